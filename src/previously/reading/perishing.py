"""Deaths told by what only the dying do or have done to them: "falls on his sword", "loses her battle with cancer"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.deaths import SICKNESS, Parties, bodily, lives_on
from previously.reading.events import KNOWN, Happening
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.voices import passive

SCAFFOLDS = frozenset("gallows guillotine scaffold block stake noose chair chamber".split())
"""Where one goes, or is led, to be put to death."""
DEADLY_SEAT = {"chair": frozenset(["electric"]), "chamber": frozenset(["gas"]), "block": frozenset(), "stake": frozenset()}
"""Those of them that must be told more of to be one, by what, or be where nobody goes for anything else."""
SELF_KILLING = frozenset("seppuku harakiri hara-kiri suttee sati".split())
DUST = frozenset("ash ashes dust cinders smoke".split())
"""Into what nobody turns and lives."""
ELSEWHERE = {
    "rest": frozenset(["eternal", "final", "last"]),
    "fishes": frozenset(),
    "reward": frozenset(["eternal", "final", "heavenly"]),
    "grave": frozenset(["early", "watery", "unmarked"]),
}
"""Where the dead go or sleep, and what must be said of it for it to be that."""
GONE_WITH = frozenset("grenade grenades bomb bombs explosive explosives vest charge charges dynamite reactor".split())
"""What somebody sets off who takes others with him."""
TRIGGER = frozenset("mouth head temple chin".split())
"""Where somebody puts a gun before pulling the trigger on himself."""
MISSILES = frozenset("bullet bullets arrow arrows bolt spear lance knife dagger blade sword shot harpoon javelin stake".split())
PIERCING = frozenset("pierce strike hit enter penetrate find".split())
ORGANS = frozenset("heart throat skull brain forehead temple".split())
CUT_OUT = frozenset("rip tear cut carve pull".split())
FALLING = frozenset("go fall plunge tumble drop jump leap throw push shove hurl knock kick fling topple".split())
FIRES = frozenset("lava magma volcano furnace smelter acid incinerator chipper".split())
"""Into what nobody falls and lives."""
TURNING = frozenset("turn crumble disintegrate reduce burn".split())
DISPLAYED = frozenset("display impale mount stick spike present deliver parade roll exhibit".split())
"""What is done with a head that is on nobody's shoulders."""
FOREVER = frozenset("forever ever good last".split())
VANISHED = frozenset("incinerate vaporize vaporise disintegrate atomize atomise immolate quarter gas".split())
"""What is done to somebody of whom nothing is left."""
ENDED = {"wipe": "out", "roast": "alive", "flay": "alive", "boil": "alive", "skin": "alive", "eat": "alive"}
"""The same, with a further word."""
SHOTS = frozenset("shot shots bullet bullets rifle grenade bomb missile crossbow arrow headshot sniper".split())
CAPSULES = frozenset("cyanide poison suicide".split())
OF_PILLS = frozenset("pills tablets barbiturates".split())
EYES = frozenset("eyes face body features".split())
LEAVING = frozenset("drain leave fade ebb go seep vanish flee".split())
STROKES = frozenset("attack stroke aneurysm cancer bullet bullets arrow".split())


def named(doc: Doc, cast: Cast, at: int) -> tuple[Filler, ...]:
    """Who is dead by what is said at a word that may head no happening: "his head is set on a spike"."""
    told = (_head_of, _light_of, _beside, _brain_dead, _fatally)
    return next((who for look in told if (who := look(doc, cast, at))), ())


