"""Questions as people put them to a recap, and what must not be taken for an answer."""

from __future__ import annotations

import pytest

from previously.asking.ask import ask
from previously.asking.kinship import bond_asked
from previously.asking.question import understand
from previously.tagger import Tagger
from tests.reading_helpers import state_of

QUAY = """E01 – The Quay

Inspector Nell Harker returns to Saltby. Her brother, Tom, is a ghost. Bruno Kett, the harbour master, hides a ledger.
Bruno is arrested on grounds of fraud. Nell learns about the fraud from her driver, Otto.
Dr. Pell, her old friend, confesses to Nell that he burned the letters.
Ada takes Nell to an old mill, where she is holding Lena Moss captive.

E02 – The Knife

Gus stabs Oskar in the yard. Lord Varn orders Gus to kill Oskar, which he does at dawn.
Ida goes to Lisbon, allegedly as bait for Oskar.
Rolf and the nuns leave the abbey by lowering a rope from the tower to fool the guards.
Mary borrows a coat and is attacked in the boathouse by Rolf, who flees.
Emil thinks that Ida forged the map.

E03 – The Man

The Man in Grey comes ashore. The Man in Grey reveals that he is Walter Dane.
"""


def said(question: str, text: str = QUAY) -> str:
    return ask(state_of(text), question).answer or ""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Why was Bruno arrested?", "fraud"),
        ("How does Nell learn about the fraud?", "from her driver"),
        ("What does Dr. Pell confess to Nell?", "that he burned the letters"),
        ("Where is Lena Moss held captive?", "an old mill"),
        ("Who killed Oskar?", "Gus"),
        ("Who ordered Oskar's murder?", "Lord Varn"),
        ("Where does Ida go to meet Oskar?", "Lisbon"),
        ("How do Rolf and the nuns leave the abbey?", "by lowering a rope from the tower"),
        ("What happened to Mary in the boathouse?", "is attacked in the boathouse"),
        ("Is Tom a ghost?", "yes"),
        ("Is Pell a doctor?", "yes"),
        ("Who is the Man in Grey?", "Walter Dane"),
    ],
)
def test_plain_questions_get_the_words_that_answer_them(question: str, answer: str) -> None:
    """A reason, a source, a place that a relative clause gives, a command, what befell somebody and no more than that."""
    assert answer in said(question)


@pytest.mark.parametrize("question", ["Who forged the map?", "Who stabbed Gus?", "What is Ida to Emil?", "Is Emil a ghost?"])
def test_what_is_thought_or_told_of_others_is_no_answer(question: str) -> None:
    """Whoever stabs somebody is not stabbed by them; who is thought to have done it need not have."""
    assert said(question) == ""


def test_a_mothers_husband_is_the_father_unless_another_is_said_to_be() -> None:
    """What follows from a marriage gives way to what the text says outright."""
    story = (
        "E01 – Rain\n\nJohn Vale is married to Cora Vale. Cora has a daughter, Iris, and admits that Felix Orne is the father."
    )
    assert said("Who is Iris's father?", story) == "Felix Orne"


def test_what_one_is_to_another_is_told_from_other_questions() -> None:
    """ "Who is Ann to Ben?" asks for a bond, "Who is Ann married to?" for somebody."""
    tagger, state = Tagger.load(), state_of(QUAY)
    assert bond_asked(understand(state, "Who is Nell to Tom?", tagger))
    assert not bond_asked(understand(state, "Who is Nell married to?", tagger))
