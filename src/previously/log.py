"""The log: everything read of a story, in the order of the story, only ever appended to.

A part and the facts read from it land together or not at all. A part that is edited, or read by a newer model, gets a new
revision and a new reading; the old rows stay, but nothing looks at them any more. `prefix` is the only way out, and what
it hands back is plain values that know nothing of what follows.
"""

from __future__ import annotations

import contextlib
import glob
import os
import sqlite3
import time
from collections.abc import Container, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import msgspec

from previously import storyfile
from previously.errors import EvidenceError, PositionError, StoryFileError
from previously.evidence import check_anchors, check_fact
from previously.model import AnyFact, Correction, Range, kind_of
from previously.text import Part, Prefix

_FACTS: Final = msgspec.json.Decoder(tuple[AnyFact, ...])
_RANGES: Final = msgspec.json.Decoder(tuple[Range, ...])
_PATH: Final = msgspec.json.Decoder(tuple[str, ...])
_STALE: Final = 3600.0
"""Seconds after which a draft belongs to no reading that still goes on."""
_SAID: Final = "SELECT body FROM corrections"
_PART: Final = "seq, ordinal, id, title, text, body, sentences, path"


class _Named(msgspec.Struct, frozen=True):
    """Of a correction only its id."""

    id: str


class Reading(msgspec.Struct, frozen=True):
    """That a part was read: which revision of it (`part`, a row), by what, after which reading, and a seal on the facts."""

    seq: int
    part: int
    ordinal: int
    previous: int | None
    key: str
    reader: str
    count: int
    digest: str


def reading_key(part: Part, reader: str, previous: str) -> str:
    """What a reading depends on, in one word: the text, who reads it, and (by its key) the reading before (law 5)."""
    return sha256(msgspec.json.encode((part.digest, reader, previous))).hexdigest()


def facts_digest(bodies: Iterable[bytes]) -> str:
    """A seal on a reading's facts, by which `verify` knows that nobody touched them."""
    return sha256(b"\n".join(bodies)).hexdigest()


class Memory:
    """Facts decoded before, by the seal on their reading, for a program that opens the same stories again and again."""

    def __init__(self, most: int = 400_000) -> None:
        self._most = most
        self._known: dict[str, tuple[AnyFact, ...]] = {}

    def get(self, digest: str) -> tuple[AnyFact, ...] | None:
        """The facts of a seal."""
        return self._known.get(digest)

    def keep(self, digest: str, facts: tuple[AnyFact, ...]) -> None:
        """Remember facts, and forget all others when they become too many."""
        if sum(map(len, [*self._known.values()])) + len(facts) > self._most:
            self._known.clear()
        self._known[digest] = facts


