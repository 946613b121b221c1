"""Fit what the signs of those whom a plural description may mean weigh: `python -m training.bands`.

The texts are our marked stories (`told.py`), as for "they" (`plurals.py`). What means people not told of, or things, is to be
left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.bands import marked, watched
from benchmarks.plurals import Meant
from benchmarks.referring import kept
from previously.reading.band_weights import WEIGHTS
from previously.reading.pipeline import Reader
from training.plurals import learn
from training.pronouns import Row, Weights
from training.told import Told

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


if __name__ == "__main__":
    learn(__doc__ or "", rows, KINDS, WEIGHTS, "src/previously/reading/band_weights.py", HEADER, shrink=2.5)
