"""Relations that deeds tell: who marries, serves, hires, joins or is after whom."""

from __future__ import annotations

import msgspec

from previously.model import RelationType
from previously.reading import acts, captivity, healing, lexicon, quarrels
from previously.reading.cast import Filler
from previously.reading.events import Happening
from previously.reading.fights import FIGHTING, side_by_side
from previously.reading.memory import Memory
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, covert, former, sure, told_in_the_present
from previously.reading.voices import passive


def of_events(doc: Doc, events: list[Happening], memory: Memory) -> list[Tie]:
    """The relations that a part's events tell."""
    out: list[Tie] = []
    present, hospital = told_in_the_present(doc), healing.in_a_hospital(doc, memory)
    for event in events:
        out += _service(doc, event, present)
        out += _alliance(doc, event, present, hospital)
        out += quarrels.of_event(doc, event)
        if _to_oneself(doc, event.word):
            continue
        for agent in event.arguments.agents:
            for patient in event.arguments.patients[: 1 if event.lemma in lexicon.WED else None]:
                if agent.entity == patient.entity:
                    continue
                if event.status == "actual" and event.lemma in JAILED and _has_done(doc, event.word, event.lemma):
                    out.append(Tie(agent.entity, patient.entity, "captor", None, True, event.word, sure(agent, patient)))
                if (
                    tie := healing.treatment(doc, event, memory, agent, patient) or _tie(doc, event, agent, patient)
                ) is not None:
                    out.append(tie)
                elif _defends(doc, event, memory, agent, patient):
                    out.append(Tie(agent.entity, patient.entity, "represents", None, True, event.word, sure(agent, patient)))
    return out


def _to_oneself(doc: Doc, verb: int) -> bool:
    """Whether somebody does something to themselves, whoever else suffers it: "will kill herself and her baby"."""
    own = lexicon.REFLEXIVES | {"themselves"}
    return doc.has(verb, own, "obj")


AT_WORK = frozenset(["for", "at", "under"])
UNDER = frozenset("serve sail fight".split())
"""Verbs of following somebody, with "under"."""


def _service(doc: Doc, event: Happening, present: bool) -> list[Tie]:
    """Who works for whom: "works at the mill", "serves the queen", "hires a guard"; and who no longer does."""
    agents, patients, others = event.arguments.agents, event.arguments.patients, event.arguments.others
    lemma, out = event.lemma, []

    def tie(servant: Filler, master: Filler, begins: bool = True) -> None:
        if servant.type == "PER" and master.type in ("PER", "ORG") and servant.entity != master.entity:
            past = former(doc, event.word, present) if begins else None
            out.append(Tie(servant.entity, master.entity, "works_for", past, begins, event.word, sure(servant, master)))

    agreed = lemma in ("work", *lexicon.SERVE) and event.status == "plan" and _agreed(doc, event.word)
    if event.status != "actual" and not agreed:
        return []
    if lemma == "work" or (lemma in UNDER and "under" in doc.cases(event.word) | {role for role, _ in others}):
        cases = ({"for"} if covert(doc, event.word) else AT_WORK) if lemma == "work" else {"under"}
        masters = [f for role, f in others if role in cases]
        if doc.cases(event.word) & cases and not doc.cases(event.word) & {"beside", "alongside", "with"}:
            masters += patients
        for a in agents:
            for m in masters:
                tie(a, m)
    elif lemma in lexicon.SERVE and person_object(doc, event.word, lexicon.ORG_NOUNS):
        for a in agents:
            for p in patients:
                tie(a, p)
    elif lemma in lexicon.HIRE and _for_court(doc, event.word):
        clients = tuple(f for role, f in others if role == "for" and f.type == "PER") or agents
        objects = doc.dependents(event.word, "obj")
        if any(doc.preposition(c) == "for" for o in objects for c in doc.dependents(o, "nmod")):
            return []  # "hires a lawyer for Ann": that one is hers
        out += [Tie(p.entity, c.entity, "represents", None, True, event.word, sure(c, p)) for c in clients for p in patients]
    elif lemma in lexicon.HIRE | lexicon.DISMISS and person_object(doc, event.word) and not _at_somebody(doc, event.word):
        hired = doc.words[event.word].label == "conj" and doc.words[doc.words[event.word].head].lemma in lexicon.HIRE
        if _sent_away(doc, event.word) or hired:
            return []  # "hires a lawyer for her, but she dismisses him": that one, and not who hired him
        if lemma == "recruit" and _as_a_peer(doc, event.word):
            return [_beside_one(event, a, p) for a in agents for p in patients if a.type == p.type == "PER"]
        for a in agents:
            for p in patients:
                tie(p, a, lemma in lexicon.HIRE)
    return out


