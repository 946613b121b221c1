"""Who cannot be the one that a pronoun tells dead, because he goes on acting; and whose blow somebody died of."""

from __future__ import annotations

import msgspec

from previously.reading import lexicon
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.deaths import Death
from previously.reading.events import KNOWN, Happening
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.tags import FINITE
from previously.reading.voices import passive

STILL = frozenset("lie be appear seem remain have haunt rise".split())
"""What the dead can do, or what they are told of beside."""
HAD = frozenset("drink beer dinner lunch breakfast supper talk conversation sex fight argument affair idea plan".split())
"""What only the living have."""
BLOWS = frozenset("injure wound stab shoot maim poison beat strangle".split())
"""What somebody dies of who is told dead soon after."""
HURTS = frozenset("wound wounds injury injuries poison poisoning burns".split())
"""What a blow leaves somebody to die of."""
KNOCKS = frozenset("hit strike push bite ram shove throw hurl fling toss".split())
"""The same where the very sentence tells both."""
SURE = 0.85
"""How sure it must be whom the pronoun means, for him to be dead although he acts on."""
DYING = 0.6
"""How sure it is that somebody is dead who is told of as dying."""
SOON = 2
"""How many sentences later."""


def mended(doc: Doc, cast: Cast, events: list[Happening], memory: Memory, death: Death) -> Death | None:
    """A death as told; of somebody else beside if who it was taken for lives on; nothing if nobody else can be meant."""
    if doc.words[death.word].xpos == "VBG" and doc.words[death.word].lower == "dying":
        gone = not acts_on(doc, events, death.who.entity, death.word, memory)
        return msgspec.structs.replace(death, confidence=min(death.confidence, DYING)) if gone else None
    if not by_pronoun(doc, cast, death.who.entity, death.word):
        return death
    if _asked_alive(doc, cast, death) or _holds_him(doc, cast, memory, death):
        return None
    own = any(memory.find(f.entity) == memory.find(death.who.entity) for f in death.by)
    if other := (
        _put_there(doc, events, memory, death)
        or _of_the_subject(doc, cast, memory, death)
        or _doomed(doc, cast, events, memory, death)
    ):
        by = (other,) if own else tuple(f for f in death.by if f.entity != other.entity)
        return msgspec.structs.replace(death, who=other, by=by)
    until = doc.lowers(death.word, "mark") & {"until", "till"}  # tells of a life to its end
    if until or not acts_on(doc, events, death.who.entity, death.word, memory):
        return death
    others = _beside(doc, cast, events, memory, death)
    if not others and death.who.confidence >= SURE:
        return death  # then it is the story that contradicts itself
    if len(others) != 1:
        return None
    by = others if own else tuple(f for f in death.by if f.entity != others[0].entity)
    return msgspec.structs.replace(death, who=others[0], by=by, event=None)


def _doomed(doc: Doc, cast: Cast, events: list[Happening], memory: Memory, death: Death) -> Filler | None:
    """Whose death was ordered, if a pronoun was taken for whoever ordered it: "Ann has Eve condemned to die. She hangs"."""
    if death.event is None or not passive(doc, death.word):
        return None
    own, here = memory.find(death.who.entity), doc.words[death.word].sentence
    for event in reversed(events):
        if event.word >= death.word or not here - 1 <= doc.words[event.word].sentence <= here:
            continue
        orders = doc.words[event.word].lower in SENTENCES or event.lemma in ("sentence", "condemn", *lexicon.KILL_SURE)
        if event.status not in ("plan", "threat", "actual") or not orders:
            continue
        doomed = {memory.find(f.entity): f for f in event.arguments.patients if f.type == "PER" and f.confidence >= KNOWN}
        verb = doc.words[event.word].head if doc.words[event.word].upos == "NOUN" else event.word
        subject = surface_subject(doc, verb)
        orderers = {
            memory.find(f.entity) for f in (*event.arguments.agents, *(cast.at(subject) if subject is not None else ()))
        }
        if len(doomed) != 1 or own in doomed or own not in orderers:
            continue
        one, other = next(iter(doomed.values())), memory.get(own)
        if one.entity in memory and memory.get(one.entity).sex in ("u", other.sex) and not memory.get(one.entity).dead:
            return one
    return None


SENTENCES = frozenset("execution hanging beheading death".split())
"""What is ordered for somebody."""
BEFORE = frozenset("before until till as".split())
"""What opens a clause of what came after the telling."""
ASKING = frozenset("ask question tell warn inform remind assure remember wonder".split())
"""Verbs whose subject and object hear or say that somebody died, and so have not."""


