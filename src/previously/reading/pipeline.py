"""The reading of a story, one part at a time: the steps in order, each turning text and earlier facts into new facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from previously.model import AnyFact, Correction
from previously.reading import (
    agencies,
    bodies,
    casting,
    events,
    exchanges,
    families,
    hidden,
    ordinary,
    posts,
    refs,
    relations,
    speech,
    states,
    unions,
    wedded,
)
from previously.reading.cast import Cast
from previously.reading.identity import identify
from previously.reading.memory import Memory
from previously.reading.syntax import Doc, cut, parse, plain
from previously.reading.writing import Writer
from previously.text import Part, Prefix

if TYPE_CHECKING:
    from previously.tagger import Tagger

VERSION = "19"
"""Raised whenever the rules change what they make of a text, so that stories are read anew (law 5)."""


class Reader:
    """Reads parts with one model; the model is loaded when the first part is read."""

    def __init__(self, tagger: Tagger | None = None) -> None:
        self._tagger = tagger
        self._identity: str | None = None
        self._memory = Memory()
        self._learnt: tuple[AnyFact, ...] = ()
        self._expected: Part | None = None

    @property
    def tagger(self) -> Tagger:
        """The language model, loaded on first use."""
        if self._tagger is None:
            from previously.tagger import Tagger

            self._tagger = Tagger.load()
        return self._tagger

    @property
    def identity(self) -> str:
        """What the reading of a part depends on besides its text: the rules' version and the model's files.

        The model is not loaded for it: whether there is anything to read is asked of every file.
        """
        if self._identity is None:
            from previously.tagger import identity_of, installed

            self._identity = self._tagger.identity if self._tagger else identity_of(installed())
        return f"rules-{VERSION}:{self._identity}"

    def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
        """The facts of one part, knowing only what came before it."""
        memory = self._recall(before)
        if not part.sentences:
            return ()
        doc = parse(part, self.tagger, memory.called())
        if self._expected is not None:
            told = plain(self._expected, cut(self._expected), self.tagger.known_words, memory.called())
            self.tagger.prepare(told)
            self._expected = None
        return read_part(doc, memory)

    def expect(self, part: Part) -> None:
        """Have the model begin on this part while the rules are still at work on the one before it."""
        self._expected = part

    def _recall(self, before: Prefix | None) -> Memory:
        """The memory of what came before: what the last part's reading began with and the facts added since, or all anew."""
        facts = tuple(f for f in before.facts if type(f) is not Correction) if before else ()
        known = len(self._learnt)
        if facts[:known] != self._learnt:
            self._memory, known = Memory(), 0
        self._memory.apply(facts[known:])
        self._learnt = facts
        return self._memory.recall()


def read_part(doc: Doc, memory: Memory) -> tuple[AnyFact, ...]:
    """The facts of a part; `memory` holds what earlier facts told and is used up."""
    known = memory.known_names()
    doc = ordinary.named(doc, known)
    found = refs.build(doc, known)
    casts = casting.find(doc, found, memory)
    actors = {actor: role for role, (_, _, actor) in casts.items() if actor >= 0}
    barred = casting.inside(doc, casts, found)
    same = [u for u in unions.find(doc, found) if not {u.one, u.other} & (barred | actors.keys())]
    found = unions.retyped(doc, found, same)
    played = {role: doc.span_text(first, last) for role, (first, last, _) in casts.items()}
    who = identify(doc, list(found), same, memory, actors | {i: i for i in barred}, played)
    unseen = barred | hidden.unseen(doc, found)
    cast = Cast(doc, found, who, unseen)
    if places := posts.employers(doc, found, cast) | bodies.joined(doc, found, cast) | agencies.of_bodies(doc, found, cast):
        who = msgspec.structs.replace(who, firms=who.firms | places)
        cast = Cast(doc, found, who, unseen)
    plurals = relations.plurals(doc, found, cast)
    couples = wedded.both(doc, found, cast)
    named = relations.named_groups(doc, found, cast) | couples
    cast.families = named
    kin = relations.kinship(doc, found, cast, memory)
    cast.families = families.groups(found, cast, memory, kin) | families.colleagues(found, cast, memory, kin) | named
    happenings = exchanges.addressed(doc, events.find(doc, cast))
    writer = Writer(doc, found, who, memory, barred)
    writer.mentions()
    writer.plurals(plurals)
    writer.castings(casts)
    writer.merges()
    writer.events(happenings)
    writer.speech(speech.find(doc, cast))
    kin = [*kin, *wedded.married(doc, found, couples)]
    writer.relations(relations.find(doc, found, cast, happenings, kin, memory))
    changes = states.find(doc, found, cast, happenings, memory)
    writer.states(changes)
    writer.endings(changes)
    return tuple(writer.facts)
