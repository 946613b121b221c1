"""Turns the bytes of a file into characters, or says plainly why they are not a story."""

from __future__ import annotations

import codecs
import re

from previously.errors import SourceError

LARGEST = 64 * 1024 * 1024
"""No file larger than this many bytes is read."""

_TRY = "Give a text, Markdown or saved HTML file."
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "a rich-text (RTF) file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"application/epub+zip", "an EPUB book"),
    (b"word/", "a Word document"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a presentation"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def too_large(size: int, where: str) -> SourceError:
    """The error for a file that is refused by its size alone."""
    megabytes = size / 1024 / 1024
    return SourceError(
        f"The file is too large ({megabytes:,.0f} MB; at most {LARGEST // 1024 // 1024} MB is read).",
        where=where,
        hint="Give the story's text alone, or split it into several files.",
    )


def _binary(data: bytes) -> str:
    """What kind of file that is not text this is; empty when it may be text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        head = data[:4096] + data[-8192:]
        return next((name for mark, name in _ZIPPED if mark in head), "a ZIP archive")
    if data[60:68] == b"BOOKMOBI":
        return "a Kindle book"
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] in {b"WAVE", b"AVI ", b"WEBP"}):
        return "a sound, video or image file"
    return next((name for mark, name in _MAGIC if data.startswith(mark)), "")


def newlines(text: str) -> str:
    """The text with every line ended by one line feed, so that the same story reads the same from any system."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def clean(text: str) -> str:
    """The text as it is stored: no byte-order mark, line feeds only, nothing that cannot be written as UTF-8."""
    text = newlines(text.removeprefix("\ufeff"))
    try:
        text.encode()
    except UnicodeEncodeError:
        text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def _western(data: bytes) -> str | None:
    """The text as windows-1252 when its few bytes outside ASCII are what English text has there."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [c for c in text if ord(c) > 127]
    usual = sum(c.isalpha() or c in "‘’“”–—…•´`«»£€©®°½¼¾§ª°º¿¡\xa0\xad" for c in beyond)
    return text if len(beyond) * 5 <= len(text) * 2 and usual * 20 >= len(beyond) * 19 else None


def decode(data: bytes, where: str, *, html: bool = False) -> str:
    """The characters of a file: UTF-8 when it is valid, else what its mark, its own statement or its bytes say."""
    if kind := _binary(data):
        raise SourceError(f"This is {kind}, which is not read yet.", where=where, hint=_TRY)
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return clean(data[len(mark) :].decode(name))
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"The file begins as {name.upper()} but is damaged at byte {error.start + len(mark):,}.",
                    where=where,
                    hint="Save it again as UTF-8.",
                ) from error
    if b"\x00" in data:
        raise SourceError("This is a binary file, not text.", where=where, hint=_TRY)
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if html and (stated := _CHARSET.search(data[:4096])):
        try:
            return clean(data.decode(stated[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass
    if (text := _western(data)) is not None:
        return clean(text)
    return clean(_guessed(data, where))


def _guessed(data: bytes, where: str) -> str:
    """The text in the encoding that fits its bytes best."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 256 * 1024]).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    raise SourceError("The file's character encoding cannot be recognised.", where=where, hint="Save it as UTF-8.")
