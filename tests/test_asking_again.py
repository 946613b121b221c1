"""Who came through, who was never dead, what things are called, and who did it together."""

from __future__ import annotations

import pytest

from previously.asking.ask import ask
from previously.views.answer import Answer
from tests.reading_helpers import state_of

FERRY = """E01 – The Ferry

Captain Ada Brook is drowned in a storm, and her brother, Felix Brook, buries an empty coffin. Her mate, Jonas Reed, is thrown
from the deck by a smuggler. Felix's cousin Lena Marsh vanishes on her way home. Nadia Holt hires a group of divers, known as
the Grey Herons, to search the bay. Felix and Nadia share a kiss on the pier. Nadia's father died years ago.

E02 – The Island

Jonas, pulled out of the water by two fishermen and nursed by their mother, walks home. Nadia steers the trawler Petrel to the
island. A woman is found in a hut there and turns out to be Ada Brook, thin but very much alive. Jonas and Nadia quarrel.
"""
FIRST = FERRY.split("E02")[0]


def said(question: str, text: str = FERRY) -> Answer:
    return ask(state_of(text), question)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is Jonas dead?", "no"),
        ("Is Ada Brook dead?", "no"),
        ("Did Ada drown?", "no"),
        ("Is Nadia Holt alive?", "yes"),
        ("Is Nadia Reed dead?", "no"),
        ("What are the divers called?", "Grey Herons"),
        ("What is the name of the trawler?", "Petrel"),
        ("With whom does Felix share a kiss?", "Nadia"),
        ("With whom does Jonas quarrel?", "Nadia"),
    ],
)
def test_what_is_told_later_or_beside_it_answers(question: str, answer: str) -> None:
    """Ada and Jonas were taken for dead and come back; the divers and the trawler have names; two share a kiss."""
    given = said(question)
    assert given.answer is not None and answer in given.answer, given
    assert given.evidence


def test_before_they_come_back_nothing_says_that_they_live() -> None:
    """Ada drowned, as far as the first part knows; of Jonas and of Lena, who vanished, it says nothing."""
    assert said("Is Ada Brook dead?", FIRST).answer == "yes"
    assert said("Is Jonas dead?", FIRST).answer is None
    assert said("Is Lena dead?", FIRST).answer is None
