"""What nouns tell to have happened, and to whom: "Tom's murder of a guard", "at her request", "after a quarrel with Ann"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.arguments import Arguments, arguments, surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.voices import passive

NOUN_EVENTS = {
    "murder": "murder", "murders": "murder", "death": "die", "deaths": "die", "killing": "kill", "assassination": "assassinate",
    "suicide": "kill", "arrest": "arrest", "assault": "assault", "attack": "attack", "kidnapping": "kidnap",
    "abduction": "kidnap", "rape": "rape", "betrayal": "betray", "escape": "escape", "rescue": "rescue",
    "execution": "execute", "offer": "offer", "proposal": "propose", "warning": "warn", "suggestion": "suggest",
    "request": "request", "behest": "ask", "orders": "order", "order": "order", "command": "command",
    "invitation": "invite", "drowning": "drown", "hanging": "hang", "beheading": "behead", "demise": "die", "slaying": "slay",
    "advice": "advise", "urging": "urge", "insistence": "insist", "bidding": "order", "instructions": "order",
    "confession": "confess", "refusal": "refuse", "marriage": "marry",
    "wedding": "marry", "divorce": "divorce", "coronation": "crown", "accusation": "accuse",
    "assertion": "assert", "objection": "object", "objections": "object",
}  # fmt: skip
"""Nouns that tell an event when a person stands beside them, with the verb they stand for."""


ENCOUNTERS = {
    "confrontation": "confront", "quarrel": "quarrel", "argument": "argue", "row": "argue", "fight": "fight",
    "brawl": "fight", "duel": "duel", "dispute": "dispute", "feud": "feud", "meeting": "meet", "encounter": "meet",
    "conversation": "talk", "talk": "talk", "struggle": "struggle", "scuffle": "struggle", "affair": "have",
    "fling": "have", "tryst": "meet", "reunion": "reunite", "reconciliation": "reconcile",
}  # fmt: skip
"""Nouns that tell what somebody has "with" another, with the verb they stand for."""


HELPING = frozenset("help aid assistance".split())
"""What somebody does something "with", which another gives."""

OF_ANOTHER_KIND = frozenset("political social professional financial commercial electoral moral civil metaphorical".split())
"""What tells of a demise, a suicide or a divorce that nobody dies of, and no couple."""

BIDDEN = frozenset("command order orders".split())
"""What is bidden only where something is done at or on it, and else a post, a brotherhood or a row."""


def told(doc: Doc, cast: Cast, noun: int) -> tuple[str, Arguments] | None:
    """The verb a noun stands for and who took part in it; None where it tells no event of anybody."""
    lower = doc.words[noun].lower
    if lower in BIDDEN and not _bidding(doc, noun):
        return None
    if lower in NOUN_EVENTS:
        return None if doc.lowers(noun, "amod") & OF_ANOTHER_KIND else _deed(doc, cast, noun)
    if lower == "love" or lower in HELPING:
        return _in_love(doc, cast, noun) if lower == "love" else _helped(doc, cast, noun)
    return _encounter(doc, cast, noun) if lower in ENCOUNTERS else None


def _single(doc: Doc, noun: int) -> bool:
    """Whether what several of are told has one person for its owner, by a pronoun or a name."""
    owners = [doc.words[c] for c in doc.dependents(noun, "nmod:poss")]
    return any(w.lower in ("his", "her", "my", "your") or w.upos == "PROPN" for w in owners)


def _deed(doc: Doc, cast: Cast, noun: int) -> tuple[str, Arguments] | None:
    word = doc.words[noun]
    lemma = NOUN_EVENTS[word.lower]
    owner = cast.undergoes(noun)
    if not owner and word.label == "conj" and doc.words[word.head].lower in NOUN_EVENTS and not doc.dependents(noun, "det"):
        owner = cast.undergoes(word.head)  # "the rape and murder of Ann", who the tree may hang on the first
    by = tuple(f for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "by" for f in cast.at(c))
    if word.xpos == "NNS" and lemma in lexicon.KILL_SURE and _single(doc, noun):
        return None  # "confesses his murders": nobody is murdered twice
    if lemma not in lexicon.KILL_SURE:  # "the evidence of the murder from the robbers"
        owner = owner or tuple(f for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "from" for f in cast.at(c))
    on = tuple(f for c in doc.dependents(noun, "nmod") if doc.preposition(c) in ("on", "against", "to") for f in cast.at(c))
    if (not owner and not on) or (word.lower == "deaths" and _whose_deaths(doc, noun)):
        return None
    fatal = lemma in lexicon.KILL_SURE or lemma in ("die", "drown", "hang")
    suffers = fatal or lemma in ("arrest", "kidnap", "crown") or word.lower in ("rescue", "rape")
    if word.lower == "suicide":
        args = Arguments(owner, owner)
    elif suffers:
        by, owner = _between(doc, cast, noun) or (by, _sent(doc, cast, noun) or owner)
        args = Arguments(by, owner)
    elif word.lower in ("marriage", "wedding", "divorce"):
        args = Arguments(owner[:1], owner[1:])
        if len(owner) < 2 or (word.label == "nsubj" and doc.words[word.head].lower == "over"):
            return None
    else:
        args = Arguments(owner, on or _to_whom(doc, cast, noun, owner))
    if not args.agents and args.patients and suffers:
        args = Arguments(_doer(doc, cast, noun, {f.entity for f in args.patients}), args.patients, args.others)
    return lemma, args


def _whose_deaths(doc: Doc, noun: int) -> bool:
    """Whether a "they" leaves open who died: in "fall to their deaths" it does not."""
    owner = doc.first(noun, "nmod:poss")
    return owner is not None and doc.words[owner].upos == "PRON" and doc.preposition(noun) != "to"


def _bidding(doc: Doc, noun: int) -> bool:
    """Whether something is done at a command, or the command is heard or turned down."""
    word, up = doc.words[noun], doc.words[doc.words[noun].head]
    if word.label == "obj" and up.lemma == "give" and any(doc.preposition(c) == "of" for c in doc.dependents(noun, "nmod")):
        return False  # "gives command of the ship to her"
    done = doc.preposition(noun) in ("at", "on", "upon", "by", "under", "against")
    return done or (word.label in ("obj", "nsubj") and up.lemma in HEARING | {"give", "disobey", "defy"})


def _in_love(doc: Doc, cast: Cast, noun: int) -> tuple[str, Arguments] | None:
    """ "Is in love with him"."""
    if not doc.dependents(noun, "cop") or doc.preposition(noun) != "in":
        return None
    who = cast.at(surface_subject(doc, noun))
    beside = [c for c in doc.children[noun] if doc.words[c].label in ("nmod", "obl") and doc.preposition(c) == "with"]
    loved = tuple(f for c in beside for f in cast.at(c) if f.type == "PER")
    return ("love", Arguments(who, loved)) if who and loved else None


def _helped(doc: Doc, cast: Cast, noun: int) -> tuple[str, Arguments] | None:
    """ "With her help he obtains a warrant"."""
    up = doc.words[noun].head
    if doc.words[noun].label != "obl" or doc.preposition(noun) != "with" or doc.words[up].upos != "VERB":
        return None
    helpers = tuple(f for f in cast.possessor(noun) if f.type in ("PER", "ORG"))
    own = {f.entity for f in helpers}
    helped = tuple(f for f in arguments(doc, cast, up).agents if f.entity not in own)
    return ("help", Arguments(helpers, helped)) if helpers and helped else None


def _between(doc: Doc, cast: Cast, noun: int) -> tuple[tuple[Filler, ...], tuple[Filler, ...]] | None:
    """Who did it and to whom it was done, where both stand beside the noun: "Tom's murder of his brother"."""
    owner = doc.first(noun, "nmod:poss")
    suffered = tuple(f for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "of" for f in cast.at(c))
    return (cast.at(owner), suffered) if owner is not None and suffered else None


def _encounter(doc: Doc, cast: Cast, noun: int) -> tuple[str, Arguments] | None:
    """What two have with one another, told by a noun: "after a quarrel with her father", "during his affair with Ann"."""
    word = doc.words[noun]
    met = tuple(f for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "with" for f in cast.at(c))
    if (
        not met
        or word.label not in ("obl", "nsubj", "nmod")
        or doc.preposition(noun) in ("without", "for", "of", "than", "about")
    ):
        return None
    owner = cast.possessor(noun)
    up = next((i for i in doc.ancestors(noun) if doc.words[i].upos == "VERB"), None)
    if not owner and word.label == "obl" and up == word.head:
        owner = arguments(doc, cast, up).agents
    other = {f.entity for f in met}
    owner = tuple(f for f in owner if f.type in ("PER", "ORG") and f.entity not in other)
    if not owner or not any(f.type in ("PER", "ORG") for f in met):
        return None
    return ENCOUNTERS[word.lower], Arguments(owner, met)


def _doer(doc: Doc, cast: Cast, noun: int, suffered: set[str]) -> tuple[Filler, ...]:
    """Who caused a death, or is charged with it: "causes his death", "pushes him to his death", "is tried for her murder"."""
    up = doc.words[noun].head
    governor = doc.words[up]
    if governor.lower in ("responsible", "guilty") and doc.preposition(noun) in ("for", "of"):
        sure = status(doc, up) == "actual"
        return tuple(f for f in cast.at(surface_subject(doc, up)) if sure and f.entity not in suffered)
    if governor.upos != "VERB":
        return ()
    around = arguments(doc, cast, up)
    if governor.lemma in lexicon.CHARGE and doc.preposition(noun) in ("of", "for", "with"):
        return around.patients
    owned = governor.lemma in OWNING and doc.preposition(noun) in ("", "to") and status(doc, up) == "actual"
    if owned and doc.words[noun].label in ("obj", "obl") and doc.words[noun].lower != "death":
        return tuple(f for f in around.agents if f.entity not in suffered)
    sent = doc.preposition(noun) == "to" and suffered & {f.entity for f in around.patients}
    caused = governor.lemma in CAUSING and doc.words[noun].label == "obj"
    return tuple(f for f in around.agents if f.entity not in suffered) if sent or caused else ()


OWNING = frozenset("confess admit".split())
"""What one does to a murder that one has done."""
CAUSING = frozenset(["cause", "engineer", "bring", "hasten"])
"""What one does to a death that is one's doing."""


