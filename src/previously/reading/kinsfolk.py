"""Whose kin, lover or friend a noun tells somebody to be: its possessor, or whoever has, visits or calls them."""

from __future__ import annotations

from previously.reading import kin, lexicon
from previously.reading.syntax import Doc

COURTING = frozenset("take find acquire".split())
"""Verbs by whose object somebody has a lover, where it is one."""
OWNING = frozenset("have get visit bring raise bear leave lose father adopt".split())


def role_owner(doc: Doc, noun: int) -> int | None:
    """The word for whoever somebody is a role noun to: its possessor, or the subject of "has two sons"."""
    owner = doc.first(noun, "nmod:poss")
    owner = owner if owner is not None else next((c for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "of"), None)
    first = doc.words[kin.first_of(doc, noun)]
    up = doc.words[first.head]
    visited = doc.preposition(first.index) in ("by", "to")  # "is visited by a lawyer", "is brought up by a midwife"
    courted = up.lemma in COURTING and lexicon.KIN.get(doc.words[noun].lower, ("",))[0] in ("romantic", "spouse")
    if owner is None and _with_kin(doc, noun):
        return up.index  # "a banker with two sons"
    if owner is None and (whoever := _ones_own(doc, noun)) is not None:
        return whoever
    haver = _haver(doc, up.index) if owner is None and (up.lemma in OWNING or courted) and not visited else None
    return owner if haver is None or haver == noun else haver  # "two guards raise their hands": they are nobody's


def _with_kin(doc: Doc, noun: int) -> bool:
    """Whether somebody is told of "with" a child or a brother or sister: they are theirs."""
    word = doc.words[noun]
    type = lexicon.KIN.get(kin.one_of(word.lower), ("",))[0]
    theirs = word.label == "nmod" and doc.preposition(noun) == "with" and not doc.dependents(noun, "nmod:poss")
    if not theirs or type not in ("parent", "sibling") or "the" in doc.lowers(noun, "det"):
        return False
    up = doc.words[word.head]
    return up.upos == "PROPN" or up.lower in lexicon.PEOPLE


FELLOWS = frozenset("friend colleague coworker co-worker teammate acquaintance cousin".split())
"""Whom one has to do with who are mostly one's own: "calls a friend, Tom"."""


def _ones_own(doc: Doc, noun: int) -> int | None:
    """ "Ann calls an old friend, Tom", "is visited by a colleague, Tom": with a name he is hers who has to do with him."""
    word = doc.words[noun]
    if word.lower not in FELLOWS or not doc.has(noun, ("a", "an"), "det") or doc.dependents(noun, "nmod:poss", "nmod"):
        return None
    named = any(doc.words[c].upos == "PROPN" for c in doc.dependents(noun, "appos"))
    up = doc.words[word.head]
    if word.label == "nmod" and up.label == "obj" and doc.preposition(noun) == "from":
        up = doc.words[up.head]  # "receives a call from a colleague"
    elif word.label not in ("obj", "obl"):
        return None
    subject = doc.first(up.index, "nsubj") if up.upos == "VERB" else None
    return subject if named and subject is not None and doc.words[subject].upos in ("PROPN", "PRON") else None


def _haver(doc: Doc, verb: int) -> int | None:
    """The subject of a verb, also one it shares: "has married Ann and has two sons", "goes on to have a son"."""
    words = doc.words
    while (own := doc.first(verb, "nsubj")) is None and words[verb].head < verb:
        above = words[words[verb].head]
        on = above.lemma == "go" and words[above.index + 1].lower == "on"
        if words[verb].label != "conj" and not (words[verb].label in ("xcomp", "advcl") and on):
            break
        verb = above.index
    return own
