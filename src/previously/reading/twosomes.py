"""Couples told by two titles and one name: "Mr. and Mrs. Hale" are Mr. Hale and Mrs. Hale, who are married."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading.names import is_title
from previously.reading.syntax import Doc

HERS = frozenset("mrs lady madam madame queen empress duchess countess baroness princess aunt dame".split())
"""Titles of the second of a couple, mostly."""
UNWED = frozenset(["miss", "ms"])
"""Titles of a second one who is no wife: "Mr. and Miss Hale" are brother and sister, or father and daughter."""


def found(doc: Doc) -> Iterator[tuple[int, int]]:
    """The [first, last] words of every couple so told, from the first title to the end of the name."""
    words = doc.words
    for i in range(len(words) - 3):
        if words[i + 1].lower not in ("and", "&") or not is_couple(doc, i, i + 3):
            continue
        last = i + 3
        while last + 1 < len(words) and words[last + 1].upos == "PROPN" and words[last + 1].deprel == "flat":
            last += 1
        yield i, last


def is_couple(doc: Doc, first: int, last: int) -> bool:
    """Whether a stretch is a couple so told."""
    words = doc.words
    if last < first + 3 or words[first + 1].lower not in ("and", "&"):
        return False
    one, other, name = words[first], words[first + 2], words[first + 3]
    capitals = all(w.text[:1].isupper() for w in (one, other, name))
    return (
        capitals
        and is_title(one.text)
        and other.lower.rstrip(".") in HERS | UNWED
        and name.upos in ("PROPN", "NOUN")
        and not is_title(name.text)
        and one.sentence == name.sentence
    )
