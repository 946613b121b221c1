"""What befalls people beside death: who is held or free, hurt or ill or well, expecting, missing; told by happenings."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.reading import captivity, lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.events import KNOWN, Happening
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.voices import passive


class Plight(msgspec.Struct, frozen=True):
    """The value that an aspect of somebody takes, and by whose doing."""

    who: tuple[Filler, ...]
    aspect: str
    value: str
    by: tuple[Filler, ...] = ()


PRISONS = lexicon.PRISONS | frozenset("jailhouse captivity camp".split())
THROWN = frozenset("throw put cast toss send take lead march fling clap".split())
"""Verbs that bring somebody to prison."""
LOOSE = frozenset("escape break flee".split())
"""Verbs that get somebody out of one."""
POLICE = frozenset("police policeman policemen policewoman constable sheriff cops officers".split())
LIMBS = frozenset(
    "leg legs arm arms ankle ankles wrist wrists hip rib ribs finger fingers collarbone nose jaw foot feet hand hands knee toe "
    "toes shoulder elbow thumb".split()
)
"""What is broken of somebody who then is hurt; a heart is not."""
LOST = frozenset("leg legs arm arms foot finger fingers eye toes hand hands".split())
"""What somebody loses and is hurt; a hand that is not his own is lost at cards."""
BREAKS = frozenset("break fracture sprain dislocate crush shatter twist".split())
RUN_OVER = frozenset("car truck lorry bus van taxi cab train tram carriage cart motorcycle bullet arrow bolt wagon".split())
"""What somebody is hit by and hurt."""
DISEASES = frozenset(
    "cancer fever pneumonia flu influenza plague cholera typhus typhoid malaria smallpox measles tuberculosis consumption "
    "leukaemia leukemia diabetes dementia illness disease infection tumour tumor stroke seizure".split()
)
SUFFERS = frozenset("have suffer catch contract develop get".split())
ILL = frozenset(("ill", "sick"))
TURNS = frozenset("fall become get go turn slip lapse sink".split())
"""Verbs by which somebody comes to be what the word behind them says."""


def find(doc: Doc, event: Happening) -> Iterator[Plight]:
    """What a happening makes of the people in it."""
    agents = tuple(f for f in event.arguments.agents if f.type in ("PER", "ORG"))
    own = {f.entity for f in agents}
    done_to = (f for f in event.arguments.patients if f.type == "PER" and f.entity not in own)
    suffers = tuple(f for f in done_to if f.confidence >= KNOWN)
    people = tuple(f for f in agents if f.type == "PER" and f.confidence >= KNOWN)
    if value := _held(doc, event):
        yield Plight(suffers, "custody", value, agents)
    elif _gives_up(doc, event):
        yield Plight(people, "custody", "arrested")
    elif captivity.to_prison(doc, event.word):
        yield Plight(people or suffers, "custody", "captive")
    elif captivity.visited_there(doc, event.word):
        yield Plight(suffers, "custody", "captive")
    elif _sentenced(doc, event):
        yield Plight(suffers, "custody", "captive", agents)
    elif gets_out(doc, event):
        yield Plight(people, "custody", "free")
    elif gets_away(doc, event):
        yield Plight(people, "custody", "free")  # where they were held
    elif event.lemma in ("acquit", "bail") and suffers:
        yield Plight(suffers, "custody", "free", agents)
    if aches := _ails(doc, event):
        yield Plight(people or suffers, *aches)
    if _broken(doc, event):
        yield Plight(suffers or people, "health", "injured", agents if suffers else ())
    if event.lemma in ("heal", "cure") or (event.lemma == "recover" and not doc.dependents(event.word, "obj")):
        yield Plight(suffers or people, "health", "well", agents if suffers else ())
    if event.lemma == "give" and "birth" in doc.lowers(event.word, "obj"):
        yield Plight(people, "pregnancy", "over")
    if _hit(doc, event):
        yield Plight(suffers, "health", "injured")
    if event.lemma in GONE_OFF and _without_trace(doc, event.word):
        yield Plight(people or suffers, "whereabouts", "missing")
    elif event.lemma == "report" and "missing" in _said(doc, event.word):
        yield Plight(suffers, "whereabouts", "missing")
    elif event.lemma == "miss" and doc.words[event.word].lower == "missing" and _goes(doc, event.word):
        yield Plight(people or suffers, "whereabouts", "missing")
    elif doc.words[event.word].deprel != "acl:relcl" and _turns_up(doc, event):
        yield Plight(suffers if event.lemma in ("find", "locate") else people or suffers, "whereabouts", "found")


YOUNG = frozenset("child boy girl kid baby teenager teen young little toddler infant".split())
"""What somebody was when what is told is long past."""


def long_ago(doc: Doc, verb: int) -> bool:
    """ "Was once arrested", "was arrested when he was sixteen", "at the age of ten", "as a child": not how things are now."""
    words = doc.words
    if "once" in doc.lowers(verb, "advmod"):
        return True
    for clause in doc.dependents(verb, "advcl"):
        when = doc.has(clause, ("when", "while", "since"), "mark", "advmod")
        was = doc.has(clause, ("was", "were"), "cop")
        aged = words[clause].upos == "NUM" or words[clause].lower in YOUNG | {"old"}
        if when and was and aged:
            return True
    beside = [(doc.preposition(c), words[c].lower) for c in doc.dependents(verb, "obl")]
    return any((case == "as" and noun in YOUNG) or (case in ("at", "from") and noun == "age") for case, noun in beside)


def _turns_up(doc: Doc, event: Happening) -> bool:
    """ "Is found", "returns": news of somebody missing."""
    back = event.lemma in ("return", "reappear") and not doc.dependents(event.word, "obj")
    return back or event.lemma in ("find", "locate")


GONE_OFF = frozenset(["disappear", "vanish"])
AWAY = frozenset("into in from behind through among to".split())
"""Where somebody disappears who only leaves."""


def _without_trace(doc: Doc, verb: int) -> bool:
    """ "Disappears without a trace", "has vanished", "disappeared mysteriously", and not "into the crowd"."""
    words = doc.words
    trace = "trace" in doc.lowers(verb, "obl")
    perfect = any(words[c].lemma == "have" for c in doc.dependents(verb, "aux"))
    how = "mysteriously" in doc.lowers(verb, "advmod")
    away = {doc.preposition(c) for c in doc.dependents(verb, "obl")} & AWAY
    return trace or how or (perfect and not away)


def _said(doc: Doc, verb: int) -> set[str]:
    """What somebody is said to be or to become by the words a verb governs."""
    return doc.lowers(verb, "xcomp", "ccomp", "advcl", "obj", "acl")


def _goes(doc: Doc, missing: int) -> bool:
    """ "Goes missing", and nobody's company missed."""
    word = doc.words[missing]
    return word.label == "xcomp" and doc.words[word.head].lemma == "go" and not doc.dependents(missing, "obj")


