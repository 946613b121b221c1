"""What plots of films and recaps by other hands showed: casts, names with nicknames, whose doing it is, and what is not yet."""

from __future__ import annotations

import pytest

from previously.segment import sentences
from previously.tagger import weight
from previously.tagging.lemmas import Lemmas
from tests.reading_helpers import Export


def test_who_is_played_by_another_is_another() -> None:
    """Whether or not an actor's first name is in the table of given names."""
    story = Export("Jon (Joel Carr) leads the gang. Father Jon Hale (Pavick Orr) and Jonny Marsh (Pakky Low) pray with Jon.")
    assert {"Jon", "Jon Hale", "Jonny Marsh"} <= story.names


def test_surnames_in_brackets_are_actors_where_there_are_many() -> None:
    story = Export("Ann Lowe (Harker) meets Tom Reed (Quillan). Ben Ash (Dorsett) robs Eve Marsh (Vandeleur).")
    assert story.names == {"Ann Lowe", "Tom Reed", "Ben Ash", "Eve Marsh"}
    assert story.character("Ann Lowe")["actor"] == "Harker"
    assert Export("Ann Lowe (Harker) meets Tom Reed.").character("Ann Lowe")["actor"] is None


def test_several_actors_in_one_bracket_are_nobody() -> None:
    story = Export("Ann Lowe (Mia Orr) works in a bank. The clerks (Ray Hale, Otto Lind and Karl Venn) rob Ann.")
    assert not {"Ray Hale", "Otto Lind", "Karl Venn"} & story.names


def test_initials_in_brackets_end_no_sentence_and_play_nobody() -> None:
    text = 'Calvin Carlton (C. C.) "Bud" Bexter (Mia Orr) works in a firm. Bud leaves.'
    assert len(sentences(text)) == 2
    assert "C." not in Export(text).names


def test_a_nickname_in_brackets_is_part_of_a_name() -> None:
    story = Export('Larissa ("Lara") Anders (Mia Orr) meets Pavel ("Pasha") Antonov (Tom Kerr). Pasha runs to Lara.')
    assert story.character('Larissa ("Lara") Anders')["actor"] == "Mia Orr"
    assert len(story.names) == 2


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("When Nora says that she is ill, Paul puts her off.", ("Nora", "say", "Paul", "actual")),
        ("Paul and Nora drive to City Hall to get married but find it closed.", ("Paul", "marry", "Nora", "plan")),
        ("Karl is likely to question Nora, too.", ("Karl", "question", "Nora", "plan")),
        ("Nora finds that Paul lied to her about being forced to leave.", ("-", "force", "Paul", "claim")),
        ("Otto has Maxim killed by paying Carl to fight him.", ("Otto", "pay", "Carl", "actual")),
        ("Otto pulls Paul, drowned, from a lake.", ("-", "drown", "Paul", "actual")),
        ("Otto tails Paul and shoots photographs of him.", ("Otto", "photograph", "Paul", "actual")),
    ],
)
def test_what_happened(text: str, deed: tuple[str, str, str, str]) -> None:
    agent, lemma, patient, status = deed
    found = {d for d in Export(text).deeds() if d[1] == lemma}
    assert any(d[0] == agent and d[3] == status and patient in (d[2], "-") for d in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Paul and Nora drive to City Hall to get married but find it closed.",
        "Nora's father approves Nora's marriage to Paul. Paul is arrested.",
        "Paul and Carl are practically brothers.",
        "Mike goes hunting with Axel and Otto.",
        "Nora vows to avenge Anna.",
        "Otto tails Paul and shoots photographs of him.",
    ],
)
def test_who_is_nothing_to_whom(text: str) -> None:
    """Neither married, nor kin, nor foes."""
    assert not {type for _, type, _ in Export(text).relations()} & {"spouse", "sibling", "adversary"}


def test_nobody_dies_of_photographs_nor_of_whom_he_finds() -> None:
    assert not Export("Otto tails Paul and shoots photographs of him with Ann.").dead()
    assert {*Export("Lieutenant Otto Lind pulls Paul, drowned, from a lake.").dead()} == {"Paul"}


def test_of_man_and_wife_he_goes_by_the_name() -> None:
    story = Export("Eve Marsh hires Otto to follow her husband Paul Marsh. Otto tails him. Karl wants to ruin Marsh.")
    assert any(lemma == "ruin" and patient == "Paul Marsh" for _, lemma, patient, _ in story.deeds())


def test_two_words_for_one_man() -> None:
    """What an article begins and no other follows is told of one."""
    story = Export("Ann, a nurse and mother of two, leaves Tom. The soldier/poet dies.")
    assert {agent for agent, lemma, *_ in story.deeds() if lemma == "leave"} == {"Ann"}


def test_fellow_workers_work_together() -> None:
    relations = Export("George starts dating fellow factory worker Alice Tripp.").relations()
    assert ("George", "works_with", "Alice Tripp") in relations


def test_whose_affair_one_discovers() -> None:
    """Another's."""
    relations = Export("Lara is close to Victor. Lara's mother discovers her affair with Victor and leaves.").both_ways()
    assert ("Lara", "romantic", "Victor") in relations


def test_who_speaks_is_not_whom_one_asks_next() -> None:
    story = Export('Jake slaps Eve until she cries out "She is my sister!", then asks Jake to leave.')
    assert not any({a, b} == {"Jake", "Eve"} for a, type, b in story.relations() if type == "sibling")


def test_in_capitals_a_word_for_somebody_is_no_name() -> None:
    story = Export("Otto meets Father Jon Hale. Otto says the priest is a liar. Otto insists that the Priest must be killed.")
    assert "Priest" not in story.names


def test_what_one_is_no_longer_says_nothing() -> None:
    story = Export("Michael tells Eve that he is no longer a thief.")
    assert "a thief" not in story.character("Michael")["descriptions"]


def test_whoever_watches_does_not_fall() -> None:
    """And whom one scolds is another than who takes her side."""
    fall = Export("Nora confronted Vera and watched as she fell down the stairs.")
    assert {agent for agent, lemma, *_ in fall.deeds() if lemma == "fall"} == {"Vera"}


@pytest.mark.parametrize(
    ("form", "tag", "lemma"), [("feigning", "VBG", "feign"), ("enamored", "VBN", "enamor"), ("signed", "VBD", "sign")]
)
def test_lemmas(form: str, tag: str, lemma: str) -> None:
    table = Lemmas(weight("lemmas.txt").decode())
    assert table.of(form, "VERB", tag, form) == lemma
