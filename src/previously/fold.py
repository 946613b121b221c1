"""The fold: from a prefix of the log to the state of the story at its end, and nothing else (laws 1 and 2).

One small function per kind of fact takes it into a draft; doubtful facts stay in the log. What is derived here depends on
the prefix alone and is never changed afterwards, so every view of one position sees the same state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, Final

import msgspec

from previously import model
from previously.corrections import Ruling, corrected
from previously.model import Casting, Citation, Event, Mention, Name, Participant, Relation, Same, Speech
from previously.text import Part, Prefix

MINIMUM: Final[dict[type, float]] = {
    Mention: 0.0,
    Name: 0.4,
    Same: 0.5,
    Casting: 0.5,
    Event: 0.5,
    Relation: 0.5,
    model.State: 0.5,
    Speech: 0.0,
}
"""How sure the reading must be of a fact of each kind for it to count: the one place where that is decided."""


class Entity(msgspec.Struct, frozen=True, eq=False):
    """Somebody or something of the story: all that is known of it so far, in story order.

    `id` is the earliest of the reader's ids that turned out to be one (`members`); `renamed` is a person's own name for it.
    """

    id: str
    members: tuple[str, ...]
    mentions: tuple[Mention, ...]
    names: tuple[Name, ...]
    castings: tuple[Casting, ...]
    renamed: str | None


class Tie(msgspec.Struct, frozen=True):
    """A relation over the time it holds: `since` the part that first states it, `until` the one that ends it (ordinals)."""

    source: str
    target: str
    type: model.RelationType
    qualifier: model.Qualifier | None
    since: int
    until: int | None
    citations: tuple[Citation, ...]
    facts: tuple[Relation, ...]


class Condition(msgspec.Struct, frozen=True):
    """An aspect of an entity and the value it has `since` a part, until the entity's next one of that aspect."""

    entity: str
    aspect: str
    value: str
    since: int
    by: tuple[str, ...]
    causes: tuple[str, ...]
    citations: tuple[Citation, ...]
    facts: tuple[model.State, ...]


class Reveal(msgspec.Struct, frozen=True):
    """The story says that two are one: `entity` as it is known since, `other` the id the other one had before."""

    entity: str
    other: str
    citations: tuple[Citation, ...]
    fact: Same


class State(msgspec.Struct, frozen=True, eq=False, weakref=True):
    """The story up to a position: entities by canonical id in order of first mention, and all that befell them.

    `canonical` gives the canonical id of every id the reader used. Ids in events, ties, conditions, reveals and speech are
    canonical already; the entity of a mention, a name or a casting is the reader's. `doubtful` facts count for nothing
    until somebody confirms them; `rulings` are what people corrected, in the order in which they said it.
    """

    title: str
    parts: tuple[Part, ...]
    entities: dict[str, Entity]
    canonical: dict[str, str]
    events: tuple[Event, ...]
    ties: tuple[Tie, ...]
    conditions: tuple[Condition, ...]
    reveals: tuple[Reveal, ...]
    speech: tuple[Speech, ...]
    mentions: tuple[Mention, ...]
    doubtful: tuple[model.AnyFact, ...]
    rulings: tuple[Ruling, ...]


class _Draft:
    """What the facts seen so far amount to while they are taken in."""

    def __init__(self, canonical: dict[str, str]) -> None:
        self.canonical = canonical
        self.rank = {entity: rank for rank, entity in enumerate(canonical)}
        self.mentions: dict[str, list[Mention]] = {entity: [] for entity, head in canonical.items() if entity == head}
        self.names: dict[str, list[Name]] = {}
        self.castings: dict[str, list[Casting]] = {}
        self.events: list[Event] = []
        self.relations: dict[tuple[str, str, str], list[Relation]] = {}
        self.states: dict[tuple[str, str], list[model.State]] = {}
        self.reveals: list[Reveal] = []
        self.speech: list[Speech] = []
        self.all_mentions: list[Mention] = []

    def one(self, entity: str) -> str:
        return self.canonical.get(entity, entity)

    def every(self, entities: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.one, entities)))


