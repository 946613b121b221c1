"""Cast lists: who plays whom, a line each ("Ann Lowe as Mara Voss", "Mara Voss ... Ann Lowe") or several in one line."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from previously.model import Range

_CAP = r"[^\W\d_a-z][\w.'’-]*"
_SMALL = r"(?:de|del|van|der|von|la|le|of|the|[“\"‘'][^\W\d_][\w ]*[”\"’'])"
_ACTOR = rf"{_CAP}(?:[^\S\n]+(?:{_CAP}|{_SMALL})){{0,3}}[^\S\n]+{_CAP}"
_ROLE = rf"(?:the[^\S\n]+)?{_CAP}(?:[^\S\n]+(?:{_CAP}|{_SMALL})){{0,5}}"
_LABEL = (
    r"(?:(?:[Mm]ain[^\S\n]+|[Gg]uest[^\S\n]+)?(?:[Cc]ast|CAST|[Ss]tarring|[Ss]tars)(?:[^\S\n]+[Ll]ist)?[^\S\n]*:?[^\S\n]*)?"
)
_AS = re.compile(rf"(?P<actor>{_ACTOR})[^\S\n]+as[^\S\n]+(?P<role>{_ROLE})")
_DOTS = re.compile(
    rf"[^\S\n]*(?P<role>{_ROLE}?)[^\S\n]*(?:\.{{2,}}|…+|[.·][^\S\n][.·][^\S\n.·]+|\t+)[^\S\n]*(?P<actor>{_ACTOR})[^\S\n]*"
)
_LINE = re.compile(
    rf"[^\S\n]*{_LABEL}(?:and[^\S\n]+)?{_AS.pattern}(?P<more>[^\S\n]*(?:$|(?:[,;]|[–—-][^\S\n]).*))".replace(
        "?P<actor>", ""
    ).replace("?P<role>", "")
)
_LONG = 120  # characters of a line that credits one actor


class Credit(msgspec.Struct, frozen=True):
    """Where an actor and a character are named in a cast list, as [start, end) offsets."""

    actor: Range
    role: Range


def _line(text: str, start: int, end: int) -> list[Credit]:
    """The credits of a line that holds nothing else."""
    if (dots := _DOTS.fullmatch(text, start, end)) is not None:
        return [Credit(dots.span("actor"), dots.span("role"))]
    opened = _LINE.fullmatch(text, start, end)
    if opened is None:
        return []
    found = list(_AS.finditer(text, start, end))
    if len(found) == 1 and end - start > _LONG:
        return []
    return [Credit(one.span("actor"), one.span("role")) for one in found]


@lru_cache(maxsize=16)
def credits_in(text: str, start: int) -> tuple[tuple[Range, tuple[Credit, ...]], ...]:
    """The lines from an offset on that are credits, each with what it tells."""
    out = []
    at = start
    for line in text[start:].split("\n"):
        here, at = at, at + len(line) + 1
        if line.strip() and (told := _line(text, here, here + len(line))):
            out.append(((here, here + len(line)), tuple(told)))
    return tuple(out)


def edges(text: str, start: int) -> list[int]:
    """Where credits begin and end: each is read by itself."""
    out: list[int] = []
    for line, told in credits_in(text, start):
        out += [line[0], *(min(one.actor[0], one.role[0]) for one in told[1:]), line[1]]
    return out
