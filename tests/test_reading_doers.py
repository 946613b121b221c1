"""Whose doing it is, and to whom, where the sentence is long or leaves somebody out: small stories, one for each way."""

from __future__ import annotations

from typing import Any, cast

import pytest

from previously.reading.subjects import own_subject
from previously.reading.syntax import Doc
from previously.reading.word import Word
from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Henry begs Rosa to run away with him and promises to marry her.", ("Henry", "promise", "Rosa", "actual")),
        ("Rosa finds Henry sitting on the stairs and feels for his pulse.", ("Rosa", "feel", "-", "actual")),
        (
            "Ann is close to giving up when Rosa, searching through the letters, recognises Tom.",
            ("Rosa", "search", "-", "actual"),
        ),
        ("Rosa, near death and mistaking Henry for Tom, kisses him.", ("Rosa", "mistake", "Henry", "actual")),
        (
            "Rosa has no enemies and no visitors apart from Tom, a mother in a torn shirt who came on Sundays.",
            ("Tom", "come", "-", "actual"),
        ),
        (
            "Henry tears up the false will and hands the letter to his wife, Rosa, who, after reading it twice, burns it "
            "and tells him to leave by six.",
            ("Rosa", "tell", "Henry", "actual"),
        ),
        ("Rosa Bell, when her brother brings it to her, weeps and strikes Tom.", ("Rosa Bell", "strike", "Tom", "actual")),
        (
            "Rosa confesses to Tom where she had been, and who had let her in, and embraces him.",
            ("Rosa", "embrace", "Tom", "actual"),
        ),
        ("Ann forbids Tom to speak.", ("Tom", "speak", "-", "negated")),
        ("Henry pleads with Rosa to confess.", ("Rosa", "confess", "-", "plan")),
        ("Rosa saw Henry kneel on the bridge and give up his sword.", ("Henry", "give up", "-", "actual")),
        (
            "Rosa dismisses her steward, Tom Ash, after he is seen with a thief, and appoints Henry in his place.",
            ("Rosa", "appoint", "Henry", "actual"),
        ),
        ("Rosa is devastated and enraged.", ("-", "enrage", "Rosa", "actual")),
        ("Rosa is shown around by her aunt, Ann, and warned about Henry.", ("-", "warn", "Rosa", "actual")),
        ("Tom is found in a boat and is reunited with Rosa.", ("Tom", "reunite", "Rosa", "actual")),
        ("Henry thanks Rosa for saving Tom and hugs her.", ("Henry", "hug", "Rosa", "actual")),
        ("During Tom and Rosa's wedding, Ann enters the hall.", ("Ann", "enter", "-", "actual")),
        ("In the other bed sleeps Rosa.", ("Rosa", "sleep", "-", "actual")),
    ],
)
def test_whose_doing_it_is(text: str, deed: tuple[str, str, str, str]) -> None:
    """A finite verb is no infinitive's fellow, a participle between commas is of the name before it, and so on."""
    assert deed in Export(text).deeds()


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Henry has Rosa arrested.", ("Henry", "arrest", "Rosa", "actual")),
        (
            "Henry, who has kept the file open in defiance of his orders, has the wreck examined and learns the truth.",
            ("Henry", "examine", "-", "actual"),
        ),
        ("Rosa is arrested by Henry and locked in a cellar.", ("Henry", "lock", "Rosa", "actual")),
        ("Rosa is seized by Henry and is dragged before Tom.", ("Henry", "drag", "Rosa", "actual")),
    ],
)
def test_whose_doing_a_passive_is(text: str, deed: tuple[str, str, str, str]) -> None:
    """Who has it done does it, and who holds somebody does what comes next."""
    assert deed in Export(text).deeds()


def test_whom_somebody_speaks_to_is_not_who_speaks() -> None:
    """Of two subjects the tree gives a verb outside a quotation the one in it is only called by name."""
    rows = [
        ('"', "punct", 6), ("Go", "ccomp", 6), (",", "punct", 6), ("Ann", "nsubj", 6), ('"', "punct", 6), ("she", "nsubj", 6),
        ("told", "root", 6), ("me", "iobj", 6), (".", "punct", 6),
    ]  # fmt: skip
    words = [Word(i, 0, 0, t, t, "X", "X", up, label, 0, 0.0, t.lower(), label) for i, (t, label, up) in enumerate(rows)]
    doc = Doc(cast("Any", None), words, [(0, len(words))], cast("Any", None))
    assert own_subject(doc, 6) == 5


def test_the_king_s_murder_of_somebody_is_the_king_s_doing() -> None:
    """Whose deed it is stands before the noun, and whom it is done to behind it."""
    assert ("Henry", "murder", "a guard", "actual") in Export("Tom conceals Henry's murder of a guard.").deeds()


