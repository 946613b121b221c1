"""Who is dead, by whose hand, and by which happening: verbs of killing and dying, and their idioms."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.events import GONE, KNOWN, Happening, known
from previously.reading.hands import THROATS, another_hand, at_hands, by_mishap, driven, on_orders, whose_weapon
from previously.reading.syntax import Doc
from previously.reading.tags import FINITE
from previously.reading.voices import passive


class Death(msgspec.Struct, frozen=True):
    """Who is dead, by whom, the word that says so, the happening it rests on if any, and how sure."""

    who: Filler
    by: tuple[Filler, ...]
    word: int
    event: int | None
    confidence: float


LETHAL = {
    **dict.fromkeys(("tear", "rip", "hack"), ("apart",)),
    **dict.fromkeys(("finish", "bump", "kill", "pick"), ("off",)),
    **dict.fromkeys(("gun", "mow", "cut", "strike"), ("down",)),
    **dict.fromkeys(("shoot", "strike"), ("dead",)),
    "run": ("through",),
    "burn": ("alive",),
}
"""Particles that make a deed deadly."""
FATALLY = frozenset(["fatally", "mortally"])
EXAGGERATED = frozenset(
    "scare bore worry frighten terrify love tickle embarrass tease work talk sentence condemn doom threaten consign".split()
)
"""What is done "to death" and kills nobody, or not yet."""
NOT_QUITE = frozenset("half nearly almost close near practically".split())
"""With "to death": somebody lives."""
STIFLING = frozenset("marriage relationship family life role job love grief silence town village routine society".split())
"""What nobody suffocates in but by a manner of speaking."""
SUICIDAL = frozenset("hang shoot drown sacrifice immolate gas".split())
"""What who does it to himself is dead of."""
CUTS = frozenset("cut chop lop slice hack strike blow shoot".split())
"""What is done to a head so that it is off."""
ENDS = {
    "meet": ("end", "death", "maker", "doom"),
    "lose": ("life",),
    "sacrifice": ("life",),
    "breathe": ("last",),
    "draw": ("last",),
    "drop": ("dead",),
    "keel": ("dead",),
    "fall": ("dead",),
    "bleed": ("out",),
    "pass": ("away",),
}
"""Verbs that tell their subject's death with the words they govern."""
SICKNESS = frozenset(
    "wound wounds injury injuries illness sickness disease fever poison poisoning cancer cold plague infection pneumonia "
    "consumption tuberculosis stroke age cholera smallpox burns exposure".split()
)
"""What people succumb to and are dead."""
AT_DAWN = frozenset("dawn daybreak sunrise noon midnight sunset dusk".split())
"""When people are shot by those who have sentenced them."""
LEFT_DYING = frozenset("find leave discover lie watch see hold".split())
"""What is done to somebody who is dying and is dead when more is told."""
HEAPED = frozenset(
    "work paperwork papers books reading study studies studying research thought thoughts debt debts grief snow rubble sand "
    "mud landslide avalanche rock debris arms lap sofa pillow cushions newspaper mail letters details memories".split()
)
"""What somebody is buried in and lives."""
SHAME = frozenset("shame embarrassment boredom laughter curiosity envy jealousy mortification".split())
"""What people say that they die of."""
CRIMES = frozenset("treason desertion cowardice espionage spying mutiny sedition insubordination looting".split())
"""What they are shot for."""
IN_SPITE = frozenset("naturally peacefully instantly immediately alone quietly".split())
"""Adverbs of how somebody is not dead, but dead in another way, or later."""
LIMBS = frozenset("foot leg arm hand knee shoulder thigh".split())
BODY = frozenset(
    "body arm arms leg legs hand hands foot feet eye eyes ear ears nose neck throat head skull chest back shoulder stomach "
    "belly heart knee knees ankle wrist finger fingers face rib ribs side thigh hip jaw spine skin lung lungs life "
    "corpse".split()
)


ALIVE = frozenset(
    "survive recover live heal revive save rescue hospital surgery alive unhurt wound wounded injured injury wake unconscious "
    "coma resurrect stabilise stabilize bandage miraculously regenerate armour vest".split()
)
"""Words after a blow from which one gathers that it was not the end."""


