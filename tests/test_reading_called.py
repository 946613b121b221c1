"""Who is somebody and who is the same, where recaps leave out a comma, an accent, a title's article or a name."""

from __future__ import annotations

import pytest

from previously.segment import sentences
from tests.reading_helpers import Export


def _identities(story: Export) -> int:
    """How often it is revealed that two are one."""
    return sum(reveal["what"] == "identity" for reveal in story.raw["reveals"])


def test_a_dad_is_whose_dad_he_is_and_no_name() -> None:
    story = Export("Paul visits his Dad. Nina visits her Dad in prison.")
    assert story.deeds() >= {("Paul", "visit", "his Dad", "actual"), ("Nina", "visit", "her Dad", "actual")}


def test_a_mum_with_a_name_is_a_parent() -> None:
    story = Export("Tom's Mum, Clara, kisses Ben.")
    assert ("Clara", "parent", "Tom") in story.relations()


def test_the_kin_of_two_who_are_nothing_to_one_another_are_two() -> None:
    story = Export("Karl visits his brother. Rosa kisses her brother.")
    assert ("Rosa", "kiss", "her brother", "actual") in story.deeds()


def test_who_falls_ill_is_the_guard_though_a_comma_is_missing() -> None:
    story = Export("Karl, one of the old sailors falls ill and dies.")
    assert list(story.dead()) == ["Karl"]
    assert story.names == {"Karl"}


@pytest.mark.parametrize(
    "told", ["Greta, a retired nurse falls ill and dies.", "A retired nurse, Greta Holm falls ill and dies."]
)
def test_what_somebody_is_beside_a_name_without_the_second_comma(told: str) -> None:
    story = Export(told)
    assert len(story.names) == 1
    assert len(story.dead()) == 1


@pytest.mark.parametrize(
    "told",
    [
        "After she calls Karl, one of the sailors falls ill and dies.",
        "With Karl, one of the sailors falls ill and dies.",
        '"Karl, one of the sailors has died," says Rosa.',
        "Karl, his mother dies.",
    ],
)
def test_who_dies_is_not_whoever_is_named_before(told: str) -> None:
    assert "Karl" not in Export(told).dead()


def test_a_list_with_commas_is_several() -> None:
    story = Export("Karl, his brother and Rosa leave.")
    assert len(story.names) == 3


def test_a_name_beside_his_son_is_the_son() -> None:
    story = Export("Osric plans to kill him so that Milo his son will take charge.")
    assert ("Milo", "parent", "Milo") not in story.relations()
    assert len(story.names) == 2


def test_the_children_of_two_have_both_for_parents() -> None:
    story = Export("Hugo and Karl's daughters, Greta and Rosa, leave for town.")
    both = {(parent, "parent", child) for parent in ("Hugo", "Karl") for child in ("Greta", "Rosa")}
    assert both <= story.relations()
    assert story.names == {"Hugo", "Karl", "Greta", "Rosa"}


@pytest.mark.parametrize("told", ["Hugo meets Karl's daughters, Greta and Rosa.", "Hugo and Karl's daughter leave for town."])
def test_of_two_the_other_one_is_no_parent(told: str) -> None:
    assert not any(one == "Hugo" and type == "parent" for one, type, _ in Export(told).relations())


def test_a_single_father_is_none_of_whoever_lives_with_him() -> None:
    story = Export("Mona is living with her rich boyfriend and single father Keith Holt.")
    assert ("Keith Holt", "parent", "Mona") not in story.relations()
    assert any(type == "romantic" and {a, b} == {"Keith Holt", "Mona"} for a, type, b in story.relations())


def test_who_comes_in_alive_is_not_the_dead_father() -> None:
    story = Export("Mona blames her recently deceased father. Walter visits Frank.")
    assert "Walter" not in story.dead()
    assert ("Walter", "parent", "Mona") not in story.relations()


def test_different_actors_play_different_people() -> None:
    story = Export("Mona meets her uncle Frank (Tom Ford). Frank Lowe (Ben Wood) kills Bea.")
    assert ("Frank Lowe", "relative", "Mona") not in story.relations()
    assert {"Frank", "Frank Lowe"} <= story.names


@pytest.mark.parametrize(
    "told", ["Frank Lowe (Tom Ford) kills Bea. Frank (Tommy Ford) flees.", "Frank Lowe (Tom Ford) kills Bea. Frank flees."]
)
def test_one_actor_plays_one(told: str) -> None:
    assert "Frank" not in Export(told).names


@pytest.mark.parametrize(
    "told",
    [
        "Mary reveals that she was treasurer of her club.",
        "Tom has to prove why he is the one.",
        "Tom finds photos of two boys who are his friends.",
        "Karl learns that Dunn was promoted by Hartley.",
    ],
)
def test_what_somebody_is_or_was_done_to_reveals_nobody(told: str) -> None:
    assert _identities(Export(told)) == 0


