"""Make the role head's probabilities mean what they say: one temperature, fitted on EWT's development set.

`python -m training.calibrate WEIGHTS` writes it into the folder's labels.json. Mentions and links need none (their errors
are below five points); events are annotated only in books that training has seen, so nothing is left to fit theirs on.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from previously.tagger import Given, Tagger
from training import corpora
from training.evaluate import predicates_of, tagger_from
from training.scorers import Calibration

GRID = [1.0 + 0.1 * k for k in range(16)]


def fit(tagger: Tagger, root: Path) -> tuple[float, float]:
    """The temperature with the least calibration error on the development set, and 100 minus that error."""
    documents = corpora.ewt(root, "dev")
    best = (1.0, 0.0)
    for temperature in GRID:
        tagger.temperature = temperature
        sure = Calibration()
        for document in documents:
            where, gold = predicates_of(document)
            told = tagger.study(document.sentences, Given(predicates=tuple(where))).analysis
            for frame in told.frames:
                for a in frame.args:
                    sure.add(a.prob, (frame.predicate, a.first, a.last, a.label) in gold)
        best = max(best, (temperature, sure.kept), key=lambda found: found[1])
    return best


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--data")
    args = parser.parse_args()
    temperature, kept = fit(tagger_from(args.weights), corpora.data_root(args.data))
    path = args.weights / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels["temperature"] = {"roles": round(temperature, 2)}
    path.write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    print(f"temperature {temperature:.1f}: 100 - ECE {kept:.2f} on EWT dev")


if __name__ == "__main__":
    main()
