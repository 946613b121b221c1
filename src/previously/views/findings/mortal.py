"""Who is surely dead, and the sentence that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from previously import model
from previously.fold import Condition, State
from previously.model import Citation, Mention
from previously.views.common import mentions_by_sentence, remembered
from previously.views.findings.evidence import STAGE, UNREAL, meant_too, named, sentence
from previously.views.findings.finding import SURE
from previously.views.findings.plain import agree, names_of
from previously.views.shown import Figure, roster

BURIED: Final = 0.7
"""How sure the reading is of a death that only a corpse, a funeral or "her late husband" tells."""
_EQUATED: Final = re.compile(r"\bis (?:[A-Z][\w.]+ ){0,2}$|\b(?:where|(?:in|on|at|from) which) (?:[\w’'-]+ ){0,3}$")
"""What stands before the name in "the monk is Brother Osk, who drowned", and "the lake where Osk drowned": both stand there."""
_NOW: Final = re.compile(r",? (?:lies|is (?:found|lying|dead)|hangs|has been|is being)\b")
"""What tells that they lie there now: "the shop where Penn lies dead"."""
_HIM: Final = re.compile(r"^ (?:him|her|them)\b")
_ONESELF: Final = re.compile(r"^ (?:him|her|them)sel(?:f|ves)\b")
_PLAYER: Final = (
    r"(?:actor|actress|soprano|tenor|understudy|stunt(?:man|woman)|magician|illusionist|presenter|newsreader|broadcaster|"
    r"(?:[Tt]alk show|TV|[Tt]elevision|[Rr]adio) (?:host|star))"
)
_ACTS: Final = re.compile(rf"\b{_PLAYER},? $", re.IGNORECASE)
_PLAYS: Final = re.compile(
    rf"^(?:(?:,| is| was|,? who is|,? who was) (?:an?|the) (?:[\w’'-]+ ){{0,2}}{_PLAYER}\b|"
    r",?(?: who)?(?: has| had)? (?:plays?|played) (?:the |an? )?[A-Z])"
)
"""What tells that somebody dies for a living."""
_UP: Final = re.compile(r"\b(?:gets?|got|stands?|stood) up\b")
_AS_FAR: Final = re.compile(
    r"\bobituar\w+|\bdeath certificate|"
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
_LOOKS_BACK: Final = re.compile(r"\bhad\b|\bappears? to\b|\bseem\w* to\b")
BEFORE: Final = 2
"""How many sentences back somebody must be named, and nobody else of their sex, for a pronoun to mean them surely."""
FAR: Final = 7
"""How far back they may be named, where everybody else of their sex since goes on with the story."""
_WIDOW: Final = re.compile(r"^(?:,| is| was|,? who (?:is|was)) (?:now )?an? (?:[a-z]+ )?widow(?:er)?\b")
_NEXT: Final = 2
"""How many sentences behind "Ann is a widow" may name whose."""


_DIES: Final = re.compile(r"^(?:, [^,.;]{1,40},)? (?:dies|died|is dead|bleeds to death|drowns|drowned|is killed|was killed)\b")


class Death(NamedTuple):
    """Somebody who is dead, the sentence that tells it, and the names by which it means nobody else."""

    figure: Figure
    told: Citation
    known: list[frozenset[str]]


def deaths(state: State) -> Iterator[Death]:
    """The deaths of people with names that the story tells without doubt, and that nothing later takes back."""
    figures = roster(state).figures
    last = {c.entity: c for c in state.conditions if c.aspect == "life"}  # who was only thought dead may die after all
    for condition in last.values():
        figure = figures.get(condition.entity)
        if condition.value == "dead" and figure is not None and figure.kind == "character":
            told = next((d for fact in condition.facts if (d := _sure(state, figure, fact)) is not None), None)
            told = told or next((d for fact in condition.facts if (d := _soon(state, figure, fact)) is not None), None)
            told = told or next((d for fact in condition.facts if (d := _buried(state, figure, fact)) is not None), None)
            if told is not None:
                yield told
    yield from _widowed(state, last)


def _sure(state: State, figure: Figure, fact: model.State) -> Death | None:
    """The death that a fact tells, where it leaves no doubt."""
    told = sentence(state, fact.citations[0])
    if fact.confidence < (SURE if fact.cause is not None else BURIED) or _AS_FAR.search(told.text):
        return None
    if UNREAL.search(told.text) or STAGE.search(_around(state, told)) or not _is_theirs(state, figure, fact, told):
        return None
    if _UP.search(told.text) or any(_acts(state, m.citations[0]) for m in named(figure)):
        return None
    known = _known(state, figure, told)
    return None if not known or _two_in_one(figure, known) or _back(state, fact, told) else Death(figure, told, known)


def _soon(state: State, figure: Figure, fact: model.State) -> Death | None:
    """The death that is told by name right behind words that leave some doubt: "He cannot be saved. Tom dies."."""
    first = fact.citations[0]
    for mention in named(figure):
        citation = mention.citations[0]
        if citation.part != first.part or not 0 <= citation.sentence - first.sentence <= _NEXT:
            continue
        told = sentence(state, citation)
        before, after = told.text[: citation.start - told.start], told.text[citation.end - told.start :]
        known = names_of(state, figure, told)
        if before or not known or not _DIES.match(after) or STAGE.search(_around(state, told)):
            continue
        if not any(pattern.search(told.text) for pattern in (UNREAL, _AS_FAR, _UP, _LOOKS_BACK)):
            return Death(figure, told, known)
    return None


def _buried(state: State, figure: Figure, fact: model.State) -> Death | None:
    """The death that leaves some doubt by itself, where somebody is buried by name a little later, or their body is told of."""
    first = fact.citations[0]
    before = (m.citations[0] for m in named(figure) if m.citations[0].part == first.part)
    near = [c for c in before if abs(c.sentence - first.sentence) <= _NEXT]
    bodies = [sentence(state, c) for c in near if c.sentence > first.sentence and _GRAVE.search(sentence(state, c).text)]
    part = state.parts[first.part]
    after = range(first.sentence, min(first.sentence + _NEXT + 1, len(part.sentences)))
    laid = bool(bodies) or any(_BODY.search(part.cite_sentence(n).text) for n in after)
    laid = laid or any(_MOURNED.search(part.cite_sentence(n).text) for n in after[1:])
    laid = laid and (bool(bodies) or not _goes_on(state, figure, sentence(state, first), 1))
    told = bodies[0] if bodies else sentence(state, first)
    known = names_of(state, figure, told) or [words for c in near for words in names_of(state, figure, sentence(state, c))]
    if not known or not laid or STAGE.search(_around(state, told)) or _two_in_one(figure, known):
        return None
    doubt = any(pattern.search(told.text) for pattern in (UNREAL, _AS_FAR, _UP, _LOOKS_BACK))
    return None if doubt else Death(figure, told, known)


_GRAVE: Final = re.compile(r"\b(?:bur(?:y|ies|ied)|grave|funeral|coffin|corpse|body)\b")
_BODY: Final = re.compile(
    r"\b(?:corpse|(?:his|her|the) (?:dead )?body|bur(?:y|ies|ied) (?:him|her|it)|laid (?:side by side|to rest)|"
    r"finds none|nothing left[^.;]{0,12} to bury)\b"
)

_MOURNED: Final = re.compile(r"\b(?:(?:his|her|the) funeral|his widow|her widower)\b")


def _widowed(state: State, last: dict[str, Condition]) -> Iterator[Death]:
    """ "Ann is a widow. Her husband Tom went through the ice": Tom, who was not told of before."""
    figures = roster(state).figures
    for tie in (t for t in state.ties if t.type == "spouse" and t.qualifier is None):
        for who, whom in ((tie.source, tie.target), (tie.target, tie.source)):
            if who not in figures or whom not in figures or whom in last:
                continue
            told = next((c for m in named(figures[who]) if (c := _called_widow(state, m)) is not None), None)
            first = figures[whom].entity.mentions[0].citations[0]
            if told is None or first.part != told.part or not 0 <= first.sentence - told.sentence <= _NEXT:
                continue
            known = names_of(state, figures[whom], sentence(state, first))
            if known:
                yield Death(figures[whom], told, known)


def _called_widow(state: State, mention: Mention) -> Citation | None:
    whole = sentence(state, mention.citations[0])
    after = state.parts[whole.part].text[mention.citations[0].end : whole.end]
    return whole if _WIDOW.match(after) and not UNREAL.search(whole.text) else None


def _acts(state: State, citation: Citation) -> bool:
    """Whether the words beside a name tell that its bearer plays others."""
    whole, text = sentence(state, citation), state.parts[citation.part].text
    before, after = text[whole.start : citation.start], text[citation.end : whole.end]
    return _ACTS.search(before) is not None or _PLAYS.match(after) is not None


def _two_in_one(figure: Figure, known: list[frozenset[str]]) -> bool:
    """Whether a sentence calls somebody by two names that are no forms of one: the reading may have taken two for one."""
    return any(not agree(figure, a, b) for a, b in combinations(known, 2))


def _around(state: State, told: Citation) -> str:
    """A sentence with the one before it and the one behind it."""
    part = state.parts[told.part]
    first, last = max(told.sentence - 1, 0), min(told.sentence + 1, len(part.sentences) - 1)
    return part.text[part.sentences[first][0] : part.sentences[last][1]]


def _is_theirs(state: State, figure: Figure, fact: model.State, told: Citation) -> bool:
    """Whether a sentence tells of somebody's own death: not of "her late husband" beside them, nor of who stands there."""
    text = state.parts[told.part].text
    cause = next((event for event in state.events if event.id == fact.cause), None)
    if cause is not None and _ONESELF.match(text[cause.trigger[1] : told.end]) and figure.id not in cause.agents:
        return False  # "seeing Tom fall, Ann kills herself"
    if cause is not None and _HIM.match(text[cause.trigger[1] : told.end]):
        known = [m for m in meant_too(state, figure, told, cause.trigger[1]) if not _anybody(m)]
        if known:
            return False
    for mention in named(figure):
        citation = mention.citations[0]
        if (citation.part, citation.sentence) != (told.part, told.sentence):
            continue
        before = text[told.start : citation.start]
        if _EQUATED.search(before) and not _NOW.match(text, citation.end):
            return False
        if not _ANY_DEATH.search(told.text) and _LATE.search(told.text):
            return bool(re.search(r"\blate (?:[\w-]+,? ){0,2}$", before))
    return True


