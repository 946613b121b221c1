"""Who comes to another's help or sides with them: "comes to help her", "joins up with Tom", "on the run together"."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.allies import AIDING, tie
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import person_object
from previously.reading.events import Happening
from previously.reading.joint import MANY, all_helped, helped_at_work
from previously.reading.pairs import subjects, those
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, former, told_in_the_present

COMING = frozenset("come arrive return rush hurry race step".split())
"""Verbs of coming, as one does who is there to help."""
NOTES = frozenset("notes data findings results theories evidence information".split())
"""What two compare who are after the same."""
DIGGING = frozenset("digging research investigating sleuthing snooping reconnaissance recon".split())
"""What those do who look into something."""
TWO = 2


def find(doc: Doc, cast: Cast, events: list[Happening]) -> Iterator[Tie]:
    """Who works with whom as a part tells so: they are of one day, and between kin and lovers tell nothing."""
    present = told_in_the_present(doc)
    for event in events:
        yield from (t for a, b in (*_come(doc, event), *_joins_up(doc, event)) for t in tie(a, b, event.word))
        if event.lemma in lexicon.ALLY and former(doc, event.word, present) is None:
            yield from (t for a, b in _with_a_third(doc, event) for t in tie(a, b, event.word))
    for word in doc.words:
        if word.lower == "run" and word.upos == "NOUN":
            yield from _on_the_run(doc, cast, word.index)
        elif word.upos == "VERB" and word.lemma in ("compare", "do", "conduct"):
            yield from _looking_into(doc, cast, word.index)


def _come(doc: Doc, event: Happening) -> Iterator[tuple[Filler, Filler]]:
    """ "Ann and Tom come to help Bea", "arrives to help her fight": they came, so that they help."""
    words, verb = doc.words, event.word
    up = words[words[verb].head]
    to = "to" in doc.lowers(verb, "mark")
    if event.lemma not in AIDING or event.status == "negated" or not to or words[verb].label not in ("xcomp", "advcl"):
        return
    came = up.lemma in COMING and up.upos == "VERB" and not doc.dependents(up.index, "obj")
    work = helped_at_work(doc, verb) or not doc.dependents(verb, "xcomp", "ccomp", "advcl")  # no mere "help her up"
    if came and work and status(doc, up.index) == "actual" and person_object(doc, verb):
        yield from ((a, b) for a in event.arguments.agents for b in all_helped(doc, event))


def _joins_up(doc: Doc, event: Happening) -> Iterator[tuple[Filler, Filler]]:
    """ "Joins up with Tom", who is no army."""
    if event.lemma != "join" or event.particle != "up" or event.status != "actual":
        return
    beside = [f for role, f in event.arguments.others if role == "with"]
    beside += event.arguments.patients if "with" in doc.cases(event.word) else ()
    yield from ((a, b) for a in event.arguments.agents for b in beside)


def _with_a_third(doc: Doc, event: Happening) -> Iterator[tuple[Filler, Filler]]:
    """ "Ann and Tom have been working with Bea": those who work with the same one do so with one another."""
    agents = event.arguments.agents
    team = event.lemma != "team" or event.particle == "up"
    if event.status != "actual" or not team or event.lemma == "pair" or "with" not in doc.cases(event.word):
        return
    if len(agents) == TWO and not doc.dependents(event.word, "obj"):
        yield agents[0], agents[1]


def _on_the_run(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Ann and Tom are on the run together", "goes on the run with Tom"."""
    words = doc.words
    if doc.preposition(noun) != "on" or "the" not in doc.lowers(noun, "det"):
        return
    verb = noun if doc.dependents(noun, "cop") else words[noun].head
    if verb != noun and words[verb].lemma not in ("go", "live", "stay"):
        return
    together = any(words[c].lower == "together" for v in (noun, verb) for c in doc.dependents(v, "advmod"))
    beside = [*doc.dependents(noun, "nmod", "obl"), *doc.dependents(verb, "obl")]
    yield from _both(doc, cast, verb, those(doc, cast, beside, "with"), noun, told=together)


def _looking_into(doc: Doc, cast: Cast, verb: int) -> Iterator[Tie]:
    """ "Ann and Tom compare notes", "decide to do some digging": those who do so are after the same."""
    words = doc.words
    kinds = NOTES if words[verb].lemma == "compare" else DIGGING
    things = [c for c in doc.dependents(verb, "obj") if words[c].lower in kinds]
    if not things or any(doc.preposition(k) in ("to", "of") for c in things for k in doc.dependents(c, "nmod")):
        return
    beside = [*doc.dependents(verb, "obl"), *(k for c in things for k in doc.dependents(c, "nmod"))]
    yield from _both(doc, cast, verb, those(doc, cast, beside, "with"), verb, told=True)


def _both(doc: Doc, cast: Cast, verb: int, others: list[Filler], word: int, *, told: bool) -> Iterator[Tie]:
    """Those of whom something is told, with one another, or each with whoever stands there with "with"."""
    above = doc.words[doc.words[verb].head]
    decided = doc.words[verb].label == "xcomp" and above.lemma in ("decide", "agree") and status(doc, above.index) == "actual"
    if not decided and status(doc, verb) != "actual":
        return
    ones = subjects(doc, cast, verb)
    if len(ones) == len(others) == 1:
        yield from tie(ones[0], others[0], word)
    elif told and not others and 1 < len(ones) <= MANY:
        yield from (t for i, a in enumerate(ones) for b in ones[i + 1 :] for t in tie(a, b, word))
