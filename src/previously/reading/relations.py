"""Who is what to whom: from role nouns with a possessor ("her sister"), bodies people belong to, and what people do."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.given import gender_of_name
from previously.model import Relation
from previously.reading import (
    allies,
    badges,
    barely,
    births,
    bodies,
    bonds,
    company,
    courting,
    dealings,
    employing,
    enmity,
    errands,
    fellow,
    gaming,
    healing,
    helping,
    institutions,
    joint,
    lexicon,
    loves,
    named_together,
    offspring,
    opposing,
    posing,
    posts,
    ranks,
    threats,
    wedded,
    wooing,
    wronged,
)
from previously.reading.cast import Cast, Filler
from previously.reading.deeds import of_events
from previously.reading.events import Happening
from previously.reading.families import as_spouses, composed, consorts, inherited, nameless, narrowed, shared, titled
from previously.reading.kin import one_of, role
from previously.reading.kinsfolk import role_owner
from previously.reading.lasting import but_over, but_tiffs, lasting, outlived
from previously.reading.listings import listed
from previously.reading.memory import Memory
from previously.reading.names import gender_of_noun
from previously.reading.refs import Ref, role_noun
from previously.reading.said_of import purposed, said_of
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure
from previously.reading.unreal import dreamt


def find(doc: Doc, refs: list[Ref], cast: Cast, events: list[Happening], kin: list[Tie], memory: Memory) -> list[Tie]:
    """The relations a part states, in text order; `kin` are those its role nouns tell."""
    kin = nameless(narrowed(kin, memory), memory)
    died = {memory.find(f.entity) for e in events if _fatal(e) for f in e.arguments.patients}
    family = [*kin, *composed(doc, kin)]
    family += wedded.by_their_child(doc, refs, cast, family)
    held = posts.find(doc, refs, cast)
    deeds = [*bonds.find(doc, cast), *of_events(doc, events, memory), *errands.find(doc, cast, events, memory)]
    deeds += [*loves.find(doc, cast), *courting.find(doc, cast), *healing.find(doc, cast, events, memory)]
    deeds += [
        *joint.find(doc, events),
        *allies.find(doc, cast, events),
        *threats.find(doc, cast),
        *threats.plotted(doc, cast),
        *enmity.find(doc, cast, events),
        *opposing.find(doc, cast),
        *wronged.find(doc, cast, events),
        *company.find(doc, cast),
        *helping.find(doc, cast, events),
        *wooing.find(doc, cast, events),
        *dealings.find(doc, cast, events),
    ]
    deeds = [*gaming.but_of_games(doc, deeds), *employing.find(doc, cast, events)]
    titled_only = barely.styled(doc, refs, cast, memory)
    deeds += [*ranks.find(doc, refs, cast, [*kin, *held], memory)]
    out = [
        *family,
        *inherited(doc, family, memory),
        *shared(doc, [*family, *(t for t in deeds if t.type in ("spouse", "romantic"))], memory),
        *titled(refs, cast, family, memory),
        *consorts(doc, cast, kin),
        *_owned(doc, refs, cast),
        *_belonging(doc, cast),
        *badges.find(doc, refs, cast),
        *named_together.find(doc, cast),
        *fellow.find(doc, cast),
        *bodies.find(doc, refs, cast, events),
        *held,
        *institutions.find(doc, refs, cast, held, memory),
        *posts.of_the_police(doc, refs, cast, held, memory),
        *posing.find(doc, refs, cast),
        *_not_among_kin(doc, lasting(but_tiffs(doc, deeds, memory), [*family, *held], memory, titled_only), kin, memory),
    ]
    # what begins and ends in one sentence ("breaks up with her fiancé") has ended
    out = outlived(but_over(doc, as_spouses(out, memory), memory), memory)
    return sorted(
        barely.hidden(doc, refs, cast, out, memory, died | titled_only),
        key=lambda t: (doc.words[t.word].sentence, not t.begins, t.word),
    )


def _not_among_kin(doc: Doc, ties: list[Tie], family: list[Tie], memory: Memory) -> list[Tie]:
    """The ties without what no kin are: parent and child wed to each other, or they and brothers in love after a kiss."""
    outright = (t for t in family if doc.dependents(t.word, "nmod:poss", "cop"))
    known: list[Tie | Relation] = [*outright, *memory.relations.values()]

    def who(tie: Tie | Relation) -> frozenset[str]:
        return frozenset((memory.find(tie.source), memory.find(tie.target)))

    bred = {who(t) for t in known if t.type == "parent"}
    close = bred | {who(t) for t in known if t.type == "sibling"}

    def wrong(tie: Tie) -> bool:
        if tie.type == "spouse":
            return who(tie) in bred  # "while Tom was married to his mother": another's
        return tie.type == "romantic" and doc.words[tie.word].lemma == "kiss" and who(tie) in close

    return [t for t in ties if not wrong(t)]


def _fatal(event: Happening) -> bool:
    return event.status == "actual" and event.lemma in lexicon.FATAL | {"be dead"}


DOUBTED = 0.5
"""How sure it must be whom a "his" or "her" means for it to tell whose kin somebody is."""


def kinship(doc: Doc, refs: list[Ref], cast: Cast, memory: Memory) -> list[Tie]:
    """The relations that role nouns tell, in text order; of a doubtful owner's kin nothing is shown."""
    roles = _roles(doc, refs, cast)
    told = [*roles, *_plural_roles(doc, refs, cast, memory, roles), *_unmentioned(doc, cast)]
    told += [*births.find(doc, cast, memory), *offspring.find(doc, refs, cast, memory)]
    begets = {(t.source, t.target) for t in told if t.type == "parent"}
    told = [t for t in told if t.type != "parent" or (t.target, t.source) not in begets]  # nobody is their father's father
    told = [t for t in told if not _only_dreamt(doc, t) and not _of_the_other_sex(doc, t, memory)]
    return sorted((_doubted(doc, cast, t) for t in told), key=lambda t: t.word)


