"""With whom somebody has what two have with one another: an affair, an argument, a talk."""

from __future__ import annotations

from previously.reading.cast import Cast, Filler
from previously.reading.syntax import Doc

BETWEEN_TWO = frozenset(
    "affair romance relationship fling tryst liaison argument fight quarrel row spat feud altercation confrontation "
    "disagreement conversation talk chat discussion meeting encounter date dinner lunch sex".split()
)
"""What nobody has alone."""
HAVING = frozenset("have begin start resume continue end".split())


def partners(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """ "Has an affair with Tom", "starts an argument with him": who has it with them."""
    words = doc.words
    if words[verb].lemma not in HAVING:
        return ()
    nouns = [o for o in doc.dependents(verb, "obj") if words[o].lower in BETWEEN_TWO]
    beside = [c for o in nouns for c in doc.dependents(o, "nmod") if doc.preposition(c) == "with"]
    return tuple(f for c in beside for f in cast.at(c) if f.type == "PER")
