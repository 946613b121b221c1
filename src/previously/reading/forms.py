"""What a clause shows of itself: an infinitive, a question, a helper, the one who does it as the one it is done to."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.syntax import Doc

MODALS = frozenset("will would shall should can could may might must 'll 'd".split())
WILL = frozenset("will would shall 'll 'd".split())
ASKED = frozenset("when where why how who whom".split())


def infinitive(doc: Doc, verb: int) -> bool:
    """ "To kill", "to be killed", and not "to have killed"."""
    words = doc.words
    helped = doc.lowers(verb, "aux", "aux:pass")
    to = "to" in doc.lowers(verb, "mark")
    return words[verb].xpos == "VB" or (
        words[verb].xpos == "VBN" and to and bool(helped & {"be", "get"}) and "have" not in helped
    )


def whether(doc: Doc, verb: int) -> bool:
    """Whether a clause is a question told."""
    return doc.has(verb, ("whether", "if"), "mark")


def asks_which(doc: Doc, verb: int) -> bool:
    """Whether a clause asks when, where, how or by whom something happened, and so takes for granted that it did."""
    return doc.has(verb, ASKED, "advmod", "nsubj", "nsubj:pass", "obl")


def done_to_itself(doc: Doc, verb: int) -> bool:
    """Whether what is done is done to oneself."""
    return doc.has(verb, lexicon.REFLEXIVES, "obj")


def brings_itself(doc: Doc, verb: int) -> bool:
    """ "Cannot bring himself to tell her": whether one does or not."""
    return done_to_itself(doc, verb) and doc.words[verb].lemma == "bring"


def close_to(doc: Doc, verb: int) -> bool:
    """ "Comes close to killing him": and does not."""
    words = doc.words
    mark = doc.first(verb, "mark", "case")
    if words[verb].xpos != "VBG" or mark is None or words[mark].lower != "to":
        return False
    return words[mark - 1].lower in ("close", "near", "closer", "nearer") and words[words[verb].head].index < verb


def put_off(doc: Doc, verb: int) -> bool:
    """ "Puts off" doing something."""
    return doc.words[verb].lemma == "put" and "off" in doc.lowers(verb, "compound:prt")


def by_now(doc: Doc, verb: int) -> bool:
    """ "Dies", "has died", "is dead"."""
    finite = [verb, *doc.dependents(verb, "aux", "aux:pass", "cop")]
    return any(doc.words[i].xpos in ("VBZ", "VBP") for i in finite)


def to_come(doc: Doc, verb: int) -> bool:
    """Whether a verb is told of a time to come."""
    words = doc.words
    base = words[verb].xpos == "VB" or any(words[c].xpos == "VB" for c in doc.dependents(verb, "cop"))
    return base and (doc.has(verb, WILL, "aux") or "to" in doc.lowers(verb, "mark"))


def wished(doc: Doc, verb: int) -> bool:
    """Whether a verb tells what is only wished for, by its form: "to see", "might see"."""
    return doc.words[verb].xpos == "VB" and (doc.has(verb, MODALS, "aux") or "to" in doc.lowers(verb, "mark"))
