"""From scores to structures: trees, spans, role sequences, lemmas. Pure functions over numpy arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_ROOTS = 8
"""Roots tried at most; a second is rarely needed."""


def log_softmax(x: Floats, axis: int = -1) -> Floats:
    """Stable log-softmax along `axis`."""
    shifted = x - x.max(axis=axis, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
    return out


def tree(scores: Floats) -> Ints:
    """Give each word's head, the root pointing at itself: the best tree with exactly one root.

    `scores[i, j]` is how well j heads i, `scores[i, i]` how well i is the root; (n, n), n >= 1. Roots are tried in
    the order of the best score they could reach, and the first whose greedy choice is a tree ends the search; where it
    is none, Chu-Liu-Edmonds finds that root's best tree.
    """
    n = len(scores)
    if n == 1:
        return np.zeros(1, dtype=np.int64)
    arcs = scores.astype(np.float64)
    roots = np.diagonal(arcs).copy()
    np.fill_diagonal(arcs, -np.inf)
    greedy = arcs.argmax(axis=1)
    top = arcs[np.arange(n), greedy]
    bound = roots + top.sum() - top
    best: Ints | None = None
    best_total = -np.inf
    for root in np.argsort(-bound, kind="stable")[:_ROOTS].tolist():
        if best is not None and bound[root] <= best_total:
            break
        heads = greedy.copy()
        heads[root] = root
        if not _reaches(heads, root):
            order = np.concatenate([[root], np.delete(np.arange(n), root)])
            solved = _arborescence(arcs[np.ix_(order, order)])
            heads = np.empty(n, dtype=np.int64)
            heads[order] = order[solved]
        others = np.delete(np.arange(n), root)
        total = float(roots[root] + arcs[others, heads[others]].sum())
        if total > best_total:
            best, best_total = heads, total
    assert best is not None
    return best


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


def roles(
    scores: Floats, sizes: Sequence[int], labels: Sequence[str], temperature: float = 1.0
) -> list[list[tuple[int, int, str, float]]]:
    """Best legal B/I/O sequence of each predicate's sentence: (first, last, label, mean probability) in text order.

    `scores` (words of all sentences in turn, 1 + 2 * labels): O, then B and I of each label; `sizes` are the sentences'
    lengths. An I must follow its own B or I. Scores are divided by `temperature` for the probabilities (Guo et al. 2017);
    it changes nothing in what is chosen.
    """
    ends = np.cumsum(np.array(sizes, dtype=np.int64))
    starts = ends - np.array(sizes, dtype=np.int64)
    # The best tag of every word is the best sequence wherever it is a legal one, as it mostly is.
    path = scores.argmax(axis=1)
    unruly = np.flatnonzero(np.logical_or.reduceat(_illegal(path, starts), starts)) if len(path) else starts
    for k, better in zip(unruly, _viterbi([scores[starts[k] : ends[k]] for k in unruly]), strict=True):
        path[starts[k] : ends[k]] = better
    told = np.zeros(len(path))
    tagged = np.flatnonzero(path)
    if len(tagged):
        told[tagged] = np.exp(log_softmax(scores[tagged] / np.float32(temperature))[np.arange(len(tagged)), path[tagged]])
    tags, sure = path.tolist(), told.tolist()
    return [_role_spans(tags[a:z], sure[a:z], labels) for a, z in zip(starts.tolist(), ends.tolist(), strict=True)]


def _illegal(path: Ints, starts: Ints) -> NDArray[np.bool_]:
    """Mark every I that does not follow its own B or I."""
    inner = (path > 0) & (path % 2 == 0)
    before = np.concatenate([[0], path[:-1]])
    before[starts] = 0
    out: NDArray[np.bool_] = inner & (before != path) & (before != path - 1)
    return out


def _viterbi(rows: Sequence[Floats]) -> list[Ints]:
    """Best legal tag sequence of each row; what a word's scores sum up to makes no difference to it."""
    if not rows:
        return []
    sizes = np.array([len(row) for row in rows])
    count, longest, width = len(rows), int(sizes.max()), rows[0].shape[1]
    logs = np.zeros((longest, count, width), dtype=np.float32)
    for k, row in enumerate(rows):
        logs[: len(row), k] = row
    begin, inner = np.arange(1, width, 2), np.arange(2, width, 2)
    every = np.arange(count)
    best = np.empty_like(logs)
    back = np.zeros(logs.shape, dtype=np.int64)
    best[0] = logs[0]
    best[0][:, inner] = -np.inf
    for i in range(1, longest):
        before = best[i - 1]
        top = before.argmax(axis=1)
        best[i] = logs[i] + before[every, top][:, None]
        back[i] = top[:, None]
        from_begin = before[:, begin] >= before[:, inner]
        best[i][:, inner] = logs[i][:, inner] + np.where(from_begin, before[:, begin], before[:, inner])
        back[i][:, inner] = np.where(from_begin, begin, inner)
    out: list[Ints] = []
    for k, n in enumerate(sizes.tolist()):
        path = np.zeros(n, dtype=np.int64)
        path[-1] = int(best[n - 1, k].argmax())
        for i in range(n - 1, 0, -1):
            path[i - 1] = back[i, k, path[i]]
        out.append(path)
    return out


def _role_spans(tags: list[int], told: list[float], labels: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """Turn a tag sequence into its spans."""
    out: list[tuple[int, int, str, float]] = []
    i = 0
    while i < len(tags):
        if tags[i] == 0:
            i += 1
            continue
        label = (tags[i] - 1) // 2
        end = i + 1
        while end < len(tags) and tags[end] == 2 + 2 * label:
            end += 1
        out.append((i, end - 1, labels[label], sum(told[i:end]) / (end - i)))
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
    base = form if proper else form.lower()
    if count > len(base) or (count == len(base) and not add):
        return base
    lemma = base[: len(base) - count] + add
    return "I" if lemma == "i" else lemma


_BRACKETS = {"(": 1, "[": 1, "-LRB-": 1, ")": -1, "]": -1, "-RRB-": -1}


def unbalanced(words: Sequence[str], widest: int) -> NDArray[np.bool_]:
    """Mark (words, widest) spans that open a bracket without closing it, or the reverse, or go on behind a colon or
    semicolon: no phrase does that."""
    depth = np.cumsum([0, *(_BRACKETS.get(word, 0) for word in words)])
    stops = np.cumsum([0, *(word in (":", ";") for word in words)])
    ends = np.minimum(np.arange(len(words))[:, None] + np.arange(1, widest + 1), len(words))
    out: NDArray[np.bool_] = (depth[ends] != depth[:-1, None]) | (stops[ends] != stops[:-1, None])
    return out