def _of_the_other_sex(doc: Doc, tie: Tie, memory: Memory) -> bool:
    """Whether whoever is taken for a son is a woman: "has a son from his marriage to Clara" is told of no Clara."""
    noun = doc.noun(tie.word)
    sex, told = gender_of_noun(noun), lexicon.KIN.get(noun)
    if told is None or told[0] not in ("parent", "sibling", "spouse") or told[0] != tie.type or told[1] is None or not sex:
        return False
    one = memory.get(tie.source if told[1] else tie.target)
    named = {gender_of_name(tokens[0]) for tokens in one.names if len(tokens) > 1} if one.sex == "u" else {one.sex}
    return bool(named) and not named & {sex, "u", ""}


def _only_dreamt(doc: Doc, tie: Tie) -> bool:
    """Whether somebody has children in a dream only; "his mother", told of in one, is mostly his mother."""
    word = doc.words[tie.word]
    return word.label == "obj" and doc.words[word.head].lemma == "have" and dreamt(doc, word.head)


def _doubted(doc: Doc, cast: Cast, tie: Tie) -> Tie:
    """A tie, no surer than it is whom its noun's possessive pronoun means where that is anybody's guess."""
    owner = doc.first(tie.word, "nmod:poss")
    if owner is None or doc.words[owner].upos != "PRON":
        return tie
    least = min((f.confidence for f in cast.at(owner)), default=1.0)
    return msgspec.structs.replace(tie, confidence=min(tie.confidence, least)) if least < DOUBTED else tie


