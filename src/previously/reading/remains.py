"""Deaths told without a verb of dying: the dead and the late, who is found dead, bodies, graves and widows."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon, outlived
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.deaths import Death
from previously.reading.events import KNOWN, Happening
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.tags import NOMINAL
from previously.reading.voices import passive

LATE = frozenset(("late", "deceased", "dead", "slain", "murdered"))
BODIES = frozenset("body corpse cadaver carcass skeleton remains bodies corpses bones".split())
RELICS = frozenset(
    "corpse cadaver funeral grave tomb gravestone tombstone coffin casket autopsy widow widower killer murderer assassin "
    "ghost ashes burial cremation memorial obituary eulogy inquest graveside post-mortem".split()
)
"""What only the dead have."""
KILLERS = lexicon.MURDERERS | {"assassin"}
RITES = frozenset("funeral memorial service mass wake eulogy obituary requiem".split())
"""What is held for the dead."""
NOT_SO = lexicon.CLAIM | lexicon.PLAN
"""Verbs of what somebody thinks, wants or dreams ("believing him dead")."""
LAID = frozenset(
    "find discover recover bury identify dump exhume cremate retrieve hide pull drag fish haul dispose wrap burn dissolve dig "
    "unearth uncover load ship bring spot carry lay display parade hang inspect view desecrate return collect claim".split()
)
"""What is done with a body that nobody lives in any more."""
THERE = frozenset("wash float lie hang surface turn appear rot decompose drift rest".split())
"""What such a body does."""
CAME_UPON = frozenset("come stumble happen trip chance".split())
"""With "upon" or "across": how one finds it."""
GRIEVES = frozenset("weep kneel cry sob mourn pray grieve wail".split())
"""What is done over it."""
LIVING = frozenset(
    "unconscious sleeping limp naked living young old own new human broken unmoving motionless bruised battered warm whole "
    "entire upper lower".split()
)
"""What is said of a body that somebody may live in."""
INSIDE = frozenset("in into inside within through".split())
MOURN = frozenset("mourn grieve".split())
"""Whoever this is done for is dead, unless he is only thought so."""
NOT_GONE = frozenset(
    "alive missing presumed supposed apparent believing thinking survives survived loss breakup divorce".split()
)
IDENTIFIED = frozenset("belong turn identify prove".split())
NOBODYS = frozenset("possible supposed alleged own would would-be hired empty aspiring potential prospective failed".split())
"""What is said of a grave or a killer while nobody is dead."""
UNREAL = frozenset("fake stage feign imagine dream foresee dig prepare plan design build order commission choose buy".split())
WRITTEN = frozenset(["obituary", "eulogy"])
"""What may be put out before anybody is dead: "urges him to put out her obituary"."""
MOURNED = 0.6
"""How sure it is that who is mourned is dead."""
SOON = 3
"""How many sentences behind a death a widow is told of."""


def find(doc: Doc, refs: list[Ref], cast: Cast, memory: Memory, told: list[Death], events: list[Happening]) -> Iterator[Death]:
    """The deaths a part tells so, beside those it tells by happenings."""
    laid = [d for word in doc.words if word.index not in doc.spoken for d in _laid(doc, cast, word.index)]
    sure = [d.word for d in (*told, *laid)]
    first = 0 if memory.dead() else min(sure, default=len(doc.words))
    yield from laid
    yield from _late(doc, refs, cast, first)
    for word in doc.words:
        if word.index in doc.spoken:
            continue
        if word.lower == "dead":
            yield from _so(doc, cast, word.index)
        elif word.upos == "NOUN" and (
            word.lower in RELICS or word.lemma in RELICS or _service(doc, word.index) or _wake(doc, word.index)
        ):
            owner = doc.first(word.index, "nmod:poss")
            pointing = owner is not None and any(_somebody(r) for r in cast.by_head.get(owner, ()))
            if not (pointing and word.index > first):
                if word.lemma in KILLERS and _hunting(doc, cast, word.index):
                    continue
                by = _killers(cast, memory, word.index) if word.lemma in KILLERS else ()
                likely = MOURNED if word.lower == "ghost" else 0.75  # who haunts people goes on acting
                whose = _owner(doc, cast, word.index)
                if word.lemma in lexicon.BEREFT and owner is not None and doc.words[owner].upos == "PRON":
                    whose = _just_died(doc, memory, told, word.index) or whose
                    whose = tuple(f for f in whose if not outlived.acts_on(doc, events, f.entity, word.index, memory))
                yield from _death(whose, word.index, likely, by)
        if word.upos == "VERB" and word.lemma in MOURN | {"avenge"}:
            yield from _mourned(doc, cast, word.index)


def _just_died(doc: Doc, memory: Memory, told: list[Death], widow: int) -> tuple[Filler, ...]:
    """Who alone has died a few sentences before, and so is the one whose widow a pronoun tells of."""
    here, sex = doc.words[widow].sentence, "m" if doc.words[widow].lemma == "widow" else "f"
    near = [d.who for d in told if d.who.entity in memory and here - SOON <= doc.words[d.word].sentence <= here]
    found = {memory.find(f.entity): f for f in near if memory.get(f.entity).sex in ("u", sex)}
    return tuple(found.values()) if len(found) == 1 else ()


def _laid(doc: Doc, cast: Cast, word: int) -> Iterator[Death]:
    """Whose body a noun tells of."""
    if doc.words[word].upos == "NOUN" and (doc.words[word].lower in BODIES or _a_dead(doc, word)):
        yield from _body(doc, cast, word)


def _hunting(doc: Doc, cast: Cast, noun: int) -> bool:
    """Whether somebody whose a killer is does something in the same sentence: "they find their killer" alive and well."""
    owner = doc.first(noun, "nmod:poss")
    if owner is None or doc.words[owner].upos != "PRON":
        return False
    own = {f.entity for f in _owner(doc, cast, noun)}
    subjects = (up for at in (noun, *doc.ancestors(noun)) for up in doc.dependents(at, "nsubj") if up != owner)
    return any(f.entity in own for s in subjects for f in cast.at(s))


def _killers(cast: Cast, memory: Memory, noun: int) -> tuple[Filler, ...]:
    """Who a killer is, where the words say it: "is revealed to be his killer", "her murderer, Tom"."""
    who = cast.at(noun, joined=False)
    return tuple(f for f in who if f.confidence >= KNOWN and f.entity in memory and memory.get(f.entity).named)


def _death(who: tuple[Filler, ...], word: int, sure: float, by: tuple[Filler, ...] = ()) -> Iterator[Death]:
    own = {f.entity for f in who}
    for one in who:
        if one.type == "PER":
            yield Death(one, tuple(f for f in by if f.entity not in own), word, None, sure)


def _late(doc: Doc, refs: list[Ref], cast: Cast, first: int) -> Iterator[Death]:
    """ "The late king", "his dead wife"; "the dead man" is whoever is dead already (some, from `first` on)."""
    for ref in refs:
        one = cast.identified.entities[ref.index]
        if one is None or ref.type != "PER" or ref.members or ref.form == "pronoun":
            continue
        before = [
            c for c in doc.dependents(ref.head, "compound", "nmod:desc") if ref.first <= c < ref.head
        ]  # "his late wife Peg"
        said = any(_gone(doc, c) for at in (ref.head, *before) for c in doc.dependents(at, "amod"))
        if not said and not _the_late(doc, ref):
            continue
        if _somebody(ref) and ref.head > first:
            continue
        if ref.name is None and ref.det == "indef" and "late" in doc.lowers(ref.head, "amod"):
            continue  # "a late child" comes when its parents are old
        if ref.name is None and ref.det == "indef" and doc.words[ref.head].deprel == "nmod:poss":
            continue  # "under a dead woman's name": of nobody who is told of
        yield Death(Filler(one, cast.identified.confidence[ref.index], "PER"), (), ref.head, None, 0.7)


def _the_late(doc: Doc, ref: Ref) -> bool:
    """Whether "the late" stands right before a name, whatever the tree hangs it on: "the late Ann Hale's will"."""
    first = ref.name[0] if ref.name is not None else 0
    before = [doc.words[i].lower for i in range(max(first - 2, 0), first)]
    return len(before) == 2 and before[1] == "late" and before[0] in ("the", "his", "her", "their") and ref.form == "name"


def _gone(doc: Doc, word: int) -> bool:
    """Whether an adjective is "late" or "dead", or "recently passed"."""
    lately = doc.has(word, ("recently", "just", "newly"), "advmod")
    return doc.words[word].lower in LATE or (doc.words[word].lower in ("passed", "departed") and lately)


def _a_dead(doc: Doc, noun: int) -> bool:
    """Whether a noun is "the dead man", who may turn out to be somebody."""
    return doc.has(noun, ("dead", "lifeless"), "amod")


def _somebody(ref: Ref) -> bool:
    """Whether a mention only points: "the dead man" is whoever is known to be dead already."""
    return ref.name is None and ref.form != "pronoun" and ref.det in ("def", "dem")


def _so(doc: Doc, cast: Cast, word: int) -> Iterator[Death]:
    """ "With both his sons dead", "winds up dead", "is pulled dead from the river"."""
    this = doc.words[word]
    if this.label not in ("xcomp", "acl", "advcl", "root") or doc.dependents(word, "cop", "aux", "aux:pass"):
        return
    verb = this.head
    if this.label == "xcomp" and doc.words[verb].lemma in ENDING and _told(doc, verb) and verb < word:
        whom = doc.dependents(verb, "nsubj:pass") if passive(doc, verb) else doc.dependents(verb, "obj", "nsubj")[:1]
        yield from (d for c in whom for d in _death(cast.at(c), word, 0.75))
        return
    own = doc.first(word, "nsubj")
    with_it = "with" in doc.lowers(word, "mark", "case")
    with_it = with_it or (word > 0 and doc.preposition(word - 1) == "with")
    if own is None and with_it and doc.words[word - 1].upos in ("NOUN", "PROPN"):
        own = word - 1  # the tree may hang them elsewhere
    taken = this.label == "xcomp" and (doc.words[this.head].lemma in NOT_SO or not _told(doc, this.head))
    if own is not None and not taken:
        yield from _death(cast.at(own), word, 0.6)


ENDING = frozenset("wind end wash pull drag fish haul".split())
"""Verbs whose "dead" tells how somebody comes out of it."""


def _told(doc: Doc, verb: int) -> bool:
    """Whether the story says that something happened."""
    return status(doc, verb) == "actual" and verb not in doc.spoken


def _owner(doc: Doc, cast: Cast, relic: int) -> tuple[Filler, ...]:
    """Whose grave, funeral or widow it is, unless it is nobody's yet."""
    words = doc.words
    said = {words[c].lower for c in doc.subtree(relic, frozenset(("acl", "nmod", "appos", "conj")))}
    former = doc.has(relic, ("self", "selves"), "nmod")
    up = words[words[relic].head]
    unwritten = words[relic].lower in WRITTEN and up.upos == "VERB" and status(doc, up.index) != "actual"
    kind = doc.first(relic, "nmod:poss")
    kind_of = kind is not None and words[kind].xpos == "NN" and doc.has(kind, ("a", "an"), "det")  # "a hero's burial"
    unreal = up.lemma in UNREAL or said & NOBODYS or former or unwritten
    if kind_of and words[relic].lower in RITES | {"burial"} and up.lemma in ("give", "receive"):
        return cast.at(doc.first(up.index, "nsubj:pass") or doc.first(up.index, "iobj")) if not unreal else ()
    held_for = [c for c in doc.dependents(relic, "nmod") if doc.preposition(c) == "for"] if words[relic].lower in RITES else []
    if unreal or _own(doc, cast, relic):
        return ()
    return cast.undergoes(relic) or tuple(f for c in held_for for f in cast.at(c))


