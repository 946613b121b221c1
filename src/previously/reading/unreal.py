"""Whether what a verb tells happens only in somebody's dream."""

from __future__ import annotations

from previously.reading.syntax import Doc

DREAMS = frozenset(
    "dream dreams nightmare nightmares vision visions hallucination hallucinations fantasy daydream premonition".split()
)
"""In what nobody dies who is killed in it."""


def dreamt(doc: Doc, verb: int) -> bool:
    """ "In a dream she is killed", "has a vision in which he dies", "sees in a vision that"."""
    words = doc.words
    for at in (verb, *doc.ancestors(verb)):
        if words[at].deprel == "acl:relcl" and words[words[at].head].lower in DREAMS:
            return True
        if any(words[c].lower in DREAMS and doc.preposition(c) in ("in", "during") for c in doc.dependents(at, "obl")):
            return True
        if words[at].label not in ("ccomp", "conj", "xcomp", "acl"):
            return False
    return False
