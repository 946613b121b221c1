"""Whose kin, friends and deeds: what recaps leave out before a noun, and what two have with one another."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("told", "ties"),
    [
        ("Paul Moss and wife Lora move to Graz.", {("Paul Moss", "spouse", "Lora")}),
        (
            "Paul Moss, wife Lora and son Karl move to Graz.",
            {("Paul Moss", "spouse", "Lora"), ("Paul Moss", "parent", "Karl")},
        ),
        ("Paul Moss lives in a hut with wife Lora.", {("Paul Moss", "spouse", "Lora")}),
        ("Ivy Moss visits sister Nora in Graz.", {("Ivy Moss", "sibling", "Nora")}),
        ("Ivy Moss runs away with boyfriend Karl Lind.", {("Ivy Moss", "romantic", "Karl Lind")}),
        (
            "Ivy Moss argues with brother Karl and mother Vera.",
            {("Ivy Moss", "sibling", "Karl"), ("Vera", "parent", "Ivy Moss")},
        ),
        ("Inspector Tom Hale and friend Karl Lind find the body.", {("Tom Hale", "friend", "Karl Lind")}),
        ("Ivy Moss is betrayed by husband Karl.", {("Ivy Moss", "spouse", "Karl")}),
    ],
)
def test_kin_without_a_possessive_are_those_of_whoever_acts(told: str, ties: set[tuple[str, str, str]]) -> None:
    """Recaps write "with wife Lora" for "with his wife Lora"."""
    assert ties <= set(Export(f"{told} Paul opens a shop.").relations())


@pytest.mark.parametrize(
    "told",
    [
        "Father Tom and mother Vera quarrel.",
        "Ivy, Tom Hale and cousin Vera are late.",
        "Ivy and Tom are visited by Sister Nora from the convent.",
        "Ivy meets the widower Karl.",
        "Ivy drags lieutenant Karl Lind out by the belt.",
    ],
)
def test_kin_of_nobody_in_particular_are_nobody_s(told: str) -> None:
    assert not Export(f"{told} The bells ring.").relations()


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Rosa Diaz begins an affair with Karl Brandt.", ("Rosa Diaz", "begin", "Karl Brandt", "actual")),
        ("Rosa Diaz breaks off her engagement to Karl Brandt.", ("Rosa Diaz", "break off", "Karl Brandt", "actual")),
        ("Maria meets Tom. Later Tom thanks Maria.", ("Tom", "thank", "Maria", "actual")),
        ("Vera poisons the soup, killing herself and Josephine.", ("Vera", "kill", "Josephine", "actual")),
        ("Nora wins an award and dedicates it to Pia.", ("Nora", "dedicate", "Pia", "actual")),
        ("Ada enters the vault disguised as a guard.", ("-", "disguise", "Ada", "actual")),
    ],
)
def test_a_deed_is_done_to_whom_it_takes_two_for(told: str, deed: tuple[str, str, str, str]) -> None:
    """An affair is had with somebody, and what follows the verb next to it is that verb's."""
    deeds = Export(f"{told} Ivy leaves for Vienna.").deeds()
    assert deed in {(who or "-", *rest) for who, *rest in deeds}


def test_nothing_is_won_at_those_it_is_given_to() -> None:
    deeds = Export("Nora wins an award and dedicates it to Pia. Walt sings.").deeds()
    assert ("Nora", "win", "Pia", "actual") not in deeds


def test_whose_horse_is_killed_lives() -> None:
    deeds = Export("Otto hates Ivy. Otto burns the barn, killing her horse.").deeds()
    assert not any(deed[1] == "kill" and deed[2] == "Ivy" for deed in deeds)


def test_a_friendship_makes_friends() -> None:
    story = Export("Ivy Moss strikes up a friendship with Karl Lind. Nora is ill.")
    assert ("Ivy Moss", "friend", "Karl Lind") in story.relations()


