"""Who is against whom by what they say they will do: threats and oaths, whose victim the verb under them has."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.verb_classes import OF_VERB

THREATENING = frozenset(["threaten"])
SWEARING = frozenset("vow swear".split())
"""Verbs of promising oneself what may be no harm to anybody."""
PLOTTING = frozenset("plan plot scheme conspire decide intend agree team unite ally".split())
"""Verbs of what one sets out to do, alone or with others."""
UNDOING = frozenset(
    "destroy ruin topple overthrow crush oust depose sabotage discredit frame murder assassinate poison blackmail betray "
    "kidnap usurp humiliate dethrone bankrupt damage wreck burn".split()
)
"""Verbs of what is done to enemies only."""
HARMLESS = frozenset("leave resign quit marry tell call go return walk come stay cry move retire abdicate jump".split())
"""What people threaten to do that is not done to anybody, or only shames themselves."""
HARM = frozenset(["hurt", "kill", "seize", "betray", "blame"])
"""The classes of verbs of doing harm."""
RUIN = frozenset("destroy ruin expose punish stop crush topple overthrow unmask disgrace break hunt pay".split())


def find(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """ "Threatens to expose her debts", "swears to ruin Tom": whoever would suffer it has an enemy."""
    for word in doc.words:
        if word.upos != "VERB" or word.lemma not in THREATENING | SWEARING or status(doc, word.index) != "actual":
            continue
        speakers = [f for f in cast.at(surface_subject(doc, word.index)) if f.type == "PER"]
        for verb in doc.dependents(word.index, "xcomp"):
            if not _harms(doc, verb, sworn=word.lemma in SWEARING):
                continue
            for one in speakers:
                for other in _victims(doc, cast, verb):
                    if one.entity != other.entity:
                        yield Tie(one.entity, other.entity, "adversary", None, True, word.index, sure(one, other), passing=True)


def plotted(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """ "Plans to ruin Tom", "teams up with Bea to destroy Tom": all who set out to do it are against him."""
    for word in doc.words:
        if word.upos != "VERB" or word.lemma not in PLOTTING or status(doc, word.index) not in ("actual", "plan"):
            continue
        beside = [c for c in doc.dependents(word.index, "obl") if doc.preposition(c) == "with"]
        sides = [f for c in (surface_subject(doc, word.index), *beside) for f in cast.at(c) if f.type == "PER"]
        for verb in (v for c in doc.dependents(word.index, "xcomp", "advcl") for v in (c, *doc.dependents(c, "conj"))):
            if doc.words[verb].lemma not in UNDOING or "not" in doc.lowers(verb, "advmod"):
                continue
            for other in _victims(doc, cast, verb):
                for one in (f for f in sides if f.entity != other.entity):
                    yield Tie(one.entity, other.entity, "adversary", None, True, verb, sure(one, other), passing=True)


def _harms(doc: Doc, verb: int, *, sworn: bool) -> bool:
    """Whether to do something would harm whom it is done to; of what is only sworn, verbs of harm alone tell that."""
    lemma = doc.words[verb].lemma
    if "not" in doc.lowers(verb, "advmod"):
        return False
    return lemma in RUIN or OF_VERB.get(lemma) in HARM or lemma in lexicon.KILL if sworn else lemma not in HARMLESS


def _victims(doc: Doc, cast: Cast, verb: int) -> list[Filler]:
    """Whom a verb would be done to, or whose secret, job or life."""
    objects = doc.dependents(verb, "obj")
    found = [f for c in objects for f in cast.at(c) if f.type == "PER"]
    return found or [f for c in objects for f in cast.possessor(c) if f.type == "PER"]
