"""What changes in people: deaths first of all, then captivity, custody, injury, illness; each from an event or a word."""

from __future__ import annotations

import msgspec

from previously.reading import deaths, lexicon, outlived, remains
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast
from previously.reading.deeds import held_captive
from previously.reading.events import KNOWN, Happening, people
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.status import status
from previously.reading.syntax import Doc

INJURE = frozenset("injure wound hurt stab shoot beat maim cripple burn poison".split())
FEIGN = frozenset(("fake", "feign", "stage"))
REVIVE = frozenset(["revive", "resurrect", "reanimate", "resuscitate"])


BADLY = frozenset("badly severely brutally savagely viciously mercilessly up unconscious senseless bloody".split())


class Change(msgspec.Struct, frozen=True):
    """A state before it becomes a fact; `event` is the index of the happening that caused it, if one did."""

    entity: str
    aspect: str
    value: str
    by: tuple[str, ...]
    word: int
    event: int | None
    confidence: float


def find(doc: Doc, refs: list[Ref], cast: Cast, events: list[Happening], memory: Memory) -> list[Change]:
    """The changes of state a part tells, in text order; a death is told once."""
    out: list[Change] = []
    for n, event in enumerate(events):
        if event.status == "actual":
            out += _from_event(doc, event, n)
    out += _deaths(doc, refs, cast, events, memory) + _alive(doc, cast, events)
    out.sort(key=lambda c: c.word)
    kept: list[Change] = []
    dead: set[str] = set()
    certain = ("poss", "def", "dem")
    told = {memory.find(e) for r in refs if r.det in certain and (e := cast.identified.entities[r.index])}
    for change in out:
        id = memory.find(change.entity)
        if id in memory and memory.get(id).plural and id not in told:
            continue  # "the guests": nobody in particular
        if change.aspect == "life":
            known = id in dead or (id in memory and memory.get(id).dead)
            if change.value == "dead" and known:
                kept = [_by(doc, c, change) if memory.find(c.entity) == id else c for c in kept]
                continue
            if change.value == "dead" and _revived(doc, change.word):
                continue
            feigned = change.event is not None and events[change.event].lemma in FEIGN
            if change.value == "alive" and not (known or feigned):
                continue
            dead.add(id) if change.value == "dead" else dead.discard(id)
        elif change.aspect == "health" and (id in dead or (id in memory and memory.get(id).dead)):
            continue  # how the dead man was shot, told afterwards
        kept.append(change)
    fatal = {(c.entity, c.event) for c in kept if c.value == "dead" and c.event is not None}
    others = {c.word for c in kept if c.value == "dead" and c.event is None}  # who was not hurt, as somebody else died of it
    return [c for c in kept if c.aspect == "life" or ((c.entity, c.event) not in fatal and c.word not in others)]


def _by(doc: Doc, told: Change, again: Change) -> Change:
    """A death with whoever the same sentence says caused it, if the words that told it first did not say."""
    same = told.aspect == again.aspect and told.value == again.value and not told.by
    beside = doc.words[told.word].sentence == doc.words[again.word].sentence
    return msgspec.structs.replace(told, by=again.by) if same and beside else told


def _own_death(doc: Doc, verb: int) -> bool:
    """Whether what is feigned is one's own death: "having faked his death, he sails away"."""
    deaths = [c for c in doc.dependents(verb, "obj") if doc.words[c].lemma in ("death", "suicide", "drowning", "murder")]
    return any(all(doc.words[p].upos == "PRON" for p in doc.dependents(c, "nmod")) for c in deaths)


def _from_event(doc: Doc, event: Happening, n: int) -> list[Change]:
    patients = [f for f in event.arguments.patients if f.type == "PER"]
    agents = people(event.arguments.agents)
    lemma, sure = event.lemma, event.confidence

    def change(ids: tuple[str, ...], aspect: str, value: str, by: tuple[str, ...] = ()) -> list[Change]:
        return [Change(i, aspect, value, by, event.word, n, sure) for i in ids]

    ids = people(tuple(patients)) if deaths.bodily(doc, event.word) else ()
    if (lemma in REVIVE and not _cheered(doc, event)) or (lemma == "bring" and _revived(doc, event.word)):
        return change(ids, "life", "alive", agents)
    if lemma in FEIGN and _own_death(doc, event.word):
        return change(people(tuple(f for f in event.arguments.agents if f.type == "PER")), "life", "alive")
    if lemma in lexicon.ARREST:
        return change(ids, "custody", "arrested", agents)
    if lemma in lexicon.CAPTURE:
        return change(ids, "custody", "captive", agents)
    if lemma in ("hold", "take") and held_captive(doc, event.word):
        return change(ids, "custody", "captive", agents)
    if lemma in lexicon.FREE:
        return change(ids, "custody", "free", agents)
    if lemma in INJURE and _hurts(doc, event):
        return change(ids, "health", "injured", agents)
    if lemma == "diagnose":
        return change(ids, "health", "ill")
    return []


