"""Clauses with a subject of their own put right: "Tom having left, Ann sings", "in time for Tom to leave", "Tom, being hit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading.tags import NOMINAL

if TYPE_CHECKING:
    from previously.reading.mending import Mending
    from previously.reading.word import Word

_SEES = frozenset("see hear watch find catch spot notice witness observe discover".split())


def put_right(mending: Mending, word: Word) -> None:
    """Put right whose doing a verb beside another clause is."""
    if word.upos == "VERB":
        having_done(mending, word)
        in_time_for(mending, word)
        being_done(mending, word)
        only_to(mending, word)


def _before(mending: Mending, at: int) -> Word:
    """The head of the name or apposition that ends right before a word, over a comma."""
    named = mending.words[at - 1]
    if named.text == "," and at > 1:
        named = mending.words[at - 2]
    while named.label in ("flat", "appos") and named.head < named.index:
        named = mending.words[named.head]
    return named


def _subject(mending: Mending, named: Word, verb: Word) -> None:
    deprel = "nsubj:pass" if verb.index in mending.passives else "nsubj"
    mending.put(named, head=verb.index, deprel=deprel, label="nsubj")


def having_done(mending: Mending, word: Word) -> None:
    """ "Tom having left, Ann sings", "with Tom having left": he has left, whatever else the tree has him do."""
    near = mending.words[max(word.index - 4, 1) : word.index]
    having = next((w for w in near if w.lower == "having" and w.xpos == "VBG"), None)
    if word.xpos != "VBN" or having is None or word.label != "advcl":
        return
    named, main = _before(mending, having.index), mending.words[word.head]
    if named.upos not in NOMINAL or named.sentence != word.sentence:
        return
    lead = mending.words[named.index - 1] if named.index else named
    with_him = lead.lower == "with" and named.label in ("obl", "nmod") and lead.head in (word.index, named.index)
    if having.head == word.index and with_him and (named.head == word.index or named.head == main.index > word.index):
        mending.put(lead, head=word.index, deprel="mark", label="mark")
        _subject(mending, named, word)
        return
    behind = mending.words[word.index + 1 : main.index] if main.index > word.index else []
    if not any(w.head == main.index and w.label == "nsubj" for w in behind) or named.label != "nsubj":
        return
    if having.head == word.index and named.head == main.index:
        _subject(mending, named, word)


def in_time_for(mending: Mending, word: Word) -> None:
    """ "Returns in time for Ann to leave": she leaves, and nobody returns to her."""
    if word.xpos not in ("VB", "VBN") or word.label not in ("advcl", "acl") or word.index in mending.subjected:
        return
    near = mending.words[max(word.index - 12, 2) : word.index]
    lead = next((w for w in near if w.lower == "for" and w.label == "case"), None)
    if lead is None or not any(w.lower == "to" and w.head == word.index for w in near):
        return
    before = (mending.words[lead.index - 2].lower, mending.words[lead.index - 1].lower)
    named = mending.words[lead.head]
    if before == ("in", "time") and named.upos in NOMINAL and lead.index < named.index < word.index:
        mending.put(lead, head=word.index, deprel="mark", label="mark")
        _subject(mending, named, word)


def being_done(mending: Mending, word: Word) -> None:
    """ "Sees her friend, Tom, being hit": it is he who is hit, although a comma parts him from it."""
    being = mending.words[word.index - 1] if word.index else word
    up = mending.words[word.head]
    done = word.xpos == "VBN" and being.lower == "being" and being.head == word.index and being.index > 2
    if not done or word.label not in ("conj", "advcl") or up.lemma not in _SEES or not up.index < being.index:
        return
    named = _before(mending, being.index)
    if mending.words[being.index - 1].text == "," and named.label == "obj" and named.head == up.index:
        mending.put(word, head=up.index, deprel="xcomp", label="xcomp")


def only_to(mending: Mending, word: Word) -> None:
    """ "He says that it could work, only to be laughed at": it is he who is, and what he says is over at the comma."""
    up = mending.words[word.head]
    said = mending.words[up.head]
    if word.label != "advcl" or up.label != "ccomp" or not said.index < up.index < word.index or said.upos != "VERB":
        return
    near = mending.words[max(word.index - 4, 2) : word.index]
    to = next((w for w in near if w.lower == "to" and w.head == word.index), None)
    may = any(w.xpos == "MD" and w.head == up.index for w in mending.words[said.index : up.index])
    if to is None or not may:
        return
    if mending.words[to.index - 1].lower == "only" and mending.words[to.index - 2].text == ",":
        mending.put(word, head=said.index)
