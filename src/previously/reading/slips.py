"""Slips of the tree over a single word: a genitive that is a verb, an adjective that is given somebody."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from previously.reading.mending import Word
from previously.reading.trees import hung


def settled(words: Sequence[Word]) -> list[Word]:
    """The words with those slips put right."""
    out = list(words)
    helped = {w.head for w in words if w.label in ("cop", "aux")}
    for word in words:
        if (name := _both_subjects(words, word)) is not None:
            out[word.index] = hung(word, name.index, "compound")
            for child in words[max(word.index - 3, 0) : word.index]:
                if child.head == word.index:
                    out[child.index] = hung(child, name.index, child.deprel)
        if word.index and (mended := _clipped(words, word, helped)) is not None:
            out[word.index] = mended
        if word.label == "iobj" and (name := _whom(words, word)) is not None:
            out[word.index] = msgspec.structs.replace(hung(word, name.index, "amod"), upos="ADJ", xpos="JJ")
            for child in words:
                if child.head == word.index:
                    out[child.index] = hung(child, name.index, child.deprel)
    return out


def _clipped(words: Sequence[Word], word: Word, helped: set[int]) -> Word | None:
    """ "Tom's also the father of Ann": what hangs on a subject as a genitive, and owns nothing, is "is"."""
    owner = words[word.index - 1]
    if word.lower != "'s" or word.label != "case" or word.head != owner.index or owner.label != "nsubj":
        return None
    said = words[owner.head]
    if (
        said.index < word.index
        or said.index in helped
        or any(w.head == owner.index for w in words[word.index + 1 : said.index])
    ):
        return None
    verbal = said.upos == "VERB"
    if not verbal and said.upos not in ("NOUN", "PROPN", "ADJ"):
        return None
    if verbal and said.xpos not in ("VBG", "VBN"):
        return None
    deprel = "cop" if not verbal else "aux:pass" if owner.deprel == "nsubj:pass" else "aux"
    been = said.xpos == "VBN" and deprel == "aux"  # "Tom's gone"
    changed = hung(word, said.index, deprel)
    return msgspec.structs.replace(changed, upos="AUX", xpos="VBZ", lemma="have" if been else "be")


def _both_subjects(words: Sequence[Word], word: Word) -> Word | None:
    """ "A half-transformed wolf Tom attacks": of two subjects side by side the first tells what sort of Tom it is."""
    after = words[word.index + 1] if word.index + 1 < len(words) else word
    subjects = word.deprel == after.deprel == "nsubj" and word.head == after.head and after.index > word.index
    ends = (word.index, after.index)
    led = any(w.head in ends and w.lower in ("a", "an") for w in words[max(word.index - 4, 0) : word.index])
    named = word.upos in ("NOUN", "PROPN") and after.upos == "PROPN" and after.text[:1].isupper()
    return after if subjects and named and led else None


def _whom(words: Sequence[Word], word: Word) -> Word | None:
    """ "Convinces an irate Ames": the name right behind what a tree takes for whoever is given Ames."""
    after = words[word.index + 1] if word.index + 1 < len(words) else word
    given = after.label == "obj" and after.head == word.head and after.upos == "PROPN"
    led = words[word.index - 1].lower in ("a", "an") and words[word.index - 1].head == word.index
    return after if given and led and word.upos in ("NOUN", "ADJ") else None
