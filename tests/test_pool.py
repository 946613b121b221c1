"""What several teachers said of the same windows, put together."""

from __future__ import annotations

import numpy as np
import pytest

from training.pool import Said, pool


def _said(
    events: list[int], spans: list[tuple[int, int, int]], kinds: list[list[int]], marks: tuple[int, ...] = (7, 8)
) -> Said:
    """Two windows of two words each; spans are (window, first, more), and kinds a row of four shares for each of them."""
    return {
        "sizes": np.array([[2, sum(w == k for w, *_ in spans)] for k in range(2)], dtype=np.int32),
        "marks": np.array(marks, dtype=np.uint32),
        "event": np.array(events, dtype=np.uint8),
        "first": np.array([first for _, first, _ in spans], dtype=np.uint8),
        "more": np.array([more for *_, more in spans], dtype=np.uint8),
        "kinds": np.array(kinds, dtype=np.uint8).T,
    }


def test_shares_are_averaged_and_what_one_left_out_is_none_to_it() -> None:
    """One heard of a span in each window, the other of the first alone, and of one more."""
    one = _said([0, 100, 200, 50], [(0, 0, 0), (1, 1, 0)], [[55, 200, 255, 0], [155, 100, 5, 250]])
    other = _said([100, 100, 0, 51], [(0, 0, 0), (0, 0, 1)], [[155, 100, 255, 0], [5, 250, 255, 0]])
    both = pool([one, other], [1, 1], (0, 2))
    assert both["sizes"].tolist() == [[2, 2], [2, 1]]
    assert both["event"].tolist() == [50, 100, 100, 50]
    assert list(zip(both["first"].tolist(), both["more"].tolist(), strict=True)) == [(0, 0), (0, 1), (1, 0)]
    assert both["kinds"].T.tolist() == [[105, 150, 255, 0], [130, 125, 255, 0], [205, 50, 130, 125]]


def test_a_teacher_with_more_weight_counts_for_more() -> None:
    one = _said([0, 0, 0, 0], [(0, 0, 0)], [[255, 0, 255, 0]])
    other = _said([200, 0, 0, 0], [(0, 0, 0)], [[0, 255, 255, 0]])
    both = pool([one, other], [3, 1], (0, 2))
    assert both["event"].tolist() == [50, 0, 0, 0]
    assert both["kinds"].T.tolist() == [[191, 64, 255, 0]]


def test_teachers_of_other_windows_are_not_mixed() -> None:
    one = _said([0, 0, 0, 0], [(0, 0, 0)], [[255, 0, 255, 0]])
    with pytest.raises(ValueError, match="other windows"):
        pool([one, _said([0, 0, 0, 0], [(0, 0, 0)], [[255, 0, 255, 0]], marks=(7, 9))], [1, 1], (0, 2))
