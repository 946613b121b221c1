"""Sentences of the story parsed for a question, and whom their words mean by the log."""

from __future__ import annotations

from itertools import accumulate
from typing import Final, NamedTuple

from previously.asking.found import WORDS, stem
from previously.asking.kinship import related
from previously.fold import State
from previously.model import Mention
from previously.reading.syntax import Doc, parse
from previously.tagger import Tagger
from previously.text import Part
from previously.views.common import mentions_by_sentence, remembered, spoken_of, whom


class Sentence(NamedTuple):
    """Words `first` to `last` of sentences parsed together; `begin` takes their offsets to those in the story's part."""

    doc: Doc
    part: int
    number: int
    first: int
    last: int
    begin: int


def parsed(state: State, tagger: Tagger, places: list[tuple[int, int]]) -> list[Sentence]:
    """Sentences of the story, parsed in one go."""
    texts = [state.parts[part].text[slice(*state.parts[part].sentences[number])] for part, number in places]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    spans = tuple((start, start + len(text)) for start, text in zip(starts, texts, strict=False))
    doc = parse(Part(0, "sentences", "", "\n".join(texts), 0, spans), tagger)
    found: list[Sentence] = []
    for first, last in doc.sentences:
        n = doc.words[first].sentence
        part, number = places[n]
        found.append(Sentence(doc, part, number, first, last - 1, state.parts[part].sentences[number][0] - starts[n]))
    return found


@remembered
def trigger_status(state: State) -> dict[tuple[int, int], str]:
    """How every event is told, by the part and the offset of its verb."""
    return {(e.citations[0].part, e.trigger[0]): e.status for e in state.events}


def before(state: State, sentence: Sentence) -> set[str]:
    """Whom the two sentences before one speak of: its pronouns can mean them."""
    return {id for n in (1, 2) for id in spoken_of(state, sentence.part, sentence.number - n)}


def kin_of(state: State, sentence: Sentence, head: int) -> tuple[str, ...]:
    """Who is meant by "his brother", where the log knows just one: the word itself may have stayed nobody's."""
    doc = sentence.doc
    owners = doc.dependents(head, "nmod:poss")
    ids = [id for o in owners for id in people(state, sentence, o, o)]
    found = [f for id in ids for f in related(state, doc.noun(head), frozenset(), id, True)]
    who = {f.who for f in found}
    return next(iter(who)) if len(who) == 1 else ()


GUESS: Final = 0.6
"""How sure it must be whom a pronoun means before an answer rests on it."""


def known(state: State, sentence: Sentence) -> list[Mention]:
    """The mentions of a sentence but for pronouns that are mere guesses."""
    here = mentions_by_sentence(state).get((sentence.part, sentence.number), [])
    return [m for m in here if m.form != "pronoun" or m.confidence >= GUESS]


def people(state: State, sentence: Sentence, first: int, last: int) -> set[str]:
    """Whom the words of a sentence mean, by the log."""
    words = sentence.doc.words
    begin, end = sentence.begin + words[first].start, sentence.begin + words[last].end
    here = known(state, sentence)
    return {whom(state, m) for m in here if begin < m.head[1] and m.head[0] < end}


def words_before(state: State, sentence: Sentence) -> set[str]:
    """The stems of the two sentences before one."""
    part = state.parts[sentence.part]
    begin = part.sentences[max(0, sentence.number - 2)][0]
    return {stem(w) for w in WORDS.findall(part.text[begin : part.sentences[sentence.number][0]])}
