"""Who lives, who died, how and by whose doing."""

from __future__ import annotations

import re
from typing import Final

from previously.asking.found import LIKELY, SURE, Found, names
from previously.asking.question import Asked, slots
from previously.fold import Condition, State
from previously.model import Citation, Event
from previously.reading import lexicon
from previously.views.common import cite_sentence
from previously.views.shown import roster

_UNTOLD: Final = 0.6
"""How sure it is that somebody lives who acts, and of whom no death is told."""
KILLED: Final = lexicon.KILL_SURE | {"shoot", "stab", "drown", "poison", "kill", "hang", "burn", "crush"}


def _life(state: State, id: str) -> Condition | None:
    told = [c for c in state.conditions if c.entity == id and c.aspect == "life"]
    return told[-1] if told else None


def alive(state: State, asked: Asked) -> list[Found]:
    """ "Is Ann dead?", "Did Ann die?"."""
    doc = asked.doc
    words = {w.lemma for w in doc.words} | {w.lower for w in doc.words}
    if asked.kind != "yes" or len(asked.people) != 1 or not words & {"dead", "alive", "die", "survive", "living", "live"}:
        return []
    life = _life(state, asked.people[0].ids[0])
    if life is None:
        return _acts(state, asked.people[0].ids[0], not words & _LIVING)
    dead = life.value == "dead"
    negative = bool(words & _LIVING)
    return [Found("yes" if dead != negative else "no", (life.entity,), life.citations, SURE)]


_LIVING: Final = frozenset("alive survive living live".split())
_DEATH: Final = re.compile(
    r"\b(?:dead|death|dies?|died|dying|kill\w*|murder\w*|bod(?:y|ies)|corpses?|funerals?|graves?|bur(?:y|ies|ied)|drown\w*|late|lost|"
    r"executed?|perish\w*|killers?|ghosts?|remains|skeletons?|deceased|mourn\w*|widows?|widowers?)\b",
    re.IGNORECASE,
)


def _acts(state: State, id: str, asks_dead: bool) -> list[Found]:
    """That somebody lives of whom no death is told: they do something in the last sentence that speaks of them."""
    figure = roster(state).figures.get(id)
    if figure is None or not figure.names or figure.kind != "character":
        return []
    told = [m.citations[0] for m in figure.entity.mentions if m.form != "pronoun"]
    acts = [e for e in state.events if e.status == "actual" and id in e.agents]
    if not acts or any(_DEATH.search(cite_sentence(state, c).text) for c in told):
        return []
    last = max(acts, key=lambda e: (e.citations[0].part, e.citations[0].start))
    return [Found("no" if asks_dead else "yes", (id,), last.citations[:1], _UNTOLD)]


def how(state: State, asked: Asked) -> list[Found]:
    """ "How did Ann die?": the clause that tells what became of her."""
    doc = asked.doc
    if asked.kind != "how" or asked.verb is None or doc.words[asked.verb].lemma not in KILLED | {"die", "perish"}:
        return []
    told = {e.id: e for e in state.events}
    found = []
    places = slots(asked, asked.verb)
    for id in asked.of(places.patient if doc.words[asked.verb].lemma in KILLED else places.agent):
        life = _life(state, id)
        if life is None or life.value != "dead":
            continue
        event = next((told[c] for c in life.causes if c in told), None)
        citation = life.citations[0]
        part = state.parts[citation.part]
        sentence = cite_sentence(state, citation).text
        if _SUICIDE.search(sentence) and set(life.by) <= {id}:
            found.append(Found("by suicide", (id,), life.citations, LIKELY))
            continue
        cause = _cause(state, id, citation)
        if cause is not None:
            text = " ".join(state.parts[cause.citations[0].part].text[a:b] for a, b in cause.clause)
            said = " ".join(_narrowed(text).split()).strip(" ,;.")
            found.append(Found(said, (id, *cause.agents), cause.citations, LIKELY))
            continue
        if not _HOW.search(sentence):
            continue  # a funeral says that, not how
        clause = event.clause if event is not None and event.lemma != "be" else ()
        text = " ".join(part.text[a:b] for a, b in clause)
        text = _narrowed(text if len(text.split()) > _BARE else sentence)
        found.append(Found(" ".join(text.split()).strip(" ,;."), (id, *life.by), life.citations, LIKELY))
    return found


