"""What is denied: by "not" and "nobody", by "without", or as the body is never found."""

from __future__ import annotations

from previously.reading import hindering, implied
from previously.reading.syntax import Doc, matches

TRACES = frozenset("body bodies corpse remains trace wreck wreckage him her them it".split())


def negated(doc: Doc, verb: int) -> bool:
    words = doc.words
    for child in doc.children[verb]:
        lower = words[child].lower
        if lower in implied.NEGATIONS and words[child].deprel in ("advmod", "cc:preconj", "det", "neg"):
            if hindering.denies_nothing(doc, child):
                continue
            return True
        if lower == "nor" and words[child].deprel == "cc":
            return True  # "nor has she told anyone"
        if lower == "without" and words[child].deprel in ("mark", "case"):
            return True
        if words[child].deprel in ("nsubj", "nsubj:pass", "obj", "iobj") and (
            lower in hindering.NOTHING or _no_one(doc, child)
        ):
            return not implied.but(doc, child)  # "nobody finds him"
        if lower in hindering.NOTHING and words[child].label == "obl" and doc.preposition(child) in ("to", "with", "by"):
            return not implied.but(doc, child)  # "shows it to nobody"
        if lower in ("longer", "more") and any(words[k].lower == "no" for k in doc.children[child]):
            return True
    return _not_they(doc, verb)


def _not_they(doc: Doc, verb: int) -> bool:
    """ "It was not Ann who killed him"."""
    words = doc.words
    focus = words[words[verb].head]
    if not words[verb].deprel.endswith("relcl") or focus.index > verb or not doc.dependents(focus.index, "cop"):
        return False
    beside = {words[c].lower for c in doc.children[focus.index] if c < focus.index}
    who = "who" in doc.lowers(verb, "nsubj")
    return who and "it" in beside and bool(beside & {"not", "n't"})


def _no_one(doc: Doc, noun: int) -> bool:
    """ "No guard", "no one", "neither Ann nor Tom": nobody did it, or it was done to nobody."""
    return doc.has(noun, ("no", "neither"), "det", "cc")


def pretended(doc: Doc, verb: int) -> bool:
    """ "Pretends not to listen": does."""
    word = doc.words[verb]
    return matches(word.deprel, "xcomp") and doc.words[word.head].lemma == "pretend"


def never_found(doc: Doc, verb: int) -> bool:
    """Whether nobody ever found who is said to have died, by the same sentence or the next: then who knows."""
    words = doc.words
    here = words[verb].sentence
    at = doc.sentence_start(verb)
    while at < len(words) and words[at].sentence <= here + 1:
        if words[at].lemma in ("find", "recover", "retrieve", "locate") and at > verb and negated(doc, at):
            found = doc.lowers(at, "obj", "nsubj:pass")
            if doc.dependents(at, "aux:pass"):
                found |= doc.lowers(at, "nsubj")
            if found & TRACES:
                return True
        at += 1
    return False
