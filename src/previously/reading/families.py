"""Families told in the plural: whom "her sons" are, and what the members of one sentence's family are to one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from previously.model import Qualifier, Relation
from previously.reading import lexicon, weddings
from previously.reading.cast import Cast, Filler
from previously.reading.entity import Entity
from previously.reading.memory import Memory
from previously.reading.names import gender_of_noun
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.ties import Tie

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


def colleagues(refs: Sequence[Ref], cast: Cast, memory: Memory, ties: Sequence[Tie]) -> dict[int, tuple[Filler, ...]]:
    """ "The detectives": the only two told of in the part or the one before who are that, or the only one and their partner."""
    out: dict[int, tuple[Filler, ...]] = {}
    part = cast.doc.part.ordinal
    for ref in refs:
        noun = cast.doc.words[ref.head].lemma
        told = not ref.plural or ref.det != "def" or ref.name is not None or ref.members or ref.possessor is not None
        if told or ref.modifiers - {"two"} or ref.type != "PER" or noun not in lexicon.JOBS:
            continue
        if ref.index in cast.identified.groups or cast.doc.dependents(ref.head, "nmod", "acl"):
            continue
        here = {e for r in refs if r.first < ref.first and (e := cast.identified.entities[r.index]) is not None and e in memory}
        here = {memory.find(e) for e in here} - _beside(cast, memory, ref)
        before = {e.id for e in memory.met_in(part - 1)} - _beside(cast, memory, ref)
        called = [e for e in memory.described(noun) if e.type == "PER" and not e.plural and not e.dead and e.named]
        seen = here if any(e.id in here for e in called) else here | before
        alike = [e for e in called if e.id in seen]
        if len(alike) == 1:
            beside = _holders(memory, ties, ref.head, "works_with", alike[0].id, None)
            alike += [memory.get(id) for id in beside if id in seen and memory.get(id).named]
        if len(alike) == 2:
            out[ref.index] = tuple(Filler(e.id, KNOWN, "PER") for e in sorted(alike, key=lambda e: e.age))
    return out


def _beside(cast: Cast, memory: Memory, ref: Ref) -> set[str]:
    """Whom the verb of a mention has beside it: whoever tells the detectives is none of them."""
    word = cast.doc.words[ref.head]
    beside = cast.doc.dependents(word.head, "nsubj", "nsubj:pass", "obj", "iobj") if word.label != "nmod" else []
    return {memory.find(f.entity) for c in beside if c != ref.head for f in cast.at(c)}


NEAR = 2
"""Sentences over which "the brothers" look back for two who are brothers."""


def _told_of(refs: Sequence[Ref], cast: Cast, memory: Memory, ties: Sequence[Tie], ref: Ref) -> dict[int, tuple[Filler, ...]]:
    """ "The brothers": the only ones just told of who are known to be that to one another, else the only ones of the part."""
    assert ref.noun is not None
    if ref.modifiers - {"two", "three", "young"}:
        return {}
    type, sex = lexicon.KIN[ref.noun][0], gender_of_noun(ref.noun)
    for sentences in (NEAR, len(cast.doc.part.sentences)):
        found: dict[str, None] = {}
        for other in refs:
            id = cast.identified.entities[other.index]
            if id is not None and other.first < ref.first and ref.sentence - other.sentence <= sentences and id in memory:
                found[memory.find(id)] = None
        near = [id for id in found if memory.get(id).type == "PER" and (not sex or memory.get(id).sex in (sex, "u"))]
        pairs = {
            frozenset((id, other))
            for id in near
            for other in _alike(memory, ties, ref.head, type, id)
            if other in near and other != id
        }
        joined = frozenset().union(*pairs)
        if pairs and len(pairs) == len(joined) * (len(joined) - 1) // 2:
            return {ref.index: tuple(Filler(id, KNOWN, "PER") for id in near if id in joined)}
        if pairs:
            return {}
    return {}


def _alike(memory: Memory, ties: Sequence[Tie], before: int, type: str, id: str) -> list[str]:
    """Who is brother or sister to somebody, told as such or as a child of the same parent."""
    found = _holders(memory, ties, before, type, id, None)
    if type == "sibling":
        parents = _holders(memory, ties, before, "parent", id, True)
        found += [child for parent in parents for child in _holders(memory, ties, before, "parent", parent, False)]
    return found


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
                both = spouse.type == "spouse" and child.type == "parent" and child.source in (spouse.source, spouse.target)
                if both and not (_later_mate(doc, spouse.word) or _of_earlier(doc, child.word)):
                    other_parent = spouse.target if child.source == spouse.source else spouse.source
                    add("parent", other_parent, child.target, spouse, child)
    return out


def _only_kin(entity: Entity) -> bool:
    """Whether somebody has no name and is nothing but kin to others, where "the king" is somebody himself."""
    return not entity.named and all(noun in lexicon.KIN for noun, _ in entity.descriptions)


def nameless(ties: Sequence[Tie], memory: Memory) -> list[Tie]:
    """The ties of a family without those to somebody nameless of whom a namesake is known: "her brother" is that brother.

    Whoever has a brother called Tom may have another, but mostly it is Tom again whom reading did not recognise.
    """
    known = [(r.type, memory.find(r.source), memory.find(r.target)) for r in memory.relations.values() if _plain(r)]
    known += [(t.type, memory.find(t.source), memory.find(t.target)) for t in ties if t.begins and t.qualifier is None]
    places: dict[tuple[str, str, bool], set[str]] = {}
    for type, source, target in known:
        for owner, other, above in ((source, target, False), (target, source, True)):
            if memory.get(other).named:
                places.setdefault((type, owner, above and type == "parent"), set()).add(other)

    def doubled(tie: Tie) -> bool:
        source, target = memory.find(tie.source), memory.find(tie.target)
        if all(_only_kin(memory.get(id)) for id in (source, target)):
            return True  # "their mother" to "her sister": both are mostly somebody of whom more is known
        for owner, other, above in ((source, target, False), (target, source, True)):
            one = memory.get(other)
            if one.named or not memory.get(owner).named:
                continue
            held = places.get((tie.type, owner, above and tie.type == "parent"), set())
            if any("u" in (sexes := (memory.get(id).sex, one.sex)) or sexes[0] == sexes[1] for id in held):
                return True
        return False

    return [t for t in ties if t.type not in ("parent", "sibling", "spouse") or t.qualifier is not None or not doubled(t)]


SURE = 0.6
"""How sure a tie of blood must be for anything to follow from it: one mistake would make a family of them."""
MATES = ("spouse", "romantic")
NARROW = frozenset({"foster", "half", "step", "adoptive", "in-law"})


def narrowed(ties: Sequence[Tie], memory: Memory) -> list[Tie]:
    """The ties, with a foster sister still one where she is only called a sister."""
    known: dict[tuple[str, frozenset[str]], Qualifier] = {}

    def key(tie: Tie | Relation) -> tuple[str, frozenset[str]]:
        return tie.type, frozenset((memory.find(tie.source), memory.find(tie.target)))

    before: list[Tie | Relation] = [*memory.relations.values(), *ties]
    for told in before:
        if told.qualifier is not None and told.qualifier in NARROW:
            known[key(told)] = told.qualifier
    return [t if t.qualifier is not None else msgspec.structs.replace(t, qualifier=known.get(key(t))) for t in ties]


def as_spouses(ties: Sequence[Tie], memory: Memory) -> list[Tie]:
    """The ties, with what is told of the love of a couple said of their marriage: it is no bond beside that."""
    here = {frozenset((memory.find(t.source), memory.find(t.target))): t.qualifier for t in ties if t.type == "spouse"}
    known = [r for r in memory.relations.values() if r.type == "spouse" and r.change == "begins"]
    wed = {frozenset((memory.find(r.source), memory.find(r.target))): r.qualifier for r in known} | here
    out: list[Tie] = []
    for tie in ties:
        couple = frozenset((memory.find(tie.source), memory.find(tie.target)))
        if tie.type != "romantic" or couple not in wed:
            out.append(tie)
        elif not tie.begins and wed[couple] != "ex":
            out.append(msgspec.structs.replace(tie, type="spouse"))
        elif tie.begins and wed[couple] == "ex" and couple not in here:
            out.append(tie)  # back together
    return out


NATURAL = frozenset("biological birth natural".split())
"""What a parent is called beside whom somebody else brought the child up, and with the child's siblings."""


