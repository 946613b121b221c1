"""Ties that stand beside what is told: whom one helps, tends or woos, and what somebody is called behind a body's name."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def ties(text: str, type: str) -> set[frozenset[str]]:
    """The pairs that a text tells to be something to one another."""
    return {frozenset((a, b)) for a, told, b in Export(text).relations() if told == type}


# -- love ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "Nora accepts to marry Hugo.",
        "Hugo proposes to marry Nora.",
        "Hugo makes Nora his concubine.",
        "Hugo and Nora are getting cosy when the lights go out.",
        "Olga learns that Hugo and Nora are in bed together.",
        "Hugo and Nora return to each other in the end.",
        "Nora, fiancée to Hugo, leaves the house.",
    ],
)
def test_who_loves_whom(told: str) -> None:
    assert frozenset(("Hugo", "Nora")) in ties(told, "romantic")


@pytest.mark.parametrize(
    "told",
    [
        "Hugo proposes that Leo marry Nora.",
        "Hugo and Nora are getting tired.",
        "Hugo is getting cosy with the judge, Nora.",
        "Hugo is in bed with a fever. Nora reads to him.",
        "Hugo and Nora return to the city.",
        "Hugo and Nora make the bed together.",
    ],
)
def test_who_need_not_love_whom(told: str) -> None:
    assert frozenset(("Hugo", "Nora")) not in ties(told, "romantic")


@pytest.mark.parametrize("told", ["Hugo breaks Nora's heart.", "Nora cannot forgive Hugo for breaking her heart."])
def test_whose_heart_is_broken_was_loved(told: str) -> None:
    assert frozenset(("Hugo", "Nora")) in ties(told, "romantic")
    assert all(r["qualifier"] == "ex" for r in Export(told).raw["relations"])


def test_a_son_may_break_a_heart() -> None:
    assert not ties("Hugo breaks his mother Nora's heart.", "romantic")


def test_whom_a_war_takes_is_no_brother_of_the_war() -> None:
    assert frozenset(("Nora", "a brother to the war")) in ties("Nora lost a brother to the war.", "sibling")


def test_whose_wife_somebody_is_to() -> None:
    assert ties("Nora, wife to the sheriff, Hugo Dale, hides the gun.", "spouse") == {frozenset(("Nora", "Hugo Dale"))}
    assert ties("Nora introduces her husband to Hugo.", "spouse") == set()


def test_who_is_soon_to_be_parted_is_married_yet() -> None:
    story = Export("Leo was dating Nora, Hugo's soon-to-be ex-wife.")
    assert [(r["type"], r["qualifier"]) for r in story.raw["relations"] if r["type"] == "spouse"] == [("spouse", None)]
    assert ("Nora", "spouse", "Hugo") in story.relations()
    assert not ties("Nora is Hugo's soon-to-be wife.", "spouse")


def test_who_is_to_be_wed_is_not_married() -> None:
    assert not ties("Hugo and Nora fall in love. Their wedding is organised in haste.", "spouse")
    assert ties("Hugo and Nora fall in love. Their wedding is celebrated in haste.", "spouse")


def test_a_husband_is_not_whom_she_only_wishes_to_marry() -> None:
    story = Export(
        "Nora wants to kill her husband so that she can marry the Duke of Arden. She tries to convince her husband to leave."
    )
    assert ("Nora", "convince", "her husband", "attempt") in story.deeds()
    assert not any({"Nora", "Duke of Arden"} == {a, b} for a, t, b in story.relations() if t == "spouse")


# -- kin ----------------------------------------------------------------------------------------------------------------


def test_whose_the_first_is_the_second_is() -> None:
    story = Export("Hugo's wife and nephew warn him.")
    assert frozenset(("Hugo", "nephew")) in {frozenset((a, b)) for a, t, b in story.relations() if t == "relative"}
    assert ("Sultan Murad", "parent", "Hugo") in Export("Hugo murders his uncle and father-in-law, Sultan Murad.").relations()


def test_a_second_noun_with_a_word_of_its_own_is_nobody_s() -> None:
    assert not ties("Hugo's wife and a nephew of Leo warn the king.", "relative") & {frozenset(("Hugo", "a nephew"))}


def test_a_sister_beside_a_brother_is_no_nun() -> None:
    assert {frozenset(("Hugo", "Leo")), frozenset(("Hugo", "Nora"))} <= ties(
        "Hugo has a brother Leo and a sister Nora.", "sibling"
    )


def test_who_is_actually_a_twin_is_another() -> None:
    story = Export("Hugo visits Nora. It turns out that Hugo is actually his twin brother, Leo.")
    assert {"Hugo", "Leo"} <= story.names
    assert frozenset(("Hugo", "Leo")) in ties(
        "Hugo visits Nora. It turns out that Hugo is actually his twin brother, Leo.", "sibling"
    )


def test_a_twin_of_whoever_learns_of_it() -> None:
    assert ties("Otis learns that Hugo is actually his twin brother, Leo.", "sibling") == {frozenset(("Otis", "Hugo"))}


def test_whose_friend_a_street_is() -> None:
    story = Export("At the party, Victoria Hill, an old friend of Hugo, sings.")
    assert ("Victoria Hill", "friend", "Hugo") in story.relations()
    assert "Victoria Hill" not in Export("Hugo walks down Victoria Hill, an old street of Leeds.").names


@pytest.mark.parametrize("told", ["Nora calls for “Mr. Dale,” her husband.", 'Nora calls for "Mr. Dale" her husband.'])
def test_whose_husband_a_name_in_quotation_marks_is(told: str) -> None:
    assert frozenset(("Nora", "Mr. Dale")) in ties(told, "spouse")


def test_a_name_in_quotation_marks_is_no_brother_who_comes_after() -> None:
    assert not ties('Nora tells "Mr. Dale" her brother is dead.', "sibling") & {frozenset(("Nora", "Mr. Dale"))}


def test_behind_a_character_is_told_of_her_and_no_actress() -> None:
    story = Export("Amy Hart as Mara – first wife of Aaron\nTom Gale as Aaron – a shepherd")
    assert story.names == {"Mara", "Aaron"}
    assert ("Mara", "spouse", "Aaron") in story.relations()


# -- work ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "Hugo arrives to help Nora fight off the thieves.",
        "Hugo and Olga come to help Nora.",
        "Hugo helps Nora and Olga fight off the thieves.",
        "Nora helped Hugo get the diamonds.",
        "Nora robs a bank with the complicity of her neighbour, Hugo.",
        "Hugo and Nora rebuild the engine.",
        "Hugo joins up with Nora.",
        "Hugo and Nora compare notes.",
        "Hugo, Nora and Olga decide to do some digging.",
        "Hugo and Nora are on the run together.",
        "Hugo and Nora have been working with Olga.",
    ],
)
def test_who_works_with_whom(told: str) -> None:
    assert frozenset(("Hugo", "Nora")) in ties(told, "works_with")


@pytest.mark.parametrize(
    "told",
    [
        "Hugo wants to come to help Nora.",
        "Hugo helps Nora get up.",
        "Hugo comes to help Nora recover.",
        "Hugo helps Nora get a job.",
        "Hugo and Nora compare Leo to a bear.",
        "Hugo and Nora run together every morning.",
        "Hugo joins Nora for dinner.",
        "Hugo and Nora do some shopping.",
        "Hugo and Nora disagree with Olga.",
    ],
)
def test_who_need_not_work_with_whom(told: str) -> None:
    assert frozenset(("Hugo", "Nora")) not in ties(told, "works_with")


def test_all_who_are_helped() -> None:
    told = ties("Hugo helps Nora and Olga rob the bank.", "works_with")
    assert {frozenset(("Hugo", "Nora")), frozenset(("Hugo", "Olga"))} <= told


@pytest.mark.parametrize(
    "told",
    [
        "Nora tends to Hugo's wounds.",
        "Nora patches up Hugo's injuries.",
        "Hugo lies in bed. His recovery was overseen by Nora.",
        "Nora supervises Hugo's treatment.",
    ],
)
def test_who_treats_whom(told: str) -> None:
    assert ("Nora", "treats", "Hugo") in Export(told).relations()


@pytest.mark.parametrize(
    "told",
    [
        "Nora tends to Hugo's garden.",
        "Nora patches up her friendship with Hugo.",
        "Nora patches up Hugo's boat.",
        "Nora oversees Hugo's work.",
        "Nora tends her own wounds. Hugo waits.",
    ],
)
def test_who_need_not_treat_whom(told: str) -> None:
    assert not any(t == "treats" for _, t, _ in Export(told).relations())


@pytest.mark.parametrize(
    "told",
    [
        "Baxter and Crane's other bodyguards search the house.",
        "Baxter, one of Crane's bodyguards, searches the house.",
    ],
)
def test_whose_men_somebody_is_among(told: str) -> None:
    assert ("Baxter", "works_for", "Crane") in Export(told).relations()


def test_other_friends_are_not_of_a_list() -> None:
    assert not ties("Nora and other friends of Leo leave.", "works_for")
    assert not ties("Leo, Nora and Hugo's other enforcers attack the bar.", "works_for")
    assert not ties("Nora and Hugo's other children are safe.", "parent") & {frozenset(("Nora", "Hugo"))}


# -- bodies of people ---------------------------------------------------------------------------------------------------


def test_several_agents_belong_to_a_body() -> None:
    story = Export("CIA agents Hugo Dale and Nora Finn arrive.")
    assert {("Hugo Dale", "member_of", "CIA"), ("Nora Finn", "member_of", "CIA")} <= story.relations()


def test_a_former_agent_belongs_to_it_no_longer() -> None:
    story = Export("Former FBI agent Nora Finn arrives.")
    assert [(r["type"], r["qualifier"]) for r in story.raw["relations"]] == [("member_of", "ex")]


def test_what_is_not_of_a_body_stands_behind_its_name_too() -> None:
    assert ties("CIA ally Nora Finn arrives.", "works_with") == {frozenset(("CIA", "Nora Finn"))}
    for told in ("CIA ally Nora Finn arrives.", "FBI suspect Nora Finn flees.", "The CIA target Nora Finn flees."):
        assert not ties(told, "member_of")


def test_whoever_works_for_a_body_with_a_name_told_after() -> None:
    assert ("Nora Finn", "works_for", "CIA") in Export("Hugo asks a CIA worker named Nora Finn for help.").relations()


def test_whose_assistant_is_named_behind_whose() -> None:
    story = Export("The new assistant of CIA ally Hugo Dale, Nora Finn, calls.")
    assert ("Nora Finn", "works_for", "Hugo Dale") in story.relations()
    assert ("Nora Finn", "call", "-", "actual") in story.deeds()
    assert ("Nora Finn", "works_for", "Senator Dale") in Export("The aide of Senator Dale, Nora Finn, calls Hugo.").relations()


@pytest.mark.parametrize("told", ["V.E.I.L. agent Nora Finn arrives.", "Agent Nora Finn of V.E.I.L. arrests Hugo."])
def test_letters_with_full_stops_are_a_body(told: str) -> None:
    assert ("Nora Finn", "member_of", "V.E.I.L.") in Export(told).relations()


def test_initials_are_no_body() -> None:
    story = Export("The novelist J.R.R. Holm meets Nora in the U.S.A.")
    assert not story.raw["organisations"]
