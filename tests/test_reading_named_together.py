"""What people are to one another who are named beside one word for it, and what simple sentences say of two."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export

FAMILY = {("Ann", "parent", "Cody"), ("Tom", "parent", "Cody")}


@pytest.mark.parametrize(
    ("told", "one", "type", "other"),
    [
        ("Brothers Tom and Carl live on a farm.", "Tom", "sibling", "Carl"),
        ("In 1920, brothers Tom Reed and Carl inherit a farm.", "Tom Reed", "sibling", "Carl"),
        ("Cousins Ann and Meg meet in Rome.", "Ann", "relative", "Meg"),
        ("Lovers Tom and Ann flee the city.", "Tom", "romantic", "Ann"),
        ("Rivals Tom and Carl meet in the final.", "Tom", "adversary", "Carl"),
        ("Rival bosses Tom and Carl meet in Rome.", "Tom", "adversary", "Carl"),
        ("The couple, Ann and Tom, move to Rome.", "Ann", "romantic", "Tom"),
        ("Married couple Ann and Tom live in Rome.", "Ann", "spouse", "Tom"),
        ("An elderly married couple, Ann and Tom Reed, live in Rome.", "Ann", "spouse", "Tom Reed"),
        ("The story follows Ann and Tom, a married couple who live in Rome.", "Ann", "spouse", "Tom"),
        ("Three friends, Ann, Meg and Lucy, move to Rome.", "Ann", "friend", "Lucy"),
        ("Ann, Meg and Lucy are sisters.", "Meg", "sibling", "Lucy"),
    ],
)
def test_those_named_beside_a_word_for_it_are_that_to_one_another(told: str, one: str, type: str, other: str) -> None:
    relations = Export(told).relations()
    assert {(one, type, other), (other, type, one)} & relations
    assert {t for _, t, _ in relations} == {type}


@pytest.mark.parametrize(
    "told",
    [
        "Ann meets her friends Tom and Carl.",  # they are hers
        "Tom and Carl, the friends of Ann, leave.",
        "Tom and Carl, who met a couple, leave.",
    ],
)
def test_no_more_is_told_of_those_who_are_somebodys_or_stand_elsewhere(told: str) -> None:
    assert frozenset(("Tom", "Carl")) not in {frozenset((a, b)) for a, _, b in Export(told).relations()}


@pytest.mark.parametrize(
    ("told", "relations"),
    [
        ("Ann meets Tom. They marry and have a son, Cody.", {("Ann", "spouse", "Tom"), *FAMILY}),
        ("Ann and Tom marry and have a son named Cody.", {("Ann", "spouse", "Tom"), *FAMILY}),
        ("Ann is a banker with a son, Cody.", {("Ann", "parent", "Cody")}),
        (
            "Carl Vane is a rich banker with two sons, Tom and Dave.",
            {("Carl Vane", "parent", "Tom"), ("Carl Vane", "parent", "Dave")},
        ),
        (
            "Captain Reed and his crew, Ann and Carl, land.",
            {("Ann", "works_for", "Captain Reed"), ("Carl", "works_for", "Captain Reed")},
        ),
        ("Tom and Carl are in love with the same woman, Ann.", {("Tom", "romantic", "Ann"), ("Carl", "romantic", "Ann")}),
    ],
)
def test_what_is_told_of_two_in_one_sentence(told: str, relations: set[tuple[str, str, str]]) -> None:
    assert Export(told).relations() == relations


def test_the_widow_of_one_and_mother_of_another_is_one_woman() -> None:
    story = Export("Ann is the widow of Tom Reed and the mother of Cody.")
    assert {("Ann", "spouse", "Tom Reed"), ("Ann", "parent", "Cody")} <= story.relations()
    assert story.names == {"Ann", "Tom Reed", "Cody"}


@pytest.mark.parametrize(
    ("told", "relation"),
    [
        ("Tom stabs Carl to death.", ("Tom", "adversary", "Carl")),
        ("Carl is beaten to death by Tom.", ("Tom", "adversary", "Carl")),
        ("Tom shoots at Carl.", ("Tom", "adversary", "Carl")),
        ("Tom and Carl feud over the land.", ("Tom", "adversary", "Carl")),
        ("Tom and Carl fight a duel.", ("Tom", "adversary", "Carl")),
        ("Tom challenges Carl to a duel.", ("Tom", "adversary", "Carl")),
        ("Tom double-crosses Carl.", ("Tom", "adversary", "Carl")),
        ("Tom assumes the identity of Carl Vane.", ("Tom", "impersonates", "Carl Vane")),
        ("Tom sees a psychiatrist, Dr. Ann Lowe.", ("Ann Lowe", "treats", "Tom")),
        ("Ann meets an old friend of hers, Tom.", ("Ann", "friend", "Tom")),
        ("Ann becomes the apprentice of the wizard Carl.", ("Ann", "works_for", "Carl")),
        ("Ann comes to work as a governess for Carl Vane.", ("Ann", "works_for", "Carl Vane")),
        ("Tom takes a job as Carl Vane's gardener.", ("Tom", "works_for", "Carl Vane")),
        ("Ann is a maid in the house of Lady Meg Vane.", ("Ann", "works_for", "Meg Vane")),
        ("Tom is a professor at Harrowgate University.", ("Tom", "works_for", "Harrowgate University")),
        ("Tom is a priest of the Church of Light.", ("Tom", "member_of", "Church of Light")),
    ],
)
def test_a_plain_sentence_tells_what_two_are(told: str, relation: tuple[str, str, str]) -> None:
    one, type, other = relation
    both = type in ("adversary", "friend")
    assert {relation, (other, type, one) if both else relation} & Export(told).relations()


@pytest.mark.parametrize(
    "told",
    [
        "Tom beats Carl at chess.",
        "Tom beats Carl to the door.",
        "Tom and Carl fight in the war.",
        "Tom and Carl fight the dragon.",
        "Tom and Carl fight for their lives.",
    ],
)
def test_who_wins_a_game_or_fights_on_one_side_is_no_enemy(told: str) -> None:
    assert not {r for r in Export(told).relations() if r[1] == "adversary"}


def test_who_cooks_at_a_place_with_a_name_is_read() -> None:
    assert "Ann" in Export("Ann cooks at the Hotel Adler. Tom stays at the Hotel Adler.").names
