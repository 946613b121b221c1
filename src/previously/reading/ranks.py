"""Who is under whose command by their rank or calling alone: a ship's pilot under its captain, detectives under their chief."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial

from previously.model import Citation, Relation
from previously.reading.cast import Cast, Filler
from previously.reading.entity import Entity
from previously.reading.memory import Memory
from previously.reading.names import name_key
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

HANDS = frozenset(
    "pilot navigator helmsman engineer quartermaster boatswain bosun cook medic doctor surgeon mate gunner steersman "
    "purser steward lookout deckhand".split()
)
"""What those are who sail with somebody."""
ASHORE = frozenset("engineer cook medic doctor surgeon steward gunner".split())
"""Those of them that there are on land too."""
OFFICERS = frozenset(["officer", "mate", "engineer"])
ORDINALS = frozenset("first second third executive chief medical".split())
"""What stands before an officer of a ship."""
ABOARD = frozenset("ship starship spaceship vessel freighter frigate submarine crew shuttle schooner galleon".split())
"""What a story tells of whose captain is a ship's."""
CAPTAINS = frozenset("captain capt commander".split())

FORCE: dict[str, int] = {
    **dict.fromkeys("constable pc wpc dc officer".split(), 1),
    **dict.fromkeys("detective sergeant ds".split(), 2),
    **dict.fromkeys("inspector di".split(), 3),
    **dict.fromkeys("dci".split(), 4),
    **dict.fromkeys("superintendent dsi captain commissioner".split(), 5),
}
"""What the police are called, and how far up each stands."""
TELLING = frozenset("detective inspector superintendent constable pc wpc dc ds di dci dsi".split())
"""Those of them that nobody else is called."""
DEPUTY = frozenset(["deputy"])
SHERIFF = frozenset(["sheriff"])
COMMAND = 4
"""From where on somebody has others under them."""
GUESS = 0.75
"""How sure it is that rank tells whose somebody is to command."""


def find(doc: Doc, refs: list[Ref], cast: Cast, told: list[Tie], memory: Memory) -> Iterator[Tie]:
    """ "The pilot, Anne Dahl", where the only captain of a story is a ship's; "DS Lowe", where it has one superintendent.

    Whoever is `told` to be at somebody's command is not at that of their rank.
    """
    captain, chief, sheriff = _captain(doc, memory), _chief(memory), _sheriff(memory)
    where = partial(_where, doc, refs, cast, memory)
    served: list[Relation | Tie] = [*memory.relations.values(), *told]
    serving = {memory.find(r.source) for r in served if r.type == "works_for" and memory.get(r.target).type == "PER"}
    for ref in refs:
        id = cast.identified.entities[ref.index]
        if id is None or ref.type != "PER" or ref.form == "pronoun" or ref.plural or ref.members:
            continue
        one = memory.get(id)
        if not one.named or one.type != "PER" or one.dead or one.id in serving:
            continue
        them = Filler(id, cast.identified.confidence[ref.index], "PER")
        if captain is not None and _hand(doc, ref):
            yield from _tie(them, captain, ref.head, (ref.head, where(captain, CAPTAINS)), memory)
        if sheriff is not None and "deputy" in one.titles and sheriff.titles.isdisjoint(["deputy"]):
            yield from _tie(them, sheriff, ref.head, (where(one, DEPUTY), where(sheriff, SHERIFF)), memory)
        if chief is not None and 0 < _rank(one) < _rank(chief):
            yield from _tie(them, chief, ref.head, (where(one, FORCE), where(chief, FORCE)), memory)


def _tie(them: Filler, master: Entity, word: int, ranks: tuple[int | Citation | None, ...], memory: Memory) -> Iterator[Tie]:
    """That somebody is at another's command, unless it is told the other way round; `ranks` are where theirs are told."""
    id = memory.find(them.entity)
    if id == master.id or ("works_for", master.id, id) in memory.relations:
        return
    here = [place for place in ranks if isinstance(place, int)]
    shown = tuple(place for place in ranks if place is not None)
    word = max(here, default=word)
    yield Tie(them.entity, master.id, "works_for", None, True, word, round(GUESS * sure(them, them), 3), True, shown)


def _where(doc: Doc, refs: list[Ref], cast: Cast, memory: Memory, one: Entity, titles: Container[str]) -> int | Citation | None:
    """Where somebody is first given one of some titles: in an earlier part, else a word of this one."""
    before = memory.titled(one.id, titles)
    if before is not None:
        return before
    ids = cast.identified.entities
    for ref in refs:
        id = ids[ref.index]
        if id is not None and memory.find(id) == one.id:
            given = name_key(doc.span_text(*ref.name)).titles if ref.name is not None else ()
            if ref.noun in titles or any(title in titles for title in given):
                return ref.head
    return None


def _captain(doc: Doc, memory: Memory) -> Entity | None:
    """The only captain with a name, where a ship or its crew is told of."""
    if not any(w.lower in ABOARD for w in doc.words) and not any(memory.described(noun) for noun in sorted(ABOARD)):
        return None
    for title in sorted(CAPTAINS):
        found = [e for e in memory.described(title) if e.named and e.type == "PER" and not e.dead]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _hand(doc: Doc, ref: Ref) -> bool:
    """Whether somebody is told of as the one who has a post aboard: "the pilot, Anne Dahl", "the ship's doctor"."""
    if ref.noun is None:
        return False
    owner = doc.words[ref.possessor].lower if ref.possessor is not None else ""
    if ref.noun in OFFICERS and (ref.noun not in HANDS - {"mate"} or "chief" in ref.modifiers):
        post = bool(ref.modifiers & ORDINALS)
    else:
        post = ref.noun in HANDS and (ref.noun not in ASHORE or owner in ABOARD)
    return post and (owner in ABOARD or (not owner and ref.det == "def"))


def _chief(memory: Memory) -> Entity | None:
    """The only one of the highest rank in a story of the police, who is of a rank to have others under them."""
    police = [e for title in sorted(FORCE) for e in memory.bearing([title]) if e.named and e.type == "PER" and not e.dead]
    police = list({e.id: e for e in police if e.titles & FORCE.keys()}.values())
    if not any(e.titles & TELLING for e in police):
        return None
    top = max((_rank(e) for e in police), default=0)
    found = [e for e in police if _rank(e) == top]
    return found[0] if top >= COMMAND and len(found) == 1 else None


def _sheriff(memory: Memory) -> Entity | None:
    """The only sheriff with a name, whose the deputies are."""
    found = [e for e in memory.bearing(["sheriff"]) if "sheriff" in e.titles and e.named and e.type == "PER" and not e.dead]
    return found[0] if len(found) == 1 else None


def _rank(entity: Entity) -> int:
    """How far up in the police somebody stands by their title, 0 for nobody of theirs."""
    if not entity.titles & (TELLING | {"sergeant", "captain", "commissioner"}):
        return 0
    ranks = [FORCE[title] for title in entity.titles if title in FORCE]
    return max(ranks, default=0) + ("chief" in entity.titles and "inspector" in entity.titles)
