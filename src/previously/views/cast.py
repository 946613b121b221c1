"""The cast: everybody worth listing so far, the main characters first."""

from __future__ import annotations

import msgspec

from previously.fold import State
from previously.model import Citation
from previously.views.common import Cite, at, cite_sentence, cites
from previously.views.gender import Gender
from previously.views.shown import Figure, Rank, Variant, roster


class Character(msgspec.Struct, frozen=True):
    """A character as it is known so far; `first` is the sentence that first mentions it."""

    id: str
    name: str
    names: tuple[str, ...]
    variants: tuple[Variant, ...]
    descriptions: tuple[str, ...]
    actor: str | None
    gender: Gender
    rank: Rank
    mentions: int
    first: Cite
    evidence: tuple[Cite, ...]


class Cast(msgspec.Struct, frozen=True):
    """Everybody worth listing at a position."""

    at: str
    characters: tuple[Character, ...]


def cast(state: State) -> Cast:
    """Everybody worth listing, by rank and by how much is told of them."""
    return Cast(at(state), tuple(as_character(state, f) for f in roster(state).of_kind("character")))


def as_character(state: State, figure: Figure) -> Character:
    """One figure as a character of the cast."""
    return Character(
        id=figure.id,
        name=figure.name,
        names=figure.names,
        variants=figure.variants,
        descriptions=figure.descriptions,
        actor=figure.actor,
        gender=figure.gender,
        rank=figure.rank,
        mentions=len(figure.entity.mentions),
        first=cite_sentence(state, first_citation(figure)),
        evidence=evidence_of(state, figure),
    )


def first_citation(figure: Figure) -> Citation:
    """Where a figure is first mentioned."""
    return figure.entity.mentions[0].citations[0]


def evidence_of(state: State, figure: Figure) -> tuple[Cite, ...]:
    """Where each of its names, descriptions and players is told; its first mention where none is."""
    entity = figure.entity
    told = [c for fact in (*entity.names, *entity.castings) for c in fact.citations]
    told.sort(key=lambda c: (c.part, c.start))
    return cites(state, told or [first_citation(figure)])
