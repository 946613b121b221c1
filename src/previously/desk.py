"""What is known where a person corrects, and the correction that comes of what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import msgspec

from previously.anchors import Ground
from previously.corrections import Ruling
from previously.fold import State
from previously.model import Anchor, AnyFact, Correction
from previously.text import Prefix
from previously.views.common import at
from previously.views.fixes import Action, listed

if TYPE_CHECKING:
    from previously.views.findings.finding import Finding

PREFIX: Final = "fix-"


class Plan(msgspec.Struct, frozen=True):
    """A correction to be appended, and what a person should know about it."""

    correction: Correction
    notes: tuple[str, ...] = ()


class Desk:
    """What is known where a person corrects: `ordinal` gives the part that a position means, up to there."""

    def __init__(self, prefix: Prefix, state: State, ordinal: Callable[[str], int]) -> None:
        self.prefix = prefix
        self.state = state
        self.ordinal = ordinal

    @cached_property
    def ground(self) -> Ground:
        """Where everything stands in the text."""
        return Ground(self.prefix.parts, tuple(self.facts.values()))

    @cached_property
    def facts(self) -> dict[str, AnyFact]:
        """What was read, by id, rejected or not."""
        return {fact.id: fact for fact in self.prefix.facts if type(fact) is not Correction}

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """What contradicts what so far, by id, whether it is told or not."""
        from previously.views.findings.check import every
        from previously.views.findings.finding import CODES

        return {finding.id: finding for finding in every(self.state, frozenset(CODES))}

    @property
    def here(self) -> str:
        """The part that the person is at."""
        return at(self.state)

    @property
    def standing(self) -> list[Ruling]:
        """The corrections that apply, without those that only take others back."""
        return [ruling for ruling in listed(self.state) if ruling.stands]


def planned(
    desk: Desk,
    action: Action,
    targets: Sequence[tuple[str, Anchor]],
    placed: int | None,
    notes: Sequence[str],
    text: str | None = None,
) -> Plan:
    """What a person asks for as a correction of some ids with what they are, to hold from a part on or everywhere."""
    ids, anchors = zip(*targets, strict=True)
    correction = Correction(id="", citations=(), action=action, targets=ids, text=text, placed=placed or None, anchors=anchors)
    return Plan(identified(desk, correction), tuple(notes))


def identified(desk: Desk, correction: Correction) -> Correction:
    """With an id made of what it says: a running number would tell of corrections that lie ahead."""
    known = {ruling.correction.id for ruling in desk.state.rulings}
    placed = "" if correction.placed is None else desk.prefix.parts[correction.placed].id
    said = (correction.action, correction.anchors or correction.targets, correction.text, placed)
    for again in range(len(known) + 1):
        name = PREFIX + sha256(msgspec.json.encode((*said, again))).hexdigest()[:6]
        if name not in known:
            break
    return msgspec.structs.replace(correction, id=name)
