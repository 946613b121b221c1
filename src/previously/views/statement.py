"""A sentence of the source made to stand alone: shortened by deletion only, with the name in the place of a bare pronoun.

Every word comes from the source except the bracketed names ("[Ann] leaves him"), as in a careful quotation. Where it is
unsure that what remains would read as a sentence, the whole sentence is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from previously import lexicon
from previously.fold import State
from previously.model import Citation, Event, Mention, Range
from previously.text import Part
from previously.views.common import Cite, cite, cite_sentence, mentions_by_sentence, name_words, remembered
from previously.views.shown import Figure, Roster, roster

SURE_OF_PRONOUN: Final = 0.7
"""How sure the reading must be of whom a pronoun means before a name is put in its place: a wrong name is a wrong statement."""
SURE_BESIDE_ANOTHER: Final = 0.9
"""The same where somebody of a fitting gender is named before it, whom a reader would take it for."""
_SHORTEST: Final = 3
_WHOLE: Final = 0.8
_ASIDE: Final = re.compile(r"\s*\(([^()]*)\)")
_NEXT_WORD: Final = re.compile(r"[ \t\n]*([^\W_][\w’'-]*)?")
_OPENER: Final = re.compile(f"(?:{'|'.join(lexicon.OPENERS)}) ")
_PAIRS: Final = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_POSSESSIVE: Final = frozenset({"his", "hers"})
_REPLACED: Final = frozenset({"she", "her", "hers", "he", "him", "his"})
_SEVERAL: Final = re.compile(r"(?:the (?:two|three|couple|pair|trio|others|latter|former)|both|neither)\b", re.IGNORECASE)
"""What opens a statement that only the one before it explains."""
_PRONOUN: Final = re.compile(r"\b(?:she|hers?|he|him|his|they|them|their|theirs)\b", re.IGNORECASE)


class Statement(NamedTuple):
    """A sentence that stands alone, the citations it rests on, and whether it says whom every pronoun means."""

    text: str
    evidence: tuple[Cite, ...]
    clear: bool


class _Named(NamedTuple):
    start: int
    end: int
    text: str
    figure: Figure


def statement(state: State, part: Part, sentence: int, events: Sequence[Event] = ()) -> Statement:
    """One sentence, cut down to what `events` of it say where that reads on its own, with names for bare pronouns."""
    whole = part.sentences[sentence]
    ranges = _kept(part, whole, events)
    text, named, clear = _written(state, part, sentence, ranges)
    if ranges != [whole] and not (clear and _sound(text)):
        text, named, clear = _written(state, part, sentence, [whole])
    evidence = [cite(state, part.cite_sentence(sentence))]
    evidence += [_named_before(state, figure, part.ordinal, whole[0]) for figure in named]
    return Statement(text, tuple(dict.fromkeys(evidence)), clear)


def _kept(part: Part, sentence: Range, events: Sequence[Event]) -> list[Range]:
    """What to keep of a sentence: one event's clause, the whole span from the first to the last of several, or all."""
    clauses = [e.clause for e in events]
    if not clauses or not all(clauses) or not all(sentence[0] <= a < b <= sentence[1] for c in clauses for a, b in c):
        return [sentence]
    ranges = sorted(clauses[0])
    if len(clauses) > 1:
        ranges = [(min(r[0] for c in clauses for r in c), max(r[1] for c in clauses for r in c))]
    gaps = [part.text[a:b].split() for (_, a), (b, _) in pairwise(ranges)]
    if any(len(gap) == 1 and gap[0].isalpha() for gap in gaps):  # an "and" alone left out joins what it kept apart
        return [sentence]
    words = sum(len(part.text[a:b].split()) for a, b in ranges)
    if words < _SHORTEST or words >= _WHOLE * len(part.text[sentence[0] : sentence[1]].split()):
        return [sentence]
    return ranges


def _written(state: State, part: Part, sentence: int, ranges: list[Range]) -> tuple[str, list[Figure], bool]:
    """The kept stretches as one sentence, those whose names stand in brackets, and whether no pronoun is left unexplained."""
    who = roster(state)
    ranges = _without_actors(part, ranges, who)
    ranges = _without_opener(part, part.sentences[sentence][0], ranges)
    changes, explained = _names_for_pronouns(state, part, sentence, ranges, who)
    pieces = []
    for start, end in ranges:
        at = start
        for change in changes:
            if start <= change.start and change.end <= end:
                pieces += [part.text[at : change.start], change.text]
                at = change.end
        pieces += [part.text[at:end], " "]
    untold = _SEVERAL.match(part.text, ranges[0][0]) is not None
    clear = not untold and all(m.start() in explained for a, b in ranges for m in _PRONOUN.finditer(part.text, a, b))
    return _finished("".join(pieces)), [change.figure for change in changes], clear


def _finished(text: str) -> str:
    """With a capital at its head, a full stop at its end, and single spaces."""
    text = re.sub(r" ([,;:.!?])", r"\1", " ".join(text.split())).rstrip(" ,;:–—-")
    head = re.match(r"[\[“\"'‘(]*", text)
    first = head.end() if head else 0
    text = text[:first] + text[first : first + 1].upper() + text[first + 1 :]
    return text if re.search(r"[.!?…][\"”’')\]]*$", text) else text + "."


def _sound(text: str) -> bool:
    """Whether quotation marks and brackets still pair up after the cut."""
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _PAIRS)


def _without_actors(part: Part, ranges: list[Range], who: Roster) -> list[Range]:
    """Leave out asides that only name an actor: "Ann (Mary Smith) leaves"."""
    out: list[Range] = []
    for start, end in ranges:
        at = start
        for aside in _ASIDE.finditer(part.text, start, end):
            if name_words(aside[1]) in who.actors:
                out.append((at, aside.start()))
                at = aside.end()
        out.append((at, end))
    return [r for r in out if r[0] < r[1]]


