"""Sentences cut down to what happened: what a cut may not leave behind, and what must not open a statement."""

from __future__ import annotations

from previously.views.statement import statement
from tests.reading_helpers import state_of


def cut(text: str, lemma: str) -> tuple[str, bool]:
    """The statement that tells of a deed, and whether it is clear."""
    state = state_of(text)
    (event,) = [e for e in state.events if e.lemma == lemma]
    citation = event.citations[0]
    made = statement(state, state.parts[citation.part], citation.sentence, [event])
    return made.text, made.clear


def test_what_is_admitted_stays_with_who_admits_it() -> None:
    """Deletion must not end a statement at "admits"."""
    text = (
        "Frank Kozlov, drunk and frightened, comes to Miriam Hale and admits that he planted the watch, and she calls a guard."
    )
    assert "planted the watch" in cut(text, "admit")[0]


def test_the_two_are_told_with_the_words_that_name_them() -> None:
    """ "The two were married" alone does not say who."""
    said, clear = cut("Tom Reed walks in and Miriam Hale drops her pen: the two were married for nine years.", "drop")
    assert "Miriam Hale" in said
    assert clear
    said, clear = cut("Tom Reed meets Miriam Hale. The two leave the town.", "leave")
    assert not clear