def _beside_one(event: Happening, a: Filler, b: Filler) -> Tie:
    """That one has a hand in another's work."""
    return Tie(a.entity, b.entity, "works_with", None, True, event.word, sure(a, b), passing=True)


def _as_a_peer(doc: Doc, verb: int) -> bool:
    """Whether somebody is won for a plot, or as one of several: "enlists her as his fellow judge"."""
    beside = [(doc.preposition(c), c) for c in doc.dependents(verb, "obl")]
    plots = any(case in ("in", "into", "for") and doc.words[c].lower in PLOTS for case, c in beside)
    fellow = [c for case, c in beside if case == "as" and any(doc.words[k].lower == "fellow" for k in doc.children[c])]
    helps = [c for c in doc.dependents(verb, "xcomp", "advcl") if doc.words[c].lemma in ("help", "assist", "join")]
    return plots or bool(fellow or helps)


PLOTS = frozenset("plot scheme plan conspiracy heist mission quest search hunt project".split())
"""What somebody is won for by one who is not to command for it."""


def _alliance(doc: Doc, event: Happening, present: bool, hospital: bool) -> list[Tie]:
    """Who does something with whom: "teams up with her", "they ally against him", "agree to work with him"."""
    if event.lemma not in lexicon.ALLY or (event.lemma == "team" and event.particle != "up"):
        return []
    agreed = event.status == "plan" and doc.words[doc.words[event.word].head].lemma in ("agree", "decide")
    if event.status != "actual" and not agreed:
        return []
    agents, patients = event.arguments.agents, event.arguments.patients
    cases = doc.cases(event.word)
    beside = [f for role, f in event.arguments.others if role in ("with", "alongside")]
    paired = event.lemma == "pair" or (event.lemma in PAIRING and passive(doc, event.word))
    if cases & {"with", "alongside"} and not paired and (not beside or not cases & AT_WORK):
        beside += patients
    joined = event.lemma != "work" or "together" in doc.lowers(event.word, "advmod")
    if paired and not agents:
        agents, patients = patients, ()  # "Ann is paired with Tom"
    if paired and len({f.entity for f in (*agents, *beside)}) != 2:
        return []  # "Ann is paired with Tom, Beth with Colin": the tree tells no longer who with whom
    pairs = [(a, b) for a in agents for b in beside if b not in agents]
    if not beside and joined:
        # "unite against him" makes its several subjects one another's allies
        together = [*agents, *(patients if len(agents) == 1 and not cases & {"against", "on"} else ())]
        pairs = [(a, b) for i, a in enumerate(together) for b in together[i + 1 :]]
    past = former(doc, event.word, present)
    if hospital and beside and any(healing.hurt(doc, c) for c in doc.dependents(event.word, "obl")):
        # whom doctors work with who was shot is their patient
        return [Tie(a.entity, b.entity, "treats", past, True, event.word, sure(a, b)) for a, b in pairs if a.entity != b.entity]
    return [
        Tie(a.entity, b.entity, "works_with", past, True, event.word, sure(a, b))
        for a, b in pairs
        if a.entity != b.entity and {a.type, b.type} <= {"PER", "ORG"}
    ]


PAIRING = frozenset("pair partner team".split())
"""What is done to two who then work together."""
ACTUAL: dict[str, RelationType] = {
    **dict.fromkeys(lexicon.WED, "spouse"),
    **dict.fromkeys((*lexicon.LOVE, "sleep", "kiss", "date"), "romantic"),
    **dict.fromkeys(lexicon.CAPTURE, "captor"),
    **dict.fromkeys(("father", "sire", "beget"), "parent"),
    "befriend": "friend",
    "impersonate": "impersonates",
    **dict.fromkeys(lexicon.ENMITY, "adversary"),
}
"""What somebody is to somebody else after doing this to them."""
VIOLENCE = frozenset(
    "stab shoot punch beat kick club bludgeon batter pummel thrash hit maim whip flog slash wound torture torment drug "
    "choke tackle scald headbutt knife hang poison smother suffocate drown harass bully ambush mug rob evict cheat swindle "
    "humiliate taunt trick threaten accuse blame overthrow depose double-cross".split()
)
"""What is done to adversaries in deeds or words, but between kin and lovers may be a matter of one day."""
AGAINST_BODIES = frozenset("accuse blame attack fight battle betray denounce".split())
"""Those of them that make an enemy of a body of people too."""
FELLED = frozenset("death deaths unconsciousness submission coma pulp ground floor knees".split())
"""To or into what somebody is beaten who is hurt by it."""
LIVES = frozenset("life lives family job career children".split())
"""What of somebody's is threatened by who threatens them, and not by what they stand for."""
UNMEANT = frozenset("accidentally unintentionally inadvertently unwittingly unknowingly mistakenly almost nearly".split())
GREETED = frozenset("cheek cheeks forehead hand hands head brow".split())
"""Where friends and children are kissed."""
LOVE_NOUNS = frozenset("relationship affair romance".split())


