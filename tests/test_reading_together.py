"""Several people told of in one word, as those they are: the lovers, the sisters, either of them."""

from __future__ import annotations

from tests.reading_helpers import Export


def agents(story: Export, verb: str) -> set[str]:
    """Who does what a verb says."""
    return {agent for agent, lemma, *_ in story.deeds() if lemma == verb}


def test_the_lovers_are_the_two_who_are_in_love() -> None:
    """And not the only couple that is married."""
    story = Export(
        "Rosalind is the wife of Conrad. Sam is in love with Clara. Conrad hates Sam. The lovers hide on the boat. Eve weeps."
    )
    assert agents(story, "hide") == {"Sam", "Clara"}


def test_the_newlyweds_are_those_who_wed() -> None:
    """Four sentences earlier."""
    story = Export(
        "Nora marries Peter. Walter and Ada quarrel. Ada leaves. Walter drinks. The newlyweds move to Paris. Ada weeps."
    )
    assert agents(story, "move") == {"Nora", "Peter"}


def test_the_sisters_are_one_mans_daughters() -> None:
    """That they are sisters was never said in so many words."""
    story = Export(
        "S01 E01 – One\n\nHarriet is the vicar's elder daughter. Louisa is the vicar's younger daughter. "
        "S01 E02 – Two\n\nHarriet bakes. Louisa reads. A stranger arrives. The sisters nurse the stranger for a week.\n"
    )
    assert agents(story, "nurse") == {"Harriet", "Louisa"}


def test_either_of_them() -> None:
    """Nobody is called "either of them"."""
    story = Export(
        "Saffron Quayle and Kofi Boateng meet at the scene. Afterwards they kiss in the back of his ambulance, but he is "
        "called out before either of them can say anything."
    )
    assert agents(story, "say") == {"Saffron Quayle", "Kofi Boateng"}


def test_neither_of_them_is_both() -> None:
    """Both do not answer."""
    story = Export("Ann and Tom are questioned by the sheriff. Neither of them answers the sheriff.")
    assert agents(story, "answer") == {"Ann", "Tom"}
