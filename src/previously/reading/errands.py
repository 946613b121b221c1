"""At whose behest people act: whom somebody pays or sends, who acts on whose orders or is in whose pay."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.acts import LEAVING
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import person_object
from previously.reading.events import Happening
from previously.reading.exchanges import VOWING
from previously.reading.memory import Memory
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.voices import passive

PAYING = frozenset("pay bribe".split())
"""Verbs that have somebody do what a "to" brings in; to pay somebody may be to pay a debt."""
SENDING = frozenset("send dispatch deploy".split())
"""Verbs that have somebody go somewhere or do something for who sends them, but where they are sent home or away."""
CHARGING = frozenset("instruct task commission".split())
APPOINTING = frozenset(["appoint"])
"""Verbs of giving somebody a post under oneself, where it is no inheritance or guardianship."""
NO_POSTS = frozenset("champion judge juror witness proxy heir heiress successor guardian executor executrix regent".split())
ORDERING = frozenset(["order"])
"""What those do who command somebody, where it is no order to drop a weapon."""
AT_GUNPOINT = frozenset("drop stop leave surrender freeze kneel release free let put step halt ignore".split())
"""What anybody may be ordered to do by somebody who is no master of theirs."""
ERRANDS = frozenset(
    "kill murder assassinate execute poison capture kidnap abduct arrest seize spy steal recover retrieve fetch bring deliver "
    "destroy attack burn bomb sabotage follow tail guard watch dispose bury torture invade raid search hunt find track "
    "transport escort infiltrate report".split()
)
"""What is done on orders for somebody and not only because they are feared: one who has no rank commands no more."""
FAVOURS = frozenset("fetch bring find deliver watch follow search report guard dispose bury".split())
"""Those of them that parents and friends send somebody on too."""
AT_HOME = frozenset(
    "store shop market bakery kitchen room rooms bathroom car house home hospital doctor dentist door counter library".split()
)
"""Where anybody may send somebody who is not to command for it."""
OVER_OTHERS = frozenset(
    "boss chief captain commander commissioner general admiral colonel major superintendent inspector sergeant lieutenant "
    "leader head director manager administrator chairman chairwoman owner master mistress lord lady king queen prince "
    "princess emperor empress duke duchess count countess baron baroness sultan president mayor governor sheriff warden "
    "minister chancellor doctor dr professor attorney editor producer principal headmaster headmistress superior".split()
)
"""What those are or are called who give orders because it is theirs to."""
FOLLOWING = frozenset("follow obey execute fulfil fulfill".split())
"""Verbs of doing what one is told."""
FEALTY = frozenset("loyalty fealty allegiance obedience service fidelity".split())
"""What one pledges to somebody whom one then serves."""
ENTERING = frozenset("enter join".split())
AWAY = frozenset("away home back off out up down".split())
BIDDING = frozenset("order orders command commands instruction instructions behest bidding".split())
"""What one acts on, or at, who acts for somebody."""
KEEP = frozenset("pay service employ payroll".split())
"""What somebody is in, or on, who is paid by another."""


def find(doc: Doc, cast: Cast, events: list[Happening], memory: Memory) -> list[Tie]:
    """Who works for whom, as errands tell it: they are of one day, and between kin and lovers tell nothing."""
    out = [
        tie for event in events for tie in (*_sent(doc, event, memory), *_appointed(doc, event), *_ordered(doc, event, memory))
    ]
    for word in doc.words:
        if word.lemma == "have" and word.upos in ("VERB", "AUX"):
            out += _made_to(doc, cast, word.index)
        if word.upos == "NOUN" and word.lower in BIDDING | KEEP:
            out += _at_a_bidding(doc, cast, word.index)
        if word.upos == "NOUN" and word.lower in FEALTY:
            out += _sworn(doc, cast, word.index)
    return out


def _sent(doc: Doc, event: Happening, memory: Memory) -> Iterator[Tie]:
    """ "Pays him to set fire to the barn", "sends Tom to the coast", "Tom was told to by her"."""
    verb = event.word
    if event.lemma not in PAYING | SENDING | CHARGING or event.status != "actual":
        return
    if not (person_object(doc, verb) or (event.lemma in PAYING and passive(doc, verb))):  # "was paid ten guineas to do it"
        return
    complements = doc.dependents(verb, "xcomp", "advcl", "ccomp")
    if event.lemma in PAYING:  # "pays her to go away"
        complements = [c for c in complements if doc.words[c].lemma not in LEAVING]
    to_do = any(doc.words[m].lower == "to" for c in complements for m in doc.dependents(c, "mark"))
    done_to = bool(doc.dependents(verb, "obj")) or passive(doc, verb) or doc.words[verb].label == "acl"
    away = any(doc.words[c].lower in AWAY for c in doc.children[verb])
    going = event.lemma in SENDING and any(doc.preposition(c) in ("to", "after", "into") for c in doc.dependents(verb, "obl"))
    done_to |= event.lemma in PAYING
    if away or not done_to or (going and doc.dependents(verb, "iobj")) or not (to_do or going or event.lemma in CHARGING):
        return
    masters = event.arguments.agents
    if event.lemma in SENDING and not complements and _to_no_errand(doc, verb):
        return
    if event.lemma in SENDING and not _commanded(doc, verb, complements):
        masters = tuple(f for f in masters if _over_others(memory, f))
    yield from _ties(event.arguments.patients[:1], masters, verb)


def _commanded(doc: Doc, verb: int, complements: list[int]) -> bool:
    """Whether only who is to command sends somebody so: "to steal the plans", "to the coast", not "to hang the wash"."""
    if complements:
        return any(doc.words[c].lemma in ERRANDS - FAVOURS for c in complements)
    return not doc.has(verb, AT_HOME, "obl")


def _to_no_errand(doc: Doc, verb: int) -> bool:
    """Whether somebody is sent where no article says which: "to school", "to prison", "to radiology"."""
    places = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("to", "into")]
    return any(doc.words[c].xpos == "NN" and not doc.dependents(c, "det", "nmod:poss") for c in places)


def _appointed(doc: Doc, event: Happening) -> Iterator[Tie]:
    """ "Appoints Tom Reed in his place", but not "appoints him his heir"."""
    if event.lemma not in APPOINTING or event.status != "actual" or not person_object(doc, event.word):
        return
    around = [*doc.dependents(event.word, "obj", "xcomp", "obl"), *doc.children[event.word]]
    nouns = {doc.words[k].lower for c in around for k in (c, *doc.dependents(c, "appos", "xcomp"))}
    if not nouns & NO_POSTS:
        yield from _ties(event.arguments.patients[:1], event.arguments.agents, event.word)


def _ordered(doc: Doc, event: Happening, memory: Memory) -> Iterator[Tie]:
    """ "Has been ordered by Commissioner Reed to watch her": whoever gives orders commands, if anybody's boss or an errand's.

    Who "orders them to let her go" may be nobody but the one with the knife.
    """
    if event.lemma not in ORDERING or event.status != "actual" or not person_object(doc, event.word):
        return
    todo = [c for c in doc.dependents(event.word, "xcomp", "advcl", "ccomp") if doc.words[c].lemma not in AT_GUNPOINT]
    if not any(doc.words[m].lower == "to" for c in todo for m in doc.children[c]):
        return
    errand = any(doc.words[c].lemma in ERRANDS for c in todo)
    masters = tuple(f for f in event.arguments.agents if errand or _over_others(memory, f))
    yield from _ties(event.arguments.patients, masters, event.word)


def _over_others(memory: Memory, one: Filler) -> bool:
    """Whether somebody is called what those are who have others under them."""
    entity = memory.get(one.entity)
    return bool((entity.titles | {noun for noun, _ in entity.descriptions}) & OVER_OTHERS)


def _sworn(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Pledges her loyalty to the duke", "swears fealty to him", "enters the service of the queen"."""
    words = doc.words
    verb = words[noun].head
    if words[noun].label != "obj" or status(doc, verb) != "actual":
        return
    beside = [c for c in (*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")) if c > noun]
    swearer = cast.at(surface_subject(doc, verb))
    if words[verb].lemma in VOWING:
        owners = cast.possessor(noun)
        if owners and {f.entity for f in owners} != {f.entity for f in swearer}:
            return  # "pledges his house's allegiance to her"
        masters = tuple(f for c in beside if doc.preposition(c) == "to" for f in cast.at(c))
    elif words[verb].lemma in ENTERING and words[noun].lower == "service":
        masters = cast.possessor(noun) or tuple(f for c in beside if doc.preposition(c) == "of" for f in cast.at(c))
    else:
        return
    yield from _ties(swearer, masters, noun)


def _made_to(doc: Doc, cast: Cast, verb: int) -> Iterator[Tie]:
    """ "Has Tom ride to the coast": whoever has somebody do something commands them."""
    if status(doc, verb) != "actual" or doc.words[verb].label in ("aux", "aux:pass") or _only_to(doc, verb):
        return
    for done in doc.dependents(verb, "obj", "xcomp", "ccomp"):
        marked = "to" in doc.lowers(done, "mark")
        befell = doc.words[done].lemma in BEFALLING
        if doc.words[done].xpos != "VB" or marked or befell or doc.dependents(done, "aux", "cop"):
            continue
        doer = next((c for c in doc.dependents(done, "nsubj", "compound", "obj") if c < done), None)
        doer = doc.first(verb, "obj") if doer is None and doc.words[done].label != "obj" else doer
        yield from _ties(cast.at(doer), cast.at(surface_subject(doc, verb)), verb)


BEFALLING = lexicon.DIE | lexicon.CLAIM | frozenset("leave abandon betray reject refuse fall walk admit confess".split())
"""What one "has somebody do" without having told them to."""


def _only_to(doc: Doc, verb: int) -> bool:
    """ "Only to have Tom slam the door": nobody wanted it."""
    to = [m for m in doc.dependents(verb, "mark") if doc.words[m].lower == "to"]
    return any(m and doc.words[m - 1].lower == "only" for m in to)


def _at_a_bidding(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Cut the rope on Tom's orders", "is in the pay of the duke"."""
    words = doc.words
    word = words[noun]
    verb = noun if doc.dependents(noun, "cop") else word.head
    case = doc.preposition(noun)
    told = case in ("on", "at", "under", "by", "following") if word.lower in BIDDING else case in ("in", "on")
    told |= word.lower in BIDDING and word.label == "obj" and words[verb].lemma in FOLLOWING
    if not told or words[verb].upos not in ("VERB", "NOUN") or status(doc, verb) != "actual":
        return
    subject = surface_subject(doc, verb)
    givers = [f for c in doc.dependents(noun, "nmod") if doc.preposition(c) in ("from", "of") for f in cast.at(c)]
    yield from _ties(cast.at(subject), cast.possessor(noun) or tuple(givers), noun)


def _ties(servants: tuple[Filler, ...], masters: tuple[Filler, ...], word: int) -> Iterator[Tie]:
    for master in masters:
        for servant in servants:
            if master.type == servant.type == "PER" and master.entity != servant.entity:
                yield Tie(servant.entity, master.entity, "works_for", None, True, word, sure(servant, master), passing=True)
