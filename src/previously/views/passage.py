"""A part's own text with what was read in it: who is meant where, and which words tell an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import msgspec

from previously.fold import State
from previously.model import Form, Mention
from previously.text import Part
from previously.views.common import Ref, at, mentions_by_sentence, remembered
from previously.views.shown import Figure, Kind, roster

_BREAK: Final = re.compile(r"\n[ \t]*\n")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text: `who` it means, if anybody listed, in which `form`, and whether it tells an `event`."""

    text: str
    who: Ref | None = None
    kind: Kind | None = None
    form: Form | None = None
    event: bool = False


class Line(msgspec.Struct, frozen=True):
    """One sentence; `opens` says whether a paragraph begins with it."""

    sentence: int
    opens: bool
    pieces: tuple[Piece, ...]


class Passage(msgspec.Struct, frozen=True):
    """Sentences `first` and following of a part that has `sentences` of them, under the part's own `heading`."""

    at: str
    part: str
    title: str
    path: tuple[str, ...]
    heading: str
    sentences: int
    first: int
    lines: tuple[Line, ...]


def passage(state: State, ordinal: int, first: int = 0, most: int | None = None) -> Passage:
    """A part's sentences from the `first` on, at most so many."""
    part = state.parts[ordinal]
    last = len(part.sentences) if most is None else min(first + most, len(part.sentences))
    return Passage(
        at=at(state),
        part=part.id,
        title=part.title,
        path=part.path,
        heading=part.text[: part.body].strip(),
        sentences=len(part.sentences),
        first=first,
        lines=tuple(_lines(state, part, first, last)),
    )


def _lines(state: State, part: Part, first: int, last: int) -> Iterator[Line]:
    blank = bool(_BREAK.search(part.text, part.body))
    for n in range(first, last):
        start = part.sentences[n][0] if n else part.body
        stop = part.sentences[n + 1][0] if n + 1 < len(part.sentences) else len(part.text)
        gap = part.text[part.sentences[n - 1][1] : part.sentences[n][0]] if n else ""
        opens = n == first or (_BREAK.search(gap) is not None if blank else "\n" in gap)
        yield Line(n, opens, tuple(_pieces(state, part, n, start, stop)))


def _pieces(state: State, part: Part, sentence: int, start: int, stop: int) -> Iterator[Piece]:
    """The text cut wherever who is meant, or what it tells, changes; of mentions within each other the inner one counts."""
    figures = roster(state).figures
    told: list[tuple[Mention, Figure]] = [
        (m, figures[state.canonical[m.entity]])
        for m in mentions_by_sentence(state).get((part.ordinal, sentence), ())
        if state.canonical[m.entity] in figures and m.citations[0].start >= part.sentences[sentence][0]
    ]
    triggers = [t for t in _triggers(state).get((part.ordinal, sentence), ()) if start <= t[0] and t[1] <= stop]
    spans = [(m.citations[0].start, m.citations[0].end) for m, _ in told]
    edges = sorted({start, stop, *(e for span in (*spans, *triggers) for e in span if start < e < stop)})
    for a, b in pairwise(edges):
        within = [(span[1] - span[0], -n) for n, span in enumerate(spans) if span[0] <= a and b <= span[1]]
        event = any(t[0] <= a and b <= t[1] for t in triggers)
        text = part.text[a:b]
        if not within:
            yield Piece(text, event=event)
            continue
        mention, figure = told[-min(within)[1]]
        yield Piece(text, Ref(figure.id, figure.name), figure.kind, mention.form, event)


@remembered
def _triggers(state: State) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """The words that tell events, by part and sentence."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for event in state.events:
        found.setdefault((event.citations[0].part, event.citations[0].sentence), []).append(event.trigger)
    return found
