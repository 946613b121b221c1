"""Who did it, to whom, and in which part: events with the verb and the people of the question."""

from __future__ import annotations

import re
from typing import Final

from previously.asking.deeds import SAME, spelt, told
from previously.asking.found import LIKELY, SURE, WORDS, Found, fitting, names, stem
from previously.asking.question import Asked, content, slots
from previously.fold import State
from previously.model import Citation, Event
from previously.reading.voices import passive
from previously.views.common import cite_sentence, spoken_of
from previously.views.shown import roster

_PART: Final = 0.55
"""How sure it is that the part which tells a deed is when it was: a time in its words is better."""
_UNNAMED: Final = 0.75
"""How far somebody answers whom the story has no name for: what the text says elsewhere may name them."""
_THINGS: Final = 0.5
"""The same where the question names nobody, but the thing that it was done to is told."""
_NEAR: Final = 0.3
"""How much of what else a question says must stand in the sentence that answers it."""


def events(state: State, asked: Asked) -> list[Found]:
    """Who did it, and to whom: events with the verb and the people of the question, one place empty."""
    doc = asked.doc
    if asked.verb is None or asked.kind not in ("who", "which", "what"):
        return []
    if asked.kind == "what" and passive(doc, asked.verb):
        return []  # "What was he killed with?" asks for no agent
    places = slots(asked, asked.verb)
    agents, patients = asked.of(places.agent), asked.of(places.patient)
    others = tuple(id for o in places.others for id in asked.of(o))
    asks = _place_asked(asked, places.agent, places.patient)
    if asks is None:
        return []
    if not (agents or patients or others) and not (asks == "agent" and places.patient is not None):
        return []
    if asks == "patient" and not agents:
        return []
    sought = [stem(w) for w in content(asked) if stem(w) != stem(doc.words[asked.verb].text)]
    if not sought and not (agents or patients or others):
        return []
    ranked: list[tuple[float, int, Found]] = []
    ways = spelt(doc, asked.verb)
    held = places.patient if asks == "agent" and not patients else None
    unnamed = {stem(doc.words[held].text)} if held is not None else set[str]()
    beside = [set(c.ids) for c in asked.people if c.ids and not set(c.ids) & {*agents, *patients, *others}]
    for n, event in enumerate(state.events):
        like = max(told(way, event.lemma) for way in ways)
        if like < SAME:
            continue
        here = spoken_of(state, event.citations[0].part, event.citations[0].sentence) if beside else set[str]()
        if beside and not any(ids & here for ids in beside):
            continue  # who told Ann of something else told her nothing of Ben
        if patients and not set(patients) & {*event.patients, *(o.entity for o in event.others)}:
            continue
        if agents and not set(agents) & set(event.agents):
            continue
        if others and not set(others) & {*event.patients, *(o.entity for o in event.others)}:
            continue
        found = _filler(state, event, asks, asked, {*agents, *patients, *others})
        if found is None or set(found.who) & asked.ids:
            continue  # who broke Ann's arm is not Ann
        if unnamed and not unnamed <= _beside(state, event):
            continue  # who rides a bike past a truck does not drive it
        real = (event.status == "actual" or _carried_out(state, event)) != asked.said
        near = _covered(state, event.citations[0], sought)
        if near < (_NEAR if agents or patients or others else _THINGS if unnamed else 1.0):
            continue
        sure = found.sure * (1.0 if like == 1.0 else 0.85) * (1.0 if real else 0.5) * (1.0 if not sought else 0.4 + 0.6 * near)
        ranked.append((sure, n, found))
    ranked.sort(key=lambda r: (-r[0], r[1]))
    if any(w.lower in ("last", "finally", "now") for w in doc.words):
        ranked.sort(key=lambda r: -r[1])
    return [f._replace(sure=sure) for sure, _, f in ranked]


_DID_SO: Final = re.compile(
    r"[^.;]{0,60}, which (?:s?he|they|[A-Z]\w+)(?: \w+ly)? (?:do(?:es)?|did|has done|had done|manages? to do)\b"
)


