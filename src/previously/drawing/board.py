"""The board as a picture: boxes with names, and lines whose style and words say what ties them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot
from typing import Final, NamedTuple

from previously.drawing import svg
from previously.drawing.svg import Link, element, number
from previously.lettering import width
from previously.views.board import Board, Circle, Node
from previously.views.relations import RelationEntry
from previously.wording import bond_words, tie_words

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_STYLES: Final = {
    "kin": ("parent", "sibling", "relative"),
    "love": ("spouse", "romantic"),
    "friend": ("friend",),
    "work": ("works_for", "works_with", "represents", "treats", "member_of"),
    "against": ("adversary", "impersonates", "captor"),
}
_STYLE: Final = {type: style for style, types in _STYLES.items() for type in types}
_LEGEND: Final = {"kin": "family", "love": "love", "friend": "friendship", "work": "work", "against": "against each other"}
_DIRECTED: Final = frozenset(("parent", "works_for", "represents", "treats", "member_of", "impersonates", "captor"))
_FONTS: Final = {"main": "name-main", "supporting": "name-supporting", "minor": "name-minor"}
_BETWEEN: Final = 15
"""Pixels between two lines that tie the same two."""
_WORDS: Final = 11
_ALONG: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)
_FOOT: Final = 34


class _Stroke(NamedTuple):
    """A relation as a line from box to box."""

    edge: RelationEntry
    x: float
    y: float
    to_x: float
    to_y: float


def draw(view: Board, *, link: Link | None = None, embed: bool = False) -> str:
    """The board as SVG: a file of its own, or with `embed` markup for a page that has `svg.STYLE`.

    `link` gives the addresses of characters, organisations and places, and of relations by the id of their first fact.
    """
    nodes = {node.id: node for node in view.nodes}
    strokes = list(_strokes(view.edges, nodes))
    styles = [style for style in _STYLES if any(_STYLE[edge.type] == style for edge in view.edges)]
    wide = max(view.width, 24 + 132 * (len(styles) + 2) if styles else 0, 240)
    drawn = [_family(circle, nodes) for circle in view.circles if circle.of is None]
    drawn += [_tie(stroke, nodes, link) for stroke in strokes]
    drawn += _labels(strokes, view.nodes)
    drawn += [_box(node, view, link) for node in view.nodes]
    drawn.append(_legend(styles, view, view.height + 10) if view.nodes else svg.text("Nobody yet.", 24, 28, "soft"))
    around = f" around {view.about.name}" if view.about else ""
    return svg.picture(
        *drawn,
        width=wide,
        height=view.height + _FOOT,
        label=f"Relations{around} up to {view.at}" if view.at else "Relations",
        description=" ".join(told(view)),
        class_="board",
        embed=embed,
        links=link is not None,
    )


def told(view: Board) -> list[str]:
    """The board in sentences, one a box: for those who cannot see it."""
    names = {node.id: node.name for node in view.nodes}
    said = []
    for node in view.nodes:
        ties = [f"{tie_words(e.type, e.qualifier)} {names[e.target]}{_time(e)}" for e in view.edges if e.source == node.id]
        named = f"{node.name}{_life(node)}"
        said.append(f"{named}: {'; '.join(ties)}." if ties else f"{named}.")
    if view.left_out:
        said.append(_left_out(view))
    return said


def _left_out(view: Board) -> str:
    return f"{view.left_out} more known so far {'is' if view.left_out == 1 else 'are'} not on it."


def _life(node: Node) -> str:
    return {"dead": " (dead)", "uncertain": " (may be dead)", "alive": ""}[node.life]


def _time(edge: RelationEntry) -> str:
    return f", {edge.since} to {edge.until}" if edge.until else f", since {edge.since}"


def _is_past(edge: RelationEntry) -> bool:
    return edge.until is not None or edge.qualifier == "ex"


def _strokes(edges: Sequence[RelationEntry], nodes: dict[str, Node]) -> Iterable[_Stroke]:
    """Every relation as a line, those of the same two side by side."""
    between: dict[tuple[str, str], list[RelationEntry]] = {}
    for edge in edges:
        pair = (edge.source, edge.target) if edge.source < edge.target else (edge.target, edge.source)
        between.setdefault(pair, []).append(edge)
    for pair, ties in between.items():
        one, other = nodes[pair[0]], nodes[pair[1]]
        apart = hypot(other.x - one.x, other.y - one.y) or 1.0
        across = (-(other.y - one.y) / apart, (other.x - one.x) / apart)
        for n, edge in enumerate(ties):
            shift = (n - (len(ties) - 1) / 2) * _BETWEEN
            dx, dy = across[0] * shift, across[1] * shift
            source, target = nodes[edge.source], nodes[edge.target]
            start = _border(source, source.x + dx, source.y + dy, target.x + dx, target.y + dy)
            end = _border(target, target.x + dx, target.y + dy, source.x + dx, source.y + dy)
            yield _Stroke(edge, *start, *end)


def _border(node: Node, x: float, y: float, to_x: float, to_y: float) -> tuple[float, float]:
    """Where the way from a point inside a box to a point outside leaves the box."""
    dx, dy = to_x - x, to_y - y
    shares = []
    if dx:
        shares.append(((node.x + (node.width / 2 if dx > 0 else -node.width / 2)) - x) / dx)
    if dy:
        shares.append(((node.y + (node.height / 2 if dy > 0 else -node.height / 2)) - y) / dy)
    share = max(min(shares, default=0.0), 0.0)
    return x + dx * share, y + dy * share


def _tie(stroke: _Stroke, nodes: dict[str, Node], link: Link | None) -> str:
    edge = stroke.edge
    style = _STYLE[edge.type]
    path = f"M{number(stroke.x)} {number(stroke.y)}L{number(stroke.to_x)} {number(stroke.to_y)}"
    drawn = [element("path", d=path, class_=style)]
    if style == "love":
        drawn.append(element("path", d=path, class_="gap"))
    if edge.type in _DIRECTED:
        drawn.append(_arrow(stroke))
    label = f"{nodes[edge.source].name} {tie_words(edge.type, edge.qualifier)} {nodes[edge.target].name}{_time(edge)}"
    href = link("relation", edge.facts[0]) if link and edge.facts else None
    return svg.linked(href, *drawn, label=label, class_="tie past" if _is_past(edge) else "tie")


def _arrow(stroke: _Stroke) -> str:
    length = hypot(stroke.to_x - stroke.x, stroke.to_y - stroke.y) or 1.0
    x, y = (stroke.to_x - stroke.x) / length, (stroke.to_y - stroke.y) / length
    back_x, back_y = stroke.to_x - x * 9, stroke.to_y - y * 9
    corners = [
        (stroke.to_x, stroke.to_y),
        (back_x - y * 3.5, back_y + x * 3.5),
        (back_x + y * 3.5, back_y - x * 3.5),
    ]
    return element("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in corners), class_="arrow")


def _labels(strokes: Sequence[_Stroke], nodes: Sequence[Node]) -> list[str]:
    """Words beside the lines where they fit between boxes and other words; elsewhere the line's style has to do."""
    taken: list[Box] = [
        (n.x - n.width / 2 - 2, n.y - n.height / 2 - 2, n.x + n.width / 2 + 2, n.y + n.height / 2 + 2) for n in nodes
    ]
    drawn = []
    for stroke in strokes:
        words = bond_words(stroke.edge.type, stroke.edge.qualifier)
        said = [f"{words} until {stroke.edge.until}", words] if stroke.edge.until else [words]
        found = next(((w, *place) for w in said if (place := _room(w, stroke, taken))), None)
        if found is not None:
            past = "past" if _is_past(stroke.edge) else None
            drawn.append(element("g", svg.text(found[0], found[1], found[2] + 4, "soft small middle halo"), class_=past))
    return drawn


