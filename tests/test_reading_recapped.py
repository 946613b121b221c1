"""Sentences as recaps write them, which grammar alone reads one way and a person another."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def test_whose_children_by_an_earlier_wife_they_are() -> None:
    story = Export("Ray's daughter from his first marriage, Skye, moves in with him and his new wife, Monica.")
    assert story.names == {"Ray", "Skye", "Monica"}
    assert ("Ray", "parent", "Skye") in story.relations()
    assert ("Monica", "parent", "Skye") not in story.relations()


def test_a_second_husband_is_no_father_of_what_was_there_before() -> None:
    story = Export("Ann's daughter Bea hates Ann's second husband, Carl.")
    assert ("Carl", "parent", "Bea") not in story.relations()


def test_whom_others_accuse_did_it_as_they_say() -> None:
    story = Export("Dolly, whom her children accuse of having murdered the old woman, flees.")
    assert ("Dolly", "murder", "the old woman", "claim") in story.deeds()
    assert "Dolly" not in story.dead()


def test_who_is_beaten_half_to_death_lives() -> None:
    story = Export("Anton betrays Victor. Victor has him beaten half to death.")
    assert story.dead() == {}
    assert ("Victor", "beat", "Anton", "actual") in story.deeds()


def test_the_subject_of_a_joined_clause_is_its_own() -> None:
    story = Export("Rose is pregnant, and the father is Ben's brother, Luke.")
    assert ("Luke", "sibling", "Ben") in story.relations() | {(b, t, a) for a, t, b in story.relations()}
    assert not any("Rose" in (a, b) for a, t, b in story.relations() if t == "sibling")


@pytest.mark.parametrize("told", ["Ricardo is still married to Lucia.", "Ricardo is engaged to Lucia."])
def test_nobody_is_married_to_a_place(told: str) -> None:
    assert "Lucia" in Export(told).names


def test_a_common_given_name_alone_is_somebody() -> None:
    story = Export("Poor Beatrice. First her husband Hugo leaves her.")
    assert ("Beatrice", "spouse", "Hugo") in story.relations() | {(b, t, a) for a, t, b in story.relations()}
