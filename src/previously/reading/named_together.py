"""What those are to one another who are named beside one word for them: "rivals Tom and Carl", "Ann and Bert, a couple"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from previously.model import Qualifier, RelationType
from previously.reading import bonds, lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.kinsfolk import role_owner
from previously.reading.said_of import said_of
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

WED = frozenset("newlyweds spouses".split())
MARRIED = frozenset(["married", "wedded"])
OPPOSED = frozenset("rival rivalling feuding warring opposing".split())
"""What those are against one another who are of one sort: "rival bosses Tom and Carl"."""
ALSO_OF_ONE = frozenset(["sibling", "spouse", "romantic"])
"""What several are to one another also where they are somebody's: "has two brothers, Tom and Carl"."""
_MARKS = frozenset((",", ":", "–", "—"))


def find(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """The ties of those who are named beside a word for what they are to one another."""
    for word in doc.words:
        type = _type(doc, word.index)
        if type is None or said_of(doc, word.index) is not None or doc.dependents(word.index, "cop"):
            continue
        whose = [c for c in doc.dependents(word.index, "nmod") if doc.preposition(c) in ("of", "to", "with", "")]
        owned = bool(whose) or role_owner(doc, word.index) is not None
        if owned and type not in ALSO_OF_ONE:
            continue
        several = behind(cast, word.index + 1) or _before(cast, word.index)
        if not 1 < len(several) <= (2 if type in ("spouse", "romantic") else bonds.SEVERAL):
            continue
        past = _past(doc, word.index)
        for one, other in combinations(several, 2):
            yield Tie(one.entity, other.entity, type, past, True, word.index, sure(one, other))


def _type(doc: Doc, noun: int) -> RelationType | None:
    """What a noun in the plural, or one for two, says that they are to one another."""
    word = doc.words[noun]
    if word.upos != "NOUN":
        return None
    modifiers = doc.lowers(noun, "amod", "compound")
    if word.lower == "couple":
        return "spouse" if modifiers & MARRIED else "romantic"
    if word.lower in WED:
        return "spouse"
    if word.lower in bonds.PAIRS:
        return bonds.PAIRS[word.lower]
    return (
        "adversary"
        if modifiers & OPPOSED and word.xpos == "NNS" and {word.lower[:-1], word.lower[:-2]} & lexicon.PEOPLE
        else None
    )


def _past(doc: Doc, noun: int) -> Qualifier | None:
    """ "Former lovers Tom and Ann", "half-brothers Tom and Carl"."""
    modifiers = doc.lowers(noun, "amod", "compound")
    if doc.words[noun - 1].text == "-" and noun > 1:
        modifiers |= {doc.words[noun - 2].lower}
    return next((q for m, q in sorted(lexicon.QUALIFIERS.items()) if m in modifiers), None)


def behind(cast: Cast, at: int) -> list[Filler]:
    """Those whose names stand one behind another from a word on, the last of them behind "and": "Tom", "Carl" and "Dave"."""
    words = cast.doc.words
    at += at < len(words) and words[at].text in _MARKS
    out: list[Filler] = []
    while (one := _named(cast, at, 0)) is not None:
        filler, (_, last) = one
        out.append(filler)
        at = last + 1
        comma = at < len(words) and words[at].text == ","
        joined = at + comma < len(words) and words[at + comma].lower in ("and", "&")
        if joined:
            end = _named(cast, at + comma + 1, 0)
            return _apart([*out, end[0]]) if end is not None else []
        if not comma:
            return []
        at += 1
    return []


def _before(cast: Cast, noun: int) -> list[Filler]:
    """Those whose names stand before a noun, parted from it by a comma: "Ann and Tom, a married couple"."""
    doc, words = cast.doc, cast.doc.words
    first = min((noun, *(c for c in doc.dependents(noun, "det", "amod", "compound", "nummod") if c < noun)))
    if first < 2 or words[first - 1].text != "," or words[first].upos == "PROPN":
        return []
    out: list[Filler] = []
    one = _named(cast, first - 2, 1)
    while one is not None:
        filler, (start, _) = one
        out.append(filler)
        at = start - 1
        joined = at > 0 and words[at].lower in ("and", "&") and len(out) == 1
        at -= joined
        if joined and at > 0 and words[at].text == ",":
            at -= 1
        elif not joined:
            if len(out) < 2 or at < 1 or words[at].text != ",":
                break
            at -= 1
        one = _named(cast, at, 1)
        if one is None and joined:
            return []
    return _apart(out[::-1])


def _named(cast: Cast, at: int, end: int) -> tuple[Filler, tuple[int, int]] | None:
    """Who is named by the name that begins (0) or ends (1) at a word, and where it stands."""
    for ref in cast.refs:
        if ref.name is None or ref.name[end] != at or ref.type != "PER" or ref.members:
            continue
        id = cast.identified.entities[ref.index]
        if id is not None and (not ref.plural or ref.name[0] > ref.first):  # "brothers Tom" is one of them
            return Filler(id, cast.identified.confidence[ref.index], "PER"), ref.name
    return None


def _apart(several: list[Filler]) -> list[Filler]:
    """Several who are as many people."""
    return several if len({f.entity for f in several}) == len(several) > 1 else []