def _room(words: str, stroke: _Stroke, taken: list[Box]) -> tuple[float, float] | None:
    """Where along a line there is room for words, which are then taken to stand there."""
    half = width(words, _WORDS) / 2
    for share in _ALONG:
        x = stroke.x + (stroke.to_x - stroke.x) * share
        y = stroke.y + (stroke.to_y - stroke.y) * share
        box = (x - half, y - 7, x + half, y + 7)
        if not any(_touch(box, other) for other in taken):
            taken.append(box)
            return x, y
    return None


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _box(node: Node, view: Board, link: Link | None) -> str:
    left, top = node.x - node.width / 2, node.y - node.height / 2
    round_ = 3 if node.kind != "character" else node.height / 2
    box = element("rect", x=number(left), y=number(top), width=node.width, height=node.height, rx=number(round_), class_="box")
    sign = {"dead": "†", "uncertain": "†?", "alive": ""}[node.life]
    name = svg.text(node.label, node.x, node.y + 4.5, f"middle {_FONTS[node.rank]}")
    mark = svg.text(sign, left + node.width - 4, top + 2, "accent halo") if sign else ""
    classes = [node.kind, node.rank, "dead" if node.life == "dead" else ""]
    classes += ["about"] if view.about and view.about.id == node.id else []
    label = f"{node.name}{_life(node)}"
    href = link(node.kind, node.id) if link else None
    return svg.linked(href, box, name, mark, label=label, class_=" ".join(filter(None, classes)))


