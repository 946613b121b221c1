"""Names that belong to things: a ship called Persephone, a programme, Lantern, Project Midnight, Graves Industries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.model import EntityType
    from previously.reading.refs import Ref

SHIPS = frozenset(
    "ship boat trawler yacht ferry vessel submarine schooner frigate spaceship starship freighter cruiser sloop barge "
    "galleon steamer liner tanker destroyer shuttle airship dinghy cutter ketch".split()
)
"""What sails or flies, and is mostly told of by a name set behind it."""
VESSELS = SHIPS | {"brig"}
"""The same, with what may be a cell aboard: no name stands behind that."""
WORKS = frozenset(
    "prototype weapon device machine virus drug serum song album film movie novel painting poem musical racehorse game".split()
)
"""What is called by a name and is nobody, and nothing that people are in."""
VENTURES = frozenset("programme program project operation newspaper magazine app software website restaurant nightclub".split())
"""What people work at or come together in."""
LEADING = frozenset("project operation protocol codename".split())
"""What the name of an undertaking begins with."""
ENDING = frozenset(
    "industries systems corp corporation inc ltd llc holdings enterprises laboratories labs technologies pharmaceuticals "
    "airlines motors records logistics dynamics biotech squad".split()
)
"""What the name of a firm ends in."""
WORLDS = frozenset("planet moon asteroid".split())
"""Where people are, and what its name stands behind."""
CALLED = frozenset("called named codenamed dubbed christened".split())


def typed(doc: Doc, refs: Sequence[Ref], known: Mapping[str, str]) -> list[Ref]:
    """The mentions, with the names of things and firms taken for no person, here and wherever the part tells them again."""
    types: dict[str, EntityType] = {}
    whole = [doc.span_text(*r.name).split() for r in refs if r.name is not None] + [name.split() for name in known]
    families = {words[-1] for words in whole if len(words) > 1}
    for ref in refs:
        type = _kind(doc, ref) or ("ORG" if _several(doc, ref, families, known) else None)
        if type is not None and ref.name is not None and known.get(doc.span_text(*ref.name)) != "PER":
            types[doc.span_text(*ref.name)] = type
    return [
        msgspec.structs.replace(r, type=types[text])
        if r.name is not None and r.type in ("PER", "GPE", "LOC", "FAC") and (text := doc.span_text(*r.name)) in types
        else r
        for r in refs
    ]


ONE_OF_THEM = frozenset("a an another".split())
ONCE = frozenset("former fellow fallen retired".split())
"""What one of a kind may be called, and nobody's name."""


MANY = frozenset("the many some multiple several other all these those more few most both various".split())
"""What stands before those of one kind."""


def kinds(doc: Doc, refs: Sequence[Ref], known: Mapping[str, str]) -> list[Ref]:
    """The mentions, with what has an article before it more often than not taken for a noun: "a Vampyr", "the Vampyr".

    What is counted is one wherever it stands, before a name too: after "two Vampyrs" or "a few Sidhe", "Sidhe Orrin" is Orrin.
    """
    told: dict[str, list[str]] = {}
    for ref in refs:
        if ref.name is not None and ref.name[0] == ref.name[1] and ref.type == "PER" and ref.name[0] > 0:
            told.setdefault(doc.words[ref.name[0]].text, []).append(_led(doc, ref.name[0], known)[0])
    articles = ONE_OF_THEM | {"the"}
    found = {
        text
        for text, before in told.items()
        if ONE_OF_THEM & {*before} and 2 * sum(w in articles for w in before) > len(before)
    }
    names = (w for w in doc.words[1:] if w.upos == "PROPN" and w.text[:1].isupper() and not w.text.endswith("s"))
    counted = {w.text for w in names if _led(doc, w.index, known)[1] and not gender_of_name(w.lower)}
    return [_as_kind(doc, ref, found, counted, known) for ref in refs]


def _led(doc: Doc, name: int, known: Mapping[str, str]) -> tuple[str, bool]:
    """What a name is led by, and whether that counts several: "an old Sidhe", "two Sidhe", but "a distressed Ann"."""
    text = doc.words[name].text
    somebody = bool(gender_of_name(text.lower())) or any(text in whole.split() for whole in known)
    at = name - 1
    while at > 0 and (doc.words[at].lower in ONCE or (doc.words[at].upos == "ADJ" and not somebody and _plainly(doc, at))):
        at -= 1
    word = doc.words[at]
    several = (word.upos == "NUM" and word.lower not in ("one", "1")) or word.lower in COUNTING
    return word.lower, several and word.head == name


def _plainly(doc: Doc, adjective: int) -> bool:
    """Whether an adjective tells how somebody is, and counts nobody."""
    return doc.words[adjective].text.islower() and doc.words[adjective].lower not in MANY


