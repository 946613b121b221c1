"""With what an infinitive comes about: in time to see it, prompting him to do it, a door that opens to reveal her."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.syntax import Doc
from previously.reading.tags import FINITE

_NOT = frozenset(("not", "n't", "nt", "never", "hardly"))
PROMPTING = frozenset("prompt lead spur drive provoke induce oblige get".split())
"""Verbs of bringing somebody to do what he then does: "prompting her to confess"."""
MOVED = frozenset(
    "infuriated enraged angered outraged incensed furious livid angry disappointed heartbroken crushed disturbed shaken "
    "troubled overjoyed elated ecstatic happy unhappy glad disgusted annoyed irritated intrigued touched astounded "
    "dumbfounded bewildered puzzled confused startled distraught aghast hurt humiliated amused perturbed displeased "
    "dejected irate baffled perplexed bemused gratified unnerved flabbergasted dumbstruck".split()
)
"""What somebody is on learning what he did learn, although not on doing a thing ("happy to help")."""
LEARNING = frozenset("learn find discover see hear realize realise notice".split())
TURNING = frozenset("turn look wake awake awaken".split())
"""What one does with one's eyes or head, and then sees what there is."""
SIGHT = LEARNING - {"learn", "notice"}
OPENING = frozenset("open slide swing part lift pan zoom".split())
"""What a door, a curtain or a camera does, and something is seen."""
_BESIDE = frozenset("back around round over up upon".split())


def led_to(doc: Doc, verb: int) -> int | None:
    """The word that an infinitive came about with."""
    words = doc.words
    up = words[verb].head
    if (timely := _in_time(doc, verb)) is not None:
        return timely
    if _prompted(doc, verb, up) or _moved(doc, verb, up) or _shown(doc, verb, up):
        return up
    return None


def _in_time(doc: Doc, verb: int) -> int | None:
    """ "Arrives just in time to see him fall", "returns in time for Ann to leave": she came in time, and so it was."""
    words = doc.words
    start = min(m for m in doc.dependents(verb, "mark") if words[m].lower in ("to", "for"))
    if start < 2 or (words[start - 2].lower, words[start - 1].lower) != ("in", "time"):
        return None
    time = words[start - 1]
    over = words[time.head] if words[verb].head == time.index else words[words[verb].head]
    return over.index if over.upos == "VERB" and over.index < start else None


def _prompted(doc: Doc, verb: int, up: int) -> bool:
    """ "Prompting her to confess", "gets him to admit it"; whom one gets to kill may have it still to do."""
    words = doc.words
    if words[up].lemma not in PROMPTING or words[verb].label not in ("xcomp", "ccomp", "advcl"):
        return False
    before = [o for o in doc.dependents(up, "obj", "iobj") if up < o < verb]
    own = [s for s in doc.dependents(verb, "nsubj", "nsubj:pass") if s > up]
    itself = any(words[o].lower in lexicon.REFLEXIVES for o in before)
    deadly = words[verb].lemma in lexicon.KILLING
    if words[up].lemma == "get":
        return bool(before or own) and not itself and not deadly
    return bool(before or own or doc.dependents(up, "aux:pass"))


def _moved(doc: Doc, verb: int, up: int) -> bool:
    """ "Is furious to learn that he left", and not "is happy to help" or "is too hurt to see"."""
    words = doc.words
    if words[up].lower not in MOVED or words[verb].lemma not in LEARNING:
        return False
    beside = doc.lowers(up, "advmod")
    now = any(words[c].xpos in FINITE for c in doc.dependents(up, "cop", "aux:pass", "aux"))
    return now and not beside & (_NOT | {"too", "enough"})


def _shown(doc: Doc, verb: int, up: int) -> bool:
    """ "Turns around to see her", "the door opens to reveal her", and not "turns on the light to see"."""
    words = doc.words
    if words[up].upos != "VERB" or doc.dependents(up, "obj", "aux:pass"):
        return False
    if words[verb].lemma == "reveal":
        return words[up].lemma in OPENING and bool(doc.dependents(verb, "obj"))
    if words[up].lemma not in TURNING or words[verb].lemma not in SIGHT:
        return False
    between = words[up + 1 : min(doc.dependents(verb, "mark"))]
    return all(w.lower in _BESIDE for w in between) and (words[up].lemma != "look" or bool(between))
