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


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "It is the first day at St. Bride's for the new residents: Nina Park, Leo Strand and Joy Abara.",
            ("Joy Abara", "works_for", "St. Bride"),
        ),
        (
            "Rosa Dunn is taken to Mercy Hospital. She is welcomed by the chief of surgery Dr Henry Crane.",
            ("Henry Crane", "works_for", "Mercy Hospital"),
        ),
        (
            "Rosa Dunn is taken to Mercy Hospital. She tells Henry Crane, the hospital manager.",
            ("Henry Crane", "works_for", "Mercy Hospital"),
        ),
        (
            "Rosa Dunn is taken to Mercy Hospital. She tells Henry Crane, one of the porters.",
            ("Henry Crane", "works_for", "Mercy Hospital"),
        ),
        ("Rosa Dunn, political editor of The Record, calls Tom.", ("Rosa Dunn", "works_for", "Record")),
        ("Helen Marsh, editor of The Northern Echo, laughs.", ("Helen Marsh", "works_for", "Northern Echo")),
    ],
)
def test_staff_told_together_or_by_the_house(text: str, tie: tuple[str, str, str]) -> None:
    """Names listed beside residents, a manager with the house before the noun, one of several, and who is editor of a name."""
    found = ties(text)
    assert any(tie[0] in a and t == tie[1] and tie[2] in b for a, t, b in found), found


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Captain Ann Lowe wakes the crew of the ship. The pilot, Tom Reed, screams.",
            ("Tom Reed", "works_for", "Ann Lowe"),
        ),
        (
            "Superintendent Ann Lowe wants an arrest. Detective Sergeant Tom Reed shrugs.",
            ("Tom Reed", "works_for", "Ann Lowe"),
        ),
        ("Commissioner Ann Lowe wants an arrest. DI Tom Reed shrugs.", ("Tom Reed", "works_for", "Ann Lowe")),
    ],
)
def test_command_by_rank(text: str, tie: tuple[str, str, str]) -> None:
    """A pilot is under the only captain of a ship, detectives under the only one of the highest rank."""
    found = ties(text)
    assert any(tie[0] in a and t == tie[1] and tie[2] in b for a, t, b in found), found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Tom Reed waits. Superintendent Ann Lowe wants an arrest. She paces. Detective Sergeant Tom Reed shrugs.",
            ["Superintendent Ann Lowe wants an arrest.", "Detective Sergeant Tom Reed shrugs."],
        ),
        (
            "Episode 1: Rain\n\nDetective Sergeant Tom Reed shrugs.\n\n"
            "Episode 2: Snow\n\nTom Reed waits. Superintendent Ann Lowe wants an arrest.",
            ["Detective Sergeant Tom Reed", "Superintendent Ann Lowe wants an arrest."],
        ),
    ],
)
def test_command_by_rank_cites_both_ranks(text: str, told: list[str]) -> None:
    """ "Tom Reed waits" shows nobody's rank; the sentences that do are cited, in earlier parts the title itself."""
    (tie,) = (r for r in Export(text).raw["relations"] if r["type"] == "works_for")
    assert sorted(e["text"] for e in tie["evidence"]) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "Captain Ann Lowe wakes the crew of the ship. Tom Reed, a pilot from Leeds, screams.",
        "Captain Ann Lowe inspects the fort. The doctor, Tom Reed, screams.",
        "Superintendent Ann Lowe meets Superintendent Eve Hale. Detective Sergeant Tom Reed shrugs.",
        "Detective Ann Lowe meets Detective Sergeant Tom Reed.",
        "Captain Ann Lowe wakes the crew of the ship. The pilot, Tom Reed, her brother, screams.",
    ],
)
def test_no_command_by_rank(text: str) -> None:
    """Nobody's by rank are those from elsewhere, those ashore, where two are of the highest rank or none is, and kin."""
    assert "works_for" not in {type for _, type, _ in ties(text)}


def test_a_doctor_on_land_is_under_no_captain() -> None:
    """A town's doctor does not serve the captain of its police because a ship is told of; a ship's doctor serves hers."""
    story = Export(
        "A ship anchors at Hull. Captain Agnes Moody of the police meets Dr. Ines Calder, the town's physician. "
        "The doctor lies."
    )
    assert ("Ines Calder", "works_for", "Agnes Moody") not in story.relations()
    assert not any(kind == "works_for" and "Calder" in a for a, kind, b in story.relations())
