"""What happens in a part: verbs (and a few nouns) with who did it to whom, whether it happened, and how to quote it."""

from __future__ import annotations

import msgspec

from previously.model import Range, Status
from previously.reading import lexicon, nominal
from previously.reading.arguments import OBJECT_CONTROL, Arguments, arguments, surface_subject
from previously.reading.called import name_after
from previously.reading.cast import Cast, Filler
from previously.reading.clauses import clause
from previously.reading.colours import colours
from previously.reading.conditions import undergone
from previously.reading.fights import friends, with_others
from previously.reading.including import named_of
from previously.reading.noun_status import noun_status
from previously.reading.pairs import apiece
from previously.reading.remarks import of_the_teller, to_the_reader
from previously.reading.status import status
from previously.reading.subjects import called_out, in_order
from previously.reading.syntax import Doc
from previously.reading.verb_classes import RECIPROCAL
from previously.reading.voices import passive

GONE = {
    "dead": "die", "lifeless": "die", "hanged": "hang", "drowned": "drown", "murdered": "murder", "slain": "slay",
    "killed": "kill", "strangled": "strangle", "beheaded": "behead",
}  # fmt: skip
"""What somebody is who is found so, with the verb of how."""
FOUND = frozenset("find discover leave drop fall lie shoot strike turn wash end pronounce declare".split())
"""Verbs behind which those words tell what somebody is."""

GUESSED = 0.45
"""How sure it must at least be who took part."""

KNOWN = 0.6
"""The same for who died or killed: nothing is worse to tell wrong."""

REPEATED = 0.45
"""The same where a pronoun means the subject of its sentence."""

TOLD = 0.55
"""How sure it is that something happened of which it is a guess who took part."""

ASIDE = 0.45
"""The confidence of what stays in the log but out of the views: purposes ("to form an alliance") and dull verbs."""
DULL = frozenset("use cause continue start consider happen suppose further".split())


class Happening(msgspec.Struct, frozen=True):
    """An event before it becomes a fact: its trigger word, lemma, people, status, quotable clause and confidence.

    `guessed` says that it is a guess who took part: what happened is told then, and not of whom.
    """

    word: int
    lemma: str
    arguments: Arguments
    status: Status
    clause: tuple[Range, ...]
    confidence: float
    particle: str = ""
    guessed: bool = False


def find(doc: Doc, cast: Cast) -> list[Happening]:
    """The events of a part in text order."""
    out = []
    predicates = {f.predicate: f.prob for f in doc.analysis.frames}
    for word in doc.words:
        if word.upos == "VERB" and _tells(doc, word.index):
            out += _verb(doc, cast, word.index, predicates.get(word.index, 0.0))
        elif word.upos == "NOUN" and (told := nominal.told(doc, cast, word.index)) is not None:
            lemma, args = told
            status_of = noun_status(doc, word.index)
            out.append(Happening(word.index, lemma, args, status_of, clause(doc, word.index), 0.6))
        elif word.upos == "ADJ":
            out += _adjective(doc, cast, word.index)
    return out


def _adjective(doc: Doc, cast: Cast, index: int) -> list[Happening]:
    """What an adjective tells to have happened."""
    word = doc.words[index]
    if word.lower == "dead" and doc.words[index - 1].lower == "for":
        return []  # "leaves her for dead": she may live
    if word.lower in GONE and word.label in ("xcomp", "advcl") and (gone := _found(doc, cast, index)):
        return gone
    if word.lemma in lexicon.DEAD_WORDS and doc.dependents(index, "cop") and not _is_dead(doc, index):
        return []
    told = undergone(doc, cast, index)
    return [_condition(doc, index, *told)] if told is not None else []


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


def _condition(doc: Doc, word: int, lemma: str, args: Arguments) -> Happening:
    """What an adjective tells to have happened."""
    least = min(f.confidence for f in (*args.agents, *args.patients))
    dead = lemma in lexicon.DIE
    guessed = least < GUESSED and not dead
    confidence = 0.8 if dead else ASIDE if guessed else TOLD
    return Happening(word, lemma, args, status(doc, word), clause(doc, word), confidence, guessed=guessed)


