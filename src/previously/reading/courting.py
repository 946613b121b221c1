"""Love as it begins and ends: who is drawn to whom, asked out or courted, and relationships told by that word."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.model import RelationType
from previously.reading import lexicon
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import person_object
from previously.reading.pairs import bond, each_other, subjects, those, whom
from previously.reading.status import status
from previously.reading.syntax import Doc, matches
from previously.reading.ties import Tie

DRAWN = frozenset("attracted infatuated smitten besotted enamored enamoured lovestruck".split())
"""What somebody is who loves or is about to."""
BETWEEN_TWO: dict[str, RelationType] = {
    **dict.fromkeys("relationship relationships romance affair".split(), "romantic"),
    "marriage": "spouse",
}
"""Nouns for what two have who are lovers or married, which they or one of them may end."""
OF_TWO: dict[str, RelationType] = {
    **dict.fromkeys("anniversary honeymoon marriage".split(), "spouse"),
    **dict.fromkeys("affair romance engagement betrothal wedding".split(), "romantic"),
    **dict.fromkeys("feud rivalry enmity".split(), "adversary"),
    "friendship": "friend",
    "partnership": "works_with",
}
"""What two have together whose it is told to be: "Ann and Tom's friendship"."""
BEGUN = frozenset("begin start enter pursue resume rekindle renew continue".split())
ENDED = frozenset("end terminate".split())
OFF = frozenset("break call".split())
"""Verbs that end something with "off"."""
LAID_BARE = frozenset(
    "reveal discover learn hide expose confess admit deny know conceal disclose uncover suspect keep announce".split()
)
"""Verbs of knowing or hiding a relationship, as nobody does with one that is no love."""
DEEPENING = frozenset("intensify deepen blossom bloom heat flourish progress sizzle fizzle".split())
"""What a love does and hardly any other relationship."""
FURTHERING = frozenset("take move further consummate advance rush".split())
"""What one does to a love to bring it on: "take her relationship with Tom to the next level"."""
LOVING = frozenset("romantic sexual intimate secret love illicit physical".split())
OTHERWISE = frozenset(
    "working business professional work strained troubled difficult complicated close special friendly platonic father mother "
    "father-daughter father-son mother-daughter mother-son sibling family familial brotherly sisterly love-hate".split()
)
"""What a relationship is called that is no love."""
PAST = frozenset("first old lost long-lost former early childhood youthful".split())
LASTING = frozenset("true great one only greatest truest".split())
"""What a love is called that is a person: one that may be over, and one that is not."""
TAKING_OUT = frozenset("ask take invite bring".split())
WISHES = frozenset(["plan", "attempt"])


def find(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """The loves begun, ended or told by name; between kin, and for those married, they tell nothing."""
    for word in doc.words:
        if word.lower in DRAWN and word.upos in ("ADJ", "VERB"):
            yield from _drawn(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower in BETWEEN_TWO:
            yield from _between_two(doc, cast, word.index)
        elif word.upos == "VERB" and word.lemma == "ask":
            yield from _asked_out(doc, cast, word.index)
        elif word.lower == "dating" and word.label == "xcomp":
            yield from _began_dating(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower == "date" and doc.preposition(word.index) in ("on", "for"):
            yield from _taken_out(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower == "wedding":
            yield from _called_off(doc, cast, word.index)
        elif word.upos in ("NOUN", "PROPN") and word.lower == "love":
            yield from _loved(doc, cast, word.index)
        if word.upos == "NOUN" and word.lower in OF_TWO:
            yield from _of_two(doc, cast, word.index)
        elif word.upos == "VERB" and word.lemma == "cheat":
            yield from _cheated_with(doc, cast, word.index)
        elif word.lower == "divorce" and word.label not in ("obj", "obl", "nmod", "compound"):
            yield from _divorced(doc, cast, word.index)


def _love(ones: list[Filler], others: list[Filler], word: int) -> list[Tie]:
    return bond(ones, others, "romantic", None, word, passing=True)


def _ends(ties: list[Tie]) -> list[Tie]:
    return [msgspec.structs.replace(t, begins=False) for t in ties]


def _drawn(doc: Doc, cast: Cast, word: int) -> list[Tie]:
    """ "Becomes infatuated with Ann", "they are attracted to each other", and to nobody's money."""
    words = doc.words
    up = words[word].head
    verb = up if words[word].label == "xcomp" else word
    beside = [c for c in doc.dependents(word, "obl", "obj", "nmod") if doc.preposition(c) in ("to", "with", "by", "of")]
    if status(doc, verb) not in ("actual", "claim") or not beside:
        return []
    others = [f for c in beside for f in whom(cast, c)]
    if not others and not any(each_other(doc, c) for c in beside):
        return []
    return _love(subjects(doc, cast, verb), others, word)


