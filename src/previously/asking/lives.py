"""Who lives, who died, how and by whose doing."""

from __future__ import annotations

import re
from typing import Final

from previously.asking.found import LIKELY, SURE, WORDS, Found, names, stem
from previously.asking.people import Called
from previously.asking.question import Asked, content, slots
from previously.fold import Condition, State
from previously.model import Citation, Event, Mention
from previously.reading import lexicon
from previously.reading.voices import passive
from previously.views.common import cite_sentence
from previously.views.shown import roster

_UNTOLD: Final = 0.6
"""How sure it is that somebody lives who acts, and of whom no death is told."""
_BLOWS: Final = frozenset("attack hit strike push wound injure knife bludgeon club impale cut run blow crush throw".split())
"""The verbs of what need not be survived."""
_SLIGHT: Final = frozenset("cut blow throw run".split())
"""Those that mostly are."""
KILLED: Final = lexicon.KILL_SURE | {"shoot", "stab", "drown", "poison", "kill", "hang", "burn", "crush"}
_GONE: Final = frozenset(("vanish", "disappear"))
"""What may have been somebody's end, for all that is told."""
_ENDED: Final = lexicon.KILL_SURE | frozenset("drown kill hang behead execute strangle starve freeze".split())
"""What nobody lives through."""


def _life(state: State, id: str) -> Condition | None:
    told = [c for c in state.conditions if c.entity == id and c.aspect == "life"]
    return told[-1] if told else None


def alive(state: State, asked: Asked) -> list[Found]:
    """ "Is Ann dead?", "Did Ann die?", "Was Ann murdered?", "Did Ann drown in the lake?"."""
    if asked.kind != "yes":
        return []
    figures = roster(state).figures
    people = [c for c in asked.people if any(id in figures and figures[id].kind == "character" for id in c.ids)]
    words = {w.lemma for w in asked.doc.words} | {w.lower for w in asked.doc.words}
    if len(people) != 1:
        return []
    if not words & {"dead", "alive", "die", "survive", "living", "live"}:
        return _met_end(state, asked, people[0])
    if len(asked.people) != 1:
        return []
    life = _life(state, people[0].ids[0])
    if life is None:
        return _acts(state, people[0].ids[0], not words & _LIVING)
    back = back_to_life(state, life) if life.value == "dead" else None
    if back is not None:
        return [Found("yes" if words & _LIVING else "no", (life.entity,), (back,), LIKELY)]
    dead = life.value == "dead"
    negative = bool(words & _LIVING)
    return [Found("yes" if dead != negative else "no", (life.entity,), life.citations, SURE)]


def _met_end(state: State, asked: Asked, one: Called) -> list[Found]:
    """Whether somebody was killed in a way: no where they live, yes where their death is told with all the question says."""
    if asked.verb is None or asked.said or asked.doc.words[asked.verb].lemma not in _ENDED:
        return []
    places = slots(asked, asked.verb)
    ended = places.patient if passive(asked.doc, asked.verb) else places.agent
    if ended is None or not one.first <= ended <= one.last or (ended == places.agent and places.patient is not None):
        return []
    if any(w.lower in ("not", "n't", "almost", "nearly") for w in asked.doc.words):
        return []
    life = _life(state, one.ids[0])
    if life is None:
        return _acts(state, one.ids[0], True)
    if life.value != "dead":
        return [Found("no", (life.entity,), life.citations, LIKELY)]
    if (back := back_to_life(state, life)) is not None:
        return [Found("no", (life.entity,), (back,), LIKELY)]
    sought = {stem(w) for w in content(asked)} - {stem(asked.doc.words[asked.verb].text)}
    sought |= {stem(w) for c in asked.people if c != one for w in WORDS.findall(asked.doc.span_text(c.first, c.last))}
    told = {stem(w) for w in WORDS.findall(cite_sentence(state, life.citations[0]).text)}
    told |= {stem(e.lemma) for e in state.events if e.id in life.causes}
    lemma = asked.doc.words[asked.verb].lemma
    same = bool(life.by) if lemma in lexicon.KILL_SURE else stem(lemma) in told
    return [Found("yes", (life.entity,), life.citations, LIKELY)] if same and sought <= told else []


