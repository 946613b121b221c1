"""Who is against whom and who holds whom, as deeds tell it; and fights that two have on one side."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def ties(told: str, *types: str) -> set[tuple[str, str, str]]:
    """The ties of some types that a text tells."""
    return {tie for tie in Export(told).relations() if tie[1] in types}


def against(told: str) -> set[frozenset[str]]:
    """Who are adversaries by a text."""
    return {frozenset((a, b)) for a, _, b in ties(told, "adversary")}


@pytest.mark.parametrize(
    "told",
    [
        "Denis rapes Carla.",
        "Denis ruins Carla.",
        "Denis takes down Carla.",
        "Denis was jailed for putting Carla in a coma.",
        "Denis wanted Carla murdered.",
        "Denis steals money from Carla.",
        "Denis stole Carla's paintings.",
        "The prosecutor Denis charges Carla with fraud.",
        "Carla escapes from the camp. Denis goes after her.",
        "Denis chased Carla across the roofs.",
    ],
)
def test_what_only_an_adversary_does(told: str) -> None:
    assert against(told) == {frozenset(("Denis", "Carla"))}


@pytest.mark.parametrize(
    "told",
    [
        "Denis takes Carla down to the cellar.",
        "Denis takes down the portrait of Carla.",
        "The surgeon Denis puts Carla in an induced coma.",
        "Denis wants Carla home.",
        "Denis steals a kiss from Carla.",
        "Denis charges Carla with the delivery of the letters.",
        "Carla storms out and Denis goes after her.",
        "Carla walks out of the party. Denis chases her.",
        "Denis would steal money from Carla.",
        "Carla is kidnapped by smugglers. Denis goes after her.",
        "Denis fights for Carla.",
        "Denis did not rape Carla.",
    ],
)
def test_what_others_do_too(told: str) -> None:
    assert against(told) == set()


def test_what_kin_do_tells_nothing_lasting() -> None:
    assert against("Denis is Carla's brother. He steals her keys.") == set()


@pytest.mark.parametrize(
    "told", ["Sven ties up Petra in the barn.", "Sven chains Petra to a stove.", "Sven has Petra tied up."]
)
def test_who_ties_somebody_up_holds_them(told: str) -> None:
    assert ties(told, "captor") == {("Sven", "captor", "Petra")}


@pytest.mark.parametrize(
    "told", ["Sven ties up Petra's goat.", "Sven finds Petra and ties her up.", "Sven and Petra chain themselves to the gate."]
)
def test_who_ties_up_something_else_holds_nobody(told: str) -> None:
    assert ties(told, "captor") == set()


@pytest.mark.parametrize(
    "told",
    [
        "Nora and Felix fight off the wolves.",
        "Nora and Felix fight for their lives.",
        "Nora and Felix fight side by side.",
        "Nora and Felix fight in the war.",
        "Nora and Felix fight their way out.",
        "Nora and Felix struggle to survive.",
        "Nora and Felix struggle with debts.",
        "Nora fights alongside Felix.",
        "Nora and Felix fight together.",
    ],
)
def test_two_who_fight_on_one_side(told: str) -> None:
    assert against(told) == set()
    assert not {("Nora", "fight", "Felix", "actual"), ("Nora", "struggle", "Felix", "actual")} & Export(told).deeds()


@pytest.mark.parametrize("told", ["Nora and Felix fight.", "Nora and Felix fight over Hugo.", "Nora fights with Felix."])
def test_two_who_fight_one_another(told: str) -> None:
    assert against(told) == {frozenset(("Nora", "Felix"))}


@pytest.mark.parametrize(
    "told",
    ["Nora fights alongside Felix against Hugo.", "Nora fights with Felix against Hugo.", "Nora fights Hugo beside Felix."],
)
def test_beside_whom_and_against_whom_somebody_fights(told: str) -> None:
    assert against(told) == {frozenset(("Nora", "Hugo"))}
    assert ties(told, "works_with") == {("Nora", "works_with", "Felix")}


def test_a_couple_who_quarrel_are_no_adversaries() -> None:
    assert ties("Lars and Ingrid are a couple. Lars fights with Ingrid.", "romantic", "adversary") == {
        ("Lars", "romantic", "Ingrid")
    }
    assert against("Lars fights with Ingrid about the farm.") == {frozenset(("Lars", "Ingrid"))}


def test_a_couple_of_people_are_no_couple() -> None:
    assert ties("Lars and Ingrid are a couple of old farmers.", "romantic") == set()


@pytest.mark.parametrize(
    "told",
    [
        "Edgar attacks Simon, but Gwen shoots him dead.",
        "Edgar tries to strangle Simon, but Gwen kills him.",
        "Edgar is about to shoot Simon when Gwen kills him.",
    ],
)
def test_who_is_killed_at_his_assault(told: str) -> None:
    assert Export(told).dead() == {"Edgar": ["Gwen"]}


@pytest.mark.parametrize("told", ["Edgar strangles Simon, but Gwen saves him.", "Edgar strangles Simon until Gwen stops him."])
def test_whose_strangling_is_broken_off_lives(told: str) -> None:
    assert Export(told).dead() == {}
    assert ("Edgar", "strangle", "Simon", "attempt") in Export(told).deeds()


@pytest.mark.parametrize(
    "told",
    [
        "Edgar strangles Simon.",
        "Edgar strangles Simon, but Gwen does not save him.",
        "Edgar strangles Simon, but Gwen saves Clara.",
        "Edgar strangles Simon, but Gwen arrives too late.",
    ],
)
def test_who_is_strangled_and_not_rescued_is_dead(told: str) -> None:
    assert Export(told).dead() == {"Simon": ["Edgar"]}


@pytest.mark.parametrize(
    "told", ["Edgar beats Simon until Gwen stops him.", "Edgar chokes Simon until Gwen hits him with a lamp."]
)
def test_who_is_stopped_was_at_it(told: str) -> None:
    deeds = Export(told).deeds()
    assert {("Gwen", "stop", "Edgar", "actual"), ("Gwen", "hit", "Edgar", "actual")} & deeds


def test_an_assailant_without_a_name_is_killed_too() -> None:
    story = Export("A burglar attacks Simon but Gwen kills him.")
    assert ("Gwen", "kill", "a burglar", "actual") in story.deeds()
    assert "Simon" not in story.dead()


def test_whom_others_help_was_attacked() -> None:
    assert ("Gwen", "save", "Simon", "actual") in Export("Edgar attacks Simon, but Gwen saves him.").deeds()


@pytest.mark.parametrize("told", ["Edgar attacks Simon and kills him.", "Edgar attacks Simon, and later his men kill him."])
def test_who_is_killed_by_his_assailant(told: str) -> None:
    assert "Edgar" not in Export(told).dead()


def test_who_is_named_out_of_those_of_whom_a_clause_tells() -> None:
    story = Export("Emil regrets the women he murdered, including Rosa and Hanne.")
    assert story.dead().items() >= {"Rosa": ["Emil"], "Hanne": ["Emil"]}.items()
    assert frozenset(("Emil", "Hanne")) in against("Emil regrets the women he murdered, including Rosa and Hanne.")


def test_who_is_named_out_of_those_whom_somebody_met_is_not_killed() -> None:
    story = Export("Otto killed a guard and visits the men he met, including Bruno and Karl.")
    assert story.dead() == {"a guard": ["Otto"]}


@pytest.mark.parametrize(
    ("told", "tie"),
    [
        ("Petra works for the Warden.", ("Petra", "works_for", "the Warden")),
        ("Petra vows to stop the Governor. She attacks the Governor.", ("Petra", "adversary", "the Governor")),
        ("The King captures Petra.", ("the King", "captor", "Petra")),
    ],
)
def test_a_title_in_capitals_is_as_good_as_a_name(told: str, tie: tuple[str, str, str]) -> None:
    assert tie in Export(told).relations()


@pytest.mark.parametrize(
    "told",
    [
        "Petra attacks the warden.",
        "Petra meets a governor. She attacks the Governor of Kent.",
        "Petra meets the king. Soon the King captures her.",
    ],
)
def test_a_title_written_small_is_none(told: str) -> None:
    assert ties(told, "adversary", "captor") == set()


def test_a_tool_is_no_part_of_whoever_is_hit_with_it() -> None:
    assert Export("Petra sees the man with a hammer. Sven hits the man with a shovel.").names >= {"the man with a hammer"}
    assert "the man with a shovel" not in Export("Sven hits the man with a shovel.").names
    assert "the man with the shovel" in Export("Sven hits the man with the shovel.").names
