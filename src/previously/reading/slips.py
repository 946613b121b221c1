"""Slips of the tree over a single word: a genitive that is a verb, an adjective that is given somebody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from previously.reading import lexicon
from previously.reading.trees import hung, named
from previously.reading.word import Word


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
        if word.lower == "soon" and (noun := _soon_to_be(words, word)) is not None:
            out[word.index] = msgspec.structs.replace(hung(word, noun.index, "amod"), upos="ADJ")
            for part in words[word.index + 1 : word.index + 5]:
                out[part.index] = hung(part, word.index, "punct" if part.text == "-" else "compound")
        if word.label == "appos" and (role := _played(words, word)) is not None:
            out[word.index] = hung(word, role.index, "appos")
        if word.label == "conj" and (office := _named_aside(words, word)) is not None:
            out[word.index] = hung(word, office.index, "appos")
        if word.lower == "other" and (owners := _one_and_others(words, word)) is not None:
            _parted(words, out, word, *owners)
        if word.lower == "one" and (name := _one_of(words, word)) is not None:
            out[word.index] = hung(word, name.index, "appos")
    return out


def _soon_to_be(words: Sequence[Word], word: Word) -> Word | None:
    """ "Is Tom's soon-to-be wife": the noun behind such an adjective, in which nothing is to be."""
    parts = words[word.index : word.index + 5]
    whole = [w.lower for w in parts] == ["soon", "-", "to", "-", "be"]
    touching = all(a.end == b.start for a, b in pairwise(parts))
    return next((w for w in words[word.index + 5 : word.index + 8] if w.upos == "NOUN"), None) if whole and touching else None


def _named_aside(words: Sequence[Word], word: Word) -> Word | None:
    """ "The aide of Senator Hale, Tom Reed, calls": without an "and" the second name is no second senator, but the aide."""
    first = words[word.head]
    end = word.index + 1
    while end < len(words) and words[end].label == "flat" and words[end].head == word.index:
        end += 1
    near = words[first.index : min(end + 4, len(words))]
    if first.upos != "PROPN" or word.upos != "PROPN" or words[word.index - 1].text != "," or first.index > word.index:
        return None
    alone = not any(w.label == "cc" or (w.label == "conj" and w.head == first.index and w is not word) for w in near)
    over = words[first.head] if first.label == "appos" else first
    noun = words[over.head]
    before = [w for w in words[max(noun.index - 4, 0) : first.index] if w.lower in ("the", "of")]
    led = {("the", noun.index), ("of", over.index)} <= {(w.lower, w.head) for w in before}
    closed = end < len(words) and words[end].text in (",", ".", ";")
    called = noun.upos == "NOUN" and noun.xpos == "NN" and noun.lower in lexicon.PEOPLE
    return noun if alone and led and closed and called and over.label == "nmod" else None


def _parted(words: Sequence[Word], out: list[Word], word: Word, one: Word, owner: Word) -> None:
    """Hang the one on what both had to do with, the others on him, and their owner on them."""
    noun = words[word.head]
    up = noun if one.head == noun.index else one
    out[one.index] = hung(one, one.index if up.head == up.index else up.head, up.deprel)
    out[noun.index] = hung(noun, one.index, "conj")
    out[owner.index] = hung(owner, noun.index, "nmod:poss")
    out[word.index - 1] = hung(words[word.index - 1], owner.index, "case")
    out[owner.index - 1] = hung(words[owner.index - 1], noun.index, "cc")


def _one_and_others(words: Sequence[Word], word: Word) -> tuple[Word, Word] | None:
    """ "Tom and Ann's other enforcers attack": he is one of them, and has none together with her."""
    noun, case = words[word.head], words[word.index - 1]
    serving = lexicon.KIN.get(noun.lower.removesuffix("s"), ("",))[0] == "works_for"
    if noun.xpos != "NNS" or noun.index < word.index or not serving or case.lower != "'s" or word.index < 4:
        return None
    owner = named(words, case.index - 1)
    one = named(words, owner.index - 2)
    joined = words[owner.index - 1].lower == "and" and owner.label == "conj" and owner.head == one.index
    parts = ("nsubj", "obj", "obl", "nmod:poss")
    return (one, owner) if joined and one.upos == owner.upos == "PROPN" and one.deprel in parts else None


def _played(words: Sequence[Word], word: Word) -> Word | None:
    """ "Ann Lowe as Mara – Tom's wife": what stands behind the character is told of her, and of no actress."""
    actor = words[word.head]
    near = words[actor.index + 1 : word.index]
    roles = [w for w in near if w.head == actor.index and w.label == "nmod" and w.upos == "PROPN"]
    played = [w for w in roles if words[w.index - 1].lower == "as"]
    return played[-1] if actor.upos == "PROPN" and len(roles) == len(played) == 1 else None


def _one_of(words: Sequence[Word], word: Word) -> Word | None:
    """ "Tom, one of her men, leaves": of two subjects between commas the second tells who the first is."""
    comma, after = words[word.index - 1], words[word.index + 1] if word.index + 1 < len(words) else word
    if word.index < 2 or comma.text != "," or after.lower != "of" or word.label != "nsubj":
        return None
    name = named(words, comma.index - 1)
    return name if name.upos == "PROPN" and (name.head, name.label) == (word.head, "nsubj") else None


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
