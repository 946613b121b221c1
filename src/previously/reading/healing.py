"""Who treats whom: verbs of healing, what is done to a body, patients seen and worked on, and whose doctor one sees."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.events import Happening
from previously.reading.memory import Memory
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.voices import passive

TREATING = frozenset("treat cure heal nurse tend operate resuscitate".split())
EXAMINING = frozenset(
    "examine bandage stitch diagnose sedate inject vaccinate revive save stabilize stabilise anaesthetise anesthetize".split()
)
"""What doctors do to their patients, and others to others."""
DOCTORS = frozenset(
    "dr doctor physician surgeon nurse medic paramedic psychiatrist midwife dentist paediatrician pediatrician anaesthetist "
    "anesthetist anesthesiologist cardiologist neurologist oncologist therapist psychologist".split()
)
OPENING = frozenset("remove extract transplant pump drain".split())
INSIDES = frozenset("appendix spleen kidney liver gallbladder tumor tumour tonsils stomach abscess".split())
"""What nobody but a doctor takes out of anybody: "removes Tom's appendix"."""
SEEING = frozenset("see deal care attend handle admit diagnose evaluate assess help save lose".split())
"""What is done with a patient who is called so."""
ON_GOING = frozenset("continue keep stop quit resume".split())
HURT = frozenset("shoot stab wound injure hurt burn poison overdose collapse".split())
"""What has happened to whom doctors work with as a patient."""
MANY = 2
"""How many doctors and nurses a story has, or words of medicine a part, that is one of a hospital."""
MEDICINE = frozenset(
    "hospital clinic er ward surgery surgical surgeon surgeons doctor doctors nurse nurses patient patients intern interns "
    "paramedic paramedics ambulance".split()
)


DOING = frozenset(
    "set remove stitch suture amputate dress bandage clean pump extract take draw reset splint cauterize cauterise restart "
    "repair transplant".split()
)
"""What doctors do to a part of a body or take out of it."""
BODY = frozenset(
    "leg arm bone hip ankle wrist shoulder nose jaw rib ribs spleen appendix kidney gallbladder tumour tumor bullet stomach "
    "wound wounds cut cuts heart liver lung tooth tonsils pulse blood cast stitches foot knee skull aneurysm cyst".split()
)
UNHEALED = frozenset("character hero villain suspect witness informant recruit jury donor client".split())
"""On whom those work who are no doctors, or not as such."""
SEEN_TO = frozenset("tend patch dress bandage treat clean stitch sew nurse".split())
"""What is done to somebody's wounds by whoever is at hand."""
HURTS = frozenset("wound wounds injury injuries burns cuts gunshot".split())
OVERSEEING = frozenset("oversee supervise".split())
CURES = frozenset("recovery treatment rehabilitation convalescence rehab surgery".split())
"""What a doctor sees to that is a patient's."""
DELIVERING = frozenset(["baby", "babies", "child", "twins"])
OPERATING = frozenset("operate treat deliver".split())


def find(doc: Doc, cast: Cast, events: list[Happening], memory: Memory) -> Iterator[Tie]:
    """The ties of doctors and patients that more than a deed and whom it is done to tells."""
    for event in events:
        yield from _worked_on(doc, event, memory)
    for word in doc.words:
        if word.upos == "VERB" and word.lemma in DOING | {"deliver"} and status(doc, word.index) == "actual":
            yield from _on_a_body(doc, cast, word.index, memory)
        if word.upos == "VERB" and word.lemma in SEEN_TO and status(doc, word.index) == "actual":
            yield from _seen_to(doc, cast, word.index)
        if word.upos == "VERB" and word.lemma in OVERSEEING and status(doc, word.index) == "actual":
            yield from _overseen(doc, cast, word.index)
        if word.upos == "VERB" and word.lemma == "assist" and word.xpos == "VBG":
            yield from _assisting(doc, cast, word.index, memory)


