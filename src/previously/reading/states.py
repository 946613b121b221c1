"""What changes in people: deaths first of all, then captivity, custody, injury, illness; each from an event or a word."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from previously.reading import (
    captivity,
    deaths,
    discovered,
    fatal,
    lexicon,
    living,
    outlived,
    plights,
    remains,
    solved,
)
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast
from previously.reading.events import KNOWN, Happening, people
from previously.reading.feelings import in_feelings
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.voices import passive

INJURE = frozenset("injure wound hurt stab shoot beat maim cripple burn poison bite".split())
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
        if (event.status == "actual" and not captivity.only_called(doc, event.word)) or _owns_up(doc, event):
            past = plights.long_ago(doc, event.word)
            out += [c for c in _from_event(doc, event, n) if c.aspect == "life" or not past]
    for word, plight in plights.said(doc, cast):
        out += [Change(f.entity, plight.aspect, plight.value, (), word, None, 0.7) for f in plight.who if f.confidence >= KNOWN]
    out += _deaths(doc, refs, cast, events, memory) + _alive(doc, cast, events) + _back_again(doc, events, memory)
    out.sort(key=lambda c: c.word)
    out = _once(doc, refs, cast, events, memory, out)
    out = [c for c in out if c.value != "dead" or not _outlives(doc, events, memory, out, c)]
    deadly = {(c.entity, c.event) for c in out if c.value == "dead" and c.event is not None}
    others = {c.word for c in out if c.value == "dead" and c.event is None}  # who was not hurt, as somebody else died of it
    return [c for c in out if c.aspect == "life" or ((c.entity, c.event) not in deadly and c.word not in others)]


def _outlives(doc: Doc, events: list[Happening], memory: Memory, changes: list[Change], death: Change) -> bool:
    """Whether who is told to have died does much afterwards, and nothing tells that they came back."""
    id = memory.find(death.entity)
    back = any(c.value == "alive" and c.word > death.word and memory.find(c.entity) == id for c in changes)
    return not back and living.lives(doc, events, memory, id, death.word)


def _once(
    doc: Doc, refs: list[Ref], cast: Cast, events: list[Happening], memory: Memory, changes: list[Change]
) -> list[Change]:
    """The changes that are news: a death once, and once more where only later words say by whom."""
    kept: list[Change] = []
    dead: set[str] = set()
    gone = memory.dead()  # by what was told: "the late Queen Ann" is dead to memory before it is told of her
    certain = ("poss", "def", "dem")
    told = {memory.find(e) for r in refs if r.det in certain and (e := cast.identified.entities[r.index])}
    for change in changes:
        id = memory.find(change.entity)
        if id in memory and memory.get(id).plural and id not in told:
            continue  # "the guests": nobody in particular
        if change.aspect == "life":
            known = id in dead or id in gone
            if change.value == "dead" and known:
                kept = [_by(doc, c, change) if memory.find(c.entity) == id else c for c in kept]
                if _tells_by_whom(doc, cast, memory, kept, change, dead | gone):
                    kept.append(change)
                continue
            if change.value == "dead" and doc.words[change.word].lemma not in REVIVE and _revived(doc, change.word):
                continue
            feigned = change.event is not None and events[change.event].lemma in FEIGN
            if change.value == "alive" and not (known or feigned or (id in memory and memory.thought_dead(id))):
                continue
            dead.add(id) if change.value == "dead" else dead.discard(id)
        elif change.aspect == "health" and (id in dead or id in gone):
            # how the dead man was shot, told afterwards
            cause = events[change.event] if change.event is not None else None
            sure = people(tuple(f for f in cause.arguments.agents if f.confidence >= KNOWN)) if cause is not None else ()
            blow = msgspec.structs.replace(change, aspect="life", value="dead", by=sure)
            deadly = cause is not None and cause.lemma in lexicon.KILL
            if deadly and _tells_by_whom(doc, cast, memory, kept, blow, dead | gone):
                kept.append(blow)
            continue
        elif _was_not(doc, events, memory, kept, change):
            continue
        kept.append(change)
    return kept


def _was_not(doc: Doc, events: list[Happening], memory: Memory, kept: list[Change], change: Change) -> bool:
    """Whether a change cannot be: a man who is expecting, or what is over that nobody knows to have been."""
    if change.value == "pregnant":
        return change.entity in memory and memory.get(change.entity).sex == "m"  # "is expecting a baby" with somebody
    if _gets_away(doc, events, change):
        return not _held(memory, kept, change)
    return change.value in plights.OVER and not _ails(memory, kept, change)


def _gets_away(doc: Doc, events: list[Happening], change: Change) -> bool:
    """Whether it is an escape that frees somebody, from no prison."""
    if change.value != "free" or change.event is None:
        return False
    return plights.gets_away(doc, events[change.event]) and not plights.gets_out(doc, events[change.event])


def _held(memory: Memory, kept: list[Change], change: Change) -> bool:
    """Whether somebody is known to be held."""
    id = memory.find(change.entity)
    told = [c.value for c in kept if c.aspect == change.aspect and memory.find(c.entity) == id]
    before = memory.get(id).states.get(change.aspect, "") if id in memory else ""
    return (told[-1] if told else before) in ("captive", "arrested")


def _ails(memory: Memory, kept: list[Change], change: Change) -> bool:
    """Whether somebody of whom it is told that it is over is known to have been ill, hurt or expecting."""
    id = memory.find(change.entity)
    told = [c.value for c in kept if c.aspect == change.aspect and memory.find(c.entity) == id]
    before = memory.get(id).states.get(change.aspect, "") if id in memory else ""
    return (told[-1] if told else before) not in ("", change.value)


def _tells_by_whom(doc: Doc, cast: Cast, memory: Memory, kept: list[Change], again: Change, dead: Collection[str]) -> bool:
    """Whether words say who killed somebody of whom it was told only that he is dead.

    A pronoun may mean another who was killed, unless it is told of somebody who died in an earlier part, or looks back
    ("who had strangled her") where nobody else of that sex is `dead`.
    """
    id = memory.find(again.entity)
    told = [c for c in kept if c.aspect == "life" and memory.find(c.entity) == id]
    slain = any(c.by for c in told) or (id in memory and memory.get(id).slain)
    if slain or not again.by:
        return False
    same = any(doc.words[c.word].sentence == doc.words[again.word].sentence for c in told)
    sex = memory.get(id).sex if id in memory else "u"
    before = "had" in doc.lowers(again.word, "aux") or any(
        doc.words[c].lower == "had" for c in doc.children[doc.words[again.word].head] if doc.words[again.word].label == "conj"
    )
    alone = before and sex != "u" and [i for i in dead if memory.get(i).sex in (sex, "u")] == [id]
    surely = (
        alone
        or (again.confidence >= outlived.SURE and not told)
        or not outlived.by_pronoun(doc, cast, again.entity, again.word)
    )
    return not same and surely


def _by(doc: Doc, told: Change, again: Change) -> Change:
    """A death with whoever the same sentence says caused it, if the words that told it first did not say."""
    same = told.aspect == again.aspect and told.value == again.value and not told.by
    beside = doc.words[told.word].sentence == doc.words[again.word].sentence
    return msgspec.structs.replace(told, by=again.by) if same and beside else told


def _owns_up(doc: Doc, event: Happening) -> bool:
    """Whether who is thought dead says himself that he feigned it: so he is alive, whatever else he says."""
    verb = doc.words[event.word]
    if event.lemma not in FEIGN or event.status != "claim" or verb.label != "ccomp" or not _own_death(doc, event.word):
        return False
    saying, said = doc.first(verb.head, "nsubj"), doc.first(event.word, "nsubj")
    return saying is not None and said is not None and doc.words[said].upos == "PRON" and status(doc, verb.head) == "actual"


def _own_death(doc: Doc, verb: int) -> bool:
    """Whether what is feigned is one's own death: "having faked his death, he sails away"."""
    deaths = [c for c in doc.dependents(verb, "obj") if doc.words[c].lemma in ("death", "suicide", "drowning", "murder")]
    deaths = [c for c in deaths if "the" not in doc.lowers(c, "det")]  # "faked the suicide" of whoever it is
    return any(all(doc.words[p].upos == "PRON" for p in doc.dependents(c, "nmod")) for c in deaths)


