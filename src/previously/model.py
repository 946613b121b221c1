"""The frozen values everything else is made of: places in a story, citations, and the kinds of fact.

A story is read once, part by part, into facts; every view is a fold over a prefix of them. The kinds are few on purpose:
a kind is added only together with its fold, its view and its test.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

EntityType: TypeAlias = Literal["PER", "ORG", "GPE", "LOC", "FAC", "VEH"]
Form: TypeAlias = Literal["name", "nominal", "pronoun"]
NameSort: TypeAlias = Literal["full", "given", "family", "title", "nickname", "description"]
Status: TypeAlias = Literal["actual", "attempt", "plan", "threat", "claim", "negated"]
RelationType: TypeAlias = Literal[
    "parent",
    "sibling",
    "spouse",
    "relative",
    "romantic",
    "friend",
    "adversary",
    "works_for",
    "works_with",
    "represents",
    "treats",
    "member_of",
    "impersonates",
    "captor",
]
Qualifier: TypeAlias = Literal["ex", "foster", "half", "step", "adoptive", "in-law"]
Range: TypeAlias = tuple[int, int]
"""[start, end) character offsets in a part's text."""

DIRECTED: frozenset[str] = frozenset({"parent", "works_for", "represents", "treats", "member_of", "impersonates", "captor"})
"""Relation types whose source and target are not interchangeable (the source of `parent` is the parent)."""


class Position(msgspec.Struct, frozen=True, order=True):
    """A point in reading order: a part's ordinal (from 0) and a character offset in its text."""

    part: int
    offset: int = 0


class Citation(msgspec.Struct, frozen=True):
    """An exact stretch of the source that a statement rests on.

    `part` is the part's ordinal, `sentence` the index of the sentence that holds `start` (0 when it lies in the heading),
    `text` exactly `part.text[start:end]`.
    """

    part: int
    sentence: int
    start: int
    end: int
    text: str


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every kind of fact has: an id, the citations it rests on, and how sure the reading is (0 to 1).

    Ids are unique in a story and depend on nothing after the fact's own part ("S02E05.17").
    """

    id: str
    citations: tuple[Citation, ...]
    confidence: float = 1.0

    @property
    def position(self) -> Position:
        """Where the fact becomes known: the end of its latest citation (law 1)."""
        return max((Position(c.part, c.end) for c in self.citations), default=Position(0, 0))


class Mention(Fact, frozen=True, kw_only=True, tag="mention"):
    """Somebody or something is mentioned: `citations[0]` is the span, `head` its head word's offsets in the same part."""

    entity: str
    type: EntityType
    form: Form
    head: Range


class Name(Fact, frozen=True, kw_only=True, tag="name"):
    """An entity goes by `text`; a misspelling says what it is a `variant_of`."""

    entity: str
    text: str
    sort: NameSort
    variant_of: str | None = None


class Same(Fact, frozen=True, kw_only=True, tag="same"):
    """Two entities are one from here on; `how` it was decided: an identity reveal of the story, or a later clue."""

    one: str
    other: str
    how: Literal["reveal", "name", "description"]


class Casting(Fact, frozen=True, kw_only=True, tag="casting"):
    """A character is played by an actor."""

    character: str
    actor: str


class Participant(msgspec.Struct, frozen=True):
    """An entity in an event beside agents and patients, with its role ("recipient", "place", "topic" ...)."""

    role: str
    entity: str


class Event(Fact, frozen=True, kw_only=True, tag="event"):
    """Something happens: its trigger's offsets and lemma, who did it to whom, and whether it really did.

    `citations[0]` is the sentence; what goes on in a dream cites the sentence that began it too. `clause` is the stretches of
    that sentence (offsets in the part, in order) that can be read on their own as a statement of the event; empty when only
    the whole sentence can.
    """

    trigger: Range
    lemma: str
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    others: tuple[Participant, ...] = ()
    status: Status = "actual"
    clause: tuple[Range, ...] = ()

    @property
    def dreamt(self) -> bool:
        """Whether its sentence alone would tell it as if it had happened: only one before says that it is a dream."""
        return self.status == "claim" and len(self.citations) > 1


class Relation(Fact, frozen=True, kw_only=True, tag="relation"):
    """Two entities stand in a relation that begins (or is first stated) or ends here; `source` of parent is the parent.

    `news` says that both were known, and that the story tells outright what nobody knew them to be to each other.
    """

    source: str
    target: str
    type: RelationType
    qualifier: Qualifier | None = None
    change: Literal["begins", "ends"] = "begins"
    news: bool = False


class State(Fact, frozen=True, kw_only=True, tag="state"):
    """From here on an aspect of an entity has a value ("life": "dead"); `by` whom, and the id of the event that caused it."""

    entity: str
    aspect: str
    value: str
    by: tuple[str, ...] = ()
    cause: str | None = None


class Speech(Fact, frozen=True, kw_only=True, tag="speech"):
    """A quotation (`citations[0]` is its span) with its speaker and addressee where they are known."""

    speaker: str | None = None
    addressee: str | None = None


class Place(msgspec.Struct, frozen=True):
    """Where words stand, told by the sentence around them, so that a new reading or an edit elsewhere does not lose them.

    `part` is the part's id, `nth` says which of its sentences of these words it is (from 0), `start` and `end` are offsets
    in `sentence`.
    """

    part: str
    sentence: str
    nth: int
    start: int
    end: int


class Anchor(msgspec.Struct, frozen=True):
    """What an id stood for when a person named it: ids are counted anew when a part is read anew, words are not.

    `kind` is a kind of fact, "entity", "split" for an entity that a split made, or "finding" for a problem that the story
    has with itself. `says` is what it says, what it is called there, or a finding's code. `places` are the words it rests on,
    the most telling ones first, and all in one part unless they are a finding's sentences; `who` is where the entities that
    a fact is about are first mentioned. `twin` counts facts that all this is true of.
    """

    kind: str
    says: str
    places: tuple[Place, ...]
    who: tuple[Place, ...] = ()
    twin: int = 0


class Correction(Fact, frozen=True, kw_only=True, tag="correction"):
    """What a person said of our reading: appended, never an edit, and surviving a new reading (law 4).

    `merge`: `targets` are entity ids that are one; `rename`: `targets[0]` is to be shown as `text`; `retract` and
    `confirm`: `targets` are fact ids; `split`: `targets[0]` is an entity and the rest the mention ids that are another's;
    `allow`: `targets` are the ids of findings that are no problems.
    Retracting a correction's id takes that correction back. `anchors` say of each target what it was; without them the
    ids are taken as they stand. `placed` is the ordinal of the part it is known from, or None when it applies everywhere.
    """

    action: Literal["merge", "split", "rename", "retract", "confirm", "allow"]
    targets: tuple[str, ...]
    text: str | None = None
    placed: int | None = None
    anchors: tuple[Anchor, ...] = ()


AnyFact: TypeAlias = Mention | Name | Same | Casting | Event | Relation | State | Speech | Correction
"""Every kind of fact, as a tagged union that msgspec reads and writes."""


def kind_of(fact: AnyFact) -> str:
    """The name of a fact's kind, as it is stored."""
    return str(type(fact).__struct_config__.tag)
