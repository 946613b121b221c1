"""How sure to be of what the text answers: `python -m training.trust` prints the weights that `previously.asking.text` holds.

Logistic regression over questions people asked (FairytaleQA, validation), each asked of the whole tale and of what comes before
its section, where no answer is right, and over those on our own stories that were looked at (`benchmarks.asking`) or kept to
choose by (`training.asked`). The reader's own words are right when they share half of their words with a person's answer, the
clause around them when it holds one.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.asking import LATER, accepts, placed
from benchmarks.questions import tries, worth
from previously.asking.ask import model
from previously.asking.question import Asked, understand
from previously.asking.text import read, somebody
from previously.book import Book
from previously.fold import State
from training import corpora, rouge
from training.asked import find, load, places

RIGHT = 0.5
HELD = 0.8
"""The share of an answer's words that a clause which holds it has."""
Floats = NDArray[np.float64]


def fit(x: Floats, y: Floats, steps: int = 4000, rate: float = 0.05, decay: float = 1e-3) -> tuple[Floats, float]:
    """Weights and bias by gradient descent on standardised features, given back for raw ones."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread
    weights, bias = np.zeros(x.shape[1]), 0.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-(z @ weights + bias))) - y
        weights -= rate * (z.T @ error / len(y) + decay * weights)
        bias -= rate * float(error.mean())
    raw = weights / spread
    return raw, float(bias - (raw * mean).sum())


class Row(NamedTuple):
    """The signs of an answer, whether the words and the clause were right, and whether it came before it was told."""

    signs: tuple[float, ...]
    words: float
    clause: float | None
    early: bool


def holds(clause: str, answer: str) -> bool:
    """Whether a clause has nearly all words of an answer."""
    said, wanted = set(rouge.words(clause)), set(rouge.words(answer))
    return bool(wanted) and len(said & wanted) / len(wanted) >= HELD


def tales(root: Path, most: int | None) -> Iterator[Row]:
    """Answers from tales."""
    for one in tries(root, "val", most, ("whole", "before")):
        if one.text is not None:
            told = one.setting == "whole"
            clause = one.text.clause
            held = clause and any(holds(clause.text, a) for a in one.question.answers)
            words = told and worth(one.text.span.text, one.question) >= RIGHT
            yield Row(one.text.signs.numbers(), float(words), None if held is None else float(told and held), not told)


def stories() -> Iterator[Row]:
    """Answers from our own stories, but for those kept apart."""
    tagger = model()
    for _, stage, question, accepted, moment in placed(LATER):
        yield from answered(moment.state, understand(moment.state, question, tagger), accepted, stage == "before")


def answered(state: State, asked: Asked, accepted: list[str], early: bool) -> Iterator[Row]:
    """What the text answers to a question, and whether that is accepted."""
    for told in read(state, asked, model().answerer(), 1):
        if asked.kind in ("who", "whose") and not somebody(state, told.span):
            continue  # it is never given
        right = not early and any(accepts(a, told.span.text) for a in accepted)
        held = told.clause and not early and any(accepts(a, told.clause.text) for a in accepted)
        yield Row(told.signs.numbers(), float(right), None if held is None else float(held), early)


def recaps() -> Iterator[Row]:
    """Answers to questions on short stories that the network did not learn from, at the end and before they are told."""
    tagger = model()
    with tempfile.TemporaryDirectory() as folder:
        for story, questions in load("choose"):
            path = Path(folder) / "one.story"
            with Book.read(story.text, title=story.name, into=path) as book:
                states = [book.at(part.ordinal).state for part in book.parts_index()]
            path.unlink()
            for q in questions:
                home = find(places(story), q.at) if q.answers else None
                stages = [(states[-1], home is None)]
                if home is not None and home[0]:
                    stages.append((states[home[0] - 1], True))
                for state, early in stages:
                    yield from answered(state, understand(state, q.text, tagger), list(q.answers), early)


def report(name: str, rows: list[Row], right: list[float]) -> None:
    """Fit and print."""
    x, y, early = np.array([r.signs for r in rows]), np.array(right), np.array([r.early for r in rows])
    weights, bias = fit(x, y)
    sure = 1 / (1 + np.exp(-(x @ weights + bias)))
    print(f"{name} = Weights({tuple(round(float(w), 3) for w in weights)}, {bias:.3f})")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        given = sure >= least
        told, before = given & ~early, given & early
        print(
            f"  from {least}: {given[~early].mean():.2f} of those told are answered, "
            f"{y[told].mean() if told.any() else 0:.2f} of them right; "
            f"silent {1 - before.sum() / max(1, early.sum()):.3f} before"
        )


def main() -> None:
    """Ask, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data")
    parser.add_argument("--most", type=int, help="only so many questions on tales")
    args = parser.parse_args()
    rows = [*tales(corpora.data_root(args.data), args.most), *stories(), *recaps()]
    report("SPAN", rows, [r.words for r in rows])
    clauses = [r for r in rows if r.clause is not None]
    report("CLAUSE", clauses, [r.clause or 0.0 for r in clauses])


if __name__ == "__main__":
    main()
