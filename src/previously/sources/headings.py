"""Knows a heading when it sees one line of text: episodes, chapters, acts and scenes as people really write them.

Only the line itself is looked at here; whether it opens a part (blank lines, sequence, text below) is for `parts` to say.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import msgspec

from previously.numbering import NUMBER_WORDS, misspelt, number

Strength: TypeAlias = Literal["sure", "weak", "markup"]
"""`sure` names its kind ("Chapter 5"), `weak` is only a number or a quoted title, `markup` is marked up but unnumbered."""

LONGEST = 160
"""No heading line is longer than this many characters."""


class Heading(msgspec.Struct, frozen=True):
    """What a line says it opens: its kind and number, the title beside them, and how far to trust that.

    `label` is the line without marks, `depth` the level of a marked-up heading (1 to 6, or 0), `style` the way a weak
    number is written, `within` the larger part that the same line names ("Act 3, Scene 5").
    """

    kind: str
    number: int | None = None
    season: int | None = None
    title: str = ""
    label: str = ""
    strength: Strength = "sure"
    depth: int = 0
    style: str = ""
    within: Heading | None = None


SPANS = frozenset({"week", "day", "night", "month", "year", "round", "lesson", "tape", "mission"})
"""Kinds whose word is as often no heading: "One Night" and "Two Days" are titles, "Day 2" and "The Second Night" count."""

RANK: dict[str, int] = {
    "season": 10,
    "volume": 20,
    "book": 30,
    "part": 40,
    "phase": 40,
    "period": 40,
    "act": 50,
    "episode": 60,
    "issue": 60,
    "session": 60,
    "chapter": 60,
    "letter": 60,
    "stave": 60,
    "canto": 60,
    "adventure": 60,
    **dict.fromkeys(SPANS, 60),
    "narrative": 55,
    "section": 70,
    "scene": 70,
    "named": 60,
    "number": 80,
    "title": 90,
}
"""How large a kind of part is; smaller numbers hold larger ones. Kinds below 60 hold others."""

CONTAINERS = frozenset(kind for kind, rank in RANK.items() if rank < 60)

KINDS: dict[str, str] = {
    "season": "season",
    "series": "season",
    "volume": "volume",
    "vol": "volume",
    "book": "book",
    "part": "part",
    "pt": "part",
    "phase": "phase",
    "period": "period",
    "act": "act",
    "episode": "episode",
    "ep": "episode",
    "chapter": "chapter",
    "chap": "chapter",
    "ch": "chapter",
    "chapitre": "chapter",
    "capítulo": "chapter",
    "capitulo": "chapter",
    "kapitel": "chapter",
    "capitolo": "chapter",
    "letter": "letter",
    "stave": "stave",
    "canto": "canto",
    "adventure": "adventure",
    "narrative": "narrative",
    "section": "section",
    "scene": "scene",
    "issue": "issue",
    "session": "session",
    "wk": "week",
    **{kind: kind for kind in SPANS},
}
_WORD = "|".join(sorted((word.replace("-", r"[\s-]") for word in NUMBER_WORDS), key=len, reverse=True))
NUMBER = rf"(?:\d{{1,4}}|[MDCLXVI]+|{_WORD})(?!\w)"
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
DASH = r"\-–—‒―"
_REST = rf"(?P<rest>(?:\s*(?:[:.|»>{DASH})\]]|--)+\s*|\s+|,\s+|$).*)$"

_SEASON_EPISODE = re.compile(
    rf"^(?:s|season\s|series\s)\s*(?P<season>{NUMBER}|\d{{1,3}}(?=e))\s*[,.:|/·x{DASH}]*\s*"
    rf"(?:e|ep\.?|episode|chapter)\s*[.#]?\s*(?P<number>\d{{1,4}}|{NUMBER})(?:[{DASH}&+/]?e\d{{1,4}}|[{DASH}]\d{{2,4}}(?!\S))*{_REST}",
    re.IGNORECASE,
)
_CROSS = re.compile(rf"^(?P<season>\d{{1,2}})x(?P<number>\d{{1,3}})(?:[{DASH}]\d{{2,3}})?{_REST}", re.IGNORECASE)
_POINTED = re.compile(rf"^(?P<season>\d{{1,2}})\.(?P<number>\d{{1,3}}){_REST}")
_EPISODE = re.compile(rf"^(?:ep?\.?\s?|#)(?P<number>\d{{1,4}}){_REST}", re.IGNORECASE)
_COUNTED = re.compile(
    rf"^(?:the\s+)?(?P<kind>{_KIND})\b\.?\s*(?:the\s+|number\s+|no\.?\s*|#\s*)?(?P<number>{NUMBER}){_REST}", re.IGNORECASE
)
_ORDINAL = re.compile(rf"^(?:the\s+)?(?P<number>{NUMBER})\s+(?P<kind>{_KIND})\b{_REST}", re.IGNORECASE)
_NTH = re.compile(r"(?:st|nd|rd|th)$", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"^(?:the\s+)?(?P<kind>{_KIND})(?P<plural>s?)\b\.?\s*(?P<number>(?>{NUMBER}))"
    rf"(?:\s*[,&{DASH}]\s*(?:and\s+)?{NUMBER}|\s+(?P<word>and|to|through|thru)\s+{NUMBER})+{_REST}",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"^(?:(?:plot|short|full|brief)\s+)?(?:summary|recap|synopsis)(?:\s*[:|{DASH}]\s*|\s+(?:of|for)\s+(?:the\s+)?|\s+)",
    re.IGNORECASE,
)
"""How a line begins that names what is told below: "Summary of Chapter 4"."""
_TELLING = re.compile(
    r"(?:(?:plot|chapter|episode|scene)\s+)?(?:summary|recap|synopsis|summaries|recaps)(?:\s*(?:&|and)\s*(?:analysis|review))?",
    re.IGNORECASE,
)
"""What says only that a part is told, and is no title of it."""
_YEARS = re.compile(rf"[(\[]\d{{4}}(?:\s?[{DASH}]\s?\d{{2,4}})?[)\]]")
"""When a part was first shown, which is no title either: "Season 2 (2012)"."""
_MISCOUNTED = re.compile(rf"^(?P<kind>{_KIND})\s+(?P<number>[a-z]{{4,14}})(?P<rest>\s*(?:[:|{DASH}]\s*\S.*)?)$", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?:the\s+)?(?P<name>prologue|epilogue|interlude|prelude|preface|foreword|introduction|afterword|postscript|intermission|"
    rf"coda|conclusion|author['’]s note|appendix)(?P<rest>(?:\s*[:.{DASH}]+\s*|\s+|$).*)$",
    re.IGNORECASE,
)
_SCENE = re.compile(r"^(?:\d+[A-Z]?\.?\s+)?(?:INT\.?\s*/\s*EXT|EXT\.?\s*/\s*INT|I/E|INT|EXT|EST)[.\s]\s*\S")
_BARE_ROMAN = re.compile(r"^\(?(?P<number>[MDCLXVI]+)(?P<mark>[.)]?)(?P<title>\s+\S.*)?$")
_BARE_DIGITS = re.compile(r"^\(?(?P<number>\d{1,3})(?P<mark>[.)]?)(?P<title>\s+\S.*)?$")
_COUNT = re.compile(rf"^(?:No\.?|Nr\.|#)\s?(?P<number>\d{{1,3}})\s*(?:[:.{DASH}]\s*(?P<title>\S.*))?$", re.IGNORECASE)
_BARE_WORD = re.compile(rf"^(?P<number>{_WORD})\.?$", re.IGNORECASE)
_QUOTED = re.compile(r"^[\"“](?P<title>[^\"“”]{2,70})[\"”]$")
_ATX = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$")
_WIKI = re.compile(r"^(={2,6})\s*([^=].*?)\s*\1$")
_BOLD = re.compile(r"^(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1:?$")
_EDGE = re.compile(rf"^[\s*~•·={DASH}_]+(?=[\w\"“'(])|(?<=[\w.\"”'!?)])[\s*~•·={DASH}_]+$")

_SMALL = frozenset(
    "a an and as at but by for from if in into nor of off on or over per so than that the their to up upon via vs with de la "
    "le du von van der den his her its is be which who".split(),
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


def capitals(text: str) -> bool:
    """Whether every letter that has a case is a capital."""
    return text.isupper()


def title_case(text: str) -> bool:
    """Whether the words that matter begin with a capital, as in a title."""
    found = _LETTERS.findall(text)
    matter = [word for word in found if word.lower() not in _SMALL]
    return bool(matter) and found[0][0].isupper() and all(not word[0].islower() for word in matter)


def looks_titled(text: str) -> bool:
    """Whether a line set apart below a number is its title rather than the first line of the text."""
    bare = text.strip()
    if not bare or len(bare) > 90 or bare[0].isdigit() or bare[0] in "\"“'‘(" or not any(c.isalpha() for c in bare):
        return False
    if capitals(bare):
        return bare[-1] not in ",;" and (len(bare) > 3 or bare[-1] not in "!?")
    return bare[-1] not in ".!?…,;:\"”'’" and title_case(bare)


def _beside(rest: str) -> str | None:
    """The title in what follows a number, or None when what follows reads on like a sentence."""
    text = rest.strip()
    parted = re.match(rf"[:.|»>{DASH})\]]+\s*", text)
    title = text[parted.end() :] if parted else text.removeprefix(",").strip()
    if not title:
        return "" if not text.startswith(",") else None
    shouted = capitals(title)
    if title[-1] in ",;" and not shouted and (parted is None or title[0].islower()):
        return None
    first = re.split(rf"\s[{DASH}]\s", title)[0]  # "The Red Door - a recap."
    if (
        title[-1] == "."
        and not title.endswith(("..", "etc.", "Ltd.", "Jr.", "Esq."))
        and not (shouted or title_case(title) or (" " in first and title_case(first)))
    ):
        return None
    if parted is None and not (shouted or title_case(title) or title[0] in "\"“‘'([" or title[0].isdigit()):
        return None
    if parted is not None and parted[0].strip() == "." and title[0].islower():
        return None
    return "" if _TELLING.fullmatch(title) or _YEARS.fullmatch(title) else bare_title(title)


def bare_title(text: str) -> str:
    """A title without emphasis marks, surrounding quotes and a closing point."""
    title = re.sub(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)", "", text).strip()
    title = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", title)
    pair = re.match(r"^(?:\"([^\"]+)\"|“([^“”]+)”|‘([^‘’]+)’|'([^']+)')\.?$", title)
    if pair:
        title = next(group for group in pair.groups() if group)
    if (
        title.endswith(".")
        and not title.endswith("..")
        and not re.search(r"\b(?:[A-Z]|Mr|Dr|Jr|Sr|Ltd|Esq|etc|St|Inc)\.$", title)
    ):
        title = title[:-1]
    return " ".join(title.split())


def _numbered(text: str, label: str, depth: int) -> Heading | None:
    """The heading that says its kind, or the season it is of."""
    for pattern in (_SEASON_EPISODE, _CROSS):
        if found := pattern.match(text):
            season, counted, title = number(found["season"]), number(found["number"]), _beside(found["rest"])
            if season is not None and counted is not None and title is not None:
                return Heading("episode", counted, season, title, label, "sure", depth)
    if (found := _EPISODE.match(text)) and (title := _beside(found["rest"])) is not None and text[0] != "#":
        return Heading("episode", int(found["number"]), None, title, label, "sure", depth)
    if several := _several(text, label, depth):
        return several
    for pattern in (_COUNTED, _ORDINAL):
        if (found := pattern.match(text)) and (smaller := _smaller(found, label, depth)):
            return smaller
        if found and (title := _beside(found["rest"])) is not None:
            counted = number(found["number"])
            kind = KINDS[found["kind"].lower()]
            if counted is None and found["number"].lower() not in {"last", "final"}:
                continue
            if kind in SPANS and pattern is _ORDINAL and (counted is None or not _NTH.search(found["number"])):
                continue
            return Heading(kind, counted, None, title, label, "sure", depth)
    if (
        (found := _MISCOUNTED.match(text))
        and (value := misspelt(found["number"]))
        and (title := _beside(found["rest"])) is not None
    ):
        return Heading(KINDS[found["kind"].lower()], value, None, title, label, "sure", depth)
    if (found := _NAMED.match(text)) and (title := _beside(found["rest"])) is not None:
        return Heading("named", None, None, title or found["name"].capitalize(), label, "sure", depth, found["name"].lower())
    return None


def _several(text: str, label: str, depth: int) -> Heading | None:
    """The heading of several parts told as one, "Chapters 3-5"; it counts as the first of them."""
    found = _SEVERAL.match(text)
    title = _beside(found["rest"]) if found else None
    if found is None or title is None or (found["word"] and not found["plural"]):
        return None
    if not found["plural"] and re.match(rf"\s*[{DASH}]\s*[^\W\d]", text[found.end("number") :]):
        return None  # "Episode 5 - Two Kings" is called so
    counted = number(found["number"])
    return None if counted is None else Heading(KINDS[found["kind"].lower()], counted, None, title, label, "sure", depth)


def _smaller(found: re.Match[str], label: str, depth: int) -> Heading | None:
    """The heading of the smaller part that a line names after the larger one it is in: "Act 3, Scene 5"."""
    kind, counted = KINDS[found["kind"].lower()], number(found["number"])
    if kind not in CONTAINERS or counted is None:
        return None
    rest = re.sub(rf"^[\s:.,;|»>{DASH})\]]+", "", found["rest"])
    inner = _numbered(rest, label, depth) if rest else None
    if inner is None or inner.number is None or inner.season is not None or RANK[inner.kind] <= RANK[kind]:
        return None
    larger = Heading(kind, counted, None, "", found.string[: found.start("rest")].strip(), "sure", depth)
    lowest = inner
    if inner.within is not None:
        larger = msgspec.structs.replace(inner.within, within=larger)
    return msgspec.structs.replace(lowest, within=larger)


def _weak(text: str, label: str, depth: int) -> Heading | None:
    """The heading that is only a number, a number and a title, or a title in quotes."""
    if (found := _POINTED.match(text)) and (title := _beside(found["rest"])) is not None:
        return Heading("episode", int(found["number"]), int(found["season"]), title, label, "weak", depth, "pointed")
    for pattern, style in ((_BARE_ROMAN, "roman"), (_BARE_DIGITS, "digits")):
        if found := pattern.match(text):
            value, title = number(found["number"]), (found["title"] or "").strip()
            if value is None or value == 0 or (title and not (capitals(title) or title_case(title))):
                continue
            if title and not found["mark"] and not found["title"].startswith(("  ", "\t")):
                if style == "roman":
                    continue  # "I Was There"
                style = "unmarked"
            if title and title[-1] in ".,;:" and not capitals(title):
                continue
            return Heading("number", value, None, bare_title(title), label, "weak", depth, style)
    if (found := _COUNT.match(text)) and int(found["number"]):
        title = (found["title"] or "").strip()
        if not title or ((capitals(title) or title_case(title)) and title[-1] not in ".,;:"):
            return Heading("number", int(found["number"]), None, bare_title(title), label, "weak", depth, "digits")
    if (found := _BARE_WORD.match(text)) and (value := number(found["number"])):
        return Heading("number", value, None, "", label, "weak", depth, "word")
    if (found := _QUOTED.match(text)) and found["title"].strip()[-1:] not in set(".,;:!?…-—–") and title_case(found["title"]):
        return Heading("title", None, None, bare_title(found["title"]), label, "weak", depth, "quoted")
    return None


def stripped(line: str, depth: int = 0) -> tuple[str, str, int]:
    """A line without the marks that make it a heading, its label, and its level; empty when no heading is so long."""
    text = line.strip()
    if not text or len(text) > LONGEST:
        return "", "", depth
    if (found := _ATX.match(text)) or (found := _WIKI.match(text)):
        depth, text = len(found[1]), found[2].strip()
    if found := _BOLD.match(text):
        text = found[2].strip()
    text = _EDGE.sub("", text).strip() or text
    if text[0] == "[" and text[-1] == "]":
        text = text[1:-1].strip() or text
    return text, re.sub(r"(?<=\w)[.:]$", "", bare_title(text)), depth


def read_line(line: str, depth: int = 0) -> Heading | None:
    """The heading that `line` is, if it is one; `depth` is the level a marked-up source gives it."""
    text, label, depth = stripped(line, depth)
    if not text:
        return None
    if heading := _numbered(text, label, depth):
        return heading
    if (found := _TOLD.match(text)) and (heading := _numbered(text[found.end() :], label, depth)) and heading.kind != "named":
        return heading
    if not depth and _SCENE.match(text) and capitals(text):
        return Heading("scene", None, None, label, label, "sure", 0, "slug")
    if heading := _weak(text, label, depth):
        return heading
    return Heading("title", None, None, label, label, "markup", depth) if depth and label else None
