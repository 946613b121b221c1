"""What became of somebody, and who they turn out to be."""

from __future__ import annotations

from functools import cache

import pytest

from previously.asking.ask import ask
from previously.fold import State
from tests.reading_helpers import state_of

STORY = """Chapter 1

The Lantern sends a letter to Mayor Olin Craft. Petra Hale is arrested in the square. Petra is sent to Grimsted, where a guard
beats her and takes her coat. Nils Borg thinks that the Lantern is Petra.

Chapter 2

Petra thanks the mayor. Tomas Ferris is the Lantern. Olin Craft is dismissed and sits down in the rain. In spring Olin
retires to a farm at Loe. He admires the view.
"""


@cache
def story() -> State:
    return state_of(STORY)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What happens to Petra in Grimsted?", "a guard beats her"),
        ("What happens to Olin Craft?", "Olin Craft is dismissed"),
        ("What becomes of Olin Craft in the end?", "retires to a farm at Loe"),
        ("Who is the Lantern?", "Tomas Ferris"),
    ],
)
def test_the_last_that_leaves_somebody_otherwise(question: str, answer: str) -> None:
    """What happens to somebody is what leaves them otherwise; what becomes of them is the last they do, a clause of it."""
    said = ask(story(), question).answer
    assert said is not None
    assert answer in said
    assert "sits down" not in said


def test_nobody_is_who_they_are_thought_to_be() -> None:
    """What somebody only thinks does not say who the Lantern is."""
    early = state_of(STORY.split("\n\nChapter 2")[0])
    assert ask(early, "Who is the Lantern?").answer is None


def test_somebody_without_a_name_is_not_who_their_father_is() -> None:
    """ "The murderer" does not say who somebody's father is."""
    told = "Signe Dahl meets an old man. The old man is Signe's father. He gives Signe a ring and leaves the town.\n"
    assert ask(state_of(told), "Who is Signe's father?").answer is None


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("Liv Dahl admits to Anna Moe that Jon Berg is the father.", "Jon Berg"),
        ("Liv Dahl tells Anna Moe that she is pregnant by Jon Berg.", "Jon Berg"),
        ("Liv Dahl is carrying Jon Berg's baby.", "Jon Berg"),
        ("Liv Dahl tells Anna Moe that Jon Berg is the father of the bride.", None),
    ],
)
def test_whose_child_somebody_has(told: str, answer: str | None) -> None:
    """The father of a child without a name is whoever a sentence says it of that speaks of its mother."""
    assert ask(state_of(f"Liv Dahl is pregnant. {told}\n"), "Who is the father of Liv's baby?").answer == answer