def _own(doc: Doc, cast: Cast, relic: int) -> bool:
    """Whether whoever a pronoun says has a ghost or a grave does something to it, and so is the wrong one."""
    owner, up = doc.first(relic, "nmod:poss"), doc.words[relic].head
    if owner is None or doc.words[owner].upos != "PRON" or doc.words[relic].label not in ("obj", "iobj", "obl"):
        return False
    subject = surface_subject(doc, up) if doc.preposition(relic) not in ("to", "from") else None
    doers = {f.entity for f in cast.at(subject)} if subject is not None else set()
    return bool(doers & {f.entity for f in cast.at(owner)})


def _mourned(doc: Doc, cast: Cast, verb: int) -> Iterator[Death]:
    """Who is mourned or avenged: "still mourning her husband", "grieves for Tom", "to avenge his brother"."""
    words = doc.words
    sentence = [w for w in words if w.sentence == words[verb].sentence]
    if any(w.lower in NOT_GONE or w.lower in lexicon.DEAD_WORDS for w in sentence) or status(doc, verb) == "negated":
        return
    whom = [c for c in doc.dependents(verb, "obj", "nsubj:pass") if words[c].lower not in lexicon.REFLEXIVES]
    if words[verb].lemma in MOURN:
        whom = whom + [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "for"]
    who = [f for c in whom for f in cast.at(c) if f.confidence >= KNOWN]
    yield from _death(tuple(who), verb, MOURNED)