def _between_two(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Ends her relationship with Tom", "they begin a relationship", "learns of Ann's relationship with Tom"."""
    words = doc.words
    word, verb = words[noun], words[noun].head
    called = doc.lowers(noun, "amod", "compound")
    if called & OTHERWISE:
        return []
    done, type = words[verb].lemma, BETWEEN_TWO[word.lower]
    beside = [c for c in (*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")) if c > noun]
    owners = [f for f in cast.possessor(noun) if f.type == "PER"]
    others = those(doc, cast, beside, "with", "to")
    off = done in OFF and any(words[c].lower == "off" for c in doc.children[verb])
    if word.label == "obj" and (done in ENDED or off):
        one = owners if len(owners) > 1 else subjects(doc, cast, verb)
        ties = bond(one, others, type, None, noun, passing=True)
        told = status(doc, verb)
        return _ends(ties) if told == "actual" else ties if told in WISHES else []
    if not word.lower.startswith("relationship"):
        return []
    if owners and (len(owners) == 2 or others) and _at_an_end(doc, noun):
        pairs = [bond([one], [other], type, None, noun, passing=True) for one in owners[:1] for other in others or owners[1:]]
        return _ends([t for pair in pairs for t in pair])
    if word.lower != "relationship":
        return []
    if word.label in ("obj", "obl") and done in BEGUN and status(doc, verb) == "actual":
        return _love(owners if len(owners) == 2 else subjects(doc, cast, verb), others, noun)
    if len(owners) == 2 and word.label == "nsubj" and done in DEEPENING:
        return _love(owners, [], noun)
    if owners and others and word.label in ("obj", "nsubj") and done in FURTHERING | DEEPENING:
        return _love(owners, others, noun)
    known = done in LAID_BARE or any(words[up].lemma in ("memory", "jealous") for up in doc.ancestors(noun))
    if owners and (others or len(owners) == 2) and (known or called & LOVING):
        return _love(owners, others, noun)
    return []


def _at_an_end(doc: Doc, noun: int) -> bool:
    """ "The end of Ann's relationship with Tom", "Ann and Tom's relationship is over" or "falls apart"."""
    words = doc.words
    word, up = words[noun], words[words[noun].head]
    if up.lower in ("end", "breakdown", "collapse") and word.label == "nmod" and doc.preposition(noun) == "of":
        return status(doc, up.index) == "actual"
    apart = up.lemma == "fall" and any(words[c].lower == "apart" for c in doc.children[up.index])
    over = up.lower == "over" or up.lemma in ("end", "crumble") or apart
    return word.label == "nsubj" and over and status(doc, up.index) == "actual"


def _began_dating(doc: Doc, cast: Cast, word: int) -> list[Tie]:
    """ "Ann and Tom start dating"; whom somebody starts dating is an object."""
    verb = doc.words[word].head
    begun = doc.words[verb].lemma in BEGUN and status(doc, verb) == "actual"
    return _love(subjects(doc, cast, verb), [], word) if begun and not doc.dependents(word, "obj") else []


def _asked_out(doc: Doc, cast: Cast, verb: int) -> list[Tie]:
    """ "Asks Ann out", and not out of the room."""
    out = "out" in doc.lowers(verb, "compound:prt", "advmod")
    busy = doc.dependents(verb, "xcomp", "ccomp") or any(doc.preposition(c) == "of" for c in doc.dependents(verb, "obl"))
    if not out or busy or status(doc, verb) != "actual":
        return []
    others = [f for c in doc.dependents(verb, "obj", "iobj") for f in whom(cast, c)]
    return _love(subjects(doc, cast, verb), others, verb) if others else []


def _taken_out(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Takes Ann on a date", "invites Tom on a date"."""
    verb = doc.words[noun].head
    if doc.words[verb].lemma not in TAKING_OUT or doc.words[noun].label != "obl" or status(doc, verb) != "actual":
        return []
    if doc.preposition(noun) == "for" or "out" in doc.lowers(verb, "compound:prt", "advmod"):
        return []  # "asks her out on a date" is told by the verb
    others = [f for c in doc.dependents(verb, "obj", "iobj") for f in whom(cast, c)]
    return _love(subjects(doc, cast, verb), others, noun) if others else []


def _called_off(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Calls off her wedding to Tom": the two were to marry and are not."""
    verb = doc.words[noun].head
    off = any(doc.words[c].lower == "off" for c in doc.children[verb])
    if doc.words[verb].lemma != "call" or not off or status(doc, verb) != "actual":
        return []
    owners = [f for f in cast.possessor(noun) if f.type == "PER"]
    others = those(doc, cast, [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")], "with", "to")
    return _ends(_love(owners if len(owners) == 2 else subjects(doc, cast, verb), others, noun))


def _of_two(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "His and Ann's wedding anniversary", "Ann and Tom's honeymoon": what two named together have."""
    word = doc.words[noun].lower
    beside = doc.lowers(noun, "compound", "amod")
    owner = doc.first(noun, "nmod:poss")
    if owner is None or (word == "anniversary" and not beside & {"wedding", "marriage"}) or beside & OTHERWISE:
        return []
    owners = {f.entity: f for o in (owner, *doc.dependents(owner, "conj")) for f in whom(cast, o)}
    if len(owners) != 2 or status(doc, noun) == "negated":
        return []
    ties = bond(list(owners.values()), [], OF_TWO[word], None, noun, passing=True)
    over = doc.words[doc.words[noun].head].lower == "over" and doc.words[noun].label == "nsubj"
    return _ends(ties) if over else ties


def _loved(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Ann was Tom's first love", "his true love, Ann", "Ann, the love of Tom's life": a love that is somebody."""
    words = doc.words
    called = doc.lowers(noun, "amod", "compound", "nummod")
    lives = [c for c in doc.dependents(noun, "nmod") if words[c].lower in ("life", "lives") and doc.preposition(c) == "of"]
    if not lives and not called & (PAST | LASTING):
        return []
    if status(doc, noun) not in ("actual", "claim"):
        return []
    owners = [f for o in lives or [noun] for f in cast.possessor(o) if f.type == "PER"]
    own = doc.first(noun, "nsubj") if doc.dependents(noun, "cop") else None
    told = [own] if own is not None and words[own].lower not in lexicon.RELATIVES else doc.dependents(noun, "appos")
    if own is not None and own not in told and matches(words[noun].deprel, "acl"):
        told = [words[noun].head]
    if own is None and words[noun].label == "appos":
        told = [words[noun].head]
    others = [f for c in told for f in whom(cast, c)] or whom(cast, noun)
    return bond(owners, others, "romantic", "ex" if called & PAST and not lives else None, noun, passing=True)


def _cheated_with(doc: Doc, cast: Cast, verb: int) -> list[Tie]:
    """ "Cheated on her with Beth": he and Beth are lovers too."""
    beside = doc.dependents(verb, "obl")
    others = those(doc, cast, beside, "with")
    if not others or not any(doc.preposition(c) == "on" for c in beside) or status(doc, verb) not in ("actual", "claim"):
        return []
    return _love(subjects(doc, cast, verb), others, verb)


def _divorced(doc: Doc, cast: Cast, verb: int) -> list[Tie]:
    """ "Ann and Tom divorce", where the tree may take the verb for a noun."""
    own = doc.first(verb, "nsubj")
    if own is None or doc.dependents(verb, "obj", "det", "nmod:poss", "case") or status(doc, verb) != "actual":
        return []
    found = subjects(doc, cast, verb)
    return _ends(bond(found, [], "spouse", None, verb)) if person_object(doc, verb) else []
