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
    assert ("Luke", "sibling", "Ben") in story.both_ways()
    assert not any("Rose" in (a, b) for a, t, b in story.relations() if t == "sibling")


@pytest.mark.parametrize("told", ["Ricardo is still married to Lucia.", "Ricardo is engaged to Lucia."])
def test_nobody_is_married_to_a_place(told: str) -> None:
    assert "Lucia" in Export(told).names


def test_a_common_given_name_alone_is_somebody() -> None:
    story = Export("Poor Beatrice. First her husband Hugo leaves her.")
    assert ("Beatrice", "spouse", "Hugo") in story.both_ways()


@pytest.mark.parametrize(
    "told",
    [
        "Carl treats Bob, but he dies of his wounds.",
        "Carl tries to save Bob, but he dies.",
        "Dr. Ash performs surgery on Bob, but he dies on the table.",
    ],
)
def test_who_was_to_be_saved_dies(told: str) -> None:
    assert set(Export(told).dead()) == {"Bob"}


def test_who_murders_is_sentenced() -> None:
    story = Export("Tom murders Bob. He is sentenced to death.")
    assert ("-", "sentence", "Tom", "actual") in story.deeds()


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Midge meets Edward. Seeing Helen in the garden, she waves.", ("Midge", "wave", "-", "actual")),
        ("Midge meets Edward. Betrayed by Helen, she flees.", ("Midge", "flee", "-", "actual")),
        (
            "Edward proposes to Midge. Still believing Edward is in love with Helen, she turns him down.",
            ("Midge", "turn down", "Edward", "actual"),
        ),
    ],
)
def test_who_opens_a_sentence_by_doing_something_is_nobody_named_there(told: str, deed: tuple[str, str, str, str]) -> None:
    assert deed in {(a, v.strip(), p, s) for a, v, p, s in Export(told).deeds()}


def test_they_are_the_two_that_the_sentence_before_is_about() -> None:
    story = Export("Ruth and Grace decide to help Karen. They find the map.")
    assert {a for a, verb, _, _ in story.deeds() if verb == "find"} == {"Ruth", "Grace"}


def test_an_army_goes_on_as_they() -> None:
    story = Export("The army has taken over the castle, and they force Peter to leave.")
    assert ("the army", "force", "Peter", "actual") in story.deeds()


def test_what_happens_behind_a_comma_is_no_part_of_how_things_are_said_to_be() -> None:
    story = Export("Diane visits Paul in prison. He tells her that Greta has the map, and dies.")
    assert set(story.dead()) == {"Paul"}


def test_nobody_dates_their_own_sister() -> None:
    story = Export("Jonah's best friend, Caleb, is dating his sister, Leah.")
    assert ("Caleb", "sibling", "Leah") not in story.relations()
    assert ("Caleb", "romantic", "Leah") in story.relations()


def test_an_affair_with_a_husband_is_another_woman_s() -> None:
    story = Export("Laura burns down the house when she discovers the affair between Gina and her husband. Gina leaves.")
    assert not any({"Gina"} & {a, b} for a, t, b in story.relations() if t == "spouse")


@pytest.mark.parametrize(
    ("told", "tie"),
    [
        ("Ann and Eve, old friends, meet again.", "friend"),
        ("Old friends Tom and Carl rob a bank.", "friend"),
        ("Ann and Eve, partners in crime, flee.", "works_with"),
    ],
)
def test_what_two_are_called_together_they_are_to_one_another(told: str, tie: str) -> None:
    names = ("Ann", "Eve") if "Ann" in told else ("Tom", "Carl")
    assert (names[0], tie, names[1]) in Export(told).relations()


def test_his_old_friends_are_his() -> None:
    story = Export("Tom calls his old friends Ann and Eve.")
    assert ("Ann", "friend", "Eve") not in story.relations()


def test_who_robs_a_bank_with_somebody_robs_no_friend() -> None:
    story = Export("Ivan and his cousin Misha rob a bank with Leon, Misha's cellmate from prison.")
    assert not any(t == "adversary" for _, t, _ in story.relations())


def test_who_is_found_alive_holds_the_gun() -> None:
    story = Export("Jack opens the door to find Rebecca, alive and holding a gun.")
    assert ("Jack", "find", "Rebecca", "actual") in story.deeds()
    assert any(a == "Rebecca" and verb == "hold" for a, verb, _, _ in story.deeds())


