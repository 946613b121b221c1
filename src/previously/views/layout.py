"""Where boxes that are tied to each other stand on a board: the same boxes and ties always stand in the same places.

Each cluster is spread so that distances follow the ties (stress majorization), pushed apart until no two boxes touch, and
mended where ties cross or run behind a box; then the clusters are set in rows, the greatest first. Only arithmetic and
square roots are used, so that every machine comes to the same whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from math import inf, sqrt
from typing import Final, NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]
_Lines: TypeAlias = Sequence[tuple[int, int]]

UNIT: Final = 88.0
"""How far apart two who are closely tied are to stand, in pixels of height."""
STRETCH: Final = 1.6
"""How much wider than high a cluster is drawn: names are wide."""
GAP: Final = (26.0, 30.0)
"""The least room between two boxes, side by side and one above the other."""
WORDS: Final = 84.0
"""The room between two that are tied and stand side by side: enough for what ties them to be read."""
MARGIN: Final = 28
ASPECT: Final = 1.7
_ROUNDS: Final = 60
_STILL: Final = 1.0
"""Pixels: when nothing moves further than this, all has found its place."""
_PUSHES: Final = 120
_TRIES: Final = 700
"""Places tried in mending one board: enough for what can be read, and bounded."""
_CROSSING, _BEHIND, _LENGTH = 100.0, 130.0, 0.12
_RING: Final = tuple((x / 10, y / 10) for x, y in ((10, 0), (7, 7), (0, 10), (-7, 7), (-10, 0), (-7, -7), (0, -10), (7, -7)))


class Tied(NamedTuple):
    """Two boxes by their number, and how far apart they are to stand, 1 being close."""

    one: int
    other: int
    distance: float


class Placed(NamedTuple):
    """The middle of every box, and the size of the board."""

    points: list[tuple[int, int]]
    width: int
    height: int


def arrange(sizes: Sequence[Point], ties: Sequence[Tied], middle: int = 0) -> Placed:
    """Place boxes of these sizes, the weightiest first; `middle` is the one its cluster is drawn around."""
    clusters = _clusters(len(sizes), ties)
    clusters.sort(key=lambda c: (middle not in c, -len(c), c[0]))
    tries = _TRIES
    drawn: list[tuple[list[int], list[Point]]] = []
    for cluster in clusters:
        inside = [tie for tie in ties if tie.one in cluster]
        points = _spread(cluster, inside, middle if middle in cluster else cluster[0])
        points = {node: (x * STRETCH, y) for node, (x, y) in points.items()}
        _push(points, sizes, {frozenset(tie[:2]) for tie in inside})
        if len(cluster) > 3:
            tries = _mend(points, sizes, inside, tries)
        drawn.append((cluster, [points[node] for node in cluster]))
    return _packed(drawn, sizes)


def _clusters(count: int, ties: Iterable[Tied]) -> list[list[int]]:
    head = list(range(count))

    def find(node: int) -> int:
        while head[node] != node:
            node = head[node]
        return node

    for tie in ties:
        early, late = sorted((find(tie.one), find(tie.other)))
        head[late] = early
    found: dict[int, list[int]] = {}
    for node in range(count):
        found.setdefault(find(node), []).append(node)
    return list(found.values())


def _spread(cluster: Sequence[int], ties: Sequence[Tied], middle: int) -> dict[int, Point]:
    """Points whose distances are as near as can be to the lengths of the ways between them."""
    ways = _ways(cluster, ties)
    points = _rings(cluster, ties, middle)
    pulls = {a: [(b, ways[a][b], 1 / ways[a][b] ** 2) for b in cluster if a != b] for a in cluster}
    totals = {a: sum(weight for _, _, weight in pulls[a]) for a in cluster}
    for _ in range(_ROUNDS):
        moved = 0.0
        for node in cluster:
            if node == middle and len(cluster) > 2:
                continue
            x, y = points[node]
            sum_x = sum_y = 0.0
            for other, way, weight in pulls[node]:
                to_x, to_y = points[other]
                dx, dy = x - to_x, y - to_y
                wanted = way / (sqrt(dx * dx + dy * dy) or 1.0)
                sum_x += weight * (to_x + dx * wanted)
                sum_y += weight * (to_y + dy * wanted)
            if totals[node]:
                points[node] = (sum_x / totals[node], sum_y / totals[node])
                moved = max(moved, abs(points[node][0] - x), abs(points[node][1] - y))
        if moved < _STILL:
            break
    return points


def _neighbours(cluster: Sequence[int], ties: Sequence[Tied]) -> dict[int, dict[int, float]]:
    out: dict[int, dict[int, float]] = {node: {} for node in cluster}
    for tie in ties:
        nearer = min(tie.distance, out[tie.one].get(tie.other, tie.distance))
        out[tie.one][tie.other] = out[tie.other][tie.one] = nearer
    return out


def _ways(cluster: Sequence[int], ties: Sequence[Tied]) -> dict[int, dict[int, float]]:
    """The length of the shortest way between any two, in pixels; who has many ties needs room around."""
    near = _neighbours(cluster, ties)
    crowd = {node: sqrt(max(len(near[node]), 3) / 3) for node in cluster}
    far: dict[int, dict[int, float]] = {}
    for start in cluster:
        reached = {start: 0.0}
        todo = [start]
        while todo:
            node = todo.pop(0)
            for other, distance in near[node].items():
                length = reached[node] + distance * UNIT * max(crowd[node], crowd[other])
                if length < reached.get(other, length + 1):
                    reached[other] = length
                    todo.append(other)
        far[start] = reached
    return far


def _rings(cluster: Sequence[int], ties: Sequence[Tied], middle: int) -> dict[int, Point]:
    """Where to start from: the middle one, and around it ring by ring those reached over it, each branch together."""
    near = _neighbours(cluster, ties)
    depth = {middle: 0}
    parents: dict[int, list[int]] = {node: [] for node in cluster}
    todo = [middle]
    for node in todo:
        for other in sorted(near[node]):
            if other not in depth:
                depth[other] = depth[node] + 1
                parents[node].append(other)
                todo.append(other)
    order: list[int] = []
    stack = [middle]
    while stack:
        node = stack.pop()
        order.append(node)
        stack += reversed(parents[node])
    turn = {node: _around(n / max(len(order) - 1, 1)) for n, node in enumerate(order[1:])}
    turn[middle] = (0.0, 0.0)
    return {node: (turn[node][0] * depth[node] * UNIT, turn[node][1] * depth[node] * UNIT) for node in cluster}


def _around(share: float) -> Point:
    """A point of the unit circle, a share of the way around it from the left; a square root is the same on every machine."""
    quarter, rest = divmod(share * 4, 1.0)
    x, y = 1 - rest, rest
    length = sqrt(x * x + y * y)
    x, y = x / length, y / length
    return [(-x, -y), (y, -x), (x, y), (-y, x)][int(quarter) % 4]


def _push(points: dict[int, Point], sizes: Sequence[Point], tied: AbstractSet[frozenset[int]]) -> None:
    """Move boxes apart, the shorter way, until none touch."""
    nodes = list(points)
    for _ in range(_PUSHES):
        touching = False
        for n, one in enumerate(nodes):
            for other in nodes[n + 1 :]:
                room = WORDS if frozenset((one, other)) in tied else GAP[0]
                over_x, over_y = _overlap(points[one], points[other], sizes[one], sizes[other], room)
                if over_x <= 0 or over_y <= 0:
                    continue
                touching = True
                (ax, ay), (bx, by) = points[one], points[other]
                if over_x < over_y * STRETCH:
                    move = over_x / 2 + 0.5 if ax <= bx else -over_x / 2 - 0.5
                    points[one], points[other] = (ax - move, ay), (bx + move, by)
                else:
                    move = over_y / 2 + 0.5 if ay <= by else -over_y / 2 - 0.5
                    points[one], points[other] = (ax, ay - move), (bx, by + move)
        if not touching:
            return
    _line_up(points, sizes)


def _line_up(points: dict[int, Point], sizes: Sequence[Point]) -> None:
    """What cannot be pushed apart in time is set in rows from top to bottom, so that nothing lies on anything else."""
    row: list[int] = []
    y = 0.0
    for node in sorted(points, key=lambda n: (points[n][1], points[n][0], n)):
        row.append(node)
        if len(row) * len(row) >= len(points) or node == max(points, key=lambda n: (points[n][1], points[n][0], n)):
            x = 0.0
            for inside in sorted(row, key=lambda n: (points[n][0], n)):
                x += sizes[inside][0] / 2
                points[inside] = (x, y)
                x += sizes[inside][0] / 2 + GAP[0]
            y += max(sizes[inside][1] for inside in row) + GAP[1]
            row = []


def _overlap(one: Point, other: Point, size: Point, other_size: Point, room: float = GAP[0]) -> Point:
    """How far two boxes reach into each other's room, each way."""
    return (
        (size[0] + other_size[0]) / 2 + room - abs(one[0] - other[0]),
        (size[1] + other_size[1]) / 2 + GAP[1] - abs(one[1] - other[1]),
    )


