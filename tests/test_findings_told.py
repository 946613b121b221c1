"""Contradictions told in other words than any rule has, and what only looks like them: kinship, marriages, trades, deaths."""

from __future__ import annotations

import pytest

from tests.test_findings import found

TWO = "\n\nChapter {}\n\n"


def _parts(*texts: str) -> str:
    return "".join(TWO.format(n) + text for n, text in enumerate(texts, 1)).strip() + "\n"


CONTRADICTORY = {
    "a vet who is a dentist": (
        "R406",
        _parts("Magda Orso, the vet, buries a cat.", "A storm comes.", "Magda Orso, the town's only dentist, drives past."),
    ),
    "a lawyer called a judge": (
        "R406",
        _parts("Amos's lawyer Gideon Marsh reads the will.", "Silas is given five years by Judge Gideon Marsh."),
    ),
    "two trades of old": (
        "R406",
        _parts("Agathe, a retired harbour pilot, feeds the boy.", "Agathe, the former lighthouse keeper, bars the door."),
    ),
    "a brother who is a cousin": (
        "R402",
        _parts("Solange meets her brother Emeka.", "Solange sells a ship.", "Solange's cousin Emeka begs her to stay."),
    ),
    "a son who is a nephew": (
        "R402",
        _parts("Old Hamish Drever left the mill to his son Fergus.", "Fergus, Hamish's nephew, sat in the front row."),
    ),
}

SOUND = {
    "a trade that was changed": _parts("Magda Orso, the vet, buries a cat.", "Magda Orso trains as a dentist.")
    + "\nMagda Orso, the dentist, drives past.",
    "a trade of earlier days": _parts("Greer Stavros, the barmaid, pours a beer.", "Greer Stavros, a former surgeon, sings."),
    "two trades at once": _parts("Sam Fry is both the butcher and the undertaker.", "The butcher, Sam Fry, sells a ham.")
    + "\nSam Fry, the undertaker, sings.",
    "a rank": _parts("Constable Ivy Marsh finds the gun.", "Inspector Ivy Marsh finds the thief."),
    "a surgeon who is a doctor": _parts("Ivy Marsh, the doctor, sings.", "Ivy Marsh, a surgeon, weeps."),
    "the trade of somebody beside them": _parts("Ivy Marsh, the doctor, sings.", "The butcher's wife, Ivy Marsh, weeps."),
    "a disguise": _parts(
        "Ivy Marsh, the doctor, sings.", "Disguised as the cook, Ivy Marsh enters.", "The cook, Ivy Marsh, eats."
    ),
    "cousins who marry": _parts("Otto and his cousin Greta sing.", "Otto marries Greta.", "Otto's wife Greta weeps."),
    "a reveal": _parts("Hanna and her sister Imogen sing.", "Hanna reveals that Imogen is really her daughter.")
    + "\nHanna's daughter Imogen weeps.",
}


@pytest.mark.parametrize("what", CONTRADICTORY)
def test_a_contradiction_is_found_however_it_is_told(what: str) -> None:
    code, text = CONTRADICTORY[what]
    assert [finding.code for finding in found(text)] == [code]


@pytest.mark.parametrize("what", SOUND)
def test_what_only_looks_like_one_is_left_alone(what: str) -> None:
    assert found(SOUND[what]) == []
