"""Who the couples are that two titles and one name tell of ("Mr. and Mrs. Hale"), and that they are married."""

from __future__ import annotations

from collections.abc import Iterator

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
    memory = cast.identified
    couples: dict[frozenset[str], int] = {}
    for ref in refs:
        joined = doc.dependents(ref.head, "conj")
        if ref.name is None or ref.members or len(joined) != 1:
            continue
        one, other = (
            [r for r in cast.by_head.get(h, ()) if r.name is not None and not r.members] for h in (ref.head, joined[0])
        )
        if not one or not other or one[0].name is None or other[0].name is None:
            continue
        first, last = (name_key(doc.span_text(*r.name)).tokens for r in (one[0], other[0]) if r.name is not None)
        ids = {memory.entities[one[0].index], memory.entities[other[0].index]} - {None}
        sexes = {gender_of_name(first[0]), gender_of_name(last[0])} if first and last else set[str]()
        if len(first) == 1 and len(last) == 2 and len(ids) == 2 and sexes == {"f", "m"}:
            couples[frozenset(id for id in ids if id is not None)] = ref.head
    out: list[Tie] = []
    children = [t for t in ties if t.type == "parent" and t.begins and t.qualifier is None]
    known = {frozenset((t.source, t.target)) for t in ties if t.type in ("spouse", "sibling")}
    for i, one_tie in enumerate(children):
        for other_tie in children[i + 1 :]:
            two = frozenset((one_tie.source, other_tie.source))
            same = one_tie.target == other_tie.target and one_tie.word == other_tie.word
            if same and two in couples and two not in known:
                known.add(two)
                sure_of_it = round(0.9 * min(one_tie.confidence, other_tie.confidence), 3)
                out.append(Tie(one_tie.source, other_tie.source, "spouse", None, True, one_tie.word, sure_of_it))
    return out


def married(doc: Doc, refs: list[Ref], told: dict[int, tuple[Filler, ...]]) -> Iterator[Tie]:
    """That the two are married."""
    for ref in refs:
        if (pair := told.get(ref.index)) is not None and doc.words[ref.first + 2].lower.rstrip(".") not in UNWED:
            yield Tie(pair[0].entity, pair[1].entity, "spouse", None, True, ref.first, sure(*pair))
