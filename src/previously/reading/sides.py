"""On whose side somebody is by a pact, by help, by a grudge, or by being fond of somebody: "forges an alliance with Tom"."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading.cast import Cast
from previously.reading.pairs import bond, owners, subjects, those
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie

PACTS = frozenset("alliance pact partnership coalition truce bargain deal".split())
SEALED = frozenset("make form forge strike enter seal conclude join reach have".split())
"""Verbs that bring about a pact."""
FONDNESS = frozenset("feelings crush".split())
AID = frozenset("help aid assistance".split())
ENLISTING = frozenset("enlist secure accept obtain".split())
REVENGE = frozenset("revenge vengeance grudge".split())
AGAINST = frozenset("on upon against at".split())
SWORN = frozenset("take get swear vow seek want plot plan bear hold desire exact wreak have".split())
"""Verbs of wanting revenge on somebody or taking it."""
SIDES = PACTS | REVENGE | AID | FONDNESS


def taken(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Forges an alliance with Tom", "with Tom's help", "swears revenge on Tom": who is on whose side."""
    words = doc.words
    word, verb = words[noun], words[noun].head
    if word.lower in AID:
        helped = doc.preposition(noun) == "with" and word.label == "obl"
        asked = word.label == "obj" and words[verb].lemma in ENLISTING
        if (helped or asked) and words[verb].upos == "VERB" and _done(doc, verb):
            others = owners(cast, noun) or those(doc, cast, doc.dependents(noun, "nmod"), "of", "from")
            yield from bond(subjects(doc, cast, verb), others, "works_with", None, noun)
        return
    if word.lower in FONDNESS and words[verb].lemma in ("have", "develop") and status(doc, verb) == "actual":
        others = those(doc, cast, [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")], "for", "on")
        if others:
            yield from bond(subjects(doc, cast, verb), others, "romantic", None, noun)
        return
    if word.label not in ("obj", "obl") or words[verb].lemma not in (SEALED if word.lower in PACTS else SWORN):
        return
    told = status(doc, verb)
    if told != "actual" and not (word.lower in REVENGE and told == "plan"):
        return
    beside = [c for c in (*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")) if c > noun]
    pact = word.lower in PACTS
    beside = [c for c in beside if words[c].lower not in ("somebody", "someone", "anybody", "anyone")]
    if pact:
        others = those(doc, cast, beside, "with")
        yield from bond(subjects(doc, cast, verb), others, "works_with", None, noun) if others else ()
        return
    foes = [f for c in beside if doc.preposition(c) in AGAINST for f in cast.at(c) if f.type in ("PER", "ORG")]
    for foe in foes:  # several may be one's enemies, and a house
        yield from bond(subjects(doc, cast, verb), [foe], "adversary", None, noun)


def _done(doc: Doc, verb: int) -> bool:
    return status(doc, verb) in ("actual", "attempt")
