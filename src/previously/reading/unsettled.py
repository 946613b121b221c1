"""What is only ahead, open or feared, by the words around it: "is interested in buying it", "in case he comes"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.syntax import Doc, matches

AHEAD = frozenset(
    "interested uninterested keen intent bent capable incapable averse opposed open serious enthusiastic adamant obsessed "
    "afraid scared terrified fearful frightened nervous anxious worried excited hesitant wary apprehensive hopeful leery "
    "reluctant comfortable uncomfortable okay ok fine cool alright".split()
)
"""What somebody is "in", "of" or "about" doing that he has not done yet."""
EASY = frozenset("comfortable uncomfortable okay ok fine cool alright afraid scared terrified fearful opposed".split())
"""Those of them that somebody is also about what another may do: "is not comfortable with him going"."""
LINKS = frozenset("in of on about with to".split())
SEEKING = frozenset("find locate retrieve".split())
"""What one sets out to do and may fail to."""
TIMES = frozenset("day moment hour night week month year time minute instant".split())
INTERRUPTING = frozenset("enter arrive come burst return appear intervene interrupt rush storm run".split())
"""What somebody does before another can do what they were about to."""


def left_open(doc: Doc, verb: int) -> bool:
    """Whether it is open that what a verb tells comes about."""
    return _ahead(doc, verb) or _in_case(doc, verb) or _sought(doc, verb) or _choice(doc, verb)


def _ahead(doc: Doc, verb: int) -> bool:
    """ "Is interested in selling it", "is afraid of being caught", and not "is nervous about having lied"."""
    words = doc.words
    up = words[words[verb].head]
    marks = doc.dependents(verb, "mark", "case")
    gerund = words[verb].xpos == "VBG" or "being" in doc.lowers(verb, "aux:pass", "cop")
    if up.lower not in AHEAD or not gerund or up.index > verb or any(words[c].lower == "having" for c in doc.children[verb]):
        return False
    if not marks:
        return False
    first = min(marks)
    beside = words[first].lower in LINKS and all(w.upos in ("ADV", "PUNCT") for w in words[up.index + 1 : first])
    own = doc.dependents(verb, "nsubj", "nsubj:pass")
    return beside and matches(words[verb].deprel, "advcl") and (not own or up.lower in EASY)


def _in_case(doc: Doc, verb: int) -> bool:
    """ "Waits in case he comes", wherever the tree hangs the two words."""
    words = doc.words
    if not matches(words[verb].deprel, "advcl"):
        return False
    inside = [i for i in doc.subtree(verb) if words[i].upos != "PUNCT"]
    opens = [(words[i].lower, words[i + 1].lower) for i in (inside[0] - 2, inside[0]) if 0 <= i < len(words) - 1]
    return ("in", "case") in opens


def _sought(doc: Doc, verb: int) -> bool:
    """ "Has to go find Ann", "has to go help Tom find her": whether they do is still to be told."""
    words = doc.words
    if words[verb].lemma not in SEEKING or words[verb].xpos != "VB" or words[verb].label != "xcomp":
        return False
    up = words[words[verb].head]
    while up.lemma == "help" and up.label == "xcomp":
        up = words[up.head]
    return up.lemma == "go" and up.index < verb and up.xpos in ("VB", "VBZ", "VBP", "VBD") and not doc.dependents(verb, "ccomp")


def _choice(doc: Doc, verb: int) -> bool:
    """ "Is forced to choose between Ann and Eve": which it will be is open."""
    words = doc.words
    between = any(doc.preposition(c) == "between" for c in doc.dependents(verb, "obl"))
    return words[verb].lemma in ("choose", "decide") and between and words[verb].xpos == "VB"


def cut_short(doc: Doc, verb: int) -> bool:
    """ "Enters before he kills her", "bursts in moments before they commit suicide": whether they then do is not said."""
    words = doc.words
    if words[verb].lemma not in lexicon.KILL_SURE | {"commit"} or "before" not in doc.lowers(verb, "mark"):
        return False
    up = words[words[verb].head]
    up = words[up.head] if up.lemma in TIMES | {"second"} else up
    return up.index < verb and up.lemma in INTERRUPTING
