"""Questions on our own marked stories for the answering network: recaps as people ask about them, which no public corpus has.

`benchmarks/told/asked/NAME.jsonl` has a line a question on a story of `benchmarks/told/*/NAME.txt` (held-out files as
`held-NAME.jsonl`): `{"story", "q", "a": [answers, best first], "at": the sentence it rests on}`; no answers where the story
does not tell. The held-out ones are for testing only, two others for choosing and for how sure to be.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from previously import segment
from training import rouge, told
from training.questions import PASSAGE_PIECES, Item, Pages, Passage, worth

FOLDER = told.FOLDER / "asked"
HELD = "held-"
CHOOSING = ("hard-j", "plain-r")
Use: TypeAlias = Literal["train", "choose", "test"]
APART = 3
"""Sentences from the one that answers, within which another window would hold it too."""


class Told(NamedTuple):
    """A question on a story: accepted answers (none where it is not told), and the sentence that tells it."""

    story: str
    text: str
    answers: tuple[str, ...]
    at: str


class Place(NamedTuple):
    """A part's sentences as words, and as plain text."""

    sentences: list[list[str]]
    plain: list[str]


def load(use: Use) -> Iterator[tuple[told.Told, list[Told]]]:
    """Stories with their questions: those to train on, to choose by, or held out."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        held = file.stem.startswith(HELD)
        if use != ("test" if held else "choose" if file.stem in CHOOSING else "train"):
            continue
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        name = f"{'held' if held else 'fitted'}/{file.stem.removeprefix(HELD)}.txt"
        for story in told.stories(told.FOLDER / name):
            own = [Told(story.name, r["q"], tuple(r["a"]), r.get("at", "")) for r in rows if r["story"] == story.name]
            yield story, own


def squeezed(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())


def places(story: told.Told) -> list[Place]:
    """A story's parts, sentence by sentence."""
    out = []
    for part in story.story.parts:
        words = [[part.text[a:b] for a, b in segment.words(part.text, *s)] for s in part.sentences]
        out.append(Place(words, [squeezed(part.text[a:b]) for a, b in part.sentences]))
    return out


def find(parts: list[Place], at: str) -> tuple[int, int] | None:
    """The part and the sentence that a quotation is of."""
    wanted = squeezed(at)
    for p, part in enumerate(parts):
        for n, sentence in enumerate(part.plain):
            if wanted and (wanted in sentence or (len(sentence) > 20 and sentence in wanted)):
                return p, n
    return None


def around(part: Place, n: int, pages: Pages, rng: random.Random) -> tuple[int, int, int]:
    """A window of sentences about one of them: its number, and where the sentence's words begin and end in it."""

    def size(k: int) -> int:
        return sum(len(pages.vocabulary.pieces(w)) for w in part.sentences[k])

    first = last = n
    left = PASSAGE_PIECES - size(n)
    sides = [-1, 1]
    while sides:
        side = rng.choice(sides)
        k = first - 1 if side < 0 else last + 1
        if 0 <= k < len(part.sentences) and size(k) <= left:
            left -= size(k)
            first, last = min(first, k), max(last, k)
        else:
            sides.remove(side)
    rows = part.sentences[first : last + 1]
    window = pages.vocabulary.windows(rows, PASSAGE_PIECES)[0]
    flat = [w for row in rows for w in row][: window.end]
    begin = sum(map(len, rows[: n - first]))
    return pages.add([(window, flat)])[0], min(begin, len(flat)), min(begin + len(part.sentences[n]), len(flat))


def prepare(pages: Pages, rng: random.Random, use: Use = "train", others: int = 3) -> list[tuple[Item, Item]]:
    """Each question with a window about its sentence, where only that sentence answers, and windows elsewhere in the story."""
    out: list[tuple[Item, Item]] = []
    for story, questions in load(use):
        parts = places(story)
        everywhere = [(p, n) for p, part in enumerate(parts) for n in range(len(part.sentences))]
        for q in questions:
            number = pages.ask(q.text)
            sought = {w for w in rouge.words(q.text) if len(w) > 2}
            near = {(p, n): len(sought & set(rouge.words(parts[p].plain[n]))) + rng.random() for p, n in everywhere}
            home = find(parts, q.at) if q.answers else None
            if q.answers and home is None:
                continue
            away = [
                k
                for k in sorted(near, key=lambda k: -near[k])
                if home is None or k[0] != home[0] or abs(k[1] - home[1]) > APART
            ]
            far = []
            for p, n in away[: 4 * others : 4]:
                far.append(Passage(number, around(parts[p], n, pages, rng)[0], None))
            if home is None:
                if far:
                    out.append((far[:1], far[1:]))
                continue
            window, begin, end = around(parts[home[0]], home[1], pages, rng)
            every = worth(pages.words[window], q.answers)
            here = np.zeros_like(every)
            here[begin:end] = every[begin:end]
            out.append(([Passage(number, window, here if here.max() >= 0.5 else every)], far))
    return out
