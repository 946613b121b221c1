"""One sentence of the source and every fact that rests on it, with how sure the reading is."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.errors import PositionError
from previously.fold import State
from previously.model import AnyFact
from previously.views.common import Cite, at, cite
from previously.views.facts import FactLine, fact_line


class ReadFact(msgspec.Struct, frozen=True):
    """A fact, how sure the reading is of it in percent, and whether it `counts` (what is doubtful does not)."""

    fact: FactLine
    sure: int
    counts: bool


class Sentence(msgspec.Struct, frozen=True):
    """A sentence and what was read from it."""

    at: str
    cite: Cite
    facts: tuple[ReadFact, ...]


def sentence(state: State, ordinal: int, number: int) -> Sentence:
    """What was read from one sentence of a part; PositionError when the part has no such sentence."""
    part = state.parts[ordinal]
    if not 0 <= number < len(part.sentences):
        raise PositionError(f"{part.id} has no sentence {number}.", where=state.title, hint="Choose one from its text.")
    doubtful = {fact.id for fact in state.doubtful}
    found = {
        fact.id: fact
        for fact in _known(state)
        if any(c.part == ordinal and c.sentence == number and c.start >= part.body for c in fact.citations)
    }
    told = sorted(found.values(), key=lambda fact: (fact.citations[0].part, fact.citations[0].start, -fact.citations[0].end))
    lines = (ReadFact(fact_line(state, f), round(f.confidence * 100), f.id not in doubtful) for f in told)
    return Sentence(at(state), cite(state, part.cite_sentence(number)), tuple(lines))


def _known(state: State) -> Iterator[AnyFact]:
    for entity in state.entities.values():
        yield from entity.names
        yield from entity.castings
    yield from state.mentions
    yield from state.events
    yield from (fact for tie in state.ties for fact in tie.facts)
    yield from (fact for condition in state.conditions for fact in condition.facts)
    yield from (reveal.fact for reveal in state.reveals)
    yield from state.speech
    yield from state.doubtful
