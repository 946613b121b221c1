"""Who two people are that a verb or noun tells of together: its subjects, "the two", one "with" another, "each other"."""

from __future__ import annotations

from previously.model import Qualifier, RelationType
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

TWO = frozenset("two pair couple duo both".split())
"""What two just told of are called."""


def whom(cast: Cast, word: int | None) -> list[Filler]:
    """The people a word stands for."""
    return [f for f in cast.at(word) if f.type == "PER"]


def those(doc: Doc, cast: Cast, words: list[int], *cases: str) -> list[Filler]:
    """The people of those words that stand with one of some prepositions."""
    return [f for c in words if doc.preposition(c) in cases for f in whom(cast, c)]


def subjects(doc: Doc, cast: Cast, verb: int) -> list[Filler]:
    """The people a verb is said of; "the two" are the only two told of so far in the sentence, else in the one before."""
    subject = surface_subject(doc, verb)
    found = whom(cast, subject)
    named = doc.dependents(subject, "appos") if subject is not None and doc.words[subject].xpos == "NNS" else []
    listed = [f for c in named for f in whom(cast, c)]
    if len(listed) == 2:
        return listed  # "the two women, Ann and Beth"
    if found or subject is None or doc.words[subject].lower not in TWO:
        return found
    start = doc.sentence_start(subject)
    for first in (start, doc.sentence_start(start - 1) if start else start):
        ids = cast.identified.entities
        before = {
            id: Filler(id, cast.identified.confidence[r.index], "PER")
            for r in cast.refs
            if first <= r.first < subject and r.type == "PER" and (id := ids[r.index]) is not None
        }
        if before:
            return list(before.values()) if len(before) == 2 else []
    return []


def bond(
    ones: list[Filler], others: list[Filler], type: RelationType, past: Qualifier | None, word: int, *, passing: bool = False
) -> list[Tie]:
    """The tie of one with one other, or of two told as one."""
    if not others and len(ones) == 2:
        ones, others = ones[:1], ones[1:]
    if len(ones) == len(others) == 1 and ones[0].entity != others[0].entity:
        certain = sure(ones[0], others[0])
        return [Tie(ones[0].entity, others[0].entity, type, past, True, word, certain, passing=passing)]
    return []


def apiece(doc: Doc, verb: int) -> bool:
    """Whether each of several does or is so by himself: "have each gotten married", to whomever."""
    above = doc.words[verb].head if doc.words[verb].label == "xcomp" else verb
    beside = {i for at in (verb, above) for i in (at, *doc.dependents(at, "nsubj"))}
    return any("each" in doc.lowers(i, "advmod", "det") for i in beside)


def each_other(doc: Doc, word: int) -> bool:
    """Whether a word is "each" of "each other", or the "one" of "one another"."""
    after = doc.words[min(word + 1, len(doc.words) - 1)].lower
    return (doc.words[word].lower, after) in (("each", "other"), ("one", "another"))


def owners(cast: Cast, noun: int) -> list[Filler]:
    """The people whose something is."""
    return [f for f in cast.possessor(noun) if f.type == "PER"]
