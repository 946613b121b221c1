"""Names that are no person's although people are called so: firms, papers, orders, families, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.names import is_title
from previously.reading.syntax import Doc, matches

PAPERS = frozenset(
    (
        "courier herald gazette tribune times chronicle post journal observer examiner dispatch bugle inquirer echo telegraph "
        "mercury sentinel standard news press weekly daily bank trust institute union association federation ministry "
        "department bureau office guard watch patrol legion brigade regiment fleet order brotherhood sisterhood resistance"
    ).split()
)
"""What the names of papers, offices and orders end in, which have an article before them ("the Marlow Gazette")."""
COMPANIES = frozenset(
    (
        "sons bros industries corporation corp inc ltd llc plc holdings insurance enterprises systems foundation shipping "
        "motors airlines pictures studios solutions technologies laboratories labs pharmaceuticals partners associates "
        "consortium conglomerate logistics securities"
    ).split()
)
"""What the names of firms end in, with an article or without."""
UNITED = frozenset(
    "federation alliance coalition league syndicate council guild brotherhood resistance agency parliament army navy force "
    "forces marines cartel senate congress".split()
)
"""What many together are called by a noun in capitals, which is no place's."""
FIRMS_END = frozenset("sons daughters brothers co company partners associates sisters".split())
BODY = 7
"""The least letters of a word that is the name of many together by its ending."""


def called(doc: Doc) -> list[tuple[int, int]]:
    """The first and last word of each firm called after its people: "Hale & Sons", "Marsh & Vane", "Osk and Daughters"."""
    words = doc.words

    def name(i: int) -> bool:
        return 0 <= i < len(words) and words[i].text[:1].isupper() and words[i].upos in ("PROPN", "NOUN", "X")

    out: list[tuple[int, int]] = []
    for word in words:
        first, last = word.index - 1, word.index + 1
        if word.text not in ("&", "and") or not (name(first) and name(last)):
            continue
        ends = words[last].lower.rstrip(".") in FIRMS_END
        people = gender_of_name(words[first].lower) or gender_of_name(words[last].lower)
        if not (ends or (word.text == "&" and not people)):
            continue
        while name(first - 1) and words[first - 1].sentence == word.sentence:
            first -= 1
        while name(last + 1) and words[last + 1].sentence == word.sentence and not ends:
            last += 1
        out.append((first, last))
    return out


POSTS_OF = frozenset("editor publisher reporter journalist columnist ceo".split())
"""What nobody is of a town or a person: a name behind "of" is a firm's or a paper's."""


def of_posts(doc: Doc) -> list[tuple[int, int]]:
    """The first and last word of each name that a post tells to be a firm's or a paper's: "editor of The Record"."""
    words = doc.words
    out: list[tuple[int, int]] = []
    for word in words[:-2]:
        if word.lower not in POSTS_OF or words[word.index + 1].lower not in ("of", "at", "for", "with"):
            continue
        first = word.index + 2
        first += words[first].lower == "the"
        last = first
        while last < len(words) and words[last].text[:1].isupper() and words[last].sentence == word.sentence:
            last += 1
        if last > first:
            out.append((first, last - 1))
    return out


def before_rank(doc: Doc, name: tuple[int, int]) -> bool:
    """Whether an acronym stands before what somebody is there ("an FBI agent")."""
    words = doc.words
    text = words[name[0]].text
    after = words[name[1] + 1].lower if name[1] + 1 < len(words) else ""
    after = words[name[1] + 1].lemma if after.endswith("s") and words[name[1] + 1].xpos == "NNS" else after
    ranked = after in lexicon.PERSON_NOUNS | lexicon.TITLES | {"member", "operative", "worker", "staffer"}
    letters = text.replace(".", "")
    return name[0] == name[1] and 3 <= len(letters) <= 8 and letters.isupper() and letters.isalpha() and ranked


STATES = frozenset("US USA UK UAE USSR GDR DDR EU NYC LA DC".split())
"""Places that are written like the short names of bodies."""


def placelike(doc: Doc, name: tuple[int, int]) -> bool:
    """Whether a name read as a place's is a body's by how it ends or is written: "Apex Industries", "the CIA"."""
    words = doc.words
    last, the = words[name[1]], name[0] > 0 and words[name[0] - 1].lower == "the"
    the |= words[name[0]].lower == "the"
    acts = matches(last.deprel, "nsubj")
    if last.lower in UNITED and (the or name[0] < name[1]):
        return True  # "the Federation", "Air Force"
    if name[0] < name[1] and not is_title(words[name[0]].text):
        of = next((i for i in range(name[0] + 2, name[1]) if words[i].lower == "of"), None)
        end = (words[of - 1] if of else last).lower.rstrip(".")  # "the Iron Bank of Osk"
        banks = end == "bank" and words[name[0]].lower in ("left", "right", "west", "south", "north", "east")
        return end in COMPANIES or (the and end in PAPERS - {"watch", "post", "standard"} and not banks)
    text = last.text
    short = name[0] == name[1] and 3 <= len(text) <= 5 and text.isalpha() and text.isupper()
    return (the or acts) and short and text not in STATES


