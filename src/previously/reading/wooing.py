"""Love in turns of phrase: getting cosy, in bed together, a broken heart, back to one another."""

from __future__ import annotations

from collections.abc import Iterator

from previously.model import Qualifier
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.events import Happening
from previously.reading.pairs import bond, each_other, owners, subjects, those, whom
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie

INTIMATE = frozenset(["intimate", "amorous"])
COZY = INTIMATE | {"cozy", "cosy"}
"""What two get with one another who are lovers or about to be."""
RETURNING = frozenset(["return"])
"""What two do "to each other" who were parted."""
AGAIN = frozenset("come get go find run".split())
"""What they do so with "back"."""


def find(doc: Doc, cast: Cast, events: list[Happening]) -> Iterator[Tie]:
    """The loves that a part tells so; between kin, and for those married, they tell nothing."""
    for word in doc.words:
        if word.lower in COZY and word.upos == "ADJ":
            yield from _cozy(doc, cast, word.index)
        elif word.lower == "bed" and word.upos == "NOUN":
            yield from _in_bed(doc, cast, word.index)
        elif word.upos == "VERB" and word.lemma in RETURNING | AGAIN:
            yield from _back(doc, cast, word.index)
    for event in events:
        yield from _heartbroken(doc, cast, event)


def _love(ones: list[Filler], others: list[Filler], word: int, past: Qualifier | None = None) -> list[Tie]:
    return bond(ones, others, "romantic", past, word, passing=True)


def _cozy(doc: Doc, cast: Cast, word: int) -> list[Tie]:
    """ "Ann and Tom are getting cosy", "gets intimate with Tom"; cosy with one another may be any two who plot."""
    up = doc.words[doc.words[word].head]
    verb = up.index if doc.words[word].label == "xcomp" and up.lemma in ("get", "become", "grow") else word
    if verb == word or status(doc, verb) != "actual":
        return []
    beside = [*doc.dependents(word, "obl", "nmod"), *doc.dependents(verb, "obl")]
    others = those(doc, cast, beside, "with")
    if any(doc.preposition(c) == "with" for c in beside) and not (others and doc.words[word].lower in INTIMATE):
        return []  # "gets cosy with the mayor", "with the idea"
    return _love(subjects(doc, cast, verb), others, word)


def _in_bed(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Ann and Tom are in bed together", "she is in bed with Tom", and not with a fever."""
    there = doc.preposition(noun) == "in" and not doc.dependents(noun, "det", "nmod:poss", "amod")
    if not there or not doc.dependents(noun, "cop") or status(doc, noun) != "actual":
        return []
    together = "together" in doc.lowers(noun, "advmod")
    others = those(doc, cast, doc.dependents(noun, "nmod", "obl"), "with")
    return _love(subjects(doc, cast, noun), others, noun) if others or together else []


def _back(doc: Doc, cast: Cast, verb: int) -> list[Tie]:
    """ "They return to each other", "find their way back to one another": those who were lovers are so again."""
    words = doc.words
    to = [c for c in doc.dependents(verb, "obl") if each_other(doc, c) and doc.preposition(c) == "to"]
    back = words[verb].lemma in RETURNING or any(words[c].lower == "back" for v in (verb, *to) for c in doc.children[v])
    way = [c for c in doc.dependents(verb, "obj") if words[c].lower != "way"]
    return _love(subjects(doc, cast, verb), [], verb) if to and back and not way and status(doc, verb) == "actual" else []


def _heartbroken(doc: Doc, cast: Cast, event: Happening) -> Iterator[Tie]:
    """ "Tom breaks Ann's heart", "forgives him for breaking her heart": the two were lovers and are so no longer."""
    hearts = [c for c in doc.dependents(event.word, "obj") if doc.words[c].lower == "heart"]
    if event.lemma != "break" or not hearts or event.status != "actual":
        return
    whose = owners(cast, hearts[0])
    doers = [f for f in event.arguments.agents if f.type == "PER"] or whom(cast, surface_subject(doc, event.word))
    if whose:
        yield from _love(doers, whose, event.word, "ex")
