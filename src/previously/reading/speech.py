"""Who says what to whom: quotations whose speaker stands beside them."""

from __future__ import annotations

import msgspec

from previously.reading.cast import Cast, Filler
from previously.reading.syntax import Doc


class Saying(msgspec.Struct, frozen=True):
    """A quotation, as the stretches of words it takes up sentence by sentence, its speaker, and whom they speak to."""

    stretches: tuple[tuple[int, int], ...]
    speaker: Filler
    addressee: str | None


def find(doc: Doc, cast: Cast) -> list[Saying]:
    """The quotations of a part that a named or described person says, in text order."""
    stretches: dict[int, list[list[int]]] = {}
    for word in doc.words:
        number = int(doc.quotation[word.index])
        if not number:
            continue
        runs = stretches.setdefault(number, [])
        if runs and doc.words[runs[-1][-1]].sentence == word.sentence:
            runs[-1].append(word.index)
        else:
            runs.append([word.index])
    out: list[Saying] = []
    for number, runs in stretches.items():
        ref = cast.identified.speakers.get(number)
        id = cast.identified.entities[ref] if ref is not None else None
        if ref is None or id is None or not doc.spoken & set(runs[0]):
            continue
        speaker = Filler(id, cast.identified.confidence[ref], "PER")
        places = tuple((run[0], run[-1]) for run in runs)
        out.append(Saying(places, speaker, _addressee(doc, cast, cast.refs[ref].head, id)))
    return out


def _addressee(doc: Doc, cast: Cast, speaker: int, id: str) -> str | None:
    """Whom a speaker's verb says they speak to: "said Ann to Tom", "Ann asked him"."""
    verb = doc.words[speaker].head
    to = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "to"]
    for word in (*to, *doc.dependents(verb, "obj", "iobj")):
        if word == speaker or word in doc.spoken:
            continue
        found = [f.entity for f in cast.at(word) if f.type == "PER" and f.entity != id]
        if len(found) == 1:
            return found[0]
    return None
