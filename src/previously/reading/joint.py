"""Who works hand in hand: two or three named as the subject of one piece of work, or one who does it with another."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.cast import Filler
from previously.reading.deeds import person_object
from previously.reading.events import Happening
from previously.reading.fights import FIGHTING, side_by_side
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, former, sure, told_in_the_present
from previously.reading.voices import passive

AT_LEISURE = frozenset(
    "have spend eat drink watch leave see take share enjoy celebrate visit enter walk get hear face read play live "
    "raise cross climb reach make sing pass keep bury lose attend do".split()
)
"""Verbs whose objects two have to do with together without working on them."""
COMPLICIT = frozenset(
    "steal rob smuggle rescue free track hunt kidnap forge fake investigate plan plot build repair pursue burgle hijack "
    "hack decipher decode counterfeit sabotage run found "
    "search scour explore inspect trace follow chase question interrogate interview comb "
    "open launch fix fit install assemble mend dig mine stage publish produce film print "
    "treat ventilate deliver "
    "brief arrest apprehend capture cross-examine examine autopsy raid infiltrate intercept surveil monitor patrol "
    "recreate reconstruct rebuild restore decrypt synthesize synthesise "
    "battle attack defend murder poison ambush swindle blackmail defraud import distill distil".split()
)
"""Verbs of work that two who are named as its subjects do hand in hand."""
LASTING = frozenset("run found co-found own manage".split())
"""Those of them that are more than a day's work."""
NO_WORK = frozenset(
    "heal cope recover stand sit get walk dress undress see understand realize realise remember come move relax accept feel "
    "sleep breathe forget learn grow become be deal eat drink calm adjust overcome face think choose decide pack know rise "
    "climb wash bathe mourn grieve move settle look believe reconcile regain pay raise free escape flee".split()
)
"""What one helps another with by being good to them."""
BARE = frozenset("investigate plot search experiment".split())
"""Those of them that need no object."""
FINDS = frozenset(
    "body bodies corpse corpses remains skeleton evidence proof clue clues prints fingerprints weapon grave trail".split()
)
"""What those find who are at work on what happened."""
SCHEMING = frozenset("plot scheme connive conspire".split())
"""What one does with another against a third."""
SCHEMES = frozenset("plan scheme plot strategy".split())
CONTRIVING = frozenset("make come devise hatch form draw work concoct have put".split())
"""Verbs of coming by a plan."""
SIDE_BY_SIDE = frozenset("fight work cook serve battle toil labour labor perform investigate".split())
"""What those do who work beside one another."""
OWN = lexicon.REFLEXIVES | {"their"}
ASKING = frozenset("question interrogate interview".split())
"""What is work only where somebody is asked: one may question whether something is true."""
MANY = 3
"""How many may do a piece of work so that each of them works with each: more are a crowd."""


def find(doc: Doc, events: list[Happening]) -> list[Tie]:
    """Who works with whom as pieces of work tell it: they are of one day, and between kin and lovers tell nothing."""
    present = told_in_the_present(doc)
    out: list[Tie] = []
    for event in events:
        if event.status not in ("actual", "attempt", "plan"):
            continue
        lasts = event.lemma in LASTING  # also of kin
        long = lasts or bool(doc.cases(event.word) & {"beside", "alongside"})
        # what two did on a day once does not tell that they no longer would
        now = former(doc, event.word, present) if long else None
        for a, b in _pairs(doc, event):
            if a.type == b.type == "PER" and a.entity != b.entity:
                out.append(Tie(a.entity, b.entity, "works_with", now, True, event.word, sure(a, b), passing=not lasts))
    return out


