"""Ties that work done hand in hand, threats and orders tell: small stories, each named in its docstring."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def ties(text: str) -> set[tuple[str, str, str]]:
    """The relations of a small story."""
    return Export(text).relations()


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Dunn and Paul Reed search the cabin for the map.",
        "Rosa Dunn searches the cabin with Paul Reed.",
        "Rosa Dunn and Paul Reed come up with a plan.",
        "The pump was fitted by Rosa Dunn and Paul Reed.",
    ],
)
def test_work_done_hand_in_hand(text: str) -> None:
    """Those who search, fit or plot something together work with one another."""
    found = {(frozenset((a, b)), type) for a, type, b in ties(text)}
    assert (frozenset(("Rosa Dunn", "Paul Reed")), "works_with") in found


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Dunn and Paul Reed have dinner and dance until midnight.",
        "Rosa Dunn and Paul Reed open their presents.",
        "Rosa Dunn and Paul Reed question whether the ring is real.",
        "Rosa Dunn and her brother Paul Reed search the cabin.",
        "Rosa Dunn hires Paul Reed. Rosa Dunn and Paul Reed search the cabin.",
    ],
)
def test_no_work_done_hand_in_hand(text: str) -> None:
    """A dinner, presents and doubts are no work; brother and sister, and who works for the other, are told already."""
    assert "works_with" not in {type for _, type, _ in ties(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Dunn threatens to expose Paul Reed.",
        "Paul Reed turns pale when Rosa Dunn threatens to publish his letters.",
        "Rosa Dunn swears to ruin Paul Reed.",
        "Rosa Dunn blames Paul Reed for the fire.",
    ],
)
def test_threats_make_enemies(text: str) -> None:
    """Whose letters somebody threatens to publish has an enemy, and so has whom somebody blames or swears to ruin."""
    assert (frozenset(("Rosa Dunn", "Paul Reed")), "adversary") in {(frozenset((a, b)), t) for a, t, b in ties(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Dunn threatens to leave Paul Reed.",
        "Rosa Dunn swears to protect Paul Reed.",
        "Rosa Dunn threatens to expose her brother Paul Reed.",
    ],
)
def test_not_every_threat_makes_enemies(text: str) -> None:
    """To leave somebody is no harm of that kind, nor is an oath to protect; between kin a threat is of one day."""
    assert "adversary" not in {type for _, type, _ in ties(text)}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Mayor Ann Lowe appoints Tom Reed in his place.", ("Tom Reed", "works_for", "Ann Lowe")),
        ("Tom Reed is ordered by Captain Lowe to watch the door.", ("Tom Reed", "works_for", "Captain Lowe")),
        ("Edgar Crane has Tom Reed follow the girl.", ("Tom Reed", "works_for", "Edgar Crane")),
    ],
)
def test_whom_people_command(text: str, tie: tuple[str, str, str]) -> None:
    """Who appoints somebody, has them do something or, being of rank, orders it commands them."""
    assert tie in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lord Crane appoints Tom Reed his heir.",
        "Rosa Dunn orders Tom Reed to drop the gun.",
        "Ann Lowe has Tom Reed to thank for the ring.",
    ],
)
def test_whom_nobody_commands(text: str) -> None:
    """An heir has no post; whoever has a gun may order anybody to drop theirs; thanks are no command."""
    assert "works_for" not in {type for _, type, _ in ties(text)}
