"""What people corrected of our reading, as far as it is known at a position, and what has become of it.

Whom a correction names is told in the words of the part that it was known from first: what they are called later, and
that it was made at all, nobody learns who has not come so far.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from previously.corrections import Ruling
from previously.fold import State
from previously.views.common import Cite, Ref, at, cites, clean
from previously.views.facts import FactLine, fact_line, label

Action: TypeAlias = Literal["merge", "split", "rename", "retract", "confirm", "allow"]
Standing: TypeAlias = Literal["holds", "overruled", "undone", "gone"]


class Named(msgspec.Struct, frozen=True):
    """Somebody that a correction names: the id they have now (null if nobody has that place any more), and their words."""

    id: str | None
    name: str


class Allowed(msgspec.Struct, frozen=True):
    """A finding that is no problem: its id, its code, and the sentences it rests on."""

    id: str
    code: str
    evidence: tuple[Cite, ...]


class Fix(msgspec.Struct, frozen=True):
    """One correction: `who` it names, the `facts` it is about, the `name` it gives, the findings it has `allowed`, and the
    part it holds `since`.

    A split's `who` are those it parted. `since` is null where it holds everywhere. `standing` says whether it holds, was
    `undone`, was `overruled` by a later one (`by`), or is about what the reading does not say any more (`gone`); `lost`
    quotes the sentences of such.
    """

    id: str
    action: Action
    who: tuple[Named, ...]
    facts: tuple[FactLine, ...]
    name: str | None
    since: str | None
    standing: Standing
    by: str | None
    lost: tuple[str, ...]
    allowed: tuple[Allowed, ...]


class Fixes(msgspec.Struct, frozen=True):
    """Every correction known at a position, in the order in which they were made."""

    at: str
    fixes: tuple[Fix, ...]


class Fixed(msgspec.Struct, frozen=True):
    """What a correction that was just made comes to: `shown` are those it is about, as they are shown now.

    `undoes` says whether it took `fix` back (or an undoing of it, when `fix` holds again); `id` is what undoes it in turn.
    """

    at: str
    id: str
    fix: Fix
    undoes: bool
    shown: tuple[Ref, ...]
    notes: tuple[str, ...]


def fixes(state: State) -> Fixes:
    """What was corrected, undone or not."""
    return Fixes(at(state), tuple(as_fix(state, ruling) for ruling in listed(state)))


def listed(state: State) -> list[Ruling]:
    """The corrections that a reader may know of; that something was undone is told of what was undone."""
    return [r for r in state.rulings if not r.undoes and (r.correction.anchors or _at_hand(state, r))]


def _at_hand(state: State, ruling: Ruling) -> bool:
    """Whether something is known that a correction without anchors names."""
    return any(target in state.canonical for target in ruling.targets) or bool(ruling.facts)


def as_fix(state: State, ruling: Ruling) -> Fix:
    """A correction as it is shown."""
    said = ruling.correction
    by = ruling.undone or overruled_by(state, ruling)
    standing: Standing = "undone" if ruling.undone else "gone" if ruling.gone else "overruled" if by else "holds"
    found = {fact.id for fact in ruling.facts} if said.action != "allow" else {*ruling.targets}
    lost = [a for a in said.anchors if a.kind not in ("entity", "split")] if len(found) < _wanted(ruling) else []
    return Fix(
        id=said.id,
        action=said.action,
        who=_who(state, ruling),
        facts=tuple(fact_line(state, fact) for fact in ruling.facts),
        name=said.text,
        since=None if said.placed is None else state.parts[said.placed].id,
        standing=standing,
        by=by if standing in ("undone", "overruled") else None,
        lost=tuple(dict.fromkeys(" ".join(a.places[0].sentence.split()) for a in lost if a.places)),
        allowed=_allowed(state, ruling),
    )


def _allowed(state: State, ruling: Ruling) -> tuple[Allowed, ...]:
    """The findings that a correction lets pass, as far as their sentences are still told."""
    kept = [(id, anchor.says) for id, anchor in zip(ruling.found, ruling.correction.anchors, strict=False) if id]
    return tuple(Allowed(id, code, cites(state, told)) for (id, code), told in zip(kept, ruling.sentences, strict=False))


def overruled_by(state: State, ruling: Ruling) -> str | None:
    """The later correction that leaves nothing of one that would hold."""
    if not ruling.stands:
        return None
    later = [r for r in state.rulings[state.rulings.index(ruling) + 1 :] if r.stands and not r.undoes]
    action = ruling.correction.action
    if action in ("retract", "confirm"):
        other = "confirm" if action == "retract" else "retract"
        against = [r for r in later if r.correction.action == other]
        last = [r.correction.id for t in ruling.targets for r in against[::-1] if t in r.targets]
        return last[0] if {t for r in against for t in r.targets}.issuperset(ruling.targets) else None
    one = state.canonical.get(ruling.targets[0])
    if action == "rename":
        again = [r for r in later if r.correction.action == "rename" and state.canonical.get(r.targets[0]) == one]
        return again[-1].correction.id if again else None
    if action == "split" and ruling.made and state.canonical.get(ruling.made) == one:
        joined = [r for r in later if r.correction.action == "merge" and state.canonical.get(r.targets[0]) == one]
        return joined[-1].correction.id if joined else None
    return None


def _wanted(ruling: Ruling) -> int:
    return sum(a.kind not in ("entity", "split") for a in ruling.correction.anchors)


def _who(state: State, ruling: Ruling) -> tuple[Named, ...]:
    said = ruling.correction
    if said.action in ("retract", "confirm", "allow"):
        return ()
    if not said.anchors:
        ids = said.targets if said.action == "merge" else said.targets[:1]
        who = [Named(i, label(state, state.canonical[i])) for i in ids if i in state.canonical]
    else:
        pairs = zip(ruling.found, said.anchors, strict=False)
        who = [Named(found, clean(anchor.says)) for found, anchor in pairs if anchor.kind in ("entity", "split")]
    if ruling.made:
        who.append(Named(ruling.made, label(state, state.canonical.get(ruling.made, ruling.made))))
    return tuple(who)
