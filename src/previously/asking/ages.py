"""How old somebody is, where the text puts a number to it beside a word for them."""

from __future__ import annotations

import re
from typing import Final

from previously.asking.found import SURE, WORDS, Found, stem
from previously.asking.question import Asked, content
from previously.fold import State
from previously.model import Mention
from previously.views.common import cite_sentence

GUESS: Final = 0.6
"""How sure it must be whom a pronoun means."""
_UNITS: Final = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER: Final = (
    rf"(?P<age>\d{{1,3}}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{_UNITS}))?|{_UNITS}|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a hundred)"
)
_HARDLY: Final = r"(?:(?:now|only|just|barely|already|about|almost|nearly|not yet|still|aged) )*"
_DONE: Final = r"(?= years old| years of age|,|\.|;|:|\)| and | when | but |$)"
_AFTER: Final = (
    re.compile(rf"^,? \(?{_HARDLY}{_NUMBER}(?: years old)?(?=,|\)|;|\.| and )", re.IGNORECASE),
    re.compile(rf"^(?:,[^,.;]*,)?(?:,? who)? (?:is|was|'s|’s|ha[sd] just turned|turns|turned) {_HARDLY}{_NUMBER}{_DONE}", re.I),
    re.compile(rf"^,?(?: \w+){{0,2}},? at (?:the age of )?{_NUMBER}(?=,| to | and | when |\.)", re.IGNORECASE),
)
"""What may follow a word for somebody: "Ann, nine, …", "she is nine", "who sold him, at nine"."""
_INSIDE: Final = re.compile(rf"\b{_NUMBER}-year-old\b|\b(?:of|aged) {_NUMBER.replace('?P<age>', '?P<years>')}$", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"\b{_NUMBER}-year-old $", re.IGNORECASE)


_AGE: Final = re.compile(rf"(?:at )?(?:the age of )?{_HARDLY}{_NUMBER}(?: years? (?:old|of age))?", re.IGNORECASE)


def asks(asked: Asked) -> bool:
    """Whether a question asks how old somebody is."""
    return asked.kind == "how" and asked.slot is not None and "old" in (w.lower for w in asked.doc.words[asked.slot + 1 :][:1])


def fits(text: str) -> bool:
    """Whether words say an age."""
    return _AGE.fullmatch(text) is not None


def age(state: State, asked: Asked) -> list[Found]:
    """ "How old is Ann?", "How old was Ben when he left?"."""
    if not asks(asked) or asked.slot is None or not asked.people:
        return []
    one = next((c for c in asked.people if c.first > asked.slot), asked.people[0])
    sought = {stem(w) for w in content(asked)} - {stem("old")}
    found: list[tuple[float, Found]] = []
    for mention in (m for id in one.ids if id in state.entities for m in state.entities[id].mentions):
        if mention.form == "pronoun" and mention.confidence < GUESS:
            continue
        years = _beside(state, mention)
        if years:
            sentence = cite_sentence(state, mention.citations[0])
            shared = len(sought & {stem(w) for w in WORDS.findall(sentence.text)})
            found.append((shared, Found(years, one.ids[:1], mention.citations[:1], SURE)))
    return [f for _, f in sorted(found, key=lambda x: -x[0])]


def _beside(state: State, mention: Mention) -> str:
    """The years that words beside a mention, or inside it, tell."""
    citation = mention.citations[0]
    sentence = cite_sentence(state, citation)
    before, after = citation.start - sentence.start, citation.end - sentence.start
    if mention.form != "pronoun" and (inside := _INSIDE.search(citation.text)):
        return inside["age"] or inside["years"]
    if led := _BEFORE.search(sentence.text[:before]):
        return led["age"]
    for pattern in _AFTER:
        if told := pattern.match(sentence.text[after:]):
            return told["age"]
    return ""
