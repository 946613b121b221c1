"""Whose doing a verb is by its number: of "knows that Ann and Tom care and wishes them well" it is no two who wish."""

from __future__ import annotations

from previously.reading.syntax import Doc


def single_above(doc: Doc, verb: int) -> int | None:
    """The verb around a clause of several, whose one subject a joined verb of one must share."""
    words = doc.words
    if words[verb].xpos != "VBZ" or words[verb].label != "conj" or doc.dependents(verb, "aux", "aux:pass"):
        return None
    up = words[verb].head
    if up > verb or not _several(doc, up):
        return None
    for above in doc.ancestors(up):
        if words[above].upos == "VERB" and doc.dependents(above, "nsubj", "nsubj:pass"):
            return above if words[above].xpos == "VBZ" and not _several(doc, above) else None
    return None


def _several(doc: Doc, verb: int) -> bool:
    """Whether a verb's own subject is more than one."""
    words = doc.words
    for subject in doc.dependents(verb, "nsubj", "nsubj:pass"):
        joined = any(words[c].lower == "and" for k in doc.dependents(subject, "conj") for c in doc.dependents(k, "cc"))
        if joined or words[subject].lower in ("they", "we") or words[subject].xpos in ("NNS", "NNPS"):
            return True
    return False