class Log:
    """One story file. Use it in a `with` block, or close it."""

    def __init__(self, connection: sqlite3.Connection, path: Path, memory: Memory | None = None) -> None:
        self.path = path
        self.connection = connection
        self.memory = memory
        # Rows never change, so whatever was decoded once stays true.
        self._parts: dict[int, Part] = {}
        self._facts: dict[int, tuple[AnyFact, ...]] = {}

    @classmethod
    def open(cls, path: Path, *, write: bool = False, memory: Memory | None = None) -> Log:
        """Open a story file, for looking at it only or to append; `memory` spares decoding what was decoded before.

        Raises StoryFileError when it cannot be used so.
        """
        return cls(storyfile.connect(path, write=write), path, memory)

    @classmethod
    def create(cls, path: Path, title: str) -> Log:
        """Make a new story file without parts.

        Raises StoryFileError when there is a file already, or no place for one.
        """
        log = cls(storyfile.create(path), path)
        with log._writing() as connection:
            connection.execute("INSERT INTO story (title) VALUES (?)", (title,))
        return log

    @classmethod
    def begin(cls, path: Path, title: str, part: Part, facts: Sequence[AnyFact], *, reader: str) -> Log:
        """Make a story file that holds its first part: a crash leaves no file at all, or one that can be used.

        Raises StoryFileError when there is a file already or no place for one, EvidenceError as `append` does.
        """
        if path.exists():
            raise StoryFileError("There is a file already.", where=str(path), hint="Give the new story another name.")
        with storyfile.explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _sweep(path)
        draft = path.with_name(f"{path.name}-{os.urandom(6).hex()}")
        try:
            with cls.create(draft, title) as log:
                log.append(part, facts, key=reading_key(part, reader, ""), reader=reader)
            with storyfile.explained(path):
                _publish(draft, path)
        finally:
            draft.unlink(missing_ok=True)
            storyfile.journal_of(draft).unlink(missing_ok=True)
        return cls.open(path, write=True)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def title(self) -> str:
        """The story's title."""
        row = self._one("SELECT title FROM story ORDER BY seq DESC LIMIT 1")
        if row is None:
            raise StoryFileError("The story has no title: the file is damaged.", where=str(self.path))
        return str(row[0])

    def chain(self) -> list[Reading]:
        """The current readings, in the order of the story: of each part the newest that follows on the one before."""
        newest: dict[int | None, Reading] = {}
        for row in self._all("SELECT seq, part, ordinal, previous, key, reader, count, digest FROM readings ORDER BY seq"):
            reading = Reading(*row)
            newest[reading.previous] = reading
        chain: list[Reading] = []
        while (following := newest.get(chain[-1].seq if chain else None)) is not None:
            chain.append(following)
        return chain

    def parts_index(self) -> tuple[Part, ...]:
        """The parts read so far with ids and titles but no text: for telling which part a person means, not for showing."""
        chain = self.chain()  # before the parts: a part that is read meanwhile has its row by then
        rows = {int(row[0]): row for row in self._all("SELECT seq, ordinal, id, title, path FROM parts")}
        return tuple(
            Part(reading.ordinal, rows[reading.part][2], rows[reading.part][3], "", path=_PATH.decode(rows[reading.part][4]))
            for reading in chain
        )

    def stored_parts(self) -> tuple[Part, ...]:
        """The newest text of every part, read or (after an interrupted reading) still to be read."""
        newest = "SELECT max(revision) FROM parts AS other WHERE other.ordinal = parts.ordinal"
        rows = self._all(f"SELECT {_PART} FROM parts WHERE revision = ({newest}) ORDER BY ordinal")
        return tuple(self._part(row) for row in rows)

    def prefix(self, ordinal: int) -> Prefix:
        """All that may be known once part `ordinal` is read: the same values whether or not the log goes on (laws 1 and 2).

        Facts come in the order in which they were read, then what people corrected.
        Raises PositionError when that part is not read, StoryFileError when the file is damaged.
        """
        chain = self.chain()[: max(ordinal + 1, 0)]
        if not 0 <= ordinal < len(chain):
            raise PositionError(f"The story has no part {ordinal} that is read.", where=self.title)
        parts = self._load_parts([reading.part for reading in chain])
        self._load_facts(chain)
        facts = [fact for reading in chain for fact in self._facts[reading.seq]]
        return Prefix(self.title, parts, (*facts, *self._corrections(parts)))

    def seal(self, ordinal: int) -> str:
        """What a prefix depends on, in one word: the same seal is the same prefix, so what was made of it still holds.

        Raises PositionError when that part is not read.
        """
        chain = self.chain()
        if not 0 <= ordinal < len(chain):
            raise PositionError(f"The story has no part {ordinal} that is read.", where=self.title)
        said = [row[0] for row in self._all("SELECT body FROM corrections ORDER BY seq")]
        return sha256(msgspec.json.encode((self.title, chain[ordinal].key, said))).hexdigest()

    def append(self, part: Part, facts: Iterable[AnyFact], *, key: str, reader: str, moved: Sequence[Part] = ()) -> None:
        """Add a part and what was read from it, in one transaction.

        `key` says what the reading depended on (`reading_key`); it must follow on the readings in the log. `moved` are stored
        parts that make room for this one: they get a new ordinal, and have to be read again.
        Raises EvidenceError when a fact does not rest on the text read so far, StoryFileError when the file cannot be written
        or somebody else wrote to it meanwhile. Either way nothing is appended.
        """
        facts = tuple(facts)
        bodies = [msgspec.json.encode(fact) for fact in facts]
        with self._writing() as connection:
            chain = self.chain()
            before = chain[: part.ordinal]
            expected = reading_key(part, reader, before[-1].key if before else "")
            repeated = len(chain) > part.ordinal and chain[part.ordinal].key == key
            if len(before) != part.ordinal or key != expected or repeated:
                hint = "Run the same command again."
                raise StoryFileError("Another process is reading the same story.", where=str(self.path), hint=hint)
            self._check_new(part, facts, before)
            row = self._store_part(part)
            for other in moved:
                self._store_part(other)
            previous = before[-1].seq if before else None
            values = (row, part.ordinal, previous, key, reader, len(facts), facts_digest(bodies))
            reading = connection.execute(
                "INSERT INTO readings (part, ordinal, previous, key, reader, count, digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
                values,
            ).lastrowid
            connection.executemany(
                "INSERT INTO facts (reading, idx, kind, part, offset, body) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (reading, index, kind_of(fact), fact.position.part, fact.position.offset, body.decode())
                    for index, (fact, body) in enumerate(zip(facts, bodies, strict=True))
                ),
            )
        assert reading is not None
        self._facts[reading] = facts

    def correct(self, correction: Correction) -> None:
        """Add what a person said of our reading; it applies from the part it is `placed` at, or everywhere (law 4).

        Raises EvidenceError when it cites what is not known there, StoryFileError when the file cannot be written.
        """
        with self._writing() as connection:
            parts = self._load_parts([reading.part for reading in self.chain()])
            if correction.placed is None and correction.citations:
                hint = "Say from which part on it is known."
                raise EvidenceError("A correction that applies everywhere can cite nothing.", where=correction.id, hint=hint)
            if correction.placed is not None and not 0 <= correction.placed < len(parts):
                raise EvidenceError("The correction is placed at a part that is not read.", where=correction.id)
            placed = None if correction.placed is None else parts[correction.placed].id
            check_fact(correction, parts[: (correction.placed or 0) + 1])
            check_anchors(correction, parts)
            if any(msgspec.json.decode(row[0], type=_Named).id == correction.id for row in self._all(_SAID)):
                hint = "Run the same command again."
                raise StoryFileError("Another process is correcting the same story.", where=str(self.path), hint=hint)
            body = msgspec.json.encode(correction).decode()
            connection.execute("INSERT INTO corrections (placed, body) VALUES (?, ?)", (placed, body))

    def bookmark(self) -> str | None:
        """The id of the part the reader is at, if they said so."""
        row = self._one("SELECT part FROM bookmarks ORDER BY seq DESC LIMIT 1")
        return None if row is None else str(row[0])

    def set_bookmark(self, part: str) -> None:
        """Remember the id of the part the reader is at.

        Raises StoryFileError when the file cannot be written.
        """
        with self._writing() as connection:
            connection.execute("INSERT INTO bookmarks (part) VALUES (?)", (part,))

    def _check_new(self, part: Part, facts: tuple[AnyFact, ...], before: Sequence[Reading]) -> None:
        """Hold new facts against the text, and their ids against those in use."""
        parts = (*self._load_parts([reading.part for reading in before]), part)
        self._load_facts(before)
        used = {fact.id for reading in before for fact in self._facts[reading.seq]}
        for fact in facts:
            check_fact(fact, parts)
            if fact.id in used:
                raise EvidenceError("Another fact has the same id.", where=fact.id)
            used.add(fact.id)

    def _store_part(self, part: Part) -> int:
        """Add a revision of a part unless its newest is the same, and say which row holds it."""
        row = self._one(
            "SELECT seq, revision, digest FROM parts WHERE ordinal = ? ORDER BY revision DESC LIMIT 1", part.ordinal
        )
        if row is not None and row[2] == part.digest:
            return int(row[0])
        revision = 0 if row is None else int(row[1]) + 1
        lists = (msgspec.json.encode(part.sentences).decode(), msgspec.json.encode(part.path).decode())
        values = (part.ordinal, revision, part.id, part.title, part.text, part.body, *lists, part.digest)
        names = "ordinal, revision, id, title, text, body, sentences, path, digest"
        cursor = self.connection.execute(f"INSERT INTO parts ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _load_parts(self, rows: Sequence[int]) -> tuple[Part, ...]:
        for seq in rows:
            if seq not in self._parts:
                row = self._one(f"SELECT {_PART} FROM parts WHERE seq = ?", seq)
                if row is None:
                    raise StoryFileError("A part is missing: the file is damaged.", where=str(self.path))
                self._part(row)
        return tuple(self._parts[seq] for seq in rows)

    def _part(self, row: tuple[int, int, str, str, str, int, str, str]) -> Part:
        seq, ordinal, name, title, text, body, sentences, path = row
        with storyfile.explained(self.path):
            part = Part(ordinal, name, title, text, body, _RANGES.decode(sentences), _PATH.decode(path))
        return self._parts.setdefault(seq, part)

    def _load_facts(self, readings: Sequence[Reading]) -> None:
        for reading in readings:
            if reading.seq in self._facts:
                continue
            facts = self.memory.get(reading.digest) if self.memory else None
            if facts is None:
                rows = self._all("SELECT body FROM facts WHERE reading = ? ORDER BY idx", reading.seq)
                with storyfile.explained(self.path):
                    facts = _FACTS.decode("[" + ",".join([row[0] for row in rows]) + "]")
                if self.memory:
                    self.memory.keep(reading.digest, facts)
            self._facts[reading.seq] = facts

    def _corrections(self, parts: Sequence[Part]) -> Iterator[Correction]:
        """What people said that applies with these parts read, placed by the ids of parts, which outlive their ordinals."""
        ordinals = {part.id: part.ordinal for part in parts}
        ahead: set[str] = set()
        for placed, body in self._all("SELECT placed, body FROM corrections ORDER BY seq"):
            with storyfile.explained(self.path):
                correction = msgspec.json.decode(body, type=Correction)
            known = None if placed is not None and placed not in ordinals else _known(correction, ordinals, ahead)
            if known is None:
                ahead.add(correction.id)
                continue
            ordinal = None if placed is None else ordinals[placed]
            # What it cites may have been edited or moved since; the correction stands without it.
            cited = tuple(c for c in known.citations if c.part < len(parts) and parts[c.part].cite(c.start, c.end) == c)
            yield msgspec.structs.replace(known, placed=ordinal, citations=cited)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with storyfile.explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _all(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with storyfile.explained(self.path):
            return self.connection.execute(statement, values).fetchall()

    def _one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        rows = self._all(statement, *values)
        return rows[0] if rows else None


def _known(correction: Correction, parts: Container[str], ahead: Container[str]) -> Correction | None:
    """As much of a correction as concerns what is told in these parts, and corrections that are not `ahead`.

    A person who reads on corrects what was told later, and even that they did would tell an earlier reader of it.
    """
    anchors = correction.anchors or (None,) * len(correction.targets)
    told = [
        (target, anchor)
        for target, anchor in zip(correction.targets, anchors, strict=False)
        if target not in ahead and (anchor is None or all(place.part in parts for place in (*anchor.places, *anchor.who)))
    ]
    if len(told) == len(correction.targets):
        return correction
    pairs = correction.action in ("merge", "split")
    if len(told) < (2 if pairs else 1) or (pairs and told[0][0] != correction.targets[0]):
        return None
    targets, kept = zip(*told, strict=True)
    return msgspec.structs.replace(correction, targets=targets, anchors=kept if correction.anchors else ())


def _sweep(path: Path) -> None:
    """Clear away what a killed first reading left, above all a journal that SQLite would take for the new file's."""
    for litter in path.parent.glob(f"{glob.escape(path.name)}-*"):
        with contextlib.suppress(FileNotFoundError):  # somebody else swept it
            if litter == storyfile.journal_of(path) or time.time() - litter.stat().st_mtime > _STALE:
                litter.unlink()


def _publish(draft: Path, path: Path) -> None:
    """Give a finished file its name, unless somebody else took it meanwhile."""
    try:
        os.link(draft, path)  # unlike a rename, never writes over a file
    except FileExistsError:
        raise StoryFileError("There is a file already.", where=str(path), hint="Give the new story another name.") from None
    except OSError:  # a file system without links
        draft.rename(path)
