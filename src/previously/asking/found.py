"""What an answer is made of before it is given, and what the ways of finding one share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from previously import lexicon as lexicon_words
from previously import wording
from previously.asking.question import Asked
from previously.fold import State
from previously.model import Citation
from previously.reading import lexicon
from previously.views.common import clean, mentions_by_sentence, whom
from previously.views.shown import roster

SURE: Final = 0.9
LIKELY: Final = 0.75
WORDS: Final = re.compile(r"[^\W_]+")
_ENDINGS: Final = re.compile(r"(?:ing|edly|ed|es|s|ly|e|er|ion|ment)$")
_NOBODY: Final = frozenset(
    "somebody someone anybody anyone people person one man woman which what who whoever whom all everything something anything "
    "nothing thing things".split()
)
_ANYBODY: Final = re.compile(r"(?:the )?(?:one|ones|those|someone|somebody|anyone|something|anything)\b", re.IGNORECASE).match


class Found(NamedTuple):
    """An answer: what to say, who is in it, what it rests on, how sure it is."""

    text: str
    who: tuple[str, ...]
    citations: tuple[Citation, ...]
    sure: float


def names(state: State, ids: Iterable[str], near: Citation | None = None) -> str:
    """How those are called: by their listed names, else as the sentence of a citation calls them."""
    listed = roster(state).figures
    said: list[str] = []
    for id in dict.fromkeys(ids):
        text = listed[id].name if id in listed else ""
        named = text in listed[id].names if id in listed else False  # "Man" may be what somebody is called
        if not text and near is not None:
            here = mentions_by_sentence(state).get((near.part, near.sentence), [])
            spelt = (m.citations[0].text for m in here if whom(state, m) == id and m.form != "pronoun")
            text = clean(next(spelt, ""))
        if named or telling(text):
            said.append(text)
    return wording.listed(said)


def telling(text: str, asked: frozenset[str] = frozenset()) -> bool:
    """Whether words say who or what, beyond "somebody in the house" and beyond what was `asked` with ("which nurse")."""
    words = {w.casefold() for w in text.split()} - _NOBODY - lexicon_words.OWNERS - lexicon_words.DETERMINERS
    return bool(words - asked) and not _ANYBODY(text)


def stem(word: str) -> str:
    """A word without its ending, roughly, so that "kidnaps" and "kidnapped" are near enough the same."""
    lower = word.casefold()
    bare = _ENDINGS.sub("", lower) if len(lower) > 4 else lower
    return bare[:-1] if len(bare) > 4 and bare[-1] == bare[-2] else bare


def fitting(state: State, asked: Asked, ids: tuple[str, ...]) -> bool:
    """Whether an answer is of the kind asked for: a family, a company and a police force are no persons."""
    if asked.kind != "which" or asked.slot is None:
        return True
    noun = asked.doc.words[asked.doc.words[asked.slot].head].lemma
    listed = roster(state).figures
    kinds = {listed[id].kind for id in ids if id in listed}
    if not any(id in listed and listed[id].names for id in ids):
        return False  # "a nurse" does not say which nurse
    if noun in lexicon.ORG_NOUNS:
        return "organisation" in kinds
    return noun not in lexicon.PERSON_NOUNS or kinds <= {"character"}
