"""A story with everybody renamed after a custom, and the reading of it by hand with the same names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.customs import CUSTOMS, Renaming, renamed

TEXT = "Ada Marsh hires Tom Venn. Judge Venn meets Ada’s brother, Ned Marsh. Ven shoots Ada."
GOLD: dict[str, Any] = {
    "characters": [
        {"id": "Ada", "names": ["Ada Marsh", "Ada"], "gender": "f"},
        {"id": "tom", "names": ["Tom Venn", "Judge Venn", "Ven"], "gender": "m"},
        {"id": "ned", "names": ["Ned Marsh"], "gender": "m"},
    ],
    "variants": [["Venn", "Ven"]],
    "events": [{"agent": "tom", "patient": "Ada", "quote": "Ven shoots Ada."}],
}
TINY: dict[str, Any] = {"female": ["Suda"], "male": ["Orlo", "Orlo", "Orlo"], "family": ["Prail", "Prail"]}


def _told(**custom: Any) -> str:
    return Renaming(GOLD, {**TINY, **custom}, "seed").text(TEXT)


@pytest.mark.parametrize(
    ("custom", "told"),
    [
        ({}, "Suda Prail hires Orlo Prail. Judge Prail meets Suda’s brother, Orlo Prail. Prail shoots Suda."),
        (
            {"full": "{family} {given}"},
            "Prail Suda hires Prail Orlo. Judge Prail meets Suda’s brother, Prail Orlo. Prail shoots Suda.",
        ),
        (
            {"full": "{given} {father} {family}", "fathers": ["Ivanov"]},
            "Suda Ivanovna Prail hires Orlo Ivanovich Prail. Judge Prail meets Suda’s brother, Orlo Ivanovich Prail. "
            "Prail shoots Suda.",
        ),
        ({"form": "mononym"}, "Suda hires Orlo. Judge Orlo meets Suda’s brother, Orlo. Orlo shoots Suda."),
        ({"form": "capitals"}, "ADA MARSH hires TOM VENN. Judge VENN meets ADA’s brother, NED MARSH. VEN shoots ADA."),
    ],
)
def test_everybody_is_renamed(custom: dict[str, Any], told: str) -> None:
    """Also where they own something, and where the writer's pen slipped."""
    assert _told(**custom) == told


def test_a_family_with_a_particle() -> None:
    """It is small behind a given name, and has a capital alone."""
    told = _told(family=["von Prail", "von Prail"])
    assert told.startswith("Suda von Prail hires Orlo von Prail. Judge Von Prail meets")


def test_the_reading_by_hand_is_renamed_alike(tmp_path: Path) -> None:
    """Whoever the ids mean stays the same, and every quotation is in the text."""
    gold = tmp_path / "tiny.gold.json"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "tiny.txt").write_text(TEXT, encoding="utf-8")
    for n, custom in enumerate(CUSTOMS):
        folder = tmp_path / str(n)
        folder.mkdir()
        reading = json.loads(renamed(gold, custom, folder).read_text(encoding="utf-8"))
        text = (folder / "tiny.txt").read_text(encoding="utf-8")
        assert text != TEXT and "Ada" not in text
        assert [person["id"] for person in reading["characters"]] == ["Ada", "tom", "ned"]
        assert reading["events"][0]["patient"] == "Ada"
        assert all(name in text for person in reading["characters"] for name in person["names"]), custom
        assert reading["events"][0]["quote"] in text
