"""Stories laid out anew: the benchmark itself, on a story of two parts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.laying import MANNERS, Told
from benchmarks.layouts import Gold, bare, heard, opened, parted, placed

ONE = "Mara Voss finds the ferry empty, and nobody on the quay will tell her why. Ben Ode's boat is gone too."
TWO = "Ben Ode shoots Mara's brother on the beach. She buries him — and says nothing to the others."


@pytest.fixture(name="gold", scope="module")
def _gold(tmp_path_factory: pytest.TempPathFactory) -> Gold:
    folder: Path = tmp_path_factory.mktemp("layouts")
    parts = [
        {"id": f"E0{n}", "title": f"{t} Water", "heading": f"Episode {n}: {t} Water"} for n, t in ((1, "Low"), (2, "High"))
    ]
    people = [{"id": "mara", "names": ["Mara Voss", "Mara"]}, {"id": "ben", "names": ["Ben Ode"]}]
    events = [{"part": "E02", "quote": "She buries him — and says nothing to the others."}]
    path = folder / "ferry.gold.json"
    path.write_text(json.dumps({"parts": parts, "characters": people, "events": events}), encoding="utf-8")
    text = "\n\n".join(["Lanternside", parts[0]["heading"], ONE, parts[1]["heading"], TWO])
    (folder / "ferry.txt").write_text(text, encoding="utf-8")
    return opened(path)


def test_a_story_is_taken_apart_at_its_headings(gold: Gold) -> None:
    assert [(c.title, c.paragraphs) for c in gold.told.chapters] == [("Low Water", (ONE,)), ("High Water", (TWO,))]
    assert gold.gold["events"][0]["quote"] in gold.text


@pytest.mark.parametrize("name", sorted(MANNERS))
def test_every_manner_keeps_parts_and_words(gold: Gold, name: str) -> None:
    """But for stops and quotes that are the manner itself, the model is given the words of the plain story."""
    how = MANNERS[name](gold.told)
    story = parted(how)
    if how.id:
        assert set(placed(gold, how, [part.id for part in story.parts]).values()) == {"E01", "E02"}
    said = [" ".join(words) for part in heard(story) for words in part]
    usual = [" ".join(words) for part in heard(parted(MANNERS["heading Episode 1: Title"](gold.told))) for words in part]
    if not any(word in name for word in ("cast", "infobox", "stop", "quotes", "hyphens", "dashes")):
        assert said == usual


def test_what_manners_add_does_not_count(gold: Gold) -> None:
    """Marks, links and quotes are made alike before anything is compared."""
    marked = "**Mara** [Voss](https://wiki.example/Voss) finds it.[1]\n> [[Ben Ode|Ben]]’s boat — gone"
    assert bare(marked) == "Mara Voss finds it. Ben's boat - gone"
    assert isinstance(gold.told, Told)