def _from_event(doc: Doc, event: Happening, n: int) -> list[Change]:
    patients = [f for f in event.arguments.patients if f.type == "PER"]
    agents = people(event.arguments.agents)
    lemma, sure = event.lemma, event.confidence

    def change(ids: tuple[str, ...], aspect: str, value: str, by: tuple[str, ...] = ()) -> list[Change]:
        return [Change(i, aspect, value, by, event.word, n, sure) for i in ids]

    ids = people(tuple(patients)) if deaths.bodily(doc, event.word) else ()
    revived = lemma in REVIVE and not _cheered(doc, event) and not _undead(doc, event.word)
    if revived or (lemma == "bring" and _brought_back(doc, event.word)):
        return change(ids, "life", "alive", agents)
    if lemma in FEIGN and _own_death(doc, event.word):
        return change(people(tuple(f for f in event.arguments.agents if f.type == "PER")), "life", "alive")
    if lemma in lexicon.ARREST:  # whom she arrests "herself" is not she
        return change(tuple(i for i in ids if i not in agents), "custody", "arrested", agents)
    if lemma in lexicon.CAPTURE:
        return change(ids, "custody", "captive", agents)
    if lemma in ("hold", "take") and captivity.held_captive(doc, event.word):
        return change(ids, "custody", "captive", agents)
    if lemma in lexicon.FREE and not _published(doc, event.word) and not captivity.no_captivity(doc, event.word):
        return change(ids, "custody", "free", agents)
    if lemma in INJURE and _hurts(doc, event):
        return change(ids, "health", "injured", agents)
    if lemma == "diagnose":
        return change(ids, "health", "ill")
    told = [(people(plight.who), plight) for plight in plights.find(doc, event)]
    return [c for who, plight in told for c in change(who, plight.aspect, plight.value, people(plight.by))]


