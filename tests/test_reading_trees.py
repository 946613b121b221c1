"""Mended trees stay trees."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from previously.reading.trees import acyclic
from previously.reading.word import Word


def word(index: int, head: int) -> Word:
    return Word(
        index=index, start=2 * index, end=2 * index + 1, text="a", lemma="a", upos="NOUN", xpos="NN", head=head, deprel="dep",
        sentence=0, event=0.0, lower="a", label="dep",
    )  # fmt: skip


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12), st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_whoever_walks_up_comes_to_a_root(tree: list[int], mended: list[int]) -> None:
    """Whatever a mending hangs where: a circle is taken back, and what is in none stays as it was mended."""
    before = [word(i, min(head, i)) for i, head in enumerate(tree)]
    now = [msgspec.structs.replace(w, head=head) for w, head in zip(before, mended, strict=True)]
    out = acyclic(now, before)
    for start in range(len(out)):
        at, steps = start, 0
        while out[at].head != at:
            at, steps = out[at].head, steps + 1
            assert steps <= len(out)
    assert all(w.head in (new.head, old.head) for w, new, old in zip(out, now, before, strict=True))
