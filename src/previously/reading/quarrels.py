"""Who is against whom, as verbs of quarrelling and taking sides tell: "testifies against her father", "Tom and Carl feud"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.cast import Filler
from previously.reading.events import Happening
from previously.reading.fights import side_by_side, with_others
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

AGAINST = lexicon.ALLY - {"work"} | frozenset(
    "plot scheme testify fight march rebel turn rise compete run campaign side preach".split()
)
"""Verbs of taking sides, with "against" or "on" somebody."""
QUARREL = frozenset("quarrel feud clash battle fight duel conflict tangle spar brawl".split())
DUELS = frozenset("duel duels".split())
LASTING = QUARREL - frozenset("fight quarrel conflict tangle".split())
"""What two are at who are against one another, told without "with"."""


def of_event(doc: Doc, event: Happening) -> list[Tie]:
    """Who is against whom: "testifies against her father", "plot against the queen", "had quarrelled with him"."""
    agents, patients = event.arguments.agents, event.arguments.patients
    if event.lemma == "stand" and event.status == "negated" and _able(doc, event.word):
        pairs = [(a, p) for a in agents for p in patients if a.type == p.type == "PER" and a.entity != p.entity]
        return [Tie(a.entity, p.entity, "adversary", None, True, event.word, sure(a, p)) for a, p in pairs]  # cannot stand him
    if event.status not in ("actual", "plan", "attempt") or event.lemma not in AGAINST | QUARREL:
        return []
    cases = doc.cases(event.word)
    foes = [f for role, f in event.arguments.others if role == "against"]
    duel = doc.lowers(event.word, "obj") & DUELS
    if event.lemma in AGAINST and doc.dependents(event.word, "obj") and not duel:
        return []  # "turns Tom against him"
    if event.lemma in AGAINST and "against" in cases and not foes:
        foes += patients
    if event.lemma == "turn" and "on" in cases and event.status == "actual" and not event.particle:
        foes += patients  # "turns on her partner"
    if event.lemma in QUARREL and "with" in cases and event.status == "actual" and not side_by_side(doc, event.word):
        foes += [f for role, f in event.arguments.others if role == "with"] or patients
    pairs = [(a, f) for a in agents for f in foes if a.entity != f.entity and a.type == f.type == "PER"]
    if not foes and event.status == "actual" and (two := _with_one_another(doc, event)):
        pairs = [two]
    once = event.lemma in QUARREL  # kin and lovers make it up
    return [Tie(a.entity, f.entity, "adversary", None, True, event.word, sure(a, f), passing=once) for a, f in pairs]


def _with_one_another(doc: Doc, event: Happening) -> tuple[Filler, Filler] | None:
    """Two who quarrel with each other: "Tom and Carl feud over the land", "they fight a duel"."""
    agents, patients = event.arguments.agents, event.arguments.patients
    bouts = {doc.words[c].lower for c in doc.dependents(event.word, "obj")}
    if len(agents) == 2 and not patients:
        duel = event.lemma in LASTING | {"fight"} and bouts <= DUELS
        two = agents if duel and (bouts or not with_others(doc, event.word)) else ()
    elif len(agents) == len(patients) == 1 and event.lemma in LASTING:
        joined = any(doc.dependents(c, "conj") for c in doc.dependents(event.word, "nsubj"))  # "Tom and Carl clash"
        two = (agents[0], patients[0]) if joined and agents[0].entity != patients[0].entity else ()
    else:
        two = ()
    return (two[0], two[1]) if two and two[0].type == two[1].type == "PER" else None


def _able(doc: Doc, verb: int) -> bool:
    """Whether a verb stands with "can" or "could" and a plain object."""
    return doc.has(verb, ("can", "ca", "could"), "aux") and bool(doc.dependents(verb, "obj"))
