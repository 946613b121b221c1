"""Who makes common cause: one who is won for another's work, who join forces, set out together, or act together twice."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import person_object
from previously.reading.events import Happening
from previously.reading.joint import AT_LEISURE, MANY
from previously.reading.sides import PACTS, SEALED
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, former, sure, told_in_the_present

AIDING = frozenset("help assist aid".split())
WINNING = frozenset(
    "convince persuade recruit enlist threaten blackmail force coerce compel manipulate trick bribe talk get".split()
)
"""Verbs whose object then does what they are brought to do."""
AGREEING = frozenset("agree consent decide volunteer".split())
"""Verbs whose subject then does what they are told to have taken on."""
FORCES = frozenset("forces hands".split())
"""What two join who are on one side from then on."""
JOURNEYS = frozenset("travel journey venture trek embark sail ride fly head go return set race sneak".split())
"""Verbs of going somewhere, which two do hand in hand where it is for a purpose."""
PURPOSES = frozenset(
    "find rescue save stop kill steal retrieve recover investigate destroy free fight track hunt search confront capture "
    "defeat assassinate rob sabotage arrest warn".split()
)
"""What those are after who go somewhere for a purpose."""
QUESTS = frozenset("search quest mission hunt investigation journey expedition pursuit operation raid heist rescue".split())
"""Nouns for what those who go on with it do hand in hand."""
GOING_ON = frozenset("continue resume begin start lead undertake".split())
HAVING_A_HAND = frozenset("join accompany assist aid help".split())
MINDFUL = frozenset(
    "know learn realize realise believe think want wish like love hate fear discuss tell say ask call name marry wed kiss "
    "forgive mourn miss recognize recognise remember notice understand witness overhear encounter await attend need let "
    "hug embrace adopt leave lose greet thank discover witness suffer receive bear befriend".split()
)
"""Verbs with an object that tell of no work."""
TWICE = 2
"""In how many sentences two must act together for that to be their way."""


def find(doc: Doc, cast: Cast, events: list[Happening]) -> list[Tie]:
    """Who makes common cause with whom, as a part's deeds tell: between kin and lovers it tells nothing."""
    present = told_in_the_present(doc)
    out = [
        tie for event in events for tie in (*_won(doc, cast, event), *_setting_out(doc, event), *_on_a_quest(doc, cast, event))
    ]
    for word in doc.words:
        if word.upos == "VERB" and word.lemma == "join":
            out += _joining(doc, cast, word.index, FORCES, former(doc, word.index, present) is None)
        elif word.upos == "VERB" and word.lemma in SEALED:
            out += _joining(doc, cast, word.index, PACTS, former(doc, word.index, present) is None)
    return [*out, *_again(doc, events)]


def tie(a: Filler, b: Filler, word: int) -> Iterator[Tie]:
    """That two people work together on one day."""
    if a.type == b.type == "PER" and a.entity != b.entity:
        yield Tie(a.entity, b.entity, "works_with", None, True, word, sure(a, b), passing=True)


def _won(doc: Doc, cast: Cast, event: Happening) -> Iterator[Tie]:
    """ "Convinces Tom to help her", "after Tom agrees to help her": who is won for somebody's work has a hand in it."""
    words, verb = doc.words, event.word
    up = words[words[verb].head]
    if event.lemma not in AIDING or event.status == "negated" or words[verb].label not in ("xcomp", "advcl", "ccomp"):
        return
    won = up.lemma in WINNING and bool(doc.dependents(up.index, "obj", "nsubj:pass"))
    to = doc.lowers(verb, "mark")
    if not (won or up.lemma in AGREEING) or not to & {"to", "into"} or status(doc, up.index) != "actual":
        return
    objects = doc.dependents(verb, "obj")
    helpers, helped = event.arguments.agents, event.arguments.patients
    if won and not objects:
        helped = cast.at(surface_subject(doc, up.index))  # "convinces him to help"
    elif not person_object(doc, verb):
        helped = tuple(f for c in objects for f in cast.possessor(c))  # "to help her escape", read as something of hers
    for a in helpers:
        for b in helped[:1]:
            yield from tie(a, b, verb)