def _body(doc: Doc, cast: Cast, body: int) -> Iterator[Death]:
    """Whose body is found, and who the body turns out to be."""
    words = doc.words
    up = words[body].head
    label = words[body].deprel
    if not _told(doc, up):
        return
    owner = cast.undergoes(body)
    if words[body].xpos == "NNS" and any(words[c].upos == "PRON" for c in doc.dependents(body, "nmod:poss")):
        return  # "they find their bodies"
    single = [c for c in doc.dependents(body, "nmod:poss") if words[c].xpos == "NNP" and not doc.dependents(c, "conj")]
    if words[body].xpos == "NNS" and words[body].lower in ("bodies", "corpses") and single:
        return  # "burns the demon Ash's dead bodies": nobody has two of their own
    if owner:
        doer = surface_subject(doc, up) if label == "obj" else None
        own = {f.entity for f in cast.at(doer)} if doer is not None else set()
        if _lies_there(doc, body) and not own & {f.entity for f in owner}:
            yield from _death(owner, body, 0.75)
    elif label in ("nsubj", "nsubj:pass"):
        yield from _death(_whose_body(doc, cast, up), body, 0.7)
    elif label == "obj" and words[up].lemma in ("identify", "recognise", "recognize"):
        whose = [c for c in doc.dependents(up, "obl", "xcomp") if doc.preposition(c) == "as"]
        for child in whose:
            found = () if words[child].lower in ("that", "those") else cast.at(child)
            yield from _death(found or cast.possessor(child), body, 0.7)