def lives_on(doc: Doc, verb: int) -> bool:
    """Whether the same sentence or the next two let one gather that it was not the end."""
    here = doc.words[verb].sentence
    after = (w for w in doc.words[verb + 1 :] if w.sentence <= here + 2)
    return any(w.lower in ALIVE or w.lemma in ALIVE for w in after)


def told(doc: Doc, cast: Cast, event: Happening, n: int) -> Iterator[Death]:
    """The deaths a happening (the n-th of its part) tells."""
    if _left_for_dead(doc, event.word):
        return
    charged = event.status == "claim" and event.lemma in lexicon.KILL_SURE and _charged(doc, event.word)
    who, by = _lost(doc, event) if event.status == "negated" else _sufferers(doc, event)
    if event.status not in ("actual", "negated") and not charged:
        return
    sure = event.confidence
    burial = event.lemma == "bury"  # who buries somebody did not kill them for that
    if by_mishap(event):
        by = ()
    by = driven(doc, cast, event) or by or at_hands(doc, cast, event.word) or on_orders(doc, cast, event.word)
    by = by or whose_weapon(doc, cast, event.word)
    if who and another_hand(doc, cast, event):
        return
    if _each_other(doc, event.word) and who:
        who = by = tuple({f.entity: f for f in (*by, *who)}.values())
    hands = () if charged or burial else tuple(f for f in by if f.confidence >= KNOWN and f.type in ("PER", "ORG"))
    if charged or (len(hands) < len(by) and not burial):
        sure = max(sure, KNOWN)  # who did it is a guess, that it was done is not
    for one in who:
        if one.type == "PER" and known(doc, cast, event.word, one):
            others = tuple(f for f in hands if f.entity != one.entity) if _each_other(doc, event.word) else hands
            yield Death(one, others, event.word, n, sure)


def _left_for_dead(doc: Doc, verb: int) -> bool:
    """ "Is strangled and left for dead", "strangles her and leaves her for dead": who is left so may live.

    "Kills Tom and leaves Ann for dead" tells nothing of the kind of Tom.
    """
    words = doc.words
    joined = sorted({verb, words[verb].head, *doc.dependents(verb, "conj"), *doc.dependents(words[verb].head, "conj")})
    at = joined.index(verb)
    for left in joined[max(at - 1, 0) : at + 2]:
        for_dead = any(words[c].lower == "dead" and words[c - 1].lower == "for" for c in doc.children[left])
        if words[left].lemma == "leave" and for_dead:
            listed = any(w.text == "," for w in words[verb:left])  # "kills Tom, wounds Ann and leaves her for dead"
            her = not listed and all(words[o].upos == "PRON" for o in doc.dependents(left, "obj"))
            return her or passive(doc, left)
    return False


def _each_other(doc: Doc, verb: int) -> bool:
    """ "They stab each other to death": both are dead."""
    words = doc.words
    return any(
        words[o].lower in ("each", "one") and doc.words[o + 1].lower in ("other", "another")
        for o in doc.dependents(verb, "obj")
    )


Parties = tuple[tuple[Filler, ...], tuple[Filler, ...]]


def _sufferers(doc: Doc, event: Happening) -> Parties:
    """Who is dead if an event happened, and by whom."""
    agents, patients = event.arguments.agents, event.arguments.patients
    if dies(doc, event.word, event.lemma):
        bodily_only = tuple(patients) if bodily(doc, event.word) else ()
        if doc.words[event.word].upos == "NOUN" and bodily_only:
            return bodily_only, agents  # "causes his death"
        return bodily_only or agents, ()
    if _kills(doc, event) and bodily(doc, event.word):
        return patients, agents
    return (), ()