def test_who_is_now_engaged_is_told_of_in_passing() -> None:
    story = Export("Tom Hale, now engaged to Vera Stone, hides his feelings for Nora. Nora weeps.")
    assert ("Tom Hale", "romantic", "Vera Stone") in story.relations()


@pytest.mark.parametrize("telling", ["tells Ivy", "confides in Ivy", "reveals to Ivy"])
def test_who_tells_that_she_is_pregnant_is(telling: str) -> None:
    story = Export(f"Claire {telling} that she is pregnant. Ben hears it.")
    assert ("Claire", "be pregnant", "", "actual") in story.deeds() or any(
        d[:2] == ("Claire", "be pregnant") for d in story.deeds()
    )


def test_whom_a_doctor_tells_it_is() -> None:
    story = Export("Dr. Anna Moss tells Ivy that she is pregnant. Ivy weeps.")
    assert any(d[:2] == ("Ivy", "be pregnant") for d in story.deeds())


def test_whoever_sleeps_is_killed() -> None:
    """Hesper is no man for strangling one in his sleep."""
    story = Export("Hesper strangles the navigator, Owen, in his sleep. Hesper leaves.")
    assert story.character("Hesper")["gender"] != "m"


def test_a_mother_forgives_whose_mother_she_is() -> None:
    story = Export("Milo kills Orin and surrenders to his mother, who cannot bring herself to forgive him.")
    assert ("his mother", "forgive", "Milo", "negated") in story.deeds()


def test_a_child_is_called_what_it_is_named() -> None:
    story = Export("Ann gives birth to a son, whom she names Tom. Ben weeps.")
    assert ("Ann", "parent", "Tom") in story.relations()


def test_one_who_turns_out_is_no_crowd() -> None:
    story = Export("Ada is rescued by pirates led by Zora Kane, who turns out to be her long-lost sister. Ada weeps.")
    assert ("Ada", "sibling", "Zora Kane") in story.relations()


def test_whose_help_she_has_is_not_she() -> None:
    story = Export("Ada Voss storms the tower. With Pike's help, she blows up the gate.")
    assert not any(who == "Pike" and verb.startswith("blow") for who, verb, *_ in story.deeds())


def test_whose_mother_s_plans_are_scorned_is_not_named_next() -> None:
    """Claire comes out of nothing, and is nobody's mother."""
    story = Export("Ben disapproves of his mother's relationship with Karl. Claire likes Karl.")
    assert ("Claire", "parent", "Ben") not in story.relations()


def test_who_is_betrayed_after_a_shot_lives() -> None:
    story = Export("Finn is shot by Rolf. Rolf betrays Finn to the police.")
    assert "Finn" not in story.dead()


def test_who_goes_by_a_family_name_is_no_namesake() -> None:
    story = Export("Edmund Penn enlists under his mother's maiden name, Carlyon. Years later Edmund Carlyon returns.")
    assert len([n for n in story.names if n.startswith("Edmund")]) == 1


def test_who_are_told_of_as_both_are_the_two_of_before() -> None:
    story = Export("Ysolde Brown pushes Karl Malvern off the tower. Both fall to their deaths.")
    assert set(story.dead()) == {"Ysolde Brown", "Karl Malvern"}
    story = Export("Ann and Tom quarrel. Ben shoots both. Ben weeps.")
    assert {("Ben", "shoot", "Ann", "actual"), ("Ben", "shoot", "Tom", "actual")} <= story.deeds()


@pytest.mark.parametrize("told", ["Ann weeps over their deaths.", "Ben hears of a string of deaths, and Ann sings."])
def test_deaths_that_nobody_is_told_to_die_kill_nobody(told: str) -> None:
    assert not Export(f"Ben meets Ann. {told}").dead()


def test_what_somebody_becomes_is_nobody_else() -> None:
    """They who go are not Gareth and a captain."""
    story = Export("Ann and Tom leave court. Gareth becomes the captain. The captain sings.")
    assert ("Gareth", "sing", "-", "actual") in story.deeds()


