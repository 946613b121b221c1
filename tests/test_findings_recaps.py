"""Contradictions as they stand in recaps: each story in its test's words, and beside it what only looks like one."""

from __future__ import annotations

import pytest

from tests.test_findings import found


def codes(text: str) -> dict[str, str]:
    """The codes found in a story, each with its last message."""
    return {finding.code: finding.message for finding in found(text)}


def parts(*texts: str) -> str:
    """A story of episodes."""
    return "\n\n".join(f"Episode {n}: Part {n}\n\n{text}" for n, text in enumerate(texts, 1))


ACT = {
    "killed by a pronoun, while all others of his sex go on": parts(
        "Tommy hears of it and loses his head. He grabs Priya outside the bar. But then Okafor shoots him twice in the chest. "
        "Petrosyan pronounces him dead on the floor.",
        "Okafor reads the file. Petrosyan opens the door. Marcus moves the guns, with Tommy backing the truck up to the gate.",
    ),
    "a doubtful death, and a burial by name": parts(
        "Judge Aldous is honest. A gunman shoots the judge through the heart on the steps. They bury Aldous on the hill.",
        "Judge Aldous presides from behind the bar.",
    ),
    "nothing is left to bury": parts(
        "Hale pushes Vessa out. The bay blows up and Hale is blown to pieces. There is nothing left of him to bury.",
        "Hale holds the door with a rifle while the others run.",
    ),
    "sitting up with the sick is no return from the dead": parts(
        "Kestrel kills Oswin in front of the altar.", "Oswin sits up with her and mixes a draught."
    ),
}
DO_NOT_ACT = {
    "a fever": parts(
        "Peg has buried her husband Harold.",
        "In the night Harold sits on the end of the bed. It's the fever, of course, there is nobody there.",
    ),
    "a video": parts("Sunniva is strangled.", "Yusuf finds a video. Sunniva looks straight into the camera."),
    "who holds the hand of the one who dies": parts(
        "Rolf agrees to talk. Somebody in a ski mask shoots him twice on the quay, and Tobias gets there just in time to hold "
        "his hand while he dies.",
        "Tobias shows him a picture.",
    ),
}


@pytest.mark.parametrize("what", ACT)
def test_the_dead_who_act(what: str) -> None:
    """Whoever is surely dead, however it is told, and acts in a later episode."""
    assert "S301" in codes(ACT[what])


@pytest.mark.parametrize("what", DO_NOT_ACT)
def test_the_dead_who_do_not_act(what: str) -> None:
    """A fever, a video, and a man who only holds the hand of the one who dies."""
    assert "S301" not in codes(DO_NOT_ACT[what])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Chapter 1: Rain\n\nPrince Corin is crowned. His squire Wynn, a boy of twelve with a squint, asks him.\n\n"
            "Chapter 2: Snow\n\nQueen Nerys lands. Her admiral, Wynn, has one ear and forty years at sea.",
            "N103",
        ),
        (
            "Chapter 1: Rain\n\nNora bribes Viktor, the elderly night porter, to let her in.\n\n"
            "Chapter 2: Snow\n\nKatya slips off with Viktor, a chemistry student from Minsk.",
            "N103",
        ),
        (
            "Chapter 1: Rain\n\nThe victim is a customs clerk called Peter Lusk.\n\n"
            "Chapter 2: Snow\n\nPeter Lusk, the harbour pilot, wanted more money.",
            "R406",
        ),
        (
            "Chapter 1: Rain\n\nNils Vinter, the best defence lawyer in the county, says no.\n\n"
            "Chapter 2: Snow\n\nNils Vinter, the prosecutor, asks for four weeks.",
            "R406",
        ),
        (
            "Chapter 1: Rain\n\nSarah Bolitho, Agnes's elder sister, is a midwife. Agnes is Judith's mother.\n\n"
            "Chapter 2: Snow\n\nJudith's grandmother, Sarah Bolitho, comes up the hill.",
            "R402",
        ),
        (
            "Chapter 1: Rain\n\nKestrel is a thin woman with burned hands. She waits on the beam.\n\n"
            "Chapter 2: Snow\n\nLord Garrick picks a fight with Wynn. Kestrel crouches above them and sharpens his knife.",
            "G503",
        ),
    ],
)
def test_two_things_at_once(text: str, code: str) -> None:
    """Two of one name by age or trade, two trades that nobody has at once, two sorts of kin, and somebody's own knife."""
    assert code in codes(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Chapter 1: Rain\n\nHis squire Wynn, a boy of twelve, asks him.\n\n"
            "Chapter 2: Ten years later\n\nYears later Wynn has grown up. Her admiral, Wynn, wins the battle.",
            "N103",
        ),
        (
            "Chapter 1: Rain\n\nTess, a teacher at the school, waits.\n\nChapter 2: Snow\n\nAnn left when Tess was thirteen.",
            "N103",
        ),
        (
            "Chapter 1: Rain\n\nKestrel is a thin woman. She waits.\n\nChapter 2: Snow\n\nTom sleeps. Kestrel takes his knife.",
            "G503",
        ),
        (
            "Chapter 1: Rain\n\nLord Garrick Thorne of Hollowmere kneels.\n\n"
            "Chapter 2: Snow\n\nThe king makes him lord of Redfen too. Lord Garrick Thorne, the Lord of Redfen, rises.",
            "R409",
        ),
    ],
)
def test_no_two_things_at_once(text: str, code: str) -> None:
    """A boy who grew up, a knife that is another's, a lord who is given land."""
    assert code not in codes(text)


def test_the_commoner_spelling_is_the_right_one() -> None:
    """Mr. Edmund Wycombe is Mr. Wycomb once: whether with a title or a given name, "Wycombe" stands three times."""
    text = (
        "Part 1: One\n\nMr. Edmund Wycombe has been the clergyman for years. Louisa likes him.\n\n"
        "Part 2: Two\n\nSir Augustus rides out. Mr. Wycomb preaches the sermon.\n\n"
        "Part 3: Three\n\nMr. Wycombe is called out. Mr. Wycombe recovers."
    )
    assert any("“Wycomb” is spelt “Wycombe”" in message for _, message in codes(text).items())


def test_a_heading_that_counts_in_another_way() -> None:
    """ "S1E7" between "1x06" and "1x08" is the seventh, written otherwise."""
    titles = ("## 1x05 Fever", "## 1x06 The Road", "## S1E7 - Letters", "## 1x08 Exes", "## 1x09 Council")
    told = codes("\n\n".join(f"{title}\n\nPeg is in bed." for title in titles))
    assert "H203" not in told
    assert "H205" in told


def test_a_number_given_twice_opens_a_part() -> None:
    """ "6." twice, and no "7.": the second is a part of its own, and a finding."""
    numbers = (1, 2, 3, 4, 5, 6, 6, 8)
    prose = "Esther shows him the gate and tells him that the creek is hers, and that it has been hers for sixteen years. " * 2
    told = codes("\n\n".join(f"{n}. The Way {n}\n\n{prose}" for n in numbers))
    assert told.keys() & {"H202", "H204"}
