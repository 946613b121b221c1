"""How what is known is put into words, the same words wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

RANKS: Final = {"main": "Main", "supporting": "Supporting", "minor": "Also"}
PRONOUNS: Final = {"f": "she", "m": "he", "n": "it", "u": ""}
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


def others(texts: Iterable[str], shown: str) -> list[str]:
    """Texts beside the one that is shown already; letter case does not make another one."""
    return list({text.casefold(): text for text in reversed(list(texts)) if text.casefold() != shown.casefold()}.values())[::-1]


def listed(names: Sequence[str]) -> str:
    """Names as people list them: "Ann, Bob and Cleo"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def subtitle(name: str, title: str) -> str:
    """A part's title, unless it says no more than what the part is called."""
    return "" if title.casefold() in ("", name.casefold()) else title


def happening_words(kind: str, what: str, status: str, names: Sequence[str]) -> str:
    """An entry of the timeline in a word or two."""
    if kind == "appearance":
        return f"first seen: {listed(names)}"
    if kind == "relation":
        return f"{' and '.join(names)}: {what.replace('_', ' ')}"
    if kind == "state":
        return f"{names[0]} {what}" if names else what
    return what if status == "actual" else f"{what} ({status})"
