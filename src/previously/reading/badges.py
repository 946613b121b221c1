"""What stands behind a body's name and before somebody's own: "FBI agents Ann Lowe and Tom Reed", "FBI ally Bea Hall"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from previously.model import Qualifier, RelationType
from previously.reading import bodies, lexicon, posts
from previously.reading.cast import Cast, Filler
from previously.reading.including import named_of
from previously.reading.nobody import FROM, NATIVES
from previously.reading.refs import Ref
from previously.reading.said_of import said_of
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.word import Word

HIRED = frozenset("employee worker staffer informant informer liaison contractor consultant asset mole lawyer attorney".split())
"""What those are called, behind the name of a body, who only work for it."""
SIDING = frozenset("ally partner collaborator associate contact accomplice".split())
"""What those are called so who are on its side."""
OUTSIDE = frozenset(
    "enemy rival foe adversary opponent nemesis target victim suspect fugitive prisoner captive hostage critic survivor "
    "patient "
    "witness client customer guest visitor intruder friend fan donor hero candidate trainee applicant widow widower".split()
)
"""What those are called so who do not belong to it."""
GRADES = lexicon.GRADES | frozenset("staff lance master junior".split())
"""What stands before a rank as a part of it, with a capital or without."""
PAST = frozenset("former ex retired disgraced".split())
BORN_SO = frozenset("jew saxon norman viking gypsy apache comanche cherokee christian muslim hindu catholic protestant".split())
"""What somebody is called by the people or the faith that they were born into, beside the natives of places."""
RANKS = lexicon.PEOPLE | lexicon.TITLES | bodies.MEMBERS
"""What somebody may be called before a name who is of a body."""


def find(doc: Doc, refs: list[Ref], cast: Cast) -> Iterator[Tie]:
    """Who belongs to a body, works for it or with it, as what they are called behind its name tells."""
    known = cast.identified.firms
    named = [r for r in refs if r.name is not None and r.noun is None and not r.members]
    firms = {r.last: r for r in named if r.type == "ORG" or _house(doc, r) or cast.identified.entities[r.index] in known}
    orders = {doc.words[r.last].text[:-1]: r for r in reversed(named) if (r.type == "ORG" or r.plural) and _of_many(doc, r)}
    yield from _of_an_order(doc, cast, orders)
    for ref in refs:
        if ref.type == "PER" and ref.plural and ref.name is None and not ref.members:
            yield from _some_of(doc, cast, ref, firms)
        if ref.type != "PER" or ref.members or ref.plural:
            continue
        if (order := _one_of(doc, ref, orders)) is not None:
            ids = ((h, f) for h in cast.itself(ref) for f in cast.itself(order) if h.entity != f.entity)
            yield from (Tie(h.entity, f.entity, "member_of", None, True, ref.head, sure(h, f)) for h, f in ids)
            continue
        found = _named(doc, ref, firms) if ref.name is not None else _told(doc, ref, firms)
        if found is None or (type := _kind(doc, *found)) is None:
            continue
        first, last = found
        body = firms[first - 1]
        before = doc.words[body.first - 1].lower if body.first else ""
        past: Qualifier | None = "ex" if before in PAST and type != "works_with" else None
        for holder in _holders(doc, cast, ref, first, last):
            for firm in cast.itself(body):
                if holder.entity != firm.entity:
                    yield Tie(holder.entity, firm.entity, type, past, True, first, sure(holder, firm))


def _some_of(doc: Doc, cast: Cast, ref: Ref, firms: dict[int, Ref]) -> Iterator[Tie]:
    """Those who are told to be among the people of a body: "FBI agents including Ann Lowe"."""
    first = ref.head
    while first > ref.first and first - 1 not in firms and _ranks(doc.words[first - 1]):
        first -= 1
    type = _kind(doc, first, ref.head) if first - 1 in firms else None
    for holder in named_of(doc, cast, [ref.head]) if type is not None else ():
        for firm in cast.itself(firms[first - 1]):
            yield Tie(holder.entity, firm.entity, type or "member_of", None, True, first, sure(holder, firm))


def _of_an_order(doc: Doc, cast: Cast, orders: dict[str, Ref]) -> Iterator[Tie]:
    """ "Dwight, another Warden, ...", "is a Warden", "Dwight and two other Wardens": he is one of those so called."""
    for word in doc.words:
        single = orders.get(word.text)
        body = single or orders.get(word.text[:-1])
        said = (_as_one(doc, word) if single else _among(doc, word)) if body else None
        if body is None or said is None:
            continue
        who, told = said
        if doc.words[who].upos != "PROPN" or status(doc, told) != "actual":
            continue
        for holder, firm in product(cast.at(who, joined=False), cast.itself(body)):
            if holder.type == "PER" and holder.entity != firm.entity:
                yield Tie(holder.entity, firm.entity, "member_of", None, True, word.index, sure(holder, firm))


def _as_one(doc: Doc, word: Word) -> tuple[int, int] | None:
    """Who "is a Warden" or is behind a comma "another Warden", and the word whose status tells whether it holds."""
    articles = doc.lowers(word.index, "det") & {"a", "an", "another"}
    if articles and word.label == "appos":
        return word.head, word.index
    return said_of(doc, word.index) if articles - {"another"} else None


def _among(doc: Doc, word: Word) -> tuple[int, int] | None:
    """Who is "one of the Wardens", or named alone before "and other Wardens", and the word whose status tells."""
    above = doc.words[word.head]
    if above.lower == "one" and doc.preposition(word.index) == "of":
        return (above.head, above.index) if above.label == "appos" else said_of(doc, above.index)
    others = word.label == "conj" and doc.has(word.index, ("other",), "amod")
    return (above.index, word.index) if others and len(doc.dependents(above.index, "conj")) == 1 else None


def _of_many(doc: Doc, body: Ref) -> bool:
    """Whether a body is called as those who belong to it are: "the Templars"."""
    word = doc.words[body.last]
    alone = body.name is not None and body.name[0] == body.last and word.text[:1].isupper()
    several = alone and len(word.text) > 4 and word.text.endswith("s") and not word.text.endswith("ss")
    one = word.lower[:-1]
    people = one in NATIVES | BORN_SO or (FROM.search(one) is not None and one not in lexicon.PEOPLE)
    return several and not people


def _one_of(doc: Doc, ref: Ref, orders: dict[str, Ref]) -> Ref | None:
    """The body of which somebody is told to be one before their name: "the Templar Brian Hale", "Savior Ann"."""
    if ref.name is None or not orders:
        return None
    words = doc.words
    before = words[ref.name[0] - 1] if ref.name[0] else None
    inside = words[ref.name[0]] if ref.name[1] > ref.name[0] else None
    if inside is not None and inside.text in orders:
        return orders[inside.text]
    return orders.get(before.text) if before is not None and before.sentence == words[ref.head].sentence else None


def _named(doc: Doc, ref: Ref, firms: dict[int, Ref]) -> tuple[int, int] | None:
    """The words between the name of a body and somebody's: "FBI agent Ann Lowe", "Night Guard captain Osk"."""
    assert ref.name is not None
    first = ref.name[0]
    while first > 0 and first - 1 not in firms and _ranks(doc.words[first - 1]):
        first -= 1
    return (first, ref.head) if first - 1 in firms else None


