"""Who is who at the length of a novel, against the characters and aliases of the Project Dialogism Novel Corpus.

The corpus (https://github.com/Priya22/project-dialogism-novel-corpus) states no licence: it is read where it lies and never
becomes part of the project or of training. `python -m benchmarks.novels FOLDER [NOVEL…]`, where FOLDER holds one folder a
novel with `novel_text.txt` and `character_info.csv`.
"""

from __future__ import annotations

import argparse
import ast
import csv
import resource
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from previously.fold import fold
from previously.intake import take_in
from previously.log import Log
from previously.reading.pipeline import Reader
from previously.sources import load
from previously.views.shown import roster


class Scores(NamedTuple):
    """Names of one novel: found characters among the gold ones that matter, and B-cubed over the names both sides know."""

    found: int
    wanted: int
    precision: float
    recall: float
    merges: int


def gold_names(path: Path) -> dict[str, set[str]]:
    """Every character that is more than minor, with its aliases in lower case."""
    out: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["Category"] != "minor":
                out[row["Main Name"]] = {alias.casefold() for alias in ast.literal_eval(row["Aliases"])} | {
                    row["Main Name"].casefold()
                }
    return out


def score(gold: dict[str, set[str]], ours: list[set[str]]) -> Scores:
    """Compare characters as sets of names; a name that several gold characters bear says nothing."""
    owners = defaultdict(set)
    for character, names in gold.items():
        for name in names:
            owners[name].add(character)
    owner = {name: next(iter(who)) for name, who in owners.items() if len(who) == 1}
    held: dict[str, int] = {}
    for n, names in enumerate(ours):
        for name in names:
            if name in owner:
                held.setdefault(name, n)
    by_owner, by_holder = defaultdict(set), defaultdict(set)
    for name, n in held.items():
        by_owner[owner[name]].add(name)
        by_holder[n].add(name)
    shared = [len(by_owner[owner[name]] & by_holder[n]) for name, n in held.items()]
    precision = sum(s / len(by_holder[n]) for s, n in zip(shared, held.values(), strict=True)) / max(len(held), 1)
    recall = sum(s / len(by_owner[owner[name]]) for s, name in zip(shared, held, strict=True)) / max(len(held), 1)
    merges = sum(len({owner[name] for name in names}) > 1 for names in by_holder.values())
    return Scores(len(by_owner), len(gold), precision, recall, merges)


def main(argv: list[str] | None = None) -> int:
    """Read novels and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("novels", nargs="*", help="names of folders (default: all of them)")
    args = parser.parse_args(argv)
    if not args.folder.is_dir():
        parser.error(f"{args.folder} is no folder")
    chosen = args.novels or sorted(path.name for path in args.folder.iterdir() if (path / "novel_text.txt").exists())
    reader = Reader()
    print(f"{'novel':<30}{'words':>8}{'words/s':>9}{'found':>9}{'B3 P':>7}{'B3 R':>7}{'F1':>7}{'merges':>8}")
    for name in chosen:
        gold = gold_names(args.folder / name / "character_info.csv")
        story = load([args.folder / name / "novel_text.txt"])
        words = sum(len(part.text.split()) for part in story.parts)
        with tempfile.TemporaryDirectory() as home:
            path = Path(home) / "novel.story"
            began = time.perf_counter()
            take_in(path, story, reader)
            speed = words / (time.perf_counter() - began)
            with Log.open(path) as log:
                figures = roster(fold(log.prefix(len(story.parts) - 1))).figures.values()
        ours = [{n.casefold() for n in (f.name, *f.names)} for f in figures if f.kind == "character"]
        s = score(gold, ours)
        f1 = 2 * s.precision * s.recall / max(s.precision + s.recall, 1e-9)
        print(
            f"{name:<30}{words:>8}{speed:>9.0f}{s.found:>5}/{s.wanted:<3}{s.precision:>7.3f}{s.recall:>7.3f}{f1:>7.3f}{s.merges:>8}"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
