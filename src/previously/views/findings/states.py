"""What people can no longer do: act after they died (S301)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import Condition, State
from previously.model import Citation, Event, Mention
from previously.views.common import mentions_by_sentence
from previously.views.findings.evidence import EARLIER, GHOSTS, IMAGE, NEAR, RETURNS, UNDEAD, UNREAL, named, place, sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.findings.plain import agree, done_plainly, looks_back, names_of
from previously.views.shown import Figure, roster

BURIED: Final = 0.7
"""How sure the reading is of a death that only a corpse, a funeral or "her late husband" tells."""
OF_THE_DEAD: Final = frozenset(
    "be have lie rest remain appear seem haunt die leave mean inspire cause bring make belong become rise decay rot float fall "
    "return come wake awaken deserve owe own love hate know want need include contain live stay".split()
)
"""What may still be said of the dead, of their bodies and of what they left behind."""
TO_OTHERS: Final = frozenset({"bring", "make", "wake"})
"""Those that the living do when it is somebody else whom they do it to, or something that they carry in or out."""
_CARRIED: Final = re.compile(r"^ (?:in|out|up|down|back|round|over) (?:the|an?|his|her|some) ")
_EQUATED: Final = re.compile(r"\bis (?:[A-Z][\w.]+ ){0,2}$|\b(?:where|(?:in|on|at|from) which) (?:[\w’'-]+ ){0,3}$")
"""What stands before the name in "the monk is Brother Osk, who drowned", and "the lake where Osk drowned": both stand there."""
_HIM: Final = re.compile(r"^ (?:him|her|them)\b")
_AS_FAR: Final = re.compile(
    r"\b(?:as|so) far as\b|\bofficially\b|\blegally\b|\bon paper\b|\bto the world\b|\bover (?:my|his|her|their) dead bod",
    re.IGNORECASE,
)
"""What tells that they are dead for some only."""
_LATE: Final = re.compile(r"\blate\b", re.IGNORECASE)
_ANY_DEATH: Final = re.compile(
    r"\b(?:dead|die[ds]?|death|buri\w*|funeral|corpse|bod(?:y|ies)|grave|kill\w*|murder\w*|slain|drown\w*|hang\w*|mourn\w*|"
    r"widow\w*|remains|tomb|coffin|ashes)\b",
    re.IGNORECASE,
)
_ANYBODY: Final = frozenset("someone somebody anyone anybody everyone everybody nobody others people".split())
_WITH: Final = re.compile(r"\bwith (?:old |young |poor |little )?$")
_DOING: Final = re.compile(
    r"^ (?!(?:ly|hang|float|rott|bleed|dy|be|hav|look|lean|slump|sleep|seem|remain|rest|com|go)ing\b)([a-z]+ing)\b"
)
"""How somebody does a thing beside what a sentence tells: "with old Brock holding the ring"."""
_LOOKS_BACK: Final = re.compile(r"\bhad\b|\bappears? to\b|\bseem\w* to\b")
BEFORE: Final = 2
"""How many sentences back somebody must be named, and nobody else of their sex, for a pronoun to mean them surely."""


def findings(state: State) -> Iterator[Finding]:
    """The first deed of everybody who is surely dead."""
    figures = roster(state).figures
    for death in _deaths(state):
        figure, told = figures[death.entity], _told(state, death)
        if any(_comes_back(state, m) for m in figure.entity.mentions if place(m.citations[0]) >= place(told)):
            continue
        found = [*_deeds(state, figure, death), *_beside_others(state, figure, death)]
        if found:
            deed = min(found, key=place)
            message = f"{figure.name} acts (“{deed.text}”), but is dead since {state.parts[death.since].id}."
            yield made(state, "S301", message, (sentence(state, deed), told), [figure.id])


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
        surely = surely and not _AS_FAR.search(told.text) and _is_theirs(state, figure, condition, told)
        if surely and figure.kind == "character" and _known(state, figure, told) and not _back(state, condition, told):
            yield condition


def _is_theirs(state: State, figure: Figure, condition: Condition, told: Citation) -> bool:
    """Whether a sentence tells of somebody's own death: not of "her late husband" beside them, nor of who stands there."""
    text = state.parts[told.part].text
    cause = next((event for event in state.events if event.id == condition.facts[0].cause), None)
    if cause is not None and _HIM.match(text[cause.trigger[1] : told.end]):
        sexes = {"u", figure.gender}
        for mention in mentions_by_sentence(state).get((told.part, told.sentence), ()):
            other = roster(state).figures.get(state.canonical.get(mention.entity, ""))
            person = mention.form != "pronoun" and mention.type == "PER" and other is not figure
            if person and (other is None or other.gender in sexes):
                return False
    for mention in named(figure):
        citation = mention.citations[0]
        if (citation.part, citation.sentence) != (told.part, told.sentence):
            continue
        before = text[told.start : citation.start]
        if _EQUATED.search(before):
            return False
        if not _ANY_DEATH.search(told.text) and _LATE.search(told.text):
            return bool(re.search(r"\blate (?:[\w-]+,? ){0,2}$", before))
    return True


