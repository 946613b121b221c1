"""The usual scores: precision/recall/F1 over sets, attachment, and the coreference measures MUC, B3 and CEAF-e."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]
Clusters = Sequence[frozenset[Hashable]]


@dataclass
class Counts:
    """Hits against what was found and what was there, added up over documents."""

    hits: float = 0.0
    found: float = 0.0
    gold: float = 0.0

    def add(self, found: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        """Compare two collections, duplicates counted."""
        a, b = Counter(found), Counter(gold)
        self.hits += sum((a & b).values())
        self.found += sum(a.values())
        self.gold += sum(b.values())

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200.0 * self.hits / (self.found + self.gold) if self.found + self.gold else 0.0


BINS = 10


@dataclass
class Calibration:
    """How far probabilities lie from how often they are right: the expected calibration error (Naeini et al. 2015)."""

    sums: list[list[float]] = field(default_factory=lambda: [[0.0, 0.0, 0.0] for _ in range(BINS)])

    def add(self, probability: float, right: bool) -> None:
        """Note one statement and whether it was right."""
        row = self.sums[min(int(probability * BINS), BINS - 1)]
        row[0] += 1
        row[1] += probability
        row[2] += right

    @property
    def kept(self) -> float:
        """100 minus the error in percent: higher is better, as everywhere in the gate."""
        total = sum(row[0] for row in self.sums)
        return 100.0 - 100.0 * sum(abs(row[1] - row[2]) for row in self.sums) / total if total else 0.0


@dataclass
class Ratio:
    """Precision and recall kept as separate fractions, as the coreference measures need."""

    p_hits: float = 0.0
    p_total: float = 0.0
    r_hits: float = 0.0
    r_total: float = 0.0

    @property
    def f1(self) -> float:
        """F1 in percent."""
        p = self.p_hits / self.p_total if self.p_total else 0.0
        r = self.r_hits / self.r_total if self.r_total else 0.0
        return 200.0 * p * r / (p + r) if p + r else 0.0


def _index(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: k for k, cluster in enumerate(clusters) for mention in cluster}


class Coreference:
    """MUC, B3 and CEAF-e over documents as the CoNLL-2012 scorer defines them; singletons count (LitBank has them)."""

    def __init__(self) -> None:
        self.muc, self.b3, self.ceafe = Ratio(), Ratio(), Ratio()

    def add(self, found: Clusters, gold: Clusters) -> None:
        """Add one document's clusters of hashable mentions."""
        of_found, of_gold = _index(found), _index(gold)
        for clusters, other, side in ((gold, of_found, "r"), (found, of_gold, "p")):
            hits = total = 0.0
            for cluster in clusters:
                parts = len({other[m] for m in cluster if m in other}) + sum(m not in other for m in cluster)
                hits += len(cluster) - parts
                total += len(cluster) - 1
            self._note(self.muc, side, hits, total)
        for clusters, others, other, side in ((gold, found, of_found, "r"), (found, gold, of_gold, "p")):
            hits = total = 0.0
            for cluster in clusters:
                shared = Counter(other[m] for m in cluster if m in other)
                hits += sum(n * n for n in shared.values()) / len(cluster)
                total += len(cluster)
            self._note(self.b3, side, hits, total)
            del others
        if found and gold:
            table = np.zeros((len(gold), len(found)))
            for g, cluster in enumerate(gold):
                for f, n in Counter(of_found[m] for m in cluster if m in of_found).items():
                    table[g, f] = 2.0 * n / (len(cluster) + len(found[f]))
            best = best_assignment(table)
            self._note(self.ceafe, "r", best, len(gold))
            self._note(self.ceafe, "p", best, len(found))
        else:
            self._note(self.ceafe, "r", 0.0, len(gold))
            self._note(self.ceafe, "p", 0.0, len(found))

    @staticmethod
    def _note(ratio: Ratio, side: str, hits: float, total: float) -> None:
        if side == "p":
            ratio.p_hits += hits
            ratio.p_total += total
        else:
            ratio.r_hits += hits
            ratio.r_total += total

    @property
    def average(self) -> float:
        """The CoNLL average, in percent."""
        return (self.muc.f1 + self.b3.f1 + self.ceafe.f1) / 3.0


def best_assignment(gain: NDArray[np.float64]) -> float:
    """Largest total of a one-to-one assignment of rows to columns (Hungarian algorithm)."""
    cost = -(gain if gain.shape[0] <= gain.shape[1] else gain.T)
    n, m = cost.shape
    u, v = np.zeros(n + 1), np.zeros(m + 1)
    match = np.zeros(m + 1, dtype=np.int64)
    for i in range(1, n + 1):
        match[0] = i
        least = np.full(m + 1, np.inf)
        used = np.zeros(m + 1, dtype=bool)
        way = np.zeros(m + 1, dtype=np.int64)
        column = 0
        while True:
            used[column] = True
            row = match[column]
            reduced = cost[row - 1] - u[row] - v[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better] = reduced[better]
            way[1:][better] = column
            open_least = np.where(used, np.inf, least)
            open_least[0] = np.inf
            nearest = int(open_least.argmin())
            delta = open_least[nearest]
            u[match[used]] += delta
            v[used] -= delta
            least[~used] -= delta
            column = nearest
            if match[column] == 0:
                break
        while column:
            match[column] = match[way[column]]
            column = int(way[column])
    return float(sum(-cost[match[c] - 1, c - 1] for c in range(1, m + 1) if match[c]))


def clusters_of(spans: Sequence[Span], antecedents: Sequence[int]) -> list[frozenset[Hashable]]:
    """Follow each mention's antecedent (-1 for none)."""
    of: list[int] = []
    groups: list[set[Hashable]] = []
    for span, best in zip(spans, antecedents, strict=True):
        if best < 0:
            of.append(len(groups))
            groups.append(set())
        else:
            of.append(of[best])
        groups[of[-1]].add(span)
    return [frozenset(g) for g in groups]
