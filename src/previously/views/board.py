"""The board: who is what to whom as a network, with a place for everybody on it."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal, TypeAlias

import msgspec

from previously.fold import Condition, State, Tie
from previously.lettering import shortened, width
from previously.views.cast import first_citation
from previously.views.chronicle import SURE
from previously.views.common import Cite, Ref, at, cites
from previously.views.layout import Placed, Tied, arrange
from previously.views.named import find
from previously.views.relations import RelationEntry, as_entry, shown_ties
from previously.views.shown import Figure, Kind, Rank, roster

Life: TypeAlias = Literal["alive", "dead", "uncertain"]

MOST: Final = 40
"""Boxes on a board: more cannot be read."""
MOST_AROUND: Final = 24
"""Boxes on a board around one figure."""
ROOM: Final = 168
"""The widest a name is drawn, in pixels; a longer one is cut."""
FONT: Final[dict[Rank, int]] = {"main": 15, "supporting": 13, "minor": 12}
"""The size of a name by its rank, in pixels."""
PAD: Final = (24, 16)
KIN: Final = frozenset(("parent", "sibling", "spouse", "relative"))
_MEMBERS: Final = frozenset(("member_of", "works_for"))
_DISTANCE: Final[dict[str, float]] = {
    "spouse": 1.0,
    "romantic": 1.0,
    "sibling": 1.05,
    "parent": 1.1,
    "relative": 1.2,
    "member_of": 1.2,
    "friend": 1.3,
    "works_for": 1.3,
    "works_with": 1.3,
}
_FAR: Final = 1.5
_ROOM_OF_A_LINE: Final = 0.2


class Node(msgspec.Struct, frozen=True):
    """A box on the board, by its middle and its size in pixels; `label` is the name as far as there is room for it.

    `evidence` is where it is first mentioned, and what tells that it is dead, or may be.
    """

    id: str
    name: str
    label: str
    kind: Kind
    rank: Rank
    life: Life
    x: int
    y: int
    width: int
    height: int
    evidence: tuple[Cite, ...]


class Circle(msgspec.Struct, frozen=True):
    """Those who belong together by the edges shown: a family, or the people of an organisation, which `of` names."""

    of: Ref | None
    members: tuple[str, ...]


class Board(msgspec.Struct, frozen=True):
    """The network at a position, around one figure where `about` says so; `left_out` counts who is known and not on it."""

    at: str
    about: Ref | None
    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[RelationEntry, ...]
    circles: tuple[Circle, ...]
    left_out: int


def board(state: State, *, about: str | None = None) -> Board:
    """The network of those who matter most, or of one figure and those tied to it.

    Raises UnknownNameError when nobody is called `about`.
    """
    figure = find(state, about) if about is not None else None
    ties = shown_ties(state)
    chosen = _around(state, figure, ties) if figure else _chosen(state, ties)
    ids = {f.id for f in chosen}
    ties = [tie for tie in ties if tie.source in ids and tie.target in ids]
    nodes, placed = _nodes(state, chosen, ties)
    tied = {x for tie in shown_ties(state) for x in (tie.source, tie.target)}
    known = [f for f in roster(state).figures.values() if f.kind == "character" or f.id in tied]
    return Board(
        at=at(state),
        about=Ref(figure.id, figure.name) if figure else None,
        width=placed.width,
        height=placed.height,
        nodes=nodes,
        edges=tuple(as_entry(state, tie) for tie in ties),
        circles=_circles(ties, {f.id: f for f in chosen}),
        left_out=sum(f.id not in ids for f in known),
    )


def _chosen(state: State, ties: list[Tie]) -> list[Figure]:
    """The main characters, the supporting ones, then whoever is tied to one of them, as many as can be read."""
    figures = _by_weight(state)
    tied = {x for tie in ties for x in (tie.source, tie.target)}
    first = [f for f in figures if f.rank == "main" or (f.rank == "supporting" and f.id in tied)][:MOST]
    ids = {f.id for f in first}
    near = {x for tie in ties if ids & {tie.source, tie.target} for x in (tie.source, tie.target)} - ids
    rest = [f for f in figures if f.id in near] + [f for f in figures if f.id in tied - near - ids]
    return [*first, *rest][:MOST]


def _around(state: State, figure: Figure, ties: list[Tie]) -> list[Figure]:
    near = {x for tie in ties if figure.id in (tie.source, tie.target) for x in (tie.source, tie.target)} - {figure.id}
    return [figure, *(f for f in _by_weight(state) if f.id in near)][:MOST_AROUND]


def _by_weight(state: State) -> list[Figure]:
    who = roster(state)
    others = [f for f in who.figures.values() if f.kind != "character"]
    return [*who.of_kind("character"), *sorted(others, key=lambda f: -f.weight)]


def _nodes(state: State, chosen: list[Figure], ties: list[Tie]) -> tuple[tuple[Node, ...], Placed]:
    labels = [shortened(f.name, FONT[f.rank], ROOM) for f in chosen]
    sizes = [
        (round(width(label, FONT[f.rank])) + PAD[0], FONT[f.rank] + PAD[1]) for f, label in zip(chosen, labels, strict=True)
    ]
    number = {f.id: n for n, f in enumerate(chosen)}
    bonds = Counter(frozenset((t.source, t.target)) for t in ties)
    tied = [Tied(number[t.source], number[t.target], _distance(t, bonds[frozenset((t.source, t.target))])) for t in ties]
    placed = arrange(sizes, tied)
    lives = {c.entity: c for c in state.conditions if c.aspect == "life"}
    nodes = []
    for n, figure in enumerate(chosen):
        death = lives.get(figure.id)
        life = _life(death)
        told = [first_citation(figure), *(death.citations if death and life != "alive" else ())]
        (x, y), (wide, high) = placed.points[n], sizes[n]
        nodes.append(
            Node(figure.id, figure.name, labels[n], figure.kind, figure.rank, life, x, y, wide, high, cites(state, told))
        )
    return tuple(nodes), placed


def _distance(tie: Tie, lines: int) -> float:
    """How far apart two are to stand; several lines between them need room for their words."""
    return _DISTANCE.get(tie.type, _FAR) + _ROOM_OF_A_LINE * (lines - 1)


def _life(last: Condition | None) -> Life:
    if last is None or last.value != "dead":
        return "alive"
    return "dead" if any(fact.confidence >= SURE for fact in last.facts) else "uncertain"


def _circles(ties: list[Tie], figures: dict[str, Figure]) -> tuple[Circle, ...]:
    """Families of three or more, and the people of each organisation, in the order of the boxes."""
    family = {id: id for id in figures}

    def find(id: str) -> str:
        while family[id] != id:
            id = family[id]
        return id

    bodies: dict[str, dict[str, None]] = {}
    for tie in ties:
        if tie.type in KIN:
            family[find(tie.target)] = find(tie.source)
        elif tie.type in _MEMBERS and tie.until is None and figures[tie.target].kind == "organisation":
            bodies.setdefault(tie.target, {})[tie.source] = None
    kin: dict[str, list[str]] = {}
    for id in figures:
        kin.setdefault(find(id), []).append(id)
    families = [Circle(None, tuple(ids)) for ids in kin.values() if len(ids) > 2]
    people = [Circle(Ref(id, figures[id].name), tuple(x for x in figures if x in bodies[id])) for id in figures if id in bodies]
    return (*families, *people)
