"""Phrases that only look like somebody: "what sort of man he is", "is no member", "the Medal of Honor", a heading again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.refs import Ref


def nobody(doc: Doc, ref: Ref) -> bool:
    """Whether a phrase or a name stands for nobody."""
    if ref.name is None and (asked(doc, ref) or denied(doc, ref) or half(doc, ref)):
        return True
    return ref.type == "PER" and (title(doc, ref) or (ref.name is not None and award(doc, ref)))


def asked(doc: Doc, ref: Ref) -> bool:
    """Whether a phrase asks or cries out what somebody is ("what sort of man he is", "what a fool he is")."""
    return doc.words[ref.first].lower == "what" and ref.first < ref.head


def denied(doc: Doc, ref: Ref) -> bool:
    """Whether a phrase only tells what somebody is not: "is not a member of the family"."""
    if ref.det != "indef" or not doc.dependents(ref.head, "cop") or doc.first(ref.head, "nsubj") is None:
        return False
    but = any(doc.words[k].lower == "but" for c in doc.dependents(ref.head, "conj") for k in doc.dependents(c, "cc"))
    only = any(doc.words[c].lower in ("just", "only", "merely") for c in doc.children[ref.head])
    return not but and not only and any(doc.words[c].lower in ("not", "n't", "never") for c in doc.children[ref.head])


def half(doc: Doc, ref: Ref) -> bool:
    """Whether a phrase breaks off before its noun: "their forensics" of "their forensics expert"."""
    last = doc.words[ref.last]
    noun = doc.words[last.head]
    before = last.label == "compound" and last.upos == "NOUN" and noun.upos == "NOUN" and noun.index > last.index
    return ref.type == "PER" and before and all(w.upos in ("NOUN", "ADJ") for w in doc.words[last.index + 1 : noun.index])


HONOURS = frozenset("medal order cross legion badge court star".split())
"""What is called after a virtue or a saint."""


def award(doc: Doc, ref: Ref) -> bool:
    """Whether a name is a part of what something is called ("the Medal of Honor")."""
    word = doc.words[ref.head]
    over = doc.words[word.head]
    of = word.label == "nmod" and doc.preposition(ref.head) == "of"
    return of and ref.first == ref.last and over.lower in HONOURS and over.text[:1].isupper()


TURNING = frozenset("begin open start follow end conclude continue".split())
"""What a tale does, told by what it is called."""


def title(doc: Doc, ref: Ref) -> bool:
    """Whether a name is what the part itself is called, and tells of the part: "Tom's Enemy begins in May"."""
    word = doc.words[ref.head]
    called = doc.span_text(ref.first, ref.last)
    told = word.label == "nsubj" and doc.words[word.head].lemma in TURNING and ref.first < ref.last
    return told and doc.part.title.rpartition(":")[2].strip() == called