def victims(doc: Doc, cast: Cast, noun: int) -> Parties:
    """Who is a killer's "first kill" or "latest victim", and whose; or who "is the first to die"."""
    word, words = doc.words[noun], doc.words
    if word.lemma in lexicon.DIE and word.label == "acl" and words[word.head].lower in COUNTS:
        told = status(doc, word.head) == "actual"
        return tuple(f for c in doc.dependents(word.head, "nsubj") for f in cast.at(c)) if told else (), ()
    if word.lower not in ("kill", "victim") or word.upos != "NOUN" or not doc.lowers(noun, "amod") & COUNTS:
        return (), ()
    became = word.label in ("xcomp", "obj") and words[word.head].lemma == "become"
    head = word.head if became else noun
    if not (became or doc.dependents(noun, "cop")) or status(doc, head) != "actual":
        return (), ()
    owners = cast.possessor(noun) or tuple(f for c in doc.dependents(noun, "nmod") for f in cast.at(c))
    by = tuple(f for f in owners if f.type == "PER" and f.confidence >= KNOWN)
    slayers = {words[c].lower for c in doc.dependents(noun, "nmod:poss", "nmod")} & SLAYERS
    if word.lower == "victim" and not slayers:
        return (), ()  # a robber has victims too
    return tuple(f for c in doc.dependents(head, "nsubj") for f in cast.at(c)), by


SLAYERS = lexicon.MURDERERS | {"ripper", "strangler", "slasher", "butcher", "assassin"}
"""Whose victims do not live."""
COUNTS = frozenset("first second third fourth fifth sixth seventh last latest next final newest".split())


def parties(doc: Doc, cast: Cast, event: Happening) -> Parties:
    """Who is dead of what happened, and by whom."""
    agents, patients, verb = event.arguments.agents, event.arguments.patients, event.word
    if (other := _taken_along(doc, event)) is not None:
        return other, ()
    if (struck := _struck(doc, cast, event)) is not None:
        return struck
    if in_fire(doc, event):
        return (patients, agents) if doc.dependents(verb, "obj") or passive(doc, verb) else (agents or patients, ())
    if _has_gone(doc, event) or _pulls_the_trigger(doc, event):
        return agents, ()
    if _goes_to_it(doc, event) or _loses_to(doc, event) or _lies_in_state(doc, event) or _for_ever(doc, event):
        return agents or patients, ()
    if _turns_to_dust(doc, event):
        return (patients, agents) if doc.dependents(verb, "obj") or passive(doc, verb) else (agents, ())
    if _takes_own_life(doc, event) and not lives_on(doc, verb):
        return agents, agents
    if _undone(doc, event) and bodily(doc, verb):
        named = (f for o in doc.dependents(verb, "obj") for c in doc.dependents(o, "appos") for f in cast.at(c))
        return patients or tuple(named), agents  # "takes out her target, the dealer Tom Reed, with a shot"
    if event.lemma == "claim":
        return _victims(doc, cast, verb), agents
    if event.lemma == "outlive":
        return patients, ()
    return (), ()


def _has_gone(doc: Doc, event: Happening) -> bool:
    """ "Has gone to his eternal rest", "sleeps with the fishes", "flatlines", "his heart stops beating"."""
    verb = event.word
    if event.lemma in ("flatline", "overdose") and not doc.dependents(verb, "obj"):
        return not lives_on(doc, verb)
    for child in doc.dependents(verb, "obl"):
        said = doc.lowers(child, "amod")
        noun = doc.words[child].lower
        if noun not in ELSEWHERE or not (event.lemma == "go" or (event.lemma == "sleep" and noun == "fishes")):
            continue
        if not ELSEWHERE[noun] or said & ELSEWHERE[noun]:
            return True
    return False


def _pulls_the_trigger(doc: Doc, event: Happening) -> bool:
    """ "Puts the gun in his mouth and pulls the trigger"."""
    words, verb = doc.words, event.word
    if event.lemma not in ("pull", "squeeze", "fire") or words[verb].label != "conj":
        return False
    before = words[verb].head
    gun = doc.has(before, ("gun", "pistol", "revolver", "barrel", "shotgun", "rifle", "muzzle"), "obj")
    own = [
        c
        for c in doc.dependents(before, "obl")
        if words[c].lower in TRIGGER and doc.lowers(c, "nmod:poss") & {"his", "her", "their"}
    ]
    shot = event.lemma == "fire" or doc.has(verb, ("trigger",), "obj")
    return words[before].lemma in ("put", "place", "press", "hold", "stick", "shove") and gun and bool(own) and shot


