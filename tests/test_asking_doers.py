"""Who did a thing, and on whose orders: the thing must be the one that it was done to."""

from __future__ import annotations

from functools import cache

import pytest

from previously.asking.ask import ask, model
from previously.asking.facts import answers
from previously.asking.question import understand
from previously.asking.text import read
from previously.fold import State
from tests.reading_helpers import state_of

STORY = """Chapter 1

Runa Vik, riding her horse home, sees a van stopped at the mill and somebody asleep in it. Elof Brand confesses that it was he
who sawed the beam of the chapel, on the orders of Judge Orm Sten. Old Tove locked the gates of the town. She was told to by
Captain Ivo Lang.
"""


@cache
def story() -> State:
    return state_of(STORY)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who was driving the van at the mill?", None),
        ("Who sawed the beam of the old chapel?", "Elof Brand"),
        ("On whose orders was the beam sawed?", "Orm Sten"),
        ("On whose orders were the gates shut?", "Ivo Lang"),
        ("On whose orders was the horse sold?", None),
    ],
)
def test_who_did_it_to_what_and_at_whose_bidding(question: str, answer: str | None) -> None:
    """Whoever rides a horse past a van drives no van; who ordered a deed stands behind "orders of" beside it."""
    said = ask(story(), question).answer
    assert (said is None) == (answer is None), said
    assert answer is None or (said is not None and answer in said)


def test_whoever_is_called_a_man_is_not_the_man_who_did_it() -> None:
    """ "The man who came" asks for who came, not for whoever is once called the man."""
    told = "Arvid Moe is found dead on the stairs. The dead man was a judge. A stranger turns up on the porch and waits.\n"
    state = state_of(told)
    assert not answers(state, understand(state, "Who is the man who turns up on the porch?", model()))


def test_the_actor_is_no_part_of_who_it_is() -> None:
    """ "Tora Lind (Ada Fox" is Tora Lind, whatever bracket the reader took along."""
    told = (
        "Nobody at the villa plays. The fingerprints on the piano turn out to be those of Tora Lind (Ada Fox), the gardener's "
        "feckless daughter, who is arrested. The widow weeps.\n"
    )
    state = state_of(told)
    asked = understand(state, "Whose fingerprints are on the piano?", model())
    assert all("(" not in t.span.text for t in read(state, asked, model().answerer()))
