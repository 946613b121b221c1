"""Mentions that mean nobody: "no one else", an illness named after somebody, a title line, what somebody would be called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from previously.given import gender_of_name
from previously.reading import firms, lexicon, standins, things_said, unsaid
from previously.reading.names import is_title
from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.refs import Ref


def meant(doc: Doc, ref: Ref) -> bool:
    """Whether a mention is of nobody ("no one else", "tells her the rest") or nobody in particular ("every guard")."""
    if ref.noun == "rest" and ref.last == ref.head:
        return True
    if ref.form != "pronoun" and unsaid.nobody(doc, ref):
        return True
    if ref.name is None and ref.form != "pronoun" and ref.type == "PER" and things_said.no_person(doc, ref):
        return True
    kinds = (_holiday, _illness, _in_title, _would_be, _saint, _make, _no_name, _celebrated)
    told = any(kind(doc, ref) for kind in kinds if ref.name is not None and ref.type == "PER")
    place = ref.type in ("GPE", "LOC", "FAC", "ORG") and ref.name is not None
    if told or (place and _mere_modifier(doc, ref)):
        return True
    if _not_told(doc, ref) or (ref.type == "PER" and ref.form != "pronoun" and _in_quoted_title(doc, ref)):
        return True
    return ref.first < ref.last and doc.words[ref.first].lower in ("no", "neither", "every", "each", "any")


DOUBTED = 0.7
"""How sure the network is at most of a name before a noun that names nothing on its own."""


def _mere_modifier(doc: Doc, ref: Ref) -> bool:
    """Whether what looks like a place's name only tells what kind of thing something is: "a Packard car", "a GSW victim"."""
    assert ref.name is not None
    words = doc.words
    first, last = ref.name
    letters = first == last and words[first].text.isupper() and 2 <= len(words[first].text) <= 5
    if letters and words[first].text.isalpha() and firms.mere_letters(doc, first):
        return True
    over = words[words[ref.head].head]
    before = words[ref.head].label == "compound" and over.index == last + 1 and over.text.islower()
    return before and ref.source >= 0 and ref.prob < DOUBTED and ref.type != "ORG"


NATIVES = frozenset(
    "american englishman englishwoman frenchman frenchwoman irishman irishwoman scotsman scotswoman welshman dutchman german "
    "italian spaniard russian ukrainian pole swede norwegian dane finn greek turk egyptian indian chinaman japanese korean "
    "mexican canadian australian austrian hungarian belgian brazilian cuban colombian persian arab moor roman venetian "
    "londoner texan parisian".split()
)
"""What somebody is called by a country or a town of theirs."""


FROM = re.compile(r"\w{3}(?:ian|ean|ish|ese|ani|ite)$")
"""How words mostly end that tell behind "a" where somebody comes from: "an Estonian"."""


def native(doc: Doc, first: int, name: tuple[int, int]) -> bool:
    """Whether what looks like a name only tells where somebody comes from ("the American", "a young Frenchman")."""
    word = doc.words[name[1]]
    of = word.lower in NATIVES or (doc.words[first].lower in ("a", "an") and FROM.search(word.lower) is not None)
    return name[0] == name[1] and first < name[0] and of and doc.words[first].upos == "DET"


def role_of(doc: Doc, name: tuple[int, int], possessor: int | None) -> bool:
    """Whether what is written like a name is what somebody is to another: "her Watcher", "Tom's Guardian"."""
    word = doc.words[name[1]]
    if possessor is None or name[0] < name[1] or doc.words[possessor].upos not in ("PRON", "PROPN"):
        return False
    called = gender_of_name(word.lower) or word.lower in standins.WORDS
    return word.lower in lexicon.PERSON_NOUNS and not called


def _make(doc: Doc, ref: Ref) -> bool:
    """Whether a name with "a" only says of what make a thing is that was just told of ("his choice in guns: a Sig Sauer")."""
    assert ref.name is not None
    word = doc.words[ref.head]
    over = doc.words[word.head]
    led = ref.noun is None and ref.name[0] > 0 and doc.words[ref.name[0] - 1].lower in ("a", "an")
    thing = over.upos == "NOUN" and doc.noun(over.index) not in lexicon.PEOPLE
    first = doc.words[ref.name[0]].text
    colon = word.label == "conj" and doc.words[max(ref.name[0] - 2, 0)].text == ":"
    return led and thing and (word.label == "appos" or colon) and not gender_of_name(first.lower()) and not is_title(first)


def _not_told(doc: Doc, ref: Ref) -> bool:
    """Whether words only say that somebody is not known ("a novel, author unknown")."""
    after = doc.words[min(ref.head + 1, len(doc.words) - 1)]
    alone = ref.name is None and ref.first == ref.head and ref.last <= after.index and doc.words[ref.head].upos == "NOUN"
    return alone and after.lower in ("unknown", "unnamed", "uncredited")


SHRINES = frozenset(
    "feast day eve night church chapel cathedral convent monastery abbey priory parish order school hospital college shrine "
    "festival island isle bay cape gate".split()
)
"""What is called after a saint."""


