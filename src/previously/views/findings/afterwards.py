"""What somebody does after a thing was told that does not let them, and before a word was said that it is over."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from previously.fold import State
from previously.model import Citation, Event
from previously.views.common import mentions_by_sentence
from previously.views.findings.evidence import sentence
from previously.views.findings.finding import SURE
from previously.views.findings.plain import done_plainly, names_of
from previously.views.shown import Figure


class Over(NamedTuple):
    """The words that may tell that a thing is over: where they are said of somebody, and wherever they are said.

    Whom the latter are said of is not asked: the reading may have missed that it is them. `how` tells how a deed is done
    nevertheless, and so says nothing in the sentences before.
    """

    of_them: re.Pattern[str]
    of_anybody: re.Pattern[str]
    how: re.Pattern[str] | None = None


def first_deed(state: State, figure: Figure, told: Citation, lemmas: Collection[str], over: Over) -> Event | None:
    """The first of some deeds that somebody does in plain words after a sentence; None where it is over before."""
    before = state.parts[told.part].cite_sentence(max(told.sentence - 1, 0))
    known = names_of(state, figure, told) or names_of(state, figure, before)
    for event in state.events:
        where = event.citations[0]
        if (where.part, event.trigger[0]) < (told.part, told.end) or figure.id not in event.agents:
            continue
        if event.status != "actual" or event.confidence < SURE or event.lemma.partition(" ")[0] not in lemmas:
            continue
        if _over(state, figure, told, sentence(state, where), over):
            return None
        if over.how is not None and over.how.search(sentence(state, where).text):
            return None
        if done_plainly(state, figure, event, known):
            return event
    return None


def _over(state: State, figure: Figure, told: Citation, deed: Citation, over: Over) -> bool:
    """Whether a sentence from the one to the other, both included, tells that it is over."""
    for part in state.parts[told.part : deed.part + 1]:
        for n, (start, end) in enumerate(part.sentences):
            if not (told.part, told.start) <= (part.ordinal, start) <= (deed.part, deed.start):
                continue
            spoken = mentions_by_sentence(state).get((part.ordinal, n), ())
            theirs = any(state.canonical.get(m.entity) == figure.id for m in spoken)
            if (over.of_them if theirs else over.of_anybody).search(part.text, start, end):
                return True
    return False