def _tells(doc: Doc, verb: int) -> bool:
    """Whether a verb tells an event of its own rather than colour another ("tries to", "starts", "is")."""
    word = doc.words[verb]
    if word.deprel in ("aux", "aux:pass", "cop", "case", "mark", "amod", "compound", "fixed", "nmod:desc", "flat"):
        return False
    if colours(doc, verb):
        return False
    complement = [c for c in doc.dependents(verb, "xcomp") if doc.words[c].upos == "VERB"]
    clausal = [c for c in doc.dependents(verb, "ccomp") if doc.words[c].upos == "VERB"]
    bare = word.xpos in ("VBN", "VBD") and not doc.dependents(verb, "nsubj", "aux", "aux:pass", "obj")
    if (bare or word.deprel.startswith("acl")) and name_after(doc, verb) is not None:
        return False  # "a man called Ames"
    if complement and word.lemma == "let":
        return doc.first(verb, "obj", "iobj") is not None  # "lets her go"
    if complement and word.lemma in ("need", "have", "get"):
        return False
    if complement and word.lemma == "want":
        return doc.first(verb, "obj") is not None  # "wants her to leave": asks her to
    if complement and word.lemma in lexicon.LIGHT - REPLIES and not doc.dependents(verb, "obj", "iobj"):
        return False
    if clausal and word.lemma in ("decide", "want", "wish", "hope"):
        return False
    return word.lemma != "about" and (word.lemma not in lexicon.STATIVE or _happens(doc, verb))


REPLIES = frozenset(("refuse", "agree"))
"""What is an answer of its own, whatever it is that one refuses or agrees to do."""


def _happens(doc: Doc, verb: int) -> bool:
    """Whether a verb that mostly tells how things are tells that something happened: "do an operation", "own that"."""
    words = doc.words
    lemma = words[verb].lemma
    objects = [words[o] for o in doc.dependents(verb, "obj")]
    if lemma == "do":
        return any(o.upos in ("NOUN", "PROPN") for o in objects)
    if lemma == "have":
        return any(o.event > HAPPENS or o.lemma in HAD for o in objects)
    if lemma == "own":  # to something done
        return not objects
    if lemma == "know":
        return bool(objects or doc.dependents(verb, "ccomp")) or any(
            doc.preposition(c) in ("about", "of") for c in doc.dependents(verb, "obl")
        )
    if lemma in TOWARDS:
        return any(o.upos == "PROPN" or o.lower in lexicon.PEOPLE | SOMEBODY for o in objects)
    if lemma == "live":
        return any(doc.preposition(c) == "with" for c in doc.dependents(verb, "obl"))
    return lemma in ("stay", "feel") and bool(doc.dependents(verb, "xcomp", "obl"))


TOWARDS = frozenset(["love", "like", "let"])
"""What is only worth telling when it is done or felt to somebody."""
SOMEBODY = frozenset("him her them me us you whom".split())
HAD = frozenset(
    (
        "affair fling tryst row fight argument quarrel dispute spat altercation conversation talk chat discussion meeting "
        "miscarriage abortion stroke seizure breakdown accident crash nightmare dream vision flashback"
    ).split()
)
"""What happens when somebody has it: quarrels, talks, affairs, and what befalls body and mind."""
HAPPENS = 0.5
"""How sure the model must be that a noun tells an event."""


def _verb(doc: Doc, cast: Cast, verb: int, predicate: float) -> list[Happening]:
    word = doc.words[verb]
    args, lemma = _special(doc, cast, verb, word.lemma, arguments(doc, cast, verb))
    args = _but_sufferers(args)
    people = [f for f in (*args.agents, *args.patients) if f.type in ("PER", "ORG")]
    if to_the_reader(doc, verb) or (not any(f in people for f in args.agents) and of_the_teller(doc, verb)):
        return []  # "we see her leave"
    if lemma in TOWARDS and not any(f.type in ("PER", "ORG") for f in args.patients):
        return []  # "loves Mozart", "lets the door swing to"
    least = min((f.confidence for f in people), default=KNOWN)
    confidence = 0.55 + 0.2 * (predicate > 0.5) + 0.15 * least + 0.1 * (word.event > 0.5)
    if not args.agents:
        confidence -= 0.05
    told = status(doc, verb)
    if told == "actual" and verb in doc.spoken:
        told = "claim"  # what somebody says
    fatal = lemma in lexicon.FATAL
    guessed = any(not known(doc, cast, verb, f) if fatal else f.confidence < GUESSED for f in people)
    aside = _aside(doc, verb, lemma, told, args)
    if guessed or aside:
        confidence = min(confidence, ASIDE)
    particle = next((doc.words[c].lower for c in doc.dependents(verb, "compound:prt") if _near(doc, verb, c)), "")
    return [Happening(verb, lemma, args, told, clause(doc, verb), round(confidence, 3), particle, guessed and not aside)]


