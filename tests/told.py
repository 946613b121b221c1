"""Hand-written stories in story files, so that what people do with a file is tested without the model."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from previously import storyfile
from previously.book import Book
from previously.intake import take_in
from previously.model import AnyFact
from previously.text import Part, Prefix
from tests.builders import Writer

_FACTS = msgspec.json.Decoder(tuple[AnyFact, ...])


class Told:
    """Reads from a story what its writer says is in it."""

    identity = "told"

    def __init__(self, writer: Writer) -> None:
        self.facts = tuple(writer.facts)

    def expect(self, part: Part) -> None:
        """Nothing to begin on."""

    def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
        del before
        return tuple(f for f in self.facts if f.position.part == part.ordinal)


class Recounted(Told):
    """Says the same, but counts otherwise: every id is the one that somebody or something else had before."""

    identity = "recounted"

    def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
        told = msgspec.json.encode(super().read(part, before)).decode()
        told = re.sub(r'"e(\d+)"', lambda m: f'"e{int(m[1]) % 99 + 1}"', told)
        return _FACTS.decode(re.sub(r'"(front|E\d+)\.(\d+)"', lambda m: f'"{m[1]}.{int(m[2]) + 1}"', told))


def book_of(path: Path, writer: Writer, reader: type[Told] = Told, parts: int | None = None) -> Book:
    """The story in a file, or its first so many parts; what is there already is read again if it must be."""
    story = msgspec.structs.replace(writer.story, parts=writer.story.parts[:parts])
    take_in(path, story, reader(writer))
    return Book.open(path)


@contextmanager
def hasty() -> Iterator[None]:
    """Nobody pulls the plug in tests, so nothing has to wait for the disk."""
    raw = storyfile._raw

    def hasty_raw(path: Path, mode: str) -> sqlite3.Connection:
        connection = raw(path, mode)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    storyfile._raw = hasty_raw
    try:
        yield
    finally:
        storyfile._raw = raw
