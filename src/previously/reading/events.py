"""What happens in a part: verbs (and a few nouns) with who did it to whom, whether it happened, and how to quote it."""

from __future__ import annotations

import msgspec

from previously.model import Range, Status
from previously.reading import lexicon
from previously.reading.arguments import Arguments, Cast, Filler, arguments, passive, surface_subject
from previously.reading.clauses import clause
from previously.reading.recover import name_after
from previously.reading.status import noun_status, status
from previously.reading.syntax import Doc

NOUN_EVENTS = {
    "murder": "murder", "murders": "murder", "death": "die", "killing": "kill", "assassination": "assassinate",
    "suicide": "kill", "arrest": "arrest", "assault": "assault", "attack": "attack", "kidnapping": "kidnap",
    "abduction": "kidnap", "rape": "rape", "betrayal": "betray", "escape": "escape", "rescue": "rescue",
    "execution": "execute", "offer": "offer", "proposal": "propose", "warning": "warn", "suggestion": "suggest",
    "request": "request", "behest": "ask", "confession": "confess", "refusal": "refuse", "marriage": "marry",
    "wedding": "marry", "divorce": "divorce", "coronation": "crown", "accusation": "accuse",
}  # fmt: skip
"""Nouns that tell an event when a person stands beside them, with the verb they stand for."""


GONE = {
    "dead": "die", "lifeless": "die", "hanged": "hang", "drowned": "drown", "murdered": "murder", "slain": "slay",
    "killed": "kill", "strangled": "strangle", "beheaded": "behead",
}  # fmt: skip
"""What somebody is who is found so, with the verb of how."""
FOUND = frozenset("find discover leave drop fall lie shoot strike turn wash end pronounce declare".split())
"""Verbs behind which those words tell what somebody is."""

GUESSED = 0.5
"""How sure it must at least be who took part."""

KNOWN = 0.6
"""The same for who died or killed: nothing is worse to tell wrong."""

REPEATED = 0.45
"""The same where a pronoun means the subject of its sentence."""

ASIDE = 0.45
"""The confidence of what stays in the log but out of the views: purposes ("to form an alliance") and dull verbs."""
DULL = frozenset("use get look wear cause continue start keep consider put happen suppose further".split())


class Happening(msgspec.Struct, frozen=True):
    """An event before it becomes a fact: its trigger word, lemma, people, status, quotable clause and confidence."""

    word: int
    lemma: str
    arguments: Arguments
    status: Status
    clause: tuple[Range, ...]
    confidence: float
    particle: str = ""


def find(doc: Doc, cast: Cast) -> list[Happening]:
    """The events of a part in text order."""
    out = []
    predicates = {f.predicate: f.prob for f in doc.analysis.frames}
    for word in doc.words:
        if word.upos == "VERB" and _tells(doc, word.index):
            out += _verb(doc, cast, word.index, predicates.get(word.index, 0.0))
        elif word.upos == "NOUN" and word.lower in NOUN_EVENTS:
            out += _noun(doc, cast, word.index)
        elif word.lower in GONE and word.upos == "ADJ" and word.label in ("xcomp", "advcl"):
            out += _found(doc, cast, word.index)
        elif word.lemma in lexicon.DEAD_WORDS and word.upos == "ADJ" and _is_dead(doc, word.index):
            subject = cast.at(doc.first(word.index, "nsubj"))
            if subject:
                told = status(doc, word.index)
                out.append(Happening(word.index, "die", Arguments(patients=subject), told, clause(doc, word.index), 0.8))
    return out


def _is_dead(doc: Doc, word: int) -> bool:
    """Whether somebody is dead, and not "dead to her"."""
    return bool(doc.dependents(word, "cop")) and all(doc.preposition(c) != "to" for c in doc.dependents(word, "obl"))


