"""By whose hand somebody is dead where the verb's subject does not say, or says it wrong: "is shot on Ann's orders"."""

from __future__ import annotations

from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.events import Happening
from previously.reading.syntax import Doc
from previously.reading.voices import passive

THROATS = {
    "throat": frozenset("cut slit slash".split()),
    "neck": frozenset(["snap", "break"]),
    "skull": frozenset("crush smash shatter".split()),
    "head": frozenset("sever crush".split()),
}
"""What is cut or broken of somebody who is dead of it, and how."""


def driven(doc: Doc, cast: Cast, event: Happening) -> tuple[Filler, ...]:
    """Who made somebody kill himself: "she makes him commit suicide", "forces him to shoot himself"."""
    verb = event.word
    own = {f.entity for f in event.arguments.agents} & {f.entity for f in event.arguments.patients}
    up = doc.words[verb].head
    if (
        not own
        or doc.words[verb].label not in ("xcomp", "ccomp", "advcl")
        or doc.words[up].lemma not in ("make", "force", "compel")
    ):
        return ()
    driver = surface_subject(doc, up)
    who = cast.at(driver) if driver is not None and not passive(doc, up) else ()
    return tuple(f for f in who if f.entity not in own)


def by_mishap(event: Happening) -> bool:
    """ "Falls and breaks his neck": whoever does it to himself did not kill himself."""
    own = {f.entity for f in event.arguments.agents} & {f.entity for f in event.arguments.patients}
    return bool(own) and event.lemma in THROATS["neck"]


def at_hands(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """Whose hands somebody dies at: "dies at the hands of Tom", "by Tom's own hand"."""
    hands = [c for c in doc.dependents(verb, "obl", "obl:agent") if doc.words[c].lower in ("hand", "hands")]
    return tuple(f for c in hands if doc.preposition(c) in ("at", "by") for f in cast.possessor(c))


ORDERS = frozenset("order orders command commands instruction instructions behest bidding".split())
"""On, at or by which somebody has another kill."""


def on_orders(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """On whose orders somebody is killed, by nobody who is told of: "is shot on the orders of the governor"."""
    orders = [
        c for c in doc.dependents(verb, "obl") if doc.words[c].lower in ORDERS and doc.preposition(c) in ("on", "at", "by")
    ]
    return tuple(f for c in orders for f in cast.undergoes(c))


WIELDED = frozenset("plant fire throw shoot set drop launch hurl drive lay leave rig swing wield aim detonate send".split())
"""What is done with a weapon whose doer then kills."""


def whose_weapon(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """Who set off what kills somebody: "is blown up by a bomb planted by Tom", "in a car driven by Ann"."""
    weapons = [c for c in doc.dependents(verb, "obl", "obl:agent") if doc.preposition(c) in ("by", "with", "in")]
    used = [
        k for c in weapons for k in doc.dependents(c, "acl") if doc.words[k].lemma in WIELDED and doc.words[k].xpos == "VBN"
    ]
    by = [k for u in used for k in doc.dependents(u, "obl", "obl:agent") if doc.preposition(k) == "by"]
    return tuple(f for k in by for f in cast.at(k))


def another_hand(doc: Doc, cast: Cast, event: Happening) -> bool:
    """Whether "he cut his throat" may be said of somebody else's: another of that sex is told of shortly before."""
    verb = event.word
    own = {f.entity for f in event.arguments.agents} & {f.entity for f in event.arguments.patients}
    throat = [c for c in doc.dependents(verb, "obj") if event.lemma in THROATS["throat"] and doc.words[c].lower == "throat"]
    if not own or not throat or any("own" in doc.lowers(c, "amod") for c in throat):
        return False
    here = doc.words[verb].sentence
    near = [r for r in cast.refs if r.type == "PER" and r.form == "name" and here - 1 <= r.sentence <= here and r.head < verb]
    return any(e not in own for r in near if (e := cast.identified.entities[r.index]) is not None)
