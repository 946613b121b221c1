"""Who is behind a name that is no name, and who is not."""

from __future__ import annotations

from tests.reading_helpers import Export


def test_the_man_in_black_is_a_name() -> None:
    """All of it is; "the Man" is he as well, and what he reveals of a "he" is told of himself."""
    story = Export(
        "Episode 1\n\nThe Man in Black confronts Ann Reed. Will Orr writes to Ann.\n\n"
        "Episode 2\n\nThe Man hates Ann, but she says that Will Orr will save her. The Man reveals he is Will Orr.\n"
    )
    assert {"Man in Black", "Will Orr"} <= {*story.character("Will Orr")["names"]}
    assert not story.raw["places"]


def test_who_confesses_to_be_the_raven_is_he_whose_mask_is_off() -> None:
    """It has come out that Veld is Raven; the "he" of "he confesses that he is Raven" is not Paul, who stands before him."""
    story = Export(
        "Episode 1\n\nPaul Orm envies Veld. Everybody in Osk fears Raven. Paul steals his watch. Ann Reed finds a letter that "
        "leads her to conclude that Veld is Raven. Veld gives Paul a key.\n\n"
        "Episode 2\n\nPaul is bound to a chair and, faced with the undeniable letter of Ann, Veld breaks down and weeps like a "
        "child. He confesses that he is Raven and draws a knife. Seeing Veld fall, Paul kills himself.\n"
    )
    assert {"Veld", "Raven"} == {*story.character("Veld")["names"]}
    assert "Veld" not in {*story.character("Paul Orm")["names"]}
    assert ("Veld", "draw") in {(agent, lemma) for agent, lemma, _, _ in story.deeds()}


def test_whoever_heads_a_list_of_names_is_none_of_them() -> None:
    """ "The Cardinal, Thomas, Matthew, and Gilbert enter": he is not Thomas."""
    story = Export(
        "Thomas and Robert live in Rome. The Cardinal, Thomas, Matthew, Robert, and Gilbert enter. The Cardinal warns Robert."
    )
    assert ("Thomas", "warn") not in {(agent, lemma) for agent, lemma, _, _ in story.deeds()}
