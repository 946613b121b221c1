"""The stories that are checked, and where their parts stand in a person's own file."""

from __future__ import annotations

import contextlib
import tempfile
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from previously.book import Book
from previously.errors import PositionError, StoryFileError
from previously.terminal.shelf import say_where

if TYPE_CHECKING:
    from previously.book import Moment
    from previously.text import Part


class Spot(NamedTuple):
    """A place in a file: line and column count from 1, columns in characters."""

    line: int
    column: int


class SourceFile:
    """A file with the parts that were found in it: offsets in a part become lines and columns."""

    def __init__(self, path: Path, text: str, starts: dict[str, int]) -> None:
        self.path = path
        self.text = text
        self.starts = starts
        self._lines = [0, *(n + 1 for n, letter in enumerate(text) if letter == "\n")]

    def offset(self, part: str, offset: int) -> int | None:
        """The offset in the file's text of one in a part's; None where the part is not found in it word for word."""
        start = self.starts.get(part)
        return None if start is None else start + offset

    def spot(self, part: str, offset: int) -> Spot | None:
        """The line and column of an offset in a part."""
        at = self.offset(part, offset)
        if at is None:
            return None
        line = bisect_right(self._lines, at)
        return Spot(line, at - self._lines[line - 1] + 1)


class Checked(NamedTuple):
    """A story at the position it is checked at; `name` is what the person called it, `file` theirs where it is known."""

    name: str
    moment: Moment
    file: SourceFile | None


@contextlib.contextmanager
def opened(name: str, at: str | None) -> Iterator[Checked]:
    """The story in a file of any format that is read, or one of the library.

    A file is checked to its end and leaves no trace in the library; if the library holds the very text, its reading is used,
    with what people corrected.
    """
    path = Path(name).expanduser()
    if name != "-" and (path.suffix.lower() == ".story" or not path.is_file()):
        with Book.open(name) as book:
            if at is None and book.bookmark is None:
                say_where(book)
            yield Checked(name, book.at(at), None)
        return
    with _known(path, at) as moment:
        if moment is not None:
            yield Checked(name, moment, source_file(path, moment.prefix.parts))
            return
    with (
        tempfile.TemporaryDirectory(prefix="previously-") as folder,
        Book.read(path if name != "-" else "-", into=Path(folder) / "checked.story") as book,
    ):
        moment = book.at("end" if at is None else at)
        yield Checked(name, moment, None if name == "-" else source_file(path, moment.prefix.parts))


@contextlib.contextmanager
def _known(path: Path, at: str | None) -> Iterator[Moment | None]:
    """What the library knows of the very text of a file."""
    if str(path) == "-":
        yield None
        return
    story = Book.split(path)
    try:
        book = Book.open(story.title)
    except (StoryFileError, OSError):
        yield None
        return
    with book:
        try:
            moment = book.at("end")
        except PositionError:
            yield None
            return
        same = [part.digest for part in moment.prefix.parts] == [part.digest for part in story.parts]
        yield (moment if at is None else book.at(at)) if same else None


def source_file(path: Path, parts: tuple[Part, ...]) -> SourceFile | None:
    """A file in which parts can be pointed at: those that stand in it word for word, one after the other."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts: dict[str, int] = {}
    at = 0
    for part in parts:
        found = text.find(part.text, at)
        if found >= 0:
            starts[part.id] = found
            at = found + len(part.text)
    return SourceFile(path, text, starts)
