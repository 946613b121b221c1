"""Names in capitals are names; what is shouted and what is shortened stays what it is."""

from __future__ import annotations

import pytest

from previously.reading.casing import capitals, read_as, small_names
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


HASTY = (
    "Zarmina meets Toruk in the market. Later zarmina tells Toruk that she loves him, and Toruk kisses Zarmina. "
    "Then toruk robs Zarmina. Soon zarmina stabs toruk."
)
"""Told by somebody in haste: the names mostly have their capitals."""


def test_names_without_their_capitals() -> None:
    """What is no word, and stands without what stands before nouns, is the name it is elsewhere, and shown as that."""
    story = Export(HASTY)
    assert story.names == {"Zarmina", "Toruk"}
    assert ("Toruk", "rob", "Zarmina", "actual") in story.deeds()
    assert ("Zarmina", "stab", "Toruk", "actual") in story.deeds()


def test_a_later_part_may_leave_all_capitals_out() -> None:
    """Names of the parts before are known; nothing is known of later ones."""
    text = "Chapter 1\n\nZarmina meets Toruk. Toruk greets Zarmina.\n\nChapter 2\n\nSoon zarmina slaps Toruk."
    assert ("Zarmina", "slap", "Toruk", "actual") in Export(text).deeds()


@pytest.mark.parametrize(
    "text",
    [
        "He calls Grace and greets Grace. They live in grace.",
        "They follow Vexling and find Vexling. A vexling is a small owl, and every vexling sleeps.",
        "The men trust Captain and obey Captain. The captain and captain alone knows.",
        "He loves Zarmina. She thinks of zarmina cakes.",
    ],
)
def test_words_are_no_names(text: str) -> None:
    assert not small_names(text, 0, {"grace", "captain"})
