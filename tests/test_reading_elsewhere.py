"""What recaps by other hands showed: actors behind a possessive, denied surprise, believed attempts, names of other customs."""

from __future__ import annotations

import pytest

from previously.given import gender_of_name
from tests.reading_helpers import Export
from tests.test_pronouns import meant_by_last


def test_an_actor_may_stand_between_a_name_and_what_it_owns() -> None:
    story = Export("The episode then shows Noel's (Victor Hale) side of the night. He drives to Lucy's (Mia Orr) wedding.")
    assert story.character("Noel")["actor"] == "Victor Hale"
    assert story.character("Lucy")["actor"] == "Mia Orr"
    assert story.names == {"Noel", "Lucy"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("It is no surprise that Ann leaves Tom.", ("Ann", "leave", "Tom", "actual")),
        ("It's no wonder that Tom hates the man who robs Ben.", ("the man who robs Ben", "rob", "Ben", "actual")),
        ("Carl is not pleased that Otto has hired Eve.", ("Otto", "hire", "Eve", "actual")),
        ("It is not true that Tom robbed Ben.", ("Tom", "rob", "Ben", "negated")),
        ("Tom believes that Ann tried to kill him.", ("Ann", "kill", "Tom", "claim")),
        ("Tom feels that Ann betrayed him.", ("Ann", "betray", "Tom", "claim")),
        ("Ann tried to kill Tom.", ("Ann", "kill", "Tom", "attempt")),
    ],
)
def test_whether_it_happened(text: str, deed: tuple[str, str, str, str]) -> None:
    assert deed in Export(text).deeds()


def test_what_is_only_believed_makes_nobody_a_foe() -> None:
    assert not Export("Tom believes that Ann tried to kill him.").relations()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Robin makes Ash defend himself.", "Ash"),
        ("Robin yells at Ash for putting herself in danger.", "Ash"),
        ("Robin promises Ash to free himself.", "Robin"),
    ],
)
def test_whose_self_it_is(text: str, who: str) -> None:
    """Who does what a verb without a subject tells: whom another makes do it, or is angry with for it."""
    assert meant_by_last(text) == {who}


@pytest.mark.parametrize(
    ("name", "sex"),
    [("tae-woo", "m"), ("min-gyu", "m"), ("eun-hee", "f"), ("soo-ah", "f"), ("chae-young", ""), ("anna-lou", "")],
)
def test_a_korean_name_goes_with_a_sex_by_its_second_syllable(name: str, sex: str) -> None:
    assert gender_of_name(name) == sex


def test_whom_he_means_where_names_are_korean() -> None:
    """The family's name stands first; who is a woman by her name is not "he"."""
    text = "Ko Eun-hee quarrels with Pyo Min-gyu in the hall, and he slams the door."
    assert meant_by_last(text) == {"Pyo Min-gyu"}


def test_who_has_an_epithet_goes_on_without_it() -> None:
    """And whoever is so called much later is his namesake."""
    story = Export(
        "Ann fights Gorm the Bold. Gorm wins. Ann rides home. The harvest is poor. It rains. It snows. Gorm is born."
    )
    assert story.names == {"Ann", "Gorm"}
    other = Export(
        "Ann wears the crown of Gorm the Bold. The harvest is poor. It rains for a year. It snows. Her son Gorm is born."
    )
    assert "Gorm the Bold" not in other.character("Gorm")["names"]


def test_an_obituary_that_is_only_asked_for_kills_nobody() -> None:
    """ "Urges him to put it out": she may live; whoever reads one knows that somebody died."""
    story = Export("Otto urges Carl to put out Vera's obituary. Ann reads Tom's obituary.")
    assert {*story.dead()} == {"Tom"}
