"""Where the name begins and ends that a mention holds, titles included."""

from __future__ import annotations

import re

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.names import is_title
from previously.reading.syntax import Doc

PARTICLES = frozenset(
    "von van der den de la las los le du da dos di del della dal degli bin binti ibn abu ter ten zu zum af av".split()
)
"""Words in small letters that a family's name begins with."""
ELIDED = re.compile("[dl]['’][A-Z]")
"""How a family's name begins that has its particle in it: "d'Orsay"."""
CONNECT = frozenset("of the - – 's ’s . and al zo mo na".split()) | PARTICLES


PEOPLES = frozenset(
    "afghan albanian algerian american arab argentinian armenian australian austrian bangladeshi belgian bolivian bosnian "
    "brazilian briton british bulgarian burmese cambodian cameroonian canadian chechen chilean chinese colombian congolese "
    "croatian cuban czech dane danish dutch egyptian english ethiopian filipino finn finnish french georgian german "
    "ghanaian greek haitian hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese "
    "jewish jordanian kenyan korean kurd kurdish kuwaiti lebanese libyan lithuanian malaysian maltese mexican mongolian "
    "moroccan nepalese nepali nigerian norwegian pakistani palestinian persian peruvian pole polish portuguese romanian "
    "russian saudi scottish senegalese serb serbian siberian sicilian singaporean slovak somali spaniard spanish sudanese "
    "swede swedish swiss syrian taiwanese tanzanian thai tunisian turk turkish ugandan ukrainian venezuelan vietnamese "
    "welsh yemeni zimbabwean".split()
)
"""Words for where people are from, before their names."""
SERVING = frozenset(
    "inspector detective sergeant constable superintendent agent officer lieutenant captain corporal private doctor dr "
    "professor nurse commissioner".split()
)
"""Titles of those who are "of" whom they serve, and are not called by it."""


def _in_service(doc: Doc, first: int, name: int) -> bool:
    """Whether a rank in somebody's service stands before a name."""
    return any(doc.words[i].lower.rstrip(".") in SERVING for i in range(max(first, name - 2), name + 1))


FELLOWSHIPS = frozenset("order brotherhood sisterhood church circle children league army guild knights sons daughters".split())
"""What many together are called by with "of the" what they stand for."""


def _of_the(doc: Doc, index: int) -> bool:
    """Whether a body's name goes on behind a word."""
    behind = [w.lower for w in doc.words[index + 1 : index + 3]]
    return behind == ["of", "the"] and doc.words[index].lower in FELLOWSHIPS


def _from_there(doc: Doc, index: int) -> bool:
    """Whether a word only tells where whoever is named behind it is from."""
    lower = doc.words[index].lower
    return lower in PEOPLES and not gender_of_name(lower) and (index == 0 or doc.words[index - 1].lower != "the")


def name_span(doc: Doc, first: int, last: int, head: int, barred: frozenset[int]) -> tuple[int, int] | None:
    """The [first, last] words of the name a mention ends in or is headed by, titles included, if it holds one.

    `barred` are words of a possessor or a clause inside the mention, which name somebody else.
    """
    words = doc.words

    def fits(i: int) -> bool:
        if not first <= i <= last or i in barred:
            return False
        cased = words[i].text[:1].isupper() or not words[i].text[:1].islower() or ELIDED.match(words[i].text) is not None
        proper = words[i].upos == "PROPN" or (words[i].upos == "ADJ" and words[i].xpos == "NNP")  # "Toxic Tom"
        return (proper and cased) or inner_capital(doc, i)

    anchor = head if fits(head) else None
    if anchor is None:
        after = [i for i in range(head + 1, last + 1) if fits(i) and words[i].upos == "PROPN"]
        joined = [i for i in after if all(_bears(doc, k) or particle(doc, k) for k in range(head + 1, i))]
        anchor = joined[0] if joined and (particle(doc, head) or not doc.dependents(head, "nmod")) else None
    if anchor is None:
        return None
    low = high = anchor
    while True:
        if _abbreviated(words[high].text) and high > max(low, first):
            break  # "... called Tom Sen. Ann nods"
        if fits(high + 1):
            high += 1
        elif (end := _past_particles(doc, high, last)) is not None and fits(end):
            high = end  # "de la Cerda"
        elif high + 2 <= last and words[high + 1].lower in CONNECT and words[high + 1].lower != "and" and fits(high + 2):
            of = words[high + 1].lower == "of"
            if of and (words[high + 2].lower in lexicon.ORG_NOUNS or _in_service(doc, first, low)):
                break  # "Osric IV of House Marsh", "Inspector Lowe of Scotland Yard"
            high += 2
        elif _of_the(doc, high) and high + 3 <= last and fits(high + 3):
            high += 3  # "Order of the Rose"
        elif (end := _past_nickname(doc, high, last)) is not None and fits(end):
            high = end  # Robert "Bob" Hale
        elif high + 1 <= last and lexicon.ROMAN.match(words[high + 1].text):
            high += 1
        else:
            break
    while True:
        back = low - 1
        title = first <= back and back not in barred and words[back].lower.rstrip(".") in lexicon.TITLES
        hyphen = first <= back and words[back].text in ("-", "–", ".")
        if first <= back and words[back].lower in ("dear", "dearest", "poor", "o", "oh"):
            break
        if first <= back and back not in barred and particle(doc, back):
            low = back
            continue
        if words[low].text.islower() and not title and not particle(doc, low):
            break  # "Night Guard captain Osk": what stands before the rank is no part of the name
        if title and _kin_of(doc, back):
            break
        if title or (fits(back) and words[back].deprel not in ("appos", "conj")):
            low = back
        elif hyphen and (fits(back - 1) or _first_half(doc, back - 1, first, barred)):
            low = back - 1
        elif words[back].lower in ("'s", "’s") and fits(back - 1):
            low = back - 1  # "King's Landing"
        else:
            break
    while low < high and _from_there(doc, low):
        low += 1  # "his friend Turk Ali"
    low = _after_office(doc, low, high)
    if low - 1 >= first and words[low - 1].text == "The" and words[low - 1].index - 1 >= 0 and words[low - 2].text in '“"':
        low -= 1
    return low, high