SHOWN = frozenset("season series film movie show album episode".split())
"""What is released and is nobody, be it called after somebody."""


def _published(doc: Doc, verb: int) -> bool:
    """ "The second season of Ann Hale is released": no Ann Hale."""
    if doc.words[verb].lemma != "release":
        return False
    things = [c for c in doc.dependents(verb, "obj", "nsubj:pass") if doc.dependents(c, "nmod", "nummod")]
    things = [c for c in things if doc.words[c].upos == "NOUN" or doc.words[c].lower in SHOWN]
    first = "first" in doc.lowers(verb, "advmod")
    return first or any(doc.words[c].lemma not in lexicon.PEOPLE for c in things)


def _cheered(doc: Doc, event: Happening) -> bool:
    """Whether something and nobody revives somebody: "much revived by the news"."""
    return not event.arguments.agents and bool(doc.dependents(event.word, "obl:agent"))


UNDEAD = frozenset("walker zombie vampire ghoul wight revenant ghost skeleton corpse monster creature undead".split())
"""What the dead come back as who are not alive."""


def _undead(doc: Doc, verb: int) -> bool:
    """ "Reanimates as a zombie", "the reanimated Tom": up again, and not alive."""
    words = doc.words
    as_one = any(doc.preposition(c) == "as" and words[c].lower in UNDEAD for c in doc.dependents(verb, "obl"))
    return as_one or (
        words[verb].lemma == "reanimate" and (words[verb].label == "amod" or not doc.dependents(verb, "obj", "nsubj:pass"))
    )


