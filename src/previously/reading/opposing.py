"""Who is against whom by how people say so in passing: who goes up against another, sets a trap for them, wants revenge."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading.cast import Cast, Filler
from previously.reading.deeds import own_aim, person_object
from previously.reading.pairs import subjects
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

TRAPS = frozenset("trap ambush snare".split())
SETTING = frozenset("set lay spring prepare plan".split())
"""What is done with a trap "for" somebody."""
REVENGE = frozenset("revenge vengeance retribution retaliation".split())
WANTING = frozenset("seek swear vow want take get exact plot plan crave demand wreak have desire".split())
"""What is done with revenge "on" somebody."""
BESIDE = frozenset("on upon against".split())
COMING_UP = frozenset("go come".split())
"""What one does "up against" another."""
FACING = frozenset("face square".split())
"""What two do "off"."""
CROSSING = frozenset(
    "target evade elude outwit outsmart outmaneuver outmanoeuvre antagonize antagonise thwart foil terrorize terrorise menace "
    "persecute oppose torment tyrannize extort".split()
)
"""What is done to an adversary, or tried."""
BEATING = frozenset("capture apprehend trap ensnare defeat thwart foil outwit evade elude outsmart expose".split())
"""What one means to do to an adversary."""
BOUTS = frozenset("duel fight combat".split())
"""To what an adversary is challenged."""
DANGERS = frozenset("threat danger menace".split())
"""What somebody is "to" another."""


def find(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """The enmities that a part tells in passing; between kin and lovers, or of those who have no name, they tell nothing."""
    for word in doc.words:
        if word.upos == "VERB":
            told = status(doc, word.index)
            if told in ("actual", "plan", "attempt"):
                yield from _ties(_doers(doc, cast, word.index), _opposed(doc, cast, word.index, told), word.index)
            if told == "actual" and word.lemma in FACING and _off(doc, word.index) and not doc.dependents(word.index, "obl"):
                pair = _doers(doc, cast, word.index)
                yield from _ties(pair[:1], pair[1:], word.index) if len(pair) == 2 else ()
        elif word.lower in DANGERS and doc.dependents(word.index, "cop"):
            to = [
                c
                for c in (*doc.dependents(word.index, "nmod"), *doc.dependents(word.index, "obl"))
                if doc.preposition(c) == "to"
            ]
            yield from _ties(_doers(doc, cast, word.index), _people(doc, cast, to), word.index)


def _doers(doc: Doc, cast: Cast, verb: int) -> list[Filler]:
    return [f for f in subjects(doc, cast, verb) if f.type == "PER"]


def _people(doc: Doc, cast: Cast, words: list[int]) -> list[Filler]:
    """All whom some words, and those joined to them, stand for."""
    joined = [k for c in words for k in doc.dependents(c, "conj")]
    return [f for c in (*words, *joined) for f in cast.at(c) if f.type in ("PER", "ORG")]


def _opposed(doc: Doc, cast: Cast, verb: int, told: str) -> list[Filler]:
    """Whom a verb's doers are against by what it tells, were it only meant or tried."""
    lemma = doc.words[verb].lemma
    objects = doc.dependents(verb, "obj")
    nouns = {doc.words[c].lower for c in objects}
    beside = [*doc.dependents(verb, "obl"), *(k for c in objects for k in doc.dependents(c, "nmod"))]
    if lemma in SETTING and nouns & TRAPS:
        return _people(doc, cast, [c for c in beside if doc.preposition(c) == "for"])
    if (lemma in WANTING and nouns & REVENGE) or (lemma == "set" and "sights" in nouns):
        return _people(doc, cast, [c for c in beside if doc.preposition(c) in BESIDE])
    after = doc.words[min(verb + 1, len(doc.words) - 1)].lower
    if lemma in COMING_UP and after == "up":
        return _people(doc, cast, [c for c in beside if doc.preposition(c) == "against"])
    if lemma in FACING and _off(doc, verb):
        return _people(doc, cast, [c for c in beside if doc.preposition(c) in ("against", "with")])
    if lemma == "challenge" and objects and any(doc.preposition(c) == "to" and doc.words[c].lower in BOUTS for c in beside):
        return _people(doc, cast, objects)
    if lemma == "cross" and "double" in doc.lowers(verb, "advmod", "compound", "amod") and objects:
        return _people(doc, cast, objects)  # cut at its hyphen
    meant = told in ("plan", "attempt") and lemma in BEATING and own_aim(doc, verb)
    if (lemma in CROSSING or meant) and objects and person_object(doc, verb):
        return _people(doc, cast, objects)
    return []


def _off(doc: Doc, verb: int) -> bool:
    return any(doc.words[c].lower == "off" for c in doc.children[verb])


def _ties(ones: list[Filler], others: list[Filler], word: int) -> Iterator[Tie]:
    for one in ones:
        for other in others:
            if one.entity != other.entity and one.entity not in {f.entity for f in others}:
                yield Tie(one.entity, other.entity, "adversary", None, True, word, sure(one, other), passing=True)