def fold(prefix: Prefix) -> State:
    """Derive the state of the story at the end of a prefix."""
    said, merges, renames, rulings = corrected(prefix)
    facts = [f for f in said if f.confidence >= MINIMUM[type(f)]]
    facts.sort(key=told_at)
    draft = _Draft(_canonical(facts, merges))
    for fact in facts:
        _TAKE[type(fact)](draft, fact)
    names = {draft.one(entity): text for entity, text in renames}
    return State(
        title=prefix.title,
        parts=prefix.parts,
        entities=_entities(draft, names),
        canonical=draft.canonical,
        events=tuple(draft.events),
        ties=_in_order(tie for facts in draft.relations.values() for tie in _ties(draft, facts)),
        conditions=_in_order(c for facts in draft.states.values() for c in _conditions(draft, facts)),
        reveals=tuple(draft.reveals),
        speech=tuple(draft.speech),
        mentions=tuple(draft.all_mentions),
        doubtful=tuple(sorted((f for f in said if f.confidence < MINIMUM[type(f)]), key=told_at)),
        rulings=tuple(rulings),
    )


def told_at(fact: model.AnyFact) -> tuple[int, int, int]:
    """Where a fact is told: its first citation, not the latest one that made it known; outer mentions before inner ones."""
    if not fact.citations:
        return (0, 0, 0)
    citation = fact.citations[0]
    kind = type(fact)
    within = -citation.end if kind is Mention else fact.trigger[0] if kind is Event else 0  # type: ignore[union-attr]
    return (citation.part, citation.start, within)


def _canonical(facts: list[model.AnyFact], merges: list[tuple[str, ...]]) -> dict[str, str]:
    """Every entity seen so far, in order of first mention, with the earliest of those that are one with it."""
    seen = dict.fromkeys(f.entity for f in facts if type(f) is Mention)
    seen |= dict.fromkeys(f.entity for f in facts if type(f) is Name)
    rank = {entity: rank for rank, entity in enumerate(seen)}
    head = {entity: entity for entity in rank}

    def find(entity: str) -> str:
        while head[entity] != entity:
            entity = head[entity]
        return entity

    pairs = [(f.one, f.other) for f in facts if type(f) is Same]
    for merge in merges:
        known = [entity for entity in merge if entity in rank]  # what is not yet known joins nobody
        pairs += [(known[0], entity) for entity in known[1:]]
    for one, other in pairs:
        if one in rank and other in rank:
            early, late = sorted((find(one), find(other)), key=rank.__getitem__)
            head[late] = early
    return {entity: find(entity) for entity in rank}


def _take_mention(draft: _Draft, fact: Mention) -> None:
    draft.mentions[draft.canonical[fact.entity]].append(fact)
    draft.all_mentions.append(fact)


def _take_name(draft: _Draft, fact: Name) -> None:
    draft.names.setdefault(draft.one(fact.entity), []).append(fact)


def _take_casting(draft: _Draft, fact: Casting) -> None:
    draft.castings.setdefault(draft.one(fact.character), []).append(fact)


def _take_event(draft: _Draft, fact: Event) -> None:
    agents, patients = draft.every(fact.agents), draft.every(fact.patients)
    others = tuple(Participant(o.role, draft.one(o.entity)) for o in fact.others)
    if (agents, patients, others) != (fact.agents, fact.patients, fact.others):
        fact = msgspec.structs.replace(fact, agents=agents, patients=patients, others=others)
    draft.events.append(fact)


def _take_relation(draft: _Draft, fact: Relation) -> None:
    ends = draft.one(fact.source), draft.one(fact.target)
    if ends[0] == ends[1]:  # two who stood in a relation turned out to be one
        return
    if fact.type not in model.DIRECTED:  # stored once, whichever way it was told
        ends = tuple(sorted(ends, key=lambda entity: draft.rank.get(entity, len(draft.rank))))  # type: ignore[assignment]
    draft.relations.setdefault((fact.type, *ends), []).append(fact)