def _sent(doc: Doc, cast: Cast, noun: int) -> tuple[Filler, ...]:
    """Who dies that is brought "to his death": whoever is pushed or sent there, whomever the pronoun is taken for."""
    owner, up = doc.first(noun, "nmod:poss"), doc.words[noun].head
    if doc.preposition(noun) != "to" or doc.words[noun].label != "obl" or doc.words[up].upos != "VERB":
        return ()
    if owner is None or doc.words[owner].upos != "PRON":
        return ()
    if not doc.dependents(up, "obj") and not passive(doc, up):
        return tuple(f for f in cast.at(surface_subject(doc, up)) if f.type == "PER")  # "plummets to his death"
    return tuple(f for f in arguments(doc, cast, up).patients if f.type == "PER")


BIDDING = frozenset("ask request suggest order invite urge advise insist command".split())
"""What one does at another's bidding: "leaves at her request"."""
HEARING = frozenset("accept decline refuse reject turn dismiss ignore disregard heed obey follow".split())
"""What one does with what another has said to one: "declines his proposal"."""


def _to_whom(doc: Doc, cast: Cast, noun: int, owner: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Whom somebody's request or proposal is made to: who does as they are bidden, or turns it down."""
    word, verb = doc.words[noun], doc.words[doc.words[noun].head]
    if verb.upos != "VERB":
        return ()
    bidden = word.label == "obl" and NOUN_EVENTS[word.lower] in BIDDING and doc.preposition(noun) in ("at", "on", "upon", "by")
    heard = word.label in ("obj", "nsubj") and verb.lemma in HEARING
    if not (bidden or heard):
        return ()
    around = arguments(doc, cast, verb.index)
    own = {f.entity for f in owner}
    doers = around.agents or (around.patients if bidden else ())
    return tuple(f for f in doers if f.entity not in own and f.type in ("PER", "ORG"))
