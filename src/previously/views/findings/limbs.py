"""People who use two hands, legs or eyes although they lost one (S304)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.model import Citation
from previously.views.findings.able import losers
from previously.views.findings.evidence import HEDGED, UNREAL, sentence
from previously.views.findings.finding import Finding, made
from previously.views.findings.plain import names_of

_LOST: Final = re.compile(
    r"^(?:, (?:[^,;.]{1,60}, ){1,2}|,? )(?:who )?(?:(?:[a-z]+ ){1,8}?and )?(?:loses|lost) (?:his|her) (?:(left|right) )?"
    r"(hand|arm|leg|foot|eye)\b"
)
_ANOTHER: Final = re.compile(
    r"\b(?:prosthe\w*|artificial|wooden|iron|brass|steel|glass|hooks?|new (?:hand|arm|leg|foot|eye)|grow\w*|grew|heal\w*|"
    r"magic\w*|transplant\w*|sew\w*|re-?attach\w*)\b"
)
"""What tells that they have another one."""


def findings(state: State) -> Iterator[Finding]:
    """ "Captain Ensor lost his left hand", and "the captain tied it with both hands"."""
    for mention, figure in losers(state):
        told = sentence(state, mention.citations[0])
        lost = _LOST.match(state.parts[told.part].text[mention.citations[0].end : told.end])
        if lost is None or UNREAL.search(told.text) or HEDGED.search(told.text) or not names_of(state, figure, told):
            continue
        plural = {"foot": "feet"}.get(lost[2], f"{lost[2]}s")
        own = rf"(?:his|her) {lost[1]} {lost[2]}" if lost[1] else rf"two {plural}"
        use = next(
            _uses(state, re.compile(rf"\b(?:with|on) (?:both (?:of )?(?:his |her )?{plural}|{own})\b"), told, figure.id), None
        )
        if use is not None and not _ANOTHER.search(_text(state, told, use)):
            message = f"{figure.name} lost one of two {plural} in {state.parts[told.part].id}, but uses both here."
            yield made(state, "S304", message, (use, told), [figure.id])


def _uses(state: State, used: re.Pattern[str], told: Citation, who: str) -> Iterator[Citation]:
    """The sentences behind another one in which nobody but somebody does a thing with both."""
    for part in state.parts[told.part :]:
        for found in used.finditer(part.text, part.body):
            if (part.ordinal, found.start()) <= (told.part, told.end):
                continue
            whole = part.cite_sentence(part.sentence_at(found.start()))
            events = (
                e for e in state.events if e.citations[0].part == part.ordinal and e.citations[0].sentence == whole.sentence
            )
            if {id for event in events for id in event.agents} == {who}:
                yield whole


def _text(state: State, told: Citation, use: Citation) -> str:
    """What the story tells from behind one sentence to the end of another."""
    texts = []
    for part in state.parts[told.part : use.part + 1]:
        start = told.end if part.ordinal == told.part else part.body
        texts.append(part.text[start : use.end if part.ordinal == use.part else None])
    return "\n".join(texts)
