"""Whose side people are told to be on in passing: with whose help one acts, who is among somebody's men or in a team."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

AID = frozenset("help aid assistance support".split())
MEN = frozenset(
    "men women soldiers guards henchmen followers knights agents crew gang minions goons thugs bodyguards servants troops "
    "lieutenants enforcers forces underlings lackeys cronies mercenaries".split()
)
"""Those whom somebody has who serve him."""
AMONG = frozenset(["including", "like"])
TEAMS = frozenset("include comprise contain".split())
HELD = frozenset("prisoner captive hostage slave".split())


def find(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """The ties that a part tells so."""
    for word in doc.words:
        if word.upos == "NOUN" and word.lower in AID and doc.preposition(word.index) == "with":
            yield from _with_help(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower in MEN:
            yield from _retinue(doc, cast, word.index)
        elif word.upos == "VERB" and word.lemma in TEAMS:
            yield from _team(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower in HELD:
            yield from _finds_himself(doc, cast, word.index)


def _people(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    return tuple(f for f in fillers if f.type == "PER")


def _with_help(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Frees her with the help of Tom and Bea", "with Tom's help": whoever acts so works with them."""
    verb = doc.words[noun].head
    if doc.words[verb].upos != "VERB" or status(doc, verb) not in ("actual", "attempt"):
        return
    helped = _people(cast.at(surface_subject(doc, verb)))
    of = [f for c in doc.dependents(noun, "nmod") if doc.preposition(c) in ("of", "from") for f in _people(cast.at(c))]
    for helper in (*of, *_people(cast.possessor(noun))):
        for one in helped[:1]:
            if helper.entity != one.entity:
                yield Tie(one.entity, helper.entity, "works_with", None, True, noun, sure(one, helper), passing=True)


def _retinue(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Jabba's men, including Fane": one of them serves him too."""
    among = [c for c in doc.dependents(noun, "nmod", "appos") if doc.preposition(c) in AMONG]
    for owner in _people(cast.possessor(noun)):
        for one in (f for c in among for f in _people(cast.at(c))):
            if one.entity != owner.entity:
                yield Tie(one.entity, owner.entity, "works_for", None, True, noun, sure(owner, one))


def _team(doc: Doc, cast: Cast, verb: int) -> Iterator[Tie]:
    """ "Leads a team which includes Ann and Tom"."""
    if status(doc, verb) != "actual":
        return
    word = doc.words[verb]
    subject = surface_subject(doc, verb)
    if subject is not None and doc.words[subject].lower in lexicon.RELATIVES:
        subject = word.head
    bodies = tuple(f for f in cast.at(subject) if f.type == "ORG")
    objects = doc.dependents(verb, "obj")
    inside = [*objects, *(k for o in objects for k in doc.dependents(o, "conj"))]
    for body in bodies[:1]:
        for one in dict.fromkeys(f for c in inside for f in _people(cast.at(c))):
            yield Tie(one.entity, body.entity, "member_of", None, True, verb, sure(body, one))


def _finds_himself(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Wakes to find himself Tom's prisoner"."""
    verb = doc.words[noun].head
    himself = any(doc.words[c].lower in lexicon.REFLEXIVES for c in doc.dependents(verb, "obj", "iobj", "nsubj"))
    himself |= doc.words[noun - 1].lower in lexicon.REFLEXIVES or any(
        doc.words[c - 1].lower in lexicon.REFLEXIVES for c in doc.dependents(noun, "nmod:poss")
    )
    if doc.words[verb].lemma != "find" or not himself:
        return
    for owner in _people(cast.possessor(noun)):
        for one in _people(cast.at(surface_subject(doc, verb)))[:1]:
            if one.entity != owner.entity:
                yield Tie(owner.entity, one.entity, "captor", None, True, noun, sure(owner, one))
