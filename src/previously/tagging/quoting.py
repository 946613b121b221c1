"""Quotations: which words stand in one, and who is named beside it as saying it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_OPENING = frozenset(("“", "‘‘", "``", "«"))
_CLOSING = frozenset(("”", "''", "»"))
_PAUSES = frozenset((".", ",", "!", "?", ";", ":", "-", "--", "—", "…", "..."))
_SAYING = frozenset(
    "say says said reply replies replied answer answers answered ask asks asked cry cries cried exclaim exclaims exclaimed "
    "whisper whispers whispered mutter mutters muttered murmur murmurs murmured shout shouts shouted call calls called "
    "return returns returned rejoin rejoined repeat repeats repeated continue continues continued observe observed "
    "remark remarked add adds added respond responds responded inquire inquired enquired demand demanded declare declared "
    "growl growled gasp gasped sigh sighed laugh laughed begin began think thought tell tells told interrupt interrupted "
    "suggest suggested pursue pursued retort retorted scream screamed yell yelled snap snapped insist insisted".split()
)
"""Verbs that name a speaker beside a quotation."""

_LONGEST_QUOTATION = 400


def quotations(words: Sequence[str], sentence_of: Sequence[int] | Ints) -> Ints:
    """Number the quotation each word stands in; 0 is outside.

    Straight marks open at a sentence's beginning, close at its end, and else in turn: a speech of several paragraphs
    opens each of them and closes the last. Single marks count only in a text without double ones: elsewhere they are
    apostrophes, or quote inside a quotation.
    """
    inside = np.zeros(len(words), dtype=np.int64)
    double = any(word in _OPENING or word == '"' for word in words)
    number = began = 0
    open_now = False
    for i, word in enumerate(words):
        first = i == 0 or sentence_of[i - 1] != sentence_of[i]
        last = i + 1 == len(words) or sentence_of[i + 1] != sentence_of[i]
        straight = word == '"'
        opens = word in _OPENING or (straight and (first or not (open_now or last)))
        closes = word in _CLOSING or straight
        if not double and word in ("‘", "'", "’"):
            pause = i == 0 or words[i - 1] in _PAUSES
            opens = word == "‘" or (word == "'" and not open_now and (pause or words[i - 1] in ("‘", "'", "’")))
            closes = word != "‘" and open_now and pause
        if opens:
            open_now = True
            number += 1
            began = i
            inside[i] = number
        elif closes:
            inside[i] = number if open_now else 0
            open_now = False
        elif open_now:
            inside[i] = number
            # A mark left open must not turn the rest around.
            open_now = i - began < _LONGEST_QUOTATION
    return inside


_REACH = 7
"""Words from a quotation's end or beginning in which the verb of saying is looked for."""


def speakers(words: Sequence[str], inside: Ints, spans: Sequence[tuple[int, int]]) -> Ints:
    """Find who says each quotation: for every mention the number of the quotation it is named as the speaker of, or 0.

    A speaker stands outside quotations, beside a verb of saying ("said she", "the captain replied") near the marks.
    """
    says = np.zeros(len(spans), dtype=np.int64)
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    for k, (first, last) in enumerate(spans):
        if not inside[first]:
            # The longest mention from a word on, the shortest one up to a word: "said [the man]", "[the man] said".
            begins.setdefault(first, k)
            ends.setdefault(last, k)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inside, [0]])))
    runs: dict[int, tuple[int, int]] = {}
    for edge in edges.tolist():
        if edge < len(words) and inside[edge]:
            runs[int(inside[edge])] = (edge, len(words))
        if edge and inside[edge - 1]:
            number = int(inside[edge - 1])
            runs[number] = (runs[number][0], edge)
    for number, (low, high) in runs.items():
        near = [*range(high, min(high + _REACH, len(words))), *range(low - 1, max(low - 1 - _REACH, -1), -1)]
        blocked_after = blocked_before = False
        for i in near:
            after = i >= high
            if (blocked_after if after else blocked_before) or inside[i]:
                blocked_after, blocked_before = blocked_after or after, blocked_before or not after
                continue
            if words[i].lower() in _SAYING:
                # behind the marks a speaker follows the verb only at once: in "then asks Tom" it is Tom who is asked
                apart = after and any(word[:1].isalpha() for word in words[high:i])
                found = None if apart else next((begins[i + step] for step in (1, 2) if i + step in begins), None)
                if found is None or not after:
                    found = next((ends[i - step] for step in (1, 2) if i - step in ends), found)
                if found is not None and not says[found]:
                    says[found] = number
                    break
            if words[i] in (".", "!", "?"):
                blocked_after, blocked_before = blocked_after or after, blocked_before or not after
    return says
