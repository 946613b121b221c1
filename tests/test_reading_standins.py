"""People called by words, numbers and letters: their names are names, and the words stay words elsewhere."""

from __future__ import annotations

import pytest

from previously.reading.standins import plainly, stand_ins
from tests.reading_helpers import Export


def _split(text: str) -> list[list[str]]:
    return [[*sentence.split(), "."] for sentence in text.split(" .")[:-1]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The nurse kisses Hope .", {"Hope"}),
        ("Then the guard calls Eleven .", {"Eleven"}),
        ("The guard follows V . They bury V .", {"V"}),
        ("The guard follows 031 .", {"031"}),
        ("The guard asks Number Six .", {"Number Six"}),
        ("A tall girl , Dawn Barlow , drinks .", {"Dawn"}),
    ],
)
def test_a_capital_within_a_sentence_tells_a_name(text: str, names: set[str]) -> None:
    assert set(stand_ins(_split(text))) == names


@pytest.mark.parametrize(
    "text",
    [
        "Hope is all they have .",
        "Will she leave ?  .",
        "Eleven men drown .",
        "They meet on Forest Road .",
        "She takes vitamin C .",
        "They sing to the Rose .",
        "They sail at dawn , and hope to land .",
    ],
)
def test_a_word_is_a_word(text: str) -> None:
    assert not stand_ins(_split(text))


def test_at_the_beginning_it_is_as_elsewhere() -> None:
    """Whom the part calls Will is called so at the beginning of a sentence, too, but not where the word asks."""
    first, second, third = plainly(_split("The nurse kisses Will . Will kisses the nurse . Will she leave him ."))
    assert first[3] == second[0] != "Will"
    assert third[0] == "Will"


def test_two_people_have_two_plain_names_which_nobody_else_has() -> None:
    """The stand-ins are nobody's of the story."""
    names = stand_ins(_split("Robin and Sam follow Hope . The nurse kisses Eleven and Hope ."))
    assert len(set(names.values())) == 2
    assert not {"Robin", "Sam"} & set(names.values())


def test_a_story_of_numbers() -> None:
    """What people are called is told as it is written."""
    story = Export(
        "Eleven escapes with 031. A guard shoots 031 in the yard, and Eleven buries him. Later Eleven kills the guard."
    )
    assert {"Eleven", "031"} <= story.names


def test_a_story_of_robots() -> None:
    """Robots do things to one another as people do."""
    story = Export("R4-K2 repairs the ship with Q-7. Then R4-K2 betrays Q-7, and Q-7 destroys R4-K2.")
    assert ("R4-K2", "betray", "Q-7", "actual") in story.deeds()


def test_a_story_of_words() -> None:
    """Hope and Will are two people, and they marry."""
    story = Export("Hope meets Will at the harbour. Will marries Hope in June. Years later Hope kills Will.")
    assert ("Hope", "kill", "Will", "actual") in story.deeds()


def test_a_family_called_oh() -> None:
    """A word before a name of two halves is the family's name, and with a comma a word."""
    assert plainly(_split("Oh Mi-sun hides ."))[0][:2] == ["Kim", "Mi-sun"]
    assert plainly(_split("They find So Mi-sun ."))[0][2] == "Kim"
    assert plainly(_split("Oh , Mi-sun hides ."))[0][0] == "Oh"
    assert plainly(_split("So Mi-sun hides ."))[0][0] == "So"
    story = Export("Oh Mi-sun betrays Park Jun-ho. Park Jun-ho kills Oh Mi-sun.")
    assert "Oh Mi-sun" in story.names
    assert ("Park Jun-ho", "kill", "Oh Mi-sun", "actual") in story.deeds()
