"""What a story lets out: that two are one, who killed the one long found dead, who is alive, and whose child somebody is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

import msgspec

from previously.fold import Condition, State
from previously.model import Citation

What: TypeAlias = Literal["identity", "killer", "alive", "kin"]

TOLD: Final = 0.6
"""How sure a death is at least that was told, and not only gathered from a shot."""


class Revelation(msgspec.Struct, frozen=True):
    """What comes out where `citations` say it, and about whom.

    `who` is, of an identity, the id both have now and the one the other had before; of a killer whoever did it, then the
    one who was killed; whoever is alive; and both kin.
    """

    what: What
    who: tuple[str, ...]
    citations: tuple[Citation, ...]
    facts: tuple[str, ...]


def revelations(state: State) -> tuple[Revelation, ...]:
    """All that came out up to the state's position, in the order of the text."""
    found = [Revelation("identity", (r.entity, r.other), r.citations, (r.fact.id,)) for r in state.reveals]
    found += [
        Revelation("kin", (tie.source, tie.target), fact.citations, (fact.id,))
        for tie in state.ties
        for fact in tie.facts[:1]
        if fact.news
    ]
    lives: dict[str, list[Condition]] = {}
    for condition in state.conditions:
        if condition.aspect == "life":
            lives.setdefault(condition.entity, []).append(condition)
    for entity, told in lives.items():
        found += _killers(state, entity, told)
        found += _alive(entity, told)
    said = {(r.who[0], r.citations) for r in found if r.what == "identity"}
    found = [r for r in found if r.what == "identity" or all((id, r.citations) not in said for id in r.who)]
    return tuple(sorted(found, key=lambda r: (r.citations[0].part, r.citations[0].start)))


def _killers(state: State, entity: str, told: list[Condition]) -> Iterator[Revelation]:
    """By whose hand somebody died, where that is told only after the death."""
    for condition in told:
        first, *later = condition.facts
        known = {state.canonical.get(i, i) for i in first.by}
        for fact in later:
            by = tuple(dict.fromkeys(state.canonical.get(i, i) for i in fact.by))
            if by and not known & {*by} and fact.citations != first.citations:
                yield Revelation("killer", (*by, entity), fact.citations, (fact.id,))
                break


def _alive(entity: str, told: list[Condition]) -> Iterator[Revelation]:
    """That somebody lives who was told to be dead, or thought so, and whom nobody brought back to life."""
    for before, condition in zip((None, *told), told, strict=False):
        gathered = before is not None and before.value == "dead" and all(f.confidence < TOLD for f in before.facts)
        if condition.value == "alive" and not (condition.by or gathered):
            yield Revelation("alive", (entity,), condition.facts[0].citations, (condition.facts[0].id,))
