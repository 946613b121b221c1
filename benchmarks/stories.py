"""Scores the export of real stories, and what is found in them, against readings by hand, with a scorer that lies beside them.

`python -m benchmarks.stories [--stories FOLDER] [--scorer SCORER.py] [--show N]`: for every X.gold.json in the folder X.txt is
read, exported, checked and asked. Neither stories nor scorer are part of this repository; the default is `../shared`
beside it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.leaks import answer, library

BESIDE = Path(__file__).resolve().parent.parent.parent / "shared"


def main() -> None:
    """Print the table of each story, and leave with 1 when there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=Path, default=BESIDE / "stories")
    parser.add_argument("--scorer", type=Path, default=BESIDE / "tools" / "score_story.py")
    parser.add_argument("--show", default="0", help="examples of each sort of miss")
    options = parser.parse_args()
    golds = sorted(options.stories.glob("*.gold.json"))
    for gold in golds:
        name = gold.name.removesuffix(".gold.json")
        with tempfile.TemporaryDirectory() as folder, library(Path(folder)):
            code, _, error = answer("read", str(gold.with_name(f"{name}.txt")), "--title", name)
            if code:
                sys.exit(error)
            export = Path(folder) / "export.json"
            export.write_text(answer("export", name, "--format", "json", "--at", "end")[1], encoding="utf-8")
            findings = Path(folder) / "findings.json"
            findings.write_text(answer("check", name, "--format", "json", "--at", "end")[1], encoding="utf-8")
            answers = Path(folder) / "answers.jsonl"
            answers.write_text("".join(asked(name, question) for question in questions(options.scorer, gold)), encoding="utf-8")
            given = [str(gold), str(export), "--findings", str(findings), "--answers", str(answers), "--show", options.show]
            subprocess.run([sys.executable, str(options.scorer), *given], check=True)
        print()
    if not golds:
        sys.exit(f"no gold readings in {options.stories}")


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


if __name__ == "__main__":
    main()
