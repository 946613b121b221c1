"""A finding that a person says is no problem, found by its id or by its code, into a correction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from previously.desk import Desk, Plan, planned
from previously.errors import FixError

if TYPE_CHECKING:
    from previously.views.findings.finding import Finding

_SHOWN: Final = 4
_WHERE: Final = "`previously check STORY --ids` shows the ids of findings."


def allow(desk: Desk, said: Sequence[str], since: int | None) -> Plan:
    """Let findings pass that are no problems.

    Raises FixError when there is no such finding so far, when several have the code, or when it is let pass already.
    """
    passed = {target: r for r in desk.standing if r.correction.action == "allow" for target in r.targets}
    chosen = dict.fromkeys(_meant(desk, word, frozenset(passed)) for word in said)
    for id in chosen:
        if id in passed:
            by = passed[id].correction.id
            hint = f"To have it told again: `previously fix STORY undo {by}`."
            raise FixError(f"{id} is let pass already, by {by}.", hint=hint)
    ordinals = {part.id: part for part in desk.prefix.parts}
    targets = []
    for finding in (desk.findings[id] for id in chosen):
        sentences = [ordinals[cite.part].cite(cite.start, cite.end) for cite in finding.evidence]
        targets.append((finding.id, desk.ground.finding(finding.code, sentences)))
    return planned(desk, "allow", targets, since, ())


def _meant(desk: Desk, word: str, passed: frozenset[str]) -> str:
    """The id of the finding that a person means by its id, or by the code that only one has."""
    wanted = word.strip().casefold()
    exact = next((id for id in desk.findings if id.casefold() == wanted), None)
    if exact is not None:
        return exact
    every = [f for f in desk.findings.values() if f.code.casefold() == wanted]
    coded = [f for f in every if f.id not in passed] or every
    if len(coded) == 1:
        return coded[0].id
    if coded:
        raise FixError(f"{word!r} may mean {len(coded)} findings.", hint=f"Say which, by id: {_candidates(coded)}. {_WHERE}")
    raise FixError(f"{word!r} is no finding up to {desk.here}.", hint=_WHERE)


def _candidates(findings: Sequence[Finding]) -> str:
    shown = ", ".join(f"{f.id} ({f.message.rstrip('.')})" for f in findings[:_SHOWN])
    return f"{shown} …" if len(findings) > _SHOWN else shown
