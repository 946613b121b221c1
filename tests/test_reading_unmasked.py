"""Killers who are made known after the deed: small stories, each named by what tells them."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export

TOLD = {
    "himself": "Simone, alone in the house, is attacked and murdered by the graduate. Tom reveals himself as the killer.",
    "exposed": "A hooded figure murders Simone. Later, Tom is exposed as the murderer.",
    "unmasked": "A hooded figure murders Simone. Ann is stabbed to death by the figure. Tom is unmasked as the murderer.",
    "of whom several died": (
        "Simone is strangled to death by a figure in a cap. Meg is murdered by the graduate. Ann is decapitated by the "
        "graduate. Tom reveals himself as the killer."
    ),
    "found dead": "Simone and Ann are found dead. The killer turns out to be Tom.",
    "in so many words": "Simone is found strangled in the bath. Ann asks around. Tom is the murderer.",
    "beside the name": "Simone is found dead. The killer, Tom, escapes.",
    "of an earlier part": (
        "Episode 1: One\n\nSimone is found in the harbour. Simone has been strangled.\n\nEpisode 2: Two\n\nIngrid goes home."
        "\n\nEpisode 3: Three\n\nIngrid learns that Tom is the killer."
    ),
}
NOBODY = {
    "a belief": "Simone is murdered in her bed. Ann thinks that Tom is the killer.",
    "a word": "Simone is found murdered. Ann says that Tom is the murderer.",
    "an arrest": "Simone is found murdered. Tom is arrested as the murderer.",
    "a denial": "Simone is murdered in her bed. Tom is not the killer.",
    "somebody else's": "The police find Simone's body. Tom is the killer of Ann.",
}


@pytest.mark.parametrize("how", TOLD)
def test_by_whom(how: str) -> None:
    """The killer is a figure in a hood until he is named, or nobody at all."""
    assert Export(TOLD[how]).dead()["Simone"] == (["a figure in a cap"] if how == "of whom several died" else ["Tom"])


@pytest.mark.parametrize("how", NOBODY)
def test_by_nobody(how: str) -> None:
    """What is only thought or said of somebody, denied, or told of another death."""
    assert Export(NOBODY[how]).dead()["Simone"] == []


def test_the_killer_is_not_the_killed() -> None:
    """ "A man unveils a painting and is killed. The killer ...": two people."""
    export = Export("Bob unveils a painting and is killed. A card is put on his chest. The killer sends the police a card.")
    assert export.dead() == {"Bob": []}
    assert [c["name"] for c in export.raw["characters"]] == ["Bob", "the killer"]


def test_whom_a_family_name_means() -> None:
    """Of two of one family the family's name alone is his whom hardly anybody calls by the first one."""
    export = Export(
        "Andre loves Aline de Kerval, the niece of his godfather, Quintin de Kerval. However, Quintin is against it. Aline "
        "weeps. Aline leaves him and Aline marries. His mother is revealed to him by de Kerval."
    )
    assert {c["name"] for c in export.raw["characters"]} >= {"Aline de Kerval", "Quintin de Kerval"}
    reveals = [e for e in export.raw["events"] if e["lemma"] == "reveal"]
    names = {c["id"]: c["name"] for c in export.raw["characters"]}
    assert [[names[i] for i in e["agents"]] for e in reveals] == [["Quintin de Kerval"]]


def test_whose_widow_a_pronoun_tells_of() -> None:
    """ "His widow" is the widow of who has just died, and not of him who held his hand."""
    export = Export(
        "Tobias meets Rolf Eik, a fisherman. Rolf agrees to talk. Somebody shoots him twice on the quay, and Tobias gets there "
        "in time to hold his hand while he dies. The whole village turns up for the funeral, and his widow Gudrun spits on the "
        "floor."
    )
    assert "Tobias" not in export.dead()
