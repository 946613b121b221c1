"""Scores what is read of stories against readings by hand, with a scorer that lies beside this repository.

`python -m benchmarks.stories [FOLDER…] [--scorer SCORER.py] [--show N] [--pin [--lower REASON]]`: for every X.gold.json in a
folder X.txt is read, exported, checked and asked. By default these are the real recaps beside this repository (`../shared`),
whose tables are printed, and our own: eleven seasons in `asked`, twelve short stories in `readings`, sixteen of other genres in
`fresh` (rules were written beside all these, so they flatter), and in `kept` four that nobody looks at who writes rules: what
an unseen story gets. Means over a folder must not fall below `readings/floors.json`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.accuracy import gate
from benchmarks.leaks import answer, library
from training import corpora

HERE = Path(__file__).resolve().parent
BESIDE = HERE.parent.parent / "shared"
FOLDERS = (BESIDE / "stories", HERE / "asked", HERE / "readings", HERE / "fresh", HERE / "kept")
FLOORS = HERE / "readings" / "floors.json"
SCORE = re.compile(r"(\w+) (\d\.\d+)")


def scored(gold: Path, scorer: Path, show: str) -> tuple[str, dict[str, float]]:
    """The scorer's table for one story, and its main numbers."""
    name = gold.name.removesuffix(".gold.json")
    with tempfile.TemporaryDirectory() as folder, library(Path(folder)):
        export = Path(folder) / "export.json"
        export.write_text(exported(gold.with_name(f"{name}.txt"), name), encoding="utf-8")
        findings = Path(folder) / "findings.json"
        findings.write_text(answer("check", name, "--format", "json", "--at", "end")[1], encoding="utf-8")
        answers = Path(folder) / "answers.jsonl"
        answers.write_text("".join(asked(name, question) for question in questions(scorer, gold)), encoding="utf-8")
        more = ["--findings", str(findings), "--answers", str(answers)] if answers.read_text(encoding="utf-8") else []
        return judged(scorer, gold, export, *more, "--show", show)


def exported(text: Path, title: str) -> str:
    """What is read of a text, as the JSON of an export at its end; the story is kept in the library in use."""
    code, _, error = answer("read", str(text), "--title", title)
    if code:
        sys.exit(error)
    return answer("export", title, "--format", "json", "--at", "end")[1]


def judged(scorer: Path, gold: Path, export: Path, *more: str) -> tuple[str, dict[str, float]]:
    """What the scorer says of an export: its table, and its main numbers in percent."""
    command = [sys.executable, str(scorer), str(gold), str(export), *more]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return table, {key: 100 * float(value) for line in table.splitlines()[-2:] for key, value in SCORE.findall(line)}


def questions(scorer: Path, gold: Path) -> list[dict[str, str]]:
    """The questions to ask of a story, each with the position to ask it at."""
    told = subprocess.run(
        [sys.executable, str(scorer), str(gold), "--list-questions"], check=True, capture_output=True, text=True
    )
    return [json.loads(line) for line in told.stdout.splitlines() if line.startswith("{")]


def asked(name: str, question: dict[str, str]) -> str:
    """A line of JSON with what the story answers to a question."""
    code, out, error = answer("ask", name, question["question"], "--at", question["at"], "--json")
    if code:
        sys.exit(error)
    return json.dumps({**question, **json.loads(out), **question}, ensure_ascii=False) + "\n"


def means(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """Each number's mean over the stories that have it."""
    keys = dict.fromkeys(key for row in rows for key in row)
    return {key: fmean(row[key] for row in rows if key in row) for key in keys}


def main() -> int:
    """Score every story; 0 when there is one and every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=FOLDERS, metavar="FOLDER")
    parser.add_argument("--scorer", type=Path, default=BESIDE / "tools" / "score_story.py")
    parser.add_argument("--show", default="0", help="examples of each sort of miss")
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    args = parser.parse_args()
    measured: dict[str, dict[str, float]] = {}
    golds: list[Path] = []
    for folder in args.folders:
        rows = []
        for gold in sorted(folder.glob("*.gold.json")):
            table, numbers = scored(gold, args.scorer, args.show)
            own = folder.parent == HERE and args.show == "0"
            print(f"{gold.name.removesuffix('.gold.json'):26}" + "  ".join(f"{k} {v:.1f}" for k, v in numbers.items()))
            if not own:
                print(table)
            rows.append(numbers)
            golds.append(gold)
        if rows:
            measured[folder.name] = means(rows)
    if not golds:
        sys.exit(f"no gold readings in {', '.join(map(str, args.folders))}")
    for group, scores in measured.items():
        print(f"{group} (means)".ljust(26) + "  ".join(f"{name} {value:.1f}" for name, value in scores.items()))
    if tuple(args.folders) != FOLDERS:
        return 0
    digest = corpora.digest(
        [path for gold in golds for path in (gold, gold.with_name(gold.name.replace(".gold.json", ".txt")))]
    )
    return gate(FLOORS, measured, digest, pins=args.pin, reason=args.lower)


if __name__ == "__main__":
    sys.exit(main())
