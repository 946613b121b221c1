"""Questions on stories of our own, as viewers ask them: `python -m benchmarks.asking [-v] [--pin [--lower REASON]]`.

Thirteen stories in `benchmarks/asked`, each with 20 to 30 questions, written by somebody who had not seen
the answers. A question is asked at the part that first tells its answer, at the end, and for some at an earlier part, where
the text cannot say. The 39 short stories that `benchmarks/told` holds out have some 15 questions each, asked at the part that
tells the answer and at the end; two or three of them are told nowhere. (The answering network learns from the like of these.)
An answer is right when it is one that was written down, shares 60 % of its words with one, or one stands
inside the other. The numbers must not fall below `floors.json` beside the stories.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy import gate
from previously.book import Book, Moment
from previously.views.answer import Answer
from training import corpora
from training.asked import FOLDER as HELD_OUT
from training.asked import find, places
from training.asked import load as held_out

FOLDER = Path(__file__).with_name("asked")
FLOORS = FOLDER / "floors.json"
HELD = "short stories"
LATER = ("fantasy", "legal", "mystery", "soap")
"""Stories first asked when the others had been looked at for what was wrong with the answers."""
GROUPS = ("first stories", "later stories", "all", HELD)
_UNKNOWN = frozenset(["unknown", ""])
_LONGEST = 30


class Asking(NamedTuple):
    """A question at a stage ("known", "end" or "before") of a story, what was accepted, and what was answered."""

    story: str
    stage: str
    question: str
    accepted: list[str]
    answer: Answer

    @property
    def verdict(self) -> str:
        """ "right", "wrong" or "silent"; silence is right where nothing is told."""
        known = [a for a in self.accepted if a not in _UNKNOWN]
        if not self.answer.answer:
            return "right" if len(known) < len(self.accepted) else "silent"
        return "right" if any(accepts(a, self.answer.answer) for a in known) else "wrong"


def words(text: str) -> list[str]:
    """A text's words without case, articles and a closing possessive."""
    plain = re.sub(r"'s?$", "", text.replace("’", "'").casefold().strip(" .!?"))
    return [w for w in re.findall(r"[\w']+", plain) if w not in ("a", "an", "the")]


def accepts(wanted: str, said: str) -> bool:
    """Whether an answer says what was wanted."""
    w, s = words(wanted), words(said)
    if not w or not s or w in (["yes"], ["no"]):
        return s[:1] == w
    inside = f" {' '.join(s)} " in f" {' '.join(w)} " or (f" {' '.join(w)} " in f" {' '.join(s)} " and len(s) <= _LONGEST)
    shared = sum((Counter(w) & Counter(s)).values())
    return inside or 2 * shared / (len(w) + len(s)) >= 0.6


def placed(without: Sequence[str] = ()) -> Iterator[tuple[str, str, str, list[str], Moment]]:
    """Every question of every story but some: the story, the stage, the question, what is accepted, and where it is asked."""
    with tempfile.TemporaryDirectory() as folder:
        for file in sorted(f for f in FOLDER.glob("*.txt") if f.stem not in without):
            text = file.read_text(encoding="utf-8")
            with Book.read(text, title=file.stem, into=Path(folder) / f"{file.stem}.story") as book:
                moments: dict[str, Moment] = {}
                for q in json.loads(file.with_suffix(".json").read_text(encoding="utf-8")):
                    stages = [("known", q["known_from"], q["answers"]), ("end", "end", q["answers"])]
                    stages += [("before", b["part"], b["answers"]) for b in [q.get("before")] if b]
                    for stage, at, accepted in stages:
                        if at not in moments:
                            moments[at] = book.at(at)
                        yield file.stem, stage, q["q"], accepted, moments[at]


def held() -> Iterator[tuple[str, str, str, list[str], Moment]]:
    """The like of the short stories held out."""
    with tempfile.TemporaryDirectory() as folder:
        for told, questions in held_out("test"):
            path = Path(folder) / "held.story"
            with Book.read(told.text, title=told.name, into=path) as book:
                parts = book.parts_index()
                moments = {part.ordinal: book.at(part.ordinal) for part in parts}
                for q in questions:
                    home = find(places(told), q.at) if q.answers else None
                    stages = [("end", max(moments))]
                    if home is not None:
                        stages.insert(0, ("known", home[0]))
                    for stage, at in stages:
                        yield HELD, stage, q.text, list(q.answers) or ["unknown"], moments[at]
            path.unlink()


def askings() -> Iterator[Asking]:
    """Every question of every story at every stage, answered."""
    for story, stage, question, accepted, moment in chain(placed(), held()):
        yield Asking(story, stage, question, accepted, moment.ask(question))


def main(argv: list[str] | None = None) -> int:
    """Ask everything; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="show every answer that is not right")
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    args = parser.parse_args(argv)
    counts: dict[tuple[str, str], Counter[str]] = {}
    for one in askings():
        family = HELD if one.story == HELD else "later stories" if one.story in LATER else "first stories"
        for group in {one.story: 0, family: 0, **({} if one.story == HELD else {"all": 0})}:
            counts.setdefault((group, one.stage), Counter())[one.verdict] += 1
        if args.verbose and one.verdict != "right":
            print(f"{one.verdict:6} {one.story} {one.stage}: {one.question} {one.accepted[:2]} -> {one.answer.answer}")
    measured: dict[str, dict[str, float]] = {}
    for (group, stage), verdicts in counts.items():
        measured.setdefault(group, {})[f"right, {stage}"] = 100 * verdicts["right"] / verdicts.total()
    for group in GROUPS:
        given = counts[group, "known"] + counts[group, "end"]
        measured[group]["right, of the answers given"] = 100 * given["right"] / (given["right"] + given["wrong"])
    for group, scores in measured.items():
        print(f"{group:<16}" + "  ".join(f"{name} {value:5.1f}" for name, value in scores.items()))
    digest = corpora.digest([*(f for f in sorted(FOLDER.iterdir()) if f != FLOORS), *sorted(HELD_OUT.glob("held-*"))])
    return gate(FLOORS, {name: measured[name] for name in GROUPS}, digest, pins=args.pin, reason=args.lower)


if __name__ == "__main__":
    sys.exit(main())
