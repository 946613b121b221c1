"""Questions on stories for the answering network: FairytaleQA's, as windows of words and the worth of every span."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from previously import segment
from previously.tagging.pieces import Vocabulary, Window
from training import rouge

WIDEST = 32
"""Words in the longest answer."""
QUESTION_PIECES = 48
PASSAGE_PIECES = 176


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the corpus; `sections` are those it is about, `answers` one a person asked."""

    story: str
    text: str
    answers: tuple[str, ...]
    sections: tuple[str, ...]
    kind: str
    explicit: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A tale by sections, in order."""

    name: str
    sections: dict[str, str]

    def text(self, sections: Sequence[str] | None = None) -> str:
        """The named sections' text (all of them), a blank line between."""
        return "\n\n".join(self.sections[s] for s in (sections or self.sections) if s in self.sections)


def fairytales(root: Path, split: str) -> tuple[dict[str, Story], list[Question]]:
    """FairytaleQA's stories and questions of "train", "val" or "test" (Xu et al. 2022)."""
    base = root / "fairytaleqa"
    stories: dict[str, Story] = {}
    questions: list[Question] = []
    for file in sorted((base / "questions" / split).glob("*-questions.csv")):
        name = file.name.removesuffix("-questions.csv")
        with (base / "section-stories" / "all" / f"{name}-story.csv").open(encoding="utf-8-sig", newline="") as rows:
            stories[name] = Story(name, {r["section"].strip(): r["text"] for r in csv.DictReader(rows)})
        with file.open(encoding="utf-8-sig", newline="") as rows:
            for r in csv.DictReader(rows):
                answers = tuple(a for key in ("answer1", "answer4") if (a := (r.get(key) or "").strip()))
                sections = tuple(s.strip() for s in r["cor_section"].split(",") if s.strip() in stories[name].sections)
                if answers and sections:
                    explicit = r["ex-or-im1"].strip() == "explicit"
                    questions.append(Question(name, r["question"].strip(), answers, sections, r["attribute1"], explicit))
    return stories, questions


def cut(text: str) -> list[list[str]]:
    """A text's sentences as words."""
    return [[text[a:b] for a, b in segment.words(text, start, end)] for start, end in segment.sentences(text)]


class Pages:
    """The windows of all stories, each once, and the words they hold."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.windows: list[Window] = []
        self.words: list[list[str]] = []
        self._of: dict[str, list[int]] = {}

    def of(self, text: str, limit: int = PASSAGE_PIECES) -> list[int]:
        """The numbers of a text's windows."""
        if text not in self._of:
            sentences = cut(text)
            flat = [w for s in sentences for w in s]
            self._of[text] = self.add((w, flat[w.start : w.end]) for w in self.vocabulary.windows(sentences, limit))
        return self._of[text]

    def ask(self, question: str) -> int:
        """The number of a question's own window."""
        words = [w for s in cut(question) for w in s] or ["?"]
        return self.add((w, words) for w in self.vocabulary.windows([words], QUESTION_PIECES)[:1])[0]

    def add(self, found: Iterable[tuple[Window, list[str]]]) -> list[int]:
        """Take in windows and number them."""
        begun = len(self.windows)
        for window, words in found:
            self.windows.append(window)
            self.words.append(words)
        return list(range(begun, len(self.windows)))


@dataclass(frozen=True, slots=True)
class Passage:
    """One question asked of one window: their numbers, and what each span is worth as an answer (words, WIDEST)."""

    question: int
    window: int
    worth: NDArray[np.float16] | None


Item = list[Passage]
"""The windows one question is asked of together."""


def worth(words: list[str], answers: Sequence[str]) -> NDArray[np.float16]:
    """Every span's best ROUGE-L against the answers."""
    best = np.zeros((len(words), WIDEST), dtype=np.float32)
    for answer in answers:
        best = np.maximum(best, rouge.of_spans(words, rouge.words(answer), WIDEST))
    return best.astype(np.float16)


def prepare(
    stories: dict[str, Story], questions: Sequence[Question], pages: Pages, rng: random.Random, others: int = 3
) -> list[tuple[Item, Item]]:
    """Each question's own windows, and some windows of the same tale that share words with it but not its section."""
    out: list[tuple[Item, Item]] = []
    for q in questions:
        asked = pages.ask(q.text)
        text = stories[q.story].text(q.sections)
        own = [Passage(asked, w, worth(pages.words[w], q.answers)) for w in pages.of(text)]
        sought = {w for w in rouge.words(q.text) if len(w) > 3}
        rest = [stories[q.story].text((s,)) for s in stories[q.story].sections if s not in q.sections]
        ranked = sorted(rest, key=lambda s: -len(sought & set(rouge.words(s))) + rng.random())
        far = [Passage(asked, rng.choice(pages.of(s)), None) for s in ranked[:others] if s.strip()]
        out.append((own, far))
    return out
