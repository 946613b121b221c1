"""Who stands beside an act only to say how things are meanwhile: "with Tom following her", "with both suspects dead"."""

from __future__ import annotations

from previously.reading.syntax import Doc


def absolute(doc: Doc, verb: int, child: int) -> bool:
    """ "With both suspects dead, Ann leaves": it tells how things are meanwhile, and nothing that is done to them."""
    words = doc.words
    if doc.preposition(child) != "with" or child > verb:
        return False
    end = max(i for i in doc.subtree(child) if words[i].upos != "PUNCT")
    after = words[min(end + 1, len(words) - 1)]
    told = [c for c in doc.dependents(child, "acl") if words[c].xpos == "VBG" and c > child]
    if told and words[child].upos in ("PROPN", "PRON") and not doc.dependents(told[0], "mark"):
        return after.text == ","  # "with Tom following her, Ann leaves"
    if after.upos == "ADP" and after.label == "case" and words[after.head].head in (verb, child):
        return words[child].upos == "PROPN" and after.head < verb  # "with Tom in a coma, Ann leaves"
    return after.upos in ("ADJ", "VERB") and after.index < verb and after.label in ("advcl", "acl", "amod", "xcomp")
