"""Actors in brackets behind whom they play ("Ann Lowe (Mia Hale)"), and where a mention goes on behind a bracket."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.syntax import Doc

_ACTOR = re.compile(
    r"\((?P<credit>(?i:(?:played|portrayed|voiced) by |(?:special )?guest(?:[ -]star(?:ring)?)?:? )|"
    r"(?:the|an?) (?:[a-z-]+ ){1,2})?"
    r"(?P<name>(?:[A-Z][\w.’'-]*\.?\s+){1,4}[A-Z][\w.’'-]+)(?:,\s+(?P<remark>[a-z][^()]{1,60}))?\)"
)
"""Two capitalised words or more in brackets: straight after a person's name they are an actor's.

What is thought of the acting may stand beside them, and as what they are credited: "(the great Mia Hale)", "(Mia Hale,
terrifying)", "(guest star Mia Hale)".
"""
_SURNAME = re.compile(r"\((?P<name>[A-Z][a-z][\w’'-]+)\)")
SO_MANY = 4
"""How many single names in brackets, each heard nowhere else in a part, must be actors'."""
_CREDITED = frozenset("special guest star starring".split())
_PRAISE = frozenset("ADJ ADV VERB ADP".split())
"""What a remark on an actor begins with; "(Mia Hale, his wife)" tells who somebody is."""
BETWEEN = frozenset("” \" ’ ' ’s 's".split())
"""What may stand between a name and the bracket: "Ann's (Mia Hale) wedding"."""
LONGEST = 8
"""Words of a bracket that is an aside, its own marks counted."""


class Actor(NamedTuple):
    """The word before the bracket, the first and last word within, and whether a given name says that it is somebody."""

    before: int
    first: int
    last: int
    given: bool


def by_surname(doc: Doc, *, usual: bool) -> list[Actor]:
    """What may be actors' surnames in brackets: where so many stand, or it is `usual`, they are nothing else ("Ann (Hale)")."""
    starts = {w.start: w.index for w in doc.words}
    ends = {w.end: w.index for w in doc.words}
    spans = [(starts.get(m.start("name")), ends.get(m.end("name"))) for m in _SURNAME.finditer(doc.part.text, doc.part.body)]
    heard = Counter(w.lower for w in doc.words)
    names = [i for i, last in spans if i is not None and i == last and i >= 2 and heard[doc.words[i].lower] == 1]
    sure = [i for i in names if not gender_of_name(doc.words[i].lower)]
    return [Actor(i - 2, i, i, given=False) for i in names] if usual or len(sure) >= SO_MANY else []


def actors(doc: Doc) -> list[Actor]:
    """What may be actors in brackets, in text order; "Hull (East Yorkshire)" is among them, but not as given."""
    starts = {w.start: w.index for w in doc.words}
    ends = {w.end: w.index for w in doc.words}
    out: list[Actor] = []
    for match in _ACTOR.finditer(doc.part.text, doc.part.body):
        first, last = starts.get(match.start("name")), ends.get(match.end("name"))
        opening = starts.get(match.start())
        if not any(len(word.strip(".")) > 1 for word in match["name"].split()):
            continue  # "(C. C.)" are initials of his own
        if first is not None and last is not None and opening is not None and opening >= 1 and _mere_remark(doc, match, starts):
            given = any(gender_of_name(word.lower()) for word in match["name"].split()[:-1])
            before = opening - 1
            while before > 0 and doc.words[before].text in BETWEEN:
                before -= 1
            out.append(Actor(before, first, last, given))
    return out


def _mere_remark(doc: Doc, match: re.Match[str], starts: dict[int, int]) -> bool:
    """Whether what stands beside the actor's name tells nobody's place in the story."""
    begin = starts.get(match.start("remark")) if match["remark"] else None
    credit = {w.strip(":") for w in (match["credit"] or "").lower().replace("-", " ").split()} - _CREDITED
    beside = credit | {w.strip(",.").lower() for w in (match["remark"] or "").split()}
    if beside & (lexicon.PEOPLE | {"late"}):
        return False
    return not match["remark"] or (begin is not None and doc.words[begin].upos in _PRAISE)


def past(doc: Doc, index: int) -> int:
    """Where a mention goes on behind what a bracket at `index` says aside: "Ann Lowe (Mia Hale), a nurse, ..."."""
    words = doc.words
    if index >= len(words) or words[index].text != "(":
        return index
    closing = next((i for i in range(index + 1, min(index + LONGEST, len(words))) if words[i].text == ")"), None)
    return index if closing is None else closing + 1


def goes_on(doc: Doc, comma: int) -> bool:
    """Whether a list goes on behind a comma, one name after another: "the Bishop, Ann, Tom, and Eve come in"."""
    words = doc.words
    at = comma
    while at + 1 < len(words) and words[at].text == ",":
        joined = words[at + 1].lower in ("and", "or")
        name = at + 1 + joined
        at = name
        while at < len(words) and words[at].upos == "PROPN" and words[at].text[:1].isupper():
            at += 1
        if at == name:
            return False
        if joined or words[min(at, len(words) - 1)].lower in ("and", "or"):
            return True
    return False
