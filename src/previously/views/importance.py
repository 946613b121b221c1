"""How much a happening weighs in a recap: what kind of thing it is, who takes part, and whether it really happened.

Verbs stand in classes of general English; no name of any story does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from previously.model import Event
from previously.views.shown import Roster

_CLASSES: Final[tuple[tuple[float, str], ...]] = (
    (
        10,
        "die kill murder execute assassinate poison drown hang behead slay perish sacrifice strangle stab shoot suicide death "
        "slaughter massacre resurrect revive immolate lynch suffocate smother decapitate bury birth stillbirth miscarry",
    ),
    (
        7,
        "reveal confess admit expose recognize recognise uncover unmask impersonate pose disown betray betrayal cheat deceive "
        "trick frame blackmail arrest kidnap abduct capture imprison rape torture assault rescue save marry wed marriage "
        "wedding propose betroth engage divorce separate elope cure conceive impregnate adopt crown coronation usurp depose "
        "overthrow abdicate banish exile disinherit inherit succeed declare conquer invade surrender defeat",
    ),
    (
        5,
        "attack injure wound fight escape flee free release break burn destroy explode crash chase hunt ambush duel hurt "
        "bite mutilate maim blind collapse seduce sleep kiss love romance affair fall pregnant bear discover learn realize "
        "realise find catch steal rob forge fake sue accuse convict sentence testify fire dismiss resign quit appoint name "
        "hire promote transform diagnose infect experiment haunt possess curse trap lock tie bind knock storm rebel revolt "
        "besiege avenge revenge punish forgive reconcile quarrel argue confront reject abandon desert disappear vanish return",
    ),
    (
        3.5,
        "decide promise agree refuse swear vow choose threaten force order demand warn convince persuade manipulate offer "
        "accept decline plan plot scheme conspire attempt swap trade bargain deal arrange send summon announce decree command "
        "lie hide conceal pretend protect help heal treat recover suffer struggle lose win gain become join leave move arrive "
        "meet reunite separate follow track search investigate suspect blame believe doubt fear hate miss mourn grieve "
        "deny insist proclaim pledge bequeath choose elect recruit train teach give take sell buy hand seize stop prevent",
    ),
    (
        1,
        "be have seem appear look go come get say tell ask talk speak think know want like feel see hear watch start begin "
        "continue keep try stay sit stand live spend use work show call consider explain mention describe discuss wait visit",
    ),
)
LEMMA_WEIGHT: Final[dict[str, float]] = {w: weight for weight, words in reversed(_CLASSES) for w in words.split()}
DEFAULT_WEIGHT: Final = 2.0
PHRASE_WEIGHT: Final[dict[str, float]] = {
    "take life": 10,
    "take own life": 10,
    "commit suicide": 10,
    "give birth": 8,
    "break up": 7,
    "break out": 6,
    "break in": 5,
    "break into": 5,
    "call off": 5,
    "turn down": 4,
    "give up": 4,
    "turn in": 6,
    "turn out": 5,
    "find out": 5,
    "run away": 5,
    "get married": 7,
    "fall in love": 7,
    "sleep with": 6,
    "go missing": 6,
    "bring back": 6,
    "take over": 5,
    "knock out": 5,
    "show up": 2.5,
    "look for": 2,
}
STATUS: Final[dict[str, float]] = {
    "actual": 1.0,
    "attempt": 0.8,
    "threat": 0.7,
    "plan": 0.6,
    "claim": 0.6,
    "negated": 0.4,
}
RANK: Final[dict[str, float]] = {"main": 1.0, "supporting": 0.75, "minor": 0.5}
CHANGES: Final[dict[str, float]] = {"life": 11.0, "custody": 6.0, "power": 5.0, "health": 4.0, "role": 4.0}
RELATIONS: Final[dict[str, float]] = {
    "spouse": 5.0,
    "romantic": 5.0,
    "parent": 4.0,
    "sibling": 3.5,
    "captor": 4.0,
    "impersonates": 5.0,
    "adversary": 2.0,
}
REVEAL: Final = 11.0
FIRST_SEEN: Final[dict[str, float]] = {"main": 4.0, "supporting": 2.0, "minor": 0.5}


@lru_cache(maxsize=1 << 12)
def lemma_weight(lemma: str) -> float:
    """The weight of an event's lemma: of the whole phrase, else of the weightiest of its first and last word."""
    text = lemma.casefold()
    if text in PHRASE_WEIGHT:
        return PHRASE_WEIGHT[text]
    words = text.split()
    return max((LEMMA_WEIGHT.get(w, DEFAULT_WEIGHT) for w in (words[:1] + words[-1:] or [""])), default=DEFAULT_WEIGHT)


def event_weight(event: Event, roster: Roster) -> float:
    """The weight of one event: its verb, its status, and the ranks of those it happens to and through."""
    ranks = sorted((rank_weight(roster, e) for e in dict.fromkeys(event.agents + event.patients)), reverse=True)[:2]
    people = 0.35 + 0.5 * (ranks[0] if ranks else 0.0) + 0.25 * (ranks[1] if len(ranks) > 1 else 0.0)
    return lemma_weight(event.lemma) * STATUS[event.status] * people * (0.5 + 0.5 * event.confidence)


def rank_weight(roster: Roster, entity: str) -> float:
    """How much an entity counts by its rank so far; one that is not listed counts little."""
    figure = roster.figures.get(entity)
    return RANK[figure.rank] if figure else 0.2