def _taken_along(doc: Doc, event: Happening) -> tuple[Filler, ...] | None:
    """ "Detonates the grenade, taking the chief with him": both are dead."""
    words, verb = doc.words, event.word
    if event.lemma not in ("take", "drag") or words[verb].xpos != "VBG":
        return None
    self = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "with" and words[c].upos == "PRON"]
    up = words[verb].head
    blown = doc.lowers(up, "obj", "nsubj") & (GONE_WITH | lexicon.REFLEXIVES | {"it"})
    if not self or words[up].lemma not in ("detonate", "ignite", "explode", "blow") or not blown:
        return None
    return (*event.arguments.agents, *event.arguments.patients)


def _struck(doc: Doc, cast: Cast, event: Happening) -> Parties | None:
    """ "The arrow strikes him in the heart", "Tom's blade pierces her heart", "rips out his heart"."""
    words, verb = doc.words, event.word
    into = {words[c].lower for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("in", "through", "into")}
    objects = doc.dependents(verb, "obj")
    organ = next((c for c in objects if words[c].lower in ORGANS), None)
    weapon = next((c for c in doc.dependents(verb, "nsubj", "obl:agent") if words[c].lower in MISSILES), None)
    if event.lemma in PIERCING and weapon is not None and not lives_on(doc, verb):
        whose = cast.possessor(weapon)
        if organ is not None:
            return cast.possessor(organ), whose
        if into & ORGANS:
            return event.arguments.patients, whose
    if event.lemma in CUT_OUT and organ is not None and words[organ].lower in ("heart", "throat"):
        torn = words[organ].lower == "throat" and event.lemma in ("rip", "tear")
        out = torn or event.particle == "out" or doc.has(verb, ("out",), "compound:prt", "advmod")
        return (cast.possessor(organ), event.arguments.agents) if out else None
    return None


def in_fire(doc: Doc, event: Happening) -> bool:
    """ "Goes over the rail into a ladle of molten steel", "is thrown into the volcano"."""
    words, verb = doc.words, event.word
    if event.lemma not in FALLING:
        return False
    into = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("into", "in", "to")]
    into += [k for c in (*into, *doc.dependents(verb, "obl")) for k in doc.dependents(c, "nmod")]
    return any(words[c].lower in FIRES or doc.has(c, ("molten", "boiling"), "amod") for c in into)


def _takes_own_life(doc: Doc, event: Happening) -> bool:
    """ "Falls on his sword", "commits seppuku", "bites down on a cyanide capsule", "swallows a bottle of pills"."""
    verb, words = event.word, doc.words
    around = doc.dependents(verb, "obj", "obl")
    nouns = {words[c].lower for c in around}
    if event.lemma == "commit":
        return bool(nouns & SELF_KILLING)
    if event.lemma == "fall":
        swords = [c for c in around if words[c].lower in ("sword", "blade") and doc.preposition(c) in ("on", "upon")]
        return any(doc.dependents(c, "nmod:poss") for c in swords)
    if event.lemma in ("bite", "swallow", "take", "crush", "crunch"):
        of = {words[k].lower for c in around for k in doc.dependents(c, "compound", "nmod")}
        capsule = nouns & {"capsule", "capsules", "pill"} and of & CAPSULES
        bottle = event.lemma == "swallow" and nouns & {"bottle", "bottleful"} and of & OF_PILLS
        return bool(capsule or bottle)
    return False


def _goes_to_it(doc: Doc, event: Happening) -> bool:
    """ "Goes to the electric chair"."""
    to = [c for c in doc.dependents(event.word, "obl") if doc.preposition(c) == "to"]
    return event.lemma == "go" and any(_scaffold(doc, c) for c in to)


def _scaffold(doc: Doc, noun: int) -> bool:
    """Whether a place is where people are put to death: "the gallows", "the gas chamber"; and not "his chamber"."""
    said, word = doc.lowers(noun, "amod", "compound"), doc.words[noun].lower
    if word not in SCAFFOLDS or doc.dependents(noun, "nmod"):
        return False
    return bool(said & DEADLY_SEAT[word]) if DEADLY_SEAT.get(word) else not said


