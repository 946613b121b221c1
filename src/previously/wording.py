"""How relations are put into words, the same words wherever they are shown."""

from __future__ import annotations

from typing import Final

_OF: Final = {
    "parent": "parent of",
    "sibling": "sibling of",
    "spouse": "married to",
    "relative": "relative of",
    "romantic": "together with",
    "friend": "friend of",
    "adversary": "adversary of",
    "works_for": "works for",
    "works_with": "works with",
    "represents": "represents",
    "treats": "treats",
    "member_of": "member of",
    "impersonates": "poses as",
    "captor": "holds captive",
}
_BETWEEN: Final = {
    "sibling": "siblings",
    "spouse": "married",
    "relative": "relatives",
    "romantic": "together",
    "friend": "friends",
    "adversary": "adversaries",
    "works_with": "work together",
}


def tie_words(type: str, qualifier: str | None) -> str:
    """What stands between the two that are tied: "half sibling of", "was married to"."""
    return _qualified(_OF[type], qualifier)


def bond_words(type: str, qualifier: str | None) -> str:
    """What stands beside the line between two: "half siblings", "were married", "parent of" where it has a direction."""
    return _qualified(_BETWEEN.get(type, _OF[type]), qualifier)


def _qualified(words: str, qualifier: str | None) -> str:
    if qualifier is None:
        return words
    if qualifier == "ex" and words in ("married to", "together with"):
        return f"was {words}"
    if qualifier == "ex" and words in ("married", "together"):
        return f"were {words}"
    return f"{qualifier} {words}"