OVER = {"well": "health", "over": "pregnancy", "found": "whereabouts"}
"""What is news only of somebody of whom another value of the aspect is known."""
FORMS_OF_BE = frozenset("is are was were been".split())
WOUNDED = frozenset("hurt injured wounded".split())
BADLY = frozenset("badly seriously severely gravely critically".split())


def said(doc: Doc, cast: Cast) -> Iterator[tuple[int, Plight]]:
    """What words say of people that tells no happening, with the word: "is badly hurt", "is in prison", "has cancer"."""
    words = doc.words
    for word in words:
        held = captivity.remains(doc, word.index)
        badly = _in_danger(doc, word.index)
        subject = next((s for s in (held, badly, doc.first(word.index, "nsubj", "nsubj:pass")) if s is not None), None)
        if subject is None or word.index in doc.spoken or status(doc, word.index) != "actual" or long_ago(doc, word.index):
            continue
        be = doc.lowers(word.index, "cop", "aux:pass", "aux") & FORMS_OF_BE
        if be & {"was", "were"} and not _in_the_past(doc, word.index):
            continue  # "she is his mother, and left because she was in prison"
        told: tuple[str, str] | None = None
        if word.lemma == "have" and doc.has(word.index, DISEASES, "obj"):
            told = ("health", "ill")
        elif be and word.lower in WOUNDED and (word.lower != "hurt" or _badly(doc, word.index)) and not _by(doc, word.index):
            told = ("health", "injured")
        elif be and word.lower == "missing" and not doc.dependents(word.index, "obj"):
            told = ("whereabouts", "missing")
        elif badly is not None:
            told = ("health", "ill" if _of_illness(doc, word.index) else "injured")
        elif held is not None or (be and _in_prison(doc, word.index)):
            told = ("custody", "captive")
        elif be and word.lower == "coma" and doc.preposition(word.index) == "in":
            told = ("health", "unconscious")
        who = tuple(f for f in cast.at(subject) if f.type == "PER")
        if told is not None and who:
            yield word.index, Plight(who, *told)


