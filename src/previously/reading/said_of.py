"""Of whom a role noun is said: the subject of "is his sister", whoever "serves as her squire" or "is made his deputy"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.arguments import surface_subject
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.voices import passive

BEING = frozenset("become remain stay".split())
SERVING = frozenset("work serve act remain stay return continue".split())
"""Verbs whose "as" tells what their subject is."""
JOBS = frozenset("job position post work place employment".split())
TAKING = frozenset("take get find accept land secure resume".split())
"""Verbs of coming by a job, whose "as" tells what somebody is from then on."""
ACKNOWLEDGING = frozenset("acknowledge recognize recognise reveal unmask expose identify claim introduce present".split())
"""Verbs of making known who their object is, which one with "as" tells."""
APPOINTING = frozenset("make appoint name hire employ engage recruit choose elect take install".split())
"""Verbs that make their object what a second object, or one with "as", tells."""

THINKING = lexicon.REPUTING | frozenset("suspect guess imagine accuse insinuate speculate doubt wonder pretend".split())
"""Verbs for what somebody takes another for, who need not be that."""


def purposed(doc: Doc, noun: int) -> bool:
    """Whether somebody only means or pretends to be what a noun says ("goes to be his cook", "pretends to be his wife")."""
    word = doc.words[noun]
    to = "to" in doc.lowers(noun, "mark")
    return to and word.label == "advcl" and doc.words[word.head].lemma not in lexicon.COPULAR_REVEAL


def thought(doc: Doc, verb: int) -> bool:
    """Whether somebody is only thought to be something: "suspects that she is a spy for the duke"."""
    if status(doc, verb) != "claim":
        return False
    return any(doc.words[up].lemma in THINKING for up in doc.ancestors(verb))


def said_of(doc: Doc, noun: int) -> tuple[int, int] | None:
    """The word for whoever a noun is said of, and the word whose status tells whether it holds; None for no predicate."""
    word = doc.words[noun]
    up = doc.words[word.head]
    own = bool(doc.dependents(noun, "cop") and doc.dependents(noun, "nsubj"))
    if word.label == "conj" and doc.dependents(up.index, "cop") and not own:
        beside = said_of(doc, up.index)  # "is not her nephew but her son"
        return (beside[0], noun) if beside is not None else None
    subject, verb = None, noun
    if doc.dependents(noun, "cop"):
        subject = doc.first(noun, "nsubj")
        if subject is None and word.label in ("acl", "conj", "xcomp"):
            subject = surface_subject(doc, noun)
    elif (word.label == "xcomp" and up.lemma in BEING) or (doc.preposition(noun) == "as" and up.lemma in SERVING):
        subject, verb = surface_subject(doc, up.index), up.index
    elif doc.preposition(noun) == "as" and up.lemma in JOBS and up.label == "obj" and doc.words[up.head].lemma in TAKING:
        subject, verb = surface_subject(doc, up.head), up.head
    elif doc.preposition(noun) == "as" and up.lemma in TAKING and doc.has(up.index, JOBS, "obj"):
        subject, verb = surface_subject(doc, up.index), up.index
    elif up.upos == "VERB" and up.lemma in ACKNOWLEDGING and doc.preposition(noun) == "as":
        subject, verb = surface_subject(doc, up.index) if passive(doc, up.index) else doc.first(up.index, "obj"), up.index
    elif up.upos == "VERB" and up.lemma in APPOINTING and (word.label == "xcomp" or doc.preposition(noun) == "as"):
        verb = up.index
        subject = surface_subject(doc, verb) if passive(doc, verb) else doc.first(verb, "obj")
    return (subject, verb) if subject is not None else None