@pytest.mark.parametrize(
    "told",
    [
        "A letter is forged. It turns out that the letter was forged by Rosa.",
        "Karl learns that he is Rosa's father.",
        "Lady Fenwick isn't all she appears to be, as she is really Josephine.",
    ],
)
def test_who_somebody_is_comes_out(told: str) -> None:
    assert _identities(Export(told)) == 1


def test_a_colonel_is_no_madame() -> None:
    story = Export("Madame Corday is held for ransom. Captain Corday pays.")
    assert {"Madame Corday", "Captain Corday"} <= story.names


def test_a_doctor_may_be_a_mrs() -> None:
    assert "Dr. Holm" not in Export("Mrs. Holm leaves. Dr. Holm kisses Karl.").names


@pytest.mark.parametrize(("one", "other"), [("Sōya", "Soya"), ("Zoë", "Zoe"), ("Jürgen", "Jurgen")])
def test_accents_do_not_count_in_names(one: str, other: str) -> None:
    assert len(Export(f"{one} meets Rin. {other} leaves the house.").names) == 2


def test_names_with_a_particle_inside_are_whole() -> None:
    story = Export("Dunn captures Croc-de-Fer. Colonel Hugo d'Aubray flees.")
    assert "Croc-de-Fer" in story.names
    assert any(name.endswith("Hugo d'Aubray") for name in story.names)


def test_a_sentence_begins_behind_etc_with_a_capital() -> None:
    text = "There are toasts, speeches, etc. Kamila leaves. He likes tea, cake, etc. and goes."
    assert [text[a:b].split()[0] for a, b in sentences(text)] == ["There", "Kamila", "He"]


def test_what_is_firebombed_is_of_no_firebombe() -> None:
    assert {row[1] for row in Export("The office was firebombed by Tom.").deeds()} == {"firebomb"}


def test_a_name_that_is_told_to_be_a_firm_is_one() -> None:
    story = Export("Pearson Holt is a top three firm. Ann works at the firm.")
    assert "Pearson Holt" not in story.names
    assert ("Ann", "works_for", "Pearson Holt") in story.relations()


def test_who_raises_a_hand_has_nobody_for_it() -> None:
    assert not Export("Two soldiers raise their hands: Vince Grafton and Kevin Shaw.").relations()


@pytest.mark.parametrize(
    "told",
    [
        "Bea knows what sort of person Tom is.",
        "Bea and Tom steal Grant's Medal of Honor.",
        "Bea asks their ballistics expert Tom Hale.",
        "Bea insists that Tom is not a member of the club.",
    ],
)
def test_phrases_that_are_nobody(told: str) -> None:
    assert len(Export(told).names - {"Grant"}) == 2


def test_a_title_alone_is_what_somebody_is_called() -> None:
    story = Export("Captain Ann Reed enters the room. Tom follows Captain to the ship.")
    assert story.names == {"Ann Reed", "Tom"}


def test_this_woman_is_who_was_just_told_of() -> None:
    story = Export("Tom has brought his teacher home. This lovely young woman, Lily Marsh, likes Ann.")
    assert story.names == {"Tom", "Lily Marsh", "Ann"}


def test_what_a_part_is_called_is_nobody() -> None:
    told = (
        "Book 1: Dunn's Eagle\n\nDunn meets the king.\n\nBook 2: Dunn's Rival\n\nDunn's Rival begins when the king falls ill."
    )
    story = Export(told)
    assert "Dunn's Rival" not in story.names


@pytest.mark.parametrize("told", ["Diana calls her man over. Karl hits the man who kidnapped him."])
def test_her_man_is_not_the_man_who_did_it(told: str) -> None:
    deeds = Export(told).deeds()
    called = {whom for _, lemma, whom, _ in deeds if lemma.startswith("call")}
    assert not called & {whom for _, lemma, whom, _ in deeds if lemma == "hit"}


def test_a_title_that_opens_a_sentence_is_who_is_so_called_in_another() -> None:
    story = Export("Coach broke up with his girlfriend (Melinda), so Ann is peeved at Coach. Coach and Petra go on a date.")
    assert story.names == {"Coach", "Melinda", "Ann", "Petra"}
    assert len(story.raw["characters"]) == 4


def test_a_name_without_its_accents_is_spelt_otherwise() -> None:
    story = Export("Sören Lindqvist owns the mill. Sören hires Ann. Soren fires Ann.")
    assert story.names == {"Sören Lindqvist", "Ann"}
    assert story.character("Sören Lindqvist")["variants"] == [{"text": "Soren", "of": "Sören"}]