def _cheered(doc: Doc, event: Happening) -> bool:
    """Whether something and nobody revives somebody: "much revived by the news"."""
    return not event.arguments.agents and bool(doc.dependents(event.word, "obl:agent"))


def _hurts(doc: Doc, event: Happening) -> bool:
    """Whether somebody is hit, and not only shot at, beaten at chess, or hurt in feelings by what somebody says."""
    words, verb = doc.words, event.word
    beside = doc.dependents(verb, "obl", "advmod", "compound:prt")
    if event.lemma == "beat":
        return any(words[c].lower in BADLY or doc.preposition(c) == "with" for c in beside)
    if event.lemma == "hurt" and (doc.dependents(verb, "csubj") or any(words[c].lower in ("more", "most") for c in beside)):
        return False
    if event.lemma == "burn" and any(words[c].lower == "them" for c in doc.dependents(verb, "obj")):
        return False  # letters, rather than people
    stranded = any(w.lower == "at" for w in words[verb + 1 : verb + 2])  # "the day on which they were shot at"
    return bool(doc.dependents(verb, "obj")) or not (stranded or any(doc.preposition(c) == "at" for c in beside))


def _revived(doc: Doc, word: int) -> bool:
    """Whether the same sentence brings somebody back to life."""
    sentence = doc.words[word].sentence
    text = doc.part.cite_sentence(sentence).text.lower()
    return "back to life" in text or "back from the dead" in text or any(v + "d" in text for v in ("revive", "resurrecte"))


def _deaths(doc: Doc, refs: list[Ref], cast: Cast, events: list[Happening], memory: Memory) -> list[Change]:
    """The deaths a part tells, by happenings and by other words."""
    told = [d for n, event in enumerate(events) for d in deaths.told(doc, cast, event, n)]
    told = [d for one in told if (d := outlived.mended(doc, cast, events, memory, one))]
    told = [outlived.of_a_blow(doc, events, memory, d) for d in told]
    told += remains.find(doc, refs, cast, memory, list(told))
    return [Change(d.who.entity, "life", "dead", people(d.by), d.word, d.event, d.confidence) for d in told]


def _alive(doc: Doc, cast: Cast, events: list[Happening]) -> list[Change]:
    """Who is alive after all: "he is still alive", "he had not drowned at all"."""
    out: list[Change] = []
    for word in doc.words:
        if word.lower != "alive" or word.index in doc.spoken or status(doc, word.index) != "actual":
            continue
        beside = {doc.words[c].lower for c in doc.dependents(word.index, "advmod", "mark", "cop")}
        now = beside & {"is", "'s", "are", "still", "actually"} and not beside & {"when", "while", "as", "barely"}
        shown = doc.words[word.head].lemma in ("turn", "show", "return", "appear") and _lately(doc, word.head)
        if now or shown:
            subject = surface_subject(doc, word.index)
            who = cast.at(subject) if subject is not None else ()
            out += [Change(f.entity, "life", "alive", (), word.index, None, 0.6) for f in who if f.type == "PER"]
    for n, event in enumerate(events):
        bare = {doc.words[c].lower for c in doc.dependents(event.word, "obl", "advcl", "conj", "ccomp")} <= {"all"}
        if event.lemma in lexicon.DIE and event.status == "negated" and bare:
            who = event.arguments.patients or event.arguments.agents
            out += [Change(f.entity, "life", "alive", (), event.word, n, 0.6) for f in who if f.confidence >= KNOWN]
    return out


def _lately(doc: Doc, verb: int) -> bool:
    """Whether something happens, and not when somebody who is dead was still there."""
    return status(doc, verb) == "actual"
