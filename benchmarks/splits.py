"""The reader's recipe on the published splits, over several seeds: `python -m benchmarks.splits --seeds 1 2 3`.

The shipped model has read books that the published tests are measured on, so its scores stand beside published ones with a
caveat. Here short runs of the same network, which never see the test books, give those numbers, their mean and their
spread. Every run is kept in `splits.json`. For the official events a large teacher, which has not read
those books either, first says what it thinks of the other books' later chapters (an hour or two on one core, and a quarter more
for what it says); that is kept in `taught`, a megabyte, so that it need not be done again. A run that learns from books and
teacher takes an hour and a half on a fast core, one that learns from books alone half an hour.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from statistics import mean, stdev
from typing import Any

from training import corpora
from training.evaluate import Scores, litbank_scores, tagger_from
from training.recipe import run

SPLITS = Path(__file__).with_name("splits.json")
SAID = Path(__file__).with_name("taught")
"""What teachers said, by split."""
TEACHER = (
    *("--teacher", "--steps", "1250", "--seed", "21", "--encoder-rate", "5e-5", "--head-rate", "8e-4", "--gum", "0.1"),
    *("--blur", "0.03", "--mean", "0.25", "--threads", "1", "--bf16"),
)
"""The teacher's run; its tags and trees are not learnt to any end."""
WORDS = ("10000",)
"""Words of a book that the teacher is asked about."""
ALONE = (
    *("--steps", "1500", "--ewt", "0.3", "--gum", "0.4", "--blur", "0.03", "--spurious", "0.06", "--mean", "0.3"),
    *("--threads", "1", "--bf16"),
)
"""A run that learns from the books alone."""
RUN = (
    *("--steps", "1500", "--ewt", "0.3", "--gum", "0.4", "--blur", "0.03", "--spurious", "0.06", "--mean", "0.3"),
    *("--soft-share", "0.25", "--threads", "1", "--bf16"),
)
AGAIN = (
    *("--steps", "1200", "--ewt", "0.15", "--gum", "0.2", "--blur", "0.04", "--spurious", "0.06", "--mean", "0.4"),
    *("--soft-share", "0.5", "--encoder-rate", "1.2e-4", "--head-rate", "6e-4", "--warm", "0.03", "--threads", "1", "--bf16"),
)
"""The two stages of a run that learns from a teacher too."""
STAGES = (RUN, AGAIN)

HELD: dict[str, tuple[str, ...]] = {"events": ("events",), "entities": ("entities", "coref-tenfold/0")}
"""Splits whose test books one model leaves unread: the last two share none, so that one model serves both."""
TAUGHT = ("events",)
"""Splits whose runs learn from a teacher too; the others learn from the books alone, in one stage."""

TESTS: dict[str, dict[str, tuple[str, ...]]] = {
    "events": {"events": ("events F1",)},
    "entities": {
        "entities": ("nested entities F1",),
        "coref-tenfold/0": (
            "mentions F1, spans only",
            "nested entities F1",
            "events F1",
            "coreference, gold mentions, CoNLL",
            "coreference, predicted mentions, CoNLL",
        ),
    },
}
"""What is measured of a model, by the split whose test books are read."""

PUBLISHED = {
    ("events", "events F1"): "Sims et al. 2019: 73.9 (BERT)",
    ("entities", "nested entities F1"): "Bamman et al. 2019: 68.3 (BERT)",
}


def teach(held: str, cache: Path, data: str | None) -> Path:
    """What a teacher that never saw the test books says of the others; trained where it is not kept."""
    teacher, soft = cache / f"teacher-{held}.pt", SAID / f"{held}.npz"
    given = ("--held", *HELD[held], "--cache", str(cache), *(("--data", data) if data else ()))
    if not soft.exists():
        if not teacher.exists():
            run("training.train", *TEACHER, *given, "--out", str(teacher))
        soft.parent.mkdir(exist_ok=True)
        run("training.distil", "--teacher", str(teacher), "--words", *WORDS, *given, "--threads", "1", "--out", str(soft))
    return soft


def train(held: str, seed: int, cache: Path, data: str | None) -> Path:
    """Train and export one model; gives the folder of its files."""
    checkpoint = cache / f"split-{held}-{seed}.pt"
    weights = checkpoint.with_suffix("")
    given = ("--cache", str(cache), *(("--data", data) if data else ()))
    held_out = ("--held", *HELD[held])
    if held in TAUGHT:
        soft = ("--soft", str(teach(held, cache, data)), "--soft-words", *WORDS, "--soft-held", *HELD[held])
        begun: tuple[str, ...] = ()
        for n, stage in enumerate(STAGES):
            out = checkpoint if stage is STAGES[-1] else cache / f"split-{held}-{seed}-{n}.pt"
            run("training.train", *begun, *stage, *held_out, "--seed", str(seed), *soft, *given, "--out", str(out))
            begun = ("--init", str(out))
    else:
        run("training.train", *ALONE, *held_out, "--seed", str(seed), *given, "--out", str(checkpoint))
    run("training.export", str(checkpoint), *given, "--out", str(weights))
    return weights


def measure(weights: Path, held: str, root: Path) -> dict[str, Scores]:
    """The scores of one model on the test books it has not read, by split."""
    tagger = tagger_from(weights)
    out: dict[str, Scores] = {}
    for split, names in TESTS[held].items():
        scores = litbank_scores(tagger, corpora.litbank(root, corpora.litbank_names(root, "test", split)))
        out[split] = {name: round(scores[name], 2) for name in names}
    return out


def show(runs: list[dict[str, Any]]) -> list[str]:
    """Rows of mean, spread and number of seeds, beside what is published."""
    found: dict[tuple[str, str], list[float]] = {}
    for one in sorted(runs, key=lambda one: (one["held"], one["seed"])):
        for split, scores in one["scores"].items():
            for name, value in scores.items():
                found.setdefault((split, name), []).append(value)
    rows = []
    for (split, name), values in found.items():
        spread = f"± {stdev(values):4.2f}" if len(values) > 1 else "      "
        published = PUBLISHED.get((split, name), "")
        rows.append(f"{split:16} {name:40} {mean(values):6.2f} {spread} ({len(values)} seeds)  {published}".rstrip())
    return rows


def kept() -> list[dict[str, Any]]:
    """Every run so far."""
    return json.loads(SPLITS.read_text(encoding="utf-8")) if SPLITS.exists() else []


def main() -> None:
    """Train what is asked for, measure it, keep it, and print every run so far."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="folder of the corpora (default: PREVIOUSLY_DATA, else ../shared/data)")
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--seeds", type=int, nargs="*", default=[], help="train and measure these; none: only print")
    parser.add_argument("--held", nargs="+", choices=[*HELD], default=[*HELD])
    args = parser.parse_args()
    for seed in args.seeds:
        for held in args.held:
            scores = measure(train(held, seed, args.cache, args.data), held, corpora.data_root(args.data))
            recipe = " then ".join(" ".join(stage) for stage in (STAGES if held in TAUGHT else (ALONE,)))
            runs = [one for one in kept() if (one["held"], one["seed"]) != (held, seed)]
            runs.append({"held": held, "seed": seed, "recipe": recipe, "scores": scores})
            SPLITS.write_text(json.dumps(runs, indent=1) + "\n", encoding="utf-8")
    print("\n".join(show(kept())))


if __name__ == "__main__":
    main()
