"""Accounts of one thing that cannot both be true (T701)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.model import Event
from previously.views.findings.evidence import HEDGED, UNREAL, place, sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.shown import roster

KILLING: Final = frozenset("kill shoot stab strangle poison push strike hit slay".split())
_ACCIDENT: Final = re.compile(
    r"\b(?:by (?:mistake|accident)|accidentally|unintentionally|inadvertently|in self-defen[cs]e)\b", re.I
)


def findings(state: State) -> Iterator[Finding]:
    """Killings by mistake that are called murders in another sentence."""
    figures = roster(state).figures
    told = [e for e in state.events if e.status == "actual" and e.confidence >= SURE and e.agents and e.patients]
    for accident in told:
        whole = sentence(state, accident.citations[0])
        if accident.lemma not in KILLING or not _ACCIDENT.search(whole.text):
            continue
        murder = next((e for e in told if e.lemma == "murder" and _same(accident, e) and not _doubted(state, e)), None)
        if murder is not None:
            first, later = sorted((accident, murder), key=lambda e: place(e.citations[0]))
            cited = (sentence(state, later.citations[0]), sentence(state, first.citations[0]))
            who = [*accident.agents[:1], *accident.patients[:1]]
            names = [figures[x].name if x in figures else "somebody" for x in who]
            message = f"{names[0]} kills {names[1]} by accident in one sentence and murders in another."
            yield made(state, "T701", message, cited, who)


def _same(one: Event, other: Event) -> bool:
    return one.agents == other.agents and bool({*one.patients} & {*other.patients}) and one.citations[0] != other.citations[0]


def _doubted(state: State, event: Event) -> bool:
    text = sentence(state, event.citations[0]).text
    return bool(UNREAL.search(text) or HEDGED.search(text.partition(",")[0]))
