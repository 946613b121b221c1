"""Forms of questions: other verbs than the text's, ages, callings, whose, how long, and people called by whose they are."""

from __future__ import annotations

import pytest

from previously.asking.ask import ask
from previously.asking.deeds import told, turned
from previously.views.answer import Answer
from tests.reading_helpers import state_of

MILL = """E01 – The Mill

Hanna Vos, a retired schoolteacher, is seventy-one. Her former pupil, Dirk Maas, carries off the miller, Joost Brand, at night.
He hides him in a cellar under the brewery for nine days. Hanna finds Joost asleep in a barrel.
Joost marries Hanna's sister, Berta Vos. Dirk lends Berta four hundred crowns.

E02 – The Letters

Berta finds a bundle of letters. She conceals them behind the clock, because Joost must not read them.
Dirk comes back at dusk, wrapped in Joost's coat. Inspector Pell arrests Dirk. Dirk faints.
"""


def said(question: str, text: str = MILL) -> Answer:
    return ask(state_of(text), question)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How old is Hanna?", "seventy-one"),
        ("What did Hanna do for a living?", None),
        ("What is Hanna's profession?", "schoolteacher"),
        ("Who is Dirk Maas?", "former pupil"),
        ("Who kidnapped the miller?", "Dirk"),
        ("who kidnapped joost", "Dirk"),
        ("How long did Dirk hide Joost?", "nine days"),
        ("Where did Hanna discover Joost?", "in a barrel"),
        ("From whom did Berta get four hundred crowns?", "Dirk"),
        ("Where did Berta hide the letters?", "behind the clock"),
        ("Why did Berta hide the letters?", "because Joost must not read them"),
        ("Whose coat was Dirk wrapped in?", "Joost"),
        ("When did Dirk return?", "at dusk"),
        ("Who discovered Berta's husband?", "Hanna"),
    ],
)
def test_other_words_for_it_are_understood(question: str, answer: str | None) -> None:
    """What the text tells with another verb, a pronoun for a thing, or a number is found as well."""
    given = said(question)
    assert answer is None or (given.answer is not None and answer in given.answer), given
    assert given.answer is None or given.evidence


@pytest.mark.parametrize(
    "question",
    [
        "How old is Berta?",
        "Who kidnapped Berta?",
        "Who gave up the letters?",
        "How did Dirk die?",
        "How long was Berta ill?",
    ],
)
def test_words_near_it_are_no_answer(question: str) -> None:
    """Giving is not giving up, and a number beside another is nobody's age."""
    assert said(question).answer is None


def test_a_verb_tells_what_it_implies_and_not_the_other_way() -> None:
    """Who was strangled was killed; who was killed need not have been strangled."""
    assert told("kill", "strangle") > 0
    assert told("strangle", "kill") == 0
    assert told("kidnap", "carry off") > told("kill", "strangle")
    assert turned("get", "give") and turned("give", "get")
    assert not turned("get", "steal")