def inherited(doc: Doc, ties: Sequence[Tie], memory: Memory) -> list[Tie]:
    """What a new tie of blood tells with those known: a brother's mother is one's own, and a wife's is one's mother-in-law's.

    Only whole siblings share their parents; children of one parent may be half-siblings, so nothing follows for them, nor
    for who has a father of his own, or one who is called his biological father.
    """
    known = [(r.type, memory.find(r.source), memory.find(r.target)) for r in memory.relations.values() if _plain(r)]
    mates = [(memory.find(r.source), memory.find(r.target)) for r in memory.relations.values() if r.type in MATES]
    mates += [(memory.find(t.source), memory.find(t.target)) for t in ties if t.type in MATES]
    told: set[tuple[str, frozenset[str]]] = {(type, frozenset((a, b))) for type, a, b in known}
    blood = [t for t in ties if t.begins and t.type in ("parent", "sibling") and t.qualifier in (None, "in-law")]
    blood = [t for t in blood if t.confidence >= SURE]
    fathers = [(a, b) for type, a, b in known if type == "parent"]
    fathers += [(memory.find(t.source), memory.find(t.target)) for t in blood if t.type == "parent"]
    named = {memory.find(t.source): gender_of_noun(doc.noun(t.word)) for t in blood if t.type == "parent"}  # "the father of"
    own = {t.word for t in blood if doc.lowers(t.word, "amod", "compound") & NATURAL}
    told |= {(t.type, frozenset((memory.find(t.source), memory.find(t.target)))) for t in blood}
    out: list[Tie] = []

    def sex(id: str) -> str:
        return named.get(id) or memory.get(id).sex

    for tie in (t for t in blood if t.word not in own):
        one, other = memory.find(tie.source), memory.find(tie.target)
        for type, source, target in _following(tie, one, other, known, mates):
            if type == "parent" and any(b == target and a != source and sex(a) == sex(source) != "u" for a, b in fathers):
                continue  # nobody has two fathers
            key: tuple[str, frozenset[str]] = (type, frozenset((source, target)))
            # of a brother without a name nobody knows whether he is another one
            known_by_name = all(memory.get(id).named for id in (source, target, one, other))
            if source != target and key not in told and known_by_name:
                told.add(key)
                out.append(Tie(source, target, type, None, True, tie.word, round(0.9 * tie.confidence, 3)))
        if tie.qualifier is None and tie.confidence >= SURE:
            known.append((tie.type, one, other))
    return out


