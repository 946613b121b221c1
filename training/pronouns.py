"""Fit what the signs of a pronoun's candidates weigh: `python -m training.pronouns`.

The texts are our marked stories (`told.py`), GUM's development texts and GAP's validation texts. They are read with the
weights of the round before, since what a pronoun is taken for changes what stands beside the next one (Ross et al. 2011,
DAgger); then a log-linear model is fitted to all choices whose right answer is among the candidates. Every kind of pronoun
has weights of its own, drawn towards those that all share. Stories written as people write recaps count more than those made
to be hard. What the signs of meaning weigh (`reading/meaning.py`) is fitted last and on top of the others, which stay as they
are: there are many, each is rare, and all kinds of pronoun share them. `--meaning` fits these alone. None of the texts may be
one that the network learnt from: it would be too sure of its links.
"""

from __future__ import annotations

import argparse
import random
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.referring import kept, owners
from previously.reading.choosing import TABLES, Choosing, weigh
from previously.reading.pipeline import Reader
from previously.reading.sign_weights import WEIGHTS
from previously.reading.signs import Meant, Signs, signs_of
from previously.tagger import Tagger
from training.corpora import data_root
from training.told import FOLDER, Told, gap, gum, stories

PLAIN, HARD, REAL = 2.0, 0.3, 8.0
"""How much a choice counts in a story written plainly, in one made to be hard, and in a text that people wrote."""

REAL_MEANING, RARE = 3.0, 4.0
"""How much a choice counts in a real text when meaning is fitted (plain stories 1, hard ones half), and how much the weights of
signs of meaning are pulled to nothing."""

SLIGHT = 0.04
"""What a sign of meaning must weigh to be kept."""

MORE, COOLER = 0.25, 0.85
"""What the network's link gains, in nats a nat, since it knows real texts better than made-up ones, and by what all weights
are multiplied so that the probabilities are no surer than they are right."""

HEADER = '''"""{}; made by `python -m training.pronouns`.

CC BY-SA 4.0, as some of the texts they were fitted to: see LICENSE-WEIGHTS.
"""'''

Weights = dict[str, dict[str, float]]
KINDS = ("subject", "object", "owner")


class Choice(NamedTuple):
    """One pronoun's candidates: where it stands, what it is in its clause, their ids and their signs."""

    place: tuple[int, int, int]
    kind: str
    ids: list[str]
    signs: list[Signs]


class Row(NamedTuple):
    """One choice with its answer, and the story it is from."""

    story: str
    kind: str
    right: list[bool]
    signs: list[Signs]
    weight: float


@contextmanager
def watched(weights: Weights) -> Iterator[list[Choice]]:
    """Read with these weights, noting every choice."""
    choices: list[Choice] = []

    def noting(self: Choosing, meant: Meant) -> list[float]:
        signs = signs_of(self.doc, meant)
        word = self.doc.words[meant.ref.head]
        place = (self.doc.part.ordinal, word.start, word.end)
        choices.append(Choice(place, meant.kind, [e.id for e in meant.candidates], signs))
        return weigh(weights[meant.kind], signs)

    with patch.object(Choosing, "_shares", noting):
        yield choices


def rows(every: Sequence[tuple[Told, float]], weights: Weights, reader: Callable[[], Reader]) -> list[Row]:
    """Every choice in stories, each with its weight, that has a right answer among its candidates."""
    out: list[Row] = []
    for story, weight in every:
        with watched(weights) as choices:
            facts = kept(story, reader())
        owner = owners(story, facts)
        meant = {(part, start, end): ids for part, start, end, ids in story.marks}
        for choice in choices:
            ids = meant.get(choice.place, ())
            right = [len(ids) == 1 and owner.of(id) == ids[0] for id in choice.ids]
            if any(right):
                out.append(Row(story.name, choice.kind, right, choice.signs, weight))
    return out


def names_of(found: Sequence[Row], least: int = 8, meaning: bool = False) -> list[str]:
    """The signs seen often enough to be weighed: those of meaning, or all others."""
    counts: dict[str, int] = {}
    for row in found:
        for sign in {sign for signs in row.signs for sign in signs}:
            counts[sign] = counts.get(sign, 0) + 1
    return sorted(sign for sign, count in counts.items() if count >= least and is_meaning(sign) == meaning)


def is_meaning(sign: str) -> bool:
    """Whether a sign is one of meaning, by its name."""
    return ":" in sign or ">" in sign


