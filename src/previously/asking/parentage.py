"""Whose child somebody carries or has, where a sentence says it of a child without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.asking.found import LIKELY, Found, names
from previously.asking.parsed import GUESS
from previously.asking.question import Asked
from previously.fold import State
from previously.model import Mention
from previously.views.common import mentions_by_sentence, spoken_of, whom
from previously.views.shown import roster

_CHILD: Final = frozenset("baby child unborn pregnancy twins".split())
_PARENT: Final = r"(?:(?:real|true) )?(?:father|dad|mother|mum|mom)\b(?! of (?!(?:the|her|his) (?:baby|child)))"
_IS: Final = re.compile(rf"^ (?:is|was|'s|had been)(?: really)? the {_PARENT}", re.IGNORECASE)
_BY: Final = re.compile(
    r"(?:\b(?:pregnant|with child|expecting(?: a (?:baby|child))?) by|"
    r"\b(?:father|mother) (?:of (?:the|her|his) (?:unborn )?(?:baby|child) )?(?:is|was)|"
    r"\b(?:carrying|expecting|having|bore|bears|bearing)) $",
    re.IGNORECASE,
)
"""What stands before whose child it is."""
_OWNING: Final = re.compile(r"\b(?:carrying|expecting|having|bore|bears|bearing) $", re.IGNORECASE)
_OWNED: Final = re.compile(r"^['’]s? (?:unborn |own )?(?:baby|child|son|daughter|twins)\b", re.IGNORECASE)


def parentage(state: State, asked: Asked) -> list[Found]:
    """ "Who is the father of Ann's baby?": the last told first."""
    doc = asked.doc
    parent = next((w for w in doc.words if w.lemma in ("father", "dad", "mother")), None)
    child = next((w for w in doc.words if w.lemma in _CHILD), None)
    if asked.kind != "who" or asked.verb is not None or parent is None:
        return []
    figures = roster(state).figures
    ids = {id for one in asked.people for id in one.ids if id in figures and figures[id].names}
    if child is None or child.index < parent.index:
        own = {id for o in doc.dependents(parent.index, "nmod", "nmod:poss") for id in asked.of(o)} & ids
        return [f for place, ms in mentions_by_sentence(state).items() for f in _named(state, *place, ms, own, parent.lemma)][
            ::-1
        ]
    found = [f for (part, number), ms in mentions_by_sentence(state).items() for f in _told(state, part, number, ms, ids)]
    return found[::-1]


def _named(state: State, part: int, number: int, mentions: list[Mention], ids: set[str], noun: str) -> Iterator[Found]:
    """Whoever is said to be "the father" in a sentence that calls the child by name."""
    text = re.sub(r"\s", " ", state.parts[part].text)
    listed = roster(state).figures
    named = [m for m in mentions if m.form == "name" and whom(state, m) in ids]
    for mention in mentions if named else []:
        id, here = whom(state, mention), mention.citations[0]
        told = _IS.match(text[here.end : state.parts[part].sentences[number][1]])
        others = {whom(state, m) for m in mentions if m.form == "name" and m.citations[0].start > named[0].citations[0].start}
        if told and noun in told[0] and id in listed and listed[id].names and id not in ids and not others - {id}:
            yield Found(names(state, [id]), (id,), (state.parts[part].cite_sentence(number),), LIKELY)


def _told(state: State, part: int, number: int, mentions: list[Mention], ids: set[str]) -> Iterator[Found]:
    """Whoever a sentence that speaks of somebody says to be the other parent of their child."""
    if not ids or not ids & spoken_of(state, part, number):
        return
    text = re.sub(r"\s", " ", state.parts[part].text)
    begin, end = state.parts[part].sentences[number]
    listed = roster(state).figures
    for mention in mentions:
        id, here = whom(state, mention), mention.citations[0]
        sure = mention.form != "pronoun" or mention.confidence >= GUESS
        if id in ids or id not in listed or not listed[id].names or not sure:
            continue
        bare = here.start + len(re.sub(r"['’]s?$", "", here.text))
        led = _BY.search(text[begin : here.start])
        owning = _OWNING.search(text[begin : here.start])
        if (led and (not owning or _OWNED.match(text[bare:end]))) or _IS.match(text[here.end : end]):
            yield Found(names(state, [id]), (id,), (state.parts[part].cite_sentence(number),), LIKELY)
