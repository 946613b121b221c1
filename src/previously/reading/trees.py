"""What mendings of trees share, and what keeps their trees trees: a mending that closes a circle is taken back.

So every walk up or down a tree comes to an end.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from previously.reading.word import Word


def hung(word: Word, head: int, deprel: str) -> Word:
    """A word hung elsewhere."""
    return msgspec.structs.replace(word, head=head, deprel=deprel, label=deprel.partition(":")[0])


def named(words: Sequence[Word], last: int) -> Word:
    """The word that a name hangs by of which the last is known."""
    return words[words[last].head] if words[last].label == "flat" else words[last]


def past_name(words: Sequence[Word], first: int) -> int:
    """The word behind a name."""
    at = first + 1
    while at < len(words) and words[at].label == "flat" and words[at].head == first:
        at += 1
    return at


def over(words: Sequence[Word], at: int) -> list[int]:
    """The governors of a word, the nearest first, as far as they come to an end."""
    found: list[int] = []
    while words[at].head != at and words[at].head not in found:
        at = words[at].head
        found.append(at)
    return found


def acyclic(now: Sequence[Word], before: Sequence[Word]) -> list[Word]:
    """The words as mended, but for those in a circle, which hang where they did; what they were before is a tree."""
    out = list(now)
    while circle := _circle(out):
        for at in circle:
            out[at] = before[at]
    return out


def _circle(words: Sequence[Word]) -> list[int]:
    """The words of one circle of governors, or none; a root governs itself and is no circle."""
    done = [False] * len(words)
    for word in words:
        path: list[int] = []
        at = word.index
        while not done[at] and at not in path:
            path.append(at)
            if words[at].head == at:
                break
            at = words[at].head
        if at in path and words[at].head != at:
            return path[path.index(at) :]
        for seen in path:
            done[seen] = True
    return []