def _narrowed(sentence: str) -> str:
    """Of a long sentence that tells how somebody died, the clauses that tell it, as far as its commas show them."""
    found = _HOW.search(sentence)
    if found is None or len(sentence.split()) <= _LONG:
        return sentence
    stops = [0, *(m.end() for m in _STOPS.finditer(sentence)), len(sentence)]
    first, last = max(s for s in stops if s <= found.start()), min(s for s in stops if s >= found.end())
    text = sentence[first:last].strip(" ,;:–—")
    return text if len(text.split()) > _BARE else sentence


_LONG: Final = 20
"""Words from which a sentence tells more than how somebody died."""
_STOPS: Final = re.compile(r"[,;:–—]\s")
_SUICIDE: Final = re.compile(r"\bkill(?:s|ed|ing)? (?:him|her)self\b|\bsuicide\b|\b(?:took|takes|take) (?:his|her) own life\b")
_ENDS: Final = frozenset("drown strangle hang burn behead suffocate smother electrocute starve freeze".split())
"""What nobody survives, wherever it is told."""
_HOW: Final = re.compile(
    r"\b(?:attack|hit|beat|struck|strik)\w*\b.*\bwith\b"
    r"|\b(?:kill|murder|slain|slay)\w*\b.*\b(?:with|by|in|when|while|during)\b"
    r"|\b(?:accident|crash|wreck|explosion|blast|fire|blaze|avalanche|earthquake|flood|illness|disease|fever|overdose|duel)s?\b"
    r"|\b(?:drown|strangl|stab|sho[ot]t|poison|hang|behead|burn|crush|starv|fr[eo]ez|execut|suffocat|chok|smother)"
    r"|\b(?:die[sd]?|dying|perish(?:es|ed)?) (?:\w+ )?of\b"
    r"|\b(?:die[sd]?|dying|perish(?:es|ed)?|death) (?:\w+ )?(?:in|from|by|when|while|during|as|at|after|on|under)\b",
    re.IGNORECASE,
)
"""What a sentence says that tells how somebody died, and not only that."""
_BARE: Final = 3
"""Words of a clause that says no more than that somebody died."""
_FATAL: Final = frozenset(
    "stab strangle shoot poison hit bite choke hang drown burn crush behead suffocate bleed crash incinerate electrocute "
    "smother trample impale starve freeze".split()
)
"""What can be how somebody died."""


def _cause(state: State, id: str, death: Citation) -> Event | None:
    """What was done to somebody, or befell them, in the sentence that tells their death or the one before it."""
    told = [e for e in state.events if e.status == "actual" and e.lemma.split()[0] in _FATAL and e.clause]
    told = [e for e in told if id in e.patients or (id in e.agents and not e.patients)]
    near = [e for e in told if e.citations[0].part == death.part and 0 <= death.sentence - e.citations[0].sentence <= 1]
    ends = [e for e in told if e.lemma in _ENDS]
    return near[-1] if near else ends[-1] if ends else None


def killer(state: State, asked: Asked) -> list[Found]:
    """ "Who killed Ann?", "By whom was Ann murdered?", "Whom did Ben kill?"."""
    doc = asked.doc
    if asked.verb is None or asked.slot is None or asked.kind != "who" or asked.said:
        return []
    if doc.words[asked.verb].lemma not in KILLED:
        return []
    places = slots(asked, asked.verb)
    killers = asked.of(places.agent)
    dead = asked.of(places.patient)
    found = []
    lemma = doc.words[asked.verb].lemma
    told = {e.id: e.lemma for e in state.events}
    for condition in state.conditions:
        if condition.aspect != "life" or condition.value != "dead" or not condition.by:
            continue
        if lemma not in lexicon.KILL_SURE and lemma not in {told.get(c) for c in condition.causes}:
            continue  # who shot them once need not be who killed them later
        if dead and condition.entity in dead and not killers:
            found.append(Found(names(state, condition.by, condition.citations[0]), condition.by, condition.citations, SURE))
        elif killers and set(killers) & set(condition.by) and not dead:
            who = (condition.entity,)
            found.append(Found(names(state, who, condition.citations[0]), who, condition.citations, SURE))
    return [f for f in found if f.text]