def _but_sufferers(args: Arguments) -> Arguments:
    """Of several who do something, not whoever it is done to: "the two men fight, and Lucas injures Tobias"."""
    suffer = {f.entity for f in args.patients}
    doers = tuple(f for f in args.agents if f.entity not in suffer)
    return Arguments(doers, args.patients, args.others) if doers else args


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
    purpose = told == "plan" and doc.words[verb].deprel.split(":")[0] in ("advcl", "acl") and called_out(doc, verb) is None
    return (purpose and not _bidden(doc, verb)) or lemma in DULL


def _bidden(doc: Doc, verb: int) -> bool:
    """Whether somebody is brought to do something, which is no mere purpose: "is paid by her to cut out a leaf"."""
    word, up = doc.words[verb], doc.words[doc.words[verb].head]
    to = word.xpos == "VB" and word.label == "advcl" and "to" in doc.lowers(verb, "mark")
    if not to or up.index > verb or up.lemma not in OBJECT_CONTROL or in_order(doc, verb):
        return False
    return bool(doc.dependents(up.index, "obj", "iobj")) or passive(doc, up.index)


def _near(doc: Doc, verb: int, particle: int) -> bool:
    """Whether a particle follows its verb with no other verb between."""
    return verb < particle and all(w.upos != "VERB" for w in doc.words[verb + 1 : particle])


def _special(doc: Doc, cast: Cast, verb: int, lemma: str, args: Arguments) -> tuple[Arguments, str]:
    """Turns of phrase whose people sit elsewhere: "takes her own life", "commits suicide", "sleep together"."""
    obj = doc.first(verb, "obj")
    noun = doc.words[obj].lower if obj is not None else ""
    over = doc.words[min(verb + 1, len(doc.words) - 1)].lower == "over"  # takes over her life, and lives it
    if lemma in ("take", "claim", "cost", "end") and noun == "life" and obj is not None and not over:
        victims = cast.possessor(obj)
        if victims:
            return Arguments(args.agents, victims, args.others), "kill"
    if lemma == "commit" and noun == "suicide":
        return Arguments(args.agents, args.agents, args.others), "kill"
    drowned = lemma == "drown" and (doc.dependents(verb, "obj") or (args.patients and passive(doc, verb)))
    choked = lemma in lexicon.CHOKE and not doc.dependents(verb, "obj") and not passive(doc, verb)
    ends = (lemma in lexicon.DIE or choked) and not drowned
    if ends and not passive(doc, verb) and (subject := surface_subject(doc, verb)) is not None:
        named = named_of(doc, cast, [subject])
        args = Arguments(args.agents + tuple(f for f in named if f not in args.agents), args.patients, args.others)
    if ends and args.agents:
        return Arguments((), args.agents, args.others), lemma
    if lemma in DRAWING and not args.patients:
        near = [c for c in doc.children[verb] if doc.words[c].lower in NEAR]
        beside = [k for c in near for k in doc.dependents(c, "obl") if doc.preposition(k) in ("to", "from")]
        third = tuple(f for k in beside for f in cast.at(k) if f.type == "PER" and f not in args.agents)
        args = Arguments(args.agents, third, args.others)  # "grow close to Ann"
    mutual = (lemma in RECIPROCAL or _mutual(doc, verb, noun)) and not with_others(doc, verb)
    if side := friends(doc, cast, verb):  # "fights alongside Ann": not her
        ids = {f.entity for _, f in side}
        others = tuple(x for x in args.others if x[1].entity not in ids) + side
        foes = tuple(f for f in args.patients if f.entity not in ids)
        args = Arguments(args.agents, foes or tuple(f for role, f in others if role == "against"), others)
    if len(args.agents) == 2 and not args.patients and mutual and not apiece(doc, verb):
        return Arguments(args.agents[:1], args.agents[1:], args.others), lemma
    if lemma in lexicon.WED and args.agents and passive(doc, verb):
        # "they are married by a priest": who weds them is none of them
        args = Arguments((), args.patients, (*args.others, *(("by", a) for a in args.agents)))
    bound = BOUND.get(lemma, "")
    to = tuple(f for role, f in args.others if role == bound and f.type == "PER")
    if lemma == "remarry" and args.agents and to and not args.patients:
        return Arguments(args.agents, to, tuple(x for x in args.others if x[0] != bound)), lemma
    if bound and passive(doc, verb) and to and not args.agents:
        return Arguments(args.patients, to, tuple(x for x in args.others if x[0] != bound)), lemma
    if lemma in ("say", "wave", "bid") and noun in GREETINGS and obj is not None and not args.patients:
        met = tuple(f for c in doc.dependents(obj, "nmod", "obl") if doc.preposition(c) == "to" for f in cast.at(c))
        return Arguments(args.agents, met, tuple(x for x in args.others if x[0] != "topic")) if met else args, lemma
    if len(args.patients) == 2 and not args.agents and lemma in RECIPROCAL:
        return Arguments(args.patients[:1], args.patients[1:], args.others), lemma
    return args, lemma


