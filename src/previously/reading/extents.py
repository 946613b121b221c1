"""Where a mention begins and ends: with its hyphens, titles and epithets, and without what only stands beside it."""

from __future__ import annotations

from previously.reading import kin, lexicon, offices
from previously.reading.names import EPITHETS, is_title
from previously.reading.spans import particle
from previously.reading.syntax import Doc
from previously.reading.tags import FINITE

PERSONAL = lexicon.PRONOUNS_M | lexicon.PRONOUNS_F | frozenset("it they them".split()) - lexicon.REFLEXIVES
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
FROM = ("ish", "ese", "ian", "ican", "ean", "ench", "utch", "elsh", "wiss", "eek")
"""What adjectives end in that only tell where somebody comes from."""


def core(doc: Doc, first: int, last: int, starts: set[int]) -> tuple[int, int] | None:
    """What of a stretch that the network took for a mention is one; `starts` is where the others begin."""
    first = _with_owners(doc, _with_epithet(doc, first, last), last)
    return _trim(doc, *whole(doc, first, _with_name(doc, last, starts)))


def _with_owners(doc: Doc, first: int, last: int) -> int:
    """Where "Tom and Will's children" begins when only "Will's children" was found: what is both's is no one's alone."""
    words = doc.words
    owner = words[words[first].head]
    two = words[first].label == "conj" and words[first - 1].lower == "and" and owner.deprel == "nmod:poss"
    return owner.index if two and owner.index < first < owner.head <= last and owner.upos == "PROPN" else first