def _in_prison(doc: Doc, word: int) -> bool:
    """ "In prison", "in the dungeon", and not "in the enemy's camp"."""
    there = doc.words[word].lower in PRISONS and doc.preposition(word) == "in"
    return there and not captivity.somebodys_camp(doc, word)


GRAVE = frozenset("critical serious grave".split())
LIES = frozenset("lie remain stay".split())


def _in_danger(doc: Doc, word: int) -> int | None:
    """Who "is in critical condition", or "lies" or "is left in serious condition"."""
    words = doc.words
    if words[word].lower != "condition" or doc.preposition(word) != "in" or not doc.has(word, GRAVE, "amod"):
        return None
    up = words[word].head
    if doc.dependents(word, "cop"):
        return doc.first(word, "nsubj")
    told = words[word].label == "obl" and (words[up].lemma in LIES or passive(doc, up))
    return doc.first(up, "nsubj", "nsubj:pass") if told else None


def _of_illness(doc: Doc, word: int) -> bool:
    """Whether the sentence tells of an illness, from which somebody is in a bad condition."""
    here = [w for w in doc.words if w.sentence == doc.words[word].sentence]
    return any(w.lower in DISEASES | {"overdose", "attack", "virus", "poison", "poisoned"} for w in here)


def _in_the_past(doc: Doc, word: int) -> bool:
    """Whether the sentence is told in the past tense."""
    root = next((up for up in doc.ancestors(word) if doc.words[up].head == up), word)
    told = [root, *doc.dependents(root, "cop", "aux", "aux:pass")]
    return any(doc.words[w].xpos == "VBD" or doc.words[w].lower in ("was", "were", "had") for w in told)


def _badly(doc: Doc, word: int) -> bool:
    return doc.has(word, BADLY, "advmod")


def _by(doc: Doc, word: int) -> bool:
    """ "Wounded by her words": not in the body."""
    return any(doc.preposition(c) in ("by", "at", "with") for c in doc.dependents(word, "obl", "obl:agent"))


def _cases(doc: Doc, verb: int) -> dict[str, str]:
    """The obliques of a verb in lower case, with their prepositions."""
    return {doc.words[c].lower: doc.preposition(c) for c in doc.dependents(verb, "obl")}


def _held(doc: Doc, event: Happening) -> str:
    """Whether somebody is captive or arrested: "locks her in a cellar", "throws him into prison", "takes him into custody"."""
    verb, around = event.word, _cases(doc, event.word)
    if event.lemma in THROWN and around.get("custody") in ("in", "into"):
        return "arrested"
    if event.lemma in ("put", "place") and around.get("arrest") == "under":
        return "arrested"
    if event.lemma == "catch" and doc.has(verb, POLICE, "nsubj", "obl:agent"):
        return "arrested"
    if event.lemma in THROWN and any(noun in PRISONS and case in ("in", "into", "to") for noun, case in around.items()):
        return "captive"
    kept = event.lemma in ("lock", "shut", "keep", "make") and captivity.captive(doc, verb, event.lemma)
    shut_in = kept or event.lemma in ("institutionalize", "institutionalise") or captivity.put_away(doc, verb)
    return "captive" if shut_in else ""


def _gives_up(doc: Doc, event: Happening) -> bool:
    """ "Turns himself in", "gives herself up to the police", "surrenders to the police"."""
    itself = doc.has(event.word, lexicon.REFLEXIVES, "obj")
    if itself and (event.lemma, event.particle) in {("turn", "in"), ("give", "up"), ("hand", "in")}:
        return True
    return event.lemma == "surrender" and bool(POLICE & _cases(doc, event.word).keys())


def _sentenced(doc: Doc, event: Happening) -> bool:
    """ "Is sentenced to ten years", "to life in prison"."""
    to = {noun for noun, case in _cases(doc, event.word).items() if case == "to"}
    return event.lemma in ("sentence", "condemn") and bool(to & (PRISONS | {"years", "months", "life", "imprisonment"}))


def gets_out(doc: Doc, event: Happening) -> bool:
    """ "Escapes from prison", "breaks out of jail"."""
    out = {noun for noun, case in _cases(doc, event.word).items() if case in ("from", "of", "out")}
    return event.lemma in LOOSE and bool(out & (PRISONS | {"captivity", "custody"})) and not doc.dependents(event.word, "obj")


def gets_away(doc: Doc, event: Happening) -> bool:
    """ "Escapes", "manages to get away", "flees the warehouse": which frees whoever was held."""
    away = event.lemma in ("get", "break", "slip") and (event.particle in ("away", "free", "out") or _off(doc, event.word))
    people = any(doc.words[c].upos in ("PROPN", "PRON") for c in doc.dependents(event.word, "obj"))
    return (event.lemma in ("escape", "flee") or away) and not people


