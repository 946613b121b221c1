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

from previously.segment import words
from previously.sources import load
from previously.text import Story
from training import corpora

FOLDER = Path(__file__).parents[1] / "benchmarks" / "told"
MARK = re.compile(r"\|([a-z0-9-]+(?:\+[a-z0-9-]+)*)\]")
OTHER = ("other",)
PRONOUNS = frozenset(
    "i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours "
    "ourselves they them their theirs themselves who whom whose that which himself this these those".split()
)
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


def document(told: Told) -> corpora.Document:
    """A story's words, and its marks as mentions of people: for coreference alone, as marks' ends are not LitBank's."""
    kinds = tuple(k for k, label in enumerate(corpora.SPAN_LABELS) if label.startswith("PER"))
    name, nominal, pronoun = (corpora.SPAN_LABELS.index(f"PER.{form}") for form in ("name", "nominal", "pronoun"))
    sentences: list[list[str]] = []
    firsts: dict[tuple[int, int], int] = {}
    lasts: dict[tuple[int, int], int] = {}
    at = 0
    for part in told.story.parts:
        for start, end in part.sentences:
            places = words(part.text, start, end)
            if not places:
                continue
            sentences.append([part.text[a:b] for a, b in places])
            for a, b in places:
                firsts[part.ordinal, a] = lasts[part.ordinal, b] = at
                at += 1
    found = corpora.Document(told.name, "told", sentences, mentions=[])
    assert found.mentions is not None
    every = found.words
    clusters: dict[Ids, int] = {}
    for k, (ordinal, start, end, ids) in enumerate(told.marks):
        first, last = firsts.get((ordinal, start)), lasts.get((ordinal, end))
        if first is None or last is None or last < first:
            continue
        if first == last and every[first].lower() in PRONOUNS:
            kind = pronoun
        else:
            kind = name if any(w[:1].isupper() for w in every[first + (first < last) : last + 1]) else nominal
        ids = ids if ids != OTHER else (f"other-{k}",)
        found.mentions.append(corpora.Gold(first, last, (kind, *kinds), clusters.setdefault(ids, len(clusters))))
    found.mentions.sort(key=lambda m: (m.first, -m.last))
    return found
