"""By whose hand somebody died who was long found dead: "he had pushed her down the stairs", "confesses to the murder"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.deaths import Death
from previously.reading.events import KNOWN, Happening
from previously.reading.memory import Memory
from previously.reading.status import status
from previously.reading.syntax import Doc

LETHAL = frozenset("shoot stab poison strangle smother suffocate bludgeon drown hang burn".split())
"""Deeds that somebody is dead of whom we know to be dead."""
FALLS = frozenset("push shove throw hurl toss kick".split())
WAYS_DOWN = frozenset("off down from out over into under onto through overboard".split())
"""Where somebody goes to his death who is pushed."""
BLOWS = frozenset("hit strike beat club whack".split())
WITH = frozenset("with over on".split())
"""What a blow comes with that somebody does not survive: "with an oar", "over the head"."""
VEHICLES = frozenset("over down".split())
CRIMES = frozenset("murder murders killing killings death deaths poisoning strangling stabbing shooting crime crimes".split())
OWNING = frozenset("confess admit own plead".split())
LONG_AGO = frozenset("once ever childhood boyhood girlhood".split())


def find(doc: Doc, cast: Cast, events: list[Happening], memory: Memory) -> list[Death]:
    """The deaths of earlier parts that this one tells the doer of."""
    out: list[Death] = []
    for n, event in enumerate(events):
        if event.status != "actual" or not (_lethal(doc, event) and _looks_back(doc, event.word)):
            continue
        by = tuple(f for f in event.arguments.agents if f.confidence >= KNOWN and f.type == "PER")
        who = [f for f in event.arguments.patients if f.confidence >= KNOWN and f not in by]
        out += [Death(one, by, event.word, n, event.confidence) for one in who if by and _unsolved(memory, one)]
    for word in doc.words:
        if word.lower in CRIMES and (doer := _owned_up(doc, cast, word.index)) is not None:
            of = [c for c in doc.dependents(word.index, "nmod") if doc.preposition(c) == "of"]
            who = [f for c in of for f in cast.at(c)] or list(cast.possessor(word.index))
            out += [Death(one, (doer,), word.index, None, KNOWN) for one in who if one != doer and _unsolved(memory, one)]
    return out


def owned_up(doc: Doc, cast: Cast, told: list[Death]) -> list[Death]:
    """ "Tom's body is found. Ann confesses to the murder": of the only one just told dead by nobody's hand."""
    out: list[Death] = []
    for word in doc.words:
        definite = doc.has(word.index, ("the", "this"), "det")
        whole = not doc.dependents(word.index, "nmod", "nmod:poss", "amod", "compound") and word.xpos == "NN"
        if word.lower not in SLAYINGS or not (definite and whole) or word.index in doc.spoken:
            continue
        near = [d for d in told if d.word < word.index and word.sentence - doc.words[d.word].sentence <= SOON]
        gone = {d.who.entity: d for d in near}
        doer = _owned_up(doc, cast, word.index)
        if doer is None or len(gone) != 1 or doer.entity in gone:
            continue
        (death,) = gone.values()
        if not any(d.by for d in told if d.who.entity == death.who.entity):
            out.append(Death(death.who, (doer,), word.index, None, KNOWN))
    return out


def unmasked(doc: Doc, cast: Cast, memory: Memory, told: list[Death]) -> list[Death]:
    """ "Tom and Meg are found dead. The killer turns out to be Ann": by whom those died who were told slain by nobody's hand.

    Where the part tells of none, it is the only one of earlier parts.
    """
    for word in doc.words:
        whole = doc.has(word.index, ("the",), "det") and not doc.dependents(word.index, "nmod", "nmod:poss", "amod", "compound")
        if word.lower not in lexicon.MURDERERS or not whole or word.index in doc.spoken:
            continue
        who = [f for f in cast.at(word.index) if f.type == "PER" and f.confidence >= KNOWN and f.entity in memory]
        if len(who) != 1 or not memory.get(who[0].entity).named or not _shown(doc, word.index):
            continue
        by, killer = tuple(who), memory.find(who[0].entity)
        done = {memory.find(d.who.entity) for d in told if d.by}
        here = {memory.find(d.who.entity): d.who for d in told if d.word < word.index and _slain(doc, d)}
        left = [f for id, f in here.items() if id not in done | {killer}]
        if not here:
            gone = [memory.get(id) for id in sorted(memory.dead() - {killer})]
            left = [Filler(e.id, KNOWN, "PER") for e in gone if e.foul and not e.slain and e.named]
            left = left if len(left) == 1 else []
        return [Death(f, by, word.index, None, KNOWN) for f in left if len(left) <= MOST]
    return []


