"""Text in: reads files, saved web pages or standard input into a Story of parts and sentences with exact offsets.

>>> story = story_from_text("Episode 1: Home\\n\\nAnn arrives.\\n\\nEpisode 2: Away\\n\\nAnn leaves.")
>>> [(part.id, part.title) for part in story.parts]
[('E01', 'Home'), ('E02', 'Away')]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from previously.errors import SourceError
from previously.sources import html
from previously.sources.decode import LARGEST, clean, decode, too_large
from previously.sources.headings import read_line
from previously.sources.names import Namer, slug
from previously.sources.rules import cut
from previously.text import Part, Story

Source: TypeAlias = Path | Literal["-"]

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_LATER = {
    ".srt": "subtitles (SRT)",
    ".vtt": "subtitles (WebVTT)",
    ".ass": "subtitles (ASS)",
    ".ssa": "subtitles (SSA)",
    ".fdx": "a Final Draft screenplay",
    ".epub": "an EPUB book",
    ".docx": "a Word document",
    ".pdf": "a PDF file",
    ".rtf": "a rich-text (RTF) file",
}
_PREAMBLE = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TITLE_FIELD = re.compile(r"^title:[ \t]*(?P<title>.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_H1 = re.compile(r"\A\s*(?:#[ \t]+(?P<atx>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)|(?P<setext>[^\n]+)\n=+[ \t]*(?:\n|\Z))")


class _Text(msgspec.Struct, frozen=True):
    """One source as text, with what its format says of headings and of its title."""

    text: str
    name: str = ""
    title: str = ""
    heading: str = ""
    marks: dict[int, int] = {}
    markdown: bool = False


def _bytes(source: Source, stdin: bytes | None) -> tuple[bytes, str]:
    """A source's bytes and what to call it in messages."""
    if source == "-":
        data = sys.stdin.buffer.read(LARGEST + 1) if stdin is None else stdin
        if len(data) > LARGEST:
            raise too_large(len(data), "standard input")
        return data, "standard input"
    where = str(source)
    try:
        if source.is_dir():
            raise SourceError("This is a folder.", where=where, hint="Name the files in it, in reading order.")
        if not source.exists():
            raise SourceError("There is no such file.", where=where, hint="Check the name and the folder you are in.")
        if (size := source.stat().st_size) > LARGEST:
            raise too_large(size, where)
        return source.read_bytes(), where
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(f"The file cannot be read: {reason}.", where=where, hint="Check its permissions.") from error


def _readable(stem: str) -> str:
    """A file's name as a title: `lantern-house_s2` is "lantern house s2"."""
    return " ".join(re.sub(r"[_\s]+|(?<=\w)-(?=\w)", " ", stem).split())


def _title_line(text: str, *, any_text: bool) -> str:
    """The document's title when it opens with one first-level heading that counts nothing."""
    found = _H1.match(text)
    if found is None or not (any_text or found["atx"]):
        return ""
    line = found["atx"] or found["setext"]
    heading = read_line(line, 1)
    return heading.title if heading is not None and heading.strength == "markup" else ""


def _plain(text: str, markdown: bool) -> _Text:
    """Text or Markdown with its title; a Markdown preamble is read for the title and left out of the story."""
    title = ""
    if preamble := _PREAMBLE.match(text):
        field = _TITLE_FIELD.search(preamble["fields"])
        if field or re.search(r"^\w+:", preamble["fields"], re.MULTILINE):
            title = field["title"].strip("\"'") if field else ""
            text = text[preamble.end() :]
            markdown = True
    line = _title_line(text, any_text=True)
    return _Text(text, "", title or line, line, {}, markdown or bool(line))


def _read(source: Source, stdin: bytes | None) -> _Text:
    """One source, read by its format."""
    data, where = _bytes(source, stdin)
    suffix = "" if source == "-" else source.suffix.lower()
    stem = "" if source == "-" else source.stem
    if not data.strip():
        raise SourceError("There is no text in it.", where=where, hint="Give a file that holds the story's text.")
    as_html = suffix in _HTML
    text = decode(data, where, html=as_html or b"<html" in data[:4096].lower())
    if suffix in _LATER:
        raise SourceError(f"This is {_LATER[suffix]}, which is not read yet.", where=where, hint="Give its text instead.")
    if as_html or (suffix not in _MARKDOWN and html.looks_like(text)):
        page = html.read(text, where)
        # A single first-level heading is the page's title unless it counts something ("Chapter 1").
        first = [at for at, level in page.marks.items() if level == 1]
        heading = page.text[first[0] :].split("\n", 1)[0] if len(first) == 1 else ""
        known = read_line(heading, 1)
        own = heading if known is not None and known.strength == "markup" else ""
        result = _Text(clean(page.text), stem, page.title, own, page.marks)
    else:
        result = msgspec.structs.replace(_plain(text, suffix in _MARKDOWN), name=stem)
    if not result.text.strip():
        raise SourceError("There is no text in it.", where=where, hint="Give a file that holds the story's text.")
    return result


def _file_part(text: _Text, parts: list[Part], namer: Namer) -> list[Part]:
    """A file without headings among several: one part, named by the file."""
    only = parts[0]
    heading = read_line(_readable(text.name)) if text.name else None
    title = text.title or _readable(text.name) or "untitled"
    if heading is not None and heading.number is not None:
        name, path = namer.name(heading, [])
        return [msgspec.structs.replace(only, id=name, title=heading.title or text.title or heading.label, path=path)]
    return [msgspec.structs.replace(only, id=namer.unique(slug(title) or "part"), title=title)]


def _story(texts: Sequence[_Text], title: str | None, spec: str | None) -> Story:
    """The story that the texts are, in the order given."""
    several = len(texts) > 1
    parts: list[Part] = []
    taken: set[str] = set()
    for text in texts:
        namer = Namer(text.title if text.heading or several else "", taken, len(parts))
        namer.title_heading = text.heading
        found = cut(text.text, spec, namer, marks=text.marks, markdown=text.markdown)
        if several and len(found) == 1 and found[0].id.startswith("front") and text.name:
            taken.discard(found[0].id)
            found = _file_part(text, found, namer)
        parts += found
    names = [text.title for text in texts[:1] if text.title and not several] or [_readable(text.name) for text in texts[:1]]
    return Story(title or names[0] or "untitled", tuple(parts))


def load(paths: Sequence[Source], *, title: str | None = None, parts: str | None = None, stdin: bytes | None = None) -> Story:
    """The story in one file or in several, in reading order; `-` is standard input.

    `parts` says how to cut it (`auto` when it is not given): see docs/formats.md.
    """
    if not paths:
        raise SourceError("No file is given.", hint="Name a text, Markdown or HTML file, or - for standard input.")
    if sum(path == "-" for path in paths) > 1:
        raise SourceError("Standard input can be read only once.", hint="Name - once.")
    return _story([_read(path, stdin) for path in paths], title, parts)


def story_from_text(text: str, *, title: str = "untitled", parts: str | None = None) -> Story:
    """The story in a text that is already characters (a part without any text is not one: no text, no parts)."""
    read = _plain(clean(text), False)
    return _story([read], read.title if title == "untitled" and read.title else title, parts)
