"""Who makes common cause, who belongs to a body of people, who is at whose orders: small stories, each in its docstring."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def ties(text: str) -> set[tuple[str, str, str]]:
    """The relations of a small story."""
    return Export(text).relations()


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Dunn convinces Paul Reed to help her.",
        "Rosa Dunn persuades Paul Reed to help her break into the vault.",
        "Paul Reed reluctantly agrees to help Rosa Dunn.",
        "Paul Reed helps Rosa Dunn to find the ledger.",
        "Rosa Dunn recruits Paul Reed to help her find the ledger.",
        "Rosa Dunn joins forces with Paul Reed against the smugglers.",
        "Rosa Dunn and Paul Reed form an alliance.",
        "It is revealed that Rosa Dunn is colluding with Paul Reed.",
        "Rosa Dunn travels north with Paul Reed to find the ledger.",
        "Rosa Dunn continues her search for the ledger with Paul Reed.",
        "Paul Reed joins Rosa Dunn in her search for the ledger.",
        "Rosa Dunn and Paul Reed check the boiler. Later they seal the hatch.",
    ],
)
def test_common_cause(text: str) -> None:
    """Who is won for another's work, joins forces or a search, sets out with them, or acts with them twice, is their ally."""
    found = {(frozenset((a, b)), type) for a, type, b in ties(text)}
    assert (frozenset(("Rosa Dunn", "Paul Reed")), "works_with") in found


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Dunn helps Paul Reed up.",
        "Rosa Dunn helps Paul Reed to recover.",
        "Rosa Dunn refuses to help Paul Reed.",
        "Rosa Dunn tries to convince Paul Reed to help her.",
        "Rosa Dunn wants Paul Reed to help her.",
        "Rosa Dunn travels to Rome with Paul Reed.",
        "Rosa Dunn and Paul Reed check the boiler.",
        "Rosa Dunn and Paul Reed hear a cry. They recognize the voice.",
    ],
)
def test_no_common_cause(text: str) -> None:
    """A hand up, a refusal, a wish, one journey or deed, and what two only hear and see, make nobody an ally."""
    assert not {type for _, type, _ in ties(text)}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Rosa Dunn rejoins the Night Guard.", ("Rosa Dunn", "member_of", "Night Guard")),
        ("Rosa Dunn founds the Night Guard.", ("Rosa Dunn", "member_of", "Night Guard")),
        ("Rosa Dunn agrees to join the Night Guard.", ("Rosa Dunn", "member_of", "Night Guard")),
        ("Rosa Dunn is recruited into the Night Guard.", ("Rosa Dunn", "member_of", "Night Guard")),
        ("Rosa Dunn is expelled from the Night Guard.", ("Rosa Dunn", "member_of", "Night Guard")),
        ("Rosa Dunn is elected to the city council.", ("Rosa Dunn", "member_of", "the city council")),
        ("Rosa Dunn enlists in the army.", ("Rosa Dunn", "member_of", "the army")),
        ("Rosa Dunn joins the Bureau of Lost Things.", ("Rosa Dunn", "member_of", "Bureau of Lost Things")),
        ("Rosa Dunn of the FBI arrives in the village.", ("Rosa Dunn", "member_of", "FBI")),
    ],
)
def test_belonging_to_a_body(text: str, tie: tuple[str, str, str]) -> None:
    """Who joins, founds or leaves a body of people, is chosen for it or named after it, belongs or belonged to it."""
    assert tie in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Dunn leaves the hospital.",
        "Rosa Dunn is admitted to the law school.",
        "Rosa Dunn joins Paul Reed in Rome.",
        "Rosa Dunn wants to join the Night Guard.",
        "Rosa Dunn found the Night Guard asleep.",
    ],
)
def test_belonging_to_nothing(text: str) -> None:
    """A hospital one leaves, a town one is joined in and a guard one wishes for have nobody among them."""
    assert "member_of" not in {type for _, type, _ in ties(text)}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Edgar Crane orders Tom Reed to kill the mayor.", ("Tom Reed", "works_for", "Edgar Crane")),
        ("Captain Edgar Crane orders Tom Reed to shut the gate.", ("Tom Reed", "works_for", "Edgar Crane")),
        ("Following Edgar Crane's instructions, Tom Reed sets fire to the mill.", ("Tom Reed", "works_for", "Edgar Crane")),
        ("Tom Reed agrees to work for Edgar Crane.", ("Tom Reed", "works_for", "Edgar Crane")),
        ("Tom Reed pledges his loyalty to Edgar Crane.", ("Tom Reed", "works_for", "Edgar Crane")),
        ("Tom Reed enters the service of Edgar Crane.", ("Tom Reed", "works_for", "Edgar Crane")),
        ("Tom Reed is revealed to be a spy for Edgar Crane.", ("Tom Reed", "works_for", "Edgar Crane")),
        ("Edgar Crane's henchmen, Tom Reed and Osk, burn the mill.", ("Tom Reed", "works_for", "Edgar Crane")),
        ("Marsh Industries employee Tom Reed finds the ledger.", ("Tom Reed", "works_for", "Marsh Industries")),
        ("Edgar Crane uses Ann Lowe as a hostage.", ("Edgar Crane", "captor", "Ann Lowe")),
        ("Edgar Crane has Ann Lowe arrested.", ("Edgar Crane", "captor", "Ann Lowe")),
        ("Sheriff Crane hauls Ann Lowe off to jail.", ("Sheriff Crane", "captor", "Ann Lowe")),
        ("Rosa Dunn disguises herself as Ann Lowe.", ("Rosa Dunn", "impersonates", "Ann Lowe")),
        ("Rosa Dunn pretends to be Ann Lowe to enter the bank.", ("Rosa Dunn", "impersonates", "Ann Lowe")),
        ("Edgar Crane hires Ann Lowe as his attorney.", ("Ann Lowe", "represents", "Edgar Crane")),
    ],
)
def test_service_and_custody(text: str, tie: tuple[str, str, str]) -> None:
    """Errands, pledges and instructions tell whose somebody is; a hostage is held, and an arrest one has made holds too."""
    assert tie in ties(text)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Rosa Dunn orders Paul Reed to hand over the key.", "works_for"),
        ("Edgar Crane pledges the loyalty of his town to Ann Lowe.", "works_for"),
        ("Rosa Dunn pretends to be asleep.", "impersonates"),
        ("Rosa Dunn takes Ann Lowe to the hospital.", "captor"),
    ],
)
def test_no_service(text: str, type: str) -> None:
    """Who has no rank and gives no errand only orders somebody about."""
    assert type not in {t for _, t, _ in ties(text)}
