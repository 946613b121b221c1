"""Who is what to whom, since when, and until when."""

from __future__ import annotations

import msgspec

from previously.fold import State, Tie
from previously.model import Qualifier, RelationType
from previously.views.common import Cite, Ref, at, cites
from previously.views.named import find
from previously.views.shown import roster


class RelationLine(msgspec.Struct, frozen=True):
    """One relation; `source` of parent is the parent. `since` and `until` are part ids, `until` null while it holds.

    `facts` are the ids of the facts that tell it, by which a person can correct them.
    """

    source: Ref
    target: Ref
    type: RelationType
    qualifier: Qualifier | None
    since: str
    until: str | None
    evidence: tuple[Cite, ...]
    facts: tuple[str, ...]


class RelationEntry(msgspec.Struct, frozen=True):
    """A relation between two ids, with the part that first states it and the one that ends it."""

    source: str
    target: str
    type: RelationType
    qualifier: Qualifier | None
    since: str
    until: str | None
    evidence: tuple[Cite, ...]
    facts: tuple[str, ...]


class Relations(msgspec.Struct, frozen=True):
    """The relations known at a position, of one figure where `about` says so, in the order they were told."""

    at: str
    about: Ref | None
    relations: tuple[RelationLine, ...]


def relations(state: State, *, about: str | None = None) -> Relations:
    """The relations between those who are listed."""
    figure = find(state, about) if about is not None else None
    lines = [as_line(state, tie) for tie in shown_ties(state) if figure is None or figure.id in (tie.source, tie.target)]
    return Relations(at(state), Ref(figure.id, figure.name) if figure else None, tuple(lines))


def shown_ties(state: State) -> list[Tie]:
    """The ties between those who are listed, without what closer kinship already says or contradicts."""
    figures = roster(state).figures
    ties = [t for t in state.ties if t.source in figures and t.target in figures]
    close = {frozenset((t.source, t.target)) for t in ties if t.type in ("parent", "sibling")}
    told = {(t.type, t.source, t.target): len(t.citations) for t in ties}

    def turned(tie: Tie) -> bool:
        """A parent is not its parent's parent: the direction told more often stays, the first where both are equal."""
        other = told.get((tie.type, tie.target, tie.source), 0) if tie.type == "parent" else 0
        mine = told[tie.type, tie.source, tie.target]
        return other > mine or (other == mine and ties.index(tie) > _index(ties, tie.target, tie.source))

    return [t for t in ties if not turned(t) and not (t.type == "relative" and frozenset((t.source, t.target)) in close)]


def _index(ties: list[Tie], source: str, target: str) -> int:
    return next(i for i, t in enumerate(ties) if (t.type, t.source, t.target) == ("parent", source, target))


def as_line(state: State, tie: Tie) -> RelationLine:
    """A tie with the names of those it binds."""
    figures = roster(state).figures
    return RelationLine(
        source=Ref(tie.source, figures[tie.source].name),
        target=Ref(tie.target, figures[tie.target].name),
        type=tie.type,
        qualifier=tie.qualifier,
        since=state.parts[tie.since].id,
        until=None if tie.until is None else state.parts[tie.until].id,
        evidence=cites(state, tie.citations),
        facts=tuple(fact.id for fact in tie.facts),
    )


def as_entry(state: State, tie: Tie) -> RelationEntry:
    """A tie by the ids of those it binds."""
    return RelationEntry(
        source=tie.source,
        target=tie.target,
        type=tie.type,
        qualifier=tie.qualifier,
        since=state.parts[tie.since].id,
        until=None if tie.until is None else state.parts[tie.until].id,
        evidence=cites(state, tie.citations),
        facts=tuple(fact.id for fact in tie.facts),
    )
