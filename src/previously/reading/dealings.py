"""What two are to each other by what verbs of other ties do not tell: "is engaged by Ann", "belongs to the Lynx network"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from previously.model import RelationType
from previously.reading.captivity import held_captive
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import person_object
from previously.reading.events import Happening
from previously.reading.pairs import subjects
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.voices import passive

SERVICE = frozenset("clean cook babysit nanny char housekeep sew garden ride chauffeur".split())
"""What is done "for" whoever pays for it."""
FOUNDING = frozenset("form found start establish launch create".split())
LEAGUED = frozenset(
    "band group firm company gang team agency studio duo trio crew club orchestra choir theatre business".split()
)
"""What people found that goes by a name they belong to."""
RIVALS = frozenset("rivals enemies foes adversaries nemeses".split())
PALS = frozenset("friends pals chums buddies mates confidants".split())
GROWING = frozenset(["grow"])
OATHS = frozenset("brotherhood friendship sisterhood".split())
OTHER_HALVES = frozenset("lovers sweethearts".split())
MANY = 4
"""How many at most are taken for friends or rivals of each other."""


def find(doc: Doc, cast: Cast, events: Sequence[Happening]) -> Iterator[Tie]:
    """The ties that a part tells so."""
    for event in events:
        if event.word not in doc.spoken and event.status == "actual" and doc.words[event.word].upos in ("VERB", "ADJ"):
            yield from _employed(doc, cast, event)
            yield from _belongs(doc, cast, event)
            yield from _beside(doc, cast, event)
    for word in doc.words:
        if word.lemma == "belong" and word.upos == "VERB" and status(doc, word.index) == "actual":
            yield from _ties(
                subjects(doc, cast, word.index), _bodies(_objects(doc, cast, word.index, "to")), "member_of", word.index
            )
        if word.index in doc.spoken or word.upos != "NOUN":
            continue
        if word.lower in RIVALS | PALS | OTHER_HALVES:
            yield from _all_of_them(doc, cast, word.index)


def _ties(
    ones: Iterable[Filler], others: Iterable[Filler], type: RelationType, word: int, begins: bool = True
) -> Iterator[Tie]:
    whom = tuple(others)
    for one in ones:
        for other in whom:
            if one.entity != other.entity and one.type == "PER" and other.type in ("PER", "ORG"):
                yield Tie(one.entity, other.entity, type, None, begins, word, sure(one, other))


def _objects(doc: Doc, cast: Cast, verb: int, *cases: str) -> tuple[Filler, ...]:
    """Those whom a verb has to do with by some preposition, with the name that follows what they are called by."""
    found = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in cases]
    return tuple(f for c in found for f in cast.at(c) or tuple(f for a in doc.dependents(c, "appos") for f in cast.at(a)))


def _employed(doc: Doc, cast: Cast, event: Happening) -> Iterator[Tie]:
    """ "Is engaged by Lord Hale", "engages the tracker Tom", "is taken on by her", "cleans for her"."""
    verb, words = event.word, doc.words
    agents, patients = event.arguments.agents, event.arguments.patients
    people = tuple(f for f in patients if f.type == "PER")
    taken_on = event.lemma == "take" and (event.particle == "on" or "on" in doc.lowers(verb, "compound:prt", "advmod"))
    if event.lemma == "engage" and not doc.has(verb, ("in",), "compound:prt"):
        beside = {doc.preposition(c) for c in doc.dependents(verb, "obl")}
        by = passive(doc, verb) and bool(doc.dependents(verb, "obl:agent"))
        if (by or (person_object(doc, verb) and not passive(doc, verb))) and not beside & {"to", "in", "with"}:
            yield from _ties(people, agents, "works_for", verb)
    elif event.lemma in ("employ", "supervise") and not passive(doc, verb) and doc.dependents(verb, "obj"):
        yield from _ties(people, (f for f in agents if f.type == "PER"), "works_for", verb)
    elif event.lemma == "manage" and passive(doc, verb):
        yield from _ties((f for f in agents if f.type == "PER"), people, "represents", verb)
    elif taken_on and passive(doc, verb) and agents:
        yield from _ties(people, agents, "works_for", verb)
    elif event.lemma == "apprentice" and passive(doc, verb):
        yield from _ties(people or agents, _objects(doc, cast, verb, "to", "with"), "works_for", verb)
    elif event.lemma in SERVICE and not doc.dependents(verb, "obj"):
        yield from _ties(agents, _objects(doc, cast, verb, "for"), "works_for", verb)
    elif event.lemma == "employ" and passive(doc, verb) and not agents:
        where = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("in", "at") and words[c].upos == "NOUN"]
        where += [k for c in where for k in doc.dependents(c, "nmod") if doc.preposition(k) == "of"]
        owners = tuple(f for c in where for f in (*cast.possessor(c), *(cast.at(c) if doc.preposition(c) == "of" else ())))
        yield from _ties(people, owners, "works_for", verb)
    elif event.lemma == "quit":
        yield from _ties(agents, (f for f in patients if f.type == "ORG"), "works_for", verb, begins=False)


def _belongs(doc: Doc, cast: Cast, event: Happening) -> Iterator[Tie]:
    """ "Belong to the Lynx network", "form a band called the Hollows", "is drawn into the Circle", "transfers from X to Y"."""
    verb = event.word
    agents, patients = event.arguments.agents, event.arguments.patients
    if event.lemma in FOUNDING or (event.lemma == "set" and "up" in (event.particle, *doc.lowers(verb, "compound:prt"))):
        nouns = [o for o in doc.dependents(verb, "obj") if doc.words[o].lower in LEAGUED]
        named = [
            k for o in nouns for a in doc.dependents(o, "acl", "appos") for k in (a, *doc.dependents(a, "xcomp", "obj", "obl"))
        ]
        yield from _ties(agents, _bodies(f for k in named for f in cast.at(k)), "member_of", verb)
    elif event.lemma in ("draw", "recruit", "induct", "initiate", "admit") and passive(doc, verb):
        yield from _ties(patients, _bodies(_objects(doc, cast, verb, "into")), "member_of", verb)
    elif event.lemma == "transfer" and not passive(doc, verb) and not doc.dependents(verb, "obj"):
        yield from _ties(agents, _bodies(_objects(doc, cast, verb, "to")), "member_of", verb)


def _bodies(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    return tuple(f for f in fillers if f.type == "ORG")


def _beside(doc: Doc, cast: Cast, event: Happening) -> Iterator[Tie]:
    """ "Is having an affair with one of his students, Ann", "is married off to Tom", "have been feuding"."""
    verb, words = event.word, doc.words
    agents, patients = event.arguments.agents, event.arguments.patients
    if event.lemma in ("hold", "keep") and (held_captive(doc, verb) or doc.has(verb, ("ransom",), "obl")):
        yield from _ties(agents, (f for f in patients if f.type == "PER"), "captor", verb)
    elif event.lemma == "marry" and passive(doc, verb) and words[verb + 1].lower == "off":
        whom = _objects(doc, cast, verb, "to", "off", "off to")
        yield from _ties(patients or agents, (f for f in whom if f.type == "PER"), "spouse", verb)
    elif event.lemma == "feud":
        whom = (*patients, *_objects(doc, cast, verb, "with"))
        yield from _ties(agents, whom, "adversary", verb) if whom else _pairs(agents, "adversary", verb)
    elif event.lemma in ("have", "begin", "start", "conduct") and "affair" in doc.lowers(verb, "obj"):
        affairs = [o for o in doc.dependents(verb, "obj") if words[o].lower == "affair"]
        withs = [c for at in (verb, *affairs) for c in doc.dependents(at, "obl", "nmod") if doc.preposition(c) == "with"]
        ones = [c for c in withs if words[c].lower == "one"]
        named = [
            k
            for c in ones
            for k in (*doc.dependents(c, "appos"), *(x for n in doc.dependents(c, "nmod") for x in doc.dependents(n, "appos")))
        ]
        yield from _ties(agents, (f for k in named for f in cast.at(k)), "romantic", verb)
    elif (
        event.lemma == "see" and words[verb].xpos == "VBG" and doc.has(verb, ("is", "are", "'s", "was", "were", "been"), "aux")
    ):
        whom = tuple(f for f in patients if f.type == "PER")
        alone = len(whom) == 1 and not doc.dependents(verb, "xcomp", "ccomp", "obl", "advcl")
        yield from _ties(agents, whom, "romantic", verb) if alone else ()
    elif event.lemma == "divorce" and not doc.dependents(verb, "obj") and not passive(doc, verb):
        yield from _pairs((*agents, *patients), "spouse", verb, begins=False)
    elif event.lemma == "swear" and doc.has(verb, OATHS, "obj"):
        yield from _pairs((*agents, *patients), "friend", verb)


def _pairs(people: Iterable[Filler], type: RelationType, word: int, begins: bool = True) -> Iterator[Tie]:
    found = list({f.entity: f for f in people if f.type == "PER"}.values())
    if len(found) <= MANY:
        for one, other in combinations(found, 2):
            yield from _ties((one,), (other,), type, word, begins)


def _all_of_them(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Ann and Eve have been sworn rivals", "grew up as best friends", "Ann and Tom, once lovers, meet again"."""
    words, word = doc.words, doc.words[noun]
    over = words[noun - 1].lower in ("once", "former", "formerly", "ex") if noun else False
    type: RelationType = "friend" if word.lower in PALS else "adversary" if word.lower in RIVALS else "romantic"
    up = words[word.head]
    if doc.dependents(noun, "nmod:poss") or any(doc.preposition(c) in ("of", "to") for c in doc.dependents(noun, "nmod")):
        return
    if doc.dependents(noun, "cop") and status(doc, noun) == "actual" and type != "romantic":
        subject = next(iter(doc.dependents(noun, "nsubj")), None)
    elif word.label == "xcomp" and up.lower == "sworn" and status(doc, up.index) == "actual":
        subject = next(iter(doc.dependents(up.index, "nsubj:pass", "nsubj")), None)
    elif word.label == "obl" and doc.preposition(noun) == "as" and up.lemma == "grow":
        subject = next(iter(doc.dependents(up.index, "nsubj")), None)
    elif word.label == "appos" and over and words[noun - 2].text == ",":
        subject = up.index
    else:
        return
    if subject is None or not (doc.dependents(subject, "conj") or words[subject].lower in ("they", "both", "two")):
        return
    sworn = word.label == "xcomp" or bool(doc.dependents(noun, "amod")) or "been" in doc.lowers(noun, "aux", "cop")
    if type == "adversary" and not (over or sworn):
        return
    whole = {f.entity: f for c in (subject, *doc.dependents(subject, "conj")) for f in cast.at(c)}
    if len(whole) == 2:
        yield from _pairs(whole.values(), type, noun, begins=not over)
