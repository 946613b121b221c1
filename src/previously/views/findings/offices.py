"""Offices that somebody holds again although they lost them (R404), and masters who serve their servants (R405)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.model import Citation, Event, Mention
from previously.views.common import mentions_by_sentence
from previously.views.findings.evidence import EARLIER, HEDGED, UNREAL, between, figures_in, named, place, sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.shown import Figure, roster

LOSING: Final = frozenset(
    "dismiss fire sack depose dethrone oust discharge relieve strip suspend remove demote resign retire".split()
)
"""What takes an office away."""
_OFFICE: Final = re.compile(
    r"\b(?:as|of (?:his|her|their) (?:office|post|position|title|job|rank) as) (?:the |a |an |his |her |"
    r"their )?((?:[A-Za-z][\w’'-]*)(?: of the [A-Z]\w+)?)"
)
_HOLDER: Final = re.compile(
    r"^ (?:the |his |her |their |[A-Z][\w’'-]*['’]s? )?(?P<office>[a-z][\w-]+(?: [a-z][\w-]+)?),? (?:[A-Z][\w.]+ )?$"
)
"""What stands between a dismissal and a name: "fires her press secretary, Tom"."""
OFFICES: Final = frozenset(
    "chief secretary minister chancellor steward treasurer manager director captain commander coach editor sheriff deputy "
    "constable inspector principal headmaster headmistress matron governor mayor ambassador chamberlain foreman "
    "adviser advisor "
    "general marshal warden superintendent commissioner president chairman chairwoman bishop abbot abbess".split()
)
"""Nouns for what one holds, and not only does."""
_BACK: Final = re.compile(
    r"\b(?:again|reinstat\w*|reappoint\w*|restor\w*|return\w*|resum\w*|re-?hir\w*|re-?elect\w*|"
    r"(?<!\bthe )back(?! of\b)|once more)\b",
    re.IGNORECASE,
)
"""What may tell that somebody has an office again."""
_TURNED_ROUND: Final = re.compile(
    r"\b(?:elect(?:s|ed|ions?)|coup|overthr\w+|abdicat\w*|toppl\w+|apologi[sz]\w*|begs?|begged|"
    r"sends? (?:[\w-]+ ){0,2}for (?:him|her)|"
    r"new (?:president|king|queen|duke|duchess|prince|lord|regime|management|bishop|abbot|tsar|sultan|"
    r"emperor|mayor|government|governor|boss|owner|prime minister|director|council))\b",
    re.IGNORECASE,
)
"""What may tell that whoever took the office has none, or has thought better of it, whomever the sentence names."""
_GIVEN: Final = re.compile(
    r"\b(?:becomes?|became|appoint\w*|nam(?:es|ed|ing)|promot\w*|elect\w*|makes?|made|takes? over|took over|choos\w*|chose\w*|"
    r"install\w*|crown\w*|hir\w*)\b",
    re.IGNORECASE,
)
"""The same in a sentence that speaks of the office."""
_PAST: Final = re.compile(
    r"\b(?:ex|former\w*|late|old|previous\w*|once|had|has been|have been|new|acting|still|wish\w*|want\w*|call\w*|"
    r"pretend\w*|claim\w*|usurp\w*)\b",
    re.IGNORECASE,
)
"""What may tell that a sentence means the office that they had, or that they do not have it."""
_CHANGED: Final = re.compile(
    r"\b(?:now|new|becomes?|became|hir\w*|promot\w*|demot\w*|no longer|takes? over|quits?|resign\w*|fir(?:e|es|ed)|"
    r"leaves?|left|buys?|"
    r"bought|sells?|sold|inherit\w*|used to|former\w*|once|later|years?|instead|each other|one another|both|undercover|"
    r"pretend\w*)\b",
    re.IGNORECASE,
)


def findings(state: State) -> Iterator[Finding]:
    """All that is wrong with who holds which office and who serves whom."""
    yield from _held_again(state)
    yield from _turned(state)


def _held_again(state: State) -> Iterator[Finding]:
    """ "Tom dismisses Ann as steward", and later "the steward, Ann" without a word."""
    listed = roster(state).figures
    for event in state.events:
        if event.lemma not in LOSING or event.status != "actual" or event.confidence < SURE:
            continue
        whole = sentence(state, event.citations[0])
        losers = event.patients or (event.agents if event.lemma in ("resign", "retire") else ())
        for figure in (listed[id] for id in losers if id in listed):
            office, end = _lost(state, event, whole, figure)
            told = whole.text[:end]
            if not office or UNREAL.search(whole.text) or HEDGED.search(told) or EARLIER.search(told):
                continue
            if figure.id in figures_in(state, whole) and (again := _called(state, figure, whole, office)) is not None:
                message = f"{figure.name} is “{office}” again, which they ceased to be in {state.parts[whole.part].id}."
                yield made(state, "R404", message, (again, whole), [figure.id])


def _lost(state: State, event: Event, whole: Citation, figure: Figure) -> tuple[str, int]:
    """The office that somebody loses, and where in the sentence it is told; empty where none is."""
    office = _OFFICE.search(whole.text, max(event.trigger[1] - whole.start, 0))
    if office is not None:
        return office[1], office.end()
    for mention in named(figure):
        citation = mention.citations[0]
        if (citation.part, citation.sentence) != (whole.part, whole.sentence) or citation.start < event.trigger[1]:
            continue
        held = _HOLDER.match(state.parts[whole.part].text[event.trigger[1] : citation.start])
        if held is not None and held["office"].split()[-1] in OFFICES:
            return held["office"], citation.start - whole.start
    return "", 0


def _called(state: State, figure: Figure, lost: Citation, office: str) -> Citation | None:
    """The first sentence of a later part that calls somebody by their office, if none until then tells that they "
    "have it again."""
    word = re.escape(office)
    for mention in figure.entity.mentions:
        citation = mention.citations[0]
        if place(citation) <= (lost.part, lost.end):
            continue
        whole = sentence(state, citation)
        if _BACK.search(whole.text) or (re.search(rf"\b{word}\b", whole.text) and _GIVEN.search(whole.text)):
            return None
        text = state.parts[citation.part].text
        before, after = text[whole.start : citation.start], text[citation.end : whole.end]
        if _PAST.search(whole.text):
            continue
        beside = (
            citation.text.casefold().startswith(f"{office.casefold()} ")
            or re.search(rf"\b{word}(?: of the [A-Z]\w+)?,? $", before, re.IGNORECASE)
            or re.match(rf"(?:,| is) the (?:[\w’']+ )?{word}\b", after)
        )
        if mention.form == "name" and citation.part > lost.part and beside:
            return None if _TURNED_ROUND.search(between(state, lost, whole)) else whole
    return None


