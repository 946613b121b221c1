"""Who is against whom by more than blows: plots, orders to kill, weapons drawn, what is done to house and name, revolts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import own_aim, person_object
from previously.reading.events import Happening
from previously.reading.pairs import subjects, whom
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

UNDOING = frozenset(
    "overthrow depose topple oust usurp ruin destroy humiliate discredit eliminate poison drown crush hurt harm "
    "topple dethrone supplant unseat undermine sabotage disgrace defeat catch".split()
)
"""What is planned against somebody who is an enemy."""
WITH_PARTICLE = {("bring", "down"), ("take", "down"), ("hunt", "down"), ("take", "out")}
REMOVED = frozenset("remove fire expel banish exile oust".split())
"""What somebody plans to have done to an enemy."""
BIDDING = frozenset("order command instruct direct hire pay send have get make force compel coerce manipulate trick".split())
"""Verbs of having another do something."""
AIMED = frozenset("pull draw point aim train level turn".split())
WEAPONS = frozenset("gun pistol rifle revolver shotgun weapon knife sword blade dagger crossbow".split())
RAVAGING = frozenset("sabotage torch vandalise vandalize ransack raid burgle bomb poison wreck".split())
"""What is done to what an enemy has."""
RISINGS = frozenset("rebellion revolt uprising coup conspiracy plot campaign crusade mutiny vendetta lawsuit war".split())
"""What is led or made against somebody."""
RAISING = frozenset("lead stage launch mount wage start begin join plan organise organize hatch file declare plot".split())
PURSUING = frozenset(["stalk"])
UNDONE = frozenset("dead killed murdered assassinated executed eliminated".split())
"""What one wants an enemy to be."""


def find(doc: Doc, cast: Cast, events: Sequence[Happening]) -> Iterator[Tie]:
    """The enmities that plans, orders and weapons tell."""
    for event in events:
        agents = [f for f in event.arguments.agents if f.type == "PER"]
        patients = [f for f in event.arguments.patients if f.type == "PER"]
        if _plotted(doc, event) and not {f.entity for f in agents} & {f.entity for f in patients}:
            yield from _ties(agents, patients, event.word, lasts=True)
        if event.lemma in lexicon.KILL_SURE and (above := _bidden(doc, event.word)) is not None:
            yield from _ties(subjects(doc, cast, above), patients, event.word)
        if event.lemma in PURSUING and event.status == "actual" and person_object(doc, event.word):
            yield from _ties(agents, patients, event.word)
    for word in doc.words:
        if word.upos == "VERB" and status(doc, word.index) == "actual":
            yield from _ties(subjects(doc, cast, word.index), _threatened(doc, cast, word.index), word.index)
        elif word.upos == "NOUN" and word.lower in RISINGS:
            yield from _against(doc, cast, word.index)


def _ties(ones: Sequence[Filler], others: Sequence[Filler], word: int, *, lasts: bool = False) -> Iterator[Tie]:
    for one in ones:
        for other in others:
            if one.entity != other.entity and one.type == "PER":
                yield Tie(one.entity, other.entity, "adversary", None, True, word, sure(one, other), passing=not lasts)


def _plotted(doc: Doc, event: Happening) -> bool:
    """Whether somebody's ruin is planned: "plots to bring him down", and no more than planned."""
    undoing = event.lemma in UNDOING or (event.lemma, event.particle) in WITH_PARTICLE
    undoing |= event.lemma in REMOVED and doc.words[doc.words[event.word].head].lemma == "have"
    undoing |= event.lemma == "get" and any(doc.words[c].lower == "rid" for c in doc.children[event.word])
    return (
        undoing
        and event.status in ("plan", "threat")
        and (event.lemma == "get" or person_object(doc, event.word))
        and own_aim(doc, event.word)
    )


def _bidden(doc: Doc, verb: int) -> int | None:
    """The verb by which another is brought to kill: "orders Tom to kill him", "has her guard kill him"."""
    while doc.words[verb].label == "conj":
        verb = doc.words[verb].head  # "orders him to find and kill her"
    above = doc.words[doc.words[verb].head]
    if doc.words[verb].label not in ("xcomp", "advcl", "ccomp") or above.lemma not in BIDDING or above.index > verb:
        return None
    told = doc.dependents(above.index, "obj", "iobj") and status(doc, above.index) == "actual"
    purpose = doc.words[verb].label != "advcl" or doc.has(verb, ("to", "into"), "mark")
    return above.index if told and purpose else None


def _threatened(doc: Doc, cast: Cast, verb: int) -> list[Filler]:
    """At whom a weapon is drawn, whom somebody wants dead, whose house is burnt."""
    words = doc.words
    word = words[verb]
    objects = doc.dependents(verb, "obj")
    if word.lemma in AIMED and any(words[c].lower in WEAPONS for c in objects):
        return [f for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("on", "at") for f in whom(cast, c)]
    if word.lemma == "want" and doc.has(verb, UNDONE, "xcomp"):
        return [f for c in objects for f in whom(cast, c)]
    down = verb + 1 < len(words) and words[verb + 1].lower == "down"
    if word.lemma in RAVAGING or (word.lemma == "burn" and down):
        objects += [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("", "down")]  # "burns down his barn"
        return [f for c in objects for f in cast.possessor(c) if f.type == "PER"]
    return []


def _against(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Leads a rebellion against Tom"."""
    verb = doc.words[noun].head
    if doc.words[noun].label != "obj" or doc.words[verb].lemma not in RAISING or status(doc, verb) not in ("actual", "plan"):
        return
    beside = [c for c in (*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")) if doc.preposition(c) == "against"]
    foes = [f for c in beside for f in cast.at(c) if f.type in ("PER", "ORG")]
    yield from _ties(subjects(doc, cast, verb), foes, noun)
