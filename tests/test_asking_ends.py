"""Who lives, who was killed and by whom, where the facts do not say it outright."""

from __future__ import annotations

from functools import cache

import pytest

from previously.asking.ask import ask
from previously.fold import State
from tests.reading_helpers import state_of

STORY = """Chapter 1

Ingrid Vane buries her uncle at Harrowgate. Later Ingrid sells a boat to Dr. Rolf Penn.
Oskar Lund is stabbed in the harbour by a stranger. Two days afterwards Oskar leaves the hospital and calls on Ingrid.
Dr. Rolf Penn is attacked on the quay, and he is never seen again.

Chapter 2

Jonas Reed is found dead in the mill. Bruno Falk had hit him with a lamp. Tilda Reed is arrested for pushing Jonas.
"""


@cache
def story() -> State:
    return state_of(STORY)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is Ingrid dead?", "no"),
        ("Is Oskar alive?", "yes"),
        ("Did Oskar drown?", "no"),
        ("Was Oskar killed?", "no"),
        ("Is Rolf Penn dead?", None),
        ("Was Rolf Penn killed?", None),
        ("Is Jonas dead?", "yes"),
        ("Who killed Jonas?", "Bruno Falk"),
        ("Who killed Oskar?", None),
    ],
)
def test_who_lives_and_who_killed_whom(question: str, answer: str | None) -> None:
    """Somebody lives who acts after what could have been their end; whoever struck the dead killed them."""
    assert ask(story(), question).answer == answer
