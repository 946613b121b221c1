"""Corrections in words: what was said, what now holds, and how to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from previously.terminal.page import Line, Page, Styled
from previously.terminal.show import NOTHING, header

if TYPE_CHECKING:
    from previously.book import Moment
    from previously.views.facts import Doubts, FactLine, Mentions
    from previously.views.fixes import Fix, Fixed, Fixes, Named

_STANDING: Final = {"holds": "", "undone": "undone by", "overruled": "overruled by", "gone": "no longer applies"}
_MOST: Final = 4
"""How many of the mentions that were split off are told one by one."""


def show_fixed(page: Page, fixed: Fixed, handle: str) -> None:
    """Say what now holds, under which id, and how to take it back."""
    fix = fixed.fix
    again = ("Undone: " if fix.standing == "undone" else "Holds again: ") if fixed.undoes else ""
    line: list[str | Styled] = [(again, "bold"), *_said(fix), "."]
    names = [one.name for one in fixed.shown]
    if fix.action == "merge" or (fix.action == "split" and fixed.undoes):
        line.append(f" Shown as {' and '.join(names)}.")
    page.line(line)
    for note in fixed.notes:
        page.line(note)
    page.line([(fixed.id, "bold"), (" · to take it back: ", "dim"), f"previously fix {handle} undo {fixed.id}"])


def show_fixes(page: Page, moment: Moment, fixes: Fixes) -> None:
    """List what was corrected."""
    header(page, moment, "fixes")
    page.line()
    if not fixes.fixes:
        page.line("None yet.")
    rows: list[tuple[Line, Line]] = []
    for fix in fixes.fixes:
        standing = " ".join(filter(None, (_STANDING[fix.standing], fix.by)))
        rows.append(([(fix.id, "name")], [*_said(fix), (f"; {standing}" if standing else "", "bold")]))
    page.rows(rows)


def show_mentions(page: Page, moment: Moment, view: Mentions) -> None:
    """List what somebody is made of, with ids."""
    header(page, moment, f"mentions of {view.who.name} ({view.who.id})")
    for title, facts in (("Names", view.names), ("Mentions", view.mentions)):
        if facts:
            page.line()
            page.heading(title)
            _facts(page, facts, own=True)


def show_doubts(page: Page, moment: Moment, doubts: Doubts) -> None:
    """List what was left out as doubtful, with ids."""
    header(page, moment, "left out as doubtful")
    page.line()
    if not doubts.facts:
        page.line(NOTHING)
    _facts(page, doubts.facts, own=False)


def _facts(page: Page, facts: Sequence[FactLine], *, own: bool) -> None:
    """Facts with the sentences they were read in; of whom is not said again where they are somebody's `own`."""
    rows: list[tuple[Line, Line]] = []
    for fact in facts:
        what = _fact(fact) if not own else fact.what if fact.kind == "casting" else f"“{fact.what}”"
        rows.append(([(fact.id, "name")], [what, (f" · {fact.text}", "dim")]))
    page.rows(rows)


def _said(fix: Fix) -> list[str | Styled]:
    """What a correction says, and from where on."""
    since: Styled = (f", from {fix.since} on" if fix.since else ", everywhere", "dim")
    what = [_fact(fact) for fact in fix.facts]
    if fix.action == "merge":
        return [" and ".join(map(_named, fix.who)), " are one", since]
    if fix.action == "rename":
        return [_named(fix.who[0]), f" is called “{fix.name}”", since]
    if fix.action == "split":
        shown = [f"“{fact.what}” {fact.id}" for fact in fix.facts[:_MOST]]
        more = [f"{len(fix.facts) - _MOST} more"] if len(fix.facts) > _MOST else []
        words = " · ".join(shown + more) or _lost(fix)
        another = f"not {_named(fix.who[0])}, but another" + (f" ({fix.who[1].id})" if len(fix.who) > 1 else "")
        return [f"{words}: {another}", since]
    if fix.action == "allow":
        told = [f"{one.code} {' / '.join(f'“{cite.text}”' for cite in one.evidence)}" for one in fix.allowed]
        return ["no problem: ", " · ".join(told) or _lost(fix), since]
    ids = [f"{text} ({fact.id})" for text, fact in zip(what, fix.facts, strict=True)]
    return ["not so: " if fix.action == "retract" else "so: ", " · ".join(ids) or _lost(fix), since]


def _lost(fix: Fix) -> str:
    """What is not read any more, by its sentences."""
    return " · ".join(f"“{text}”" for text in fix.lost) or "something that is not read any more"


def _named(one: Named) -> str:
    return f"{one.name} ({one.id})" if one.id else one.name


def _fact(fact: FactLine) -> str:
    """A fact in a few words: what, and of whom."""
    if fact.kind == "mention":
        return f"“{fact.what}”"
    names = [ref.name for ref in fact.who]
    if fact.kind == "name":
        return f"{names[0]} is called “{fact.what}”"
    return f"{', '.join(names)}: {fact.what}" if names else fact.what
