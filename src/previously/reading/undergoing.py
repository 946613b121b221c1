"""Participles that have whoever they tell of before them put right: "orders him shot", "with Ann gone and Tom asleep"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.tags import NOMINAL

if TYPE_CHECKING:
    from previously.reading.mending import Mending
    from previously.reading.word import Word

_REACH = 30
"""How many words behind the first of several participles the last may stand."""


def put_right(mending: Mending, word: Word) -> None:
    """Put right what a word tells of those before it."""
    ordered(mending, word)
    with_done(mending, word)


def ordered(mending: Mending, word: Word) -> None:
    """ "Orders him shot", "orders Ann arrested and Tom hanged": who stands between is to undergo it, whatever the tree has."""
    mistaken = word.lower == "orders" and word.label == "root" and word.index not in mending.cased
    if word.lemma != "order" or not (mistaken or (word.upos == "VERB" and word.xpos != "VBN")):
        return
    doer, at = None, word.index
    behind = [w for w in mending.words[at + 1 : at + 12] if w.sentence == word.sentence]
    for w in behind:
        done = w.upos == "VERB" and w.xpos in ("VBN", "VBD", "NN") and w.index > at + 1
        if done and doer is None:
            doer = _between(mending, word, w)
            if doer is None:
                return
            if word.upos != "VERB":
                mending.put(word, upos="VERB", xpos="VBZ")
            mending.put(doer, head=word.index, deprel="obj", label="obj")
            mending.put(w, xpos="VBN", head=word.index, deprel="xcomp", label="xcomp")
            at = w.index
        elif done and w.label == "conj" and w.head == at and (subject := _subject(mending, w)) is not None:
            mending.put(subject, deprel="nsubj:pass", label="nsubj")
            mending.put(w, xpos="VBN", head=word.index, deprel="xcomp", label="xcomp")
        elif w.text in (",", ";") or w.upos in ("VERB", "AUX", "SCONJ", "PART", "ADP"):
            return


def _subject(mending: Mending, verb: Word) -> Word | None:
    """Who stands before a verb as its subject, where nothing helps or opens it."""
    near = mending.words[max(verb.index - 6, 0) : verb.index]
    found = [w for w in near if w.head == verb.index and w.label == "nsubj"]
    return found[0] if len(found) == 1 and verb.index not in mending.helped | mending.marked else None


def _between(mending: Mending, order: Word, verb: Word) -> Word | None:
    """Who stands between "orders" and a participle, if nothing else does and the participle has no object."""
    near = mending.words[order.index + 1 : verb.index]
    inside = {w.index for w in near} | {verb.index, order.index}
    if any(w.head not in inside or w.label in ("case", "mark", "aux", "cop", "punct", "cc") for w in near):
        return None
    tops = [w for w in near if w.head in (order.index, verb.index) and w.upos in NOMINAL]
    hangs = verb.head in (order.index, *(w.index for w in tops)) and verb.index not in mending.objected
    return tops[0] if len(tops) == 1 and hangs else None


def with_done(mending: Mending, word: Word) -> None:
    """ "With Ann dismissed and Tom running the shop": nothing finite follows "with", and each has a word of his own."""
    if word.label not in ("advcl", "acl") or word.index in mending.helped or not word.index:
        return
    near = [w for w in mending.words[max(word.index - 8, 0) : word.index] if w.sentence == word.sentence]
    lead = next((w for w in near if w.head == word.index and w.label == "mark" and w.lower == "with"), None)
    if lead is None and word.upos == "ADJ" and (lead := _with_before(mending, word, word.head)) is not None:
        mending.put(lead, head=word.index, deprel="mark", label="mark")
    if lead is None and word.xpos == "VBN" and (lead := _with_before(mending, word, word.index)) is not None:
        named = mending.words[lead.head]
        mending.put(lead, head=word.index, deprel="mark", label="mark")
        mending.put(named, deprel="nsubj:pass", label="nsubj")
        return
    if lead is None or word.label == "acl":
        return
    inside = [w for w in near if w.index > lead.index and w.upos in NOMINAL]
    subjects = [w for w in inside if w.head == word.index and w.label == "nsubj"]
    if not subjects and word.upos == "ADJ":  # "with Tom dead"
        subjects = [w for w in inside if w.head == word.head and w.label in ("obl", "nmod")]
    if len(subjects) != 1:
        return
    (subject,) = subjects
    done = word.xpos == "VBD" and word.index not in mending.objected and word.lemma not in lexicon.INTRANSITIVE
    if done:
        mending.put(word, xpos="VBN")
    mending.put(subject, head=word.index, deprel="nsubj:pass" if done else "nsubj", label="nsubj")
    for later in mending.words[word.index + 1 : word.index + _REACH]:
        _own_one(mending, subject, word, later)


def _named(mending: Mending, word: Word) -> Word:
    """The first word of the name, if any, right before a word."""
    named = mending.words[word.index - 1]
    while named.label == "flat" and named.head < named.index:
        named = mending.words[named.head]
    return named


def _with_before(mending: Mending, word: Word, head: int) -> Word | None:
    """The "with" of the name right before a word, if the tree hangs the name on `head` and no subject is told.

    On the verb, before an adjective: "with Tom dead, Ann leaves"; on the participle itself: "with Ann caught by Tom".
    """
    named = _named(mending, word)
    lead = mending.words[named.index - 1]
    fits = named.upos == "PROPN" and named.label == "obl" and named.head == head
    return lead if fits and lead.lower == "with" and lead.head == named.index else None


def _own_one(mending: Mending, subject: Word, first: Word, later: Word) -> None:
    """The one right before a joined participle or adjective is its subject, and none of the first one's."""
    joined = later.label == "conj" and later.head in (first.index, subject.index)
    joined = joined or (later.label == "advcl" and later.head == first.head)
    if not joined or later.index in mending.subjected:
        return
    beside = _named(mending, later)
    fits = later.xpos in ("VBG", "VBN") or later.upos == "ADJ"
    if fits and beside.index > first.index and beside.label == "conj" and beside.head == subject.index:
        mending.put(later, head=first.index)
        passive = later.xpos == "VBN" and later.upos == "VERB"
        mending.put(beside, head=later.index, deprel="nsubj:pass" if passive else "nsubj", label="nsubj")