def _found(doc: Doc, cast: Cast, word: int) -> list[Happening]:
    """ "Is found dead", "shoots him dead", "drops dead"."""
    up = doc.words[word].head
    if doc.words[up].lemma not in FOUND or doc.dependents(word, "cop", "nsubj"):
        return []
    shared = surface_subject(doc, up)
    objects = doc.dependents(up, "obj") if not passive(doc, up) else []
    subjects = objects or doc.dependents(up, "nsubj", "nsubj:pass") or [s for s in [shared] if s is not None]
    named = [s for s in subjects if doc.words[s].upos == "PROPN"]  # "a guest, Silas Crane, was": the tree may see two
    gone = tuple(f for s in (named or subjects)[:1] for f in cast.at(s) if f.type == "PER")
    told = status(doc, up)
    told = "claim" if told == "actual" and word in doc.spoken else told
    lemma = GONE[doc.words[word].lower]
    return [Happening(word, lemma, Arguments(patients=gone), told, clause(doc, word), 0.8)] if gone else []


def _tells(doc: Doc, verb: int) -> bool:
    """Whether a verb tells an event of its own rather than colour another ("tries to", "starts", "is")."""
    word = doc.words[verb]
    if word.deprel in ("aux", "aux:pass", "cop", "case", "mark", "amod", "compound", "fixed", "nmod:desc", "flat"):
        return False
    complement = [c for c in doc.dependents(verb, "xcomp") if doc.words[c].upos == "VERB"]
    clausal = [c for c in doc.dependents(verb, "ccomp") if doc.words[c].upos == "VERB"]
    bare = word.xpos in ("VBN", "VBD") and not doc.dependents(verb, "nsubj", "aux", "aux:pass", "obj")
    if (bare or word.deprel.startswith("acl")) and name_after(doc, verb) is not None:
        return False  # "a man called Ames"
    if complement and word.lemma in ("want", "need", "let", "have", "get"):
        return False
    if complement and word.lemma in lexicon.LIGHT and not doc.dependents(verb, "obj", "iobj"):
        return False
    if clausal and word.lemma in ("decide", "want", "let", "wish", "hope"):
        return False
    return word.lemma not in lexicon.STATIVE and word.lemma != "about"


def _verb(doc: Doc, cast: Cast, verb: int, predicate: float) -> list[Happening]:
    word = doc.words[verb]
    args = arguments(doc, cast, verb)
    people = [f for f in (*args.agents, *args.patients) if f.type in ("PER", "ORG")]
    if not people:
        return []
    lemma = word.lemma
    particle = next((doc.words[c].lower for c in doc.dependents(verb, "compound:prt") if _near(doc, verb, c)), "")
    args, lemma = _special(doc, cast, verb, lemma, args)
    own = {a.entity for a in args.agents}
    if not args.agents and not args.patients:
        return []
    confidence = 0.55 + 0.2 * (predicate > 0.5) + 0.15 * min(f.confidence for f in people) + 0.1 * (word.event > 0.5)
    if not own:
        confidence -= 0.05
    told = status(doc, verb)
    if told == "actual" and verb in doc.spoken:
        told = "claim"  # what somebody says
    fatal = lemma in lexicon.KILL_SURE | lexicon.DIE
    doubtful = any(not known(doc, cast, verb, f) if fatal else f.confidence < GUESSED for f in people)
    if doubtful or _aside(doc, verb, lemma, told, args):
        confidence = min(confidence, ASIDE)
    return [Happening(verb, lemma, args, told, clause(doc, verb), round(confidence, 3), particle)]


def known(doc: Doc, cast: Cast, verb: int, who: Filler) -> bool:
    """Whether it is sure who died or killed: "Tom swears that he is innocent and is hanged" can mean nobody else."""
    if who.confidence >= KNOWN:
        return True
    beside = doc.dependents(verb, "nsubj", "obj", "obl:agent")
    beside += [k for c in beside for k in doc.dependents(c, "appos", "flat")]
    named = {cast.identified.entities[r.index] for c in beside for r in cast.by_head.get(c, ()) if r.name is not None}
    if who.entity in named and who.confidence >= GUESSED:
        return True
    root = next((up for up in doc.ancestors(verb) if doc.words[up].head == up), verb)
    subjects = [s for s in doc.dependents(root, "nsubj", "nsubj:pass") if doc.words[s].upos != "PRON"]
    again = any(f.entity == who.entity for s in subjects for f in cast.at(s))
    return again and root != verb and who.confidence >= REPEATED


def _aside(doc: Doc, verb: int, lemma: str, told: Status, args: Arguments) -> bool:
    """Whether a verb says what for or how, of nobody else, rather than that something happened."""
    if any(f.type in ("PER", "ORG") for f in (*args.patients, *(f for _, f in args.others))):
        return False
    purpose = told == "plan" and doc.words[verb].deprel.split(":")[0] in ("advcl", "acl")
    return purpose or lemma in DULL


