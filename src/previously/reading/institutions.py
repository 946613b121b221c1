"""Whose staff people are by what they are: a nurse where one hospital is told of, a chancellor under the only king."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from previously.model import RelationType
from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import Tie, sure
from previously.reading.memory import Entity, Memory
from previously.reading.refs import Ref
from previously.reading.syntax import Doc


class House(msgspec.Struct, frozen=True):
    """A kind of institution: what one is called, how its name ends, and what those are who work there."""

    nouns: frozenset[str]
    tails: frozenset[str]
    staff: frozenset[str]
    titles: frozenset[str] = frozenset()


HOUSES = (
    House(
        frozenset("hospital infirmary clinic sanatorium".split()),
        frozenset("hospital infirmary clinic sanatorium general memorial".split()),
        frozenset(
            "nurse surgeon consultant anaesthetist anesthetist anesthesiologist paediatrician pediatrician cardiologist "
            "neurologist neurosurgeon oncologist obstetrician gynaecologist gynecologist radiologist radiographer "
            "physiotherapist registrar houseman resident intern matron midwife orderly porter".split()
        ),
        frozenset(["dr", "doctor", "nurse", "matron"]),
    ),
    House(
        frozenset("school academy college university".split()),
        frozenset("school academy college university lyceum".split()),
        frozenset(
            "teacher schoolteacher schoolmaster schoolmistress headmaster headmistress principal librarian caretaker janitor "
            "professor lecturer dean don bursar".split()
        ),
        frozenset(["professor"]),
    ),
    House(
        frozenset("hotel inn guesthouse boarding-house".split()),
        frozenset("hotel inn arms".split()),
        frozenset("manager porter concierge receptionist chambermaid bellboy bellhop waiter waitress chef doorman".split()),
    ),
)
BRANCHES = frozenset(
    "surgery medicine pediatrics paediatrics oncology cardiology neurology obstetrics radiology nursing psychiatry".split()
)
"""What somebody is the head or the chief of who works in a hospital."""
OUTSIDE = frozenset("private retired former ex late visiting wet disgraced local village district country".split())
"""What tells that somebody does not work where others do."""
MINISTRIES = frozenset(
    "home foreign defence defense interior justice health education trade finance treasury war environment energy "
    "agriculture transport labour labor culture housing".split()
)
COURTIERS = frozenset("chancellor vizier chamberlain seneschal castellan treasurer".split())
"""Those at court who are the sovereign's by their office; others there are where they are called royal."""
AT_COURT = frozenset(["royal", "court"])
SOVEREIGNS = ("king", "emperor", "tsar", "sultan", "queen", "empress")
GUESS = 0.8
"""How sure it is that somebody works where all others of their kind in the story do."""


def find(doc: Doc, refs: list[Ref], cast: Cast, posts: list[Tie], memory: Memory) -> Iterator[Tie]:
    """ "The matron, Ann Lowe": where one hospital has a name, its matron; `posts` are those told in this part."""
    houses = [(house, one) for house in HOUSES if (one := _only(house, posts, memory)) is not None]
    ruler, head = _sovereign(memory), _prime(doc, memory)
    for ref in refs:
        id = cast.identified.entities[ref.index]
        if id is None or ref.type != "PER" or ref.form == "pronoun" or ref.plural or ref.members or ref.possessor is not None:
            continue
        one = memory.get(id)
        if not one.named or one.type != "PER" or one.dead or _called(doc, ref) & OUTSIDE:
            continue
        them = Filler(id, cast.identified.confidence[ref.index], "PER")
        for house, place in houses:
            if _on_staff(doc, ref, house, one):
                yield from _tie(them, place, ref.head, memory)
        if ruler is not None and _courtier(doc, ref):
            yield from _tie(them, ruler, ref.head, memory)
        if head is not None and _minister(doc, ref):
            yield from _tie(them, head, ref.head, memory)


def _tie(them: Filler, master: Entity, word: int, memory: Memory) -> Iterator[Tie]:
    """That somebody works for somebody, unless that was told before or is over."""
    known: RelationType = "works_for"
    if memory.find(them.entity) == master.id or (known, memory.find(them.entity), master.id) in memory.relations:
        return
    yield Tie(them.entity, master.id, known, None, True, word, round(GUESS * sure(them, them), 3))


