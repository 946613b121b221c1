"""The recap: the source's own weightiest sentences, shortened by deletion, in story order, each with its citations.

What is chosen depends on what was told up to the reader's position and on nothing else: a person who turns out to matter
later does not weigh more now.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias, cast

import msgspec

from previously import lexicon
from previously.errors import PreviouslyError
from previously.fold import State
from previously.model import Citation, Event
from previously.text import Part
from previously.views.cast import first_citation
from previously.views.common import Cite, at, remembered, spoken_of
from previously.views.importance import CHANGES, FIRST_SEEN, RELATIONS, REVEAL, event_weight, rank_weight
from previously.views.named import find
from previously.views.relations import shown_ties
from previously.views.shown import roster
from previously.views.statement import statement

Length: TypeAlias = Literal["brief", "normal", "full"]
Place: TypeAlias = tuple[int, int]
"""(part ordinal, sentence)."""


class _Size(msgspec.Struct, frozen=True):
    """What a length means: its share of the words, its most words, whether every part has a say, and how much of a
    sentence is kept (events of at least this share of its weightiest one's weight)."""

    share: float
    words: int
    every_part: bool
    keep: float


SIZES: Final[dict[Length, _Size]] = {
    "brief": _Size(0.09, 500, False, 0.999),
    "normal": _Size(0.25, 1500, True, 0.45),
    "full": _Size(0.45, 5000, True, 0.0),
}
_RECENT: Final = 0.5
"""How much more of the recap the last part gets than the first, beyond its length."""
_FRONT: Final = 0.3
"""What stands before the first heading mostly introduces the work: it weighs less and gets less room."""
_META: Final = 0.2
_LEAST: Final = 0.5
"""Sentences that weigh less than this say nothing a recap needs."""
_UNCLEAR: Final = 0.75
"""What a sentence is worth when it does not say whom it speaks of."""
_OVER: Final = 6
"""How many words an item may overrun the recap's length."""
_TAPER: Final = (1.0, 0.5, 0.25, 0.15)
"""How much a sentence's weightiest, second, third ... matter counts."""
_NAMED: Final = 0.4


class RecapItem(msgspec.Struct, frozen=True):
    """One sentence of the recap and the citations it rests on, the first being its own sentence."""

    part: str
    text: str
    evidence: tuple[Cite, ...]


class Recap(msgspec.Struct, frozen=True):
    """The story so far, in its own words."""

    at: str
    length: Length
    items: tuple[RecapItem, ...]


class _Sentence(msgspec.Struct, eq=False):
    """What a sentence tells: its events with their weights, the weights of all it tells, and whom it concerns."""

    events: list[tuple[float, Event]] = []
    weights: list[float] = []
    who: set[str] = set()

    @property
    def weight(self) -> float:
        ranked = sorted(self.weights, reverse=True)
        return sum(w * t for w, t in zip(ranked, _TAPER, strict=False))

    @property
    def leans(self) -> bool:
        """Whether it would be false alone: that all it tells is only dreamt stands in a sentence before it."""
        return bool(self.events) and all(event.dreamt for _, event in self.events)


class _Candidate(msgspec.Struct, frozen=True, eq=False):
    place: Place
    weight: float
    words: int
    text: str
    evidence: tuple[Cite, ...]

    @property
    def worth(self) -> float:
        return self.weight / math.sqrt(self.words + 12)


class _Pool(msgspec.Struct, eq=False):
    """A part's candidates, best first, its fair share of the words, and how many of them it has used."""

    share: float
    always: bool
    candidates: list[_Candidate]
    used: int = 0

    def pull(self) -> float:
        """How strongly its best candidate asks to be taken."""
        return self.candidates[0].worth * self.share / (self.share + self.used)

    def take(self) -> _Candidate:
        candidate = self.candidates.pop(0)
        self.used += candidate.words
        return candidate


def recap(state: State, *, length: str = "normal", about: str | None = None, since: int | None = None) -> Recap:
    """Tell the story so far: briefly, normally or fully, of one figure only, or only what lies after part `since`."""
    size = SIZES.get(cast("Length", length))
    if size is None:
        raise PreviouslyError(f"{length!r} is no length of a recap.", hint=f"Lengths are {', '.join(SIZES)}.")
    figure = find(state, about) if about is not None else None
    parts = [p for p in state.parts if (since is None or p.ordinal > since) and p.sentences]
    told = _told(state)
    pools = []
    for part, share in _budgets(state, parts, size):
        rows = [(s, told.get((part.ordinal, s))) for s in range(len(part.sentences))]
        rows = [(s, x) for s, x in rows if x is None or not x.leans]
        if figure is not None:
            rows = [(s, x) for s, x in rows if _concerns(state, (part.ordinal, s), x, figure.id)]
        always = size.every_part and not (_is_front(state, part) and len(parts) > 1)
        pools.append(_Pool(share, always, _candidates(state, part, rows, share, size, always)))
    chosen = sorted(_chosen(pools), key=_place)
    items = tuple(RecapItem(state.parts[c.place[0]].id, c.text, c.evidence) for c in chosen)
    return Recap(at(state), cast("Length", length), items)


def _place(candidate: _Candidate) -> Place:
    return candidate.place


def _budgets(state: State, parts: Sequence[Part], size: _Size) -> list[tuple[Part, float]]:
    """Each part with its share of the words, by its length and, a little, by how recent it is."""
    words = [len(p.text[p.body :].split()) for p in parts]
    total = min(size.share * sum(words), size.words)
    steps = max(len(parts) - 1, 1)
    pulls = [w * (1 + _RECENT * n / steps) for n, w in enumerate(words)]
    if len(parts) > 1 and _is_front(state, parts[0]):
        pulls[0] *= _FRONT
    return [(p, total * pull / (sum(pulls) or 1)) for p, pull in zip(parts, pulls, strict=True)]


def _candidates(
    state: State, part: Part, rows: list[tuple[int, _Sentence | None]], share: float, size: _Size, always: bool
) -> list[_Candidate]:
    """The weightiest sentences of a part, those first that say most for their length."""
    most = int(share / 6) + 3  # no more are written out than could be taken
    rows = sorted(rows, key=lambda row: -row[1].weight if row[1] else 0.0)[: 3 * most]
    rough = [(_weight(state, part, s, x), s, x) for s, x in rows]
    rough.sort(key=lambda row: (-row[0], row[1]))
    rough = rough[:most]
    rough = [row for n, row in enumerate(rough) if row[0] >= _LEAST or (always and n == 0)]
    candidates = [_candidate(state, part, s, x, weight, size) for weight, s, x in rough]
    return sorted(candidates, key=lambda c: (-c.worth, c.place))


def _chosen(pools: list[_Pool]) -> list[_Candidate]:
    """The best of every part that must have a say, then the best of all, parts that had theirs giving way to the others."""
    chosen: list[_Candidate] = []
    left = sum(pool.share for pool in pools)
    for pool in pools:
        if pool.always and pool.candidates:
            chosen.append(pool.take())
            left -= chosen[-1].words
    while left > 0:
        for pool in pools:
            while pool.candidates and pool.candidates[0].words > left + _OVER:
                pool.candidates.pop(0)
        open_pools = [pool for pool in pools if pool.candidates]
        if not open_pools:
            break
        chosen.append(max(open_pools, key=_Pool.pull).take())
        left -= chosen[-1].words
    return chosen


def _candidate(state: State, part: Part, sentence: int, told: _Sentence | None, weight: float, size: _Size) -> _Candidate:
    events: list[Event] = []
    if told and told.events and size.keep:
        top = max(w for w, _ in told.events)
        if top >= 0.5 * max(told.weights):  # else what matters here is no event, and no clause is known to tell it
            events = [e for w, e in told.events if w >= size.keep * top]
    text, evidence, clear = statement(state, part, sentence, events)
    return _Candidate((part.ordinal, sentence), weight * (1 if clear else _UNCLEAR), len(text.split()), text, evidence)


def _weight(state: State, part: Part, sentence: int, told: _Sentence | None) -> float:
    """How much a sentence matters; talk about the work itself matters little."""
    start, end = part.sentences[sentence]
    weight = (told.weight if told else 0.0) + _NAMED * _people(state, (part.ordinal, sentence))
    weight += 0.2 if sentence == 0 else 0.0
    if _is_front(state, part):
        weight *= _FRONT
    words = [w.strip(".,;:!?\"“”()'’").casefold() for w in part.text[start:end].split()]
    asides = lexicon.META | lexicon.ADDRESS if _is_front(state, part) else lexicon.META
    return weight * _META if sum(w in asides for w in words) >= 2 else weight


def _people(state: State, place: Place) -> float:
    who = spoken_of(state, *place)
    figures = roster(state).figures
    return sum(rank_weight(roster(state), e) for e in sorted(who) if e in figures and figures[e].kind == "character")


def _is_front(state: State, part: Part) -> bool:
    """Whether a part is what stands before the first heading of a story that has headings."""
    return part.id == "front" and part.ordinal == 0 and len(state.parts) > 1


def _concerns(state: State, place: Place, told: _Sentence | None, entity: str) -> bool:
    if told and entity in told.who:
        return True
    return entity in spoken_of(state, *place)


@remembered
def _told(state: State) -> dict[Place, _Sentence]:
    """What each sentence tells and how much each of it weighs."""
    who, out = roster(state), dict[Place, _Sentence]()

    def add(citation: Citation, weight: float, *entities: str) -> _Sentence:
        sentence = out.setdefault((citation.part, citation.sentence), _Sentence())
        sentence.weights.append(weight)
        sentence.who.update(entities)
        return sentence

    for event in state.events:
        weight = event_weight(event, who)
        add(event.citations[0], weight, *event.agents, *event.patients).events.append((weight, event))
    for c in state.conditions:
        add(c.citations[0], CHANGES.get(c.aspect, 2.0) * (0.4 + 0.6 * rank_weight(who, c.entity)), c.entity, *c.by)
    for tie in shown_ties(state):
        pull = RELATIONS.get(tie.type, 1.5) * rank_weight(who, tie.source) * rank_weight(who, tie.target)
        add(tie.citations[0], pull, tie.source, tie.target)
        if tie.until is not None and len(tie.citations) > 1:
            add(tie.citations[-1], pull, tie.source, tie.target)
    for reveal in state.reveals:
        add(reveal.citations[0], REVEAL * (0.3 + 0.7 * rank_weight(who, reveal.entity)), reveal.entity)
    for figure in who.of_kind("character"):
        add(first_citation(figure), FIRST_SEEN[figure.rank], figure.id)
    return out
