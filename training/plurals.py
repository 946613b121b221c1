"""Fit what the signs of those whom a "they" may mean weigh: `python -m training.plurals`.

The texts are our marked stories (`told.py`), read with the weights of the round before, as for other pronouns
(`pronouns.py`). What means nobody told of, or somebody who is not among the candidates, is to be left open.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.plurals import Meant, noun_means, watched
from benchmarks.referring import kept
from previously.reading.pipeline import Reader
from previously.reading.plural_weights import WEIGHTS
from previously.tagger import Tagger
from training.pronouns import Row, Weights, crossed, fit, right_share, write
from training.told import FOLDER, OTHER, Told, stories

PLAIN, RICH, HARD, NONE = 2.0, 0.4, 0.3, 0.5
"""How much a choice counts in a story written plainly, in one rich in "they", in one made to be hard, and where no candidate is
right."""
KINDS = {"plain": PLAIN, "natural": PLAIN, "they": RICH, "bands": RICH, "hard": HARD}
COOLER = 0.9
"""By what all weights are multiplied so that the probabilities are no surer than they are right."""
HEADER = '''"""What the signs of those whom a "they" may mean weigh; made by `python -m training.plurals`."""'''


def rows(every: Sequence[tuple[Told, float]], weights: Weights, reader: Callable[[], Reader]) -> list[Row]:
    """Every choice in stories, each with its weight."""
    out: list[Row] = []
    for story, weight in every:
        with watched(weights) as choices:
            facts = kept(story, reader())
        whom = Meant(story, facts)
        meant = {(part, start, end): ids for part, start, end, ids in story.marks}
        for choice in choices:
            if (ids := meant.get(choice.place)) is None:
                continue
            here = [(b - a, a, b, others) for part, a, b, others in story.marks if part == choice.place[0]]
            nouns = {id: noun_means(here, *place) for id, place in choice.nouns.items()}
            right = [bool(who) and whom.of(who, nouns) == {*ids} for who in choice.sets]
            if ids == OTHER:
                right = [not who or hit for who, hit in zip(choice.sets, right, strict=True)]
            missing = not any(right)
            if missing:
                right = [not who for who in choice.sets]
            out.append(Row(story.name, choice.kind, right, choice.signs, weight * (NONE if missing and ids != OTHER else 1.0)))
    return out


Rows = Callable[[Sequence[tuple[Told, float]], Weights, Callable[[], Reader]], list[Row]]
"""How the choices of stories, each with its weight, are read with some weights."""


def learn(about: str, rows: Rows, kinds: Mapping[str, float], weights: Weights, out: str, header: str, shrink: float) -> None:
    """Read the marked stories, fit, read again with what was fitted, and keep the weights as a module.

    `kinds` says how much a choice counts by what a file's name begins with, `out` where the weights are kept.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path(out))
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--shrink", type=float, default=shrink)
    args = parser.parse_args()
    files = sorted((FOLDER / "fitted").glob("*.txt"))
    every = [(story, kinds[path.stem.partition("-")[0]]) for path in files for story in stories(path)]
    tagger = Tagger.load()
    pool: list[Row] = []
    for n in range(args.rounds):
        found = rows(every, weights, lambda: Reader(tagger))
        print(f"round {n + 1}: {len(found)} choices, {right_share(found, weights)[0]:.3f} right", flush=True)
        pool = pool + found
        weights = fit(pool, args.shrink * len(pool) / len(found))
    hits, cost = crossed(pool, args.shrink * len(pool) / len(found))
    print(f"{hits:.3f} right on stories left out of the fit, {cost:.3f} nats a choice")
    cooled = {kind: {name: round(COOLER * value, 4) for name, value in table.items()} for kind, table in weights.items()}
    write(cooled, args.out, header)


if __name__ == "__main__":
    learn(__doc__ or "", rows, KINDS, WEIGHTS, "src/previously/reading/plural_weights.py", HEADER, shrink=2.0)
