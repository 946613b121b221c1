"""Names of bodies of people that only what stands around them tells: "a gang called the Iron Lotus", "joins the Red Circle"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from previously.reading import lexicon
from previously.reading.names import is_title
from previously.reading.syntax import Doc

BELONGING = frozenset(
    "leader leaders member members boss bosses founder founders co-founder agent agents operative operatives recruit recruits "
    "lieutenant lieutenants follower followers initiate initiates".split()
)
"""What those are "of" a body who belong to it."""
BODIES = frozenset(
    "gang group organisation organization order agency cult band team clan society company firm syndicate cartel party club "
    "guild faction sect league alliance network brotherhood sisterhood unit squad militia corporation conglomerate coven tribe "
    "crew mafia movement cell association coalition resistance".split()
)
"""What a body is called by."""
NAMED = frozenset("called named dubbed".split())
BELONGS = frozenset("lead join rejoin found co-found infiltrate head disband".split())
"""What is done to a body by those who belong to it, or come to."""
CONSISTING = frozenset("consist comprise".split())
COMMON = frozenset(["hand"])
"""What is a title by itself and a plain noun at the end of a name: "the Black Hand"."""
LONGEST = 5
"""Words of such a name."""
AHEAD = 7
"""Words in which an apposition tells what it is."""


def found(doc: Doc, known: Mapping[str, str]) -> list[tuple[int, int]]:
    """The first and last word of each such name wherever the part tells it; `known` gives the types of names before it."""
    spans = list(_spans(doc))
    texts = {doc.span_text(*span) for span in spans if _is_body(doc, *span)}
    texts |= {name for name, type in known.items() if type == "ORG"}
    return [span for span in spans if doc.span_text(*span) in texts]


def nouns(doc: Doc) -> Iterator[tuple[int, int]]:
    """The words of what a body is called by before its name: "a gang called the Iron Lotus"."""
    for first, _ in _spans(doc):
        noun = first - _the(doc, first) - 2
        if noun > 0 and _named_so(doc, first):
            yield min([noun, *(c for c in doc.dependents(noun, "det", "amod", "compound", "nmod:poss") if c < noun)]), noun


def _spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """The first and last word of each run of capitals that may be a body's name."""
    at = 0
    while at < len(doc.words):
        end = _end(doc, at)
        if end is not None:
            yield at, end
        at = at + 1 if end is None else end + 1


def _named_so(doc: Doc, first: int) -> bool:
    """Whether "a gang called" stands before a name."""
    at = first - _the(doc, first) - 1
    return at > 0 and doc.words[at].lower in NAMED and doc.words[at - 1].lower in BODIES


def _capital(doc: Doc, index: int) -> bool:
    word = doc.words[index] if index < len(doc.words) else None
    return word is not None and word.text[:1].isupper() and word.upos in ("PROPN", "NOUN", "ADJ", "VERB", "X")


def _end(doc: Doc, at: int) -> int | None:
    """The last word of the capitals that begin at a word, unless they begin a sentence or end in a noun for people."""
    words = doc.words
    if not _capital(doc, at) or is_title(words[at].text) or (at and _capital(doc, at - 1)):
        return None
    if words[at].lower in lexicon.PEOPLE or (at == doc.sentence_start(at) and words[at].lower == "the"):
        return None
    end = at
    while end + 1 < len(words) and end - at < LONGEST and words[end + 1].sentence == words[at].sentence:
        of = words[end + 1].lower == "of" and (_capital(doc, end + 2) or _capital(doc, end + 3))
        if words[end + 1].lower in lexicon.GRADES:
            break  # "FBI Special Agent Tom Reed"
        if _capital(doc, end + 1) and (words[end + 1].lower in COMMON or not is_title(words[end + 1].text)):
            end += 1
        elif of and _the(doc, end + 3):
            end += 3
        elif of and _capital(doc, end + 2):
            end += 2
        else:
            break
    return end


def _the(doc: Doc, index: int) -> bool:
    """Whether "the" stands before a word."""
    return index > 0 and doc.words[index - 1].lower == "the"


def _is_body(doc: Doc, first: int, last: int) -> bool:
    words = doc.words
    the = _the(doc, first)
    before = [words[i].lower for i in range(max(first - the - 3, 0), first - the)]
    after = words[last + 1] if last + 1 < len(words) and words[last + 1].sentence == words[last].sentence else None
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in BELONGING and (the or last > first):
        return True
    if _named_so(doc, first):
        return True
    if before[-2:] == ["known", "as"] and before[-3:-2] and before[-3] in BODIES:
        return True
    if the and after is not None and (_said_to_be(doc, last + 1) or (after.lower in BELONGING and after.head != last)):
        return True
    adjective = words[first].upos == "ADJ" and words[first].xpos != "NNP" and first == doc.sentence_start(first)
    if not the and last > first and ranked(doc, last) and _capital(doc, last + 2) and not adjective:
        return True  # "Iron Lotus leader Tom Reed"
    head = words[doc.head_of(first, last)]
    up = words[head.head]
    if the and after is not None and after.lemma in CONSISTING:
        return True
    if the and head.label == "obl" and up.lemma == "belong" and doc.preposition(head.index) == "to":
        return True  # "belongs to the Resistance"
    return the and last > first and head.label == "obj" and up.lemma in BELONGS and up.upos == "VERB"


def _said_to_be(doc: Doc, comma: int) -> bool:
    """Whether an apposition tells what is named before it: "the Red Circle, a ruthless gang of thieves"."""
    words = doc.words
    if words[comma].text != "," or comma + 2 >= len(words) or words[comma + 1].lower not in ("a", "an", "the"):
        return False
    for word in words[comma + 2 : comma + AHEAD]:
        if word.lower in BODIES:
            return True
        if word.upos not in ("ADJ", "NOUN", "ADV", "PROPN") and word.text != "-":
            return False
    return False


def ranked(doc: Doc, last: int) -> bool:
    """Whether who belongs to a body is told of right behind its name: "Iron Lotus leader Tom Reed"."""
    return last + 1 < len(doc.words) and doc.words[last + 1].lower in BELONGING
