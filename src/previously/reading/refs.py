"""Mentions as the rules see them: cut to their core, with the name, the head noun and the possessor found in each."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Literal, cast

import msgspec

from previously.model import EntityType, Form
from previously.reading import (
    doubled,
    extents,
    firms,
    hidden,
    kin,
    lexicon,
    nobody,
    offices,
    places,
    recover,
    spans,
    things,
    twosomes,
)
from previously.reading.brackets import actors
from previously.reading.kin import compared
from previously.reading.names import FALSE, is_title
from previously.reading.syntax import Doc, matches
from previously.reading.tags import NOMINAL

Determiner = Literal["def", "indef", "poss", "dem", "none"]

INDEFINITE = frozenset("a an another some one any every each many several two three four five certain other".split())
PLURAL = frozenset("these those two three both pair several many couple duo trio rest".split())
PARENTS = frozenset("father mother dad mom mum daddy mama papa mamma mommy mummy granny grandma grandpa nana auntie".split())


TO_WHOM = frozenset("parent relative spouse romantic sibling friend works_for treats".split())
"""What one is to somebody as one is theirs: "wife to Tom", "brother to Ann"."""


class Ref(msgspec.Struct, frozen=True):
    """A mention with its parts; all numbers are word indices of the part.

    `source` is the mention's index in the model's analysis (-1 for one the rules added); `name` the [first, last] words of
    the name in it, titles included; `noun` its head noun; `possessor` the head word of whose it is.
    """

    index: int
    source: int
    first: int
    last: int
    head: int
    type: EntityType
    form: Form
    prob: float
    sentence: int
    det: Determiner = "none"
    name: tuple[int, int] | None = None
    noun: str | None = None
    modifiers: frozenset[str] = frozenset()
    possessor: int | None = None
    plural: bool = False
    quoted: bool = False
    members: tuple[int, ...] = ()  # head words of the conjuncts of a group


def told_before(ref: Ref) -> tuple[int, int] | None:
    """The words that say what somebody is: all of "the old magnate", of "the oil magnate Tom Hale" those before the name."""
    if ref.name is None:
        return ref.first, ref.last
    plain = ref.noun is not None and ref.noun not in lexicon.KIN and ref.possessor is None and ref.type == "PER"
    return (ref.first, ref.name[0] - 1) if plain and ref.first < ref.name[0] and not ref.plural else None


ANOTHER = frozenset("new second third next another other".split())
"""What tells whoever goes by a name from the one who had it first."""


def after_colon(doc: Doc, noun: int) -> list[int]:
    """The first of the names that a colon brings in for a noun ("two sons: Tom ..."), if the tree hangs it on the verb."""
    beside = doc.dependents(doc.words[noun].head, "parataxis", "appos")
    return [c for c in beside if c > noun and doc.words[c].upos == "PROPN" and doc.words[c - 1].text == ":"][:1]


def build(doc: Doc, known: Mapping[str, str]) -> list[Ref]:
    """All mentions of a part in text order, outer before inner; `known` gives the types of names that earlier parts used."""
    spans: dict[tuple[int, int], tuple[int, EntityType, Form, float]] = {}
    starts = {mention.first for mention in doc.analysis.mentions}
    for n, mention in enumerate(doc.analysis.mentions):
        trimmed = extents.core(doc, mention.first, mention.last, starts)
        if trimmed and (trimmed not in spans or spans[trimmed][3] < mention.prob):
            named = mention.form == "pronoun" and doc.words[trimmed[1]].upos == "PROPN"  # "Yō" is no pronoun
            form = cast("Form", "name" if named else mention.form)
            spans[trimmed] = (n, cast("EntityType", mention.type), form, mention.prob)
    raw = [(first, last, *rest) for (first, last), rest in spans.items() if extents.is_mention(doc, first, last)]
    raw += [(*extents.whole(doc, r[0], r[1]), *r[2:]) for r in recover.missing(doc, raw, known)]
    bodies = {r[1]: r[0] for r in raw if r[3:5] == ("ORG", "name")}  # and no places: "the Red Circle"
    raw = [r for r in raw if r[3] in ("ORG", "PER") or not bodies.get(r[1], -9) - 2 < r[0] <= bodies.get(r[1], -9)]
    starts = {first for first, *_ in raw}
    raw = [(extents.with_adjective(doc, r[0], starts), *r[1:]) if r[3:5] == ("PER", "name") else r for r in raw]
    raw = recover.surer(doc, raw)
    nicknamed = doubled.bracketed(doc)
    raw = [r for r in raw if not any(a <= r[0] and r[1] <= b and (r[0], r[1]) != (a, b) for a, b in nicknamed)]
    couples = dict(twosomes.found(doc))
    raw = [r for r in raw if couples.get(r[0]) is None or r[1] >= couples[r[0]]]  # "Mr." alone is nobody
    raw += [(a, b, -1, "PER", "name", 0.8) for a, b in couples.items() if (a, b) not in {(r[0], r[1]) for r in raw}]
    joined = firms.called(doc)
    for first, last in joined:
        source = next((r[2] for r in raw if (r[0], r[1]) == (first, last)), -1)
        raw = [r for r in raw if not first <= r[0] <= r[1] <= last]
        raw.append((first, last, source, "ORG", "name", 0.8))
    raw.sort(key=lambda r: (r[0], -r[1]))
    wholes = {*joined, *nicknamed}
    refs = [_deed(doc, _ref(doc, wholes, n, *r)) for n, r in enumerate(raw)]
    names = {r.name for r in refs if r.name is not None}
    refs = _played(doc, refs)
    told = {doc.span_text(*r.name): r.type for r in refs if r.name is not None}
    deeds = dict(hidden.whoever(doc))  # a "who" that stands for whoever did it
    whole = {**told, **known}
    given = dict.fromkeys(_given(whole), "PER")
    renamed = [_renamed(doc, r, given | whole if r.form == "name" else whole) for r in refs]
    refs = places.settle(doc, renamed, known)
    refs = things.kinds(doc, things.typed(doc, refs, known), known)
    whoever = {r.index for r in refs if hidden.is_whoever(doc, r)}
    refs = [msgspec.structs.replace(r, last=deeds[r.first], noun=None) if r.index in whoever else r for r in refs]
    ruled = {*places.realms(doc)}
    people = {r.first for r in refs if r.type == "PER" and r.name is not None}
    # whom a person plays is no place
    roles = {a.before for a in actors(doc) if a.first in people and doc.words[a.before].upos == "PROPN"}
    refs = [msgspec.structs.replace(r, type="PER") if r.name and r.name[1] in roles else r for r in compared(refs)]
    kept = [r for r in refs if (not _piece(r, names - {*couples.items()}) or r.last in ruled) and not nobody.meant(doc, r)]
    begun = {r.name[0] for r in kept if r.name is not None and r.name[0] < r.name[1]}
    kept = [r for r in kept if r.name is not None or r.form == "pronoun" or r.head != r.last or r.head not in begun]
    return [msgspec.structs.replace(r, index=n) for n, r in enumerate(kept)]


def _played(doc: Doc, refs: list[Ref]) -> list[Ref]:
    """The mentions, with whoever an actor in brackets stands behind taken for a person ("Agathe Roux (Simone Hale)")."""
    ends = {a.before for a in actors(doc) if a.given}
    return [
        msgspec.structs.replace(r, type="PER")
        if r.type in ("GPE", "LOC", "FAC", "VEH") and r.name is not None and r.name[1] in ends
        else r
        for r in refs
    ]


def _deed(doc: Doc, ref: Ref) -> Ref:
    """A mention that is a deed ("forged the will") stands for whoever did it, and for nobody whom it names."""
    if doc.words[ref.head].upos != "VERB":
        return ref
    return msgspec.structs.replace(ref, name=None, noun=None, det="none", possessor=None, members=(), plural=False)


def _renamed(doc: Doc, ref: Ref, known: Mapping[str, str]) -> Ref:
    """A mention that is somebody's known name, whatever word it looks like where it stands ("Tank wakes", "Will the ...")."""
    if ref.name is not None and ref.type in ("GPE", "LOC", "FAC") and ref.name[1] == ref.name[0] + 1:
        first, number = (doc.words[i].text for i in ref.name)
        namesakes = any(type == "PER" and first in text.split() for text, type in known.items())
        if lexicon.ROMAN.match(number) and namesakes:
            return msgspec.structs.replace(ref, type="PER")  # "Osk IV", after Osk III
    alone = ref.first == ref.last or (ref.det == "def" and ref.first + 1 == ref.last and doc.words[ref.last].text[:1].isupper())
    if ref.form == "pronoun" or not alone or ref.last != ref.head or known.get(doc.words[ref.head].text) != "PER":
        return ref
    type: EntityType = "PER" if ref.type in ("ORG", "VEH") else ref.type
    if ref.name is not None:
        return msgspec.structs.replace(ref, type=type)
    return msgspec.structs.replace(ref, type=type, form="name", name=(ref.head, ref.head), noun=None, plural=False)