def _hurts(doc: Doc, event: Happening) -> bool:
    """Whether somebody is hit, and not only shot at, beaten at chess, or hurt in feelings by what somebody says."""
    words, verb = doc.words, event.word
    beside = doc.dependents(verb, "obl", "advmod", "compound:prt")
    if event.lemma == "bite":
        return passive(doc, verb)  # by a snake, and not by a child
    if event.lemma == "beat":
        return any(words[c].lower in BADLY or doc.preposition(c) == "with" for c in beside)
    if event.lemma in ("hurt", "wound") and in_feelings(doc, verb):
        return False
    if event.lemma == "hurt" and any(words[c].lower in ("more", "most") for c in beside):
        return False
    if any(words[k].xpos == "POS" for c in doc.dependents(verb, "nsubj:pass", "nsubj") for k in doc.children[c]):
        return False  # "somebody else's shot" is a noun, whatever its tag
    if event.lemma == "burn" and "them" in doc.lowers(verb, "obj"):
        return False  # letters, rather than people
    if event.lemma == "burn" and not doc.dependents(verb, "obj", "nsubj:pass"):
        above = words[words[verb].head]
        whose = any(w.lower == "whose" for w in words[above.index : verb])  # "whose letters she burned"
        return (
            words[verb].deprel == "acl:relcl" and not whose and (above.upos == "PROPN" or above.lemma in lexicon.PERSON_NOUNS)
        )
    stranded = any(w.lower == "at" for w in words[verb + 1 : verb + 2])  # "the day on which they were shot at"
    return bool(doc.dependents(verb, "obj")) or not (stranded or any(doc.preposition(c) == "at" for c in beside))


def _revived(doc: Doc, word: int) -> bool:
    """Whether the same sentence brings somebody back to life."""
    sentence = doc.words[word].sentence
    text = doc.part.cite_sentence(sentence).text.lower()
    return "back to life" in text or "back from the dead" in text or any(v + "d" in text for v in ("revive", "resurrecte"))


def _brought_back(doc: Doc, verb: int) -> bool:
    """ "Is brought back to life", "was brought back", and not "to the house", "for burial" or "his body"."""
    if _revived(doc, verb):
        return True
    words = doc.words
    back = "back" in doc.lowers(verb, "advmod", "compound:prt")
    whom = doc.dependents(verb, "obj", "nsubj:pass") or [s for s in [surface_subject(doc, verb)] if s is not None]
    person = all(words[c].upos in ("PROPN", "PRON") or doc.noun(c) in lexicon.PEOPLE for c in whom)
    elsewhere = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) not in ("by", "with", "through")]
    elsewhere += [c for c in doc.dependents(verb, "advmod", "advcl", "xcomp", "iobj") if words[c].lower in AWAY or c > verb + 4]
    return back and person and not elsewhere


AWAY = frozenset("home here there alone aboard inside downstairs upstairs together safely".split())
"""Where somebody is brought back to who may be a body, or alive all the time."""


def _deaths(doc: Doc, refs: list[Ref], cast: Cast, events: list[Happening], memory: Memory) -> list[Change]:
    """The deaths a part tells, by happenings and by other words."""
    meant = [(n, event) for n, event in enumerate(events) if not captivity.only_called(doc, event.word)]
    told = [d for n, event in meant for d in deaths.told(doc, cast, event, n)]
    told = [d for one in told if (d := outlived.mended(doc, cast, events, memory, one))]
    told = [outlived.bidden(doc, cast, memory, outlived.of_a_blow(doc, events, memory, d)) for d in told]
    told += deaths.outlived_by(doc, cast)
    told += [d for one in fatal.find(doc, cast, events) if (d := outlived.mended(doc, cast, events, memory, one))]
    told += fatal.shot(doc, cast, events, memory)
    told += discovered.find(doc, cast)
    told += remains.find(doc, refs, cast, memory, list(told), events)
    told += solved.find(doc, cast, events, memory)
    told += solved.owned_up(doc, cast, told)
    told += solved.unmasked(doc, cast, memory, told)
    return [Change(d.who.entity, "life", "dead", people(d.by), d.word, d.event, d.confidence) for d in told]


