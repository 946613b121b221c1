"""What was found in a part, written as facts with ids and citations."""

from __future__ import annotations

from typing import Literal

import msgspec

from previously.model import (
    DIRECTED,
    AnyFact,
    Casting,
    Citation,
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
from previously.reading import lexicon, refs, things_said
from previously.reading.arguments import Arguments
from previously.reading.cast import Filler
from previously.reading.events import ASIDE, TOLD, Happening, people
from previously.reading.identity import Identified
from previously.reading.memory import NARRATOR, Memory
from previously.reading.names import FALSE, is_title, name_key, of_one
from previously.reading.refs import Ref
from previously.reading.shared_titles import shared_title
from previously.reading.spans import particle
from previously.reading.speech import Saying
from previously.reading.states import Change
from previously.reading.syntax import Doc
from previously.reading.ties import Tie
from previously.reading.unreal import dream_before

BEYOND = frozenset((",", ".", ";", ":", "!", "?", "--", "—", "–", "called", "named"))
"""Marks and words after which nothing is part of a description any more."""
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
