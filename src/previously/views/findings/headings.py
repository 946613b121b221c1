"""Headings that break the pattern of the others (H2xx): how they count, how they are worded, how their titles look.

A pattern is what more than half of the headings so far do; what only a few of them do is no pattern.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from previously.fold import State
from previously.model import Citation
from previously.numbering import NUMBER_WORDS, misspelt, number, roman
from previously.text import Part
from previously.views.findings.finding import Edit, Finding, made

FEWEST: Final = 3
"""How many headings must agree before another one breaks a pattern."""
_WORDS: Final = {word: value for word, value in NUMBER_WORDS.items() if 0 < value <= 100}
_SPELT: Final = "|".join(sorted((re.escape(word).replace(r"\-", r"[\s-]") for word in _WORDS), key=len, reverse=True))
_NUMBER: Final = re.compile(rf"\d+|\b[IVXLC]+\b(?!['’])|\b(?:{_SPELT})\b", re.IGNORECASE)
_PLURAL: Final = re.compile(r"(?<=[^\W\d_]{3})s(?=\.?\s*#)")
YEAR: Final = 1000
"""From which on a number is a year, between which others may pass."""
_AND: Final = r"\s*(?:[-–—&,/]|\b(?:to|through|and)\b)\s*"
_RANGE: Final = re.compile(rf"{_AND}({_NUMBER.pattern})", re.IGNORECASE)
_LOOSE: Final = re.compile(r"(?:#+ )?The # \w+", re.IGNORECASE)
"""A title that counts only what it tells of: "The Seventh Week" may follow on the first."""
_TIMES: Final = re.compile(
    r"\W*(?:the )?(?:day|night|week|wk|month|year)s? #|\W*(?:the )?# (?:day|night|week|month|year)\b", re.I
)
"""A heading that tells when: days pass of which nothing is told."""
_COUNTED: Final = re.compile(r"(?:part|week|day|night|hour|episode|chapter|scene|act|book)\b", re.IGNORECASE)
"""How a title begins that has the number which counts: "Volume 3, Part Two"."""
_SMALL: Final = frozenset(
    "a an and as at but by for from if in into nor of off on or over per so than that the their to up upon via vs with de la "
    "le du von van der den his her its is be are was which who what where when how all i my your our they it you we me us one "
    "ain't not no new out down about after before".split()
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_QUOTE: Final = "\"“”'‘’«»"


class _Heading(NamedTuple):
    """A heading taken apart: where its line and its number stand in the part's text, and what it looks like without them."""

    part: Part
    start: int
    end: int
    number: int
    at: tuple[int, int]
    written: str
    shape: str
    title: str


def findings(state: State) -> Iterator[Finding]:
    """All that is wrong with headings."""
    every = [h for part in state.parts if (h := _taken_apart(part)) is not None]
    kinds = Counter(_kind(h) for h in every)
    main = kinds.most_common(1)[0][0] if kinds else ""
    seasons = bool(every) and all(_EPISODE.fullmatch(h.part.id) for h in every if _kind(h) == main)
    of_main = [h for h in every if _kind(h) == main or _miswritten(h, main) or (seasons and _counts_episodes(h))]
    for _, group in groupby(of_main, key=lambda h: h.part.path):
        yield from _sequence(state, list(group))
    yield from _odd(
        state, of_main, "H201", _number_style, "the number is written “{0}”; the others are written like “{1}”", True
    )
    yield from _misspelt(state, every)
    alike = [h for h in of_main if bool(h.title) == _mostly_titled(of_main)]
    yield from _odd(state, alike, "H205", lambda h: h.shape, "the heading reads “{0}”; the others read like “{1}”", False)
    yield from _titles(state, of_main)


_EPISODE: Final = re.compile(r"S\d+E0*(\d+)")
_LETTERS: Final = frozenset("s e x ep season series episode".split())


def _counts_episodes(heading: _Heading) -> bool:
    """Whether a heading of other letters gives season and episode too: "S1E7" between "1x06" and "1x08"."""
    found = _EPISODE.fullmatch(heading.part.id)
    return found is not None and int(found[1]) == heading.number and set(_kind(heading).split()) <= _LETTERS