def _goes(doc: Doc, verb: int) -> bool:
    """Whether somebody "heads to the bureau" or "runs to the bank": who goes there does not belong there."""
    going = doc.words[verb].lemma in ("head", "run") and not doc.dependents(verb, "obj") and not passive(doc, verb)
    return going and bool(doc.cases(verb) & {"to", "for", "into", "toward", "towards", "from", "out"})


def _tie(doc: Doc, event: Happening, agent: Filler, patient: Filler) -> Tie | None:
    lemma, told = event.lemma, event.status
    certain = round(sure(agent, patient) * (0.6 + 0.4 * event.confidence), 3)

    def tie(type: RelationType, begins: bool = True) -> Tie:
        return Tie(agent.entity, patient.entity, type, None, begins, event.word, certain)

    if not agent.type == patient.type == "PER":
        against = lemma in lexicon.ENMITY | {"threaten", "blame"} or (lemma == "accuse" and _reproaches(doc, event.word))
        against = against or (agent.type == "PER" and lemma in AGAINST_BODIES)
        if told == "actual" and against and {agent.type, patient.type} == {"PER", "ORG"}:
            return msgspec.structs.replace(tie("adversary"), passing=True)
        if lemma in acts.BELONGING and (agent.type, patient.type) == ("PER", "ORG") and told == "actual":
            return None if _goes(doc, event.word) else tie("member_of")
        return None
    with_love = doc.has(event.word, LOVE_NOUNS, "obj")
    working = any("working" in doc.span_text(min(doc.subtree(c)), c).lower() for c in doc.dependents(event.word, "obj"))
    if told == "actual" and with_love and not working and lemma in ("start", "begin", "have"):
        return tie("romantic")
    parts = lemma in ("divorce", "dump", "jilt") or (lemma in ("break", "split") and event.particle == "up")
    if told == "actual" and parts and person_object(doc, event.word):
        return tie("spouse" if lemma == "divorce" else "romantic", begins=False)
    objects = _object_nouns(doc, event.word)
    if told == "actual" and lemma == "give" and "birth" in objects:
        return tie("parent")
    if (told == "actual" or (told == "plan" and _agreed(doc, event.word))) and _pleads(doc, event, objects):
        return tie("represents")
    if lemma == "cheat" and "on" in doc.cases(event.word):
        return msgspec.structs.replace(tie("romantic"), passing=True) if told == "actual" else None
    if told == "actual" and captivity.captive(doc, event.word, lemma):
        return tie("captor")
    if lemma == "kiss" and doc.has(event.word, GREETED, "obl", "obj"):
        return None
    if lemma == "sleep" and not _beds(doc, event.word):
        return None
    if lemma in FIGHTING and side_by_side(doc, event.word) and not doc.dependents(event.word, "obj"):
        return None  # whom one fights against is told by that word, and beside whom by another
    if lemma == "hunt" and event.particle != "down" and not doc.dependents(event.word, "obj", "nsubj:pass"):
        return None  # "goes hunting with his friends", "hunts for her"
    if told == "actual" and lemma in ACTUAL:
        return msgspec.structs.replace(tie(ACTUAL[lemma]), passing=ACTUAL[lemma] == "adversary")
    if (
        told == "actual"
        and lemma in VIOLENCE
        and not (_at_a_game(doc, event.word) or _unmeant(doc, event.word))
        and (lemma, event.particle) != ("hit", "on")
        and (lemma != "accuse" or _reproaches(doc, event.word))
        and (lemma != "threaten" or person_object(doc, event.word, LIVES))
    ):
        return msgspec.structs.replace(tie("adversary"), passing=True)  # "beats her at chess" or "to the door" is another thing
    if told == "actual" and lemma in lexicon.KILL_SURE - {"devour"} and not _unmeant(doc, event.word):
        if _told_to(doc, event.word):
            return None  # "tricks her into killing Tom"
        return msgspec.structs.replace(tie("adversary"), passing=True)
    if lemma in lexicon.KILL_SURE | lexicon.ENMITY and told in ("attempt", "plan", "threat") and own_aim(doc, event.word):
        with_themselves = agent.entity in {f.entity for f in event.arguments.patients}  # "means to kill them both"
        return None if with_themselves else tie("adversary")
    if told == "actual" and _has_done(doc, event.word, lemma):
        return msgspec.structs.replace(tie("adversary"), passing=True)
    if (act := acts.told(doc, event)) is not None and person_object(doc, event.word, acts.SURGERY | acts.LIMBS):
        found = tie(act[0])
        source, target = (found.target, found.source) if act[0] == "works_for" else (found.source, found.target)
        past = former(doc, event.word, told_in_the_present(doc)) if act[0] == "romantic" else None
        past = acts.ADOPTING.get(lemma, "foster") if act[0] == "parent" else past
        return msgspec.structs.replace(found, source=source, target=target, passing=act[1], qualifier=past)
    return None


