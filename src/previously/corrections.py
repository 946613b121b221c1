"""What a person said of our reading, laid over the facts before anything is derived from them (law 4).

Nothing is edited: a retracted fact is left out, a confirmed one counts as certain, mentions that were split off belong to
a new entity, and merges and renames are handed on to the fold. Where two corrections disagree the later one holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

import msgspec

from previously.anchors import FINDING, Ground, finding_id
from previously.model import (
    Anchor,
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
from previously.text import Part, Prefix

SPLIT: Final = "~"
"""Stands between the id of an entity and that of the first mention split off it: together they name the new one."""


class Ruling(msgspec.Struct, frozen=True, eq=False):
    """A correction and what came of it in this reading.

    `found` are the ids that each of its targets has now, None for what is gone; `facts` are those that are facts, as they
    were read, and `sentences` those that the findings rest on which it lets pass. `made` is the entity that a split made.
    `undoes` is the correction that it takes back, if that is all it does, and `undone` the one that takes it back.
    """

    correction: Correction
    found: tuple[str | None, ...]
    facts: tuple[AnyFact, ...] = ()
    sentences: tuple[tuple[Citation, ...], ...] = ()
    made: str | None = None
    undoes: str | None = None
    undone: str | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of what is still there."""
        return tuple(target for target in self.found if target is not None)

    @property
    def gone(self) -> bool:
        """Whether the reading has nothing any more that it could apply to."""
        lost = self.correction.action == "split" and self.found[:1] == (None,)
        least = 2 if self.correction.action in ("merge", "split") else 1
        return not self.undoes and (lost or len(self.targets) < least)

    @property
    def stands(self) -> bool:
        """Whether it applies."""
        return not (self.gone or self.undone)


class Corrected(NamedTuple):
    """The facts as a person left them, the entity ids they said are one, the names they gave, and all that they said."""

    facts: list[AnyFact]
    merges: list[tuple[str, ...]]
    renames: list[tuple[str, str]]
    rulings: list[Ruling]


def corrected(prefix: Prefix) -> Corrected:
    """The prefix's facts with every correction in force laid over them."""
    facts = [f for f in prefix.facts if type(f) is not Correction]
    said = _said(prefix)
    if not said:
        return Corrected(facts, [], [], [])
    rulings = _rulings(said, _Found(prefix.parts, facts))
    standing = [r for r in rulings if r.stands]
    verdicts = {t: r.correction.action for r in standing if r.correction.action in ("retract", "confirm") for t in r.targets}
    facts = [f for f in facts if verdicts.get(f.id) != "retract"]
    facts = [msgspec.structs.replace(f, confidence=1.0) if verdicts.get(f.id) == "confirm" else f for f in facts]
    for ruling in standing:
        if ruling.made:
            facts = _split(facts, ruling.made, set(ruling.targets[1:]))
    merges = [r.targets for r in standing if r.correction.action == "merge"]
    renames = [(r.targets[0], r.correction.text) for r in standing if r.correction.action == "rename" and r.correction.text]
    return Corrected(facts, merges, renames, rulings)


def _said(prefix: Prefix) -> list[Correction]:
    """The corrections known at the prefix's end."""
    last = prefix.parts[-1].ordinal if prefix.parts else -1
    return [f for f in prefix.facts if type(f) is Correction and (f.placed is None or f.placed <= last)]


def _undone(said: list[Correction]) -> dict[str, str]:
    """The corrections that were taken back, each with what took it back; only what was not taken back itself counts."""
    words: dict[str, tuple[str, str]] = {}
    for correction in reversed(said):
        if words.get(correction.id, ("", ""))[0] != "retract" and correction.action in ("retract", "confirm"):
            for target in correction.targets:
                words.setdefault(target, (correction.action, correction.id))
    return {target: by for target, (action, by) in words.items() if action == "retract"}


class _Found:
    """What the targets of corrections are in this reading; splits that were found before count."""

    def __init__(self, parts: tuple[Part, ...], facts: list[AnyFact]) -> None:
        self._read = (parts, facts)
        self.facts = {f.id: f for f in facts}
        self.owners = {f.id: f.entity for f in facts if type(f) is Mention}

    @cached_property
    def _ground(self) -> Ground:
        return Ground(*self._read)

    def of(self, correction: Correction) -> tuple[str | None, ...]:
        """The id that each of a correction's targets has now."""
        if not correction.anchors:
            return correction.targets
        return tuple(map(self._target, correction.anchors))

    def sentences(self, correction: Correction) -> tuple[tuple[Citation, ...], ...]:
        """Where the sentences stand now that each of a correction's findings rests on, for those that are still told."""
        found = (self._ground.told(anchor) for anchor in correction.anchors if anchor.kind == FINDING)
        return tuple(told for told in found if told)

    def _target(self, anchor: Anchor) -> str | None:
        if anchor.kind == FINDING:
            told = self._ground.told(anchor)
            return finding_id(anchor.says, (c.text for c in told)) if told else None
        if anchor.kind not in ("entity", "split"):
            fact = self._ground.fact(anchor)
            return fact.id if fact else None
        mention = self._ground.mention(anchor)
        owner = self.owners[mention.id] if mention else None
        # What a split made is nobody once the split is undone: its words are then somebody else's again.
        return owner if owner is not None and (SPLIT in owner) == (anchor.kind == "split") else None


def _rulings(said: list[Correction], found: _Found) -> list[Ruling]:
    undone = _undone(said)
    ids = {correction.id for correction in said}
    rulings: list[Ruling] = []
    for correction in said:
        by = undone.get(correction.id)
        undoes = next((t for t in correction.targets if t in ids), None) if correction.action == "retract" else None
        targets = found.of(correction) if undoes is None else ()
        facts = tuple(found.facts[t] for t in dict.fromkeys(targets) if t in found.facts)
        told = found.sentences(correction) if correction.action == "allow" else ()
        made = None
        if correction.action == "split" and by is None and targets and targets[0] is not None:
            moved = {f.id for f in facts if type(f) is Mention}
            # The first known mention names the new entity, so that its id says nothing of later ones.
            first = next((mention for mention in found.owners if mention in moved), None)
            made = f"{targets[0]}{SPLIT}{first}" if first else None
            while made and any(made == ruling.made for ruling in rulings):  # they were made one again since
                made += SPLIT
            found.owners.update((mention, made) for mention in moved if made)
        rulings.append(Ruling(correction, targets, facts, told, made, undoes, by))
    return rulings


def _split(facts: list[AnyFact], new: str, wanted: set[str]) -> list[AnyFact]:
    """Give the named mentions to a new entity, with the names and facts of the sentences where it alone is mentioned."""
    moved = [f for f in facts if type(f) is Mention and f.id in wanted]
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
