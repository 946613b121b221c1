"""All findings of a story up to a position, in story order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from previously.errors import CheckError
from previously.fold import State
from previously.views.common import at, remembered
from previously.views.findings import (
    able,
    accounts,
    ages,
    apostrophes,
    callings,
    fiefs,
    gender,
    headings,
    held,
    introductions,
    limbs,
    marriages,
    names,
    namesakes,
    offices,
    possessives,
    pronouns,
    roles,
    spellings,
    states,
    whereabouts,
)
from previously.views.findings.finding import CODES, Finding, Findings

FAMILIES: Final[dict[str, tuple[Callable[[State], Iterator[Finding]], ...]]] = {
    "N": (
        names.findings,
        namesakes.findings,
        callings.collisions,
        ages.findings,
        spellings.findings,
        possessives.findings,
        apostrophes.findings,
    ),
    "H": (headings.findings,),
    "S": (states.findings, held.findings, whereabouts.findings, able.findings, limbs.findings),
    "R": (roles.findings, offices.findings, callings.findings, fiefs.findings, marriages.findings),
    "G": (gender.findings, pronouns.findings),
    "I": (introductions.findings,),
    "T": (accounts.findings,),
}
"""What looks for the codes that begin with a letter."""
UNSHAKEN: Final = "NHI"
"""The letters of codes that do not ask what else was told of somebody: two of one name may be taken for one."""


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
    """The findings of some codes that nobody said are no problem."""
    passed = {target for r in state.rulings if r.stands and r.correction.action == "allow" for target in r.targets}
    return Findings(at(state), tuple(finding for finding in every(state, wanted) if finding.id not in passed))


def every(state: State, wanted: frozenset[str]) -> list[Finding]:
    """The findings of some codes, those that somebody said are no problem among them."""
    order = {part.id: part.ordinal for part in state.parts}
    families = [letter for letter in FAMILIES if any(code.startswith(letter) for code in wanted)]
    found = [finding for letter in families for finding in _looked(state, letter) if finding.code in wanted]
    found = [finding for finding in found if not _of_a_namesake(state, finding, order)]
    return sorted(found, key=lambda f: (order[f.evidence[0].part], f.evidence[0].start, f.code, f.message))


def _of_a_namesake(state: State, finding: Finding, order: dict[str, int]) -> bool:
    """Whether a finding about somebody rests on a sentence from which on another one of that name is told of."""
    if finding.code[0] in UNSHAKEN:
        return False
    where, about = finding.evidence[0], {ref.id for ref in finding.who}
    return any(
        other.code == "N103"
        and about & {ref.id for ref in other.who}
        and (order[other.evidence[0].part], other.evidence[0].start) <= (order[where.part], where.start)
        for other in _looked(state, "N")
    )


def _looked(state: State, letter: str) -> tuple[Finding, ...]:
    """What one family finds, looked for once per state: a page is opened again and again."""
    kept = _kept(state)
    if letter not in kept:
        kept[letter] = tuple(finding for look in FAMILIES[letter] for finding in look(state))
    return kept[letter]


@remembered
def _kept(_: State) -> dict[str, tuple[Finding, ...]]:
    return {}