def _joining(doc: Doc, cast: Cast, verb: int, nouns: frozenset[str], now: bool) -> Iterator[Tie]:
    """ "Joins forces with Tom", "Ann and Tom form an alliance"."""
    words = doc.words
    things = [c for c in doc.dependents(verb, "obj") if words[c].lower in nouns]
    agreed = words[words[verb].head].lemma in ("agree", "decide") and status(doc, verb) == "plan"
    if not things or not now or not (agreed or status(doc, verb) == "actual"):
        return
    beside = [*doc.dependents(verb, "obl"), *(k for c in things for k in doc.dependents(c, "nmod"))]
    others = [f for c in beside if doc.preposition(c) == "with" for f in cast.at(c)]
    people = cast.at(surface_subject(doc, verb))
    if others:
        yield from (t for a in people for b in others if nouns is FORCES for t in tie(a, b, verb))
    elif len(people) == TWICE and not any(doc.preposition(c) in ("with", "between", "of") for c in beside):
        yield from tie(people[0], people[1], verb)


def _setting_out(doc: Doc, event: Happening) -> Iterator[Tie]:
    """ "Ann and Tom set out to find the ledger", "travels north with Tom to stop the duke"."""
    if event.lemma not in JOURNEYS or event.status != "actual" or (event.lemma == "set" and event.particle != "out"):
        return
    todo = [c for c in doc.dependents(event.word, "advcl", "xcomp") if doc.words[c].lemma in PURPOSES]
    purpose = any(doc.words[m].lower == "to" for c in todo for m in doc.dependents(c, "mark"))
    purpose |= doc.has(event.word, QUESTS, "obl")
    if purpose:
        yield from (t for a, b in _side_by_side(doc, event) for t in tie(a, b, event.word))


def _side_by_side(doc: Doc, event: Happening) -> Iterator[tuple[Filler, Filler]]:
    """Those who do something together: two or three as its subject, or one with another."""
    agents = event.arguments.agents
    if 1 < len(agents) <= MANY:
        yield from ((a, b) for i, a in enumerate(agents) for b in agents[i + 1 :])
    beside = [f for role, f in event.arguments.others if role in ("with", "alongside")]
    beside += event.arguments.patients if doc.cases(event.word) & {"with", "alongside"} else ()
    if 0 < len(agents) <= MANY and 0 < len(beside) <= MANY:
        yield from ((a, b) for a in agents for b in beside)


def _on_a_quest(doc: Doc, cast: Cast, event: Happening) -> Iterator[Tie]:
    """ "Continues his search with Tom", "joins her in the hunt for the heron"."""
    if event.status != "actual":
        return
    words, verb = doc.words, event.word
    quests = [c for c in doc.dependents(verb, "obj") if words[c].lower in QUESTS]
    if event.lemma in GOING_ON and quests:
        within = [k for c in quests for k in doc.dependents(c, "nmod") if doc.preposition(k) == "with"]
        pairs = [*_side_by_side(doc, event), *((a, b) for a in event.arguments.agents for k in within for b in cast.at(k))]
        yield from (t for a, b in pairs for t in tie(a, b, verb))
    if event.lemma in HAVING_A_HAND and person_object(doc, verb):
        beside = [*doc.dependents(verb, "obl"), *(k for o in doc.dependents(verb, "obj") for k in doc.dependents(o, "nmod"))]
        if any(words[c].lower in QUESTS and doc.preposition(c) in ("in", "on", "with") for c in beside):
            yield from (t for a in event.arguments.agents for b in event.arguments.patients for t in tie(a, b, verb))


def _again(doc: Doc, events: list[Happening]) -> Iterator[Tie]:
    """Two who do one thing and then another together: once may be chance."""
    before: dict[frozenset[str], tuple[int, str]] = {}
    for event in events:
        agents = event.arguments.agents
        if len(agents) != TWICE or event.status not in ("actual", "attempt") or event.guessed or not _works(doc, event):
            continue
        both, sentence = frozenset(f.entity for f in agents), doc.words[event.word].sentence
        if both not in before:
            before[both] = (sentence, event.lemma)
        elif before[both][0] != sentence and before[both][1] != event.lemma:
            yield from tie(agents[0], agents[1], event.word)


def _works(doc: Doc, event: Happening) -> bool:
    """Whether something is done to somebody or something."""
    if event.lemma in AT_LEISURE | MINDFUL | lexicon.LOVE or doc.words[event.word].upos != "VERB":
        return False
    return bool(doc.dependents(event.word, "obj"))
