"""What one deed tells of two people by its verb and by what stands beside it: proposals, operations, errands, cells, blows."""

from __future__ import annotations

from previously.model import Qualifier, RelationType
from previously.reading import lexicon
from previously.reading.captivity import CAPTIVES
from previously.reading.events import Happening
from previously.reading.syntax import Doc
from previously.reading.voices import passive
from previously.reading.word import Word

COURT = frozenset("court woo elope".split())
CELLS = lexicon.PRISONS | frozenset("brig cage stocks chains irons handcuffs asylum".split())
"""Where somebody is put who is then held there."""
CAGES = frozenset("cellar tank crate trunk attic dungeon tower basement cabin kennel pit".split())
"""Where nobody is kept who is free to go."""
PUSH = frozenset("push shove throw hurl".split())
FALLING = frozenset("down off from over through overboard".split())
"""Where somebody is pushed who may die of it."""
PUT = frozenset("put throw toss cast clap lock chain shut place march drag".split())
HAULING = frozenset("haul drag march".split())
AT_POINT = frozenset("gunpoint knifepoint swordpoint".split())
SURGERY = frozenset("surgery operation transplant bypass transfusion cpr resuscitation amputation".split())
"""What doctors do, give or perform."""
ASKING = frozenset("ask beg".split())
WANTING = frozenset("want wish plan intend hope agree promise decide long offer come return prepare".split())
PROPOSING = frozenset("propose accept consent".split())
"""What one does with a marriage of one's own to be."""
ERRANDS = frozenset("pay commission task assign".split())
"""Verbs of having somebody do something who is to command for it."""
BELONGING = frozenset("join found co-found run own head chair lead command manage control inherit".split())
"""Verbs whose subject belongs to the body of people that is their object."""
REARING = frozenset("raise rear foster adopt".split())
"""Verbs of being a parent to a child, whose it need not be."""
ADOPTING: dict[str, Qualifier] = {"adopt": "adoptive"}
BESIDE = frozenset("from to with beside alongside among".split())
"""What stands after them where nobody is a parent: "is raised beside his sons", "raises him from the dead"."""
MAIMING = frozenset("break slit cut snap twist crush sever slash smash gouge fracture".split())
LIMBS = frozenset(
    "neck throat nose jaw arm arms leg legs wrist wrists finger fingers rib ribs skull hand hands face eye eyes "
    "ear ears".split()
)
"""What somebody is hurt in."""
BACKWARDS = frozenset("back home away in out off upstairs downstairs inside outside".split())
LEAVING = frozenset("go leave stay keep forget disappear vanish".split())
"""What nobody does in another's service who is paid for it: "pays her to go away"."""


def told(doc: Doc, event: Happening) -> tuple[RelationType, bool] | None:
    """What the agent of a deed is to its patient, and whether that may pass with the day; None where it tells nothing.

    For `works_for` it is the patient who works for the agent.
    """
    lemma, status, verb = event.lemma, event.status, event.word
    if lemma in lexicon.WED and status == "plan" and _of_their_own(doc, verb):
        return "romantic", True
    if lemma == "operate" and status == "plan" and doc.cases(verb) & {"on", "upon"} and _of_their_own(doc, verb):
        return "treats", False
    if status != "actual":
        return None
    nouns = doc.lowers(verb, "obj", "iobj")
    proposed = doc.lowers(verb, "obj") <= {"marriage"} and not doc.dependents(verb, "ccomp", "xcomp")
    if lemma == "propose" and "to" in doc.cases(verb) and proposed:
        return "romantic", True
    fond = (lemma == "make" and "love" in nouns) or (lemma == "pursue" and "romantically" in doc.lowers(verb, "advmod"))
    if lemma in COURT or fond:
        return "romantic", True
    if nouns & SURGERY and (lemma == "give" or (lemma in ("do", "perform") and _on_somebody(doc, verb))):
        return "treats", False
    if _kept(doc, verb, lemma):
        return "captor", True
    if (lemma, event.particle) in (("turn", "in"), ("set", "up")) or (lemma == "turn" and _handed(doc, verb)):
        return "adversary", True
    if _secretly(doc, verb, lemma):
        return "romantic", True
    to_death = any(
        doc.words[c].lower in ("death", "deaths") and doc.preposition(c) == "to" for c in doc.dependents(verb, "obl")
    )
    if lemma in PUSH and (doc.cases(verb) & FALLING or to_death):
        return "adversary", True
    if lemma in ERRANDS and _sent_to_do(doc, verb):
        return "works_for", True
    if _engages(doc, event):
        return "works_for", False
    if lemma == "manage" and passive(doc, verb):
        return "represents", False
    if _rears(event) and not doc.cases(verb) & BESIDE:
        return "parent", True
    if _wounds(doc, verb, lemma):
        return "adversary", True
    return None


