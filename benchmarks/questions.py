"""Questions on tales by people (FairytaleQA): how near our answers come to theirs, and whether we are silent when we should be.

`python -m benchmarks.questions [--data FOLDER] [--split test] [--most N]`. Each tale is read with its sections as parts. A
question is asked with its section given, of the whole tale, and of what comes before its section, where the text cannot say.
ROUGE-L is F1 against the better of a question's two answers, without stemming.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from previously.asking import roles
from previously.asking.ask import ENOUGH, READ, least, model
from previously.asking.facts import answers
from previously.asking.found import Found
from previously.asking.question import Asked, understand
from previously.asking.text import Told, read
from previously.book import Book
from previously.errors import PreviouslyError
from previously.fold import State
from training import corpora, rouge
from training.questions import Question, Story, fairytales

PUBLISHED = "BART trained on it 0.536, a second person 0.644 (Xu et al. 2022); section given"


class Tale(NamedTuple):
    """A tale that was read, by its sections: the state at the end of each, and which ordinal it has."""

    states: dict[str, State]
    ordinals: dict[str, int]
    last: State


def told(story: Story, folder: Path) -> Tale:
    """Read a tale with its sections as chapters."""
    text = "\n\n".join(f"Chapter {n}\n\n{section}" for n, section in enumerate(story.sections.values(), 1))
    with Book.read(text, title=story.name, into=folder / "tale.story") as book:
        states = [book.at(part.ordinal).state for part in book.parts_index()]
    (folder / "tale.story").unlink()
    names = list(story.sections)
    if len(states) != len(names):
        raise SystemExit(f"{story.name}: {len(names)} sections were read as {len(states)} parts")
    return Tale(dict(zip(names, states, strict=True)), {name: n for n, name in enumerate(names)}, states[-1])


class Try(NamedTuple):
    """A question and what was answered: by the facts, by the text with its signs, in a setting."""

    question: Question
    setting: str
    asked: Asked
    facts: Found | None
    text: Told | None
    roles: Found | None

    @property
    def given(self) -> Found | None:
        """What is answered: the surest of what is sure enough, the clause only where nothing else is."""
        span = self.text.span if self.text and self.text.span.sure >= least(self.asked) else None
        sure = [f for f in (self.facts, self.roles, span) if f is not None and f.sure >= ENOUGH]
        clause = self.text.clause if self.text else None
        return max(sure, key=lambda f: f.sure) if sure else clause if clause is not None and clause.sure >= READ else None


def tries(
    root: Path, split: str, most: int | None = None, settings: Sequence[str] = ("section", "whole", "before")
) -> Iterator[Try]:
    """Every question of a split in every setting."""
    stories, questions = fairytales(root, split)
    by_story: dict[str, list[Question]] = defaultdict(list)
    for question in questions[: most or len(questions)]:
        by_story[question.story].append(question)
    tagger = model()
    answerer = tagger.answerer()
    with tempfile.TemporaryDirectory() as folder:
        for name, asked_of in by_story.items():
            tale = told(stories[name], Path(folder))
            for question in asked_of:
                here = [tale.ordinals[s] for s in question.sections]
                for setting in settings:
                    if setting == "before" and not min(here):
                        continue
                    state = tale.last if setting != "before" else tale.states[list(tale.ordinals)[min(here) - 1]]
                    try:
                        asked = understand(state, question.text, tagger)
                    except PreviouslyError:
                        continue
                    only = frozenset(here) if setting == "section" else None
                    facts = next(iter(answers(state, asked)), None) if setting != "section" else None
                    told_so = next(iter(roles.read(state, asked, tagger, only)), None)
                    text = next(iter(read(state, asked, answerer, 1, only, told_so)), None)
                    yield Try(question, setting, asked, facts, text, told_so)


def worth(said: str, question: Question) -> float:
    """ROUGE-L against the better of the answers."""
    return max(rouge.rouge_l(rouge.words(said), rouge.words(a)) for a in question.answers)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--split", default="test", choices=("val", "test"))
    parser.add_argument("--most", type=int, help="only so many questions")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    found: dict[str, list[float]] = defaultdict(list)
    for one in tries(corpora.data_root(args.data), args.split, args.most):
        given = one.text.span if one.text else None
        if one.setting == "before":
            found["silent before it is told"].append(float(one.given is None))
            continue
        score = worth(given.text, one.question) if given else 0.0
        found[f"{one.setting}: ROUGE-L"].append(score)
        explicit = "literal" if one.question.explicit else "implied"
        found[f"{one.setting}, {explicit}: ROUGE-L"].append(score)
        if one.question.explicit:
            same = given is not None and any(rouge.words(given.text) == rouge.words(a) for a in one.question.answers)
            found[f"{one.setting}, literal: exact match"].append(float(same))
        if one.setting == "whole":
            found["whole: answered"].append(float(one.given is not None))
            if one.given is not None:
                found["whole, where answered: ROUGE-L"].append(worth(one.given.text, one.question))
    scores = {name: round(fmean(values), 4) for name, values in sorted(found.items())}
    for name, value in scores.items():
        print(f"{name:<40} {value:.3f}  ({len(found[name])} questions)")
    print(f"published, ROUGE-L: {PUBLISHED}")
    if args.json:
        args.json.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
