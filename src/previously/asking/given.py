"""What a question says besides what it asks for, and how far the words of a sentence are that."""

from __future__ import annotations

from typing import Final, NamedTuple

from previously.asking.found import stem
from previously.asking.parsed import Sentence, before, kin_of, people, words_before
from previously.asking.question import Asked
from previously.asking.sought import CORE, MUTUAL, asking
from previously.fold import State
from previously.lexicon import FEMALE_PRONOUNS, MALE_PRONOUNS
from previously.reading.syntax import Doc
from previously.tagger import Argument, Frame
from previously.views.shown import roster

ENOUGH: Final = 0.5
"""How far an argument must be what the question names."""
_FUNCTION: Final = frozenset("aux punct mark cc advmod cop discourse compound".split())
_CONTENT: Final = frozenset("NOUN PROPN VERB ADJ NUM".split())
_THINGS: Final = frozenset("it they them this that".split())
_MISSED: Final = -0.3
"""What somebody the question names counts who has no part in the deed as it is told."""
_EITHER: Final = ("ARG0", "ARG1")
_ALONE, _ELSEWHERE = 0.85, 0.6
"""How far somebody in another role than the question's is who it means: whoever hides is hidden, where nobody else is told."""
_HERE: Final = 0.7
"""How far a pronoun is whom the question names, where its sentence speaks of them."""
_ANOTHERS: Final = 0.3
"""How far something that is somebody else's is what the question names."""
_IMPLIED: Final = 0.6
"""How far the subject of the verb above a verb without one is that verb's too."""


class Given(NamedTuple):
    """A part of the question that the sentence should have too: whom it names, or the words it says.

    `ids` may be called by `called`; `owners` are those it only belongs to ("her bed"). `role` is its label in the question's
    frame, if it is a core one; `must` is whether nothing is answered without it; `head` is the stem of its governing word,
    `beside` those of the nouns joined to somebody by "and" ("Ann and the nuns"); `whose` are the owners named as such.
    """

    ids: frozenset[str]
    called: frozenset[str]
    stems: frozenset[str]
    role: str
    must: bool
    owners: frozenset[str]
    head: str
    beside: frozenset[str]
    whose: frozenset[str]


def given(asked: Asked) -> list[Given]:
    """What the question says besides its verb (and those over it) and what it asks for."""
    doc = asked.doc
    found: list[Given] = []
    assert asked.verb is not None
    out: set[int] = set()
    if asked.slot is not None:
        at = asking(asked)
        out = {asked.slot, *(doc.subtree(at) if doc.words[at].upos != "VERB" else ())}
    chain = [asked.verb, *doc.ancestors(asked.verb)]
    for child in (c for verb in chain for c in doc.children[verb]):
        inside = [i for i in doc.subtree(child) if i not in out]
        if child in out or child in chain or doc.words[child].label in _FUNCTION or not inside:
            continue
        one = _one(asked, child, inside)
        if one is not None:
            found.append(one)
    return found


def _one(asked: Asked, child: int, inside: list[int]) -> Given | None:
    """A phrase of the question as something given, if it says anything."""
    doc = asked.doc
    assert asked.verb is not None
    named = [c for c in asked.people if c.head in inside]
    heads = {child, *doc.dependents(child, "conj", "appos", "flat")}
    clause = doc.words[child].upos in ("VERB", "AUX")
    own = [c for c in named if clause or c.head in heads or any(c.first <= h <= c.last for h in heads)]
    whole = {i for c in asked.people for i in range(c.first, c.last + 1)}
    ids = frozenset(id for c in own for id in c.ids)
    owners = frozenset(id for c in named if c not in own for id in c.ids) - ids
    nouns = ("PROPN", "NOUN") if doc.words[child].label == "xcomp" else ("PROPN",)  # whoever becomes sheriff
    spelt = frozenset(stem(doc.words[i].text) for c in own for i in range(c.first, c.last + 1) if doc.words[i].upos in nouns)
    stems = frozenset(stem(doc.words[i].text) for i in inside if i not in whole and doc.words[i].upos in _CONTENT)
    if not (ids or stems):
        return None
    frame = doc.frames.get(asked.verb)
    held = [a.label for a in frame.args if a.first <= child <= a.last and a.label in CORE] if frame else []
    if held == ["ARG0"] and doc.words[child].deprel == "nsubj:pass":
        held = ["ARG1"]
    if doc.words[child].label == "obl" and held and held[0] in ("ARG0", "ARG1") and doc.preposition(child) != "by":
        held = []  # "for the guard" is neither who does it nor whom it is done to
    if asked.slot is not None and held and held[0] == _slot_role(asked, frame) and held[0] != "ARG0":
        held = ["ARG2"] if doc.words[child].label == "iobj" else [] if held[0] != "ARG1" else held
        # "Where does Ann go to meet Ben?", "What does Ann offer Ben?": what is asked for has that place
    must = doc.words[child].label in ("nsubj", "obj", "iobj", "ccomp")
    head = stem(doc.words[child].text)
    head = head if head in stems and not clause else ""
    whose = frozenset(id for c in named if c not in own and doc.words[c.head].deprel == "nmod:poss" for id in c.ids)
    joined = frozenset(stem(doc.words[h].text) for h in doc.dependents(child, "conj") if doc.words[h].upos == "NOUN") & stems
    return Given(ids, spelt, stems, held[0] if held else "", must, owners, head, joined, whose)


