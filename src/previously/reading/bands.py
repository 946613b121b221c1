"""Whom a plural description means: "the two men", "the couple", "the duo" are mostly people told of before.

Ranked as a "they" is (`plurals`), among sets that the description fits in number and sex; that a new band is meant, or one
told of by the same noun, is one candidate more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from previously.reading import counting
from previously.reading.band_weights import WEIGHTS
from previously.reading.choosing import weigh
from previously.reading.names import gender_of_noun
from previously.reading.plural_signs import MANY, Plural, Trace, Who, signs_of
from previously.reading.plurals import NOUN, Plurals
from previously.reading.refs import Ref
from previously.reading.signs import Signs

COMMITTED = 0.5
"""The least probability with which a description is given to anybody."""


class Band(NamedTuple):
    """A plural description with all sets that it may mean, as a plural pronoun has them.

    `first` and `last` are its words, `sort` is what its noun tells of, `told` whether that noun told of several before,
    `modified` whether an adjective stands beside it, `described` who is called by the noun in the singular, `sexed` those
    known to be of the noun's sex.
    """

    first: int
    last: int
    sought: Plural
    sort: str
    told: bool
    modified: bool
    described: Who
    sexed: Who


def band_signs(band: Band) -> list[Signs]:
    """The signs of every candidate."""
    signs = signs_of(band.sought)
    return [_more(band, who, found) for who, found in zip(band.sought.sets, signs, strict=True)]


def _more(band: Band, who: Who, signs: Signs) -> Signs:
    sort = band.sort
    if not who:
        told = {
            f"nobody, {sort}": True,
            "nobody, told so": band.told,
            f"nobody, {sort}, told so": band.told,
            "nobody, modified": band.modified,
            f"nobody, {sort}, modified": band.modified,
            "nobody, some called so": bool(band.described),
        }
        return signs | {sign: 1.0 for sign, holds in told.items() if holds}
    more = {f"{sort}, of {min(len(who), MANY)}": 1.0, "called so": len(who & band.described) / len(who)}
    more["of the sex"] = len(who & band.sexed) / len(who)
    more |= {f"{what}, {sort}": 1.0 for what, pairs in band.sought.bound.items() if who in pairs}
    return signs | more


def chosen(sets: Sequence[Who], shares: Sequence[float]) -> tuple[Who, float]:
    """The likeliest set and its probability; nobody told of where that is too little."""
    best = max(range(len(shares)), key=lambda k: (shares[k], -k))
    return (sets[best], shares[best]) if shares[best] >= COMMITTED else (frozenset(), 1.0 - shares[best])


class Bands(Plurals):
    """Choosing among all whom a plural description may mean."""

    def _band(self, ref: Ref) -> bool:
        """Whether a plural description is of people told of before; then they are these."""
        sort = self._sort(ref)
        if not sort or not (band := self._all_bands(ref, sort)).sought.sets[1:]:
            return False
        who, sure = chosen(band.sought.sets, self._band_shares(band))
        if not who:
            return False
        seen = band.sought.seen
        self.groups[ref.index] = tuple(sorted(who, key=lambda id: (seen.get(id, (-1, 0)), int(id[1:]))))
        self.confidence[ref.index] = round(sure, 3)
        return True

    def _band_shares(self, band: Band) -> list[float]:
        """The probability of each set."""
        return weigh(WEIGHTS[band.sought.kind], band_signs(band))

    def _couple(self, ref: Ref) -> tuple[str, ...]:
        raise NotImplementedError

    def _sort(self, ref: Ref) -> str:
        """What sort of people a mention tells of, if it is a plural description of people who may have been told of."""
        doc = self.doc
        number = counting.number_of(doc, ref.first, ref.head)
        lead = doc.words[ref.first].lower
        definite = ref.det in ("def", "dem") or lead in counting.BEFORE or (lead == "all" and number)  # "all three friends"
        owned = ref.possessor is not None or ref.name is not None or ref.members or ref.form == "pronoun"
        whole = ref.last <= ref.head and not counting.restricted(doc, ref.head)
        whole |= counting.of_them(doc, ref.head) is not None
        if owned or not definite or not whole or counting.partly(doc, ref.first):
            return ""
        sort = counting.sort_of(doc, ref.head)
        # "the agents" are mostly others; "the two agents" are not
        return sort if sort != "folk" or (ref.plural and ref.type == "PER" and number) else ""

    def _all_bands(self, ref: Ref, sort: str) -> Band:
        """All sets that a description may mean, with what is known of it and them."""
        doc = self.doc
        word = doc.words[ref.head]
        sex = gender_of_noun(word.lemma) if sort != "group" else ""
        count = counting.number_of(doc, ref.first, ref.head)
        sought = self._sought(ref)

        def fits(who: Who) -> bool:
            if not who:
                return True
            if len(who) < 2 or (count and len(who) != count) or any(id.startswith(NOUN) for id in who):
                return False
            people = [self.memory.get(id) for id in who]
            single = all(e.type == "PER" and not e.plural and (not sex or e.sex in (sex, "u")) for e in people)
            return single and not who & sought.barred

        told = map(self.memory.get, sorted(self._told_of(ref, len(doc.part.sentences))))
        named = [e for e in told if e.type == "PER" and not e.plural]
        called = frozenset(e.id for e in named if word.lemma in {noun for noun, _ in e.descriptions})
        bound = {"couple": "couple", "kin": "siblings"}.get(sort, "")
        more = [("bound", who) for who in sought.bound.get(bound, ()) if who <= {e.id for e in named}]
        for how, who in (*more, ("called so", called), ("the couple", frozenset(self._couple(ref)))):
            at = max((sought.seen.get(id, (0, 0)) for id in who), default=(0, 0))
            sought.traces.setdefault(who, []).append(Trace(how, *at, "other", 0.0))
        traces = {who: told for who, told in sought.traces.items() if fits(who)}
        everybody = frozenset(id for who in traces for id in who)
        before = [r for r in self._back(ref, len(doc.part.sentences)) if r.plural and r.head != ref.head]
        return Band(
            first=ref.first,
            last=ref.last,
            sought=sought._replace(traces={frozenset(): [], **traces}),
            sort=sort,
            told=any(doc.words[r.head].lemma == word.lemma for r in before),
            modified=bool(ref.modifiers - {"two", "three", "four", "both"}),
            described=frozenset(id for id in everybody if word.lemma in {n for n, _ in self.memory.get(id).descriptions}),
            sexed=frozenset(id for id in everybody if sex and self.memory.get(id).told_sex == sex),
        )