def _seen_to(doc: Doc, cast: Cast, verb: int) -> Iterator[Tie]:
    """ "Tends to Tom's injuries", "patches up her wounds", "patches him up": whoever does so treats them, a doctor or not."""
    words = doc.words
    up = "up" in doc.lowers(verb, "compound:prt", "advmod")
    if words[verb].lemma in ("patch", "sew") and not up:
        return
    objects = doc.dependents(verb, "obj", "nsubj:pass")
    things = objects or [c for c in doc.dependents(verb, "obl") if words[verb].lemma == "tend" and doc.preposition(c) == "to"]
    hurts = [c for c in things if words[c].lower in HURTS]
    ill = [f for c in hurts for f in cast.possessor(c)]
    if words[verb].lemma == "patch" and not hurts and all(words[c].upos in ("PROPN", "PRON") for c in objects):
        ill = [f for c in objects for f in cast.at(c)]
    yield from _ties(_doers(doc, cast, verb), [f for f in ill if f.type == "PER"], verb)


def _doers(doc: Doc, cast: Cast, verb: int) -> list[Filler]:
    """The people who do what a verb tells."""
    agents = doc.dependents(verb, "obl:agent") if passive(doc, verb) else [surface_subject(doc, verb)]
    return [f for c in agents for f in cast.at(c) if f.type == "PER"]


def _overseen(doc: Doc, cast: Cast, verb: int) -> Iterator[Tie]:
    """ "Oversees Tom's recovery", "her treatment was supervised by Dr. Lowe"."""
    cures = doc.dependents(verb, "nsubj:pass" if passive(doc, verb) else "obj")
    ill = [f for c in cures if doc.words[c].lower in CURES for f in cast.possessor(c) if f.type == "PER"]
    yield from _ties(_doers(doc, cast, verb), ill, verb)


def treatment(doc: Doc, event: Happening, memory: Memory, agent: Filler, patient: Filler) -> Tie | None:
    """What a deed tells that a doctor does to a patient, if anything."""
    if not agent.type == patient.type == "PER":
        return None
    doctor, ill = agent, patient
    if event.lemma == "see" and _sees_a_doctor(doc, event, memory, patient):
        doctor, ill = patient, agent
    elif not (
        _heals(doc, event)
        or _examines(doc, event, memory, agent, patient)
        or _sees(doc, event, memory, agent, patient)
        or _opens(doc, event)
    ):
        return None
    return Tie(doctor.entity, ill.entity, "treats", None, True, event.word, sure(doctor, ill))


def _worked_on(doc: Doc, event: Happening, memory: Memory) -> Iterator[Tie]:
    """Whoever is worked on in a hospital has doctors: "works with Tom on a man who was shot"."""
    verb = event.word
    if event.lemma != "work" or event.status != "actual" or "on" not in doc.cases(verb) or not in_a_hospital(doc, memory):
        return
    agents, patients, others = event.arguments.agents, event.arguments.patients, event.arguments.others
    beside = "with" in doc.cases(verb)
    doctors = [*agents, *(patients if beside else ()), *(f for role, f in others if role == "with")]
    ill = [f for role, f in others if role == "on"] or ([] if beside else list(patients))
    made_up = any(doc.words[c].lower in UNHEALED for c in doc.dependents(verb, "obl") if doc.preposition(c) == "on")
    if len(ill) == 1 and not made_up:
        yield from _ties([d for d in doctors if d.type == "PER"], [p for p in ill if p.type == "PER"], verb)


def in_a_hospital(doc: Doc, memory: Memory) -> bool:
    """Whether a story has several who are doctors and nurses, or a part tells of a hospital."""
    found = {e.id for e in memory.bearing(["dr", "doctor", "nurse"]) if e.titles & DOCTORS}
    return len(found) >= MANY or len({w.lower for w in doc.words} & MEDICINE) >= MANY


def hurt(doc: Doc, word: int) -> bool:
    """Whether somebody is told to have been shot or hurt where they are mentioned: "a cop who was shot"."""
    near = [word, *doc.dependents(word, "appos")]
    clauses = [v for c in near for v in doc.dependents(c, "acl:relcl", "acl")]
    return any(doc.words[v].lemma in HURT and (passive(doc, v) or doc.words[v].xpos == "VBN") for v in clauses)


