"""What the text itself answers: the reader's best spans, with names for pronouns, and how sure it may be of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NamedTuple

from previously.asking.found import WORDS, Found, names, stem, telling
from previously.asking.passages import Passage, passages
from previously.asking.question import Asked, naming
from previously.asking.signs import LED, Seen, Signs, Weights, of_others, signs
from previously.asking.sought import asking, measure, somebody_asked
from previously.fold import State
from previously.lexicon import DETERMINERS, OWNERS
from previously.model import Citation, Mention
from previously.tagging.answering import PASSAGE_PIECES, Answerer, Span
from previously.text import Part
from previously.views.common import mentions_by_sentence, name_words, whom
from previously.views.shown import Figure, roster

_PEOPLE: Final = ("PER", "ORG")
_JOINED: Final = re.compile(r"\band\b")


SPAN: Final = Weights((0.366, -0.179, 0.437, 0.42, 1.17, 0.501, 0.385, 4.729, -1.297, 0.876, 0.647, -0.078), -3.218)
CLAUSE: Final = Weights((0.42, -0.033, 0.528, 1.222, 1.036, 1.003, 0.587, 2.623, -0.315, 0.0, 0.465, -0.3), -3.163)
"""For the reader's own words and for the clause around them: learnt by `training.trust` from questions asked before and after
the text tells the answer."""
_CLAUSE_KINDS: Final = ("what", "which", "where", "when", "why", "how")
_SHORT, _LONG = 7, 22
"""Words a clause has at least and at most, where its sentence lets it."""
_BREAKS: Final = re.compile(r"[,;:—–()]|(?<=\s)(?:and|but)(?=\s)")


class Told(NamedTuple):
    """What the text answers: the reader's own words, the clause they stand in (for other questions than who), and its signs."""

    span: Found
    clause: Found | None
    signs: Signs


def read(
    state: State,
    asked: Asked,
    answerer: Answerer,
    most: int = 3,
    only: frozenset[int] | None = None,
    beside: Found | None = None,
) -> list[Told]:
    """The answers that the text gives, or only the parts of some ordinals, the reader's best first.

    `beside` is what a sentence's own grammar answers.
    """
    if asked.kind == "yes":
        return []  # a stretch of text is no yes and no
    places = passages(state, asked, answerer.size, PASSAGE_PIECES, only=only)
    question = [w.text for w in asked.doc.words]
    found: list[Told] = []
    for span, rival in _apart(asked, places, answerer.read(question, [p.words for p in places])):
        answer = _answer(state, asked, places[span.passage], span)
        if answer is not None and not of_others(state, asked, answer):
            part, start = state.parts[places[span.passage].part], answer.citations[0].start
            place = _place(places[span.passage], span)
            led = part.text[start : place.start] if place is not None else ""
            told = signs(state, asked, Seen(span, rival, answer, led), beside)
            around = _around(state, asked, places[span.passage], span, answer)
            clause = around and around._replace(sure=CLAUSE.trust(told))
            found.append(Told(answer._replace(sure=SPAN.trust(told)), clause, told))
        if len(found) == most:
            break
    return found


def _apart(asked: Asked, passages: list[Passage], spans: list[Span]) -> list[tuple[Span, float]]:
    """The spans, best first, with the belief in the best other one; words that two passages hold are one answer.

    Passages may share sentences: what the reader believes of the same words in each adds up, and they are no rivals. (Not
    where it asks who or which: every sentence names somebody, and whoever stands in two passages is not surer for that.)
    """
    if asked.kind in ("who", "whose", "which"):
        return [(s, max((o.share for k, o in enumerate(spans) if k != n), default=0.0)) for n, s in enumerate(spans)]
    where = [(passages[s.passage].part, _place(passages[s.passage], s)) for s in spans]
    one: list[int] = []
    for n, (part, place) in enumerate(where):
        here = (k for k in one if where[k][0] == part and _overlap(place, where[k][1]))
        first = next(here, None)
        if first is None:
            one.append(n)
        else:
            spans[first] = replace(spans[first], share=spans[first].share + spans[n].share)
    one.sort(key=lambda n: (-spans[n].share, n))
    return [(spans[n], max((spans[k].share for k in one if k != n), default=0.0)) for n in one]


class _Place(NamedTuple):
    sentence: int
    start: int
    end: int


def _place(passage: Passage, span: Span) -> _Place | None:
    """Where a span of a passage stands in its part; nothing where it goes over the end of a sentence."""
    seen = 0
    for n, spans in enumerate(passage.spans):
        if span.first < seen + len(spans):
            last = min(span.last - seen, len(spans) - 1)
            return _Place(passage.first + n, spans[span.first - seen][0], spans[last][1])
        seen += len(spans)
    return None


def _overlap(one: _Place | None, other: _Place | None) -> bool:
    """Whether two stretches of a part share words."""
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def _unbracketed(asked: Asked, place: _Place, text: str) -> _Place:
    """Who it is without the actor: "Ann Lowe (Mary Smith" is Ann Lowe."""
    bracket = text.find("(", place.start, place.end)
    if bracket <= place.start or asked.kind not in ("who", "whose"):
        return place
    return place._replace(end=place.start + len(text[place.start : bracket].rstrip()))


