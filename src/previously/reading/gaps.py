"""Whom a verb is done to that stands elsewhere: before a relative clause, behind the next verb, behind "then"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.subjects import CATCHING, own_subject
from previously.reading.syntax import Doc, matches
from previously.reading.tags import NOMINAL
from previously.reading.verb_classes import ALONE, RECIPROCAL
from previously.reading.voices import passive

THEN = frozenset("then later finally afterwards eventually lastly next".split())
"""What joins a further object to a verb that is not told again."""


def relative(doc: Doc, verb: int) -> bool:
    """Whether a relative clause's noun is its object ("the guard whom she killed", "the man she loves")."""
    words = doc.words
    if not matches(words[verb].deprel, "acl:relcl"):
        return False
    subject = doc.first(verb, "nsubj")
    if subject is None or words[subject].lower in lexicon.RELATIVES:
        return False
    pronouns = [c for c in doc.children[verb] if words[c].lower in lexicon.RELATIVES]
    if pronouns:
        return any(matches(words[c].deprel, "obj") or words[c].deprel == "obl" for c in pronouns)
    return not doc.dependents(verb, "xcomp", "ccomp")


def shared(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """ "Attacks and injures him": the object of the verb joined to this one."""
    if doc.dependents(verb, "xcomp", "ccomp", "obl", "compound:prt", "advmod"):
        return ()
    if doc.words[verb].lemma in lexicon.INTRANSITIVE | lexicon.STATIVE | ALONE:
        return ()
    if doc.words[verb].lemma in RECIPROCAL and _several(doc, own_subject(doc, verb)):
        return ()  # "they marry and have a son"
    joined = doc.dependents(verb, "conj")
    if doc.words[verb].label == "conj":
        joined += [c for c in doc.dependents(doc.words[verb].head, "conj") if c > verb and _abreast(doc, verb, c)]
    for other in joined:
        if doc.words[other].upos == "VERB" and not doc.dependents(other, "nsubj", "nsubj:pass") and not passive(doc, other):
            found = tuple(f for o in doc.dependents(other, "obj") for f in cast.at(o))
            if found or not _abreast(doc, verb, other):
                return found
    return ()


def _several(doc: Doc, subject: int | None) -> bool:
    """Whether a subject is more than one."""
    if subject is None:
        return False
    word = doc.words[subject]
    return bool(doc.dependents(subject, "conj")) or word.xpos in ("NNS", "NNPS") or word.lower in ("they", "both", "we")


def _abreast(doc: Doc, verb: int, other: int) -> bool:
    """Whether nothing but other verbs stands between two: "seduced, robbed, then abandoned her"."""
    return all(w.upos in ("PUNCT", "CCONJ", "VERB") or w.lower in THEN for w in doc.words[verb:other])


def caught(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """ "Sees Tom stealing the ring", "hears Tom go": whom one sees or hears at it is seen or heard."""
    words = doc.words
    for at in doc.dependents(verb, "xcomp", "ccomp") if words[verb].lemma in CATCHING else ():
        bare = words[at].xpos in ("VBG", "VB") and not doc.dependents(at, "mark", "aux", "cop")
        if bare and (subject := own_subject(doc, at)) is not None:
            return tuple(f for f in cast.at(subject) if f.type in ("PER", "ORG"))
    return ()


def again(doc: Doc, verb: int) -> list[int]:
    """ "She buried him, then their son": what a verb left out behind "then" is done to."""
    words = doc.words
    nouns = [c for c in doc.dependents(verb, "conj") if words[c].upos in NOMINAL and c > verb]
    return [c for c in nouns if doc.has(c, THEN, "orphan", "advmod")]
