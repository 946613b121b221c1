"""From scores to structures: trees, spans, role sequences, lemmas. Pure functions over numpy arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def log_softmax(x: Floats, axis: int = -1) -> Floats:
    """Stable log-softmax along `axis`."""
    shifted = x - x.max(axis=axis, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
    return out


def tree(scores: Floats) -> Ints:
    """Give each word's head, the root pointing at itself: the best tree with exactly one root.

    `scores[i, j]` is how well j heads i, `scores[i, i]` how well i is the root; (n, n), n >= 1. The greedy choice is
    taken when it already is a tree, which it nearly always is; else Chu-Liu-Edmonds finds the best one.
    """
    n = len(scores)
    heads: Ints = scores.argmax(axis=1).astype(np.int64)
    roots = np.flatnonzero(heads == np.arange(n))
    if len(roots) == 1 and _reaches(heads, int(roots[0])):
        return heads
    # One more node, the roots' head; a penalty on using it more than once leaves one root if any tree has one.
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:, 1:] = scores
    full[1:, 0] = np.diagonal(scores)
    np.fill_diagonal(full, -np.inf)
    spread = float(np.ptp(scores[np.isfinite(scores)])) if np.isfinite(scores).any() else 1.0
    full[1:, 0] -= (n + 1) * (spread + 1.0)
    best = _arborescence(full)[1:] - 1
    return np.where(best < 0, np.arange(n), best).astype(np.int64)


def _reaches(heads: Ints, root: int) -> bool:
    """Say whether every word's walk up ends at the root, by doubling the steps."""
    jump = heads
    for _ in range(len(heads).bit_length() + 1):
        jump = jump[jump]
    return bool((jump == root).all())


def _arborescence(scores: NDArray[np.float64]) -> Ints:
    """Best arborescence from node 0 (Chu-Liu-Edmonds); scores[i, j] is the arc j -> i."""
    n = len(scores)
    heads: Ints = scores.argmax(axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    nodes = np.array(cycle)
    kept = scores[nodes, heads[nodes]]
    size = len(outside) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, nodes)]
    small[:-1, -1] = leaving.max(axis=1)
    exits = nodes[leaving.argmax(axis=1)]
    entering = scores[np.ix_(nodes, outside)] - kept[:, None]
    small[-1, :-1] = entering.max(axis=0)
    entries = nodes[entering.argmax(axis=0)]
    small[0, :] = -np.inf
    solved = _arborescence(small)
    out = heads.copy()
    for k, node in enumerate(outside):
        if node:
            out[node] = exits[k] if solved[k] == size - 1 else outside[solved[k]]
    out[entries[solved[-1]]] = outside[solved[-1]]
    return out


def _cycle(heads: Ints) -> list[int] | None:
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def spans(probabilities: Floats, threshold: float) -> list[tuple[int, int, int, float]]:
    """Pick spans from (words, widths, labels) probabilities, label 0 meaning none; no two may cross.

    Returns (first, last, label, probability of being a span at all), best ones chosen first, in text order. The
    caller must have set to none what runs past a sentence.
    """
    some = 1.0 - probabilities[:, :, 0]
    starts, widths = np.nonzero(some > threshold)
    order = np.argsort(-some[starts, widths], kind="stable")
    taken: list[tuple[int, int]] = []
    by_word: dict[int, list[tuple[int, int]]] = {}
    out: list[tuple[int, int, int, float]] = []
    for k in order:
        first, last = int(starts[k]), int(starts[k] + widths[k])
        near = {span for word in (first, last) for span in by_word.get(word, ())}
        if any(a < first <= b < last or first < a <= last < b for a, b in near):
            continue
        taken.append((first, last))
        for word in range(first, last + 1):
            by_word.setdefault(word, []).append((first, last))
        row = probabilities[first, widths[k]]
        out.append((first, last, 1 + int(row[1:].argmax()), float(some[first, widths[k]])))
    out.sort(key=lambda s: (s[0], -s[1]))
    return out


def roles(scores: Floats, labels: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """Best legal B/I/O sequence over a sentence: (first, last, label, mean probability) in text order.

    `scores` is (words, 1 + 2 * labels): O, then B and I of each label in turn. An I must follow its own B or I.
    """
    logs = log_softmax(scores)
    n, width = logs.shape
    count = (width - 1) // 2
    begin, inner = 1 + 2 * np.arange(count), 2 + 2 * np.arange(count)
    best = logs[0].copy()
    best[inner] = -np.inf
    back = np.zeros((n, width), dtype=np.int64)
    for i in range(1, n):
        top = int(best.argmax())
        now = logs[i] + best[top]
        back[i] = top
        from_begin = best[begin] >= best[inner]
        previous = np.where(from_begin, begin, inner)
        now[inner] = logs[i][inner] + best[previous]
        back[i][inner] = previous
        best = now
    path = np.zeros(n, dtype=np.int64)
    path[-1] = int(best.argmax())
    for i in range(n - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    out: list[tuple[int, int, str, float]] = []
    i = 0
    while i < n:
        tag = int(path[i])
        if tag == 0:
            i += 1
            continue
        label = (tag - 1) // 2
        end = i + 1
        while end < n and path[end] == 2 + 2 * label:
            end += 1
        mean = float(np.exp(logs[np.arange(i, end), path[i:end]]).mean())
        out.append((i, end - 1, labels[label], mean))
        i = end
    return out


def lemma_script(form: str, lemma: str) -> str:
    """Say how to get from a lower-cased form to its lemma: `<letters to drop>|<letters to add>`."""
    form, lemma = form.lower(), lemma.lower()
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{len(form) - same}|{lemma[same:]}"


def apply_script(script: str, form: str, proper: bool) -> str:
    """Turn a form into its lemma; names keep their capitals, and a script that does not fit leaves the form."""
    drop, _, add = script.partition("|")
    count = int(drop)
    if form == "I":
        return form
    base = form if proper else form.lower()
    if count > len(base) or (count == len(base) and not add):
        return base
    return base[: len(base) - count] + add