def dies(doc: Doc, verb: int, lemma: str) -> bool:
    """Whether a verb says that somebody is dead, and not that somebody is dying still, or drowns a grief."""
    word = doc.words[verb]
    children = doc.children[verb]
    if word.upos == "NOUN":
        return lemma in lexicon.DIE
    if _under_way(doc, verb):
        return False
    if any(doc.words[c].lower in ENDS.get(lemma, ()) and doc.words[c].upos != "VERB" for c in children):
        return True  # "meets his end", and not "is to meet them and end it"
    if "death" in _ways(doc, verb) and not passive(doc, verb) and not doc.dependents(verb, "obj") and not _meanwhile(doc, verb):
        return lemma not in EXAGGERATED
    if lemma == "give" and "life" in doc.lowers(verb, "obj"):
        return bool(doc.dependents(verb, "advcl"))  # "gives his life to save her", and not "to the church"
    if lemma in lexicon.CHOKE and not passive(doc, verb) and not doc.dependents(verb, "obj"):
        return not doc.lowers(verb, "obl") & STIFLING
    if lemma not in lexicon.DIE or lemma == "starve" or (lemma == "drown" and doc.dependents(verb, "obj")):
        return False
    if doc.has(verb, ("out", "inside", "down"), "compound:prt", "advmod"):
        return False  # "dies inside", "is drowned out"
    if doc.has(verb, SHAME, "obl", "obj"):
        return lemma != "die"  # "dies of shame"
    causes = [doc.words[c] for c in doc.dependents(verb, "obl") if doc.preposition(c) == "to"]
    return lemma != "succumb" or all(c.lower in SICKNESS for c in causes)


def _under_way(doc: Doc, verb: int) -> bool:
    """ "Is dying", "a dying king", "dying of cancer, he says": not dead yet; who is found dying or says last things is."""
    word = doc.words[verb]
    if word.xpos != "VBG":
        return False
    if any(doc.words[c].lemma == "be" for c in doc.dependents(verb, "aux")):  # "for he is dying"
        return True
    return not doc.dependents(verb, "mark", "case") and not _last_moments(doc, verb)


def _last_moments(doc: Doc, verb: int) -> bool:
    """ "Dying in her arms, he says", "finds him dying beside his cart", "leaves him dying"."""
    word = doc.words[verb]
    if word.lemma != "die" or any(doc.preposition(c) == "of" for c in doc.dependents(verb, "obl")):
        return False
    opens = word.label == "advcl" and doc.words[word.head].upos == "VERB"
    return opens or (word.label in ("xcomp", "acl") and doc.words[word.head].lemma in LEFT_DYING)


NEARLY = frozenset("close closer near nearer next nearest closest due prior thanks".split())
"""Before "to death": he is not dead yet, or somebody else is."""


def _meanwhile(doc: Doc, verb: int) -> bool:
    """ "While bleeding to death, she makes a call"."""
    while_so = doc.has(verb, ("while", "whilst"), "mark")
    return while_so and doc.words[verb].xpos == "VBG"


def _ways(doc: Doc, verb: int) -> set[str]:
    """What a verb is done to the end of, without an article ("beaten to death")."""
    ends = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "to" and not doc.dependents(c, "det", "nmod:poss")]
    whole = [c for c in ends if not doc.has(c, NOT_QUITE, "advmod", "case", "amod")]
    near = {c for c in whole for k in doc.dependents(c, "case") if k and doc.words[k - 1].lower in NEARLY | NOT_QUITE}
    return {doc.words[c].lower for c in whole if c not in near}


