"""On whose orders something was done: who stands behind "on the orders of", before "had him do it"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from previously.asking.deeds import spelt, told
from previously.asking.found import LIKELY, WORDS, Found, names, stem
from previously.asking.lives import KILLED
from previously.asking.parsed import GUESS
from previously.asking.question import Asked, content
from previously.asking.sought import asking
from previously.fold import State
from previously.reading.lexicon import KILL_SURE
from previously.views.common import cite_sentence, mentions_by_sentence, spoken_of, whom
from previously.views.shown import roster

_ASKED: Final = frozenset("order command behest behalf instruction request instigation bidding direction".split())
_NOUNS: Final = r"(?:orders?|commands?|behest|behalf|instructions?|request|instigation|bidding|directions?)"
_BEFORE: Final = re.compile(
    rf"(?:\b(?:on|at|under|by) (?:the )?(?:\w+ )?{_NOUNS} of|\b(?:ordered|hired|paid|bribed|told|instructed|commanded|sent|"
    r"put up)(?: to(?: do (?:it|so))?)? by)(?: the| a| an)? $",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(rf"^['’]s? (?:\w+ )?{_NOUNS}\b", re.IGNORECASE)
_HIS: Final = re.compile(rf"^ (?:\w+ )?{_NOUNS}\b", re.IGNORECASE)
_LEAST: Final = 0.5
"""How much of what the question says must stand in the sentence or the one before it, where it tells another deed."""


def behest(state: State, asked: Asked) -> list[Found]:
    """ "On whose orders was the girth cut?": the last told first."""
    if asked.kind != "whose" or asked.doc.words[asking(asked)].lemma not in _ASKED:
        return []
    ways = spelt(asked.doc, asked.verb) if asked.verb is not None else ()
    sought = {stem(w) for w in content(asked)} - {stem(asked.doc.words[asking(asked)].text)}
    return _worded(state, asked, lambda place: _of(state, asked, place, ways, sought))


def _worded(state: State, asked: Asked, fits: Callable[[tuple[int, int]], bool]) -> list[Found]:
    """Whoever stands behind "on the orders of" in a fitting sentence, the last told first."""
    listed = roster(state).figures
    found: list[Found] = []
    for (part, number), mentions in mentions_by_sentence(state).items():
        text = re.sub(r"\s", " ", state.parts[part].text)
        begin, end = state.parts[part].sentences[number]
        for mention in mentions:
            here = mention.citations[0]
            id = whom(state, mention)
            if id in asked.ids or id not in listed or (mention.form == "pronoun" and mention.confidence < GUESS):
                continue
            behind = _HIS if mention.form == "pronoun" else _BEHIND
            led = _BEFORE.search(text[begin : here.start]) or behind.match(text[_bare(here.text, here.start) : end])
            if led and fits((part, number)):
                citation = state.parts[part].cite_sentence(number)
                found.append(Found(names(state, [id], citation), (id,), (citation,), LIKELY))
    return [f for f in found[::-1] if f.text]


_COMMANDS: Final = frozenset(
    "order tell command instruct hire pay bribe send ask arrange commission direct force persuade manipulate have get make "
    "blackmail contract".split()
)
_ORDERED: Final = frozenset("order command arrange commission plan plot orchestrate organise organize demand".split())
_ENDS: Final = frozenset("death murder killing assassination execution arrest kidnapping abduction poisoning".split())


def commanded(state: State, asked: Asked) -> list[Found]:
    """ "Who ordered Ann's death?", "Who had Ann killed?": who has somebody else do it, the last told first."""
    deed = _deed(asked)
    if deed is None or asked.kind != "who":
        return []
    victims, sort = deed
    found: list[Found] = []
    for event in state.events:
        if event.lemma.split()[0] not in sort or not set(event.patients) & victims:
            continue
        here = event.citations[0]
        led = [
            e
            for e in state.events
            if e.status == "actual" and e.lemma.split()[0] in _COMMANDS and e.agents and e.trigger[0] < event.trigger[0]
            and (e.citations[0].part, e.citations[0].sentence) == (here.part, here.sentence)
            and set(e.patients) & set(event.agents) and not set(e.agents) & {*event.agents, *event.patients}
        ]  # fmt: skip
        found += [Found(names(state, e.agents, here), e.agents, e.citations, LIKELY) for e in led[-1:]]
    told = {
        (e.citations[0].part, e.citations[0].sentence)
        for e in state.events
        if e.lemma.split()[0] in sort and set(e.patients) & victims
    }
    found += _worded(state, asked, lambda place: place in told)
    return [f for f in found[::-1] if f.text]


def _deed(asked: Asked) -> tuple[frozenset[str], frozenset[str]] | None:
    """To whom and what was done on somebody's orders, if a question asks for whose."""
    doc = asked.doc
    if asked.verb is None or asked.slot is None:
        return None
    if doc.words[asked.verb].lemma in _ORDERED:
        what = doc.first(asked.verb, "obj")
        if what is None or doc.words[what].lemma not in _ENDS:
            return None
        victims = frozenset(id for o in doc.dependents(what, "nmod", "nmod:poss") for id in asked.of(o))
        noun = doc.words[what].lemma
        return victims, KILLED if noun in ("death", "murder", "killing") else KILLED | _VERBS.get(noun, frozenset())
    verb, up = asked.verb, doc.words[asked.verb].head
    lemma = doc.words[verb].lemma
    held = [o for o in doc.dependents(verb, "nsubj", "nsubj:pass", "obj") if o != asked.slot]
    perfect = any(doc.words[c].lemma == "have" and c < o < verb for c in doc.dependents(verb, "aux") for o in held)
    if not perfect and (up == verb or doc.words[up].lemma not in ("have", "get") or doc.first(up, "nsubj") != asked.slot):
        return None  # "Who had Ann killed?" may read as "had killed"
    held += doc.dependents(up, "obj") if not perfect else []
    return frozenset(id for o in held for id in asked.of(o)), frozenset((lemma,)) | (
        KILLED if lemma in KILL_SURE else frozenset()
    )


_VERBS: Final[dict[str, frozenset[str]]] = {
    "arrest": frozenset(("arrest",)),
    "kidnapping": frozenset(("kidnap", "abduct")),
    "abduction": frozenset(("kidnap", "abduct")),
}


def _bare(text: str, start: int) -> int:
    """Where a mention ends without a possessive's ending."""
    return start + len(re.sub(r"['’]s?$", "", text))


def _of(state: State, asked: Asked, place: tuple[int, int], ways: tuple[str, ...], sought: set[str]) -> bool:
    """Whether a sentence tells what the question asks about, by its verb also with the one before it."""
    part, number = place
    near = range(max(0, number - 1), number + 1)
    verbs = {e.lemma for e in state.events if e.citations[0].part == part and e.citations[0].sentence in near}
    deed = any(told(way, verb) for way in ways for verb in verbs)
    if ways and not deed:
        return False
    stems = {stem(w) for n in near for w in WORDS.findall(cite_sentence(state, state.parts[part].cite_sentence(n)).text)}
    people = bool(asked.ids) and any(asked.ids & spoken_of(state, part, n) for n in near)
    return people or not sought or len(sought & stems) / len(sought) >= _LEAST
