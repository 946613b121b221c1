"""Mention ranking over a part of any length: the nearest mentions, and one of each cluster met before them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from previously.tagging.pairs import Floats, Traits, features
from previously.tagging.quoting import Ints

NEAREST = 150
"""Mentions looked back over: a part's cost grows with its length, not with its square."""
PRONOUN_REACH = 75
"""Mentions a pronoun looks back over; farther ones cost time and mislead."""
REPRESENTATIVES = 60
"""Earlier clusters, the largest ones, that offer one mention each beyond those."""
BLOCK = 64
"""Mentions scored at a time; the clusters offered to a block are those known before it."""
KEPT = 10

Score = Callable[[Ints, Ints, Floats], Floats]
Ranking = tuple[tuple[int, float], ...]


class _Clusters:
    """Greedy clusters so far, each with the mention that stands for it."""

    def __init__(self, form: Ints) -> None:
        self._form = form
        self._of: list[int] = []
        self._size: list[int] = []
        self._face: list[int] = []

    def add(self, mention: int, antecedent: int) -> None:
        """Put the next mention with its antecedent, or alone (-1)."""
        if antecedent < 0:
            self._of.append(len(self._size))
            self._size.append(1)
            self._face.append(mention)
            return
        cluster = self._of[antecedent]
        self._of.append(cluster)
        self._size[cluster] += 1
        # The latest name, else the latest noun phrase, else the latest pronoun: what later text would echo.
        if self._form[mention] <= self._form[self._face[cluster]]:
            self._face[cluster] = mention

    def best(self, row: Ints, chances: NDArray[np.float64], new: float) -> int:
        """The likeliest antecedent of the likeliest cluster, or -1: several mentions of one speak for it together."""
        of = np.array(self._of, dtype=np.int64)[row]
        total = np.bincount(of, weights=chances)
        cluster = int(total.argmax())
        if total[cluster] <= new:
            return -1
        return int(row[np.where(of == cluster, chances, -1.0).argmax()])

    def faces(self, before: int) -> list[int]:
        """Representatives that lie before a mention index, of the largest clusters, in text order."""
        far = [(-self._size[c], c) for c, face in enumerate(self._face) if face < before]
        return sorted(self._face[c] for _, c in sorted(far)[:REPRESENTATIVES])


_I, _YOU, _HE, _SHE, _IT, _THEY = 1, 3, 5, 6, 7, 8
_GPE, _LOC, _FAC = 2, 3, 4
_MALE, _FEMALE = 1, 2
_PLURAL = 2
_PRONOUN = 2


def _thinkable(t: Traits, i: int, row: Ints) -> NDArray[np.bool_]:
    """Mark the candidates that a "he", "she" or "I" can mean at all: the others cost time, and now and then mislead."""
    kind = t.pronoun[i]
    if kind in (_HE, _SHE):
        other = _FEMALE if kind == _HE else _MALE
        speakers = (t.person[row] == 1) | (t.person[row] == 2)
        barred = (t.gender[row] == other) | (t.number[row] == _PLURAL) | (speakers & (t.quoted[row] == t.quoted[i]))
        barred |= (t.type[row] == _GPE) | (t.type[row] == _LOC) | (t.type[row] == _FAC) | (t.pronoun[row] == _IT)
        return np.asarray(~barred)
    if kind in (_IT, _THEY):
        speakers = (t.person[row] == 1) | (t.person[row] == 2)
        single = (t.pronoun[row] == _HE) | (t.pronoun[row] == _SHE)
        return np.asarray(~(single | (speakers & (t.quoted[row] == t.quoted[i]))))
    if kind in (_I, _YOU):
        spoken_of = (t.person[row] == 3) & (t.quoted[row] == t.quoted[i])
        return np.asarray(~(spoken_of | ((t.number[row] == _PLURAL) & (kind == _I))))
    return np.ones(len(row), dtype=bool)


def rank(traits: Traits, new: Floats, score: Score) -> tuple[tuple[Ranking, ...], tuple[int, ...]]:
    """Rank each mention's candidates, and choose its antecedent (-1 for none).

    A ranking is up to KEPT of (earlier mention or -1 for none, probability), best first. The antecedent chosen is one of
    the cluster to which the most probability falls, which need not hold the single best candidate.
    `new` (mentions,) scores having no antecedent; `score(i, j, features)` scores pairs.
    """
    count = len(traits)
    clusters = _Clusters(traits.form)
    out: list[Ranking] = []
    chosen: list[int] = []
    for start in range(0, count, BLOCK):
        block = range(start, min(start + BLOCK, count))
        faces = np.array(clusters.faces(max(0, block[-1] - NEAREST)), dtype=np.int64)
        rows: list[Ints] = []
        for i in block:
            spoken = traits.form[i] == _PRONOUN
            low = max(0, i - (PRONOUN_REACH if spoken else NEAREST))
            row = np.arange(low, i, dtype=np.int64)
            if not spoken:
                row = np.concatenate([faces[faces < low], row])
            rows.append(row[_thinkable(traits, i, row)])
        sizes = [len(row) for row in rows]
        j = np.concatenate(rows)
        i_all = np.repeat(np.array(block, dtype=np.int64), sizes)
        scores = score(i_all, j, features(traits, i_all, j)) if len(j) else np.zeros(0, dtype=np.float32)
        at = 0
        for i, row in zip(block, rows, strict=True):
            values = np.concatenate([[new[i]], scores[at : at + len(row)]]).astype(np.float64)
            at += len(row)
            values = np.exp(values - values.max())
            values /= values.sum()
            best = np.argsort(-values, kind="stable")[:KEPT]
            ranking = tuple((int(row[k - 1]) if k else -1, round(float(values[k]), 6)) for k in best)
            chosen.append(clusters.best(row, values[1:], float(values[0])) if len(row) else -1)
            clusters.add(i, chosen[-1])
            out.append(ranking)
    return tuple(out), tuple(chosen)
