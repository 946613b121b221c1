"""More ways of asking: former bonds, kin at one remove, callings, offices, how somebody died, and what must not be answered."""

from __future__ import annotations

import pytest

from previously.asking.ask import ask
from previously.views.answer import Answer
from tests.reading_helpers import state_of

COURT = """S01 E01 – The Crown

King Osric Vane marries Lady Maud. Hand of the King, Ser Aldan Reeve, is her uncle.
Tomas, a ward clerk, was engaged to Clara Reeve.
Osric's sister, Ida, has a son, Peter. Peter's stepmother is Berta Kohl.

S01 E02 – The Bridge

Osric dismisses Aldan as Hand. He appoints Maud's brother, Lord Edwin, Hand of the King.
Edwin wonders whether Tomas killed the miller.
Tomas's old friend Hugo falls from the bridge and drowns. Anna takes her own life in the tower.
"""


def said(question: str, text: str = COURT) -> Answer:
    return ask(state_of(text), question)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who was Clara engaged to?", "Tomas"),
        ("Whose nephew is Peter?", "Osric"),
        ("How is Peter related to Osric?", "nephew"),
        ("What is Tomas's job?", "ward clerk"),
        ("Who is Osric's Hand?", "Edwin"),
        ("How did Anna die?", "suicide"),
        ("How did Hugo die?", "drown"),
        ("In which episode does Osric dismiss Aldan?", "S01E02"),
    ],
)
def test_it_is_answered(question: str, answer: str) -> None:
    """What a viewer asks between two episodes."""
    given = said(question)
    assert given.answer is not None and answer in given.answer, given
    assert given.evidence


@pytest.mark.parametrize(
    "question", ["Who killed the miller?", "Who is Peter's mother-in-law?", "In which episode does Ida sing?"]
)
def test_it_is_not_answered(question: str) -> None:
    """Whoever is wondered about is no murderer, and what nobody told has no part."""
    assert said(question).answer is None


def test_a_stepmother_is_not_given_for_a_mother() -> None:
    """Peter's mother is Ida; Berta is only his stepmother."""
    assert said("Who is Peter's mother?").answer == "Ida"


def test_the_clause_stands_in_for_words_that_are_not_sure() -> None:
    """A clause of the text is never longer than its sentence and holds the words it was made from."""
    given = said("What does Anna do in the tower?")
    assert given.answer is None or given.answer in " ".join(e.text for e in given.evidence)
