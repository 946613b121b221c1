"""Whose doctor somebody is by what they do to a body: a doctor sets a leg, takes out an appendix, pumps a stomach."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import Tie, sure
from previously.reading.healing import DOCTORS
from previously.reading.memory import Memory
from previously.reading.status import status
from previously.reading.syntax import Doc

DOING = frozenset(
    "set remove stitch suture amputate dress bandage clean pump extract take draw reset splint cauterize cauterise restart "
    "repair transplant".split()
)
"""What doctors do to a part of a body or take out of it."""
BODY = frozenset(
    "leg arm bone hip ankle wrist shoulder nose jaw rib ribs spleen appendix kidney gallbladder tumour tumor bullet stomach "
    "wound wounds cut cuts heart liver lung tooth tonsils pulse blood cast stitches foot knee skull aneurysm cyst".split()
)
DELIVERING = frozenset(["baby", "babies", "child", "twins"])
OPERATING = frozenset("operate treat deliver".split())


def find(doc: Doc, cast: Cast, memory: Memory) -> Iterator[Tie]:
    """The ties of doctors and patients that operations tell."""
    for word in doc.words:
        if word.upos == "VERB" and word.lemma in DOING | {"deliver"} and status(doc, word.index) == "actual":
            yield from _on_a_body(doc, cast, word.index, memory)
        if word.upos == "VERB" and word.lemma == "assist" and word.xpos == "VBG":
            yield from _assisting(doc, cast, word.index, memory)


def _on_a_body(doc: Doc, cast: Cast, verb: int, memory: Memory) -> Iterator[Tie]:
    """ "Sets Tom's leg", "removes her appendix", "delivers Ann's baby"."""
    kinds = DELIVERING if doc.words[verb].lemma == "deliver" else BODY
    doctors = [f for f in cast.at(surface_subject(doc, verb)) if f.type == "PER" and _doctor(memory, f)]
    for part in doc.dependents(verb, "obj"):
        owners = [f for f in cast.possessor(part) if f.type == "PER"] if doc.words[part].lower in kinds else []
        yield from _ties(doctors, owners, verb)


def _assisting(doc: Doc, cast: Cast, verb: int, memory: Memory) -> Iterator[Tie]:
    """ "Operates on her with Tom assisting": he has her for a patient too, and works with whoever operates."""
    up = doc.words[verb].head
    if doc.words[up].lemma not in OPERATING or status(doc, up) != "actual":
        return
    hands = [f for f in cast.at(doc.first(verb, "nsubj")) if f.type == "PER"]
    leading = [f for f in cast.at(surface_subject(doc, up)) if f.type == "PER"]
    beside = [*doc.dependents(up, "obj"), *(c for c in doc.dependents(up, "obl") if doc.preposition(c) == "on")]
    if not any(_doctor(memory, f) for f in (*hands, *leading)):
        return
    yield from _ties(hands, [f for c in beside for f in cast.at(c) if f.type == "PER"], verb)
    for one in leading:
        for hand in hands:
            if one.entity != hand.entity:
                yield Tie(one.entity, hand.entity, "works_with", None, True, verb, sure(one, hand), passing=True)


def _doctor(memory: Memory, one: Filler) -> bool:
    """Whether somebody is called a doctor."""
    entity = memory.get(one.entity)
    return bool((entity.titles | {noun for noun, _ in entity.descriptions}) & DOCTORS)


def _ties(doctors: list[Filler], patients: list[Filler], word: int) -> Iterator[Tie]:
    for doctor in doctors:
        for patient in patients:
            if doctor.entity != patient.entity:
                yield Tie(doctor.entity, patient.entity, "treats", None, True, word, sure(doctor, patient))
