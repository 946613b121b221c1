"""Whom a description means that was never said of them: in other words, by what befell them, by whom they lost."""

from __future__ import annotations

from tests.reading_helpers import Export


def test_another_word_for_what_somebody_is() -> None:
    """The attorney of one part is the lawyer of the next."""
    story = Export(
        "S01 E01 – One\n\nHelen Marsh, an attorney, meets Priya and her uncle Walter. Walter fires her.\n\n"
        "S01 E02 – Two\n\nThe lawyer goes to the press. Walter threatens the lawyer.\n"
    )
    assert ("Walter", "threaten", "Helen Marsh", "actual") in story.deeds()


def test_the_prisoner_is_whoever_was_caught() -> None:
    """Nobody has called him so before."""
    story = Export(
        "Sir Conrad hates Maud. Edmer ambushes Garrick on the road and imprisons him. Maud and Edmer quarrel. "
        "Maud feeds the prisoner."
    )
    assert ("Maud", "feed", "Garrick", "actual") in story.deeds()


def test_the_prisoner_of_the_part_before() -> None:
    """Who was locked up in one part is a prisoner in the next."""
    story = Export(
        "S01 E01 – One\n\nThe guards lock Juno Vale in a cell. Petra weeps.\n\n"
        "S01 E02 – Two\n\nPetra visits Juno Vale. Grace argues with Petra. Grace wants the prisoner moved. "
        "Petra questions the prisoner.\n"
    )
    assert ("Petra", "question", "Juno Vale", "actual") in story.deeds()


def test_the_widow_is_the_wife_of_the_dead() -> None:
    """Only one has lost her husband."""
    story = Export(
        "S01 E01 – One\n\nRosalind is married to Leonard Day. Ada is married to Ike. Leonard Day dies.\n\n"
        "S01 E02 – Two\n\nAda and Rosalind meet. Ike brings flowers. Ike consoles the widow.\n"
    )
    assert ("Ike", "console", "Rosalind", "actual") in story.deeds()


def test_the_dead_drummer_is_the_drummer_who_died() -> None:
    """What befell the only one tells nobody apart."""
    story = Export(
        "S01 E01 – One\n\nTeddy Vance, a drummer, is murdered in room nine. Jolene weeps.\n\n"
        "S01 E02 – Two\n\nThe sheriff blames the dead drummer.\n"
    )
    assert ("the sheriff", "blame", "Teddy Vance", "actual") in story.deeds()


def test_the_new_one_is_not_the_old_one() -> None:
    """Whoever has the office now, it is not the governor of before."""
    story = Export(
        "S01 E01 – One\n\nGovernor Tobias Ash rules the colony. Judith leads the miners.\n\n"
        "S01 E02 – Two\n\nTobias Ash flees. The new governor has Judith arrested.\n"
    )
    assert ("Tobias Ash", "arrest", "Judith", "actual") not in story.deeds()
    assert not [d for d in story.deeds() if d[:2] == ("Tobias Ash", "have")]
