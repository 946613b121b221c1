"""Whose side people are told to be on in passing: with whose help one acts, who is among somebody's men or in a team."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from previously.model import Qualifier, RelationType
from previously.reading import bodies, kin, lexicon, named_together, posts
from previously.reading.arguments import surface_subject
from previously.reading.bonds import ODDS
from previously.reading.called import name_after
from previously.reading.cast import Cast, Filler
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

AID = frozenset("help aid assistance support complicity connivance cooperation collaboration".split())
MEN = frozenset(
    "men women soldiers guards henchmen followers knights agents crew gang minions goons thugs bodyguards servants troops "
    "lieutenants enforcers forces underlings lackeys cronies mercenaries".split()
)
"""Those whom somebody has who serve him."""
CREWS = frozenset("crew gang men henchmen squad entourage retinue".split())
"""Who are somebody's to command."""
AMONG = frozenset(["including", "like"])
TEAMS = frozenset("include comprise contain consist".split())
MEMBERS = frozenset("member members part".split())
"""What those are who belong to many together."""
BELONGING = bodies.MEMBERS | posts.RANKS
"""Nouns for those who belong to what they are "of"."""
BETWEEN: dict[str, RelationType] = {
    **dict.fromkeys(ODDS - {"war", "conflict"}, "adversary"),
    **dict.fromkeys("affair romance engagement marriage".split(), "romantic"),
    "alliance": "works_with",
    "friendship": "friend",
}
"""Nouns for what there is between two."""
AFFAIRS = frozenset("affair romance relationship fling tryst".split())
STRIKING_UP = frozenset("strike form forge develop build begin start make renew rekindle resume".split())
"""What one does to have a friendship with somebody."""
HELD = frozenset("prisoner captive hostage slave".split())


