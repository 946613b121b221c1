"""What changes in people: deaths first of all, then captivity, custody, injury, illness; each from an event or a word."""

from __future__ import annotations

import msgspec

from previously.reading import lexicon
from previously.reading.arguments import Cast
from previously.reading.deeds import held_captive
from previously.reading.events import KNOWN, Happening, people
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.syntax import Doc

INJURE = frozenset("injure wound hurt stab shoot beat maim cripple burn poison".split())
FEIGN = frozenset(("fake", "feign", "stage"))
REVIVE = frozenset(["revive", "resurrect", "reanimate", "resuscitate"])

LETHAL = {
    **dict.fromkeys(("tear", "rip"), ("apart",)),
    **dict.fromkeys(("finish", "bump"), ("off",)),
    **dict.fromkeys(("gun", "mow"), ("down",)),
}
"""Particles that make a deed deadly."""
BODY = frozenset(
    "body arm arms leg legs hand hands foot feet eye eyes ear ears nose neck throat head skull chest back shoulder stomach "
    "belly heart knee knees ankle wrist finger fingers face rib ribs side thigh hip jaw spine skin lung lungs life "
    "corpse".split()
)


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
    out += _from_words(doc, refs, cast)
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
        kept.append(change)
    return kept


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

    ids = people(tuple(patients)) if _bodily(doc, event.word) else ()
    known = people(tuple(f for f in patients if f.confidence >= KNOWN and f.entity in ids))
    by = people(tuple(f for f in event.arguments.agents if f.confidence >= KNOWN))
    to_death = lemma in lexicon.KILL and any(doc.words[c].lower in ("dead", "death") for c in doc.children[event.word])
    for_good = any(doc.words[c].lower in LETHAL.get(lemma, ()) for c in doc.children[event.word])
    if lemma in lexicon.KILL_SURE or to_death or for_good:
        if known and by != agents:
            sure = max(sure, KNOWN)  # who did it is a guess, that it was done is not
        return change(known, "life", "dead", by)
    if lemma in lexicon.DIE:
        sufferers = tuple(patients) if ids else tuple(f for f in event.arguments.agents if f.type == "PER")
        return change(people(tuple(f for f in sufferers if f.confidence >= KNOWN)), "life", "dead")
    if lemma in REVIVE or (lemma == "bring" and _revived(doc, event.word)):
        return change(ids, "life", "alive", agents)
    if lemma in FEIGN and _own_death(doc, event.word):
        return change(people(tuple(f for f in event.arguments.agents if f.type == "PER")), "life", "alive")
    if lemma in lexicon.ARREST:
        return change(ids, "custody", "arrested", agents)
    if lemma in lexicon.CAPTURE:
        return change(ids, "custody", "captive", agents)
    if lemma == "hold" and held_captive(doc, event.word):
        return change(ids, "custody", "captive", agents)
    if lemma in lexicon.FREE:
        return change(ids, "custody", "free", agents)
    if lemma in INJURE:
        return change(ids, "health", "injured", agents)
    if lemma == "diagnose":
        return change(ids, "health", "ill")
    return []


def _bodily(doc: Doc, verb: int) -> bool:
    """Whether what is done is done to people themselves or to their bodies, and not to their letters."""
    objects = [doc.words[c] for c in doc.dependents(verb, "obj") if doc.dependents(c, "nmod:poss")]
    nouns = {o.lower for o in objects if o.upos == "NOUN"}
    return nouns <= BODY | lexicon.PERSON_NOUNS | lexicon.KIN.keys() | lexicon.ORG_NOUNS


def _revived(doc: Doc, word: int) -> bool:
    """Whether the same sentence brings somebody back to life."""
    sentence = doc.words[word].sentence
    text = doc.part.cite_sentence(sentence).text.lower()
    return "back to life" in text or "back from the dead" in text or any(v + "d" in text for v in ("revive", "resurrecte"))


def _from_words(doc: Doc, refs: list[Ref], cast: Cast) -> list[Change]:
    """Deaths told without a verb: "with both his sons dead", "the late king", "Anna's corpse"."""
    out: list[Change] = []
    words = doc.words
    for ref in refs:
        id = cast.identified.entities[ref.index]
        if id is None or ref.type != "PER" or ref.members:
            continue
        if any(words[c].lower in ("late", "deceased", "dead") for c in doc.dependents(ref.head, "amod")):
            out.append(Change(id, "life", "dead", (), ref.head, None, 0.7))
    for word in words:
        if (
            word.lower in ("dead",)
            and word.deprel in ("xcomp", "acl", "advcl", "root")
            and not doc.dependents(word.index, "cop")
        ):
            gone = cast.at(doc.first(word.index, "nsubj"))
            out += [Change(f.entity, "life", "dead", (), word.index, None, 0.6) for f in gone]
        if word.lower in ("corpse", "funeral") and word.upos == "NOUN":
            gone = cast.possessor(word.index)
            out += [Change(f.entity, "life", "dead", (), word.index, None, 0.75) for f in gone]
    return out