def _loses_to(doc: Doc, event: Happening) -> bool:
    """ "Loses her battle with cancer", "lost his fight against the illness"."""
    fights = [c for c in doc.dependents(event.word, "obj") if doc.words[c].lower in ("battle", "fight", "struggle")]
    of = [k for c in (*fights, event.word) for k in doc.dependents(c, "nmod", "obl")]
    own = any(doc.dependents(c, "nmod:poss") for c in fights)
    return event.lemma == "lose" and own and any(doc.words[k].lower in SICKNESS | {"disease", "leukaemia"} for k in of)


def _lies_in_state(doc: Doc, event: Happening) -> bool:
    """ "Lies in state in the cathedral"."""
    bare = [
        c for c in doc.dependents(event.word, "obl") if doc.words[c].lower == "state" and not doc.dependents(c, "det", "amod")
    ]
    return event.lemma == "lie" and any(doc.preposition(c) == "in" for c in bare)


def _for_ever(doc: Doc, event: Happening) -> bool:
    """ "Closes his eyes forever", "for the last time"."""
    verb = event.word
    eyes = [c for c in doc.dependents(verb, "obj") if doc.words[c].lower == "eyes" and doc.dependents(c, "nmod:poss")]
    ways = doc.lowers(verb, "advmod")
    ways |= {
        w.lower
        for c in doc.dependents(verb, "obl")
        if doc.preposition(c) == "for"
        for w in (doc.words[k] for k in doc.subtree(c))
    }
    return event.lemma in ("close", "shut") and bool(eyes) and bool(ways & FOREVER)


def _turns_to_dust(doc: Doc, event: Happening) -> bool:
    """ "Is turned to ash", "crumbles to dust", and nothing but people do."""
    into = [c for c in doc.dependents(event.word, "obl") if doc.preposition(c) in ("to", "into")]
    return event.lemma in TURNING and any(doc.words[c].lower in DUST for c in into) and bodily(doc, event.word)


def _undone(doc: Doc, event: Happening) -> bool:
    """ "Is vaporised", "wipes him out", "takes out her target with a single shot", "tramples him underfoot"."""
    verb, words, lemma = event.word, doc.words, event.lemma
    said = {words[c].lower for c in doc.children[verb]} | {event.particle}
    if lemma in VANISHED:
        return lemma not in ("quarter", "gas") or passive(doc, verb)
    if ENDED.get(lemma, " ") in said:
        return True
    if lives_on(doc, verb):
        return False
    if lemma == "trample":
        return "underfoot" in said
    if lemma == "run" and "over" in said:
        return passive(doc, verb)
    if lemma in ("hit", "strike"):
        return passive(doc, verb) and "train" in doc.lowers(verb, "obl", "obl:agent")
    if lemma == "impale":
        return passive(doc, verb) or bool(doc.dependents(verb, "obj"))
    if lemma == "put":
        return any(words[c].lower == "misery" for c in doc.dependents(verb, "obl"))
    if lemma == "send":
        beside = [c for x in doc.dependents(verb, "xcomp", "advcl") for c in doc.dependents(x, "obl")]
        asleep = any(words[c].lower == "fishes" for c in beside)  # "sends him to sleep with the fishes"
        return asleep or any(doc.preposition(c) == "to" and _scaffold(doc, c) for c in doc.dependents(verb, "obl"))
    around = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("with", "by")]
    if lemma == "take" and "off" in said:
        support = [c for c in doc.dependents(verb, "obl", "obj") if words[c].lower == "support"]
        return passive(doc, verb) and any("life" in doc.lowers(c, "compound") for c in support)
    if lemma == "take" and "out" in said:
        named = any(words[c].lower == "target" for c in doc.dependents(verb, "obj"))
        return named or any(words[c].lower in SHOTS for c in around)
    if lemma == "whack":
        return not doc.dependents(verb, "obl", "compound:prt") or not around
    if lemma == "shoot":
        squad = [c for c in doc.dependents(verb, "obl", "obl:agent") if words[c].lower == "squad"]
        return any("firing" in doc.lowers(c, "compound", "amod") for c in squad)
    if lemma == "fell":
        return bool(doc.lowers(verb, "nsubj", "obl:agent", "obl") & STROKES)
    return False


