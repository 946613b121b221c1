"""What befalls people beside death: who is held or free, hurt or ill or well, missing, or expecting."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def plights(text: str) -> list[tuple[str, str, str]]:
    """Whom what state is told of, in text order."""
    story = Export(text)
    return [(story.name[s["entity"]], s["aspect"], s["value"]) for s in story.raw["states"]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A stranger locks Victor in a cellar.", "captive"),
        ("Victor is locked up in the tower by Henry.", "captive"),
        ("Henry throws Victor into the dungeon.", "captive"),
        ("Victor is put in jail. Rosa weeps.", "captive"),
        ("Henry keeps Victor prisoner in the tower.", "captive"),
        ("Victor is sentenced to ten years in prison. Rosa weeps.", "captive"),
        ("Victor is in prison. Rosa weeps.", "captive"),
        ("Victor turns himself in. Rosa weeps.", "arrested"),
        ("Victor surrenders to the police. Rosa weeps.", "arrested"),
        ("Victor is placed under arrest. Rosa weeps.", "arrested"),
        ("The police take Victor into custody.", "arrested"),
        ("Victor is caught by the police. Rosa weeps.", "arrested"),
        ("Victor escapes from prison. Rosa helps.", "free"),
        ("Victor breaks out of jail. Rosa helps.", "free"),
        ("Victor is acquitted. Rosa smiles.", "free"),
    ],
)
def test_there_are_many_ways_to_be_held_or_free(text: str, value: str) -> None:
    """By gaolers, judges and one's own will."""
    assert plights(text) == [("Victor", "custody", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Victor falls ill. Rosa nurses him.", "ill"),
        ("Victor has cancer. Rosa weeps.", "ill"),
        ("Victor suffers a stroke. Rosa weeps.", "ill"),
        ("Victor has a heart attack. Rosa calls the doctor.", "ill"),
        ("Victor falls into a coma. Rosa weeps.", "unconscious"),
        ("Victor breaks his leg. Rosa helps him.", "injured"),
        ("Rosa breaks Victor's arm. She weeps.", "injured"),
        ("Victor loses an arm in the war. Rosa weeps.", "injured"),
        ("Victor is hit by a car. Rosa weeps.", "injured"),
        ("Victor is badly hurt in the fire. Rosa weeps.", "injured"),
        ("Victor was wounded in the war. Rosa nursed him.", "injured"),
        ("Victor goes blind. Rosa weeps.", "blind"),
        ("Victor is paralysed after the fall. Rosa weeps.", "paralysed"),
    ],
)
def test_there_are_many_ways_to_be_ill_or_hurt(text: str, value: str) -> None:
    """By what befalls the body."""
    assert plights(text) == [("Victor", "health", value)]


@pytest.mark.parametrize(
    "text",
    [
        "Rosa locks the door. Victor laughs.",
        "Victor locks Rosa in an embrace. Henry leaves.",
        "Rosa locks herself in the bathroom. Victor waits.",
        "Victor is sick of it all. Rosa laughs.",
        "Rosa breaks Victor's heart. Henry laughs.",
        "Rosa breaks the nose of a stranger. Victor laughs.",
        "Victor is paralysed by fear. Rosa runs.",
        "Victor learns about it and is hurt. Rosa leaves.",
        "Victor wants to break Henry's leg. Rosa laughs.",
        "Rosa tells Victor that her father once broke her arm. Victor nods.",
        "Rosa is his mother, and she left because she was in prison. Victor nods.",
        "The second season of Rosa Hale has been released. Victor watches it.",
        "Victor recovers the stolen jewels. Rosa laughs.",
        "Victor recovers. Rosa laughs.",
    ],
)
def test_turns_of_phrase_befall_nobody(text: str) -> None:
    """Nor what is long ago, or news of nothing known."""
    assert plights(text) == []


def test_who_is_tired_was_not_tired_by_anybody() -> None:
    """Moods and ages are no happenings."""
    assert not [d for d in Export("Rosa is tired. Victor is bored.").deeds() if d[1] in ("tire", "bore")]


def test_what_befell_somebody_is_over_when_it_is_told_to_be() -> None:
    """Also in a later part."""
    text = "S01 E01 – One\n\nVictor breaks his leg. Rosa is pregnant. Henry weeps.\n\nS01 E02 – Two\n\n"
    told = plights(text + "Victor recovers. Rosa gives birth to a girl. Henry smiles.\n")
    assert told == [
        ("Victor", "health", "injured"),
        ("Rosa", "pregnancy", "pregnant"),
        ("Victor", "health", "well"),
        ("Rosa", "pregnancy", "over"),
    ]


def test_who_is_rescued_from_a_horse_was_no_captive() -> None:
    """From a prison, or from whoever holds them, people are freed; from a flood they are saved."""
    assert not plights("Rosa meets Victor at the fair. Victor rescues Rosa from a runaway horse.")
    assert ("Rosa", "custody", "free") in plights("Henry locks Rosa in a cellar. Victor rescues Rosa from the cellar.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Victor goes missing on the way home. Rosa finds Victor in the barn.", ["missing", "found"]),
        ("Victor has been missing for two weeks. Rosa weeps.", ["missing"]),
        ("Victor disappears without a trace. Rosa weeps.", ["missing"]),
        ("Rosa reports Victor missing.", ["missing"]),
        ("Rosa finds Victor in the barn. Victor disappears into the crowd.", []),
        ("Rosa misses Victor. Victor is missing a tooth.", []),
        ("Victor is infected with the virus. Rosa weeps.", ["ill"]),
        ("Victor comes down with a fever. Rosa nurses him.", ["ill"]),
        ("Victor comes down to the kitchen.", []),
        ("Victor is blinded by the acid. Rosa weeps.", ["blind"]),
        ("Victor is blinded by love. Rosa laughs.", []),
        ("Victor loses his hand in the war. Rosa weeps.", ["injured"]),
        ("Victor loses a hand at cards. Rosa laughs.", []),
        ("Victor is bitten by a snake. Rosa weeps.", ["injured"]),
        ("Rosa is expecting a child. Victor laughs.", ["pregnant"]),
        ("Rosa is expecting a letter. Victor laughs.", []),
    ],
)
def test_who_is_missing_or_falls_ill(text: str, told: list[str]) -> None:
    """And who is found again; nobody who only walks into a crowd, or comes down to the kitchen."""
    assert [value for _, _, value in plights(text)] == told
