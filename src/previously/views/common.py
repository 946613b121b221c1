"""What every view is made of: citations as they are shown, references to who is meant, and names as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

import msgspec

from previously.fold import State
from previously.lexicon import TITLES
from previously.model import Citation, Mention

T = TypeVar("T")


class Cite(msgspec.Struct, frozen=True):
    """An exact stretch of the source: `text` is characters `start` to `end` of the part with this id."""

    part: str
    sentence: int
    start: int
    end: int
    text: str


class Ref(msgspec.Struct, frozen=True):
    """Somebody or something by the name it has at the reader's position."""

    id: str
    name: str


def at(state: State) -> str:
    """The id of the last part known."""
    return state.parts[-1].id if state.parts else ""


def cite(state: State, citation: Citation) -> Cite:
    """A citation as it is shown, with the part's id in the place of its ordinal."""
    part = state.parts[citation.part].id
    return Cite(part, citation.sentence, citation.start, citation.end, citation.text)


def cites(state: State, citations: Iterable[Citation]) -> tuple[Cite, ...]:
    """Citations as they are shown, each once."""
    return tuple(cite(state, c) for c in dict.fromkeys(citations))


def cite_sentence(state: State, citation: Citation) -> Cite:
    """The whole sentence a citation lies in (the citation itself where it is in a heading)."""
    part = state.parts[citation.part]
    if citation.sentence < len(part.sentences):
        start, end = part.sentences[citation.sentence]
        if start <= citation.start < end:
            return Cite(part.id, citation.sentence, start, end, part.text[start:end])
    return cite(state, citation)


_POSSESSIVE: Final = re.compile(r"(?:['’ʼ]s|(?<=[sSzxZX])['’ʼ])$")
_EDGES: Final = " \t\n\"“”«»‘’',;:()[]"


@lru_cache(maxsize=1 << 15)
def clean(text: str) -> str:
    """A name as it is written, on one line, without a final 's and what surrounds it."""
    return _POSSESSIVE.sub("", " ".join(text.split()).rstrip('"”»,;:')).strip(_EDGES)


@lru_cache(maxsize=1 << 15)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared: without case, hyphens, full stops, and titles before the name."""
    words = [w for w in (w.strip(".,") for w in clean(text).casefold().replace("-", " ").replace("’", "'").split()) if w]
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return tuple(words)


def remembered(make: Callable[[State], T]) -> Callable[[State], T]:
    """Derive once per state what several views need; a state never changes, so it never goes stale."""
    made: WeakKeyDictionary[State, T] = WeakKeyDictionary()

    def get(state: State) -> T:
        if state not in made:
            made[state] = make(state)
        return made[state]

    get.__doc__ = make.__doc__
    return get


@remembered
def mentions_by_sentence(state: State) -> dict[tuple[int, int], list[Mention]]:
    """The mentions of each (part ordinal, sentence), in order."""
    out: dict[tuple[int, int], list[Mention]] = {}
    for mention in state.mentions:
        citation = mention.citations[0]
        out.setdefault((citation.part, citation.sentence), []).append(mention)
    return out


def whom(state: State, mention: Mention) -> str:
    """The canonical id of whoever a mention means."""
    return state.canonical.get(mention.entity, mention.entity)


def spoken_of(state: State, part: int, sentence: int) -> frozenset[str]:
    """Everybody and everything that a sentence speaks of, by any word."""
    return frozenset(whom(state, m) for m in mentions_by_sentence(state).get((part, sentence), ()))