def _given(known: Mapping[str, str]) -> Iterator[str]:
    """The given names of those whose whole names are known, whatever word they look like ("Willow" Hart)."""
    for name, type in known.items():
        first, *rest = name.split()
        if type == "PER" and rest and len(first) > 2 and first.isalpha() and not is_title(first) and "of" not in rest:
            yield first
        if type == "PER" and (nick := _NICK.search(name)) is not None:
            yield nick["nick"]


_NICK = re.compile(r"[“\"‘'](?P<nick>[A-Z]\w{2,})[”\"’']")
"""A nickname in quotation marks within a name."""


def _piece(ref: Ref, names: set[tuple[int, int]]) -> bool:
    """Whether a mention is only a piece of a longer name ("Ivan" of "Ivan the Terrible")."""
    if ref.name is None or ref.name != (ref.first, ref.last):
        return False
    first, last = ref.name
    return any(a <= first and last <= b and (a, b) != ref.name for a, b in names)


def _people(doc: Doc, name: tuple[int, int]) -> bool:
    """ "The Wildlings", "the Lannisters": all of them."""
    word = doc.words[name[1]]
    plural = word.xpos in ("NNPS", "NNS") and word.lower.endswith("s") and not word.lower.endswith("ss")
    return name[0] == name[1] and plural and name[0] > 0 and doc.words[name[0] - 1].lower == "the"


