"""Trees put right where two words for one person stand side by side: "Owen, one of her friends falls ill", "Ali his son"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.names import gender_of_noun
from previously.reading.trees import past_name

if TYPE_CHECKING:
    from previously.reading.mending import Mending
    from previously.reading.word import Word

_QUOTES = frozenset(('"', "“", "”", "``", "''"))
_OPENERS = frozenset("and but when while after before as because although though that if until once since so then".split())
_SINGULAR = frozenset(("was", "is", "has"))


def his_son(mending: Mending, word: Word) -> None:
    """ "So that Ali his son will rule": without a genitive the name owns nothing, it says who the son is."""
    noun = mending.words[word.head]
    if word.deprel != "nmod:poss" or word.upos != "PROPN" or noun.index <= word.index or noun.lower not in lexicon.KIN:
        return
    his = mending.words[past_name(mending.words, word.index)]
    if his.lower in ("his", "her") and his.head == noun.index and word.index not in mending.cased:
        mending.put(word, head=noun.head if noun.head != noun.index else word.index, deprel=noun.deprel, label=noun.label)
        mending.put(noun, head=word.index, deprel="appos", label="appos")


def slashed(mending: Mending, word: Word) -> None:
    """ "The gladiator/general dies": two words for one man."""
    first = mending.words[word.head]
    between = [w.text for w in mending.words[first.index + 1 : word.index]]
    if word.label == "conj" and between == ["/"] and word.xpos == first.xpos == "NN":
        mending.put(word, deprel="appos", label="appos")


def of_both(mending: Mending, word: Word) -> None:
    """ "Tom and Will's children, Ann and Bea, quarrel": who stands behind what two own is no third owner, but what it is."""
    now = mending.now
    owner = now[now[word.index].head]
    noun = now[owner.head]
    if now[word.index].label != "conj" or owner.deprel != "nmod:poss" or not owner.index < noun.index < word.index:
        return
    if noun.upos != "NOUN" or not {noun.lower, noun.lemma} & lexicon.PEOPLE or now[noun.index + 1].text != ",":
        return
    first = now[noun.index + 2]
    if first.index == word.index and word.upos == "PROPN":
        mending.put(word, head=noun.index, deprel="appos", label="appos")
    elif first.head == noun.index and first.label == "appos":
        mending.put(word, head=first.index)


def with_a_genitive(mending: Mending, word: Word) -> None:
    """ "Owen, Martha's dad, is held": a name with a genitive owns the noun right behind it, wherever the tree hangs it."""
    words = mending.words
    noun = words[min(word.index + 2, len(words) - 1)]
    genitive = words[min(word.index + 1, len(words) - 1)]
    if word.upos != "PROPN" or genitive.xpos != "POS" or genitive.head != word.index or noun.upos != "NOUN":
        return
    if word.label == "appos" and word.head != noun.index and noun.sentence == word.sentence and noun.head == word.head:
        mending.put(word, head=noun.index, deprel="nmod:poss", label="nmod")


def without_a_comma(mending: Mending, word: Word) -> None:
    """ "Owen, one of the guards falls ill", "a noble, the Comte de Valmy is there": two words for the one who does it."""
    words = mending.words
    verb = words[word.head]
    if word.label not in ("nsubj", "conj") or word.index >= words[-1].index:
        return
    if word.label == "conj":  # "Owen, her uncle hides it": what no "and" joins to the subject of a single verb
        first, verb = verb, words[verb.head]
        if first.label != "nsubj" or not _single(mending, verb) or _joined(mending, first, word):
            return
    else:
        begin = _start(mending, word)
        before = [w for w in words[max(begin - 8, 0) : begin] if w.head == verb.index and w.label in ("nsubj", "vocative")]
        if len(before) != 1:
            return
        first = before[0]
    if _side_by_side(mending, first, word, verb) and _one_person(mending, first, word):
        if first.label == "vocative":
            mending.put(first, deprel=word.deprel, label="nsubj")
        mending.put(word, head=first.index, deprel="appos", label="appos")


def _start(mending: Mending, noun: Word) -> int:
    """Where the phrase of a noun begins."""
    at = noun.index
    while at > 0 and mending.words[at - 1].sentence == noun.sentence and _under(mending, at - 1, noun.index):
        at -= 1
    return at


def _under(mending: Mending, at: int, top: int) -> bool:
    """Whether a word that is no mark hangs, at most three deep, on another."""
    if mending.words[at].text in (",", ";", ":"):
        return False
    for _ in range(3):
        at = mending.words[at].head
        if at == top:
            return True
    return False


def _single(mending: Mending, verb: Word) -> bool:
    """Whether a verb is told of one."""
    near = mending.words[max(verb.index - 4, 0) : verb.index]
    helped = any(w.head == verb.index and w.label in ("aux", "cop") and w.lower in _SINGULAR for w in near)
    return verb.xpos == "VBZ" or helped


def _joined(mending: Mending, first: Word, word: Word) -> bool:
    """Whether a list goes on behind two nouns, or an "and" joins them."""
    others = (w for w in mending.words[first.index : first.index + 30] if w.head == first.index and w.label == "conj")
    return word.index in mending.linked or any(w.index != word.index for w in others)


def _side_by_side(mending: Mending, first: Word, word: Word, verb: Word) -> bool:
    """Whether one comma is all that stands between two phrases that open a clause, and none before its verb."""
    words = mending.words
    begin, opens = _start(mending, word), _start(mending, first)
    if begin < 2 or words[begin - 1].text != "," or not first.index < begin - 1 or verb.index < word.index:
        return False
    before = words[opens - 1] if opens else None
    if before is not None and before.sentence == first.sentence and before.lower not in _OPENERS:
        return False
    if any(w.text == "," or w.lower in ("and", "or") for w in words[opens : begin - 1]):
        return False
    near = words[max(opens - 60, 0) : verb.index + 60]
    if any(w.text in _QUOTES for w in near if w.sentence == first.sentence):
        return False
    between = words[word.index + 1 : verb.index]
    own = (w.upos in ("AUX", "ADV", "PART") or _under(mending, w.index, word.index) for w in between)
    plain = all(own) or verb.index in mending.copulas
    return plain and not any(w.text in (",", "—", "–") or w.label == "cc" for w in between)


def _one_person(mending: Mending, first: Word, word: Word) -> bool:
    """Whether of two phrases one is a name and the other a noun that its bearer may be."""
    name, noun = (first, word) if first.upos == "PROPN" else (word, first)
    one_of = noun.lower == "one" and mending.words[noun.index + 1].lower == "of"
    if name.upos != "PROPN" or not (one_of or (noun.upos == "NOUN" and noun.xpos == "NN" and noun.lower in lexicon.PEOPLE)):
        return False
    if one_of and not any(w.head == noun.index and w.xpos == "NNS" for w in mending.words[noun.index + 1 : noun.index + 8]):
        return False
    given = gender_of_name(name.lower)
    if {given, gender_of_noun(noun.lower)} == {"m", "f"}:
        return False
    whose = next(
        (w.lower for w in mending.words[max(noun.index - 4, 0) : noun.index] if w.head == noun.index and w.xpos == "PRP$"), ""
    )
    if whose in ("his", "her"):  # "Tom, his father leaves" may only call upon Tom
        return given == ("m" if whose == "her" else "f")
    return whose == "" or whose == "their"
