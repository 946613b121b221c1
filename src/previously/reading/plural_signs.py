"""What speaks for several people's being whom a "they" means: who told of them together, how far back, and what they did since.

A sign is a name with a number, mostly 1; what it weighs is in `plural_weights`.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

from previously.reading.counting import COUNTED
from previously.reading.signs import Signs

FAR = 3
"""Sentences, candidates told of nearer, and others between, from which on more make no difference."""
MANY = 4
"""Members from which on more make no difference."""

Who = frozenset[str]

MENTIONED = frozenset(["joined", "they", "plural", "body", "the two", "listed"])
"""Sorts of traces to which the network may link a pronoun."""
OUTRIGHT = MENTIONED | {"conjoined", "clause", "clause with", "clause about", "things", "folk"}
"""Sorts of traces by which a text itself brings people together."""


class Trace(NamedTuple):
    """One place that tells of several people at once.

    `sort` is how it does ("joined", "they", "plural", "clause" ...), `at` the word that does, `place` what it is in its
    clause, `link` the network's probability that a pronoun goes back to it.
    """

    sort: str
    at: int
    sentence: int
    place: str
    link: float


class Plural(NamedTuple):
    """A plural pronoun and all sets of people that it may mean; the empty one is nobody told of.

    `traces` holds where each set is told of; `seen` the last word and sentence in which each person was told of, `places` what
    each was last in a clause, `subjects` the subjects within reach with their words, `linked` what share of the network's links
    falls to each, `weight` how often each was told of lately. `less` are sets without those whom grammar bars, who are
    `barred`; `rules` whom a rule finds, by its name; `last` whom the last "they" meant; `around` who stands where; `verb` the
    kind of deed; `bound` pairs who are one by blood or love; `asked` whether the network takes it for people at all; `things`
    how many sentences back things were told of in the plural; `none` the network's probability that it goes back to nothing.
    """

    word: int
    sentence: int
    form: str
    kind: str
    traces: dict[Who, list[Trace]]
    seen: dict[str, tuple[int, int]]
    places: dict[str, str]
    subjects: list[tuple[int, str]]
    linked: dict[str, float]
    weight: dict[str, int]
    less: frozenset[Who]
    barred: Who
    bodies: Who
    rules: dict[str, Who]
    last: Who
    around: dict[str, Who]
    verb: str
    bound: dict[str, list[Who]]
    asked: bool
    things: int | None
    none: float

    @property
    def sets(self) -> list[Who]:
        """The candidates, in the order in which they were found."""
        return [*self.traces]


def signs_of(sought: Plural) -> list[Signs]:
    """The signs of every candidate."""
    told = sorted((who for who in sought.sets if who), key=lambda who: -max(trace.at for trace in sought.traces[who]))
    return [_of(sought, who, told) if who else _nobody(sought) for who in sought.sets]


def _nearest(sought: Plural, who: Who) -> Trace:
    """The place nearest to the pronoun that tells of them together, rather one that does so in so many words."""
    return max(sought.traces[who], key=lambda trace: (trace.sort in OUTRIGHT, trace.at))


def _of(sought: Plural, who: Who, told: list[Who]) -> Signs:
    traces, last = [trace for trace in sought.traces[who] if trace.sort != "rule"], _nearest(sought, who)
    signs: Signs = {}
    for trace in traces:
        apart = min(sought.sentence - trace.sentence, FAR)
        signs |= {trace.sort: 1.0, f"{trace.sort}, {trace.place}": 1.0, f"{trace.sort} {apart}": 1.0}
        signs[f"{trace.sort}, {trace.place} {min(apart, 2)}"] = 1.0
        if trace.place == sought.kind:
            signs[f"{trace.sort}, parallel"] = 1.0
        if trace.sort in MENTIONED:
            signs[f"{trace.sort} linked {_step(trace.link)}"] = 1.0
    apart = min(sought.sentence - last.sentence, FAR)
    signs |= {f"apart {apart}": 1.0, f"last {last.place} {min(apart, 2)}": 1.0, f"rank {min(told.index(who), FAR)}": 1.0}
    signs["words"] = log(1.0 + max(sought.word - last.at, 0))
    signs["traces"] = log(1.0 + len(traces))
    link = max((trace.link for trace in traces), default=0.0)
    shares = [sought.linked.get(id, 0.0) for id in sorted(who)]
    signs |= {"log": log(link + 0.02), "link": link, "share": sum(shares) / len(who), "least": log(min(shares) + 0.02)}
    signs[_elsewhere(sought, who)] = 1.0
    size = min(len(who), MANY)
    signs[f"of {size}"] = 1.0
    if (count := COUNTED.get(sought.form)) is not None:
        signs["counted"] = 1.0 if len(who) == count else -1.0
    signs[f"{sought.form}, of {size}"] = 1.0
    back = [sought.sentence - sought.seen[id][1] for id in who if id in sought.seen]
    signs[f"furthest {min(max(back, default=FAR), FAR)}"] = 1.0
    others = {id for at, id in sought.subjects if at > last.at and id not in who}
    signs[f"others since {min(len(others), FAR)}"] = 1.0
    here = {id for id, (_, sentence) in sought.seen.items() if sentence == sought.sentence}
    lately = {id for id, (_, sentence) in sought.seen.items() if sentence >= sought.sentence - 1}
    flags = {
        "all here": here == who,
        "all lately": lately == who,
        "went on": who == sought.last,
        "went on with more": bool(sought.last) and who > sought.last,
        "less": who in sought.less,
        "barred": bool(who & sought.barred),
        "barred alone": len(who) == 1 and who <= sought.barred,
        "body": bool(who & sought.bodies),
        "acts": {id for at, id in sought.subjects if at >= last.at} <= who,
    }
    signs |= {name: 1.0 for name, holds in flags.items() if holds}
    for id in sorted(who & sought.places.keys()):
        apart = min(sought.sentence - sought.seen[id][1], FAR)
        sign = f"member {sought.places[id]} {min(apart, 2)}"
        signs[sign] = signs.get(sign, 0.0) + 1.0 / len(who)
    for place, ids in sought.around.items():
        if ids == who:
            signs[f"is {place}"] = 1.0
        elif ids & who:
            signs[f"in {place}" if ids <= who else f"partly {place}"] = 1.0
    signs[f"{sought.verb}, of {size}"] = 1.0
    signs |= {what: 1.0 for what, pairs in sought.bound.items() if who in pairs}
    signs["topic"] = sum(sought.weight.get(id, 0) for id in sorted(who)) / len(who) / max(sought.weight.values(), default=1)
    signs |= {f"rule: {rule}": 1.0 for rule, meant in sought.rules.items() if meant == who}
    return signs


def _elsewhere(sought: Plural, who: Who) -> str:
    """The sign of how strongly the network links the pronoun to others."""
    links = (trace.link for other, traces in sought.traces.items() if other != who for trace in traces)
    return f"elsewhere {_step(max(links, default=0.0))}"


def _step(link: float) -> int:
    """A probability in four steps."""
    return sum(link > least for least in (0.15, 0.4, 0.7))


def _nobody(sought: Plural) -> Signs:
    signs = {"nobody": 1.0, f"nobody, {sought.form}": 1.0, "none": log(sought.none + 0.02)}
    near = FAR if sought.things is None else min(sought.things, FAR)
    signs[f"things {near}"] = 1.0
    signs[_elsewhere(sought, frozenset())] = 1.0
    if not sought.asked:
        signs |= {"not asked": 1.0, f"not asked, things {near}": 1.0}
    return signs
