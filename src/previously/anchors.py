"""Finds again what a person's correction was about, by the words it rests on, whatever ids it has by now.

A new reading counts its facts and entities anew, so an id alone may come to mean somebody else. What is found is what the
reading still says in the same words of the same people; where it no longer does, nothing is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

import msgspec

from previously.model import (
    Anchor,
    AnyFact,
    Casting,
    Citation,
    Event,
    Mention,
    Name,
    Place,
    Range,
    Relation,
    Same,
    Speech,
    State,
    kind_of,
)
from previously.text import Part

FINDING: Final = "finding"
"""The kind of an anchor that means a finding, which is no fact: it is made anew wherever its sentences stand."""
_MOST = 3
"""How many places an entity is known by: the first ones may be read otherwise some day."""


def fingerprint(code: str, texts: Iterable[str]) -> str:
    """What stays the same of a finding while lines move and other sentences change: its code and the words it rests on."""
    told = [code, *(" ".join(text.split()) for text in texts)]
    return sha256("\n".join(told).encode()).hexdigest()[:16]


def finding_id(code: str, texts: Iterable[str]) -> str:
    """A finding's id, by which a person can name it: its code and as much of its fingerprint as tells two apart."""
    return f"{code}-{fingerprint(code, texts)[:6]}"


class Ground:
    """The text and the facts read from it, by place; corrections have no part in it."""

    def __init__(self, parts: Sequence[Part], facts: Sequence[AnyFact]) -> None:
        self._parts = {part.id: part for part in parts}
        self._order = parts
        self._facts: dict[tuple[str, int, Range], list[AnyFact]] = {}
        self._entities: dict[str, list[Mention]] = {}
        for fact in facts:
            if fact.citations:
                self._facts.setdefault((kind_of(fact), fact.citations[0].part, _spot(fact)), []).append(fact)
            if type(fact) is Mention:
                self._entities.setdefault(fact.entity, []).append(fact)

    def anchor(self, fact: AnyFact) -> Anchor:
        """What a fact says, where, and of whom."""
        first = fact.citations[0]
        who = (self._entities.get(entity, ()) for entity in entities_of(fact))
        places = (self._place(first.part, *_spot(fact)),)
        told = Anchor(kind_of(fact), says(fact), places, tuple(self._telling(known)[0] for known in who if known))
        twins = [other.id for other in self._saying(told)]
        return msgspec.structs.replace(told, twin=twins.index(fact.id) if fact.id in twins else 0)

    def entity(self, mentions: Sequence[Mention], *, split: bool) -> Anchor:
        """Where somebody is first met, and what they are called there; `mentions` are all that are known."""
        places = self._telling(mentions)
        return Anchor("split" if split else "entity", _best(mentions)[0].citations[0].text, places)

    def finding(self, code: str, citations: Iterable[Citation]) -> Anchor:
        """The sentences that a finding of a code rests on."""
        return Anchor(FINDING, code, tuple(self._place(c.part, c.start, c.end) for c in citations))

    def told(self, anchor: Anchor) -> tuple[Citation, ...] | None:
        """Where the words that a finding rests on stand now; None where one of them does so no longer."""
        found = [self._words(place) for place in anchor.places]
        return None if None in found else tuple(c for c in found if c is not None)

    def _words(self, place: Place) -> Citation | None:
        part = self._parts.get(place.part)
        begins = _begins(part, place.sentence) if part is not None else []
        if part is None or not begins:
            return None
        at = begins[min(place.nth, len(begins) - 1)]
        return part.cite(at + place.start, at + place.end)

    def fact(self, anchor: Anchor) -> AnyFact | None:
        """The fact that says the same in the same place."""
        twins = self._saying(anchor)
        return twins[min(anchor.twin, len(twins) - 1)] if twins else None

    def mention(self, anchor: Anchor) -> Mention | None:
        """The first mention that stands where somebody was anchored."""
        found = (fact for place in anchor.places for fact in self._at("mention", place))
        return next((fact for fact in found if type(fact) is Mention), None)

    def _saying(self, anchor: Anchor) -> list[AnyFact]:
        """The facts that an anchor may mean; of mentions with one head, those of the very same words first."""
        found = [fact for place in anchor.places for fact in self._at(anchor.kind, place)]
        if anchor.kind != "mention":
            found = [fact for fact in found if says(fact) == anchor.says]
        found = [fact for fact in found if self._concerns(fact, anchor.who)]
        return sorted(found, key=lambda fact: says(fact) != anchor.says)

    def _at(self, kind: str, place: Place) -> Sequence[AnyFact]:
        part = self._parts.get(place.part)
        if part is None:
            return ()
        begins = _begins(part, place.sentence)
        if not begins:
            return ()
        at = begins[min(place.nth, len(begins) - 1)]
        return self._facts.get((kind, part.ordinal, (at + place.start, at + place.end)), ())

    def _concerns(self, fact: AnyFact, who: Sequence[Place]) -> bool:
        """Whether a fact is about those who are first mentioned in these places."""
        meant = [{m.entity for m in self._at("mention", place) if type(m) is Mention} for place in who]
        known = [entity for entity in entities_of(fact) if entity in self._entities]
        return len(meant) == len(known) and all(one in ones for one, ones in zip(known, meant, strict=True))

    def _telling(self, mentions: Sequence[Mention]) -> tuple[Place, ...]:
        return tuple(self._place(m.citations[0].part, *m.head) for m in _best(mentions)[:_MOST])

    def _place(self, ordinal: int, start: int, end: int) -> Place:
        part = self._order[ordinal]
        begins, stop = 0, part.body
        if start >= part.body and part.sentences:
            begins, stop = part.sentences[part.sentence_at(start)]
        sentence = part.text[begins:stop]
        return Place(part.id, sentence, _begins(part, sentence).index(begins), start - begins, end - begins)


