"""Possessives that lost their apostrophe (N105): "Lenas house" where the story speaks of Lena."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.given import gender_of_name
from previously.model import Citation
from previously.views.common import clean, mentions_by_sentence
from previously.views.findings.evidence import named, sentence, times
from previously.views.findings.finding import Edit, Finding, made
from previously.views.shown import Figure, roster

OFTEN: Final = 3
"""How often somebody must be called by a name for the same word with an s to be no name of its own."""
_WORD: Final = re.compile(
    r"(?<![\w’'-])([A-Z][^\W\d_]+[^\W\d_s])s (?!(?:and|or|of|in|on|at|to|for|from|with|by|as|is|are|was|were|has|have|"
    r"had|who|that|"
    r"which|when|while|but|not|will|would|can|could|do|did|all|both|themselves|into|after|before|than|it|the|an?|his|her|"
    r"their|him|them|its|he|she|they|also|then|again|back|up|out|away|off|over|down|too|so|if|about|against)\b)"
    r"[A-Za-z][\w’'-]+"
)
"""A word with an s before another word that may be somebody's."""
_SEVERAL: Final = re.compile(
    r"\b(?:the|these|those|two|three|four|five|both|all|other|many|most|several|some|few|no|more|of|mr|mrs|ms|dr)\.? $",
    re.IGNORECASE,
)
"""What stands before a family name in the plural, or another name."""


def findings(state: State) -> Iterator[Finding]:
    """Each such word once, with all places where it is to be put right."""
    bearers = _bearers(state)
    found: dict[str, list[Citation]] = {}
    for part in state.parts:
        for match in _WORD.finditer(part.text, part.body):
            word, name = match[1] + "s", match[1]
            usual = name in bearers and not gender_of_name(word) and not _is_a_name(state, word)
            if not usual or _SEVERAL.search(part.text[max(match.start() - 12, 0) : match.start()]):
                continue
            citation = part.cite(match.start(), match.end(1) + 1)
            if not _verb_behind(state, citation):
                found.setdefault(word, []).append(citation)
    for word, places in found.items():
        figure, name = bearers[word[:-1]], word[:-1]
        if len(places) * 2 > len(list(named(figure))):
            continue
        edits = [Edit(state.parts[c.part].id, c.start, c.end, c.text, f"{name}'s") for c in places]
        told = next(m.citations[0] for m in named(figure) if name in clean(m.citations[0].text).split())
        cited = (sentence(state, places[0]), sentence(state, told))
        yield made(state, "N105", f"“{word}” is “{name}'s” without its apostrophe.", cited, [figure.id], edits)


def _bearers(state: State) -> dict[str, Figure]:
    """Those who are often called by one word, by that word."""
    out: dict[str, Figure] = {}
    for figure in roster(state).of_kind("character"):
        words = [clean(m.citations[0].text) for m in named(figure)]
        out.update({word: figure for word in set(words) if words.count(word) >= OFTEN and " " not in word})
    return out


def _is_a_name(state: State, word: str) -> bool:
    """Whether somebody is called so: by a family name behind another, or often by the word alone."""
    for figure in roster(state).of_kind("character"):
        names = [name.split() for name in figure.names]
        if any(len(name) > 1 and name[-1] == word for name in names) or times(figure, word) >= OFTEN:
            return True
    return False


def _verb_behind(state: State, citation: Citation) -> bool:
    """Whether the next word is what somebody does: then the word is who does it."""
    key = (citation.part, citation.sentence)
    if not mentions_by_sentence(state).get(key):
        return False
    return any(event.citations[0].part == citation.part and event.trigger[0] == citation.end + 1 for event in state.events)
