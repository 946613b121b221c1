"""Who is dead by now, asked without saying of whom; and whose something is no answer to who somebody is."""

from __future__ import annotations

import pytest

from previously.asking.ask import ask
from previously.views.answer import Answer
from tests.reading_helpers import state_of

PIER = """S01E01 – Low Water

Lenny Marsh is gunned down by Rolf Stern outside a diner. Tom Hale meets Zora Kane on the pier.

S01E02 – High Water

Tom learns that Zora is his sister. Karl Malvern drowns in the harbour. Ivy Lowe sings for Tom and Zora.
"""
QUIET = "S01E01 – Low Water\n\nTom Hale meets Zora Kane on the pier. Zora turns out to be his sister.\n"


def said(question: str, text: str = PIER) -> Answer:
    return ask(state_of(text), question)


@pytest.mark.parametrize(
    "question", ["Who died?", "who dies", "Who is dead?", "Who has died so far?", "Which characters are dead?", "Who all died?"]
)
def test_all_the_dead_are_told(question: str) -> None:
    """In the order of the story, each with the sentence that tells it."""
    answer = said(question)
    assert answer.answer == "Lenny Marsh and Karl Malvern"
    assert [cite.part for cite in answer.evidence] == ["S01E01", "S01E02"]


@pytest.mark.parametrize("question", ["Who is killed?", "Who was murdered?", "Who gets killed?"])
def test_who_is_killed_is_not_whoever_dies(question: str) -> None:
    text = PIER.replace("Karl Malvern drowns in the harbour.", "Karl Malvern dies of a fever.")
    assert said(question, text).answer == "Lenny Marsh"


def test_where_nobody_dies_nobody_is_told() -> None:
    assert said("Who died?", QUIET).answer is None


def test_no_part_not_reached_is_told_of() -> None:
    """Law: the dead of the second episode are nobody's business in the first."""
    assert said("Who died?", PIER.partition("S01E02")[0]).answer == "Lenny Marsh"


def test_a_question_about_more_is_another_question() -> None:
    assert said("Who died in the fire?").answer != "Lenny Marsh and Karl Malvern"


def test_whose_sister_she_is_she_is_not() -> None:
    """ "Zora turns out to be his sister" does not say that Tom is Zora."""
    assert said("Who is Tom?", QUIET).answer != "Zora Kane"
    assert said("Who is Tom?", "Zora Kane is Tom's sister. Tom Hale meets Zora. Tom sings.").answer != "Zora Kane"


def test_no_pier_rescues_anybody() -> None:
    text = "Tom Hale is rescued from the burning pier by smugglers led by Zora Kane. Tom thanks Zora."
    assert said("Who rescued Tom?", text).answer not in ("the burning pier", "The burning pier")
