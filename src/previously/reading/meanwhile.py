"""Who stands beside an act only to say how things are meanwhile: "with Tom following her", "with both suspects dead"."""

from __future__ import annotations

from previously.reading.syntax import Doc


def absolute(doc: Doc, verb: int, child: int) -> bool:
    """ "With both suspects dead, Ann leaves": it tells how things are meanwhile, and nothing that is done to them."""
    words = doc.words
    if doc.preposition(child) != "with" or child > verb:
        return False
    told = [c for c in doc.dependents(child, "acl") if words[c].xpos == "VBG" and c > child]
    if told and words[child].upos in ("PROPN", "PRON") and not doc.dependents(told[0], "mark"):
        return words[max(_unmarked(doc, child)) + 1].text == ","  # "with Tom following her, Ann leaves"
    after = words[min(max(_unmarked(doc, child)) + 1, len(words) - 1)]
    if after.upos == "ADP" and after.label == "case" and words[after.head].head in (verb, child):
        return words[child].upos == "PROPN" and after.head < verb  # "with Tom in a coma, Ann leaves"
    return after.upos in ("ADJ", "VERB") and after.index < verb and after.label in ("advcl", "acl", "amod", "xcomp")


def _unmarked(doc: Doc, word: int) -> list[int]:
    """A phrase without the marks around it."""
    return [i for i in doc.subtree(word) if doc.words[i].upos != "PUNCT"]