def _mend(points: dict[int, Point], sizes: Sequence[Point], ties: Sequence[Tied], tries: int) -> int:
    """Try other places for boxes whose ties cross others or run behind boxes, and keep the better ones."""
    lines = sorted({(tie.one, tie.other) for tie in ties})
    nodes = list(points)
    for _ in range(3):
        better = False
        for node in nodes:
            mine = [line for line in lines if node in line]
            cost = _cost(node, points, sizes, lines, mine)
            if cost < _CROSSING:
                continue
            for place in _places(node, points, mine):
                if tries <= 0:
                    return 0
                tries -= 1
                here = points[node]
                points[node] = place
                touches = any(min(_overlap(place, points[o], sizes[node], sizes[o])) > 0 for o in nodes if o != node)
                now = cost if touches else _cost(node, points, sizes, lines, mine, cost)
                if now < cost - 1:
                    cost, better = now, True
                else:
                    points[node] = here
        if not better:
            break
    return tries


def _places(node: int, points: dict[int, Point], mine: _Lines) -> list[Point]:
    """Places around the middle of those a box is tied to, and around where it is."""
    tied = [points[a if b == node else b] for a, b in mine]
    x, y = sum(p[0] for p in tied) / len(tied), sum(p[1] for p in tied) / len(tied)
    here = points[node]
    return [
        (at[0] + dx * reach * STRETCH, at[1] + dy * reach)
        for at, reach in (((x, y), UNIT), ((x, y), UNIT * 1.8), (here, UNIT))
        for dx, dy in _RING
    ]