def _told(doc: Doc, ref: Ref, firms: dict[int, Ref]) -> tuple[int, int] | None:
    """The words behind the name of a body that say what somebody is who has no name there: "an FBI worker called Ann"."""
    first = ref.head
    while first > ref.first and first - 1 not in firms and _ranks(doc.words[first - 1]):
        first -= 1
    inside = first - 1 in firms and firms[first - 1].first >= ref.first
    return (first, ref.head) if inside and ref.noun is not None and ref.det in ("indef", "def") else None


def _kind(doc: Doc, first: int, last: int) -> RelationType | None:
    """What words behind a body's name tell, from the first to the last of them."""
    between = {_single(doc.words[i]) for i in range(first, last + 1)}
    if between & HIRED:
        return "works_for"
    if between & SIDING:
        return "works_with"
    belongs = between & RANKS
    return "member_of" if belongs and not between & OUTSIDE else None


def _single(word: Word) -> str:
    """A noun in the singular where it is a plural: "agents"."""
    return word.lemma if word.xpos in ("NNS", "NNPS") else word.lower


def _house(doc: Doc, ref: Ref) -> bool:
    """Whether a name is that of a school or a paper, which the model may take for a town's."""
    return ref.type in ("GPE", "FAC") and doc.words[ref.last].lower in posts.INSTITUTIONS


def _ranks(word: Word) -> bool:
    """Whether a word before a name says what somebody is ("agent", "captains", "senior", the "law" of a law student)."""
    rank = _single(word) in RANKS | HIRED or (word.upos == "NOUN" and word.label == "compound" and word.text.islower())
    return rank or word.lower in GRADES or (word.upos == "ADJ" and word.text.islower())


def _holders(doc: Doc, cast: Cast, ref: Ref, first: int, last: int) -> tuple[Filler, ...]:
    """Whoever is so called, each of those who are named together: "agents Ann Lowe and Tom Reed"."""
    several = ref.name is not None and any(doc.words[i].xpos in ("NNS", "NNPS") for i in range(first, last))
    return tuple(f for f in cast.at(ref.head) if f.type == "PER") if several else cast.itself(ref)
