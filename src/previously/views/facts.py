"""Single facts as they were read, each with the id by which a person can correct it.

The other views tell what facts amount to together; who doubts a statement wants to see what it was made of.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from previously.anchors import entities_of, says
from previously.fold import State
from previously.model import AnyFact, Casting, Event, Relation, Same, kind_of
from previously.views.common import Cite, Ref, at, cite_sentence, cites, clean
from previously.views.named import find
from previously.views.shown import roster


class FactLine(msgspec.Struct, frozen=True):
    """One fact: `what` it says in a word or two, of whom, and the sentence that it was read in."""

    id: str
    kind: str
    what: str
    who: tuple[Ref, ...]
    text: str
    evidence: tuple[Cite, ...]


class Mentions(msgspec.Struct, frozen=True):
    """What one figure is made of: the names, descriptions and players it was given, and every mention of it."""

    at: str
    who: Ref
    names: tuple[FactLine, ...]
    mentions: tuple[FactLine, ...]


class Doubts(msgspec.Struct, frozen=True):
    """What the reading was not sure of and left out: it counts once a person confirms it."""

    at: str
    facts: tuple[FactLine, ...]


def mentions(state: State, name: str) -> Mentions:
    """What the figure that goes by a name is made of, in story order."""
    figure = find(state, name)
    known: Sequence[AnyFact] = (*figure.entity.names, *figure.entity.castings)
    return Mentions(
        at=at(state),
        who=Ref(figure.id, figure.name),
        names=tuple(fact_line(state, fact) for fact in known),
        mentions=tuple(fact_line(state, fact) for fact in figure.entity.mentions),
    )


def doubts(state: State) -> Doubts:
    """What was left out as doubtful, in story order."""
    return Doubts(at(state), tuple(fact_line(state, fact) for fact in state.doubtful))


def fact_line(state: State, fact: AnyFact) -> FactLine:
    """A fact as it is shown."""
    whole = cite_sentence(state, fact.citations[0])
    who = dict.fromkeys(state.canonical.get(entity, entity) for entity in entities_of(fact))
    refs = tuple(Ref(entity, label(state, entity)) for entity in who)
    return FactLine(fact.id, kind_of(fact), _what(fact), refs, whole.text, cites(state, fact.citations))


def label(state: State, entity: str) -> str:
    """What to call an entity, listed or not: its name, else the words that first mention it."""
    figure = roster(state).figures.get(entity)
    known = state.entities.get(entity)
    if figure is not None:
        return figure.name
    return clean(known.mentions[0].citations[0].text) if known and known.mentions else entity


def _what(fact: AnyFact) -> str:
    match fact:
        case Same():
            return "are one"
        case Casting():
            return f"played by {fact.actor}"
        case Event():
            return fact.lemma if fact.status == "actual" else f"{fact.lemma} ({fact.status})"
        case Relation():
            words = f"{fact.qualifier} {fact.type}" if fact.qualifier else fact.type
            return words.replace("_", " ") + (" ends" if fact.change == "ends" else "")
        case _:
            return says(fact) or kind_of(fact)
