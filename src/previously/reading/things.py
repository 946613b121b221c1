"""Names that belong to things: a ship called Persephone, a programme, Lantern, Project Midnight, Graves Industries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from previously.reading import lexicon
from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.model import EntityType
    from previously.reading.refs import Ref

SHIPS = frozenset(
    "ship boat trawler yacht ferry vessel submarine schooner frigate spaceship starship freighter cruiser sloop barge "
    "galleon steamer liner tanker destroyer shuttle airship dinghy cutter ketch".split()
)
"""What sails or flies, and is mostly told of by a name set behind it."""
VESSELS = SHIPS | {"brig"}
"""The same, with what may be a cell aboard: no name stands behind that."""
WORKS = frozenset(
    "prototype weapon device machine virus drug serum song album film movie novel painting poem musical racehorse game".split()
)
"""What is called by a name and is nobody, and nothing that people are in."""
VENTURES = frozenset("programme program project operation newspaper magazine app software website restaurant nightclub".split())
"""What people work at or come together in."""
LEADING = frozenset("project operation protocol codename".split())
"""What the name of an undertaking begins with."""
ENDING = frozenset(
    "industries systems corp corporation inc ltd llc holdings enterprises laboratories labs technologies pharmaceuticals "
    "airlines motors records logistics dynamics biotech squad".split()
)
"""What the name of a firm ends in."""
CALLED = frozenset("called named codenamed dubbed christened".split())


def typed(doc: Doc, refs: Sequence[Ref], known: Mapping[str, str]) -> list[Ref]:
    """The mentions, with the names of things and firms taken for no person, here and wherever the part tells them again."""
    types: dict[str, EntityType] = {}
    for ref in refs:
        type = _kind(doc, ref)
        if type is not None and ref.name is not None and known.get(doc.span_text(*ref.name)) != "PER":
            types[doc.span_text(*ref.name)] = type
    return [
        msgspec.structs.replace(r, type=types[text])
        if r.name is not None and r.type in ("PER", "GPE", "LOC", "FAC") and (text := doc.span_text(*r.name)) in types
        else r
        for r in refs
    ]


def _kind(doc: Doc, ref: Ref) -> EntityType | None:
    """What a name is of, if its words or those before it say so."""
    if ref.name is None or ref.name[0] != ref.first or ref.members:
        return None
    words = doc.words
    first, last = ref.name
    if last > first and (words[last].lower.rstrip(".") in ENDING or words[first].lower in LEADING):
        return "ORG"
    noun = first - 2 if first > 1 and (words[first - 1].lower in CALLED or words[first - 1].text == ",") else first - 1
    if noun < 0 or words[noun].upos != "NOUN" or (words[first - 1].text == "," and words[ref.head].head != noun):
        return None
    beside = words[noun].lower
    if noun == first - 1 and words[ref.head].head != noun and words[noun].head != ref.head:
        return None
    if beside in lexicon.PERSON_NOUNS:
        return None
    return "VEH" if beside in VESSELS | WORKS else "ORG" if beside in VENTURES else None
