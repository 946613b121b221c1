"""What a sentence answers by its own grammar: its verb is the question's, its people are, and one of its roles is asked for.

"Where does she hide the oar?" asks for the place of a hiding; the sentence that tells of one has it in the words the model
labels so. Whoever a pronoun stands for is taken from the log.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from previously.asking.found import Found, alike, fitting, names, stem, telling
from previously.asking.kinship import related
from previously.asking.lives import KILLED
from previously.asking.passages import sentences
from previously.asking.question import Asked
from previously.fold import State
from previously.lexicon import FEMALE_PRONOUNS, MALE_PRONOUNS
from previously.model import Mention
from previously.reading.syntax import Doc, parse
from previously.tagger import Argument, Frame, Tagger
from previously.text import Part
from previously.views.common import mentions_by_sentence, remembered, spoken_of, whom
from previously.views.shown import roster

_ENOUGH: Final = 0.5
"""How far an argument must be what the question names."""
MOST: Final = 10
"""Sentences looked at for one question."""
_SURE: Final = 0.85
_PLACES: Final = frozenset(
    "in at on under behind beneath inside near beside into to onto above below outside with from aboard".split()
)
_REASONS: Final = frozenset("because since for so to".split())
_FUNCTION: Final = frozenset("aux punct mark cc advmod cop discourse".split())
_CONTENT: Final = frozenset("NOUN PROPN VERB ADJ NUM".split())
_EMPTY: Final = frozenset("there here then so it this that".split())
_CORE: Final = ("ARG0", "ARG1", "ARG2", "ARG3", "ARG4")
_WANTED: Final[dict[str, tuple[str, ...]]] = {
    "where": ("ARGM-LOC", "ARGM-DIR", "ARGM-GOL", "ARG2", "ARG4", "ARGM-COM", "ARG3"),
    "when": ("ARGM-TMP",),
    "why": ("ARGM-CAU", "ARGM-PRP", "ARGM-PNC", "ARGM-ADV", "ARG2", "ARG3", "ARGM-TMP"),
    "how": ("ARGM-MNR", "ARGM-ADV", "ARGM-LOC", "ARGM-DIR"),
}


class _Sentence(NamedTuple):
    """Words `first` to `last` of sentences parsed together; `begin` takes their offsets to those in the story's part."""

    doc: Doc
    part: int
    number: int
    first: int
    last: int
    begin: int


def read(state: State, asked: Asked, tagger: Tagger, only: frozenset[int] | None = None) -> list[Found]:
    """The answers that single sentences (of `only` some parts) give, best first."""
    if asked.verb is None or asked.kind in ("yes", "other") or asked.slot is None:
        return []
    found: list[Found] = []
    for sentence in _parsed(state, tagger, sentences(state, asked, MOST, only)):
        for verb, frame in sentence.doc.frames.items():
            inside = sentence.first <= verb <= sentence.last and _told_so(state, asked, sentence, verb)
            if inside and alike(asked.doc.words[asked.verb].lemma, sentence.doc.words[verb].lemma):
                answer = _answer(state, asked, sentence, frame)
                if answer is not None:
                    found.append(answer)
    return sorted(found, key=lambda f: -f.sure)


def _parsed(state: State, tagger: Tagger, places: list[tuple[int, int]]) -> list[_Sentence]:
    """Sentences of the story, parsed in one go."""
    texts = [state.parts[part].text[slice(*state.parts[part].sentences[number])] for part, number in places]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    spans = tuple((start, start + len(text)) for start, text in zip(starts, texts, strict=False))
    doc = parse(Part(0, "sentences", "", "\n".join(texts), 0, spans), tagger)
    found: list[_Sentence] = []
    for first, last in doc.sentences:
        n = doc.words[first].sentence
        part, number = places[n]
        found.append(_Sentence(doc, part, number, first, last - 1, state.parts[part].sentences[number][0] - starts[n]))
    return found


