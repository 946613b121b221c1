"""Whose things an act is done to or has to do with: "breaks her arm", "breaks into her house", "comes to his aid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.cast import Cast, Filler

ADDRESSED = frozenset(["to", "from"])
GIVING = frozenset("pledge swear vow promise give offer show owe deliver".split())
"""What one does with a thing for somebody who gets it."""
HARM = frozenset("break injure hurt wound cut burn scald sprain twist dislocate bruise scratch fracture graze".split())
"""What one may do to oneself by doing it to a part of one's body."""


USED_UP = frozenset("eat drink devour wear catalogue catalog count pack unpack water mop".split())
"""What is done to a thing and touches nobody whose it is."""


MINDING = frozenset("watch mind see hear love like keep feed groom walk ride pet stroke".split())
"""What one does to another's cat and not to its owner."""
ANIMALS = frozenset("cat dog puppy kitten pet horse pony bird parrot hamster rabbit goldfish pig cow goat sheep hen".split())


def whose(doc: Doc, cast: Cast, verb: int, objects: list[int], own: set[str], cases: set[str]) -> tuple[Filler, ...]:
    """Whose thing a verb's object is ("breaks her arm"), unless it goes to somebody ("tells Bob's secret to Ann")."""
    if cases & ADDRESSED:
        return ()
    words = doc.words
    if between := _between_two(doc, cast, objects):
        return tuple(f for f in between if f.entity not in own)
    given = objects if words[verb].lemma in GIVING else []
    for obj in given:  # "pledges the family's allegiance to her": it goes to somebody
        for child in doc.dependents(obj, "nmod"):
            if doc.preposition(child) in ("to", "toward", "towards") and (found := cast.at(child)):
                return tuple(f for f in found if f.entity not in own and f.type in ("PER", "ORG"))
    if words[verb].lemma in USED_UP or words[verb].lemma in lexicon.KILL_SURE:
        return ()  # whose apple he eats, nobody eats, and whose horse he kills, lives
    if words[verb].lemma in MINDING:
        objects = [o for o in objects if words[o].lemma not in ANIMALS]  # "is watching Ann's dog"
    things = [o for o in objects if words[o].lower not in lexicon.PEOPLE]
    own = set() if words[verb].lemma in HARM else own  # "breaks her arm" may be her own
    return tuple(f for o in things for f in cast.possessor(o) if f.entity not in own)


BETWEEN_TWO = frozenset(
    "affair romance engagement betrothal relationship liaison fling tryst friendship bond attachment alliance partnership "
    "pact deal bargain truce feud rivalry argument quarrel fight conversation duel rendezvous rapport".split()
)
"""What somebody has with somebody else."""


def _between_two(doc: Doc, cast: Cast, objects: list[int]) -> tuple[Filler, ...]:
    """With whom one has what takes two: "begins an affair with Tom", "breaks off her engagement to him"."""
    shared = (o for o in objects if doc.words[o].lower in BETWEEN_TWO)
    others = (c for o in shared for c in doc.dependents(o, "nmod") if doc.preposition(c) in ("with", "to"))
    return tuple(f for c in others for f in cast.at(c) if f.type in ("PER", "ORG"))


CLOSE = frozenset("to into in onto on upon at under over from off against toward towards through with for about of by".split())
"""Prepositions before what an act has to do with, and not of when or why it is done."""


def fellows(doc: Doc, cast: Cast, verb: int, subject: int | None) -> dict[int, tuple[Filler, ...]]:
    """Who has the same part as a verb's subject: "Ann, together with Tom, leaves", "along with Tom she leaves"."""
    words = doc.words
    beside = doc.dependents(verb, "obl")
    beside += [k for c in doc.dependents(verb, "advmod") if words[c].lower == "together" for k in doc.dependents(c, "obl")]
    beside += doc.dependents(subject, "nmod") if subject is not None else []
    out: dict[int, tuple[Filler, ...]] = {}
    for noun in beside:
        cases = doc.dependents(noun, "case")
        last = max(cases, default=0)
        if words[last].lower == "with" and last and words[last - 1].lower in ("together", "along"):
            out[noun] = tuple(f for f in cast.at(noun) if f.type in ("PER", "ORG"))
        elif words[last].lower == "with" and last and _between_commas(doc, last, noun, verb):
            out[noun] = tuple(f for f in cast.at(noun) if f.type == "PER")
    return out


def _between_commas(doc: Doc, case: int, noun: int, verb: int) -> bool:
    """ "Ann, with Tom, robs it": a name between commas and before the verb."""
    words = doc.words
    end = max([noun, *doc.dependents(noun, "flat", "conj")])
    closed = end + 1 < len(words) and words[end + 1].text == ","
    return words[case - 1].text == "," and closed and case < noun < verb and words[noun].upos == "PROPN"


def around(doc: Doc, cast: Cast, verb: int) -> tuple[tuple[str, Filler], ...]:
    """Whose things an act has to do with: "breaks into her house", "comes to his aid", "slid under Tom's door"."""
    found = ((doc.preposition(c), f) for c in doc.dependents(verb, "obl") for f in cast.possessor(c))
    return tuple((case, f) for case, f in found if f.type in ("PER", "ORG") and case in CLOSE)
