"""Yes or no by a sentence's own grammar: it tells the deed of all whom the question names, or denies it."""

from __future__ import annotations

from typing import Final

from previously.asking.deeds import SAME, matched
from previously.asking.found import LIKELY, Found
from previously.asking.given import given, met
from previously.asking.parsed import parsed, trigger_status
from previously.asking.passages import sentences
from previously.asking.question import Asked
from previously.fold import State
from previously.reading.syntax import Doc
from previously.tagger import Tagger

MOST: Final = 10
"""Sentences looked at for one question."""
_WHOLE: Final = 0.75
"""How much of what the question says a sentence must say too."""
_PART: Final = 0.3
"""How much a sentence must say that denies the deed: "she was never sacked at all" leaves out by whom."""
_DENIED: Final = 0.6
"""How sure a denial is that says only part of what is asked."""
_NOT: Final = frozenset(("not", "n't", "never"))


def whether(state: State, asked: Asked, tagger: Tagger) -> list[Found]:
    """ "Did Ann burn the letter?": the surest first, of several as sure the last told."""
    if asked.kind != "yes" or asked.verb is None or asked.said or not asked.ids:
        return []
    parts = given(asked)
    denied = negated(asked.doc, asked.verb)
    found: list[Found] = []
    for sentence in parsed(state, tagger, sorted(sentences(state, asked, MOST), reverse=True)):
        for verb, frame in sentence.doc.frames.items():
            if not sentence.first <= verb <= sentence.last:
                continue
            worth = matched(asked.doc, asked.verb, sentence.doc, verb)
            here = met(state, sentence, frame, parts) if worth >= SAME and parts else None
            status = trigger_status(state).get((sentence.part, sentence.begin + sentence.doc.words[verb].start), "")
            if here is None or status not in ("actual", "negated") or _to_be(sentence.doc, verb):
                continue
            not_so = status == "negated" or negated(sentence.doc, verb)
            no = not_so != denied
            if here[0] < _WHOLE and not (not_so and no and here[0] >= _PART):
                continue
            citation = state.parts[sentence.part].cite_sentence(sentence.number)
            sure = LIKELY * worth * here[0] if here[0] >= _WHOLE else _DENIED
            found.append(Found("no" if no else "yes", tuple(sorted(asked.ids)), (citation,), sure))
    told = max((_at(f) for f in found if f.text == "yes"), default=(-1, -1))
    later = [f for f in found if f.sure == _DENIED and _at(f) > told]
    return later or sorted((f for f in found if f.sure != _DENIED), key=lambda f: -f.sure)


def _at(found: Found) -> tuple[int, int]:
    return found.citations[0].part, found.citations[0].start


def _to_be(doc: Doc, verb: int) -> bool:
    """Whether a deed is only ahead: "was to be burned"."""
    marks = [c for c in doc.children[verb] if doc.words[c].lower == "to" and c < verb]
    above = doc.words[doc.words[verb].head].lemma
    return bool(marks) and (above == "be" or any(doc.words[c].lemma == "be" and c < marks[0] for c in doc.children[verb]))


def negated(doc: Doc, verb: int) -> bool:
    """Whether "not" or "never" belongs to a verb."""
    return any(doc.words[c].lower in _NOT for c in doc.children[verb])