def matrix(found: Sequence[Row], names: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.bool_]]:
    """Dense signs of all candidates, shared ones and those of the pronoun's kind; each one's row; whether it is right."""
    at = {name: k for k, name in enumerate(names)}
    width = len(names)
    data: list[NDArray[np.float32]] = []
    which: list[int] = []
    right: list[bool] = []
    for n, row in enumerate(found):
        own = (1 + KINDS.index(row.kind)) * width
        for signs, is_right in zip(row.signs, row.right, strict=True):
            line = np.zeros(width * (1 + len(KINDS)), dtype=np.float32)
            for sign, value in signs.items():
                if sign in at:
                    line[at[sign]] = line[own + at[sign]] = value
            data.append(line)
            which.append(n)
            right.append(is_right)
    return np.stack(data), np.array(which, dtype=np.int64), np.array(right)


def fit(found: Sequence[Row], shrink: float, own: float = 3.0) -> Weights:
    """The weights of the likeliest log-linear model; `shrink` pulls them to nothing, those of one kind `own` times as much."""
    names = names_of(found)
    x, which, right = (torch.from_numpy(a) for a in matrix(found, names))
    width, count = len(names), len(found)
    counts = torch.tensor([row.weight for row in found])
    scale = x.abs().amax(0).clamp(min=1e-6)
    x = x / scale
    w = torch.zeros(x.shape[1], requires_grad=True)
    pull = torch.cat([torch.ones(width), torch.full((width * len(KINDS),), own)])
    optimiser = torch.optim.LBFGS([w], max_iter=200, line_search_fn="strong_wolfe")

    def total(scores: torch.Tensor) -> torch.Tensor:
        top = torch.full((count,), -1e4).scatter_reduce(0, which, scores.detach(), "amax")
        return top + torch.log(torch.zeros(count).index_add(0, which, torch.exp(scores - top[which])) + 1e-30)

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        scores = x @ w
        good = total(scores.masked_fill(~right, -1e4))
        loss = (counts * (total(scores) - good)).sum() + shrink * (pull * w * w).sum()
        loss.backward()
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    final = (w.detach() / scale).numpy()
    return {
        kind: {name: round(float(final[k] + final[(1 + n) * width + k]), 4) for k, name in enumerate(names)}
        for n, kind in enumerate(KINDS)
    }


