"""Where lines run in one column of a storyline, given where they ran in the column before and nothing else.

Few crossings, then straight lines: those who meet lie side by side, the order changes only where a meeting makes it, and a
line leaves its height only where it must. As a column is never looked at again, what follows cannot move it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

Unit: TypeAlias = tuple[str, ...]
"""Lines that run at one height: one line, or those that become one here."""
Block: TypeAlias = tuple[Unit, ...]
"""Units that meet, from top to bottom."""
Pairs: TypeAlias = Mapping[tuple[str, str], float]
"""How much any two have to do with each other; each pair once, the lesser id first."""

NEAR, APART, ALONE = 2, 5, 3
"""Slots between two who meet, between a meeting and its neighbours, and between two who meet nobody."""
HOLE: Final = 9
"""Slots that may stay empty between two neighbours before those below move up."""
LARGEST: Final = 6
"""How many may meet in one meeting: more are several meetings of one part."""
LOOSEST: Final = 0.25
"""How much any two of a meeting must have to do with each other on average."""
_PASSES: Final = 4


def meetings(units: Sequence[Unit], pairs: Pairs) -> list[Block]:
    """Who meets whom: the strongest pairs first, as long as all have to do with each other well enough."""
    blocks: dict[int, list[Unit]] = {n: [unit] for n, unit in enumerate(units)}
    of = {line: n for n, unit in enumerate(units) for line in unit}
    bonds: dict[tuple[int, int], float] = {}
    for (one, other), weight in pairs.items():
        if one in of and other in of and of[one] != of[other]:
            key = (min(of[one], of[other]), max(of[one], of[other]))
            bonds[key] = bonds.get(key, 0.0) + weight
    while best := _strongest(bonds, blocks):
        kept, gone = best
        blocks[kept] += blocks.pop(gone)
        for bond in [bond for bond in bonds if gone in bond]:
            weight = bonds.pop(bond)
            third = bond[1] if bond[0] == gone else bond[0]
            if third != kept:
                key = (min(kept, third), max(kept, third))
                bonds[key] = bonds.get(key, 0.0) + weight
    return [tuple(block) for block in blocks.values()]


def _strongest(bonds: Mapping[tuple[int, int], float], blocks: Mapping[int, Sequence[Unit]]) -> tuple[int, int] | None:
    """The two blocks that have most to do with each other on average, if it is enough for a meeting."""
    found: list[tuple[float, int, int]] = []
    for (one, other), weight in bonds.items():
        sizes = len(blocks[one]), len(blocks[other])
        if sum(sizes) <= LARGEST and weight / (sizes[0] * sizes[1]) >= LOOSEST:
            found.append((-weight / (sizes[0] * sizes[1]), one, other))
    return min(found)[1:] if found else None


def _tie(one: Unit, other: Unit, pairs: Pairs) -> float:
    return sum(pairs.get((a, b) if a < b else (b, a), 0.0) for a in one for b in other)


def place(blocks: Sequence[Block], before: Mapping[str, int], pairs: Pairs, idle: frozenset[str]) -> dict[str, int]:
    """The slot of every line in a column; `before` are the slots of the one before, `idle` the lines nothing happens to."""
    ordered = [_inside(block, before, pairs) for block in blocks]
    ordered = _untangled(ordered, before) if before else _chained(ordered, pairs)
    return _settled(ordered, before, idle)


def crossings(before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """How often lines cross between two columns: pairs whose order is turned round."""
    both = [line for line in after if line in before]
    return sum((before[a] - before[b]) * (after[a] - after[b]) < 0 for n, a in enumerate(both) for b in both[n + 1 :])


def _inside(block: Block, before: Mapping[str, int], pairs: Pairs) -> Block:
    """The units of a meeting in the order they come from; whoever is new stands beside those it has most to do with."""
    old = sorted((u for u in block if _heights(u, before)), key=lambda u: _mean(_heights(u, before)))
    new = [u for u in block if u not in old]
    if not old:
        return tuple(unit for (unit,) in _chained([(u,) for u in new], pairs))
    for unit in new:
        upper = sum(_tie(unit, other, pairs) for other in old[: len(old) // 2])
        lower = sum(_tie(unit, other, pairs) for other in old[len(old) // 2 :])
        old.insert(0 if upper > lower else len(old), unit)
    return tuple(old)


def _heights(unit: Unit, before: Mapping[str, int]) -> list[int]:
    return [before[line] for line in unit if line in before]


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values)


def _chained(blocks: Sequence[Block], pairs: Pairs) -> list[Block]:
    """Blocks that nothing came before, in a row: the large ones in the middle, where most will come to and go from.

    Each stands at the end of the row that it has more to do with, or at either in turn.
    """

    def bond(one: Block, other: Block) -> float:
        return sum(_tie(a, b, pairs) for a in one for b in other)

    row: list[Block] = []
    for block in sorted(blocks, key=len, reverse=True):
        upper, lower = (bond(block, row[0]), bond(block, row[-1])) if row else (0.0, 0.0)
        above = upper > lower or (upper == lower and len(row) % 2 == 1)
        row.insert(0 if above else len(row), block)
    return row


def _untangled(blocks: Sequence[Block], before: Mapping[str, int]) -> list[Block]:
    """The order of blocks with few crossings: by their middle, then each moved to where it crosses least; new ones below."""
    heights = [[h for unit in block for h in _heights(unit, before)] for block in blocks]
    old = sorted((n for n in range(len(blocks)) if heights[n]), key=lambda n: (_mean(heights[n]), n))
    above = {(i, j): _turned(heights[i], heights[j]) for i in old for j in old if i != j}
    for _ in range(_PASSES):
        moved = False
        for n in old:
            at = old.index(n)
            rest = old[:at] + old[at + 1 :]
            cost = [0]
            for other in rest:
                cost.append(cost[-1] + above[other, n] - above[n, other])
            least = min(range(len(cost)), key=lambda to: (cost[to], abs(to - at)))
            if cost[least] < cost[at]:
                old, moved = [*rest[:least], n, *rest[least:]], True
        if not moved:
            break
    return [blocks[n] for n in (*old, *(n for n in range(len(blocks)) if not heights[n]))]


def _turned(upper: Sequence[int], lower: Sequence[int]) -> int:
    """How many crossings it makes to have one block above another."""
    return sum(a > b for a in upper for b in lower)


def _settled(blocks: Sequence[Block], before: Mapping[str, int], idle: frozenset[str]) -> dict[str, int]:
    """Slots in a given order, as near as can be to those before: the sum of the moves is the least there is."""
    offsets: list[int] = []
    offset = size = 0
    for block in blocks:
        offset += 0 if not offsets else ALONE if len(block) == size == 1 else APART
        offsets.append(offset)
        size = len(block)
        offset += NEAR * (size - 1)
    wishes: list[list[int]] = []
    for block, offset in zip(blocks, offsets, strict=True):
        found: list[int] = []
        for n, unit in enumerate(block):
            weight = 1 if all(line in idle for line in unit) else 2
            found += [height - offset - NEAR * n for height in _heights(unit, before)] * weight
        wishes.append(found)
    slots: dict[str, int] = {}
    below = shift = 0
    for block, offset, level in zip(blocks, offsets, _isotonic(wishes), strict=True):
        slot = level + offset - shift
        if slot - below > HOLE:
            shift += slot - below - HOLE
            slot = below + HOLE
        for n, unit in enumerate(block):
            slots |= dict.fromkeys(unit, slot + NEAR * n)
        below = slot + NEAR * (len(block) - 1)
    return slots


def _isotonic(wishes: Sequence[Sequence[int]]) -> list[int]:
    """Levels from 0 that never fall, with the least sum of distances to what each wishes; no wish goes with the one above."""
    pools: list[tuple[list[int], int]] = []
    for wished in wishes:
        pool, size = sorted(wished), 1
        while pools and (not pool or _median(pools[-1][0]) > _median(pool)):
            above, count = pools.pop()
            pool, size = sorted(above + pool), size + count
            if not pool:
                break
        pools.append((pool, size))
    return [max(_median(pool), 0) for pool, size in pools for _ in range(size)]


def _median(values: Sequence[int]) -> int:
    return values[(len(values) - 1) // 2] if values else 0
