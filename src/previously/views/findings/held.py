"""People who go about freely although they are held, and nobody has freed them (S302)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.model import Citation, Event, Mention
from previously.views.common import mentions_by_sentence
from previously.views.findings.afterwards import Over, first_deed
from previously.views.findings.evidence import EARLIER, HEDGED, UNREAL, figures_in, sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.findings.plain import names_of
from previously.views.shown import Figure, roster

HOLDING: Final = frozenset("imprison jail incarcerate kidnap abduct lock chain cage arrest detain".split())
"""What is done to somebody who then is held."""
AT_LARGE: Final = frozenset(
    "drive ride gallop cycle row swim travel visit attend buy sell hire rob hunt fish dance follow chase wander stroll "
    "marry shop host picnic".split()
)
"""What nobody does who is held."""
_KEPT: Final = re.compile(r"\b(?:up|in|inside|into|behind|to|below|away)\b", re.IGNORECASE)
"""What tells that locking and chaining is done to a person who stays there."""
_FREED: Final = re.compile(
    r"\b(?:freed?|frees|freedom|freely|releas\w*|escap\w*|rescu\w*|liberat\w*|liberty|flee\w*|fled|flight|bail\w*|"
    r"acquit\w*|pardon\w*|"
    r"exonerat\w*|clear(?:s|ed)|innocen\w*|ransom\w*|exchang\w*|swap\w*|discharg\w*|parol\w*|unlock\w*|unti(?:e|es|"
    r"ed)|untying|unchain\w*|"
    r"loose\w*|sav(?:es?|ed|ing)|goes|go|gone|went|going|leav\w*|left|lets?|out|away|back|home|return\w*|dismiss\w*|drop\w*|"
    r"trial|tri(?:es|ed)|court|judge|jury|serv(?:es|ed|ing)|pays?|paid|fin(?:e|ed)|breaks?|broke|breaking|opens?|opened|"
    r"surviv\w*|later|(?<!\bone )after(?! (?:her|him|them|it)\b)\w*|"
    r"since|years?|months?|weeks?|days?|next|end(?:s|ed)?|(?:is|was|are|were|all) over|guards?|guarded|escort\w*|chains?|"
    r"prisoners?|captors?|kidnappers?|dead|dies|killed)\b",
    re.IGNORECASE,
)
"""What may tell that somebody is held no longer, or goes where they are taken: many words, for a release is told in many."""
PRONOUN: Final = 0.9
"""How sure the reading must be whom "him" means who is locked up."""
_ANYBODY: Final = re.compile(
    r"\b(?:freed?|frees|freedom|releas\w*|escap\w*|rescu\w*|liberat\w*|fled|bail|acquit\w*|pardon\w*|unlock\w*|prisoners?|"
    r"captives?|"
    r"(?:lets?|letting) (?:him|her|them|everybody|everyone|all)|(?:years?|months?|weeks?|days?) (?:later|after|pass\w*|"
    r"go by)|"
    r"(?:next|following|after \w+|in the) (?:year|spring|summer|autumn|winter|month|week)s?)\b",
    re.IGNORECASE,
)
"""What may tell it of somebody who is not called by name."""
OVER: Final = Over(_FREED, _ANYBODY)
TAKEN: Final = Over(re.compile(_FREED.pattern.replace("prisoners?|", ""), re.IGNORECASE), _ANYBODY)
"""The same of "takes him prisoner", which says itself what else tells of those who are led away."""
_YEARS: Final = re.compile(r"\bto (?:life|(?:\w+ )?(?:prison|jail)|[\w-]+ years)\b")
_PRISONER: Final = re.compile(r"^ [^,;.]{2,40} (?:prisoner|captive|hostage)\b")
_DUNGEON: Final = re.compile(r"^ (?:[\w’'-]+ ){1,4}?(?:in|into) (?:the |an? )?(?:[a-z]+ )?(?:dungeons?|pit|prison|jail|cell)\b")
FOR_LONG: Final = {"sentence": _YEARS, "throw": _DUNGEON, "cast": _DUNGEON, "fling": _DUNGEON, "take": _PRISONER}
"""What is done to somebody who is held for years where these words stand behind it."""
_LET_OUT: Final = re.compile(
    r"\b(?:freed?|frees|freedom|releas\w*|escap\w*|rescu\w*|liberat\w*|fled|flees?|bail\w*|acquit\w*|pardon\w*|"
    r"exonerat\w*|overturn\w*|appeal\w*|amnest\w*|parol\w*|sets? (?:him|her) |lets? (?:him|her) |served|serves (?:his|her|out)|"
    r"breaks? (?:out|him|her)|broke (?:out|him|her)|out of (?:prison|jail)|comes? (?:out|home|back)|came (?:out|home|back)|"
    r"returns?|returned|(?:years?|months?) (?:later|after|pass\w*|go by)|furlough|probation|suspended)\b",
    re.IGNORECASE,
)
"""What may tell that a sentence of years is over."""
SERVED: Final = Over(_LET_OUT, _ANYBODY)


def findings(state: State) -> Iterator[Finding]:
    """The first thing that everybody does at large who is surely held."""
    seen: set[str] = set()
    for event in state.events:
        for figure, told in _held(state, event):
            over = TAKEN if event.lemma == "take" else OVER if event.lemma in HOLDING else SERVED
            deed = None if figure.id in seen else first_deed(state, figure, told, AT_LARGE, over)
            if deed is not None:
                seen.add(figure.id)
                where = sentence(state, deed.citations[0])
                verb = state.parts[where.part].text[slice(*deed.trigger)]
                message = f"{figure.name} is free (“{verb}”), but is held since {state.parts[told.part].id}."
                yield made(state, "S302", message, (where, told), [figure.id])


def _held(state: State, event: Event) -> Iterator[tuple[Figure, Citation]]:
    """Who is held from an event on, called by name, and the sentence that tells it."""
    if event.lemma not in (*HOLDING, *FOR_LONG) or event.status != "actual" or event.confidence < SURE:
        return
    whole = sentence(state, event.citations[0])
    after = state.parts[whole.part].text[event.trigger[1] : whole.end]
    if event.lemma in ("lock", "chain") and not _KEPT.search(after):
        return
    if event.lemma in FOR_LONG and not FOR_LONG[event.lemma].search(after):
        return
    before = whole.text[: event.trigger[1] - whole.start] if event.lemma in FOR_LONG else whole.text
    if UNREAL.search(whole.text) or EARLIER.search(before) or HEDGED.search(before):
        return
    listed = roster(state).figures
    for id in dict.fromkeys((*event.patients, *_behind(state, event))):
        figure = listed.get(id)
        if figure is None or figure.kind != "character" or id in event.agents:
            continue
        if id in figures_in(state, whole):
            if names_of(state, figure, whole):
                yield figure, whole
        elif _meant(state, figure, event, whole):
            yield figure, whole


def _behind(state: State, event: Event) -> Iterator[str]:
    """Whose name stands right behind a verb: "takes Tom prisoner" is done to Tom."""
    place = event.citations[0].part, event.citations[0].sentence
    for mention in mentions_by_sentence(state).get(place, ()):
        if mention.form == "name" and mention.citations[0].start == event.trigger[1] + 1:
            yield state.canonical.get(mention.entity, "")


def _meant(state: State, figure: Figure, event: Event, whole: Citation) -> bool:
    """Whether "him" behind a verb means somebody who was named in the sentence before, where nobody else of that sex is."""
    before = state.parts[whole.part].cite_sentence(max(whole.sentence - 1, 0))
    near = {**figures_in(state, before), **figures_in(state, whole)}
    pronoun = next((m for m in figure.entity.mentions if m.citations[0].start == event.trigger[1] + 1 and _in(m, whole)), None)
    if pronoun is None or pronoun.form != "pronoun" or pronoun.confidence < PRONOUN or figure.id not in near:
        return False
    return bool(names_of(state, figure, before)) and all(
        f is figure or f.gender not in ("u", figure.gender) for f in near.values()
    )


def _in(mention: Mention, whole: Citation) -> bool:
    return (mention.citations[0].part, mention.citations[0].sentence) == (whole.part, whole.sentence)
