"""Names that are ordinary words: "Near suggests", "tells Near", where somebody is called Near."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from previously.reading.names import is_title
from previously.reading.syntax import Doc
from previously.reading.trees import hung
from previously.reading.word import Word

NOMINAL = frozenset("nsubj obj iobj obl nmod conj appos root".split())
"""What a name is in the tree."""
FINITE = frozenset("VBZ VBD VBP MD".split())
PASSED = frozenset("ADV PART".split())
"""What may stand between a subject and its verb: "Near then proposes"."""


def named(doc: Doc, known: Mapping[str, str]) -> Doc:
    """The part, with those words taken for names that are somebody's, as they are written and where they stand.

    `known` gives the types of names that earlier parts used. Inside a sentence the capital tells enough; at its start a verb
    must follow that has no other subject.
    """
    told = [doc.words[m.first] for m in doc.analysis.mentions if m.first == m.last and (m.type, m.form) == ("PER", "name")]
    names = {w.text for w in told if w.upos == "PROPN"} | {text for text, type in known.items() if type == "PER"}
    names = {n for n in names if n.isalpha() and n[:1].isupper() and not is_title(n)}
    out: list[Word] = list(doc.words)
    for word in doc.words:
        if word.text not in names or word.upos in ("PROPN", "NOUN", "PRON", "DET"):
            continue
        verb = _verb(doc, word.index)
        first = word.index == doc.sentence_start(word.index) or not doc.words[word.index - 1].text[-1].isalnum()
        if verb is not None and word.label not in NOMINAL:
            word = hung(word, verb, "nsubj")
        elif (first and word.label != "nsubj") or word.text.isupper():
            continue
        out[word.index] = msgspec.structs.replace(word, upos="PROPN", xpos="NNP", lemma=word.lower)
    return Doc(doc.part, out, doc.sentences, doc.analysis) if out != list(doc.words) else doc


def _verb(doc: Doc, index: int) -> int | None:
    """The finite verb right behind a word that has no subject yet, with its auxiliaries."""
    at = index + 1
    while at < len(doc.words) and doc.words[at].upos in PASSED:
        at += 1
    if at >= len(doc.words) or doc.words[at].sentence != doc.words[index].sentence or doc.words[at].xpos not in FINITE:
        return None
    word = doc.words[at]
    verb = word.head if word.label in ("aux", "cop") else at
    return verb if verb > index and not doc.dependents(verb, "nsubj", "csubj") else None
