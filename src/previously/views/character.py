"""One character's page: names, what holds of them, whom they are tied to, where they appear, what they do."""

from __future__ import annotations

from collections import Counter
from typing import Literal, TypeAlias

import msgspec

from previously.fold import State
from previously.views.cast import Character, as_character
from previously.views.common import Cite, Ref, at, cites
from previously.views.named import find
from previously.views.relations import RelationLine, as_line, shown_ties
from previously.views.shown import roster
from previously.views.timeline import TimelineEntry, timeline

Role: TypeAlias = Literal["did", "done to", "there"]


class StateLine(msgspec.Struct, frozen=True):
    """The value an aspect of the character takes since a part, and by whose doing."""

    aspect: str
    value: str
    since: str
    by: tuple[Ref, ...]
    evidence: tuple[Cite, ...]
    facts: tuple[str, ...]


class Appearance(msgspec.Struct, frozen=True):
    """How often a part mentions the character."""

    part: str
    mentions: int


class CharacterPage(msgspec.Struct, frozen=True):
    """Everything known of one character at a position."""

    at: str
    character: Character
    states: tuple[StateLine, ...]
    relations: tuple[RelationLine, ...]
    appearances: tuple[Appearance, ...]
    events: tuple[TimelineEntry, ...]


def roles(state: State, name: str) -> dict[str, Role]:
    """What part somebody has in each event, by its id."""
    one = find(state, name).id
    found: dict[str, Role] = {}
    for event in state.events:
        if one in event.agents:
            found[event.id] = "did"
        elif one in event.patients:
            found[event.id] = "done to"
        elif any(one == other.entity for other in event.others):
            found[event.id] = "there"
    return found


def character(state: State, name: str, latest: int | None = None) -> CharacterPage:
    """Everything known of the character who goes by a name, a spelling or a description, or only the latest of their events."""
    figure = find(state, name, kinds=("character",))
    listed = roster(state).figures
    counts = Counter(m.citations[0].part for m in figure.entity.mentions)
    return CharacterPage(
        at=at(state),
        character=as_character(state, figure),
        states=tuple(
            StateLine(
                c.aspect,
                c.value,
                state.parts[c.since].id,
                tuple(Ref(x, listed[x].name) for x in c.by if x in listed),
                cites(state, c.citations),
                tuple(fact.id for fact in c.facts),
            )
            for c in state.conditions
            if c.entity == figure.id
        ),
        relations=tuple(as_line(state, t) for t in shown_ties(state) if figure.id in (t.source, t.target)),
        appearances=tuple(Appearance(state.parts[part].id, counts[part]) for part in sorted(counts)),
        events=timeline(state, about=figure.id, kind="event", window=slice(None if latest is None else -latest, None)).entries,
    )
