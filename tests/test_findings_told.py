"""Contradictions told in other words than any rule has, and what only looks like them: kinship, marriages, trades, deaths."""

from __future__ import annotations

import pytest

from benchmarks import planting
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
    "two husbands": (
        "R407",
        _parts(
            "Maeve has been married to the publican, Donal, for years.", "Bell sings.", "Maeve's husband, Colm, comes home."
        ),
    ),
    "two first husbands": (
        "R407",
        _parts("Vivian says that her first husband, Desmond, left her.", "Vivian meets her first husband, Giles."),
    ),
    "the brother of an only child": (
        "R408",
        _parts("Rosa Teague was an only child. She runs an inn.", "Rosa's brother Jory sells his boat."),
    ),
    "an editor who is he and she": (
        "G504",
        _parts("Gale, the editor, sells it after he has lost a bet.", "Gale, who claims that she never read it, leaves."),
    ),
    "a detective whom nobody else can be": (
        "G503",
        _parts("Detective Carla Moor feeds her dog. She sings.", "Detective Carla Moor reads it, and then he burns it."),
    ),
    "the dead who hold a ring": (
        "S301",
        _parts("Hannes Brock is poisoned and dies.", "The couple stand at the altar, with old Brock holding the ring."),
    ),
    "the dead who bring in the port": (
        "S301",
        _parts("Crispin Dace drinks the poison and dies.", "Crispin Dace brings in the port on a tray."),
    ),
    "a widow's husband": (
        "S301",
        _parts("Gerda is a widow. Her husband Nils went through the ice.", "Nils scolds Gerda for dancing."),
    ),
    "a new partner with a dead man's name": (
        "N103",
        _parts("Viktor Dress is drowned by his crew.", "Bell sings.", "Jonna gets a new partner, Viktor, who is afraid."),
    ),
    "a child named as a queen was": (
        "N103",
        _parts("Queen Beatriz sings. Duarte weeps.", "Cata is delivered of a daughter, whom she names Beatriz."),
    ),
    "two of one name and of two ranks": (
        "N103",
        _parts("The Infanta Leonor is called Nora, so that nobody should confuse her with Queen Leonor."),
    ),
    "both hands of one who lost one": (
        "S304",
        _parts("Captain Rupert Ensor lost his left hand at Kalat.", "Rupert Ensor tied the rope with both hands."),
    ),
    "a convict at large": (
        "S302",
        _parts("Enzo is sentenced to twelve years. He learns to carve.", "That evening Enzo drives to the harbour."),
    ),
    "the lame who dance at a wedding": (
        "S304",
        _parts("Tamsin fell under the wheel and lost both her legs.", "At the wedding Tamsin danced."),
    ),
    "one given name in two spellings": (
        "N102",
        _parts("Katherine Bellweather eats. Katherine sings.", "Bell sings.", "Catharine Bellweather hides the books."),
    ),
    "a father who is an uncle": (
        "R402",
        _parts("Prince Alaric was the son of King Bertram.", "Alaric rides north.", "King Bertram, his uncle, meets him."),
    ),
    "a captive queen who rides": (
        "S302",
        _parts("The men took Queen Sefira and threw her into the pit.", "Bell sings.", "Queen Sefira rode through the gate."),
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
    "a second husband": _parts(
        "Maeve has been married to Donal for years.", "Donal dies.", "Maeve's husband, Colm, comes home."
    ),
    "a half-brother": _parts(
        "Rosa Teague was an only child.", "A man says that he is her half-brother. Rosa's brother Jory sings."
    ),
    "a change": _parts(
        "Gale, the editor, sings after he has lost a bet.", "Disguised as a woman, Gale, who says that she knew, sings."
    ),
    "whom a subject finds": _parts("Lucia loves her bread. She bakes it.", "Lucia found him in the morning."),
    "a death on the stage": _parts("Dalila sings Tosca. In the last act she dies.", "Dalila breaks an ankle."),
    "a ghost that sits down": _parts(
        "Lady Carn dies on the stairs.", "The bride laughs at ghosts. Lady Carn offers her a sweet."
    ),
    "what was done before": _parts(
        "Arlo dies. Bell weeps.", "Bell tells the story. It was Ann. Arlo tied the rope, and Ann cut it."
    ),
    "the brother whom he thought dead": _parts(
        "Niall drowns.", "He faces the brother he thought drowned, Niall.", "Niall drives home."
    ),
    "somebody's cousin": _parts("Rafe meets Hugo's cousin and kills him.", "Hugo opens the door."),
    "a late husband's gun": _parts("Ilse hands Rocco her late husband's gun.", "Rocco opens the door."),
    "an older story": _parts("Rosaria dies. Lia weeps.", "Naples, 1938. Rosaria sells fish.", "Lia sells fish."),
    "an heir": _parts("Corlys weeps.", "Bell sings.", "His brother asks the king to name him Corlys' heir."),
    "a boy of old": _parts("He says that his name is Sefu.", "There was a boy named Sefu in the first crew, who drowned."),
    "a prince who is crowned": _parts("Prince Sancho weeps.", "Prince Sancho is crowned as King Sancho."),
    "a hand of brass": _parts(
        "Rupert Ensor lost his left hand.", "Zwick makes a brass one. Rupert Ensor claps with both hands."
    ),
    "a convict who was let out": _parts("Enzo is sentenced to twelve years.", "Enzo is paroled. Enzo drives to the harbour."),
    "sisters with names alike": _parts("Marta Reed sings. Marta weeps.", "Marta meets Martha Reed. Martha Reed sings."),
    "a wife's form of a name": _parts("Ivan Petrov sings. Petrov weeps.", "His wife, Anna Petrova, opens the door."),
    "a brig": _parts("Hanna sings.", "The captain asks Abel Rusk. He is put in the brig.", "Abel Rusk is still locked up."),
    "a cell that is broken": _parts("Bell sings.", "Otto breaks out of his cell and frees Sorcha."),
    "a story that begins in the middle": _parts("Carmela Voss is still in the hospital. Bell sings."),
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


def test_the_stories_of_the_benchmark_are_marked() -> None:
    """A defect has words that contradict, a sound story none; every third of each file is held out."""
    told = {file: list(planting.plants(planting.FOLDER / f"{file}.txt")) for file in planting.FILES}
    assert all(p.span is not None and "{{" not in p.text for p in told["defects"])
    assert all(p.span is None and p.text.strip() for p in told["sound"])
    assert all([p.held for p in several] == [n % 3 == 2 for n in range(len(several))] for several in told.values())
