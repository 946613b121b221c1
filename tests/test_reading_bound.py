"""What binds people to one another in sentences as recaps write them, and what only looks as if it did."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def _ties(text: str) -> set[tuple[str, str, str]]:
    """The relations of a text, each also the other way round but for those of parents and of masters."""
    found = Export(text).relations()
    return found | {(b, t, a) for a, t, b in found if t not in ("parent", "works_for", "captor", "member_of")}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Oscar has married Ivy Marsh and had a daughter, Vera.", ("Oscar", "parent", "Vera")),
        ("Oscar arrives. He has married Ivy and has two sons, Hugo and Leo.", ("Oscar", "parent", "Leo")),
        ("Oscar has married Ivy and has two sons, Hugo and Leo.", ("Ivy", "parent", "Hugo")),
        ("Martha and Felix, a cousin of Greta's, are present. Greta waits.", ("Felix", "relative", "Greta")),
        ("As well as his nephew, Piers, Edwin had two nieces, Alma and Beryl.", ("Edwin", "relative", "Piers")),
        ("Frank sells his Uncle Walter's farm.", ("Frank", "relative", "Uncle Walter")),
        ("Helen inherits her Aunt Agnes's shop.", ("Helen", "relative", "Aunt Agnes")),
        ("Ivan runs into his old flame, Sofia.", ("Ivan", "romantic", "Sofia")),
        ("Gerald sees Sofia Lang, a former flame of Gerald's staying at an inn.", ("Gerald", "romantic", "Sofia Lang")),
        ("Dido, a slave of Victor's, escapes.", ("Dido", "works_for", "Victor")),
        ("Queen Maud trusts her royal priest, Silas Webb.", ("Silas Webb", "works_for", "Queen Maud")),
        ("Oscar went on to have a daughter, Vera.", ("Oscar", "parent", "Vera")),
        ("Owen marries Clara. They have twins, Finn and Rory.", ("Clara", "parent", "Rory")),
        ("Klaus is working for the Baron. The Baron leaves.", ("Klaus", "works_for", "the Baron")),
        ("Klaus is working for the Baron. The Baron attacks Hugh.", ("the Baron", "adversary", "Hugh")),
        ("Recently paroled Luis Moreno is hired by Mr. Osgood.", ("Luis Moreno", "works_for", "Mr. Osgood")),
        ("Lily becomes friends with Eva and Max.", ("Lily", "friend", "Max")),
        ("Irene heads the city council.", ("Irene", "member_of", "the city council")),
        ("Liz tells Harry that she is a nurse at Mercy Hospital.", ("Liz", "works_for", "Mercy Hospital")),
        ("King Harald sends Rolf to the well.", ("Rolf", "works_for", "King Harald")),
        ("Wilma sends Rolf to kill Piers.", ("Rolf", "works_for", "Wilma")),
        ("Norma and Cyril rob a bank. Red Fox has killed one of Norma's men.", ("one of Norma's men", "works_for", "Norma")),
    ],
)
def test_ties_that_are_told(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in _ties(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Oscar has two sons, Hugo and Leo, and later marries Ivy.", ("Ivy", "parent", "Hugo")),
        ("Martha and Felix, a cousin of Greta's, are present. Greta waits.", ("Martha", "relative", "Greta")),
        ("As well as his nephew, Piers, Edwin had two nieces, Alma and Beryl.", ("Piers", "relative", "Alma")),
        ("Klaus is working for the baron. The baron leaves.", ("Klaus", "works_for", "the baron")),
        ("Maude heads to the city council.", ("Maude", "member_of", "the city council")),
        ("Harry suspects that Liz is a spy for Moscow's secret police.", ("Liz", "member_of", "Moscow's secret police")),
        ("Harry thinks that Liz is a nurse at Mercy Hospital.", ("Liz", "works_for", "Mercy Hospital")),
        ("Wilma scolds Jonas and sends him to hang the wash.", ("Jonas", "works_for", "Wilma")),
        ("Judge Moss sends Jonas to prison.", ("Jonas", "works_for", "Judge Moss")),
        ("Oscar hopes to have a daughter, Vera.", ("Oscar", "parent", "Vera")),
        ("Oscar divorced Ivy, remarried and has a daughter, Vera.", ("Ivy", "parent", "Vera")),
        ("When Owen and Clara have twins, Finn and Rory leave.", ("Clara", "parent", "Rory")),
        ("Owen meets the twins, Finn and Rory.", ("Owen", "parent", "Rory")),
        ("Wilma sends Jonas to the store.", ("Jonas", "works_for", "Wilma")),
        ("Red Fox has killed one of their men.", ("one of their men", "works_for", "Red Fox")),
        ("Hugo's ex-wife Dora hides. Later Burt shoots his ex-wife's boyfriend.", ("Dora", "spouse", "Burt")),
    ],
)
def test_ties_that_nobody_tells(text: str, tie: tuple[str, str, str]) -> None:
    assert tie not in _ties(text)


def test_whose_former_wife_she_is_stays_told() -> None:
    assert ("Dora", "spouse", "Hugo") in _ties("Hugo's ex-wife Dora hides. Later Hugo meets his ex-wife.")


def test_who_is_cousins_with_somebody_is_told_of_both() -> None:
    found = _ties("Martha and Felix, cousins of Greta's, are present. Greta waits.")
    assert {("Martha", "relative", "Greta"), ("Felix", "relative", "Greta")} <= found


def test_one_day_of_work_does_not_tell_that_it_is_over() -> None:
    story = Export("Nora walks home. Nora and Clara performed the rite together. Nora laughs. She dances. Clara sings.")
    (tie,) = [r for r in story.raw["relations"] if r["type"] == "works_with"]
    assert tie["qualifier"] is None


def test_by_said_twice_tells_of_two() -> None:
    story = Export("Robert was kidnapped by his brother, Quinn Archer, and by Fiona Beck, Quinn's fiancée.")
    assert {("Quinn Archer", "kidnap", "Robert", "actual"), ("Fiona Beck", "kidnap", "Robert", "actual")} <= story.deeds()


def test_by_of_a_thing_tells_of_nobody_else() -> None:
    assert ("Gus", "hit", "Kurt", "actual") not in Export("Kurt was hit by a car by Gus's house.").deeds()


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rupert has an affair with Lydia.", ("Rupert", "have", "Lydia", "actual")),
        ("Rupert starts an argument with Lydia.", ("Rupert", "start", "Lydia", "actual")),
        ("Agents Victor Hale and Oscar Bell question Harold.", ("Oscar Bell", "question", "Harold", "actual")),
        ("Doctors Ruth Vane and Leo Marsh treat Harold.", ("Leo Marsh", "treat", "Harold", "actual")),
        ("Freshly released Vito Scala is attacked by Gino.", ("Gino", "attack", "Vito Scala", "actual")),
        ("Gerald sees Sofia Lang, a friend of Gerald's staying at an inn.", ("Sofia Lang", "stay", "-", "actual")),
    ],
)
def test_who_has_a_part_in_it(text: str, deed: tuple[str, str, str, str]) -> None:
    assert deed in Export(text).deeds()


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rupert has a house with Lydia's name on it.", ("Rupert", "have", "Lydia", "actual")),
        ("Recently discovered letters clear Vito.", ("-", "discover", "Vito", "actual")),
        ("Gerald, a friend of Sofia's, says she's staying at an inn.", ("Gerald", "stay", "-", "actual")),
    ],
)
def test_who_has_none(text: str, deed: tuple[str, str, str, str]) -> None:
    assert deed not in Export(text).deeds()