def _answer(state: State, asked: Asked, passage: Passage, span: Span) -> Found | None:
    place = _place(passage, span)
    if place is None:
        return None
    part = state.parts[passage.part]
    place = _unbracketed(asked, place, part.text)
    sentence = part.cite_sentence(place.sentence)
    here = mentions_by_sentence(state).get((passage.part, place.sentence), [])
    inside = [m for m in here if place.start <= m.head[0] and m.head[1] <= place.end]
    text = part.text[place.start : place.end].strip(' \n\t.,;:!?"“”')
    if not any(c.isalnum() for c in text) or not telling(text, frozenset(w.lower for w in asked.doc.words)):
        return None
    if _repeats(asked, text):
        return None
    if not measured(asked, text) or _DENIED.search(part.text[sentence.start : place.start]):
        return None
    whole = _whole(inside, place, part.text)
    if naming(asked) and (not any(c.isupper() for c in text) or _somebody_elses(state, asked, inside, sentence)):
        return None
    if asked.kind in ("where", "which") and _CLAUSE.match(text):
        return None
    person = whole is not None and whole.type == "PER" and whole.form != "nominal" and not naming(asked)
    if person and (asked.kind == "what" or (asked.kind == "which" and not somebody_asked(asked))):
        return None  # nobody was killed with a person, and no ship is one
    if asked.kind == "where" and _PRONOUN_PLACE.match(text):
        return None
    if asked.kind in ("who", "whose"):
        if (played := _played(state, asked, text)) is not None:
            return Found(played.name, (played.id,), (sentence,), 0.0)
        if whole is not None:
            id = whom(state, whole)
            if id in asked.ids and (whole.form != "nominal" or asked.verb is not None):
                return None
            said = names(state, [id])
            if said:
                return Found(said, (id,), (sentence, *_named(state, id, sentence)), 0.0)
        if _only_pronoun(inside, place):
            return None  # whom it means is not known
    ids = tuple(dict.fromkeys(whom(state, m) for m in inside))
    listed = roster(state).figures
    return Found(" ".join(text.split()), tuple(id for id in ids if id in listed), (sentence,), 0.0)


def _played(state: State, asked: Asked, text: str) -> Figure | None:
    """Whom an actor in brackets plays, who does what a sentence tells: "Ann (Mary Smith) leaves" is of Ann."""
    if any(w.lemma in _PLAYING for w in asked.doc.words):
        return None
    words = name_words(text)
    return next((f for f in roster(state).figures.values() if f.actor and name_words(f.actor) == words), None)


_PLAYING: Final = frozenset("play portray voice act actor actress star cast".split())
"""Words of a question that asks for an actor."""
_CLAUSE: Final = re.compile(r"(?:who|whom|whose|which|while|because|although|though|if|whether|so that)\b", re.IGNORECASE)
"""What begins a clause that names neither a place nor one of several."""


def _repeats(asked: Asked, text: str) -> bool:
    """Whether words begin with what the question itself says: what is found under the bed is not "the bed in the attic"."""
    if asked.kind != "what" or asking(asked) != asked.slot or naming(asked):
        return False
    words = [w for w in WORDS.findall(text) if w.casefold() not in DETERMINERS | OWNERS]
    given = {stem(w.text) for w in asked.doc.words if w.upos == "NOUN" and w.index != asked.slot}
    return bool(words) and stem(words[0]) in given


def _somebody_elses(state: State, asked: Asked, inside: list[Mention], sentence: Citation) -> bool:
    """Whether a name is somebody else's, in a sentence that tells no name: "Roger, the caretaker" is not what Ann is called."""
    named = {whom(state, m) for m in inside if m.form == "name"}
    return (
        bool(asked.ids and named & roster(state).figures.keys()) and not named & asked.ids and not _NAMED.search(sentence.text)
    )


