"""A relation as the modules of ties hand it on, and how sure and how present the words that tell it are."""

from __future__ import annotations

import msgspec

from previously.model import Citation, Qualifier, RelationType
from previously.reading.cast import Filler
from previously.reading.syntax import Doc


class Tie(msgspec.Struct, frozen=True):
    """A relation before it becomes a fact; `word` is where the text says so, `passing` that one deed does.

    `shown` is where else it must be read to see it: words of the part, or places in earlier parts.
    """

    source: str
    target: str
    type: RelationType
    qualifier: Qualifier | None
    begins: bool
    word: int
    confidence: float
    passing: bool = False
    shown: tuple[int | Citation, ...] = ()


def sure(a: Filler, b: Filler) -> float:
    """How sure a relation is of two people who are this sure."""
    return round(0.3 + 0.7 * min(a.confidence, b.confidence), 3)


def covert(doc: Doc, verb: int) -> bool:
    """Whether somebody is at a place as somebody else: "works undercover at the mill" is not of the mill."""
    return doc.words[min(verb + 1, len(doc.words) - 1)].lower in ("undercover", "incognito")


def told_in_the_present(doc: Doc) -> bool:
    """Whether the story is told in the present tense, so that a past tense looks back."""
    now = sum(w.xpos in ("VBZ", "VBP") for w in doc.words)
    return now > 2 * sum(w.xpos == "VBD" for w in doc.words)


def former(doc: Doc, verb: int, present: bool) -> Qualifier | None:
    """ "Ex" for what a story in the present tells in the past ("a doctor who worked for them")."""
    word = doc.words[verb]
    perfect = "had" in doc.lowers(verb, "aux")
    going_on = doc.has(verb, ("have", "has"), "aux")
    if doc.words[word.head].lemma == "use" and doc.words[word.head].xpos == "VBD" and word.label == "xcomp":
        return "ex"  # "used to work for him"
    return "ex" if present and not going_on and (word.xpos == "VBD" or perfect) else None