def _told_so(state: State, asked: Asked, sentence: _Sentence, verb: int) -> bool:
    """Whether the log has a deed as done, where the question asks for what was done: no plans, no denials."""
    at = sentence.begin + sentence.doc.words[verb].start
    status = trigger_status(state).get((sentence.part, at), "actual")
    grave = sentence.doc.words[verb].lemma in KILLED  # nobody is a murderer because somebody says so
    return asked.said or status == "actual" or (status == "claim" and not grave)


@remembered
def trigger_status(state: State) -> dict[tuple[int, int], str]:
    """How every event is told, by the part and the offset of its verb."""
    return {(e.citations[0].part, e.trigger[0]): e.status for e in state.events}


class _Given(NamedTuple):
    """A part of the question that the sentence should have too: whom it names, or the words it says.

    `ids` may be called by `called`. `role` is its label in the question's frame, if it is a core one; `must` is whether
    nothing is answered without it.
    """

    ids: frozenset[str]
    called: frozenset[str]
    stems: frozenset[str]
    role: str
    must: bool


def _given(asked: Asked) -> list[_Given]:
    """What the question says besides its verb (and those over it) and what it asks for."""
    doc = asked.doc
    found: list[_Given] = []
    assert asked.verb is not None and asked.slot is not None
    asking = set(doc.subtree(_asking(asked))) if doc.words[_asking(asked)].upos != "VERB" else {asked.slot}
    chain = [asked.verb, *doc.ancestors(asked.verb)]
    people = {i for c in asked.people for i in range(c.first, c.last + 1)}
    frame = doc.frames.get(asked.verb)
    for child in (c for verb in chain for c in doc.children[verb]):
        inside = [i for i in doc.subtree(child) if i not in asking]
        if child in asking or child in chain or doc.words[child].label in _FUNCTION or not inside:
            continue
        named = [c for c in asked.people if c.head in inside]
        ids = frozenset(id for c in named for id in c.ids)
        spelt = frozenset(
            stem(doc.words[i].text) for c in named for i in range(c.first, c.last + 1) if doc.words[i].upos == "PROPN"
        )
        stems = frozenset(stem(doc.words[i].text) for i in inside if i not in people and doc.words[i].upos in _CONTENT)
        if ids or stems:
            held = [a.label for a in frame.args if a.first <= child <= a.last and a.label in _CORE] if frame else []
            if doc.words[child].label == "obl" and held and held[0] in ("ARG0", "ARG1") and doc.preposition(child) != "by":
                held = []  # "for the guard" is neither who does it nor whom it is done to
            must = doc.words[child].label in ("nsubj", "obj", "iobj", "ccomp")
            found.append(_Given(ids, spelt, stems, held[0] if held else "", must))
    return found


def _asking(asked: Asked) -> int:
    """The governing word of the phrase that asks: "which detective", "what illness", "where"."""
    assert asked.slot is not None
    word = asked.doc.words[asked.slot]
    return word.head if asked.kind in ("what", "which", "whose") and word.label in ("det", "nmod") else asked.slot


def _answer(state: State, asked: Asked, sentence: _Sentence, frame: Frame) -> Found | None:
    given = _given(asked)
    if not given:
        return None
    around = _people(state, sentence, sentence.first, sentence.last)
    stems = {stem(w.text) for w in sentence.doc.words[sentence.first : sentence.last + 1]}
    best = [_best(state, sentence, frame, one) for one in given]
    used: set[int] = set()
    matched = 0.0
    for n, one in enumerate(given):
        worth, at = best[n]
        if worth < _ENOUGH and one.ids:
            beside = bool(one.ids & (around | _before(state, sentence))) or any(
                w > _ENOUGH for k, (w, _) in enumerate(best) if k != n
            )
            worth, at = _by_pronoun(state, sentence, frame, one) if beside else (0.0, -1)
        if worth >= _ENOUGH:
            used.add(at)
        elif one.must and not one.ids and one.stems <= stems:
            worth = _ENOUGH  # "provides him with news" for "gives news to him"
        elif one.must or (one.ids and one.role and any(a.label == one.role for a in frame.args)):
            return None  # nothing of it, or somebody else in its place
        else:
            worth = 0.5 if (one.ids and one.ids & around) or (one.stems and one.stems <= stems) else 0.0
        matched += worth
    matched /= len(given)
    for argument, worth in _wanted(asked, sentence, frame, used):
        found = _said(state, asked, sentence, argument)
        if found is not None:
            return found._replace(sure=_SURE * (0.5 + 0.5 * matched) * worth * (0.75 + 0.25 * argument.prob))
    return None


