"""Roles and kinship that contradict what was said before (R4xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from previously.fold import State
from previously.model import Citation
from previously.views.common import mentions_by_sentence
from previously.views.findings.evidence import UNREAL, figures_in, named, sentence, spelt_alike
from previously.views.findings.finding import SURE, Finding, made
from previously.views.findings.kin import WORDS, Claim, claims
from previously.views.shown import Figure, roster

TREATING: Final = frozenset(
    {"experiment", "treat", "operate", "hospitalise", "hospitalize", "institutionalise", "institutionalize"}
)
HEALERS: Final = frozenset("dr doctor nurse professor prof".split())
_PARENT: Final[dict[str, str]] = {"f": "mothers", "m": "fathers"}
_WORD_SEX: Final = {"mother": "f", "father": "m"}
_UNVEILED: Final = re.compile(
    r"\b(?:real(?! life)\w*|tru(?:e|th|ly)|reveal\w*|secret\w*|turn(?:s|ed) out|in fact|actual\w*|"
    r"not (?:his|her|their|the|an?)|"
    r"believ\w*|thought|learn\w*|adopt\w*|rais(?:es|ed|ing)|brought up|brings up|foster\w*|step\w*|half\b|half-\w+|"
    r"confess\w*|admit\w*|biolog\w*|blood|passe[sd]|pass(?:ing)? (?:for|off)|lied|lies|lie|pretend\w*|claim\w*|prov(?:es|ed)|"
    r"by marriage|marr(?:y|ies|ied)|like an?)\b",
    re.IGNORECASE,
)
"""What may tell that two are not what they were said to be, or both."""
BEHIND: Final = 3
"""How many sentences behind the later statement may still tell it."""


def findings(state: State) -> Iterator[Finding]:
    """All that is wrong with who is what to whom."""
    told = claims(state)
    yield from _parents(state, told)
    yield from _kin(state, told)
    yield from _healers(state)


def _parents(state: State, told_of: list[Claim]) -> Iterator[Finding]:
    figures = roster(state).figures
    parents: dict[tuple[str, str], dict[str, Claim]] = {}
    for claim in told_of:
        sex = _WORD_SEX.get(claim.word) or figures[claim.source].gender
        if claim.type == "parent" and sex in _PARENT and claim.confidence >= SURE and (claim.plain or claim.word in _WORD_SEX):
            parents.setdefault((claim.target, sex), {}).setdefault(claim.source, claim)
    for (child, gender), told in parents.items():
        if len(told) > 1:
            first, later = list(told.values())[:2]
            if spelt_alike(figures[first.source], figures[later.source]):
                continue
            both = {first.source, later.source}
            if not (first.plain and later.plain) and explained(state, both, {later.source}, first.citation, later.citation):
                continue
            names = f"{figures[first.source].name} and {figures[later.source].name}"
            message = f"{figures[child].name} has two {_PARENT[gender]}: {names}."
            yield made(state, "R401", message, (later.citation, first.citation), [child, first.source, later.source])


def _kin(state: State, told_of: list[Claim]) -> Iterator[Finding]:
    """The first two statements of a pair that exclude each other, one of them at least beyond doubt."""
    figures = roster(state).figures
    pairs: dict[frozenset[str], list[Claim]] = {}
    for claim in told_of:
        pairs.setdefault(frozenset((claim.source, claim.target)), []).append(claim)
    for told in pairs.values():
        against = ((a, b) for a, b in combinations(told, 2) if _exclude(a, b) and _sure(a, b) and not _unveiled(state, a, b))
        for first, later in list(against)[:1]:
            said = [f"{figures[c.source].name} is {WORDS[c.type]} {figures[c.target].name}" for c in (first, later)]
            citations = (later.citation, first.citation)
            yield made(state, "R402", f"{said[1]}, but before, {said[0]}.", citations, [first.source, first.target])


def _sure(one: Claim, other: Claim) -> bool:
    """Whether one of two statements at least is plain and beyond doubt."""
    return any(claim.plain and claim.confidence >= SURE for claim in (one, other))


def _exclude(one: Claim, other: Claim) -> bool:
    """Whether two who are kin in one way cannot be kin in another: cousins marry, and of the rest nobody is two things."""
    if one.citation == other.citation:
        return False
    kinds = {one.type, other.type}
    if len(kinds) == 1:
        return one.source != other.source and one.type in ("parent", "uncle", "grandparent")
    return "spouse" not in kinds or "parent" in kinds


def _unveiled(state: State, one: Claim, other: Claim) -> bool:
    """Whether a sentence about two explains that both is said of them; nothing makes a parent of a child."""
    ids = {one.source, one.target}
    return {one.type, other.type} != {"parent"} and explained(state, ids, ids, one.citation, other.citation)


def explained(state: State, near: set[str], far: set[str], first: Citation, last: Citation) -> bool:
    """Whether a sentence, from behind a first statement to a little behind a later one, may tell how both can be true.

    Close to the later one it is about any of those `near`; elsewhere, about all those `far`.
    """
    spoken = mentions_by_sentence(state)
    for part in state.parts[first.part : last.part + 1]:
        for n, (start, end) in enumerate(part.sentences):
            after = part.ordinal == last.part and n > last.sentence + BEHIND
            if (part.ordinal, n) <= (first.part, first.sentence) or after:
                continue
            theirs = {state.canonical.get(m.entity) for m in spoken.get((part.ordinal, n), ())}
            close = part.ordinal == last.part and abs(n - last.sentence) <= BEHIND
            if (far <= theirs or (close and near & theirs)) and _UNVEILED.search(part.text, start, end):
                return True
    return False


def _healers(state: State) -> Iterator[Finding]:
    """Those who are first told of as treated or experimented on, and are called a doctor later without a word."""
    figures = roster(state).figures
    for event in state.events:
        if event.lemma not in TREATING or event.status != "actual" or event.confidence < SURE:
            continue
        whole = sentence(state, event.citations[0])
        for figure in (figures[p] for p in event.patients if p in figures):
            titled = _titled(figure)
            if titled is None or titled.part <= whole.part or UNREAL.search(whole.text) or not _plain(state, figure, whole):
                continue
            message = f"{figure.name} is called “{titled.text}”, but was one of those treated before."
            yield made(state, "R403", message, (sentence(state, titled), whole), [figure.id])


def _titled(figure: Figure) -> Citation | None:
    """Where a figure is first called a doctor or a nurse."""
    words = ((m.citations[0], m.citations[0].text.split()) for m in named(figure))
    return next((c for c, w in words if len(w) > 1 and w[0].casefold().rstrip(".") in HEALERS), None)


def _plain(state: State, figure: Figure, whole: Citation) -> bool:
    """Whether a sentence calls a figure by a name."""
    return figure.id in figures_in(state, whole)
