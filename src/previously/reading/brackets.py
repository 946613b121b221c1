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
_WHOLE = r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,3}"
_SEVERAL = re.compile(rf"\((?P<names>{_WHOLE}(?:,\s+{_WHOLE})*,?\s+(?:and|&)\s+{_WHOLE})\)")
"""Two names or more in one bracket."""
_INITIALS = re.compile(r"\((?P<initials>(?:[A-Z]\.\s?)+)\)")
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


def _within(doc: Doc, pattern: re.Pattern[str], group: str) -> list[tuple[int, int]]:
    """The [first, last] words of a group of a pattern, wherever they are whole words."""
    starts, ends = ({getattr(w, side): w.index for w in doc.words} for side in ("start", "end"))
    found = (match.span(group) for match in pattern.finditer(doc.part.text, doc.part.body))
    return [(starts[a], ends[b]) for a, b in found if a in starts and b in ends]


def by_surname(doc: Doc, *, usual: bool) -> list[Actor]:
    """What may be actors' surnames in brackets: where so many stand, or it is `usual`, they are nothing else ("Ann (Hale)")."""
    heard = Counter(w.lower for w in doc.words)
    alone = [i for i, last in _within(doc, _SURNAME, "name") if i == last and i >= 2]
    names = [i for i in alone if heard[doc.words[i].lower] == 1]
    return [Actor(i - 2, i, i, given=False) for i in names] if usual or len(names) >= SO_MANY else []


def companies(doc: Doc) -> list[tuple[int, int]]:
    """The words of several actors behind those whom they play together: "the four managers (Ray Hale, Tom Lowe)"."""
    heard = Counter(w.lower for w in doc.words if w.upos == "PROPN")
    out: list[tuple[int, int]] = []
    for first, last in _within(doc, _SEVERAL, "names"):
        here = Counter(w.lower for w in doc.words[first : last + 1] if w.upos == "PROPN")
        if first >= 2 and doc.words[first - 2].xpos == "NNS" and all(heard[name] == count for name, count in here.items()):
            out.append((first, last))
    return out


def initials(doc: Doc) -> list[tuple[int, int]]:
    """The words in brackets that only shorten the name before them: "Calvin Clifford (C. C.)"."""
    return _within(doc, _INITIALS, "initials")


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
