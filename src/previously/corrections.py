"""What a person said of our reading, laid over the facts before anything is derived from them (law 4).

Nothing is edited: a retracted fact is left out, a confirmed one counts as certain, mentions that were split off belong to
a new entity, and merges and renames are handed on to the fold. Where two corrections disagree the later one holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from previously.model import (
    AnyFact,
    Casting,
    Citation,
    Correction,
    Event,
    Mention,
    Name,
    NameSort,
    Participant,
    Relation,
    Same,
    Speech,
    State,
)
from previously.text import Prefix


class Corrected(NamedTuple):
    """The facts as a person left them, the entity ids they said are one, and the names they gave."""

    facts: list[AnyFact]
    merges: list[tuple[str, ...]]
    renames: dict[str, str]


def corrected(prefix: Prefix) -> Corrected:
    """The prefix's facts with every correction in force laid over them."""
    standing, verdicts = _in_force(prefix)
    facts = [f for f in prefix.facts if type(f) is not Correction]
    if verdicts:
        facts = [f for f in facts if verdicts.get(f.id) != "retract"]
        facts = [msgspec.structs.replace(f, confidence=1.0) if verdicts.get(f.id) == "confirm" else f for f in facts]
    for correction in standing:
        if correction.action == "split" and len(correction.targets) > 1:
            facts = _split(facts, correction)
    merges = [c.targets for c in standing if c.action == "merge"]
    renames = {c.targets[0]: c.text for c in standing if c.action == "rename" and c.targets and c.text}
    return Corrected(facts, merges, renames)


def _in_force(prefix: Prefix) -> tuple[list[Correction], dict[str, str]]:
    """The corrections known at the prefix's end and not taken back, and the last word said of each fact."""
    last = prefix.parts[-1].ordinal if prefix.parts else -1
    said = [f for f in prefix.facts if type(f) is Correction and (f.placed is None or f.placed <= last)]
    verdicts: dict[str, str] = {}
    standing = []
    for correction in reversed(said):
        if verdicts.get(correction.id) == "retract":
            continue
        standing.append(correction)
        if correction.action in ("retract", "confirm"):
            for target in correction.targets:
                verdicts.setdefault(target, correction.action)
    return standing[::-1], verdicts


def _split(facts: list[AnyFact], correction: Correction) -> list[AnyFact]:
    """Give the named mentions to a new entity, with the names and facts of the sentences where it alone is mentioned."""
    entity, *ids = correction.targets
    wanted = set(ids)
    moved = [f for f in facts if type(f) is Mention and f.id in wanted]
    if not moved:
        return facts
    new = f"{entity}~{moved[0].id}"  # the first known mention, so that the id says nothing of later ones
    owners = {m.entity for m in moved}
    kept = [f for f in facts if type(f) is Mention and f.entity in owners and f.id not in wanted]
    kept_places = {(m.entity, *_sentence(m.citations)) for m in kept}
    places = {(m.entity, *_sentence(m.citations)) for m in moved} - kept_places
    kept_texts = {(m.entity, m.citations[0].text) for m in kept}
    spans = {_span(m.citations[0]) for m in moved}

    out: list[AnyFact] = []
    names: set[str] = set()
    for fact in facts:
        if type(fact) is Mention and fact.id in wanted:
            out.append(msgspec.structs.replace(fact, entity=new))
        elif type(fact) is Name and fact.entity in owners and fact.citations and _span(fact.citations[0]) in spans:
            if (fact.entity, fact.citations[0].text) in kept_texts:
                out.append(fact)
                fact = msgspec.structs.replace(fact, id=f"{fact.id}~")
            out.append(msgspec.structs.replace(fact, entity=new))
            names.add(fact.citations[0].text)
        elif type(fact) is Mention or not fact.citations:
            out.append(fact)
        else:
            out.append(_given_to(fact, {e for e in owners if (e, *_sentence(fact.citations)) in places}, new))
    for mention in moved:
        text = mention.citations[0].text
        if mention.form == "name" and text not in names:
            names.add(text)
            sort: NameSort = "full" if " " in text.strip() else "given"
            out.append(Name(id=f"{mention.id}~", citations=mention.citations, entity=new, text=text, sort=sort))
    return out


def _given_to(fact: AnyFact, owners: set[str], new: str) -> AnyFact:
    """The fact with `new` in the place of `owners`."""
    if not owners:
        return fact

    def one(entity: str) -> str:
        return new if entity in owners else entity

    def every(entities: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(one, entities))

    replace = msgspec.structs.replace
    if type(fact) is Event:
        others = tuple(Participant(o.role, one(o.entity)) for o in fact.others)
        return replace(fact, agents=every(fact.agents), patients=every(fact.patients), others=others)
    if type(fact) is Relation:
        return replace(fact, source=one(fact.source), target=one(fact.target))
    if type(fact) is State:
        return replace(fact, entity=one(fact.entity), by=every(fact.by))
    if type(fact) is Casting:
        return replace(fact, character=one(fact.character))
    if type(fact) is Same:
        return replace(fact, one=one(fact.one), other=one(fact.other))
    if type(fact) is Speech:
        return replace(
            fact,
            speaker=None if fact.speaker is None else one(fact.speaker),
            addressee=None if fact.addressee is None else one(fact.addressee),
        )
    return fact


def _sentence(citations: tuple[Citation, ...]) -> tuple[int, int]:
    return (citations[0].part, citations[0].sentence)


def _span(citation: Citation) -> tuple[int, int, int]:
    return (citation.part, citation.start, citation.end)
