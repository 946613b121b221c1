"""Whether what somebody is kept from or stops doing comes about all the same: "did not keep her from leaving"."""

from __future__ import annotations

from itertools import pairwise

from previously.model import Status
from previously.reading import lexicon
from previously.reading.implied import NEGATIONS
from previously.reading.syntax import Doc, matches
from previously.reading.tags import FINITE

HALTING = frozenset("stop pause halt".split())
"""What one does in order to do something else, which one then does."""
STOPPING = frozenset("stop cease quit".split())
"""What one does with what one was doing until then."""
SHIELDING = frozenset("save rescue protect spare".split())
"""Verbs of keeping somebody from what may not even be about to happen."""
BARELY = frozenset(["almost", "nearly"])
UNKNOWN = frozenset("will wo would shall 'll 'd may might must should".split())
"""What stands before a verb of what is not yet so."""
ABLE = frozenset("can ca could".split())
CONDITIONS = frozenset("if unless lest whether".split())
NOTHING = frozenset("nothing nobody none neither".split())
KEPT_FROM = lexicon.REFUSE | frozenset(
    "save rescue keep protect spare dissuade deter discourage restrain hinder bar preclude prohibit disqualify".split()
)
"""Verbs of what then does not happen: "saves her from drowning"."""
_FATAL = lexicon.KILL | lexicon.FATAL
_TOLD = ("root", "conj", "parataxis", "advcl", "acl")


def halted(doc: Doc, verb: int) -> int | None:
    """ "Stops to listen", "pauses only to rest": the verb of stopping, with which the other comes about."""
    words = doc.words
    up = words[verb].head
    to = next((m for m in doc.dependents(verb, "mark") if words[m].lower == "to"), None)
    if to is None or words[up].lemma not in HALTING or up >= to or words[up].upos != "VERB":
        return None
    beside = all(w.upos == "ADV" for w in words[up + 1 : to])
    return up if beside and not doc.dependents(up, "obj", "aux:pass", "nsubj:pass") else None


def denies_nothing(doc: Doc, negation: int) -> bool:
    """ "But not before she has spoken", "not until he comes" say when, and "not only does he lie" that there is more."""
    at = negation + 1
    if at < len(doc.words) and doc.words[at].lower == "only":
        return True
    if at < len(doc.words) and doc.words[at].lower in ("just", "merely", "simply"):
        rest = (w for w in doc.words[at:] if w.sentence == doc.words[negation].sentence)
        return any(w.lower == "but" and before.text == "," for before, w in pairwise(rest))
    while at < len(doc.words) and doc.words[at].upos == "ADV":
        at += 1
    return at < len(doc.words) and doc.words[at].lower in ("before", "until", "till")


def went_on(doc: Doc, verb: int, up: int) -> Status:
    """What becomes of a verb that another keeps somebody from or brings to an end: it is not done, or done for all that."""
    words = doc.words
    helped = doc.lowers(up, "aux")
    if not _in_vain(doc, up):
        return "negated"
    top = up if words[up].label != "xcomp" else words[up].head
    marks = doc.lowers(top, "mark")
    if words[up].lemma in STOPPING and words[verb].label == "xcomp" and words[verb].lemma not in _FATAL:
        helped -= {"will", "wo"}  # "will not stop singing": keeps on
    if helped & UNKNOWN or marks & CONDITIONS or "to" in marks:
        return "plan"
    if matches(words[top].deprel, "ccomp"):
        return "claim"
    if words[top].label not in _TOLD:
        return "plan"
    unsure = words[verb].lemma in _FATAL or words[up].lemma in SHIELDING
    return "plan" if unsure and helped & ABLE else "actual"


def _in_vain(doc: Doc, up: int) -> bool:
    """ "Does not keep", "almost stops", "nothing can stop", "fails to stop", "is unable to stop"."""
    words = doc.words
    beside = doc.lowers(up, "advmod")
    subjects = doc.lowers(up, "nsubj")
    if beside & (NEGATIONS | BARELY) or subjects & NOTHING:
        return True
    over = words[words[up].head]
    if words[up].label not in ("xcomp", "advcl") or doc.dependents(over.index, "advmod", "aux") or over.index > up:
        return False
    failed = over.lemma == "fail" and over.xpos in FINITE
    unable = over.lower == "unable" and any(words[c].xpos in FINITE for c in doc.dependents(over.index, "cop"))
    return failed or unable


def told_to_stop(doc: Doc, verb: int, up: int) -> bool:
    """ "Begs Tom to stop hitting her": until then he does, and only he was to stop."""
    words = doc.words
    while words[up].label == "conj" and words[up].head < up:
        up = words[up].head  # "asks him to sit down and stop shouting"
    over = words[words[up].head]
    asked = words[up].label in ("xcomp", "ccomp") and over.lemma in lexicon.PLAN and over.index < up
    other = bool(doc.dependents(over.index, "obj", "iobj", "aux:pass") or doc.dependents(up, "nsubj"))
    return asked and other and words[verb].lemma not in _FATAL


SLOW = frozenset("strangle throttle garrotte garrote asphyxiate smother suffocate drown".split())
"""What kills only whoever is not rescued in time."""
RESCUING = frozenset("save rescue stop intervene interrupt intercede pull knock drag tackle arrive".split())
"""What somebody else does who comes in time."""


def rescued(doc: Doc, verb: int) -> bool:
    """Whether a slow killing is broken off: "strangles her, but Tom saves her", "strangles her until Tom stops him"."""
    words = doc.words
    if words[verb].lemma not in SLOW or doc.dependents(verb, "aux:pass"):
        return False
    clauses = [c for c in doc.dependents(verb, "conj") if "but" in doc.lowers(c, "cc")]
    clauses += [c for c in doc.dependents(verb, "advcl") if "until" in doc.lowers(c, "mark")]
    in_time = (c for c in clauses if c > verb and words[c].lemma in RESCUING and words[c].xpos in FINITE)
    told = (c for c in in_time if doc.dependents(c, "nsubj") and not doc.dependents(c, "aux", "advmod"))
    return any(words[c].lemma not in ("save", "rescue") or _him(doc, c) for c in told)


def _him(doc: Doc, verb: int) -> bool:
    """Whether whoever is rescued was told of before: "saves her", and not "saves Ann"."""
    return all(doc.words[o].upos == "PRON" for o in doc.dependents(verb, "obj"))


def given_up(doc: Doc, verb: int) -> bool:
    """ "Gives up on finding her": never found her; "gives up looking" did look."""
    words = doc.words
    up = words[words[verb].head]
    on = "on" in doc.lowers(verb, "mark", "case")
    away = "up" in doc.lowers(up.index, "compound:prt")
    return up.lemma == "give" and away and on and words[verb].xpos == "VBG"
