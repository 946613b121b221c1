"""Who is given work by whom: "gives him a job as her driver", "offers her a job and she accepts", "on the duke's staff"."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading.cast import Cast, Filler
from previously.reading.events import Happening
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

JOBS = frozenset("job position post internship employment".split())
"""What somebody is given who then works for whoever gives it."""
TAKING = frozenset("accept agree take".split())
"""What whoever is offered work does to have it."""


def find(doc: Doc, cast: Cast, events: list[Happening]) -> Iterator[Tie]:
    """Who works for whom, as the giving of work and somebody's staff tell it."""
    for event in events:
        if event.lemma in ("give", "offer") and event.status == "actual" and (job := _work(doc, event)) is not None:
            masters = _masters(doc, cast, event, job)
            for servant in event.arguments.patients:
                if event.lemma == "give" or _accepts(doc, events, event, servant):
                    yield from _ties((servant,), masters, event.word)
    for word in doc.words:
        if word.lower == "staff" and word.upos == "NOUN" and doc.preposition(word.index) == "on":
            yield from _on_a_staff(doc, cast, word.index)


def _ties(servants: tuple[Filler, ...], masters: tuple[Filler, ...], word: int) -> Iterator[Tie]:
    for one in servants:
        for master in masters:
            if one.type == "PER" and master.type in ("PER", "ORG") and one.entity != master.entity:
                yield Tie(one.entity, master.entity, "works_for", None, True, word, sure(one, master))


def _work(doc: Doc, event: Happening) -> int | None:
    """The word for work that is given: "a job as his driver", and not "a job to do", "the job of finding her"."""
    words = doc.words
    jobs = [o for o in doc.dependents(event.word, "obj") if words[o].lower in JOBS]
    if len(jobs) != 1:
        return None
    led = doc.lowers(jobs[0], "det", "nmod:poss")
    told = doc.dependents(jobs[0], "acl", "acl:relcl") or any(
        doc.preposition(c) == "of" for c in doc.dependents(jobs[0], "nmod")
    )
    return None if told or not led <= {"a", "an"} else jobs[0]


def _masters(doc: Doc, cast: Cast, event: Happening, job: int) -> tuple[Filler, ...]:
    """Whose the work is: of whoever gives it, unless it is somebody else's ("as Ann's driver", "at Tom's shop")."""
    beside = [c for at in (event.word, job) for c in doc.dependents(at, "obl", "nmod") if c > job]
    owners = tuple({f.entity: f for c in beside for f in cast.possessors(c)}.values())
    if not event.arguments.agents:
        return owners if len(owners) == 1 else ()
    own = {f.entity for f in event.arguments.agents}
    return event.arguments.agents if {f.entity for f in owners} <= own else ()


def _accepts(doc: Doc, events: list[Happening], offer: Happening, one: Filler) -> bool:
    """Whether who is offered something takes it, in the same sentence or the next."""
    here = doc.words[offer.word].sentence
    for event in events:
        near = event.word > offer.word and doc.words[event.word].sentence <= here + 1
        if near and event.lemma in TAKING and event.status == "actual":
            busy = doc.dependents(event.word, "xcomp", "ccomp")
            return not busy and any(f.entity == one.entity for f in event.arguments.agents)
    return False


def _on_a_staff(doc: Doc, cast: Cast, staff: int) -> Iterator[Tie]:
    """ "Is on the duke's staff", "a colonel on the staff of the prince"."""
    word = doc.words[staff]
    there = bool(doc.dependents(staff, "cop"))
    holder = doc.first(staff, "nsubj") if there else word.head
    if holder is None or (not there and (word.label != "nmod" or doc.words[holder].upos not in ("NOUN", "PROPN"))):
        return
    if status(doc, staff if there else holder) == "actual":
        yield from _ties(cast.at(holder, joined=False), cast.possessor(staff), staff)