def _as_kind(doc: Doc, ref: Ref, found: set[str], counted: set[str], known: Mapping[str, str]) -> Ref:
    """A mention by a name that is of a kind, as the noun that it is."""
    if ref.name is None or ref.type != "PER":
        return ref
    words = doc.words
    first, last = ref.name
    text = words[first].text
    if text in counted and first < last:
        return msgspec.structs.replace(ref, name=(first + 1, last))
    led, several = _led(doc, first, known) if first else ("", False)
    alone = first == last == ref.head
    if not alone or not (text in counted or (text in found and led in ONE_OF_THEM | {"the"})):
        return ref
    verb = words[first].head
    acting = words[first].label == "nsubj" and "VBP" in {words[c].xpos for c in (verb, *doc.dependents(verb, "aux"))}
    plural = ref.plural or several or (text in counted and acting)
    return msgspec.structs.replace(ref, name=None, noun=text.lower(), form="nominal", plural=plural)


COUNTING = frozenset("many multiple several few these those various".split())
"""What stands before some of a kind, and before no name."""


def _several(doc: Doc, ref: Ref, families: set[str], known: Mapping[str, str]) -> bool:
    """Whether a name is of all of a kind, "the Vampyrs", and no family's ("the Hales")."""
    if ref.name is None or ref.name[0] != ref.name[1] or ref.type != "PER":
        return False
    word = doc.words[ref.name[0]]
    one = word.text[:-1]
    if word.xpos != "NNPS" or not word.text.endswith("s") or one in families or gender_of_name(word.lower):
        return False
    before = doc.words[word.index - 1]
    counted = before.lower in MANY or before.upos == "NUM"
    return counted or one in known or any(w.text == one and w.upos in ("PROPN", "NOUN") for w in doc.words)


def _kind(doc: Doc, ref: Ref) -> EntityType | None:
    """What a name is of, if its words or those before it say so."""
    if ref.name is None or ref.members:
        return None
    words = doc.words
    first, last = ref.name
    if (site := _site_or_order(doc, ref, first)) is not None:
        return site
    if first > 1 and words[first - 1].text in QUOTES and (words[first - 2].lower in WORKS or words[first - 2].lemma in SINGING):
        return "VEH"  # "sings 'Cherry Pie'", "the song 'Angie'"
    if first != ref.first:
        return None
    if last > first and (words[last].lower.rstrip(".") in ENDING or words[first].lower in LEADING):
        return "ORG"
    noun = first - 2 if first > 1 and (words[first - 1].lower in CALLED or words[first - 1].text == ",") else first - 1
    if noun < 0 or words[noun].upos != "NOUN" or (words[first - 1].text == "," and words[ref.head].head != noun):
        return None
    beside = words[noun].lower
    if noun == first - 1 and words[ref.head].head != noun and words[noun].head != ref.head:
        return None
    if beside in lexicon.PERSON_NOUNS:
        return None
    if beside in WORLDS:
        return "LOC"
    return "VEH" if beside in VESSELS | WORKS else "ORG" if beside in VENTURES else None


QUOTES = frozenset(("“", '"', "``", "‘", "'"))
SINGING = frozenset("sing hum perform recite".split())
"""What is done with a song or a poem."""
FOUGHT = frozenset("battle siege treaty sack fall evacuation liberation".split())
"""What is called after where it was."""
ORDERS = frozenset("order brotherhood sisterhood guild clan tribe cult league".split())
"""What is called after all its members."""
OWNERS = frozenset("owners makers manufacturers publishers backers employers landlords".split())
"""Several who are a firm where one name stands behind them."""
CROSSED = frozenset("cross ford navigate bridge dam".split())
"""What is done to a river."""
WHATEVER = frozenset("something anything it".split())
"""What "he calls Lantern" and is nobody."""


def _site_or_order(doc: Doc, ref: Ref, first: int) -> EntityType | None:
    """ "The Battle of Arden", "the order of the Tongs", "the owners, Vane Deep", "something called Lantern"."""
    words = doc.words
    the = first > 0 and words[first - 1].lower == "the"
    before = [words[i].lower for i in range(max(first - 3 - the, 0), first - the)]
    if before[-1:] == ["of"] and before[-2:-1]:
        if before[-2] in FOUGHT and words[first - 2 - the].text[:1].isupper():
            return "LOC"
        return "ORG" if the and before[-2] in ORDERS and words[ref.head].lower.endswith("s") else None
    up = words[words[ref.head].head]
    river = the and up.lemma in CROSSED and words[ref.head].label == "obj" and ref.name == (first, first)
    if river and words[first].lower not in lexicon.PERSON_NOUNS:
        return "LOC"
    if before[-1:] == [","] and before[-2:-1] and before[-2] in OWNERS and words[ref.head].label == "appos":
        listed = doc.has(up.index, ("and", "or"), "cc")
        return None if the or listed or doc.dependents(ref.head, "conj") else "ORG"
    called = before[-1:] and before[-1] in CALLED | {"calls", "call"}
    return "ORG" if called and set(before[:-1]) & WHATEVER else None
