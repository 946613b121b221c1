"""Whom a typed name means, among those known at the reader's position only."""

from __future__ import annotations

from collections.abc import Iterable

from previously.errors import UnknownNameError
from previously.fold import State
from previously.views.common import at, clean, name_words
from previously.views.shown import Figure, roster


def find(state: State, name: str, *, kinds: Iterable[str] = ("character", "organisation", "place")) -> Figure:
    """The one figure that goes by a name, a spelling or a description; an error names near matches, or the candidates."""
    figures = [f for f in roster(state).figures.values() if f.kind in kinds]
    wanted = clean(name).casefold()
    for match in (_by_display, _by_name, _by_words, _by_piece):
        found = [f for f in figures if match(f, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{f.name} ({f.id})" for f in found)
            raise UnknownNameError(f"{name!r} may be any of: {names}.", hint="Say which, by a fuller name or an id.")
    near = _near(figures, name)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`previously who STORY` lists who is known."
    raise UnknownNameError(f"nobody called {name!r} is known up to {at(state)}.", hint=hint)


def _by_display(figure: Figure, wanted: str) -> bool:
    return wanted in (figure.id.casefold(), figure.name.casefold())


def _by_name(figure: Figure, wanted: str) -> bool:
    return any(wanted == text.casefold() for text in _all_names(figure))


def _by_words(figure: Figure, wanted: str) -> bool:
    words = name_words(wanted)
    return any(words == name_words(text) for text in _all_names(figure))


def _by_piece(figure: Figure, wanted: str) -> bool:
    """One word of a name is enough where it is nobody else's."""
    words = name_words(wanted)
    return len(words) == 1 and any(words[0] in name_words(text) for text in figure.names)


def _all_names(figure: Figure) -> list[str]:
    return [figure.name, *figure.names, *(v.text for v in figure.variants), *figure.descriptions]


def _near(figures: list[Figure], name: str) -> list[str]:
    from rapidfuzz import fuzz, process  # only a name that is not found needs it

    known = {text.casefold(): text for f in figures for text in _all_names(f)}
    found = process.extract(name.casefold(), list(known), scorer=fuzz.WRatio, limit=3, score_cutoff=70)
    return [known[text] for text, *_ in found]
