"""Couples by what they are called: of Mrs. Brown's husband Mr. Brown is the likeliest, and a king's wife is the queen."""

from __future__ import annotations

from collections.abc import Iterable

from previously.reading.entity import Entity
from previously.reading.memory import Memory
from previously.reading.names import NameKey

MATES: dict[str, str] = {
    "mr": "mrs",
    "king": "queen",
    "emperor": "empress",
    "duke": "duchess",
    "tsar": "tsarina",
    "sultan": "sultana",
}
MATES |= {hers: his for his, hers in MATES.items()}
"""The titles of a couple; only one of each is expected to be about, but for those that go with a family's name."""
FAMILIAR = frozenset(["mr", "mrs"])
"""Titles that go with a family's name."""

Bond = tuple[str, str]


def mate(memory: Memory, owner: Entity, bonds: Iterable[Bond], kin: Iterable[Bond]) -> Entity | None:
    """The one person who by name and title is married to somebody; `bonds` are all known marriages, `kin` all ties of blood."""
    wed = {memory.find(id) for bond in bonds for id in bond}
    related = {frozenset((memory.find(a), memory.find(b))) for a, b in kin}
    found: dict[str, Entity] = {}
    for title in owner.titles & MATES.keys():
        for other in memory.bearing((MATES[title],)):
            if MATES[title] not in other.titles or not other.named or other.type != "PER" or other.id == owner.id:
                continue
            if title in FAMILIAR and not _families(owner) & _families(other):
                continue
            if other.id not in wed and frozenset((owner.id, other.id)) not in related:
                found[other.id] = other
    return next(iter(found.values())) if len(found) == 1 else None


def unnamed(memory: Memory, key: NameKey, bonds: Iterable[Bond]) -> Entity | None:
    """Who was told of as the wife of a Mr. Nance, or of the one king, when a Mrs. Nance or a queen is first named.

    A Mrs. Nance may also be the wife with another name of the only Nance who has one.
    """
    found: dict[str, Entity] = {}
    pairs = [pair for ids in bonds for pair in (ids, ids[::-1])]
    for title in {*key.titles} & MATES.keys():
        holders = {e.id for e in memory.bearing((MATES[title],)) if MATES[title] in e.titles and e.named}
        for one, other in (map(memory.get, pair) for pair in pairs):
            shares = bool(key.tokens) and key.tokens[-1] in _families(other)
            mated = other.id in holders and (shares if title in FAMILIAR else len(holders) == 1)
            if mated and not one.named and one.type == "PER" and not memory.known_before(one):
                found[one.id] = one
            whole = shares and any(len(tokens) > 1 and tokens[-1] == key.tokens[-1] for tokens in other.names)
            if title == "mrs" and len(key.tokens) == 1 and whole and one.named and one.sex == "f" and other.sex != "f":
                found[one.id] = one
    return next(iter(found.values())) if len(found) == 1 else None


def _families(entity: Entity) -> set[str]:
    """The last words of somebody's names."""
    return {tokens[-1] for tokens in entity.names if tokens}
