"""The reading of a story, one part at a time: the steps in order, each turning text and earlier facts into new facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from previously.model import (
    DIRECTED,
    AnyFact,
    Casting,
    Citation,
    Correction,
    Event,
    Mention,
    Name,
    NameSort,
    Participant,
    Relation,
    Same,
    Speech,
    State,
)
from previously.reading import (
    agencies,
    bodies,
    casting,
    events,
    exchanges,
    families,
    hidden,
    lexicon,
    ordinary,
    posts,
    refs,
    relations,
    speech,
    states,
    things_said,
    unions,
    wedded,
)
from previously.reading.arguments import Arguments
from previously.reading.cast import Cast, Filler
from previously.reading.events import ASIDE, TOLD, Happening, people
from previously.reading.identity import Identified, identify
from previously.reading.memory import NARRATOR, Memory
from previously.reading.names import FALSE, is_title, name_key, of_one
from previously.reading.refs import Ref
from previously.reading.shared_titles import shared_title
from previously.reading.spans import particle
from previously.reading.speech import Saying
from previously.reading.states import Change
from previously.reading.syntax import Doc, cut, parse, plain
from previously.reading.ties import Tie
from previously.reading.unreal import dream_before
from previously.text import Part, Prefix

if TYPE_CHECKING:
    from previously.tagger import Tagger

BEYOND = frozenset((",", ".", ";", ":", "!", "?", "--", "—", "–", "called", "named"))
"""Marks and words after which nothing is part of a description any more."""

VERSION = "17"
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


BETWEEN = frozenset("parent sibling spouse romantic friend adversary relative".split())
"""What people are to one another of whom those without a name are mostly known by name: it ends no surer than it began."""


class Writer:
    """Turns what was found in one part into facts with ids and citations, in a fixed order."""

    def __init__(self, doc: Doc, found: list[Ref], who: Identified, memory: Memory, barred: set[int]) -> None:
        self.doc, self.refs, self.who, self.memory, self.barred = doc, found, who, memory, barred
        self.facts: list[AnyFact] = []
        self.event_ids: dict[int, str] = {}

    def id(self) -> str:
        """The id of the next fact."""
        return f"{self.doc.part.id}.{len(self.facts) + 1}"

    def cite(self, first: int, last: int) -> Citation:
        """The citation of the words from first to last."""
        words = self.doc.words
        return self.doc.part.cite(words[first].start, words[last].end)

    def sentence(self, word: int) -> Citation:
        """The citation of the sentence a word is in."""
        return self.doc.part.cite_sentence(self.doc.words[word].sentence)

    def mentions(self) -> None:
        """Every mention that has an entity, and every name or description when an entity first gets it."""
        words = self.doc.words
        said: set[tuple[str, str]] = set()
        for ref in self.refs:
            entity = self.who.entities[ref.index]
            if entity is None or ref.index in self.barred:
                continue
            sure = self.who.confidence[ref.index]
            head = words[ref.head]
            span = ref.name if ref.name and ref.form == "name" and ref.noun is None else (ref.first, ref.last)
            form = ref.form if ref.form == "pronoun" else "name" if ref.name else "nominal"
            self.facts.append(
                Mention(
                    id=self.id(),
                    citations=(self.cite(*span),),
                    confidence=sure,
                    entity=entity,
                    type="ORG" if entity in self.who.firms else ref.type,
                    form=form,
                    head=(head.start, head.end),
                )
            )
            tells = ref.form == "pronoun" and not ref.quoted and head.lower in lexicon.PRONOUNS_NARRATOR
            if tells:
                self._described(span, f"the {NARRATOR}", entity, sure, said)
            if ref.name:
                self._name(ref, entity, sure, said)
            if (shared := shared_title(self.doc, ref)) is not None:
                at, title = shared
                self._described((at, at), title, entity, sure, said)
            several = ref.plural and (ref.det == "poss" or bool(ref.members) or ref.type != "PER")
            if ref.noun and not several and (told := refs.told_before(ref)) is not None:
                self._description(ref, told, entity, sure, said)

    def _name(self, ref: Ref, entity: str, sure: float, said: set[tuple[str, str]]) -> None:
        assert ref.name is not None
        first, last = ref.name
        words = self.doc.words
        while first < last and words[first].text.islower() and words[first].text not in FALSE:
            if particle(self.doc, first):
                break
            first += 1  # "detective Ann Lowe": the title is no part of the name
        bare = first
        while bare < last and is_title(words[bare].text):
            bare += 1
        if words[bare].text.islower():
            bare = first  # of "King of the Isles" nothing is a name without the title
        if bare == last and len(self.doc.span_text(bare, last).split()) == 1:
            bare = first  # "Mrs. Brown" is not Brown: the title tells the family apart
        for start in sorted({first, bare}):  # "Dr. Ines Calder" tells the name without the title too
            text = of_one(self.doc.span_text(start, last).strip())
            if (entity, text) in said:
                continue
            said.add((entity, text))
            key = name_key(text)
            sort: NameSort = "title" if key.titles else "full" if len(key.tokens) > 1 else "given"
            self.facts.append(
                Name(
                    id=self.id(),
                    citations=(self.cite(start, last),),
                    confidence=sure,
                    entity=entity,
                    text=text,
                    sort=sort,
                    variant_of=self.who.variants.get(ref.index) if start == bare else None,
                )
            )

    def _description(self, ref: Ref, told: tuple[int, int], entity: str, sure: float, said: set[tuple[str, str]]) -> None:
        words = self.doc.words
        first, end = told
        after = range(ref.head + 1, end + 1)
        beyond = (i for i in after if words[i].lower in BEYOND or things_said.undergone(self.doc, ref.head, i))
        last = next(beyond, end + 1) - 1
        self._described((first, last), self.doc.span_text(first, last), entity, sure, said)

    def _described(self, span: tuple[int, int], text: str, entity: str, sure: float, said: set[tuple[str, str]]) -> None:
        """That somebody is called so, unless it has been said."""
        if (entity, text.lower()) in said:
            return
        said.add((entity, text.lower()))
        cited = (self.cite(*span),)
        self.facts.append(Name(id=self.id(), citations=cited, confidence=sure, entity=entity, text=text, sort="description"))

    def plurals(self, plurals: list[tuple[Filler, int]]) -> None:
        """A plural noun mentions each of those it is said of."""
        for holder, head in plurals:
            word = self.doc.words[head]
            self.facts.append(
                Mention(
                    id=self.id(),
                    citations=(self.cite(head, head),),
                    confidence=holder.confidence,
                    entity=holder.entity,
                    type="PER",
                    form="nominal",
                    head=(word.start, word.end),
                )
            )

    def castings(self, casts: dict[int, tuple[int, int, int]]) -> None:
        """Who plays whom."""
        for role, (first, last, _) in sorted(casts.items()):
            entity = self.who.entities[role]
            if entity is not None:
                actor = self.doc.span_text(first, last)
                self.facts.append(
                    Casting(
                        id=self.id(),
                        citations=(self.sentence(last),),
                        confidence=0.9,
                        character=entity,
                        actor=actor,
                    )
                )

    def merges(self) -> None:
        """Who turns out to be whom."""
        for merge in self.who.merges:
            how: Literal["reveal", "description"] = "reveal" if merge.reveal else "description"
            self.facts.append(
                Same(
                    id=self.id(),
                    citations=(self.sentence(merge.word),),
                    confidence=0.8,
                    one=merge.one,
                    other=merge.other,
                    how=how,
                )
            )

    def events(self, happenings: list[Happening]) -> None:
        """What happened; "after his death" is no news once the death was told."""
        words = self.doc.words
        gone = self.memory.dead()
        for n, event in enumerate(happenings):
            ids = people(event.arguments.patients)
            ends = event.lemma in lexicon.FATAL
            stale = ends and words[event.word].upos == "NOUN" and bool(ids) and all(self.memory.find(i) in gone for i in ids)
            if ends and event.status == "actual":
                gone.update(self.memory.find(i) for i in ids)
            certain = Arguments() if event.guessed else event.arguments
            sure = TOLD if event.guessed else event.confidence
            fact = Event(
                id=self.id(),
                citations=self.grounds(event),
                confidence=min(sure, ASIDE) if stale else sure,
                trigger=(words[event.word].start, words[event.word].end),
                lemma=f"{event.lemma} {event.particle}".strip(),
                agents=people(certain.agents),
                patients=people(certain.patients),
                others=tuple(Participant(role, f.entity) for role, f in certain.others),
                status=event.status,
                clause=event.clause,
            )
            self.event_ids[n] = fact.id
            self.facts.append(fact)

    def grounds(self, event: Happening) -> tuple[Citation, ...]:
        """The sentence that tells an event, and the one before it without which it would seem to have happened."""
        dream = dream_before(self.doc, event.word) if event.status == "claim" else None
        own = self.sentence(event.word)
        return (own,) if dream is None else (own, self.doc.part.cite_sentence(dream))

    def speech(self, sayings: list[Saying]) -> None:
        """Who says what."""
        for saying in sayings:
            self.facts.append(
                Speech(
                    id=self.id(),
                    citations=tuple(self.cite(first, last) for first, last in saying.stretches),
                    confidence=saying.speaker.confidence,
                    speaker=saying.speaker.entity,
                    addressee=saying.addressee,
                )
            )

    def relations(self, ties: list[Tie]) -> None:
        """Who is what to whom, each relation once a part."""
        said: set[tuple[str, str, str, str | None, bool]] = set()
        for tie in ties:
            source, target = tie.source, tie.target
            key = (
                tie.type,
                *(sorted((source, target)) if tie.type not in DIRECTED else (source, target)),
                tie.qualifier,
                tie.begins,
            )
            if key in said or source == target:
                continue
            said.add(key)
            self.facts.append(
                Relation(
                    id=self.id(),
                    citations=self.shown(tie),
                    confidence=tie.confidence,
                    source=source,
                    target=target,
                    type=tie.type,
                    qualifier=tie.qualifier,
                    change="begins" if tie.begins else "ends",
                    news=self._news(tie),
                )
            )

    def shown(self, tie: Tie) -> tuple[Citation, ...]:
        """The sentence that tells a relation, and what else it rests on."""
        further = (self.sentence(place) if isinstance(place, int) else place for place in tie.shown)
        return tuple(dict.fromkeys((self.sentence(tie.word), *further)))

    def _news(self, tie: Tie) -> bool:
        """Whether it is said outright that two who are known from earlier parts are parent and child, or siblings."""
        ends = [self.memory.get(id) for id in (tie.source, tie.target) if id in self.memory]
        known = len(ends) == 2 and all(self.memory.known_before(e) for e in ends) and any(e.named for e in ends)
        beside = self.doc.lowers(tie.word, "advmod")
        outright = bool(self.doc.dependents(tie.word, "cop")) and tie.begins and tie.qualifier is None
        outright = outright and not beside & {"still", "also", "now", "no", "not"}
        told = {tie.source, tie.target} & {self.memory.find(i) for i, _ in self.memory.related(tie.type, source=tie.source)}
        return tie.type in ("parent", "sibling") and known and outright and not told

    def states(self, changes: list[Change]) -> None:
        """What became of whom."""
        for change in changes:
            self.facts.append(
                State(
                    id=self.id(),
                    citations=(self.sentence(change.word),),
                    confidence=change.confidence,
                    entity=change.entity,
                    aspect=change.aspect,
                    value=change.value,
                    by=change.by,
                    cause=self.event_ids.get(change.event) if change.event is not None else None,
                )
            )

    def endings(self, changes: list[Change]) -> None:
        """The relations that a death ends, and whose captive somebody was who is freed."""
        standing = {**self.memory.relations}
        for fact in self.facts:
            if isinstance(fact, Relation):
                standing[fact.type, fact.source, fact.target] = fact
        find = self.memory.find
        seen: set[str] = set()
        for change in changes:
            dies, freed = ((change.aspect, change.value) == how for how in (("life", "dead"), ("custody", "free")))
            if not freed and (not dies or find(change.entity) in seen):
                continue
            if dies:
                seen.add(find(change.entity))
            for (type, source, target), relation in standing.items():
                if type not in lexicon.ENDED_BY_DEATH or relation.change == "ends" or relation.qualifier == "ex":
                    continue
                bound = (find(source), find(target)) if dies else (find(target),) if type == "captor" else ()
                if find(change.entity) in bound:
                    ends, told = self.sentence(change.word), relation.citations[0]
                    if (told.part, told.start) > (ends.part, ends.start):
                        ends = told  # whose killer is told of after the body is found has been their enemy until then
                    sure = change.confidence
                    if dies and type in BETWEEN:  # no death tells whose wife somebody was
                        sure = min(relation.confidence, sure)
                    fields = {"id": self.id(), "citations": (ends,), "confidence": sure, "change": "ends"}
                    self.facts.append(msgspec.structs.replace(relation, **fields))
