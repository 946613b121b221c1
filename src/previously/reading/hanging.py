"""Trees put right where something hangs on a word that English never hangs it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon

if TYPE_CHECKING:
    from previously.reading.mending import Mending, Word

_NOUNS = ("NOUN", "PROPN", "PRON")
_BEFALLEN = (
    lexicon.KILL | lexicon.KILL_SURE | frozenset("find discover leave bury kidnap abduct hide lock chain tie see".split())
)
"""What befalls whoever is told of last, rather than whoever is told to look into it."""


def before_its_noun(mending: Mending, word: Word) -> None:
    """ "Reconnects with Ann despite her doubts": with a preposition it follows its noun, or goes with the verb."""
    noun = mending.words[word.head]
    if word.deprel != "nmod" or word.index > noun.index or word.upos not in _NOUNS or word.index not in mending.cased:
        return
    verb = mending.words[noun.head]
    if noun.label == "obl" and noun.index in mending.cased and verb.upos == "VERB" and verb.index < word.index:
        mending.put(word, head=verb.index, deprel="obl", label="obl")


def told_of_the_last(mending: Mending, word: Word) -> None:
    """ "They ask about the death of Ann, found in the park": what befell whoever was named last."""
    if word.xpos not in ("VBD", "VBN") or word.label != "advcl" or word.upos != "VERB" or word.index < 2:
        return
    if word.index in mending.subjected | mending.helped | mending.linked | mending.passives | mending.objected | mending.marked:
        return
    if word.xpos == "VBD":
        mending.put(word, xpos="VBN")  # no past stands without a subject
    comma, last = mending.words[word.index - 1], mending.words[word.index - 2]
    while last.label == "flat" and last.head < last.index:
        last = mending.words[last.head]
    verb = mending.words[word.head]
    inside = last.upos == "PROPN" and last.label == "nmod" and verb.index < last.index and word.lemma in _BEFALLEN
    if comma.text == "," and inside and last.sentence == word.sentence and verb.upos == "VERB":
        mending.put(word, xpos="VBN", head=last.index, deprel="acl", label="acl")
