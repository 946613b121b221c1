"""Trees put right where a deed hangs on the wrong one: "tells his friend to leave", "finds Tom, drowned, in a pool"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.tags import NOMINAL

if TYPE_CHECKING:
    from previously.reading.mending import Mending
    from previously.reading.word import Word

_BIDDING = frozenset(
    "tell ask order beg urge advise warn persuade convince instruct command invite encourage force want allow remind".split()
)
"""Verbs whose object does what a "to" behind it tells."""


def told_to(mending: Mending, word: Word) -> None:
    """ "Tells his new friend to leave", "accuses the men of stealing it": what they do is no part of their name."""
    person = mending.words[word.head]
    verb = mending.words[person.head]
    if word.deprel != "acl" or person.label not in ("obj", "iobj") or person.upos not in NOMINAL or verb.upos != "VERB":
        return
    if not verb.index < person.index < word.index:
        return
    marks = {
        w.lower for w in mending.words[person.index + 1 : word.index] if w.head == word.index and w.label in ("mark", "case")
    }
    if word.xpos == "VB" and "to" in marks and verb.lemma in _BIDDING and {person.lower, person.lemma} & lexicon.PEOPLE:
        mending.put(word, head=verb.index, deprel="xcomp", label="xcomp")
    elif word.xpos == "VBG" and "of" in marks and verb.lemma in lexicon.CHARGE:
        mending.put(word, head=verb.index, deprel="advcl", label="advcl")


_PICTURES = frozenset("photograph photographs photo photos picture pictures snapshot snapshots portrait portraits".split())
_FILMS = frozenset("film films movie movies scene scenes video videos footage documentary commercial episode pilot".split())


def shoots_a_film(mending: Mending, word: Word) -> None:
    """ "Shoots photographs of him": nobody is shot."""
    if word.lemma != "shoot" or word.upos != "VERB" or word.index not in mending.objected:
        return
    shot = {w.lower for w in mending.words if w.head == word.index and w.label == "obj"}
    if shot & (_PICTURES | _FILMS):
        mending.put(word, lemma="photograph" if shot & _PICTURES else "film")


def found_so(mending: Mending, word: Word) -> None:
    """ "Pulls Tom, drowned, from the lake": what befell him, and not whoever pulls him out."""
    words = mending.words
    if word.xpos not in ("VBD", "VBN") or word.label not in ("conj", "advcl", "parataxis", "xcomp"):
        return
    alone = 1 < word.index < len(words) - 1 and words[word.index - 1].text == words[word.index + 1].text == ","
    if not alone or word.index in mending.linked | mending.subjected | mending.helped | mending.objected:
        return
    before = words[word.index - 2]
    person = words[before.head] if before.label == "flat" else before
    if person.label == "obj" and person.head == word.head and person.upos in NOMINAL:
        mending.put(word, xpos="VBN", head=person.index, deprel="acl", label="acl")
