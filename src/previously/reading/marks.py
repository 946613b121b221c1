"""Marks in a text that are not read out: emphasis, links, footnotes, bullets, what nobody sees.

The text is stored as it is, so its words are found in what is left and know where they stand in the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from previously.model import Range
from previously.reading.furniture import stretches

UNSEEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_ANY = re.compile(rf"[*_\[<{{{UNSEEN}]|''|(?m:^[^\S\n]*(?:[>•–—-]|\d+[.)])\s)")
_WHOLE = re.compile(
    r"\[\[(?:File|Image|Category|Datei|Fichier):(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]"
    r"|!\[[^\[\]\n]*\]\([^()\n]*\)"
    r"|<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref>|<!--.*?-->|</?[a-zA-Z][^<>\n]{0,200}>"
    r"|\{\{[^{}]*\}\}"
    r"|(?<=\S)\[(?:\d{1,3}|[a-z]|edit|note \d+|nb \d+|citation needed|clarification needed|who\?|when\?|sic)\]"
    rf"|[{UNSEEN}]"
    r"|'''''|'''|(?<!\w)''(?=\w)|(?<=[\w.,!?])''(?!\w)"
    r"|(?m:^[^\S\n]*(?:>[^\S\n]?)+)"
    r"|(?m:^[^\S\n]*[-*•–—·▪●○][^\S\n]+(?=\S))",
    re.DOTALL,
)
_AROUND = re.compile(
    r"(?P<wiki>\[\[(?:[^\[\]|\n]*\|)?)(?P<w>[^\[\]|\n]+)(?P<iki>\]\])"
    r"|(?P<link>\[)(?P<l>[^\[\]\n]+)(?P<ink>\]\((?:[^()\s]|\([^()\s]*\))+(?:\s+\"[^\"\n]*\")?\))"
    r"|(?P<bold>\*{2,3}|(?<!\w)__)(?=\S)(?P<b>[^*\n]{1,300}?)(?<=\S)(?P<old>(?P=bold))"
    r"|(?P<italic>(?<![\w*])\*)(?=[^\s*])(?P<i>[^*\n]{1,300}?)(?<=[^\s*])(?P<talic>\*(?![\w*]))"
    r"|(?P<under>(?<!\w)_)(?=[^\s_])(?P<u>[^_\n]{1,300}?)(?<=[^\s_])(?P<nder>_(?!\w))"
)
_PAIRS = (("wiki", "iki"), ("link", "ink"), ("bold", "old"), ("italic", "talic"), ("under", "nder"))


def _inline(text: str, start: int) -> Iterator[Range]:
    """The stretches of marks inside lines."""
    if _ANY.search(text, start) is None:
        return
    yield from (found.span() for found in _WHOLE.finditer(text, start))
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


def bare(text: str) -> str:
    """A few words without marks."""
    if _ANY.search(text) is None:
        return text
    out, at = [], 0
    for begin, end in sorted(_inline(text, 0)):
        if begin >= at:
            out.append(text[at:begin])
        at = max(at, end)
    return re.sub(r"\]\(\S*\)?|\[\[|\]\]|\*\*", "", "".join([*out, text[at:]]))


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
