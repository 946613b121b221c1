"""Whom "the two men" and "the couple" mean, and how that is learnt and measured."""

from __future__ import annotations

import math

import pytest

from benchmarks.bands import marked, score, watched
from benchmarks.plurals import Meant
from benchmarks.referring import kept
from previously.reading.band_weights import WEIGHTS
from previously.reading.bands import Band, band_signs, chosen
from previously.reading.choosing import weigh
from tests.reading_helpers import Export, reader
from tests.test_plurals import sought
from training.told import told

BAND = Band(
    first=19, last=20, sought=sought(), sort="grown", told=False, modified=False, described=frozenset(), sexed=frozenset({"e1"})
)


def agents(text: str, lemma: str) -> set[str]:
    """Who does what a verb tells."""
    return {agent for agent, verb, _, _ in Export(text).deeds() if verb == lemma}


@pytest.mark.parametrize(
    ("text", "lemma", "who"),
    [
        ("Otto and Karl drink with Ben. The duo teach him to shoot.", "teach", {"Otto", "Karl"}),
        ("Otto and Karl visit Anna. Later the two men burn her barn.", "burn", {"Otto", "Karl"}),
        ("Otto quarrels with Anna over the farm. The two of them leave.", "leave", {"Otto", "Anna"}),
        ("Otto, Karl and Ben are held in a camp. The three swim home.", "swim", {"Otto", "Karl", "Ben"}),
        ("Nora marries Peter. Walter hates Ada. Ada leaves. The newlyweds move to Paris.", "move", {"Nora", "Peter"}),
        ("Anna hides from three soldiers. The soldiers search the barn.", "search", {"three soldiers"}),
    ],
)
def test_who_did_it(text: str, lemma: str, who: set[str]) -> None:
    """Two men are two men who were told of, in the number and of the sex that the noun says; soldiers stay soldiers."""
    assert agents(text, lemma) == who


def test_who_is_accused_of_it_did_it_as_is_said() -> None:
    """ "The men" are the two who were just told of, and not she who accuses them."""
    story = Export("Peter helps John deal with Anna. Anna accuses the men of robbing Ben.")
    assert {("Peter", "rob", "Ben", "claim"), ("John", "rob", "Ben", "claim")} <= {*story.deeds()}
    assert not any(agent == "Anna" and lemma == "rob" for agent, lemma, _, _ in story.deeds())


@pytest.mark.parametrize(
    "text",
    [
        "Otto and Karl meet Ben. Two of the brothers of the abbey beat Ben.",
        "Otto and Karl meet Ben. The men, most of whom served in the war, beat Ben.",
        "Otto and Karl meet Ben. The men who guard the gate beat Ben.",
    ],
)
def test_others_are_others(text: str) -> None:
    """Some of a band, a band of which most are told of, and one told by what it does."""
    assert not agents(text, "beat") & {"Otto", "Karl"}


def test_his_family_are_those_told_of() -> None:
    story = Export(
        "Vane sends men to kill Otto's wife and son on their farm. Otto rides home, but finds his family already dead."
    )
    assert {*story.dead()} == {"Otto's wife", "son"}


def test_sets_share_one_probability() -> None:
    for table in WEIGHTS.values():
        assert math.isclose(sum(weigh(table, band_signs(BAND))), 1.0)


def test_signs_say_what_the_noun_tells() -> None:
    """A noun told before of others speaks for these; the sex of who is meant speaks for them."""
    found = dict(zip(BAND.sought.sets, band_signs(BAND), strict=True))
    assert found[frozenset({"e1", "e2"})]["of the sex"] == 0.5
    assert "nobody, told so" not in found[frozenset()]
    assert band_signs(BAND._replace(told=True))[-1]["nobody, told so"] == 1.0


def test_nobody_is_chosen_who_is_not_likely() -> None:
    sets = [frozenset({"e1", "e2"}), frozenset({"e2", "e3"}), frozenset[str]()]
    assert chosen(sets, [0.7, 0.2, 0.1]) == (sets[0], 0.7)
    assert chosen(sets, [0.4, 0.35, 0.25])[0] == frozenset()


def test_what_is_measured() -> None:
    """A description given to the two whom it means counts as right, one given to others does not."""
    story = told(
        "x",
        "# Part 1\n\n[Otto|otto] and [Karl|karl] visit [Anna|anna]. Later [the two men|otto+karl] burn [her|anna] barn.\n",
    )
    with watched() as choices:
        facts = kept(story, reader())
    meant = Meant(story, facts)
    assert score(story, choices, meant) == {"several": 1, "given": 1, "right": 1}
    right = next(c for c in choices if c.place in marked(story))
    wrong = right._replace(shares=[float(not who) for who in right.sets])
    assert score(story, [wrong], meant)["given"] == 0
