"""Where people work and whose they are to command: posts told beside a name, verbs of work, guards of a house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from previously.model import Qualifier, RelationType
from previously.reading import lexicon, workplaces
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.listings import named_beside
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.said_of import said_of, thought
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.workplaces import BODIES, WORKPLACES, named

HEADS = frozenset(
    "head chief manager director president chairman chairwoman chair ceo leader commander treasurer administrator "
    "vice-president vice-chairman superintendent headmaster headmistress principal dean rector provost curator warden".split()
)
"""Nouns for who is at the top of a body or a branch of it."""
HEADS_OF = frozenset("chief director president chairman chairwoman chair ceo leader treasurer head".split())
"""Those of them who belong to what they are at the top "of", where at it they have a post."""
RANKS = frozenset(
    "member captain commander officer lieutenant sergeant corporal colonel major general admiral constable superintendent "
    "detective inspector agent soldier knight guard guardsman policeman policewoman marshal ranger recruit cadet leader".split()
)
"""Nouns for those who belong to a body rather than have a post there."""
OWNERS = frozenset("owner co-owner founder co-founder proprietor proprietress".split())
CLERGY = frozenset("priest priestess bishop".split())
FAITHS = frozenset("church order cult temple brotherhood sisterhood faith".split())
CLUBS = frozenset("club society association union league guild party lodge".split())
"""What one is president of as a member."""
NO_POSTS = frozenset("student pupil recruit cadet informant informer official scientist hunter athlete artist".split())
"""What people do who are not for that at work where they do it."""
RULERS = frozenset(
    "king queen prince princess emperor empress duke duchess lord lady earl count countess baron baroness sultan tsar "
    "president mayor governor ambassador priest bishop".split()
)
"""Those whose "of" tells what they rule or look after."""
AT = frozenset(["at", "of"])
OF_FIRMS = frozenset(
    "editor publisher reporter journalist columnist ceo chairman chairwoman chair accountant shareholder employee founder "
    "co-founder programmer publicist".split()
)
"""What nobody is of a town: whatever it is of or at is a firm or a paper."""
FORMERLY = frozenset("former ex retired".split())
"""What tells that a post is over."""
HOMES = frozenset("house home household palace court castle mansion manor estate villa residence".split())
"""Where servants are whose house it is."""
GUARDS = frozenset("guard guards bodyguard household army fleet forces troops men staff watch".split())


def find(doc: Doc, refs: list[Ref], cast: Cast) -> list[Tie]:
    """The relations of people to where and for whom they work, as their posts and verbs of work tell them."""
    posts = [*_posts(doc, refs, cast), *_of_several(doc, refs, cast), *_unmentioned(doc, cast), *_own_people(doc, refs, cast)]
    return [*posts, *workplaces.find(doc, cast)]


def employers(doc: Doc, refs: list[Ref], cast: Cast) -> frozenset[str]:
    """The places that somebody works at: as whose employer each is an organisation."""
    places = {cast.identified.entities[r.index] for r in refs if r.type in ("FAC", "GPE")} - cast.identified.people
    return frozenset(t.target for t in find(doc, refs, cast) if t.target in places)


def _posts(doc: Doc, refs: list[Ref], cast: Cast) -> Iterator[Tie]:
    """ "An investigator for the Albion", "head of security at Marsh Holdings", "the captain of the queen's guard"."""
    for ref in refs:
        noun = ref.noun or _title(doc, ref)
        if ref.type != "PER" or ref.form == "pronoun" or ref.plural or ref.members or not _post(noun):
            continue
        at = _noun_word(doc, ref, noun) if ref.noun else ref.head
        if at is None:
            continue
        if holders := _holders(doc, cast, ref, at):
            yield from _held(doc, cast, noun, ref.head, holders, _places(doc, at), bool(ref.modifiers & FORMERLY))


def _held(
    doc: Doc, cast: Cast, noun: str, word: int, holders: Sequence[Filler], places: Sequence[int], over: bool
) -> Iterator[Tie]:
    """What a post at some places makes of those who have it, or had it once it is over."""
    past: Qualifier | None = "ex" if over else None
    for place, holder in product(places, holders):
        for type, body in _bodies(doc, cast, noun, place, doc.preposition(place) or "of"):
            if body.entity != holder.entity:
                yield Tie(holder.entity, body.entity, type, past, True, word, sure(holder, body))


def _of_several(doc: Doc, refs: list[Ref], cast: Cast) -> Iterator[Tie]:
    """ "Ann and Tom, detectives with the Met", "are nurses at the hospital": the post of each."""
    for ref in refs:
        noun = doc.words[ref.head].lemma.lower()
        if ref.type != "PER" or not ref.plural or ref.form == "pronoun" or ref.members or not _post(noun):
            continue
        holders = [f for f in named_beside(doc, cast, ref) if f.type == "PER"]
        if len(holders) > 1:
            yield from _held(doc, cast, noun, ref.head, holders, _places(doc, ref.head), bool(ref.modifiers & FORMERLY))


def _unmentioned(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """ "Ann is secretary to the mayor": a post that is no mention of anybody, said of its holder."""
    heads = {ref.head for ref in cast.refs}
    for word in doc.words:
        noun = word.lower
        if word.upos != "NOUN" or word.xpos != "NN" or word.index in heads or not _post(noun):
            continue
        subject, verb = said_of(doc, word.index) or (None, word.index)
        if subject is None or status(doc, verb) != "actual":
            continue
        over = bool(doc.lowers(word.index, "amod") & FORMERLY)
        holders = [f for f in cast.at(subject, joined=False) if f.type == "PER"]
        yield from _held(doc, cast, noun, word.index, holders, _places(doc, word.index), over)


POLICE = frozenset("detective inspector superintendent constable policeman policewoman cop di ds dc dci dsi pc wpc".split())
"""What those are called, before or for their names, who belong to the police."""
NO_LONGER = frozenset("private retired former ex amateur disgraced hotel store house then once".split())
"""What tells that a detective is not with the police."""


def of_the_police(doc: Doc, refs: list[Ref], cast: Cast, posts: list[Tie], memory: Memory) -> Iterator[Tie]:
    """ "DS Lowe", "Superintendent Reed": where the police are told of as one body, its officers belong to it.

    Whose rank stood before their name once has it still when only the name does ("Lowe"), but nobody who left: `posts` tell
    of them.
    """
    forces = {e.id for e in memory.described("police") if e.type == "ORG"} or {
        e.id for e in memory.described("force") if e.type == "ORG"
    }
    if len(forces) != 1:
        return
    force = next(iter(forces))
    left = {memory.find(t.source) for t in posts if t.type == "member_of" and t.qualifier == "ex"}
    for ref in refs:
        id = cast.identified.entities[ref.index]
        if ref.type != "PER" or ref.form == "pronoun" or id is None or ref.plural or ref.members or ref.possessor is not None:
            continue
        start = ref.name[0] - 1 if ref.name is not None and ref.name[0] > ref.first else ref.first
        called = {doc.words[i].lower.rstrip(".") for i in range(max(start - 1, 0), ref.last + 1)}
        at = [i for i in range(ref.first, ref.last + 1) if doc.words[i].lower.rstrip(".") in POLICE]
        own = bool(at) and (ref.name is not None or ref.det in ("indef", "def")) and ref.head in range(at[0], ref.last + 1)
        own |= ref.name is not None and id in memory and bool(memory.get(id).titles & POLICE)
        elsewhere = any(doc.preposition(c) for c in doc.dependents(ref.head, "nmod"))  # "a detective from Leeds"
        if not own or elsewhere or (called | ref.modifiers) & NO_LONGER:
            continue
        certain = Filler(id, cast.identified.confidence[ref.index], "PER")
        if (one := memory.get(id)).named and one.type == "PER" and one.id not in left:
            yield Tie(id, force, "member_of", None, True, ref.head, round(0.9 * sure(certain, certain), 3))


FOLLOWERS = frozenset(
    "guards guardsmen henchmen goons thugs servants maids spies agents envoys messengers bodyguards "
    "knights minions lackeys mercenaries employees assistants retainers riders archers footmen heavies".split()
)
"""Plural nouns for people who are somebody's to command."""
OWN = frozenset(
    "pilot navigator mechanic jester minstrel executioner torturer huntsman falconer groom tailor speechwriter fixer "
    "general admiral marshal treasurer champion emissary spokesman spokeswoman spokesperson stylist typist stenographer "
    "interpreter translator shield lifeguard minder handyman".split()
)
"""What somebody is called who is at work for whose they are, though none of them need be anybody's."""
PERSONAL = frozenset("royal personal private court household".split())
"""What tells that somebody at work is so for whose they are alone: "his royal astrologer", "her personal trainer"."""
OFFICERS = frozenset(
    "protection security press intelligence executive liaison staff communications medical first second science".split()
)
"""What tells that an officer is somebody's own."""