def _shown(doc: Doc, noun: int) -> bool:
    """Whether a sentence tells who the killer is: "is the killer", "is exposed as the killer", "the killer turns out to be"."""
    words = doc.words
    up = words[words[noun].head]
    said = words[noun].label in ("root", "ccomp", "xcomp", "appos") and doc.has(noun, ("is", "was", "'s", "be"), "cop")
    named = any(words[c].upos == "PROPN" for c in doc.dependents(noun, "appos"))
    as_one = words[noun].label == "obl" and doc.preposition(noun) == "as"
    head = noun if words[noun].upos == "VERB" or said else up.index
    shown = said or named or as_one or up.lemma in lexicon.COPULAR_REVEAL or up.upos in ("PROPN", "NOUN")
    return shown and status(doc, head) == "actual"


def _slain(doc: Doc, death: Death) -> bool:
    """Whether what is told of a death lets one ask by whose hand."""
    word = doc.words[death.word]
    foul = word.lemma in lexicon.KILL_SURE | LETHAL or word.lower in FOUND
    return foul and not death.by and not doc.has(death.word, ("himself", "herself"), "obj")


FOUND = frozenset("dead body bodies corpse corpses remains".split())
MOST = 4
"""How many one killer is taken to have killed without a word of each."""
SLAYINGS = frozenset("murder killing shooting stabbing poisoning crime".split())
"""What somebody owns up to who killed the one just told dead."""
SOON = 3
"""How many sentences later."""


def _unsolved(memory: Memory, one: Filler) -> bool:
    """Whether somebody was told dead in an earlier part, and nobody's name with it."""
    known = one.entity in memory and one.type == "PER"
    return known and memory.get(one.entity).dead and not memory.get(one.entity).slain


def _lethal(doc: Doc, event: Happening) -> bool:
    """Whether a deed is one that people die of."""
    beside = doc.children[event.word]
    cases = {doc.preposition(c) for c in doc.dependents(event.word, "obl", "nmod")} | {doc.words[c].lower for c in beside}
    return (
        event.lemma in LETHAL | lexicon.KILL_SURE
        or (event.lemma in FALLS and bool(cases & WAYS_DOWN))
        or (event.lemma in BLOWS and bool(cases & WITH))
        or (event.lemma == "run" and bool(cases & VEHICLES))
    )


def _looks_back(doc: Doc, verb: int) -> bool:
    """Whether something was done before what is being told, and not in some other time of a life."""
    words = doc.words
    beside = doc.children[verb]
    if any(words[c].lower in LONG_AGO for c in doc.subtree(verb)):
        return False
    present = sum(w.xpos in ("VBZ", "VBP") for w in words if w.label == "root")
    past = sum(w.xpos == "VBD" for w in words if w.label == "root")
    had = doc.has(verb, ("had", "'d", "has", "have"), "aux")
    shown = any(words[up].lemma in lexicon.COPULAR_REVEAL for up in doc.ancestors(verb))
    return had or shown or any(words[c].lower == "having" for c in beside) or (words[verb].xpos == "VBD" and present > past)


def _owned_up(doc: Doc, cast: Cast, noun: int) -> Filler | None:
    """Who owns to a deed: "confesses to the murder of Tom", "admits the killing"."""
    up = doc.words[noun].head
    if doc.words[up].lemma not in OWNING or doc.words[up].upos != "VERB" or doc.preposition(noun) not in ("", "to"):
        return None
    if any(doc.words[c].lower in ("not", "n't", "never", "would", "could", "may", "might", "must") for c in doc.children[up]):
        return None
    subject = doc.first(up, "nsubj")
    doers = [f for f in (cast.at(subject) if subject is not None else ()) if f.type == "PER" and f.confidence >= KNOWN]
    return doers[0] if len(doers) == 1 else None
