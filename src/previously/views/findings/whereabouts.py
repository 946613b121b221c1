"""People who are in two places at one and the same time (S303)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.model import Citation, Event, Mention
from previously.views.common import clean, mentions_by_sentence
from previously.views.findings.evidence import sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.findings.plain import done_plainly, names_of
from previously.views.shown import Figure, roster

BEING: Final = frozenset(
    "wait sit stand sleep eat dine drink dance sing swim work hide lie stay wake shop play pray lunch breakfast rest "
    "read study "
    "celebrate attend perform speak train fish cook kneel linger loiter stroll arrive land".split()
)
"""What is done where one is, so that a place told behind it is one's own."""
BACK: Final = 2
"""How many sentences back the other half of a scene may stand."""
_MEANWHILE: Final = re.compile(
    r"(?:Meanwhile|Simultaneously|At (?:exactly |precisely )?(?:the same|that very|this very|that|this) (?:time|moment|"
    r"instant|minute|hour))\b,?",
)
"""What tells that a sentence is about the same time as the one before it."""
_AT: Final = re.compile(r"\s+(?:\w+ly\s+)?(?:alone\s+)?(?:in|at|aboard|inside|outside)\s+(?:the\s+)?$")
"""What may stand between what somebody does and the place where they do it."""


def findings(state: State) -> Iterator[Finding]:
    """Whom two sentences about one time put into two places."""
    listed = roster(state).figures
    for event in state.events:
        whole = event.citations[0] if event.lemma not in BEING else sentence(state, event.citations[0])
        if event.lemma not in BEING or not _MEANWHILE.match(whole.text):
            continue
        here = _place(state, event)
        for figure in (listed[id] for id in event.agents if id in listed):
            known = names_of(state, figure, whole)
            if here is None or not known or not done_plainly(state, figure, event, known):
                continue
            for earlier in _before(state, figure, whole):
                there = _place(state, earlier)
                if there is not None and _apart(state, here, there):
                    message = f"{figure.name} is in {_name(there)} and, at the same time, in {_name(here)}."
                    yield made(state, "S303", message, (whole, sentence(state, earlier.citations[0])), [figure.id])
                    break


def _before(state: State, figure: Figure, whole: Citation) -> Iterator[Event]:
    """What the same figure does in the sentences just before, where nothing else has happened since."""
    for event in state.events:
        where = sentence(state, event.citations[0])
        near = where.part == whole.part and whole.sentence - BACK <= where.sentence < whole.sentence
        if (
            near
            and event.lemma in BEING
            and figure.id in event.agents
            and event.status == "actual"
            and event.confidence >= SURE
        ):
            known = names_of(state, figure, where)
            if known and done_plainly(state, figure, event, known):
                yield event


def _place(state: State, event: Event) -> Mention | None:
    """The place with a name that stands right behind what is done."""
    if event.status != "actual" or event.confidence < SURE:
        return None
    whole = event.citations[0]
    text = state.parts[whole.part].text
    for mention in mentions_by_sentence(state).get((whole.part, whole.sentence), ()):
        start = mention.citations[0].start
        named = mention.form == "name" and mention.type in ("GPE", "LOC", "FAC")
        if named and start > event.trigger[1] and _AT.fullmatch(text[event.trigger[1] : start]):
            return mention
    return None


def _name(mention: Mention) -> str:
    return clean(mention.citations[0].text)


def _apart(state: State, one: Mention, other: Mention) -> bool:
    """Whether two places are surely two, of which neither lies in the other as far as the story says."""
    if state.canonical.get(one.entity) == state.canonical.get(other.entity):
        return False
    a, b = _name(one), _name(other)
    if a.casefold() in b.casefold() or b.casefold() in a.casefold():
        return False
    either = f"(?:{re.escape(a)}|{re.escape(b)})"
    within = re.compile(rf"{either}(?:,| in| of| at| near|['’]s?)[^.;!?]{{0,40}}?{either}")
    return not any(within.search(part.text) for part in state.parts)
