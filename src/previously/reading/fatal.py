"""Deaths told by turns of phrase that no verb of killing or dying heads: "does not make it", "a bullet in his head"."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon, perishing
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.deaths import BODY, SICKNESS, Death, Parties, bodily, lives_on
from previously.reading.events import KNOWN, Happening
from previously.reading.hands import on_orders, whose_weapon
from previously.reading.memory import Memory
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.voices import passive

IMPLIED = 0.65
"""How sure a death is that the words only let one understand."""
CERTAIN = 0.85
"""How sure it is where nobody lives on after it."""
VITALS = frozenset("heart head throat skull brain temple chest neck eye forehead".split())
"""What nobody lives on with steel or lead in it."""
DEADLY_AIM = VITALS - {"chest", "neck", "eye"}
"""What somebody shot or stabbed there is dead of, without more words."""
BLADES = frozenset(
    "sword dagger knife blade spear lance axe stake arrow bolt bullet bullets shot spike dirk rapier scissors".split()
)
DRIVES = frozenset("drive plunge thrust put stick ram bury fire send shoot sink shove jam plant lodge".split())
"""What is done with them."""
TAKERS = SICKNESS | frozenset(
    "sea fire war flood blaze famine avalanche storm accident crash death waves river explosion".split()
)
"""What takes or claims people, who then are dead."""
CAUSES = TAKERS | frozenset("childbirth shipwreck battle raid bombing earthquake suicide overdose".split())
"""To or in what somebody loses those he loves."""
THROUGH = frozenset(
    "night surgery operation journey winter trip ride crossing birth delivery fight battle day hospital".split()
)
"""What who does not make it through it, or to it alive, is dead before."""
HEIGHTS = frozenset(
    "train bridge cliff tower roof window balcony river sea well lake ledge rooftop parapet wall building ravine lorry bus "
    "battlements walls cliffs rocks canal ocean".split()
)
"""From, under or into what somebody throws himself."""
LAST = frozenset("dying last final".split())
VESSELS = frozenset(
    "ship boat vessel plane aircraft airplane aeroplane jet helicopter trawler airship zeppelin submarine".split()
)
"""With what who goes down does not come back."""


def find(doc: Doc, cast: Cast, events: list[Happening]) -> Iterator[Death]:
    """The deaths that happenings and other words of a part tell so."""
    for n, event in enumerate(events):
        if event.word in doc.spoken or doc.words[event.word].upos != "VERB":
            continue
        who, by = _parties(doc, cast, event)
        by = by or (whose_weapon(doc, cast, event.word) if who else ())
        sure = tuple(f for f in by if f.confidence >= KNOWN and f.type in ("PER", "ORG"))
        sureness = CERTAIN if perishing.in_fire(doc, event) or _deadly_aim(doc, event) else IMPLIED
        yield from (Death(f, sure, event.word, n, sureness) for f in _known(who))
    for word in doc.words:
        if word.index not in doc.spoken:
            dead, by = perishing.victims(doc, cast, word.index)
            yield from (Death(f, by, word.index, None, IMPLIED) for f in _known(dead))
            who = _last_breath(doc, cast, word.index) or perishing.named(doc, cast, word.index)
            yield from (Death(f, (), word.index, None, IMPLIED) for f in _known(who))


def _known(who: tuple[Filler, ...]) -> Iterator[Filler]:
    return (f for f in who if f.type == "PER" and f.confidence >= KNOWN)


def _parties(doc: Doc, cast: Cast, event: Happening) -> Parties:
    """Who is dead of what happened or did not, and by whom."""
    agents, patients = event.arguments.agents, event.arguments.patients
    if event.status == "negated":
        return (agents or patients, ()) if _does_not_make_it(doc, event) or _never_wakes(doc, event) else ((), ())
    if event.status != "actual":
        return (), ()
    who, by = _of_deed(doc, cast, event)
    if who:
        own = {f.entity for f in who}
        return who, tuple(f for f in by if f.entity not in own)
    return perishing.parties(doc, cast, event)


def _of_deed(doc: Doc, cast: Cast, event: Happening) -> Parties:
    agents, patients = event.arguments.agents, event.arguments.patients
    if (limb := _struck_through(doc, event)) is not None:
        return cast.possessor(limb), agents
    if _deadly_aim(doc, event) or _blown_up(doc, event):
        return patients, agents
    if _taken(doc, event):
        return patients or _objects(doc, cast, event.word), ()
    if _bereaved(doc, event):
        return _objects(doc, cast, event.word), ()
    if (head := _brains(doc, event)) is not None:
        return cast.possessor(head), agents
    if (hit := _bullet_in(doc, event)) is not None:
        return cast.at(hit), agents
    if _at_the_cost(doc, event):
        return agents, ()
    if _with_the_ship(doc, event) or _throws_himself(doc, event) or _fatal_stroke(doc, event) or _fell(doc, event):
        return agents or patients, ()
    return (), ()


SHOT = 0.55
"""How sure it is that somebody is dead of whom no more is told than that he is shot."""
HARMLESS = frozenset("dart darts tranquilizer tranquiliser taser paintball camera arrow look glance glare".split())
"""What is shot at people and kills nobody."""
TENDED = frozenset(
    "treat nurse tend bandage carry take bring rush arrest imprison capture visit save rescue heal help drag question "
    "betray sentence threaten forgive marry accuse beg convince persuade warn comfort congratulate jail charge convict shelter "
    "protect free release hide meet".split()
)
"""What is done to somebody who lives on."""


def shot(doc: Doc, cast: Cast, events: list[Happening], memory: Memory) -> Iterator[Death]:
    """Who is shot, nobody says where, and does nothing afterwards in the part."""
    for n, event in enumerate(events):
        verb = event.word
        if not _may_be_dead(doc, event) or event.status != "actual" or doc.words[verb].upos != "VERB" or verb in doc.spoken:
            continue
        if not (doc.dependents(verb, "obj") or passive(doc, verb)) or not bodily(doc, verb) or lives_on(doc, verb):
            continue
        beside = doc.dependents(verb, "obl", "obl:agent", "compound:prt", "advmod")
        stranded = any(w.lower == "at" for w in doc.words[verb + 1 : verb + 2])  # "the day on which they were shot at"
        if stranded or any(doc.words[c].lower in BODY | HARMLESS | {"at", "down", "back", "stomach", "ribs"} for c in beside):
            continue
        if any(_passer_by(cast, c) for c in doc.dependents(verb, "obj", "nsubj:pass")):
            continue
        hands = event.arguments.agents or on_orders(doc, cast, verb)
        hands = tuple(f for f in hands if f.confidence >= KNOWN and f.type in ("PER", "ORG"))
        for one in event.arguments.patients:
            own = any(f.entity == one.entity for f in event.arguments.agents)
            if one.entity in memory and memory.get(one.entity).plural:
                continue  # not all of them fall
            if (
                one.type == "PER"
                and one.confidence >= KNOWN
                and not own
                and not _goes_on(doc, cast, events, one.entity, verb, memory)
            ):
                yield Death(one, hands, verb, n, SHOT)


FONDNESS = frozenset("kisses kiss love attention affection care praise gifts guilt smoke work".split())
"""In what somebody is smothered who lives."""


def _may_be_dead(doc: Doc, event: Happening) -> bool:
    """Whether somebody may be dead of a deed: shot or smothered, or found poisoned."""
    found = doc.words[doc.words[event.word].head].lemma in ("find", "discover") and doc.words[event.word].label == "xcomp"
    if _nouns(doc, event.word, "in", "with", "by") & FONDNESS:
        return False
    return event.lemma in ("shoot", "smother", "suffocate") or (found and event.lemma in ("poison", "stab", "bludgeon"))


def _passer_by(cast: Cast, noun: int) -> bool:
    """Whether a mention is of nobody known, "a guard", of whom nobody cares to tell whether he lives."""
    return any(r.head == noun and r.name is None and r.det == "indef" for r in cast.by_head.get(noun, ()))


def _goes_on(doc: Doc, cast: Cast, events: list[Happening], who: str, word: int, memory: Memory) -> bool:
    """Whether a later sentence tells that somebody does something, or is looked after."""
    id = memory.find(who)
    for event in events:
        verb = doc.words[event.word]
        here = verb.sentence == doc.words[word].sentence and event.word > word
        if (verb.sentence <= doc.words[word].sentence and not here) or "had" in doc.lowers(event.word, "aux"):
            continue
        if here and not any(r.form == "name" for s in doc.dependents(event.word, "nsubj") for r in cast.by_head.get(s, ())):
            continue  # "is shot and falls"
        if any(memory.find(f.entity) == id for f in event.arguments.agents) and event.lemma not in lexicon.DIE:
            return True
        if event.lemma in TENDED and any(memory.find(f.entity) == id for f in event.arguments.patients):
            return True
    return False


def _objects(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    return tuple(f for c in doc.dependents(verb, "obj", "nsubj:pass") for f in cast.at(c))


SIDES = frozenset("back side top base middle centre center front left right".split())
"""Where of something a blow may fall: "in the back of the head"."""


def _nouns(doc: Doc, verb: int, *cases: str) -> set[str]:
    """The nouns that stand with a verb after some prepositions."""
    found = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in cases]
    whole = [k for c in found if doc.words[c].lower in SIDES for k in doc.dependents(c, "nmod") if doc.preposition(k) == "of"]
    return {doc.words[c].lower for c in (*found, *whole)}


def _does_not_make_it(doc: Doc, event: Happening) -> bool:
    """ "He does not make it", "doesn't make it through the night", "out alive", and not "to the meeting", "easy"."""
    words, verb = doc.words, event.word
    if event.lemma != "make" or "it" not in doc.lowers(verb, "obj"):
        return False
    if any(words[c].lower not in ("do", "does", "did") for c in doc.dependents(verb, "aux")) or _told_for(doc, verb):
        return False
    if doc.dependents(verb, "xcomp", "ccomp") or _nouns(doc, verb, "to", "for", "in", "at", "on", "into", "past", "onto"):
        return any(words[i].lower == "alive" for i in doc.subtree(verb))
    return _nouns(doc, verb, "through", "off", "out", "of", "from", "") <= THROUGH


def _told_for(doc: Doc, verb: int) -> bool:
    """Whether a clause only says what if, or why somebody fears."""
    return doc.has(verb, ("if", "unless", "whether"), "mark")


def _struck_through(doc: Doc, event: Happening) -> int | None:
    """Through or into whose heart or head a blade or a bullet goes."""
    verb = event.word
    if event.lemma not in DRIVES or not doc.has(verb, BLADES, "obj", "nsubj:pass"):
        return None
    into = [c for c in doc.dependents(verb, "obl", "nmod") if doc.preposition(c) in ("through", "into", "in", "to")]
    into += [
        k
        for o in doc.dependents(verb, "obj")
        for k in doc.dependents(o, "nmod")
        if doc.preposition(k) in ("through", "into", "in")
    ]
    hit = [c for c in into if doc.words[c].lower in VITALS]
    return hit[0] if hit and not lives_on(doc, verb) else None


def _deadly_aim(doc: Doc, event: Happening) -> bool:
    """ "Shoots him in the head", "between the eyes", "is stabbed through the heart", if nobody says that he lives."""
    hit = _nouns(doc, event.word, "in", "through", "into", "to") & DEADLY_AIM
    hit |= _nouns(doc, event.word, "between") & {"eyes"}
    return event.lemma in ("shoot", "stab") and bool(hit) and not lives_on(doc, event.word)


def _blown_up(doc: Doc, event: Happening) -> bool:
    """ "Is blown up in his car", "are torn to pieces", "is crushed beneath the wheels"."""
    verb = event.word
    pieces = _nouns(doc, verb, "to", "into") & {"pieces", "shreds", "bits", "ribbons"}
    if event.lemma in ("tear", "rip", "hack", "blow", "cut", "dash", "smash") and pieces:
        return _somebody(doc, verb)
    if not passive(doc, verb) or lives_on(doc, verb):
        return False
    if event.lemma == "blow":
        return event.particle in ("up", "apart")
    if event.lemma == "eat":
        return any(doc.preposition(c) == "by" for c in doc.dependents(verb, "obl", "obl:agent"))
    under = any(doc.preposition(c) in ("under", "beneath", "underneath") for c in doc.dependents(verb, "obl"))
    by = [c for c in doc.dependents(verb, "obl", "obl:agent") if doc.preposition(c) == "by"]
    falling = any(doc.words[k].lower in ("falling", "collapsing") for c in by for k in doc.children[c])
    return event.lemma == "crush" and (under or falling)


def _somebody(doc: Doc, verb: int) -> bool:
    """Whether what is done is done to somebody, and not to a letter of his."""
    things = [doc.words[c] for c in doc.dependents(verb, "obj", "nsubj:pass")]
    return all(t.upos in ("PROPN", "PRON") or t.lower in lexicon.PEOPLE for t in things)


def _taken(doc: Doc, event: Happening) -> bool:
    """ "The plague takes her brother", "cancer claimed Helen"."""
    verb = event.word
    takers = doc.lowers(verb, "nsubj", "obl:agent")
    takers |= _nouns(doc, verb, "by") if passive(doc, verb) else set()
    return (
        event.lemma in ("take", "claim")
        and bool(takers & TAKERS)
        and _somebody(doc, verb)
        and not doc.dependents(verb, "xcomp")
    )


def _bereaved(doc: Doc, event: Happening) -> bool:
    """ "Lost his wife to the fever", "loses both sons in the war"."""
    verb = event.word
    whom = doc.lowers(verb, "obj")
    cause = _nouns(doc, verb, "to", "in") & CAUSES
    return event.lemma == "lose" and bool(cause) and bool(whom) and _somebody(doc, verb)


def _with_the_ship(doc: Doc, event: Happening) -> bool:
    """ "Goes down with his ship", "with the plane", and not "with a boat"."""
    down = event.particle == "down" or doc.has(event.word, ("down",), "advmod")
    withs = [c for c in doc.dependents(event.word, "obl") if doc.preposition(c) == "with" and doc.words[c].lower in VESSELS]
    return event.lemma in ("go", "sink") and down and any(not doc.has(c, ("a", "an"), "det") for c in withs)


def _at_the_cost(doc: Doc, event: Happening) -> bool:
    """ "Saves him at the cost of his own life"."""
    costs = [c for c in doc.dependents(event.word, "obl") if doc.words[c].lower in ("cost", "expense", "price")]
    lives = [k for c in costs for k in doc.dependents(c, "nmod") if doc.words[k].lower == "life"]
    return any(doc.words[p].upos == "PRON" for k in lives for p in doc.dependents(k, "nmod"))


def _never_wakes(doc: Doc, event: Happening) -> bool:
    """ "Never wakes again", "does not get up again", "never regains consciousness", "never survived the wreck"."""
    verb, said = event.word, doc.lowers(event.word, "advmod")
    bare = not doc.dependents(verb, "obl", "obj", "advcl", "aux", "xcomp")
    if event.lemma in ("wake", "awake", "awaken"):
        return "never" in said and bare and not _told_for(doc, verb)
    if event.lemma == "regain":
        return "never" in said and doc.has(verb, ("consciousness",), "obj")
    if event.lemma == "survive":
        return "never" in said and doc.words[verb].xpos in ("VBD", "VBN")
    return (
        event.lemma in ("get", "rise", "stir", "move") and "again" in said and not doc.dependents(verb, "obj", "obl", "xcomp")
    )


def _brains(doc: Doc, event: Happening) -> int | None:
    """Whose brains are blown out."""
    blown = [c for c in doc.dependents(event.word, "obj") if doc.words[c].lower in ("brain", "brains")]
    return blown[0] if event.lemma == "blow" and blown else None


def _bullet_in(doc: Doc, event: Happening) -> int | None:
    """Whom somebody "puts a bullet in", and nothing of his."""
    shot = doc.has(event.word, ("bullet", "bullets"), "obj", "nsubj:pass")
    into = [c for c in doc.dependents(event.word, "obl") if doc.preposition(c) in ("in", "into", "through")]
    person = [c for c in into if doc.words[c].upos in ("PROPN", "PRON")]
    return person[0] if event.lemma in DRIVES and shot and person and not lives_on(doc, event.word) else None


STROKES = frozenset("attack stroke wound wounds injury injuries overdose dose accident crash aneurysm haemorrhage fall".split())


def _fatal_stroke(doc: Doc, event: Happening) -> bool:
    """ "Suffers a fatal heart attack", "takes a fatal overdose"."""
    had = [c for c in doc.dependents(event.word, "obj") if doc.words[c].lower in STROKES]
    told = (k for c in had for k in doc.dependents(c, "amod") if doc.words[k].lower in ("fatal", "deadly", "lethal"))
    fatal = any(doc.words[k - 1].text != "-" for k in told)  # and not "near-fatal"
    return event.lemma in ("suffer", "have", "take", "receive", "sustain") and fatal


BATTLES = frozenset("battle war siege action combat fighting".split())


def _fell(doc: Doc, event: Happening) -> bool:
    """ "Falls in battle", "fell at the Battle of Sarn", "the war in which he fell", and not "in love"."""
    words, verb = doc.words, event.word
    where = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("in", "at", "during")]
    nouns = {words[c].lower for c in where}
    if "which" in nouns and words[verb].label == "acl":
        nouns.add(words[words[verb].head].lower)
    named = any(words[i].lower in BATTLES for c in where if words[c].upos == "PROPN" for i in (c, c - 1))
    before = "have" in {words[c].lemma for c in doc.dependents(verb, "aux")}
    named |= before and any(words[c].upos == "PROPN" and doc.preposition(c) == "at" for c in where)  # "had fallen at Sarn"
    bare = not event.particle and "love" not in nouns and not doc.dependents(verb, "xcomp")
    return event.lemma == "fall" and bare and bool(nouns & BATTLES or named)


def _throws_himself(doc: Doc, event: Happening) -> bool:
    """ "Throws herself under a train", "from the tower"."""
    verb = event.word
    itself = doc.has(verb, lexicon.REFLEXIVES, "obj")
    down = _nouns(doc, verb, "under", "from", "off", "into", "in") & HEIGHTS
    return event.lemma in ("throw", "fling", "hurl") and itself and bool(down) and not lives_on(doc, verb)


def _last_breath(doc: Doc, cast: Cast, noun: int) -> tuple[Filler, ...]:
    """ "With his dying breath", "her last words are"."""
    word = doc.words[noun]
    if word.upos != "NOUN":
        return ()
    said = doc.lowers(noun, "amod")
    breath = word.lower == "breath" and bool(said & LAST)
    if not (breath or (word.lower in ("words", "wish") and "dying" in said)) or doc.first(noun, "nmod:poss") is None:
        return ()
    up = next((i for i in (noun, *doc.ancestors(noun)) if doc.words[i].upos in ("VERB", "AUX")), None)
    if up is not None and status(doc, up) not in ("actual", "claim"):
        return ()
    owner = doc.first(noun, "nmod:poss")
    if owner is not None and doc.words[owner].lower in ("its", "it"):
        return ()
    own = doc.words[owner].upos == "PRON" if owner is not None else False
    subject = surface_subject(doc, up) if up is not None and own and word.label == "obl" else None
    who = cast.at(subject) if subject is not None else ()
    return who or cast.possessor(noun)
