"""Contradictions told offhand: small stories, and beside each what only looks like one."""

from __future__ import annotations

import pytest

from previously.sources import story_from_text
from previously.views.findings.trades import TRADES
from tests.test_findings_recaps import codes, parts

ACT = {
    "a pronoun, and creditors of whom none can be meant": parts(
        "Lord Averill, hounded by his creditors, rides out at dawn. His mare refuses at the ditch and he breaks his neck.",
        "Lord Averill signs the deed and hands it across the table.",
    ),
    "a fall into what nobody comes out of": parts(
        "Otto Brack slips on the gantry and goes over the rail into a vat of molten iron.",
        "Otto Brack is guarding the gate, and laughs about it.",
    ),
    "a funeral, and a widow": parts(
        "Oskar promises to talk. Somebody in a hood shoots him twice on the pier. It is a horrible scene. The whole village "
        "comes to the funeral, and his widow spits on the floor.",
        "Ruth needs a boat, so Oskar takes them across.",
    ),
    "a verb that goes on": parts(
        "Nana Bea has a stroke at lunch and she dies at the hospital.",
        "Nana Bea has baked a pie again, and she sits down beside Lily and asks her what is wrong.",
    ),
    "words that the dead may also share, and more": parts(
        "A lorry runs Dorn down. He is dead before the doctor comes. They bury Dorn in the rain.",
        "In the break Dorn comes up to the bar and hands Tess the letter.",
    ),
    "another's ghost": parts(
        "Pavel falls from the tower and dies.",
        "Ilse sees her grandfather's ghost on the stairs.",
        "Pavel opens the door and counts the guests.",
    ),
}
DO_NOT_ACT = {
    "an alarm clock": parts(
        "Ivo's wife, Nadia, dies of pneumonia.",
        "Nadia comes in with snow on her boots and scolds him. Then the alarm clock rings, and he lies on the floor.",
    ),
    "who is seen though late": parts(
        "Every night the cook sees the late Lord Harrow cross the lawn. Lord Harrow was thrown from his horse in May and died.",
        "Lord Harrow crosses the lawn at two and picks a rose.",
    ),
    "whose widow it is not": parts(
        "Bjarne agrees to talk. Somebody shoots him on the pier, and Tomas gets there in time to hold his hand while he dies. "
        "The whole village comes to the funeral, and his widow Gerd spits on the floor.",
        "Tomas shows the judge a picture.",
    ),
}


@pytest.mark.parametrize("what", ACT)
def test_the_dead_who_act(what: str) -> None:
    """Deaths by a pronoun, by what nobody lives through, by a funeral; deeds that go on from another, or told by a pronoun."""
    assert "S301" in codes(ACT[what])


@pytest.mark.parametrize("what", DO_NOT_ACT)
def test_the_dead_who_do_not(what: str) -> None:
    """A dream that an alarm clock ends, somebody late who is seen every night, and a man who only held a hand."""
    assert "S301" not in codes(DO_NOT_ACT[what])


