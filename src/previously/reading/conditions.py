"""What adjectives tell to have happened to somebody: "is found dead", "is shocked", "is engaged to him"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.arguments import Arguments, surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.syntax import Doc, matches
from previously.reading.voices import UNDERGONE
from previously.tagging.lemmas import Lemmas

_LEMMAS = Lemmas("")

LIKE_PARTICIPLES = frozenset(
    "naked wicked crooked ragged rugged sacred talented gifted beloved wretched learned jagged dogged hatred indeed supposed "
    "tired bored interested concerned aged ashamed related used inclined based experienced advanced limited sophisticated "
    "complicated detailed determined".split()
)
"""Adjectives in -ed that nothing was done to."""

BODILY = frozenset("pregnant ill sick unconscious drunk".split())
"""What befalls somebody, and is told of them as what they are."""

CROSS = frozenset("angry furious cross mad livid upset jealous proud afraid ashamed".split())
"""What somebody feels towards somebody else who did something."""

BONDS = frozenset("married engaged betrothed".split())
"""What one is to another by an act of both."""


def undergone(doc: Doc, cast: Cast, index: int) -> tuple[str, Arguments] | None:
    """The verb an adjective stands for and who underwent it; None where nobody did or nothing happened."""
    word = doc.words[index]
    if not (doc.dependents(index, "cop") or _result(doc, index) or _joined(doc, index)):
        return None
    befallen = word.lower in BODILY
    cross = word.lower in CROSS and bool(_toward(doc, cast, index))
    if word.lower in CROSS and not cross:
        return None
    lemma = f"be {word.lower}" if befallen or cross else "die" if word.lemma in lexicon.DEAD_WORDS else _verb(word.lower)
    if lemma is None:
        return None
    subject = surface_subject(doc, index)
    people = tuple(f for f in cast.at(subject) if f.type == "PER")
    if not people:
        return None
    if befallen:
        return lemma, Arguments(people)
    if word.lower in CROSS:
        return lemma, Arguments(people, _others(_toward(doc, cast, index), people))
    if word.lower not in BONDS:
        return lemma, Arguments(patients=people)
    to = tuple(f for c in doc.dependents(index, "obl") if doc.preposition(c) == "to" for f in cast.at(c) if f.type == "PER")
    if not to and len(people) == 2:
        people, to = people[:1], people[1:]
    return lemma, Arguments(people, _others(to, people))


def _toward(doc: Doc, cast: Cast, index: int) -> tuple[Filler, ...]:
    """Whom somebody is angry with, or jealous or afraid of."""
    near = [c for c in doc.dependents(index, "obl") if doc.preposition(c) in ("with", "at", "of")]
    return tuple(f for c in near for f in cast.at(c) if f.type == "PER")


def _others(found: tuple[Filler, ...], but: tuple[Filler, ...]) -> tuple[Filler, ...]:
    own = {f.entity for f in but}
    return tuple(f for f in found if f.entity not in own)


def _verb(form: str) -> str | None:
    """The verb an adjective is a participle of, if it is one."""
    if form in LIKE_PARTICIPLES or form.startswith("un") or "-" in form or len(form) < 5:
        return None
    plain = form[:-3] + "y" if form.endswith("ied") else form.removesuffix("ed")
    lemma = _LEMMAS.of(form, "VERB", "VBN", plain)
    regular = form.endswith("ed") or not form.startswith(lemma)  # "afraid" is no participle
    return lemma if lemma != form and regular else None


def _result(doc: Doc, index: int) -> bool:
    """Whether it is what somebody is found or left as ("is found dead", "leaves him stunned")."""
    word = doc.words[index]
    return matches(word.deprel, "xcomp") and doc.words[word.head].lemma in UNDERGONE


def _joined(doc: Doc, index: int) -> bool:
    """Whether it goes on with what was said with a copula ("is tired and ashamed")."""
    word = doc.words[index]
    above = doc.words[word.head]
    return word.label == "conj" and above.upos == "ADJ" and bool(doc.dependents(above.index, "cop"))