def _engages(doc: Doc, event: Happening) -> bool:
    """ "Engages the tracker Tom", "is taken on by Ann", "supervises the interns", but not "is engaged to" or "in talks"."""
    verb = event.word
    if event.lemma == "take":
        return event.particle == "on" and passive(doc, verb)
    beside = {doc.preposition(c) for c in doc.dependents(verb, "obl")}
    told = not passive(doc, verb) or bool(doc.dependents(verb, "obl:agent"))  # and not "by May they are engaged"
    engaged = event.lemma == "engage" and not event.particle and told and not beside & {"to", "in", "with"}
    return engaged or event.lemma == "supervise"


def _rears(event: Happening) -> bool:
    """Whether somebody is a parent to a child: "brings him up", but not "raises him up"."""
    up = event.particle == "up"
    return up if event.lemma == "bring" else event.lemma in REARING and not up


def _wounds(doc: Doc, verb: int, lemma: str) -> bool:
    """Whether somebody is hurt in a limb or run through: "slits his throat", "breaks Tom's nose", but not one's own."""
    words = doc.words
    if lemma == "run":
        return bool(doc.dependents(verb, "obj")) and any(words[c].lower == "through" for c in doc.children[verb])
    limbs = [c for c in doc.dependents(verb, "obj") if words[c].lower in LIMBS and doc.dependents(c, "nmod:poss")]
    return lemma in MAIMING and bool(limbs)


def _on_somebody(doc: Doc, verb: int) -> bool:
    """Whether an operation is told to be on somebody."""
    beside = [*doc.dependents(verb, "obl"), *(c for o in doc.dependents(verb, "obj") for c in doc.dependents(o, "nmod"))]
    return any(doc.preposition(c) == "on" for c in beside)


def _of_their_own(doc: Doc, verb: int) -> bool:
    """Whether whoever is to do something wants to, or is asked to by the other ("asks him to marry her")."""
    words = doc.words
    above = words[words[verb].head]
    if words[verb].label not in ("xcomp", "advcl", "ccomp"):
        return False
    if above.lemma in PROPOSING:  # "proposes to marry her", but "proposes that Tom marry her" is told of Tom
        return words[verb].label == "xcomp"
    if above.lemma in ASKING:
        return all(words[c].upos == "PRON" for c in doc.dependents(verb, "obj"))
    return above.lemma in WANTING and not doc.dependents(above.index, "obj", "iobj")


def _kept(doc: Doc, verb: int, lemma: str) -> bool:
    """Whether a verb tells that somebody is kept: "puts her in a cell", "ties him to a chair", "uses her as a hostage"."""
    places = [doc.words[c] for c in doc.dependents(verb, "obl")]
    hostage = any(w.lower in CAPTIVES and doc.preposition(w.index) == "as" for w in places)
    jailed = any(w.lower in lexicon.PRISONS and doc.preposition(w.index) == "to" for w in places)
    if (lemma in ("use", "take", "seize", "grab") and hostage) or (lemma in HAULING and jailed):
        return True
    if lemma == "confine" or (lemma == "tie" and any(doc.preposition(w.index) == "to" for w in places)):
        return True
    if lemma in ("hold", "keep"):
        inside = [w for w in places if doc.preposition(w.index) in ("in", "inside") and w.lower in CELLS | CAGES]
        blade = (w.index for w in places if w.lower == "point" and doc.preposition(w.index) == "at")
        armed = any(doc.lowers(i, "compound") & {"knife", "gun", "sword"} for i in blade)
        return bool(inside) or armed or any(w.lower in AT_POINT for w in places)
    return lemma in PUT and any(w.lower in CELLS and doc.preposition(w.index) in ("in", "into", "inside") for w in places)


def _handed(doc: Doc, verb: int) -> bool:
    """Whether somebody is turned in to somebody, where the tree takes both words for prepositions."""
    cases = [doc.lowers(c, "case") for c in doc.dependents(verb, "obl")]
    return any(case >= {"in", "to"} for case in cases)


def _secretly(doc: Doc, verb: int, lemma: str) -> bool:
    """Whether two meet as lovers do: "has been meeting her behind her father's back"."""
    backs = any(doc.words[c].lower == "back" and doc.preposition(c) == "behind" for c in doc.dependents(verb, "obl"))
    going_on = doc.words[verb].xpos == "VBG"
    return lemma in ("meet", "see") and going_on and (backs or any(w.lower == "secretly" for w in _adverbs(doc, verb)))


def _adverbs(doc: Doc, verb: int) -> list[Word]:
    return [doc.words[c] for c in doc.dependents(verb, "advmod")]


def _sent_to_do(doc: Doc, verb: int) -> bool:
    """Whether somebody is sent or paid to do something, and not only sent home or away."""
    words = doc.words
    away = doc.has(verb, BACKWARDS, "advmod", "compound:prt")
    todo = [c for c in doc.dependents(verb, "xcomp", "advcl") if c > verb and not doc.dependents(c, "aux:pass")]
    todo = [c for c in todo if words[verb].lemma != "pay" or words[c].lemma not in LEAVING]
    return not away and any(words[m].lower == "to" for c in todo for m in doc.dependents(c, "mark"))