def _back(state: State, fact: model.State, told: Citation) -> bool:
    """Whether the words that tell of a death, and not what else their sentence tells, look back or say how it seems."""
    cause = next((event for event in state.events if event.id == fact.cause), None)
    if cause is not None:
        return _LOOKS_BACK.search(told.text[: cause.trigger[1] - told.start]) is not None
    said = _ANY_DEATH.search(told.text)
    return _LOOKS_BACK.search(told.text[: said.end()] if said is not None else told.text) is not None


def _known(state: State, figure: Figure, told: Citation) -> list[frozenset[str]]:
    """The names by which somebody dies, or by which the pronoun was told that can mean nobody else."""
    listed = roster(state).figures
    called = names_of(state, figure, told)
    if called or figure.gender not in ("f", "m"):
        return called
    own = [m.citations[0].start for m in figure.entity.mentions if _within(m, told)]
    for n in range(told.sentence, max(told.sentence - FAR, 0) - 1, -1):
        if called and n < told.sentence - BEFORE:
            break
        for mention in mentions_by_sentence(state).get((told.part, n), ()):
            other = listed.get(state.canonical.get(mention.entity, ""))
            person = mention.form != "pronoun" and mention.type == "PER" and other is not figure
            if other is not None and _goes_on(state, other, told, len(state.parts)) and not _goes_on(state, figure, told, 1):
                continue
            if mention.form == "nominal" and _SEVERAL.fullmatch(mention.citations[0].text.casefold()):
                continue
            behind = n == told.sentence and own and mention.citations[0].start > min(own)
            if behind or _anybody(mention):
                continue
            if person and (other is None or other.gender in ("u", figure.gender)):
                return []
        called = called or names_of(state, figure, state.parts[told.part].cite_sentence(n))
    return called


