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


FOUND = {
    "found poisoned": ("When Lady Ash is found poisoned in her garden, Ann questions the guests.", "Lady Ash", []),
    "smothered": ("King Harro is smothered in his bed on the eve of the truce.", "King Harro", []),
    "shot dead, beside another": (
        "Inspector Juno is given the chip of Eli Strand, shot dead at close range in a storm.",
        "Eli Strand",
        [],
    ),
    "killed, of a brother": ("Tom tells Ann of his brother Carl, killed in the war.", "Carl", []),
    "through the chest": ("Judge Penn is discovered there with a boat hook through his chest.", "Judge Penn", []),
    "pulled dead": ("Tom Reed is pulled dead from the river.", "Tom Reed", []),
    "winds up dead": ("Tom Reed winds up dead in an alley.", "Tom Reed", []),
    "a fatal shooting": ("Ann investigates the fatal shooting of Tom Reed.", "Tom Reed", []),
    "the latest victim": ("Ann becomes the latest victim of the Ripper.", "Ann", ["Ripper"]),
    "a mother of two, behind brackets": (
        "As children, Sam (Tom Hale) and Dean Winter's (Jim Ash) mother Mary (Sue Low) died in a fire.",
        "Mary",
        [],
    ),
}
LIVES = {
    "a robber's victim": "Ann is the robber's first victim. She calls the police.",
    "kisses": "Ann is smothered in kisses by her children.",
    "a bullet in the leg": "Ann is found with a bullet in her leg. She limps home.",
    "a knife in the hand": "Ann ends up with a knife in her hand.",
    "drunk": "Ann is dragged home drunk by her sister.",
    "another shot dead": "Ann is given the chip of Eli Strand, shot dead at close range in a storm.",
    "a boss of both": "Ann and Tom's boss is killed by Carl.",
}


@pytest.mark.parametrize("how", FOUND)
def test_who_is_found_so(how: str) -> None:
    """Who is dead by the way he is found, or by the noun that tells of his end."""
    text, who, by = FOUND[how]
    assert Export(text).dead() == {who: by}


@pytest.mark.parametrize("how", LIVES)
def test_who_is_not_dead(how: str) -> None:
    """What only sounds like a death, or is another's."""
    assert "Ann" not in Export(LIVES[how]).dead()


def test_the_boss_of_both_does_it() -> None:
    """ "Ann and Tom's boss kills": one who is the boss of two."""
    assert Export("Ann and Tom's boss kills Carl.").dead() == {"Carl": ["Ann and Tom's boss"]}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Tom murders Ann's brother. Ann kills him.", {"Ann's brother": ["Tom"], "Tom": ["Ann"]}),
        ("When Ann is murdered by Carl, Tom kills him.", {"Ann": ["Carl"], "Carl": ["Tom"]}),
        ("Carl kills Tom. He kills him because he hated him.", {"Tom": ["Carl"]}),
        ("Stevens witnesses his father getting shot and killed while robbing a store.", {"his father": []}),
    ],
)
def test_nobody_is_killed_twice(text: str, gone: dict[str, list[str]]) -> None:
    """Whom somebody kills is not the one who was just killed, where another may be meant; nor who sees it."""
    assert Export(text).dead() == gone


def test_an_opening_noun_is_who_follows_it() -> None:
    """ "A native of Frontera, Sam returned": one man, who returned."""
    export = Export("A native of Frontera, Sam returned two years ago and was elected sheriff.")
    assert [c["name"] for c in export.raw["characters"]] == ["Sam"]


def test_hurt_feelings_are_no_injury() -> None:
    """ "Both are hurt over the deception"."""
    states = Export("Sam and Ann learn the truth. Both are hurt over the deception.").raw["states"]
    assert not [s for s in states if s["value"] == "injured"]