def _mostly_titled(every: Sequence[_Heading]) -> bool:
    return sum(bool(h.title) for h in every) * 2 > len(every)


def _taken_apart(part: Part) -> _Heading | None:
    """The heading of a part that counts: the lines of the larger parts that it opens, and front matter, left out."""
    head = part.text[: part.body]
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", head)]
    larger = {_bare(piece) for path in part.path for piece in (path, *path.split(":"))}
    lines = [(a, b) for a, b in lines if _bare(head[a:b]) not in larger]
    if not lines:
        return None
    start, end = lines[0][0], lines[-1][1]
    text = head[start:end]
    at = text.rfind(part.title) if part.title and part.title.casefold() != _bare(text) else -1
    counter = text[: at if at > 0 else len(text)]
    numbers = list(_NUMBER.finditer(counter)) or [m for m in _WORD.finditer(counter) if misspelt(m[0])]
    if not numbers or len(counter) > 60:
        return None
    last = numbers[-1]
    while len(numbers) > 1 and re.fullmatch(_AND, counter[numbers[-2].end() : numbers[-1].start()], re.IGNORECASE):
        numbers.pop()  # "Chapters 3-5" counts from its first
    first = numbers[-1]
    value = _value(first[0])
    if value is None:
        return None
    title = part.title if at > 0 else ""
    shape = "".join((_NUMBER.sub("#", counter[: first.start()]), "#", counter[last.end() :])).strip()
    if first is not last:
        shape = _PLURAL.sub("", shape)
    if not title:
        shape = shape.rstrip(".:")
    at_number = (start + first.start(), start + first.end())
    return _Heading(part, start, end, value, at_number, first[0], shape.rstrip(_QUOTE), title)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[#*_=.:]+", " ", text).split()).casefold()


def _value(written: str) -> int | None:
    return number(written) or misspelt(written)


def _kind(heading: _Heading) -> str:
    """The letters of a heading before its title: "s e", "season episode", "chapter"."""
    return " ".join(re.findall(r"[^\W\d_]+", heading.shape.casefold()))


def _miswritten(heading: _Heading, main: str) -> bool:
    """Whether the words before the title are a short form of the usual ones, or the other way round ("Ep 3", "Episode 3")."""
    words, usual = _kind(heading).split(), main.split()
    pairs = zip(words, usual, strict=False)
    return bool(words) and len(words) == len(usual) and all(_shortened(*sorted(pair, key=len)) for pair in pairs)


def _shortened(short: str, word: str) -> bool:
    """Whether a word has the letters of a short form of it in their order ("Wk", "Week")."""
    letters = iter(word)
    return short[0] == word[0] and all(letter in letters for letter in short)


def _whole(heading: _Heading) -> Citation:
    return heading.part.cite(heading.start, heading.end)


def _text(heading: _Heading) -> str:
    return " ".join(heading.part.text[heading.start : heading.end].split())


# -- how they count -------------------------------------------------------------------------------------------------


def _upto(heading: _Heading) -> int:
    """The last number of a heading of several chapters ("Ch. 1-3")."""
    upto, rest = heading.number, heading.part.text[heading.at[1] : heading.end]
    rest = rest[: rest.rfind(heading.title)] if heading.title and heading.title in rest else rest
    while (several := _RANGE.match(rest)) and (value := _value(several[1])) is not None and value > upto:
        upto, rest = value, rest[several.end() :]
    return upto


def _sequence(state: State, run: Sequence[_Heading]) -> Iterator[Finding]:
    """Numbers repeated, left out, or out of line."""
    previous: _Heading | None = None
    season = ""
    for n, heading in enumerate(run):
        if previous is None or _season(heading) != season:
            previous, season = heading, _season(heading)
            continue
        step = heading.number - _upto(previous)
        if (
            heading.number >= YEAR
            or (step > 2 and _LOOSE.match(heading.shape))
            or (step > 1 and _TIMES.match(heading.shape))
            or (step == 0 and _COUNTED.match(heading.title))
        ):
            previous = heading
            continue
        after = run[n + 1] if n + 1 < len(run) and _season(run[n + 1]) == season else None
        if step != 1 and after is not None and after.number == previous.number + 2:
            expected = previous.number + 1
            around = f"between {previous.number} and {after.number}"
            message = f"The number {heading.number} stands where {expected} is expected, {around}."
            cited = (_whole(heading), _whole(previous), _whole(after))
            yield made(state, "H204", message, cited, (), _renumbered(heading, expected))
            heading = heading._replace(number=expected)
        elif step == 0:
            message = f"The number {heading.number} is repeated."
            yield made(state, "H202", message, (_whole(heading), _whole(previous)))
        elif step == 2:
            message = f"The number {previous.number + 1} is missing: {heading.number} follows {previous.number}."
            yield made(state, "H203", message, (_whole(heading), _whole(previous)))
        elif step != 1:
            message = f"The number {heading.number} follows {previous.number}."
            yield made(state, "H204" if step < 0 else "H203", message, (_whole(heading), _whole(previous)))
        previous = heading


def _season(heading: _Heading) -> str:
    """The numbers before the part's own one."""
    before = heading.part.text[heading.start : heading.at[0]]
    return " ".join(str(_value(found)) for found in _NUMBER.findall(before))


def _renumbered(heading: _Heading, number: int) -> list[Edit]:
    """The number put right, where it is written in digits."""
    if not heading.written.isdigit():
        return []
    to = str(number).zfill(len(heading.written) if heading.written.startswith("0") or len(heading.written) > 1 else 1)
    return [Edit(heading.part.id, *heading.at, heading.written, to)]


def _misspelt(state: State, every: Sequence[_Heading]) -> Iterator[Finding]:
    """Numbers that are no word, but all but one."""
    for heading in every:
        value = misspelt(heading.written)
        if value is not None:
            word = next(word for word, known in _WORDS.items() if known == value)
            right = word.capitalize() if heading.written[0].isupper() else word
            edit = Edit(heading.part.id, *heading.at, heading.written, right)
            message = f"The number “{heading.written}” is misspelt; “{right}” is meant."
            yield made(state, "H208", message, (_whole(heading),), (), [edit])


# -- how they are written -------------------------------------------------------------------------------------------


def _number_style(heading: _Heading) -> str:
    """In what way a number is written, without how many digits it has."""
    if heading.written.isdigit():
        return "digits"
    return "roman" if roman(heading.written) else "words"


def _odd(
    state: State, every: Sequence[_Heading], code: str, style: Callable[[_Heading], str], words: str, number: bool
) -> Iterator[Finding]:
    """Those that differ from more than half of all."""
    usual = _usual([style(h) for h in every])
    example = next((h for h in every if style(h) == usual), None)
    if usual is not None and example is not None:
        for heading in every:
            if style(heading) != usual:
                shown = (heading.written, example.written) if number else (_text(heading), _text(example))
                message = words.format(*shown)
                edits = [] if number else _reworded(heading, example)
                yield made(state, code, f"{message[0].upper()}{message[1:]}.", (_whole(heading), _whole(example)), (), edits)
    if number:
        yield from _padded(state, every)


def _usual(styles: Sequence[str]) -> str | None:
    """What more than half do, and at least a few."""
    if not styles:
        return None
    style, count = Counter(styles).most_common(1)[0]
    return style if count >= FEWEST and count * 2 > len(styles) else None


def _padded(state: State, every: Sequence[_Heading]) -> Iterator[Finding]:
    """Numbers with more or fewer zeros before them than the others have."""
    digits = [h for h in every if h.written.isdigit()]
    fits = Counter(width for h in digits for width in (1, 2, 3, 4) if h.written == str(h.number).zfill(width))
    if not fits:
        return
    width = max(fits, key=lambda w: (fits[w], -w))
    if fits[width] < FEWEST or fits[width] * 2 <= len(digits):
        return
    example = next(h for h in digits if h.written == str(h.number).zfill(width))
    for heading in digits:
        right = str(heading.number).zfill(width)
        if heading.written != right:
            message = f"The number is written “{heading.written}”, where the others are written like “{example.written}”."
            edit = Edit(heading.part.id, *heading.at, heading.written, right)
            yield made(state, "H201", message, (_whole(heading), _whole(example)), (), [edit])


def _reworded(heading: _Heading, example: _Heading) -> list[Edit]:
    """The words around the number as the others have them; nothing where more than one number stands in them."""
    if heading.shape.count("#") != example.shape.count("#") or not heading.title or not example.title:
        return []
    text = heading.part.text
    model = example.part.text[example.start : example.part.text.rfind(example.title, 0, example.end)]
    begin = text.rfind(heading.title, 0, heading.end)
    old = text[heading.start : begin]
    numbers = iter(_NUMBER.findall(old))
    new = _NUMBER.sub(lambda _: next(numbers), model)
    if model.rstrip()[-1:] in _QUOTE or old.rstrip()[-1:] in _QUOTE:
        return []
    return [Edit(heading.part.id, heading.start, begin, old, new)] if old != new else []


# -- titles ---------------------------------------------------------------------------------------------------------


def _titles(state: State, every: Sequence[_Heading]) -> Iterator[Finding]:
    has = _usual(["title" if h.title else "none" for h in every])
    example = next((h for h in every if ("title" if h.title else "none") == has), None)
    if has is not None and example is not None:
        for heading in every:
            if ("title" if heading.title else "none") != has:
                message = "The heading has no title; the others have." if has == "title" else "Only this heading has a title."
                yield made(state, "H207", message, (_whole(heading), _whole(example)))
    titled = [h for h in every if h.title]
    yield from _opening(state, titled)
    sure = [(h, style) for h in titled if (style := _case(h.title))]
    usual = _usual([style for _, style in sure])
    example = next((h for h, style in sure if style == usual), None)
    if usual is not None and example is not None:
        for heading, style in sure:
            if style != usual:
                message = f"The title “{heading.title}” is in {style}; the others are in {usual}."
                yield made(state, "H206", message, (_whole(heading), _whole(example)), (), _recased(heading, usual))


def _opening(state: State, titled: Sequence[_Heading]) -> Iterator[Finding]:
    """Titles that lack the word that more than half of them begin with."""
    firsts = [_first(h.title) for h in titled]
    usual = _usual([first for first in firsts if first])
    if usual is None or usual.casefold() in _SMALL or firsts.count(usual) * 2 <= len(titled):
        return
    example = next(h for h, first in zip(titled, firsts, strict=True) if first == usual)
    for heading, first in zip(titled, firsts, strict=True):
        if first != usual:
            message = f"The title “{heading.title}” does not begin with “{usual}”, as the others do."
            yield made(state, "H206", message, (_whole(heading), _whole(example)))


def _first(title: str) -> str:
    found = _WORD.search(title)
    return found[0] if found else ""


def _case(title: str) -> str:
    """The case of a title that tells it: capitals, title case or sentence case; empty where it could be two of them."""
    words = [w for w in _WORD.findall(title) if not (len(w) > 1 and w.isupper())]
    every = _WORD.findall(title)
    if len(every) > 1 and all(w.isupper() for w in every):
        return "capitals"
    telling = [w for w in words[1:] if w.casefold().replace("’", "'") not in _SMALL and len(w) > 2]
    if not telling:
        return ""
    if all(w[0].isupper() for w in telling):
        return "title case"
    return "sentence case" if all(w[0].islower() for w in telling) and words[0][0].isupper() else ""


def _recased(heading: _Heading, usual: str) -> list[Edit]:
    """A title in title case; the other way round nobody knows which words are names."""
    if usual != "title case" or heading.title.isupper():
        return []

    def raised(found: re.Match[str]) -> str:
        word = found[0]
        small = word.casefold().replace("’", "'") in _SMALL and found.start() > 0
        return word if small or word[0].isupper() else word[0].upper() + word[1:]

    begin = heading.part.text.rfind(heading.title, 0, heading.end)
    to = _WORD.sub(raised, heading.title)
    return [Edit(heading.part.id, begin, begin + len(heading.title), heading.title, to)] if begin >= 0 else []
