"""Small hand-written stories with their facts, so that tests need no model.

Text is written with its mentions marked: `{Mara=e1} hides {{her=e1} brother=e2}.` Names and descriptions follow from the
marks as the reader would record them; events, relations and the rest are told part by part with the methods of `Writer`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from previously.model import (
    AnyFact,
    Casting,
    Citation,
    Correction,
    EntityType,
    Event,
    Form,
    Mention,
    Name,
    NameSort,
    Participant,
    Qualifier,
    Range,
    Relation,
    RelationType,
    Same,
    Speech,
    State,
    Status,
)
from previously.text import Part, Prefix, Story

PRONOUNS = frozenset("he him his she her hers they them their it its himself herself i me my you your who".split())
TITLES = frozenset({"Lady", "Lord", "Captain", "Dr", "Mr", "Mrs", "King", "Queen"})


class Writer:
    """Writes a story part by part; `story` and `facts` are what a reader would have made of it."""

    def __init__(self, title: str = "A Small Story") -> None:
        self.title = title
        self.parts: list[Part] = []
        self.facts: list[AnyFact] = []
        self.types: dict[str, EntityType] = {}
        self._named: set[tuple[str, str]] = set()
        self._count = 0

    @property
    def story(self) -> Story:
        return Story(self.title, tuple(self.parts))

    def type(self, entity: str, kind: EntityType) -> None:
        """Say that an entity is no person, before the first part that mentions it."""
        self.types[entity] = kind

    def part(self, id: str, marked: str, *, title: str = "") -> Part:
        """Add a part of marked text, with its mentions, names and descriptions."""
        heading = "" if id == "front" else f"{id} - {title or id}\n"
        body, marks = _unmarked(marked, len(heading))
        text = heading + body
        part = Part(len(self.parts), id, title or id, text, len(heading), tuple(_sentences(text, len(heading))))
        self.parts.append(part)
        self._count = 0
        for start, end, entity in sorted(marks, key=lambda m: (m[0], -m[1])):
            self._mention(part, start, end, entity)
        return part

    def _mention(self, part: Part, start: int, end: int, entity: str) -> None:
        citation = part.cite(start, end)
        form = _form(citation.text)
        words = citation.text.split()
        head = re.split(r"\b(?:of|who|from|in|with)\b", citation.text)[0].split()[-1] if form == "nominal" else words[-1]
        at = start + citation.text.index(head)
        self.facts.append(
            Mention(
                id=self._id(),
                citations=(citation,),
                entity=entity,
                type=self.types.get(entity, "PER"),
                form=form,
                head=(at, at + len(head)),
            )
        )
        name = re.sub(r"['’]s?$", "", citation.text)
        if form != "pronoun" and (entity, name) not in self._named:
            self._named.add((entity, name))
            self.name(entity, name, citation, "description" if form == "nominal" else _sort(name))

    def name(
        self, entity: str, text: str, citation: Citation, sort: NameSort, variant_of: str | None = None, confidence: float = 1.0
    ) -> None:
        self.facts.append(
            Name(
                id=self._id(),
                citations=(citation,),
                entity=entity,
                text=text,
                sort=sort,
                variant_of=variant_of,
                confidence=confidence,
            )
        )

    def variant(self, text: str, of: str) -> None:
        """Make the name `text`, first used in the last part, a misspelling of `of`."""
        last = len(self.parts) - 1
        for n, fact in enumerate(self.facts):
            if isinstance(fact, Name) and fact.text == text and fact.citations[0].part == last:
                self.facts[n] = Name(
                    id=fact.id, citations=fact.citations, entity=fact.entity, text=text, sort=fact.sort, variant_of=of
                )

    def event(
        self,
        lemma: str,
        trigger: str,
        agents: Sequence[str] = (),
        patients: Sequence[str] = (),
        *,
        others: Iterable[tuple[str, str]] = (),
        status: Status = "actual",
        clause: Sequence[str] = (),
        confidence: float = 1.0,
    ) -> Event:
        """Tell an event of the last part: `trigger` and the pieces of `clause` are found in its text."""
        part, (start, end) = self.parts[-1], self.find(trigger)
        sentence = part.cite_sentence(part.sentence_at(start))
        ranges: list[Range] = []
        at = sentence.start
        for piece in clause:
            begin = part.text.index(piece, at)
            at = begin + len(piece)
            ranges.append((begin, at))
        fact = Event(
            id=self._id(),
            citations=(sentence,),
            trigger=(start, end),
            lemma=lemma,
            agents=tuple(agents),
            patients=tuple(patients),
            others=tuple(Participant(role, entity) for role, entity in others),
            status=status,
            clause=tuple(ranges),
            confidence=confidence,
        )
        self.facts.append(fact)
        return fact

    def relation(
        self,
        type: RelationType,
        source: str,
        target: str,
        quote: str,
        *,
        qualifier: Qualifier | None = None,
        ends: bool = False,
        confidence: float = 1.0,
    ) -> None:
        self.facts.append(
            Relation(
                id=self._id(),
                citations=(self.cite(quote),),
                source=source,
                target=target,
                type=type,
                qualifier=qualifier,
                change="ends" if ends else "begins",
                confidence=confidence,
            )
        )

    def state(
        self, entity: str, aspect: str, value: str, quote: str, *, by: Sequence[str] = (), confidence: float = 1.0
    ) -> None:
        self.facts.append(
            State(
                id=self._id(),
                citations=(self.cite(quote),),
                entity=entity,
                aspect=aspect,
                value=value,
                by=tuple(by),
                confidence=confidence,
            )
        )

    def reveal(self, one: str, other: str, quote: str, *, confidence: float = 1.0) -> None:
        self.facts.append(
            Same(id=self._id(), citations=(self.cite(quote),), one=one, other=other, how="reveal", confidence=confidence)
        )

    def casting(self, character: str, actor: str, quote: str) -> None:
        self.facts.append(Casting(id=self._id(), citations=(self.cite(quote),), character=character, actor=actor))

    def speech(self, quote: str, speaker: str | None = None, addressee: str | None = None) -> None:
        self.facts.append(Speech(id=self._id(), citations=(self.cite(quote),), speaker=speaker, addressee=addressee))

    def correct(
        self, action: str, *targets: str, text: str | None = None, placed: int | None = None, id: str | None = None
    ) -> Correction:
        fact = Correction(
            id=id or f"c{len(self.facts)}",
            citations=(),
            action=action,  # type: ignore[arg-type]
            targets=targets,
            text=text,
            placed=placed,
        )
        self.facts.append(fact)
        return fact

    def find(self, quote: str) -> Range:
        """Where a piece of the last part's text stands."""
        start = self.parts[-1].text.index(quote, self.parts[-1].body)
        return start, start + len(quote)

    def cite(self, quote: str) -> Citation:
        return self.parts[-1].cite(*self.find(quote))

    def mention_id(self, text: str, entity: str) -> str:
        """The id of the last mention of an entity with this text."""
        return [f.id for f in self.facts if isinstance(f, Mention) and f.entity == entity and f.citations[0].text == text][-1]

    def prefix(self, parts: int | None = None) -> Prefix:
        """What a log holding the whole story hands back at the end of the first so many parts."""
        return cut(self.story, self.facts, len(self.parts) if parts is None else parts)

    def _id(self) -> str:
        self._count += 1
        return f"{self.parts[-1].id}.{self._count}"


