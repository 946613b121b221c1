"""What two are to each other by what verbs of other ties do not tell: "is apprenticed to Ann", "belongs to the Lynx"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from previously.model import RelationType
from previously.reading.cast import Cast, Filler
from previously.reading.events import Happening
from previously.reading.pairs import subjects
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.voices import passive

SERVICE = frozenset("clean cook babysit nanny char housekeep sew garden ride chauffeur".split())
"""What is done "for" whoever pays for it."""
FOUNDING = frozenset("form found start establish launch create set".split())
LEAGUED = frozenset(
    "band group firm company gang team agency studio duo trio crew club orchestra choir theatre business".split()
)
"""What people found that goes by a name they belong to."""
LED_INTO = frozenset("draw recruit induct initiate admit".split())
"""What is done to somebody who then belongs to what "into" brings in."""
RIVALS = frozenset("rivals enemies foes adversaries nemeses".split())
PALS = frozenset("friends pals chums buddies mates confidants".split())
LOVERS = frozenset("lovers sweethearts".split())


def find(doc: Doc, cast: Cast, events: Sequence[Happening]) -> Iterator[Tie]:
    """The ties that a part tells so."""
    for event in events:
        if event.word not in doc.spoken and event.status == "actual" and doc.words[event.word].upos in ("VERB", "ADJ"):
            yield from _of_event(doc, cast, event)
    for word in doc.words:
        if word.index in doc.spoken:
            continue
        if word.lemma == "belong" and word.upos == "VERB" and status(doc, word.index) == "actual":
            yield from _ties(
                subjects(doc, cast, word.index), _bodies(_objects(doc, cast, word.index, "to")), "member_of", word.index
            )
        elif word.upos == "NOUN" and word.lower in RIVALS | PALS | LOVERS:
            yield from _both(doc, cast, word.index)


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


def _bodies(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    return tuple(f for f in fillers if f.type == "ORG")


def _of_event(doc: Doc, cast: Cast, event: Happening) -> Iterator[Tie]:
    """ "Is apprenticed to Ann", "cleans for Ann", "form a band called the Hollows", "is drawn into it", "is married off"."""
    verb, lemma = event.word, event.lemma
    agents, patients = event.arguments.agents, event.arguments.patients
    if lemma in FOUNDING and (lemma != "set" or event.particle == "up"):
        nouns = [o for o in doc.dependents(verb, "obj") if doc.words[o].lower in LEAGUED]
        named = [k for o in nouns for a in doc.dependents(o, "acl", "appos") for k in (a, *doc.children[a])]
        yield from _ties(agents, _bodies(f for k in named for f in cast.at(k)), "member_of", verb)
    elif lemma in SERVICE and not doc.dependents(verb, "obj"):
        yield from _ties(agents, _objects(doc, cast, verb, "for"), "works_for", verb)
    elif lemma == "quit":
        yield from _ties(agents, _bodies(patients), "works_for", verb, begins=False)
    elif lemma == "have" and (affairs := [o for o in doc.dependents(verb, "obj") if doc.words[o].lower == "affair"]):
        withs = [c for at in (verb, *affairs) for c in doc.dependents(at, "obl", "nmod") if doc.preposition(c) == "with"]
        yield from _ties(agents, (f for c in withs for f in _one_of(doc, cast, c)), "romantic", verb)
    elif not passive(doc, verb):
        return
    elif lemma == "apprentice":
        yield from _ties(patients or agents, _objects(doc, cast, verb, "to", "with"), "works_for", verb)
    elif lemma == "employ" and not agents:
        yield from _ties(patients, _owners(doc, cast, verb), "works_for", verb)
    elif lemma in LED_INTO:
        yield from _ties(patients, _bodies(_objects(doc, cast, verb, "into")), "member_of", verb)
    elif lemma == "marry" and doc.words[verb + 1].lower == "off":
        whom = _objects(doc, cast, verb, "to", "off", "off to")
        yield from _ties(patients or agents, (f for f in whom if f.type == "PER"), "spouse", verb)


def _owners(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """Whose the shop is that somebody is employed in: "in Tom's store", "at the mill of Ann Lowe"."""
    where = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("in", "at") and doc.words[c].upos == "NOUN"]
    of = [k for c in where for k in doc.dependents(c, "nmod") if doc.preposition(k) == "of"]
    return (*(f for c in (*where, *of) for f in cast.possessor(c)), *(f for c in of for f in cast.at(c)))


def _one_of(doc: Doc, cast: Cast, one: int) -> tuple[Filler, ...]:
    """Who "one of his students, Lea" is."""
    if doc.words[one].lower != "one":
        return ()
    named = [k for at in (one, *doc.dependents(one, "nmod")) for k in doc.dependents(at, "appos")]
    return tuple(f for k in named for f in cast.at(k))


def _both(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Ann and Eve have been sworn rivals", "grew up as best friends", "Ann and Tom, once lovers, meet again"."""
    words, word = doc.words, doc.words[noun]
    over = noun > 1 and words[noun - 1].lower in ("once", "former", "formerly", "ex")
    type: RelationType = "friend" if word.lower in PALS else "adversary" if word.lower in RIVALS else "romantic"
    up = words[word.head]
    if doc.dependents(noun, "nmod:poss") or any(doc.preposition(c) in ("of", "to") for c in doc.dependents(noun, "nmod")):
        return
    sworn = word.label == "xcomp" and up.lower == "sworn"
    if doc.dependents(noun, "cop") and status(doc, noun) == "actual" and type != "romantic":
        subject = doc.first(noun, "nsubj")
    elif sworn and status(doc, up.index) == "actual":
        subject = doc.first(up.index, "nsubj:pass", "nsubj")
    elif word.label == "obl" and doc.preposition(noun) == "as" and up.lemma == "grow":
        subject = doc.first(up.index, "nsubj")
    elif word.label == "appos" and over and words[noun - 2].text == ",":
        subject = up.index
    else:
        return
    lasting = sworn or over or bool(doc.dependents(noun, "amod")) or "been" in doc.lowers(noun, "aux", "cop")
    if subject is None or (type == "adversary" and not lasting):
        return
    if not (doc.dependents(subject, "conj") or words[subject].lower in ("they", "both", "two")):
        return
    both = {f.entity: f for c in (subject, *doc.dependents(subject, "conj")) for f in cast.at(c)}
    if len(both) == 2:
        one, other = both.values()
        yield from _ties((one,), (other,), type, noun, begins=not over)