def _best(state: State, sentence: _Sentence, frame: Frame, one: _Given) -> tuple[float, int]:
    """The argument that is most what the question names, and how far."""
    most, at = 0.0, -1
    for k, argument in enumerate(frame.args):
        if one.role and argument.label not in _CORE:
            continue
        worth = _shared(state, sentence, argument, one)
        if one.role and argument.label != one.role:
            worth *= 0.6
        if worth > most:
            most, at = worth, k
    return most, at


def _before(state: State, sentence: _Sentence) -> set[str]:
    """Whom the two sentences before one speak of: its pronouns can mean them."""
    return {id for n in (1, 2) for id in spoken_of(state, sentence.part, sentence.number - n)}


def _kin(state: State, sentence: _Sentence, head: int) -> tuple[str, ...]:
    """Who is meant by "his brother", where the log knows just one: the word itself may have stayed nobody's."""
    doc = sentence.doc
    owners = doc.dependents(head, "nmod:poss")
    ids = [id for o in owners for id in _people(state, sentence, o, o)]
    found = [f for id in ids for f in related(state, doc.noun(head), frozenset(), id, True)]
    who = {f.who for f in found}
    return next(iter(who)) if len(who) == 1 else ()


def _by_pronoun(state: State, sentence: _Sentence, frame: Frame, one: _Given) -> tuple[float, int]:
    """A pronoun in the right place that could mean whom the question names: the question itself says that it does."""
    listed = roster(state).figures
    genders = {listed[id].gender for id in one.ids if id in listed}
    for k, argument in enumerate(frame.args):
        word = sentence.doc.words[argument.first]
        fits = (word.lower in FEMALE_PRONOUNS and genders & {"f", "u"}) or (
            word.lower in MALE_PRONOUNS and genders & {"m", "u"}
        )
        if argument.first == argument.last and fits and argument.label == one.role:
            return _ENOUGH, k
    return 0.0, -1


def _shared(state: State, sentence: _Sentence, argument: Argument, one: _Given) -> float:
    """How far an argument is what the question names: by its governing noun where that is somebody."""
    words = sentence.doc.words
    stems = {stem(w.text) for w in words[argument.first : argument.last + 1]}
    said = len(one.stems & stems) / len(one.stems) if one.stems else 1.0
    if one.ids:
        head = sentence.doc.head_of(argument.first, argument.last)
        heads = [head, *sentence.doc.dependents(head, "conj", "appos", "flat")]
        if argument.label not in _CORE:
            heads = list(range(argument.first, argument.last + 1))
        if any(one.ids & (_people(state, sentence, i, i) | set(_kin(state, sentence, i))) for i in heads):
            return 0.5 + 0.5 * said if said else 0.4
        return 0.4 + 0.5 * said if said and one.called and one.called <= stems else 0.0
    return said


GUESS: Final = 0.6
"""How sure it must be whom a pronoun means before an answer rests on it."""


def _known(state: State, sentence: _Sentence) -> list[Mention]:
    """The mentions of a sentence but for pronouns that are mere guesses."""
    here = mentions_by_sentence(state).get((sentence.part, sentence.number), [])
    return [m for m in here if m.form != "pronoun" or m.confidence >= GUESS]


def _people(state: State, sentence: _Sentence, first: int, last: int) -> set[str]:
    """Whom the words of a sentence mean, by the log."""
    words = sentence.doc.words
    begin, end = sentence.begin + words[first].start, sentence.begin + words[last].end
    here = _known(state, sentence)
    return {whom(state, m) for m in here if begin < m.head[1] and m.head[0] < end}