def _turned(state: State) -> Iterator[Finding]:
    """Two of whom each works for the other, by sentences that name both."""
    figures = roster(state).figures
    told: dict[tuple[str, str], Citation] = {}
    for tie in state.ties:
        one, other = figures.get(tie.source), figures.get(tie.target)
        if tie.type != "works_for" or tie.qualifier is not None or one is None or other is None:
            continue
        if one.kind != "character" or other.kind != "character":
            continue
        for fact in tie.facts:
            whole = sentence(state, fact.citations[0])
            sure = fact.confidence >= SURE and fact.change == "begins" and {one.id, other.id} <= figures_in(state, whole).keys()
            doubted = HEDGED.search(whole.text) or UNREAL.search(whole.text) or _CHANGED.search(whole.text)
            if sure and not doubted:
                told.setdefault((one.id, other.id), whole)
    for (servant, master), whole in told.items():
        other_way = told.get((master, servant))
        if other_way is not None and place(other_way) < place(whole):
            between = (sentence(state, m.citations[0]) for m in _mentions(state, servant, master))
            if any(place(other_way) < place(c) <= place(whole) and _CHANGED.search(c.text) for c in between):
                continue
            names = f"{figures[servant].name} works for {figures[master].name}"
            message = f"{names}, but before, {figures[master].name} works for {figures[servant].name}."
            yield made(state, "R405", message, (whole, other_way), [servant, master])


def _mentions(state: State, *ids: str) -> Iterator[Mention]:
    for mentions in mentions_by_sentence(state).values():
        yield from (m for m in mentions if state.canonical.get(m.entity) in ids)
