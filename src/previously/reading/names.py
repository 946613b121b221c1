"""Names taken apart: titles, tokens, regnal numbers and epithets, and how like two spellings are."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from rapidfuzz.distance import OSA

from previously.given import gender_of_name, same_given_name, unaccented
from previously.reading import lexicon
from previously.segment import GLUED


class NameKey(msgspec.Struct, frozen=True):
    """A name as it is compared: lower-case titles, the name's own tokens, its regnal number and its epithet.

    "Ser Alden Marsh" → titles (ser,), tokens (alden, marsh); "Osric II" → tokens (osric,), number "ii";
    "Ivan the Terrible" → tokens (ivan, the, terrible), epithet "the terrible"; "Sōya" → tokens (soya,), as accents come and go.
    """

    titles: tuple[str, ...]
    tokens: tuple[str, ...]
    number: str = ""
    epithet: str = ""


def is_title(word: str) -> bool:
    """Whether a word before a name is no part of it, or only a mark inside one."""
    lower = word.lower().rstrip(".")
    return lower in lexicon.TITLES or word in lexicon.RANKS or word in ("-", ".") or lower.endswith(("master", "mistress"))


FALSE = frozenset("false fake bogus phoney phony sham counterfeit pretended".split())
"""What tells somebody who only looks like a person or goes by their name from that person."""

OTHER_SELVES = FALSE | frozenset("dark evil reverse anti".split())
"""The same, and what in a name of its own ("Dark Archer") tells somebody from whoever is called so without it."""

EPITHETS = frozenset("big old young little fat mad crazy poor tall long lucky dirty honest wild blind lazy".split())
"""What a whole name is given that everybody calls somebody by."""

QUOTES = "\"'“”‘’«»"


@lru_cache(maxsize=20000)
def name_key(text: str) -> NameKey:
    """Take a name apart (see NameKey)."""
    text = _spelt_out(text)
    words = [w.strip(QUOTES + ".,;:!?()") for w in re.sub(r"['’]s?(?=\s|$)", "", text).split()]
    words = [w.replace(".", "") if _LETTERS.fullmatch(w) else w for w in words if w]
    while words and words[0].lower() in ("the", "a", "an"):
        words.pop(0)
    titles, rest = [], list(words)
    while len(rest) > 1 and is_title(rest[0]):
        title = rest.pop(0).lower()
        titles.append(lexicon.PLURAL_TITLES.get(title, title))
    if len(rest) > 2 and rest[0].lower() in EPITHETS:
        rest.pop(0)  # "Big Ned Tully"
    number = ""
    kept = []
    for n, word in enumerate(rest):
        if (n and lexicon.ROMAN.match(word) and word != "I") or (n and word == "I" and not number):
            number = word.lower()
        else:
            kept.append(unaccented(word.lower()))
    if (number or titles) and len(kept) > 2 and kept[1] == "of":
        kept = kept[:1]  # "Osric III of Vale", "Prince Osric of Vale": where one rules is no part of the name
    epithet = " ".join(kept[1:]) if len(kept) > 2 and kept[1] == "the" else ""
    return NameKey(tuple(titles), tuple(kept), number, epithet)


_LETTERS = re.compile(r"[A-Z](?:\.[A-Z]){1,2}")
"""What is left of initials with points: "T.J." is TJ."""
_TWO = re.compile(r"(\w+\.?)\s+(?:and|&)\s+(\w+\.?)\s+(\S.*)", re.DOTALL)
_TIGHT = re.compile(rf"\b({GLUED})\.(?=[A-Z][a-z])")


def _spelt_out(text: str) -> str:
    """ "Mr. and Mrs. Hale" as the first of them is called: Mr. Hale; and "Mr.Hale" with its space."""
    text = _TIGHT.sub(r"\1. ", text)
    two = _TWO.fullmatch(text)
    return f"{two[1]} {two[3]}" if two and is_title(two[1]) and is_title(two[2]) else text


def of_one(text: str) -> str:
    """A name with a title that two share, as one of them bears it: "Drs. Vane" is Dr. Vane."""
    text = _spelt_out(text)
    title, space, name = text.partition(" ")
    single = lexicon.PLURAL_TITLES.get(title.lower().rstrip("."))
    if single is None or not name or not title[:1].isupper():
        return text
    return single.capitalize() + "." * title.endswith(".") + space + name


SWAPPED = 6
"""Letters of a name in which any two may be swapped by a slip."""


def spelling_variant(a: str, b: str) -> bool:
    """Whether two lower-case name words may be one name spelt two ways.

    One slip (a letter more, fewer, other, or two swapped) in words of five letters or more with the same first letter,
    two slips in nine or more. Whether the story treats them as one person is for the caller to see.
    """
    if a == b or not a or not b or a[0] != b[0] or not (a.isalpha() and b.isalpha()):
        return False
    short, long = sorted((a, b), key=len)
    if len(short) < 5 or {gender_of_name(a), gender_of_name(b)} == {"f", "m"}:
        return False
    if len(a) == len(b) >= SWAPPED and a[1] == b[1] and sorted(a) == sorted(b):
        return OSA.distance(a, b) <= 2  # Kelmorin and Kelromin
    if long[:-1] == short:  # Paul and Paula, Brand and Brandt: as often two people as one; not Winthrop and Winthrope
        return len(short) >= 6 and long[-1] in ("e", short[-1]) and not (gender_of_name(a) and gender_of_name(b))
    if a[:-1] == b[:-1] and {a[-1], b[-1]} <= set("aeiouy"):
        return {a[-1], b[-1]} == {"i", "y"}  # Julia and Julie are two
    return OSA.distance(a, b) <= (2 if len(short) >= 9 else 1)


def misspelling(a: str, b: str) -> bool:
    """Whether two different lower-case words of the names of one person are one word spelt in two ways, and no pet name."""
    if spelling_variant(a, b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 4 or a[0] != b[0] or not (a.isalpha() and b.isalpha()) or same_given_name(a, b):
        return False
    if long[:-1] == short and long[-1] in "sy":
        return False  # "the Hales", Willy
    return OSA.distance(a, b) == 1 and {gender_of_name(a), gender_of_name(b)} != {"f", "m"}


def loose_variant(a: str, b: str) -> bool:
    """Whether two given names may be one where a shared family name already speaks for it (two slips, same first letter)."""
    return bool(a and b) and a != b and a[0] == b[0] and min(len(a), len(b)) >= 4 and OSA.distance(a, b) <= 2


_NO_MEN = frozenset("human shaman talisman caiman ottoman".split())


@lru_cache(maxsize=20000)
def gender_of_noun(noun: str) -> str:
    """The gender a common noun tells: "f", "m" or nothing."""
    word = noun.lower().strip(QUOTES)
    if word in lexicon.MASCULINE or word in lexicon.FEMININE:
        return "m" if word in lexicon.MASCULINE else "f"
    if noun.islower() and word.endswith("man") and word not in _NO_MEN:
        return "f" if word.endswith("woman") else "m"  # "boatman", "horsewoman"; Coleman is a name
    if noun.islower() and word.endswith("wife"):
        return "f"  # "fishwife"
    first = word.partition("-")[0]  # "prince-admiral"
    return "m" if first in lexicon.TITLES_M else "f" if first in lexicon.TITLES_F else ""


ARTICLES = frozenset("a an the this that these those his her their its my your our another one some".split())
SYNONYMS = {"mystery": "mysterious", "unknown": "mysterious", "unidentified": "mysterious", "masked": "mysterious"}


_BEHIND = re.compile(
    r",|(?<![\w-])(?:who|whom|whose|which|that|of|from|with|without|in|inside|at|on|for|by|to|into|against|about|after|before|behind|"
    r"beside|between|beyond|during|near|over|under|through|until|since|despite|named|called)(?![\w-])"
)
"""Where what a description is headed by is over."""


PEOPLE = frozenset("men women people children policemen policewomen firemen gentlemen freshmen noblemen".split())
SHORTEST = 3
"""No noun of so few letters that ends in an s stands for several, as far as it is a person's."""