def _family(circle: Circle, nodes: dict[str, Node]) -> str:
    """A ground under a family, where nobody else would stand on it."""
    members = [nodes[id] for id in circle.members]
    hull = _hull([(n.x + sx * n.width / 2, n.y + sy * n.height / 2) for n in members for sx in (-1, 1) for sy in (-1, 1)])
    if any(_stands_on(node, hull) for node in nodes.values() if node.id not in circle.members):
        return ""
    return element("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in hull), class_="family")


def _hull(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners of the least convex shape around points, in order."""
    ordered = sorted(set(points))

    def half(along: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        out: list[tuple[float, float]] = []
        for p in along:
            while len(out) > 1 and _turn(out[-2], out[-1], p) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return half(ordered) + half(reversed(ordered))


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _stands_on(node: Node, hull: Sequence[tuple[float, float]]) -> bool:
    """Whether any of a box, with some room around it, lies on a convex shape."""
    wide, high = node.width / 2 + 18, node.height / 2 + 18
    corners = [(node.x + sx * wide, node.y + sy * high) for sx in (-1, 1) for sy in (-1, 1)]
    edges = list(zip(hull, [*hull[1:], hull[0]], strict=True))
    if any(all(_turn(a, b, c) <= 0 for c in corners) for a, b in edges):
        return False
    xs, ys = [x for x, _ in hull], [y for _, y in hull]
    return min(xs) < node.x + wide and node.x - wide < max(xs) and min(ys) < node.y + high and node.y - high < max(ys)


def _legend(styles: Sequence[str], view: Board, y: float) -> str:
    """What the lines mean, those that there are."""
    drawn = []
    x = 24
    for style in styles:
        path = f"M{x} {number(y)}H{x + 30}"
        drawn.append(element("path", d=path, class_=style))
        if style == "love":
            drawn.append(element("path", d=path, class_="gap"))
        drawn.append(svg.text(_LEGEND[style], x + 38, y + 4, "soft small"))
        x += 60 + round(width(_LEGEND[style], _WORDS))
    if any(_is_past(edge) for edge in view.edges):
        drawn.append(element("g", element("path", d=f"M{x} {number(y)}H{x + 30}", class_="kin"), class_="past"))
        drawn.append(svg.text("past", x + 38, y + 4, "soft small"))
        x += 60 + round(width("past", _WORDS))
    if view.left_out:
        drawn.append(svg.text(_left_out(view), x, y + 4, "soft small"))
    return element("g", *drawn, class_="legend")
