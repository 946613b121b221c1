"""What "the former" and "the latter" mean: of two just told of, the words alone tell which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.refs import Ref

ORDER = frozenset(["former", "latter"])
NOUNS = ("amod", "compound", "det", "nmod:desc")


def standing(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Where "the latter" or "the former" stands for somebody, and is no mention yet: [first, last] words."""
    words = doc.words
    for word in words[1:]:
        if word.lower not in ORDER or words[word.index - 1].lower != "the" or word.index in taken:
            continue
        followed = word.deprel in NOUNS and word.head > word.index and words[word.head].upos in ("NOUN", "PROPN")
        if not followed and not doc.dependents(word.index, "nmod"):
            yield word.index - 1, word.index


def is_one(doc: Doc, ref: Ref) -> bool:
    """Whether a mention is "the latter" or "the former" and no more."""
    words = doc.words
    return ref.last - ref.first == 1 and words[ref.last].lower in ORDER and words[ref.first].lower == "the"


def meant(doc: Doc, ref: Ref, back: Iterable[Ref], entities: Sequence[str | None]) -> str | None:
    """The entity that is meant, among those told of before it, the nearest first."""
    told: list[str] = []
    for other in back:
        one = entities[other.index]
        if one is None or other.type != "PER" or other.plural or other.members or other.form == "pronoun" or is_one(doc, other):
            continue
        if one not in told:
            told.append(one)
        if len(told) > 1:
            break
    if doc.words[ref.last].lower == "latter":
        return told[0] if told else None
    return told[1] if len(told) > 1 else None
