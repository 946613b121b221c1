"""Marks in a text that are not read out: emphasis, links, footnotes, bullets, what nobody sees.

The text is stored as it is, so its words are found in what is left and know where they stand in the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from previously.model import Range
from previously.reading.furniture import stretches

UNSEEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_ANY = re.compile(rf"[*_\[<{{{UNSEEN}]|''|(?m:^[^\S\n]*(?:[>•–—·▪●○-]|\d+[.)])\s)")
_WHOLE = re.compile(
    r"\[\[(?:File|Image|Category|Datei|Fichier):(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]"
    r"|!\[[^\[\]\n]*\]\([^()\n]*\)"
    r"|<ref\b[^<>]*/>|<ref\b[^<>]*>.{0,2000}?</ref>|<!--.{0,2000}?-->|</?[a-zA-Z][^<>\n]{0,200}>"
    r"|\{\{(?:[^{}|]*\|[^{}]*|[\w :-]{1,40})\}\}"
    r"|(?<=\S)[^\S\n]?\[\d{1,3}\]|(?<=\S)\[(?:[a-z]|edit|note \d+|nb \d+|citation needed|who\?|when\?|sic)\]"
    rf"|[{UNSEEN}]"
    r"|'''''|'''|(?<!\w)''(?=\w)|(?<=[\w.,!?])''(?!\w)"
    r"|(?m:^[^\S\n]*(?:>[^\S\n]?)+)",
    re.DOTALL,
)
_AROUND = re.compile(
    r"(?P<wiki>\[\[(?:[^\[\]|\n]*\|)?)(?P<w>[^\[\]|\n]+)(?P<iki>\]\])"
    r"|(?P<link>\[)(?P<l>[^\[\]\n]+)(?P<ink>\]\((?:[^()\s]|\([^()\s]*\))+(?:\s+\"[^\"\n]*\")?\))"
    r"|(?P<bold>\*{2,3}|(?<!\w)__)(?=\S)(?P<b>[^*\n]{1,300}?)(?<=\S)(?P<old>(?P=bold))"
    r"|(?P<italic>(?<![\w*])\*)(?=[^\s*])(?P<i>[^*\n]{1,300}?)(?<=[^\s*])(?P<talic>\*(?![\w*]))"
    r"|(?P<under>(?<!\w)_)(?=[^\s_])(?P<u>[^_\n]{1,300}?)(?<=[^\s_])(?P<nder>_(?!\w))"
)
_BULLET = re.compile(r"[^\S\n]*(?:>[^\S\n]?)*([-*•–—·▪●○])[^\S\n]+(?=\S)")
_DASHES = frozenset("-–—")
_STOPS = ".!?…:;”\"’')*_]"
_PAIRS = (("wiki", "iki"), ("link", "ink"), ("bold", "old"), ("italic", "talic"), ("under", "nder"))


def _bullets(text: str, start: int) -> Iterator[Range]:
    """The marks of a list at the beginnings of its lines; a dash where a line was wrapped is none."""
    before, at = "", start
    for line in text[start:].split("\n"):
        found = _BULLET.match(line)
        if found and (found[1] not in _DASHES or not before or before[-1] in _STOPS or _BULLET.match(before)):
            yield at + found.start(1), at + found.end()
        before, at = line.strip(), at + len(line) + 1


def _inline(text: str, start: int) -> Iterator[Range]:
    """The stretches of marks inside lines."""
    if _ANY.search(text, start) is None:
        return
    yield from (found.span() for found in _WHOLE.finditer(text, start))
    yield from _bullets(text, start)
    todo = [(start, len(text))]
    while todo:
        first, last = todo.pop()
        for found in _AROUND.finditer(text, first, last):
            for opens, closes in _PAIRS:
                if found[opens]:
                    yield found.span(opens)
                    yield found.span(closes)
                    todo.append((found.end(opens), found.start(closes)))


@lru_cache(maxsize=16)
def unread(text: str, start: int) -> tuple[Range, ...]:
    """What is not read of a part's text from its body on, in order and without overlap."""
    out: list[Range] = []
    for begin, end in sorted([*stretches(text, start), *_inline(text, start)]):
        if out and begin <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((begin, end))
    return tuple(out)


def blanked(text: str, start: int) -> str:
    """The text with spaces in place of what is not read: as long, and every offset the same."""
    out, at = [], 0
    for begin, end in unread(text, start):
        out += [text[at:begin], " " * (end - begin)]
        at = end
    return "".join([*out, text[at:]])


def shown(text: str, start: int) -> str:
    """The text without what is not read."""
    out, at = [], 0
    for begin, end in unread(text, start):
        out.append(text[at:begin])
        at = end
    return "".join([*out, text[at:]])


def within(removed: Sequence[Range], first: int, last: int) -> Sequence[Range]:
    """Those of some stretches in order that reach between two offsets."""
    begin = bisect_right(removed, first, key=lambda one: one[1])
    return removed[begin : bisect_left(removed, last, begin, key=lambda one: one[0])]


def bare(text: str, start: int, first: int, last: int) -> str:
    """What is read between two offsets of a part's text, whose body begins at `start`."""
    removed = within(unread(text, start), first, last)
    if not removed:
        return text[first:last]
    out, at = [], first
    for begin, end in removed:
        out.append(text[at:begin])
        at = max(at, end)
    return "".join([*out, text[at:last]])


def read_words(
    text: str, start: int, end: int, removed: Sequence[Range], words: Callable[[str], Sequence[Range]]
) -> list[Range]:
    """The offsets of the words between `start` and `end`, found as if what is removed were not there."""
    pieces: list[str] = []
    places: list[int] = []
    at = start
    for begin, stop in [*removed, (end, end)]:
        if stop < at:
            continue
        if begin >= end:
            begin = end
        if begin > at:
            pieces.append(text[at:begin])
            places += range(at, begin)
        at = max(at, stop)
        if at >= end:
            break
    return [(places[a], places[b - 1] + 1) for a, b in words("".join(pieces))]
