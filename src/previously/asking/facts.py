"""What the facts answer, by every way of asking that fits.

Each answer is a figure, a word or a clause of the story with what it rests on; how sure it is comes from the facts it
was made of and from how much of the question they cover.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from previously.asking import (
    ages,
    befallen,
    behests,
    callings,
    described,
    equated,
    gone,
    happenings,
    identity,
    kinship,
    lives,
    offices,
    parentage,
    titled,
)
from previously.asking.found import Found
from previously.asking.question import Asked
from previously.fold import State


def answers(state: State, asked: Asked) -> list[Found]:
    """Every answer that the facts give, the first way of asking that fits first."""
    found: list[Found] = []
    for way in _WAYS:
        found += way(state, asked)
    return found


_WAYS: Final[tuple[Callable[[State, Asked], list[Found]], ...]] = (
    identity.cast,
    lives.alive,
    gone.gone,
    kinship.yes,
    described.kind_of,
    kinship.between,
    parentage.parentage,
    kinship.role_asked,
    behests.behest,
    behests.commanded,
    lives.killer,
    lives.how,
    kinship.bound,
    callings.job,
    ages.age,
    equated.equated,
    identity.identity,
    titled.titled,
    offices.holder,
    happenings.when,
    happenings.events,
    callings.titled_as,
    befallen.befell,
)