def _asked_alive(doc: Doc, cast: Cast, death: Death) -> bool:
    """Whether who a death is told of takes part in the telling: whom she asks "about how she died" is not the dead one."""
    below = death.word
    for up in doc.ancestors(death.word):
        if doc.words[below].label in ("conj", "parataxis"):
            return False  # "tells him that it is late, but she dies"
        if doc.words[below].label == "advcl" and BEFORE & {doc.words[c].lower for c in doc.children[below]}:
            return False  # "before she dies, she tells him"
        below = up
        if doc.words[up].lemma in ASKING and doc.words[up].upos == "VERB":
            around = doc.dependents(up, "nsubj", "obj", "iobj")
            return any(f.entity == death.who.entity for c in around for f in cast.at(c))
    return False


def _holds_him(doc: Doc, cast: Cast, memory: Memory, death: Death) -> bool:
    """Whether whom a death is told of only holds the one who dies: "Tom holds his hand while he dies"."""
    words = doc.words
    if words[death.word].label != "advcl" or not doc.has(death.word, ("while", "as", "until"), "mark"):
        return False
    verb = words[death.word].head
    subject = surface_subject(doc, verb)
    held = [c for c in doc.dependents(verb, "obj") if words[c].lower in HELD or words[c].upos == "PRON"]
    held = [c for c in held if words[c].upos == "PRON" or any(words[p].upos == "PRON" for p in doc.dependents(c, "nmod:poss"))]
    doers = {memory.find(f.entity) for f in cast.at(subject)} if subject is not None else set()
    return words[verb].lemma in HOLDING and bool(held) and memory.find(death.who.entity) in doers


HOLDING = frozenset("hold cradle clutch stroke squeeze comfort kiss watch rock embrace hug".split())
HELD = frozenset("hand hands head body face arm fingers".split())
"""What of somebody dying is held, and how."""


def by_pronoun(doc: Doc, cast: Cast, who: str, word: int) -> bool:
    """Whether only a pronoun of the clause says who is dead."""
    around = [c for c in doc.children[word] if doc.words[c].deprel.startswith(("nsubj", "obj", "obl"))]
    if doc.words[word].label in ("xcomp", "ccomp"):
        around += doc.dependents(doc.words[word].head, "obj")  # "has him buried"
    forms = {r.form for c in around for r in cast.by_head.get(c, ()) if cast.identified.entities[r.index] == who}
    return forms == {"pronoun"}


def _put_there(doc: Doc, events: list[Happening], memory: Memory, death: Death) -> Filler | None:
    """Who is brought to where a pronoun dies, if it was taken for another: "Ann pushes him into the sea, where he drowns"."""
    words = doc.words
    if words[death.word].label != "acl" or "where" not in doc.lowers(death.word, "advmod"):
        return None
    verb = next((up for up in doc.ancestors(death.word) if words[up].upos == "VERB"), None)
    for event in events:
        if event.word != verb or not doc.dependents(event.word, "obj", "nsubj:pass"):
            continue
        put = [f for f in event.arguments.patients if f.type == "PER" and f.confidence >= KNOWN and f.entity in memory]
        own = memory.find(death.who.entity)
        agents = {memory.find(f.entity) for f in event.arguments.agents}
        if len(put) == 1 and own in agents and memory.get(put[0].entity).sex in ("u", memory.get(own).sex):
            return put[0]
    return None


def acts_on(doc: Doc, events: list[Happening], who: str, word: int, memory: Memory) -> bool:
    """Whether somebody does something in a later sentence, told in the same tense and not as what had been before."""
    here = doc.words[word].sentence
    for event in events:
        verb = doc.words[event.word]
        still = event.lemma in STILL and not (event.lemma == "have" and doc.lowers(event.word, "obj") & HAD)
        if verb.sentence <= here or event.status != "actual" or still or verb.upos != "VERB":
            continue
        if event.word in doc.spoken or doc.has(event.word, ("had", "has", "have"), "aux"):
            continue
        subjects = {f.entity for f in event.arguments.agents if f.confidence >= KNOWN}
        if verb.xpos in FINITE and verb.label in ("root", "conj") and who_of(subjects, who, memory):
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
    finder = surface_subject(doc, doc.words[death.word].head) if doc.words[death.word].label == "xcomp" else None
    finders = {memory.find(f.entity) for f in cast.at(finder)} if finder is not None else set()  # "he found him dead"
    gender = memory.get(death.who.entity).sex if death.who.entity in memory else None
    for ref in cast.refs:
        one = cast.identified.entities[ref.index]
        if one is None or not start <= ref.head < death.word or ref.head in subjects or not _person(ref) or one not in memory:
            continue
        entity = memory.get(one)
        if memory.find(one) in finders | {memory.find(death.who.entity)} or entity.dead or entity.plural:
            continue
        if entity.sex == gender != "u" and not acts_on(doc, events, one, death.word, memory):
            found[memory.find(one)] = Filler(one, cast.identified.confidence[ref.index], "PER")
    return tuple(found.values())