LATER = frozenset("second third new next young younger former first".split())
"""What somebody's wife is called who need not be the mother of his children."""


def _later_mate(doc: Doc, noun: int) -> bool:
    """Whether a word for a wife says that she may not be the first: "his new wife"."""
    return doc.has(noun, LATER, "amod", "compound")


def _of_earlier(doc: Doc, noun: int) -> bool:
    """ "His daughter from his first marriage": whoever is told of as his wife is another."""
    return doc.has(noun, ("marriage", "relationship", "affair"), "nmod")


def shared(doc: Doc, ties: Sequence[Tie], memory: Memory) -> list[Tie]:
    """The children of a couple: a wife's son is her husband's too, where each is told to have been married once.

    Nothing follows for whoever has another parent or may be a stepchild, nor of a parent who was a secret.
    """
    told: list[Relation | Tie] = [*memory.relations.values(), *ties]
    mates: dict[str, dict[str, None]] = {}
    parents: dict[str, dict[str, None]] = {}
    barred: set[frozenset[str]] = set()
    for r in told:
        one, other = memory.find(r.source), memory.find(r.target)
        if r.type in MATES:
            for a, b in ((one, other), (other, one)):
                mates.setdefault(a, {})[b] = None
            if r.type == "romantic" or r.qualifier is not None:
                barred.add(frozenset((one, other)))
        elif r.type == "parent":
            parents.setdefault(other, {})[one] = None
            barred.add(frozenset((one, other)))
    wed = {frozenset((memory.find(r.source), memory.find(r.target))) for r in told if r.type == "spouse"} - barred
    alone = [t for t in ties if t.type == "parent" and (_revealed(doc, t.word) or _of_earlier(doc, t.word))]
    secret = {memory.find(t.target) for t in alone}
    before = {(r.type, frozenset((memory.find(r.source), memory.find(r.target)))) for r in memory.relations.values()}
    later = weddings.not_of_both(doc, ties, memory)
    out: list[Tie] = []
    for tie in ties:
        if not tie.begins or tie.qualifier is not None or tie.confidence < SURE or tie.type not in ("parent", "spouse"):
            continue
        one, other = memory.find(tie.source), memory.find(tie.target)
        if (tie.type, frozenset((one, other))) in before:
            continue  # nothing new is told
        couples = [(one, mate, other) for mate in mates.get(one, ())] if tie.type == "parent" else []
        if tie.type == "spouse":
            couples = [(a, b, child) for a, b in ((one, other), (other, one)) for child in parents if a in parents[child]]
        for parent, mate, child in couples:
            once = len(mates[parent]) == len(mates[mate]) == 1 and frozenset((parent, mate)) in wed
            if (
                once
                and child not in secret
                and (frozenset((parent, mate)), child) not in later
                and frozenset((mate, child)) not in barred
                and _only_other(memory, parent, mate, child, parents[child])
            ):
                barred.add(frozenset((mate, child)))
                out.append(Tie(mate, child, "parent", None, True, tie.word, round(0.8 * tie.confidence, 3)))
    return out


