"""The model's second mode: where in a text a question is answered, and how likely it is answered there at all.

Its layers are its own and see the question and a window of text together; the word vectors are the reader's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from previously.tagging.engine import Engine
from previously.tagging.pieces import MAX_PIECES, Vocabulary

PASSAGE_PIECES = 176
"""Word pieces of one window of text: what it was trained on."""
QUESTION_PIECES = 48
KEPT = 24
"""The best spans, over all windows, among which the answer is chosen."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words `first` to `last` of a passage (counted over all it holds) as an answer.

    `share` is the part of the belief, over all passages, that lies on it and on what overlaps with it; `here` the log odds
    that its passage holds an answer at all.
    """

    passage: int
    first: int
    last: int
    share: float
    here: float


class Answerer:
    """Reads questions against passages with graphs that an engine holds."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary) -> None:
        self._engine = engine
        self._vocabulary = vocabulary

    def size(self, words: Sequence[str]) -> int:
        """How many word pieces words have: a passage may hold PASSAGE_PIECES of them."""
        return sum(len(self._vocabulary.pieces(word)) for word in words)

    def read(self, question: Sequence[str], passages: Sequence[Sequence[Sequence[str]]]) -> list[Span]:
        """The best spans of passages (sentences of words) for a question, best first, none overlapping a better one."""
        asked = self._vocabulary.windows([list(question)], QUESTION_PIECES)
        if not asked:
            return []
        place: list[tuple[int, int]] = []
        windows = []
        for number, sentences in enumerate(passages):
            for window in self._vocabulary.windows(sentences, min(PASSAGE_PIECES, MAX_PIECES)):
                windows.append(window)
                place.append((number, window.start))
        if not windows:
            return []
        question_vectors = self._engine.vectors(asked[0])
        running = [self._engine.answer(question_vectors, self._engine.vectors(w), w) for w in windows]
        found = [future.result() for future in running]
        spans = choose([scores for scores, _ in found], [float(here.reshape(-1)[0]) for _, here in found])
        return [
            Span(place[s.passage][0], place[s.passage][1] + s.first, place[s.passage][1] + s.last, s.share, s.here)
            for s in spans
        ]


def choose(scores: Sequence[np.ndarray], here: Sequence[float]) -> list[Span]:
    """Of spans' scores (words, width) by window, those that share most with the likely ones (minimum Bayes risk)."""
    width = scores[0].shape[1]
    flat = np.concatenate([s.reshape(-1) for s in scores]).astype(np.float64)
    ends = np.cumsum([0, *(s.size for s in scores)])
    top = np.argsort(-flat, kind="stable")[:KEPT]
    belief = np.exp(flat[top] - flat[top[0]]) / np.exp(flat - flat[top[0]]).sum()
    which = np.searchsorted(ends, top, side="right") - 1
    first, more = np.divmod(top - ends[which], width)
    last = first + more
    shared = np.minimum(last[:, None], last[None]) - np.maximum(first[:, None], first[None]) + 1
    size = more + 1
    alike = np.where(which[:, None] == which[None], np.maximum(shared, 0) * 2 / (size[:, None] + size[None]), 0.0)
    worth = alike @ belief
    chosen: list[int] = []
    for k in np.argsort(-worth, kind="stable").tolist():
        if all(alike[k, j] == 0.0 for j in chosen):
            chosen.append(k)
    return [Span(int(which[k]), int(first[k]), int(last[k]), float(worth[k]), here[int(which[k])]) for k in chosen]
