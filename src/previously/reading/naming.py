"""Whether a name may be somebody's: by title, as a longer or shorter form, cut short, or misspelt."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from previously.given import gender_of_actor, gender_of_lone_name, gender_of_name, same_given_name, unaccented
from previously.reading.deciding import LINK
from previously.reading.entity import Entity
from previously.reading.names import OTHER_SELVES, NameKey, gender_of_noun, loose_variant, spelling_variant

_BY_FATHER = re.compile(r"(?:[oe]vich|ich|[oe]vna|ichna|yevich|yevna)$")
"""Ends of names that tell somebody's father's: Ivanovich, Ilyinichna."""
_RULING = frozenset("king queen emperor empress tsar tsarina sultan".split())
_HEIRS = frozenset("prince princess infante infanta".split())
_ROYAL = _RULING | _HEIRS
_LESSER = frozenset("ser sir don doña mr mrs ms miss count countess baron baroness earl viscount viscountess".split())
WIVES = frozenset("mrs mme madame señora senora signora frau".split())
"""Titles of those who go by their husband's name."""
OFFICERS = frozenset(
    "captain capt colonel col major maj general gen lieutenant lt sergeant sgt admiral commander corporal brigadier".split()
)
"""Ranks of those who go by a name of their own."""
KINDRED = frozenset("uncle aunt auntie cousin grandpa grandma granny grandfather grandmother nana papa mama".split())
"""Titles of those whom children call by a name of their own."""


def same_title(key: NameKey, entity: Entity) -> bool:
    """Whether a titled or numbered name may be an entity's: Mr. Brown is not Mrs. Brown, Osric II is not Osric III."""
    told = {sex for t in key.titles if (sex := gender_of_noun(t))}
    known = {sex for t in entity.titles if (sex := gender_of_noun(t))}
    if told and (known or {entity.sex} - {"u"}) and not told & (known or {entity.sex}):
        return False
    for one, other in ({*key.titles}, entity.titles), (entity.titles, {*key.titles}):
        if one & _ROYAL and not one & _LESSER and other & _LESSER and not other & _ROYAL:
            return False  # Prince Osric is not Ser Osric Quill
    if {*key.titles} & _HEIRS and not {*key.titles} & _RULING and entity.titles & _RULING and not entity.titles & _HEIRS:
        return False  # who is a king is no prince any more: Prince Osric is King Osric's namesake
    wives, officers = WIVES & ({*key.titles} | entity.titles), OFFICERS & ({*key.titles} | entity.titles)
    alone = len(key.tokens) == 1 and all(len(tokens) == 1 for tokens in entity.names)
    if wives and officers and alone and not {*key.titles} & entity.titles:
        return False  # Colonel Vane is no Madame Vane
    if key.number and entity.numbers and key.number not in entity.numbers:
        return False  # Osric II is not Osric III
    given_too = len(key.tokens) > 1 and key.tokens in entity.names
    wed, unwed = ("mrs" in key.titles, "miss" in key.titles), ("mrs" in entity.titles, "miss" in entity.titles)
    return given_too or {wed, unwed} != {(True, False), (False, True)}  # who was Miss Vane and is Mrs Hale may be called either


def initial(one: str, other: str) -> bool:
    """Whether a given name is written as its first letter: "T. Vane" and "Tom Vane"."""
    return one != other and one[0] == other[0] and 1 in (len(one), len(other))