def fit_meaning(found: Sequence[Row], weights: Weights, shrink: float = RARE) -> dict[str, float]:
    """What the signs of meaning weigh on top of all others."""
    names = names_of(found, meaning=True)
    at = {name: k for k, name in enumerate(names)}
    flat = [(n, row, k) for n, row in enumerate(found) for k in range(len(row.signs))]
    base = [sum(v * weights[row.kind].get(s, 0.0) for s, v in row.signs[k].items()) for _, row, k in flat]
    cells = [(r, at[s]) for r, (_, row, k) in enumerate(flat) for s in row.signs[k] if s in at]
    x = torch.sparse_coo_tensor(torch.tensor(cells).T, torch.ones(len(cells)), (len(flat), len(names))).coalesce()
    offset, which = torch.tensor(base), torch.tensor([n for n, *_ in flat])
    right = torch.tensor([row.right[k] for _, row, k in flat])
    counts = torch.tensor([{PLAIN: 1.0, REAL: REAL_MEANING}.get(row.weight, 0.5) for row in found])
    w = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.LBFGS([w], max_iter=150, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        scores = offset + torch.sparse.mm(x, w[:, None])[:, 0]
        top = torch.full((len(found),), -1e4).scatter_reduce(0, which, scores.detach(), "amax")
        shares = torch.exp(scores - top[which])
        every = torch.zeros(len(found)).index_add(0, which, shares)
        good = torch.zeros(len(found)).index_add(0, which, shares * right)
        loss = (counts * (torch.log(every) - torch.log(good + 1e-30))).sum() + shrink * (w * w).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    fitted = {name: round(float(value), 3) for name, value in zip(names, w.detach(), strict=True)}
    return {name: value for name, value in fitted.items() if abs(value) >= SLIGHT}


def right_share(found: Sequence[Row], weights: Weights) -> tuple[float, float]:
    """How often the likeliest candidate is right, and how many nats a choice costs."""
    hits, cost = 0, 0.0
    for row in found:
        shares = weigh(weights[row.kind], row.signs)
        hits += row.right[int(np.argmax(shares))]
        cost -= float(np.log(sum(s for s, r in zip(shares, row.right, strict=True) if r) + 1e-9))
    return hits / len(found), cost / len(found)


def crossed(found: Sequence[Row], shrink: float, folds: int = 6) -> tuple[float, float]:
    """The same on stories left out of the fit, in so many folds."""
    names = sorted({row.story for row in found})
    random.Random(1).shuffle(names)
    total = [0.0, 0.0]
    for k in range(folds):
        out = set(names[k::folds])
        test = [row for row in found if row.story in out]
        weights = fit([row for row in found if row.story not in out], shrink)
        for n, value in enumerate(right_share(test, weights)):
            total[n] += value * len(test)
    return total[0] / len(found), total[1] / len(found)


def write(weights: Weights, path: Path, header: str) -> None:
    """Keep weights as a module: of each sign what it weighs for each kind of pronoun."""
    rows = [f'"{sign}": ({", ".join(str(weights[kind][sign]) for kind in KINDS)}),' for sign in weights[KINDS[0]]]
    told = " ".join(row.replace(" ", "\0") for row in rows)
    lines = [header, "", f"_KINDS = {KINDS!r}".replace("'", '"'), "# fmt: off"]
    lines.append("_BY_SIGN: dict[str, tuple[float, float, float]] = {")
    lines += [line.replace("\0", " ") for line in textwrap.wrap(told, 120, initial_indent="    ", subsequent_indent="    ")]
    lines += ["}", "# fmt: on", ""]
    lines.append("WEIGHTS = {kind: {sign: row[n] for sign, row in _BY_SIGN.items()} for n, kind in enumerate(_KINDS)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_meaning(table: dict[str, float], path: Path) -> None:
    """Keep what the signs of meaning weigh as a module: what they begin with, and below it how they go on."""
    groups: dict[str, dict[str, float]] = {}
    for name, value in table.items():
        cut = max(name.find(mark) for mark in (": ", "> ")) + 2
        groups.setdefault(name[:cut], {})[name[cut:]] = value
    lines = [HEADER.format("What the signs of meaning weigh for every kind of pronoun"), "", "# fmt: off"]
    lines.append("_BY_START: dict[str, dict[str, float]] = {")
    for start, ends in groups.items():
        told = " ".join(f'"{end}": {value},'.replace(" ", "\0") for end, value in ends.items())
        row = f'    "{start}": {{{told[:-1]}}},'
        if len(row) > 120:
            inside = textwrap.wrap(told, 120, initial_indent=" " * 8, subsequent_indent=" " * 8)
            row = "\n".join([f'    "{start}": {{', *inside, "    },"])
        lines.append(row.replace("\0", " "))
    lines += [
        "}",
        "# fmt: on",
        "",
        "MEANING = {start + end: weight for start, ends in _BY_START.items() for end, weight in ends.items()}",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def finished(weights: Weights) -> Weights:
    """The weights as they are kept."""
    return {
        kind: {name: round(COOLER * (value + MORE * (name == "log")), 4) for name, value in table.items()}
        for kind, table in weights.items()
    }


def main() -> None:
    """Read, fit, and read again with what was fitted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="folder of the corpora (default: PREVIOUSLY_DATA, else ../shared/data)")
    parser.add_argument("--out", type=Path, default=Path("src/previously/reading/sign_weights.py"))
    parser.add_argument("--meaning", action="store_true", help="fit what signs of meaning weigh, and leave all else")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shrink", type=float, default=2.0)
    args = parser.parse_args()
    root = data_root(args.data)
    every = [
        (story, PLAIN if path.name.startswith(("plain", "natural")) else HARD)
        for path in sorted((FOLDER / "fitted").glob("*.txt"))
        for story in stories(path)
    ]
    every += [(story, REAL) for story in (*gum(root), *gap(root))]
    tagger = Tagger.load()
    weights: Weights = WEIGHTS
    pool: list[Row] = []
    if args.meaning:
        found = rows(every, TABLES, lambda: Reader(tagger))
        write_meaning(fit_meaning(found, weights), args.out.with_name("meaning_weights.py"))
        return
    for n in range(args.rounds):
        found = rows(every, weights, lambda: Reader(tagger))
        print(f"round {n + 1}: {len(found)} choices, {right_share(found, weights)[0]:.3f} right", flush=True)
        pool = found if n == 0 else pool + found
        weights = fit(pool, args.shrink * len(pool) / len(found))
    hits, cost = crossed(pool, args.shrink * len(pool) / len(found))
    print(f"{hits:.3f} right on stories left out of the fit, {cost:.3f} nats a choice")
    weights = finished(weights)
    write(weights, args.out, HEADER.format("What the signs of a pronoun's candidates weigh"))
    write_meaning(fit_meaning(found, weights), args.out.with_name("meaning_weights.py"))


if __name__ == "__main__":
    main()
