"""Where people work and whom they obey as verbs tell it: "works at the mill", "was fired from the hotel", "reports to Ann"."""

from __future__ import annotations

from collections.abc import Iterator

from previously.model import RelationType
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast
from previously.reading.said_of import JOBS, TAKING
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, covert, former, sure, told_in_the_present
from previously.reading.voices import passive

WORKPLACES = frozenset(["at", "for", "with"])
"""Prepositions that bring in a place of work whatever the noun is; "of" and "on" only do so for a body of people."""
BODIES = frozenset("force forces police army navy guard watch council board committee party order gang crew band".split())
"""Nouns for bodies that people belong to rather than are paid by."""


def find(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """The relations of people to where and for whom they work, as verbs of work tell them."""
    yield from _at_work(doc, cast)
    yield from _taken(doc, cast)
    yield from _under(doc, cast)
    yield from _owners(doc, cast)


def named(cast: Cast, place: int) -> bool:
    """Whether what stands for a body is a name of its own."""
    return any(r.head == place and r.name is not None for r in cast.refs)


LEAVING = frozenset("fire dismiss sack resign quit retire".split())
"""Verbs that part somebody from their post; with "from" they tell which one it was."""
ADVANCED = frozenset("promote employ hire".split())
"""Verbs whose subject in the passive is its agent's to command."""


AT_A_PLACE = frozenset("lecture sweep clean cook nurse".split())
"""What people do for a living, where it is at a place of work."""
OWNING = frozenset("own run found co-found manage".split())
"""Verbs whose subject belongs to the place or the firm that is their object, where that has a name."""
FOR_A_BODY = frozenset("write report spy fly drive play cook photograph freelance".split())
"""What people do for a living, where it is for a body of people."""


WORKING = frozenset(["work", "teach"])
PREMISES = frozenset(
    "shop store school restaurant café cafe bar pub bakery mill kitchen practice clinic office salon garage".split()
)
"""Where whoever works there works for whose it is."""
FOR_A_MASTER = frozenset(["spy", "drive"])
"""Those of them that one does for people too who are one's masters."""


def _taken(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """ "Takes a job at the mill", "finds work at the Blue Anchor"."""
    for word in doc.words:
        verb = word.head
        taken = word.upos == "NOUN" and word.lemma in JOBS and word.label == "obj" and doc.words[verb].lemma in TAKING
        if not taken or status(doc, verb) != "actual":
            continue
        beside = [*doc.dependents(word.index, "nmod"), *doc.dependents(verb, "obl")]
        beside += [k for c in beside if doc.preposition(c) == "as" for k in doc.dependents(c, "nmod")]
        places = [c for c in beside if doc.preposition(c) in WORKPLACES]
        known = [c for c in places if not doc.has(c, ("a", "an"), "det")]
        bodies = [f for c in known for f in cast.at(c) if f.type in ("ORG", "FAC")]
        for person in cast.at(surface_subject(doc, verb)):
            if person.type == "PER" and len(bodies) == 1:
                yield Tie(person.entity, bodies[0].entity, "works_for", None, True, word.index, sure(person, bodies[0]))


def _under(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """ "Reports to Director Vance"."""
    for word in doc.words:
        if word.upos != "VERB" or word.lemma not in ("report", "answer") or status(doc, word.index) != "actual":
            continue
        if doc.dependents(word.index, "obj", "ccomp", "xcomp"):
            continue
        to = [f for c in doc.dependents(word.index, "obl") if doc.preposition(c) == "to" for f in cast.at(c)]
        for person in cast.at(surface_subject(doc, word.index)):
            for other in to:
                if person.type == other.type == "PER" and other.entity != person.entity:
                    yield Tie(person.entity, other.entity, "works_for", None, True, word.index, sure(person, other))


def _at_work(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """ "Works at the mill", "was fired from the hotel", "is hired to teach by the union", "was promoted by him"."""
    present = told_in_the_present(doc)
    for word in doc.words:
        working = word.lemma in WORKING | FOR_A_BODY | AT_A_PLACE
        if word.upos != "VERB" or not (working or word.lemma in LEAVING | ADVANCED) or status(doc, word.index) != "actual":
            continue
        verb = word.index
        undergone = passive(doc, verb)
        people = [f for f in cast.at(surface_subject(doc, verb)) if f.type == "PER"]
        if word.lemma in ("fire", "dismiss", "sack") and not undergone:
            continue
        for place in _beside(doc, verb):
            case = doc.preposition(place)
            if case != "for" and covert(doc, verb):
                continue
            bodies = [f for f in cast.at(place) if f.type in ("ORG", "FAC")]
            if word.lemma in FOR_A_BODY:
                masters = cast.at(place) if word.lemma in FOR_A_MASTER and not doc.dependents(verb, "obj") else bodies
                kinds = ("ORG", "PER") if word.lemma in FOR_A_MASTER else ("ORG",)
                ties = [
                    (p, b, former(doc, verb, present)) for p in people for b in masters if b.type in kinds and case == "for"
                ]
            elif word.lemma in AT_A_PLACE and case in ("at", "in"):
                known = [b for b in bodies if b.type == "ORG" or named(cast, place) or doc.dependents(place, "nmod:poss")]
                ties = [(p, b, former(doc, verb, present)) for p in people for b in known]
            elif word.lemma in WORKING and case in ("at", "for", "in"):
                own = doc.dependents(place, "nmod:poss")  # "works at his desk"
                bodies = [f for f in bodies if f.type == "ORG" or (case == "at" and not own)]
                bodies += [f for f in cast.at(place) if f.type == "GPE" and case == "for" and doc.has(place, ("the",), "det")]
                if case == "for" and doc.words[place].head != verb:
                    bodies += [f for f in cast.at(place) if f.type == "PER"]  # "works as a governess for Ann"
                if not bodies and doc.words[place].lower in PREMISES:
                    whose = [c for c in own if doc.words[c].lower != "their"]
                    bodies = [f for f in cast.possessor(place) if f.type == "PER"] if whose else []  # "works in Ann's shop"
                ties = [(p, b, former(doc, verb, present)) for p in people for b in bodies]
            elif word.lemma in LEAVING and case == "from":
                ties = [(p, b, "ex") for p in people for b in bodies]
            elif word.lemma in ADVANCED and undergone and case == "by":
                masters = [f for f in cast.at(place) if f.type in ("PER", "ORG")]
                ties = [(p, b, None) for p in people for b in masters]
            else:
                continue
            for person, body, past in ties:
                if person.entity != body.entity:
                    belongs = word.lemma in LEAVING and doc.words[place].lower in BODIES
                    type: RelationType = "member_of" if belongs else "works_for"
                    yield Tie(person.entity, body.entity, type, past, True, verb, sure(person, body))


def _owners(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """ "Runs the Blue Anchor": whose a place of work with a name is, or who runs it, belongs to it."""
    for word in doc.words:
        if word.upos != "VERB" or word.lemma not in OWNING or status(doc, word.index) != "actual":
            continue
        people = [f for f in cast.at(surface_subject(doc, word.index)) if f.type == "PER"]
        for thing in doc.dependents(word.index, "obj"):
            houses = [f for f in cast.at(thing) if f.type == "FAC" and named(cast, thing)]
            for person in people:
                for house in houses:
                    yield Tie(person.entity, house.entity, "member_of", None, True, word.index, sure(person, house))


def _beside(doc: Doc, verb: int) -> list[int]:
    """The obliques of a verb, also where the tree hangs them on its complement ("is hired to teach by the union")."""
    inner = [k for c in doc.dependents(verb, "xcomp") for k in doc.dependents(c, "obl") if doc.preposition(k) == "by"]
    as_what = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "as"]
    inner += [k for c in as_what for k in doc.dependents(c, "nmod") if doc.preposition(k) == "for"]
    return [*doc.dependents(verb, "obl"), *inner]
