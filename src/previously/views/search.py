"""Words looked up in the text and in what was read from it, up to the reader's position."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from previously.fold import State
from previously.views.common import Cite, Ref, at, cite
from previously.views.shown import Figure, Kind, roster

MOST: Final = 60
"""Sentences shown at most: who wants others says more."""


class Match(msgspec.Struct, frozen=True):
    """Somebody or something that goes by the words looked up."""

    who: Ref
    kind: Kind
    called: str


class Hit(msgspec.Struct, frozen=True):
    """A sentence: where the words stand in it (offsets in `cite.text`), or the events in it that they name."""

    cite: Cite
    spans: tuple[tuple[int, int], ...]
    events: tuple[str, ...]


class Found(msgspec.Struct, frozen=True):
    """What was found, in story order; `more` says that there are more sentences than are shown."""

    at: str
    words: str
    figures: tuple[Match, ...]
    sentences: tuple[Hit, ...]
    more: bool


def search(state: State, words: str) -> Found:
    """Those who are called so, and the sentences that hold the words or tell an event of that name."""
    wanted = " ".join(words.split())
    if not wanted:
        return Found(at(state), "", (), (), False)
    pattern = re.compile(r"\s+".join(map(re.escape, wanted.split())), re.IGNORECASE)
    hits: list[Hit] = []
    events = _events(state, wanted.casefold())
    for part in state.parts:
        for n, (start, end) in enumerate(part.sentences):
            spans = tuple((m.start() - start, m.end() - start) for m in pattern.finditer(part.text, start, end))
            told = events.get((part.ordinal, n), ())
            if spans or told:
                hits.append(Hit(cite(state, part.cite_sentence(n)), spans, tuple(dict.fromkeys(told))))
            if len(hits) > MOST:
                break
    figures = [m for f in roster(state).figures.values() if (m := _match(f, pattern))]
    return Found(at(state), wanted, tuple(figures[:MOST]), tuple(hits[:MOST]), len(hits) > MOST)


def _events(state: State, wanted: str) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for event in state.events:
        if event.lemma.casefold() == wanted:
            found.setdefault((event.citations[0].part, event.citations[0].sentence), []).append(event.lemma)
    return found


def _match(figure: Figure, pattern: re.Pattern[str]) -> Match | None:
    called = next((text for text in (figure.name, *figure.names, *figure.descriptions) if pattern.search(text)), None)
    return Match(Ref(figure.id, figure.name), figure.kind, called) if called else None