def test_who_shot_somebody_does_not_take_them_to_hospital() -> None:
    """What helps a victim is done by somebody else."""
    assert ("-", "take", "Rosa", "actual") in Export("Rosa is shot by Henry and taken to hospital.").deeds()


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rosa and Henry grow close.", ("Rosa", "grow", "Henry", "actual")),
        ("Rosa and Henry agree on a plan.", ("Rosa", "agree", "Henry", "actual")),
    ],
)
def test_what_two_do_with_one_another(text: str, deed: tuple[str, str, str, str]) -> None:
    """Growing close takes two, and so does agreeing."""
    assert deed in Export(text).deeds()


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Henry comes to Rosa and admits that he stole the watch.", ("Henry", "admit", "Rosa", "actual")),
        ("Rosa runs to Tom and confesses that she is ill.", ("Rosa", "confess", "Tom", "actual")),
        ("Henry proposes that Ann marry Tom; Rosa refuses.", ("Rosa", "refuse", "Henry", "actual")),
        ("Henry proposes that Ann marry Tom; Rosa refuses.", ("Henry", "propose", "Rosa", "actual")),
        ("Ann asks for help. Tom agrees.", ("Tom", "agree", "Ann", "actual")),
    ],
)
def test_who_comes_to_somebody_or_answers_speaks_to_them(text: str, deed: tuple[str, str, str, str]) -> None:
    """Whoever answers a proposal is the one it was made to."""
    assert deed in Export(text).deeds()


def test_a_refusal_to_do_something_answers_nobody_in_another_sentence() -> None:
    """It may have nothing to do with what somebody asked for before."""
    assert ("Tom", "refuse", "-", "actual") in Export("Ann asks for help. Tom refuses to leave the house.").deeds()


def test_a_thing_goes_to_who_gets_it() -> None:
    """A place that is sold is not whom something is done to, nor is the owner of what another is given."""
    assert ("Rosa", "sell", "Tom", "actual") in Export("Rosa sells the forest to Tom.").deeds()
    given = Export("Tom has left. Rosa weeps until Henry brings her Tom's compass.").deeds()
    assert not [d for d in given if d[1] == "bring" and d[2] == "Tom"]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Wanda thanks Henry and then slaps Rosa in the corridor.", ("Wanda", "slap", "Rosa", "actual")),
        ("Wanda thanks Henry and then slaps Rosa in the corridor.", ("Wanda", "thank", "Henry", "actual")),
        ("Henry swears allegiance to Rosa and hands over his crown.", ("Henry", "hand over", "-", "actual")),
    ],
)
def test_what_looks_like_a_plural_may_be_a_verb(text: str, deed: tuple[str, str, str, str]) -> None:
    """It stands between whoever does it and an object."""
    assert deed in Export(text).deeds()


def test_a_plural_beside_a_plural_is_no_verb() -> None:
    """Cats and dogs are loved alike."""
    assert not Export("Henry loves cats and dogs the most.").deeds()


def test_to_let_somebody_do_something_is_a_deed() -> None:
    """It is up to whoever lets them."""
    deeds = Export("Henry lets Rosa use his boat. Tom lets Ann know that he is ill.").deeds()
    assert {("Henry", "let", "Rosa", "actual"), ("Tom", "let", "Ann", "actual")} <= deeds


def test_whom_somebody_loves_is_told_and_what_they_love_is_not() -> None:
    """Nor is it a deed to let a door swing."""
    story = Export("Henry loves Rosa. Rosa loves music. Tom lets the door swing to.")
    assert {(a, p) for a, lemma, p, _ in story.deeds() if lemma in ("love", "let")} == {("Henry", "Rosa")}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("After a quarrel with Tom, Rosa leaves the house.", ("Rosa", "quarrel", "Tom", "actual")),
        ("In a confrontation with Henry, Ann is shot by Tom.", ("Tom", "confront", "Henry", "actual")),
        ("Rosa's affair with Henry ends.", ("Rosa", "have", "Henry", "actual")),
    ],
)
def test_a_noun_tells_what_two_have_with_one_another(text: str, deed: tuple[str, str, str, str]) -> None:
    """Whose it is, or who does what the sentence tells, has it."""
    assert deed in Export(text).deeds()


def test_what_happens_without_or_about_a_meeting_is_no_meeting() -> None:
    """Nobody met who did it without meeting, or only spoke of it."""
    deeds = Export("Rosa leaves without a meeting with Tom. Ann asks Henry about a fight with Tom.").deeds()
    assert not [d for d in deeds if d[1] in ("meet", "fight")]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rosa finally explains herself to Tom.", ("Rosa", "explain", "Tom", "actual")),
        ("Rosa finds herself face to face with Henry.", ("Rosa", "find", "Henry", "actual")),
        ("Rosa opens the door and finds herself in a great garden.", ("Rosa", "find", "-", "actual")),
    ],
)
def test_before_whom_one_finds_or_shows_oneself(text: str, deed: tuple[str, str, str, str]) -> None:
    """Nobody finds herself but in a place or before somebody."""
    assert [d for d in Export(text).deeds() if d[1] == deed[1]] == [deed]