def _back(state: State, condition: Condition, told: Citation) -> bool:
    """Whether the words that tell of a death, and not what else their sentence tells, look back or say how it seems."""
    cause = next((event for event in state.events if event.id == condition.facts[0].cause), None)
    text = told.text if cause is None else told.text[: cause.trigger[1] - told.start]
    return bool(_LOOKS_BACK.search(text))


def _known(state: State, figure: Figure, told: Citation) -> list[frozenset[str]]:
    """The names by which somebody dies, or by which the pronoun was told that can mean nobody else."""
    listed = roster(state).figures
    called = names_of(state, figure, told)
    if called or figure.gender not in ("f", "m"):
        return called
    own = [m.citations[0].start for m in figure.entity.mentions if _within(m, told)]
    for n in range(told.sentence, max(told.sentence - BEFORE, 0) - 1, -1):
        for mention in mentions_by_sentence(state).get((told.part, n), ()):
            other = listed.get(state.canonical.get(mention.entity, ""))
            person = mention.form != "pronoun" and mention.type == "PER" and other is not figure
            behind = n == told.sentence and own and mention.citations[0].start > min(own)
            if behind or mention.citations[0].text.casefold() in _ANYBODY:
                continue
            if person and (other is None or other.gender in ("u", figure.gender)):
                return []
        called = called or names_of(state, figure, state.parts[told.part].cite_sentence(n))
    return called


def _within(mention: Mention, whole: Citation) -> bool:
    citation = mention.citations[0]
    return (citation.part, citation.sentence) == (whole.part, whole.sentence)


def _told(state: State, condition: Condition) -> Citation:
    return sentence(state, condition.facts[0].citations[0])


def _deeds(state: State, figure: Figure, death: Condition) -> Iterator[Citation]:
    """What a figure does in the story's present after its death."""
    told = _told(state, death)
    known = _known(state, figure, told)
    for event in state.events:
        where = event.citations[0]
        if (where.part, event.trigger[0]) < (told.part, told.end) or figure.id not in event.agents or event.status != "actual":
            continue
        if event.confidence < SURE or not _of_the_living(state, event):
            continue
        if done_plainly(state, figure, event, known) and not looks_back(state, event) and not _haunted(state, told, where):
            text = state.parts[where.part].text[slice(*event.trigger)]
            yield Citation(where.part, where.sentence, *event.trigger, text)


def _of_the_living(state: State, event: Event) -> bool:
    """Whether what is done is not said of the dead too."""
    if event.lemma.partition(" ")[0] not in OF_THE_DEAD:
        return True
    after = state.parts[event.citations[0].part].text[event.trigger[1] :]
    return event.lemma.partition(" ")[0] in TO_OTHERS and (bool(event.patients) or _CARRIED.match(after) is not None)


def _beside_others(state: State, figure: Figure, death: Condition) -> Iterator[Citation]:
    """What a figure is told to do in passing after its death: "with old Brock holding the ring"."""
    told = _told(state, death)
    known = _known(state, figure, told)
    for mention in named(figure):
        citation = mention.citations[0]
        if place(citation) < (told.part, told.end) or citation.part == told.part:
            continue
        whole, text = sentence(state, citation), state.parts[citation.part].text
        doing = _DOING.match(text[citation.end : whole.end])
        if doing is None or not _WITH.search(text[whole.start : citation.start]):
            continue
        if UNREAL.search(whole.text) or EARLIER.search(whole.text) or _haunted(state, told, citation):
            continue
        if any(agree(figure, a, b) for a in names_of(state, figure, whole) for b in known):
            start = citation.end + doing.start(1)
            yield Citation(citation.part, citation.sentence, start, start + len(doing[1]), doing[1])


def _haunted(state: State, told: Citation, deed: Citation) -> bool:
    """Whether a part from that of a death to that of a deed speaks of ghosts and the like."""
    return any(GHOSTS.search(state.parts[n].text, state.parts[n].body) for n in range(told.part, deed.part + 1))


def _comes_back(state: State, mention: Mention) -> bool:
    """Whether the sentence of a mention tells that the dead live."""
    citation = mention.citations[0]
    whole = sentence(state, citation)
    after = state.parts[citation.part].text[citation.end : min(citation.end + NEAR, whole.end)]
    return bool(UNDEAD.search(whole.text) or IMAGE.search(whole.text) or RETURNS.search(after))
