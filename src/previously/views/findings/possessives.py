"""Possessives of one name that are formed in two ways (N104): "Agnes' mill" beside "Agnes's mill"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.model import Citation
from previously.views.common import clean
from previously.views.findings.evidence import named, sentence
from previously.views.findings.finding import Edit, Finding, made
from previously.views.shown import Figure, roster

OFTEN: Final = 3
"""How often one form must stand, and how many times as often as the other, for the other to be the odd one."""
_POSSESSIVE: Final = re.compile(r"(?<![\w’'])(?<![Tt]he )([A-Z][^\W\d_]*s)['’](?:(s)\b|(?= \w))")
_OPENS: Final = re.compile(r"(?<!\w)['‘]")
"""What begins a quotation in single marks: the one after a name may then end it."""


def findings(state: State) -> Iterator[Finding]:
    """The rarer of two possessives of every name that ends in s."""
    uses = _uses(state)
    for figure in roster(state).figures.values():
        last = {clean(m.citations[0].text).split(" ")[-1] for m in named(figure)}
        for word in sorted(last & uses.keys()):
            short, long = uses.pop(word)
            odd, usual = sorted((short, long), key=len)
            if odd and len(usual) >= OFTEN * len(odd):
                yield _odd(state, figure, word, odd, usual)


def _odd(state: State, figure: Figure, word: str, odd: list[Citation], usual: list[Citation]) -> Finding:
    wanted = usual[0].text[len(word) + 1 :]
    message = f"“{odd[0].text}” is “{usual[0].text}” elsewhere ({len(odd)}× against {len(usual)}×)."
    edits = [Edit(state.parts[c.part].id, c.start, c.end, c.text, c.text[: len(word) + 1] + wanted) for c in odd]
    return made(state, "N104", message, (sentence(state, odd[0]), sentence(state, usual[0])), [figure.id], edits)


def _uses(state: State) -> dict[str, tuple[list[Citation], list[Citation]]]:
    """For every name in s, where its short and its long possessive stand.

    One that may be the end of a quotation, or a plural, is left out.
    """
    out: dict[str, tuple[list[Citation], list[Citation]]] = {}
    for part in state.parts:
        for found in _POSSESSIVE.finditer(part.text, part.body):
            citation = part.cite(found.start(), found.end())
            if not _OPENS.search(_before(state, citation)):
                out.setdefault(found[1], ([], []))[bool(found[2])].append(citation)
    return out


def _before(state: State, citation: Citation) -> str:
    whole = sentence(state, citation)
    return state.parts[whole.part].text[whole.start : citation.start]
