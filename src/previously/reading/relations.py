"""Who is what to whom: from role nouns with a possessor ("her sister"), and from what people do (marry, kidnap, attack)."""

from __future__ import annotations

import msgspec

from previously.model import Qualifier, RelationType
from previously.reading import lexicon
from previously.reading.arguments import Cast, Filler
from previously.reading.events import Happening
from previously.reading.refs import Ref
from previously.reading.syntax import Doc


class Tie(msgspec.Struct, frozen=True):
    """A relation before it becomes a fact; `word` is where the text says so."""

    source: str
    target: str
    type: RelationType
    qualifier: Qualifier | None
    begins: bool
    word: int
    confidence: float


def find(doc: Doc, refs: list[Ref], cast: Cast, events: list[Happening]) -> list[Tie]:
    """The relations a part states, in text order."""
    out = [*_roles(doc, refs, cast), *_of_events(events), *_plural_roles(doc, refs, cast)]
    return sorted(out, key=lambda t: t.word)


def _kin(noun: str, modifiers: frozenset[str]) -> tuple[RelationType, bool | None, Qualifier | None]:
    type, source, qualifier = lexicon.KIN[noun]
    for word in sorted(modifiers):
        qualifier = lexicon.QUALIFIERS.get(word, qualifier)
    return type, source, qualifier


def _roles(doc: Doc, refs: list[Ref], cast: Cast) -> list[Tie]:
    """ "Her friend Ann", "Ann, Bob's wife": the holder of the role and its possessor."""
    out: list[Tie] = []
    words = doc.words
    for ref in refs:
        nouns = [ref.noun] if ref.noun else []
        head = ref.head if words[ref.head].lower == ref.noun else None
        if head is None and ref.noun:
            head = next((i for i in range(ref.last, ref.first - 1, -1) if words[i].lower == ref.noun), None)
        if head is None or ref.members or not nouns:
            continue
        # "Viserys's brother and heir": every joined role noun of one person counts
        nouns += [words[c].lower for c in doc.dependents(head, "conj") if ref.first <= c <= ref.last]
        owners = cast.possessor(head) or (cast.at(ref.possessor) if ref.possessor is not None else ())
        if not owners:
            continue
        holders = _holder(cast, ref)
        for noun in nouns:
            if noun not in lexicon.KIN or ref.plural:
                continue
            type, source, qualifier = _kin(noun, ref.modifiers)
            for owner in owners:
                for holder in holders:
                    if holder.entity == owner.entity:
                        continue
                    if {holder.type, owner.type} != {"PER"} and type not in ("works_for", "works_with", "represents"):
                        continue
                    a, b = (holder.entity, owner.entity) if source in (True, None) else (owner.entity, holder.entity)
                    out.append(Tie(a, b, type, qualifier, True, head, _sure(holder, owner)))
    return out


def _holder(cast: Cast, ref: Ref) -> tuple[Filler, ...]:
    id = cast.identified.entities[ref.index]
    return (Filler(id, cast.identified.confidence[ref.index], ref.type),) if id else ()


def _plural_roles(doc: Doc, refs: list[Ref], cast: Cast) -> list[Tie]:
    """ "Daughters Ann and Beth", "her sons — Tom, Will": each name stands in the role to the possessor or subject."""
    out: list[Tie] = []
    words = doc.words
    for ref in refs:
        if not ref.plural or ref.noun not in lexicon.KIN:
            continue
        head = ref.head if words[ref.head].lower == ref.noun else None
        if head is None:
            continue
        owners = cast.possessor(head)
        if not owners:
            up = words[words[head].head]
            subject = doc.first(up.index, "nsubj")
            owners = cast.at(subject) if subject is not None and up.lemma in ("have", "visit", "bring", "raise", "bear") else ()
        named = [c for c in doc.dependents(head, "appos", "flat", "conj") if words[c].upos == "PROPN"]
        if words[words[head].head].upos == "PROPN" and words[head].head > head:
            named.append(words[head].head)  # "brothers Tom and Will": the tree may hang the noun on the name
        holders = tuple({f.entity: f for c in named for f in cast.at(c)}.values())
        type, source, qualifier = _kin(ref.noun, ref.modifiers)
        for owner in owners:
            for holder in holders:
                if holder.entity == owner.entity or {holder.type, owner.type} != {"PER"}:
                    continue
                a, b = (holder.entity, owner.entity) if source in (True, None) else (owner.entity, holder.entity)
                out.append(Tie(a, b, type, qualifier, True, head, _sure(holder, owner)))
        if type == "sibling" and not owners and len(holders) == 2:
            out.append(Tie(holders[0].entity, holders[1].entity, type, qualifier, True, head, _sure(*holders)))
    return out


def _sure(a: Filler, b: Filler) -> float:
    return round(0.3 + 0.7 * min(a.confidence, b.confidence), 3)


def _of_events(events: list[Happening]) -> list[Tie]:
    out: list[Tie] = []
    for event in events:
        pairs = [(a, p) for a in event.arguments.agents for p in event.arguments.patients if a.entity != p.entity]
        for agent, patient in pairs:
            tie = _tie(event, agent, patient)
            if tie is not None:
                out.append(tie)
        for role, other in event.arguments.others:
            if event.lemma == "work" and role in ("for", "with") and event.status == "actual":
                for agent in event.arguments.agents:
                    type: RelationType = "works_for" if role == "for" else "works_with"
                    out.append(Tie(agent.entity, other.entity, type, None, True, event.word, _sure(agent, other)))
    return out


def _tie(event: Happening, agent: Filler, patient: Filler) -> Tie | None:
    lemma, told = event.lemma, event.status
    sure = round(_sure(agent, patient) * (0.6 + 0.4 * event.confidence), 3)
    people = agent.type == patient.type == "PER"

    def tie(type: RelationType, begins: bool = True, swap: bool = False) -> Tie:
        a, b = (patient, agent) if swap else (agent, patient)
        return Tie(a.entity, b.entity, type, None, begins, event.word, sure)

    if not people:
        if lemma == "join" and agent.type == "PER" and patient.type == "ORG" and told == "actual":
            return tie("member_of")
        if lemma == "work" and patient.type == "ORG" and told == "actual":
            return tie("works_for")
        return None
    if told == "actual":
        if lemma in lexicon.WED:
            return tie("spouse")
        if lemma in lexicon.LOVE or (lemma == "sleep" and people):
            return tie("romantic")
        if lemma in lexicon.CAPTURE:
            return tie("captor")
        if lemma in lexicon.FREE:
            return None
        if lemma == "divorce":
            return tie("spouse", begins=False)
        if lemma in ("father", "sire", "beget"):
            return tie("parent")
        if lemma in ("befriend",):
            return tie("friend")
        if lemma in ("impersonate",):
            return tie("impersonates")
        if lemma in lexicon.HOSTILE:
            return tie("adversary")
    if lemma in lexicon.KILL_SURE | lexicon.HOSTILE and told in ("attempt", "plan", "threat", "actual"):
        return tie("adversary")
    return None
