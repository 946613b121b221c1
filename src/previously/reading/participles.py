"""Whose doing a participle behind a comma is if not the subject's: who is seen there at it, who reminds her of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.syntax import Doc
from previously.reading.tags import FINITE

if TYPE_CHECKING:
    from previously.reading.cast import Cast

SEEING = frozenset("see find discover spot notice observe glimpse".split())
PLACES = frozenset("at in on outside inside near behind under across by beside".split())
AFTERWARDS = frozenset(
    "believe think assume realize realise want hope fear know decide wish suspect wonder try intend plan cause lead prompt "
    "force make leave give tell ask say beg accuse demand confront run rush wave scream gasp cry shout yell call startle "
    "surprise interrupt pretend claim insist learn remember recognize recognise need use bring take save rescue stop "
    "prevent".split()
)
"""What whoever sees somebody does or feels on it, or what comes of that."""
AGAIN = frozenset("him her them it".split())


def seen_there(doc: Doc, verb: int) -> int | None:
    """ "Ann finds Tom in the kitchen, kissing Eve": he kisses her, and "thinking of Eve" or "startling him" would be Ann."""
    words = doc.words
    word = words[verb]
    up = words[word.head]
    if word.xpos != "VBG" or word.label not in ("conj", "advcl", "acl") or up.lemma not in SEEING or up.xpos not in FINITE:
        return None
    if word.lemma in AFTERWARDS or words[verb - 1].text != "," or doc.dependents(verb, "mark", "cc", "aux", "nsubj"):
        return None
    objects = [o for o in doc.dependents(up.index, "obj") if o < verb and _somebody(doc, o)]
    again = doc.has(verb, AGAIN, "obj", "iobj", "obl")  # "waving at him"
    if len(objects) != 1 or again:
        return None
    at = [p for p in (*doc.dependents(up.index, "obl"), *doc.dependents(objects[0], "nmod")) if objects[0] < p < verb]
    there = [p for p in at if doc.preposition(p) in PLACES]
    return objects[0] if there and max(doc.subtree(there[-1])) in (verb - 2, verb - 1) else None


def _somebody(doc: Doc, obj: int) -> bool:
    word = doc.words[obj]
    named = word.upos == "PROPN" or word.lower in ("him", "her", "them")
    return named or bool({word.lower, word.lemma} & lexicon.PEOPLE)


def by_the_other(doc: Doc, cast: Cast, verb: int, subject: int | None) -> int | None:
    """ "Ann is turned away by Tom, reminding her of it": nobody reminds "her" of a thing who is she, and so Tom does."""
    words = doc.words
    word = words[verb]
    if subject is None or word.xpos != "VBG" or word.label not in ("advcl", "conj", "acl") or words[verb - 1].text != ",":
        return subject
    her = [o for o in doc.dependents(verb, "obj", "iobj") if words[o].lower in ("him", "her", "them")]
    doer = next((d for up in doc.ancestors(verb) for d in doc.dependents(up, "obl:agent") if d < verb), None)
    if not her or doer is None or not ({f.entity for f in cast.at(her[0])} & {f.entity for f in cast.at(subject)}):
        return subject
    return doer if any(f.type == "PER" for f in cast.at(doer)) else subject