def _anybody(mention: Mention) -> bool:
    """Whether the words are of nobody who is known: "somebody in a mask"."""
    return mention.citations[0].text.casefold().partition(" ")[0] in _ANYBODY


def _goes_on(state: State, figure: Figure, told: Citation, parts: int) -> bool:
    """Whether somebody does something behind a sentence, in so many parts from its own, so that it was another who died."""
    return any(
        (e.citations[0].part, e.citations[0].start) >= (told.part, told.end) and e.citations[0].part < told.part + parts
        for e in _deeds(state).get(figure.id, ())
    )


_SEVERAL: Final = re.compile(r"(?:[a-z]+ )+[a-z]+[^s\W]s")
_SAID_OF_THE_DEAD: Final = frozenset("be have lie rest die remain appear leave fall".split())


@remembered
def _deeds(state: State) -> dict[str, list[model.Event]]:
    """What everybody surely does."""
    out: dict[str, list[model.Event]] = {}
    for event in state.events:
        if event.status == "actual" and event.confidence >= SURE and event.lemma.partition(" ")[0] not in _SAID_OF_THE_DEAD:
            for id in event.agents:
                out.setdefault(id, []).append(event)
    return out


def _within(mention: Mention, whole: Citation) -> bool:
    citation = mention.citations[0]
    return (citation.part, citation.sentence) == (whole.part, whole.sentence)
