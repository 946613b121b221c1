"""Whose staff people are by what they are called: small stories, each named in its docstring."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def ties(text: str) -> set[tuple[str, str, str]]:
    """The relations of a small story."""
    return Export(text).relations()


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Rosa Dunn is a nurse at Mercy Hospital. On Monday the matron, Ann Lowe, finds a body.",
            ("Ann Lowe", "works_for", "Mercy Hospital"),
        ),
        (
            "Tom Reed is taken to Mercy Hospital. Dr. Ann Lowe examines him.",
            ("Ann Lowe", "works_for", "Mercy Hospital"),
        ),
        (
            "Rosa Dunn checks into the Palace Hotel. The manager, Henry Crane, carries her trunks.",
            ("Henry Crane", "works_for", "Palace Hotel"),
        ),
        (
            "King Edmund falls ill. The Chancellor, Lord Henry Crane, hides the will.",
            ("Henry Crane", "works_for", "Edmund"),
        ),
        (
            "Prime Minister Ann Lowe resigns. The Chancellor of the Exchequer, Henry Crane, laughs.",
            ("Henry Crane", "works_for", "Ann Lowe"),
        ),
    ],
)
def test_staff_by_what_they_are(text: str, tie: tuple[str, str, str]) -> None:
    """Where one hospital, hotel, king or prime minister is told of, those of their kind work there or for them."""
    found = ties(text)
    assert any(tie[0] in a and t == tie[1] and tie[2] in b for a, t, b in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed is taken to Mercy Hospital. Ann Lowe, a surgeon from Leeds, visits him.",
        "Tom Reed is taken to Mercy Hospital. Ann Lowe, a retired nurse, visits him.",
        "Tom Reed leaves Mercy Hospital for Albion Clinic. Ann Lowe, a nurse, follows him.",
        "Tom Reed is taken to the hospital. Ann Lowe, a nurse, follows him.",
        "King Edmund fights King Osric. The Chancellor, Lord Henry Crane, hides the will.",
    ],
)
def test_not_on_the_staff(text: str) -> None:
    """Nor those from elsewhere, nor anybody where there are two houses or none with a name."""
    assert not [t for t in ties(text) if t[1] == "works_for"]


def test_a_rank_is_kept() -> None:
    """Whose rank was told is still an officer where only the name stands beside the police."""
    text = "DS Rosa Dunn questions Henry Crane.\n\nThe police search the house. Dunn finds a ring."
    assert ("Rosa Dunn", "member_of", "the police") in ties(text)
    text = "DS Rosa Dunn questions Henry Crane. Dunn resigns from the police. The police search the house. Dunn finds a ring."
    assert [r["qualifier"] for r in Export(text).raw["relations"] if r["type"] == "member_of"] == ["ex"]