def _off(doc: Doc, verb: int) -> bool:
    """ "Gets away", "breaks free", and not "gets away with it", "breaks free of his past"."""
    words = doc.words
    right = [c for c in doc.dependents(verb, "advmod", "xcomp") if c == verb + 1 and words[c].lower in ("away", "free")]
    beside = [k for c in (verb, *right) for k in doc.dependents(c, "obl", "nmod")]
    only = any(doc.preposition(k) == "with" or words[k].lower in captivity.TIES for k in beside)
    return bool(right) and not only


def _ails(doc: Doc, event: Happening) -> tuple[str, str] | None:
    """The aspect and value of what somebody comes to be or to have ("falls ill", "has cancer", "is pregnant")."""
    words, verb, lemma = doc.words, event.word, event.lemma
    if lemma == "be ill":
        how = doc.has(verb, ("how", "as", "so", "too"), "advmod")
        return None if how or doc.dependents(verb, "obl") else ("health", "ill")
    if lemma == "be pregnant":
        return "pregnancy", "pregnant"
    if lemma == "be unconscious":
        return "health", "unconscious"
    if lemma in ("paralyse", "paralyze"):
        by = {words[c].lower for c in doc.dependents(verb, "obl", "obl:agent") if doc.preposition(c) in ("by", "with", "from")}
        return None if by else ("health", "paralysed")
    if lemma in SUFFERS and any(words[o].lower in DISEASES or _attack(doc, o) for o in doc.dependents(verb, "obj")):
        return "health", "ill"
    if lemma in ("come", "fall") and DISEASES & _cases(doc, verb).keys() and "down" in (event.particle, *_said_of(doc, verb)):
        return "health", "ill"
    if lemma == "infect":
        return "health", "ill"
    if lemma == "blind" and passive(doc, verb) and not _cases(doc, verb).keys() & FEELINGS:
        return "health", "blind"
    if lemma == "expect" and doc.has(verb, ("child", "baby", "twins"), "obj"):
        return "pregnancy", "pregnant"
    if lemma == "suffer" and DISEASES & _cases(doc, verb).keys():
        return "health", "ill"
    if lemma not in TURNS:
        return None
    if "coma" in _cases(doc, verb):
        return "health", "unconscious"
    what = {words[c].lower for c in doc.dependents(verb, "xcomp") if not doc.dependents(c, "obl", "advmod", "xcomp", "ccomp")}
    if what & ILL:
        return "health", "ill"
    if "pregnant" in what:
        return "pregnancy", "pregnant"
    return ("health", next(iter(sorted(what & {"blind", "deaf"})))) if what & {"blind", "deaf"} else None


def _said_of(doc: Doc, verb: int) -> set[str]:
    return doc.lowers(verb, "advmod", "compound:prt")


FEELINGS = frozenset("love rage anger hatred grief jealousy ambition greed fury pride faith light sun tears".split())
"""What people are blinded by and see on."""


def _attack(doc: Doc, noun: int) -> bool:
    """ "A heart attack"."""
    before = doc.lowers(noun, "compound", "amod")
    return doc.words[noun].lower == "attack" and bool(before & {"heart", "asthma"})


def _broken(doc: Doc, event: Happening) -> bool:
    """ "Breaks his leg", "breaks Tom's arm", "loses an eye", and not "the nose of one of them"."""
    of = LIMBS if event.lemma in BREAKS else LOST if event.lemma == "lose" else frozenset[str]()
    limbs = [o for o in doc.dependents(event.word, "obj") if doc.words[o].lower in of]
    bent = event.lemma == "twist" and not any(doc.words[o].lower in ("ankle", "knee") for o in limbs)
    cards = any(doc.words[o].lower in ("hand", "hands") and not doc.dependents(o, "nmod:poss") for o in limbs)
    anybodys = cards or any(doc.words[c].lower == "the" for o in limbs for c in doc.dependents(o, "det"))
    return bool(limbs) and not bent and not anybodys and not passive(doc, event.word)


def _hit(doc: Doc, event: Happening) -> bool:
    """ "Is hit by a car"."""
    by = {doc.words[c].lower for c in doc.dependents(event.word, "obl:agent", "obl") if doc.preposition(c) == "by"}
    return event.lemma in ("hit", "strike", "run") and passive(doc, event.word) and bool(by & RUN_OVER)