def _victims(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """Who it is that a killer claims as a victim: "claims his fifth victim, the seamstress Zdenka"."""
    victims = [c for c in doc.dependents(verb, "obj") if doc.words[c].lower == "victim"]
    named = [k for c in victims for k in doc.dependents(c, "appos")]
    return tuple(f for k in named for f in cast.at(k))


def _head_of(doc: Doc, cast: Cast, noun: int) -> tuple[Filler, ...]:
    """Whose head is set up on a gate or brought to somebody."""
    word, up = doc.words[noun], doc.words[doc.words[noun].head]
    if (
        word.lower not in ("head", "heads")
        or word.upos != "NOUN"
        or up.lemma not in DISPLAYED
        or status(doc, up.index) != "actual"
    ):
        return ()
    done_to = word.label == "obj" or word.deprel == "nsubj:pass" or (up.lemma == "roll" and word.label == "nsubj")
    if not done_to:
        return ()
    owner = cast.possessor(noun)
    doers = {f.entity for c in doc.dependents(up.index, "nsubj") if c != noun for f in cast.at(c)}
    pronoun = any(doc.words[c].upos == "PRON" for c in doc.dependents(noun, "nmod:poss"))
    return () if pronoun or any(f.entity in doers for f in owner) else owner


def _light_of(doc: Doc, cast: Cast, noun: int) -> tuple[Filler, ...]:
    """From whose eyes the life drains."""
    word, up = doc.words[noun], doc.words[doc.words[noun].head]
    if word.lower not in ("life", "light") or word.label not in ("nsubj", "obj"):
        return ()
    if up.lemma in ("watch", "see"):  # "watches the life drain from his eyes"
        up = next((doc.words[c] for c in doc.dependents(up.index, "xcomp", "ccomp") if c > noun), up)
    if up.lemma not in LEAVING:
        return ()
    out_of = [c for c in doc.dependents(up.index, "obl", "obj") if c != noun and doc.words[c].lower in EYES]
    return tuple(f for c in out_of for f in cast.possessor(c)) if status(doc, up.index) == "actual" or out_of else ()


def _brain_dead(doc: Doc, cast: Cast, dead: int) -> tuple[Filler, ...]:
    """Who is declared brain dead, or is so."""
    words = doc.words
    if words[dead].lower != "dead" or not dead or words[dead - 1].lower != "brain":
        return ()
    verb = words[dead].head if words[dead].label == "xcomp" else dead
    if status(doc, verb) != "actual":
        return ()
    whole = cast.possessor(dead - 1)
    if words[verb].lemma in ("declare", "pronounce") and not passive(doc, verb):
        return whole or tuple(f for c in doc.dependents(verb, "obj") for f in cast.at(c))
    return tuple(f for c in doc.dependents(verb, "nsubj", "nsubj:pass") for f in cast.at(c))


def _fatally(doc: Doc, cast: Cast, noun: int) -> tuple[Filler, ...]:
    """Whose end it is: "the fatal shooting of Tom", "her fatal fall"."""
    fatal = doc.words[noun].lower in ENDINGS and doc.has(noun, ("fatal", "deadly"), "amod")
    if not fatal or not doc.has(noun, ("the", "his", "her"), "det", "nmod:poss"):
        return ()
    of = [c for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "of"]
    return cast.possessor(noun) or tuple(f for c in of for f in cast.at(c))


ENDINGS = frozenset("shooting stabbing accident crash fall overdose beating poisoning".split())


def _beside(doc: Doc, cast: Cast, verb: int) -> tuple[Filler, ...]:
    """Beside whom somebody is buried: "is buried next to her husband"."""
    word = doc.words[verb]
    if word.lemma != "bury" or not passive(doc, verb) or status(doc, verb) != "actual":
        return ()
    beside = doc.dependents(verb, "obl")
    near = [c for c in beside if doc.preposition(c) in ("next", "to", "beside", "alongside", "near", "with")]
    return tuple(f for c in near if doc.words[c].lower in lexicon.KIN or doc.words[c].upos == "PROPN" for f in cast.at(c))