def _own_people(doc: Doc, refs: list[Ref], cast: Cast) -> Iterator[Tie]:
    """ "Brown's guards", "one of her men", "Brown's chief of staff", "her pilot": they are theirs to command."""
    for ref in refs:
        if ref.type != "PER" or ref.form != "nominal" or ref.name is not None or ref.members:
            continue
        head = doc.words[ref.head]
        of = [c for c in doc.dependents(ref.head, "nmod") if doc.preposition(c) == "of"]
        out_of = [c for c in of if doc.words[c].lower in FOLLOWERS | {"men", "soldiers"}]
        group = next(iter(out_of), None) if head.lower in ("one", "two") else ref.head
        staff = head.lower in HEADS and bool(of) and ref.det == "poss" and not any(cast.at(c) for c in of)
        right = head.lower in ("man", "woman") and "hand" in ref.modifiers  # "his right-hand man"
        own = (
            right
            or (head.lower in lexicon.JOBS and head.lower not in lexicon.KIN and bool(ref.modifiers & PERSONAL))
            or (head.lower in OWN and "apprentice" not in ref.modifiers)
            or (head.lower == "officer" and bool(ref.modifiers & OFFICERS))
            or (head.lower in ("men", "soldiers") and len(named_beside(doc, cast, ref)) > 1)  # "Brown's men, Tom and Osk"
        )
        if group is None or not (group in out_of or doc.words[group].lower in FOLLOWERS or staff or own):
            continue
        whose = doc.first(group, "nmod:poss")
        owners = cast.at(whose)
        owners = owners or (cast.at(of[0]) if right and of else owners)  # "the right-hand man of Brown"
        id = cast.identified.entities[ref.index]
        others = {f.entity for f in owners} - {id}
        if whose is not None and doc.words[whose].lower == "their" and len(others) == 1:
            continue  # "Tom kills one of their men": not his own, if he is the only one whom it might mean
        if group in out_of and (told := said_of(doc, ref.head)) is not None and status(doc, told[1]) == "actual":
            id = next((f.entity for f in cast.at(told[0]) if f.type == "PER"), id)  # "Tom is one of her men"
        them = [] if id is None else [Filler(id, cast.identified.confidence[ref.index], "PER")]
        if ref.plural and group == ref.head:
            them = [f for f in named_beside(doc, cast, ref) if f.type == "PER"] or them  # "her men, Tom and Osk"
        for owner in owners:
            for one in them:
                if owner.type == "PER" and owner.entity != one.entity:
                    yield Tie(one.entity, owner.entity, "works_for", None, True, ref.head, sure(one, owner))


