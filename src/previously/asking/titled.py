"""What a thing or a group is called, where the text gives its name beside the word for it: "a ship called the Mary Rose"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.asking.found import LIKELY, WORDS, Found, stem
from previously.asking.passages import sentences
from previously.asking.question import Asked, content, naming
from previously.fold import State
from previously.reading.lexicon import KIN
from previously.views.common import spoken_of
from previously.views.shown import roster

MOST: Final = 10
"""Sentences looked at for one question."""
_LEAST: Final = 0.5
"""How much of what else a question says a sentence must say too."""
_NAME: Final = (
    r"[\"“'‘]?(?P<name>(?:(?:[Tt]he|[Ll]a|[Ll]e|[Ee]l) )?[A-Z0-9][\w'’-]*"
    r"(?: (?:(?:of|de|and|for) )?(?:the )?[A-Z0-9][\w'’-]*)*)"
)
_CALLED: Final = (
    r"(?:[^.;:!?]{0,24}?[ ,(])(?:(?:better|also|only|commonly|simply|otherwise) )?"
    r"(?:known(?: only| simply| locally)? as|called|named|nicknamed|dubbed|christened|entitled|titled) "
)
_KINDS: Final = frozenset("name title nickname".split())


def titled(state: State, asked: Asked) -> list[Found]:
    """ "What is the trawler called?", "What is the name of the company that hires Ann?"."""
    noun = _noun(asked)
    if not naming(asked) or noun is None:
        return []
    figures = roster(state).figures
    if any(figures[id].names for id in asked.of(noun) if id in figures):
        return []  # of whom more is known than one sentence tells
    word = asked.doc.words[noun]
    known = {stem(w.text) for w in asked.doc.words if w.lemma in _KINDS | {"call"} or w.index == noun}
    given = {stem(w) for w in content(asked)} - known
    named = [set(c.ids) for c in asked.people if not c.first <= noun <= c.last]
    found: list[tuple[float, Found]] = []
    for part, number in sentences(state, asked, MOST):
        sentence = state.parts[part].cite_sentence(number)
        here = {stem(w) for w in WORDS.findall(sentence.text)}
        shares = [s in here for s in given] + [bool(ids & spoken_of(state, part, number)) for ids in named]
        share = sum(shares) / len(shares) if shares else 1.0
        if share >= _LEAST:
            found += [(share, Found(n, (), (sentence,), LIKELY)) for n in _names(sentence.text, word.text, word.lemma)]
    return [f for _, f in sorted(found, key=lambda x: -x[0])]


def _noun(asked: Asked) -> int | None:
    """The word for what is called something: "the scavengers who chase Ann", "the name of the ship"."""
    doc = asked.doc
    if asked.verb is not None:
        noun = doc.first(asked.verb, "nsubj", "nsubj:pass")
    else:
        kind = next((w.index for w in doc.words if w.lemma in _KINDS and w.upos == "NOUN"), None)
        noun = None if kind is None else doc.first(kind, "nmod", "nmod:poss")
    if noun is None or noun == asked.slot or doc.words[noun].upos != "NOUN" or doc.words[noun].lemma in KIN:
        return None
    return noun


def _names(text: str, *words: str) -> Iterator[str]:
    """The names that a sentence gives beside a word for what bears them."""
    noun = "|".join(re.escape(w) for w in dict.fromkeys(words))
    for pattern in (rf"\b(?:{noun})\b{_CALLED}{_NAME}", rf"(?<=[a-z] )(?:{noun}) {_NAME}"):
        for told in re.finditer(pattern, " ".join(text.split())):
            yield told["name"]
