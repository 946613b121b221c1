"""Names that a hyphen joins are one word, and what is joined to a name is no name."""

from __future__ import annotations

import pytest

from previously.reading.hyphens import halved
from previously.reading.syntax import cut
from previously.sources import story_from_text
from tests.reading_helpers import Export


def _words(text: str) -> list[str]:
    part = story_from_text(text, title="Test").parts[0]
    return [part.text[a:b] for _, spans in cut(part) for a, b in spans]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The baker hires Seo-jun in the spring.", "Seo-jun"),
        ("Mei-ling leaves the house.", "Mei-ling"),
        ("They follow al-Zamil to the port.", "al-Zamil"),
        ("The crew repairs Q-7 at night.", "Q-7"),
        ("Then V4-T9 sends for help.", "V4-T9"),
    ],
)
def test_a_name_of_two_halves_is_one_word(text: str, name: str) -> None:
    assert halved(text) == {name}
    assert name in _words(text)


@pytest.mark.parametrize(
    "text",
    [
        "She works for a Manhattan-based firm.",
        "Half-brother and sister quarrel.",
        "An Oscar-winning singer dies.",
        "The Margaret-like voice is heard.",
        "Well-known to all, he hides.",
        "He fires an AK-47 at the gate.",
        "The B-17 is found in the lake.",
    ],
)
def test_what_is_joined_to_a_name_is_none(text: str) -> None:
    assert not halved(text)


def test_a_robots_belongings() -> None:
    """What a robot owns is told with an s behind its number, which is a word of its own."""
    assert _words("The crew of Q-7 finds Q-7's log.")[5:7] == ["Q-7", "'s"]


def test_two_people_with_the_same_first_half() -> None:
    """Min-seo and Min-jae are not both Min."""
    story = Export("Min-seo meets her brother Min-jae at the pier. Min-jae attacks the captain. Min-seo arrests Min-jae.")
    assert {"Min-seo", "Min-jae"} <= story.names
    assert ("Min-seo", "arrest", "Min-jae", "actual") in story.deeds()
