"""What speaks for somebody's being whom a pronoun means: the links, who they are, where they stand, what was last said of them.

A sign is a name with a number, mostly 1; what it weighs is in `sign_weights`. Signs are pure functions of what was known when
the pronoun was met.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from math import log
from typing import NamedTuple

from previously.reading.entity import Entity
from previously.reading.meaning import meaning, thing_of
from previously.reading.names import NameKey
from previously.reading.naming import may_be
from previously.reading.refs import Ref
from previously.reading.syntax import Doc, matches
from previously.reading.tags import NOMINAL

Signs = dict[str, float]
FAR = 3
"""Sentences, and other candidates nearer, from which on more make no difference."""


class Meant(NamedTuple):
    """A pronoun and all whom it may mean.

    `seen` holds the mentions of each candidate within reach, the nearest first; `linked` what share of the network's links
    falls to it; `places` who stands where in the sentence; `owning` those known to have what a possessive's noun says;
    `ahead` those named only after the pronoun; `chain` is whom the last pronoun like it means; `named` is the name that the
    pronoun is told to bear.
    """

    ref: Ref
    kind: str
    sex: str
    candidates: list[Entity]
    seen: dict[str, list[Ref]]
    linked: dict[str, float]
    places: dict[str, set[str]]
    owning: AbstractSet[str]
    ahead: AbstractSet[str]
    chain: str | None
    named: NameKey | None


def place_of(doc: Doc, ref: Ref) -> str:
    """What a mention is in its clause: its subject, its object, an oblique, the owner of something, or else."""
    label = doc.words[ref.head].deprel
    if label == "conj":
        up = doc.words[doc.words[ref.head].head]
        label = up.deprel if up.upos in NOMINAL else label
    if matches(label, "nsubj"):
        return "subject"
    if label in ("obj", "iobj"):
        return "object"
    if label == "nmod:poss":
        return "owner"
    return "oblique" if matches(label, "obl") else "other"


def kind_of(doc: Doc, ref: Ref) -> str:
    """The three kinds of pronoun, each of which has weights of its own."""
    label = doc.words[ref.head].deprel
    return "subject" if matches(label, "nsubj") else "owner" if label == "nmod:poss" else "object"


def signs_of(doc: Doc, meant: Meant) -> list[Signs]:
    """The signs of every candidate."""
    near = [e.id for e in meant.candidates if e.id in meant.seen]
    near.sort(key=lambda id: -meant.seen[id][0].first)
    told = meaning(doc, meant.ref, meant.seen, [e.id for e in meant.candidates])
    thing = thing_of(doc.noun(doc.words[meant.ref.head].head)) if meant.kind == "owner" else ""
    return [
        _links(meant, e)
        | _who(meant, e)
        | (_near(doc, meant, e, near) if e.id in meant.seen else _away(doc, meant, e))
        | signs
        | ({f"{thing}: {place}": 1.0 for place, who in meant.places.items() if e.id in who} if thing else {})
        for e, signs in zip(meant.candidates, told, strict=True)
    ]


def _flags(**signs: bool) -> Signs:
    """Those that hold; an underscore stands for a space."""
    return {name.replace("_", " "): 1.0 for name, holds in signs.items() if holds}


def _links(meant: Meant, e: Entity) -> Signs:
    """What the network's links say."""
    shares = [meant.linked.get(one.id, 0.0) for one in meant.candidates]
    p = meant.linked.get(e.id, 0.0)
    return {"log": log(p + 0.02), "p": p, "share": p / (sum(shares) + 0.05)} | _flags(likeliest=bool(p) and p == max(shares))


def _who(meant: Meant, e: Entity) -> Signs:
    """Who it is, and where it stands in the sentence."""
    sex = "told" if e.told_sex == meant.sex else "hinted" if e.sex == meant.sex else "untold" if e.sex == "u" else "against"
    signs = {sex: 1.0} | _flags(dead=e.dead, role=e.id in meant.owning, ahead=e.id in meant.ahead, nameless=not e.named)
    if meant.named is not None:
        signs["to be named" if not e.named else "named so" if may_be(meant.named, e) else "named otherwise"] = 1.0
    signs |= _flags(only=len(meant.candidates) == 1)
    return signs | {place: 1.0 for place, who in meant.places.items() if e.id in who}


def _away(doc: Doc, meant: Meant, e: Entity) -> Signs:
    """Of one told of out of reach: in this part, or in the one before."""
    away = "away" if e.last[0] == doc.part.ordinal else "before"
    return {away: 1.0} | ({f"{away}, first": 1.0} if meant.ref.sentence == 0 else {})


def _near(doc: Doc, meant: Meant, e: Entity, near: list[str]) -> Signs:
    """Where and as what it was told of last, and how often lately; `near` are the candidates within reach, nearest first."""
    ref, refs = meant.ref, meant.seen[e.id]
    last = refs[0]
    apart = min(ref.sentence - last.sentence, FAR)
    place = place_of(doc, last)
    signs = {f"apart {apart}": 1.0, f"rank {min(near.index(e.id), FAR)}": 1.0, "words": log(1.0 + ref.first - last.first)}
    signs[f"last {place}"] = 1.0
    if apart < 2:
        signs[f"last {place} {apart}"] = 1.0
    signs[f"last {last.form}"] = 1.0
    words = doc.words
    if last.form == "pronoun" and words[last.head].lower == words[ref.head].lower and apart < 2:
        signs[f"same {apart}"] = 1.0
    signs["topic"] = len(refs) / max(len(meant.seen[id]) for id in near)
    signs |= _flags(chain=e.id == meant.chain)
    here = [r for r in refs if r.sentence == ref.sentence]
    before = [r for r in refs if r.sentence == ref.sentence - 1]
    signs["often"] = log(1.0 + len(here) + len(before))
    signs |= _flags(
        owned=any(r.possessor is not None for r in here),  # somebody's daughter rather than that somebody
        only_here=[id for id in near if meant.seen[id][0].sentence == ref.sentence] == [e.id],
        only_lately=[id for id in near if meant.seen[id][0].sentence >= ref.sentence - 1] == [e.id],
        often_here=len(here) > 1,
    )
    if before:
        was = "was subject" if any(place_of(doc, r) == "subject" for r in before) else "was there"
        signs[was] = 1.0
        if ref.head == doc.sentence_start(ref.head):
            signs[f"{was}, first"] = 1.0
    if last.form == "nominal":
        signs[f"last {last.det}"] = 1.0
    return signs | _flags(
        last_plural=last.plural,
        within=last.first <= ref.first <= last.last,
        parallel=place == meant.kind and apart < 2,
        once=e.mentions == len(refs) == 1,
    )