LETTERS = re.compile("[A-Z]{2,}s")
"""Several of those whom letters stand for."""


def _to_the_last(doc: Doc, head: int, first: int, last: int) -> int:
    """The end of a list of names of which the model saw the first ones: "Ann, Tom" of "Ann, Tom and Bea"."""
    words = doc.words
    joined = [c for c in doc.dependents(head, "conj") if words[c].upos == "PROPN"]
    if words[head].upos != "PROPN" or not any(first <= c <= last for c in joined):
        return last
    for one in joined:
        between = words[last + 1 : one]
        if one > last and between and all(w.text == "," or w.label == "cc" for w in between):
            last = max((one, *doc.dependents(one, "flat")))
    return last


def _ref(
    doc: Doc,
    wholes: Container[tuple[int, int]],
    n: int,
    first: int,
    last: int,
    source: int,
    type: EntityType,
    form: Form,
    prob: float,
) -> Ref:
    """The mention that words are; `wholes` are the names that hold an "and" or a bracket."""
    words = doc.words
    head = doc.head_of(first, last)
    last = _to_the_last(doc, head, first, last)
    couple = twosomes.is_couple(doc, first, last)
    members = (
        () if couple else tuple(m for m in doc.dependents(head, "conj") if first <= m <= last and words[m].upos in NOMINAL)
    )
    whole = (first, last) in wholes
    if whole or (members and not _is_group(doc, head, members)):
        members = ()
    barred: set[int] = set()
    place = type in ("GPE", "LOC", "FAC") and (words[head].upos == "PROPN" or spans.inner_capital(doc, head))
    for child in doc.children[head]:
        label = words[child].deprel
        if place and label == "nmod:poss" and words[child].upos == "PROPN":
            continue  # a place's own name: "Potter's Field"
        about = label.split(":")[0] in ("acl", "conj", "nmod") and not label.endswith(("desc", "unmarked"))
        # "her friend Ann" is one name phrase; after a comma or a dash it is another's
        about |= label == "appos" and any(words[i].upos == "PUNCT" for i in range(min(head, child), max(head, child)))
        if about and first <= child <= last and not _bound_name(doc, head, child):
            barred.update(i for i in doc.subtree(child) if i != head)
    possessor = doc.first(head, "nmod:poss")
    if possessor is None and role_noun(doc, head) in lexicon.KIN:
        lost = words[words[head].head].lemma == "lose"  # "lost a brother to the war"
        cases = ("of", "to") if lexicon.KIN[role_noun(doc, head)][0] in TO_WHOM and not lost else ("of",)  # "mother to Ann"
        of = [c for c in doc.dependents(head, "nmod") if doc.has(c, cases, "case")]
        possessor = of[0] if of else kin.thought_of(doc, head)
    name = None if form == "pronoun" else spans.name_span(doc, first, last, head, frozenset(barred))
    name = (first, last) if whole or couple else name
    if form != "pronoun" and type == "PER" and (end := spans.worn(doc, head)) is not None:
        name, last = (head, end), max(last, end)
    styled = form != "pronoun" and type == "PER" and offices.called_by_title(doc, first, last)
    in_quotes = None if form == "pronoun" else _quoted_name(doc, first)
    if in_quotes is not None:
        name = in_quotes
        last = max(last, name[1])
    elif (
        name is not None and all(is_title(words[i].text) for i in range(name[0], name[1] + 1)) and not nobody.dubbed(doc, head)
    ):
        told = words[head].xpos in ("NN", "NNP") and words[head].label in ("nsubj", "obj", "obl", "iobj", "nmod")
        styled |= first == last and told and head not in doc.spoken
        name = None  # "the King" is no name
    elif name is not None and name[0] < name[1] and words[first].lower in ("a", "an") and is_title(words[name[1]].text):
        name, form = None, "nominal"  # "a Dark Lord" is one of them
    elif name is not None and type == "PER" and offices.held(doc, first, head, possessor):
        name, form = None, "nominal"  # "her Home Secretary" is none either
    elif name is not None and type == "PER" and nobody.role_of(doc, name, possessor):
        name, form, prob = None, "nominal", max(prob, 0.65)  # "his Guardian" is not everybody's
    elif name is not None and type in ("PER", "GPE", "LOC") and nobody.native(doc, first, name):
        type = "PER"
        name, form = None, "nominal"  # "the American" is none
    if name is None and form != "pronoun" and type in ("ORG", "GPE") and first == last and firms.before_rank(doc, (head, head)):
        name, form = (head, head), "name"  # "FBI agents"
    owned = possessor is not None and possessor < head == last and words[possessor].upos in ("PRON", "PROPN")
    parent = type == "PER" and words[head].lower in PARENTS and not nobody.dubbed(doc, head) and (first == last or owned)
    if parent and (owned or not _also_named(doc, head)):
        name, form = None, "nominal"  # "Papa never mentioned you": what children call him is no name
    if name is not None and name[0] == name[1] and LETTERS.fullmatch(words[head].text):
        name, form = None, "nominal"  # "two RNs"
    if type == "PER" and name is not None and _people(doc, name):
        type = "ORG"
    if name is not None and name[0] and words[name[0] - 1].text in FALSE:
        name = (name[0] - 1, name[1])  # "the false Ann" is not Ann
        first = min(first, name[0] - (name[0] > 0 and words[name[0] - 1].lower == "the"))
    inside_name = set(range(name[0], name[1] + 1)) if name else set()
    noun = role_noun(doc, head) if words[head].upos == "NOUN" and head not in inside_name else None
    if noun is None and name is None and form != "pronoun":
        noun = words[head].lower if parent else offices.noun(doc, head) or role_noun(doc, head)
    if noun is None and name:
        # "detective Ann Lowe", "the night porter Karl Brandt": the noun before the name says what they are
        before = [i for i in range(first, name[0]) if words[i].upos == "NOUN" and i not in barred]
        noun = role_noun(doc, before[-1]) if before else None
        if noun in lexicon.ORG_NOUNS and name[0] < name[1] and words[name[0]].text.islower() and is_title(words[name[0]].text):
            noun, name = words[name[0]].lower, (name[0] + 1, name[1])  # "the police officer Tom Hale" is no police
    if name is not None and type == "PER" and noun is None and kin.sort_of(doc, name):
        noun, name = role_noun(doc, name[0]), (name[0] + 1, name[1])  # "a sister Norah" is no nun
    if name is not None and possessor is None and type == "PER":  # "and wife Ann", "with sister Ann", who is no nun
        bare = name[0] if noun is None and name[0] < name[1] and words[name[0]].text.islower() else name[0] - 1
        if bare >= 0 and (possessor := kin.left_out(doc, bare, head)) is not None:
            first, noun, name = min(first, bare), role_noun(doc, bare), (bare + 1, name[1])
    elif possessor is None and type == "PER" and form == "nominal" and (of_both := kin.shared(doc, head)) is not None:
        possessor = of_both
    elif possessor is None and type == "PER" and form == "nominal" and head + 1 in doc.dependents(head, "appos", "flat"):
        possessor = kin.left_out(doc, head, head)
    lead = words[first].lower
    det: Determiner = (
        "poss" if possessor is not None
        else "def" if lead == "the" or styled  # "Coach" is the coach
        else "dem" if lead in ("this", "that", "these", "those")
        else "indef" if lead in INDEFINITE
        else "none"
    )  # fmt: skip
    stop = name[0] if name and noun else last + 1
    modifiers = frozenset(
        words[i].lower
        for i in range(first, min(stop, last + 1))
        if i not in barred
        and i != head
        and i not in inside_name
        and words[i].upos in ("ADJ", "NOUN", "VERB", "PROPN", "NUM")
        and words[i].head == head
        and i < head
    )
    if name is not None and name[0] == name[1] and type == "PER" and det in ("def", "indef") and modifiers & ANOTHER:
        noun = words[name[1]].lower  # "the new Raven" is not the Raven of before
        name, form = None, "nominal"
    if name is None and noun in (lexicon.ORG_NOUNS if type == "PER" else lexicon.FIRM_NOUNS):
        type = "ORG"
    if (
        name is None
        and type == "PER"
        and words[head].xpos == "NNS"
        and words[head].lower.removesuffix("s") in lexicon.FIRM_NOUNS
    ):
        type = "ORG"  # "robs banks"
    if type not in ("ORG", "VEH") and name is not None and first > 1 and words[first - 1].lower in ("called", "named"):
        type = "ORG" if words[first - 2].lower in lexicon.ORG_NOUNS else type
    if type == "GPE" and name is not None and (firms.before_rank(doc, name) or firms.placelike(doc, name)):
        type = "ORG"
    if type == "ORG" and name is None and (letters := firms.initials(doc, head)) is not None:
        name, form = (letters, letters), "name"  # "the CSI team" is the CSI
    if type in ("GPE", "LOC", "FAC") and name is not None and (_kindred(doc, head) or kin.somebodys(doc, head)):
        type = "PER"
    if type == "PER" and name is not None and words[name[0]].lower.rstrip(".") in ("st", "saint"):
        type = "ORG" if nobody.ownerless(doc, head, name[1]) else type  # "a night at St. Brannan's"
    called_one = doc.has(head, lexicon.ORG_NOUNS, "appos")
    if type in ("PER", "GPE", "FAC", "LOC") and name is not None and firms.said_to_be(doc, head):
        type = "ORG"
    if type == "PER" and name is not None and (called_one or firms.family_or_firm(doc, first, name)):
        type = "ORG"
    plural = noun == "rest" or words[head].xpos in ("NNS", "NNPS") or bool({lead, words[head].lower} & PLURAL)
    return Ref(
        index=n, source=source, first=first, last=last, head=head, type=type, form=form, prob=prob,
        sentence=words[head].sentence, det=det, name=name, noun=noun, modifiers=modifiers, possessor=possessor,
        plural=head not in inside_name and plural and not couple,
        quoted=head in doc.spoken, members=members,
    )  # fmt: skip


