"""What each part told when it was the last one known, so that a picture of it never has to be drawn again.

A state tells how things stand at its end and has forgotten how they stood before: who was thought to be two, whom a later
part made important. Here the same facts are taken in part after part, and what a part yields depends on nothing after it.
Corrections that are placed hold from their part on; the others hold everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from previously.corrections import corrected
from previously.fold import MINIMUM, Entity, told_at
from previously.model import AnyFact, Casting, Citation, Correction, Event, Mention, Name, Same, Speech, State
from previously.text import Prefix
from previously.views.common import name_words
from previously.views.shown import character_name

HAPPENED: Final = frozenset(("actual", "attempt", "threat"))
"""What brings people together; what is only planned, claimed or denied does not."""
SURE: Final = 0.8
"""How sure the reading must be of a death for it to be told as one."""
_TALK: Final = 0.5
"""How much a spoken line counts for a meeting, beside a deed."""


class Death(msgspec.Struct, frozen=True):
    """Somebody dies, as far as is known, and whether that is certain."""

    citations: tuple[Citation, ...]
    sure: bool


class Joined(msgspec.Struct, frozen=True):
    """Two that were known apart are one: `gone` is known as `kept` from here on."""

    kept: str
    gone: str
    citations: tuple[Citation, ...]
    reveal: bool


class Chapter(msgspec.Struct, frozen=True, eq=False):
    """What one part tells of whom, in the ids that hold at its end.

    `here` gives where each is first mentioned, `acting` who does or suffers something, `together` how much any two do with
    each other and where it is told. `known` is everybody so far, and moves on with the next chapter.
    """

    part: int
    known: Known
    here: dict[str, Citation]
    acting: frozenset[str]
    together: dict[tuple[str, str], tuple[float, tuple[Citation, ...]]]
    joined: tuple[Joined, ...]
    deaths: dict[str, Death]
    revived: frozenset[str]


def chapters(prefix: Prefix) -> Iterator[Chapter]:
    """The parts of a prefix, each as it was told to somebody who knew nothing later."""
    for start, stop, known, told in _stretches(prefix):
        for part in range(start):
            known.take(part, told[part])
        for part in range(start, stop):
            yield known.take(part, told[part])


def _stretches(prefix: Prefix) -> Iterator[tuple[int, int, Known, list[list[AnyFact]]]]:
    """The runs of parts in which the same corrections are known, each with all that the facts amount to under these."""
    count = len(prefix.parts)
    placed = {f.placed for f in prefix.facts if type(f) is Correction and f.placed is not None and 0 < f.placed < count}
    starts = [0, *sorted(placed), count]
    for start, stop in pairwise(starts):
        known_then = [f for f in prefix.facts if type(f) is not Correction or f.placed is None or f.placed <= start]
        facts, merges, renames, _ = corrected(Prefix(prefix.title, prefix.parts, tuple(known_then)))
        told: list[list[AnyFact]] = [[] for _ in range(count)]
        for fact in facts:
            if fact.confidence >= MINIMUM[type(fact)]:
                told[fact.position.part].append(fact)
        for each in told:
            each.sort(key=told_at)
        yield start, stop, Known(merges, renames), told


class Known:
    """Everybody met so far: who is one with whom, under which names, how much is told of them."""

    def __init__(self, merges: Sequence[tuple[str, ...]], renames: Sequence[tuple[str, str]]) -> None:
        self._merges = merges
        self._renames = renames
        self._heads: dict[str, str] = {}
        self._rank: dict[str, int] = {}
        self._pending: list[Same] = []
        self._castings: list[Casting] = []
        self._mentions: dict[str, list[Mention]] = {}
        self._names: dict[str, list[Name]] = {}
        self._persons: Counter[str] = Counter()
        """How much more often somebody is spoken of as a person than as anything else."""
        self._acts: set[str] = set()
        self.weights: Counter[str] = Counter()

    def one(self, entity: str) -> str:
        """The id that an entity goes by now."""
        while (head := self._heads.get(entity, entity)) != entity:
            entity = head
        return entity

    def people(self) -> Iterator[str]:
        """Everybody who is a person so far."""
        return (entity for entity in self.weights if self._persons[entity] > 0)

    def is_person(self, entity: str) -> bool:
        """Whether an entity is mostly spoken of as a person."""
        return self._persons[entity] > 0

    def name(self, entity: str) -> str | None:
        """What a character is called so far; nothing for what is none, or is an actor."""
        actors = {name_words(c.actor) for c in self._castings if c.actor not in self._rank}
        if entity in {self.one(c.actor) for c in self._castings if c.actor in self._rank}:
            return None
        renamed = [text for target, text in self._renames if self.one(target) == entity]
        made = Entity(
            id=entity,
            members=(entity,),
            mentions=tuple(self._mentions.get(entity, ())),
            names=tuple(self._names.get(entity, ())),
            castings=tuple(c for c in self._castings if self.one(c.character) == entity),
            renamed=renamed[-1] if renamed else None,
        )
        return character_name(made, frozenset(actors), acts=entity in self._acts) if made.mentions else None

    def take(self, part: int, facts: Sequence[AnyFact]) -> Chapter:
        """Learn what one part tells, those who turn out to be one first."""
        self._meet(f.entity for f in facts if type(f) is Mention)
        self._meet(f.entity for f in facts if type(f) is Name)
        joined = self._join(f for f in facts if type(f) is Same)
        here: dict[str, Citation] = {}
        together: dict[tuple[str, str], tuple[float, tuple[Citation, ...]]] = {}
        acting: set[str] = set()
        for fact in facts:
            match fact:
                case Mention():
                    here.setdefault(self._mention(fact), fact.citations[0])
                case Name():
                    self._names.setdefault(self.one(fact.entity), []).append(fact)
                case Casting():
                    self._castings.append(fact)
                case Event():
                    acting |= self._event(fact, together)
                case State():
                    self._acts.add(self.one(fact.entity))
                case Speech() if fact.speaker and fact.addressee:
                    _meeting(together, [self.one(fact.speaker), self.one(fact.addressee)], _TALK, fact.citations)
                case _:
                    pass
        deaths, revived = self._lives(f for f in facts if type(f) is State and f.aspect == "life")
        return Chapter(part, self, here, frozenset(acting), together, joined, deaths, revived)

    def _meet(self, entities: Iterable[str]) -> None:
        for entity in entities:
            if entity not in self._rank:
                self._rank[entity] = len(self._rank)
                for merge in self._merges:
                    others = [e for e in merge if e in self._rank and e != entity] if entity in merge else []
                    for other in others:
                        self._unite(entity, other)

    def _join(self, told: Iterable[Same]) -> tuple[Joined, ...]:
        self._pending += told
        waiting, joined = self._pending, []
        self._pending = []
        for fact in waiting:
            if fact.one not in self._rank or fact.other not in self._rank:
                self._pending.append(fact)
            elif both := self._unite(fact.one, fact.other):
                joined.append(Joined(*both, fact.citations, fact.how == "reveal"))
        return tuple(joined)

    def _unite(self, one: str, other: str) -> tuple[str, str] | None:
        kept, gone = sorted((self.one(one), self.one(other)), key=self._rank.__getitem__)
        if kept == gone:
            return None
        self._heads[gone] = kept
        self._mentions.setdefault(kept, []).extend(self._mentions.pop(gone, ()))
        self._names.setdefault(kept, []).extend(self._names.pop(gone, ()))
        for counts in (self.weights, self._persons):
            counts[kept] += counts.pop(gone, 0)
        if gone in self._acts:
            self._acts.add(kept)
        return kept, gone

    def _mention(self, fact: Mention) -> str:
        entity = self.one(fact.entity)
        self._mentions.setdefault(entity, []).append(fact)
        self.weights[entity] += 1
        weight = {"name": 6, "nominal": 2, "pronoun": 1}[fact.form]
        self._persons[entity] += weight if fact.type == "PER" else -weight
        return entity

    def _event(self, fact: Event, together: dict[tuple[str, str], tuple[float, tuple[Citation, ...]]]) -> set[str]:
        who = list(dict.fromkeys(map(self.one, fact.agents + fact.patients)))
        for entity in who:
            self.weights[entity] += 2
        self._acts.update(who)
        if fact.status not in HAPPENED:
            return set()
        _meeting(together, who, 1.0 / max(len(who) - 1, 1), fact.citations)
        return set(who)

    def _lives(self, told: Iterable[State]) -> tuple[dict[str, Death], frozenset[str]]:
        deaths: dict[str, Death] = {}
        revived: set[str] = set()
        for fact in told:
            entity = self.one(fact.entity)
            if fact.value == "dead":
                before = deaths.get(entity)
                citations = (before.citations if before else ()) + fact.citations
                deaths[entity] = Death(citations, fact.confidence >= SURE or bool(before and before.sure))
                revived.discard(entity)
            else:
                deaths.pop(entity, None)
                revived.add(entity)
        return deaths, frozenset(revived)


def _meeting(
    together: dict[tuple[str, str], tuple[float, tuple[Citation, ...]]],
    who: Sequence[str],
    weight: float,
    citations: tuple[Citation, ...],
) -> None:
    for n, one in enumerate(who):
        for other in who[n + 1 :]:
            if one != other:
                pair = (one, other) if one < other else (other, one)
                strength, told = together.get(pair, (0.0, ()))
                together[pair] = (strength + weight, tuple(dict.fromkeys(told + citations)))
