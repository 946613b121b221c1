"""Who is named out of several: "three pilots, including Ann", "the guests, among them Tom and Bea"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.cast import Cast, Filler

NAMES = frozenset("including notably particularly especially".split())
"""What stands before those of several who are named."""
AMONG = frozenset(["among", "amongst"])
FAR = 4
"""Among how many words behind that the first who is named stands."""
REACH = 9
"""How many words behind a noun of several it may stand."""
COLLECTIVE = frozenset("family household everyone everybody anyone all some many most several others people dozens".split())


def named_of(doc: Doc, cast: Cast, nouns: list[int]) -> tuple[Filler, ...]:
    """The people named behind a noun as being of those it means, wherever the tree hangs them."""
    found: dict[str, Filler] = {}
    for noun in nouns:
        first = _first_named(doc, noun)
        for filler in cast.at(first) if first is not None else ():
            if filler.type == "PER":
                found.setdefault(filler.entity, filler)
    own = {f.entity for noun in nouns for f in cast.at(noun)}
    return tuple(f for id, f in found.items() if id not in own)


def _first_named(doc: Doc, noun: int) -> int | None:
    """The first of those named behind "including" or "among them" after a noun of several."""
    words = doc.words
    at = _opens(doc, noun) if _several(doc, noun) and not _none(doc, noun) else None
    for later in words[at : at + FAR] if at is not None else ():
        if later.sentence != words[noun].sentence:
            return None
        if later.upos in ("PROPN", "NOUN"):
            return _head(doc, later.index)
        if later.upos not in ("DET", "ADJ", "PRON", "NUM") or later.lower == "one":
            return None
    return None


def _several(doc: Doc, noun: int) -> bool:
    """Whether a word means several people: "pilots", "his family", "everyone", "two of them"."""
    word = doc.words[noun]
    return word.xpos in ("NNS", "CD") or (word.lower in COLLECTIVE or word.lower in lexicon.ORG_NOUNS)


def _opens(doc: Doc, noun: int) -> int | None:
    """The word behind "including" or "among them", where nobody else is told of between the noun and that."""
    words = doc.words
    about = _clause_about(doc, noun) | _predicate(doc, noun)
    for at in range(noun + 1, min(noun + REACH, len(words) - 2)):
        word = words[at]
        if at in about and word.text != ",":
            continue
        if word.sentence != words[noun].sentence:
            return None
        if word.lower in NAMES:
            return at + 1
        if word.lower in AMONG and words[at + 1].lower in ("them", "whom", "these"):
            return at + 2
        comma = word.text == "," and words[at + 1].lower in NAMES | AMONG
        others = _several(doc, at) and word.label not in ("conj", "nummod")
        if (word.upos in ("VERB", "AUX", "PUNCT", "SCONJ") and not comma) or others:
            return None
    return None


def _predicate(doc: Doc, noun: int) -> set[int]:
    """The passive verb whose subject a noun is, with what helps it: "everyone inside is killed, including Ann"."""
    verb = doc.words[noun].head
    if doc.words[noun].deprel != "nsubj:pass":
        return set()
    return {verb, *(c for c in doc.children[verb] if noun < c < verb and doc.words[c].upos in ("AUX", "ADV"))}


def _clause_about(doc: Doc, noun: int) -> set[int]:
    """The words of a short clause that tells who those several are, where nobody else is told of: "the men he shot"."""
    clauses = doc.dependents(noun, "acl")
    inside = {i for c in clauses for i in doc.subtree(c)}
    others = any(doc.words[i].upos in ("PROPN", "NOUN") for i in inside)
    return set() if others else inside


def _head(doc: Doc, name: int) -> int:
    """The word that stands for a name or a noun, of which this is the first."""
    words = doc.words
    while words[name].label in ("compound", "flat", "nmod") and words[words[name].head].upos in ("PROPN", "NOUN"):
        if words[name].head < name and words[name].label == "nmod":
            break
        name = words[name].head
    return name


def _none(doc: Doc, noun: int) -> bool:
    """Whether nobody is told of: "no guests, including Ann"."""
    beside = doc.lowers(noun, "det", "advmod", "amod")
    return doc.words[noun].lower in ("none", "nobody", "nothing") or bool(beside & {"no", "not", "few"})
