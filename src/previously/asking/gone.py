"""Who is dead by now: "Who died?", "Who has been killed so far?", "Which characters are dead?"."""

from __future__ import annotations

import re
from typing import Final

from previously.asking.found import SURE, Found, names
from previously.asking.lives import KILLED, back_to_life
from previously.asking.question import Asked
from previously.fold import Condition, State
from previously.views.shown import roster

_ASKS: Final = re.compile(
    r"(?:who(?: all| else)?|which (?:characters|people|of them)) "
    r"(?:dies?|(?:has |have )?died|(?:is|are) dead|(?P<killed>(?:is|are|was|were|gets?|got|has been|have been) "
    r"(?:killed|murdered|slain|killed off)))"
    r"(?: so far| by now| up to now| until now| yet| already)?\s*[?.!]*",
    re.IGNORECASE,
)
"""Questions that ask for all the dead and for nothing else about them."""


def gone(state: State, asked: Asked) -> list[Found]:
    """Everybody of the cast who is dead at the position, in the order in which it is told; those killed, if that is asked."""
    told = _ASKS.fullmatch(asked.text.strip())
    if told is None or asked.people:
        return []
    listed = roster(state).figures
    last = {c.entity: c for c in state.conditions if c.aspect == "life"}
    dead = [c for id, c in last.items() if c.value == "dead" and id in listed and listed[id].kind == "character"]
    dead = [c for c in dead if back_to_life(state, c) is None and (told["killed"] is None or _killed(state, c))]
    dead.sort(key=lambda c: (c.citations[0].part, c.citations[0].start))
    who = tuple(c.entity for c in dead)
    text = names(state, who)
    return [Found(text, who, tuple(c.citations[0] for c in dead), SURE)] if text else []


def _killed(state: State, death: Condition) -> bool:
    """Whether somebody else's hand, or a deed that kills, brought a death about."""
    causes = {e.lemma.split()[0] for e in state.events if e.id in death.causes}
    others = {*death.by} - {death.entity}
    return bool(others) or (not death.by and bool(causes & KILLED))
