"""How sure to be of what the text answers: `python -m training.trust` prints the weights that `previously.asking.text` holds.

Logistic regression over questions people asked (FairytaleQA, validation), each asked of the whole tale, where an answer that
shares half of its words with a person's is right, and of what comes before its section, where none is.
"""

from __future__ import annotations

import argparse

import numpy as np
from numpy.typing import NDArray

from benchmarks.questions import tries, worth
from training import corpora

RIGHT = 0.5
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


def main() -> None:
    """Ask, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--most", type=int)
    args = parser.parse_args()
    rows, right, early = [], [], []
    for one in tries(corpora.data_root(args.data), "val", args.most, ("whole", "before")):
        if one.text is None:
            continue
        answer, signs = one.text
        rows.append(signs.numbers())
        right.append(float(one.setting == "whole" and worth(answer.text, one.question) >= RIGHT))
        early.append(one.setting == "before")
    x, y, before = np.array(rows), np.array(right), np.array(early)
    weights, bias = fit(x, y)
    sure = 1 / (1 + np.exp(-(x @ weights + bias)))
    print("WEIGHTS =", tuple(round(float(w), 3) for w in weights), "BIAS =", round(bias, 3))
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        given = sure >= least
        print(
            f"from {least}: {given[~before].mean():.2f} of those told are answered, "
            f"{y[given & ~before].mean():.2f} of them right; silent {1 - given[before].mean():.3f} before"
        )


if __name__ == "__main__":
    main()
