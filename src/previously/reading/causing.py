"""Clauses in which one has another do something, or has it done to him, put right: "has him killed", "plans for him to go"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from previously.reading.mending import Mending, Word


def caused(mending: Mending, word: Word) -> None:
    """ "The king had Tom beaten": of two subjects around "had" the first had it done, and the second underwent it."""
    if word.xpos == "VBN" and _had(mending, word):
        return
    if word.xpos != "VBN" or word.index not in mending.helped:
        return
    subjects = [w for w in mending.words[max(word.index - 12, 0) : word.index] if w.head == word.index and w.label == "nsubj"]
    helped = [w for w in mending.words[max(word.index - 12, 0) : word.index] if w.head == word.index and w.label == "aux"]
    if len(subjects) != 2 or len(helped) != 1 or helped[0].lemma != "have":
        return
    one, other = subjects
    have = helped[0]
    if one.index < have.index < other.index:
        mending.put(have, upos="VERB", head=word.head, deprel=word.deprel, label=word.label)
        if word.head == word.index:
            mending.put(have, head=have.index)
        mending.put(one, head=have.index, deprel="nsubj", label="nsubj")
        mending.put(other, head=word.index, deprel="nsubj:pass", label="nsubj")
        mending.put(word, head=have.index, deprel="xcomp", label="xcomp")


def _had(mending: Mending, word: Word) -> bool:
    """Whether a "have" taken for a helper has a subject or an object of its own: "has him killed"."""
    near = mending.words[max(word.index - 8, 0) : word.index]
    have = next((w for w in near if w.lemma in ("have", "get") and w.label == "aux"), None)
    if have is None:
        return False
    own = [w for w in near if w.head == have.index and w.label == "obj"]
    between = [w for w in near if w.head == word.index and w.label == "nsubj" and w.index > have.index]
    if not own and not (between and have.index in mending.subjected):
        return False
    subjects = [w for w in mending.words[max(have.index - 30, 0) : have.index] if w.head == word.index and w.label == "nsubj"]
    mending.put(have, upos="VERB", head=word.head, deprel=word.deprel, label=word.label)
    if word.head == word.index:
        mending.put(have, head=have.index)
    for subject in subjects:
        mending.put(subject, head=have.index)
    mending.put(word, head=have.index, deprel="xcomp", label="xcomp")
    return True


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
