"""Actors in brackets behind whom they play ("Ann Lowe (Mia Hale)"), and where a mention goes on behind a bracket."""

from __future__ import annotations

import re
from typing import NamedTuple

from previously.given import gender_of_name
from previously.reading.syntax import Doc

_ACTOR = re.compile(r"\(((?:[A-Z][\w.’'-]*\.?\s+){1,4}[A-Z][\w.’'-]+)\)")
"""Two capitalised words or more in brackets: straight after a person's name they are an actor's."""
LONGEST = 8
"""Words of a bracket that is an aside, its own marks counted."""


class Actor(NamedTuple):
    """The word before the bracket, the first and last word within, and whether a given name says that it is somebody."""

    before: int
    first: int
    last: int
    given: bool


def actors(doc: Doc) -> list[Actor]:
    """What may be actors in brackets, in text order; "Hull (East Yorkshire)" is among them, but not as given."""
    starts = {w.start: w.index for w in doc.words}
    ends = {w.end: w.index for w in doc.words}
    out: list[Actor] = []
    for match in _ACTOR.finditer(doc.part.text, doc.part.body):
        first, last = starts.get(match.start(1)), ends.get(match.end(1))
        if first is not None and last is not None and first >= 2:
            given = any(gender_of_name(word.lower()) for word in match[1].split()[:-1])
            out.append(Actor(first - 2, first, last, given))
    return out


def past(doc: Doc, index: int) -> int:
    """Where a mention goes on behind what a bracket at `index` says aside: "Ann Lowe (Mia Hale), a nurse, ..."."""
    words = doc.words
    if index >= len(words) or words[index].text != "(":
        return index
    closing = next((i for i in range(index + 1, min(index + LONGEST, len(words))) if words[i].text == ")"), None)
    return index if closing is None else closing + 1
