"""Who did it by their own words, whom one marries, what somebody's child is called, and what is no answer to either."""

from __future__ import annotations

import pytest

from previously.asking.ask import ask
from previously.views.answer import Answer
from tests.reading_helpers import state_of

INN = """E01 – The Inn

Old Berta Kroll is found dead in the pantry of her inn. Her nephew, Emil Kroll, and the cook, Rosa Thal, marry in April.
Rosa gives birth to a son and calls him Anton. Emil hides his cousin Lotte with the widow Hagen.

E02 – The Road

Before she leaves town, the doctor, Clara Voss, admits to Emil that she poisoned Berta. Emil declines to fight for Clara.
Clara's brother, Jost Voss, is abducted on the road while Rosa talks to the innkeeper. Emil chooses Rosa.
"""


def said(question: str, text: str = INN) -> Answer:
    return ask(state_of(text), question)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who poisoned Berta?", "Clara"),
        ("Who killed Berta Kroll?", "Clara"),
        ("Whom does Emil marry?", "Rosa"),
        ("What does Rosa call her son?", "Anton"),
        ("Whom does Emil choose, Rosa or Lotte?", "Rosa"),
        ("Where does Emil hide Lotte?", "Hagen"),
    ],
)
def test_it_is_answered(question: str, answer: str) -> None:
    """Clara owns up; Emil and Rosa marry, and name a son; one of two offered is chosen; a hiding place is somebody's."""
    given = said(question)
    assert given.answer is not None and answer in given.answer, given
    assert given.evidence


@pytest.mark.parametrize("question", ["Who abducted Jost?", "Who killed Jost?", "Who fights for Clara?"])
def test_who_only_stands_beside_it_did_not_do_it(question: str) -> None:
    """Jost is abducted by nobody who is named, though Rosa stands in the same sentence."""
    assert said(question).answer is None


def test_before_she_owns_up_nobody_did_it() -> None:
    """Berta is dead in the first part, and nothing says by whose hand."""
    assert said("Who poisoned Berta?", INN.split("E02")[0]).answer is None


def test_the_last_blow_killed_whoever_is_asked_for_as_dead() -> None:
    """Olaf is stabbed and nothing more is told of him; where he walks home afterwards, nobody killed him."""
    text = "Piet Haas, a smuggler, stabs the guard, Olaf Rem, at the gate."
    given = said("Who killed Olaf?", text)
    assert given.answer is not None and "Piet" in given.answer
    assert said("Who killed Olaf?", f"{text} Olaf walks home and calls the doctor.").answer is None
