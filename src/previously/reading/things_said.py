"""Phrases that the model takes for somebody and that mean nobody: "we all", "all contact", "the one used", "his identity"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.refs import Ref

ABSTRACT = re.compile(r"\w{3}(?:ness|ism|ment|ship|hood|tion|sion|ity|ance|ence)$")
"""What nouns end in that tell a quality, a state or a doing."""
PERSONS = frozenset(
    "celebrity deity entity nonentity authority majesty personality lordship ladyship acquaintance apparition abomination "
    "creation presence audience government regiment parliament department community city university family fraternity "
    "sorority humanity royalty nobility generation opposition delegation population nation organization organisation "
    "corporation foundation association institution expedition coalition federation resistance alliance battalion faction "
    "section detachment detention contingent garrison convoy leadership membership township neighbourhood neighborhood "
    "brotherhood sisterhood priesthood knighthood childhood incarnation relation connection addition complication vision "
    "hallucination conscience intelligence infestation competition obsession inspiration detective reincarnation mutation "
    "prosecution management administration congregation commission inquisition procession establishment fellowship highness "
    "lioness patroness deaconess marchioness nuisance eyewitness".split()
)
"""The nouns of such an ending that are of somebody, or of many together."""
USED = frozenset("use fire write make build design paint forge print".split())
"""What is done to things and makes them what they are told by: "the one used to kill him"."""
TENDED = frozenset("wounded injured sick poor rich needy homeless innocent infected hungry weak living elderly".split())
"""Whom an article and an adjective mean all together."""


def no_person(doc: Doc, ref: Ref) -> bool:
    """Whether a phrase without a name is of nobody in particular, or of a thing."""
    words = doc.words
    head = words[ref.head]
    if head.lower in ("we", "you", "they") and ref.first == ref.head < ref.last:
        return True  # "we all": the "we" in it is told by itself
    if head.upos == "ADJ" and head.lower in TENDED and ref.last == ref.head and words[ref.first].lower == "the":
        return ref.first + 1 == ref.head
    if head.lower == "one" and any(words[c].xpos == "VBN" and words[c].lemma in USED for c in doc.dependents(ref.head, "acl")):
        return True
    if words[ref.first].lower == "all" and head.xpos == "NN":
        return True  # "all contact"
    noun = doc.noun(ref.head)
    if head.xpos != "NN" or noun in lexicon.PEOPLE | lexicon.ORG_NOUNS:
        return False
    if words[ref.first].lower == "a" and "whole" in ref.modifiers:
        return True  # "a whole ostrich"
    return ABSTRACT.search(noun) is not None and noun not in PERSONS


def undergone(doc: Doc, noun: int, index: int) -> bool:
    """Whether behind a noun it begins what is done to somebody: "a clerk | blackmailed by Tom", "a clerk | being robbed"."""
    word, words = doc.words[index], doc.words
    being = index == noun + 1 and word.lower == "being" and word.upos == "AUX"
    return being or (word.xpos == "VBN" and any(w.lower == "by" for w in words[index + 1 : index + 2]))
