"""Second names told by their place alone: "Ann Lowe / the Heron", "Ann Lowe and Tom Reed, the outlaws Heron and Crow"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.refs import Ref

_OPEN, _SHUT = "“\"‘'", "”\"’'"
_LONGEST = 3
"""Words that a nickname in quotation marks has at most."""


def beside(doc: Doc, refs: list[Ref]) -> Iterator[tuple[Ref, Ref]]:
    """Pairs of mentions that tell somebody's name and another name of theirs."""
    by_first: dict[int, list[Ref]] = {}
    for ref in refs:
        if ref.name is not None and not ref.members and ref.name[1] == ref.last:
            by_first.setdefault(ref.name[0], []).append(ref)
    for one in [r for found in by_first.values() for r in found]:
        after = one.last + 1
        if _text(doc, after) == "/" and (one.first == 0 or _text(doc, one.first - 1) != "/"):
            yield from ((one, other) for other in _named_at(doc, by_first, after + 1) if _of_one(doc, after, other))
        if _text(doc, after) == "(" and _text(doc, after + 2) == ")" and one.type == "PER" and _often(doc, after + 1):
            yield from ((one, other) for other in by_first.get(after + 1, []) if other.type == "PER")
        yield from _in_turn(doc, by_first, one)


def _often(doc: Doc, index: int) -> bool:
    """Whether a name in brackets is heard more than there: no actor's, but another that somebody goes by ("Ravan (Jai)")."""
    word = doc.words[index]
    return word.upos == "PROPN" and any(w.lower == word.lower and w.index != index for w in doc.words)


def _of_one(doc: Doc, slash: int, other: Ref) -> bool:
    """Whether a slash stands between two names of one: in "the Ann/Tom romance" it joins two."""
    words = doc.words
    apart = words[slash - 1].end < words[slash].start and words[slash].end < words[slash + 1].start
    behind = other.last + 1
    listed = _text(doc, behind) == "/"  # "Ann / Tom / FTO", as a list has them
    return apart and not listed and not (behind < len(words) and words[behind].upos == "NOUN")


def _text(doc: Doc, index: int) -> str:
    return doc.words[index].text if index < len(doc.words) else ""


def _named_at(doc: Doc, by_first: dict[int, list[Ref]], index: int) -> list[Ref]:
    return by_first.get(index + (_text(doc, index).lower() == "the"), [])


def _in_turn(doc: Doc, by_first: dict[int, list[Ref]], one: Ref) -> Iterator[tuple[Ref, Ref]]:
    """ "Ann and Tom, the outlaws Heron and Crow, ...": the first is the Heron and the second the Crow."""
    words = doc.words
    if _text(doc, one.last + 1).lower() != "and":
        return
    for other in by_first.get(one.last + 2, []):
        at = other.last + 1
        if _text(doc, at) != ",":
            continue
        at += 1
        noun = next((i for i in range(at, min(at + 4, len(words))) if words[i].xpos == "NNS"), None)
        if noun is None or words[noun].lower in lexicon.KIN or any(w.upos in ("VERB", "ADP", "PUNCT") for w in words[at:noun]):
            continue
        for first in by_first.get(noun + 1, []):
            for second in by_first.get(first.last + 2, []):
                listed = _text(doc, second.last + 1) == "," and _text(doc, second.last + 2).lower() == "and"
                if _text(doc, first.last + 1).lower() == "and" and not listed:
                    yield one, first
                    yield other, second


def nicknamed(doc: Doc) -> Iterator[tuple[int, int]]:
    """The [first, last] words of names with a nickname in quotation marks in them: Robert "Bob" Hale, Ann ("Nan") Lowe."""
    words = doc.words
    for i in range(len(words) - 4):
        bracket = words[i + 1].text == "("
        opening = i + 1 + bracket
        if words[i].upos != "PROPN" or not words[i].text[:1].isupper() or words[opening].text not in _OPEN:
            continue
        begin = opening + 1
        shut = next((j for j in range(begin + 1, min(begin + 1 + _LONGEST, len(words) - 1)) if words[j].text in _SHUT), None)
        if shut is None:
            continue
        last = shut + 1 + bracket
        closed = not bracket or words[shut + 1].text == ")"
        if not closed or last >= len(words) or words[last].upos != "PROPN" or words[last].sentence != words[i].sentence:
            continue
        inner = all(w.text[:1].isupper() or w.lower == "the" for w in words[begin:shut])
        if inner and words[last].text[:1].isupper():
            first = i
            while bracket and words[first].label == "flat" and words[first - 1].upos == "PROPN":
                first -= 1
            yield first, last


def bracketed(doc: Doc) -> list[tuple[int, int]]:
    """Those of them in which brackets stand around the nickname."""
    return [(first, last) for first, last in nicknamed(doc) if any(w.text == "(" for w in doc.words[first:last])]