def test_had_been_is_no_would() -> None:
    story = Export("Otis punches Barry Kemp, who'd been harassing Nadia.")
    assert ("Barry Kemp", "harass", "Nadia", "actual") in story.deeds()


@pytest.mark.parametrize(
    "told",
    [
        "Nate and Dana arrive with their two kids, Max and Lily.",
        "Nate's plan goes awry when his ex-wife, Dana, turns up with their two kids, Max and Lily.",
    ],
)
def test_their_children_are_not_their_own(told: str) -> None:
    ties = Export(told).relations()
    assert {(a, "parent", b) for a in ("Nate", "Dana") for b in ("Max", "Lily")} <= ties


def test_who_is_found_strangled_stands_before_it() -> None:
    story = Export(
        "When Sister Agatha is found strangled in the chapel, Father Dominic asks his old friend, Inspector Hollis, for help."
    )
    assert set(story.dead()) == {"Sister Agatha"}


def test_a_detective_is_hired_to_find_another_s_wife() -> None:
    story = Export("Ray Dolan is hired by millionaire Preston Cole to find his missing wife, Sylvia.")
    pairs = {frozenset((a, b)) for a, t, b in story.relations() if t == "spouse"}
    assert pairs == {frozenset(("Preston Cole", "Sylvia"))}


@pytest.mark.parametrize("how", ["works as a maid", "disguises herself as a maid", "takes a job as a maid"])
def test_the_maid_is_who_works_as_one(how: str) -> None:
    story = Export(f"Soraya {how} at the palace. Idris loves the maid.")
    assert ("Soraya", "romantic", "Idris") in story.both_ways()


def test_a_daughter_is_of_the_two_who_live_with_her() -> None:
    story = Export(
        "Cordelia marries Ambrose. Ambrose dies. Cordelia and Lucas run a hospital with their adopted daughter, Jane."
    )
    parents = {a for a, t, b in story.relations() if (t, b) == ("parent", "Jane")}
    assert parents == {"Cordelia", "Lucas"}


def test_whoever_hires_a_thug_has_another_scared() -> None:
    story = Export("Patricia wants Robert back. Sophia hires a thug to scare her.")
    assert ("a thug", "scare", "Patricia", "plan") in story.deeds()


def test_a_mother_in_law_is_the_mother_of_a_wife_told_of_with_her_sister() -> None:
    story = Export(
        "Lena meets her sister, Greta. Their mother, Hilde, blames Lena. Jonas marries Greta in the chapel. "
        "Jonas arrests his mother-in-law."
    )
    assert ("Jonas", "arrest", "Hilde", "actual") in story.deeds()


def test_who_was_found_as_a_baby_was_the_baby() -> None:
    story = Export("Barnaby found Mira as a baby in a boat. Aldous loves the child.")
    assert not any("baby" in name for name in story.names)
    assert not any(t == "romantic" for _, t, _ in story.relations())


def test_who_has_somebody_thrown_into_prison_accuses_another() -> None:
    story = Export("The chancellor has Aldous thrown into the dungeon and accuses Mira of witchcraft.")
    assert ("the chancellor", "accuse", "Mira", "actual") in story.deeds()


def test_with_whose_grandmother_a_girl_lives() -> None:
    story = Export("Fay protects Posy, a girl who lives with her grandmother, Ida. Fay leaves.")
    assert ("Fay", "relative", "Ida") not in story.both_ways()


def test_who_has_a_name_is_not_the_one_whose_brother_he_turns_out_to_be() -> None:
    story = Export("Imran turns out to be the brother of the bus driver, Zaid, who is accused of having been drunk.")
    assert story.names == {"Imran", "Zaid"}
    assert ("Imran", "sibling", "Zaid") in story.both_ways()


def test_a_child_that_is_being_carried_is_no_grown_son() -> None:
    story = Export("Marisol is carrying Royce's child. Cole hires Jesse, who turns out to be Royce's son.")
    assert ("Royce", "parent", "Jesse") in story.relations()
    assert not any(verb == "carry" and whom == "Jesse" for _, verb, whom, _ in story.deeds())
