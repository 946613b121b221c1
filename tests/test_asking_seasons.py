"""What readers of recaps by other hands asked: of actors in brackets, of kin without a name, of how somebody died."""

from __future__ import annotations

import pytest

from previously.asking.ask import ask
from tests.reading_helpers import state_of


@pytest.mark.parametrize(
    ("story", "question", "answer"),
    [
        (
            "Sasha (Sonia Marten) offers to take Maggie to the hill. Maggie (Laura Cohn) thanks her.",
            "Who offers to take Maggie to the hill?",
            "Sasha",
        ),
        (
            "Ann meets Captain Brand. Captain Brand's elder brother is cruel. After Captain Brand's father and brother died, "
            "Brand inherited the estate.",
            "Is Captain Brand's brother dead?",
            "yes",
        ),
        ("Ann meets Captain Brand. Captain Brand dies. Ann weeps.", "Is Captain Brand's brother dead?", None),
        (
            "Karl hunts Esteban. Karl had killed Esteban's cousin Gustav and tracked Esteban for years.",
            "Who killed Esteban?",
            None,
        ),
        (
            "Chapter 1\n\nIris is the daughter of Tom Brand. He is rich.\n\nChapter 2\n\nYears later Marian marries Tom Brand.",
            "Who is the mother of Iris?",
            None,
        ),
    ],
)
def test_what_is_answered(story: str, question: str, answer: str | None) -> None:
    """Nobody's actor is an answer, and what is told of one is not told of his brother, nor of his child's mother."""
    assert ask(state_of(story), question).answer == answer


def test_how_somebody_was_done_to_death() -> None:
    answer = ask(state_of("Daryl meets Joey in the yard. He bludgeons Joey to death with a pipe."), "How did Joey die?").answer
    assert answer is not None
    assert "bludgeons Joey to death with a pipe" in answer
