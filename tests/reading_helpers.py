"""Reading small texts in tests with the real model: no log, only facts, fold and export."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from previously import wire
from previously.fold import State, fold
from previously.model import AnyFact
from previously.reading.pipeline import Reader
from previously.sources import story_from_text
from previously.text import Prefix, Story
from previously.views.companion import companion


@cache
def reader() -> Reader:
    """One reader for all tests: the model is loaded once."""
    return Reader()


def facts_of(story: Story) -> tuple[AnyFact, ...]:
    """The facts of a whole story, each part read with only the ones before it known."""
    facts: list[AnyFact] = []
    for part in story.parts:
        before = Prefix(story.title, story.parts[: part.ordinal], tuple(facts)) if part.ordinal else None
        facts += reader().read(part, before)
    return tuple(facts)


@cache
def prefix_of(text: str) -> Prefix:
    """A text read to its end."""
    story = story_from_text(text, title="Test")
    return Prefix(story.title, story.parts, facts_of(story))


def state_of(text: str) -> State:
    """The state at the end of a text."""
    return fold(prefix_of(text))


@cache
def export_of(text: str) -> dict[str, Any]:
    """What `previously export` prints for a text at its end."""
    out: dict[str, Any] = json.loads(wire.to_json(companion(state_of(text))))
    return out


class Export:
    """An export with questions that read like a test."""

    def __init__(self, text: str) -> None:
        self.raw = export_of(text)
        everyone = [*self.raw["characters"], *self.raw["organisations"], *self.raw["places"]]
        self.name = {c["id"]: c["name"] for c in everyone}

    @property
    def names(self) -> set[str]:
        """The names of all characters."""
        return {c["name"] for c in self.raw["characters"]}

    def character(self, name: str) -> dict[str, Any]:
        """The one character that goes by a name."""
        (found,) = [c for c in self.raw["characters"] if name in (c["name"], *c["names"], *c["descriptions"])]
        return dict(found)

    def deeds(self) -> set[tuple[str, str, str, str]]:
        """(agent, lemma, patient, status) of every event, a row for each pair of people; "-" for nobody."""
        rows = set()
        for event in self.raw["events"]:
            for agent in event["agents"] or ["-"]:
                for patient in event["patients"] or ["-"]:
                    rows.add((self.name.get(agent, agent), event["lemma"], self.name.get(patient, patient), event["status"]))
        return rows

    def relations(self) -> set[tuple[str, str, str]]:
        """(source, type, target) of every relation."""
        name = self.name
        return {
            (name.get(r["source"], r["source"]), r["type"], name.get(r["target"], r["target"])) for r in self.raw["relations"]
        }

    def both_ways(self) -> set[tuple[str, str, str]]:
        """The same told from either end."""
        found = self.relations()
        return found | {(target, type, source) for source, type, target in found}

    def dead(self) -> dict[str, list[str]]:
        """Who is dead, and by whom."""
        return {
            self.name.get(s["entity"], s["entity"]): [self.name.get(b, b) for b in s["by"]]
            for s in self.raw["states"]
            if s["aspect"] == "life" and s["value"] == "dead"
        }