def _kills(doc: Doc, event: Happening) -> bool:
    """Whether those whom a deed is done to are dead of it."""
    verb, lemma = event.word, event.lemma
    words, children = doc.words, doc.children[event.word]
    if _meanwhile(doc, verb) or (
        words[verb].xpos == "VBG" and any(words[c].lemma == "be" for c in doc.dependents(verb, "aux"))
    ):
        return False  # "it is killing her"
    if lemma in lexicon.KILL_SURE:
        return True
    if words[verb].upos == "ADJ":
        return words[verb].lower in GONE  # "is found hanged", and not "is shocked"
    if words[verb].upos != "VERB" or _under_way(doc, verb):
        return False
    objects = doc.dependents(verb, "obj")
    mortal = any(words[c].lower in FATALLY and "not" not in doc.lowers(c, "advmod") for c in children)
    if mortal or any(words[c].lower in LETHAL.get(lemma, ()) for c in children):
        return True
    if "death" in _ways(doc, verb) and lemma not in EXAGGERATED:
        return True
    if any(words[c].lower in lexicon.REFLEXIVES for c in objects):
        hit = doc.lowers(verb, "obl")
        return lemma in SUICIDAL and not hit & LIMBS
    parts = {words[c].lower for c in (*objects, *doc.dependents(verb, "nsubj:pass"))}
    off = any(words[c].lower == "off" for c in children)
    if any(lemma in THROATS.get(part, ()) for part in parts):
        return not lives_on(doc, verb)
    if "head" in parts and off and lemma in CUTS:
        return True
    if lemma == "burn":
        return "stake" in {words[c].lower for c in doc.dependents(verb, "obl") if doc.preposition(c) == "at"}
    if lemma == "bury":
        return _laid_to_rest(doc, event)
    if lemma == "shoot":
        return passive(doc, verb) and _put_to_death(doc, verb)
    if lemma == "hang":
        parted = bool(doc.dependents(verb, "compound:prt")) or "jury" in {words[o].lower for o in objects}
        return words[verb].lower != "hung" and not parted and not parts & BODY
    if lemma in SMOTHERS:
        beside = [c for at in (verb, *objects) for c in doc.dependents(at, "obl", "nmod")]
        with_it = {words[c].lower for c in beside if doc.preposition(c) in ("with", "under")}
        return bool(with_it & PILLOWS) and not lives_on(doc, verb)
    return lemma in ("drown", "incinerate", "impale") and bool(objects or passive(doc, verb))


SMOTHERS = frozenset(["smother", "suffocate"])
PILLOWS = frozenset("pillow pillows cushion cushions bag blanket hand hands sheet towel cloth rag mattress".split())
"""With what one is smothered who is dead."""


def _put_to_death(doc: Doc, verb: int) -> bool:
    """ "Is shot at dawn", "was shot for treason"."""
    around = [(doc.preposition(c), doc.words[c].lower) for c in doc.dependents(verb, "obl")]
    return any((case == "at" and noun in AT_DAWN) or (case == "for" and noun in CRIMES) for case, noun in around)


PEOPLE = lexicon.PRONOUNS_M | lexicon.PRONOUNS_F | frozenset("they we i you".split())
"""Who buries somebody and is no avalanche, whoever is meant."""


BODIES = frozenset("body bodies corpse corpses remains ashes".split())


def _laid_to_rest(doc: Doc, event: Happening) -> bool:
    """Whether people bury somebody dead, and no avalanche, no work, and nobody alive."""
    hands = all(f.type in ("PER", "ORG") for f in event.arguments.agents)
    somebody = doc.has(event.word, PEOPLE, "nsubj")
    done = (
        bool(event.arguments.agents) or somebody or (passive(doc, event.word) and not doc.dependents(event.word, "obl:agent"))
    )
    beside = [c for c in doc.dependents(event.word, "obl") if doc.words[c].deprel != "obl:agent"]
    where = {doc.preposition(c) for c in beside} - {"in"}
    lost_in = any(doc.preposition(c) == "in" and doc.words[c].lower in HEAPED for c in beside)
    alive = any(doc.words[c].lower == "alive" for c in doc.children[event.word])
    over = doc.words[doc.words[event.word].head]
    thing = over.upos == "NOUN" and doc.noun(over.index) not in lexicon.PEOPLE | BODIES
    bare = not doc.dependents(event.word, "nsubj", "nsubj:pass", "aux", "aux:pass")
    if doc.words[event.word].deprel == "acl" and bare and thing:
        return False  # "Ann's notebook, buried in the garden"
    return hands and done and not alive and not lost_in and not where & {"under", "beneath", "below", "by"}


def _charged(doc: Doc, verb: int) -> bool:
    """Whether the law holds a deed against somebody: "charged with killing him": he is dead, by whomever."""
    word = doc.words[verb]
    by_noun = word.upos == "NOUN" and doc.preposition(verb) in ("of", "for", "with")
    return (by_noun or word.label == "advcl") and doc.words[word.head].lemma in lexicon.CHARGE