def find(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """The ties that a part tells so."""
    for word in doc.words:
        if word.upos == "NOUN" and word.lower in AID and doc.preposition(word.index) == "with":
            yield from _with_help(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower in MEN:
            yield from _retinue(doc, cast, word.index)
        elif word.upos == "VERB" and word.lemma in TEAMS:
            yield from _team(doc, cast, word.index)
        elif word.lower == "one":
            yield from _one_of(doc, cast, word.index)
        elif word.lower == "other":
            yield from _and_others(doc, cast, word.index)
        elif word.upos == "VERB" and word.lemma == "butt" and status(doc, word.index) == "actual":
            two = _people(cast.at(surface_subject(doc, word.index)))
            if len(two) == 2:
                yield Tie(two[0].entity, two[1].entity, "adversary", None, True, word.index, sure(*two), passing=True)
        elif word.upos == "NOUN" and word.lower in MEMBERS:
            yield from _members(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower in BETWEEN and status(doc, word.head) == "actual":
            yield from _between(doc, cast, word.index)
        if word.upos == "NOUN" and word.lower in AFFAIRS:
            yield from _with_whom(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower in HELD:
            yield from _finds_himself(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower == "friendship" and doc.words[word.head].lemma in STRIKING_UP:
            yield from _befriends(doc, cast, word.index)


def _people(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    return tuple(f for f in fillers if f.type == "PER")


def _with_help(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Frees her with the help of Tom and Bea", "with Tom's help": whoever acts so works with them."""
    verb = doc.words[noun].head
    if doc.words[verb].upos != "VERB" or status(doc, verb) not in ("actual", "attempt"):
        return
    helped = _people(cast.at(surface_subject(doc, verb)))
    of = [f for c in doc.dependents(noun, "nmod") if doc.preposition(c) in ("of", "from") for f in _people(cast.at(c))]
    for helper in (*of, *_people(cast.possessor(noun))):
        for one in helped[:1]:
            if helper.entity != one.entity:
                yield Tie(one.entity, helper.entity, "works_with", None, True, noun, sure(one, helper), passing=True)


def _retinue(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Jabba's men, including Fane": one of them serves him too."""
    among = [c for c in doc.dependents(noun, "nmod", "appos") if doc.preposition(c) in AMONG]
    named = [f for c in among for f in _people(cast.at(c))]
    if not named and doc.words[noun].lower in CREWS:
        named = named_together.behind(cast, noun + 1)  # "his crew, Ann and Osk"
    for owner in _people(cast.possessor(noun)):
        for one in named:
            if one.entity != owner.entity:
                yield Tie(one.entity, owner.entity, "works_for", None, True, noun, sure(owner, one))


def _team(doc: Doc, cast: Cast, verb: int) -> Iterator[Tie]:
    """ "Leads a team which includes Ann and Tom"."""
    if status(doc, verb) != "actual":
        return
    word = doc.words[verb]
    subject = surface_subject(doc, verb)
    if subject is not None and doc.words[subject].lower in lexicon.RELATIVES:
        subject = word.head
    bodies = tuple(f for f in cast.at(subject) if f.type == "ORG")
    objects = doc.dependents(verb, "obj") + [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "of"]
    inside = [*objects, *(k for o in objects for k in doc.dependents(o, "conj"))]
    for body in bodies[:1]:
        for one in dict.fromkeys(f for c in inside for f in _people(cast.at(c))):
            yield Tie(one.entity, body.entity, "member_of", None, True, verb, sure(body, one))


def _one_of(doc: Doc, cast: Cast, one: int) -> Iterator[Tie]:
    """ "One of Ann's oldest friends, Bea", "Tom is one of Ann's sons"."""
    several = next((c for c in doc.dependents(one, "nmod") if doc.preposition(c) == "of" and doc.words[c].xpos == "NNS"), None)
    noun = kin.one_of(doc.words[several].lower) if several is not None else ""
    body = _body_of(doc, cast, several) if several is not None else None
    if several is None or (body is None and noun not in lexicon.KIN):
        return
    named = [c for c in doc.dependents(one, "appos") if doc.words[c].upos == "PROPN"]
    before = doc.words[doc.words[one].head]
    named += [before.index] if doc.words[one].label == "appos" and before.upos == "PROPN" else []  # "Bea, one of Ann's friends"
    told = doc.dependents(one, "nsubj") if doc.dependents(one, "cop") and status(doc, one) == "actual" else []
    holders = [f for c in (*named, *told) for f in _people(cast.at(c, joined=False))]
    if body is not None:
        yield from _held([body], holders, ("member_of", True, None), one)
        return
    modifiers = frozenset(doc.words[c].lower for c in doc.dependents(several, "amod", "compound"))
    type, source, qualifier = kin.role(noun, modifiers)
    yield from _held(_people(cast.possessor(several)), holders, (type, source, qualifier), one)


def _body_of(doc: Doc, cast: Cast, several: int) -> Filler | None:
    """The body that several belong to: "the leaders of the Cartel", "the bank's founders"."""
    of = [f for c in doc.dependents(several, "nmod") if doc.preposition(c) == "of" for f in cast.at(c)]
    belonging = doc.words[several].lemma in BELONGING
    return next((f for f in (*of, *cast.possessor(several)) if f.type == "ORG"), None) if belonging else None


def _held(
    owners: Sequence[Filler], holders: Sequence[Filler], role: tuple[RelationType, bool | None, Qualifier | None], word: int
) -> Iterator[Tie]:
    """What the first of those told of is to the first whose he is, by a noun's role."""
    type, source, qualifier = role
    for owner, holder in product(owners[:1], holders[:1]):
        a, b = (owner, holder) if source is False else (holder, owner)
        if a.entity != b.entity:
            yield Tie(a.entity, b.entity, type, qualifier, True, word, sure(owner, holder))


def _and_others(doc: Doc, cast: Cast, other: int) -> Iterator[Tie]:
    """ "Tom and Ann's other enforcers", "Tom and her other friends": he is one of them too."""
    several = doc.words[doc.words[other].head]
    noun = kin.one_of(several.lower)
    first = several.head
    near = doc.words[other - 1].upos in ("PART", "PRON") and several.xpos == "NNS" and several.label == "conj"
    if noun not in lexicon.KIN or not near or len(doc.dependents(first, "conj")) > 1 or doc.words[first].upos != "PROPN":
        return
    type, source, qualifier = kin.role(noun, frozenset(doc.words[c].lower for c in doc.dependents(several.index, "compound")))
    if type == "parent":
        return  # "Ann and Tom's other children" are those of both
    holders = _people(cast.at(first, joined=False))
    yield from _held(_people(cast.possessor(several.index)), holders, (type, source, qualifier), other)


def _members(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Ann and Tom, members of the Fleet", "Bea, part of a gang called the Reds", "one of the Fleet's members named Tom"."""
    word = doc.words[noun]
    of = [f for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "of" for f in cast.at(c)]
    bodies = [f for f in (*of, *cast.possessor(noun)) if f.type == "ORG"]
    holders: list[Filler] = []
    if word.label == "appos" and bodies:
        first = word.head
        while doc.words[first].label == "conj":
            first = doc.words[first].head
        several = word.xpos == "NNS" or word.lower == "members"
        heads = [first, *doc.dependents(first, "conj")] if several else [word.head]
        holders = [f for c in heads for f in _people(cast.at(c, joined=False))]
    elif bodies and (named := next((n for c in doc.dependents(noun, "acl") if (n := name_after(doc, c)) is not None), None)):
        holders = list(_people(cast.at(named)))
    elif bodies and word.lower == "members" and (is_so := _predicate(doc, noun)) is not None:
        holders = [f for c in doc.dependents(is_so, "nsubj") for f in _people(cast.at(c))]
    for body in bodies[:1]:
        for one in dict.fromkeys(holders):
            if one.entity != body.entity:
                yield Tie(one.entity, body.entity, "member_of", None, True, noun, sure(body, one))


def _predicate(doc: Doc, noun: int) -> int | None:
    """The predicate that a noun is, or is joined to: "are classmates and members of"."""
    first = doc.words[noun].head if doc.words[noun].label == "conj" else noun
    return first if doc.dependents(first, "cop") else None


def _between(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "A scuffle between Ann and Tom"."""
    inside = [c for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "between"]
    heads = [h for c in inside for h in (c, *doc.dependents(c, "conj"))]
    two = list(dict.fromkeys(f for h in heads for f in _people(cast.at(h, joined=False))))
    if len(two) == 2 and two[0].entity != two[1].entity:
        type = BETWEEN[doc.words[noun].lower]
        yield Tie(two[0].entity, two[1].entity, type, None, True, noun, sure(*two), passing=type != "romantic")


def _with_whom(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Harry, with whom she is having an affair"."""
    verb = doc.words[noun].head
    whom = next((c for c in doc.dependents(verb, "obl") if doc.words[c].lower == "whom" and doc.preposition(c) == "with"), None)
    if whom is None or whom < 3 or status(doc, verb) == "negated":
        return
    before = doc.words[whom - 2 - (doc.words[whom - 2].text == ",")]
    before = doc.words[before.head] if before.label == "flat" else before
    for one in _people(cast.at(surface_subject(doc, verb)))[:1]:
        for other in _people(cast.at(before.index))[:1]:
            if one.entity != other.entity:
                yield Tie(one.entity, other.entity, "romantic", None, True, noun, sure(one, other))


def _befriends(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Strikes up a friendship with Tom"."""
    verb = doc.words[noun].head
    if status(doc, verb) != "actual" or doc.words[noun].label not in ("obj", "obl") or doc.preposition(noun):
        return
    beside = (c for c in (*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")) if doc.preposition(c) == "with")
    others = [f for c in beside for f in _people(cast.at(c))]
    for one in _people(cast.at(surface_subject(doc, verb))):
        for other in others:
            if one.entity != other.entity:
                yield Tie(one.entity, other.entity, "friend", None, True, noun, sure(one, other))


def _finds_himself(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Wakes to find himself Tom's prisoner"."""
    verb = doc.words[noun].head
    himself = doc.has(verb, lexicon.REFLEXIVES, "obj", "iobj", "nsubj")
    himself |= doc.words[noun - 1].lower in lexicon.REFLEXIVES or any(
        doc.words[c - 1].lower in lexicon.REFLEXIVES for c in doc.dependents(noun, "nmod:poss")
    )
    if doc.words[verb].lemma != "find" or not himself:
        return
    for owner in _people(cast.possessor(noun)):
        for one in _people(cast.at(surface_subject(doc, verb)))[:1]:
            if one.entity != owner.entity:
                yield Tie(owner.entity, one.entity, "captor", None, True, noun, sure(owner, one))
