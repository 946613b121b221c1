"""Children told of by their place among them: "Tom has three sons. Will, the eldest, ..."; and a king's wife by her rank."""

from __future__ import annotations

from collections.abc import Iterator

from previously.model import Relation
from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.families import CONSORTS
from previously.reading.kin import one_of
from previously.reading.kinsfolk import role_owner
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

PLACES = frozenset("eldest oldest youngest firstborn elder younger middle".split())
"""What tells the children of one family apart."""
NEAR = 5
"""Sentences over which "the eldest" looks back for whose children are told of."""


def find(doc: Doc, refs: list[Ref], cast: Cast, memory: Memory) -> Iterator[Tie]:
    """The kinship that places among children and the ranks of wives tell."""
    yield from _placed(doc, refs, cast)
    yield from _queens(refs, cast, memory)


def _placed(doc: Doc, refs: list[Ref], cast: Cast) -> Iterator[Tie]:
    """ "Their kids ... Ann, the eldest, ...": she is one of these, and a sister of whoever else is told to be."""
    families = [(ref, owners) for ref in refs if (owners := _parents(doc, ref, cast))]
    found: dict[int, dict[str, Filler]] = {}
    for word in doc.words:
        if word.lower not in PLACES:
            continue
        before = [(r, owners) for r, owners in families if r.last < word.index and word.sentence - r.sentence <= NEAR]
        bearers = _bearers(doc, cast, word.index)
        if not before or len(bearers) != 1:
            continue
        ref, owners = before[-1]
        child = bearers[0]
        for owner in owners:
            if owner.entity != child.entity:
                yield Tie(owner.entity, child.entity, "parent", None, True, word.index, sure(owner, child))
        beside = found.setdefault(ref.index, {})
        for other in beside.values():
            if other.entity != child.entity:
                yield Tie(other.entity, child.entity, "sibling", None, True, word.index, sure(other, child))
        beside[child.entity] = child


def _parents(doc: Doc, ref: Ref, cast: Cast) -> tuple[Filler, ...]:
    """Whose children a plural noun tells of; nobody of one that tells of anybody else."""
    noun = one_of(ref.noun or "")
    if not ref.plural or ref.members or lexicon.KIN.get(noun, ("", None, None))[:2] != ("parent", False):
        return ()
    owners = cast.possessor(ref.head) or cast.at(role_owner(doc, ref.head))
    return tuple(f for f in owners if f.type == "PER")


def _bearers(doc: Doc, cast: Cast, place: int) -> list[Filler]:
    """Whose name stands beside "the eldest" or "the youngest son", where neither is said to be anybody's."""
    words = doc.words
    noun = place
    if words[place].label == "amod" and lexicon.KIN.get(words[words[place].head].lower, ("", None))[:2] == ("parent", False):
        noun = words[place].head
    definite = "the" in doc.lowers(noun, "det")
    if not definite or doc.dependents(noun, "nmod:poss", "nmod") or words[noun].xpos == "NNS":
        return []
    beside = [words[noun].head] if words[noun].label == "appos" else doc.dependents(noun, "appos")
    return [f for c in beside if words[c].upos == "PROPN" for f in cast.at(c, joined=False) if f.type == "PER"]


def _queens(refs: list[Ref], cast: Cast, memory: Memory) -> Iterator[Tie]:
    """ "His queen, Ann": a king's queen is his wife, where anybody else's is whom they serve."""
    for ref in refs:
        id = cast.identified.entities[ref.index]
        if ref.noun not in CONSORTS or ref.possessor is None or id is None or ref.plural or ref.members or ref.quoted:
            continue
        for owner in cast.at(ref.possessor):
            king = memory.get(owner.entity)
            ranks = king.titles | {noun for noun, _ in king.descriptions}
            if owner.type == "PER" and CONSORTS[ref.noun] in ranks and king.sex == "m" and king.id != memory.find(id):
                wife = Filler(id, cast.identified.confidence[ref.index], "PER")
                yield Tie(king.id, id, "spouse", None, True, ref.head, sure(owner, wife))


def of_both(cast: Cast, memory: Memory, told: list[Tie], ref: Ref, owners: tuple[Filler, ...]) -> bool:
    """Whether "their kids" may be the children of both: of a couple, or of two told of in the same sentence.

    Of two who are only told of before, each may have children: "now their kids, Ann and Tom, are friends".
    """
    if len(owners) != 2 or ref.possessor is None or cast.doc.words[ref.possessor].lower != "their":
        return True
    both = {memory.find(f.entity) for f in owners}
    here = {
        memory.find(id)
        for r in cast.refs
        if r.sentence == ref.sentence and r.first < ref.first and (id := cast.identified.entities[r.index]) is not None
    }
    known: list[Relation | Tie] = [*memory.relations.values(), *told]
    mates = [(r.source, r.target) for r in known if r.type in ("spouse", "romantic")]
    return both <= here or any({memory.find(a), memory.find(b)} == both for a, b in mates)
