"""What became of somebody: the last that changed with them, was done to them or befell them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from msgspec import structs

from previously.asking.found import SURE, WORDS, Found, stem
from previously.asking.people import Called
from previously.asking.question import Asked, content
from previously.fold import State
from previously.model import Citation, Event
from previously.views.common import cite_sentence
from previously.views.statement import statement

_NEAR: Final = 0.3
"""How much of what else a question says must stand in the sentence that answers it."""
_AT_LAST: Final = frozenset("end finally last eventually ultimately finale close".split())
"""Words that ask for the last of it, and say nothing of what it was."""


class _Told(NamedTuple):
    """What is told of somebody: where, the event if there is one, and how sure it is that it is what happened to them."""

    citation: Citation
    event: Event | None
    sure: float


def befell(state: State, asked: Asked) -> list[Found]:
    """ "What happened to Ann?", "What becomes of Ben in the end?".

    Where a question says when or where, only what is told with the same words.
    """
    doc = asked.doc
    if asked.kind != "what" or asked.verb is None or doc.words[asked.verb].lemma not in ("happen", "become", "befall"):
        return []
    if any(w.lower in ("will", "would", "could") for w in doc.words):
        return []
    places = [o for o in doc.dependents(asked.verb, "obl", "obj") if o != asked.slot and asked.of(o)]
    places = [o for o in places if doc.preposition(o) in ("to", "of", "with")]
    beside = [w for c in asked.people for w in _beside(asked, c, places[:1])]
    words = [w for w in (*content(asked), *beside) if w.casefold() not in _AT_LAST]
    sought = [w for w in {stem(w): None for w in words} if w != stem(doc.words[asked.verb].text)]
    last = doc.words[asked.verb].lemma == "become" or any(w.lower in _AT_LAST for w in doc.words)
    found: list[Found] = []
    for one in (c for c in asked.people for o in places[:1] if c.first <= o <= c.last or c.head == o):
        told = _told(state, one.ids, last)
        shares = [_covered(state, t.citation, sought) for t in told]
        fits = [t for t, share in zip(told, shares, strict=True) if share == max(shares) and (not sought or share >= _NEAR)]
        found += [_sentence(state, t, one.ids[:1]) for t in fits[:1]]
    return found


def _beside(asked: Asked, one: Called, places: list[int]) -> list[str]:
    """The words of somebody or somewhere else that a question names: "in Stonebridge"."""
    if any(one.first <= o <= one.last or one.head == o for o in places):
        return []
    return [w.text for w in asked.doc.words[one.first : one.last + 1] if w.upos in ("PROPN", "NOUN")]


def _told(state: State, ids: tuple[str, ...], last: bool) -> list[_Told]:
    """What happened to somebody, the likeliest first: their death, else the last; what they did only where that is asked."""
    by_id = {e.id: e for e in state.events}
    changes = [c for c in state.conditions if c.entity in ids]
    found = []
    for change in changes:
        here = [e for c in change.causes if (e := by_id.get(c)) is not None] or [
            e for e in state.events if e.citations[0].sentence == change.citations[0].sentence
            and e.citations[0].part == change.citations[0].part and set(ids) & set(e.patients)
        ]  # fmt: skip
        found.append(_Told(change.citations[0], here[0] if here else None, SURE))
    for event in state.events:
        if event.status == "actual" and (_befalls(event, ids, last) or (last and _does(event, ids))):
            found.append(_Told(event.citations[0], event, _DONE_TO))
    found.sort(key=lambda t: (t.citation.part, t.citation.start), reverse=True)
    deaths = [c.citations[0] for c in changes if c.aspect == "life" and c.value == "dead"]
    dead = [t for t in found if t.citation in deaths]
    lives = [e for e in state.events if e.status == "actual" and set(ids) & set(e.agents)]
    over = dead and not last and not any((e.citations[0].part, e.citations[0].start) > _at(dead[0]) for e in lives)
    return [*(dead[:1] if over else []), *found]


def _at(told: _Told) -> tuple[int, int]:
    sentence = told.citation
    return sentence.part, sentence.end


def _does(event: Event, ids: tuple[str, ...]) -> bool:
    """Whether somebody does more than see, say or mean something."""
    return bool(set(ids) & set(event.agents)) and event.lemma.split()[0] not in _MILD | _SAID


def _covered(state: State, citation: Citation, sought: list[str]) -> float:
    """How much of what else a question says stands in a sentence or just before it."""
    if not sought:
        return 1.0
    here = {stem(w) for w in WORDS.findall(cite_sentence(state, citation).text)}
    return sum(w in here for w in sought) / len(sought)


_DONE_TO: Final = 0.55
"""How sure it is that what was last done to somebody is what happened to them."""
_MILD: Final = frozenset(
    """
    accompany address admire advise agree allow answer approach ask assure avoid believe call carry choose comfort consider
    contact convince discuss doubt expect explain face find follow forgive give greet have hear help hope inform instruct
    interview invite join know lead let like listen love meet mention miss need notice offer order pass persuade promise propose
    question reach recognise recognize remember remind reply reveal say see seek send show speak suggest support suspect take
    talk teach tell thank think trust understand urge lie mourn look hit_on visit want warn watch welcome wish write
    """.split()
)
"""What is said to somebody, or thought of them, leaves them as they were."""
_GRAVE: Final = frozenset(
    """
    abandon abduct acquit adopt appoint arrest attack banish beat behead betray blackmail blind brand burn burst capture
    chase condemn confine convict cripple crown crush cuff cut defeat demote deport depose destroy detain disinherit
    dismiss divorce drag drown drug elect evict execute exile expel fire flog frame free handcuff hang haunt hit
    hospitalise hospitalize imprison injure jail kidnap kill knight lock maim marry murder nurse overthrow paralyse
    paralyze pardon poison promote ransom release replace rescue rob ruin run sack save seize send sentence shoot sink
    stab strand strangle strike suspend swallow throw torture transfer trap whip wound wreck
    brainwash bury commit cure curse deactivate decommission deprogram disgrace dump dissolve enslave enchant erase expose heal
    humiliate hypnotize incarcerate infect institutionalize institutionalise jilt mutilate oust overpower possess reactivate
    reassign reinstate reprogram resurrect retire revive sacrifice sedate subdue transform unmask wipe
    """.split()
)
"""What is done to somebody and leaves them otherwise than they were."""
_BEFALLS: Final = frozenset(
    "collapse faint fall drown vanish disappear die crash stumble trip burn sink explode sicken choke perish".split()
)
"""What nobody does of their own will."""


def _befalls(event: Event, ids: tuple[str, ...], any_deed: bool) -> bool:
    """Whether an event is done to somebody, or befalls them."""
    lemma = event.lemma.split()[0]
    if set(ids) & set(event.patients):
        return lemma not in _MILD if any_deed else lemma in _GRAVE | _BEFALLS
    return bool(set(ids) & set(event.agents)) and not event.patients and lemma in _BEFALLS


_SAID: Final = frozenset(
    "be do try begin start stop keep want learn realise realize discover notice promise swear confess admit claim sit stand "
    "wait look watch feel pretend decide plan intend get go come".split()
)


def _sentence(state: State, told: _Told, who: tuple[str, ...]) -> Found:
    """The clause of what is told, or its sentence, made to stand alone."""
    events = [_alone(state, told.event)] if told.event is not None else []
    text = statement(state, state.parts[told.citation.part], told.citation.sentence, events).text.rstrip(".")
    if told.event is not None:
        part = state.parts[told.citation.part].text
        before = [part[slice(*e.trigger)] for e in state.events if _earlier(e, told.event)]
        text = _bare(text, part[slice(*told.event.trigger)], before)
    return Found(text, who, (told.citation,), told.sure)


def _earlier(event: Event, other: Event) -> bool:
    """Whether an event is told before another in its sentence."""
    here, there = event.citations[0], other.citations[0]
    return (here.part, here.sentence) == (there.part, there.sentence) and event.trigger[0] < other.trigger[0]


def _bare(text: str, verb: str, before: list[str]) -> str:
    """A statement without what else its sentence tells: "is attacked", of "borrows a coat and is attacked, which Ann sees"."""
    at = text.find(verb)
    if at < 0:
        return text
    aside = _ASIDE.search(text, at)
    if aside is not None:
        text = text[: aside.start()]
    joint = text.rfind(" and ", 0, at)
    undergone = _UNDERGOES.match(text, joint + len(" and ")) is not None
    if joint > 0 and undergone and any(v in text[:joint] for v in before) and len(text[joint:at].split()) - 1 <= _JOINING:
        return text[joint + len(" and ") :]
    led = _LED.match(text)
    return text[led.end() :] if led is not None and led.end() <= at and not any(v in led[0] for v in before) else text


_UNDERGOES: Final = re.compile(r"(?:then |later )?(?:is|are|was|were|gets|got) ")
_ASIDE: Final = re.compile(r", (?:who|whom|whose|which|while|although|though|\w+ing)\b")
_LED: Final = re.compile(r"(?:In|At|On|After|During|Before|By|From|Over|Within) (?:[\w-]+ ){1,3}(?=\[[^\]']+\] )")


def _alone(state: State, event: Event) -> Event:
    """An event whose clause ends where the next verb joined to its own begins: "locks her in", without "and sits down"."""
    text = state.parts[event.citations[0].part].text
    for other in _in_sentence(state, event):
        joint = text.rfind(" and ", event.trigger[1], other.trigger[0])
        if joint < 0 or len(text[joint : other.trigger[0]].split()) > _JOINING:
            continue
        clause = tuple((a, min(b, joint)) for a, b in event.clause if a < joint)
        return structs.replace(event, clause=clause)
    return event


_JOINING: Final = 2
"""Words from "and" to the verb that it joins to another: "and then leaves"."""


def _in_sentence(state: State, event: Event) -> list[Event]:
    """The events told after one in its sentence."""
    here = event.citations[0]
    return [
        e
        for e in state.events
        if (e.citations[0].part, e.citations[0].sentence) == (here.part, here.sentence) and e.trigger[0] > event.trigger[1]
    ]
