"""GAP: pronouns of which the corpus says whether they mean one of two names (Webster et al. 2018)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from previously.segment import sentences, words
from training.corpora import Document

SPLITS = {"train": "gap-development.tsv", "dev": "gap-validation.tsv", "test": "gap-test.tsv"}
"""The corpus trains on what it calls development; its test file is only ever read by the benchmark."""


@dataclass
class Snippet:
    """A short text, the inclusive word spans of its pronoun and two names, and which of them the pronoun means."""

    document: Document
    pronoun: tuple[int, int]
    names: tuple[tuple[int, int], tuple[int, int]]
    means: tuple[bool, bool]
    masculine: bool


def load(root: Path, split: str) -> list[Snippet]:
    """Read a split: "train", "dev" or "test"."""
    with (root / "gap" / SPLITS[split]).open(encoding="utf-8", newline="") as file:
        return [_snippet(row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _snippet(row: dict[str, str]) -> Snippet:
    text = row["Text"]
    cut: list[list[str]] = []
    places: list[tuple[int, int]] = []
    for start, end in sentences(text):
        found = list(words(text, start, end))
        if found:
            cut.append([text[a:z] for a, z in found])
            places.extend(found)

    def span(name: str) -> tuple[int, int]:
        low = int(row[f"{name}-offset"])
        high = low + len(row[name])
        inside = [k for k, (a, z) in enumerate(places) if a < high and z > low]
        return inside[0], inside[-1]

    means = (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE")
    masculine = row["Pronoun"].lower() in ("he", "him", "his")
    return Snippet(Document(row["ID"], "gap", cut), span("Pronoun"), (span("A"), span("B")), means, masculine)
