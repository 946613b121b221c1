"""Who the couples are that two titles and one name tell of ("Mr. and Mrs. Hale"), and that they are married."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from previously.given import gender_of_name
from previously.reading.cast import Cast, Filler
from previously.reading.names import name_key
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.twosomes import UNWED, is_couple


def both(doc: Doc, refs: list[Ref], cast: Cast) -> dict[int, tuple[Filler, ...]]:
    """By the number of each mention of a couple: the two."""
    out: dict[int, tuple[Filler, ...]] = {}
    for ref in refs:
        if ref.name is None or not is_couple(doc, ref.first, ref.last):
            continue
        hers = next((r for r in refs if r.first == ref.first + 2 and r.last == ref.last and r.name is not None), None)
        one, other = cast.of(ref), cast.of(hers) if hers is not None else None
        if one is not None and other is not None and one.entity != other.entity:
            out[ref.index] = (one, other)
    return out


def by_their_child(doc: Doc, refs: list[Ref], cast: Cast, ties: list[Tie]) -> list[Tie]:
    """ "Eric and Nancy Moore ... their son": who share a name and a child are told of as married."""
    entities = cast.identified.entities
    couples: set[frozenset[str]] = set()
    for ref in refs:
        joined = doc.dependents(ref.head, "conj")
        if ref.name is None or ref.members or len(joined) != 1:
            continue
        two = [
            next((r for r in cast.by_head.get(h, ()) if r.name is not None and not r.members), None)
            for h in (ref.head, *joined)
        ]
        names = [name_key(doc.span_text(*r.name)).tokens for r in two if r is not None and r.name is not None]
        ids = frozenset(id for r in two if r is not None and (id := entities[r.index]) is not None)
        if (
            [len(name) for name in names] == [1, 2]
            and {gender_of_name(name[0]) for name in names} == {"f", "m"}
            and len(ids) == 2
        ):
            couples.add(ids)
    out: list[Tie] = []
    children = [t for t in ties if t.type == "parent" and t.begins and t.qualifier is None]
    known = {frozenset((t.source, t.target)) for t in ties if t.type in ("spouse", "sibling")}
    for one, other in combinations(children, 2):
        parents = frozenset((one.source, other.source))
        same = (one.target, one.word) == (other.target, other.word)
        if same and parents in couples and parents not in known:
            known.add(parents)
            certain = round(0.9 * min(one.confidence, other.confidence), 3)
            out.append(Tie(one.source, other.source, "spouse", None, True, one.word, certain))
    return out


def married(doc: Doc, refs: list[Ref], told: dict[int, tuple[Filler, ...]]) -> Iterator[Tie]:
    """That the two are married."""
    for ref in refs:
        if (pair := told.get(ref.index)) is not None and doc.words[ref.first + 2].lower.rstrip(".") not in UNWED:
            yield Tie(pair[0].entity, pair[1].entity, "spouse", None, True, ref.first, sure(*pair))