def _take_state(draft: _Draft, fact: model.State) -> None:
    draft.states.setdefault((draft.one(fact.entity), fact.aspect), []).append(fact)


def _take_same(draft: _Draft, fact: Same) -> None:
    one = draft.one(fact.one)
    if fact.how == "reveal" and one == draft.one(fact.other):
        other = fact.other if fact.other != one else fact.one
        draft.reveals.append(Reveal(one, other, fact.citations, fact))


def _take_speech(draft: _Draft, fact: Speech) -> None:
    speaker = None if fact.speaker is None else draft.one(fact.speaker)
    addressee = None if fact.addressee is None else draft.one(fact.addressee)
    draft.speech.append(msgspec.structs.replace(fact, speaker=speaker, addressee=addressee))


_TAKE: Final[dict[type, Callable[[_Draft, Any], None]]] = {
    Mention: _take_mention,
    Name: _take_name,
    Casting: _take_casting,
    Event: _take_event,
    Relation: _take_relation,
    model.State: _take_state,
    Same: _take_same,
    Speech: _take_speech,
}


def _entities(draft: _Draft, renamed: dict[str, str]) -> dict[str, Entity]:
    members: dict[str, list[str]] = {}
    for entity, head in draft.canonical.items():
        members.setdefault(head, []).append(entity)
    return {
        head: Entity(
            id=head,
            members=tuple(ids),
            mentions=tuple(draft.mentions[head]),
            names=tuple(draft.names.get(head, ())),
            castings=tuple(draft.castings.get(head, ())),
            renamed=renamed.get(head),
        )
        for head, ids in members.items()
    }


def _ties(draft: _Draft, facts: list[Relation]) -> list[Tie]:
    """The times one relation held between two: it begins, is told again, ends, may begin anew."""
    kind = facts[0].type
    source, target = draft.one(facts[0].source), draft.one(facts[0].target)
    if kind not in model.DIRECTED and draft.rank.get(source, len(draft.rank)) > draft.rank.get(target, len(draft.rank)):
        source, target = target, source
    ties: list[Tie] = []
    for fact in facts:
        part = fact.citations[0].part
        former = fact.qualifier == "ex" or fact.change == "ends"
        last = ties[-1] if ties else None
        if last and last.until is None and (last.qualifier == "ex") <= former:
            over = part if former and last.qualifier != "ex" else None
            qualifier = last.qualifier or (None if fact.qualifier == "ex" else fact.qualifier)
            citations = _joined(last.citations, fact.citations)
            ties[-1] = Tie(source, target, kind, qualifier, last.since, over, citations, (*last.facts, fact))
        elif last and former:  # told once more that it is over
            citations = _joined(last.citations, fact.citations)
            ties[-1] = msgspec.structs.replace(last, citations=citations, facts=(*last.facts, fact))
        else:
            over = part if fact.change == "ends" else None
            ties.append(Tie(source, target, kind, fact.qualifier, part, over, fact.citations, (fact,)))
    return ties


def _conditions(draft: _Draft, facts: list[model.State]) -> list[Condition]:
    """The values an aspect took one after the other; who did it may be told later than what happened."""
    out: list[Condition] = []
    for fact in facts:
        by = draft.every(fact.by)
        causes = (fact.cause,) if fact.cause else ()
        if out and out[-1].value == fact.value:
            last = out[-1]
            out[-1] = msgspec.structs.replace(
                last,
                by=tuple(dict.fromkeys(last.by + by)),
                causes=tuple(dict.fromkeys(last.causes + causes)),
                citations=_joined(last.citations, fact.citations),
                facts=(*last.facts, fact),
            )
        else:
            entity, since = draft.one(fact.entity), fact.citations[0].part
            out.append(Condition(entity, fact.aspect, fact.value, since, by, causes, fact.citations, (fact,)))
    return out


def _joined(one: tuple[Citation, ...], other: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(one + other))


def _in_order(told: Iterable[Any]) -> tuple[Any, ...]:
    keyed = [((x.citations[0].part, x.citations[0].start), x) for x in told]
    return tuple(x for _, x in sorted(keyed, key=itemgetter(0)))
