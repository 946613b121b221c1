"""The companion: everything known at a position in one object (what `previously export --format json` prints)."""

from __future__ import annotations

from typing import Literal

import msgspec

from previously.fold import State
from previously.model import Status
from previously.views.cast import Character, as_character, evidence_of
from previously.views.common import Cite, at, cites
from previously.views.relations import RelationEntry, as_entry, shown_ties
from previously.views.revelations import What, revelations
from previously.views.shown import roster


class PartLine(msgspec.Struct, frozen=True):
    """A part and how many sentences it has."""

    id: str
    title: str
    sentences: int


class StoryLine(msgspec.Struct, frozen=True):
    """The story's title and the parts known."""

    title: str
    parts: tuple[PartLine, ...]


class Group(msgspec.Struct, frozen=True):
    """An organisation or a place; `names` is empty for one that is only described."""

    id: str
    name: str
    names: tuple[str, ...]
    evidence: tuple[Cite, ...]


class RevealEntry(msgspec.Struct, frozen=True):
    """What came out: that two are one (its id now, the other one's before), who killed whom, who is alive, who are kin."""

    what: What
    entities: tuple[str, ...]
    evidence: tuple[Cite, ...]
    facts: tuple[str, ...]


class Role(msgspec.Struct, frozen=True):
    """Somebody or something in an event beside agents and patients."""

    role: str
    id: str


class EventEntry(msgspec.Struct, frozen=True):
    """Something that happens, by whom and to whom (ids)."""

    id: str
    lemma: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    others: tuple[Role, ...]
    status: Status
    evidence: tuple[Cite, ...]


class StateEntry(msgspec.Struct, frozen=True):
    """The value an aspect of an entity takes since a part, and by whose doing (ids)."""

    entity: str
    aspect: str
    value: str
    since: str
    by: tuple[str, ...]
    evidence: tuple[Cite, ...]
    facts: tuple[str, ...]


class Companion(msgspec.Struct, frozen=True):
    """Everything known at a position."""

    story: StoryLine
    at: str
    characters: tuple[Character, ...]
    organisations: tuple[Group, ...]
    places: tuple[Group, ...]
    reveals: tuple[RevealEntry, ...]
    relations: tuple[RelationEntry, ...]
    events: tuple[EventEntry, ...]
    states: tuple[StateEntry, ...]


def companion(state: State) -> Companion:
    """Everything known at the state's position; ids name only those who are listed in it."""
    who = roster(state)
    return Companion(
        story=StoryLine(state.title, tuple(PartLine(p.id, p.title, len(p.sentences)) for p in state.parts)),
        at=at(state),
        characters=tuple(as_character(state, f) for f in who.of_kind("character")),
        organisations=_groups(state, "organisation"),
        places=_groups(state, "place"),
        reveals=tuple(
            RevealEntry(r.what, r.who, cites(state, r.citations), r.facts)
            for r in revelations(state)
            if r.who[0] in who.figures
        ),
        relations=_relations(state),
        events=_events(state),
        states=_states(state),
    )


def _groups(state: State, kind: Literal["organisation", "place"]) -> tuple[Group, ...]:
    return tuple(Group(f.id, f.name, f.names, evidence_of(state, f)) for f in roster(state).of_kind(kind))


def _relations(state: State) -> tuple[RelationEntry, ...]:
    return tuple(as_entry(state, t) for t in shown_ties(state))


def _events(state: State) -> tuple[EventEntry, ...]:
    listed = roster(state).figures
    return tuple(
        EventEntry(
            e.id,
            e.lemma,
            tuple(x for x in e.agents if x in listed),
            tuple(x for x in e.patients if x in listed),
            tuple(Role(o.role, o.entity) for o in e.others if o.entity in listed),
            e.status,
            cites(state, e.citations),
        )
        for e in state.events
    )


def _states(state: State) -> tuple[StateEntry, ...]:
    listed = roster(state).figures
    return tuple(
        StateEntry(
            c.entity,
            c.aspect,
            c.value,
            state.parts[c.since].id,
            tuple(x for x in c.by if x in listed),
            cites(state, c.citations),
            tuple(fact.id for fact in c.facts),
        )
        for c in state.conditions
        if c.entity in listed
    )
