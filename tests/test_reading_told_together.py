"""What several are told to be in one breath, and whoever is one of many: parents, members, men, aunts and uncles."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export

SONS = {("Ann", "parent", "Cody"), ("Ann", "parent", "Dave")}


@pytest.mark.parametrize(
    "told",
    [
        "Cody and Dave are the sons of Ann. Ann leaves.",
        "Cody and Dave are Ann's children. Ann leaves.",
        "Ann and Bert are the parents of Cody and Dave. Ann leaves.",
        "Ann and Bert are the parents of two sons, Cody and Dave.",
        "Ann and Bert are the parents of newborn twins Cody and Dave.",
    ],
)
def test_what_a_clause_says_of_several_it_says_of_each(told: str) -> None:
    relations = Export(told).relations()
    assert relations >= SONS
    if "parents" in told:
        assert {("Bert", "parent", "Cody"), ("Bert", "parent", "Dave")} <= relations


def test_what_a_clause_denies_or_asks_of_several_is_told_of_none() -> None:
    assert not Export("Cody and Dave are not the sons of Ann. Ann leaves.").relations()
    assert not Export("Ann and Bert want to be the parents of Cody. Ann leaves.").relations()


@pytest.mark.parametrize(
    "told",
    [
        "Gil, one of the leaders of the Calder Cartel, survives.",
        "Gil is one of the leaders of the Calder Cartel.",
        "Gil, one of the Calder Cartel's founders, was hit.",
    ],
)
def test_one_of_those_who_lead_a_body_belongs_to_it(told: str) -> None:
    assert Export(told).relations() == {("Gil", "member_of", "Calder Cartel")}


@pytest.mark.parametrize(
    "told",
    [
        "Daryl is subdued by Dwight and two other Wardens.",
        "Dwight and the other Wardens arrive.",
        "Dwight, another Warden, arrives.",
        "Dwight is a Warden. Ann hates Bob.",
        "Dwight, one of the Wardens, arrives.",
        "Dwight is one of the Wardens. Ann fears the Wardens.",
    ],
)
def test_one_of_those_who_bear_a_bodys_name_belongs_to_it(told: str) -> None:
    assert ("Dwight", "member_of", "Wardens") in Export(f"The Wardens rule the valley. {told}").relations()


def test_who_only_meets_them_or_is_none_of_them_does_not() -> None:
    story = Export(
        "The Wardens rule the valley. Ann, a friend of the Wardens, leaves. Ann and Bob meet the other Wardens. "
        "Eve is not a Warden. Bob hopes to be a Warden."
    )
    assert not {a for a, type, _ in story.relations() if type == "member_of"}


def test_a_people_is_no_body_that_one_belongs_to() -> None:
    story = Export("The Germans hold the town. Oskar Hale, an ethnic German, arrives. The Saxons hate him. Cedric is a Saxon.")
    assert not {a for a, type, _ in story.relations() if type == "member_of"}


def test_a_post_told_of_several_is_each_ones() -> None:
    story = Export("Ann and Tom are detectives with the Coral Police. Ann dislikes Tom.")
    assert {("Ann", "member_of", "Coral Police"), ("Tom", "member_of", "Coral Police")} <= story.relations()
    story = Export("Eve fires Osk and Ben, nurses at the Calder Hospital. Osk hates Ben.")
    assert {("Osk", "works_for", "Calder Hospital"), ("Ben", "works_for", "Calder Hospital")} <= story.relations()
    assert not Export("Ann and Tom hide from the detectives of the Coral Police.").relations()


def test_somebodys_men_by_name_are_at_work_for_them() -> None:
    story = Export("Ann's men, Tom and Ben, rob the Rose Inn. Tom hates Ben.")
    assert {("Tom", "works_for", "Ann"), ("Ben", "works_for", "Ann")} <= story.relations()


def test_the_first_of_them_is_no_part_of_what_they_all_are() -> None:
    story = Export("Gil wants the ferry. Bert refuses, and Gil's men, Tom and Osk, burn the boat.")
    assert story.names == {"Gil", "Bert", "Tom", "Osk"}


def test_a_lover_whom_one_takes() -> None:
    assert Export("Melly takes a new lover, Lorna.").relations() == {("Melly", "romantic", "Lorna")}
    assert Export("Ann finds a husband, Tom.").relations() == {("Ann", "spouse", "Tom")}


@pytest.mark.parametrize("nouns", ["aunt and uncle", "uncle and aunt"])
def test_two_nouns_and_two_names_are_told_apart_by_their_sex(nouns: str) -> None:
    story = Export(f"Sue lives with her {nouns}, Carl and May. May fires Carl.")
    assert {("Sue", "relative", "Carl"), ("Sue", "relative", "May")} <= story.relations()


def test_mother_and_father_by_their_names() -> None:
    story = Export("Sue lives with her mother and father, May and Carl.")
    assert story.relations() == {("May", "parent", "Sue"), ("Carl", "parent", "Sue")}
