"""The accuracy gate: measure the shipped model on public test sets and compare with what it once reached.

`python -m benchmarks.accuracy` prints every number beside published ones and leaves with 1 when one lies below its
floor in `floors.json`, or was measured on other test files. `--pin` writes new floors; one that would be lower needs
`--lower REASON`, which is kept in the file.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import splits
from previously.tagger import Tagger
from training import corpora
from training.evaluate import Scores, evaluate, tagger_from

FLOORS = Path(__file__).with_name("floors.json")
HAIR = 0.1
"""Points a floor lies under what was measured: other processors round differently."""

PUBLISHED: dict[tuple[str, str], str] = {
    ("LitBank fold 0 test", "mentions F1"): "BookNLP small 88.2, big 90.0 (its own larger training set and split)",
    ("LitBank fold 0 test", "nested entities F1"): "Bamman et al. 2019: 68.3 (official split)",
    ("LitBank fold 0 test", "events F1"): "Sims et al. 2019, BERT: 73.9 (official split); BookNLP small 70.6, big 74.1",
    ("LitBank fold 0 test", "coreference, gold mentions, CoNLL"): "BookNLP small 76.4, big 79.0 (its own split)",
    ("LitBank fold 0 test", "coreference, predicted mentions, CoNLL"): "Maverick 78.0, xCoRe 78.3 (DeBERTa-large)",
}
"""What others report for the same task; the caveat is part of the number."""


def test_hash(root: Path) -> str:
    """Hash every test file the numbers are measured on."""
    files = [path for name in corpora.litbank_names(root, "test") for path in corpora.litbank_files(root, name)]
    files += [root / "ud-ewt" / "test.conllu", root / "propbank-ewt" / "test.jsonl"]
    files += [root / "gum" / "test.conllu", root / "gum" / "fiction-testonly.conllu"]
    return corpora.digest(files)


def compare(measured: dict[str, Scores], floors: dict[str, dict[str, float]]) -> list[str]:
    """List what lies below its floor, or has a floor and was not measured."""
    out = []
    for corpus, wanted in floors.items():
        for name, floor in wanted.items():
            value = measured.get(corpus, {}).get(name)
            if value is None:
                out.append(f"{corpus}: {name}: not measured (floor {floor:.1f})")
            elif value < floor:
                out.append(f"{corpus}: {name}: {value:.2f} is below its floor {floor:.2f}")
    return out


def pin(measured: dict[str, Scores], digest: str, identity: str, old: dict[str, Any], reason: str | None) -> dict[str, Any]:
    """Make new floors a hair under what was measured; raises SystemExit if one sinks without a reason."""
    floors = {corpus: {name: round(value - HAIR, 2) for name, value in scores.items()} for corpus, scores in measured.items()}
    lowered = []
    for corpus, wanted in old.get("floors", {}).items():
        for name, floor in wanted.items():
            value = measured.get(corpus, {}).get(name)
            if value is not None and value >= floor:
                floors[corpus][name] = max(floors[corpus][name], floor)
            new = floors.get(corpus, {}).get(name)
            if new is None or new < floor:
                lowered.append(f"{corpus}: {name}: {floor} -> {'gone' if new is None else new}")
    if lowered and not reason:
        raise SystemExit("these floors would sink; say why with --lower REASON:\n  " + "\n  ".join(lowered))
    history = list(old.get("lowered", []))
    if lowered:
        history.append({"date": date.today().isoformat(), "reason": reason, "floors": lowered})
    return {"corpora": digest, "model": identity, "floors": floors, "lowered": history}


def judged(failed: list[str]) -> int:
    """Say what failed; the exit code that goes with it."""
    for line in failed:
        print(f"FAIL {line}", file=sys.stderr)
    return 1 if failed else 0


def gate(path: Path, measured: dict[str, Scores], digest: str, *, pins: bool, reason: str | None) -> int:
    """Hold what was measured to a file's floors, or pin it as the new ones; the exit code."""
    old: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if pins:
        path.write_text(json.dumps(pin(measured, digest, "", old, reason), indent=1) + "\n", encoding="utf-8")
        return 0
    failed = compare(measured, old.get("floors", {}))
    if old.get("corpora") != digest:
        failed.append("there are no floors for these stories: run with --pin")
    return judged(failed)


def show(measured: dict[str, Scores], floors: dict[str, dict[str, float]]) -> None:
    """Print the table."""
    for corpus, scores in measured.items():
        print(corpus)
        for name, value in scores.items():
            floor = floors.get(corpus, {}).get(name)
            note = PUBLISHED.get((corpus, name), "")
            at_least = f">= {floor:6.2f}" if floor is not None else " " * 9
            print(f"  {name:42} {value:6.2f}  {at_least}  {note}".rstrip())


def speed(tagger: Tagger, root: Path) -> float:
    """Words a second over the test books, the whole reading."""
    books = corpora.litbank(root, corpora.litbank_names(root, "test"))
    began = time.perf_counter()
    for book in books:
        tagger.read(book.sentences)
    return sum(len(book.words) for book in books) / (time.perf_counter() - began)


def main(argv: list[str] | None = None) -> int:
    """Run the gate; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="folder of the corpora (default: PREVIOUSLY_DATA, else ../shared/data)")
    parser.add_argument("--weights", type=Path, help="another weights folder than the package's")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    parser.add_argument("--json", type=Path, help="also write the measured numbers here")
    args = parser.parse_args(argv)
    root = corpora.data_root(args.data)
    began = time.perf_counter()
    tagger = tagger_from(args.weights)
    tagger.read([["Hello", "."]])
    loaded = time.perf_counter() - began
    old: dict[str, Any] = json.loads(args.floors.read_text(encoding="utf-8")) if args.floors.exists() else {}
    measured = evaluate(tagger, root)
    digest = test_hash(root)
    show(measured, old.get("floors", {}))
    print(
        "published splits, by short runs (benchmarks/splits.py)", *(f"  {row}" for row in splits.show(splits.kept())), sep="\n"
    )
    print(f"load and first answer {loaded:.2f} s; {speed(tagger, root):,.0f} words a second; model {tagger.identity[:16]}")
    if args.json:
        args.json.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    if args.pin:
        new = pin(measured, digest, tagger.identity, old, args.lower)
        args.floors.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
        print(f"pinned in {args.floors.name}")
        return 0
    failed = compare(measured, old.get("floors", {}))
    if not old:
        failed.append("there are no floors: run with --pin")
    elif old["corpora"] != digest:
        failed.append("the test files are not those the floors were measured on")
    return judged(failed)


if __name__ == "__main__":
    sys.exit(main())
