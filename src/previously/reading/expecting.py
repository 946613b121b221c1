"""Who are or were lovers by the child that they have or expect: "is pregnant by Tom", "gives birth to his son"."""

from __future__ import annotations

import msgspec

from previously.reading.cast import Cast
from previously.reading.pairs import bond, owners, subjects, those
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie

CHILD = frozenset("child baby son daughter twins".split())
BEARING = frozenset("expect carry bear have".split())


def lovers(doc: Doc, cast: Cast, word: int) -> list[Tie]:
    """ "Is pregnant by Tom", "expects his child", "had a son with Tom", "gives birth to his": they are or were lovers."""
    words = doc.words
    up = words[word].head
    if words[word].label == "obj" and words[up].lemma == "have" and status(doc, up) == "actual":
        others = those(doc, cast, [*doc.dependents(word, "nmod"), *doc.dependents(up, "obl")], "with", "by")
        ties = bond(subjects(doc, cast, up), others, "romantic", None, word) if others else []
        return [msgspec.structs.replace(t, passing=True) for t in ties]
    if words[word].lower == "pregnant":
        beside = doc.dependents(word, "obl", "nmod")
        fathers = those(doc, cast, beside, "by")
        if not doc.dependents(word, "cop"):
            return []
        verb = word
    else:
        verb = words[word].head
        born = words[verb].lemma == "give" and "birth" in doc.lowers(verb, "obj")
        carried = words[word].label == "obj" and words[verb].lemma in BEARING - {"have"}
        within = words[verb].lower == "pregnant" and doc.preposition(word) == "with"
        if not (carried or within or (born and doc.preposition(word) == "to")):
            return []
        fathers = owners(cast, word)
    if not fathers or status(doc, verb) not in ("actual", "claim"):
        return []
    ties = bond(subjects(doc, cast, verb), fathers, "romantic", None, word)
    return [msgspec.structs.replace(t, passing=True) for t in ties]
