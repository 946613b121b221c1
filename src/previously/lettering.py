"""How wide words come out when they are drawn, before anything has drawn them: fonts differ, so it errs on the wide side."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_NARROW: Final = frozenset("ijlI.,:;'’‘|!()[]{}/\\ ft-·r“”\"`")
_WIDE: Final = frozenset("mwMW@%&—…")
_NOTHING: Final = frozenset(("Mn", "Me", "Cf", "Cc"))
"""Categories of characters that take no room of their own: marks, joiners, controls."""
CUT: Final = "…"


@lru_cache(maxsize=1 << 12)
def _em(letter: str) -> float:
    """The width of one character in ems."""
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.95
    if unicodedata.category(letter) in _NOTHING:
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.1
    if letter.isupper():
        return 0.72
    return 0.58 if letter < "\u0250" else 0.7


def width(text: str, size: float) -> float:
    """The width of a text set at a size, in the size's unit."""
    return sum(map(_em, text)) * size


def shortened(text: str, size: float, room: float) -> str:
    """The text, or as much of its beginning as fits, marked as cut; no letter is parted from its marks."""
    if width(text, size) <= room:
        return text
    left = room - width(CUT, size)
    end = 0
    for n, letter in enumerate(text):
        left -= _em(letter) * size
        if left < 0:
            break
        end = n + 1
    while end and end < len(text) and (_em(text[end]) == 0 or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end].rstrip() + CUT
