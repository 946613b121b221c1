"""Counts what crosses in our pictures of stories, beside plainer ways to draw the same.

The storyline is drawn part after part and may not look ahead; beside it stand the same lines and meetings in alphabetical
order, and ordered by barycentres in sweeps over the whole story, which a reader half-way through could not be shown. All keep
those who meet side by side. The board stands beside the same boxes on a circle and at random places (the mean of many).
`python -m benchmarks.storyline STORY.txt…`; without files the bundled example is used.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path
from statistics import mean
from typing import TypeAlias

from benchmarks.leaks import library
from benchmarks.speed import EXAMPLE
from previously.book import Book
from previously.views import lanes, layout
from previously.views.board import Board
from previously.views.storyline import Storyline

Column: TypeAlias = list[list[str]]
"""The lines of one part from the top, those that meet in one list."""
SWEEPS = 24
DRAWS = 50


def columns(view: Storyline) -> list[Column]:
    """The lines of every part in our order."""
    out = []
    for column in view.columns:
        slots = {line.id: p.slot for line in view.lines for p in line.points if p.part == column.part}
        met = {id: n for n, meeting in enumerate(column.meetings) for id in meeting.lines}
        blocks: dict[object, list[str]] = {}
        for id in sorted(slots, key=slots.__getitem__):
            blocks.setdefault(met.get(id, id), []).append(id)
        out.append(list(blocks.values()))
    return out


def ranks(column: Column) -> dict[str, int]:
    """How far down each line is."""
    return {line: n for n, line in enumerate(line for block in column for line in block)}


def crossings(drawn: Sequence[Column]) -> int:
    """How often lines cross from part to part."""
    return sum(lanes.crossings(ranks(a), ranks(b)) for a, b in pairwise(drawn))


def ordered(column: Column, key: Callable[[str], float | str]) -> Column:
    """A column with its lines, and then its meetings, in another order."""
    blocks = [sorted(block, key=key) for block in column]
    return sorted(blocks, key=lambda block: key(block[len(block) // 2]))


def barycentre(drawn: Sequence[Column]) -> list[Column]:
    """The best of many sweeps to and fro over the whole story, each column ordered by the one before it in the sweep."""
    now = [list(column) for column in drawn]
    best, least = now, crossings(now)
    for sweep in range(SWEEPS):
        way = range(1, len(now)) if sweep % 2 == 0 else range(len(now) - 2, -1, -1)
        for n in way:
            beside = ranks(now[n - 1 if sweep % 2 == 0 else n + 1])
            own = ranks(now[n])
            now[n] = _by_mean(now[n], {line: beside.get(line, own[line]) for line in own})
        if crossings(now) < least:
            best, least = [list(column) for column in now], crossings(now)
    return best


def _by_mean(column: Column, height: dict[str, int]) -> Column:
    blocks = [sorted(block, key=height.__getitem__) for block in column]
    return sorted(blocks, key=lambda block: mean(height[line] for line in block))


def board_crossings(view: Board, places: Sequence[tuple[float, float]]) -> int:
    """How often lines between boxes at these places cross."""
    at = dict(zip((node.id for node in view.nodes), places, strict=True))
    lines = sorted({(min(e.source, e.target), max(e.source, e.target)) for e in view.edges})
    return sum(
        layout.crosses(at[a], at[b], at[c], at[d])
        for n, (a, b) in enumerate(lines)
        for c, d in lines[n + 1 :]
        if not {a, b} & {c, d}
    )


def circle(count: int) -> list[tuple[float, float]]:
    """Places on a circle."""
    return [(cos(2 * pi * n / count), sin(2 * pi * n / count)) for n in range(count)]


def random_places(count: int, seed: int) -> list[tuple[float, float]]:
    """Places anywhere in a square, always the same for a seed."""
    dice = random.Random(seed)
    return [(dice.random(), dice.random()) for _ in range(count)]


def measure(path: Path) -> tuple[Storyline, float, Board, float]:
    """Both views of a whole story, and the seconds each took."""
    with tempfile.TemporaryDirectory() as folder, library(Path(folder)), Book.read(path, title="A Story") as book:
        moment = book.at("end")
        moment.board()  # what both are made from is derived once
        started = time.perf_counter()
        drawn = moment.storyline()
        middle = time.perf_counter()
        network = moment.board()
        return drawn, middle - started, network, time.perf_counter() - middle


def rows(paths: Iterable[Path]) -> Iterable[tuple[object, ...]]:
    """One row a story and picture."""
    for number, path in enumerate(paths, 1):
        drawn, seconds, network, network_seconds = measure(path)
        ours = columns(drawn)
        names = {line.id: line.first_name.casefold() for line in drawn.lines}
        size = f"{len(drawn.lines)} lines, {len(ours)} parts"
        plain = crossings([ordered(column, names.__getitem__) for column in ours])
        swept = crossings(barycentre([ordered(column, names.__getitem__) for column in ours]))
        yield number, "storyline", size, crossings(ours), f"{plain} alphabetical", f"{swept} barycentre, looking ahead", seconds
        count = len(network.nodes)
        size = f"{count} boxes, {len(network.edges)} ties"
        placed = board_crossings(network, [(node.x, node.y) for node in network.nodes])
        round_ = board_crossings(network, circle(count))
        anywhere = mean(board_crossings(network, random_places(count, seed)) for seed in range(DRAWS))
        yield number, "board", size, placed, f"{round_} on a circle", f"{anywhere:.0f} at random", network_seconds


def main() -> None:
    """Print the table."""
    paths = [Path(argument) for argument in sys.argv[1:]] or [EXAMPLE]
    print(f"{'story':<6}{'picture':<11}{'size':<22}{'crossings':>9}  {'beside':<20}{'':<30}{'ms':>6}")
    for story, picture, size, ours, one, other, seconds in rows(paths):
        print(f"{story:<6}{picture:<11}{size:<22}{ours:>9}  {one:<20}{other:<30}{1000 * float(str(seconds)):>6.0f}")


if __name__ == "__main__":
    main()
