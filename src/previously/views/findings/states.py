"""What people can no longer do: act after they died (S301)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.model import Citation, Event, Mention
from previously.views.findings.evidence import (
    EARLIER,
    EXPLAINED,
    GHOSTS,
    IMAGE,
    NEAR,
    RECORDED,
    RETOLD,
    RETURNS,
    RISEN,
    UNDEAD,
    UNREAL,
    named,
    place,
    sentence,
)
from previously.views.findings.finding import SURE, Finding, made
from previously.views.findings.mortal import Death, deaths
from previously.views.findings.plain import agree, done_plainly, looks_back, names_of
from previously.views.shown import Figure

BEHIND: Final = 2
"""How many sentences behind a deed may tell whose it was."""
OF_THE_DEAD: Final = frozenset(
    "be have lie rest remain appear seem haunt die leave mean inspire cause bring make belong become rise decay rot float fall "
    "return come wake awaken deserve owe own love hate know want need include contain live stay".split()
)
"""What may still be said of the dead, of their bodies and of what they left behind."""
TO_OTHERS: Final = frozenset({"bring", "make", "wake"})
"""Those that the living do when it is somebody else whom they do it to, or something that they carry in or out."""
_CARRIED: Final = re.compile(r"^ (?:in|out|up|down|back|round|over) (?:the|an?|his|her|some) ")
_WITH: Final = re.compile(r"\bwith (?:old |young |poor |little )?$")
_DOING: Final = re.compile(
    r"^ (?!(?:ly|hang|float|rott|bleed|dy|be|hav|look|lean|slump|sleep|seem|remain|rest|com|go)ing\b)([a-z]+ing)\b"
)
"""How somebody does a thing beside what a sentence tells: "with old Brock holding the ring"."""

_SEEN_LATE: Final = re.compile(
    r"\b(?:sees?|saw|seen|hears?|heard|meets?|met|watch(?:es|ed)?) (?:the|his|her|their) (?:late|dead) "
)
"""What tells that somebody dead is met with."""


def findings(state: State) -> Iterator[Finding]:
    """The first deed of everybody who is surely dead."""
    for death in deaths(state):
        figure, told, _ = death
        if any(_comes_back(state, m) for m in figure.entity.mentions if place(m.citations[0]) >= place(told)):
            continue
        found = [c for c in (*_deeds(state, death), *_beside_others(state, death)) if not _explained(state, c)]
        if found:
            deed = min(found, key=place)
            message = f"{figure.name} acts (“{deed.text}”), but is dead since {state.parts[told.part].id}."
            yield made(state, "S301", message, (sentence(state, deed), told), [figure.id])


def _deeds(state: State, death: Death) -> Iterator[Citation]:
    """What a figure does in the story's present after its death."""
    figure, told, known = death
    for event in state.events:
        where = event.citations[0]
        if (where.part, event.trigger[0]) < (told.part, told.end) or figure.id not in event.agents or event.status != "actual":
            continue
        if event.confidence < SURE or not _of_the_living(state, event):
            continue
        unreal = looks_back(state, event, told) or _haunted(state, figure, told, where)
        if not unreal and done_plainly(state, figure, event, known):
            text = state.parts[where.part].text[slice(*event.trigger)]
            yield Citation(where.part, where.sentence, *event.trigger, text)


def _of_the_living(state: State, event: Event) -> bool:
    """Whether what is done is not said of the dead too."""
    if event.lemma.partition(" ")[0] not in OF_THE_DEAD:
        return True
    after = state.parts[event.citations[0].part].text[event.trigger[1] :]
    return event.lemma.partition(" ")[0] in TO_OTHERS and (bool(event.patients) or _CARRIED.match(after) is not None)


def _beside_others(state: State, death: Death) -> Iterator[Citation]:
    """What a figure is told to do in passing after its death: "with old Brock holding the ring"."""
    figure, told, known = death
    for mention in named(figure):
        citation = mention.citations[0]
        if place(citation) < (told.part, told.end) or citation.part == told.part:
            continue
        whole, text = sentence(state, citation), state.parts[citation.part].text
        doing = _DOING.match(text[citation.end : whole.end])
        if doing is None or not _WITH.search(text[whole.start : citation.start]):
            continue
        begins = max(text.rfind(",", whole.start, citation.start), whole.start)
        clause = text[begins : citation.end + doing.end()]
        if (
            UNREAL.search(whole.text)
            or EARLIER.search(clause)
            or RETOLD.search(whole.text)
            or _haunted(state, figure, told, citation)
        ):
            continue
        if any(agree(figure, a, b) for a in names_of(state, figure, whole) for b in known):
            start = citation.end + doing.start(1)
            yield Citation(citation.part, citation.sentence, start, start + len(doing[1]), doing[1])


def _explained(state: State, deed: Citation) -> bool:
    """Whether a deed may have been recorded, or the sentences behind it tell that it was somebody else's, or a dream."""
    part = state.parts[deed.part]
    if RECORDED.search(part.text, part.body, deed.end):
        return True
    last = part.sentences[min(deed.sentence + BEHIND, len(part.sentences) - 1)][1]
    return EXPLAINED.search(part.text, deed.end, last) is not None


def _haunted(state: State, figure: Figure, told: Citation, deed: Citation) -> bool:
    """Whether the dead may act in a part from that of a death to that of a deed, or somebody dead is met with there."""
    parts = state.parts[told.part : deed.part + 1]
    if any(RISEN.search(part.text, part.body) for part in parts):
        return True
    there = {m.citations[0].part for m in figure.entity.mentions}
    if any(GHOSTS.search(part.text, part.body) for part in parts if part.ordinal in there):
        return True
    return any(_SEEN_LATE.search(sentence(state, m.citations[0]).text) for m in named(figure))


def _comes_back(state: State, mention: Mention) -> bool:
    """Whether the sentence of a mention tells that the dead live."""
    citation = mention.citations[0]
    whole = sentence(state, citation)
    after = state.parts[citation.part].text[citation.end : min(citation.end + NEAR, whole.end)]
    return bool(UNDEAD.search(whole.text) or IMAGE.search(whole.text) or RETURNS.search(after))