def _cost(
    node: int, points: dict[int, Point], sizes: Sequence[Point], lines: _Lines, mine: _Lines, limit: float = inf
) -> float:
    """What the eye pays for a box where it stands: its ties' length, what they cross, and what lies behind what.

    Counting stops at the limit, from which on it does not matter how much it is.
    """
    cost = 0.0
    for a, b in mine:
        (ax, ay), (bx, by) = points[a], points[b]
        cost += _LENGTH * sqrt((ax - bx) ** 2 + (ay - by) ** 2)
    box, size = points[node], sizes[node]
    for c, d in lines:
        if c != node and d != node and _behind(points[c], points[d], box, size):
            cost += _BEHIND
    for a, b in mine:
        start, end = points[a], points[b]
        for c, d in lines:
            if c not in (a, b) and d not in (a, b) and crosses(start, end, points[c], points[d]):
                cost += _CROSSING
        if cost >= limit:
            return cost
        for other, place in points.items():
            if other not in (a, b) and _behind(start, end, place, sizes[other]):
                cost += _BEHIND
        if cost >= limit:
            return cost
    return cost


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the lines from a to b and from c to d cross."""
    x, y = b[0] - a[0], b[1] - a[1]
    if (x * (c[1] - a[1]) - y * (c[0] - a[0])) * (x * (d[1] - a[1]) - y * (d[0] - a[0])) >= 0:
        return False
    x, y = d[0] - c[0], d[1] - c[1]
    return (x * (a[1] - c[1]) - y * (a[0] - c[0])) * (x * (b[1] - c[1]) - y * (b[0] - c[0])) < 0


def _behind(a: Point, b: Point, box: Point, size: Point) -> bool:
    """Whether the line from a to b runs behind a box."""
    (ax, ay), (bx, by), (x, y) = a, b, box
    half_x, half_y = size[0] / 2 + 4, size[1] / 2 + 4
    if (ax < x - half_x and bx < x - half_x) or (ax > x + half_x and bx > x + half_x):
        return False
    if (ay < y - half_y and by < y - half_y) or (ay > y + half_y and by > y + half_y):
        return False
    dx, dy = bx - ax, by - ay
    reach = abs(dx) * half_y + abs(dy) * half_x
    return abs(dx * (y - ay) - dy * (x - ax)) < reach


def _packed(drawn: Sequence[tuple[list[int], list[Point]]], sizes: Sequence[Point]) -> Placed:
    """Clusters in rows, none wider than the greatest or than the shape of the board asks for."""
    boxes = [_bounds(cluster, points, sizes) for cluster, points in drawn]
    area = sum((right - left + GAP[0]) * (bottom - top + GAP[1]) for left, top, right, bottom in boxes)
    widest = max([right - left for left, _, right, _ in boxes] + [sqrt(area * ASPECT)], default=0.0)
    placed: dict[int, tuple[int, int]] = {}
    x = y = float(MARGIN)
    row = reach = 0.0
    for (cluster, points), (left, top, right, bottom) in zip(drawn, boxes, strict=True):
        if x > MARGIN and x - MARGIN + right - left > widest:
            x, y, row = float(MARGIN), y + row + GAP[1], 0.0
        for node, (at_x, at_y) in zip(cluster, points, strict=True):
            placed[node] = (round(at_x - left + x), round(at_y - top + y))
        x += right - left
        reach = max(reach, x)
        x += GAP[0]
        row = max(row, bottom - top)
    return Placed([placed[n] for n in range(len(sizes))], round(reach) + MARGIN, round(y + row) + MARGIN)


def _bounds(cluster: Sequence[int], points: Sequence[Point], sizes: Sequence[Point]) -> tuple[float, float, float, float]:
    left = min(p[0] - sizes[n][0] / 2 for n, p in zip(cluster, points, strict=True))
    top = min(p[1] - sizes[n][1] / 2 for n, p in zip(cluster, points, strict=True))
    right = max(p[0] + sizes[n][0] / 2 for n, p in zip(cluster, points, strict=True))
    bottom = max(p[1] + sizes[n][1] / 2 for n, p in zip(cluster, points, strict=True))
    return left, top, right, bottom
