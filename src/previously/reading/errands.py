"""At whose behest people act: whom somebody pays or sends, who acts on whose orders or is in whose pay."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import Tie, person_object, sure
from previously.reading.events import Happening
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.voices import passive

PAYING = frozenset("pay bribe".split())
"""Verbs that have somebody do what a "to" brings in; to pay somebody may be to pay a debt."""
SENDING = frozenset("send dispatch deploy".split())
"""Verbs that have somebody go somewhere or do something for who sends them, but where they are sent home or away."""
CHARGING = frozenset("instruct task commission".split())
AWAY = frozenset("away home back off out up down".split())
BIDDING = frozenset("order orders command commands instruction instructions behest bidding".split())
"""What one acts on, or at, who acts for somebody."""
KEEP = frozenset("pay service employ payroll".split())
"""What somebody is in, or on, who is paid by another."""


def find(doc: Doc, cast: Cast, events: list[Happening]) -> list[Tie]:
    """Who works for whom, as errands tell it: they are of one day, and between kin and lovers tell nothing."""
    out = [tie for event in events for tie in _sent(doc, event)]
    for word in doc.words:
        if word.upos == "NOUN" and word.lower in BIDDING | KEEP:
            out += _at_a_bidding(doc, cast, word.index)
    return out


def _sent(doc: Doc, event: Happening) -> Iterator[Tie]:
    """ "Pays him to set fire to the barn", "sends Tom to the coast", "Tom was told to by her"."""
    verb = event.word
    if event.lemma not in PAYING | SENDING | CHARGING or event.status != "actual" or not person_object(doc, verb):
        return
    complements = doc.dependents(verb, "xcomp", "advcl", "ccomp")
    to_do = any(doc.words[m].lower == "to" for c in complements for m in doc.dependents(c, "mark"))
    done_to = bool(doc.dependents(verb, "obj")) or passive(doc, verb) or doc.words[verb].label == "acl"
    away = any(doc.words[c].lower in AWAY for c in doc.children[verb])
    going = event.lemma in SENDING and any(doc.preposition(c) in ("to", "after", "into") for c in doc.dependents(verb, "obl"))
    done_to |= event.lemma in PAYING
    if away or not done_to or (going and doc.dependents(verb, "iobj")) or not (to_do or going or event.lemma in CHARGING):
        return
    yield from _ties(event.arguments.patients[:1], event.arguments.agents, verb)


def _at_a_bidding(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Cut the rope on Tom's orders", "is in the pay of the duke"."""
    words = doc.words
    word = words[noun]
    verb = noun if doc.dependents(noun, "cop") else word.head
    case = doc.preposition(noun)
    told = case in ("on", "at", "under", "by") if word.lower in BIDDING else case in ("in", "on")
    if not told or words[verb].upos not in ("VERB", "NOUN") or status(doc, verb) != "actual":
        return
    subject = surface_subject(doc, verb)
    yield from _ties(cast.at(subject), cast.possessor(noun), noun)


def _ties(servants: tuple[Filler, ...], masters: tuple[Filler, ...], word: int) -> Iterator[Tie]:
    for master in masters:
        for servant in servants:
            if master.type == servant.type == "PER" and master.entity != servant.entity:
                yield Tie(servant.entity, master.entity, "works_for", None, True, word, sure(servant, master), passing=True)
