"""People treated as known who were never introduced (I601)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.views.findings.evidence import sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.shown import roster

_KNOWN: Final = re.compile(
    r"the (?:boyfriend|girlfriend|husband|wife|brother|sister|mother|father|son|daughter|nurse|stranger|killer|kidnapper|"
    r"murderer|thief|impostor|woman|man|boy|girl)$",
    re.IGNORECASE,
)


def findings(state: State) -> Iterator[Finding]:
    """Those who are first mentioned as "the boyfriend" is: by a word that somebody else should have explained."""
    for figure in roster(state).of_kind("character"):
        first = figure.entity.mentions[0]
        citation = first.citations[0]
        if first.form == "nominal" and first.confidence >= SURE and _KNOWN.match(citation.text) and not figure.names:
            told = sentence(state, citation)
            yield made(
                state, "I601", f"“{citation.text}” is treated as known, but nobody was introduced so.", (told,), [figure.id]
            )
