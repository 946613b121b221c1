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
    (
        *("--steps", "1779", "--seed", "21", "--spurious", "0.12", "--warm", "0.03", "--blur", "0.06"),
        *("--gum", "0.5", "--gap", "0.5", "--wnut", "0.3", "--encoder-rate", "1.2e-4", "--head-rate", "6e-4"),
    ),
    (
        *("--steps", "1279", "--seed", "22", "--spurious", "0.12", "--warm", "0.03", "--blur", "0.04"),
        *("--gum", "0.4", "--gap", "0.4", "--wnut", "0.15", "--encoder-rate", "7e-5", "--head-rate", "3.5e-4"),
    ),
)
"""The second was cut short when its event loss turned out to weigh books with few events too much."""
MEAN = {3: "1", 4: "0.6", 5: "1"}
"""Shares of the stages in the mean that the last stage starts from."""
LAST: tuple[str, ...] = (
    *("--links", "--steps", "1600", "--seed", "41", "--spurious", "0.12", "--warm", "0.05", "--blur", "0.03"),
    *("--gum", "0.6", "--gap", "0.25", "--renamed", "3", "--head-rate", "6e-4"),
)
"""The stage in which coreference alone learns from the trees that the mean reads; half of it goes into the weights."""
ONE_CORE = ("--held", "coref-tenfold/0", "entities", "--threads", "1", "--bf16")
TEACHER: tuple[str, ...] = (
    *("--teacher", "--steps", "1049", "--encoder-rate", "5e-5", "--head-rate", "8e-4", "--gum", "0.1"),
    *("--blur", "0.03", "--mean", "0.25"),
)
TAUGHT: tuple[tuple[str, ...], ...] = (
    (
        *("--spans", "--steps", "1250", "--seed", "51", "--warm", "0.05", "--blur", "0.03", "--mean", "0.4"),
        *("--books", "0.7", "--gum", "0.3", "--head-rate", "3e-4"),
    ),
    (
        *("--freeze", "3", "--steps", "2652", "--seed", "52", "--warm", "0.05", "--blur", "0.03", "--mean", "0.4"),
        *("--books", "0.5", "--gum", "0.3", "--gap", "0.2", "--renamed", "1", "--ewt", "0.1", "--spurious", "0.12"),
        *("--encoder-rate", "1e-4", "--head-rate", "4e-4"),
    ),
)
"""A large teacher's opinions are learnt by the span head alone, then by all above what the answering network shares."""
RELINKED: tuple[str, ...] = (
    *("--links", "--steps", "1600", "--seed", "61", "--spurious", "0.12", "--warm", "0.05", "--blur", "0.03"),
    *("--gum", "0.6", "--gap", "0.25", "--renamed", "3", "--head-rate", "4e-4", "--mean", "0.4"),
)
"""Coreference alone again, on what half of that and half of what was before make of words; half goes into the weights."""

ANSWERS: tuple[tuple[str, ...], ...] = (
    (
        *("--steps", "2602", "--seed", "7", "--encoder-rate", "1e-4", "--far", "0.35", "--own", "0"),
        *("--first", "0.65", "--later", "0.15"),
    ),
    (
        *("--steps", "1790", "--stop", "1187", "--seed", "11", "--encoder-rate", "7e-5", "--head-rate", "3e-4"),
        *("--far", "0.5", "--first", "0.08", "--later", "0.08", "--bf16"),
    ),
)
"""The stages of the answering network, which begins with the layers of the finished reader; the second adds our own recaps, and
one of its two passes was the better."""


def main() -> None:
    """Train every stage, then write the int8 files and the lemma table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--qamr", type=Path, required=True, help="the data folder of https://github.com/uwnlp/qamr")
    parser.add_argument("--out", type=Path, default=Path("src/previously/weights"))
    args = parser.parse_args()
    data = ("--data", args.data) if args.data else ()
    before: tuple[str, ...] = ()
    checkpoint = args.cache / "stage0.pt"
    for number, stage in enumerate(STAGES, 1):
        checkpoint = args.cache / f"stage{number}.pt"
        run("training.train", *stage, *before, *data, "--cache", str(args.cache), "--out", str(checkpoint))
        before = ("--init", str(checkpoint))
    shares = [f"{args.cache / f'stage{stage}.pt'}={share}" for stage, share in MEAN.items()]
    checkpoint = args.cache / "mean.pt"
    run("training.average", str(checkpoint), *shares)
    parser_weights = args.cache / "parser"
    run("training.export", str(checkpoint), "--cache", str(args.cache), "--out", str(parser_weights))
    run("training.lemmas", *data, "--out", str(parser_weights))
    before = ("--init", str(checkpoint), "--parser", str(parser_weights))
    last = args.cache / "last.pt"
    run("training.train", *LAST, *before, *data, "--cache", str(args.cache), "--out", str(last))
    shares = [f"{last}=0.5", f"{checkpoint}=0.5"]
    checkpoint = args.cache / "untaught.pt"
    run("training.average", str(checkpoint), *shares)
    checkpoint = taught(checkpoint, parser_weights, args.cache, data)
    run("training.export", str(checkpoint), "--cache", str(args.cache), "--out", str(args.out))
    run("training.lemmas", *data)
    run("training.calibrate", str(args.out), *data)
    before = ()
    answers = args.cache / "answers.pt"
    for number, stage in enumerate(ANSWERS, 1):
        answers = args.cache / f"answers{number}.pt"
        given = ("--reader", str(checkpoint), "--cache", str(args.cache), "--out", str(answers))
        run("training.train_answers", *stage, "--qamr", str(args.qamr), *before, *given, *data)
        before = ("--init", str(answers))
    run("training.export", str(answers), "--answers", "--out", str(args.out))


def taught(before: Path, parser_weights: Path, cache: Path, data: tuple[str, ...]) -> Path:
    """Let a large teacher's opinions into the weights; gives the checkpoint to ship."""
    common = (*ONE_CORE, *data, "--cache", str(cache))
    teacher, soft = cache / "teacher.pt", cache / "soft.npz"
    run("training.train", *TEACHER, *common, "--out", str(teacher))
    labels = ("--words", "3500", "--held", "coref-tenfold/0", "entities", "--threads", "1")
    run("training.distil", *labels, *data, "--cache", str(cache), "--teacher", str(teacher), "--out", str(soft))
    pupil = before
    for number, stage in enumerate(TAUGHT, 1):
        opinions = ("--soft", str(soft), "--soft-share", "0.5", "--keep", "--init", str(pupil), "--parser", str(parser_weights))
        pupil = cache / f"taught{number}.pt"
        run("training.train", *stage, *opinions, *common, "--out", str(pupil))
    mixed, linked, ready = cache / "mixed.pt", cache / "relinked.pt", cache / "shipped.pt"
    run("training.average", str(mixed), f"{before}=0.5", f"{pupil}=0.5")
    reads = cache / "mixed"
    run("training.export", str(mixed), "--cache", str(cache), "--out", str(reads))
    run("training.lemmas", *data, "--out", str(reads))
    run("training.train", *RELINKED, "--init", str(mixed), "--parser", str(reads), *common, "--out", str(linked))
    run("training.average", str(ready), f"{mixed}=0.5", f"{linked}=0.5")
    return ready


def run(module: str, *arguments: str) -> None:
    """Run one of our modules in a process of its own."""
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)


if __name__ == "__main__":
    main()