DOTTED = re.compile(r"(?:[A-Z]\.){3,8}[A-Z]?")
"""The letters of a body with their full stops."""
BEHIND = frozenset("the of for from at by with to against".split())
"""What stands before the letters of a body."""


def dotted(doc: Doc) -> Iterator[int]:
    """Each body that goes by letters with full stops: "V.E.I.L. agent Ann Lowe", "works for the V.E.I.L."; no "J.R.R. Hale"."""
    for word in doc.words:
        if not DOTTED.fullmatch(word.text) or word.text.replace(".", "") in STATES:
            continue
        before = doc.words[word.index - 1].lower if word.index else ""
        after = doc.words[word.index + 1] if word.index + 1 < len(doc.words) else word
        named = after.text[:1].isupper() and after.upos == "PROPN" and after.index != word.index
        if before_rank(doc, (word.index, word.index)) or (before in BEHIND and not named):
            yield word.index


DIVISIONS = frozenset("team unit squad department lab agency division office".split())


def initials(doc: Doc, head: int) -> int | None:
    """The short name of a body that stands before what is said to be a part of it or the whole ("the CSI team")."""
    before = doc.words[head - 1] if head else doc.words[head]
    short = 3 <= len(before.text) <= 6 and before.text.isupper() and before.text.isalpha() and before.head == head
    return head - 1 if short and doc.words[head].lower in DIVISIONS else None


def mere_letters(doc: Doc, index: int) -> bool:
    """Whether an acronym is no body's: "a GSW", "a GSW victim", "her MCAT results", but "an FBI agent"."""
    words = doc.words
    word, before = words[index], words[index - 1].lower if index else ""
    if before_rank(doc, (index, index)) and words[index + 1].lower not in SUFFERING:
        return False
    return before in ("a", "an") or (word.label == "compound" and before != "the" and word.head == index + 1)


SUFFERING = frozenset("victim patient survivor case".split())
"""What somebody is of something that has happened to them."""


def family_or_firm(doc: Doc, first: int, name: tuple[int, int]) -> bool:
    """Whether a name read as a person's is a family's ("the Walkers") or an acronym ("at NATO")."""
    words = doc.words
    last = words[name[1]]
    if words[name[0]].lower == "house" or last.lower in lexicon.ORG_NOUNS:
        return True
    the = "the" in (words[first].lower, words[name[0] - 1].lower if name[0] else "")
    firm = last.lower.rstrip(".") in COMPANIES and not gender_of_name(words[name[0]].lower)
    if name[0] < name[1] and (firm or (the and last.lower in PAPERS)) and not is_title(words[name[0]].text):
        return True
    text = last.text
    if last.lower in lexicon.BODIES and name[0] < name[1] and the:
        return True
    if name[0] == name[1] and len(text) >= BODY and text.endswith(("guard", "archy")):
        return True  # "Kingsguard", "Triarchy"
    top = doc.words[name[0]]
    while matches(top.deprel, "conj"):
        top = words[top.head]
    if top.index > 0 and words[top.index - 1].lower in ("houses", "families", "clans", "tribes"):
        return True  # "Houses Marsh, Vane and Osk"
    plural = last.xpos in ("NNPS", "NNS") or (text.endswith("s") and any(w.text == text[:-1] for w in words))
    several = name[0] == name[1] or (last.xpos in ("NNPS", "NNS") and not is_title(words[name[0]].text))
    family = plural and several and words[first].lower == "the"  # "the Walkers", "the Harbour Brothers"
    shouted = all(w.text.isupper() or not w.text.isalpha() for w in words[max(0, name[0] - 3) : name[1] + 4])
    acronym = name[0] == name[1] and 2 <= len(text) <= 5 and text.isalpha() and text.isupper() and not shouted
    return family or acronym


def said_to_be(doc: Doc, head: int) -> bool:
    """Whether a name's bearer is told to be a business: "Hale Reed is a small firm"."""
    words = doc.words
    noun = words[words[head].head]
    told = words[head].label == "nsubj" and noun.index > head and bool(doc.dependents(noun.index, "cop"))
    indefinite = doc.has(noun.index, ("a", "an"), "det")
    denied = any(words[c].lower in ("not", "n't", "no") for c in doc.children[noun.index])
    return told and indefinite and not denied and noun.upos == "NOUN" and noun.lower in lexicon.BUSINESSES - {"practice"}
