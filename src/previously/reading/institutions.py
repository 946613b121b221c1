"""Whose staff people are by what they are: a nurse where one hospital is told of, a chancellor under the only king."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.model import RelationType
from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.entity import Entity
from previously.reading.listings import named_beside
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure


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
    House(
        frozenset("newspaper paper magazine".split()),
        frozenset("courier herald gazette tribune chronicle observer examiner bugle inquirer echo clarion sentinel".split()),
        frozenset("editor reporter columnist subeditor sub-editor".split()),
    ),
    House(
        frozenset("restaurant bistro diner cafe café".split()),
        frozenset("restaurant bistro diner cafe café".split()),
        frozenset("waiter waitress chef cook sous-chef dishwasher hostess bartender".split()),
    ),
)
BRANCHES = frozenset(
    "surgery medicine pediatrics paediatrics oncology cardiology neurology obstetrics radiology nursing psychiatry".split()
)
"""What somebody is the head or the chief of who works in a hospital."""
MANAGING = frozenset("manager director administrator secretary treasurer chairman chairwoman lawyer chaplain".split())
"""What else people are called who run such a house."""
OUTSIDE = frozenset(
    "famous renowned celebrated private retired former ex late visiting wet disgraced local village district country".split()
)
"""What tells that somebody does not work where others do."""
MINISTRIES = frozenset(
    "home foreign defence defense interior justice health education trade finance treasury war environment energy "
    "agriculture transport labour labor culture housing".split()
)
COURTIERS = frozenset("chancellor vizier chamberlain seneschal castellan treasurer".split())
"""Those at court who are the sovereign's by their office; others there are where they are called royal."""
AT_COURT = frozenset(["royal", "court"])
SOVEREIGNS = ("king", "emperor", "tsar", "sultan", "queen", "empress", "archduke", "archduchess")
GUESS = 0.8
"""How sure it is that somebody works where all others of their kind in the story do."""


def find(doc: Doc, refs: list[Ref], cast: Cast, posts: list[Tie], memory: Memory) -> Iterator[Tie]:
    """ "The matron, Ann Lowe": where one hospital has a name, its matron; `posts` are those told in this part."""
    houses = [(house, one) for house in HOUSES if (one := _only(doc, cast, house, posts, memory)) is not None]
    ruler, head = _sovereign(memory), _prime(doc, memory)
    for ref in refs:
        for house, place in houses:
            for them in _together(doc, cast, ref, house, memory):
                yield from _tie(them, place, ref.head, memory)
        id = cast.identified.entities[ref.index]
        if id is None or ref.type != "PER" or ref.form == "pronoun" or ref.plural or ref.members or _owned(cast, ref):
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


def _owned(cast: Cast, ref: Ref) -> bool:
    """Whether somebody is told to be somebody's; of a chief "of surgery" that only tells of what."""
    return ref.possessor is not None and bool(cast.at(ref.possessor))


def _together(doc: Doc, cast: Cast, ref: Ref, house: House, memory: Memory) -> Iterator[Filler]:
    """Those named beside a noun for several of a staff: "the new residents: Ann Lowe and Tom Reed"."""
    if not ref.plural or ref.members or _singular(ref.noun or "") not in house.staff or _owned(cast, ref):
        return
    if ref.modifiers & OUTSIDE or _elsewhere(doc, ref):
        return
    for them in named_beside(doc, cast, ref):
        if (one := memory.get(them.entity)).named and one.type == them.type == "PER" and not one.dead:
            yield them


def _singular(noun: str) -> str:
    return noun.removesuffix("s")


def _only(doc: Doc, cast: Cast, house: House, posts: list[Tie], memory: Memory) -> Entity | None:
    """The only institution of a kind that has a name: told by its name, by what it is called, or by who is there."""
    found: dict[str, Entity] = {}
    for entity in memory.bearing(sorted(house.tails)):
        if any(tokens[-1] in house.tails for tokens in entity.names if len(tokens) > 1):
            found[entity.id] = entity
    for noun in sorted(house.nouns):
        found.update({e.id: e for e in memory.described(noun) if any(n == noun for n, _ in e.descriptions)})
    places = [t.target for t in posts if t.type == "works_for" and _has(memory.get(t.source), house)]
    places += [r.target for r in memory.relations.values() if r.type == "works_for" and _has(memory.get(r.source), house)]
    found.update({(e := memory.get(id)).id: e for id in places})
    named = [e for e in found.values() if e.named and e.type != "PER"]
    if not named:
        named = [memory.get(id) for id in _where_staff_is(doc, cast, house)]
    return named[0] if len(named) == 1 else None


def _where_staff_is(doc: Doc, cast: Cast, house: House) -> list[str]:
    """Named places at which a sentence has those who work in such a house: "the first day at St. Bride's for the residents"."""
    out: dict[str, None] = {}
    for ref in cast.refs:
        id = cast.identified.entities[ref.index]
        if id is None or ref.name is None or ref.type not in ("FAC", "ORG") or not ref.first:
            continue
        if doc.words[ref.first - 1].lower != "at":
            continue
        start, end = doc.sentence_start(ref.head), ref.sentence
        beside = (w for w in doc.words[start:] if w.sentence == end and w.upos == "NOUN")
        if any(w.lower in house.staff or _singular(w.lower) in house.staff for w in beside):
            out[id] = None
    return list(out)


def _has(entity: Entity, house: House) -> bool:
    """Whether somebody is what those are who work in such a house, or has a title of theirs."""
    return any(noun in house.staff for noun, _ in entity.descriptions) or bool(entity.titles & house.titles)


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
    if ref.noun in lexicon.JOBS | MANAGING and ref.det == "def" and ref.modifiers & house.nouns:
        return True  # "the hospital manager"
    if ref.noun == "one" and any(_singular(w) in house.staff for w in _of(doc, ref)):
        return True  # "one of the porters"
    if ref.name is not None and doc.words[ref.name[0]].lower.rstrip(".") in house.titles:
        return all(noun in house.staff or noun not in lexicon.JOBS - {"doctor"} for noun, _ in one.descriptions)
    if "nurse" in house.staff and ref.noun in ("head", "chief") and _of(doc, ref) & BRANCHES:
        return True
    return "nurse" in house.staff and ref.noun == "sister" and bool(ref.modifiers & {"ward", "theatre", "night"})


def _of(doc: Doc, ref: Ref) -> set[str]:
    """What a noun has behind it with "of"."""
    return {doc.words[c].lower for c in doc.dependents(ref.head, "nmod") if doc.preposition(c) == "of"}


def _courtier(doc: Doc, ref: Ref) -> bool:
    """Whether somebody has an office at court: "the Chancellor, Lord Ames", "the royal steward"."""
    called = _called(doc, ref)
    if "exchequer" in called or _minister(doc, ref):
        return False
    if ref.noun == "captain" and ref.det == "def" and _of(doc, ref) & {"guard", "guards", "bodyguard"}:
        return not any(doc.dependents(c, "nmod:poss") or doc.words[c].upos == "PROPN" for c in doc.dependents(ref.head, "nmod"))
    if ref.noun in ("mistress", "master", "keeper", "lord") and _of(doc, ref) & {"wardrobe", "horse", "robes", "seal", "coin"}:
        return True
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
