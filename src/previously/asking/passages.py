"""Where to look: stretches of the text up to the position that a question could be answered in, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from math import log
from typing import Final, NamedTuple

from previously import segment
from previously.asking.deeds import spelt, told
from previously.asking.question import Asked, content, lemmas
from previously.fold import State
from previously.fulltext import FullText
from previously.model import Range
from previously.views.common import remembered, whom

MOST: Final = 4
"""Stretches read for one question."""
_HITS: Final = 400
_REACH: Final = 3
_FADE: Final = 0.5
"""What a sentence gains from its neighbours: half from the next one, a quarter from the one after it."""
_SPOKEN_OF: Final = 0.6
"""What a sentence that speaks of somebody in the question gains, beside a rare word of it."""

_TELLS: Final = 1.5
"""What a sentence gains that tells the deed asked for."""


class Passage(NamedTuple):
    """Sentences `first` to `last` (inclusive) of a part, with the words of each and their offsets."""

    part: int
    first: int
    last: int
    words: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[Range, ...], ...]


class Library:
    """The sentences of a state in one row, and an index of their words, made when first asked for."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.places = [(part.ordinal, n) for part in state.parts for n in range(len(part.sentences))]

    @cached_property
    def index(self) -> FullText:
        """Full-text search over the sentences."""
        parts = self.state.parts
        return FullText(parts[p].text[slice(*parts[p].sentences[n])] for p, n in self.places)

    @cached_property
    def spoken_of(self) -> dict[str, list[int]]:
        """The sentences that speak of somebody, by any word."""
        row = {place: k for k, place in enumerate(self.places)}
        found: dict[str, dict[int, None]] = {}
        for mention in self.state.mentions:
            citation = mention.citations[0]
            k = row.get((citation.part, citation.sentence))
            if k is not None:
                found.setdefault(whom(self.state, mention), {})[k] = None
        return {id: list(rows) for id, rows in found.items()}

    @cached_property
    def deeds(self) -> dict[str, list[int]]:
        """The sentences that tell something by a verb."""
        row = {place: k for k, place in enumerate(self.places)}
        found: dict[str, dict[int, None]] = {}
        for event in self.state.events:
            k = row.get((event.citations[0].part, event.citations[0].sentence))
            if k is not None:
                found.setdefault(event.lemma, {})[k] = None
        return {verb: list(rows) for verb, rows in found.items()}

    def words(self, k: int) -> tuple[tuple[str, ...], tuple[Range, ...]]:
        """A sentence's words and their offsets in its part."""
        part, n = self.places[k]
        text = self.state.parts[part].text
        spans = segment.words(text, *self.state.parts[part].sentences[n])
        return tuple(text[a:b] for a, b in spans), tuple(spans)


@remembered
def library(state: State) -> Library:
    """The sentences of a state, indexed once."""
    return Library(state)


def passages(
    state: State,
    asked: Asked,
    size: Callable[[Sequence[str]], int],
    room: int,
    most: int = MOST,
    only: frozenset[int] | None = None,
) -> list[Passage]:
    """The stretches of at most `room` word pieces that a question's words and people are in, best first.

    `only` are the ordinals of the parts to look in; there, what no word of the question is in is read as well.
    """
    shelf = library(state)
    total = len(shelf.places)
    if not total:
        return []
    smooth = _smoothed(shelf, _scores(shelf, asked))
    if only is None:
        order = [k for k in range(total) if smooth[k] > 0]
    else:
        order = [k for k in range(total) if shelf.places[k][0] in only]
    order.sort(key=lambda k: (-smooth[k], k))
    taken: set[int] = set()
    found: list[Passage] = []
    for k in order:
        if len(found) == most:
            break
        if k not in taken:
            passage, rows_used = _grown(shelf, k, smooth, size, room)
            taken |= set(rows_used)
            found.append(passage)
    return found


def sentences(state: State, asked: Asked, most: int, only: frozenset[int] | None = None) -> list[tuple[int, int]]:
    """The single sentences (of `only` some parts), as (part ordinal, number), that share most with a question, best first."""
    shelf = library(state)
    scores = _scores(shelf, asked)
    rows = [k for k, score in enumerate(scores) if score > 0 and (only is None or shelf.places[k][0] in only)]
    rows.sort(key=lambda k: (-scores[k], k))
    return [shelf.places[k] for k in rows[:most]]


def _scores(shelf: Library, asked: Asked) -> list[float]:
    """What each sentence shares with a question: its rare words, and those it speaks of."""
    total = len(shelf.places)
    scores = [0.0] * total
    for k, score in shelf.index.find([*content(asked), *lemmas(asked), *asked.unknown], _HITS):
        scores[k] += score
    for k, share in _telling(shelf, asked).items():
        scores[k] += _TELLS * share
    for id in sorted(asked.ids):  # sums of floats must not depend on the order of a set
        rows = shelf.spoken_of.get(id, [])
        for k in rows:
            scores[k] += _SPOKEN_OF * log(1 + total / len(rows))
    return scores


def telling(state: State, asked: Asked) -> dict[tuple[int, int], float]:
    """The sentences, as (part ordinal, number), that tell a deed the question may ask for, and how far each does."""
    shelf = library(state)
    return {shelf.places[k]: share for k, share in _telling(shelf, asked).items()}


def _telling(shelf: Library, asked: Asked) -> dict[int, float]:
    """The sentences that tell a deed the question may ask for, by whatever verb, and how far each does."""
    if asked.verb is None:
        return {}
    ways = spelt(asked.doc, asked.verb)
    found: dict[int, float] = {}
    for verb, rows in shelf.deeds.items():
        share = max(told(way, verb) for way in ways)
        if share:
            found |= {k: max(share, found.get(k, 0.0)) for k in rows}
    return found


def _smoothed(shelf: Library, scores: list[float]) -> list[float]:
    """Each sentence's score with what its neighbours in the same part lend it."""
    out = list(scores)
    for k, score in enumerate(scores):
        if score:
            for step in range(1, _REACH + 1):
                for j in (k - step, k + step):
                    if 0 <= j < len(scores) and shelf.places[j][0] == shelf.places[k][0]:
                        out[j] += score * _FADE**step
    return out


def _grown(
    shelf: Library, k: int, scores: list[float], size: Callable[[Sequence[str]], int], room: int
) -> tuple[Passage, range]:
    """A sentence with its neighbours, the better one first, as far as there is room in its part."""
    part = shelf.places[k][0]
    rows = {k: shelf.words(k)}
    left = room - size(rows[k][0])
    first = last = k
    while left > 0:
        ends = [j for j in (first - 1, last + 1) if 0 <= j < len(shelf.places) and shelf.places[j][0] == part]
        ends.sort(key=lambda j: (-scores[j], -j))
        for j in ends:
            words = shelf.words(j)
            needed = size(words[0])
            if needed <= left:
                rows[j] = words
                left -= needed
                first, last = min(first, j), max(last, j)
                break
        else:
            break
    inside = range(first, last + 1)
    return Passage(
        part,
        shelf.places[first][1],
        shelf.places[last][1],
        tuple(rows[j][0] for j in inside),
        tuple(rows[j][1] for j in inside),
    ), inside
