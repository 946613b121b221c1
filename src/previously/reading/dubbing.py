"""What people are called by others and by themselves: "known as Magpie", "introduces herself as Ann"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from previously.reading import lexicon, predicates
from previously.reading.predicates import At, Why
from previously.reading.refs import Ref
from previously.reading.syntax import Doc

DUBBING = frozenset("dub style nickname call refer".split())
REFERRING = frozenset(["refer"])
ALIAS = frozenset("alias aka a.k.a née nee".split())
OF_NAMES = frozenset("real true full birth given maiden stage code screen pen christian".split())
"""What a second name is the name of: "Kiko, real name Keiko Tanaka"."""
GUISES = frozenset("fight operate moonlight patrol wrestle box masquerade".split())
"""What is done under a name that is not one's own."""
INTRODUCING = frozenset("introduce present".split())
GIVING = frozenset("give state".split())
"""What one does with one's name to strangers: "gives her name as Finch"."""


def alias(lemma: str, one: Ref | None, other: Ref | None) -> Why:
    """A second name for somebody who has one ("Craig Dunn, known as the Heron") is news; "a man named Dunn" only tells his."""
    both = one is not None and other is not None and (one.name is not None or one.form == "pronoun") and other.name is not None
    return "alias" if both and lemma in DUBBING | {"know"} else "naming"


def spoken_of(doc: Doc, verb: int, at: At, join: predicates.Join) -> None:
    """ "They know their leader only as Magpie", "refers to his friend as Magpie": what somebody goes by."""
    obliques = doc.dependents(verb, "obl")
    to = [c for c in obliques if doc.preposition(c) == "to"] if doc.words[verb].lemma in REFERRING else []
    whom = next(iter(to or doc.dependents(verb, "obj")), None)
    name = next((r for c in obliques if doc.preposition(c) == "as" and (r := at(c)) is not None and r.name is not None), None)
    if whom is not None and name is not None and not predicates.unreal(doc, verb):
        join(at(whom), name, alias("know", at(whom), name), verb)


def given_out(doc: Doc, noun: int, at: At, join: predicates.Join) -> None:
    """ "A man who gives his name as Finch": what somebody calls himself, which need not be his name."""
    verb = doc.words[noun].head
    own = any(doc.words[c].upos == "PRON" for c in doc.dependents(noun, "nmod:poss"))
    told = (*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl"))
    name = next((r for c in told if doc.preposition(c) == "as" and (r := at(c)) is not None and r.name is not None), None)
    subject = predicates.subject_of(doc, verb)
    if own and subject is not None and not predicates.unreal(doc, verb):
        join(at(subject), name, alias("dub", at(subject), name), noun)


def introduces(doc: Doc, verb: int, at: At, join: predicates.Join) -> None:
    """ "A woman introduces herself as Ann Lowe": what she is called from then on, whether it is her name or not."""
    if not any(doc.words[c].lower in lexicon.REFLEXIVES for c in doc.dependents(verb, "obj")):
        return
    places = doc.dependents(verb, "obl")
    beside = (*places, *(c for place in places for c in doc.dependents(place, "nmod")))  # "at the inn as Ann Lowe"
    told = (at(c) for c in beside if doc.preposition(c) == "as")
    name = next((r for r in told if r is not None and (r.name is not None or r.det == "indef")), None)
    subject = predicates.subject_of(doc, verb)
    if subject is None or name is None or predicates.unreal(doc, verb):
        return
    join(at(subject), name, alias("dub", at(subject), name) if name.name is not None else "copula", verb)


def beside(doc: Doc, refs: Sequence[Ref]) -> Iterator[tuple[Ref, Ref, Why]]:
    """Second names that stand behind the first or behind a verb: "alias Ann Lowe", "by the name of Ajax", "fights as Finch"."""
    words = doc.words
    people = [r for r in refs if r.type == "PER" and not r.members and r.form != "pronoun" and not r.plural]
    ending: dict[int, Ref] = {}
    for ref in people:
        ending[ref.last] = max(ref, ending.get(ref.last, ref), key=lambda r: (r.name is not None, r.last - r.first))
    for ref in refs:
        named = ref.name is not None or words[ref.head].text[:1].isupper()
        if not named or ref.members or ref.plural or ref.form == "pronoun" or ref.first < 2:
            continue
        bearer = _bearer(doc, ref, people, ending)
        if bearer is not None and bearer.index != ref.index and not bearer.first <= ref.first <= ref.last < bearer.head:
            yield bearer, ref, alias("dub", bearer, ref)


def _bearer(doc: Doc, ref: Ref, people: Sequence[Ref], ending: dict[int, Ref]) -> Ref | None:
    """Who it is that a second name belongs to."""
    words = doc.words
    at = ref.first - 1

    def before(i: int) -> Ref | None:
        """Whoever is told of right before a word, a comma or a bracket between them aside."""
        return ending.get(i - 1 - (words[i - 1].text in (",", "(")))

    if words[at].lower.rstrip(".") in ALIAS:
        return before(at)
    if words[at].lower == "name" and words[at - 1].lower in OF_NAMES and words[at - 2].text in (",", "("):
        return before(at - 1)
    if words[at].lower == "of" and words[at - 1].lower in ("name", "alias", "nickname", "moniker"):
        at -= 2 + (words[at - 2].lower in ("the", "a"))
    if words[at].lower == "by" and words[at - 1].lemma == "go" and (ref.det == "def" or words[ref.first - 1].lower == "of"):
        subject = predicates.subject_of(doc, at - 1)
        return next((r for r in people if r.head == subject), None) if not predicates.unreal(doc, at - 1) else None
    if words[at].lower == "by" and words[ref.first - 1].lower == "of":
        inside = [r for r in people if r.head < at and (r.last == at - 1 or r.first < at < r.last)]
        return max(inside, key=lambda r: r.first, default=None)
    verb = words[words[ref.head].head]
    if words[at].lower == "as" and ref.name is not None and ref.noun is None and verb.lemma in GUISES:
        subject = predicates.subject_of(doc, verb.index)
        if subject is None and verb.label == "xcomp":
            subject = predicates.subject_of(doc, verb.head)  # "who used to fight crime as Sparrow"
        return next((r for r in people if r.head == subject and r.name is not None), None)
    return None