@pytest.mark.parametrize(
    ("told", "ties"),
    [
        ("Edwin is raised by a shepherd, Tam, and his wife, Nell.", {("Tam", "spouse", "Nell")}),
        ("Edwin sees a doctor, Karl Lind, and his sister, Ann.", {("Karl Lind", "sibling", "Ann")}),
        ("Edwin is raised by Tam and his wife, Nell.", {("Tam", "spouse", "Nell")}),
    ],
)
def test_kin_joined_to_somebody_are_his(told: str, ties: set[tuple[str, str, str]]) -> None:
    relations = Export(f"{told} Ben weeps.").relations()
    assert ties <= relations and not any(type == "spouse" and "Edwin" in (a, b) for a, type, b in relations)


def test_the_partner_is_shot_whose_he_is_is_not() -> None:
    """The tree takes the partner for where somebody is gunned down."""
    told = "Detective Sam Ruiz is partnered with Kate Odell after his old partner, Lenny Marsh, is gunned down outside a diner."
    assert set(Export(f"Ann sings. {told}").dead()) == {"Lenny Marsh"}


def test_a_dead_man_is_not_the_killer_who_strikes_again() -> None:
    story = Export("Amos is lynched by a mob led by Sheriff Cobb. That night, the killer strikes again.")
    assert not any(deed[:2] == ("Amos", "strike") for deed in story.deeds())


def test_whose_bodies_are_found_are_dead() -> None:
    story = Export("Tess Lamb finds the bodies of her friends, Dee and Marco, in the boathouse.")
    assert set(story.dead()) == {"Dee", "Marco"}
    assert not Export("Ann and Tom press their bodies together. Ben sees their bodies.").dead()


def test_the_asylum_is_run_and_not_whoever_is_sent_there() -> None:
    story = Export("Neville has Poppy committed to an asylum run by the sinister Dr. Crane. Ann weeps.")
    assert not any(deed[1] == "run" and deed[2] == "Poppy" for deed in story.deeds())


def test_a_nephew_and_heir_is_one() -> None:
    story = Export("The old man's nephew and presumed heir, Lionel, borrows money. Ann lends Lionel a horse.")
    assert not any("heir" in name for name in story.names)


def test_banks_are_nobody() -> None:
    story = Export("The firm's CEO, Dale Pratt, uses Zoe's code to rob banks and frames her for it.")
    assert "banks" not in story.names


def test_what_follows_changes_nobody_s_wife() -> None:
    """The tree hangs the name on "wife", or the other way about."""
    told = (
        "Inspector Tom Hale lives on the quay with wife Nora and son Ben. Nora confides in her sister Ivy that she is pregnant."
    )
    story = Export(told)
    assert {("Tom Hale", "spouse", "Nora"), ("Tom Hale", "parent", "Ben")} <= story.relations()
    assert any(deed[:2] == ("Nora", "be pregnant") for deed in story.deeds())


def test_both_who_fall_are_dead_wherever_the_tree_hangs_them() -> None:
    story = Export(
        "Tom is rescued by smugglers led by Zora Kane. Zora pushes her lover, Karl Malvern, off the lighthouse. "
        "Both fall to their deaths. Tom sings."
    )
    assert set(story.dead()) == {"Zora Kane", "Karl Malvern"}


@pytest.mark.parametrize(
    "told",
    [
        "Edwin mourns the death of his dog.",
        "Edwin laments the murder of his horse.",
        "Edwin attends the funeral of his dog.",
        "Tom finds the body of Edwin's cat.",
        "Edwin visits the grave of his horse.",
    ],
)
def test_whose_dog_is_dead_lives(told: str) -> None:
    assert "Edwin" not in Export(f"Ann sings for Edwin. {told} Ann weeps.").dead()


def test_a_council_s_advice_is_no_king_s() -> None:
    deeds = Export("Edwin marries Rowena against the advice of his council. Edwin ignores the warning of his council.").deeds()
    assert not any(who == "Edwin" and verb in ("advise", "warn") for who, verb, *_ in deeds)
