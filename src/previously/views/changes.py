"""What a correction changes in what is shown: the same story before and after it, held side by side."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

import msgspec

from previously.fold import State
from previously.model import AnyFact, Event
from previously.views.common import Ref, at
from previously.views.facts import FactLine, fact_line
from previously.views.fixes import Fixed
from previously.views.relations import RelationLine, as_line, shown_ties
from previously.views.shown import Figure, roster

T = TypeVar("T")


class Recalled(msgspec.Struct, frozen=True):
    """Somebody who is called otherwise than before."""

    id: str
    before: str
    after: str


class Recounted(msgspec.Struct, frozen=True):
    """Somebody of whom another number of mentions counts than before."""

    who: Ref
    before: int
    after: int


class Changes(msgspec.Struct, frozen=True):
    """Who is listed no longer or newly, who is called or counted otherwise, and which statements go and come.

    `events` counts those that happen to, or are done by, somebody else than before; `fixed` says what the correction is.
    """

    at: str
    fixed: Fixed
    gone: tuple[Ref, ...]
    new: tuple[Ref, ...]
    renamed: tuple[Recalled, ...]
    recounted: tuple[Recounted, ...]
    relations_gone: tuple[RelationLine, ...]
    relations_new: tuple[RelationLine, ...]
    facts_gone: tuple[FactLine, ...]
    facts_new: tuple[FactLine, ...]
    events: int


def changes(before: State, after: State, fixed: Fixed) -> Changes:
    """What is shown otherwise after a correction."""
    old, new = roster(before).figures, roster(after).figures
    both = [(old[i], new[i]) for i in old if i in new]
    ties = [as_line(state, tie) for state in (before, after) for tie in shown_ties(state)]
    cut = len(shown_ties(before))
    lost, won = _apart(ties[:cut], ties[cut:], _tie_key)
    facts_gone, facts_new = _apart(_telling(before), _telling(after), lambda fact: fact.id)
    return Changes(
        at=at(after),
        fixed=fixed,
        gone=_refs(f for i, f in old.items() if i not in new),
        new=_refs(f for i, f in new.items() if i not in old),
        renamed=tuple(Recalled(a.id, a.name, b.name) for a, b in both if a.name != b.name),
        recounted=tuple(
            Recounted(Ref(b.id, b.name), len(a.entity.mentions), len(b.entity.mentions))
            for a, b in both
            if len(a.entity.mentions) != len(b.entity.mentions)
        ),
        relations_gone=lost,
        relations_new=won,
        facts_gone=tuple(fact_line(before, fact) for fact in facts_gone),
        facts_new=tuple(fact_line(after, fact) for fact in facts_new),
        events=_moved(before.events, after.events),
    )


def _refs(figures: Iterable[Figure]) -> tuple[Ref, ...]:
    return tuple(Ref(f.id, f.name) for f in figures)


def _apart(before: list[T], after: list[T], key: Callable[[T], Hashable]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """What only the first list has, and what only the second."""
    had, has = {key(x) for x in before}, {key(x) for x in after}
    return tuple(x for x in before if key(x) not in has), tuple(x for x in after if key(x) not in had)


def _tie_key(line: RelationLine) -> Hashable:
    return (line.source.name, line.target.name, line.type, line.qualifier, line.since, line.until)


def _telling(state: State) -> list[AnyFact]:
    """The events and changes of state that count."""
    return [*state.events, *(fact for condition in state.conditions for fact in condition.facts)]


def _moved(before: Iterable[Event], after: Iterable[Event]) -> int:
    old = {e.id: (e.agents, e.patients, e.others) for e in before}
    return sum(e.id in old and old[e.id] != (e.agents, e.patients, e.others) for e in after)