def _slot_role(asked: Asked, frame: Frame | None) -> str:
    """The label of what is asked for, in the question's own frame."""
    args = frame.args if frame is not None and asked.slot is not None else ()
    return next((a.label for a in args if a.first <= (asked.slot or 0) <= a.last), "")


def met(state: State, sentence: Sentence, frame: Frame, parts: list[Given]) -> tuple[float, set[int]] | None:
    """How far a frame has all that is given (of 1), and which arguments have; nothing where one of them cannot be missed."""
    around = people(state, sentence, sentence.first, sentence.last)
    stems = {stem(w.text) for w in sentence.doc.words[sentence.first : sentence.last + 1]}
    best = [_best(state, sentence, frame, one) for one in parts]
    used: set[int] = set()
    total = 0.0
    for n, one in enumerate(parts):
        worth, at = best[n]
        if worth < ENOUGH and one.ids:
            beside = bool(one.ids & (around | before(state, sentence))) or any(
                w > ENOUGH for k, (w, _) in enumerate(best) if k != n
            )
            worth, at = _by_pronoun(state, sentence, frame, one) if beside else (0.0, -1)
            worth = max(worth, _HERE) if worth and one.ids & around else worth
        if worth < ENOUGH and not one.ids:
            worth, at = _by_thing(state, sentence, frame, one, stems)
        if worth < ENOUGH and one.ids & _implied(state, sentence, frame, one):
            worth, at = _IMPLIED, -1
        if worth >= ENOUGH:
            if one.role or not (at >= 0 and frame.args[at].label in CORE) or one.ids:
                used.add(at)  # "a ledger hidden under the bed" is what was found under the bed
        elif one.must and not one.ids and one.stems <= stems and not _filled(sentence, frame, one):
            worth = ENOUGH  # "provides him with news" for "gives news to him"
        elif one.role == "ARG2" and one.ids & around and not any(a.label == "ARG2" for a in frame.args):
            worth = ENOUGH  # "begs her pardon and promises to go"
        elif one.must or (one.ids and one.role and any(a.label == one.role for a in frame.args)):
            return None  # nothing of it, or somebody else in its place
        else:
            worth = 0.5 if (one.ids and one.ids & around) or (one.stems and one.stems <= stems) else 0.0
            if not worth and one.ids and one.role:
                worth = _MISSED
        total += worth
    return max(0.0, total / len(parts)), used


def of_others(state: State, sentence: Sentence, parts: list[Given]) -> bool:
    """Whether what the question says to be somebody's may be anybody's: neither a sentence nor those before speak of them."""
    near = people(state, sentence, sentence.first, sentence.last) | before(state, sentence)
    return any(one.whose and not one.whose & near for one in parts)


def _filled(sentence: Sentence, frame: Frame, one: Given) -> bool:
    """Whether some other thing has the place of what the question names: who rides a bike past a truck drives no truck."""
    words = sentence.doc.words
    held = (a for a in frame.args if one.role in _EITHER and a.label == one.role)
    return any(words[sentence.doc.head_of(a.first, a.last)].upos in ("NOUN", "PROPN") for a in held)


def _best(state: State, sentence: Sentence, frame: Frame, one: Given) -> tuple[float, int]:
    """The argument that is most what the question names, and how far."""
    most, at = 0.0, -1
    alone = len({a.label for a in frame.args if a.label in _EITHER}) == 1
    mutual = sentence.doc.words[frame.predicate].lemma in MUTUAL
    for k, argument in enumerate(frame.args):
        if one.role and argument.label not in CORE:
            continue
        if not alone and {one.role, argument.label} == {*_EITHER} and not mutual:
            continue  # who stabs somebody else has not been stabbed by them
        worth = _shared(state, sentence, argument, one)
        if one.role and argument.label != one.role:
            worth *= _ALONE if alone and one.role in _EITHER and argument.label in _EITHER else _ELSEWHERE
        if worth > most:
            most, at = worth, k
    return most, at


