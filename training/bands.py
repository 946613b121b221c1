"""Fit what the signs of those whom a plural description may mean weigh: `python -m training.bands`.

The texts are our marked stories (`told.py`), as for "they" (`plurals.py`). What means people not told of, or things, is to be
left as it is.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.bands import marked, watched
from benchmarks.plurals import Meant
from benchmarks.referring import kept
from previously.reading.band_weights import WEIGHTS
from previously.reading.pipeline import Reader
from previously.tagger import Tagger
from training.plurals import COOLER
from training.pronouns import Row, Weights, crossed, fit, right_share, write
from training.told import FOLDER, Told, stories

KINDS = {"plain": 2.0, "natural": 2.0, "bands": 1.0, "they": 0.7, "hard": 0.5}
"""How much a choice counts in a story written plainly, in one rich in such descriptions or in "they", and in a hard one."""
HEADER = '''"""What the signs of those whom a plural description may mean weigh; made by `python -m training.bands`."""'''


def rows(every: Sequence[tuple[Told, float]], weights: Weights, reader: Callable[[], Reader]) -> list[Row]:
    """Every choice in stories, each with its weight."""
    out: list[Row] = []
    for story, weight in every:
        with watched(weights) as choices:
            facts = kept(story, reader())
        whom, marks = Meant(story, facts), marked(story)
        for choice in choices:
            ids = marks.get(choice.place, frozenset())
            right = [bool(who) and len(ids) > 1 and whom.of(who) == ids for who in choice.sets]
            if not any(right):
                right = [not who for who in choice.sets]
            out.append(Row(story.name, choice.kind, right, choice.signs, weight))
    return out


def main() -> None:
    """Read, fit, and read again with what was fitted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/previously/reading/band_weights.py"))
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--shrink", type=float, default=2.5)
    args = parser.parse_args()
    every = [
        (story, KINDS[path.stem.partition("-")[0]])
        for path in sorted((FOLDER / "fitted").glob("*.txt"))
        for story in stories(path)
    ]
    tagger = Tagger.load()
    weights: Weights = WEIGHTS
    pool: list[Row] = []
    for n in range(args.rounds):
        found = rows(every, weights, lambda: Reader(tagger))
        print(f"round {n + 1}: {len(found)} choices, {right_share(found, weights)[0]:.3f} right", flush=True)
        pool = pool + found
        weights = fit(pool, args.shrink * len(pool) / len(found))
    hits, cost = crossed(pool, args.shrink * len(pool) / len(found))
    print(f"{hits:.3f} right on stories left out of the fit, {cost:.3f} nats a choice")
    cooled = {kind: {name: round(COOLER * value, 4) for name, value in table.items()} for kind, table in weights.items()}
    write(cooled, args.out, HEADER)


if __name__ == "__main__":
    main()
