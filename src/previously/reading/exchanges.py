"""Whom something is said to that the text leaves out: "Ann confronts Tom, who denies it", "She asks why. He refuses"."""

from __future__ import annotations

import msgspec

from previously.reading.arguments import OBJECT_CONTROL, Arguments, surface_subject
from previously.reading.cast import Filler
from previously.reading.events import TOLD, Happening
from previously.reading.syntax import Doc, matches
from previously.reading.tags import FINITE

ANSWERS = frozenset(
    "answer reply respond retort admit confess own concede deny refuse decline agree accept consent promise swear vow pledge "
    "apologise apologize protest object plead insist claim maintain state say add ask demand explain reveal disclose "
    "propose suggest offer threaten joke hiss whisper shout yell snap lament reassure relent confirm".split()
)
"""What one does to somebody who is there: verbs of saying, and of taking up or turning down what was said."""

MEETING = ANSWERS | frozenset(
    "tell inform remind warn advise urge beg implore beseech invite order command instruct encourage question interrogate "
    "examine interview quiz consult press pressure persuade convince assure thank congratulate comfort console nurse scold "
    "rebuke accuse blame confront challenge approach meet visit greet call phone ring summon find catch corner join hug kiss "
    "embrace slap talk speak argue quarrel bargain hand show give bring help teach introduce blackmail bribe hire recruit "
    "forgive reject expect".split()
)
"""What brings two together, so that what one of them says next is said to the other."""
APPROACH = frozenset("come go return turn run rush hurry walk write appeal".split())
"""What does so with "to"."""

PROPOSING = frozenset("propose suggest offer ask request demand urge insist plead beg".split())
"""What asks whoever hears it for an answer."""
REPLYING = frozenset("refuse agree accept decline consent reject relent".split())
"""The answers to it."""

VOWING = frozenset("vow swear pledge".split())
"""What nobody need hear: "vows to come back"."""

HANDING = frozenset("hand surrender yield".split())
"""What one is brought to do with a thing that another then has."""
MADE = frozenset("make force get have compel".split())
ELSEWHEN = frozenset("because since as although though if unless before until that whether".split())
"""What opens a clause that tells of another time, of a reason or of what is not so."""

INFERRED = 0.85
"""How much of the certainty of who the two are is left for what the text does not say outright."""


class _Exchange(msgspec.Struct, frozen=True):
    """Two who speak with one another, and in which sentence they last did."""

    one: tuple[Filler, ...]
    other: tuple[Filler, ...]
    sentence: int

    def opposite(self, speaker: Filler) -> tuple[Filler, ...]:
        """The one whom a speaker has before them."""
        if speaker.entity in {f.entity for f in self.one}:
            return self.other
        return self.one if speaker.entity in {f.entity for f in self.other} else ()


def addressed(doc: Doc, events: list[Happening]) -> list[Happening]:
    """The events of a part, those of saying with whom they are said to where the text lets us know."""
    out: list[Happening] = []
    going_on: _Exchange | None = None
    for event in events:
        sentence = doc.words[event.word].sentence
        if going_on is not None and sentence > going_on.sentence + 1:
            going_on = None
        if event.guessed and _borne_out(doc, event, going_on):
            event = msgspec.structs.replace(event, guessed=False, confidence=TOLD)
        if event.guessed or not _here(doc, event):
            out.append(_beside(doc, _made(doc, event, events), out))
            continue
        if event.lemma in ANSWERS and not _told_to(event):
            event = _answered(event, going_on)
            event = _replied(out, event, sentence, doc)
        event = _beside(doc, _made(doc, event, events), out)
        out.append(event)
        meets = event.lemma in MEETING or (event.lemma in APPROACH and "to" in doc.cases(event.word))
        going_on = _after(event, going_on, sentence, meets)
    return [_bids(doc, _when(doc, event, out), out) for event in out]


def _borne_out(doc: Doc, event: Happening, going_on: _Exchange | None) -> bool:
    """Whether a guess who speaks with whom is just who do: those of the exchange, or the one whose turn it is."""
    if going_on is None or event.lemma not in MEETING or not _here(doc, event):
        return False
    one, other = ({f.entity for f in side} for side in (going_on.one, going_on.other))
    agents, patients = ({f.entity for f in side} for side in (event.arguments.agents, event.arguments.patients))
    if not patients:
        return event.lemma in ANSWERS and bool(agents) and agents == other
    return (agents, patients) in ((one, other), (other, one))