BOUND = {
    "reunite": "with",
    "reconcile": "with",
    "betroth": "to",
    "engage": "to",
    "marry": "to",
    "wed": "to",
    "remarry": "to",
    "divorce": "from",
    "separate": "from",
    "estrange": "from",
}
"""What binds or parts two in the passive, with the preposition before the other: "is divorced from Ann"."""
GREETINGS = frozenset("goodbye farewell hello hi goodnight adieu yes no sorry thanks nothing".split())
"""What one says to somebody."""

BLOWS = frozenset("blows fight argument quarrel row brawl scuffle".split())
"""What two come to or get into with one another."""
NEAR = frozenset(["close", "closer", "apart", "together", "distant"])
DRAWING = frozenset("grow drift get become".split())
UP = frozenset("break split team pair make hook link".split())
"""Verbs that with "up" tell what two do with one another."""
PAIRS = (frozenset(("each", "other")), frozenset(("one", "another")))


def _mutual(doc: Doc, verb: int, noun: str) -> bool:
    """Whether it is said that two do something to one another: "together", "each other", "shake hands"."""
    words = doc.words
    if "together" in doc.lowers(verb, "advmod", "obl"):
        return _with_each_other(doc, verb)
    if words[verb].lemma == "have":
        return True  # "have a conversation"
    if words[verb].lemma in DRAWING and (near := [c for c in doc.children[verb] if words[c].lower in NEAR]):
        return not any(doc.preposition(k) in ("to", "from", "with") for c in near for k in doc.dependents(c, "obl"))
    if words[verb].lemma in UP and "up" in doc.lowers(verb, "compound:prt"):
        return True  # "break up"
    if words[verb].lemma == "speak" and not doc.dependents(verb, "obj"):
        return any(words[c].lower in ("not", "n't", "never") for c in doc.children[verb]) or not doc.dependents(verb, "obl")
    if noun == "hands" and words[verb].lemma in ("shake", "hold", "join"):
        return True
    if words[verb].lemma in ("come", "get", "fall") and doc.has(verb, BLOWS, "obl"):
        return True  # "come to blows", "get into a fight"
    objects = doc.dependents(verb, "obj", "iobj", "obl")
    return any({words[c].lower, *(words[k].lower for k in doc.children[c])} >= pair for c in objects for pair in PAIRS)


PASSED = frozenset("spend start begin have make".split())
"""What two do with a night, a romance or a home."""


def _with_each_other(doc: Doc, verb: int) -> bool:
    """Whether what two do together has to do with one another ("work together"), and not with a thing or a place."""
    lemma = doc.words[verb].lemma
    placed = doc.has(verb, ("there", "here"), "advmod")
    placed |= any(doc.words[c].lower != "together" for c in doc.dependents(verb, "obl"))
    if doc.dependents(verb, "obj"):
        return lemma in PASSED
    return not (placed and (lemma in lexicon.INTRANSITIVE or lemma in ("drive", "ride", "dance", "swim")))


def people(fillers: tuple[Filler, ...]) -> tuple[str, ...]:
    """The ids of fillers, each once, in order."""
    return tuple(dict.fromkeys(f.entity for f in fillers))
