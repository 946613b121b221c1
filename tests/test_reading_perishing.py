"""Deaths told by turns of phrase, and by whom: small stories, each named in its docstring."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def dead(text: str) -> dict[str, list[str]]:
    """Who dies in a small story, and by whom."""
    return Export(text).dead()


@pytest.mark.parametrize(
    ("text", "who", "by"),
    [
        ("Prince Otto falls on his sword rather than surrender.", "Prince Otto", "Prince Otto"),
        ("The samurai Kenji commits seppuku. His second returns the sword.", "Kenji", "Kenji"),
        ("Ann Lowe bites down on her cyanide capsule.", "Ann Lowe", "Ann Lowe"),
        ("Tom Reed puts the gun in his mouth and pulls the trigger.", "Tom Reed", None),
        ("Tom Reed goes to the electric chair in his brother's place.", "Tom Reed", None),
        ("Citizen Fabre sends his old friend Marcel to the guillotine.", "Marcel", "Fabre"),
        (
            "Jane Ackroyd loses her battle with consumption. Her brother takes her children to live with the priest.",
            "Jane Ackroyd",
            None,
        ),
        ("King Otmar lies in state in the cathedral.", "King Otmar", None),
        ("He gives her the ring and closes his eyes forever. Ivar is buried.", "Ivar", None),
        ("The pilot ejects in time, but his navigator, Collie, goes down with the plane.", "Collie", None),
        ("Florin tears down the curtains and the vampire Countess Zorela is turned to ash.", "Countess Zorela", None),
        ("The drone strike wipes out the warlord Mahsud.", "Mahsud", None),
        ("Edwy's head is displayed on the city gate.", "Edwy", None),
        ("Ann never survived the shipwreck.", "Ann", None),
        ("Idir collapses of thirst and does not get up again.", "Idir", None),
        ("Maeve attends the wake of her friend Nuala.", "Nuala", None),
        (
            "At the reading of the late Lady Evadne's will, her nephews find that the fortune goes to the gardener, Tuck.",
            "Lady Evadne",
            None,
        ),
        ("Everyone inside is incinerated, including Dr. Navarro.", "Dr. Navarro", None),
        ("Tom is shot on the orders of Governor Ibarra.", "Tom", "Governor Ibarra"),
        ("Ann Hale is blown up by a bomb planted by Yusuf Karam.", "Ann Hale", "Yusuf Karam"),
        ("Pushed from the balcony by Gideon, Marguerite breaks her neck on the flagstones.", "Marguerite", "Gideon"),
        ("Boris ties stones to Yakov's feet and sends him to sleep with the fishes.", "Yakov", "Boris"),
        ("Carl detonates the grenade, taking the chief Gorran with him.", "Gorran", None),
        ("Pike goes over the rail into a ladle of molten steel. All that they recover is a buckle.", "Pike", None),
        ("Bao drinks it and collapses. Bao is given a hero's burial.", "Bao", None),
        ("The Butcher claims his fifth victim, the seamstress Zdenka.", "Zdenka", None),
    ],
)
def test_deaths_by_turns_of_phrase(text: str, who: str, by: str | None) -> None:
    """What only the dying do, or have done to them."""
    found = dead(text)
    assert who in found, found
    if by is not None:
        assert by in found[who], found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rumours spread that Empress Tivona has been assassinated. She rides through the streets.", "Tivona"),
        ("Ann is shot by Krell. Professor Lumen resets the clock, undoing her death.", "Lumen"),
        ("Rostislav kills the dragon. Igor, scorched by its last breath, flees.", "Rostislav"),
        ("Tom Reed loses his battle with the council.", "Tom Reed"),
        ("Tom Reed goes to the chair by the window.", "Tom Reed"),
        ("Ann takes out her notebook with a sigh.", "Ann"),
        ("Tom closes his eyes for a moment.", "Tom"),
        ("Carl whacks Tom with a pan, and Tom laughs.", "Tom"),
        ("Tom Reed goes down with the flu.", "Tom Reed"),
        ("Ann turns the meeting to dust with a word. Ann smiles.", "Ann"),
    ],
)
def test_what_only_sounds_like_it(text: str, who: str) -> None:
    """A rumour, a death undone, another's last breath, and turns of phrase that kill nobody."""
    assert who not in dead(text)


def test_the_killer_told_by_looking_back() -> None:
    """Eliza's body is found; "Captain Trevanion, who had strangled her" can mean nobody else, and killed her."""
    text = "Eliza's body washes up on the beach. Captain Trevanion, who had strangled her, offers his condolences."
    assert dead(text)["Eliza"] == ["Captain Trevanion"]
