"""What speaks for and against an answer that the reader finds, and how likely it is right by that."""

from __future__ import annotations

import re
from math import exp, log
from typing import Final, NamedTuple

from previously.asking.deeds import SAME, spelt, told
from previously.asking.found import WORDS, Found, stem
from previously.asking.lives import KILLED
from previously.asking.passages import telling
from previously.asking.question import Asked, content, slots
from previously.fold import State
from previously.model import Event
from previously.reading import lexicon
from previously.tagging.answering import Span
from previously.views.common import cite_sentence, remembered, spoken_of

NEAR: Final = 1
"""Sentences on both sides of an answer's own that may say what the question says."""
_LEAST: Final = 1e-4
_ALIKE: Final = 0.6
"""The share of the shorter answer's words by which two answers say the same."""
LED: Final[dict[str, frozenset[str]]] = {
    kind: frozenset(words.split())
    for kind, words in {
        "where": "in at on under behind beneath inside near beside into to onto above below outside from aboard among",
        "why": "because since as for to so that after when in out",
        "when": "when after before since during until at on in for while as",
        "how": "by with in through from as because that after using",
    }.items()
}
"""Words that what is asked for begins with, or stands behind."""


THOUGHT: Final = frozenset("think believe suspect assume suppose imagine presume pretend accuse mistake fear".split())
"""Verbs of what need not be so."""


class Signs(NamedTuple):
    """What speaks for an answer, a number each.

    `share` is the log of the reader's belief, `rival` that of its belief in the next best place; `here` the log odds that its
    passage holds an answer. `people`, `near` and `words` are shares of whom the question names and of what it says, in the
    answer's sentence or about it; `deed` how far its sentence tells the deed. `agrees` and `differs` are how sure a sentence's
    own grammar is of the same or of another answer, `place` whether the log has them in the place asked for (1) or in another
    (-1), `led` whether the words are led as such answers are, `length` the log of how many there are.
    """

    share: float
    rival: float
    here: float
    people: float
    near: float
    words: float
    deed: float
    agrees: float
    differs: float
    place: float
    led: float
    length: float


class Weights(NamedTuple):
    """What each sign counts for, and what there is before any."""

    of: tuple[float, ...]
    bias: float

    def trust(self, signs: Signs) -> float:
        """How likely an answer with such signs is right."""
        return 1 / (1 + exp(-(self.bias + sum(w * x for w, x in zip(self.of, signs, strict=True)))))


class Seen(NamedTuple):
    """A span of the reader's as an answer, the belief in its best rival, and the words of its sentence before it."""

    span: Span
    rival: float
    answer: Found
    before: str


def signs(state: State, asked: Asked, seen: Seen, beside: Found | None) -> Signs:
    """The signs of an answer; `beside` is what a sentence's grammar answers."""
    answer = seen.answer
    part, own = answer.citations[0].part, answer.citations[0].sentence
    around = range(own - NEAR, own + NEAR + 1)
    named = [set(c.ids) for c in asked.people if c.ids]
    here = spoken_of(state, part, own)
    near = {id for n in around for id in spoken_of(state, part, n)}
    stems = _stems(state, part, range(own, own + 1))
    stems_near = _stems(state, part, around)
    sought = [stem(w) for w in (*content(asked), *(u for name in asked.unknown for u in name.split()))]
    deed = telling(state, asked).get((part, own), 0.0)
    if asked.verb is not None and stem(asked.doc.words[asked.verb].text) in stems:
        deed = 1.0
    same = beside is not None and _same(answer, beside)
    led = {w.casefold() for w in (*WORDS.findall(answer.text)[:1], *WORDS.findall(seen.before)[-1:])}
    return Signs(
        log(max(seen.span.share, _LEAST)),
        log(max(seen.rival, _LEAST)),
        seen.span.here,
        _share([bool(here & ids) for ids in named]),
        _share([bool(near & ids) for ids in named]),
        _share([s in stems_near for s in sought]),
        deed,
        beside.sure if beside is not None and same else 0.0,
        beside.sure if beside is not None and not same else 0.0,
        _place(state, asked, answer) if asked.kind == "who" else 0.0,
        float(bool(led & LED.get(asked.kind, frozenset()))),
        log(len(answer.text.split())),
    )


def _place(state: State, asked: Asked, answer: Found) -> float:
    """Whether the answer's sentence tells of the deed with whom it names in the place asked for (1), or in another (-1)."""
    if asked.verb is None or asked.slot is None:
        return 0.0
    places = slots(asked, asked.verb)
    if asked.slot not in (places.agent, places.patient):
        return 0.0
    ways = spelt(asked.doc, asked.verb)
    found = 0.0
    for event in _events(state).get((answer.citations[0].part, answer.citations[0].sentence), ()):
        if max(told(way, event.lemma) for way in ways) < SAME:
            continue
        right, wrong = (event.agents, event.patients) if asked.slot == places.agent else (event.patients, event.agents)
        if set(answer.who) & set(right):
            return 1.0
        if set(answer.who) & set(wrong):
            found = -1.0
    return found