SERVANTS = frozenset(noun for noun, (type, source, _) in lexicon.KIN.items() if type == "works_for" and source)


def _post(noun: str) -> bool:
    return noun in POSTS


def of_a_body(noun: str) -> RelationType | None:
    """What somebody is to the body whose they are: "the bank's clerk" works for it, "the baby of the family" does not."""
    if noun in lexicon.LAWYERS:
        return "represents"
    if noun in RANKS | OWNERS | {"boss"}:
        return "member_of"
    return "works_for" if noun in lexicon.JOBS | HEADS | SERVANTS | OF_FIRMS and noun not in RULERS | NO_POSTS else None


def told(doc: Doc, word: int, noun: str) -> bool:
    """Whether a noun's "of" tells a post, which is this module's to read ("the manager of the bank")."""
    return _post(noun) and noun not in lexicon.KIN and doc.first(word, "nmod:poss") is None


def _title(doc: Doc, ref: Ref) -> str:
    """The rank in a name ("Captain Reed of the Night Guard")."""
    words = {doc.words[i].lower for i in range(ref.name[0], ref.name[1] + 1)} if ref.name is not None else set()
    return min(words & RANKS, default="")


def _noun_word(doc: Doc, ref: Ref, noun: str) -> int | None:
    """The word of a mention that is its role noun: "detective Ann Lowe of the Met" has it before the name."""
    return next((i for i in range(ref.last, ref.first - 1, -1) if doc.words[i].lower == noun), None)


def _holders(doc: Doc, cast: Cast, ref: Ref, noun: int) -> tuple[Filler, ...]:
    """Who has a post: whoever the mention means; nobody as yet where it is only wished for or denied."""
    subject, verb = said_of(doc, noun) or (None, noun)
    above = doc.words[doc.words[noun].head]
    if doc.preposition(noun) == "as" and subject is None and noun < above.index and above.upos == "VERB":
        return tuple(f for f in cast.at(surface_subject(doc, above.index)) if f.type == "PER")  # "As mayor of York she ..."
    if doc.preposition(noun) == "as" and subject is None:  # "her work as a nurse", but nobody of "a job as a singer"
        return tuple(f for f in cast.at(doc.first(doc.words[noun].head, "nmod:poss")) if f.type == "PER")
    if subject is not None and (status(doc, verb) in ("plan", "negated") or thought(doc, verb)):
        return ()
    if subject is not None and doc.preposition(noun) == "as":
        return tuple(f for f in cast.at(subject) if f.type == "PER")
    id = cast.identified.entities[ref.index]
    return (Filler(id, cast.identified.confidence[ref.index], "PER"),) if id else ()


