"""Whom "they" means, and how that is learnt and measured."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.plurals import Choice, Meant, noun_means, score, shares, watched
from benchmarks.referring import HELD, kept
from previously.model import Mention
from previously.reading.choosing import weigh
from previously.reading.plural_signs import Plural, Trace, signs_of
from previously.reading.plural_weights import WEIGHTS
from tests.reading_helpers import Export, reader
from training.told import stories, told

ROOT = Path(__file__).parents[1]


def sought(**changes: object) -> Plural:
    """A "they" behind "Ann and Tom ... the guards", where Ann and Tom are e1 and e2 and the guards e3."""
    plain = Plural(
        word=20,
        sentence=1,
        form="they",
        kind="subject",
        traces={
            frozenset({"e1", "e2"}): [Trace("conjoined", 3, 0, "subject", 0.0)],
            frozenset({"e3"}): [Trace("plural", 9, 0, "object", 0.6)],
            frozenset(): [],
        },
        seen={"e1": (1, 0), "e2": (3, 0), "e3": (9, 0)},
        places={"e1": "subject", "e2": "subject", "e3": "object"},
        subjects=[(3, "e2"), (1, "e1")],
        linked={"e3": 0.6},
        weight={"e1": 1, "e2": 1, "e3": 1},
        less=frozenset(),
        barred=frozenset(),
        bodies=frozenset(),
        rules={},
        last=frozenset(),
        around={},
        verb="plain",
        bound={},
        asked=True,
        things=None,
        none=0.3,
    )
    return plain._replace(**changes)  # type: ignore[arg-type]


def test_sets_share_one_probability() -> None:
    for table in WEIGHTS.values():
        assert math.isclose(sum(weigh(table, signs_of(sought()))), 1.0)


def test_what_is_counted_fits_a_pair_and_no_third() -> None:
    """ "Both" speaks for two people and against one group."""
    pair, guards, nobody = signs_of(sought(form="both"))
    assert pair["counted"] == 1.0
    assert guards["counted"] == -1.0
    assert "counted" not in nobody


def test_whom_grammar_bars_is_marked() -> None:
    pair, guards, _ = signs_of(sought(barred=frozenset({"e3"})))
    assert "barred alone" in guards
    assert "barred" not in pair


def test_every_sign_that_weighs_has_a_weight_for_each_kind() -> None:
    names = [{*table} for table in WEIGHTS.values()]
    assert {*WEIGHTS} == {"subject", "object", "owner"}
    assert all(one == names[0] for one in names)


@pytest.mark.parametrize(
    ("text", "verb", "agents"),
    [
        ("Wanda meets Tom at the fair and they drive to the coast.", "drive", {"Wanda", "Tom"}),
        ("Eve hires two guards. They search the house and find Tom.", "search", {"two guards"}),
        ("Rosa and Jude arrive in the morning. They meet the chief.", "meet", {"Rosa", "Jude"}),
        ("Tom tells Ann that they should leave. Ben watches from the car.", "leave", {"Tom", "Ann"}),
        ("The police search the farm, but they find nothing. Ann calls Tom.", "find", {"the police"}),
        ("Ann blames Tom, but in the end the two of them travel to Rome.", "travel", {"Ann", "Tom"}),
    ],
)
def test_who_they_are_that_do_something(text: str, verb: str, agents: set[str]) -> None:
    assert {who for who, lemma, _, _ in Export(text).deeds() if lemma == verb} == agents


@pytest.mark.parametrize(
    ("text", "verb", "patients"),
    [
        ("Liz and Tom free the hostages. The police arrest the kidnappers and question them.", "question", {"the kidnappers"}),
        ("Ann and Tom quarrel. Wanda finds the letters in the desk and burns them.", "burn", {"-"}),
        ("Ann and Tom are lost. Carl sees Eve and Jack at the river and shoots them.", "shoot", {"Eve", "Jack"}),
    ],
)
def test_who_they_are_to_whom_something_is_done(text: str, verb: str, patients: set[str]) -> None:
    """Nobody but those just told of is killed, and letters are nobody."""
    assert {whom for _, lemma, whom, _ in Export(text).deeds() if lemma == verb} == patients


def test_what_is_counted_of_a_story() -> None:
    """All whom a "they" means, and nobody else, make it right; what means things is right where it is left open."""
    text = "[Ann|ann] and [Tom|tom] find [two guards|guards]. [They|ann+tom] leave. [They|other] say so. [They|guards] run."
    story = told("t", text + "\n")
    meant = Meant(story, kept(story, reader()))
    places = [(part, a, b) for part, a, b, _ in story.marks if story.text[a:b].lower() == "they"]
    found = {fact.citations[0].text: fact.entity for fact in kept(story, reader()) if isinstance(fact, Mention)}
    sets = [frozenset({found["Ann"], found["Tom"]}), frozenset({found["two guards"]}), frozenset[str]()]
    choices = [Choice(place, "subject", sets, [{}, {}, {}], [1.0, 0.0, 0.0], {}) for place in places]
    total = score(story, choices, meant)
    assert (total["all"], total["people"], total["given"], total["right"], total["well"]) == (3, 2, 3, 1, 1)
    assert shares(total)["given to whom they mean"] == 50.0


def test_a_noun_means_whom_the_least_mark_around_it_means() -> None:
    marks = [(20, 0, 20, ("guards",)), (5, 3, 8, ("boys",))]
    assert noun_means(marks, 4, 7) == "boys"
    assert noun_means(marks, 10, 12) == "guards"
    assert noun_means(marks, 30, 35) == "other"


def test_choices_are_noted_while_a_story_is_read() -> None:
    """Each is noted with its place, and nothing that is read changes by it."""
    story = next(iter(stories(HELD / "natural.txt")))
    plain = kept(story, reader())
    with watched() as choices:
        assert kept(story, reader()) == plain
    assert choices
    assert all(len(choice.sets) == len(choice.shares) for choice in choices)


READ = """
import hashlib, msgspec
from benchmarks.referring import HELD, kept
from previously.reading.pipeline import Reader
from training.told import stories
some = stories(HELD / "natural.txt")[:6]
facts = [msgspec.json.encode(fact) for story in some for fact in kept(story, Reader())]
print(hashlib.sha256(b"".join(facts)).hexdigest())
"""


def test_what_is_read_does_not_depend_on_the_order_of_sets() -> None:
    """Python orders a set's members by a number drawn anew each time; the same text has the same facts all the same (law 5)."""
    out = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        told = subprocess.run([sys.executable, "-c", READ], cwd=ROOT, env=env, check=True, capture_output=True, text=True)
        out.add(told.stdout)
    assert len(out) == 1