CONDEMNING = frozenset("exile banish".split())
SUFFERED = frozenset("arrest imprison execute banish exile expel evict".split())
"""What one has others do to those one is against."""

JAILED = frozenset("arrest imprison".split())
"""Those of them by which one holds them."""


def _has_done(doc: Doc, verb: int, lemma: str) -> bool:
    """Whether somebody is condemned, or another has it done: "has Tom arrested", "sentences him to death"."""
    if lemma == "sentence":
        return "death" in doc.lowers(verb, "obl")
    above = doc.words[doc.words[verb].head]
    caused = lemma in SUFFERED and doc.words[verb].xpos == "VBN" and above.lemma in ("have", "get")
    return (lemma in CONDEMNING and person_object(doc, verb)) or (caused and doc.words[verb].label in ("xcomp", "ccomp", "acl"))


def _unmeant(doc: Doc, verb: int) -> bool:
    """Whether something is done by accident: "accidentally shoots him", "kills her by mistake"."""
    beside = doc.lowers(verb, "advmod")
    by = {doc.words[c].lower for c in doc.dependents(verb, "obl") if doc.preposition(c) == "by"}
    return bool(beside & UNMEANT or by & {"accident", "mistake"})


def _beds(doc: Doc, verb: int) -> bool:
    """Whether to sleep with somebody is more than to share a room: not "sleeps in the barn with the other pickers"."""
    beside = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "with"]
    many = any(doc.words[c].xpos in ("NNS", "NNPS") or doc.dependents(c, "conj") for c in beside)
    within = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("in", "at", "on", "under", "inside")]
    return not many and not any(c < min(beside, default=0) for c in within)


def _at_a_game(doc: Doc, verb: int) -> bool:
    """Whether nobody is hurt by being beaten or kicked: "beats her at chess", "kicks him to the kerb", but not "to death"."""
    beside = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("at", "to", "into")]
    return any(doc.words[c].lower not in FELLED and not _aimed(doc, verb, c) for c in beside)


def _aimed(doc: Doc, verb: int, noun: int) -> bool:
    """Whether a noun is at whom or what is shot."""
    return doc.words[verb].lemma == "shoot" and doc.preposition(noun) == "at"


def _reproaches(doc: Doc, verb: int) -> bool:
    """Whether somebody is told to their face what they did: "accuses her of cheating"; others are only suspected."""
    return any(
        doc.words[m].lower == "of" for c in doc.dependents(verb, "advcl", "obl", "xcomp", "ccomp") for m in doc.children[c]
    )


def _told_to(doc: Doc, verb: int) -> bool:
    """Whether another has somebody do something: "is ordered to kill him", "manipulates her into killing him"."""
    while doc.words[verb].label == "conj" or (
        doc.words[verb].label == "xcomp" and doc.words[doc.words[verb].head].lemma == "help"
    ):
        verb = doc.words[verb].head  # "orders him to find and kill her", "to help kill her"
    above = doc.words[doc.words[verb].head]
    under = doc.words[verb].label in ("xcomp", "advcl", "ccomp") and above.lemma in TOLD_TO
    under |= doc.words[verb].label == "xcomp" and above.lemma == "have"
    return under and bool(doc.dependents(above.index, "obj", "iobj", "nsubj:pass"))


def own_aim(doc: Doc, verb: int) -> bool:
    """Whether who is to do something means to: not "is ordered to", "did not mean to", nor "will kill him if he talks"."""
    above = doc.words[doc.words[verb].head]
    told_to = _told_to(doc, verb)
    if told_to or doc.words[verb].label in ("xcomp", "advcl", "ccomp"):
        unmeant = above.lemma in MEANT and doc.has(above.index, NOT, "advmod")
        if above.lemma in ("consider", "discuss", "debate") or told_to or unmeant:
            return False
    if doc.words[verb].label == "acl" and above.lemma in ("idea", "thought", "notion"):
        return False  # "cannot bear the thought of killing him"
    conditions = doc.dependents(verb, "advcl")
    return not any(doc.words[m].lower in ("if", "unless") for c in conditions for m in doc.dependents(c, "mark"))


