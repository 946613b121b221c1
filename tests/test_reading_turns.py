"""Whom pronouns mean by how clauses hang together, and whose a deed is after relative clauses and quotations."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export

Deed = tuple[str, str, str, str]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rosa meets Clara on the pier. Rosa asks Clara if she has stolen the ring.", ("Clara", "steal")),
        ("Tom visits Henry. Tom asks Henry whether he murdered the clerk.", ("Henry", "murder")),
        ("Rosa visits Clara. Rosa asks Clara if she may borrow the boat.", ("Rosa", "borrow")),
    ],
)
def test_of_whom_one_asks_something(text: str, deed: tuple[str, str]) -> None:
    """One asks others what they did, and what one may do oneself."""
    assert deed in {(agent, lemma) for agent, lemma, _, _ in Export(text).deeds()}


def test_who_is_asked_answers() -> None:
    """The pronoun before an answer means whoever was asked."""
    story = Export("Rosa meets Clara on the pier. Rosa accuses Clara of the theft, and she denies it.")
    assert ("Clara", "deny", "Rosa", "actual") in story.deeds()
    story = Export("Tom stops Henry at the gate. Tom questions Henry. He refuses to speak.")
    assert ("Henry", "refuse", "Tom", "actual") in story.deeds()


def test_who_acts_twice_acts_on_the_same_one() -> None:
    """Two verbs with one subject and an object each."""
    story = Export("Brother Luke is the abbot. Tom finds Henry in the cellar and hides him in the attic.")
    assert ("Tom", "hide", "Henry", "actual") in story.deeds()


def test_a_clause_of_time_goes_on_with_its_subject() -> None:
    """ "Until he" and "because she" mean the subject before them where nobody else is told of there."""
    story = Export("Tom visits Henry. Henry laughs until he sees the knife.")
    assert any(agent == "Henry" and lemma == "see" for agent, lemma, _, _ in story.deeds())


def test_nobody_tells_of_themselves_as_she() -> None:
    """Who is spoken of in a speech, or called by name in it, is not the one who says it."""
    story = Export("Rosa and Clara walk along the shore. “Clara, the boat has gone,” she says.")
    assert all(agent != "Clara" for agent, lemma, _, _ in story.deeds() if lemma == "say")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Tom is robbed by Henry, who takes the purse and escapes into the fog.", ("Henry", "escape")),
        ("Rosa meets Clara, who has a bad leg, and leaves the town.", ("Rosa", "leave")),
        ("Rosa shouts to Clara to run.", ("Clara", "run")),
        ("Rosa relies on Clara to feed the horses.", ("Clara", "feed")),
        ("Rosa has a broken leg and Clara drives away.", ("Clara", "drive")),
        ("“Rosa,” said Clara, “the boat has gone.”", ("Clara", "say")),
        ("Rosa is taught to swim by Clara.", ("Clara", "teach")),
        ("Rosa is handed the keys of the house by Clara.", ("Clara", "hand")),
    ],
)
def test_whose_a_deed_is(text: str, deed: tuple[str, str]) -> None:
    """Commas, quotation marks and what is called out tell whose deed it is where the tree does not."""
    assert deed in {(agent, lemma) for agent, lemma, _, _ in Export(text).deeds()}


def test_a_book_by_somebody_is_not_given_by_them() -> None:
    """ "By" behind what somebody makes tells who made it."""
    story = Export("Rosa meets Clara. Rosa is given a novel by Clara.")
    assert all(agent != "Clara" for agent, lemma, _, _ in story.deeds() if lemma == "give")


def test_a_name_before_who_is_somebody() -> None:
    """What a clause with "who" tells of is a person."""
    story = Export("Rosa refuses, then meets Jude, who has a limp.")
    assert ("Rosa", "meet", "Jude", "actual") in story.deeds()


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Clara is divorced from Henry.", ("Clara", "divorce", "Henry", "actual")),
        ("Rosa says goodbye to Henry. Rosa is arrested by Henry.", ("Rosa", "say", "Henry", "actual")),
        ("Henry expects Rosa to come with him, but she says no.", ("Rosa", "say", "Henry", "actual")),
    ],
)
def test_whom_it_is_done_to(text: str, deed: Deed) -> None:
    """Who parts in the passive parts from somebody, and a greeting is said to somebody."""
    assert deed in Export(text).deeds()


def test_who_is_put_somewhere_puts_nobody() -> None:
    """A past that is no different from its participle shares the passive of the verb before."""
    story = Export("Rosa says goodbye to Henry. Rosa is arrested by Henry and put in the cellar.")
    assert all(agent != "Rosa" for agent, lemma, _, _ in story.deeds() if lemma == "put")


def test_who_is_told_of_in_a_reason_is_not_one_of_them() -> None:
    """ "Because his father has a boat" brings nobody into the story who might do something next."""
    story = Export("Rosa visits Clara. Clara knows the way because Tom had a boat. They row to the island.")
    assert all("Tom" not in deed[0] for deed in story.deeds() if deed[1] == "row")


def test_who_undergoes_something_is_told_of() -> None:
    """Who is saved by somebody, and not who saves, is the one that the next clause goes on about."""
    story = Export("The clerk is dragged from the smoke by the miller, Tom Hale, but he has breathed too much and dies.")
    assert ("-", "die", "the clerk", "actual") in story.deeds()


def test_one_falls_to_one_s_own_death() -> None:
    """Whose death, way or mind it is that one falls to, is on or changes, nobody need ask."""
    story = Export("For months Henry has been meeting Dr. Ann Lowe, a widow whose own husband fell to his death in Peru.")
    assert "Henry" not in story.dead()


def test_of_several_objects_the_last_is_meant() -> None:
    """She shelters two, dresses one of them, and presents her."""
    text = "Rosa shelters Clara, dresses Ann as a page, and presents her to Henry."
    assert ("Rosa", "present", "Ann", "actual") in Export(text).deeds()


def test_who_reports_a_death_is_alive() -> None:
    """The doctor says of another that she died."""
    text = "The body of Clara is brought to Dr. Ann Ash, who establishes that she drowned."
    assert "Ann Ash" not in " ".join(Export(text).dead())


def test_nobody_does_it_to_the_prisoner_who_is_one() -> None:
    """Who does something is told of by another noun than whom it is done to."""
    story = Export("Tom is captured by pirates. Rosa sees her own father cut the prisoner's throat.")
    assert story.dead() == {"Tom": ["her own father"]}


def test_who_is_killed_does_not_get_away() -> None:
    """Behind a passive the sufferer goes on, unless they died of it."""
    story = Export("Rosa hides in the mill. One police officer is killed by Rosa, and she steals a horse.")
    assert ("Rosa", "steal", "-", "actual") in story.deeds()
