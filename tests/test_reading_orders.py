"""Bodies of people whose names only their surroundings tell to be so, and who turns out to be whom."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize("name", ["Iron Lotus", "Silver Serpents"])
@pytest.mark.parametrize(
    "told",
    [
        "Tom is the leader of the {}, a gang of thieves.",
        "Tom is a member of a gang called the {}.",
        "Tom, who leads the {}, meets Ann.",
        "The leader of the {}, Tom, meets Ann.",
        "Tom joins the {}.",
    ],
)
def test_a_body_is_known_by_what_stands_around_its_name(told: str, name: str) -> None:
    story = Export(told.format(name))
    assert ("Tom", "member_of", name) in story.relations()
    assert name not in story.names


def test_a_body_may_be_called_after_what_it_stands_for() -> None:
    assert ("Tom", "member_of", "Order of the Rose") in Export("Tom joins the Order of the Rose.").relations()


def test_a_body_consists_of_its_members() -> None:
    relations = Export("The Iron Lotus consists of Tom, Ann and Carl.").relations()
    assert relations == {(one, "member_of", "Iron Lotus") for one in ("Tom", "Ann", "Carl")}


@pytest.mark.parametrize(
    "told", ["Tom is a member of the family.", "Tom leads the Queen to the door.", "Tom joins Ann Lowe in Rome."]
)
def test_not_everything_in_capitals_is_a_body(told: str) -> None:
    assert not {r for r in Export(told).relations() if r[1] == "member_of"}


@pytest.mark.parametrize(
    "told",
    [
        "Tom reveals himself to be Prince Carl.",
        "Tom is revealed to be Prince Carl.",
        "Tom is revealed as Prince Carl.",
    ],
)
def test_who_is_revealed_to_be_somebody_with_a_title_is_that_one(told: str) -> None:
    story = Export(f"Tom meets Ann. {told}")
    assert story.names == {"Tom", "Ann"}
    assert [r["what"] for r in story.raw["reveals"]] == ["identity"]


@pytest.mark.parametrize("words", [", who is none other than", " no other than", ", none other than"])
def test_none_other_than_tells_who_somebody_is(words: str) -> None:
    story = Export(f"Ann starts an affair with a married man{words} Meg's father.")
    assert {"a married man", "Meg's father"} <= {*story.character("a married man")["descriptions"]}


def test_who_has_just_been_brought_in_is_meant_by_the_noun() -> None:
    story = Export("The doctor saves the child. Ann meets a doctor. The doctor lies.")
    agents = {agent for agent, lemma, _, _ in story.deeds() if lemma == "lie"}
    assert agents == {agent for _, lemma, agent, _ in story.deeds() if lemma == "meet"}


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ("Lasse fights Tom, knocking the lamp off the cliff, before plummeting to his death.", {"Lasse"}),
        ("Ann becomes convinced that her uncle has been complicit in the death of Tom Peel.", set()),
        ("In her dream, Ann saw a man just before Tom comes, kills the man, and blames Carl.", set()),
    ],
)
def test_whose_death_is_told(told: str, dead: set[str]) -> None:
    assert set(Export(told).dead()) == dead


def test_a_child_is_called_what_its_mother_names_it() -> None:
    assert ("Martha", "parent", "Harry") in Export("Martha gives birth to a son she names Harry.").relations()