TOLD_TO = frozenset(
    "order tell command instruct ask beg force compel urge persuade convince manipulate trick goad coax blackmail hire "
    "pay send".split()
)
"""Verbs that bring somebody else to do something, who may not want to."""
MEANT = frozenset("mean intend plan want wish".split())
NOT = frozenset(["not", "n't", "never"])


AGREED = frozenset("agree decide persuade convince consent hire prepare offer".split())
"""Verbs under which what is planned is done in the end."""


def _agreed(doc: Doc, verb: int) -> bool:
    word = doc.words[verb]
    return word.label in ("xcomp", "advcl", "ccomp") and doc.words[word.head].lemma in AGREED


def _pleads(doc: Doc, event: Happening, objects: set[str]) -> bool:
    """Whether a verb tells that a lawyer stands up for somebody: "represents him", "defends her in court", "takes her case"."""
    court = doc.lowers(event.word, "obl") & {"court", "trial"}
    return (
        event.lemma == "represent"
        or (event.lemma == "defend" and bool(court))
        or (event.lemma in ("take", "accept") and "case" in objects)
    )


def _defends(doc: Doc, event: Happening, memory: Memory, agent: Filler, patient: Filler) -> bool:
    """Whether a lawyer defends somebody, or agrees to."""
    if event.lemma != "defend" or not agent.type == patient.type == "PER" or not person_object(doc, event.word):
        return False
    lawyer = memory.get(agent.entity)
    called = lawyer.titles | {noun for noun, _ in lawyer.descriptions}
    told = event.status == "actual" or (event.status == "plan" and _agreed(doc, event.word))
    return told and bool(called & lexicon.LAWYERS)


def _for_court(doc: Doc, verb: int) -> bool:
    """Whether who is hired is a lawyer, or is to speak for whoever hires them."""
    to = {doc.words[c].lemma for c in doc.dependents(verb, "xcomp", "advcl", "acl")}
    called = {doc.words[c].lower for c in doc.dependents(verb, "obl") if doc.preposition(c) == "as"}
    return bool((_object_nouns(doc, verb) | called) & lexicon.LAWYERS or to & {"defend", "represent"})


def _object_nouns(doc: Doc, verb: int) -> set[str]:
    """What a verb's objects are called, and what stands beside them ("hires Tom, a lawyer")."""
    objects = doc.dependents(verb, "obj")
    return {doc.words[k].lower for o in objects for k in (o, *doc.dependents(o, "appos"))}


def _at_somebody(doc: Doc, verb: int) -> bool:
    """ "Fires at her": nobody is dismissed."""
    shots = ("at", "on", "into", "after", "over", "from", "through", "past", "toward", "towards")
    return not doc.dependents(verb, "obj") and any(doc.preposition(c) in shots for c in doc.dependents(verb, "obl"))


def _sent_away(doc: Doc, verb: int) -> bool:
    """ "Dismisses him with a wave", "the guards for the night": somebody leaves a room and keeps a post."""
    around = [doc.preposition(c) for c in doc.dependents(verb, "obl")]
    soon = any(doc.words[c].lower in TIMES for c in doc.dependents(verb, "obl") if doc.preposition(c) == "for")
    unheard = "only" in doc.lowers(verb, "advmod")  # "speaks up, only to be dismissed"
    joined = {doc.words[c].lemma for c in doc.dependents(verb, "conj", "advcl")}
    talk = not around and bool(joined & {"say", "tell", "ask"})  # "dismisses him and says she has no time"
    return doc.words[verb].lemma == "dismiss" and (soon or unheard or "with" in around or talk)


TIMES = frozenset("night day evening moment hour morning afternoon weekend".split())
"""For how long somebody is dismissed who comes back."""


def person_object(doc: Doc, verb: int, others: frozenset[str] = frozenset()) -> bool:
    """Whether what a verb is done to is somebody, and not something of theirs ("dismisses her idea", "serves him soup")."""
    objects = [doc.words[c] for c in doc.dependents(verb, "obj")]
    nouns = lexicon.PEOPLE | others
    several = [o for o in objects if o.lower != o.lemma and (o.lemma in nouns or o.lower.replace("ies", "y") in nouns)]
    return all(o.upos in ("PROPN", "PRON") or o.lower in nouns for o in objects) or several == objects
