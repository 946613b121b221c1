"""Love begun and ended, and who is against whom: small stories, each for one phenomenon and named in its docstring."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export

MEETING = "Clara Dunn meets Paul Marsh at the mill. "


def between(text: str, type: str) -> set[tuple[frozenset[str], bool]]:
    """The pairs of a relation in a story, each with whether it has ended."""
    story = Export(text)
    name = story.name
    return {
        (frozenset((name[r["source"]], name[r["target"]])), r["until"] is not None)
        for r in story.raw["relations"]
        if r["type"] == type
    }


@pytest.mark.parametrize(
    "text",
    [
        "The two have sex.",
        "The pair end up having sex.",
        "They become attracted to each other.",
        "Paul becomes infatuated with Clara.",
        "Paul asks Clara out.",
        "Paul takes Clara on a date.",
        "Clara and Paul begin a relationship.",
        "Clara and Paul start dating.",
        "Paul leads Clara to the weir, and the two confess their love for each other.",
        "Clara wakes up in bed next to Paul.",
        "Clara tells Paul that she wants to end their relationship.",
        "Rosa learns of Clara's relationship with Paul.",
        "Paul introduces Clara as his fiancée.",
    ],
)
def test_love_is_told_by_what_two_do(text: str) -> None:
    """A bed, a date, a relationship begun or to be ended, and being drawn to one another tell lovers."""
    assert between(MEETING + text, "romantic") == {(frozenset(("Clara Dunn", "Paul Marsh")), False)}


@pytest.mark.parametrize(
    "text",
    [
        "Clara ends her relationship with Paul.",
        "Clara and Paul end their relationship.",
        "Clara calls off her wedding to Paul.",
    ],
)
def test_love_ends(text: str) -> None:
    """What is broken off has ended."""
    assert between(MEETING + text, "romantic") == {(frozenset(("Clara Dunn", "Paul Marsh")), True)}


@pytest.mark.parametrize(
    "text",
    [
        "Clara is attracted to the mill.",
        "Clara ends her working relationship with Paul.",
        "Clara asks Paul to look out.",
        "Clara and Paul make out a ship.",
        "Clara finds Paul in bed with a fever.",
    ],
)
def test_what_is_no_love(text: str) -> None:
    """A place draws people too, and there are other relationships and other beds."""
    assert not between(MEETING + text, "romantic")


def test_who_is_found_in_bed_with_whom() -> None:
    """The two in the bed are lovers, and not whoever finds them."""
    found = between("Clara Dunn comes home. Clara finds Paul Marsh in bed with Vera Lodge.", "romantic")
    assert found == {(frozenset(("Paul Marsh", "Vera Lodge")), False)}


@pytest.mark.parametrize(
    "text",
    [
        "Clara plots to bring down Paul.",
        "Clara pulls a gun on Paul.",
        "Clara wants Paul dead.",
        "Clara leads a rebellion against Paul.",
        "Clara burns down Paul's barn.",
        "Clara orders Rosa to kill Paul.",
        "Clara has Rosa, the new cook, kill Paul.",
    ],
)
def test_enemies_plot_and_threaten(text: str) -> None:
    """Who plans another's ruin, draws a weapon or gives the order to kill is against them, and not who is given it."""
    assert {pair for pair, _ in between(MEETING + text, "adversary")} == {frozenset(("Clara Dunn", "Paul Marsh"))}


@pytest.mark.parametrize(
    "text",
    [
        "Clara lights a fire, intending to kill herself and Paul.",
        "Paul's brother, Edgar, quarrels with Paul.",
        "Clara plans to catch a trout for Paul.",
        "Clara points at Paul.",
    ],
)
def test_what_makes_no_enemies(text: str) -> None:
    """Nobody is the enemy of whom they mean to die with, nor of kin for one quarrel."""
    assert not between(MEETING + text, "adversary")


def test_who_is_estranged_is_still_kin() -> None:
    """An estranged wife is a wife, and an estranged father a father."""
    story = Export("Paul Marsh visits his estranged wife, Clara. Vera Lodge writes to her estranged father, Henry.")
    told = {(story.name[r["source"]], r["type"], r["qualifier"]) for r in story.raw["relations"]}
    assert {(t, q) for _, t, q in told} == {("spouse", None), ("parent", None)}


def test_a_death_ends_no_marriage_that_is_too_doubtful_to_show() -> None:
    """Who "her husband" is nobody knows, and it is no better known once she has died."""
    story = Export("S01 E01 – One\n\nRosa begs the widow to forgive her husband.\n\nS01 E02 – Two\n\nRosa dies.\n")
    assert not story.relations()


def test_children_in_a_list_are_not_whoever_stands_before_them() -> None:
    """One name is no several children: the commas are those of a list."""
    story = Export("Paul Marsh and Clara Dunn complain to Rosa, their children, and their servants.")
    assert not {t for _, t, _ in story.relations()} & {"parent"}