def _service(doc: Doc, noun: int) -> bool:
    """ "A memorial service"."""
    beside = doc.lowers(noun, "compound", "amod")
    return doc.words[noun].lower in ("service", "mass") and bool(beside & {"memorial", "funeral", "requiem"})


def _wake(doc: Doc, noun: int) -> bool:
    """ "Attends the wake of her friend", and not "in the wake of the war"."""
    up = doc.words[doc.words[noun].head].lemma
    held = up in ("attend", "hold", "leave") and doc.words[noun].label in ("obj", "nsubj")
    return doc.words[noun].lower == "wake" and (
        held or (doc.preposition(noun) == "at" and bool(doc.dependents(noun, "nmod:poss")))
    )


def _lies_there(doc: Doc, body: int) -> bool:
    """Whether nobody lives in a body any more, by what is done with it or what it does."""
    words = doc.words
    up, label = words[body].head, words[body].deprel
    said = doc.lowers(body, "amod", "compound")
    if words[body].lower in BODIES and _a_dead(doc, body):
        return doc.preposition(body) != "over" or words[up].lemma not in lexicon.CLAIM  # "over my dead body", she says
    if said & LIVING or doc.preposition(body) in INSIDE:
        return False
    if up == body:
        return _found_there(doc, body)
    lemma, over = words[up].lemma, doc.preposition(body)
    if label == "obl":
        found = {over, *(words[c].lower for c in doc.dependents(up, "compound:prt"))}
        upon = lemma in CAME_UPON and bool(found & {"upon", "across", "on", "over"})
        return upon or (lemma in GRIEVES and over in ("over", "beside", "by")) or (lemma in LAID and passive(doc, up))
    if label == "nsubj" and words[body].lower != "remains":
        return lemma in THERE and bool(doc.dependents(up, "obl", "advmod", "compound:prt"))
    return lemma in LAID and (label in ("obj", "nsubj:pass") or passive(doc, up))


def _found_there(doc: Doc, body: int) -> bool:
    """ "In the back of the car is his friend's body": where something is comes before it."""
    is_there = doc.dependents(body, "cop") and not doc.dependents(body, "nsubj", "expl", "case")
    return bool(is_there) and any(c < body and doc.preposition(c) for c in doc.dependents(body, "obl", "nmod"))


def _whose_body(doc: Doc, cast: Cast, predicate: int) -> tuple[Filler, ...]:
    """Who a body is: "is Tom's", "is that of Tom", "belongs to Tom", "turns out to be Tom"."""
    words = doc.words
    if words[predicate].upos in NOMINAL and doc.dependents(predicate, "cop"):
        found = cast.at(predicate, joined=False) if words[predicate].lower not in ("that", "those") else ()
        return found or cast.possessor(predicate)
    if words[predicate].lemma not in IDENTIFIED:
        return ()
    for child in doc.dependents(predicate, "xcomp", "obl", "obj"):
        if words[child].upos not in NOMINAL:
            continue
        if people := tuple(f for f in cast.at(child) or cast.possessor(child) if f.type == "PER"):
            return people
    return ()