def _saint(doc: Doc, ref: Ref) -> bool:
    """Whether a name is that of the saint whom a feast or a house is called after ("the feast of Saint Bride")."""
    assert ref.name is not None
    holy = doc.words[ref.name[0]].lower.rstrip(".") in ("saint", "st", "san", "santa", "santo", "são")
    word = doc.words[ref.head]
    return holy and ref.name[0] < ref.name[1] and doc.preposition(ref.head) == "of" and doc.noun(word.head) in SHRINES


def ownerless(doc: Doc, head: int, last: int) -> bool:
    """Whether a name has a genitive with nothing that it owns ("at St. Brannan's for the night")."""
    words = doc.words
    genitive = last + 1 < len(words) and words[last + 1].lower in ("'s", "'") and words[last + 1].head == head
    return genitive and not (words[head].label == "nmod" and words[head].head > head)


def _holiday(doc: Doc, ref: Ref) -> bool:
    """Whether a name is of the day that is called after somebody ("on Valentine's Day")."""
    after = [w.text for w in doc.words[ref.last + 1 : ref.last + 3]]
    return len(after) > 1 and after[0] in ("'s", "’s", "'", "’") and after[1] in ("Day", "Eve")


def _illness(doc: Doc, ref: Ref) -> bool:
    """Whether a name is of what somebody has or suffers from ("she has Parkinson's")."""
    word = doc.words[ref.head]
    ill = word.label == "obj" and doc.words[word.head].lemma in ("have", "develop", "get", "contract")
    ill |= (
        word.label in ("obl", "nmod")
        and doc.preposition(ref.head) == "from"
        and doc.words[word.head].lemma in ("suffer", "die")
    )
    return ill and ownerless(doc, ref.head, ref.last)


def denied(doc: Doc, name: int) -> bool:
    """Whether a name is told to be none of somebody's: "whose name is not Tom"."""
    told = "name" in doc.lowers(name, "nsubj") and doc.dependents(name, "cop")
    return bool(told) and doc.has(name, ("not", "n't", "n’t"), "advmod")


def instead(doc: Doc, name: int) -> int | None:
    """The name that is told in the place of one that is denied: "not Tom but Bob"."""
    parts = (name, *doc.dependents(name, "flat"))
    joined = (c for part in parts for c in doc.dependents(part, "conj") if "but" in doc.lowers(c, "cc"))
    return next(joined, None)


def _no_name(doc: Doc, ref: Ref) -> bool:
    """Whether a name is only told to be the wrong one."""
    return denied(doc, ref.head) and instead(doc, ref.head) is not None


def _celebrated(doc: Doc, ref: Ref) -> bool:
    """Whether a name is of a feast: "they celebrate Purim with the neighbours"."""
    word = doc.words[ref.head]
    feast = word.label == "obj" and doc.words[word.head].lemma == "celebrate"
    bare = ref.first == ref.last == ref.head
    return feast and bare and all(w.label == "obj" for w in doc.words if w.text == word.text)


def dubbed(doc: Doc, head: int) -> bool:
    """Whether what looks like a rank is what somebody is called ("whom everybody calls the General")."""
    word = doc.words[head]
    verb = doc.words[word.head]
    two = word.label == "obj" and (verb.deprel == "acl:relcl" or len(doc.dependents(verb.index, "obj", "iobj")) > 1)
    called = two or word.label == "xcomp" or (word.label == "obl" and doc.preposition(head) == "as")
    return called and word.text[:1].isupper() and verb.lemma in ("call", "know", "dub", "nickname") and verb.upos == "VERB"


def _in_title(doc: Doc, ref: Ref) -> bool:
    """Whether a name in capitals stands in a line without a verb before all parts: it is the story's."""
    if doc.part.ordinal or ref.sentence or not doc.words[ref.head].text.isupper():
        return False
    return not any(w.upos in ("VERB", "AUX") for w in doc.words if w.sentence == 0)


def _in_quoted_title(doc: Doc, ref: Ref) -> bool:
    """Whether somebody is only a part of what something is called in quotation marks ('Down in Tom Hale')."""
    words, sentence = doc.words, doc.words[ref.head].sentence
    first, last = ref.first, ref.last
    while first > 0 and words[first - 1].sentence == sentence and words[first - 1].text not in _MARKS:
        first -= 1
    while last + 1 < len(words) and words[last + 1].sentence == sentence and words[last + 1].text not in _MARKS:
        last += 1
    if first == 0 or last + 1 >= len(words) or {words[first - 1].sentence, words[last + 1].sentence} != {sentence}:
        return False
    inside = words[first : last + 1]
    small = [w for w in inside if w.text[:1].islower() and words[w.index - 1].text != "-"]
    written = all(w.upos in ("ADP", "DET", "CCONJ", "PART") for w in small) and words[first].text[:1].isupper()
    return written and bool(small) and TITLE <= len(inside) <= 3 * TITLE and (first, last) != (ref.first, ref.last)


_MARKS = frozenset("'\"“”‘’`") | {"``", "''"}
TITLE = 4
"""How many words in quotation marks are a title rather than what somebody is called."""


def _would_be(doc: Doc, ref: Ref) -> bool:
    """Whether a name is one that somebody would bear if it came to that ("she should become Mrs. Hale")."""
    word = doc.words[ref.head]
    if word.label not in ("xcomp", "obj") or doc.words[word.head].lemma != "become":
        return False
    aux = doc.lowers(word.head, "aux")
    return bool(aux & {"would", "should", "could", "might", "may", "will", "shall", "must"})
