"""Who has something done, who is to do it, and whose deed a "for doing it" tells."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        (
            "Simon, who hired Henry to find Clara, has him killed, then smuggles her out of the city.",
            ("Simon", "kill", "Henry"),
        ),
        ("Rosa plans for Clara to marry her son, Robin.", ("Clara", "marry", "Robin")),
        ("Rosa arranges for Clara to rob Henry.", ("Clara", "rob", "Henry")),
        ("Rosa visits Clara. She chastises Simon for torturing Henry.", ("Simon", "torture", "Henry")),
        ("Henry trips Simon and crushes his skull while boasting of it.", ("Henry", "crush", "Simon")),
    ],
)
def test_who_did_it_to_whom(text: str, deed: tuple[str, str, str]) -> None:
    """Simon has Henry killed; Rosa plans and Clara marries; Simon tortured, and is chastised; the skull is another's."""
    assert deed in {(agent, lemma, patient) for agent, lemma, patient, _ in Export(text).deeds()}


def test_his_murder_is_not_of_who_is_arrested() -> None:
    """Tom kills Henry, and is arrested for his murder: Henry's."""
    raw = Export("Tom kills Henry. Clara has Tom arrested for his murder.").raw
    names = {c["id"]: c["name"] for c in raw["characters"]}
    assert [names[s["entity"]] for s in raw["states"] if s["value"] == "dead"] == ["Henry"]


def test_whose_widow_somebody_is_has_died() -> None:
    """Jon goes north; Lysa is the widow of Jon Arden, who must be another."""
    story = Export(
        "Jon rides north. Sam meets Jon at the wall. Sam visits his aunt Lysa, Jon Arden's widow. Jon and Sam fight."
    )
    assert {"Jon", "Jon Arden"} <= {c["name"] for c in story.raw["characters"]}
    dead = [story.name[s["entity"]] for s in story.raw["states"] if s["value"] == "dead"]
    assert dead == ["Jon Arden"]
