"""A page of text: wrapped and coloured for a person at a terminal, one plain line after the other for a pipe."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TextIO, TypeAlias

Styled: TypeAlias = tuple[str, str]
"""A stretch of text and its style, one of STYLES or none."""
Line: TypeAlias = str | Sequence[str | Styled]

STYLES: Final = {"bold": "1", "dim": "2", "italic": "3", "name": "36", "good": "32", "bad": "31"}
WIDEST: Final = 100
"""Columns beyond which lines are hard to read."""
_MOST_LEFT: Final = 28
_GAP: Final = 2
_CONTROL: Final = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\r\n\t"}
"""A stranger's text may hold codes that a terminal would obey; they are shown, never obeyed."""


def clean(text: str) -> str:
    """Text on one line, without what a terminal would take for a command."""
    return " ".join(text.translate(_CONTROL).split())


class Page:
    """Writes lines to a stream as suits whoever reads it; what it writes depends on the lines, the width and nothing else."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream if stream is not None else sys.stdout
        never_fail(self.stream)
        terminal = self.stream.isatty()
        self.width = max(min(shutil.get_terminal_size().columns, WIDEST), 30) if terminal else None
        self.styled = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def line(self, line: Line = "", *, indent: int = 0, hang: int = 0) -> None:
        """Write one line, or as many as it takes; those after the first hang `hang` columns further in."""
        self._write([(" " * indent, "")], _segments(line), indent + hang)

    def heading(self, text: str, note: str = "") -> None:
        """Write a line that begins something."""
        self.line([(text, "bold"), *([(f"  {note}", "dim")] if note else [])])

    def rows(self, rows: Iterable[tuple[Line, Line]], *, indent: int = 2, widest: int = _MOST_LEFT) -> None:
        """Write two columns: what it is about (`widest` columns at most), and what there is to say, wrapped under itself."""
        pairs = [(_segments(left), _segments(right)) for left, right in rows]
        widths = [_columns(_text(left)) for left, _ in pairs]
        column = max((width for width in widths if width <= widest), default=0)
        for (left, right), width in zip(pairs, widths, strict=True):
            margin = indent + column + _GAP
            if width <= column or self.width is None:
                self._write([(" " * indent, ""), *left, (" " * (max(column - width, 0) + _GAP), "")], right, margin)
            else:
                self._write([(" " * indent, "")], left, indent + _GAP)
                self._write([(" " * margin, "")], right, margin)

    def table(self, rows: Sequence[Sequence[Styled]], *, indent: int = 2) -> None:
        """Write cells in columns, each as wide as it must be; a cell is never broken."""
        cleaned = [[(clean(text), style) for text, style in row] for row in rows]
        widths = [max(_columns(text) for text, _ in column) for column in zip(*cleaned, strict=True)]
        for row in cleaned:
            cells = [self._painted(cell) + " " * (wide - _columns(cell[0])) for cell, wide in zip(row, widths, strict=True)]
            self.stream.write((" " * indent + " ".join(cells)).rstrip() + "\n")

    def _write(self, prefix: Sequence[Styled], segments: Sequence[Styled], margin: int) -> None:
        if self.width is None:
            self.stream.write((_text(prefix) + _text(segments)).rstrip() + "\n")
            return
        first = self.width - _columns(_text(prefix))
        for number, (start, stop) in enumerate(_broken(_text(segments), first, self.width - margin)):
            line = [*(prefix if number == 0 else [(" " * margin, "")]), *_cut(segments, start, stop)]
            self.stream.write(("".join(map(self._painted, line))).rstrip() + "\n")

    def _painted(self, styled: Styled) -> str:
        text, style = styled
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if style and self.styled and text.strip() else text


def error_line(text: str) -> None:
    """Tell a person in one line, beside the output proper, that something is wrong or worth knowing."""
    never_fail(sys.stderr)
    print(f"previously: {clean(text)}", file=sys.stderr)


def never_fail(stream: TextIO) -> None:
    """Make a stream that lacks a letter show a question mark instead of ending the program."""
    if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
        stream.reconfigure(errors="replace")


def _segments(line: Line) -> list[Styled]:
    pieces = [line] if isinstance(line, str) else line
    styled = [(piece, "") if isinstance(piece, str) else piece for piece in pieces]
    return [(re.sub(r"\s+", " ", text.translate(_CONTROL)), style) for text, style in styled if text]


def _text(segments: Iterable[Styled]) -> str:
    return "".join(text for text, _ in segments)


def _columns(text: str) -> int:
    """How many columns a text takes: some letters take two, some none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # knows the widths of all scripts; plain English need not wait for it

    return cell_len(text)


def _broken(text: str, first: int, others: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a text start and stop that fill `first` columns, and `others` from the second line on."""
    start = stop = 0
    room = first
    for word in re.finditer(r"\S+", text):
        if stop > start and _columns(text[start : word.end()]) > room:
            yield start, stop
            start, room = word.start(), others
        stop = word.end()
        while _columns(text[start:stop]) > max(room, 8):  # a word longer than a line, or a script without spaces
            fit = next(n for n in range(stop, start, -1) if _columns(text[start:n]) <= max(room, 8))
            yield start, fit
            start, room = fit, others
    if stop > start or not text:
        yield start, stop


def _cut(segments: Iterable[Styled], start: int, stop: int) -> Iterator[Styled]:
    offset = 0
    for text, style in segments:
        yield text[max(start - offset, 0) : max(stop - offset, 0)], style
        offset += len(text)
