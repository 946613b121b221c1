"""What stands beside a mention and is the same, where the tree sees two: a firm's letters, a second role, who "someone" was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.names import gender_of_noun
from previously.reading.syntax import Doc, matches

if TYPE_CHECKING:
    from previously.reading.predicates import At, Why
    from previously.reading.refs import Ref

SHORTEST = 2
"""Letters that stand for a body's name."""
OPENING, CLOSING = frozenset('“"'), frozenset('”"')
SOMEBODY = frozenset(["someone", "somebody"])


def beside(doc: Doc, refs: list[Ref]) -> Iterator[tuple[Ref, Ref, Why]]:
    """Pairs of mentions that are one by where they stand, and why."""
    by_first: dict[int, list[Ref]] = {}
    for ref in refs:
        if not ref.members and not ref.plural and ref.form != "pronoun":
            by_first.setdefault(ref.first, []).append(ref)
    every = [r for found in by_first.values() for r in found]
    for ref in every:
        yield from ((ref, other, "naming") for other in _letters(doc, by_first, ref))
        yield from ((ref, other, "apposition") for other in _also(doc, by_first, ref, every))
        yield from ((ref, other, "apposition") for other in _quoted(doc, by_first, ref))
        yield from ((ref, other, "naming") for other in _it_was(doc, ref, every))


def _text(doc: Doc, index: int) -> str:
    return doc.words[index].lower if 0 <= index < len(doc.words) else ""


def _letters(doc: Doc, by_first: dict[int, list[Ref]], ref: Ref) -> list[Ref]:
    """ "The NRA (Northern Ring Army)", "the Northern Ring Army (NRA)": a body and its letters."""
    if ref.name is None or _text(doc, ref.last + 1) != "(":
        return []
    found = (r for start in (ref.last + 2, ref.last + 3) for r in by_first.get(start, []))
    closed = (r for r in found if r.name is not None and _text(doc, r.last + 1) == ")")
    return [r for r in closed if _bodies(ref, r) and _short(doc, ref, r)]


def _bodies(one: Ref, other: Ref) -> bool:
    """Whether two may be one body of people: letters alone look like a place's too."""
    return one.type == other.type or ("ORG" in (one.type, other.type) and "PER" not in (one.type, other.type))


def _short(doc: Doc, one: Ref, other: Ref) -> bool:
    """Whether one of two names is made of the capitals of the other."""
    texts = [doc.span_text(*r.name) for r in (one, other) if r.name is not None]
    short, whole = sorted(texts, key=len)
    letters = short.replace(".", "")
    return len(letters) >= SHORTEST and letters.isupper() and letters == "".join(w[0] for w in whole.split() if w[0].isupper())


def _also(doc: Doc, by_first: dict[int, list[Ref]], ref: Ref, every: list[Ref]) -> list[Ref]:
    """ "Tom Hale, a retired burglar and Ann's uncle, ...": the second of two things that somebody is.

    A comma before the "and" would tell of another of a list.
    """
    words = doc.words
    role = ref.name is None and ref.det == "indef" and ref.type == "PER" and ref.noun in lexicon.PERSON_NOUNS
    if not role or _text(doc, ref.first - 1) != "," or _text(doc, ref.last + 1) != "and":
        return []
    if not any(r.name is not None and r.last == ref.first - 2 and r.type == "PER" for r in every):
        return []
    found = by_first.get(ref.last + 2, [])
    whose = [r for r in found if r.name is None and r.det == "poss" and r.noun in lexicon.KIN and r.type == "PER"]
    closed = [r for r in whose if r.last == r.head and _text(doc, r.last + 1) in (",", ".", ";", ")")]
    return [r for r in closed if _text(doc, r.last + 1) != "," or words[min(r.last + 2, len(words) - 1)].upos != "PROPN"]


def _quoted(doc: Doc, by_first: dict[int, list[Ref]], ref: Ref) -> list[Ref]:
    """ "Calls for “Mr. Reed,” her husband": a name in quotation marks, and whose kin that is."""
    marks = [_text(doc, ref.last + 1), _text(doc, ref.last + 2)]
    end = next((i + 1 for i in (1, 0) if marks[i] in CLOSING and set(marks[:i]) <= {","}), 0)
    if ref.name is None or ref.type != "PER" or not end or _text(doc, ref.first - 1) not in OPENING:
        return []
    start = ref.last + 1 + end
    start += end == 1 and _text(doc, start) == ","
    found = (r for r in by_first.get(start, []) if r.name is None and r.det == "poss" and r.noun in lexicon.KIN)
    return [r for r in found if r.type == "PER" and _text(doc, r.last + 1) in (",", ".", ";", ")")]