def cut(story: Story, facts: Iterable[AnyFact], parts: int) -> Prefix:
    """The prefix law 1 asks for: the parts before a point, and the facts known by then."""

    def known(fact: AnyFact) -> bool:
        if isinstance(fact, Correction) and fact.placed is not None:
            return fact.placed < parts
        return all(c.part < parts for c in fact.citations)

    return Prefix(story.title, story.parts[:parts], tuple(f for f in facts if known(f)))


def _unmarked(marked: str, at: int) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and (start, end, entity) of each, offsets counting from `at`."""
    out: list[str] = []
    marks, opened, n, length = [], [], 0, at
    while n < len(marked):
        if marked[n] == "{":
            opened.append(length)
        elif marked[n] == "=" and opened and (found := re.compile(r"=(\w+)\}").match(marked, n)):
            marks.append((opened.pop(), length, found[1]))
            n = found.end()
            continue
        else:
            out.append(marked[n])
            length += 1
        n += 1
    return "".join(out), marks


def _sentences(text: str, body: int) -> list[Range]:
    return [(m.start(), m.end()) for m in re.compile(r"\S[^.!?]*[.!?]+[”\"]?(?=\s|$)").finditer(text, body)]


def _form(text: str) -> Form:
    if text.casefold() in PRONOUNS:
        return "pronoun"
    words = text.split()
    named = words[-1][0].isupper() and not any(w[0].islower() for w in words if w not in ("the", "of"))
    return "name" if named and words[0] not in ("A", "An", "This") else "nominal"


def _sort(name: str) -> NameSort:
    words = name.split()
    if words[0] in TITLES:
        return "title" if len(words) <= 2 else "full"
    return "full" if len(words) > 1 else "given"


def lighthouse() -> Writer:
    """A story of four parts and a foreword: a keeper, her lost brother, a stranger who turns out to be him, a death."""
    w = Writer("The Lamp at Corran")
    w.type("e9", "GPE")
    w.type("e8", "ORG")
    w.part(
        "front",
        "The new season of the series was released in March. {Nora Whitfield=e20} is the perfect cast for {Mara Quill=e1} "
        "and critics love {her=e20}.",
    )
    w.casting("e1", "Nora Whitfield", "Nora Whitfield")
    w.part(
        "E1",
        "{Mara=e1} ({Nora Whitfield=e20}) keeps the lamp at {Corran=e9} with {{her=e1} friend=e2} {Tobias Fenn=e2}. "
        "But {the harbour company=e8} wants to close the tower, and {Captain Dray=e3} threatens {her=e1}. "
        "When {she=e1} refuses, {Mara=e1} is attacked on the stairs. "
        "{A hooded stranger=e4} carries {her=e1} to safety and disappears.",
        title="The Lamp",
    )
    w.relation("friend", "e1", "e2", "her friend Tobias Fenn")
    w.relation("works_for", "e3", "e8", "the harbour company wants to close the tower, and Captain Dray threatens her")
    w.event("keep", "keeps", ["e1"])
    w.event("want", "wants", ["e8"], status="actual", clause=["the harbour company wants to close the tower"])
    w.event("threaten", "threatens", ["e3"], ["e1"], clause=["Captain Dray threatens her"])
    w.event("refuse", "refuses", ["e1"])
    w.event("attack", "attacked", [], ["e1"], clause=["Mara is attacked on the stairs"])
    w.event("carry", "carries", ["e4"], ["e1"], clause=["A hooded stranger carries her to safety"])
    w.event("disappear", "disappears", ["e4"])
    w.part(
        "E2",
        "{Tobias=e2} searches the caves while {Mara=e1} heals. {He=e2} finds a boat, and in it {a letter to {her=e1}}. "
        "“{She=e1} must never know,” {the stranger=e4} tells {him=e2}. "
        "{Tobbias=e2} and {Mara=e1} fall in love. {Dray=e3} bribes {the harbour company=e8}.".replace(
            "{a letter to {her=e1}}", "a letter to {her=e1}"
        ),
        title="The Caves",
    )
    w.variant("Tobbias", "Tobias")
    w.event("search", "searches", ["e2"])
    w.event("find", "finds", ["e2"], clause=["He finds a boat"])
    w.event("tell", "tells", ["e4"], ["e2"])
    w.event("fall in love", "fall", ["e2", "e1"])
    w.event("bribe", "bribes", ["e3"], ["e8"])
    w.relation("romantic", "e2", "e1", "Tobbias and Mara fall in love")
    w.speech("“She must never know,”", "e4", "e2")
    w.part(
        "E3",
        "{The stranger=e4} takes off {his=e4} hood: {he=e4} is {Ewan Quill=e5}, {{her=e1} lost brother=e5}. "
        "{Ewan=e5} confesses that {he=e5} burned the old tower. {She=e1} forgives {him=e5}, but {Tobias=e2} cannot. "
        "Meanwhile, {Dray=e3} arrests {{Mara=e1}'s brother=e5}, and {Tobias=e2} breaks up with {her=e1}.",
        title="The Hood",
    )
    w.reveal("e4", "e5", "he is Ewan Quill, her lost brother")
    w.relation("sibling", "e5", "e1", "her lost brother")
    w.event("confess", "confesses", ["e5"])
    w.event("burn", "burned", ["e5"], status="claim")
    w.event("forgive", "forgives", ["e1"], ["e5"], clause=["She forgives him"])
    w.event("arrest", "arrests", ["e3"], ["e5"], clause=["Dray arrests Mara's brother"])
    w.event("break up", "breaks up", ["e2"], ["e1"], clause=["Tobias breaks up with her"])
    w.state("e5", "custody", "arrested", "Dray arrests Mara's brother", by=["e3"])
    w.relation("romantic", "e1", "e2", "Tobias breaks up with her", ends=True)
    w.part(
        "E4",
        "{Ewan=e5} breaks out of jail. In a fit of rage, {he=e5} kills {Dray=e3} by mistake, and {Mara=e1} hides {him=e5}. "
        "{She=e1} lights the lamp one last time. {Tobias=e2} leaves {Corran=e9} without a word.",
        title="The Last Light",
    )
    w.event("break out", "breaks out", ["e5"])
    w.event("kill", "kills", ["e5"], ["e3"], clause=["he kills Dray by mistake"])
    w.event("hide", "hides", ["e1"], ["e5"], clause=["Mara hides him"])
    w.event("light", "lights", ["e1"])
    w.event("leave", "leaves", ["e2"], ["e9"])
    w.state("e3", "life", "dead", "he kills Dray by mistake", by=["e5"])
    return w
