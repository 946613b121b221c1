"""ROUGE-L (Lin 2004): how much of one text's word order another keeps; the measure of free answers.

Words are runs of letters and digits in lower case, without stemming, as the `rouge-score` package cuts them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    """The words that count."""
    return _WORD.findall(text.lower())


def rouge_l(predicted: Sequence[str], wanted: Sequence[str]) -> float:
    """F1 of the longest common subsequence, 0..1."""
    if not predicted or not wanted:
        return 0.0
    row = [0] * (len(wanted) + 1)
    for word in predicted:
        before = 0
        for j, other in enumerate(wanted, 1):
            kept = row[j]
            row[j] = before + 1 if word == other else max(row[j], row[j - 1])
            before = kept
    return 2 * row[-1] / (len(predicted) + len(wanted))


def of_spans(text: Sequence[str], wanted: Sequence[str], widest: int) -> NDArray[np.float32]:
    """ROUGE-L of every stretch of `text`: (words, widest), the stretch from word i over k more words.

    An entry of `text` may hold several countable words or none (a mark); stretches over the end are 0.
    """
    parts = [words(w) for w in text]
    n, m = len(parts), len(wanted)
    out = np.zeros((n, widest), dtype=np.float32)
    if not n or not m:
        return out
    deep = max(1, max(len(p) for p in parts))
    numbers = {w: k for k, w in enumerate(dict.fromkeys(wanted))}
    codes = np.full((n + widest, deep), -1, dtype=np.int64)
    for i, part in enumerate(parts):
        for k, word in enumerate(part):
            codes[i, k] = numbers.get(word, -1)
    counts = np.array([len(p) for p in parts] + [0] * widest)
    target = [numbers[w] for w in wanted]
    row = np.zeros((n, m + 1), dtype=np.int64)
    total = np.zeros(n, dtype=np.int64)
    for k in range(widest):
        for d in range(deep):
            code = codes[k : k + n, d]
            if not (code >= 0).any():
                continue
            before = row[:, 0].copy()
            for j in range(1, m + 1):
                kept = row[:, j].copy()
                row[:, j] = np.where(code == target[j - 1], before + 1, np.maximum(kept, row[:, j - 1]))
                before = kept
        total += counts[k : k + n]
        out[:, k] = 2 * row[:, m] / np.maximum(total + m, 1)
        if k:
            out[max(n - k, 0) :, k] = 0.0
    return out
