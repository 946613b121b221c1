"""Roles and kinship that contradict what was said before (R4xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from previously.fold import State
from previously.model import Citation
from previously.views.common import mentions_by_sentence
from previously.views.findings.evidence import HEDGED, UNREAL, figures_in, named, place, sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.shown import Figure, roster

PLAUSIBLE: Final = 0.7
"""How sure the reading must be of kinship that a surer statement contradicts."""
TREATING: Final = frozenset(
    {"experiment", "treat", "operate", "hospitalise", "hospitalize", "institutionalise", "institutionalize"}
)
HEALERS: Final = frozenset("dr doctor nurse professor prof".split())
_PARENT: Final[dict[str, str]] = {"f": "mothers", "m": "fathers"}
_WORD: Final = {"parent": "parent of", "sibling": "sibling of", "spouse": "married to"}
_OF: Final = re.compile(r"(?:,| is| was) (?:the|an?) (?:\w+ )?(son|daughter|child|mother|father) of (?:[A-Z]\w+ )?$")
_OWNED: Final = re.compile(r"^(?:['’]s?)? (?:\w+ )?(son|daughter|child|mother|father),? (?:[A-Z]\w+ )?$")


class Claim(NamedTuple):
    """What one sentence says two are to each other, and how sure that is."""

    type: str
    source: str
    target: str
    citation: Citation
    confidence: float


def findings(state: State) -> Iterator[Finding]:
    """All that is wrong with who is what to whom."""
    claims = sorted((*_read(state), *_written(state)), key=lambda c: (place(c.citation), -c.confidence))
    yield from _parents(state, claims)
    yield from _kin(state, claims)
    yield from _healers(state)


def _read(state: State) -> Iterator[Claim]:
    """The kinship that the reading found in sentences which name both and leave no doubt."""
    figures = roster(state).figures
    for tie in state.ties:
        one, other = figures.get(tie.source), figures.get(tie.target)
        if tie.type not in _WORD or tie.qualifier is not None or one is None or other is None:
            continue
        for fact in tie.facts:
            whole = sentence(state, fact.citations[0])
            begins = fact.change == "begins" and fact.qualifier is None and fact.confidence >= PLAUSIBLE
            if begins and {one.id, other.id} <= figures_in(state, whole).keys() and not _doubted(whole):
                yield Claim(tie.type, one.id, other.id, whole, fact.confidence)


def _written(state: State) -> Iterator[Claim]:
    """ "Ann, the daughter of Tom", "Tom's daughter Ann": kinship in words so plain that no reading is needed."""
    figures = roster(state).figures
    for (number, _), mentions in mentions_by_sentence(state).items():
        part = state.parts[number]
        names = [m for m in mentions if m.form == "name" and figures.get(state.canonical.get(m.entity, ""))]
        names = [m for m in names if figures[state.canonical[m.entity]].kind == "character"]
        for first, second in pairwise(sorted(names, key=lambda m: m.citations[0].start)):
            a, b = state.canonical[first.entity], state.canonical[second.entity]
            between = part.text[first.citations[0].end : second.citations[0].start]
            whole = sentence(state, first.citations[0])
            of, owned = _OF.match(between), _OWNED.match(between)
            if a == b or not (of or owned) or _doubted(whole):
                continue
            word = of[1] if of else owned[1] if owned else ""
            above = (a, b) if bool(of) == (word in ("mother", "father")) else (b, a)
            yield Claim("parent", *above, whole, 1.0)


def _doubted(whole: Citation) -> bool:
    return bool(HEDGED.search(whole.text) or UNREAL.search(whole.text))


def _parents(state: State, claims: list[Claim]) -> Iterator[Finding]:
    figures = roster(state).figures
    parents: dict[tuple[str, str], dict[str, Claim]] = {}
    for claim in claims:
        sex = figures[claim.source].gender
        if claim.type == "parent" and sex in _PARENT and claim.confidence >= SURE:
            parents.setdefault((claim.target, sex), {}).setdefault(claim.source, claim)
    for (child, gender), told in parents.items():
        if len(told) > 1:
            first, later = list(told.values())[:2]
            names = f"{figures[first.source].name} and {figures[later.source].name}"
            message = f"{figures[child].name} has two {_PARENT[gender]}: {names}."
            yield made(state, "R401", message, (later.citation, first.citation), [child, first.source, later.source])


def _kin(state: State, claims: list[Claim]) -> Iterator[Finding]:
    """The first two statements of a pair that exclude each other, one of them at least beyond doubt."""
    figures = roster(state).figures
    pairs: dict[frozenset[str], list[Claim]] = {}
    for claim in claims:
        pairs.setdefault(frozenset((claim.source, claim.target)), []).append(claim)
    for told in pairs.values():
        against = ((a, b) for a, b in combinations(told, 2) if _exclude(a, b) and max(a.confidence, b.confidence) >= SURE)
        for first, later in list(against)[:1]:
            said = [f"{figures[c.source].name} is {_WORD[c.type]} {figures[c.target].name}" for c in (first, later)]
            citations = (later.citation, first.citation)
            yield made(state, "R402", f"{said[1]}, but before, {said[0]}.", citations, [first.source, first.target])


def _exclude(one: Claim, other: Claim) -> bool:
    """Whether two who are kin in one way cannot be kin in another: a parent is neither child, sibling nor spouse."""
    if one.citation == other.citation or "parent" not in (one.type, other.type):
        return False
    return one.type != other.type or one.source != other.source


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