def _by_pronoun(state: State, sentence: Sentence, frame: Frame, one: Given) -> tuple[float, int]:
    """A pronoun in the right place that could mean whom the question names: the question itself says that it does."""
    listed = roster(state).figures
    genders = {listed[id].gender for id in one.ids if id in listed}
    for k, argument in enumerate(frame.args):
        word = sentence.doc.words[argument.first]
        fits = (word.lower in FEMALE_PRONOUNS and genders & {"f", "u"}) or (
            word.lower in MALE_PRONOUNS and genders & {"m", "u"}
        )
        if argument.first == argument.last and fits and argument.label == one.role:
            return ENOUGH, k
    return 0.0, -1


def _by_thing(state: State, sentence: Sentence, frame: Frame, one: Given, stems: set[str]) -> tuple[float, int]:
    """A pronoun in the right place for what the sentences just before speak of: "had hidden them", of the letters."""
    if not one.stems or one.owners or not one.stems <= stems | words_before(state, sentence):
        return 0.0, -1
    for k, argument in enumerate(frame.args):
        word = sentence.doc.words[argument.first]
        if argument.first == argument.last and argument.label == one.role and word.lower in _THINGS:
            return ENOUGH, k
    return 0.0, -1


def _implied(state: State, sentence: Sentence, frame: Frame, one: Given) -> set[str]:
    """Who does what a verb without a subject tells: "had time to hide" is told of whoever had time."""
    doc = sentence.doc
    if one.role not in ("ARG0", "ARG1") or any(a.label == one.role for a in frame.args):
        return set()
    at = frame.predicate
    for up in doc.ancestors(frame.predicate):
        if not sentence.first <= up <= sentence.last or doc.words[at].label not in ("xcomp", "advcl", "acl", "conj"):
            return set()
        subject = _controller(doc, up, doc.words[at].label)
        if subject is not None:
            return people(state, sentence, subject, subject)
        at = up
    return set()


def _controller(doc: Doc, verb: int, link: str) -> int | None:
    """Whose deed the verb below a verb tells: its object's ("forces her to sing"), else its subject's."""
    if link == "xcomp" and (held := doc.first(verb, "obj", "iobj")) is not None:
        return held
    return doc.first(verb, "nsubj", "nsubj:pass")


def _clause(doc: Doc, argument: Argument) -> bool:
    """Whether an argument is a clause, whoever it speaks of."""
    words = doc.words[argument.first : argument.last + 1]
    outer = [w for w in words if not argument.first <= w.head <= argument.last or w.head == w.index]
    return any(w.upos == "VERB" for w in outer) and not any(w.upos in ("NOUN", "PROPN", "PRON") for w in outer)


def _others(state: State, sentence: Sentence, argument: Argument) -> bool:
    """Whether the words say whose something is, and not only by a pronoun that may be anybody's."""
    head = sentence.doc.head_of(argument.first, argument.last)
    owners = sentence.doc.dependents(head, "nmod:poss")
    return any(people(state, sentence, o, o) for o in owners)


def _only_owner(sentence: Sentence, argument: Argument, one: Given) -> bool:
    """Whether words name somebody only as whose something is: who kills Tom's cousin does not kill Tom."""
    words = sentence.doc.words
    said = [w for w in words[argument.first : argument.last + 1] if stem(w.text) in one.called]
    tops = [words[w.head] if w.label == "flat" else w for w in said]
    return bool(tops) and all(w.deprel == "nmod:poss" for w in tops)


def _shared(state: State, sentence: Sentence, argument: Argument, one: Given) -> float:
    """How far an argument is what the question names: by its governing noun where that is somebody."""
    words = sentence.doc.words
    stems = {stem(w.text) for w in words[argument.first : argument.last + 1]}
    said = len(one.stems & stems) / len(one.stems) if one.stems else 1.0
    if one.head in stems and not one.ids:
        said = max(said, ENOUGH)  # "the appointment" is that of the special prosecutor
    if one.ids:
        head = sentence.doc.head_of(argument.first, argument.last)
        if argument.label in CORE and _clause(sentence.doc, argument):
            return 0.0  # who is told that Ann fled need not be Ann
        heads = [head, *sentence.doc.dependents(head, "conj", "appos", "flat")]
        if argument.label not in CORE:
            heads = list(range(argument.first, argument.last + 1))
        if any(one.ids & (people(state, sentence, i, i) | set(kin_of(state, sentence, i))) for i in heads):
            return 0.5 + 0.5 * said
        if one.beside & {stem(words[i].text) for i in heads}:
            return ENOUGH  # "he and the nuns", whoever he is
        named = said and one.called and one.called <= stems and not _only_owner(sentence, argument, one)
        return 0.4 + 0.5 * said if named else 0.0
    if said and one.owners and not one.owners & people(state, sentence, argument.first, argument.last):
        if one.whose and _others(state, sentence, argument):
            return _ANOTHERS * said
        return 0.6 * said  # a bed that may be somebody else's
    return said
