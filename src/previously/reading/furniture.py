"""Lines that stand around a story and tell nothing of it: credits, dates, ratings, ways to share, lists of contents, tables.

Judged by the line itself and the lines before it in its part, and only where the whole line is of such a kind: prose is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from previously.model import Range

_CAP = r"(?:[^\W\d_a-z][\w.'’-]*|&|and|de|del|van|der|von|la|le)"
NAMES = rf"{_CAP}(?:[\s,/]+{_CAP})*"
"""Names of people and nothing else: "Ann Lowe & Peter Marsh"."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day,?\s+)?"
_DATE = rf"{_WEEKDAY}(?:{_MONTH}\s+\d|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|\d+[/.-]\d+[/.-]\d+)"
_BY = r"""
written directed teleplay story screenplay script produced created edited posted reviewed recapped published photographed
illustrated narrated music photo photos photograph photography cinematography review recap words text starring
"""
_NAMED = r"""
directors? writers? authors? producers? showrunner creators? editor composer stars? starring narrator publisher networks?
channel studio distributor original\snetwork country language genres?
"""
_DATED = r"""
(?:original\s|first\s)?(?:air|airing|release|broadcast|premiere|publication)\s?dates?
aired airs premiered premieres broadcast released posted published updated last\supdated
(?:first|originally)\s(?:aired|broadcast|shown|published|released)
"""
_SAID = r"""
(?:my\s|our\s|overall\s)?(?:rating|grade|score|verdict)s? (?:running|reading|read)\s?time runtime duration
tags? categor(?:y|ies) keywords? filed\sunder posted\sin labels share(?:\sthis)?(?:\spost)? like\sthis
related(?:\sposts?)? read\smore see\salso further\sreading main\sarticles? source
(?:photo|image|picture)(?:\scredits?)? (?:image\s)?credits?
(?:previous|next|last)(?:\s(?:episode|chapter|part|post|recap|week))?(?:\srecap)?
(?:no\.?\sof\s|number\sof\s)?(?:episodes|seasons|series) viewers? production\scode isbn pages format
more\son\s[\w\s]{,30} follow\sus(?:\son)? where\sto\swatch watch\son available\son content\swarnings?
"""
_ALONE = r"""
advertisement advert ad sponsored (?:story|article)\scontinues(?:\sbelow)? (?:continue|keep)\sreading(?:\sbelow)?
read\smore edit loading facebook twitter x pinterest reddit tumblr whatsapp linkedin instagram telegram e-?mail print tweet
share pin(?:\sit)? copy\slink share\sthis(?:\spost|\sarticle|\sstory)? like\sthis like reply comments?
(?:\d+|no)\scomments? (?:leave|post|add)\sa\s(?:reply|comment) \d+\s?min(?:ute)?s?(?:\sread)?
back\sto\s(?:top|contents) (?:table\sof\s)?contents next previous home menu search subscribe(?:\snow)?
sign\s(?:up|in) log\sin (?:main\s|full\s)?cast(?:\slist|\sand\scharacters)? credits skip\sto\scontent
jump\sto\srecap related(?:\s(?:posts|articles|stories))? (?:the\s)?end to\sbe\scontinued
"""


def _any(listed: str) -> str:
    return "|".join(listed.split())


