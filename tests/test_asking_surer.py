"""When to believe an answer: its signs, what contradicts it, and what only looks like one."""

from __future__ import annotations

import pytest

from previously.asking.ask import ask, model
from previously.asking.question import understand
from previously.asking.signs import Weights
from previously.asking.text import SPAN, read
from previously.views.answer import Answer
from tests.reading_helpers import state_of

MILL = """S01 E01 – The Mill

Rosa Lind runs the mill at Oakford with her brother Emil. Their cousin Viktor Lind did not burn the barn.
Viktor breaks Rosa's clock. Emil tells Viktor to mend it.
The baker, Olga Brandt, goes not to the priest but to the smith.

S01 E02 – The Flood

The flood wakes the valley. Viktor falls from the weir, and the wheel crushes him.
Olga takes over the bakery after the death of Pavel Brandt.
Emil sees Viktor's horse. Olga sells the oven, buys a boat and is thanked by Emil.
"""


def said(question: str, text: str = MILL) -> Answer:
    return ask(state_of(text), question)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did Viktor burn the barn?", "no"),
        ("Did Viktor break Rosa's clock?", "yes"),
        ("Is Emil dead?", "no"),
        ("Is Emil alive?", "yes"),
    ],
)
def test_yes_and_no(question: str, answer: str) -> None:
    """By the sentence that tells or denies it; whoever acts, and of whom no death is told, lives."""
    given = said(question)
    assert given.answer == answer and given.evidence, given


@pytest.mark.parametrize(
    "question",
    [
        "Did Emil burn the barn?",
        "How did Pavel Brandt die?",
        "What is Olga's wish when she sees her cousin?",
        "What are the names of Rosa's other brothers?",
        "What happened to Olga?",
        "Is Pavel Brandt alive?",
    ],
)
def test_it_is_not_answered(question: str) -> None:
    """A denial of one is none of another, "after the death of" says not how, and to be thanked is not to have fared so."""
    given = said(question)
    assert given.answer in (None, "no") if question.startswith("Is ") else given.answer is None, given


def test_nobody_is_who_did_it_to_what_is_theirs() -> None:
    """It is Viktor who breaks Rosa's clock, not Rosa."""
    assert said("Who broke Rosa's clock?").answer == "Viktor Lind"


def test_what_a_sentence_denies_is_no_answer() -> None:
    """Olga does not go to the priest."""
    given = said("Where does Olga go?")
    assert given.answer is None or "priest" not in given.answer


def test_a_long_sentence_answers_with_the_clause_that_tells_how() -> None:
    """What the notary reads out of the will is not how the old man died."""
    text = (
        "The notary, Ludwig Kern, reads out the will that everybody in the village has waited for since the winter, "
        "that of old Anselm Roth, the notary's uncle, who choked to death on a plum stone, and nobody says a word."
    )
    given = said("How did Anselm Roth die?", text).answer
    assert given is None or len(given.split()) < 20


def test_what_grammar_says_too_is_surer() -> None:
    """The same answer of the reader's is believed more where a sentence's grammar gives it, less where it gives another."""
    state = state_of(MILL)
    asked = understand(state, "What does Olga buy?", model())
    alone = read(state, asked, model().answerer())[0]
    same = read(state, asked, model().answerer(), beside=alone.span._replace(sure=0.8))[0]
    other = alone.span._replace(sure=0.8, text="bread", who=("nobody",))
    against = read(state, asked, model().answerer(), beside=other)[0]
    assert against.span.sure < alone.span.sure < same.span.sure
    assert same.signs.agrees == pytest.approx(0.8) and against.signs.differs == pytest.approx(0.8)


def test_there_is_a_weight_for_every_sign() -> None:
    """Weights and signs go together one by one."""
    state = state_of(MILL)
    told = read(state, understand(state, "What does Olga buy?", model()), model().answerer())[0]
    assert len(SPAN.of) == len(told.signs)
    assert Weights((0.0,) * len(told.signs), 0.0).trust(told.signs) == pytest.approx(0.5)


def test_who_did_it_to_somebody_else_is_no_answer() -> None:
    """A sentence that tells the deed of others alone says nothing of whoever is asked for."""
    text = "S01 E01 – The Quay\n\nRosa Lind lives with Emil. Viktor Lind kidnaps Emil, as he wants the keys that Rosa has.\n"
    state = state_of(text)
    for whom, told in (("Rosa", False), ("Emil", True)):
        found = read(state, understand(state, f"Why did Viktor kidnap {whom}?", model()), model().answerer())
        assert any(t.span.citations[0].sentence == 1 for t in found) is told, (whom, found)


def test_a_clause_is_no_place_and_none_of_several() -> None:
    """What begins with "who" or "while" names neither."""
    text = "S01 E01 – The Quay\n\nRosa Lind finds Emil Brandt, who now lives on the streets, while Viktor takes the boat.\n"
    state = state_of(text)
    for question in ("Where does Rosa hide Emil?", "Which family took Viktor in?"):
        told = read(state, understand(state, question, model()), model().answerer())
        found = [f.text for t in told for f in (t.span, t.clause) if f is not None]
        assert not [f for f in found if f.split()[0] in ("who", "while")], found
