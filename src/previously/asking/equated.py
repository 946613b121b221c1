"""Who somebody turns out to be, where a sentence says so outright and the reading has kept the two apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.asking.found import LIKELY, Found, names
from previously.asking.question import Asked, content
from previously.fold import State
from previously.model import Mention
from previously.views.common import clean, mentions_by_sentence, whom
from previously.views.shown import roster

_AT_ALL: Final = (
    r"(?: (?:really|actually|indeed|in fact|in truth|in reality|none other than|no other than|no one but|nobody but|one))*"
)
_IS: Final = re.compile(
    rf"^(?: \([^)]*\))?,?(?: who)? (?:(?:is|was|are|were)(?: (?:revealed|unmasked|exposed|recognised|recognized|identified) "
    rf"(?:as|to be))?|turn(?:s|ed)? out to (?:be|have been)|prove(?:s|d)? to be){_AT_ALL},? $",
    re.IGNORECASE,
)
"""What stands between two words for one and the same."""
_NOT_SO: Final = re.compile(
    r"\b(?:if|whether|pretend\w*|claim\w*|believ\w*|think|thinks|thought|suspect\w*|suppos\w*|assum\w*|wish\w*|wonder\w*|insist\w*)\b",
    re.IGNORECASE,
)
"""Before the two: what somebody only believes."""
_WHOSE: Final = re.compile(r"['’](?:s\b|\s)|(?:his|her|their|its)\s+\w", re.IGNORECASE)
"""What makes the second of them only whose something the first is: "turns out to be his sister", "is Tom's sister"."""


def equated(state: State, asked: Asked) -> list[Found]:
    """ "Who is the Steward?" where the text has "The Steward is Miriam Achebe", the last told first."""
    if asked.kind != "who" or asked.verb is not None or len(asked.people) != 1:
        return []
    one = asked.people[0]
    phrase = asked.doc.span_text(one.first, one.last)
    extra = [w for w in content(asked) if w.casefold() not in ("real", "really", "actually")]
    if extra or "whom" in asked.text.casefold().split():
        return []
    found = [f for mentions in mentions_by_sentence(state).values() for f in _told(state, mentions, set(one.ids), phrase)]
    return sorted(found, key=lambda f: (f.citations[0].part, f.citations[0].start), reverse=True)


def _own(state: State, pronoun: Mention, mentions: list[Mention]) -> bool:
    """Whether a pronoun surely means somebody named before it in its sentence: "Ann reveals that she is the Steward"."""
    id, start = whom(state, pronoun), pronoun.citations[0].start
    earlier = any(m.form == "name" and m.citations[0].start < start and whom(state, m) == id for m in mentions)
    return earlier and pronoun.confidence >= _SURELY


_SURELY: Final = 0.75
"""How sure it must be whom a pronoun means."""


def _told(state: State, mentions: list[Mention], ids: set[str], phrase: str) -> Iterator[Found]:
    """Whom a sentence says that somebody is, either way about."""
    listed = roster(state).figures
    for a in mentions:
        for b in mentions:
            one, other = whom(state, a), whom(state, b)
            named = other in listed and listed[other].names and b.form == "name" and listed[other].kind == "character"
            if not named or not ids & {one} or one == other or (a.form == "pronoun" and not _own(state, a, mentions)):
                continue
            first, last = sorted((a, b), key=lambda m: m.citations[0].start)
            part = state.parts[a.citations[0].part]
            sentence = part.cite_sentence(a.citations[0].sentence)
            between = part.text[first.citations[0].end : last.citations[0].start]
            before = part.text[sentence.start : first.citations[0].start]
            if not _IS.match(re.sub(r"\s", " ", between)) or _NOT_SO.search(before):
                continue
            if _WHOSE.match(
                part.text[last.citations[0].start : sentence.end], len(last.citations[0].text) * (last.form != "pronoun")
            ):
                continue
            said = names(state, [other])
            if set(clean(said).casefold().split()) & set(phrase.casefold().split()):
                continue
            yield Found(said, (other,), (sentence,), LIKELY)