def whole(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A stretch with what hyphens join to either end ("her lady-in-waiting", "Prince-Admiral Osk")."""
    words = doc.words

    def joined(a: int, b: int) -> bool:
        return a >= 0 and b < len(words) and words[a].end == words[b].start

    while joined(last, last + 1) and words[last + 1].text == "-" and joined(last + 1, last + 2):
        last += 2
    while joined(first - 1, first) and words[first - 1].text == "-" and joined(first - 2, first - 1):
        first -= 2
    first = offices.begin(doc, _with_titles(doc, first), last)
    return first + (first < last and words[first].lower in DAYS and bool(doc.preposition(first))), last  # "on Sunday Ann comes"


def _with_epithet(doc: Doc, first: int, last: int) -> int:
    """Where "Ivan the Terrible" begins when only "the Terrible" was found."""
    words = doc.words
    if first == 0 or words[first].lower != "the" or last - first > 2 or words[first].text == "The":
        return first
    before, after = words[first - 1], words[min(first + 1, last)]
    return first - 1 if before.upos == "PROPN" and before.text[:1].isupper() and after.text[:1].isupper() else first


def _with_titles(doc: Doc, first: int) -> int:
    """Where a name begins with the titles before it; "District Attorney Ames" is no Attorney Ames."""
    start = doc.sentence_start(first)
    before = first
    while before > start and doc.words[before].upos == "PROPN" and _titled(doc, before - 1):
        before -= 1
    return first if before > start and doc.words[before - 1].upos == "PROPN" else before


def _titled(doc: Doc, index: int) -> bool:
    """Whether a word is a title as it stands before a name ("DS Marsh"), whatever the model makes of it."""
    word = doc.words[index]
    return word.text[:1].isupper() and word.upos in ("PROPN", "NOUN") and is_title(word.text) and word.text[:1].isalpha()


def _with_name(doc: Doc, last: int, starts: set[int]) -> int:
    """Where "his late wife Peg" ends when only "his late wife" was found, and nothing that begins with the name."""
    words = doc.words
    noun, after = words[last], words[min(last + 1, len(words) - 1)]
    tied = (noun.label == "compound" and noun.head == after.index) or (after.head == last and after.label in ("appos", "flat"))
    named = after.upos in ("PROPN", "NOUN") and after.text[:1].isupper() and after.index > last and after.index not in starts
    if not (tied and named and noun.lower in lexicon.KIN):
        return last
    while words[last + 1].text[:1].isupper() and (words[last + 1].index == after.index or words[last + 1].head == after.index):
        last += 1
        if last + 1 == len(words):
            break
    return last


def with_adjective(doc: Doc, first: int, starts: set[int]) -> int:
    """Where "Hot Pie" begins when only "Pie" was found: inside a sentence an adjective with a capital is part of the name."""
    if first == 0:
        return first
    word = doc.words[first - 1]
    part = (
        (word.upos == "ADJ" or word.xpos == "VBG")
        and word.label == "amod"
        and word.head >= first
        and word.text[:1].isupper()
        and word.text[1:].islower()
    )
    plain = word.lower in EPITHETS or word.lower.endswith(FROM) or is_title(word.text)
    comma = word.xpos == "VBG" and doc.words[word.index - 1].text == ","  # "his uncle, Sitting Bull"
    inside = word.index > doc.sentence_start(first) and (comma or doc.words[word.index - 1].upos != "PUNCT")
    return first - 1 if part and inside and not plain and word.index not in starts else first


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    words = doc.words
    for i in range(first + 1, last + 1):
        if words[i].text in ("(", "["):
            last = i - 1
            break
    head = doc.head_of(first, last)
    if first == head and words[head].lower in PERSONAL:
        last = first  # "him apart from Ann"
    broken = [i for i in range(head + 1, last + 1) if _breaks(doc, i, first, last)]
    beyond = [
        i for i in range(head + 1, last + 1) if words[i].label == "nsubj" and words[i].head > last and _alone(doc, i, head)
    ]
    if beyond and words[head].upos == "NOUN" and not {words[head].lower} & lexicon.PEOPLE:
        return None  # only the name in "with Ann's help Tom" made it look like somebody
    beyond += [*_given(doc, head, last), *_first_of_several(doc, head, last), *_tool(doc, head, last)]
    if broken or beyond:
        last = min([*broken, *beyond]) - 1
    if head < last and words[last].lower in lexicon.RELATIVES:
        last -= 1  # "a woman who, after a while, leaves"
    if head < last and words[last].lower in lexicon.REFLEXIVES:
        last -= 1  # "the physician himself"
    while first < last and words[first].upos in ("ADP", "SCONJ", "AUX") and words[first].lower not in ("both",):
        if particle(doc, first):
            break
        first += 1
    while last >= first and (words[last].upos == "PUNCT" or words[last].lower in ("'s", "'") or words[last].upos == "CCONJ"):
        last -= 1
    while first <= last and (words[first].upos in ("PUNCT", "CCONJ") or words[first].lower == "'s"):
        first += 1
    return (first, last) if first <= last else None


def _alone(doc: Doc, subject: int, before: int) -> bool:
    """Whether a subject begins its phrase behind another with a preposition ("Before dawn Ann wakes")."""
    led = any(c < subject for c in doc.children[subject])
    return not led and doc.words[subject].upos == "PROPN" and doc.words[before].label == "obl" and bool(doc.preposition(before))


def _given(doc: Doc, receiver: int, last: int) -> list[int]:
    """Where what somebody is given begins, inside a stretch that is taken for the name of them both ("sends Ann flowers")."""
    if doc.words[receiver].label != "iobj":
        return []
    things = [c for c in doc.dependents(doc.words[receiver].head, "obj") if receiver < c <= last]
    return [start for c in things if (start := min(doc.subtree(c))) > receiver]


def _tool(doc: Doc, head: int, last: int) -> list[int]:
    """Where what somebody is hit with begins, inside a stretch taken for whoever is hit ("hits the man with a bottle")."""
    word = doc.words[head]
    beside = doc.dependents(word.head, "obl") if word.label == "obj" else []
    with_it = [c for c in beside if head < c <= last and doc.preposition(c) == "with"]
    return [start for c in with_it if (start := min(doc.subtree(c))) > head]


def _first_of_several(doc: Doc, head: int, last: int) -> list[int]:
    """Where the first name of several begins behind what they all are ("Ann's nephews Tom" of "Ann's nephews Tom and Will")."""
    word, after = doc.words[head], doc.words[min(head + 1 + (doc.words[min(head + 1, last)].text == ","), last)]
    called = {kin.one_of(word.lower), word.lemma} & (lexicon.KIN.keys() | lexicon.PEOPLE)
    several = word.xpos == "NNS" and bool(called)
    one = after.label == "appos" and after.head == head and after.upos == "PROPN" and bool(doc.dependents(after.index, "conj"))
    return [after.index] if several and one and all(c > last for c in doc.dependents(after.index, "conj")) else []


def _breaks(doc: Doc, index: int, first: int, last: int) -> bool:
    """Whether a finite verb inside a stretch belongs to no clause about its noun: then the stretch is no phrase."""
    words = doc.words
    if words[index].upos not in ("VERB", "AUX") or words[index].xpos not in FINITE:
        return False
    start = words[index].head if words[index].deprel in ("aux", "aux:pass", "cop") else index
    for at in (start, *doc.ancestors(start)):
        if words[at].deprel in ("acl:relcl", "acl", "amod", "ccomp", "advcl") and first <= words[at].head <= last:
            return False
        if not first <= words[at].head <= last:
            break
    return True


def is_mention(doc: Doc, first: int, last: int) -> bool:
    """Whether a stretch is a noun phrase that means somebody or something in particular."""
    head = doc.words[doc.head_of(first, last)]
    if head.upos in ("VERB", "AUX", "ADP", "ADV", "SCONJ", "INTJ", "PART"):
        return False
    if any(_breaks(doc, i, first, last) for i in range(first, last + 1)):
        return False
    clause = any(w.xpos in FINITE and w.upos == "VERB" for w in doc.words[first : head.index])
    if clause:
        return False  # "Ann raised her children" is no one's description
    alone = first == last and head.upos == "NOUN" and head.xpos == "NNS"
    return not alone and head.lower not in ("people", "everyone", "everybody", "anyone", "anybody", "nobody", "others", "body")
