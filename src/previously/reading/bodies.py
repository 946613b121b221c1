"""Who belongs to a body of people: who joins and leaves it, is chosen for it, or is named after it ("Ann Lowe of the FBI")."""

from __future__ import annotations

from collections.abc import Iterator

from previously.model import Qualifier
from previously.reading import lexicon
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.events import Happening
from previously.reading.refs import Ref
from previously.reading.said_of import said_of
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.voices import passive

JOINING = frozenset("join rejoin infiltrate".split())
FOUNDING = frozenset("founds founded founding".split())
"""What tells of founding, where "found" may be of finding."""
ENTERING = frozenset("enlist enrol enroll defect volunteer".split())
"""Verbs of joining what "in", "to" or "with" brings in."""
CHOOSING = frozenset("elect admit induct recruit initiate accept draft conscript co-opt promote reinstate".split())
"""Verbs of making somebody one of a body that "to" or "into" brings in."""
LEAVING = frozenset("leave quit desert abandon".split())
EXPELLING = frozenset("expel eject oust banish exile dismiss fire discharge suspend resign retire defect desert".split())
"""What parts somebody from a body that "from" brings in."""
AGREEING = frozenset("agree decide accept choose consent volunteer".split())
BODIES = lexicon.BODIES | frozenset(
    "force forces team squad unit army navy police council committee board gang crew band group organisation organization "
    "guild cult sect cartel syndicate network cell faction agency service corps club".split()
)
"""What those are in who belong to it, and which one can leave without leaving a room."""
MEMBERS = frozenset("member members operative operatives founder leader chief boss head".split())
"""What those are called, behind the name of a body, who belong to it."""


def find(doc: Doc, refs: list[Ref], cast: Cast, events: list[Happening]) -> list[Tie]:
    """The bodies of people that somebody belongs to, as a part's deeds and names tell."""
    out = [tie for event in events for tie in (*_joined(doc, event), *_chosen(doc, cast, event), *_left(doc, cast, event))]
    return [*out, *_named_after(doc, refs, cast), *_members(doc, cast), *_led(doc, cast)]


def joined(doc: Doc, refs: list[Ref], cast: Cast) -> frozenset[str]:
    """The places that somebody joins or is an agent of: which are none, but bodies of people."""
    out: set[str] = set()
    for ref in refs:
        id = cast.identified.entities[ref.index]
        if id is None or ref.type not in ("GPE", "FAC", "LOC") or id in cast.identified.people:
            continue
        if not (ref.name is not None or ref.noun in BODIES):
            continue
        word = doc.words[ref.head]
        up = doc.words[word.head]
        joins = up.lemma in ("join", "rejoin") and word.label == "obj" and not doc.preposition(word.index)
        after = doc.words[ref.last + 1] if ref.last + 1 < len(doc.words) else word
        ranks = ref.name is not None and after.lower in ("member", "operative", "agent") and word.head == after.index
        if joins or ranks:
            out.add(id)
    return frozenset(out)


LED = frozenset("lead head command found co-found run own chair".split())
"""What is done to a body, or to a house with a name, by one who belongs to it."""