_LIVING: Final = frozenset("alive survive living live".split())
_DEATH: Final = re.compile(
    r"\b(?:dead|death|dies?|died|dying|kill\w*|murder\w*|bod(?:y|ies)|corpses?|funerals?|graves?|bur(?:y|ies|ied)|drown\w*|late|lost|"
    r"executed?|perish\w*|deathbed|(?:last|never|not) (?:seen|heard)|(?:seen|heard of) no more|revived?|killers?|ghosts?|"
    r"(?:the|his|her|their|human|charred|burn(?:ed|t)|['’]s|of) remains|skeletons?|deceased|mourn\w*|widows?|widowers?|"
    r"vanish\w*|disappear\w*)\b",
    re.IGNORECASE,
)
_SURVIVES: Final = re.compile(
    r"\b(?:surviv(?:es?|ed)|(?:will|would) (?:live|recover|survive|pull through)|recover(?:s|ed)|pull(?:s|ed) through|"
    r"regains? consciousness|sav(?:es|ed|ing) (?:his|her) life|saved by|nursed (?:by|back)|"
    r"pulled (?:out of|from) (?:the|a) (?:river|water|sea|lake|canal|wreck\w*|rubble|flames|fire)|"
    r"(?:still|very much|found|is|are) alive)\b",
    re.IGNORECASE,
)
_BACK: Final = re.compile(
    r"\b(?:very much|(?<!was )(?<!were )still|is|are|turn(?:s|ed) out to be|(?:him|her)self|found) alive\b|"
    r"\bfak(?:ed?|es|ing) (?:his|her|their) (?:own )?deaths?\b",
    re.IGNORECASE,
)
"""What is said of those who were taken for dead and are not."""
_HEDGED: Final = re.compile(
    r"\b(?:if|whether|not|never|believ\w*|think\w*|thought|claim\w*|hop(?:es?|ed|ing)|convince\w*|suspect\w*|wonder\w*|insist\w*|"
    r"dream\w*|imagin\w*|hallucinat\w*|vision|ghost|pretend\w*|suppos\w*|rumou?r\w*)\b",
    re.IGNORECASE,
)
"""Before such words: what need not be so."""


def back_to_life(state: State, death: Condition) -> Citation | None:
    """A later sentence that says that somebody taken for dead lives."""
    after = (death.citations[-1].part, death.citations[-1].sentence)
    figure = roster(state).figures.get(death.entity)
    for mention in figure.entity.mentions if figure is not None else ():
        here = mention.citations[0]
        if mention.form == "pronoun" or (here.part, here.sentence) <= after or _owning(state, mention):
            continue
        sentence = state.parts[here.part].cite_sentence(here.sentence)
        told = _BACK.search(sentence.text)
        if told is not None and not _HEDGED.search(sentence.text[: told.start()]):
            return sentence
    return None


def _owning(state: State, mention: Mention) -> bool:
    """Whether words for somebody only say whose something is, and it is not what is left of them: "Ann's brother died"."""
    citation = mention.citations[0]
    text = state.parts[citation.part].text
    behind = text[citation.end : citation.end + _BEHIND]
    owning = _POSSESSIVE.match(behind) or (citation.text.endswith(("'s", "’s")) and _NOUNS.match(behind))
    return bool(owning) and not (owning and _DEATH.search(owning[0]))


_BEHIND: Final = 30
_POSSESSIVE: Final = re.compile(r"['’]s?(?: [\w-]+){1,2}")
_NOUNS: Final = re.compile(r"(?: [\w-]+){1,2}")


