"""One person who was told of as two: by the given name here and by the family name there."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("At an inn, Brienne and Podrick meet Hot Pie, who updates them about Arya.", "Hot Pie"),
        ("A girl takes Bran to the Three-Eyed Raven. The Three-Eyed Raven talks to Bran.", "Three-Eyed Raven"),
        ("Melisandre prays to the Lord of Light. Davos hates the Lord of Light.", "Lord of Light"),
    ],
)
def test_no_name_is_torn(text: str, who: str) -> None:
    """Neither at a hyphen, nor behind a title, nor behind an adjective that is part of it."""
    assert who in Export(text).names


def test_all_of_a_people_are_nobody() -> None:
    """The Lannisters are a family."""
    story = Export("Oberyn seeks revenge against the Lannisters. Jon visits Oberyn.")
    assert story.names == {"Oberyn", "Jon"}


def test_a_full_name_joins_a_given_name_and_a_family_name() -> None:
    """Kerry and Weaver work in one hospital until somebody calls her Kerry Weaver."""
    story = Export(
        "S01 E01 – One\n\nWeaver gives Mark a day in the ward. Kerry tries to persuade a junkie to enter rehab.\n\n"
        "S01 E02 – Two\n\nKerry Weaver tries to recruit Joan. Weaver sighs.\n"
    )
    assert {"Kerry", "Weaver", "Kerry Weaver"} == {*story.character("Kerry Weaver")["names"]}


def test_two_who_are_told_of_side_by_side_stay_two() -> None:
    """Tom is the son of a Hale, whom nobody calls anything else."""
    story = Export(
        "S01 E01 – One\n\nHale shouts at Tom. Joan gives Tom a watch.\n\n"
        "S01 E02 – Two\n\nTom Hale leaves the town. Hale forgives Joan.\n"
    )
    assert "Tom Hale" in story.names
    assert {"Tom", "Hale"} - {*story.character("Tom Hale")["names"]}


def test_a_special_guest_is_an_actor() -> None:
    """And nobody of the story."""
    story = Export("S01 E01 – One\n\nElise Massey (special guest Sharon Vale) runs a tournament. Jimmy visits Elise.\n")
    assert story.names == {"Elise Massey", "Jimmy"}
    assert story.character("Elise Massey")["actor"] == "Sharon Vale"


def test_several_whom_letters_stand_for_are_nobody() -> None:
    """Nurses are called RNs."""
    story = Export("S01 E01 – One\n\nManagement demands that Carol cut two RNs. Carol hates Weaver.\n")
    assert "RNs" not in story.names


def test_two_doctors_have_one_title() -> None:
    """Dr. Greene and Dr. Ross are called Drs. Greene and Ross."""
    story = Export(
        "S01 E01 – One\n\nDr. Greene hires a clerk. Dr. Ross visits Carol. Drs. Greene and Ross treat a patient.\n"
        "Dr. Ross leaves the town.\n"
    )
    assert len([n for n in story.names if "Greene" in n]) == 1
    assert len([n for n in story.names if "Ross" in n]) == 1