def _people(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    return tuple(f for f in fillers if f.type == "PER")


def _told_to(event: Happening) -> bool:
    """Whether the text says to whom."""
    return bool(event.arguments.patients) or any(role in ("to", "from", "with") for role, _ in event.arguments.others)


def _here(doc: Doc, event: Happening) -> bool:
    """Whether an event belongs to what goes on, and is not what somebody tells of, a reason or a look back."""
    words = doc.words
    at = event.word
    if words[at].upos != "VERB" or event.status not in ("actual", "negated", "threat") or at in doc.spoken:
        return False
    if doc.has(at, ("had", "'d"), "aux"):
        return False
    for here in (at, *doc.ancestors(at)):
        label = words[here].deprel
        if matches(label, "ccomp") or label == "csubj":
            return False
        if matches(label, "acl") and not (matches(label, "acl:relcl") and _goes_on(doc, here)):
            return False
        if doc.lowers(here, "mark") & ELSEWHEN:
            return False
    return True


def _goes_on(doc: Doc, verb: int) -> bool:
    """Whether a relative clause behind a comma tells what happens next ("confronts Tom, who denies it")."""
    words = doc.words
    first = min(doc.subtree(verb))
    comma = first if words[first].text == "," else first - 1
    return comma >= 0 and words[comma].text == "," and words[verb].xpos in FINITE


def _answered(event: Happening, going_on: _Exchange | None) -> Happening:
    """An event of saying, said to the one whom its speaker has before them."""
    speakers = _people(event.arguments.agents)
    if going_on is None or len(speakers) != 1 or speakers != event.arguments.agents:
        return event
    return _to(event, going_on.opposite(speakers[0]))


def _replied(before: list[Happening], event: Happening, sentence: int, doc: Doc) -> Happening:
    """An answer, given to whoever has just proposed something to nobody named; it was then proposed to the one who answers."""
    speakers = _people(event.arguments.agents)
    if event.lemma not in REPLYING or _told_to(event) or len(speakers) != 1:
        return event
    for at in range(len(before) - 1, -1, -1):
        asked = before[at]
        if doc.words[asked.word].sentence < sentence - (not doc.dependents(event.word, "xcomp")):
            return event  # "refuses to kneel" may answer anybody, or nobody
        proposers = _people(asked.arguments.agents)
        if asked.lemma in PROPOSING and asked.status == "actual" and not asked.guessed:
            if _told_to(asked) or len(proposers) != 1 or proposers[0].entity == speakers[0].entity:
                return event
            before[at] = _to(asked, speakers)
            return _to(event, proposers)
    return event


def _to(event: Happening, listeners: tuple[Filler, ...]) -> Happening:
    own = {f.entity for f in event.arguments.agents}
    found = tuple(msgspec.structs.replace(f, confidence=round(f.confidence * INFERRED, 3)) for f in listeners)
    if not found or any(f.entity in own for f in found):
        return event
    args = Arguments(event.arguments.agents, found, event.arguments.others)
    return msgspec.structs.replace(event, arguments=args)


def _made(doc: Doc, event: Happening, events: list[Happening]) -> Happening:
    """ "She makes him swear", "talks him into handing over the keys": who is made to says or gives it to whoever makes them."""
    word = doc.words[event.word]
    hands = event.lemma in HANDING and word.label in ("xcomp", "ccomp", "advcl")
    says = event.lemma in ANSWERS and word.label in ("xcomp", "ccomp")
    above = next((e for e in events if e.word == word.head), None)
    if above is None or _told_to(event) or not (hands or says) or event.guessed:
        return event
    makes = OBJECT_CONTROL | {"talk"} if hands else MADE & OBJECT_CONTROL
    if above.lemma not in makes or surface_subject(doc, event.word) is None:
        return event
    same = {f.entity for f in above.arguments.patients} & {f.entity for f in event.arguments.agents}
    return _to(event, _people(above.arguments.agents)) if same else event


EMBEDDED = ("ccomp", "xcomp", "csubj", "acl")
"""How a clause hangs that tells what somebody says, wants or is like."""


POSING = frozenset("pretend pose impersonate resemble mistake".split())
"""What has to do with somebody who is not there."""


def _within(doc: Doc, verb: int, labels: tuple[str, ...] = EMBEDDED) -> set[int]:
    """The embedded clauses that a verb stands in."""
    return {at for at in (verb, *doc.ancestors(verb)) if doc.words[at].label in labels}


def _people_of(event: Happening) -> dict[str, Filler]:
    """Everybody who has a part in an event and is no mere topic of it."""
    args = event.arguments
    beside = (f for role, f in args.others if role != "topic")
    return {f.entity: f for f in (*args.agents, *args.patients, *beside) if f.type == "PER"}


def _beside(doc: Doc, event: Happening, before: list[Happening]) -> Happening:
    """ "Comes to her desk and says": said to whom the same sentence brings together with the speaker."""
    speakers = _people(event.arguments.agents)
    if event.lemma not in ANSWERS or _told_to(event) or len(speakers) != 1 or event.guessed or event.word in doc.spoken:
        return event
    if any(doc.preposition(c) == "with" for o in doc.dependents(event.word, "obj") for c in doc.dependents(o, "nmod")):
        return event  # "proposes an alliance with Ann"
    if event.lemma in VOWING and doc.dependents(event.word, "xcomp"):
        return event  # "is mocked by Ann and vows to come back": to himself
    sentence = doc.words[event.word].sentence
    around, said = _within(doc, event.word), _within(doc, event.word, EMBEDDED[:-1])
    for last in reversed(before):
        if doc.words[last.word].sentence != sentence:
            return event
        known = _people_of(last)
        if last.guessed or last.status != "actual" or last.word in doc.spoken or doc.words[last.word].upos != "VERB":
            continue
        if last.lemma in POSING:
            continue
        if speakers[0].entity in known and len(known) == 2:
            here = _within(doc, last.word)
            if not here <= around or not said <= here:
                return event
            return _to(event, tuple(f for id, f in known.items() if id != speakers[0].entity))
    return event


def _when(doc: Doc, event: Happening, events: list[Happening]) -> Happening:
    """ "When she refuses, he dismisses her": said to whoever then does something to the speaker."""
    word = doc.words[event.word]
    speakers = _people(event.arguments.agents)
    apart = doc.lowers(event.word, "mark", "advmod") & {"if", "unless"}
    if event.lemma not in ANSWERS or _told_to(event) or len(speakers) != 1 or event.guessed or apart:
        return event
    if word.label != "advcl" or event.status not in ("actual", "negated"):
        return event
    above = next((e for e in events if e.word == word.head and not e.guessed), None)
    known = _people_of(above) if above is not None else {}
    doers = _people(above.arguments.agents) if above is not None else ()
    both = speakers[0].entity in known and len(known) == 2 and len(doers) == 1
    return _to(event, doers) if both and doers[0].entity != speakers[0].entity else event


def _bids(doc: Doc, event: Happening, events: list[Happening]) -> Happening:
    """ "Insists he go", "pleads for a divorce, asking Tom to pay": said to whoever is to do it, or is asked."""
    speakers = _people(event.arguments.agents)
    if event.lemma not in ANSWERS or _told_to(event) or len(speakers) != 1 or event.guessed or event.status != "actual":
        return event
    for other in events:
        word = doc.words[other.word]
        if word.head != event.word or other.word == event.word:
            continue
        bidden = word.label == "ccomp" and word.xpos == "VB" and not doc.dependents(other.word, "aux")
        asking = word.label == "advcl" and word.xpos == "VBG" and other.lemma in MEETING
        whom = _people(other.arguments.agents if bidden else other.arguments.patients if asking else ())
        if len(whom) == 1:
            return _to(event, whom)
    return event


def _after(event: Happening, before: _Exchange | None, sentence: int, meets: bool) -> _Exchange | None:
    """Who speaks with whom after an event; `meets` says that it brings them together."""
    one, other = _people(event.arguments.agents), _people(event.arguments.patients)
    if meets and one and other and event.status != "negated":
        return _Exchange(one, other, sentence)
    if before is None:
        return None
    outsiders = [f for f in (*one, *other) if not before.opposite(f)]
    if event.lemma in MEETING and outsiders:
        return None  # somebody else speaks, or is spoken to
    return before
