"""Actors in brackets: behind a description, and with what is thought of them."""

from __future__ import annotations

from tests.reading_helpers import Export


def test_what_is_thought_of_an_actor_makes_them_nobody_in_the_story() -> None:
    """Praise may stand before the actor's name or behind it."""
    story = Export("Joyce (Margit Kroll, terrifying) looks at Rita (the great Helen Marsh). Joyce hits Rita.")
    assert story.names == {"Joyce", "Rita"}
    assert [story.character(name)["actor"] for name in ("Joyce", "Rita")] == ["Margit Kroll", "Helen Marsh"]


def test_an_actor_behind_a_description_plays_whoever_has_no_name() -> None:
    """Where the actors of others are told in brackets too."""
    story = Export("Nora Fell (Ann Darvill) opens the door. A hit man (Paul Orton) shoots her. The hit man flees.")
    assert story.names == {"Nora Fell", "a hit man"}
    assert story.character("a hit man")["actor"] == "Paul Orton"


def test_a_name_in_brackets_behind_a_description_may_be_the_victims() -> None:
    """Whom the story tells of elsewhere plays nobody."""
    story = Export("Nora Fell (Ann Darvill) finds the victim (Paul Orton). Paul Orton was a banker.")
    assert "Paul Orton" in story.names


def test_kin_in_brackets_is_no_actor() -> None:
    """Behind the comma stands who somebody is."""
    story = Export("Nora Fell (Ann Darvill) visits Joyce (Paul Orton, her husband, opens the door).")
    assert story.character("Joyce").get("actor") != "Paul Orton"


def test_what_an_actor_is_credited_as_is_no_part_of_the_name() -> None:
    """A guest star is one whom the brackets call so, and no guest of the one they play."""
    story = Export(
        "Elsa Marsh (special guest Mia Kroll) bets on Tom Fell (played by Ned Orton). Joyce (Guest Star: Ann Darvill) wins."
    )
    assert story.names == {"Elsa Marsh", "Tom Fell", "Joyce"}
    assert [story.character(name)["actor"] for name in sorted(story.names)] == ["Mia Kroll", "Ann Darvill", "Ned Orton"]
    assert not story.character("Elsa Marsh")["descriptions"]
