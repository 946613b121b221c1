"""Whom pronouns mean by what was just told: whose corpse, who is threatened, who is told it, who does nothing any more."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("told", "dead", "untold"),
    [
        ("Greta strangled Paula. Dora found her corpse in the river.", "Paula", ("Dora", "find", "Greta", "actual")),
        ("Dennis murdered Ralph. His body was returned to Olga.", "Ralph", ("-", "return", "Dennis", "actual")),
    ],
)
def test_the_killer_has_no_corpse(told: str, dead: str, untold: tuple[str, str, str, str]) -> None:
    story = Export(told)
    assert set(story.dead()) == {dead}
    assert untold not in story.deeds()


def test_whose_killer_lives_has_a_body_of_their_own() -> None:
    story = Export("Greta strangled Paula. Her mother, Ines, calls the police.")
    assert "Ines" not in story.dead()


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        (
            "Tina warns Leonard that if he touches Simon again, she will fire him.",
            ("Tina", "fire", "Leonard"),
        ),
        (
            "Leonard warns Simon that if he touches Tina, he will kill him.",
            ("Leonard", "kill", "Simon"),
        ),
        ("Leonard and Simon are brothers. Tina informs Simon that she will sack him.", ("Tina", "sack", "Simon")),
    ],
)
def test_whom_a_threat_is_to(told: str, deed: tuple[str, str, str]) -> None:
    assert deed in {row[:3] for row in Export(told).deeds()}


@pytest.mark.parametrize(
    "told",
    [
        "If he touches Simon again, Tina will destroy him.",
        "Tina warns Leonard that if he touches Simon again, she will destroy him.",
    ],
)
def test_a_threat_is_not_to_whom_it_guards(told: str) -> None:
    assert not any(row[1:3] == ("destroy", "Simon") for row in Export(told).deeds())


def test_who_helps_threatens_nobody() -> None:
    story = Export("Tina tells Leonard that if Simon is arrested, she will help him.")
    assert not any(row[:3] == ("Tina", "help", "Leonard") for row in story.deeds())


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Ralph visits Dennis and promises him that he will be released soon.", ("-", "release", "Dennis")),
        ("Ralph visits Dennis and promises him that he will return soon.", ("Ralph", "return", "-")),
    ],
)
def test_of_whom_somebody_is_assured(told: str, deed: tuple[str, str, str]) -> None:
    assert deed in {row[:3] for row in Export(told).deeds()}


def test_who_goes_somewhere_is_followed() -> None:
    story = Export("Ralph drives to Dennis's farm, with Tina following him.")
    assert ("Tina", "follow", "Ralph", "actual") in story.deeds()


def test_two_who_did_something_are_not_he() -> None:
    story = Export("The captain is deserted by Ralph and Dennis after his defeat at the river. He kisses Nora.")
    assert ("the captain", "kiss", "Nora", "actual") in {(a.lower(), v, p, s) for a, v, p, s in story.deeds()}


def test_whose_mood_changes_is_told_on() -> None:
    story = Export("Ralph enters, and Dennis's mood darkens. He slaps Tina.")
    assert ("Dennis", "slap", "Tina", "actual") in story.deeds()


def test_whose_mood_stays_is_not_told_on() -> None:
    story = Export("Ralph enters and fears Dennis's mood. He slaps Tina.")
    assert ("Ralph", "slap", "Tina", "actual") in story.deeds()


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        (
            "Dennis beats Sam, his opponent in the first round. In a duel with Ralph, Dennis wounds his opponent.",
            ("Dennis", "wound", "Ralph", "actual"),
        ),
        ("Dennis is a fencer. In a duel with Ralph, he slaps Olga.", ("Dennis", "slap", "Olga", "actual")),
    ],
)
def test_against_whom_one_stands(told: str, deed: tuple[str, str, str, str]) -> None:
    assert deed in Export(told).deeds()


def test_who_saw_a_death_lives_on() -> None:
    story = Export("Dennis saw his brother Ralph drown, and he was sad ever after. He kissed Olga.")
    assert ("Dennis", "kiss", "Olga", "actual") in story.deeds()


def test_who_saw_a_fall_may_be_told_on() -> None:
    story = Export("Dennis saw Ralph fall, and he called Olga.")
    assert ("Dennis", "call", "Olga", "actual") in story.deeds()


def test_the_dead_do_nothing() -> None:
    story = Export("Rose dies in the winter and leaves Greta her letters. Leafing through the pages, she kisses Ralph.")
    assert ("Greta", "kiss", "Ralph", "actual") in story.deeds()


def test_who_is_dying_still_does_something() -> None:
    story = Export("Rose, the mother of Greta, is dying. She summons Ralph.")
    assert ("Rose", "summon", "Ralph", "actual") in story.deeds()


def test_whoever_explains_what_was_done_did_it() -> None:
    story = Export("Greta tends to Rose's wounds while the latter explains that she has been hunting Ralph.")
    assert ("Rose", "hunt", "Ralph", "actual") in story.deeds()


def test_they_are_none_of_whom_they_do_it_to() -> None:
    story = Export("Dennis visits Ralph. Tina and Olga arrive. He learns that they have betrayed him.")
    assert {("Tina", "betray", "Dennis"), ("Olga", "betray", "Dennis")} <= {row[:3] for row in story.deeds()}


def test_several_told_of_beside_are_they() -> None:
    story = Export("The major orders Dennis to drill his recruits, or they will be punished.")
    assert not any(row[1:3] == ("punish", "Dennis") for row in story.deeds())


def test_who_is_bought_is_nobody() -> None:
    story = Export("Dennis and Tina find the paintings. They were bought in Paris.")
    assert not any(row[1] == "buy" and row[2] in ("Dennis", "Tina") for row in story.deeds())


def test_two_who_are_left_of_several_are_not_all_of_them() -> None:
    story = Export("Four brothers bought the farm, and two are left.")
    assert not any(row[1] == "leave" and row[2] != "-" for row in story.deeds())


def test_what_the_dead_had_done_is_no_deed_of_theirs_since() -> None:
    story = Export("Rose died in her sleep. She had left a letter for Greta, who read it. She did not speak to Olga for years.")
    assert ("Greta", "speak", "Olga", "negated") in story.deeds()
