"""Whom a "they" means: plural pronouns of stories of our own in which every mention of a person is marked.

`python -m benchmarks.plurals [--pin [--lower REASON]]` reads the stories of `told/held`, which nothing was fitted to, and
prints how many of their plural pronouns are given to exactly those whom they mean, and how many of those given at all. In
"they" another pair or another plural often stands nearer, and meaning decides; "natural" ones are recaps as people write them.
The numbers must not fall below `plural_floors.json` beside the stories.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import NamedTuple
from unittest.mock import patch

from benchmarks.accuracy import gate
from benchmarks.referring import HELD, by_part, kept, owners, spot
from previously.model import AnyFact, Mention
from previously.reading import lexicon
from previously.reading.choosing import weigh
from previously.reading.pipeline import Reader
from previously.reading.plural_signs import Plural, Who, signs_of
from previously.reading.plural_weights import WEIGHTS
from previously.reading.plurals import NOUN, Plurals, likeliest
from previously.reading.signs import Signs
from previously.tagger import Tagger
from training import corpora
from training.evaluate import Scores
from training.told import OTHER, Told, stories

FLOORS = HELD / "plural_floors.json"
GROUPS = ("hard", "mixed", "plain", "they", "natural")
Weights = dict[str, dict[str, float]]


class Choice(NamedTuple):
    """One plural pronoun's candidates: where it stands, what it is in its clause, the sets and their signs and
    probabilities, and where mere nouns among them stand."""

    place: tuple[int, int, int]
    kind: str
    sets: list[Who]
    signs: list[Signs]
    shares: list[float]
    nouns: dict[str, tuple[int, int]]


@contextmanager
def watched(weights: Weights = WEIGHTS) -> Iterator[list[Choice]]:
    """Read with these weights, noting every choice."""
    choices: list[Choice] = []

    def noting(self: Plurals, sought: Plural) -> list[float]:
        signs = signs_of(sought)
        word = self.doc.words[sought.word]
        place = (self.doc.part.ordinal, word.start, word.end)
        mere = {id: self.doc.words[int(id.removeprefix(NOUN))] for who in sought.sets for id in who if id.startswith(NOUN)}
        nouns = {id: (word.start, word.end) for id, word in mere.items()}
        shares = weigh(weights[sought.kind], signs)
        choices.append(Choice(place, sought.kind, sought.sets, signs, shares, nouns))
        return shares

    with patch.object(Plurals, "_plural_shares", noting):
        yield choices


class Meant:
    """Whom the entities of a reading are, one or several: "the brothers" may be two who have names."""

    def __init__(self, story: Told, facts: Sequence[AnyFact]) -> None:
        self._owner = owners(story, facts)
        self._bands: dict[str, Counter[frozenset[str]]] = {}
        marks = by_part(story)
        for fact in facts:
            if isinstance(fact, Mention) and fact.form != "pronoun":
                ids = spot(marks.get(fact.citations[0].part, []), fact)
                if len(ids) > 1:
                    self._bands.setdefault(self._owner.find(fact.entity), Counter())[frozenset(ids)] += 1

    def of(self, who: Who, nouns: Mapping[str, str] = MappingProxyType({})) -> frozenset[str]:
        """Whom entities are, and mere nouns by their marks; "?" stands for one that is nobody."""
        out: set[str] = set()
        for id in who:
            one = nouns.get(id) or self._owner.of(id)
            bands = self._bands.get(self._owner.find(id))
            out |= {one} if one is not None else bands.most_common(1)[0][0] if bands else {"?"}
        return frozenset(out)


def score(story: Told, choices: Sequence[Choice], meant: Meant) -> Counter[str]:
    """How many plural pronouns there are, mean people, are given to anybody, and rightly: to all whom they mean."""
    out: Counter[str] = Counter()
    made = {choice.place: choice for choice in choices}
    for part, start, end, ids in story.marks:
        if story.story.parts[part].text[start:end].lower() not in lexicon.PRONOUNS_PLURAL:
            continue
        choice = made.get((part, start, end))
        who = likeliest(choice.sets, choice.shares)[0] if choice is not None else frozenset[str]()
        given, right = bool(who), bool(who) and meant.of(who) == {*ids}
        left = ids == OTHER and not given
        out.update({"all": 1, "people": ids != OTHER, "given": given, "right": right, "well": right or left})
    return out


def noun_means(marks: Sequence[tuple[int, int, int, tuple[str, ...]]], start: int, end: int) -> str:
    """Whom a noun means, by the least mark around it; things have none."""
    whom = min(((size, ids) for size, a, b, ids in marks if a <= start and end <= b), default=(0, OTHER))[1]
    return "+".join(whom)


def shares(total: Counter[str]) -> Scores:
    """The counts in percent."""
    return {
        "given to whom they mean": 100 * total["right"] / total["people"],
        "right where given": 100 * total["right"] / max(total["given"], 1),
        "rightly given or left open": 100 * total["well"] / total["all"],
    }


def measure(tagger: Tagger, group: str) -> Counter[str]:
    """Read a file of marked stories and count."""
    total: Counter[str] = Counter()
    for story in stories(HELD / f"{group}.txt"):
        with watched() as choices:
            facts = kept(story, Reader(tagger))
        total += score(story, choices, Meant(story, facts))
    return total


def main(argv: list[str] | None = None) -> int:
    """Read and print; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    args = parser.parse_args(argv)
    tagger = Tagger.load()
    measured: dict[str, Scores] = {}
    for group in GROUPS:
        total = measure(tagger, group)
        measured[group] = shares(total)
        told = "  ".join(f"{name} {value:.1f}" for name, value in measured[group].items())
        print(f"{group:8} {told}  ({total['people']} of people, {total['all'] - total['people']} of things or nobody)")
    digest = corpora.digest([HELD / f"{group}.txt" for group in GROUPS])
    return gate(FLOORS, measured, digest, pins=args.pin, reason=args.lower)


if __name__ == "__main__":
    sys.exit(main())