def _acts(state: State, id: str, asks_dead: bool) -> list[Found]:
    """That somebody lives of whom no death is told: they do something after the last that could have been their end."""
    figure = roster(state).figures.get(id)
    if figure is None or not figure.names or figure.kind != "character":
        return []
    told = {
        (m.citations[0].part, m.citations[0].sentence)
        for m in figure.entity.mentions
        if m.form != "pronoun" and not _owning(state, m)
    }
    if not told:
        return []
    acts: dict[tuple[int, int], Event] = {}
    suffers: set[tuple[int, int]] = set()
    ends: set[tuple[int, int]] = set()
    for event in state.events:
        place = (event.citations[0].part, event.citations[0].sentence)
        if id in event.patients:
            suffers.add(place)
            if event.lemma.split()[0] in KILLED | _BLOWS and event.status == "actual":
                ends.add(place)
        elif id in event.agents and event.lemma in _GONE:
            ends.add(place)
        elif id in event.agents and event.status == "actual":
            acts[place] = event
    text = {place: state.parts[place[0]].cite_sentence(place[1]).text for place in told | suffers}
    lives = {place for place, sentence in text.items() if _survives(sentence)}
    deadly = {place for place, sentence in text.items() if _deadly(sentence)} - lives
    harmed = ends | (suffers & deadly)
    ends |= {place for place in deadly if place in suffers or place not in acts}
    last = max(ends, default=(-1, -1))
    after = [place for place in acts if place > last and place not in deadly | harmed]
    after += [place for place in lives if place >= last]
    if max(told & deadly, default=(-1, -1)) == max(told):
        return []  # the last that is told of them may tell their end
    if not after:
        return []
    part, number = max(after)
    return [Found("no" if asks_dead else "yes", (id,), (state.parts[part].cite_sentence(number),), _UNTOLD)]


def _survives(sentence: str) -> bool:
    """Whether a sentence says that somebody came through."""
    told = _SURVIVES.search(sentence)
    clause = re.split(r"[,;:]", sentence[: told.start()])[-1] if told is not None else ""
    return told is not None and not _HEDGED.search(clause)


def _deadly(sentence: str) -> bool:
    """Whether a sentence speaks of death, and not only in the name of a thing: "the Death Ray"."""
    return any(not (m[0][0].isupper() and _NAMED_THING.match(sentence, m.end())) for m in _DEATH.finditer(sentence))


