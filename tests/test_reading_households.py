"""Who is who where families share a name, and who is told of by a second noun, a second name, or nearby."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export

FAMILY = (
    "Eng Tao lives in the harbour quarter. His elder son, Eng Lu, is away, and his younger son Eng Wei goes to school. "
    "A young thief visits Eng and asks for work. Eng sends him away."
)


def test_where_the_family_name_comes_first_the_father_is_called_by_it() -> None:
    story = Export(FAMILY)
    assert "Eng" in story.character("Eng Tao")["names"]
    assert any(agent == "Eng Tao" and lemma == "send" for agent, lemma, _, _ in story.deeds())


def test_a_name_in_brackets_that_is_heard_elsewhere_is_another_of_ones_own() -> None:
    story = Export("Meg loves Jed. Bob (Jed) robs a bank. Later, Bob (Jed) is caught by Meg.")
    assert story.names == {"Jed", "Meg"}
    assert ("Meg", "romantic", "Jed") in story.relations()


def test_a_surname_in_brackets_that_is_heard_once_is_not() -> None:
    assert "Lowe" not in Export("Meg (Lowe) loves Bob. Bob leaves.").character("Meg")["names"]


@pytest.mark.parametrize(
    ("told", "relations"),
    [
        ("Allie, Hannah's best friend and colleague, leaves.", {"friend", "works_with"}),
        ("Dean sees Allie, Hannah's sister and best friend.", {"sibling", "friend"}),
        ("Dean sees Allie, Hannah's best friend and roommate, at the party.", {"friend"}),
    ],
)
def test_a_second_noun_beside_a_name_is_the_same_person(told: str, relations: set[str]) -> None:
    story = Export(told)
    assert story.names <= {"Allie", "Hannah", "Dean"}
    assert {type for one, type, other in story.relations() if {one, other} == {"Allie", "Hannah"}} == relations


def test_who_is_shot_is_not_shot_twice() -> None:
    assert set(Export("Tom, her brother and partner, is shot.").dead()) <= {"Tom"}


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    story = Export("Tom works with his best friends Turk Ali and Ghanaian Bubba. Ali leaves. Bubba stays.")
    assert story.names == {"Tom", "Ali", "Bubba"}


def test_whom_an_officer_serves_is_no_part_of_the_name() -> None:
    assert "Wallace" in Export("The stranger identifies himself as Inspector Wallace of Scotland Yard. Wallace leaves.").names


def test_a_wife_is_not_the_previous_one() -> None:
    story = Export("Tom marries Ann. He mourns his previous wife. Ann is kind.")
    assert "his previous wife" not in story.character("Ann")["descriptions"]


@pytest.mark.parametrize(
    "told",
    [
        "Ann and Tom decide to die.",
        "Tom is stabbed and electrocuted. He is taken to a hospital. Tom recovers.",
    ],
)
def test_who_only_means_to_die_or_recovers_is_not_dead(told: str) -> None:
    assert not Export(told).dead()


def test_a_dead_inspector_is_the_one_who_died() -> None:
    story = Export(
        "Inspector Wallace meets an inspector. The inspector is shot and killed by Tom. "
        "Ann accuses Wallace of the murder of the dead inspector."
    )
    assert "Wallace" not in story.dead()


def test_of_whom_who_tells_is_not_the_owner_of_what_stands_before_it() -> None:
    story = Export("John recruited a new member after Garrett's exit, who is revealed to be Allie's friend, Hunter.")
    assert not {r for r in story.relations() if "Garrett" in r}


@pytest.mark.parametrize("told", ['Ann sings "Cherry Pie" to Tom.', 'Ann calms him with the song "Cherry Pie".'])
def test_a_song_is_nobody(told: str) -> None:
    assert "Cherry Pie" not in Export(told).names


def test_who_is_made_to_do_it_does_it() -> None:
    story = Export("Ann hits Tom. Carl compels the man to commit suicide.")
    assert ("Carl", "kill", "Carl", "plan") not in story.deeds()
    assert "Carl" not in story.dead()


@pytest.mark.parametrize(
    ("told", "relation"),
    [
        ("The rival gang, led by Carl, robs a bank.", ("Carl", "member_of", "the rival gang")),
        ("Lava receives a call from a colleague, Mia Hale.", ("Lava", "works_with", "Mia Hale")),
        ("Ann calls a friend, Tom, who is a lawyer.", ("Ann", "friend", "Tom")),
        ("Ann and Meg pretend to be Lucy.", ("Meg", "impersonates", "Lucy")),
        ("Tom learns of Ann's crush on Carl.", ("Ann", "romantic", "Carl")),
        ("Harrow University hockey captain Tom Reed meets Ann.", ("Tom Reed", "member_of", "Harrow University")),
        ("Tom holds Ann at knife point.", ("Tom", "captor", "Ann")),
    ],
)
def test_what_two_are_in_passing(told: str, relation: tuple[str, str, str]) -> None:
    assert relation in Export(told).both_ways()


def test_enough_pronouns_make_a_man_of_whoever_has_a_womans_name() -> None:
    story = Export(
        "Andrea lives with his mother and his two sisters. He works in a bar, where he meets his boss. Andrea hates his job. "
        "One day he quits. Andrea tells his mother that he will leave. He packs his bags, and his sisters help him."
    )
    assert story.character("Andrea")["gender"] == "m"
