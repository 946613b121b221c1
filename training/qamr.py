"""Questions people asked about single sentences of encyclopedias and news: QAMR (Michael et al. 2018, MIT licence).

Ten times as many questions as the fairy tales have, each about who did what to whom, when, where, how or why in one sentence;
two people more marked the answer to each. The folder is the `data` folder of the authors' repository.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from training.questions import Item, Pages, Passage, worth

_PLAIN = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}
FILES = ("dev", "test")
"""The files whose questions three people answered; no score of ours is measured on them."""
_BESIDE = 2
"""Sentences of the same article at most that stand in the window too."""


def sentences(folder: Path) -> dict[str, list[str]]:
    """Sentences as words, by their ids."""
    out: dict[str, list[str]] = {}
    for line in (folder / "wiki-sentences.tsv").read_text(encoding="utf-8").splitlines():
        name, _, text = line.partition("\t")
        out[name] = [_PLAIN.get(w, w) for w in text.split()]
    return out


def asked(folder: Path) -> dict[tuple[str, str], list[tuple[int, ...]]]:
    """Every question once, by its sentence and its words: the places of the words each of up to three people marked."""
    out: dict[tuple[str, str], list[tuple[int, ...]]] = {}
    for file in (folder / "filtered" / f"{name}.tsv" for name in FILES):
        for line in file.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            marked = [cells[6], *(c.partition(":")[2] for c in cells[7:])]
            places = [tuple(map(int, m.split())) for m in marked if m.strip()]
            out.setdefault((cells[0], cells[5].strip()), []).extend(places)
    return out


def prepare(folder: Path, pages: Pages, rng: random.Random) -> list[tuple[Item, Item]]:
    """Each question with the window its sentence stands in, and beside it a window of the same article or another."""
    texts = sentences(folder)
    by_article: dict[str, list[str]] = {}
    for name in texts:
        by_article.setdefault(name.rsplit(":", 2)[0], []).append(name)
    wanted = asked(folder)
    windows: dict[str, int] = {}
    for name in {name: None for name, _ in wanted}:
        near = [n for n in by_article[name.rsplit(":", 2)[0]] if n != name]
        beside = rng.sample(near, min(len(near), rng.randint(0, _BESIDE)))
        order = [*beside, name]
        rng.shuffle(order)
        windows[name] = _window([texts[n] for n in order], texts[name], pages)
    names = list(windows)
    out: list[tuple[Item, Item]] = []
    for (name, question), places in wanted.items():
        number = pages.ask(question)
        answers = sorted({" ".join(texts[name][i] for i in p if i < len(texts[name])) for p in places})
        own = Passage(number, windows[name], worth(pages.words[windows[name]], answers))
        other = rng.choice(names)
        out.append(([own], [Passage(number, windows[other], None)] if other != name else []))
    return out


def _window(together: Sequence[list[str]], alone: list[str], pages: Pages) -> int:
    """The number of a window with all sentences where they fit, else with the one alone."""
    chosen = together if len(pages.vocabulary.windows(together)) == 1 else [alone]
    window = pages.vocabulary.windows(chosen)[0]
    return pages.add([(window, [w for s in chosen for w in s][: window.end])])[0]
