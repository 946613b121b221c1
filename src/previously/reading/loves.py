"""Love as acts tell it: a shared bed, somebody left at the altar, a night, a date, whom one falls for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.model import Qualifier
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import person_object
from previously.reading.pairs import bond, each_other, subjects, those, whom
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie

BEDS = frozenset(["bed", "bunk"])
WITH_LOVE = frozenset("fling tryst dalliance liaison".split())
"""Nouns for what two have with one another who are lovers, if only for a night."""
GOING = frozenset("go have make share spend enjoy begin start carry".split())
TO_BED = frozenset("go fall tumble jump hop climb end wind land wake awake awaken".split())
"""What two do with "to bed" or "in bed" who love one another there."""
CAUGHT = frozenset("find catch discover see".split())
"""What somebody does to the one of two who are in bed."""
SEX = frozenset(["sex", "intercourse"])
KISSES = frozenset("kiss kisses".split())
DECLARING = frozenset("declare confess profess admit reveal announce avow proclaim express".split())
MAKING_LOVE = frozenset("sleep elope".split())
"""What two do "together" or with one another who are lovers."""


def find(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """The loves that a part's acts tell; between kin, and for those married, they tell nothing."""
    for word in doc.words:
        if word.upos == "NOUN" and word.lower in BEDS:
            yield from _in_one_bed(doc, cast, word.index)
            yield from _to_bed(doc, cast, word.index)
            yield from _caught(doc, cast, word.index)
        elif word.upos == "NOUN" and _of_love(doc, word.index):
            yield from _had(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower == "altar":
            yield from _left(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower == "night":
            yield from _a_night(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower in KISSES:
            yield from _shared(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower == "flame":
            yield from _flame(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower in ("love", "feelings"):
            yield from _declared(doc, cast, word.index)
        elif word.lemma == "leave" and word.upos == "VERB":
            yield from _left_for(doc, cast, word.index)
        elif word.lemma == "fall" and word.upos == "VERB":
            yield from _fallen(doc, cast, word.index)
        elif word.upos == "VERB" and (word.lemma in MAKING_LOVE or _up(doc, word.index)):
            yield from _made_love(doc, cast, word.index)


FLAMES = frozenset("old former past".split())
"""What a love of before is called with "flame"."""


def _flame(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Meets her old flame, Tom", "Tom, a former flame of Ann's": the two were lovers."""
    words = doc.words
    before = doc.lowers(noun, "amod")
    above = words[words[noun].head]
    if not before & FLAMES:
        return
    if words[noun].label == "appos" and above.upos == "PROPN":
        ones = whom(cast, above.index)
    elif doc.dependents(noun, "cop") and status(doc, noun) == "actual":
        ones = whom(cast, doc.first(noun, "nsubj"))
    else:
        named = [c for c in doc.dependents(noun, "appos", "flat") if words[c].upos == "PROPN"]
        ones = [f for c in named[:1] for f in whom(cast, c)]
    yield from bond(ones, [f for f in cast.possessor(noun) if f.type == "PER"], "romantic", "ex", noun)


def _love(ones: list[Filler], others: list[Filler], word: int, past: Qualifier | None = None) -> list[Tie]:
    return bond(ones, others, "romantic", past, word, passing=True)


def _in_one_bed(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Has been sharing his bed", "share a bed with Tom"."""
    verb = doc.words[noun].head
    if doc.words[verb].lemma != "share" or doc.words[noun].label != "obj" or status(doc, verb) != "actual":
        return []
    others = those(doc, cast, [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")], "with")
    if not others and not doc.dependents(noun, "det"):
        others = [f for f in cast.possessor(noun) if f.type == "PER"]
    return _love(subjects(doc, cast, verb), others, noun)


def _to_bed(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Celebrate by going to bed", "ends up in bed with Tom"."""
    verb = doc.words[noun].head
    there = doc.preposition(noun) in ("to", "in", "into") and not doc.dependents(noun, "det", "nmod:poss", "amod")
    if doc.words[verb].lemma not in TO_BED or not there or status(doc, verb) != "actual":
        return []
    others = those(doc, cast, [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl", "obj")], "with", "next", "beside")
    return _love(subjects(doc, cast, verb), others, noun)


def _caught(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Finds Tom in bed with Beth"."""
    verb = doc.words[noun].head
    there = doc.preposition(noun) == "in" and not doc.dependents(noun, "det", "nmod:poss", "amod")
    if doc.words[verb].lemma not in CAUGHT or not there or status(doc, verb) != "actual":
        return []
    others = those(doc, cast, [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")], "with")
    return _love([f for c in doc.dependents(verb, "obj") for f in whom(cast, c)], others, noun) if others else []


def _of_love(doc: Doc, noun: int) -> bool:
    """Whether a noun is what two have who are lovers: a fling, a date, sex, the love they make."""
    word = doc.words[noun]
    if word.lower in SEX | WITH_LOVE or _for_a_night(doc, noun) or _date(doc, noun):
        return True
    return word.lower == "love" and word.label == "obj" and doc.words[word.head].lemma == "make"


def _a_night(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Spent one night with Tom"; what two spend together is told where "together" is read."""
    verb = doc.words[noun].head
    told = doc.words[noun].label == "obj" and doc.words[verb].lemma == "spend" and status(doc, verb) == "actual"
    elsewhere = any(doc.preposition(c) in ("in", "at", "on") for c in doc.dependents(verb, "obl"))
    if not told or elsewhere:
        return []
    others = those(doc, cast, [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")], "with")
    return _love(subjects(doc, cast, verb), others, noun) if others else []


def _shared(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Share a kiss", "exchanges a kiss with Tom"."""
    verb = doc.words[noun].head
    if doc.words[noun].label != "obj" or doc.words[verb].lemma not in ("share", "exchange") or status(doc, verb) != "actual":
        return []
    others = those(doc, cast, [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")], "with")
    return _love(subjects(doc, cast, verb), others, noun)


def _declared(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Declares his love for Ann", "confesses his feelings to her", and not what another feels."""
    verb = doc.words[noun].head
    if doc.words[noun].label != "obj" or doc.words[verb].lemma not in DECLARING or status(doc, verb) not in ("actual", "claim"):
        return []
    ones = subjects(doc, cast, verb)
    beside = [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")]
    if len(ones) == 2 and any(each_other(doc, c) for c in beside):
        return _love(ones, [], noun)
    if {f.entity for f in cast.possessor(noun)} != {f.entity for f in ones}:
        return []
    others = those(doc, cast, beside, "for") or those(doc, cast, beside, "to")
    return _love(ones, others, noun) if others else []


UP = {("hook", "up"), ("make", "out"), ("go", "out")}


def _up(doc: Doc, verb: int) -> bool:
    """Whether a verb and its particle tell of love: "hook up", "make out"."""
    return any((doc.words[verb].lemma, doc.words[c].lower) in UP for c in doc.dependents(verb, "compound:prt", "advmod"))


def _made_love(doc: Doc, cast: Cast, verb: int) -> list[Tie]:
    """ "They sleep together", "elopes with Tom", "hooked up with him"."""
    if status(doc, verb) != "actual" or doc.dependents(verb, "obj"):
        return []
    together = "together" in doc.lowers(verb, "advmod")
    others = those(doc, cast, doc.dependents(verb, "obl"), "with") if doc.words[verb].lemma != "sleep" else []
    alone = doc.words[verb].lemma in ("make", "hook") and not doc.dependents(verb, "ccomp", "xcomp")  # "they make out in a car"
    return _love(subjects(doc, cast, verb), others, verb) if others or together or alone else []


def _for_a_night(doc: Doc, noun: int) -> bool:
    """Whether a noun is "a one-night stand"."""
    return doc.words[noun].lower == "stand" and "night" in doc.lowers(noun, "compound")


def _date(doc: Doc, noun: int) -> bool:
    """Whether somebody goes on a date: a date they have may be any day."""
    word = doc.words[noun]
    return word.lower == "date" and doc.preposition(noun) == "on" and doc.words[word.head].lemma == "go"


def _had(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Have a one-night stand", "goes on a date with Tom"."""
    verb = doc.words[noun].head
    if doc.words[verb].lemma not in GOING or status(doc, verb) != "actual":
        return []
    others = those(doc, cast, [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")], "with")
    return _love(subjects(doc, cast, verb), others, noun)


def _left(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Leaves Paul at the altar": the two were to marry and are not."""
    verb = doc.words[noun].head
    if doc.words[verb].lemma not in ("leave", "abandon", "jilt") or status(doc, verb) != "actual":
        return
    others = [f for c in doc.dependents(verb, "obj") for f in whom(cast, c)] if person_object(doc, verb) else []
    for tie in _love(subjects(doc, cast, verb), others, noun) if others else ():
        yield msgspec.structs.replace(tie, begins=False)


def _left_for(doc: Doc, cast: Cast, verb: int) -> Iterator[Tie]:
    """ "Leaves Ann for Beth": the one love is over and the other has begun."""
    others = those(doc, cast, doc.dependents(verb, "obl"), "for")
    left = [f for c in doc.dependents(verb, "obj") for f in whom(cast, c)] if person_object(doc, verb) else []
    if len(others) != 1 or len(left) != 1 or status(doc, verb) != "actual":
        return
    ones = subjects(doc, cast, verb)
    yield from _love(ones, others, verb)
    yield from (msgspec.structs.replace(t, begins=False) for t in _love(ones, left, verb))


def _fallen(doc: Doc, cast: Cast, verb: int) -> list[Tie]:
    """ "Falls for Paul", and not for a trick of his."""
    others = those(doc, cast, doc.dependents(verb, "obl"), "for")
    return _love(subjects(doc, cast, verb), others, verb) if others and status(doc, verb) == "actual" else []