def _it_was(doc: Doc, ref: Ref, every: list[Ref]) -> list[Ref]:
    """ "Somebody else was in the house, Tom Reed.": the name at the end is whose it was."""
    words = doc.words
    verb = words[ref.head].head
    if ref.noun not in SOMEBODY or words[ref.head].label != "nsubj" or words[verb].label != "root":
        return []
    things = (c for c in doc.dependents(verb, "obl") if words[c].lower not in lexicon.PEOPLE)
    places = {verb, *things}
    found = (r for r in every if r.name is not None and r.type == "PER" and words[r.head].head in places and r.head > verb)
    apart = (r for r in found if words[r.head].label in ("parataxis", "appos", "conj") and _text(doc, r.first - 1) == ",")
    return [r for r in apart if _text(doc, r.last + 1) == "." and words[r.first - 2].upos == "NOUN"]


def outer(doc: Doc, word: int, at: At) -> int:
    """ "The hand of the king, Lord Ames": the name is not the king's, but that of the one who is the king's."""
    inner = doc.words[word]
    common = (ref := at(word)) is None or (ref.name is None and ref.det == "def")
    if common and matches(inner.deprel, "nmod") and doc.preposition(word) == "of":
        outer = at(inner.head)
        if outer is not None and outer.type == "PER" and outer.name is None and outer.det != "indef":
            return inner.head
    return word


def bearer(doc: Doc, told: int, at: At) -> int:
    """Whom an apposition tells of: of "the aide of Earl Ames, Tom" Tom is the aide; "ally Ames" is the ally."""
    above = doc.words[told].head
    noun = doc.words[above].head
    close = doc.words[above].label == "appos" and above == noun + 1 and doc.words[noun].upos == "NOUN"
    if close and at(above) is not None and doc.words[told - 1].text == ",":  # "the aide of their ally Ames, Tom"
        further = outer(doc, noun, at)
        return further if further != noun else above
    far = outer(doc, above, at)
    for head in dict.fromkeys((above, far)):
        if (inside := told_of_another(doc, told, head, at)) is not None:
            return inside
    tight = told == above + 1 and doc.words[above].upos == "NOUN" and doc.words[told].upos == "PROPN"
    return above if tight else far


def told_of_another(doc: Doc, told: int, above: int, at: At) -> int | None:
    """ "Tom turns out to be the brother of the driver, Zaid": who has a name already is not Zaid, and the driver is."""
    words = doc.words
    up = words[words[above].head]
    shown = words[above].label == "xcomp" and up.lemma in ("turn", "prove", "reveal")
    verb, subject = above, doc.first(above, "nsubj") if doc.dependents(above, "cop") else None
    if subject is None and shown:
        verb, subject = up.index, doc.first(up.index, "nsubj", "nsubj:pass")
    if subject is not None and words[subject].lower == "who":
        subject = words[verb].head
    named, new = at(subject) if subject is not None else None, at(told)
    if named is None or new is None or named.name is None or new.name is None or named.form == "pronoun":
        return None
    if {w.lower for w in words[named.name[0] : named.name[1] + 1]} & {w.lower for w in words[new.name[0] : new.name[1] + 1]}:
        return None
    of = [c for c in doc.dependents(above, "nmod") if above < c < told and doc.preposition(c) == "of"]
    role = at(of[0]) if len(of) == 1 else None
    return of[0] if role is not None and role.name is None and role.type == "PER" and words[told - 1].text == "," else None


def second(doc: Doc, noun: int) -> int | None:
    """ "Ann, Meg's best friend and colleague, leaves": of whom a second noun is told beside the first, which is of the same."""
    words = doc.words
    word = words[noun]
    first = words[word.head]
    if word.label != "conj" or not first.index < noun or first.label != "appos" or doc.dependents(noun, "det", "nmod:poss"):
        return None
    whose = words[first.head]
    alone = whose.upos == "PROPN" and not any(c < first.index for c in doc.dependents(whose.index, "conj"))
    people = all(w.xpos == "NN" and w.lower in lexicon.PEOPLE for w in (word, first))
    apart = {gender_of_noun(word.lower), gender_of_noun(first.lower)} == {"f", "m"}
    near = all(w.upos in ("CCONJ", "ADJ") for w in words[first.index + 1 : noun])
    return whose.index if alone and people and near and not apart else None
