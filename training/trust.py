"""How sure to be of what the text answers: `python -m training.trust` prints the weights that `previously.asking.text` holds.

Logistic regression over the reader's best answers to questions on recaps: those of our own that were looked at
(`benchmarks.asking`) and those kept to choose by (`training.asked`), never the real ones, which only test. They are asked where
the text tells the answer and before it does, when no answer is right; those count half as much again. People's
questions on tales (FairytaleQA) made it too unsure of recaps: of what it held to be right two times in five, seven in ten were.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.asking import LATER, accepts, placed
from previously.asking import roles
from previously.asking.ask import model
from previously.asking.question import Asked, understand
from previously.asking.text import read
from previously.book import Book
from previously.fold import State
from training.asked import find, load, places

EARLY = 1.5
"""How much an answer before anything is told counts beside another."""
Floats = NDArray[np.float64]


def fit(x: Floats, y: Floats, weight: Floats, ridge: float = 3.0) -> tuple[Floats, float]:
    """Weights and bias by Newton's steps on standardised signs, given back for raw ones."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(y), 1))])
    held = np.diag([ridge] * x.shape[1] + [0.0])
    at = np.zeros(z.shape[1])
    for _ in range(12):
        p = 1 / (1 + np.exp(-z @ at))
        slope = z.T @ (weight * (y - p)) - held @ at
        at += np.linalg.solve((z * (weight * p * (1 - p))[:, None]).T @ z + held, slope)
    raw = at[:-1] / spread
    return raw, float(at[-1] - (raw * mean).sum())


class Row(NamedTuple):
    """The signs of an answer, whether the words and the clause were right, and whether it came before it was told."""

    signs: tuple[float, ...]
    words: float
    clause: float | None
    early: bool


def stories() -> Iterator[Row]:
    """Answers from our own stories, but for those kept apart."""
    tagger = model()
    for _, _, question, accepted, moment in placed(LATER):
        yield from answered(moment.state, understand(moment.state, question, tagger), accepted, "unknown" in accepted)


def answered(state: State, asked: Asked, accepted: list[str], early: bool) -> Iterator[Row]:
    """What the text answers to a question, and whether that is accepted."""
    grammar = next(iter(roles.read(state, asked, model())), None)
    for told in read(state, asked, model().answerer(), beside=grammar):
        right = not early and any(accepts(a, told.span.text) for a in accepted)
        held = told.clause and not early and any(accepts(a, told.clause.text) for a in accepted)
        yield Row(told.signs, float(right), None if held is None else float(held), early)


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
    weights, bias = fit(x, y, np.where(early, EARLY, 1.0))
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
    rows = [*stories(), *recaps()]
    report("SPAN", rows, [r.words for r in rows])
    clauses = [r for r in rows if r.clause is not None]
    report("CLAUSE", clauses, [r.clause or 0.0 for r in clauses])


if __name__ == "__main__":
    main()
