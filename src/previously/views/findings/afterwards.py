"""What somebody does after a thing was told that does not let them, and before a word was said that it is over."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

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


IDIOMS: Final[dict[str, re.Pattern[str]]] = {
    lemma: re.compile(rf" (?:{behind})\b", re.IGNORECASE)
    for lemma, behind in {
        "run": "the|an?|his|her|their|its|this|that|into|for|late|low|on|out of (?!the)|through (?:the|his|her) (?:list|mind)",
        "walk": "free|out on|away from|(?:him|her|them) through|the (?:dog|line)",
        "climb": "(?:the|up the) (?:ranks|ladder)|to power",
        "jump": "to (?:the |a )?conclusions?|at the",
        "leap": "to (?:the |a |his |her )?(?:conclusions?|defen[cs]e)|at the",
        "see": "that|through|to|how|why|what|whether|no|(?:his|her|an?|the) (?:chance|opportunity|future|way|truth|error|"
        "light|point|doctor|specialist|therapist|lawyer|need|reason|danger)",
        "look": "after|forward|for|like|into|to|down on|up to",
        "watch": "over|out|his|her",
        "read": "(?:his|her|their|the) (?:minds?|thoughts)",
        "drive": "(?:him|her|them|[A-Z][\\w’'-]*) (?:away|mad|crazy|out|to (?:despair|suicide))|a (?:hard )?bargain",
        "hear": "of|from|about|that|nothing",
        "march": "on",
        "dance": "around|to (?:his|her|their) tune",
        "swim": "in (?:money|debt)",
        "follow": "(?:his|her|their|the) (?:advice|example|orders|career|case|plan)",
        "open": "(?:his|her|their) (?:eyes|mouth)",
        "cook": "up|the books",
    }.items()
}
"""What stands behind a verb that is no deed then: "runs the mill"."""


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
        if (idiom := IDIOMS.get(event.lemma)) is not None and idiom.match(state.parts[where.part].text, event.trigger[1]):
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