def of_others(state: State, asked: Asked, answer: Found) -> bool:
    """Whether the answer's sentence tells the deed of others only: "Who kidnaps Ann?" is not answered by "Tom kidnaps Ben"."""
    if asked.verb is None:
        return False
    places = slots(asked, asked.verb)
    sought = [set(asked.of(place)) for place in (places.agent, places.patient)]
    ways = spelt(asked.doc, asked.verb)
    doers = asked.slot is not None and asked.slot == places.agent and bool(sought[1])
    denied = any(asked.doc.words[c].lower in ("not", "n't", "never") for c in asked.doc.children[asked.verb])
    differ = False
    told_here = _events(state).get((answer.citations[0].part, answer.citations[0].sentence), ())
    thought = asked.kind == "who" and not asked.said and any(e.lemma in THOUGHT for e in told_here)
    held = places.patient
    plain = asked.kind == "where" and held is not None and not sought[1] and asked.doc.words[held].upos == "NOUN"
    thing = stem(asked.doc.words[held].text) if plain and held is not None else ""
    here = answer.citations[0]
    stems = _stems(state, here.part, range(here.sentence, here.sentence + 1)) if thing else set[str]()
    for event in _events(state).get((answer.citations[0].part, answer.citations[0].sentence), ()):
        if max(told(way, event.lemma) for way in ways) < SAME:
            continue
        if event.dreamt:
            differ = True
            continue
        if event.status == "claim" and thought and set(event.agents) & set(answer.who):
            differ = True  # "Ann thinks that Ben did it"
            continue
        if event.status == "negated" and asked.kind == "who" and not denied:
            differ = True  # "Ann declines to fight" is no fight
            continue
        if doers and not event.agents and sought[1] & set(event.patients):
            differ = True  # "Ann is abducted" does not say by whom, whoever else stands beside it
            continue
        if thing and event.patients and thing not in stems and not set(event.patients) & asked.ids:
            differ = True  # where Ann was found does not say where her will was
            continue
        pairs = list(zip(sought, (set(event.agents), set(event.patients)), strict=True))
        if not any(ids and there and not ids & there for ids, there in pairs):
            return False
        differ = True
    return differ


_UNSURE: Final = re.compile(
    r"\b(?:whether|if|wonder\w*|suspect\w*|accus\w*|blam\w*|fram\w*|dream\w*|nightmares?|hallucinat\w*)\b", re.IGNORECASE
)


def told_of(state: State, asked: Asked, found: Found) -> bool:
    """Whether the sentence of an answer tells of the killing asked for: done, by nobody else, and to nobody else."""
    here = found.citations[0]
    lemma = asked.doc.words[asked.verb].lemma if asked.verb is not None else ""
    events = [e for e in state.events if (e.citations[0].part, e.citations[0].sentence) == (here.part, here.sentence)]
    if any(e.lemma.split()[0] in lexicon.CLAIM for e in events) or _UNSURE.search(cite_sentence(state, here).text):
        return False  # who is said to have done it need not have
    sort = KILLED if lemma in lexicon.KILL_SURE else {lemma}
    places = slots(asked, asked.verb or 0)
    dead = [c for c in asked.people if {*asked.of(places.patient), *asked.of(places.agent)} & {*c.ids}]
    told = [e for e in events if e.lemma.split()[0] in sort and e.status in ("actual", "claim") and not e.dreamt]
    by = [e for e in told if not set(e.agents) - {*found.who, *asked.ids}]
    return any(
        not e.patients or (not set(e.patients) - asked.ids and all(set(c.ids) & {*e.patients} for c in dead)) for e in by
    )


@remembered
def _events(state: State) -> dict[tuple[int, int], list[Event]]:
    """What each sentence tells of, by (part ordinal, sentence)."""
    found: dict[tuple[int, int], list[Event]] = {}
    for event in state.events:
        found.setdefault((event.citations[0].part, event.citations[0].sentence), []).append(event)
    return found


def _same(one: Found, other: Found) -> bool:
    """Whether two answers mean the same, by whom they name or by their words."""
    if one.who and one.who == other.who:
        return True
    a, b = (set(map(str.casefold, WORDS.findall(f.text))) for f in (one, other))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= _ALIKE


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def _stems(state: State, part: int, sentences: range) -> set[str]:
    spans = state.parts[part].sentences
    text = state.parts[part].text
    return {stem(w) for n in sentences if 0 <= n < len(spans) for w in WORDS.findall(text[slice(*spans[n])])}
