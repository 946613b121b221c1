"""All findings of a story up to a position, in story order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from previously.errors import CheckError
from previously.fold import State
from previously.views.common import at
from previously.views.findings import accounts, gender, headings, introductions, names, roles, states
from previously.views.findings.finding import CODES, Finding, Findings

FAMILIES: Final[dict[str, Callable[[State], Iterator[Finding]]]] = {
    "N": names.findings,
    "H": headings.findings,
    "S": states.findings,
    "R": roles.findings,
    "G": gender.findings,
    "I": introductions.findings,
    "T": accounts.findings,
}
"""What looks for the codes that begin with a letter."""


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """The codes that a person chooses by their beginnings ("N", "H2", "S301", "all"); without a choice, the usual ones.

    Raises CheckError when no code begins so.
    """
    selected = [code for asked in select for code in _beginning(asked)]
    wanted = frozenset(selected) or frozenset(code for code, about in CODES.items() if about.default)
    return wanted - frozenset(code for asked in ignore for code in _beginning(asked))


def _beginning(asked: str) -> list[str]:
    typed = asked.strip().upper()
    found = list(CODES) if typed == "ALL" else [code for code in CODES if typed and code.startswith(typed)]
    if not found:
        raise CheckError(f"No code begins with {asked!r}.", hint=f"Codes are {', '.join(CODES)}; N, H2 and all choose several.")
    return found


def check(state: State, wanted: frozenset[str]) -> Findings:
    """The findings of some codes."""
    order = {part.id: part.ordinal for part in state.parts}
    found = [
        finding
        for letter, look in FAMILIES.items()
        if any(code.startswith(letter) for code in wanted)
        for finding in look(state)
        if finding.code in wanted
    ]
    found.sort(key=lambda f: (order[f.evidence[0].part], f.evidence[0].start, f.code, f.message))
    return Findings(at(state), tuple(found))
