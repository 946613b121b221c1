"""Those of one name of whom one is a child and the other long grown (N103)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import clean, mentions_by_sentence
from previously.views.findings.callings import trades_told
from previously.views.findings.evidence import EARLIER, UNREAL, named, place, sentence
from previously.views.findings.finding import Finding, made
from previously.views.findings.plain import agree, names_of
from previously.views.shown import Figure, roster

_YEARS: Final = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|[2-9]|1[0-4])"
_OLD: Final = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-\w+)?|[2-8]\d)"
_OF: Final = r"^(?: \([^()]*\))?(?:,| is| was|,? who (?:is|was)) (?:the |an? |only )?(?:[\w’'-]+ ){0,2}?"
_CHILD: Final = re.compile(
    rf"{_OF}(?:{_YEARS}[- ]years?[- ]old|(?:boy|girl|lad|child) of {_YEARS}|toddler|baby|infant|schoolboy|"
    rf"schoolgirl|{_YEARS}(?=[.,;]| and [a-z]))"
)
_CHILD_LATER: Final = re.compile(rf"[;,] (?P<who>he|she) is (?:only |just )?{_YEARS}(?: years old)?\b")
_GROWN: Final = re.compile(
    rf"{_OF}(?:elderly|aged|retired|{_OLD}[- ]years?[- ]old|hired gun|gunman|mercenary|bounty hunter|veteran|"
    r"widower?|pensioner|"
    r"grand(?:father|mother))\b|"
    rf"^,? (?:who )?has (?:[\w’'-]+ ){{0,4}}?(?:and )?{_OLD} years (?:at|in|of|on|with)\b"
)
_STUDENT: Final = re.compile(rf"{_OF}(?:student|schoolboy|schoolgirl|teenager|undergraduate)\b")
_ELDERLY: Final = re.compile(rf"{_OF}(?:elderly|aged|retired|ageing|aging)\b")
_TIME: Final = re.compile(
    r"\b(?:years? (?:later|pass\w*|go by|on|after|ago|before)|grow(?:s|n)? up|grew up|grown(?: up)?|"
    r"as a (?:child|boy|girl)|childhood|"
    r"flash\w*|younger self|when (?:he|she) was|decades?|in the past|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""What tells that a child may have grown, or that the story looks back."""
_WAS: Final = re.compile(r"\b(?:was|were|had been)\b")
_NOT_YET: Final = frozenset(["squire"])


_GROWN_TITLES: Final = frozenset("Sergeant Admiral Judge Captain Dr. Doctor Professor Inspector Mr. Mrs.".split())
LOOK: Final = 120
"""How many characters behind a name may tell somebody's age."""


class Age(NamedTuple):
    """Where a sentence tells how old somebody is: "child", "student", "grown" or "elderly"."""

    sort: str
    whole: Citation


_APART: Final = frozenset(frozenset(pair) for pair in (("child", "grown"), ("child", "elderly"), ("student", "elderly")))


def findings(state: State) -> Iterator[Finding]:
    """The first two ages that do not go together of everybody."""
    if any("years later" in part.text[part.body :] for part in state.parts):
        return
    for figure in roster(state).of_kind("character"):
        told = sorted(_told(state, figure), key=lambda age: place(age.whole))
        for one in told:
            other = next((a for a in told if _against(state, figure, one, a)), None)
            if other is not None:
                message = f"Two people have one name: {figure.name} is {_SAID[other.sort]} here, and {_SAID[one.sort]} before."
                yield made(state, "N103", message, (other.whole, one.whole), [figure.id])
                break


_SAID: Final = {"child": "a child", "student": "a student", "grown": "grown", "elderly": "old"}


def _told(state: State, figure: Figure) -> Iterator[Age]:
    for mention in named(figure):
        whole = sentence(state, mention.citations[0])
        ages = list(_beside(state, figure, mention, whole))
        if ages and not UNREAL.search(whole.text) and not EARLIER.search(whole.text):
            yield from (Age(sort, whole) for sort in ages)
    for trade, whole in trades_told(state, figure):
        if trade not in _NOT_YET:
            yield Age("grown", whole)


def _beside(state: State, figure: Figure, mention: Mention, whole: Citation) -> Iterator[str]:
    """How old the words around a name say that its bearer is."""
    citation = mention.citations[0]
    after = whole.text[citation.end - whole.start :][:LOOK]
    for sort, pattern in (("child", _CHILD), ("student", _STUDENT), ("elderly", _ELDERLY), ("grown", _GROWN)):
        if pattern.match(after):
            yield sort
    later = _CHILD_LATER.search(whole.text) if citation.start == whole.start else None
    if later is not None and _only_one(state, figure, whole, later["who"]):
        yield "child"
    if clean(citation.text).partition(" ")[0] in _GROWN_TITLES:
        yield "grown"


def _only_one(state: State, figure: Figure, whole: Citation, pronoun: str) -> bool:
    """Whether "he" in a sentence can be nobody else by name."""
    sex = "m" if pronoun == "he" else "f"
    listed = roster(state).figures
    ids = {state.canonical.get(m.entity, "") for m in mentions_by_sentence(state).get((whole.part, whole.sentence), ())}
    return all(id not in listed or id == figure.id or listed[id].gender not in (sex, "u") for id in ids)


def _against(state: State, figure: Figure, one: Age, other: Age) -> bool:
    """Whether two ages are of different parts, under one name, and no time has passed in between."""
    if frozenset((one.sort, other.sort)) not in _APART or not one.whole.part < other.whole.part:
        return False
    if other.sort in ("child", "student") and _WAS.search(other.whole.text):
        return False  # "Tess was thirteen", who teaches by now
    names = names_of(state, figure, one.whole), names_of(state, figure, other.whole)
    if not any(len(words) == 1 for words in names[1]):
        return False  # whoever is called by all of a name is the same one
    if not any(agree(figure, a, b) for a in names[0] for b in names[1]):
        return False
    between = state.parts[one.whole.part : other.whole.part + 1]
    return not any(_TIME.search(part.cite_sentence(n).text) for part in between for n in _about(figure, part.ordinal))


def _about(figure: Figure, part: int) -> set[int]:
    return {m.citations[0].sentence for m in figure.entity.mentions if m.citations[0].part == part}