def _kin_of(doc: Doc, index: int) -> bool:
    """Whether a word in small letters says whose kin one is, and is no title: "Ann's father Tom Hale", "her uncle Tom"."""
    words = doc.words
    if index == 0 or not words[index].text.islower() or words[index].lower not in lexicon.KIN:
        return False
    return words[index - 1].xpos in ("POS", "PRP$") or words[index - 1].deprel == "nmod:poss"


def particle(doc: Doc, index: int) -> bool:
    """Whether a word in small letters begins a family's name: "von Tarn", and not "the van Tom stole"."""
    words = doc.words
    if not words[index].text.islower() or words[index].lower not in PARTICLES:
        return False
    after = index + 1
    while after < len(words) and words[after].text.islower() and words[after].lower in PARTICLES:
        after += 1
    named = after < len(words) and words[after].text[:1].isupper() and words[after].sentence == words[index].sentence
    return named and (index == 0 or (words[index - 1].upos not in ("DET", "NUM", "ADJ") and words[index - 1].xpos != "PRP$"))


def _past_particles(doc: Doc, high: int, last: int) -> int | None:
    """Where a name goes on behind several particles."""
    end = high + 1
    while end <= last and doc.words[end].text.islower() and doc.words[end].lower in PARTICLES:
        end += 1
    return end if high + 2 < end <= last else None


def _past_nickname(doc: Doc, high: int, last: int) -> int | None:
    """Where a name goes on behind a nickname in quotation marks."""
    words = doc.words
    if high + 4 > last or words[high + 1].text not in "“\"‘'":
        return None
    return next((i + 1 for i in range(high + 3, min(high + 6, last)) if words[i].text in "”\"’'"), None)


def worn(doc: Doc, head: int) -> int | None:
    """Where a name ends that tells what somebody has on or with them: "the Man in Black", "the Woman with the Ring"."""
    words = doc.words
    at, last = head + 1, len(words) - 1
    called = words[head].text[:1].isupper() and words[head].lower in lexicon.PERSON_NOUNS and words[head - 1].lower == "the"
    called = called and not is_title(words[head].text)  # "he meets the General in July"
    if head == doc.sentence_start(head) or not called or at >= last or words[at].lower not in ("in", "with", "without"):
        return None
    at += 1 + (words[at + 1].lower == "the")
    start = at
    if head not in (words[at].head, words[min(at + 1, last)].head):
        return None  # what stands behind is told of the verb
    while at <= last and words[at].text[:1].isupper() and words[at].upos in ("PROPN", "ADJ", "NOUN"):
        at += 1
    return at - 1 if at > start else None


def _first_half(doc: Doc, index: int, first: int, barred: frozenset[int]) -> bool:
    """Whether a word before a hyphen is written like a name: "the Three-Eyed Raven"."""
    return index >= first and index not in barred and index > doc.sentence_start(index) and doc.words[index].text[:1].isupper()


def _bears(doc: Doc, index: int) -> bool:
    """Whether a word may stand between a noun and the name of who it is: "the king at the wake of Ann" is no Ann."""
    word = doc.words[index]
    return word.text in '-“”".' if word.upos == "PUNCT" else word.upos not in ("ADP", "AUX", "SCONJ")


def _abbreviated(text: str) -> bool:
    """Whether a word of a name ends in a full stop that ends the sentence too, and is no initial and no "St."."""
    return len(text) > 2 and text.endswith(".") and text.lower() not in ("st.", "sta.", "sto.") and not is_title(text)


def _after_office(doc: Doc, low: int, high: int) -> int:
    """Where a name begins whose holder's office stands before the title: "Master of Ships Lord Ames" is Lord Ames."""
    words = doc.words

    def title(i: int) -> bool:
        return words[i].lower.rstrip(".") in lexicon.TITLES and words[i].text[:1].isupper() and words[i - 1].lower != "the"

    inner = [i for i in range(low + 1, high) if title(i)]
    if not inner:
        return low
    first = inner[-1]
    while first - 1 > low and title(first - 1):
        first -= 1
    joined = words[first - 1].text in ("-", "–") or (first - 1 == low and title(low))
    return low if joined else first


def inner_capital(doc: Doc, i: int) -> bool:
    word = doc.words[i]
    start = doc.sentence_start(i)
    return word.text[:1].isupper() and word.upos in ("NOUN", "ADJ", "X", "VERB") and i != start and len(word.text) > 1
