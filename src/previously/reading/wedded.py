"""Who the couples are that two titles and one name tell of ("Mr. and Mrs. Hale"), and that they are married."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading.cast import Cast, Filler
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.twosomes import is_couple


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


def married(refs: list[Ref], told: dict[int, tuple[Filler, ...]]) -> Iterator[Tie]:
    """That the two are married."""
    for ref in refs:
        if (pair := told.get(ref.index)) is not None:
            yield Tie(pair[0].entity, pair[1].entity, "spouse", None, True, ref.first, sure(*pair))
