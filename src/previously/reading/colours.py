"""Verbs that tell no event of their own: turns of phrase before another verb, parts of a word, and what is only as if."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.syntax import Doc


def colours(doc: Doc, verb: int) -> bool:
    """Whether a verb only colours another, or is none at all."""
    word = doc.words[verb]
    if word.xpos == "VBG" and not word.lower.removesuffix("'").endswith(("ing", "in")):
        return True  # "by midwinter", whatever its tag
    return _phrase(doc, verb) or _hyphenated(doc, verb) or _as_if(doc, verb) or _only_said(doc, verb) or _like(doc, verb)


def _phrase(doc: Doc, verb: int) -> bool:
    """ "It turns out that", "goes on talking", "cannot bring himself to speak"."""
    words = doc.words
    lemma = words[verb].lemma
    particle = {words[c].lower for c in doc.dependents(verb, "compound:prt", "advmod") if c == verb + 1}
    if lemma == "turn" and "out" in particle:
        return bool(doc.dependents(verb, "xcomp", "ccomp", "csubj", "expl"))
    if lemma in ("go", "keep", "carry") and "on" in particle and verb + 2 < len(words):
        return words[verb + 2].xpos == "VBG" and words[verb + 2].sentence == words[verb].sentence
    if lemma in ("bring", "get"):
        itself = doc.has(verb, lexicon.REFLEXIVES, "obj")
        return itself and any(words[c].xpos == "VB" for c in doc.dependents(verb, "xcomp", "advcl", "ccomp"))
    return False


REPUTED = frozenset("suppose say think rumour rumor reckon mean".split())
"""What people do in the passive before the verb that matters: "is supposed to leave", "is said to keep the letters"."""


def _only_said(doc: Doc, verb: int) -> bool:
    """ "Is supposed to inherit", "is said to keep the letters", "is thought lost"."""
    lemma = doc.words[verb].lemma
    return lemma in REPUTED and bool(doc.dependents(verb, "aux:pass")) and bool(doc.dependents(verb, "xcomp"))


CALLING = frozenset("call consider deem label dub".split())
"""What one does to another who is told to be like something."""


def _like(doc: Doc, verb: int) -> bool:
    """ "Is broke", "is hung over", "somebody called the Gardener": what somebody is like, or what they go by."""
    words = doc.words
    word = words[verb]
    if word.lemma == "call" and word.xpos == "VBN" and word.deprel == "acl" and word.head == verb - 1:
        return not doc.dependents(verb, "aux:pass", "obl:agent")
    if word.label == "xcomp" and word.xpos == "VBN" and words[word.head].lemma in CALLING and not doc.dependents(verb, "aux"):
        return not doc.dependents(verb, "obl:agent")  # "calls him whipped"
    if word.lower == "broke":
        return any(words[c].lemma == "be" for c in doc.dependents(verb, "aux", "aux:pass", "cop"))
    return word.lower == "hung" and verb + 1 < len(words) and words[verb + 1].lower == "over"


def _hyphenated(doc: Doc, verb: int) -> bool:
    """The "cross" of "cross-examine", the "waiting" of "lady-in-waiting"."""
    words = doc.words
    word = words[verb]
    if verb + 2 < len(words) and words[verb + 1].text == "-" and words[verb + 1].start == word.end:
        return words[verb + 2].start == words[verb + 1].end
    if not verb or words[verb - 1].text != "-" or words[verb - 1].end != word.start:
        return False
    return word.xpos in ("VBG", "VBN") and not doc.dependents(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "obj")


def _as_if(doc: Doc, verb: int) -> bool:
    """ "Looks at him as though he had hit her": he has not."""
    marks = doc.lowers(verb, "mark")
    return "as" in marks and bool(marks & {"if", "though"})