def _pairs(doc: Doc, event: Happening) -> Iterator[tuple[Filler, Filler]]:
    """Those who do what an event tells with one another, two and two."""
    agents = event.arguments.agents
    if 1 < len(agents) <= MANY and _work(doc, event, len(agents)):
        yield from ((a, b) for i, a in enumerate(agents) for b in agents[i + 1 :])
    if event.lemma == "help" and event.status == "actual" and helped_at_work(doc, event.word):
        yield from ((a, p) for a in agents[:1] for p in all_helped(doc, event))
    if event.lemma == "help" and event.status == "actual" and passive(doc, event.word):
        yield from ((a, p) for a in agents for p in event.arguments.patients[:1])
    if event.lemma in ("assist", "enlist", "aid") and event.status == "actual" and person_object(doc, event.word):
        yield from ((a, p) for a in agents for p in event.arguments.patients[:1])
    if event.lemma in FIGHTING and len(agents) == 2 and event.status == "actual" and side_by_side(doc, event.word):
        yield agents[0], agents[1]
    beside = [f for role, f in event.arguments.others if role in ("with", "alongside")]
    if len(agents) == len(beside) == 1 and _hand_in_hand(doc, event):
        yield agents[0], beside[0]
    if event.lemma in SCHEMING and event.status == "actual" and "with" in doc.cases(event.word):
        yield from ((a, b) for a in agents for b in event.arguments.patients)
    if event.lemma in SIDE_BY_SIDE and event.status == "actual":
        next_to = [f for role, f in event.arguments.others if role in ("beside", "alongside")]
        if not next_to and doc.cases(event.word) & {"beside", "alongside"}:
            next_to += event.arguments.patients
        yield from ((a, b) for a in agents for b in next_to)


def all_helped(doc: Doc, event: Happening) -> tuple[Filler, ...]:
    """Whom somebody helps: the first of those the deed is told of, or all who are named as its object ("Ann and Tom")."""
    patients = event.arguments.patients
    named = [k for c in doc.dependents(event.word, "obj") for k in (c, *doc.dependents(c, "conj"))]
    listed = 1 < len(named) == len(patients) <= MANY and all(doc.words[k].upos == "PROPN" for k in named)
    return tuple(patients) if listed else tuple(patients[:1])


def _work(doc: Doc, event: Happening, number: int) -> bool:
    """Whether what several do is a piece of work: "they rob banks together", not "they spend the night together"."""
    word = event.word
    if _planning(doc, event):
        return True
    if event.lemma in AT_LEISURE:
        return False
    if event.lemma in ("find", "discover", "uncover", "unearth") and doc.has(word, FINDS, "obj"):
        return True
    freed = event.lemma == "break" and bool(event.arguments.patients) and person_object(doc, word)  # "break Ann out"
    together = number == 2 and "together" in doc.lowers(word, "advmod")
    return (freed or event.lemma in COMPLICIT or together) and _done(doc, event)


def helped_at_work(doc: Doc, verb: int) -> bool:
    """Whether somebody is helped in a piece of work: "helps Tom bury the body", not "helps him up"."""
    done = doc.dependents(verb, "xcomp", "ccomp", "advcl")
    at_work = [c for c in done if doc.words[c].lemma not in NO_WORK or _gets_things(doc, c)]
    return bool(done) and at_work == done and person_object(doc, verb)


def _gets_things(doc: Doc, verb: int) -> bool:
    """ "Helps Tom get the money": those who get hold of known things are at work, who get a job or get up are not."""
    things = [c for c in doc.dependents(verb, "obj") if "the" in doc.lowers(c, "det")]
    return doc.words[verb].lemma == "get" and len(doc.dependents(verb, "obj")) == len(things) > 0


def _hand_in_hand(doc: Doc, event: Happening) -> bool:
    """Whether one does a piece of work with another: "searches the cabin with Tom", not "follows Ann with Tom's car"."""
    return event.lemma in COMPLICIT and _done(doc, event)


def _done(doc: Doc, event: Happening) -> bool:
    """Whether something is done to somebody or something that is not the doers' own ("open their presents")."""
    objects = doc.dependents(event.word, "obj")
    own = any(doc.words[k].lower in OWN for o in objects for k in (o, *doc.dependents(o, "nmod:poss")))
    if own or (event.lemma in ASKING and not event.arguments.patients):
        return False
    return bool(objects or event.arguments.patients) or passive(doc, event.word) or event.lemma in BARE


def _planning(doc: Doc, event: Happening) -> bool:
    """Whether those who act come by a plan: "they come up with a plan", "hatch a plot"."""
    beside = doc.dependents(event.word, "obj", "obl")
    return event.lemma in CONTRIVING and any(doc.words[c].lower in SCHEMES for c in beside)
