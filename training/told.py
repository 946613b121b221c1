"""Stories of our own in which every mention of a person is marked: whom recaps mean, as corpora of novels do not tell.

A mark is `[text|id]`, and may stand in another; the file without its marks is the story. `[they|ann+bob]` means several people,
`other` nobody of the story.
"""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from previously.sources import load
from previously.text import Story
from training import corpora

FOLDER = Path(__file__).parents[1] / "benchmarks" / "told"
MARK = re.compile(r"\|([a-z0-9-]+(?:\+[a-z0-9-]+)*)\]")
OTHER = ("other",)
CLOSING = frozenset(".,;:!?)")

Ids = tuple[str, ...]


class Told(NamedTuple):
    """A story, as text and in parts, with the people meant: `marks` are (part, start, end, ids), offsets in the part's text."""

    name: str
    text: str
    story: Story
    marks: list[tuple[int, int, int, Ids]]


def unmarked(text: str) -> tuple[str, list[tuple[int, int, Ids]]]:
    """A text without its marks, and those as (start, end, ids); raises ValueError where marks do not close."""
    out: list[str] = []
    depth: list[int] = []
    spans = []
    at = 0
    while at < len(text):
        if text[at] == "[":
            depth.append(len(out))
        elif text[at] == "|":
            mark = MARK.match(text, at)
            if mark is None or not depth:
                raise ValueError(f"a mark that does not close near {text[max(0, at - 30) : at + 20]!r}")
            spans.append((depth.pop(), len(out), tuple(mark[1].split("+"))))
            at = mark.end()
            continue
        else:
            out.append(text[at])
        at += 1
    if depth:
        raise ValueError("a mark that does not close")
    return "".join(out), sorted(spans)


def stories(path: Path) -> list[Told]:
    """Load a file of marked stories, each below a line with `#` and its name."""
    out = []
    for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, text = block.partition("\n")
        out.append(told(name.strip(), text.strip() + "\n"))
    return out


def told(name: str, marked: str) -> Told:
    """One marked story; raises ValueError where marks do not close."""
    return placed(name, *unmarked(marked))


def placed(name: str, text: str, spans: Iterable[tuple[int, int, Ids]]) -> Told:
    """A text read as a story, with its marks in the parts they fall into."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.txt"
        file.write_text(text, encoding="utf-8")
        story = load([file])
    marks = []
    at = 0
    for part in story.parts:
        start = text.find(part.text, at)
        if start < 0:
            continue
        at = start + len(part.text)
        marks += [(part.ordinal, a - start, b - start, ids) for a, b, ids in spans if start <= a and b <= at]
    return Told(name, text, story, sorted(marks))


def gap(root: Path) -> list[Told]:
    """GAP's validation texts, of which a pronoun and two names are known."""
    out = []
    with (root / "gap" / "gap-validation.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            means = [name for name in "AB" if row[f"{name}-coref"].upper() == "TRUE"]
            people = {"A": ("a",), "B": ("b",), "Pronoun": (means[0].lower() if means else "other",)}
            spans = [(at := int(row[f"{k}-offset"]), at + len(row[k]), ids) for k, ids in people.items()]
            out.append(placed(row["ID"], row["Text"], spans))
    return out


def gum(root: Path, split: str = "dev") -> list[Told]:
    """GUM's texts, written out from their words, with the mentions of people."""
    out = []
    for document in corpora.gum(root, split):
        text = ""
        ends: list[tuple[int, int]] = []
        for word in document.words:
            close = word in CLOSING or word.startswith("'") or word == "n't"
            text += "" if close or not text else " "
            ends.append((len(text), len(text) + len(word)))
            text += word
        people = [m for m in document.mentions or [] if corpora.SPAN_LABELS[m.labels[0]].startswith("PER")]
        out.append(placed(document.name, text, [(ends[m.first][0], ends[m.last][1], (f"c{m.cluster}",)) for m in people]))
    return out