def _roles(doc: Doc, refs: list[Ref], cast: Cast) -> list[Tie]:
    """ "Her friend Ann", "Ann, Bob's wife": the holder of the role and its possessor."""
    out: list[Tie] = []
    for ref in refs:
        nouns = [ref.noun] if ref.noun else []
        head = ref.head if role_noun(doc, ref.head) == ref.noun else None
        if head is None and ref.noun:
            head = next((i for i in range(ref.last, ref.first - 1, -1) if role_noun(doc, i) == ref.noun), None)
        if head is None or ref.members or not nouns or _asked(doc, head):
            continue
        # "the king's brother and heir": every joined role noun of one person counts
        nouns += [role_noun(doc, c) for c in doc.dependents(head, "conj") if ref.first <= c <= ref.last]
        whose = ref.possessor if ref.possessor is not None and not cast.the_family(ref.possessor) else None
        owners = cast.possessors(head) or cast.at(whose)
        if not owners and ref.det == "indef":
            owners = cast.at(role_owner(doc, head))  # "has a son, Peter"
        if not owners:
            continue
        holders = _stands_for(doc, cast, ref, head, owners)
        if holders is None:
            continue
        for noun in nouns:
            if ref.plural or noun not in lexicon.PEOPLE:
                continue
            staff = noun == "chief" and any(doc.preposition(c) for c in doc.dependents(head, "nmod"))
            if posts.told(doc, head, noun) or staff or _in_orders(doc, head, noun):
                continue  # whose chief of staff somebody is, they obey
            noun = "employer" if noun == "mistress" and _hers(doc, head) else noun
            beside = doc.lowers(head, "amod")  # "fellow" before "intern Tom Reed"
            for owner in owners:
                for holder in holders:
                    out += _role(noun, ref.modifiers | beside, holder, owner, head)
    return out


def _asked(doc: Doc, noun: int) -> bool:
    """Whether it is asked whose a daughter is: in "Ann understands whose daughter she has killed" she is not Ann's."""
    whose = [c for c in doc.dependents(noun, "nmod:poss") if doc.words[c].lower == "whose"]
    return bool(whose) and whose[0] > 0 and doc.words[whose[0] - 1].upos == "VERB"


KINDS_OF_KIN = frozenset("twin baby kid half step foster birth blood milk soul family elder".split())
"""Nouns that tell what kind of brother or sister somebody is."""


def _in_orders(doc: Doc, noun: int, role: str) -> bool:
    """Whether a sister, a brother or a father is one of a ward, a lodge or a church: "the ward sister"."""
    if role not in ("sister", "brother", "father", "mother"):
        return False
    return any(doc.words[c].upos == "NOUN" and doc.words[c].lower not in KINDS_OF_KIN for c in doc.dependents(noun, "compound"))


def _hers(doc: Doc, noun: int) -> bool:
    """Whether somebody is a woman's: her mistress is whom she serves."""
    return "her" in doc.lowers(noun, "nmod:poss")


