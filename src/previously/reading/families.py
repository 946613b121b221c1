"""Families told in the plural: whom "her sons" are, and what the members of one sentence's family are to one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from previously.reading import lexicon
from previously.reading.arguments import Cast, Filler
from previously.reading.deeds import Tie
from previously.reading.memory import Memory
from previously.reading.names import gender_of_noun
from previously.reading.refs import Ref
from previously.reading.syntax import Doc

KNOWN = 0.7
"""How sure it is that a family named in the plural is its members known so far: there may be more of them."""


def groups(refs: Sequence[Ref], cast: Cast, memory: Memory, ties: Sequence[Tie]) -> dict[int, tuple[Filler, ...]]:
    """Plural role nouns with a possessor ("Ann's sons") as the two or more who are known to stand in that role by then."""
    out: dict[int, tuple[Filler, ...]] = {}
    for ref in refs:
        if not ref.plural or ref.noun not in lexicon.KIN or ref.name is not None or ref.members:
            continue
        owners = cast.possessor(ref.head)
        type, source, _ = lexicon.KIN[ref.noun]
        sex = gender_of_noun(ref.noun)
        if not owners and source is None and ref.det == "def":
            out.update(_told_of(refs, cast, memory, ties, ref))
        if len(owners) != 1:
            continue
        found = [id for id in _holders(memory, ties, ref.head, type, owners[0].entity, source) if id in memory]
        fitting = [id for id in found if not sex or memory.get(id).sex in (sex, "u")]
        if len(fitting) > 1:
            out[ref.index] = tuple(Filler(id, KNOWN, "PER") for id in fitting)
    return out


NEAR = 2
"""Sentences over which "the brothers" look back for two who are brothers."""


def _told_of(refs: Sequence[Ref], cast: Cast, memory: Memory, ties: Sequence[Tie], ref: Ref) -> dict[int, tuple[Filler, ...]]:
    """ "The brothers": the only two just told of who are known to be that to one another."""
    assert ref.noun is not None
    type, sex = lexicon.KIN[ref.noun][0], gender_of_noun(ref.noun)
    found: dict[str, None] = {}
    for other in refs:
        id = cast.identified.entities[other.index]
        if id is not None and other.first < ref.first and ref.sentence - other.sentence <= NEAR and id in memory:
            found[memory.find(id)] = None
    near = [id for id in found if memory.get(id).type == "PER" and (not sex or memory.get(id).sex in (sex, "u"))]
    pairs = {
        frozenset((id, other)) for id in near for other in _holders(memory, ties, ref.head, type, id, None) if other in near
    }
    if len(pairs) != 1:
        return {}
    return {ref.index: tuple(Filler(id, KNOWN, "PER") for id in near if id in next(iter(pairs)))}


def _holders(memory: Memory, ties: Sequence[Tie], before: int, type: str, owner: str, source: bool | None) -> list[str]:
    """Who stands in a relation to somebody: in earlier parts, and in this one up to a word."""
    find = memory.find
    pairs = [(r.source, r.target) for (t, _, _), r in memory.relations.items() if t == type and r.change == "begins"]
    pairs += [(t.source, t.target) for t in ties if t.type == type and t.begins and t.word < before]
    mine = find(owner)
    held: dict[str, None] = {}
    for a, b in ((find(a), find(b)) for a, b in pairs):
        if b == mine and source is not False:
            held[a] = None
        if a == mine and source is not True:
            held[b] = None
    return list(held)


def composed(doc: Doc, ties: Sequence[Tie]) -> list[Tie]:
    """What follows within a sentence: a son and a daughter of one person are siblings, a parent's spouse is a parent too.

    Of children told in one word ("her sons Tom and Will") nobody needs to be told that they are siblings.
    """
    out: list[Tie] = []
    plain = [t for t in ties if t.begins and t.qualifier is None]
    told: set[tuple[str, frozenset[str]]] = {(t.type, frozenset((t.source, t.target))) for t in ties}

    def add(type: Literal["sibling", "parent"], source: str, target: str, one: Tie, other: Tie) -> None:
        key: tuple[str, frozenset[str]] = (type, frozenset((source, target)))
        if source != target and key not in told:
            told.add(key)
            certain = round(0.9 * min(one.confidence, other.confidence), 3)
            word = max(one.word, other.word)
            out.append(Tie(source, target, type, None, True, word, certain))

    for i, one in enumerate(plain):
        for other in plain[i + 1 :]:
            if doc.words[one.word].sentence != doc.words[other.word].sentence:
                continue
            if one.type == other.type == "parent" and one.source == other.source and one.word != other.word:
                add("sibling", one.target, other.target, one, other)
            for spouse, child in ((one, other), (other, one)):
                if spouse.type == "spouse" and child.type == "parent" and child.source in (spouse.source, spouse.target):
                    other_parent = spouse.target if child.source == spouse.source else spouse.source
                    add("parent", other_parent, child.target, spouse, child)
    return out


CONSORTS = {"queen": "king", "empress": "emperor", "duchess": "duke", "princess": "prince", "countess": "count"}


def consorts(doc: Doc, cast: Cast, ties: Sequence[Tie]) -> list[Tie]:
    """ "King Tom's and Queen Ann's son": the two who have a child, and the rank of a couple, are one."""
    out: list[Tie] = []
    children = [t for t in ties if t.type == "parent" and t.begins and t.qualifier is None]
    for i, one in enumerate(children):
        for other in children[i + 1 :]:
            if one.target != other.target or one.source == other.source or one.word != other.word:
                continue
            sentence = doc.words[one.word].sentence
            ranks = [_ranks(doc, cast, t.source, sentence) for t in (one, other)]
            for hers, his in (ranks, ranks[::-1]):
                if any(CONSORTS.get(rank) in his for rank in hers):
                    out.append(Tie(one.source, other.source, "spouse", None, True, one.word, KNOWN))
    return out


def _ranks(doc: Doc, cast: Cast, entity: str, sentence: int) -> set[str]:
    """The words before the names of somebody in a sentence."""
    refs = [r for r in cast.refs if cast.identified.entities[r.index] == entity and r.sentence == sentence and r.name]
    starts = [i for r in refs if r.name for i in (r.name[0], r.name[0] - 1) if i >= 0]
    return {doc.words[i].lower for i in starts}