def _heals(doc: Doc, event: Happening) -> bool:
    """Whether a verb tells of healing: "treats him for burns", not "treats her fairly" or "like a child"."""
    lemma, verb = event.lemma, event.word
    # who tries to cure a patient treats them, who tries to heal one may pray
    if lemma not in TREATING or event.status not in (("actual",) if lemma == "heal" else ("actual", "attempt")):
        return False
    if lemma == "operate":
        return bool(doc.cases(verb) & {"on", "upon"}) or (passive(doc, verb) and bool(event.arguments.agents))
    manner = [doc.words[c].lower for c in doc.dependents(verb, "advmod") if c > verb]
    return lemma != "treat" or not (
        doc.cases(verb) & {"as", "like", "with"} or any(m.endswith("ly") or m in ("well", "badly") for m in manner)
    )


def _examines(doc: Doc, event: Happening, memory: Memory, agent: Filler, patient: Filler) -> bool:
    """Whether a doctor does to somebody alive what doctors do to their patients."""
    if event.lemma not in EXAMINING or event.status != "actual" or not _objects_are_people(doc, event.word):
        return False
    return _doctor(memory, agent) and not memory.get(patient.entity).dead


def _objects_are_people(doc: Doc, verb: int) -> bool:
    objects = [doc.words[c] for c in doc.dependents(verb, "obj")]
    return all(o.upos in ("PROPN", "PRON") or o.lower in lexicon.PEOPLE for o in objects)


def _doctor(memory: Memory, one: Filler) -> bool:
    """Whether somebody is called a doctor."""
    entity = memory.get(one.entity)
    return bool((entity.titles | {noun for noun, _ in entity.descriptions}) & DOCTORS)


def _opens(doc: Doc, event: Happening) -> bool:
    """Whether something inside somebody is taken out or set right: "removes Tom's appendix"."""
    things = [c for c in doc.dependents(event.word, "obj", "nsubj:pass") if doc.words[c].lower in INSIDES]
    owned = [c for c in things if doc.dependents(c, "nmod:poss")]
    return event.lemma in OPENING and event.status in ("actual", "attempt") and bool(owned)


def _sees(doc: Doc, event: Happening, memory: Memory, agent: Filler, patient: Filler) -> bool:
    """Whether somebody has to do with a patient: "deals with a patient who ...", a doctor who "cares for him"."""
    verb, lemma = event.word, event.lemma
    if lemma not in SEEING or event.status not in ("actual", "attempt"):
        return False
    beside = [*doc.dependents(verb, "obj", "obl", "nsubj:pass")]
    named = any(doc.words[c].lower in ("patient", "patients") and not doc.dependents(c, "nmod:poss") for c in beside)
    if named and "patient" in {noun for noun, _ in memory.get(patient.entity).descriptions}:
        return True
    return lemma == "care" and "for" in doc.cases(verb) and _doctor(memory, agent)


COUNSELLING = frozenset("psychiatrist therapist psychologist psychoanalyst counsellor counselor shrink".split())
"""Whom one only sees to be treated."""


def _sees_a_doctor(doc: Doc, event: Happening, memory: Memory, doctor: Filler) -> bool:
    """Whether somebody goes to a doctor for some time: "has been seeing Dr. Lowe", "wishes to continue seeing her"."""
    word = doc.words[event.word]
    if event.status == "actual" and doc.has(event.word, COUNSELLING, "obj"):
        return True
    if word.xpos != "VBG" or not _doctor(memory, doctor) or doc.dependents(event.word, "xcomp", "ccomp"):
        return False
    going_on = doc.words[word.head].lemma in ON_GOING and word.label in ("xcomp", "ccomp")
    return going_on or (event.status == "actual" and bool(doc.dependents(event.word, "aux")))


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


def _ties(doctors: list[Filler], patients: list[Filler], word: int) -> Iterator[Tie]:
    for doctor in doctors:
        for patient in patients:
            if doctor.entity != patient.entity:
                yield Tie(doctor.entity, patient.entity, "treats", None, True, word, sure(doctor, patient))
