"""Slips of the tree over a single word, and words that look like somebody: small stories, each in its docstring."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize("is_", ["'s", "’s", " is"])
def test_a_clitic_is_a_verb(is_: str) -> None:
    """Whoever is the father of Hanna is Fogel, written short or not; her sister has a father of her own."""
    story = Export(f"Barry is the father of Abby. Fogel{is_} also the biological father of Hanna, Abby's older sister.")
    assert ("Fogel", "parent", "Hanna") in story.relations()
    assert not {("Fogel", "parent", "Abby"), ("Barry", "parent", "Hanna")} & story.relations()
    assert len(story.names) == 4


def test_nobody_has_two_fathers() -> None:
    """Hanna has a father, so Abby's father is not hers, though they are sisters; their mother is both's."""
    story = Export("Barry is the father of Abby. Cathy is the mother of Abby. Owen is the father of Hanna, Abby's sister.")
    assert ("Barry", "parent", "Hanna") not in story.relations()
    assert {("Owen", "parent", "Hanna"), ("Cathy", "parent", "Hanna")} <= story.relations()


def test_an_adjective_is_given_nobody() -> None:
    """Carter has to convince one man, who is angry."""
    story = Export("Carter decides his future lies in medicine, not surgery, and tries to convince an irate Anspaugh likewise.")
    assert story.names == {"Carter", "Anspaugh"}
    assert ("Carter", "convince", "Anspaugh", "attempt") in story.deeds()


def test_a_make_is_nobody() -> None:
    """Mark owns a gun of some make; nobody works with it."""
    story = Export("Doyle approves of Mark's choice in guns: a Sig Sauer. She later works with him on a case.")
    assert story.names == {"Doyle", "Mark"}


def test_a_short_plural_is_no_name() -> None:
    """Two nurses are sent home, and nobody is called RNs."""
    story = Export("Management demands that Carol send two RNs home. Tom thanks her.")
    assert not [n for c in story.raw["characters"] for n in c["names"] if "RN" in n]


def test_an_unknown_author_is_not_found() -> None:
    """A novel is found in the hall."""
    story = Export("The gossip runs wild when a torrid novella, author unknown, is found in the hall. Ann reads it.")
    assert story.names == {"Ann"}


def test_a_quoted_title_names_nobody() -> None:
    """Rick listens to a song in which some Vale is told of."""
    story = Export(
        "Rick returns. He plays Ann the first song of the record, 'Close Rick-counters of the Rick Vale', and weeps."
    )
    assert story.names == {"Rick", "Ann"}