def _places(doc: Doc, noun: int) -> list[int]:
    """What is said to be of, at or for a post, and what stands so beside that ("head of security at the bank")."""
    near = [c for c in doc.dependents(noun, "nmod") if c > noun]
    near += [c for c in doc.dependents(noun, "compound") if doc.words[c].upos == "PROPN"]  # "the City Watch commander"
    waiting = [c for c in doc.dependents(noun, "amod") if doc.words[c].lower == "waiting"]
    near += [k for c in waiting for k in doc.dependents(c, "obl") if k > noun]  # "lady-in-waiting to the queen"
    return [*near, *(k for c in near for k in doc.dependents(c, "nmod") if doc.preposition(k) in WORKPLACES)]


def _bodies(doc: Doc, cast: Cast, noun: str, place: int, case: str) -> Iterator[tuple[RelationType, Filler]]:
    """What somebody with a post has it at, and what they are to it."""
    found = cast.at(place, joined=False)
    if case == "of" and doc.words[place].lower in GUARDS and noun in RANKS:
        # the captain of the queen's guard is the queen's
        yield from (("works_for", owner) for owner in cast.possessor(place) if owner.type == "PER")
    if case in ("in", "at") and noun in SERVANTS and doc.words[place].lower in HOMES:
        of = [c for c in doc.dependents(place, "nmod") if doc.preposition(c) == "of"]
        owners = [*cast.possessor(place), *(f for c in of for f in cast.at(c))]
        yield from (("works_for", owner) for owner in owners if owner.type == "PER")  # "a maid in the house of Lady Ann"
    if case == "to" and noun not in RULERS | NO_POSTS:
        yield from (("works_for", master) for master in found if master.type == "PER")  # "secretary to the queen"
    if case in ("for", "of") and noun in SERVING_FOR - ({"agent"} if case == "of" else set()):
        # "a spy for the duke", "an informant for the bureau"
        yield from (
            ("works_for", m) for m in found if m.type == "PER" or (m.type == "ORG" and case == "for" and noun in INFORMERS)
        )
    for body in found:
        of_a_club = noun == "president" and doc.words[place].lower in CLUBS
        of_a_faith = noun in CLERGY and bool({doc.words[i].lower for i in doc.subtree(place)} & FAITHS)
        rules = case == "of" and noun in RULERS and not of_a_club and not of_a_faith
        if body.type == "ORG" and case in ("of", "in", "on", *WORKPLACES) and not rules:
            belongs = noun in RANKS | OWNERS or doc.words[place].lower in BODIES or of_a_club or of_a_faith
            belongs |= noun in HEADS_OF and case == "of"
            yield "member_of" if belongs else "works_for", body
        elif (body.type == "GPE" and case in AT and _house(doc, place) and named(cast, place)) or (
            body.type == "FAC" and noun in (HEADS if case == "for" else (lexicon.JOBS - RULERS) | HEADS if case in AT else ())
        ):
            yield "works_for", body
        elif body.type == "GPE" and case in ("at", "of", "for", "with") and noun in OF_FIRMS and named(cast, place):
            yield "member_of" if noun in OWNERS else "works_for", body


def _house(doc: Doc, place: int) -> bool:
    """Whether what the model takes for a town is called as houses are: "Marsh End University"."""
    return doc.words[max([place, *doc.dependents(place, "flat")])].lower in INSTITUTIONS


INSTITUTIONS = frozenset(
    "university college school academy institute hospital clinic infirmary hotel "
    "times herald gazette tribune chronicle post".split()
)
"""How the names of places to work at end."""
INFORMERS = frozenset("informant informer".split())
SERVING_FOR = frozenset(
    "spy mole agent informant informer courier enforcer hitman assassin henchman bodyguard assistant secretary driver "
    "messenger runner maid butler servant errand-boy".split()
)
"""What nobody is for another but as their servant: a doctor for the king may be, a lawyer for him is not."""


POSTS = (lexicon.JOBS | HEADS | RANKS | OWNERS | SERVANTS | OF_FIRMS | INFORMERS) - (NO_POSTS - INFORMERS)
"""Nouns of what somebody is somewhere."""