def _wanted(asked: Asked, sentence: _Sentence, frame: Frame, used: set[int]) -> Iterator[tuple[Argument, float]]:
    """The arguments that can be what is asked for, the likeliest first, each with how fitting it is."""
    free = [a for k, a in enumerate(frame.args) if k not in used]
    if asked.kind in _WANTED:
        for rank, label in enumerate(_WANTED[asked.kind]):
            for argument in free:
                if argument.label == label and _fits(asked.kind, sentence, argument):
                    yield argument, 1.0 - 0.05 * rank
        return
    label = _label(asked)
    for argument in free:
        if argument.label == label:
            yield argument, 1.0
    for argument in free:
        if argument.label in _CORE and argument.label != label:
            yield argument, 0.7


def _label(asked: Asked) -> str:
    """The role of what is asked for, in the question's own frame."""
    assert asked.verb is not None
    frame = asked.doc.frames.get(asked.verb)
    asking = _asking(asked)
    held = [a.label for a in frame.args if a.first <= asking <= a.last] if frame else []
    return held[0] if held else "ARG1"


def _fits(kind: str, sentence: _Sentence, argument: Argument) -> bool:
    """Whether an adjunct says what is asked: a place with a word of place, a reason with one of reasons."""
    first = sentence.doc.words[argument.first].lower
    if kind == "where" and argument.label in ("ARG2", "ARG3", "ARG4", "ARGM-COM"):
        return first in _PLACES
    if kind == "why" and argument.label not in ("ARGM-CAU", "ARGM-PRP", "ARGM-PNC"):
        return first in (_REASONS if argument.label != "ARGM-TMP" else ("after", "when")) and argument.last > argument.first + 1
    return kind != "how" or argument.label == "ARGM-MNR" or first in ("by", "with", "through", "across", "using", "on")


def _said(state: State, asked: Asked, sentence: _Sentence, argument: Argument) -> Found | None:
    """The words of an argument, or the name of whom they mean."""
    words = sentence.doc.words
    first, last = argument.first, argument.last
    if first == last and words[first].lower in _EMPTY:
        return None
    if asked.kind in _WANTED:  # the labels may stop in the middle of a clause
        inside = sentence.doc.subtree(sentence.doc.head_of(first, last))
        if inside[0] == first and inside == list(range(first, inside[-1] + 1)):
            last = max(last, inside[-1])
    while last > first and words[last].upos == "PUNCT":
        last -= 1
    if words[first].upos == "ADP" and last > first and asked.kind not in ("where", "when", "why", "how"):
        first += 1
    part = state.parts[sentence.part]
    citation = part.cite_sentence(sentence.number)
    head = words[sentence.doc.head_of(first, last)]
    at = (sentence.begin + head.start, sentence.begin + head.end)
    here = _known(state, sentence)
    end = sentence.begin + words[last].end
    whole = [m for m in here if m.citations[0].start <= at[0] and at[1] <= m.citations[0].end and m.head[1] <= end]
    whole.sort(key=lambda m: (m.head != at, m.citations[0].start - m.citations[0].end))
    ids = tuple(dict.fromkeys(whom(state, m) for m in whole))
    listed = roster(state).figures
    if asked.kind in ("who", "whose") or (head.upos == "PRON" and last == first):
        if not any(id in listed and listed[id].names for id in ids[:1]):
            ids = _kin(state, sentence, sentence.doc.head_of(first, last)) or ids
        said = names(state, ids[:1], citation)
        if not said or set(ids[:1]) & asked.ids or not fitting(state, asked, ids[:1]):
            return None
        return Found(said, ids[:1], (citation,), 0.0)
    if asked.kind == "what" and any(m.type == "PER" for m in whole[:1]):
        return None
    text = part.text[sentence.begin + words[first].start : sentence.begin + words[last].end]
    if not telling(text, frozenset(w.lower for w in asked.doc.words)):
        return None
    return Found(" ".join(text.split()), tuple(id for id in ids if id in listed), (citation,), 0.0)