_NAMED_THING: Final = re.compile(r"[ -][A-Z]")


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
        joined = _AND_DIES.search(sentence)
        if joined is not None and not _HOW.search(sentence):
            found.append(Found(joined[0].strip(), (id, *life.by), life.citations, LIKELY))
            continue
        if not _HOW.search(sentence):
            continue  # a funeral says that, not how
        clause = event.clause if event is not None and event.lemma != "be" else ()
        text = " ".join(part.text[a:b] for a, b in clause)
        text = _narrowed(text if len(text.split()) > _BARE else sentence)
        if not {w.casefold() for w in WORDS.findall(text)} - _NO_WAY - {w.casefold() for w in WORDS.findall(asked.text)}:
            continue  # "she dies almost immediately" does not say how
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
_AND_DIES: Final = re.compile(
    r"(?:^|(?<=[,;:] )|(?<=\bwhen )|(?<=\bafter ))(?:[\w'’-]+ ){3,14}?and (?:then |later |soon )?(?:dies|died)\b"
)
"""What somebody did and died of: "drinks from her cup and dies"."""
_NO_WAY: Final = frozenset(
    "die dies died dying dead death is was are were has have had been he she they it his her their him them and but then too "
    "also almost immediately instantly soon later quickly suddenly finally eventually after afterwards shortly slowly alone "
    "as a the all up there here at once before long".split()
)
"""Words of a death that do not tell how it came."""
_SUICIDE: Final = re.compile(r"\bkill(?:s|ed|ing)? (?:him|her)self\b|\bsuicide\b|\b(?:took|takes|take) (?:his|her) own life\b")
_ENDS: Final = frozenset("drown strangle hang burn behead suffocate smother electrocute starve freeze".split())
"""What nobody survives, wherever it is told."""
_HOW: Final = re.compile(
    r"\b(?:attack|hit|beat|struck|strik)\w*\b.*\bwith\b"
    r"|\b(?:kill|murder|slain|slay)\w*\b.*\b(?:with|by|in|when|while|during)\b"
    r"|\b(?:accident|crash|wreck|explosion|blast|fire|blaze|avalanche|earthquake|flood|illness|disease|fever|overdose|duel)s?\b"
    r"|\b(?:bludgeon|batter|club|torture|kick|whip|trampl|stone)\w*\b.*\bto death\b"
    r"|\b(?:drown|strangl|stab|sho[ot]t|poison|hang|behead|burn|crush|starv|fr[eo]ez|execut|suffocat|chok|smother)"
    r"|\b(?:die[sd]?|dying|perish(?:es|ed)?) (?:\w+ )?of\b"
    r"|\b(?:die[sd]?|dying|perish(?:es|ed)?|pass(?:es|ed|ing)? away|death) (?:\w+ )?"
    r"(?:in|from|by|when|while|during|as|at|after|on|under)\b",
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
        if {*condition.by} <= {condition.entity} and not _SUICIDE.search(cite_sentence(state, condition.citations[0]).text):
            continue  # nobody is hanged by themselves
        if dead and condition.entity in dead and not killers:
            found.append(Found(names(state, condition.by, condition.citations[0]), condition.by, condition.citations, SURE))
        elif killers and set(killers) & set(condition.by) and not dead:
            who = (condition.entity,)
            found.append(Found(names(state, who, condition.citations[0]), who, condition.citations, SURE))
    if dead and not killers and not any(_named(state, f) for f in found):
        blows = [f for id in dead for f in _by_blow(state, id, lemma)]
        known = [f._replace(sure=LIKELY) for f in blows if _named(state, f)] if found else blows
        found = known + found  # "a driver" killed him, and it was Ann who ran into him
    if dead and not killers and not found:
        found = [f for id in dead for f in _owned_up(state, id, lemma)]
    return [f for f in found if f.text]


def _named(state: State, found: Found) -> bool:
    """Whether an answer is somebody by name."""
    listed = roster(state).figures
    return any(id in listed and listed[id].names for id in found.who)


def _owned_up(state: State, id: str, asked: str) -> list[Found]:
    """Whoever says of themselves that they did it: "Ann implies that she poisoned Ben"."""
    sort = KILLED if asked in lexicon.KILL_SURE else {asked}
    said = {
        (e.citations[0].part, e.citations[0].sentence, agent)
        for e in state.events
        if e.status == "actual" and e.lemma.split()[0] in _OWNING_UP
        for agent in e.agents
    }
    return [
        Found(names(state, e.agents, e.citations[0]), e.agents, e.citations, LIKELY)
        for e in state.events
        if e.status == "claim" and e.lemma in sort and id in e.patients and id not in e.agents
        if e.agents and all((e.citations[0].part, e.citations[0].sentence, agent) in said for agent in e.agents)
    ][::-1]


_OWNING_UP: Final = frozenset("confess admit reveal imply boast acknowledge disclose recall remember realise realize".split())


def _by_blow(state: State, id: str, asked: str) -> list[Found]:
    """Whoever last did to somebody what kills, or, of the dead, what can: "the man who hit him with a baton"."""
    life = _life(state, id)
    told_dead = life is not None and life.value == "dead"
    dead = told_dead or (life is None and asked in lexicon.KILL_SURE and _last_blow(state, id))
    listed = roster(state).figures
    blows = KILLED | _BLOWS - {"attack"} if dead else _ENDED
    sort = blows if asked in lexicon.KILL_SURE else {asked}
    told = [e for e in state.events if e.status == "actual" and id in e.patients and e.agents and id not in e.agents]
    told = [e for e in told if e.lemma in sort and any(a in listed and listed[a].kind == "character" for a in e.agents)]
    if life is not None and told_dead:  # a blow of long ago was no end
        told = [e for e in told if e.lemma not in _SLIGHT or e.citations[0].part == life.citations[0].part]
    sure = KILLED | _ENDED if told_dead or asked not in lexicon.KILL_SURE else _ENDED
    return [
        Found(names(state, e.agents, e.citations[0]), e.agents, e.citations, LIKELY if e.lemma in sure else _BLOW)
        for e in told[:-2:-1]
    ]


def _last_blow(state: State, id: str) -> bool:
    """Whether the last that is told of somebody is a blow that can kill: whoever asks who killed them knows that it did."""
    blows = [e for e in state.events if e.status == "actual" and id in e.patients and e.lemma in KILLED | _BLOWS - {"attack"}]
    if not blows:
        return False
    last = (blows[-1].citations[0].part, blows[-1].citations[0].sentence)
    acts = (e.citations[0] for e in state.events if id in e.agents and e.status == "actual")
    return all((c.part, c.sentence) <= last for c in acts)


_BLOW: Final = 0.6
"""How sure it is that whoever struck the dead killed them."""
