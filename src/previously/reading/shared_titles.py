"""Titles that several share: in "Detectives Ann Lowe and Tom Hale" he is a detective too."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.refs import Ref
from previously.reading.syntax import Doc


def shared_title(doc: Doc, ref: Ref) -> tuple[int, str] | None:
    """The word for what somebody is who is joined to another by "and", and that word in the singular."""
    if ref.name is None or ref.type != "PER":
        return None
    words = doc.words
    first = words[ref.name[0]]
    if first.label != "conj" or words[first.head].upos != "PROPN" or first.head > first.index:
        return None
    for at in (first.head, first.head - 1):
        title = lexicon.PLURAL_TITLES.get(words[at].lower, "") if at >= 0 else ""
        if title in lexicon.JOBS | lexicon.PERSON_NOUNS:
            return at, title
    return None