def _unmentioned(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """Role nouns that are no mention of anybody: "Ann is the mother of Beth and Tom", "her schoolfriend Beth"."""
    heads = {ref.head for ref in cast.refs}
    for word in doc.words:
        noun = one_of(role_noun(doc, word.index)) if word.upos == "NOUN" and word.index not in heads else ""
        if noun not in lexicon.KIN or (noun in lexicon.TITLES and word.label in ("flat", "nmod")):
            continue
        subject, verb = said_of(doc, word.index) or (None, word.index)
        if subject is not None and status(doc, verb) != "actual":
            continue
        holders = cast.at(subject) if subject is not None else _named_beside(doc, cast, word.index)
        modifiers = frozenset(doc.words[c].lower for c in doc.dependents(word.index, "amod", "compound"))
        owners = cast.possessors(word.index) or (cast.possessors(word.head) if _before_name(doc, word.index) else ())
        if len(holders) == 1 or word.xpos == "NNS":
            for owner in owners:
                for holder in holders:
                    yield from _role(noun, modifiers, holder, owner, word.index)
        if len(holders) == 2 and not owners and word.xpos == "NNS" and lexicon.KIN[noun][0] == "sibling" and subject is None:
            yield from _role(noun, modifiers, holders[0], holders[1], word.index)


def _role(noun: str, modifiers: frozenset[str], holder: Filler, owner: Filler, word: int) -> list[Tie]:
    """What one role noun tells of its holder and whoever has them."""
    if holder.entity == owner.entity:
        return []
    certain = sure(holder, owner)
    type, source, qualifier = role(noun, modifiers) if noun in lexicon.KIN else (None, None, None)
    if (holder.type, owner.type) == ("PER", "ORG") and (belongs := posts.of_a_body(noun)) is not None:
        return [Tie(holder.entity, owner.entity, belongs, qualifier, True, word, certain)]
    if "fellow" in modifiers and (noun in lexicon.JOBS or type == "works_for") and holder.type == owner.type == "PER":
        type, source, qualifier = "works_with", None, None  # "her fellow intern"
    if type is None or {holder.type, owner.type} != {"PER"}:
        return []
    a, b = (holder.entity, owner.entity) if source in (True, None) else (owner.entity, holder.entity)
    out = [Tie(a, b, type, qualifier, True, word, certain)]
    if type in lexicon.ENDED_BY_DEATH and qualifier is None and ("late" in modifiers or noun in lexicon.BEREFT):
        out.append(Tie(a, b, type, None, False, word, certain))  # one of them is dead
    return out


def _stands_for(doc: Doc, cast: Cast, ref: Ref, head: int, owners: tuple[Filler, ...]) -> tuple[Filler, ...] | None:
    """Who bears a role noun: its entity, whoever it is said of ("Ann is his sister"); None where nobody does as yet."""
    subject, verb = said_of(doc, head) or (None, head)
    if subject is None and doc.preposition(head) == "like":
        return None  # "acts like the lover of Tom"
    if subject is not None and doc.noun(head) in ("girl", "boy"):
        return None  # "whom he learns is Tom's girl" tells no daughter
    told = status(doc, verb) if subject is not None else "actual"
    unnamed = ref.name is None and not _named_beside(doc, cast, head)
    if told in ("plan", "negated") or (unnamed and (told == "claim" or purposed(doc, head))):
        return None  # "asks her to be his wife", "pretends to be his wife"; "takes him for her dead husband Tom" names one
    holders = cast.itself(ref)
    said = (_named_beside(doc, cast, subject) or cast.at(subject)) if subject is not None and told == "actual" else ()
    if len(said) == 1 and said[0].type == "PER" and not ref.name and said[0].entity not in {f.entity for f in owners}:
        return said
    if {f.entity for f in holders} & {f.entity for f in owners}:
        holders = _named_beside(doc, cast, head) or holders  # "Osk, whose wife, Ann, ...": she may be taken for him
    return holders


def _named_beside(doc: Doc, cast: Cast, noun: int) -> tuple[Filler, ...]:
    """Those whose names stand beside a noun as its own."""
    names = [c for c in doc.dependents(noun, "appos") if doc.words[c].upos == "PROPN"]
    names += [doc.words[noun].head] if _before_name(doc, noun) else []
    return tuple(f for c in names for f in cast.at(c) if f.type == "PER")


def _before_name(doc: Doc, noun: int) -> bool:
    """Whether a noun stands right before the name of whom it tells, which the tree makes its head: "her half-brother Tom"."""
    word = doc.words[noun]
    head = doc.words[word.head]
    return word.deprel in ("nmod:desc", "compound") and head.upos == "PROPN" and head.index > noun and "-" in doc.noun(noun)


NOT_JOINED = frozenset(
    "family house household forces troops crew team army gang band faction party group network coalition alliance league "
    "cult".split()
)
"""Bodies of people that are not told to be joined by whose they are."""


def _owned(doc: Doc, refs: list[Ref], cast: Cast) -> list[Tie]:
    """ "Brown's agency", "her foster family": whoever has it belongs to it."""
    out: list[Tie] = []
    for ref in refs:
        if ref.type != "ORG" or ref.noun not in lexicon.ORG_NOUNS or ref.possessor is None or ref.members:
            continue
        if doc.words[doc.words[ref.head].head].lemma == "mind":
            continue  # "minds her own business"
        if ref.noun in NOT_JOINED and not ref.modifiers & lexicon.QUALIFIERS.keys():
            continue  # everybody has a family, and whose crew it is commands it
        for owner in cast.at(ref.possessor):
            for holder in cast.itself(ref):
                if owner.type == "PER" and owner.entity != holder.entity:
                    qualifier = next(
                        (q for m, q in sorted(lexicon.QUALIFIERS.items()) if m in ref.modifiers and q != "ex"), None
                    )
                    out.append(Tie(owner.entity, holder.entity, "member_of", qualifier, True, ref.head, sure(owner, holder)))
    return out


def _belonging(doc: Doc, cast: Cast) -> list[Tie]:
    """ "Becomes a part of the agency", "is a member of the council"."""
    out: list[Tie] = []
    for word in doc.words:
        if word.lemma not in ("part", "member") or word.upos != "NOUN":
            continue
        verb = word.index if doc.dependents(word.index, "cop") else word.head
        if verb != word.index and doc.words[verb].lemma != "become":
            continue
        people = [f for f in cast.at(doc.first(verb, "nsubj")) if f.type == "PER"]
        for child in doc.dependents(word.index, "nmod"):
            firms = [f for f in cast.at(child) if f.type == "ORG"]
            out += [Tie(p.entity, f.entity, "member_of", None, True, word.index, sure(p, f)) for p in people for f in firms]
    return out


def _plural_roles(doc: Doc, refs: list[Ref], cast: Cast, memory: Memory, told: list[Tie]) -> list[Tie]:
    """ "Daughters Ann and Beth", "her sons — Tom, Will": each name stands in the role to the possessor or subject."""
    out: list[Tie] = []
    for ref, holders in listed(doc, refs, cast):
        owners = cast.possessor(ref.head)
        if not owners:
            owners = cast.at(role_owner(doc, ref.head))
        type, source, qualifier = role(one_of(ref.noun or ""), ref.modifiers)
        if one_of(ref.noun or "") in ONLY and len(owners) > 1:
            continue  # "their fathers, Tom and Bob": each has one
        if type == "parent" and source is False and not offspring.of_both(cast, memory, told, ref, owners):
            continue
        for owner in owners:
            for holder in holders:
                if holder.entity == owner.entity or {holder.type, owner.type} != {"PER"}:
                    continue
                a, b = (holder.entity, owner.entity) if source in (True, None) else (owner.entity, holder.entity)
                out.append(Tie(a, b, type, qualifier, True, ref.head, sure(holder, owner)))
    return out


ONLY = frozenset("father mother husband wife boyfriend girlfriend fiancé fiancée".split())
"""Whom everybody has one of."""
YOUNG = {"boys": "m", "girls": "f", "kids": "", "children": "", "youngsters": ""}
"""What several are called again who were told of as somebody's sons or daughters, and their sex."""


def _again(ref: Ref, told: list[Ref]) -> Ref | None:
    """ "The boys": the last mention before of children whose names were told."""
    if (
        ref.det != "def"
        or ref.possessor is not None
        or ref.members
        or ref.noun not in YOUNG
        or ref.modifiers - {"two", "three"}
    ):
        return None
    sex = YOUNG[ref.noun]
    before = [
        r for r in told if r.last < ref.first and gender_of_noun(one_of(r.noun or "")) in ((sex,) if sex else ("m", "f", ""))
    ]
    return before[-1] if before else None


def plurals(doc: Doc, refs: list[Ref], cast: Cast) -> list[tuple[Filler, int]]:
    """Who else a plural role noun mentions, and the noun: each of "daughters Ann and Beth"."""
    return [
        (holder, ref.head)
        for ref, holders in listed(doc, refs, cast)
        for holder in holders
        if holder.type == "PER" and len(holders) > 1
    ]


def named_groups(doc: Doc, refs: list[Ref], cast: Cast) -> dict[int, tuple[Filler, ...]]:
    """Plural role nouns, and what stands for the same people ("they"), with the two or more named beside the noun."""
    ids = cast.identified.entities
    several = {ids[ref.index]: holders for ref, holders in listed(doc, refs, cast) if len(holders) > 1}
    told = {ref.index: holders for ref, holders in listed(doc, refs, cast) if len(holders) > 1}
    told |= {r.index: told[of.index] for r in refs if (of := _again(r, [refs[i] for i in sorted(told)])) is not None}
    same = {r.index: several[id] for r in refs if (id := ids[r.index]) is not None and id in several}
    return {**same, **told}
