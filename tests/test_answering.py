"""The model's second mode: spans, their choice, and the measure they are trained by."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from previously.tagger import Tagger
from previously.tagging.answering import KEPT, choose
from training.rouge import of_spans, rouge_l, words

WORDS = st.lists(st.sampled_from(["the", "Dog", "o'clock", ",", "ran", "away", "red-hot"]), max_size=9)


@given(WORDS, WORDS, st.integers(1, 6))
def test_every_span_is_worth_what_it_is_worth_alone(text: list[str], wanted: list[str], widest: int) -> None:
    """The table of all spans holds what measuring each of them gives; beyond the end there is nothing."""
    answer = words(" ".join(wanted))
    table = of_spans(text, answer, widest)
    assert table.shape == (len(text), widest)
    for i in range(len(text)):
        for k in range(widest):
            alone = rouge_l([w for t in text[i : i + k + 1] for w in words(t)], answer) if i + k < len(text) else 0.0
            assert abs(float(table[i, k]) - alone) < 1e-6


@given(st.integers(0, 2**32 - 1), st.integers(1, 3))
def test_no_two_answers_overlap(seed: int, passages: int) -> None:
    """The best come first, within their passages, and none shares a word with a better one."""
    rng = np.random.default_rng(seed)
    scores = [rng.normal(size=(int(rng.integers(2, 12)), 4)) * 4 for _ in range(passages)]
    spans = choose(scores, [0.5] * passages)
    assert 0 < len(spans) <= KEPT
    seen: set[tuple[int, int]] = set()
    for span in spans:
        held = {(span.passage, i) for i in range(span.first, span.last + 1)}
        assert not held & seen and span.first <= span.last
        seen |= held
    assert [s.share for s in spans] == sorted((s.share for s in spans), reverse=True)


def test_two_that_agree_beat_one_that_is_alone() -> None:
    """The span that shares most with the likely ones is chosen, not the likeliest."""
    scores = np.full((8, 3), -9.0)
    scores[0, 0] = 2.0  # alone
    scores[4, 1] = scores[4, 2] = scores[5, 1] = 1.9  # these overlap
    best = choose([scores], [0.0])[0]
    assert best.first >= 4


def test_a_passage_is_read_alike_beside_others() -> None:
    """What a window holds is computed from the question and the window alone."""
    answerer = Tagger.load().answerer()
    question = "Where does Greta hide the oar ?".split()
    one = [["Greta", "hides", "the", "oar", "in", "the", "boathouse", "."]]
    other = [["Anders", "sings", "."]]
    alone, beside = answerer.read(question, [one]), answerer.read(question, [one, other])
    assert {s.here for s in alone} == {s.here for s in beside if s.passage == 0}
    assert answerer.read(question, []) == [] and answerer.read([], [one]) == []
    assert answerer.read(["who"] * 900, [[["x" * 5000] * 40] * 3, [[""]], [[]]]) is not None