def _lost(doc: Doc, event: Happening) -> Parties:
    """Who is dead though nothing happened: "does not survive the crash", "she cannot save him"."""
    verb = event.word
    word = doc.words[verb]
    if event.lemma == "die" and in_another_way(doc, verb):
        return event.arguments.patients or event.arguments.agents, ()
    if event.lemma == "survive" and doc.dependents(verb, "aux") and word.xpos == "VB":
        modal = any(doc.words[c].xpos == "MD" for c in doc.dependents(verb, "aux"))
        return ((), ()) if modal else (event.arguments.agents, ())
    able = doc.lowers(verb, "aux") & {"can", "could", "ca"}
    told_as_such = word.label in ("root", "conj", "parataxis") or word.deprel == "acl:relcl"
    if (
        event.lemma in ("save", "revive", "resuscitate")
        and able
        and told_as_such
        and not doc.dependents(verb, "obl", "advcl", "xcomp")
    ):
        return tuple(f for f in event.arguments.patients if bodily(doc, verb)), ()
    return (), ()


def in_another_way(doc: Doc, verb: int) -> bool:
    """ "Did not die in his sleep", "of natural causes", "by accident": is dead, and of something else."""
    words = doc.words
    if not doc.has(verb, ("did", "does"), "aux"):
        return False
    if doc.has(verb, IN_SPITE, "advmod"):
        return True
    if "death" in doc.lowers(verb, "obj"):
        return True  # "did not die a natural death"
    for child in doc.dependents(verb, "obl"):
        case, noun = doc.preposition(child), words[child].lower
        the = doc.has(child, ("the", "that", "this"), "det")
        own = doc.lowers(child, "amod", "nmod:poss")
        if noun in ("sleep", "bed") or (case in ("by", "in") and noun in ("accident", "chance", "vain") and not the):
            return True
        if case in ("of", "from") and not the and ("natural" in own or noun not in SICKNESS):
            return True
    return False


def outlived_by(doc: Doc, cast: Cast) -> Iterator[Death]:
    """Who is said not to do what another does, which is to survive: "she survives, but her pilot does not"."""
    words = doc.words
    for word in words:
        if word.lemma != "do" or word.label == "aux" or doc.dependents(word.index, "obj", "obl", "xcomp", "ccomp"):
            continue
        if word.index in doc.spoken or not any(words[c].lower in ("not", "n't") for c in doc.children[word.index]):
            continue
        before = words[doc.sentence_start(word.index) : word.index]
        last = next((w for w in reversed(before) if w.upos == "VERB" and w.label in ("root", "conj", "parataxis")), None)
        if last is None or last.lemma != "survive" or last.xpos not in FINITE:
            continue
        aside = [w.index for w in words[last.index : word.index] if w.label == "parataxis" and w.upos in ("NOUN", "PROPN")]
        subject = next(iter(doc.dependents(word.index, "nsubj") or aside), None)
        for one in cast.at(subject):
            if one.type == "PER" and one.confidence >= KNOWN:
                yield Death(one, (), word.index, None, 0.75)


def bodily(doc: Doc, verb: int) -> bool:
    """Whether what is done is done to people themselves or to their bodies, and not to their letters."""
    done_to = doc.dependents(verb, "obj", "nsubj:pass")
    if any(doc.words[c].lower == "which" for c in done_to):
        return False  # "a photograph of Tom, which she hangs on the wall"
    if doc.words[verb].label == "xcomp" and doc.words[verb].xpos == "VBN":
        done_to += doc.dependents(doc.words[verb].head, "obj")  # "has his house burned down"
    objects = [doc.words[c] for c in done_to if doc.dependents(c, "nmod:poss")]
    surely = doc.words[verb].lemma in lexicon.FATAL  # "her parents were killed"
    nouns = {o.lower for o in objects if o.upos == "NOUN" and not (surely and o.lemma in lexicon.PEOPLE)}
    return nouns <= BODY | lexicon.PEOPLE | lexicon.ORG_NOUNS
