"""Plural role nouns with the names beside them: "daughters Ann and Beth", "her sons: Tom, Will"."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.kin import one_of
from previously.reading.refs import Ref, after_colon, role_noun
from previously.reading.said_of import said_of
from previously.reading.status import status
from previously.reading.syntax import Doc


def _side_by_side(cast: Cast, ref: Ref) -> list[int]:
    """What commas say even where the tree is wrong: the names in "her sons, Tom and Will,"."""
    words = cast.doc.words
    starts = {r.name[0]: r for r in cast.refs if r.name is not None and r.type == "PER" and not r.members}
    out: list[int] = []
    at = ref.last + 1
    marks: tuple[str, ...] = (",", ":", "–", "—")
    while at + 1 < len(words) and words[at].text in (*marks, "and") and (name := starts.get(at + 1)) is not None and name.name:
        out.append(name.head)
        if words[at].text == "and":
            return out if len(out) > 1 else []
        at = name.name[1] + 1
        if at + 1 < len(words) and (words[at].text, words[at + 1].text) == (",", "and"):
            at += 1
        marks = (",",)
    return []


def _items(cast: Cast, ref: Ref) -> list[int]:
    """The names that begin the items behind a colon: "three children: Tom, who ...; Ann, known as Nan; and Will, who ..."."""
    words = cast.doc.words
    at = ref.last + 1
    if at >= len(words) or words[at].text != ":":
        return []
    end = next((w.index for w in words[at:] if w.sentence != words[at].sentence), len(words))
    parts = ";" if any(w.text == ";" for w in words[at:end]) else ","
    out: list[int] = []
    for other in cast.refs:
        if other.name is None or other.type != "PER" or other.members or not at < other.name[0] < end:
            continue
        before = [words[i].text for i in range(max(at, other.name[0] - 2), other.name[0])]
        begun = before[-1:] == [":"] or before == [parts, "and"] or (parts == ";" and before[-1:] == [";"])
        if begun and other.head not in out:
            out.append(other.head)
    return out


def listed(doc: Doc, refs: list[Ref], cast: Cast) -> Iterator[tuple[Ref, tuple[Filler, ...]]]:
    """Every plural role noun with those whose names are listed beside it."""
    for ref in refs:
        if not ref.plural or one_of(ref.noun or "") not in lexicon.KIN or role_noun(doc, ref.head) != ref.noun:
            continue
        yield ref, tuple({f.entity: f for f in named_beside(doc, cast, ref)}.values())


def named_beside(doc: Doc, cast: Cast, ref: Ref) -> list[Filler]:
    """Those whose names are listed beside a plural noun, before or behind it."""
    words = doc.words
    named = [c for c in doc.dependents(ref.head, "appos", "flat", "conj") if words[c].upos == "PROPN"]
    named += after_colon(doc, ref.head) + _side_by_side(cast, ref) + _items(cast, ref)
    above = words[ref.head].head
    while words[ref.head].label == "appos" and words[above].label == "conj" and words[words[above].head].upos == "PROPN":
        above = words[above].head  # "Tom and Ada, her parents", hung on the last of them
    beside = above > ref.head or words[ref.head].label == "appos"
    before = [c for c in doc.dependents(above, "conj") if c < ref.head]
    if words[above].upos == "PROPN" and beside and (above > ref.head or before):
        named.append(above)  # "brothers Tom and Will", "Tom and Ada, her parents": the noun may hang on the name
    named += _said(doc, cast, ref)
    return list({f.entity: f for c in named for f in cast.at(c)}.values())


def _said(doc: Doc, cast: Cast, ref: Ref) -> list[int]:
    """Those of whom a clause says it: "Ann and Tom are the parents of Will", "Will and Beth were her children"."""
    subject, verb = said_of(doc, ref.head) or (None, ref.head)
    if subject is None or not doc.dependents(subject, "conj") or doc.words[subject].upos != "PROPN":
        return []
    sure = status(doc, verb) == "actual" and not doc.dependents(ref.head, "aux")
    return [subject] if sure and all(f.type == "PER" for f in cast.at(subject)) else []
