"""A sentence of the source made to stand alone: shortened by deletion only, with the name in the place of a bare pronoun.

Every word comes from the source except the bracketed names ("[Ann] leaves him"), as in a careful quotation. Where it is
unsure that what remains would read as a sentence, the whole sentence is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from previously import lexicon
from previously.fold import State
from previously.model import Citation, Event, Mention, Range
from previously.text import Part
from previously.views.common import Cite, cite, cite_sentence, mentions_by_sentence, name_words, remembered
from previously.views.shown import Figure, Roster, roster

SURE_OF_PRONOUN: Final = 0.5
"""How sure the reading must be of whom a pronoun means before a name is put in its place."""
_SHORTEST: Final = 3
_WHOLE: Final = 0.8
_ASIDE: Final = re.compile(r"\s*\(([^()]*)\)")
_NEXT_WORD: Final = re.compile(r"[ \t\n]*([^\W_][\w’'-]*)?")
_PAIRS: Final = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_POSSESSIVE: Final = frozenset({"his", "hers"})


def statement(state: State, part: Part, sentence: int, events: Sequence[Event] = ()) -> tuple[str, tuple[Cite, ...]]:
    """One sentence, cut down to what `events` of it say where that reads on its own, and the citations it rests on."""
    start, end = part.sentences[sentence]
    ranges = _kept(part, (start, end), events)
    text, named = _written(state, part, sentence, ranges)
    if ranges != [(start, end)] and not _sound(text):
        text, named = _written(state, part, sentence, [(start, end)])
    evidence = [cite(state, part.cite_sentence(sentence))]
    evidence += [_named_before(state, figure, part.ordinal, start) for figure in named]
    return text, tuple(dict.fromkeys(evidence))


def _kept(part: Part, sentence: Range, events: Sequence[Event]) -> list[Range]:
    """What to keep of a sentence: one event's clause, the whole span from the first to the last of several, or all."""
    clauses = [e.clause for e in events]
    if not clauses or not all(clauses) or not all(sentence[0] <= a < b <= sentence[1] for c in clauses for a, b in c):
        return [sentence]
    ranges = sorted(clauses[0])
    if len(clauses) > 1:
        ranges = [(min(r[0] for c in clauses for r in c), max(r[1] for c in clauses for r in c))]
    words = sum(len(part.text[a:b].split()) for a, b in ranges)
    if words < _SHORTEST or words >= _WHOLE * len(part.text[sentence[0] : sentence[1]].split()):
        return [sentence]
    return ranges


def _written(state: State, part: Part, sentence: int, ranges: list[Range]) -> tuple[str, list[Figure]]:
    """The kept stretches as one sentence, and those whose names stand in brackets."""
    who = roster(state)
    ranges = _without_actors(part, ranges, who)
    ranges = _without_opener(part, part.sentences[sentence][0], ranges)
    changes = _names_for_pronouns(state, part, sentence, ranges, who)
    pieces = []
    for start, end in ranges:
        at = start
        for a, b, text, _ in changes:
            if start <= a and b <= end:
                pieces += [part.text[at:a], text]
                at = b
        pieces += [part.text[at:end], " "]
    return _finished("".join(pieces)), [figure for *_, figure in changes]


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
    if start != begin:
        return ranges
    for opener in lexicon.OPENERS:
        if part.text.startswith(opener + " ", start, end):
            return [(start + len(opener) + 1, end), *ranges[1:]]
    return ranges


def _names_for_pronouns(
    state: State, part: Part, sentence: int, ranges: list[Range], who: Roster
) -> list[tuple[int, int, str, Figure]]:
    """(start, end, text, whom) for every pronoun that nothing before it in the kept text explains."""
    mentions = [
        m
        for m in mentions_by_sentence(state).get((part.ordinal, sentence), ())
        if any(a <= m.citations[0].start and m.citations[0].end <= b for a, b in ranges)
    ]
    changes: list[tuple[int, int, str, Figure]] = []
    named: set[str] = set()
    for n, mention in enumerate(mentions):
        citation, entity = mention.citations[0], state.canonical[mention.entity]
        if mention.form != "pronoun":
            named.add(entity)
            continue
        figure = who.figures.get(entity)
        if entity in named or figure is None or not _may_be_named(mention, figure):
            continue
        if _quoted(part, citation.start) or _points_forward(state, part, ranges, mentions[n:], citation, entity):
            continue
        owns = _owns(state, part, citation, mentions)
        if owns is not None:
            named.add(entity)
            name = figure.name + ("'s" if owns else "")
            changes.append((citation.start, citation.end, f"[{name}]", figure))
    return changes


def _may_be_named(mention: Mention, figure: Figure) -> bool:
    """Third person singular only, of the right gender, and surely meant."""
    word = mention.citations[0].text.casefold()
    female, male = word in {"she", "her", "hers"}, word in {"he", "him", "his"}
    fits = (female and figure.gender != "m") or (male and figure.gender != "f")
    return fits and figure.kind == "character" and mention.confidence >= SURE_OF_PRONOUN


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
    words = set(name_words(figure.name))
    best: Citation | None = None
    for mention in figure.entity.mentions:
        citation = mention.citations[0]
        if mention.form == "pronoun" or not words & set(name_words(citation.text)):
            continue
        if best is not None and (citation.part, citation.start) >= (part, offset):
            break
        best = citation
    return cite_sentence(state, best or figure.entity.mentions[0].citations[0])
