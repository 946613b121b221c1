"""A check of a whole story file against itself, so that one can trust a copy, a disk, or a stranger's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from previously import storyfile
from previously.errors import EvidenceError
from previously.evidence import check_fact
from previously.log import Log, Reading, facts_digest, reading_key
from previously.migrations import expected_schema, schema_of
from previously.model import AnyFact, Correction, Range, kind_of
from previously.text import Part

_FACT: Final = msgspec.json.Decoder(AnyFact)
_MOST: Final = 20
"""How many problems to name: a file damaged in one place is often damaged in thousands."""


class Report(msgspec.Struct, frozen=True):
    """What was checked, and what is wrong; a sound file has no problems."""

    title: str
    parts: int
    readings: int
    facts: int
    citations: int
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


class _Check:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.parts: dict[int, Part] = {}
        self.readings: dict[int, Reading] = {}
        self.facts = 0
        self.citations = 0

    def problems(self) -> Iterator[str]:
        """Every check in turn; each later one rests on those before."""
        for (line,) in self.connection.execute("PRAGMA integrity_check"):
            if line != "ok":
                yield f"SQLite: {line}"
        for row in self.connection.execute("PRAGMA foreign_key_check"):
            yield f"SQLite: row {row[1]} of {row[0]} points at a missing row of {row[2]}"
        if schema_of(self.connection) != expected_schema():
            yield "The tables or their guards are not those this program makes."
        yield from self._parts()
        yield from self._readings()
        yield from self._corrections()

    def _parts(self) -> Iterator[str]:
        columns = "seq, ordinal, id, title, text, body, sentences, path, digest"
        for seq, ordinal, name, title, text, body, sentences, path, digest in self.connection.execute(
            f"SELECT {columns} FROM parts ORDER BY seq"
        ):
            try:
                ranges = msgspec.json.decode(sentences, type=tuple[Range, ...])
                part = Part(ordinal, name, title, text, body, ranges, msgspec.json.decode(path, type=tuple[str, ...]))
            except msgspec.MsgspecError:
                yield f"{name}: the part cannot be decoded."
                continue
            self.parts[seq] = part
            if part.digest != digest:
                yield f"{name}: the text is not the one that was read."
            if any(not 0 <= start < end <= len(text) for start, end in ranges):
                yield f"{name}: a sentence lies outside the text."

    def _readings(self) -> Iterator[str]:
        columns = "seq, part, ordinal, previous, key, reader, count, digest"
        for row in self.connection.execute(f"SELECT {columns} FROM readings ORDER BY seq").fetchall():
            reading = Reading(*row)
            before = None if reading.previous is None else self.readings.get(reading.previous)
            part = self.parts.get(reading.part)
            where = part.id if part else f"reading {reading.seq}"
            if part is None or (before is None) != (reading.ordinal == 0) or (before and before.ordinal != reading.ordinal - 1):
                yield f"{where}: the reading follows on nothing."
                continue
            self.readings[reading.seq] = reading
            if reading.key != reading_key(part, reading.reader, before.key if before else ""):
                yield f"{where}: the reading's key is not that of its text, its reader and the reading before."
            yield from self._facts(reading, where)

    def _facts(self, reading: Reading, where: str) -> Iterator[str]:
        parts = self._read_until(reading)
        seal = []
        rows = self.connection.execute(
            "SELECT idx, kind, part, offset, body FROM facts WHERE reading = ? ORDER BY idx", (reading.seq,)
        )
        for index, (idx, kind, ordinal, offset, body) in enumerate(rows):
            self.facts += 1
            seal.append(body.encode())
            try:
                fact = _FACT.decode(body)
                self.citations += len(fact.citations)
                check_fact(fact, parts)
            except (msgspec.MsgspecError, EvidenceError) as error:
                yield f"{where}: {error}"
                continue
            if (idx, kind, ordinal, offset) != (index, kind_of(fact), fact.position.part, fact.position.offset):
                yield f"{where}: fact {fact.id} is not filed where it belongs."
        if reading.count != len(seal) or reading.digest != facts_digest(seal):
            yield f"{where}: the facts are not those that were read."

    def _corrections(self) -> Iterator[str]:
        known = {part.id for part in self.parts.values()}
        for placed, body in self.connection.execute("SELECT placed, body FROM corrections ORDER BY seq"):
            try:
                correction = msgspec.json.decode(body, type=Correction)
            except msgspec.MsgspecError as error:
                yield f"A correction cannot be decoded: {error}"
                continue
            if (placed is None) != (correction.placed is None) or (placed is not None and placed not in known):
                yield f"{correction.id}: the correction is placed at a part that is not there."

    def _read_until(self, reading: Reading) -> list[Part]:
        """The parts that a reading could know, its own the last."""
        parts: list[Part] = []
        current: Reading | None = reading
        while current is not None:
            parts.append(self.parts[current.part])
            current = None if current.previous is None else self.readings.get(current.previous)
        return parts[::-1]


def verify(path: Path) -> Report:
    """Hold a story file against itself: SQLite's own check, tables and guards, texts, keys, seals and every citation.

    Raises StoryFileError when the file cannot even be opened.
    """
    with Log.open(path) as log:
        check = _Check(log.connection)
        problems: list[str] = []
        try:
            for problem in check.problems():
                problems.append(problem)
                if len(problems) == _MOST:
                    problems.append("… and perhaps more.")
                    break
        except (sqlite3.Error, UnicodeError) as error:
            problems.append(storyfile.explain(error, path).what if isinstance(error, sqlite3.Error) else str(error))
        title = log.title if not problems else _title(log)
    return Report(title, len(check.parts), len(check.readings), check.facts, check.citations, tuple(problems))


def _title(log: Log) -> str:
    """A damaged file's title, if it can still be read."""
    from previously.errors import StoryFileError

    try:
        return log.title
    except StoryFileError:
        return log.path.stem
