"""The bundled story as it was read once, so that what is shown of it can be compared to the letter on any processor.

The model's int8 arithmetic rounds otherwise on another processor, which now and then moves a doubtful word; views must not be
held to that. `PREVIOUSLY_UPDATE=1` reads the story anew and keeps what was read.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from benchmarks.speed import EXAMPLE
from previously.book import Book
from previously.intake import PartReader
from previously.model import AnyFact
from previously.text import Part, Prefix

FACTS = Path(__file__).parent / "snapshots" / "facts.jsonl"
UPDATE = bool(os.environ.get("PREVIOUSLY_UPDATE"))
_FACT: msgspec.json.Decoder[AnyFact] = msgspec.json.Decoder(AnyFact)


class Recorded:
    """Reads from a story what was read from it before."""

    identity = "recorded"

    def __init__(self) -> None:
        self.facts = tuple(_FACT.decode(line) for line in FACTS.read_text(encoding="utf-8").splitlines())

    def expect(self, part: Part) -> None:
        """Nothing to begin on."""

    def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
        """What was read of this part."""
        del before
        return tuple(fact for fact in self.facts if fact.position.part == part.ordinal)


def read_example(reader: PartReader | None = None) -> tuple[AnyFact, ...]:
    """Put the bundled story into the library, as it was recorded or by another reader; gives its facts."""
    if reader is None and not UPDATE:
        reader = Recorded()
    with Book.read(EXAMPLE, reader=reader) as book:
        facts = book.at("end").prefix.facts
    if UPDATE:
        FACTS.write_text("".join(msgspec.json.encode(fact).decode() + "\n" for fact in facts), encoding="utf-8")
    return facts
