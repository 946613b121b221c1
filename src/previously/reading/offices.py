"""Offices written like names: "her Home Secretary", "the Director General of the Works"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.names import is_title
from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.refs import Ref

HEADS = frozenset(
    "secretary minister chancellor president vice-president director governor commissioner superintendent inspector officer "
    "ambassador chairman chairwoman treasurer attorney manager chief advocate prosecutor registrar marshal judge magistrate "
    "adviser advisor administrator executive envoy consul comptroller speaker councillor archivist librarian physician surgeon "
    "engineer architect editor steward chamberlain premier prefect senator deputy warden coroner provost ceo cfo mp".split()
)
"""Nouns that head the name of an office; kings, captains and widows go by theirs as by a name, and so are not among them."""
BEHIND = frozenset("general designate elect".split())
"""What an office has behind its noun: "the Director General", "the Governor-elect"."""


OVER = HEADS | frozenset(
    "head captain commander master mistress lord lady keeper leader member dean chairman king queen".split()
)
"""Nouns whose holder is named behind what they are over: "head of security Ann Lowe"."""


def before_names(doc: Doc, refs: Sequence[Ref]) -> Iterator[tuple[Ref, Ref]]:
    """Offices with the names right behind what they are over: "chief of staff Leo Park"; "a friend of nurse Ann" is another."""
    words = doc.words
    named = [r for r in refs if r.name is not None and r.name[0] == r.first and r.type == "PER" and not r.members]
    for ref in refs:
        if ref.name is not None or ref.members or words[ref.head].lower not in OVER or words[ref.head + 1].lower != "of":
            continue
        for other in named:
            over = words[other.first - 1]
            apart = not ref.head + 2 < other.first <= ref.last + 1 or ref.last not in (other.last, other.first - 1)
            person = over.lower in lexicon.PEOPLE - lexicon.BODIES
            person |= over.upos not in ("NOUN", "PROPN") and over.xpos != "VBG"
            if not (apart or person or any(w.text == "," for w in words[ref.head : other.first])):
                yield ref, other


def noun(doc: Doc, head: int) -> str:
    """The noun of the office whose name a word ends or heads, "" for any other word."""
    words = doc.words
    if words[head].lower in BEHIND and head and words[head - 1].lower in HEADS:
        return words[head - 1].lower
    return words[head].lower if words[head].lower in HEADS else ""


def held(doc: Doc, first: int, head: int, possessor: int | None) -> bool:
    """Whether all that a mention names is an office that somebody holds: an article or an owner before it, its noun at the end.

    "Secretary Ames" and "the Secretary Ames" have a name in them; "the Home Secretary" has none.
    """
    words = doc.words
    if not noun(doc, head) or (words[first].lower not in ("the", "a", "an", "this") and possessor is None):
        return False
    after = words[head + 1] if head + 1 < len(words) else None
    return after is None or not (after.upos == "PROPN" and after.text[:1].isupper() and after.label in ("flat", "appos"))


def begin(doc: Doc, first: int, last: int) -> int:
    """Where the mention of an office begins of which only the noun was found: "the Home Secretary, who ..."."""
    words = doc.words
    if first != last or not noun(doc, last) or not words[last].text[:1].isupper():
        return first
    start = last
    while start and words[start - 1].text[:1].isupper() and words[start - 1].head == last and words[start - 1].upos != "DET":
        start -= 1
    before = words[start - 1] if start else None
    return start - 1 if before is not None and before.lower == "the" and before.head == last else first


def called_by_title(doc: Doc, first: int, last: int) -> bool:
    """Whether a title that opens a sentence is what somebody is called, as it is inside another: "Coach", "at Coach"."""
    words = doc.words
    word = words[first]
    if first != last or word.xpos != "NN" or not word.text[:1].isupper() or not is_title(word.text) or first in doc.spoken:
        return False
    bare = (w for w in words if w.text == word.text and w.xpos == "NNP" and w.label in ("nsubj", "obj", "obl", "iobj"))
    return first == doc.sentence_start(first) and any(w.index > doc.sentence_start(w.index) for w in bare)
