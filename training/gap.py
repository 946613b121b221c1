"""GAP: pronouns of which the corpus says whether they mean one of two names (Webster et al. 2018)."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from previously.given import gender_of_name
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
    return [_snippet(row) for row in rows(root, split)]


def rows(root: Path, split: str) -> list[dict[str, str]]:
    """The rows of a split as they are."""
    with (root / "gap" / SPLITS[split]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def means(row: dict[str, str]) -> tuple[bool, bool]:
    """Which of a row's two names its pronoun means."""
    return row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"


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

    masculine = row["Pronoun"].lower() in ("he", "him", "his")
    return Snippet(Document(row["ID"], "gap", cut), span("Pronoun"), (span("A"), span("B")), means(row), masculine)


def renamed(snippets: Sequence[Snippet], rng: random.Random) -> list[Snippet]:
    """Give the same snippets with other people's names, of the same gender, so that no name is learnt by heart."""
    pools: dict[tuple[str, bool], list[str]] = {}
    for snippet in snippets:
        for name in _names(snippet):
            for word in name:
                pools.setdefault((_sort(word, name), snippet.masculine), []).append(word)
    return [_renamed(snippet, pools, rng) for snippet in snippets]


def _names(snippet: Snippet) -> list[list[str]]:
    every = snippet.document.words
    return [[w for w in every[first : last + 1] if w[:1].isupper() and w.isalpha()] for first, last in snippet.names]


def _sort(word: str, name: Sequence[str]) -> str:
    given = gender_of_name(word.lower()) if len(name) == 1 else word == name[0]
    return "given" if given else "family"


def _renamed(snippet: Snippet, pools: dict[tuple[str, bool], list[str]], rng: random.Random) -> Snippet:
    other: dict[str, str] = {}
    for name in _names(snippet):
        for word in name:
            # A family name may be anybody's; a given name keeps its gender.
            sort = _sort(word, name)
            fits = snippet.masculine if sort == "given" else rng.random() < 0.5
            other.setdefault(word, rng.choice(pools[sort, fits]))
    if len(set(other.values())) < len(other):
        return snippet
    sentences = [[other.get(w, w) for w in sentence] for sentence in snippet.document.sentences]
    return replace(snippet, document=replace(snippet.document, sentences=sentences))
