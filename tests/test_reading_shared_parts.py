"""Who has a part together with whom, who is heard and seen at it, and whom lists and clefts mean."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        (
            "Nora Pym, together with Victor Hale, attacks Tom Berg.",
            {("Nora Pym", "attack", "Tom Berg"), ("Victor Hale", "attack", "Tom Berg")},
        ),
        (
            "Victor Hale overhears Nora Pym telling Tom Berg that she loves him.",
            {("Victor Hale", "overhear", "Nora Pym"), ("Nora Pym", "tell", "Tom Berg")},
        ),
        ("Nora Pym returns home only to find Victor Hale waiting for her.", {("Nora Pym", "find", "Victor Hale")}),
        (
            "Nora Pym confirms that Victor Hale is king, after watching him kill a man.",
            {("Nora Pym", "watch", "Victor Hale"), ("Victor Hale", "kill", "-")},
        ),
        (
            "Nora Pym tells the heirs, Victor Hale and Tom Berg, that she is ill.",
            {("Nora Pym", "tell", "Victor Hale"), ("Nora Pym", "tell", "Tom Berg")},
        ),
        ("What Nora Pym finds in the tower is Tom Berg.", {("Nora Pym", "find", "Tom Berg")}),
        ("Nora Pym orders Victor Hale to train Tom Berg to rob Clara Roe.", {("Tom Berg", "rob", "Clara Roe")}),
    ],
)
def test_who_did_it_to_whom(text: str, deeds: set[tuple[str, str, str]]) -> None:
    """Whoever the story names has the part that the words give them."""
    assert deeds <= {(agent, lemma, patient) for agent, lemma, patient, _ in Export(text).deeds()}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Nora Pym is unable to save Tom Berg.", "negated"),
        ("Nora Pym is the first to save Tom Berg.", "actual"),
        ("Nora Pym uses a rope to save Tom Berg.", "actual"),
        ("Nora Pym demands that Victor Hale save Tom Berg.", "plan"),
    ],
)
def test_whether_it_happened(text: str, status: str) -> None:
    """What one is unable to do one does not do, and what one uses something for one does."""
    assert {told for _, lemma, _, told in Export(text).deeds() if lemma == "save"} == {status}
