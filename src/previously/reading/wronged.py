"""Who is against whom by what hardly anybody but an enemy does: hunts down, robs, rapes, ruins, ties up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from previously.model import RelationType
from previously.reading import acts, lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import person_object
from previously.reading.events import Happening
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

UNDOING = frozenset("rape ruin destroy slander defame discredit disgrace dupe con defraud rob".split())
"""What is done to somebody who has an enemy then."""
FELLING = frozenset("take bring hunt".split())
"""What is done to an enemy with "down"."""
ELSEWHERE = frozenset("to into from at through onto".split())
"""Prepositions behind "takes her down" where she is only led."""
LEAVING = frozenset(
    "leave go walk run rush storm step head depart exit wander hurry march turn dash jump dive swim fall slip sink".split()
)
"""What somebody does who is gone after in friendship: "she storms out, and he goes after her"."""
TAKEN = lexicon.CATCHING | frozenset("take drag carry snatch".split())
"""What is done to somebody who is gone after to be freed."""
NO_THEFT = frozenset("kiss heart look glance show scene spotlight thunder limelight moment".split())
"""What is stolen and not missed."""
CRIMES = frozenset(
    "murder murders manslaughter treason theft robbery fraud bribery perjury kidnapping assault arson blackmail conspiracy "
    "espionage witchcraft heresy embezzlement smuggling corruption rape".split()
)
"""What somebody is charged with."""
NEAR = 3
"""Among how many leavings before it that of whom somebody goes after would stand."""
SENSELESS = frozenset(["coma"])
"""What somebody is put in by blows."""


def find(doc: Doc, cast: Cast, events: Sequence[Happening]) -> Iterator[Tie]:
    """The enmities and captures that a part tells so; of kin and lovers, and of whom no name is known, they tell nothing."""
    for event in events:
        if event.status != "actual" or (type := _type(doc, event, events)) is None:
            continue
        for one in event.arguments.agents:
            for other in _wronged(doc, cast, event):
                apart = one.entity != other.entity and other.entity not in {f.entity for f in event.arguments.agents}
                if apart and one.type == other.type == "PER":
                    yield Tie(one.entity, other.entity, type, None, True, event.word, sure(one, other), passing=True)


def _type(doc: Doc, event: Happening, events: Sequence[Happening]) -> RelationType | None:
    """What a deed makes of who does it to whom it is done."""
    lemma, verb = event.lemma, event.word
    cases = doc.cases(verb)
    if _tied(doc, event) and person_object(doc, verb):
        return "captor"
    hostile = lemma in UNDOING and not cases & {"at", "for"}
    hostile |= lemma in FELLING and event.particle == "down" and not cases & ELSEWHERE
    hostile |= lemma == "chase" and event.particle != "off" and not _going_off(events, event)
    hostile |= lemma == "charge" and _with(doc, verb, CRIMES)
    hostile |= lemma == "put" and _made_senseless(doc, verb)
    if hostile and person_object(doc, verb):
        return "adversary"
    after = lemma == "go" and _goes_after(doc, verb) and not _going_off(events, event)
    return "adversary" if after or _steals(doc, event) else None


def _wronged(doc: Doc, cast: Cast, event: Happening) -> Sequence[Filler]:
    """To whom it is done; whom something is stolen from, whatever it is."""
    if event.lemma == "steal" and (robbed := [f for role, f in event.arguments.others if role == "from"]):
        return robbed
    if event.lemma == "go":
        return [f for c in doc.dependents(event.word, "obl") if doc.preposition(c) == "after" for f in cast.at(c)]
    return event.arguments.patients


def _tied(doc: Doc, event: Happening) -> bool:
    """Whether somebody is kept bound: "ties her up in a barn", "has her tied up", "chains him to a post"."""
    kept = doc.words[doc.words[event.word].head].lemma == "have" or bool(doc.cases(event.word) & {"in", "inside", "to"})
    up = event.lemma == "tie" and event.particle == "up" and kept
    by = [c for c in doc.dependents(event.word, "obl:agent") if doc.preposition(c) == "by"]
    done = bool(by or doc.dependents(event.word, "obj", "nsubj:pass"))
    return done and (up or event.lemma in ("chain", "shackle", "manacle"))


def _with(doc: Doc, verb: int, nouns: frozenset[str]) -> bool:
    return any(doc.words[c].lower in nouns and doc.preposition(c) == "with" for c in doc.dependents(verb, "obl"))


def _made_senseless(doc: Doc, verb: int) -> bool:
    """Whether somebody is put in something, unless by a doctor for his good: not "in an induced coma"."""
    inside = [
        c for c in doc.dependents(verb, "obl") if doc.words[c].lower in SENSELESS and doc.preposition(c) in ("in", "into")
    ]
    return any(not doc.lowers(c, "amod") & {"induced", "artificial"} for c in inside)


def _goes_after(doc: Doc, verb: int) -> bool:
    """Whether somebody "goes after" another, and not in, up or back after them."""
    words = doc.words
    beside = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "after" and words[c].upos in ("PROPN", "PRON")]
    aims = doc.dependents(verb, "xcomp", "advcl", "advmod", "compound:prt", "ccomp")
    return bool(beside) and not any(c > verb for c in aims)


def _going_off(events: Sequence[Happening], event: Happening) -> bool:
    """Whether whom somebody goes after has just gone off: "she storms out, and he goes after her"."""
    whom = {f.entity for f in event.arguments.patients}
    before = [e for e in events if e.word < event.word and e.lemma in LEAVING | TAKEN][-NEAR:]
    gone = (e.arguments.agents if e.lemma in LEAVING else e.arguments.patients for e in before)
    return any(whom & {f.entity for f in people} for people in gone)


def _steals(doc: Doc, event: Happening) -> bool:
    """Whether something of somebody's is stolen: "steals her keys", "steals money from Tom", but not "steals a kiss"."""
    objects = doc.dependents(event.word, "obj")
    things = [o for o in objects if doc.words[o].upos == "NOUN" and doc.words[o].lower not in NO_THEFT | acts.LIMBS]
    return event.lemma == "steal" and not event.particle and len(things) == len(objects) > 0