_SPOILERS = re.compile(
    r"\W*(?:(?:warning|caution|attention|beware|note)\W+)?(?:(?:major|heavy|full|big|huge|massive|mild|minor|there\s(?:are|will\sbe)|"
    r"contains|this\s(?:post|recap|article|review|page)\scontains)\s+)*(?:spoilers?[\s-](?:alert|warning)s?\b|spoilers?(?=\W*$|\s+"
    r"(?:ahead|below|follow\w*|for|from|through|throughout|up|in|inside|within|are|of|lie|abound|galore)\b))[^.!?]{0,80}[.!?]*\W*"
    r"(?:(?:do\snot|don['’]t|proceed|you\shave|read\son|turn\sback|stop)\b[^.!?]{0,80}[.!?]*\W*)?",
    re.IGNORECASE,
)
_FLAT = re.IGNORECASE | re.DOTALL
_KINDS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (rf"(?i:(?:{_any(_BY)})(?:\s+and\s+(?:{_any(_BY)}))?\s+by)\s*:?\s+{NAMES}(?:\s+(?i:(?:on\s+)?{_DATE}).*)?", 0),
        (rf"(?i:starring|with|by|from)\s+{NAMES}", 0),
        (rf"(?i:{_any(_NAMED)})\s*[:–—-]\s*{NAMES}", 0),
        (rf"(?:{_any(_DATED)})\s*:?\s*(?:on\s+)?{_DATE}.{{0,60}}", _FLAT),
        (rf"(?:{_any(_SAID)})\s*:.{{0,120}}", _FLAT),
        (rf"(?:{_any(_ALONE)})\W*", _FLAT),
        (rf"(?:on\s+)?{_DATE}[\w\s,:.]{{0,24}}", _FLAT),
        (r"[\d.]+\s*(?:/|out\sof)\s*\d+(?:\s*stars?)?|[★☆⭐✩✭\s]+|[ABCDF][+−-]?", 0),
        (r"(?:©|\(c\)|copyright\b).{0,100}", _FLAT),
        (r"https?://\S+", 0),
    )
)
_LONGEST = 200
_CELL = 90  # characters of a cell that holds running text
_PIECES = re.compile(r"\s*[|•·]\s*|(?<=[\w\])])\.\s+(?=[^\W\d_a-z])|\s+[–—]\s+(?=(?i:rating|grade|directed|written)\b)")
_FOOT = re.compile(
    r"\W*(?:see also|references|external links|further reading|bibliography|notes and references|footnotes|works cited|sources|"
    r"navigation menu|related (?:posts|articles|stories))\W*",
    re.IGNORECASE,
)
_MAILED = re.compile(r"\s*>\s?[^>]")
_STOPS = ".!?…:\"”’')*_]"
_WRAPPED = 40  # a line of running text that was wrapped is no shorter than this, but for the last
_PROSE = 150  # a line longer than this is the story again
_ARROW = re.compile(r"\s*(?:[←→«»‹›⟵⟶]|<{1,2}-?|-?>{2}).*|.*(?:[←→»›⟶]|>{2})\s*", re.DOTALL)
_ROW = re.compile(r"\s*(?:\|.*\|\s*|\{\|.*|\|[-}+].*|!.*(?:!!|\|).*|\|\s*\w+\s*=.*|\}\})", re.DOTALL)
_NUMBER = r"(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
_COUNTED = re.compile(
    r"\s*(?:[-*•–]\s+)?(?:\d+(?:\.\d+)*\.?\s+)?(?:season\s\d+\s?,?\s*|s\d+\s?,?\s*)?"
    rf"(?:(?:episode|chapter|part|act|book)\s{_NUMBER}|ep?\.?\s?\d+)\s*(?:$|[:.–—|-].{{0,80}}$)|\s*\d+x\d+\b.{{0,80}}$",
    re.IGNORECASE,
)


def whole(line: str) -> bool:
    """Whether a line, or every piece of it, is of a kind that tells nothing of the story."""
    bare = line.strip().strip("*_#=<>[]() \t").strip()
    if not bare or len(bare) > _LONGEST:
        return False
    if any(kind.fullmatch(bare) for kind in _KINDS) or _SPOILERS.fullmatch(bare):
        return True
    pieces = [piece.strip(" .") for piece in _PIECES.split(bare)]
    return len(pieces) > 1 and all(not piece or any(kind.fullmatch(piece) for kind in _KINDS) for piece in pieces)


def _table(line: str) -> bool:
    """Whether a line is a row of a table whose cells hold no running text."""
    cells = line.split("\t") if line.count("\t") >= 2 else line.split("|") if _ROW.fullmatch(line) else []
    return bool(cells) and all(len(cell.strip()) <= _CELL for cell in cells)


def _listed(line: str) -> bool:
    """Whether a line only names a part, as in a list of contents."""
    return len(line) < _PROSE and _COUNTED.match(line) is not None and line.rstrip()[-1:] not in ".,;"


def stretches(text: str, start: int) -> Iterator[Range]:
    """The [start, end) offsets of the lines of a part, from its body on, that tell nothing of the story."""
    foot = prose = runs_on = False
    at = start
    for line in text[start:].split("\n"):
        here, at = at, at + len(line) + 1
        bare = line.strip()
        if not bare:
            prose = False
            continue
        if prose and (bare[0].islower() or runs_on):
            runs_on = bare[-1] not in _STOPS
            continue
        if foot and len(line) > _PROSE:
            foot = False
        if _FOOT.fullmatch(line):
            foot = True
        arrows = len(line) < _PROSE and _ARROW.fullmatch(line) and not _MAILED.match(line)
        if foot or whole(line) or _table(line) or not any(map(str.isalnum, line)) or arrows or _listed(line):
            yield here, here + len(line)
        else:
            prose, runs_on = len(bare) >= _WRAPPED, bare[-1] not in _STOPS