def _person(ref: Ref) -> bool:
    return ref.type == "PER" and ref.form != "pronoun" and not ref.plural and not ref.members


def blow(doc: Doc, events: list[Happening], memory: Memory, who: str, word: int) -> tuple[Filler, ...]:
    """Who struck somebody shortly before he dies ("he is shot by his brother. He dies in her arms")."""
    here = doc.words[word].sentence
    for event in reversed(events):
        told = doc.words[event.word].sentence
        deadly = event.lemma in BLOWS or (told == here and event.lemma in KNOCKS)
        if event.word >= word or not here - SOON <= told <= here or event.status != "actual" or not deadly:
            continue
        laced = event.lemma == "poison" and not any(f.type == "PER" for f in event.arguments.patients)  # a cup
        if laced or who_of({f.entity for f in event.arguments.patients if f.confidence >= KNOWN}, who, memory):
            hands = event.arguments.agents
            return tuple(f for f in hands if f.confidence >= KNOWN and f.type == "PER")
    return ()


def _of_the_subject(doc: Doc, cast: Cast, memory: Memory, death: Death) -> Filler | None:
    """Who did something to the end, if a pronoun was taken for whom it was about: "he spoke of Tom until he died" is he."""
    words = doc.words
    marks = doc.lowers(death.word, "mark", "case")
    if words[death.word].label not in ("advcl", "acl") or not marks & {"until", "till", "before"}:
        return None
    verb = next((up for up in doc.ancestors(death.word) if words[up].upos == "VERB"), None)
    subject = doc.first(verb, "nsubj") if verb is not None else None
    if verb is None or subject is None:
        return None
    topics = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("of", "about", "on")]
    about = {memory.find(f.entity) for c in topics for f in cast.at(c)}
    doers = [f for f in cast.at(subject) if f.type == "PER" and f.confidence >= KNOWN and f.entity in memory]
    if memory.find(death.who.entity) not in about or len(doers) != 1:
        return None
    one, other = memory.get(doers[0].entity), memory.get(death.who.entity)
    return doers[0] if one.sex in ("u", other.sex) or other.sex == "u" else None


def bidden(doc: Doc, cast: Cast, memory: Memory, death: Death) -> Death:
    """A death with whom pronouns say somebody made do it, where two of one sex are named in the sentence before.

    "Ann finds Rose. She tricks her into killing Tom": a subject goes on as subject, so that she is Ann, and Rose killed him.
    """
    words = doc.words
    verb = words[death.word].head
    subject, doer = doc.first(verb, "nsubj"), doc.first(verb, "obj")
    if death.event is None or words[death.word].label not in ("advcl", "xcomp") or subject is None or doer is None:
        return death
    if surface_subject(doc, death.word) != doer or {words[subject].upos, words[doer].upos} != {"PRON"}:
        return death
    if words[doer].lower in lexicon.REFLEXIVES or doc.first(death.word, "nsubj") is not None:
        return death
    sex = "f" if words[doer].lower in lexicon.PRONOUNS_F else "m" if words[doer].lower in lexicon.PRONOUNS_M else "u"
    here = words[death.word].sentence
    named = [r for r in cast.refs if _person(r) and here - 1 <= r.sentence <= here and r.head < death.word]
    known = [(r, memory.find(e)) for r in named if (e := cast.identified.entities[r.index]) is not None and e in memory]
    near = {e: r for r, e in reversed(known) if memory.get(e).sex in ("u", sex)}
    doing = [e for e, r in near.items() if r.sentence == here - 1 and words[r.head].label == "nsubj"]
    if len(near) != 2 or len(doing) != 1 or any(memory.get(e).sex != sex for e in near):
        return msgspec.structs.replace(death, by=()) if any(f.confidence < SURE for f in death.by) else death
    other = next(e for e in near if e != doing[0])
    return msgspec.structs.replace(death, by=(Filler(other, KNOWN, "PER"),))


def of_a_blow(doc: Doc, events: list[Happening], memory: Memory, death: Death) -> Death:
    """A death with whoever struck the blow, if the words that tell it say nobody's hand and no other cause."""
    if death.by or death.event is None or events[death.event].lemma not in lexicon.DIE | {"bury", "bleed", "break", "snap"}:
        return death
    causes = [c for c in doc.dependents(death.word, "obl") if doc.preposition(c) in ("of", "from", "by")]
    if any(doc.words[c].lower not in HURTS for c in causes):
        return death
    return msgspec.structs.replace(death, by=blow(doc, events, memory, death.who.entity, death.word))
