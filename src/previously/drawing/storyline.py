"""The storyline as a picture: time runs to the right, and what is drawn of a part is drawn the same way ever after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from previously.drawing import svg
from previously.drawing.svg import Link, element, number
from previously.lettering import shortened
from previously.views.storyline import Column, Line, Mark, Point, Storyline

STEP: Final = 116
"""Pixels from one part to the next."""
SLOT: Final = 8
LEFT: Final = 176
RIGHT: Final = 176
TOP: Final = 64
BOTTOM: Final = 28
FLAT: Final = 22
"""Pixels on either side of a part where a line runs level."""
_LABEL: Final = 13


def draw(view: Storyline, *, link: Link | None = None, embed: bool = False) -> str:
    """The storyline as SVG: a file of its own, or with `embed` markup for a page that has `svg.STYLE`.

    `link` gives the addresses of characters and parts.
    """
    columns = _begun(view)
    at = {column.part: n for n, column in enumerate(columns)}
    height = TOP + max(view.slots - 1, 0) * SLOT + BOTTOM
    width = LEFT + max(len(columns) - 1, 0) * STEP + RIGHT
    names = {line.id: line.first_name for line in view.lines}
    drawn = [_column(column, n, height, link) for n, column in enumerate(columns)]
    drawn += [_way(line, at, link) for line in view.lines]
    drawn += [_meetings(column, n, view, names) for n, column in enumerate(columns)]
    drawn += [_signs(line, at, names) for line in view.lines]
    drawn += [_names(line, at, len(columns) - 1, link) for line in view.lines]
    if not view.lines:
        drawn.append(svg.text("Nobody yet.", LEFT, TOP, "soft"))
    return svg.picture(
        *drawn,
        width=width,
        height=height,
        label=f"Storyline up to {view.at}" if view.at else "Storyline",
        description=" ".join(told(view)),
        class_="storyline",
        embed=embed,
        links=link is not None,
    )


def _begun(view: Storyline) -> tuple[Column, ...]:
    """The parts from the first one on that has a line: a foreword in which nobody acts takes no room."""
    seen = {point.part for line in view.lines for point in line.points}
    empty = next((n for n, column in enumerate(view.columns) if column.part in seen), len(view.columns))
    return view.columns[empty:]


def told(view: Storyline) -> list[str]:
    """The storyline in sentences, one a line: for those who cannot see it."""
    said = []
    names = {line.id: line.first_name for line in view.lines}
    for line in view.lines:
        acts = [p.part for p in line.points if p.how == "acts"]
        begins = line.points[0].part
        known = f" (first {line.first_name})" if line.first_name != line.who.name else ""
        happens = f"acts in {', '.join(acts)}" if acts else "is mentioned only"
        marks = [_said(mark, names) for mark in line.marks if mark.what not in ("begins", "returns")]
        said.append("; ".join([f"{line.who.name}{known} from {begins}: {happens}", *marks]) + ".")
    if view.left_out:
        said.append(f"{view.left_out} lesser {'character has' if view.left_out == 1 else 'characters have'} no line.")
    return said


def _x(column: int) -> int:
    return LEFT + column * STEP


def _y(slot: int) -> int:
    return TOP + slot * SLOT


def _column(column: Column, n: int, height: float, link: Link | None) -> str:
    """The head of a part and the rule beneath it."""
    named = column.part if column.title.casefold() in ("", column.part.casefold()) else f"{column.part}: {column.title}"
    head = svg.text(shortened(column.part, _LABEL, STEP - 8), _x(n), 24, "strong middle")
    below = svg.text(shortened(column.title, 11, STEP - 8), _x(n), 40, "soft small middle") if named != column.part else ""
    rule = element("line", x1=_x(n), y1=48, x2=_x(n), y2=number(height - 8), class_="rule")
    return rule + svg.linked(link("part", column.part) if link else None, head, label=named) + below


def _way(line: Line, at: dict[str, int], link: Link | None) -> str:
    """A line from its beginning to its end, as thick as what the character does."""
    drawn: list[str] = []
    for run in _runs(line, at):
        pieces = list(_pieces(run, at))
        drawn.append(element("path", d=" ".join(_path(pieces)), class_="under"))
        for how, group in groupby(pieces, lambda piece: piece[0]):
            drawn.append(element("path", d=" ".join(_path(list(group))), class_=how))
    href = link("character", line.who.id) if link else None
    return svg.linked(href, *drawn, label=line.who.name, class_="way", again=True)


def _runs(line: Line, at: dict[str, int]) -> Iterator[list[Point]]:
    """The stretches of parts in which a line runs."""
    for _, run in groupby(enumerate(line.points), lambda numbered: at[numbered[1].part] - numbered[0]):
        yield [point for _, point in run]


_Piece = tuple[str, int, int, int, int]
"""How, from x and y, to x and y."""


def _pieces(run: Sequence[Point], at: dict[str, int]) -> Iterator[_Piece]:
    first, last = run[0], run[-1]
    for n, point in enumerate(run):
        x, y = _x(at[point.part]), _y(point.slot)
        stops = point is last and point is not first and point.how == "away"
        yield point.how, x if point is first else x - FLAT, y, x if stops else x + FLAT, y
        if point is not last:
            following = run[n + 1]
            both = {point.how, following.how}
            how = "away" if "away" in both else "there" if "there" in both else "acts"
            yield how, x + FLAT, y, x + STEP - FLAT, _y(following.slot)


def _path(pieces: Sequence[_Piece]) -> Iterator[str]:
    yield f"M{pieces[0][1]} {pieces[0][2]}"
    for _, x, y, to_x, to_y in pieces:
        middle = (x + to_x) // 2
        yield f"H{to_x}" if y == to_y else f"C{middle} {y} {middle} {to_y} {to_x} {to_y}"


def _meetings(column: Column, n: int, view: Storyline, names: dict[str, str]) -> str:
    slots = {line.id: point.slot for line in view.lines for point in line.points if point.part == column.part}
    drawn = []
    for meeting in column.meetings:
        levels = sorted({slots[line] for line in meeting.lines})
        top, bottom = _y(levels[0]), _y(levels[-1])
        capsule = element("rect", x=_x(n) - 7, y=top - 7, width=14, height=bottom - top + 14, rx=7, class_="meeting")
        dots = "".join(element("circle", cx=_x(n), cy=_y(level), r=3, class_="dot") for level in levels)
        label = f"{column.part}: {', '.join(names[line] for line in meeting.lines)} together"
        drawn.append(element("g", svg.title(label), capsule, dots))
    return "".join(drawn)


def _signs(line: Line, at: dict[str, int], names: dict[str, str]) -> str:
    """What happens to a line, where it happens."""
    slots = {point.part: point.slot for point in line.points}
    drawn = []
    before = line.first_name
    for mark in line.marks:
        if mark.part in slots:
            sign = _sign(mark, before, _x(at[mark.part]), _y(slots[mark.part]))
            drawn.append(element("g", svg.title(f"{mark.name} {_said(mark, names)}"), *sign))
        before = mark.name
    return "".join(drawn)


def _sign(mark: Mark, before: str, x: int, y: int) -> Iterator[str]:
    """One sign; a name is written where it is another than before."""
    match mark.what:
        case "begins" | "returns":
            yield element("circle", cx=x, cy=y, r=4, class_="begin")
        case "dies":
            cross = x + FLAT + 4
            yield element("path", d=f"M{cross} {y - 5}V{y + 6}M{cross - 4} {y - 2}H{cross + 4}", class_="cross")
            yield svg.text(shortened(mark.name, 11, STEP - 40), cross + 8, y + 4, "soft small halo")
        case "may have died":
            yield svg.text("†?", x + 10, y - 4, "accent halo")
        case "lives":
            yield svg.text("lives", x + 10, y - 4, "accent small halo")
        case "is revealed" | "is one":
            shape = "reveal" if mark.what == "is revealed" else "dot"
            yield element("path", d=f"M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}Z", class_=shape)
            if mark.name != before:
                yield svg.text(shortened(mark.name, 11, STEP - 24), x + 10, y - 5, "accent small halo")


def _names(line: Line, at: dict[str, int], last: int, link: Link | None) -> str:
    """The name a line begins or returns with, and where it still runs the name its character has now: one leads on."""
    slots = {point.part: point.slot for point in line.points}
    drawn = []
    for mark in line.marks:
        if mark.what in ("begins", "returns"):
            room = LEFT - 24 if at[mark.part] == 0 else STEP - 18
            x, y = _x(at[mark.part]), _y(slots[mark.part])
            drawn.append((mark.name, svg.text(shortened(mark.name, 11, room), x - 9, y + 4, "small end halo")))
    end = line.points[-1]
    dies = any(mark.what == "dies" and mark.part == end.part for mark in line.marks)
    if at[end.part] == last and not line.into and not dies:
        name = shortened(line.who.name, _LABEL, RIGHT - 48)
        drawn.append((line.who.name, svg.text(name, _x(last) + FLAT + 8, _y(end.slot) + 4, "strong halo")))
    href = link("character", line.who.id) if link else None
    return "".join(svg.linked(None if n else href, shown, label=name) for n, (name, shown) in enumerate(drawn))


def _said(mark: Mark, names: dict[str, str]) -> str:
    if mark.what == "is revealed" and mark.other is None:
        return f"is who they are revealed to be in {mark.part}"
    if mark.other is not None:
        return f"turns out to be one with {names[mark.other]} in {mark.part}"
    return f"{mark.what} in {mark.part}"
