"""Deaths told by turns of phrase, by who is mourned and by what only the dead have."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export

KNOWN = "S01 E01 – One\n\nToday Ann saw Tom. Ann saw Rosa. Ann saw Victor.\n\nS01 E02 – Two\n\n"
"""So that the names of a single sentence are known for names of people."""


def dead(text: str) -> dict[str, list[str]]:
    """Who is dead after a second part, and by whom."""
    return Export(f"{KNOWN}{text}\n").dead()


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Tom does not make it through the night.", {"Tom": []}),
        ("Tom is burned at the stake.", {"Tom": []}),
        ("The plague takes Tom.", {"Tom": []}),
        ("Cancer claims Rosa in the spring.", {"Rosa": []}),
        ("Victor loses his wife, Rosa, to the fever.", {"Rosa": []}),
        ("Tom goes down with the ship.", {"Tom": []}),
        ("Rosa drives a sword through Victor's heart.", {"Victor": ["Rosa"]}),
        ("Rosa puts a bullet in Victor's head. Ann screams.", {"Victor": ["Rosa"]}),
        ("Rosa shoots Victor in the head.", {"Victor": ["Rosa"]}),
        ("Tom is blown up in his car.", {"Tom": []}),
        ("Tom is torn to pieces by the wolves.", {"Tom": ["the wolves"]}),
        ("Tom is crushed beneath the wheels of the wagon.", {"Tom": []}),
        ("Rosa throws herself under a train.", {"Rosa": []}),
        ("With her dying breath, Rosa names Tom her heir.", {"Rosa": []}),
        ("Rosa draws her last breath in Tom's arms.", {"Rosa": []}),
        ("Rosa pushes Tom off the roof to his death.", {"Tom": ["Rosa"]}),
        ("Tom dies at the hands of Rosa.", {"Tom": ["Rosa"]}),
        ("Stabbed by Victor, Tom dies of his wounds.", {"Tom": ["Victor"]}),
        ("Tom falls from his horse and breaks his neck.", {"Tom": []}),
        ("Rosa finds Tom with his throat cut.", {"Tom": []}),
        ("Tom is found at the foot of the stairs with his neck broken.", {"Tom": []}),
        ("Tom is hanging from a beam in his garage.", {"Tom": []}),
        ("Tom is found hanging in his cell.", {"Tom": []}),
        ("Tom is found face down in the canal.", {"Tom": []}),
        ("Tom is found hanged in his office by his secretary.", {"Tom": []}),
        ("Tom is found at his desk and cannot be revived.", {"Tom": []}),
        ("Tom drinks the poison and never wakes up.", {"Tom": []}),
        ("Tom blows his brains out.", {"Tom": []}),
        ("Ann hates Victor for the rape and murder of Rosa.", {"Rosa": []}),
        ("Rosa cuts off Tom's head.", {"Tom": ["Rosa"]}),
        ("Rosa puts a bullet in Tom.", {"Tom": ["Rosa"]}),
        ("Tom suffers a fatal heart attack.", {"Tom": []}),
        ("Tom fell at the Battle of Sarn.", {"Tom": []}),
        ("They bury Tom on the hill.", {"Tom": []}),
        ("It was not Rosa who killed Victor but Tom.", {"Victor": ["Tom"]}),
        ("Rosa has been taught by her late uncle Bram.", {"Bram": []}),
    ],
)
def test_who_is_dead_by_a_turn_of_phrase(text: str, gone: dict[str, list[str]]) -> None:
    """And by whom, where the words say it."""
    assert dead(text) == gone


@pytest.mark.parametrize(
    "text",
    [
        "Tom does not make it to the wedding.",
        "Rosa fears that Tom will not make it.",
        "The army takes Tom.",
        "Victor loses Rosa to another man.",
        "Victor loses his house in a fire.",
        "Rosa shoots Victor in the head, but he survives.",
        "Rosa shoots Victor in the leg.",
        "Rosa puts a gun to Victor's head.",
        "Victor tears Rosa's letter to pieces.",
        "Rosa throws herself into her work.",
        "Rosa throws herself into the river, but Tom rescues her.",
        "Rosa takes a last breath of sea air and boards the train.",
        "Victor beats Tom half to death with a poker.",
        "Rosa asks for the keys, and Ann says over her dead body.",
        "Tom is to kill Rosa on her wedding night, let Victor hang for it, and rule the town.",
        "Tom is hanging from the ledge by his fingertips.",
        "Tom is found hanging out with Victor.",
        "Tom falls in love at the siege of Sarn.",
        "Stroud beats Tom half to death with a poker.",
        "Cody decides to murder Stroud.",
        "Vera is to kill Nora on Sunday.",
        "Joyce says that Ann will sell the house over her dead body.",
        "Ann says that she is going to have a late child.",
        "Tom enters the room before Vera kills Nora.",
        "Tom and Cody want to die. Beth enters the room moments before they commit suicide.",
        "Cody tricks both the guards and his aspiring assassins.",
    ],
)
def test_nobody_is_dead_of_words_that_look_so(text: str) -> None:
    """What is lost is a house, what is late is a guest, and who is hit lives."""
    assert dead(text) == {}


def test_whose_own_death_somebody_falls_to() -> None:
    """A nurse's husband fell to his death, and not Victor, who loves her."""
    told = "Victor has been sleeping with Ann, a nurse whose own husband fell to his death in Peru."
    assert not {"Victor", "Ann"} & {*dead(told)}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Still mourning Tom, Ann refuses to see Victor.", {"Tom": []}),
        ("Victor swears to avenge his brother, Tom.", {"Tom": []}),
        ("The body of Tom washes up on the beach.", {"Tom": []}),
        ("Ann comes upon Tom's body at the foot of the pit.", {"Tom": []}),
        ("Ann weeps over Tom's body.", {"Tom": []}),
        ("Tom's body lies in the snow.", {"Tom": []}),
        ("Victor scatters Rosa's ashes over the bay.", {"Rosa": []}),
        ("Victor identifies the body as Tom's.", {"Tom": []}),
        ("Ann sees the ghost of Tom on the stairs.", {"Tom": []}),
        ("Ann holds a memorial service for Tom.", {"Tom": []}),
        ("Ann mourns Tom, not knowing that he is alive.", {}),
        ("Ann mourns her lost youth.", {}),
        ("Ann pours oil over Tom's body.", {}),
        ("Ann wakes in Tom's body.", {}),
        ("Victor carries Rosa's unconscious body to the car.", {}),
        ("Rosa's body is covered with scars.", {}),
        ("Tom is a ghost of his former self.", {}),
    ],
)
def test_who_has_a_body_without_life(text: str, gone: dict[str, list[str]]) -> None:
    """Or is mourned, avenged or seen as a ghost."""
    assert dead(text) == gone


