"""Who cannot be the one that a pronoun tells dead, because he goes on acting; and whose blow somebody died of."""

from __future__ import annotations

import msgspec

from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.deaths import Death
from previously.reading.events import KNOWN, Happening
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.syntax import Doc

STILL = frozenset("lie be appear seem remain have haunt rise".split())
"""What the dead can do, or what they are told of beside."""
BLOWS = frozenset("injure wound stab shoot maim poison beat strangle".split())
"""What somebody dies of who is told dead soon after."""
SURE = 0.85
"""How sure it must be whom the pronoun means, for him to be dead although he acts on."""
SOON = 2
"""How many sentences later."""


def mended(doc: Doc, cast: Cast, events: list[Happening], memory: Memory, death: Death) -> Death | None:
    """A death as told; of somebody else beside if who it was taken for lives on; nothing if nobody else can be meant."""
    if _by_pronoun(doc, cast, death) and _asked_alive(doc, cast, death):
        return None
    until = {doc.words[c].lower for c in doc.dependents(death.word, "mark")} & {"until", "till"}  # tells of a life to its end
    if until or not _by_pronoun(doc, cast, death) or not _acts_on(doc, events, death.who.entity, death.word, memory):
        return death
    others = _beside(doc, cast, events, memory, death)
    if not others and death.who.confidence >= SURE:
        return death  # then it is the story that contradicts itself
    if len(others) != 1:
        return None
    own = any(memory.find(f.entity) == memory.find(death.who.entity) for f in death.by)
    by = others if own else tuple(f for f in death.by if f.entity != others[0].entity)
    return msgspec.structs.replace(death, who=others[0], by=by, event=None)


ASKING = frozenset("ask question tell warn inform remind assure remember wonder".split())
"""Verbs whose subject and object hear or say that somebody died, and so have not."""


def _asked_alive(doc: Doc, cast: Cast, death: Death) -> bool:
    """Whether who a death is told of takes part in the telling: whom she asks "about how she died" is not the dead one."""
    below = death.word
    for up in doc.ancestors(death.word):
        if doc.words[below].label in ("conj", "parataxis"):
            return False  # "tells him that it is late, but she dies"
        below = up
        if doc.words[up].lemma in ASKING and doc.words[up].upos == "VERB":
            around = doc.dependents(up, "nsubj", "obj", "iobj")
            return any(f.entity == death.who.entity for c in around for f in cast.at(c))
    return False


def _by_pronoun(doc: Doc, cast: Cast, death: Death) -> bool:
    """Whether only a pronoun of the clause says who is dead."""
    around = [c for c in doc.children[death.word] if doc.words[c].deprel.startswith(("nsubj", "obj", "obl"))]
    if doc.words[death.word].label in ("xcomp", "ccomp"):
        around += doc.dependents(doc.words[death.word].head, "obj")  # "has him buried"
    forms = {r.form for c in around for r in cast.by_head.get(c, ()) if cast.identified.entities[r.index] == death.who.entity}
    return forms == {"pronoun"}


def _acts_on(doc: Doc, events: list[Happening], who: str, word: int, memory: Memory) -> bool:
    """Whether somebody does something in a later sentence, told in the same tense and not as what had been before."""
    here = doc.words[word].sentence
    for event in events:
        verb = doc.words[event.word]
        if verb.sentence <= here or event.status != "actual" or event.lemma in STILL or verb.upos != "VERB":
            continue
        if event.word in doc.spoken or any(
            doc.words[c].lower in ("had", "has", "have") for c in doc.dependents(event.word, "aux")
        ):
            continue
        subjects = {f.entity for f in event.arguments.agents if f.confidence >= KNOWN}
        if verb.xpos in ("VBZ", "VBP", "VBD") and verb.label in ("root", "conj") and who_of(subjects, who, memory):
            return True
    return False


def who_of(entities: set[str], who: str, memory: Memory) -> bool:
    """Whether somebody is among entities."""
    return memory.find(who) in {memory.find(e) for e in entities}


def _beside(doc: Doc, cast: Cast, events: list[Happening], memory: Memory, death: Death) -> tuple[Filler, ...]:
    """Who else of the sentence can be meant: named or told of before the death, of the same gender, and not acting on."""
    start = doc.sentence_start(death.word)
    found: dict[str, Filler] = {}
    subjects = set(doc.dependents(death.word, "nsubj"))  # who cannot save her is not her
    gender = memory.get(death.who.entity).sex if death.who.entity in memory else None
    for ref in cast.refs:
        one = cast.identified.entities[ref.index]
        if one is None or not start <= ref.head < death.word or ref.head in subjects or not _person(ref) or one not in memory:
            continue
        entity = memory.get(one)
        if memory.find(one) == memory.find(death.who.entity) or entity.dead or entity.plural:
            continue
        if entity.sex == gender != "u" and not _acts_on(doc, events, one, death.word, memory):
            found[memory.find(one)] = Filler(one, cast.identified.confidence[ref.index], "PER")
    return tuple(found.values())


def _person(ref: Ref) -> bool:
    return ref.type == "PER" and ref.form != "pronoun" and not ref.plural and not ref.members


def blow(doc: Doc, events: list[Happening], memory: Memory, who: str, word: int) -> tuple[Filler, ...]:
    """Who struck somebody shortly before he dies ("he is shot by his brother. He dies in her arms")."""
    here = doc.words[word].sentence
    for event in reversed(events):
        told = doc.words[event.word].sentence
        if event.word >= word or not here - SOON <= told <= here or event.status != "actual" or event.lemma not in BLOWS:
            continue
        if who_of({f.entity for f in event.arguments.patients if f.confidence >= KNOWN}, who, memory):
            hands = event.arguments.agents
            return tuple(f for f in hands if f.confidence >= KNOWN and f.type == "PER")
    return ()


def of_a_blow(doc: Doc, events: list[Happening], memory: Memory, death: Death) -> Death:
    """A death with whoever struck the blow, if the words that tell it say nobody's hand and no other cause."""
    if death.by or death.event is None or events[death.event].lemma not in lexicon.DIE:
        return death
    if any(doc.preposition(c) in ("of", "from", "by") for c in doc.dependents(death.word, "obl")):
        return death
    return msgspec.structs.replace(death, by=blow(doc, events, memory, death.who.entity, death.word))
