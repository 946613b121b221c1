"""Who is found in a way that nobody lives in: hanging from a beam, face down in the canal, with his throat cut."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading.cast import Cast, Filler
from previously.reading.deaths import Death
from previously.reading.events import KNOWN
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.voices import passive

SURE = 0.65
"""How sure such a death is: no word says it, and no contradiction is built on it."""
FINDS = frozenset(["find", "discover"])
ENDS = frozenset(["end", "wind"])
"""How somebody comes to be so: "winds up face down in the canal"."""
STUCK = frozenset(
    "bullet bullets slug slugs knife arrow spear axe hook dagger bolt sword blade stake spike needle hole harpoon".split()
)
THROUGH = frozenset("heart head skull chest throat eye temple brain forehead neck".split())
"""What sticks where in somebody who is found so."""
LIES = frozenset("lie sit float slump".split())
"""What somebody does who is found so."""
GALLOWS = frozenset(
    "beam beams rafter rafters ceiling tree rope branch hook bough lamppost lamp-post lamp chandelier bannister banister "
    "pipe gallows noose scaffold yardarm fan".split()
)
"""What somebody hangs from, and not by his hands, who is dead."""
WATERS = frozenset(
    "water river pool canal lake harbour harbor bath bathtub sea mud ditch pond stream creek fountain surf tank well bay moat "
    "marsh quay pier jetty dock weir".split()
)
"""In or under what nobody lies with his face down and breathes."""
WOUNDS = {
    "throat": frozenset("cut slit slashed torn ripped".split()),
    "neck": frozenset("broken snapped".split()),
    "wrists": frozenset("cut slit slashed open opened".split()),
    "skull": frozenset("crushed caved smashed".split()),
}
"""What somebody is found with who is dead."""
HANDS = frozenset("hand hands fingertips fingers arm arms wrists feet ankles nails rope harness".split())
REACH = 14
"""How many words after the verb belong to how somebody is found."""


def find(doc: Doc, cast: Cast) -> Iterator[Death]:
    """The deaths a part tells so."""
    for word in doc.words:
        if word.upos not in ("VERB", "ADJ") or word.index in doc.spoken or word.lemma not in FINDS | LIES | ENDS | {"hang"}:
            continue
        if status(doc, word.index) != "actual":
            continue
        deadly = _hangs(doc, word.index) if word.lemma == "hang" else _so(doc, word.index)
        if deadly:
            yield from (Death(one, (), word.index, None, SURE) for one in _who(doc, cast, word.index))


def _who(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """Who is found, lies or hangs there."""
    words = doc.words
    whom = doc.dependents(verb, "nsubj:pass") if passive(doc, verb) else doc.dependents(verb, "obj")
    if words[verb].lemma in FINDS and not whom:  # "they find Tom hanging": Tom hangs
        whom = [s for c in doc.dependents(verb, "xcomp", "ccomp") for s in doc.dependents(c, "nsubj")]
    if words[verb].lemma not in FINDS:
        whom = doc.dependents(verb, "nsubj")
    return tuple(f for c in whom[:1] for f in cast.at(c) if f.type == "PER" and f.confidence >= KNOWN)


def _hangs(doc: Doc, verb: int) -> bool:
    """ "Is hanging from a beam", and not "from the bars by his hands"."""
    if doc.words[verb].xpos != "VBG" or doc.dependents(verb, "obj"):
        return False
    beside = doc.dependents(verb, "obl")
    by_hand = any(doc.preposition(c) in ("by", "with", "on", "onto") and doc.words[c].lower in HANDS for c in beside)
    return not by_hand and any(doc.preposition(c) == "from" and doc.words[c].lower in GALLOWS for c in beside)


def _so(doc: Doc, verb: int) -> bool:
    """Whether the words behind a verb tell that who is found is dead, whatever the tree makes of them."""
    words = doc.words
    after = []
    for word in words[verb + 1 : verb + 1 + REACH]:
        if word.sentence != words[verb].sentence or word.text in ";:" or word.lower in ("who", "which", "that"):
            break
        after.append(word.lower)
    for n, lower in enumerate(after):
        rest = after[n + 1 : n + 6]
        if lower in WOUNDS and n and after[n - 1] in ("his", "her", "their", "the") and {*rest[:2]} & WOUNDS[lower]:
            return True
        if lower in STUCK and words[verb].lemma in FINDS | ENDS and "with" in after[:n] and rest[:1] in (["through"], ["in"]):
            inside = {*rest[1:2]} <= {"his", "her", "their", "the"} and bool({*rest[2:3]} & THROUGH)
            if inside or (lower in ("slugs", "bullets") and rest[1:2] in (["him"], ["her"])):
                return True
        if lower == "lifeless" and words[verb].lemma in LIES | FINDS:
            return True
        flat = lower in ("facedown", "face-down") or (lower == "face" and rest[:1] == ["down"])
        flat |= lower == "face" and rest[:2] == ["-", "down"]
        if flat and {*rest} & WATERS:
            return True
        if lower == "hanging" and words[verb].lemma in FINDS and not {*rest[:1]} & {"out", "around", "about", "on", "onto"}:
            thing = bool({*after[:n]} & {"portrait", "picture", "painting", "coat"})
            return not thing and not {*rest} & (HANDS - {"rope"})
    return False