def test_he_who_finds_him_dead_is_not_dead() -> None:
    """And who tells her ghost something is no ghost."""
    assert dead("Victor knew Tom. Tom goes to the mill and finds him dead. Victor laughs and goes home.").keys() == {"Victor"}
    assert dead("Victor is heard telling his ghost that Tom robbed the mill.") == {}


def test_the_dead_man_is_whose_body_was_found() -> None:
    """However his death was told."""
    told = "The body of Tom is found in the river. Ann talks to the dead man's landlady, Rosa."
    assert dead(told) == {"Tom": []}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Ann keeps the coat in which Tom was buried.", {"Tom": []}),
        ("Tom is buried in the garden by his sons.", {"Tom": []}),
        ("Tom is buried in paperwork.", {}),
        ("Tom is buried in the rubble.", {}),
    ],
)
def test_what_somebody_is_buried_in(text: str, gone: dict[str, list[str]]) -> None:
    """A coat, a garden, or work."""
    assert dead(text) == gone


def test_who_is_killed_after_a_fight_is_whom_it_was_with() -> None:
    """And nobody of an earlier sentence."""
    text = "Tom asks Victor for help. Victor laughs. After a quarrel with the guard, Rosa strangles him."
    assert dead(text) == {"the guard": ["Rosa"]}
    assert Export(f"{KNOWN}{text}\n").character("the guard")["gender"] == "m"


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Ann finds Tom dying beside his cart.", {"Tom": []}),
        ("Dying in Ann's arms, Tom gives her a letter.", {"Tom": []}),
        ("Before she dies, Rosa tells Tom that she robbed Victor.", {"Rosa": []}),
        ("Ann finds Tom dying in the snow. Tom wakes up and thanks Ann.", {}),
        ("Dying of cancer, Tom decides to rob a bank.", {}),
        ("Ann visits the dying Tom.", {}),
    ],
)
def test_who_is_told_of_as_dying(text: str, gone: dict[str, list[str]]) -> None:
    """In his last moments, unless he goes on."""
    assert dead(text) == gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Tom was killed in Ann's dream. Ann wakes up.", {}),
        ("Ann has a vision in which Tom is killed.", {}),
        ("Tom is declared dead, though no body is found.", {}),
        ("Rosa dies of shame when Tom sees her.", {}),
        ("Rosa wants to see the sea before she dies.", {}),
        ("Tom saw Rosa before she died.", {"Rosa": []}),
    ],
)
def test_nobody_dies_in_a_dream(text: str, gone: dict[str, list[str]]) -> None:
    """Nor of shame, by a paper without a body, or before a wish."""
    assert dead(text) == gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The killer of Tom turns out to be Rosa.", {"Tom": ["Rosa"]}),
        ("Tom is found dead. Victor finds out that Rosa is Tom's killer.", {"Tom": ["Rosa"]}),
        ("Victor believes that Rosa is Tom's killer.", {"Tom": []}),
        ("Victor looks for Tom's killer. Rosa helps him.", {"Tom": []}),
        ("Rosa is responsible for Tom's death.", {"Tom": ["Rosa"]}),
        ("Rosa is not responsible for Tom's death.", {"Tom": []}),
        ("Victor orders the execution of Tom. He is hanged at noon.", {"Tom": []}),
    ],
)
def test_whose_killer_somebody_is(text: str, gone: dict[str, list[str]]) -> None:
    """By a noun, by guilt, and not whoever sentenced him."""
    assert dead(text) == gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Everyone but Tom is killed.", {}),
        ("Rosa shoots Tom and buries him in the woods.", {"Tom": ["Rosa"]}),
        ("Rosa hits Tom. Tom dies of a fever.", {"Tom": []}),
    ],
)
def test_whose_blow_it_was(text: str, gone: dict[str, list[str]]) -> None:
    """Whoever is left out of all is not dead."""
    assert dead(text) == gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Rosa walks up to Victor and shoots him with his own pistol. Ann screams.", {"Victor": ["Rosa"]}),
        ("Ann replaces Tom, who was shot before Christmas.", {"Tom": []}),
        ("Rosa shoots Victor in the shoulder. Ann screams.", {}),
        ("Rosa shoots at Victor. Ann screams.", {}),
        ("Rosa shoots Victor. Victor laughs and goes home.", {}),
        ("Rosa shoots Victor. Ann takes him to the hospital.", {}),
        ("Rosa tries to shoot Victor. Ann screams.", {}),
        ("Rosa shoots a guard. Ann screams.", {}),
    ],
)
def test_who_is_shot_and_told_no_more_of(text: str, gone: dict[str, list[str]]) -> None:
    """Is dead, as far as one gathers, unless words say where he was hit or that he goes on."""
    assert dead(text) == gone