def _without_opener(part: Part, begin: int, ranges: list[Range]) -> list[Range]:
    """Leave out what only ties the sentence to the one before it."""
    start, end = ranges[0]
    opener = _OPENER.match(part.text, start, end) if start == begin else None
    return [(opener.end(), end), *ranges[1:]] if opener else ranges


def _names_for_pronouns(
    state: State, part: Part, sentence: int, ranges: list[Range], who: Roster
) -> tuple[list[_Named], set[int]]:
    """The names for pronouns that nothing before them in the kept text explains, and where pronouns stand that are clear."""
    mentions = [
        m
        for m in mentions_by_sentence(state).get((part.ordinal, sentence), ())
        if any(a <= m.citations[0].start and m.citations[0].end <= b for a, b in ranges)
    ]
    changes: list[_Named] = []
    named: set[str] = set()
    explained: set[int] = set()
    left: set[str] = set()
    for n, mention in enumerate(mentions):
        citation, entity = mention.citations[0], state.canonical[mention.entity]
        if mention.form != "pronoun":
            named.add(entity)
            continue
        forward = _points_forward(state, part, ranges, mentions[n:], citation, entity)
        if entity in named or forward or _quoted(part, citation.start):
            explained.add(citation.start)
            continue
        gender = "f" if citation.text.casefold() in lexicon.FEMALE_PRONOUNS else "m"
        figure = who.figures.get(entity)
        others = [who.figures[e] for e in sorted(named & who.figures.keys())]
        owns = _owns(state, part, citation, mentions)
        if figure is None or owns is None or gender in left or not _may_be_named(mention, figure, others):
            left.add(gender)  # "She sees [Ann]" would say that the two are not one
            continue
        named.add(entity)
        explained.add(citation.start)
        ending = "" if not owns else "'" if figure.name.endswith("s") else "'s"
        changes.append(_Named(citation.start, citation.end, f"[{figure.name}{ending}]", figure))
    return changes, explained


def _may_be_named(mention: Mention, figure: Figure, others: list[Figure]) -> bool:
    """Third person singular only, of the right gender, and surely meant, more so where it could mean one of the others."""
    word = mention.citations[0].text.casefold()
    wrong = "m" if word in lexicon.FEMALE_PRONOUNS else "f"
    if word not in _REPLACED or figure.kind != "character" or figure.gender == wrong:
        return False
    beside = any(f.kind == "character" and f.gender in ({"f", "m"} - {wrong}) for f in others)
    return mention.confidence >= (SURE_BESIDE_ANOTHER if beside else SURE_OF_PRONOUN)


def _quoted(part: Part, offset: int) -> bool:
    """Whether a character lies inside quotation marks that were opened in its paragraph."""
    before = part.text[part.text.rfind("\n", 0, offset) + 1 : offset]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or before.count("«") > before.count("»")


def _points_forward(
    state: State, part: Part, ranges: list[Range], rest: list[Mention], citation: Citation, entity: str
) -> bool:
    """Whether the name still comes: "When she wakes, Ann leaves"."""
    if not any(m.form == "name" and state.canonical[m.entity] == entity for m in rest):
        return False
    first = part.text[ranges[0][0] : citation.start].split(maxsplit=1)
    opened = bool(first) and (first[0].casefold() in lexicon.SUBORDINATORS or first[0].endswith("ing"))
    return opened and "," not in part.text[ranges[0][0] : citation.start]


def _owns(state: State, part: Part, citation: Citation, mentions: list[Mention]) -> bool | None:
    """Whether the pronoun is a possessive; None where that cannot be told."""
    word = citation.text.casefold()
    if word != "her":
        return word in _POSSESSIVE
    if any(m.citations[0].start == citation.start and m.citations[0].end > citation.end for m in mentions):
        return True
    following = _NEXT_WORD.match(part.text, citation.end)
    after = (following[1] or "").casefold() if following else ""
    if not after or after in lexicon.AFTER_OBJECT or after.endswith("ly"):
        return False
    verb = part.text[max(citation.start - 40, 0) : citation.start].rsplit(maxsplit=1)[-1:]
    if verb and verb[0].casefold() in lexicon.DITRANSITIVES:
        return None
    if after.endswith("ing"):
        begins = following.start(1) if following else -1
        return False if begins in _triggers(state).get(part.ordinal, ()) else None
    return True


@remembered
def _triggers(state: State) -> dict[int, set[int]]:
    """Where events' triggers begin, by part."""
    out: dict[int, set[int]] = {}
    for event in state.events:
        out.setdefault(event.citations[0].part, set()).add(event.trigger[0])
    return out


def _named_before(state: State, figure: Figure, part: int, offset: int) -> Cite:
    """The sentence that last gives the bracketed name before a place, or first gives it after."""
    naming = _naming(state).get(figure.id)
    if naming is None:
        words = set(name_words(figure.name))
        told = [m.citations[0] for m in figure.entity.mentions if m.form != "pronoun"]
        naming = [c for c in told if words & set(name_words(c.text))]
        _naming(state)[figure.id] = naming
    last = bisect_left(naming, (part, offset), key=lambda c: (c.part, c.start)) - 1
    best = naming[max(last, 0)] if naming else figure.entity.mentions[0].citations[0]
    return cite_sentence(state, best)


@remembered
def _naming(_: State) -> dict[str, list[Citation]]:
    """Where each figure is called by its name, filled as figures are asked for."""
    return {}
