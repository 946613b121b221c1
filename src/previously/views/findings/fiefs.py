"""Lords of one place here and of another there, and nobody told that they came into it (R409)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import clean, mentions_by_sentence
from previously.views.findings.evidence import HEDGED, UNREAL, named, sentence
from previously.views.findings.finding import Finding, made
from previously.views.findings.plain import agree, names_of
from previously.views.shown import Figure, roster

_RANK: Final = r"(?:Lord|Lady|Duke|Duchess|Count|Countess|Baron|Baroness|Earl|Marquis|Viscount|King|Queen)"
_PLACE: Final = r"(?:the )?[A-Z][\w’'-]+(?: (?!and\b|or\b)(?:of |the )*[A-Z][\w’'-]+)*"
_TITLED: Final = re.compile(rf"\b(?P<rank>{_RANK}) $")
_OF: Final = re.compile(rf" of (?P<place>{_PLACE})(?! and\b)")
_STYLED: Final = re.compile(rf"^(?:,| is| was) (?:the )?(?i:(?P<rank>{_RANK})) of (?P<place>{_PLACE})(?! and\b)")
_WITHIN: Final = re.compile(rf"^(?P<rank>{_RANK}) (?:[\w’'-]+ )*?of (?P<place>{_PLACE})$")
_CHANGED: Final = re.compile(
    r"\b(?:becom\w*|became|mak(?:es|ing)|made|nam(?:es|ed)|creat\w*|grant\w*|giv(?:es|en|ing)|gave|award\w*|inherit\w*|heir\w*|"
    r"conquer\w*|marr(?:y|ies|ied)|title\w*|crown\w*|exchang\w*|now|former\w*|new|also|both|once|whole)\b",
    re.IGNORECASE,
)
"""What may tell that somebody has come into another place, or is of two."""


LOOK: Final = 20
"""How many characters before a name may hold a rank."""


class Fief(NamedTuple):
    """Where a sentence says of which place somebody is a lord."""

    rank: str
    place: str
    whole: Citation


def findings(state: State) -> Iterator[Finding]:
    """The first two places that do not go together of everybody."""
    for figure in roster(state).of_kind("character"):
        told = list(_told(state, figure))
        for one, other in combinations(told, 2):
            if one.rank == other.rank and one.place != other.place and _against(state, figure, one, other):
                message = f"{figure.name} is of {other.place} here, but of {one.place} in {state.parts[one.whole.part].id}."
                yield made(state, "R409", message, (other.whole, one.whole), [figure.id])
                break


def _told(state: State, figure: Figure) -> Iterator[Fief]:
    for mention in named(figure):
        whole = sentence(state, mention.citations[0])
        beside = list(_beside(state, mention, whole))
        if beside and any(pattern.search(whole.text) for pattern in (UNREAL, HEDGED, _CHANGED)):
            continue
        for found in beside:
            yield Fief(found[0].casefold(), found[1].removeprefix("the "), whole)


def _beside(state: State, mention: Mention, whole: Citation) -> Iterator[tuple[str, str]]:
    """The rank and the place that stand in or around a name."""
    citation, text = mention.citations[0], state.parts[whole.part].text
    before, after = text[whole.start : citation.start], text[citation.end : whole.end]
    within, styled = _WITHIN.match(clean(citation.text)), _STYLED.match(after)
    if within is not None:
        yield within["rank"], within["place"]
    rank = clean(citation.text).partition(" ")[0]
    titled = _TITLED.search(before[-LOOK:])
    known = titled["rank"] if titled is not None else rank if re.fullmatch(_RANK, rank) else ""
    of = _OF.match(after)
    if known and of is not None:
        yield known, of["place"]
    if styled is not None:
        yield styled["rank"], styled["place"]


def _against(state: State, figure: Figure, one: Fief, other: Fief) -> bool:
    """Whether nothing told of somebody between two sentences lets them come into another place."""
    names = names_of(state, figure, one.whole), names_of(state, figure, other.whole)
    if one.whole == other.whole or not any(agree(figure, a, b) for a in names[0] for b in names[1]):
        return False
    spoken = mentions_by_sentence(state)
    for part in state.parts[one.whole.part : other.whole.part + 1]:
        for n, (start, end) in enumerate(part.sentences):
            if not (one.whole.part, one.whole.end) <= (part.ordinal, start) < (other.whole.part, other.whole.start):
                continue
            theirs = any(state.canonical.get(m.entity) == figure.id for m in spoken.get((part.ordinal, n), ()))
            if theirs and re.search(rf"\b{re.escape(other.place)}\b", part.text[start:end]):
                return False
    return True