_NAMED: Final = re.compile(
    r"\b(?:nam\w+|call\w*|known|alias|nick\w+|dub\w*|christen\w*|titl\w+|really|identity|introduc\w+)\b", re.I
)
_PRONOUN_PLACE: Final = re.compile(r"(?:\w+ )?(?:it|him|her|them|there|here)$", re.IGNORECASE)
"""A place that only what comes before tells: "inside it"."""
_DENIED: Final = re.compile(r"\b(?:not|never) $")
"""Before words that a sentence says to be wrong: "goes not to the hospital but to her sister"."""
_TIMES: Final = re.compile(
    r"\b(?:second|minute|hour|day|night|morning|evening|week|fortnight|month|year|decade|centur|generation|season|spring|summer|"
    r"autumn|winter|moment|while|time|age|life|lives|ever|since|until|till|long)",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(
    r"\d|\b(?:no|none|once|twice|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozen|hundred|"
    r"thousand|million|billion|several|few|many|most|all|both|every|couple|pair|only)\b",
    re.IGNORECASE,
)


def measured(asked: Asked, text: str) -> bool:
    """Whether words tell a time where "how long" asks, a number where "how many" does."""
    sought = measure(asked)
    if sought == "time":
        return _TIMES.search(text) is not None
    return sought != "number" or _COUNTS.search(text) is not None


def _around(state: State, asked: Asked, passage: Passage, span: Span, answer: Found) -> Found | None:
    """The clause that the words of an answer stand in, as far as commas and joining words show it."""
    place = _place(passage, span)
    if place is None or asked.kind not in _CLAUSE_KINDS or naming(asked):
        return None  # a name is no clause
    if asked.kind == "what" and asked.slot and asked.doc.words[asked.slot - 1].upos == "ADP":
        return None  # "With what does he replace it?" asks for a thing
    part = state.parts[passage.part]
    if asked.kind == "where" and not _placed(state, part, passage.part, place):
        return None
    begin, end = part.sentences[place.sentence]
    stops = [begin, *(begin + m.start() for m in _BREAKS.finditer(part.text[begin:end])), end]
    first = max(k for k, stop in enumerate(stops) if stop <= place.start)
    last = max(first + 1, min(k for k, stop in enumerate(stops) if stop >= place.end))

    def size(a: int, b: int) -> int:
        return len(WORDS.findall(part.text[stops[a] : stops[b]]))

    while size(first, last) < _SHORT:
        wider = [(a, b) for a, b in ((first - 1, last), (first, last + 1)) if a >= 0 and b < len(stops) and size(a, b) <= _LONG]
        if not wider:
            break
        first, last = wider[0]
    text = " ".join(part.text[stops[first] : stops[last]].split())
    text = re.sub(r"^(?:[\W_]*(?:and|but)\b)?[\W_]+", "", text).strip(' \n\t.,;:!?"“”—–')
    if measure(asked) == "number" and not _of(asked, text):
        return None
    if asked.kind in ("where", "which") and _CLAUSE.match(text):
        return None
    return Found(text, answer.who, answer.citations, 0.0) if size(first, last) <= _LONG and text != answer.text else None


def _placed(state: State, part: Part, ordinal: int, place: _Place) -> bool:
    """Whether words are a place, or led as places are: what somebody wants is not where they are."""
    here = mentions_by_sentence(state).get((ordinal, place.sentence), [])
    if any(m.type in _PLACES for m in here if place.start <= m.head[0] and m.head[1] <= place.end):
        return True
    before = WORDS.findall(part.text[part.sentences[place.sentence][0] : place.start])[-1:]
    return bool(LED["where"] & {w.casefold() for w in (*before, *WORDS.findall(part.text[place.start : place.end])[:1])})


_PLACES: Final = ("LOC", "GPE", "FAC", "VEH")


def _of(asked: Asked, text: str) -> bool:
    """Whether a clause with a number counts what is asked for: "who is nineteen" tells of no money."""
    return stem(asked.doc.words[asking(asked)].text) in {stem(w) for w in WORDS.findall(text)}


def _whole(inside: list[Mention], place: _Place, text: str) -> Mention | None:
    """The one mention that the words of a span are, but for a determiner or a title."""
    for mention in inside:
        citation = mention.citations[0]
        before = text[place.start : max(citation.start, place.start)].split()
        after = text[min(citation.end, place.end) : place.end].strip(" '’s.,")
        if len(before) <= 2 and not after and mention.head[1] >= place.end - 3:
            return mention
    return None


def _only_pronoun(inside: list[Mention], place: _Place) -> bool:
    return any(m.form == "pronoun" and m.citations[0].start <= place.start and place.end <= m.citations[0].end for m in inside)


def _named(state: State, id: str, sentence: Citation) -> tuple[Citation, ...]:
    """Where somebody a pronoun stands for is last named before a sentence, if the sentence does not name them."""
    entity = state.entities.get(id)
    if entity is None:
        return ()
    told = [m.citations[0] for m in entity.mentions if m.form == "name"]
    if any(c.part == sentence.part and c.sentence == sentence.sentence for c in told):
        return ()
    before = [c for c in told if (c.part, c.start) < (sentence.part, sentence.start)]
    near = before[-1:] or told[:1]
    return tuple(state.parts[c.part].cite_sentence(c.sentence) for c in near if c.sentence < len(state.parts[c.part].sentences))


def somebody(state: State, answer: Found) -> bool:
    """Whether an answer says whom and nothing besides: a person or group, or several."""
    figures = [roster(state).figures[id] for id in answer.who if _person(state, id)]
    called = [n for figure in figures for n in (figure.name, *figure.names)]
    joined = _JOINED.search(answer.text) is not None
    return any(
        answer.text.endswith(n) or (joined and answer.text.startswith(n)) or answer.text.startswith(f"{n}, ")
        for n in called
        if n
    )


def _person(state: State, id: str) -> bool:
    return id in state.entities and any(m.type in _PEOPLE for m in state.entities[id].mentions)
