"""Whose children people are by their birth: born to a couple, a boy one gives birth to, a daughter one has with somebody."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.memory import Memory
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

CHILDREN = frozenset("child baby son daughter boy girl twins triplets sons daughters children".split())
TWINS = frozenset(["twins", "triplets"])
"""Children that are told of by what they are to one another."""
HAVING = frozenset("have bear father conceive raise".split())


def find(doc: Doc, cast: Cast, memory: Memory) -> Iterator[Tie]:
    """The parents that births tell, of children who have a name."""
    for word in doc.words:
        if word.lower == "born" and word.upos in ("VERB", "ADJ"):
            yield from _ties(_children(cast, memory, _born(doc, word.index)), _parents(doc, cast, word.index), word.index)
        elif word.lower == "birth" and doc.words[word.head].lemma == "give" and status(doc, word.head) == "actual":
            beside = [*doc.dependents(word.index, "nmod"), *doc.dependents(word.head, "obl")]
            mothers = [f for f in cast.at(surface_subject(doc, word.head)) if f.type == "PER"]
            for child in beside:
                if doc.preposition(child) == "to":
                    yield from _ties(_named(doc, cast, memory, child), mothers, word.index)
        elif word.lower == "marriage" and doc.words[word.head].lower in CHILDREN:
            yield from _of_a_marriage(doc, cast, word.index)
        elif word.lower in CHILDREN and word.label == "obj" and doc.words[word.head].lemma in HAVING:
            yield from _with(doc, cast, memory, word.index)
            if word.lower in TWINS and doc.words[word.head].lemma in ("have", "bear") and status(doc, word.head) == "actual":
                parents = [f for f in cast.at(surface_subject(doc, word.head)) if f.type == "PER"]
                yield from _ties(_twins(doc, cast, memory, word.index), parents if len(parents) <= 2 else [], word.index)


def _twins(doc: Doc, cast: Cast, memory: Memory, noun: int) -> list[Filler]:
    """ "Has twins, Ann and Tom": those named right behind, unless they do something there ("has twins, Ann and Tom leave")."""
    words = doc.words
    at = noun + 1
    at += at < len(words) and words[at].text in (",", ":", "named", "called")
    names: list[int] = []
    joined = False
    while at < len(words) and (words[at].upos == "PROPN" or (names and words[at].lower in (",", "and"))):
        names += [at] if words[at].upos == "PROPN" else []
        joined |= words[at].lower == "and"
        at += 1
    ends = at < len(words) and words[at].upos == "PUNCT" and words[at - 1].text != ","
    found = {f.entity: f for i in names for f in cast.at(i, joined=False) if f.type == "PER" and memory.get(f.entity).named}
    return list(found.values()) if joined and ends else []


def _of_a_marriage(doc: Doc, cast: Cast, marriage: int) -> Iterator[Tie]:
    """ "Will, a son from Ann's first marriage to Tom", "one of two children of the king's marriage to Queen Ann"."""
    noun = doc.words[marriage].head
    if doc.preposition(marriage) not in ("of", "from", "by"):
        return
    if doc.words[noun].label == "nmod" and doc.words[doc.words[noun].head].lower == "one":
        noun = doc.words[noun].head
    mates = [f for c in doc.dependents(marriage, "nmod") if doc.preposition(c) in ("to", "with") for f in cast.at(c)]
    parents = [f for f in (*cast.possessor(marriage), *mates) if f.type == "PER"]
    up = doc.words[noun].head
    children = [f for f in cast.at(noun, joined=False) if f.type == "PER"]
    if not children and doc.words[noun].label == "appos":
        children = [f for f in cast.at(up, joined=False) if f.type == "PER"]
    if len(parents) == 2 and len(children) == 1:
        yield from _ties(children, parents, marriage)


def _with(doc: Doc, cast: Cast, memory: Memory, noun: int) -> Iterator[Tie]:
    """ "Has a daughter, Ann, with Tom", "bore the duke a son, Will": the other one is a parent too."""
    verb = doc.words[noun].head
    if status(doc, verb) != "actual":
        return
    beside = [c for c in (*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")) if doc.preposition(c) in ("with", "by")]
    beside += [c for c in doc.dependents(verb, "obj", "iobj") if c < noun] if doc.words[verb].lemma == "bear" else []
    parents = [f for c in beside for f in cast.at(c) if f.type == "PER"]
    if len(parents) == 1:
        yield from _ties(_named(doc, cast, memory, noun), parents, noun)


def _born(doc: Doc, verb: int) -> int | None:
    """The word for who was born."""
    return doc.words[verb].head if doc.words[verb].label == "acl" else surface_subject(doc, verb)


def _parents(doc: Doc, cast: Cast, verb: int) -> list[Filler]:
    """To whom somebody was born: no more than two, and nobody where it may be a family or a town."""
    to = [c for c in doc.dependents(verb, "obl", "nmod") if doc.preposition(c) == "to"]
    found = [f for c in to for f in cast.at(c) if f.type == "PER"]
    return found if len(found) <= 2 else []


def _named(doc: Doc, cast: Cast, memory: Memory, noun: int) -> list[Filler]:
    """The children whose names stand beside a noun, or whom it is known to mean."""
    names = [c for c in doc.dependents(noun, "appos", "flat") if doc.words[c].upos == "PROPN"]
    return [f for c in names for f in _children(cast, memory, c)] or _children(cast, memory, noun)


def _children(cast: Cast, memory: Memory, word: int | None) -> list[Filler]:
    return [f for f in cast.at(word) if f.type == "PER" and memory.get(f.entity).named]


def _ties(children: list[Filler], parents: list[Filler], word: int) -> Iterator[Tie]:
    for parent in parents:
        for child in children:
            if parent.entity != child.entity:
                yield Tie(parent.entity, child.entity, "parent", None, True, word, sure(parent, child))