def _led(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """ "The rival gang, led by Tom, robs a bank", "works at the Anchor, an inn owned by Ann"."""
    for word in doc.words:
        if (
            word.lemma not in LED
            or word.xpos != "VBN"
            or word.label not in ("acl", "appos")
            or doc.dependents(word.index, "nsubj")
        ):
            continue
        found = [f for f in cast.at(word.head, joined=False) if f.type in ("ORG", "FAC")]
        for by in doc.dependents(word.index, "obl:agent", "obl"):
            leaders = [f for f in cast.at(by, joined=False) if f.type == "PER"] if doc.preposition(by) == "by" else []
            for one in leaders if len(found) == 1 else ():
                yield Tie(one.entity, found[0].entity, "member_of", None, True, word.index, sure(one, found[0]))


def _tie(person: Filler, body: Filler, word: int, past: Qualifier | None = None) -> Iterator[Tie]:
    if (person.type, body.type) == ("PER", "ORG") and person.entity != body.entity:
        yield Tie(person.entity, body.entity, "member_of", past, True, word, sure(person, body))


def _joined(doc: Doc, event: Happening) -> Iterator[Tie]:
    """ "Rejoins the Night Guard", "founded the Order", "agrees to join the council", "enlists in the army"."""
    word = doc.words[event.word]
    up = doc.words[word.head]
    agreed = event.status == "plan" and up.lemma in AGREEING and word.label in ("xcomp", "ccomp")
    agreed = agreed and status(doc, up.index) == "actual"
    if event.status != "actual" and not agreed:
        return
    if event.lemma in JOINING or word.lower in FOUNDING or (event.lemma == "take" and event.particle == "over"):
        yield from (tie for a in event.arguments.agents for b in event.arguments.patients for tie in _tie(a, b, event.word))
    if event.lemma in ENTERING:
        bodies = [f for role, f in event.arguments.others if role in ("in", "to", "with", "into")]
        bodies += event.arguments.patients if doc.cases(event.word) & {"in", "with", "into"} else ()
        yield from (tie for a in event.arguments.agents for b in bodies for tie in _tie(a, b, event.word))


def _chosen(doc: Doc, cast: Cast, event: Happening) -> Iterator[Tie]:
    """ "Is elected to the council", "recruits Tom into the gang"."""
    if event.lemma in CHOOSING and event.status == "actual":
        into = [c for c in doc.dependents(event.word, "obl") if doc.preposition(c) in ("to", "into")]
        bodies = [f for c in into if doc.words[c].lower in BODIES for f in cast.at(c, joined=False)]
        yield from (tie for p in event.arguments.patients for b in bodies for tie in _tie(p, b, event.word))


def _left(doc: Doc, cast: Cast, event: Happening) -> Iterator[Tie]:
    """ "Leaves the Night Guard", "is expelled from the order"."""
    if event.status != "actual":
        return
    verb = event.word
    if event.lemma in LEAVING:
        places = [c for c in doc.dependents(verb, "obj") if doc.words[c].lower in BODIES]
        people = event.arguments.agents
    elif event.lemma in EXPELLING:
        places = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "from"]
        people = event.arguments.patients if doc.dependents(verb, "obj") or passive(doc, verb) else event.arguments.agents
        if event.lemma in ("dismiss", "fire", "resign", "retire"):
            places = [c for c in places if doc.words[c].lower in BODIES]
    else:
        return
    bodies = [f for c in places for f in cast.at(c, joined=False)]
    yield from (tie for a in people for b in bodies for tie in _tie(a, b, verb, "ex"))


def _named_after(doc: Doc, refs: list[Ref], cast: Cast) -> Iterator[Tie]:
    """ "Ann Lowe of the FBI", "Osk of House Vane"."""
    firms = cast.identified.firms
    named = {r.head for r in refs if r.name is not None and (r.type == "ORG" or cast.identified.entities[r.index] in firms)}
    for ref in refs:
        id = cast.identified.entities[ref.index]
        if ref.type != "PER" or ref.name is None or id is None or ref.members or ref.noun is not None:
            continue
        them = Filler(id, cast.identified.confidence[ref.index], "PER")
        beside = [c for c in doc.dependents(ref.head, "appos") if doc.words[c - 1].text == "("]  # the actor
        for place in (k for c in (ref.head, *beside) for k in doc.dependents(c, "nmod")):
            after = max(ref.name[1] + 2, _bracket_end(doc, ref.name[1]) + 2) >= min(doc.subtree(place))
            if place in named and doc.preposition(place) == "of" and after:
                yield from (tie for body in cast.at(place, joined=False) for tie in _tie(them, body, place))


def _bracket_end(doc: Doc, last: int) -> int:
    """The closing bracket right behind a name, with the actor in it; else the name's own last word."""
    words = doc.words
    if last + 1 < len(words) and words[last + 1].text == "(":
        return next((w.index for w in words[last + 2 : last + 8] if w.text == ")"), last)
    return last


def _members(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """ "Reveals him to be a member of the board"."""
    for word in doc.words:
        up = doc.words[word.head]
        if word.lemma != "member" or word.upos != "NOUN" or word.label not in ("xcomp", "ccomp"):
            continue
        if not doc.dependents(word.index, "cop") or up.lemma not in lexicon.COPULAR_REVEAL | {"reveal"}:
            continue
        shown = said_of(doc, word.index)
        subject = surface_subject(doc, up.index) if passive(doc, up.index) else doc.first(up.index, "obj")
        subject = subject if subject is not None else (shown[0] if shown is not None else None)
        if status(doc, up.index) != "actual":
            continue
        bodies = [f for c in doc.dependents(word.index, "nmod") if doc.preposition(c) == "of" for f in cast.at(c)]
        yield from (tie for p in cast.at(subject) for b in bodies for tie in _tie(p, b, word.index))