def _carried_out(state: State, event: Event) -> bool:
    """Whether a sentence goes on to say that what is planned was done: "orders him to kill her, which he does"."""
    here = event.citations[0]
    part = state.parts[here.part]
    end = part.sentences[here.sentence][1]
    return event.status == "plan" and _DID_SO.match(part.text[event.trigger[1] : end]) is not None


def _beside(state: State, event: Event) -> set[str]:
    """The stems of what stands with an event's verb, between the verbs told before and after it."""
    here = event.citations[0]
    part = state.parts[here.part]
    begin, end = part.sentences[here.sentence]
    for other in state.events:
        if other.citations[0].part == here.part and begin <= other.trigger[0] < other.trigger[1] <= end:
            if other.trigger[1] <= event.trigger[0]:
                begin = max(begin, other.trigger[1])
            elif other.trigger[0] >= event.trigger[1]:
                end = min(end, other.trigger[0])
    return {stem(w) for w in WORDS.findall(part.text[begin:end])}


def _covered(state: State, citation: Citation, sought: list[str]) -> float:
    """How much of what else the question says stands in a sentence: "gives her an eviction notice" is no other gift."""
    words = {stem(w) for w in WORDS.findall(cite_sentence(state, citation).text)}
    return sum(w in words for w in sought) / len(sought) if sought else 1.0


def _place_asked(asked: Asked, agent: int | None, patient: int | None) -> str | None:
    if asked.slot is None:
        return None
    holds = {asked.slot, asked.doc.words[asked.slot].head if asked.kind in ("which", "what") else asked.slot}
    if agent in holds:
        return "agent"
    return "patient" if patient in holds else None


def _filler(state: State, event: Event, asks: str, asked: Asked, given: set[str]) -> Found | None:
    ids = event.agents if asks == "agent" else event.patients
    ids = tuple(id for id in ids if id not in given)
    if asked.kind == "what" and asks == "patient":
        return None  # what it is that is no person, only the text can tell
    if not fitting(state, asked, ids):
        return None
    said = names(state, ids, event.citations[0])
    verb = stem(asked.doc.words[asked.verb or 0].text)
    if not said or verb in {stem(w) for w in WORDS.findall(said)}:
        return None  # "the man who is riding it" does not say who rides it
    listed = roster(state).figures
    known = any(id in listed and listed[id].names for id in ids)
    return Found(said, ids, event.citations, min(event.confidence, SURE) * (1.0 if known else _UNNAMED))


def when(state: State, asked: Asked) -> list[Found]:
    """ "When did Ann leave?", "In which episode does Ben die?": the part that tells it."""
    doc = asked.doc
    part = asked.kind in ("which", "what") and any(
        w.lower in ("episode", "chapter", "part", "season", "scene") for w in doc.words
    )
    if asked.verb is None or not (asked.kind == "when" or part):
        return []
    if not part and (len(state.parts) == 1 or any(w.lower in ("since", "will") for w in doc.words)):
        return []
    places = slots(asked, asked.verb)
    wanted = {*asked.of(places.agent), *asked.of(places.patient)}
    found = []
    for event in state.events:
        here = {*event.agents, *event.patients}
        if (
            wanted
            and wanted <= here
            and max(told(way, event.lemma) for way in spelt(doc, asked.verb)) >= SAME
            and event.status == "actual"
        ):
            said = part_name(state, event.citations[0].part)
            found.append(Found(said, tuple(wanted), event.citations, LIKELY if part else _PART))
    return found


def part_name(state: State, ordinal: int) -> str:
    """How a part is spoken of: "S01E04", "chapter 4", by its title where its id was made of that."""
    part = state.parts[ordinal]
    return part.title if "-" in part.id and part.title else re.sub(r"^([a-z]{3,})(\d+)$", r"\1 \2", part.id)


def in_part(asked: Asked) -> bool:
    """Whether a question asks for a part of the story, which no words of the text are."""
    words = {w.lower for w in asked.doc.words}
    return asked.kind in ("which", "what") and bool(words & {"episode", "chapter", "part", "season"}) and "in" in words
