"""The third law, as a check: a fact rests on exact stretches of text that was read no later than the fact."""

from __future__ import annotations

from collections.abc import Sequence

from previously.errors import EvidenceError
from previously.model import AnyFact, Citation, Correction, Event, Mention
from previously.text import Part


def check_fact(fact: AnyFact, parts: Sequence[Part]) -> None:
    """See that a fact rests on the text of `parts`, the last of which is the part being read.

    Raises EvidenceError when a citation is missing, lies later, or is not an exact slice of its part's text.
    """
    if not fact.citations and not isinstance(fact, Correction):
        raise EvidenceError("The fact cites nothing.", where=fact.id, hint="No quote, no statement.")
    for citation in fact.citations:
        check_citation(citation, parts, fact.id)
    if isinstance(fact, Mention):
        _check_ranges(fact.id, parts[fact.citations[0].part], (fact.head,))
    elif isinstance(fact, Event):
        _check_ranges(fact.id, parts[fact.citations[0].part], (fact.trigger, *fact.clause))


def check_citation(citation: Citation, parts: Sequence[Part], where: str) -> None:
    """See that one citation is an exact slice of a part already read.

    Raises EvidenceError, saying of which fact (`where`), when it is not.
    """
    if not 0 <= citation.part < len(parts):
        raise EvidenceError(f"The fact cites part {citation.part}, which is not read yet.", where=where)
    part = parts[citation.part]
    if not 0 <= citation.start < citation.end <= len(part.text):
        raise EvidenceError(f"The citation {citation.start}-{citation.end} lies outside the text of {part.id}.", where=where)
    if part.text[citation.start : citation.end] != citation.text:
        raise EvidenceError(f"The citation {citation.text!r} is not what {part.id} says there.", where=where)
    if part.sentence_at(citation.start) != citation.sentence:
        raise EvidenceError(f"The citation {citation.text!r} is not in sentence {citation.sentence} of {part.id}.", where=where)


def check_anchors(correction: Correction, parts: Sequence[Part]) -> None:
    """See that what a correction is anchored in stands in the text, as a fact's citations must.

    Raises EvidenceError when it does not, or when a target lacks its anchor.
    """
    if correction.anchors and len(correction.anchors) != len(correction.targets):
        raise EvidenceError("Some of what is corrected is not anchored in the text.", where=correction.id)
    named = {part.id: part for part in parts}
    for place in (place for anchor in correction.anchors for place in (*anchor.places, *anchor.who)):
        part = named.get(place.part)
        if part is None or place.sentence not in part.text:
            raise EvidenceError(f"The sentence {place.sentence!r} is not what {place.part} says there.", where=correction.id)


def _check_ranges(where: str, part: Part, ranges: Sequence[tuple[int, int]]) -> None:
    for start, end in ranges:
        if not 0 <= start < end <= len(part.text):
            raise EvidenceError(f"The words {start}-{end} lie outside the text of {part.id}.", where=where)
