"""Whom a plural description means: "the two men", "the couple", in stories of our own in which every mention is marked.

`python -m benchmarks.bands [--pin [--lower REASON]]` reads the stories of `told/held`, which nothing was fitted to, and prints
how many of the descriptions that mean several people are given to exactly those, and how many of those given at all are
given rightly: "the guards" are mostly nobody told of before. The numbers must not fall below `band_floors.json`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from benchmarks.accuracy import gate
from benchmarks.plurals import Choice, Meant
from benchmarks.referring import HELD, kept
from previously.reading.band_weights import WEIGHTS
from previously.reading.bands import Band, Bands, band_signs, chosen
from previously.reading.choosing import weigh
from previously.reading.pipeline import Reader
from previously.tagger import Tagger
from training import corpora
from training.evaluate import Scores
from training.told import Told, stories

FLOORS = HELD / "band_floors.json"
Weights = dict[str, dict[str, float]]


@contextmanager
def watched(weights: Weights = WEIGHTS) -> Iterator[list[Choice]]:
    """Read with these weights, noting every choice."""
    choices: list[Choice] = []

    def noting(self: Bands, band: Band) -> list[float]:
        signs = band_signs(band)
        words = self.doc.words
        place = (self.doc.part.ordinal, words[band.first].start, words[band.last].end)
        shares = weigh(weights[band.sought.kind], signs)
        choices.append(Choice(place, band.sought.kind, band.sought.sets, signs, shares, {}))
        return shares

    with patch.object(Bands, "_band_shares", noting):
        yield choices


def marked(story: Told) -> dict[tuple[int, int, int], frozenset[str]]:
    """Whom each mark means."""
    return {(part, start, end): frozenset(ids) for part, start, end, ids in story.marks}


def score(story: Told, choices: Sequence[Choice], meant: Meant) -> Counter[str]:
    """How many descriptions mean several people, how many are given to any, and how many of these to whom they mean."""
    out: Counter[str] = Counter()
    marks = marked(story)
    made = {choice.place: choice for choice in choices}
    for place, ids in marks.items():
        text = story.story.parts[place[0]].text[place[1] : place[2]].lower()
        out["several"] += len(ids) > 1 and text.startswith(("the ", "both ", "these ", "those "))
    for place, choice in made.items():
        who = chosen(choice.sets, choice.shares)[0]
        out.update({"given": bool(who), "right": bool(who) and meant.of(who) == marks.get(place)})
    return out


def measure(tagger: Tagger) -> Scores:
    """Read the held-out stories and count."""
    total: Counter[str] = Counter()
    for path in sorted(HELD.glob("*.txt")):
        for story in stories(path):
            with watched() as choices:
                facts = kept(story, Reader(tagger))
            total += score(story, choices, Meant(story, facts))
    print(f"{total['several']} descriptions of several, {total['given']} given to some, {total['right']} of them rightly")
    return {
        "given to whom they mean": 100 * total["right"] / total["several"],
        "right where given": 100 * total["right"] / max(total["given"], 1),
    }


def main(argv: list[str] | None = None) -> int:
    """Read and print; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    args = parser.parse_args(argv)
    measured = {"descriptions of several": measure(Tagger.load())}
    for name, value in measured["descriptions of several"].items():
        print(f"  {name:40} {value:6.2f}")
    return gate(FLOORS, measured, corpora.digest(sorted(HELD.glob("*.txt"))), pins=args.pin, reason=args.lower)


if __name__ == "__main__":
    sys.exit(main())