def _also_named(doc: Doc, head: int) -> bool:
    """Whether a word is a part of somebody's longer name elsewhere: Mama is Mama Jun."""
    words = doc.words
    longer = (words[w.index + 1] for w in words[:-1] if w.text == words[head].text)
    return words[head].text[:1].isupper() and any(w.upos == "PROPN" and w.text[:1].isupper() for w in longer)


def _quoted_name(doc: Doc, first: int) -> tuple[int, int] | None:
    """What quotation marks hold when it is written like a name: "Duke of the Marshes"."""
    words = doc.words
    if first == 0 or words[first - 1].text not in ("“", '"', "``") or not words[first].text[:1].isupper():
        return None
    for end in range(first + 1, min(first + 8, len(words))):
        if words[end].text in ("”", '"', "''"):
            inner = words[first:end]
            small = [w for w in inner if not w.text[:1].isupper()]
            plain = all(w.upos in ("ADP", "DET", "CCONJ", "PART") for w in small)
            return (first, end - 1) if plain and inner[-1].text[:1].isupper() and len(inner) > 1 else None
    return None


def _bound_name(doc: Doc, head: int, child: int) -> bool:
    """Whether a dependent belongs to a proper name ("King of the Narrow Sea", "House of Usher")."""
    words = doc.words
    return words[head].upos == "PROPN" and words[child].upos == "PROPN" and words[child].deprel == "nmod"


