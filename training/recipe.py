"""The shipped weights' recipe, stage by stage: `python -m training.recipe` (see README.md for how long it takes)."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

STAGES: tuple[tuple[str, ...], ...] = (
    ("--steps", "450", "--seed", "7"),
    ("--steps", "1417", "--stop", "307", "--seed", "8", "--spurious", "0.06"),
    (
        *("--steps", "2156", "--seed", "9", "--spurious", "0.06", "--warm", "0.02"),
        *("--gum", "0.5", "--encoder-rate", "1.8e-4", "--head-rate", "9e-4"),
    ),
)
"""The second was cut short when its event loss turned out to weigh books with few events too much."""


def main() -> None:
    """Train every stage, then write the int8 files and the lemma table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--out", type=Path, default=Path("src/previously/weights"))
    args = parser.parse_args()
    data = ("--data", args.data) if args.data else ()
    before: tuple[str, ...] = ()
    checkpoint = args.cache / "stage0.pt"
    for number, stage in enumerate(STAGES, 1):
        checkpoint = args.cache / f"stage{number}.pt"
        run("training.train", *stage, *before, *data, "--cache", str(args.cache), "--out", str(checkpoint))
        before = ("--init", str(checkpoint))
    run("training.export", str(checkpoint), "--cache", str(args.cache), "--out", str(args.out))
    run("training.lemmas", *data)
    run("training.calibrate", str(args.out), *data)


def run(module: str, *arguments: str) -> None:
    """Run one of our modules in a process of its own."""
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)


if __name__ == "__main__":
    main()