TWO = {
    "the best of a place": (
        parts(
            "Arne hires the best defence lawyer in the county, Jon Falk, who keeps them quiet.",
            "Jon Falk, the prosecutor, asks for a month.",
        ),
        "R406",
    ),
    "ever since": (
        parts(
            "The crew is small: Oren Pike, the pilot, who gambles. Everyone has become tired, Oren most of all.",
            "Oren Pike, who has been the ship's engineer since the day of the launch, cannot believe it.",
        ),
        "R406",
    ),
    "a pronoun, and being one": (
        parts(
            "Ruth has driven up from London, she's a lawyer and has no plants.",
            "Ruth is polite. She looks at it, and being an estate agent she knows to the penny what it is worth.",
        ),
        "R406",
    ),
    "an uncle, though the father in real life": (
        parts(
            "Coach Lund, who is Erik's uncle, benches him.",
            "In real life Erik hurts his knee. His father, Coach Lund, sits at his bedside all night.",
        ),
        "R402",
    ),
    "who never married": (
        parts("Tom Hale's widow, Agnes Hale, keeps the inn.", "Agnes Hale, who never married, closes the inn."),
        "R407",
    ),
    "a newcomer at the head of a sentence": (
        parts("Petra runs the hospital.", "The patrol is close. A chambermaid called Petra hides them in the laundry."),
        "N103",
    ),
    "seven, and twenty-four": (
        parts("At the table is Theo, seven and sticky.", "That is his nephew Theo, a twenty-four-year-old with a tattoo."),
        "N103",
    ),
    "one name by its sound": (
        parts(
            "Ysolde Brand wakes. Ysolde counts the ships. Captain Brand is tired, and Ysolde goes to bed.",
            "She is asked for the order. Isolde signs it.",
        ),
        "N102",
    ),
    "a man of the noun": (
        parts(
            "Colonel Dragan Moll hates the court. He says so to his wife. Moll leaves the room and slams his door.",
            "Moll, an old spymistress, burns the files.",
        ),
        "G502",
    ),
    "a woman of the predicate": (
        parts(
            "Coach Denise Farr is hard. She shouts at her team. Denise Farr hates her job.",
            "Coach Farr, who has spent the season barking, turns out to be the sweetest man in town.",
        ),
        "G502",
    ),
    "what is taken off": (
        parts(
            "Judge Ottilie Rand has buried three husbands. She lives by herself with her cats.",
            "Emil and Viktor are arrested. Judge Rand reads it, takes off his spectacles and asks his clerk for a brandy.",
        ),
        "G503",
    ),
    "a reflexive behind its verb": (
        parts(
            "Simone likes her goats. She has two of them. Simone feeds her goats.",
            "While he talks to him about it, Simone gets himself bitten on the thumb by a Pomeranian.",
        ),
        "G503",
    ),
}


@pytest.mark.parametrize("what", TWO)
def test_two_things_at_once(what: str) -> None:
    """Trades, kin, ages, names and genders of which only one can be true."""
    text, code = TWO[what]
    assert code in codes(text)


ONE = {
    "a cover": (
        parts("Oren, the pilot, gambles.", "It turns out that Oren, who has been a surgeon for twenty years, was hiding."),
        "R406",
    ),
    "a widow who marries": (parts("Agnes Hale never married.", "Tom Hale's wife, Agnes Hale, keeps the inn."), "R407"),
    "the man of the house": (
        parts("Ruth feeds her goats. She likes her job.", "With Tom gone, Ruth is the man of the house."),
        "G502",
    ),
    "the day after": (
        "Day 1\n\nIvo's wife, Nadia, comes home. He is glad.\n\nDay 2\n\nNadia comes in and scolds him.\n",
        "G503",
    ),
    "days of which nothing is told": (
        "Day 1\n\nThe boat sinks at noon.\n\nDay 2\n\nNobody comes.\n\nDay 40\n\nA sail.\n\nDay 41\n\nIt is the mail.\n",
        "H203",
    ),
}


@pytest.mark.parametrize("what", ONE)
def test_one_thing_only(what: str) -> None:
    """A life under cover, a later marriage, a saying, a diary that goes on, and days that pass untold."""
    text, code = ONE[what]
    assert code not in codes(text)


def test_weeks_are_parts_and_one_of_them_is_shortened() -> None:
    """Week 1, Week 2, Week 3 and Wk 4: four parts, of which the last breaks the pattern."""
    text = "\n\n".join(f"{word} {n}\n\nMara waits for the mail." for n, word in enumerate(("Week", "Week", "Week", "Wk"), 1))
    assert [part.id for part in story_from_text(text).parts] == ["week1", "week2", "week3", "week4"]
    assert "H205" in codes(text)


@pytest.mark.parametrize("line", ["One Night", "Last Night", "Two Days", "Final Round"])
def test_a_title_is_no_count_of_days(line: str) -> None:
    """A line that only sounds as if it counted opens nothing."""
    assert len(story_from_text(f"{line}\n\nMara waits for the mail.\n").parts) == 1


def test_every_trade_is_known_by_its_noun() -> None:
    """A noun for a trade is looked up in lower case, whatever capitals it has in the text."""
    assert [noun for noun in TRADES if noun != noun.casefold()] == []


def test_a_teacher_of_french() -> None:
    """ "Her French teacher, Ann", and "Ann, the chemistry teacher": a capital within the noun."""
    text = parts("Mia's French teacher, Ann Lowe, reads it.", "Ann Lowe, the chemistry teacher, fails her.")
    assert "R406" in codes(text)
