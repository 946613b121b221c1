"""Roles and kinship that contradict what was said before (R4xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import mentions_by_sentence
from previously.views.findings.evidence import HEDGED, NEAR, UNREAL, figures_in, named, place, sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.shown import Figure, roster

PLAUSIBLE: Final = 0.75
"""How sure the reading must be of kinship that a surer statement contradicts."""
BEYOND_DOUBT: Final = 0.95
"""How sure it must be where a sentence says "her mother" of somebody whom only the reading knows by name."""
TREATING: Final = frozenset(
    {"experiment", "treat", "operate", "hospitalise", "hospitalize", "institutionalise", "institutionalize"}
)
HEALERS: Final = frozenset("dr doctor nurse professor prof".split())
_PARENT: Final[dict[str, str]] = {"f": "mothers", "m": "fathers"}
_WORD: Final = {"parent": "parent of", "sibling": "sibling of", "spouse": "married to"}
_OF: Final = re.compile(r"(?:,| is| was) (?:the|an?) (?:\w+ )?(son|daughter|child|mother|father) of (?:[A-Z]\w+ )?$")
_OWNED: Final = re.compile(r"^(?:['’]s?)? (?:\w+ )?(son|daughter|child|mother|father),? (?:[A-Z]\w+ )?$")


_HIS: Final = re.compile(r"^(?: [a-z]+){1,2} (his|her) (?:[a-z]+ )?(son|daughter|child|mother|father),? (?:[A-Z]\w+ )?$")
_WITH: Final = re.compile(r"^,? (?:and|with) (his|her) (?:[a-z]+ )?(son|daughter|child|mother|father),? (?:[A-Z]\w+ )?$")
"""Whose kin somebody is by a pronoun that can mean nobody else: the subject's, or that of who stands right beside it."""
_OR_SO: Final = re.compile(
    r"\b(?:or so|claim\w*|alleg\w*|rumou?r\w*|believ\w*|suspect\w*|suppos\w*|presum\w*|pretend\w*|lied|lying|insist\w*|"
    r"thinks?|thought|accus\w*|not|never|in-law)\b",
    re.IGNORECASE,
)
"""What doubts behind it what has been said."""


class Claim(NamedTuple):
    """What one sentence says two are to each other, how sure that is, and whether it calls both by name."""

    type: str
    source: str
    target: str
    citation: Citation
    confidence: float
    plain: bool = True


def findings(state: State) -> Iterator[Finding]:
    """All that is wrong with who is what to whom."""
    claims = sorted((*_read(state), *_written(state)), key=lambda c: (place(c.citation), -c.confidence))
    yield from _parents(state, claims)
    yield from _kin(state, claims)
    yield from _healers(state)


def _read(state: State) -> Iterator[Claim]:
    """The kinship that the reading found in sentences which leave no doubt, and name both unless it is very sure."""
    figures = roster(state).figures
    for tie in state.ties:
        one, other = figures.get(tie.source), figures.get(tie.target)
        if tie.type not in _WORD or tie.qualifier is not None or one is None or other is None:
            continue
        if tie.facts and tie.facts[0].confidence < PLAUSIBLE:
            continue  # whoever is "her father" later is so because of the first, doubtful word of it
        for fact in tie.facts:
            whole = sentence(state, fact.citations[0])
            begins = fact.change == "begins" and fact.qualifier is None and fact.confidence >= PLAUSIBLE
            called = _mentioned(state, whole, one.id, other.id) if begins else []
            plain = len(called) == 2
            if not called or not (plain or fact.confidence >= BEYOND_DOUBT):
                continue
            if not _doubted(whole, max(m.citations[0].end for m in called) if plain else whole.end):
                yield Claim(tie.type, one.id, other.id, whole, fact.confidence, plain)


def _mentioned(state: State, whole: Citation, *ids: str) -> list[Mention]:
    """Where a sentence first calls each of some figures by name."""
    found: dict[str, Mention] = {}
    for mention in mentions_by_sentence(state).get((whole.part, whole.sentence), ()):
        id = state.canonical.get(mention.entity, mention.entity)
        if mention.form == "name" and id in ids:
            found.setdefault(id, mention)
    return list(found.values())


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
            his = _HIS.match(between) if first is names[0] and first.citations[0].start == whole.start else _WITH.match(between)
            if his and (figures[a].gender != ("m" if his[1] == "his" else "f")):
                his = None
            if a == b or not (of or owned or his) or _doubted(whole, second.citations[0].end):
                continue
            word = of[1] if of else owned[1] if owned else his[2] if his else ""
            above = (a, b) if bool(of) == (word in ("mother", "father")) else (b, a)
            yield Claim("parent", *above, whole, 1.0 if of or owned else SURE)


def _doubted(whole: Citation, end: int) -> bool:
    """Whether a sentence doubts, before an offset in its part or right behind it, what it says of two people."""
    told, after = whole.text[: end - whole.start], whole.text[end - whole.start :][:NEAR]
    return bool(HEDGED.search(told) or UNREAL.search(told) or UNREAL.search(after) or _OR_SO.search(after))


def _parents(state: State, claims: list[Claim]) -> Iterator[Finding]:
    figures = roster(state).figures
    parents: dict[tuple[str, str], dict[str, Claim]] = {}
    for claim in claims:
        sex = figures[claim.source].gender
        if claim.type == "parent" and sex in _PARENT and claim.confidence >= SURE and claim.plain:
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
        against = ((a, b) for a, b in combinations(told, 2) if _exclude(a, b) and _sure(a, b))
        for first, later in list(against)[:1]:
            said = [f"{figures[c.source].name} is {_WORD[c.type]} {figures[c.target].name}" for c in (first, later)]
            citations = (later.citation, first.citation)
            yield made(state, "R402", f"{said[1]}, but before, {said[0]}.", citations, [first.source, first.target])


def _sure(one: Claim, other: Claim) -> bool:
    """Whether one of two statements at least is plain and beyond doubt."""
    return any(claim.plain and claim.confidence >= SURE for claim in (one, other))


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