def _revealed(doc: Doc, word: int) -> bool:
    """Whether what a word tells was unknown until now: "confesses that she is his mother"."""
    return any(doc.words[up].lemma in lexicon.COPULAR_REVEAL for up in doc.ancestors(word))


def _only_other(memory: Memory, parent: str, mate: str, child: str, parents: dict[str, None]) -> bool:
    """Whether somebody's mate may be the other parent of a child, of whom one is known."""
    entities = [memory.get(id) for id in (parent, mate, child)]
    later = any(noun in ("wife", "husband", "bride") and modifiers & LATER for noun, modifiers in entities[1].descriptions)
    return list(parents) == [parent] and all(e.named for e in entities) and mate != child and not later


def _plain(relation: Relation) -> bool:
    """Whether a relation surely held when last told of, with nothing said to narrow it."""
    return relation.change == "begins" and relation.qualifier is None and relation.confidence >= SURE


def _following(
    tie: Tie, one: str, other: str, known: Sequence[tuple[str, str, str]], mates: Sequence[tuple[str, str]]
) -> Iterator[tuple[Literal["sibling", "parent"], str, str]]:
    """What follows from a tie of blood between two, whom the others are known to be kin to."""
    siblings = {x: {b if a == x else a for t, a, b in known if t == "sibling" and x in (a, b)} for x in (one, other)}
    if tie.qualifier == "in-law":
        theirs = {b if a == other else a for a, b in mates if other in (a, b)}
        if tie.type == "parent" and len(theirs) == 1:
            yield "parent", one, theirs.pop()
    elif tie.type == "parent":
        yield from (("parent", one, brother) for brother in sorted(siblings[other]))
    else:
        for a, b in ((one, other), (other, one)):
            yield from (("parent", parent, b) for t, parent, child in known if t == "parent" and child == a)
            yield from (("sibling", brother, b) for brother in sorted(siblings[a]))


def titled(refs: Sequence[Ref], cast: Cast, ties: Sequence[Tie], memory: Memory) -> list[Tie]:
    """ "Uncle Tom": he is uncle to the children of whom he is known to be a brother, and to nobody else as far as told."""
    out: list[Tie] = []
    told: list[Tie | Relation] = [*memory.relations.values(), *ties]
    known = [(r.type, memory.find(r.source), memory.find(r.target)) for r in told if r.qualifier is None]
    for ref in refs:
        title = cast.doc.words[ref.name[0]].lower if ref.name is not None and ref.name[0] < ref.name[1] else ""
        id = cast.identified.entities[ref.index]
        if title not in ("uncle", "aunt", "auntie") or id is None or ref.quoted:
            continue
        holder = memory.find(id)
        siblings = {b if a == holder else a for t, a, b in known if t == "sibling" and holder in (a, b)}
        nieces = dict.fromkeys(b for t, a, b in known if t == "parent" and a in siblings)
        certain = round(0.9 * (0.3 + 0.7 * cast.identified.confidence[ref.index]), 3)
        owners = cast.at(ref.possessor) if ref.noun is None else ()  # "his Uncle Tom"
        nieces |= dict.fromkeys(memory.find(f.entity) for f in owners if f.type == "PER" and f.confidence >= KNOWN)
        out += [Tie(holder, niece, "relative", None, True, ref.head, certain) for niece in nieces if niece != holder]
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