def _begins(part: Part, sentence: str) -> list[int]:
    """Where a part tells a sentence; its heading counts as one."""
    return [start for start, end in ((0, part.body), *part.sentences) if part.text[start:end] == sentence]


def entities_of(fact: AnyFact) -> tuple[str, ...]:
    """Whom a fact is about, in the order of its fields."""
    match fact:
        case Mention() | Name():
            return (fact.entity,)
        case Same():
            return (fact.one, fact.other)
        case Casting():
            return (fact.character,)
        case Event():
            return (*fact.agents, *fact.patients, *(other.entity for other in fact.others))
        case Relation():
            return (fact.source, fact.target)
        case State():
            return (fact.entity, *fact.by)
        case Speech():
            return tuple(entity for entity in (fact.speaker, fact.addressee) if entity is not None)
        case _:
            return ()


def _best(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of the part in which somebody is first met, those by name first: they are what every reading finds."""
    first = min(m.citations[0].part for m in mentions)
    forms = ("name", "nominal", "pronoun")
    near = [m for m in mentions if m.citations[0].part == first]
    return sorted(near, key=lambda m: (forms.index(m.form), m.citations[0].start, -m.citations[0].end))


def _spot(fact: AnyFact) -> Range:
    """The words that a fact hangs on: two readings may draw the rest of a mention's span differently, hardly its head."""
    if type(fact) is Mention:
        return fact.head
    if type(fact) is Event:
        return fact.trigger
    citation: Citation = fact.citations[0]
    return (citation.start, citation.end)


def says(fact: AnyFact) -> str:
    """What a fact says, apart from where and of whom: what would make it another statement."""
    match fact:
        case Mention():
            return fact.citations[0].text
        case Name():
            return fact.text
        case Same():
            return fact.how
        case Casting():
            return fact.actor
        case Event():
            roles = " ".join(other.role for other in fact.others)
            return f"{fact.lemma} {fact.status} {len(fact.agents)} {len(fact.patients)} {roles}".strip()
        case Relation():
            return " ".join(filter(None, (fact.qualifier, fact.type, fact.change)))
        case State():
            return f"{fact.aspect}: {fact.value}"
        case _:
            return ""
