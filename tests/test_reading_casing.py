"""Names in capitals are names; what is shouted and what is shortened stays what it is."""

from __future__ import annotations

import pytest

from previously.reading.casing import capitals, read_as
from tests.reading_helpers import Export


def test_a_screenplays_people() -> None:
    """Whoever tells all names in capitals tells names."""
    names = capitals("MARTHA opens the door. She sees OSWIN on the stairs. MARTHA screams, and OSWIN runs.")
    assert names == {"MARTHA", "OSWIN"}


def test_one_in_capitals_whom_others_tell_as_usual() -> None:
    """Somebody brought in with capitals is the same person afterwards."""
    assert capitals("In the hall stands ROSALIND. Then the porter greets Rosalind, and Piers bows to Rosalind.") == {"ROSALIND"}


@pytest.mark.parametrize(
    "text",
    [
        "The FBI questions Martha, and Martha tells the CIA about Oswin. Oswin runs to Piers.",
        "Martha reads the note: DO NOT OPEN THE DOOR EVER AGAIN. Martha shows Oswin the note, and Oswin laughs.",
        "Martha is SO angry with Oswin. It was SO unfair. Oswin tells Piers.",
    ],
)
def test_shouts_and_abbreviations_are_no_names(text: str) -> None:
    assert not capitals(text)


@pytest.mark.parametrize(
    ("word", "read"),
    [("MARTHA", "Martha"), ("O'HARE", "O'Hare"), ("FBI", "FBI"), ("al-Zamil", "Al-Zamil"), ("sister-in-law", "sister-in-law")],
)
def test_how_a_word_is_read(word: str, read: str) -> None:
    assert read_as(word, frozenset({"MARTHA", "O'HARE"})) == read


def test_people_in_capitals_do_things() -> None:
    """The story is the same, and names are told as they are written."""
    story = Export("MARTHA meets OSWIN in the garden. OSWIN betrays MARTHA. Then MARTHA kills OSWIN.")
    assert ("MARTHA", "kill", "OSWIN", "actual") in story.deeds()
    assert "OSWIN" in story.dead()