def _only(house: House, posts: list[Tie], memory: Memory) -> Entity | None:
    """The only institution of a kind that has a name: told by its name, by what it is called, or by who works there."""
    found: dict[str, Entity] = {}
    for entity in memory.bearing(sorted(house.tails)):
        if any(tokens[-1] in house.tails for tokens in entity.names if len(tokens) > 1):
            found[entity.id] = entity
    for noun in sorted(house.nouns):
        found.update({e.id: e for e in memory.described(noun) if any(n == noun for n, _ in e.descriptions)})
    places = [t.target for t in posts if t.type == "works_for" and _has(memory.get(t.source), house.staff)]
    places += [r.target for r in memory.relations.values() if r.type == "works_for" and _has(memory.get(r.source), house.staff)]
    found.update({(e := memory.get(id)).id: e for id in places})
    named = [e for e in found.values() if e.named and e.type != "PER"]
    return named[0] if len(named) == 1 else None


def _has(entity: Entity, nouns: Iterable[str]) -> bool:
    return any(noun in nouns for noun, _ in entity.descriptions)


def _called(doc: Doc, ref: Ref) -> set[str]:
    """The words of a mention, with the title before its name."""
    start = ref.name[0] - 1 if ref.name is not None and ref.name[0] == ref.first and ref.first > 0 else ref.first
    return {doc.words[i].lower.rstrip(".") for i in range(start, ref.last + 1)} | ref.modifiers


def _elsewhere(doc: Doc, ref: Ref) -> bool:
    """Whether it is told of what or from where somebody is: "a surgeon from Leeds"."""
    return any(doc.words[c].upos == "PROPN" and doc.preposition(c) for c in doc.dependents(ref.head, "nmod"))


def _on_staff(doc: Doc, ref: Ref, house: House, one: Entity) -> bool:
    """Whether somebody is what those are who work in such a house; a doctor who is a coroner is not."""
    if _elsewhere(doc, ref):
        return False
    if ref.noun in house.staff:
        return True
    if ref.name is not None and doc.words[ref.name[0]].lower.rstrip(".") in house.titles:
        return all(noun in house.staff or noun not in lexicon.JOBS - {"doctor"} for noun, _ in one.descriptions)
    of = {doc.words[c].lower for c in doc.dependents(ref.head, "nmod") if doc.preposition(c) == "of"}
    if "nurse" in house.staff and ref.noun in ("head", "chief") and of & BRANCHES:
        return True
    return "nurse" in house.staff and ref.noun == "sister" and bool(ref.modifiers & {"ward", "theatre", "night"})


def _courtier(doc: Doc, ref: Ref) -> bool:
    """Whether somebody has an office at court: "the Chancellor, Lord Ames", "the royal steward"."""
    called = _called(doc, ref)
    if "exchequer" in called or _minister(doc, ref):
        return False
    return (bool(called & COURTIERS) and ref.det != "indef") or (ref.noun is not None and bool(ref.modifiers & AT_COURT))


def _minister(doc: Doc, ref: Ref) -> bool:
    """Whether somebody has an office in a government: "the Home Secretary", "Minister of Justice"."""
    words = doc.words
    own = range(ref.first, ref.last + 1)
    for i in range(max(ref.first - 2, 0), ref.last + 1):
        office = words[i].lower in ("secretary", "minister") and words[i].text[0].isupper()
        if office and i > 0 and words[i - 1].lower in MINISTRIES and words[i].head in (i, *own):
            return True
        if i in own and [w.lower for w in words[i : i + 4]] == ["chancellor", "of", "the", "exchequer"]:
            return True
    return False


def _sovereign(memory: Memory) -> Entity | None:
    """The only one who reigns and is alive: a king, or a queen where there is no king."""
    for title in SOVEREIGNS:
        found = [e for e in memory.described(title) if e.named and e.type == "PER" and not e.plural and not e.dead]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _prime(doc: Doc, memory: Memory) -> Entity | None:
    """The only one with a name who is called minister, in a part that tells of a prime minister."""
    found = [e for e in memory.bearing(["minister"]) if e.named and e.type == "PER" and "minister" in e.titles]
    told = any(w.lower == "minister" and w.index > 0 and doc.words[w.index - 1].lower == "prime" for w in doc.words)
    return found[0] if len(found) == 1 and told else None
