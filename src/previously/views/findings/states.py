"""What people can no longer do: act after they died (S301)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import Condition, State
from previously.model import Citation, Event, Mention
from previously.views.common import mentions_by_sentence
from previously.views.findings.evidence import NEAR, RETURNS, UNDEAD, UNREAL, place, sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.findings.plain import done_plainly, names_of
from previously.views.shown import Figure, roster

BURIED: Final = 0.7
"""How sure the reading is of a death that only a corpse, a funeral or "her late husband" tells."""
OF_THE_DEAD: Final = frozenset(
    "be have lie rest remain appear seem haunt die leave mean inspire cause bring make belong become rise decay rot float fall "
    "return come wake awaken deserve owe own love hate know want need include contain live stay".split()
)
"""What may still be said of the dead, of their bodies and of what they left behind."""
TO_OTHERS: Final = frozenset({"bring", "make", "wake"})
"""Those that the living do when it is somebody else whom they do it to."""
_LOOKS_BACK: Final = re.compile(r"\bhad\b|\bappears? to\b|\bseem\w* to\b")
BEFORE: Final = 2
"""How many sentences back somebody must be named, and nobody else of their sex, for a pronoun to mean them surely."""


def findings(state: State) -> Iterator[Finding]:
    """The first deed of everybody who is surely dead."""
    figures = roster(state).figures
    for death in _deaths(state):
        figure = figures[death.entity]
        deed = next(_deeds(state, figure, death), None)
        if deed is not None:
            told, done = _told(state, death), sentence(state, deed.citations[0])
            verb = state.parts[deed.citations[0].part].text[slice(*deed.trigger)]
            message = f"{figure.name} acts (“{verb}”), but is dead since {state.parts[death.since].id}."
            yield made(state, "S301", message, (done, told), [figure.id])


def _deaths(state: State) -> Iterator[Condition]:
    """The deaths of people with names that an event of the story brings about, and that nothing later takes back."""
    figures = roster(state).figures
    last = {c.entity: c for c in state.conditions if c.aspect == "life"}  # who was only thought dead may die after all
    for condition in last.values():
        figure = figures.get(condition.entity)
        if condition.value != "dead" or figure is None:
            continue
        first = condition.facts[0]
        told = _told(state, condition)
        surely = first.confidence >= (SURE if first.cause is not None else BURIED) and not UNREAL.search(told.text)
        if surely and figure.kind == "character" and _known(state, figure, told) and not _back(state, condition, told):
            yield condition


def _back(state: State, condition: Condition, told: Citation) -> bool:
    """Whether the words that tell of a death, and not what else their sentence tells, look back or say how it seems."""
    cause = next((event for event in state.events if event.id == condition.facts[0].cause), None)
    text = told.text if cause is None else told.text[: cause.trigger[1] - told.start]
    return bool(_LOOKS_BACK.search(text))


def _known(state: State, figure: Figure, told: Citation) -> list[frozenset[str]]:
    """The names by which somebody dies, or by which the pronoun was told that can mean nobody else."""
    listed = roster(state).figures
    named = names_of(state, figure, told)
    if named or figure.gender not in ("f", "m"):
        return named
    for n in range(told.sentence, max(told.sentence - BEFORE, 0) - 1, -1):
        for mention in mentions_by_sentence(state).get((told.part, n), ()):
            other = listed.get(state.canonical.get(mention.entity, ""))
            person = mention.form != "pronoun" and mention.type == "PER" and other is not figure
            if person and (other is None or other.gender in ("u", figure.gender)):
                return []
        named = named or names_of(state, figure, state.parts[told.part].cite_sentence(n))
    return named


def _told(state: State, condition: Condition) -> Citation:
    return sentence(state, condition.facts[0].citations[0])


def _deeds(state: State, figure: Figure, death: Condition) -> Iterator[Event]:
    """What a figure does in the story's present after its death."""
    told = _told(state, death)
    if any(_comes_back(state, m) for m in figure.entity.mentions if place(m.citations[0]) >= place(told)):
        return
    known = _known(state, figure, told)
    for event in state.events:
        where = event.citations[0]
        if (where.part, event.trigger[0]) < (told.part, told.end) or figure.id not in event.agents or event.status != "actual":
            continue
        if event.confidence < SURE or (event.lemma in OF_THE_DEAD and not (event.lemma in TO_OTHERS and event.patients)):
            continue
        if done_plainly(state, figure, event, known):
            yield event


def _comes_back(state: State, mention: Mention) -> bool:
    """Whether the sentence of a mention tells that the dead live."""
    citation = mention.citations[0]
    whole = sentence(state, citation)
    after = state.parts[citation.part].text[citation.end : min(citation.end + NEAR, whole.end)]
    return bool(UNDEAD.search(whole.text) or RETURNS.search(after))