def role_noun(doc: Doc, index: int) -> str:
    """The noun a person is called by: with its hyphens where that is a word we know, else without."""
    whole = doc.noun(index)
    if whole in lexicon.PEOPLE:
        return whole
    word = doc.words[index]
    return word.text if word.text in lexicon.KIN else word.lower  # the king's Hand is a person, his hand is none


def _kindred(doc: Doc, head: int) -> bool:
    """Whether a name stands in a list of somebody's kin ("his daughters Quill and Sorrel") or owns what it is joined to."""
    words = doc.words
    joined = [k for c in doc.dependents(head, "conj") for k in doc.dependents(c, "nmod:poss")]
    if any(words[k].lower in ("his", "her") for k in joined):
        return True  # "she hires Obadiah and his airship"
    while matches(words[head].deprel, "conj"):
        head = words[head].head
    if words[head].label == "obl" and words[words[head].head].lower in WEDDED and doc.preposition(head) == "to":
        return True  # "is still married to Lucia"
    return words[head].deprel == "appos" and words[words[head].head].lower in lexicon.KIN


WEDDED = frozenset("married engaged betrothed wed wedded".split())
"""What somebody is to somebody, and never to a place."""


def _is_group(doc: Doc, head: int, members: tuple[int, ...]) -> bool:
    """Whether joined nouns are several people; "his brother and heir" is one."""
    words = doc.words
    nouns = [words[i] for i in (head, *members)]
    if any(w.upos in ("PROPN", "PRON") for w in nouns) or any(w.xpos == "NNS" for w in nouns):
        return True
    if all(w.lower in lexicon.KIN for w in nouns):
        return True
    return any(doc.dependents(m, "det", "nmod:poss") for m in members)