def _near(doc: Doc, verb: int, particle: int) -> bool:
    """Whether a particle follows its verb with no other verb between."""
    return verb < particle and all(w.upos != "VERB" for w in doc.words[verb + 1 : particle])


def _special(doc: Doc, cast: Cast, verb: int, lemma: str, args: Arguments) -> tuple[Arguments, str]:
    """Turns of phrase whose people sit elsewhere: "takes her own life", "commits suicide", "sleep together"."""
    obj = doc.first(verb, "obj")
    noun = doc.words[obj].lower if obj is not None else ""
    if lemma in ("take", "claim", "cost", "end") and noun == "life" and obj is not None:
        victims = cast.possessor(obj)
        if victims:
            return Arguments(args.agents, victims, args.others), "kill"
    if lemma == "commit" and noun == "suicide":
        return Arguments(args.agents, args.agents, args.others), "kill"
    if lemma in lexicon.DIE and args.agents and not (lemma == "drown" and doc.dependents(verb, "obj")):
        return Arguments((), args.agents, args.others), lemma
    reciprocal = any(doc.words[c].lower == "together" for c in doc.dependents(verb, "advmod", "obl"))
    if len(args.agents) == 2 and not args.patients and (reciprocal or lemma in RECIPROCAL):
        return Arguments(args.agents[:1], args.agents[1:], args.others), lemma
    if lemma in lexicon.WED and args.agents and passive(doc, verb):
        # "they are married by a priest": who weds them is none of them
        args = Arguments((), args.patients, (*args.others, *(("by", a) for a in args.agents)))
    if len(args.patients) == 2 and not args.agents and lemma in RECIPROCAL:
        return Arguments(args.patients[:1], args.patients[1:], args.others), lemma
    return args, lemma


RECIPROCAL = frozenset(
    ("marry wed betroth engage divorce meet kiss reconcile reunite separate argue quarrel fight talk discuss date").split()
)


def _noun(doc: Doc, cast: Cast, noun: int) -> list[Happening]:
    word = doc.words[noun]
    lemma = NOUN_EVENTS[word.lower]
    owner = cast.possessor(noun)
    by = tuple(f for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "by" for f in cast.at(c))
    on = tuple(f for c in doc.dependents(noun, "nmod") if doc.preposition(c) in ("on", "against", "to") for f in cast.at(c))
    if not owner and not on:
        return []
    suffers = lemma in ("die", "murder", "kill", "assassinate", "execute", "arrest", "kidnap", "crown") or word.lower in (
        "rescue",
        "rape",
    )
    if word.lower == "suicide":
        args = Arguments(owner, owner)
    elif suffers:
        args = Arguments(by, owner)
    elif word.lower in ("marriage", "wedding", "divorce"):
        args = Arguments(owner[:1], owner[1:])
        if len(owner) < 2:
            return []
    else:
        args = Arguments(owner, on)
    told = noun_status(doc, noun)
    if not args.agents and args.patients and suffers:
        args = Arguments(_doer(doc, cast, noun, {f.entity for f in args.patients}), args.patients, args.others)
    return [Happening(noun, lemma, args, told, clause(doc, noun), 0.6)]


def _doer(doc: Doc, cast: Cast, noun: int, suffered: set[str]) -> tuple[Filler, ...]:
    """Who caused a death, or is charged with it: "causes his death", "pushes him to his death", "is tried for her murder"."""
    up = doc.words[noun].head
    governor = doc.words[up]
    if governor.upos != "VERB":
        return ()
    around = arguments(doc, cast, up)
    if governor.lemma in lexicon.CHARGE and doc.preposition(noun) in ("of", "for", "with"):
        return around.patients
    sent = doc.preposition(noun) == "to" and suffered & {f.entity for f in around.patients}
    caused = governor.lemma == "cause" and doc.words[noun].label == "obj"
    return tuple(f for f in around.agents if f.entity not in suffered) if sent or caused else ()


def people(fillers: tuple[Filler, ...]) -> tuple[str, ...]:
    """The ids of fillers, each once, in order."""
    return tuple(dict.fromkeys(f.entity for f in fillers))
