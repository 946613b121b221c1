"""Who is meant: pronouns, names and descriptions of stories of our own in which every mention of a person is marked.

`python -m benchmarks.referring [--pin [--lower REASON]]` reads the stories of `told/held`, which nothing was fitted to, and
prints how many of their pronouns, and of their other mentions, are given to the right person (how they are marked:
`training/told.py`). "hard" stories were written so that pronouns need thought, "plain" ones as people write recaps, "mixed"
ones in between. The numbers must not fall below `floors.json` beside the stories.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy import gate
from previously.model import AnyFact, Mention, Same
from previously.reading.pipeline import Reader
from previously.tagger import Tagger
from previously.text import Prefix
from previously.views.statement import SURE_OF_PRONOUN
from training import corpora
from training.evaluate import Scores
from training.scorers import Calibration
from training.told import FOLDER, OTHER, Told, stories

SINGULAR = frozenset("he him his himself she her hers herself".split())
NEAR = 12
"""Characters by which a mention and a mark may differ and still be the same."""

HELD = FOLDER / "held"
FLOORS = HELD / "floors.json"


def kept(story: Told, reader: Reader) -> list[AnyFact]:
    """Every fact of a story, read part by part."""
    facts: list[AnyFact] = []
    parts = story.story.parts
    for part in parts:
        facts += reader.read(part, Prefix(story.name, parts[: part.ordinal], tuple(facts)) if part.ordinal else None)
    return facts


class Owners:
    """Whom each entity is, by most of its names and descriptions."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}
        self._votes: dict[str, Counter[str]] = {}

    def find(self, id: str) -> str:
        """The id an entity goes by in the end."""
        while id in self._up:
            id = self._up[id]
        return id

    def same(self, one: str, other: str) -> None:
        """Note that two entities are one."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._up[other] = one

    def vote(self, id: str, who: str, weight: int) -> None:
        """Note whom a mention of an entity means."""
        self._votes.setdefault(self.find(id), Counter())[who] += weight

    def of(self, id: str) -> str | None:
        """Whom an entity is."""
        votes = self._votes.get(self.find(id))
        return votes.most_common(1)[0][0] if votes else None


def spot(marks: Sequence[tuple[int, int, tuple[str, ...]]], mention: Mention) -> tuple[str, ...]:
    """Whom the mark around a mention's head means that is most like it."""
    cite, head = mention.citations[0], mention.head
    near = [(abs(a - cite.start) + abs(b - cite.end), ids) for a, b, ids in marks if a <= head[0] and head[1] <= b]
    best = min(near, default=(NEAR + 1, ()))
    return best[1] if best[0] <= NEAR else ()


def by_part(story: Told) -> dict[int, list[tuple[int, int, tuple[str, ...]]]]:
    """A story's marks in each of its parts."""
    marks: dict[int, list[tuple[int, int, tuple[str, ...]]]] = {}
    for part, a, b, ids in story.marks:
        marks.setdefault(part, []).append((a, b, ids))
    return marks


def owners(story: Told, facts: Sequence[AnyFact]) -> Owners:
    """Whom the entities of a reading are."""
    out = Owners()
    marks = by_part(story)
    for fact in facts:
        if isinstance(fact, Same):
            out.same(fact.one, fact.other)
    for fact in facts:
        if isinstance(fact, Mention) and fact.form != "pronoun":
            ids = spot(marks.get(fact.citations[0].part, []), fact)
            if len(ids) == 1:
                out.vote(fact.entity, ids[0], 3 if fact.form == "name" else 1)
    return out


def score(story: Told, facts: Sequence[AnyFact], calibration: Calibration) -> Counter[str]:
    """How many pronouns and other mentions of one person are given to whom they mean."""
    out: Counter[str] = Counter()
    owner = owners(story, facts)
    mentions = [fact for fact in facts if isinstance(fact, Mention)]
    heads = {(m.citations[0].part, m.citations[0].start, m.citations[0].end): m for m in reversed(mentions)}
    for part, a, b, ids in story.marks:
        text = story.story.parts[part].text[a:b].lower()
        if len(ids) > 1 or ids == OTHER:
            continue
        if text in SINGULAR:
            sort, found = "pronouns", heads.get((part, a, b))
        elif text in ("i", "me", "my", "you", "your", "myself", "yourself", "mine", "yours"):
            continue
        else:
            inside = (m for m in mentions if m.citations[0].part == part and a <= m.head[0] and m.head[1] <= b)
            like = [
                m for m in inside if abs(m.citations[0].start - a) + abs(m.citations[0].end - b) <= NEAR and m.form != "pronoun"
            ]
            sort, found = "names and descriptions", like[0] if like else None
        out[sort] += 1
        if found is None:
            out[f"{sort}: left open"] += 1
            continue
        right = owner.of(found.entity) == ids[0]
        if sort == "pronouns":
            calibration.add(found.confidence, right)
        out[f"{sort}: {'right' if right else 'wrong'}"] += 1
        if found.confidence >= SURE_OF_PRONOUN:
            out[f"{sort}: sure, {'right' if right else 'wrong'}"] += 1
    return out


BEFORE = {"hard": 66.3, "mixed": 73.5, "plain": 80.7}
"""Percent of pronouns that hand-made rules on top of the network's links got right."""


def shares(total: Counter[str], calibration: Calibration) -> Scores:
    """The counts in percent."""
    pronouns, others = total["pronouns"], total["names and descriptions"]
    sure = total["pronouns: sure, right"] + total["pronouns: sure, wrong"]
    return {
        "pronouns right": 100 * total["pronouns: right"] / pronouns,
        "pronouns sure": 100 * sure / pronouns,
        "sure pronouns right": 100 * total["pronouns: sure, right"] / max(sure, 1),
        "calibration of pronouns (100 - ECE)": calibration.kept,
        "names and descriptions right": 100 * total["names and descriptions: right"] / others,
    }


def measure(tagger: Tagger, path: Path, calibration: Calibration) -> Counter[str]:
    """Read a file of marked stories and count."""
    total: Counter[str] = Counter()
    for story in stories(path):
        total += score(story, kept(story, Reader(tagger)), calibration)
    return total


def main(argv: list[str] | None = None) -> int:
    """Read and print; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    args = parser.parse_args(argv)
    tagger = Tagger.load()
    measured: dict[str, Scores] = {}
    for group, before in BEFORE.items():
        calibration = Calibration()
        measured[group] = shares(measure(tagger, HELD / f"{group}.txt", calibration), calibration)
        print(f"{group} (pronouns by the rules before: {before})")
        for name, value in measured[group].items():
            print(f"  {name:40} {value:6.2f}")
    digest = corpora.digest(sorted(HELD.glob("*.txt")))
    return gate(FLOORS, measured, digest, pins=args.pin, reason=args.lower)


if __name__ == "__main__":
    sys.exit(main())
