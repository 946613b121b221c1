"""Where words stand in their sentences' trees, as far as it bears on who a pronoun can mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

CASES = 7
_SUBJECT = 1
_CASE = {"nsubj": 1, "csubj": 1, "obj": 2, "iobj": 2, "obl": 3, "nmod:poss": 4, "nmod": 5, "appos": 6, "vocative": 6}
_CLAUSAL = frozenset("root ccomp xcomp advcl acl parataxis csubj".split())


class Grammar(NamedTuple):
    """One entry a word, in arrays of equal length."""

    heads: Ints
    """The governing word; a root governs itself."""
    case: Ints
    """0 other, 1 subject, 2 object, 3 oblique, 4 possessor, 5 other modifier of a noun, 6 apposition or address; words
    joined by "and" share that of the first."""
    clause: Ints
    """The predicate whose clause the word belongs to."""
    direct: NDArray[np.bool_]
    """Whether the word depends on that predicate without a noun between."""

    def above(self, words: Ints) -> Ints:
        """The predicate that governs each word's clause; a main clause's own."""
        return self.clause[self.heads[self.clause[words]]]

    def main(self, words: Ints) -> NDArray[np.bool_]:
        """Whether each word belongs to its sentence's main clause."""
        top = self.clause[words]
        return np.asarray(self.heads[top] == top)

    def subjects(self, words: Ints) -> NDArray[np.bool_]:
        """Whether each word is a subject."""
        return np.asarray(self.case[words] == _SUBJECT)


def grammar(heads: Sequence[int], deprels: Sequence[str], upos: Sequence[str]) -> Grammar:
    """Read off the trees of a part: `heads` are indices of its words, a root's own for a root."""
    up = np.array(heads, dtype=np.int64)
    own = np.arange(len(up))
    bases = [d.partition(":")[0] for d in deprels]
    case = np.array([_CASE.get(d, _CASE.get(b, 0)) for d, b in zip(deprels, bases, strict=True)], dtype=np.int64)
    joined = np.array([b == "conj" for b in bases], dtype=bool)
    verbal = np.array([u in ("VERB", "AUX") for u in upos], dtype=bool)
    tops = np.array([b in _CLAUSAL for b in bases], dtype=bool) | (joined & verbal) | (up == own)
    first = _follow(np.where(joined & ~tops, up, own))
    clause = _follow(np.where(tops, own, up))
    return Grammar(up, case[first], clause, (up[first] == clause) | (first == clause))


def _follow(pointers: Ints) -> Ints:
    """Follow every pointer to the word that points at itself."""
    while True:
        further = pointers[pointers]
        if (further == pointers).all():
            return pointers
        pointers = further


def head_words(heads: Ints, spans: Sequence[tuple[int, int]]) -> Ints:
    """Each inclusive span's first word that is governed from outside it, or governs itself."""
    out = np.zeros(len(spans), dtype=np.int64)
    for k, (first, last) in enumerate(spans):
        out[k] = last
        if first == last:
            continue
        for i in range(first, last + 1):
            above = int(heads[i])
            if above == i or not first <= above <= last:
                out[k] = i
                break
    return out
