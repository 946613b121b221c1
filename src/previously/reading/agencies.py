"""Bodies of people that the model takes for places: agencies by their letters, and firms by how their names end."""

from __future__ import annotations

import re

from previously.reading.cast import Cast
from previously.reading.refs import Ref
from previously.reading.syntax import Doc

TAILS = frozenset(
    "group agency bureau corporation corp company inc ltd foundation institute department ministry police committee commission "
    "league union syndicate cartel gang guild federation alliance brotherhood division unit party consortium enterprises "
    "industries holdings associates partners squad mafia triad yakuza intelligence service services".split()
)
"""How the names of bodies end that nobody takes for a place."""
AGENCIES = frozenset(
    "mossad interpol europol gestapo stasi pentagon congress parliament senate mafia yakuza camorra taliban hezbollah hamas "
    "luftwaffe wehrmacht bundestag knesset duma".split()
)
"""Bodies that the world knows by one word."""
PLACES = frozenset(
    "US USA UK UAE USSR EU UN NYC LA DC NY SF NJ TV PC DJ OK ID AM PM VIP RV ER OR ICU JFK LAX MRI DNA CT HQ UFO CEO".split()
)
"""What capitals stand for that is no body of people."""
LETTERS = re.compile(r"(?:[A-Z]\.?){3,6}|MI[56]|KGB|PD")


def of_bodies(doc: Doc, refs: list[Ref], cast: Cast) -> frozenset[str]:
    """The places that are bodies by their name: "the SVR", "Mossad", "the Newport Group"."""
    out: set[str] = set()
    for ref in refs:
        id = cast.identified.entities[ref.index]
        if id is None or ref.name is None or ref.noun is not None or ref.type not in ("GPE", "FAC", "LOC"):
            continue
        if id in cast.identified.people:
            continue
        words = [doc.words[i].text for i in range(ref.name[0], ref.name[1] + 1)]
        last = words[-1]
        letters = len(words) == 1 and LETTERS.fullmatch(last) and last.replace(".", "") not in PLACES and not _shouted(doc, ref)
        tail = len(words) > 1 and last[0].isupper() and last.lower().rstrip(".") in TAILS
        if letters or tail or (len(words) == 1 and last.lower() in AGENCIES):
            out.add(id)
    return frozenset(out)


def _shouted(doc: Doc, ref: Ref) -> bool:
    """Whether the words around are in capitals too, which then tell nothing."""
    near = doc.words[max(ref.first - 2, 0) : ref.last + 3]
    return sum(w.text.isupper() and len(w.text) > 1 for w in near) > ref.last - ref.first + 1
