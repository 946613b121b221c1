"""What happened, in story order: events, changes of state and of relations, reveals, first appearances."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias, get_args

import msgspec

from previously.errors import PreviouslyError
from previously.fold import State
from previously.model import Citation, Event, Fact
from previously.views.cast import first_citation
from previously.views.common import Cite, Ref, at, cites
from previously.views.named import find
from previously.views.relations import shown_ties
from previously.views.shown import Roster, roster
from previously.views.statement import statement

EntryKind: TypeAlias = Literal["event", "state", "relation", "reveal", "appearance"]
ALL: Final = slice(None)
KINDS: tuple[EntryKind, ...] = get_args(EntryKind)


class TimelineEntry(msgspec.Struct, frozen=True):
    """One thing that happened: `what` in a word or two, `text` in the source's own words, and whom it concerns.

    `facts` are the ids of the facts that tell it, none for a first appearance.
    """

    part: str
    kind: EntryKind
    what: str
    status: str
    who: tuple[Ref, ...]
    text: str
    evidence: tuple[Cite, ...]
    facts: tuple[str, ...]


class Timeline(msgspec.Struct, frozen=True):
    """What happened up to a position, to one figure where `about` says so, of one kind where `kind` does."""

    at: str
    about: Ref | None
    kind: EntryKind | None
    entries: tuple[TimelineEntry, ...]


class _Happening(msgspec.Struct, frozen=True, eq=False):
    place: tuple[int, int, int]
    kind: EntryKind
    what: str
    status: str
    who: tuple[str, ...]
    citations: tuple[Citation, ...]
    facts: tuple[Fact, ...] = ()
    event: Event | None = None


def timeline(
    state: State, *, about: str | None = None, kind: str | None = None, part: int | None = None, window: slice = ALL
) -> Timeline:
    """Everything that happened to those who are listed, in story order, of one part; of it all, a `window`."""
    if kind is not None and kind not in KINDS:
        raise PreviouslyError(f"{kind!r} is no kind of entry.", hint=f"Kinds are {', '.join(KINDS)}.")
    figure = find(state, about) if about is not None else None
    listed = roster(state).figures
    happenings = sorted((h for k in KINDS if kind in (None, k) for h in _HAPPENINGS[k](state, roster(state))), key=_place)
    told = []
    for happening in happenings:
        if part is not None and happening.place[0] != part:
            continue
        who = tuple(Ref(x, listed[x].name) for x in dict.fromkeys(happening.who) if x in listed)
        if who and (figure is None or figure.id in (r.id for r in who)):
            told.append((happening, who))
    entries = tuple(_entry(state, *one) for one in told[window])
    chosen: EntryKind | None = next((k for k in KINDS if k == kind), None)
    return Timeline(at(state), Ref(figure.id, figure.name) if figure else None, chosen, entries)


def _place(happening: _Happening) -> tuple[int, int, int]:
    return happening.place


def _entry(state: State, happening: _Happening, who: tuple[Ref, ...]) -> TimelineEntry:
    citation = happening.citations[0]
    part = state.parts[citation.part]
    text, evidence = citation.text, cites(state, happening.citations)
    if citation.sentence < len(part.sentences) and part.sentences[citation.sentence][0] <= citation.start:
        told = statement(state, part, citation.sentence, [happening.event] if happening.event else ())
        text, evidence = told.text, tuple(dict.fromkeys(evidence + told.evidence))
    return TimelineEntry(
        part.id, happening.kind, happening.what, happening.status, who, text, evidence, tuple(f.id for f in happening.facts)
    )


def _events(state: State, _: Roster) -> Iterator[_Happening]:
    for event in state.events:
        who = event.agents + event.patients + tuple(o.entity for o in event.others)
        place = (event.citations[0].part, event.trigger[0], 0)
        yield _Happening(place, "event", event.lemma, event.status, who, event.citations, (event,), event)


def _states(state: State, who: Roster) -> Iterator[_Happening]:
    for c in state.conditions:
        if c.entity not in who.figures:
            continue  # of nobody listed, what became of them would be told of whoever did it
        what = f"{c.aspect}: {c.value}"
        yield _Happening(_at(c.citations, 1), "state", what, "actual", (c.entity, *c.by), c.citations, c.facts)


def _relations(state: State, _: Roster) -> Iterator[_Happening]:
    for tie in shown_ties(state):
        what = f"{tie.qualifier} {tie.type}" if tie.qualifier else tie.type
        ends = tie.until is not None
        told = [c for c in tie.citations if c.part == tie.until][-1:] if ends else []
        begun = tuple(c for c in tie.citations if c not in told) or tie.citations
        both = (tie.source, tie.target)
        over = tuple(fact for fact in tie.facts if told and told[0] in fact.citations)
        rest = tuple(fact for fact in tie.facts if fact not in over) or tie.facts
        if begun != tuple(told):
            yield _Happening(_at(begun, 2), "relation", what, "actual", both, begun, rest)
        if told:
            yield _Happening(_at(tuple(told), 3), "relation", f"{what} ends", "actual", both, tuple(told), over)


def _reveals(state: State, _: Roster) -> Iterator[_Happening]:
    for reveal in state.reveals:
        yield _Happening(
            _at(reveal.citations, 4), "reveal", "identity", "actual", (reveal.entity,), reveal.citations, (reveal.fact,)
        )


def _appearances(_: State, who: Roster) -> Iterator[_Happening]:
    for figure in who.figures.values():
        if figure.kind == "character":
            citations = (first_citation(figure),)
            yield _Happening(_at(citations, -1), "appearance", "first seen", "actual", (figure.id,), citations)


def _at(citations: tuple[Citation, ...], order: int) -> tuple[int, int, int]:
    return (citations[0].part, citations[0].start, order)


_HAPPENINGS = {
    "event": _events,
    "state": _states,
    "relation": _relations,
    "reveal": _reveals,
    "appearance": _appearances,
}
