"""Clauses in which one has another do something, or has it done to him, put right: "has him killed", "plans for him to go"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading.tags import NOMINAL

if TYPE_CHECKING:
    from previously.reading.mending import Mending
    from previously.reading.word import Word


ALIKE = frozenset("put set cut hit shut hurt let cast burst split quit spread come run".split())
"""Verbs whose participle is their infinitive: "has him put in chains"."""
REACH = 30
"""How many words before "have" its subject may stand."""


def caused(mending: Mending, word: Word) -> None:
    """ "The king had Tom beaten", "has him killed": whoever has it done does so, and another undergoes it.

    The tree may take "had" for a helper of the participle, with its subject or its object hung on either.
    """
    near = mending.words[max(word.index - 12, 0) : word.index]
    have = next((w for w in near if w.lemma in ("have", "get") and _helps(w, word)), None)
    if word.xpos != "VBN" or have is None:
        return
    behind = mending.words[have.index + 1 : word.index]
    undergone = [w for w in behind if w.head == word.index and w.label in ("nsubj", "obj")]
    own = [w for w in behind if w.head == have.index and w.label == "obj"]
    before = mending.words[max(have.index - REACH, 0) : have.index]
    subjects = [w for w in before if w.head == word.index and w.label == "nsubj"]
    if not own and not (undergone and (subjects or have.index in mending.subjected)):
        return
    mending.put(have, upos="VERB")
    if have.label == "aux":
        mending.put(have, head=word.head, deprel=word.deprel, label=word.label)
    if word.head == word.index:
        mending.put(have, head=have.index)
    for subject in subjects:
        mending.put(subject, head=have.index, deprel="nsubj", label="nsubj")
    for one in undergone:
        mending.put(one, deprel="nsubj:pass", label="nsubj")
    mending.put(word, head=have.index, deprel="xcomp", label="xcomp")
    for later in mending.words[word.index + 1 : word.index + REACH]:
        joined = later.head == word.index and later.label == "conj" and later.index not in mending.subjected
        if joined and later.xpos == have.xpos and later.sentence == word.sentence:
            mending.put(later, head=have.index)  # "has Tom jailed and accuses Ann"


def _helps(have: Word, word: Word) -> bool:
    """Whether the tree takes "have" for a helper of a participle (and of none before it), or for a helper that governs it."""
    return (have.label == "aux" and not have.index < have.head < word.index) or (
        have.upos == "AUX" and word.label == "xcomp" and word.head == have.index
    )


SEES = frozenset("watch see hear feel have make let help witness observe find catch overhear spot notice spy".split())
"""What is done to somebody who then does what a bare verb behind it tells."""


def caught(mending: Mending, word: Word) -> None:
    """ "Tom watches Ann kill him": no object stands before its verb, and who stands there is watched, and kills."""
    verb = mending.words[word.head]
    up = mending.words[verb.head]
    hung = verb.label == "xcomp" or (verb.label == "advcl" and verb.xpos == "VBG")
    bare = hung and verb.xpos in ("VB", "VBG") and verb.index not in mending.marked
    other = any(w.head == verb.index and w.label == "obj" for w in mending.words[verb.index + 1 : verb.index + REACH])
    if word.label == "obj" and word.index < verb.index and verb.xpos == "VBG" and verb.label == "acl" and other:
        if word.upos in ("PROPN", "PRON") and verb.index not in mending.subjected:
            mending.put(word, deprel="nsubj", label="nsubj")  # "a vision of himself killing Ann"
        return
    before = word.label in ("obj", "iobj") or (word.label == "obl" and word.index not in mending.cased)
    if not before or not up.index < word.index < verb.index or not bare or up.lemma not in SEES:
        return
    if word.upos in NOMINAL and up.index not in mending.objected:
        mending.put(word, head=up.index, deprel="obj", label="obj")


def set_to(mending: Mending, word: Word) -> None:
    """ "Has Tom, the new clerk, open the safe": he does so at another's bidding, wherever the tree hangs him or the verb."""
    have = mending.words[word.head]
    if word.xpos != "VB" or have.lemma != "have" or have.xpos not in ("VBZ", "VBD") or have.index >= word.index:
        return
    if word.label not in ("xcomp", "ccomp", "conj", "parataxis") or have.upos != "VERB":
        return
    behind = mending.words[have.index + 1 : word.index]
    if any(w.head == word.index and w.label in ("cc", "mark", "aux") for w in behind):
        return
    if word.lower in ALIKE and not any(w.head == word.index and w.label == "obj" for w in mending.words[word.index + 1 :][:6]):
        return
    doers = [w for w in behind if w.head in (word.index, have.index) and w.label in ("nsubj", "obj", "iobj")]
    if len(doers) == 1 and doers[0].upos in NOMINAL:
        mending.put(doers[0], head=have.index, deprel="obj", label="obj")
        mending.put(word, deprel="xcomp", label="xcomp")


def bidden(mending: Mending, word: Word) -> None:
    """ "Ann plans for Tom to leave": who stands between "for" and "to" is to do it, wherever the tree hangs them."""
    if word.label not in ("nsubj", "obj") or word.head >= word.index:
        return
    before = mending.words[max(word.index - 5, word.head + 1) : word.index]
    lead = next((w for w in before if w.lower == "for" and w.label == "mark" and w.head > word.index), None)
    if lead is None or mending.words[lead.head].head != word.head:
        return
    verb = mending.words[lead.head]
    ahead = mending.words[word.index + 1 : verb.index]
    if any(w.lower == "to" and w.head == verb.index for w in ahead) and verb.index not in mending.subjected:
        mending.put(word, head=verb.index, deprel="nsubj", label="nsubj")
        if verb.label == "xcomp":
            mending.put(verb, deprel="ccomp", label="ccomp")