@lru_cache(maxsize=20000)
def describe(text: str) -> tuple[str, frozenset[str]]:
    """A description as (head noun, modifiers), for telling "the mysterious woman" from "the old woman".

    The head is the last word before a preposition, a comma or a relative pronoun; "the doctor himself" is the doctor.
    """
    core = _BEHIND.split(text.lower())[0]
    words = [w.strip(QUOTES + ".,;:!?()") for w in core.replace("’", "'").split()]
    words = [
        w
        for w in words
        if w and w not in ARTICLES and w not in lexicon.REFLEXIVES and not w.endswith("'s") and not w.endswith("s'")
    ]
    if not words:
        return text.lower().strip(), frozenset()
    return words[-1], frozenset(SYNONYMS.get(w, w) for w in words[:-1])


def of_several(text: str) -> bool:
    """Whether a description's noun stands for several: "the night guards"."""
    noun = describe(text)[0]
    return noun in PEOPLE or (len(noun) > SHORTEST and noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s")))


def phrase(text: str) -> str:
    """A description's noun and what whoever is so called has on or with them, articles aside; "" where nothing is told.

    "A man in a grey raincoat, whose name ..." gives "man grey raincoat".
    """
    found = re.match(r"(?:an?|the|this|that) (?:[\w'’-]+ )*?([\w'’-]+) (?:in|with) ([\w'’ -]+)", text.lower())
    if found is None:
        return ""
    kept = []
    for word in found[2].split():
        if word in _BEYOND:
            break
        if word not in ARTICLES:
            kept.append(word)
    return " ".join((found[1], *kept)) if kept else ""


_BEYOND = frozenset("who whom whose which that and or of from in at on for by to when while as is was leaving".split())