def _alive(doc: Doc, cast: Cast, events: list[Happening]) -> list[Change]:
    """Who is alive after all: "he is still alive", "he had not drowned at all"."""
    out: list[Change] = []
    for word in doc.words:
        if word.lower != "alive" or word.index in doc.spoken or status(doc, word.index) != "actual":
            continue
        beside = doc.lowers(word.index, "advmod", "mark", "cop")
        then = [c for c in doc.dependents(word.index, "advcl") if doc.words[word.head].label != "advcl"]
        when = {doc.words[k].lower for c in then for k in doc.dependents(c, "mark", "advmod")}  # "was alive when he fell in"
        now = beside & {"is", "'s", "are", "still", "actually"} and not (beside | when) & {"when", "while", "as", "barely"}
        up = doc.words[word.head]
        shown = up.lemma in ("turn", "show", "return", "appear", "come", "arrive", "stand") and _lately(doc, word.head)
        met = _met(doc, word.index)
        if now or shown or met is not None:
            subject = surface_subject(doc, word.index) if met is None else met
            if subject is None and shown:
                subject = surface_subject(doc, word.head)
            who = cast.at(subject) if subject is not None else ()
            out += [Change(f.entity, "life", "alive", (), word.index, None, 0.6) for f in who if f.type == "PER"]
    for n, event in enumerate(events):
        if event.lemma in lexicon.DIE and _dead_all_the_same(doc, event.word):
            continue
        bare = doc.lowers(event.word, "obl", "advcl", "conj", "ccomp") <= {"all"}
        bare = bare or not deaths.in_another_way(doc, event.word)
        if (event.lemma in lexicon.DIE and event.status == "negated" and bare) or _survived(doc, event):
            who = event.arguments.patients or event.arguments.agents
            out += [Change(f.entity, "life", "alive", (), event.word, n, 0.6) for f in who if f.confidence >= KNOWN]
    return out


def _back_again(doc: Doc, events: list[Happening], memory: Memory) -> list[Change]:
    """Who was only thought dead, in an earlier part, and comes back."""
    out: list[Change] = []
    for n, event in enumerate(events):
        if event.lemma not in COMES_BACK or event.status != "actual" or event.word in doc.spoken:
            continue
        for f in event.arguments.agents:
            thought = f.entity in memory and memory.thought_dead(f.entity)
            if f.type == "PER" and f.confidence >= KNOWN and thought:
                out.append(Change(f.entity, "life", "alive", (), event.word, n, 0.6))
    return out


COMES_BACK = frozenset("return reappear resurface arrive".split())
"""What somebody does who was not dead after all."""


def _survived(doc: Doc, event: Happening) -> bool:
    """ "Survived the fire", "has survived": who was thought dead is alive."""
    past = doc.words[event.word].xpos in ("VBD", "VBN") or bool(doc.dependents(event.word, "aux"))
    bereft = any(doc.words[c].upos == "PROPN" for c in doc.dependents(event.word, "obj"))
    return event.lemma == "survive" and event.status == "actual" and past and not bereft


def _dead_all_the_same(doc: Doc, verb: int) -> bool:
    """ "He had not drowned: he was strangled": whether the same sentence or the next tells that he is dead in another way."""
    here = doc.words[verb].sentence
    after = [w for w in doc.words[verb + 1 :] if w.sentence <= here + 1]
    return any(w.lower in lexicon.DEAD_WORDS | {"murder", "poisoned"} or w.lemma in lexicon.KILL_SURE for w in after)


def _met(doc: Doc, alive: int) -> int | None:
    """Whom somebody finds alive: "finds him alive", "finds Tom, drugged but alive", "finds Tom, who is alive"."""
    words = doc.words
    at = words[alive].head if words[alive].label == "conj" and words[words[alive].head].upos in ("ADJ", "VERB") else alive
    up = words[at].head
    if words[at].label != "xcomp" or words[up].lemma not in MEETING or not _lately(doc, up):
        return None
    own = doc.first(alive, "nsubj")
    return doc.first(up, "obj") if own is None or words[own].lower in lexicon.RELATIVES else None


MEETING = frozenset("find discover see meet spot recognise recognize catch encounter".split())
"""What is done to somebody who then is there."""


def _lately(doc: Doc, verb: int) -> bool:
    """Whether something happens, and not when somebody who is dead was still there."""
    return status(doc, verb) == "actual"