def one_name(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
    """Whether two sets of names may be one person's: in a chain of appositions no second person may slip in."""
    return all(set(a) <= set(b) or set(b) <= set(a) for a in one for b in other)


def one_family(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two whole names of one given name may be one person's: by the family's name, a middle name, or a slip."""
    last, theirs = one[-1], other[-1]
    alike = last == theirs or spelling_variant(last, theirs) or loose_variant(last, theirs) or initial(last, theirs)
    alike |= last[0] == theirs[0] and max(len(last), len(theirs)) > 3 and OSA.distance(last, theirs) == 1  # Webb and Web
    if _BY_FATHER.search(one[0]):
        return True  # whose father's name alone is told has a given name that is not
    by_father = bool(_BY_FATHER.search(last)) != bool(_BY_FATHER.search(theirs))  # "Anna Ivanovna" may be Anna Orlova
    return alike or by_father or {*one} <= {*other} or {*other} <= {*one}


def called(entity: Entity, token: str) -> bool:
    """Whether somebody was called by one word alone, in whatever spelling of its accents."""
    return any(unaccented(text.lower()) == token for text in entity.strings)


def two_names(entity: Entity, key: NameKey) -> bool:
    """Whether somebody goes by a name and by another that shares no word with it, so that it has come out whose it is."""
    return key.tokens in entity.names and any(not {*tokens} & {*key.tokens} for tokens in entity.names)


def may_be(key: NameKey, entity: Entity) -> bool:
    """Whether a name is a longer or shorter form of one this entity has."""
    if key.epithet:
        return key.epithet in entity.epithets
    if entity.epithets:  # who has been told of as Osric the Bold goes on as Osric; his namesake would be told of as such
        return len(key.tokens) == 1 and any(tokens[0] == key.tokens[0] for tokens in entity.names)
    if (key.tokens[0] in OTHER_SELVES) != any(tokens[0] in OTHER_SELVES for tokens in entity.names):
        return False
    mine = set(key.tokens)
    if _kinsman(key, entity):
        return False
    if len(key.tokens) == 1:
        (token,) = key.tokens
        holders = [tokens for tokens in entity.names if token in tokens]
        if not holders:
            return False
        if any(tokens[0] == token for tokens in holders):
            return True
        middle = all(len(tokens) == 3 and tokens[1] == token for tokens in holders)  # and not Tom Vale of Marsh
        left_out = {(tokens[0], tokens[2]) for tokens in holders if len(tokens) == 3}
        if middle and left_out & entity.names.keys():
            return False  # Dora Kelly Lange, or Dora, is not Kelly
        # a family name alone: a title that does not fit the sex says it is another member of the family
        title_sex = {gender_of_noun(t) for t in key.titles} - {""}
        return not (title_sex and entity.sex != "u" and entity.sex not in title_sex)
    for tokens in entity.names:
        theirs = set(tokens)
        if len(tokens) == 1 and tokens[0] == key.tokens[-1] and _of_other_sex(key, entity):
            continue  # Georgiana Darcy is not Mr. Darcy
        if theirs < mine and (tokens[0] == key.tokens[0] or (len(tokens) == 1 and tokens[0] == key.tokens[-1])):
            longer = [t for t in entity.names if len(t) > 1]
            if all(t[0] == key.tokens[0] or not set(t) & mine for t in longer):
                return True
        if mine < theirs and (tokens[0] == key.tokens[0] or tokens[-1] == key.tokens[-1]):
            return True
        if len(tokens) == len(key.tokens) == 2 and tokens[-1] == key.tokens[-1] and initial(tokens[0], key.tokens[0]):
            return True
        given_alone = (tokens[0],) in entity.names  # then the story is sure of the spelling
        if not given_alone and len(tokens) > 1 and tokens[-1] == key.tokens[-1] and loose_variant(tokens[0], key.tokens[0]):
            title_sex = {gender_of_noun(t) for t in key.titles} - {""}
            return not title_sex or entity.sex in title_sex | {"u"}
    return False


def _kinsman(key: NameKey, entity: Entity) -> bool:
    """ "Lee Won-su" beside "Lee Young-ae": where the family comes first and the given name has two halves, two of a family."""
    if len(key.tokens) != 2:
        return False
    family, given = key.tokens
    others = [tokens[1] for tokens in entity.names if len(tokens) == 2 and tokens[0] == family and tokens[1] != given]
    halves = (name for name in others if "-" in name or "-" in given)
    return any(not spelling_variant(name, given) and not loose_variant(name, given) for name in halves)


def _of_other_sex(key: NameKey, entity: Entity) -> bool:
    """Whether a given name goes with the other sex than what more than one pronoun, or a title, tells of somebody."""
    return {gender_of_name(key.tokens[0])} | ({entity.sure_sex, gender_of_actor(entity.actor)} - {"u", ""}) == {"f", "m"}


def shortened(key: NameKey, entity: Entity, linked: float, near: bool = False) -> bool:
    """Whether a name is a short form of one this entity has, or the other way round ("Lizzy", "Will Carter").

    Half the Johns of the world are no Jacks: the family name must be shared, or the model must think so too. `near` says
    that the entity was just named.
    """
    for tokens in entity.names:
        if not same_given_name(tokens[0], key.tokens[0]):
            continue
        family = len(tokens) > 1 and len(key.tokens) > 1
        settled = (tokens[0],) in entity.names and not _alike(tokens[0], key.tokens[0])
        if (tokens[-1] == key.tokens[-1]) if family else linked >= LINK or (near and not settled):
            return True  # who goes by Mary is rarely told of as Molly: that is mostly another
    if {*key.titles} & KINDRED and any(_ending(key.tokens, tokens) for tokens in entity.names):
        return True
    sure = entity.told_sex != "u"
    least = 2 if linked >= LINK or near else 3
    whole = [tokens[0] for tokens in entity.names if len(tokens) > 1]
    known = entity.sex != "u" or near
    if len(key.tokens) == 1 and not key.titles and known and any(_front(key.tokens[0], name) for name in whole):
        return True
    likely = linked >= LINK or near  # Hall need not be Hallward
    fronts = {t for tokens in entity.names for t in (tokens if likely else tokens[:1])}
    if len(key.tokens) == 1 and not key.titles and any(_pet_name(key.tokens[0], name) for name in fronts):
        return True
    return len(key.tokens) == 1 and sure and any(_cut_short(key.tokens[0], tokens[0], least) for tokens in entity.names)


def _alike(name: str, other: str) -> bool:
    """Whether two forms of a given name begin alike, so that one is plainly the other: Tom and Thomas, not Mary and Molly."""
    return name[:2] == other[:2]


def _pet_name(short: str, name: str) -> bool:
    """ "Chewie" of "Chewbacca", "Digg" of "Diggle": in no table of names, and the front of a long one."""
    stem = short.removesuffix("ie") if short.endswith("ie") else short.removesuffix("y")
    if gender_of_name(short) or len(stem) < 4 or stem == name:
        return False
    return name.startswith(stem) and len(name) >= len(stem) + 2


def _front(short: str, name: str) -> bool:
    """ "Jess" of "Jessamyn": a name herself, yet of somebody known by so long a name it is the front."""
    return len(short) >= 3 and len(name) - len(short) >= 3 and name.startswith(short)


def _ending(short: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """ "Uncle Lando" of "Orlando": the end of a given name, as a child says it."""
    return len(short) == 1 and 3 <= len(short[0]) < len(name[0]) and name[0].endswith(short[0])


def _cut_short(short: str, name: str, least: int) -> bool:
    """ "Des" of "Desmond": in no table, yet hardly another's; but Ann, a name herself, is not Anneke.

    Two letters are enough of a name that was just told, or where the model thinks so too ("Ro" of "Roisin").
    """
    return least <= len(short) <= len(name) - 2 and name.startswith(short) and not gender_of_name(short)


def _one_letter_off(one: str, other: str) -> bool:
    """Whether two family names of one rank differ in a letter, be it the last: only of given names that tells two sexes."""
    return min(len(one), len(other)) >= 5 and one[0] == other[0] and OSA.distance(one, other) == 1


def _once_or_twice(one: str, other: str) -> bool:
    """Whether two names differ only in a letter that one has once and the other twice ("Orin", "Orrin")."""
    short, long = sorted((one, other), key=len)
    doubled = (short[:i] + short[i - 1 : i] + short[i:] for i in range(2, len(short)))
    return len(short) >= 4 and len(long) == len(short) + 1 and long in doubled


def misspelt(key: NameKey, entity: Entity) -> bool:
    """Whether a name may be one of this entity's misspelt: alike, but for one slip in one word.

    A boy's name is no slip for a woman's, however like they are: Tommy is not Tammy.
    """
    if {(gender_of_name if key.tokens[1:] else gender_of_lone_name)(key.tokens[0]), entity.sex} == {"f", "m"}:
        return False
    alike = False
    ranked = bool({*key.titles} & entity.titles)
    for tokens in entity.names:
        if len(key.tokens) != len(tokens) and "".join(key.tokens) == "".join(tokens):
            return True  # "Little Finger", "Littlefinger"
        if len(key.tokens) == 1:
            if key.tokens[0] in tokens:
                continue  # whoever bears a name just so is no slip
            alike |= any(spelling_variant(key.tokens[0], t) for t in tokens)
            alike |= ranked and len(tokens) > 1 and _one_letter_off(key.tokens[0], tokens[-1])
            alone = len(tokens) == 1 and not (gender_of_name(key.tokens[0]) and gender_of_name(tokens[0]))  # Knot and Knott
            alike |= (ranked or alone) and any(_once_or_twice(key.tokens[0], t) for t in tokens)
        elif len(tokens) == len(key.tokens):
            pairs = list(zip(tokens, key.tokens, strict=True))
            differ = [(a, b) for a, b in pairs if a != b]
            alike |= len(differ) == 1 and spelling_variant(*differ[0])
        elif len(tokens) == 1:  # "Winthrope", who is told later to be Collin Winthrop
            if any(len(t) > 1 and t[0] != key.tokens[0] for t in entity.names):
                continue  # Mina Takami is not the Tamaki whose given name is known
            alike |= spelling_variant(tokens[0], key.tokens[-1]) and {gender_of_name(key.tokens[0]), entity.sex} != {"f", "m"}
    return alike
