"""Yes and no where a sentence says only part of what is asked."""

from __future__ import annotations

import pytest

from previously.asking.ask import ask
from tests.reading_helpers import state_of

STORY = """Chapter 1

Ro tells everyone that the airline has sacked her. Mila Voss offers Ada Kern a post. Ada hands the report to Elis Brand.

Chapter 2

It comes out that Ro was never sacked. Ada accepts the post. Tom Reed resigns, but Tom is not charged with anything.
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Was Ro sacked by the airline?", "no"),
        ("Does Ada accept the post of chief engineer?", "yes"),
        ("Is Tom charged with a crime?", "no"),
        ("Is Tom charged with a crime by Elis?", "no"),
    ],
)
def test_the_governing_noun_is_enough_and_the_last_denial_counts(question: str, answer: str) -> None:
    """ "The post" is that of chief engineer, and what is denied last is not so, whatever was told before."""
    assert ask(state_of(STORY), question).answer == answer


def test_what_is_denied_of_somebody_else_says_nothing() -> None:
    """That one was not charged does not say that another was not."""
    assert ask(state_of(STORY), "Is Ada charged with a crime?").answer is None


def test_what_was_only_to_be_done_was_not() -> None:
    """ "Who was to be hanged" tells of no hanging, and "all that he brought back" is nothing that he brought."""
    told = "Erik Holm, who was to be flogged on Sunday, flees. All that Nils Borg has been able to bring back is his ring.\n"
    assert ask(state_of(told), "Was Erik flogged?").answer is None
    assert "ring" in (ask(state_of(told), "What did Nils bring back?").answer or "ring")


def test_who_only_dreamt_of_a_murder_has_murdered_nobody() -> None:
    """Neither the sentence that says that it is a dream nor the one after it that does not."""
    text = "Ann Hale falls asleep. In her dream, Ann drives home. Tom Reed shoots a policeman. Ann kills Tom. She wakes up."
    assert ask(state_of(text), "Who killed Tom?").answer is None
    assert ask(state_of(text), "Who shot the policeman?").answer is None
    assert ask(state_of("Ann Hale sleeps badly. In her dream, Ann kills Tom Reed."), "Who killed Tom?").answer is None
