"""The board and the storyline in letters, for a terminal: the same views that are drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from previously.terminal.page import Page, Styled
from previously.terminal.show import NOTHING, header
from previously.wording import tie_words

if TYPE_CHECKING:
    from previously.book import Moment
    from previously.views.board import Board, Node
    from previously.views.relations import RelationEntry
    from previously.views.storyline import Column, Line, Storyline

_LIFE: Final = {"alive": "", "dead": " †", "uncertain": " †?"}
_HOW: Final = {"acts": "•", "there": "·", "away": ""}
_MARKS: Final = {
    "dies": "†",
    "may have died": "?",
    "lives": "!",
    "is revealed": "=",
    "is one": "=",
    "begins": "",
    "returns": "",
}
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_KEY: Final = "A, B meet in that part · • acts · “·” is mentioned · † dies · ? may have died · = turns out to be one with →"
_WIDEST_NAME: Final = 24
_LONGEST_ROW: Final = 100


def show_board(page: Page, moment: Moment, board: Board) -> None:
    """Say who belongs together, then what everybody is to the others."""
    header(page, moment, f"board around {board.about.name}" if board.about else "board")
    page.line()
    if not board.nodes:
        page.line(NOTHING)
        return
    nodes = {node.id: node for node in board.nodes}
    if board.circles:
        page.heading("Belong together")
        for circle in board.circles:
            names = ", ".join(_named(nodes[id]) for id in circle.members)
            page.rows([([(circle.of.name if circle.of else "a family", "dim")], names)])
        page.line()
    tied = {id for edge in board.edges for id in (edge.source, edge.target)}
    page.heading("Ties")
    page.rows(
        ([(_named(node), "name")], " · ".join(_tie(edge, nodes) for edge in board.edges if edge.source == node.id))
        for node in board.nodes
        if any(edge.source == node.id for edge in board.edges)
    )
    alone = [_named(node) for node in board.nodes if node.id not in tied]
    if alone:
        page.line()
        page.line([("No tie told yet: ", "dim"), ", ".join(alone)])
    if board.left_out:
        page.line([(f"{board.left_out} more known so far {'is' if board.left_out == 1 else 'are'} not on it.", "dim")])


def _named(node: Node) -> str:
    return node.name + _LIFE[node.life]


def _tie(edge: RelationEntry, nodes: dict[str, Node]) -> str:
    until = f" until {edge.until}" if edge.until else ""
    return f"{tie_words(edge.type, edge.qualifier)} {nodes[edge.target].name}{until}"


def show_storyline(page: Page, moment: Moment, storyline: Storyline) -> None:
    """A row a character, a column a part; those with the same letter in a column meet there."""
    header(page, moment, "storyline")
    page.line()
    if not storyline.lines:
        page.line(NOTHING)
        return
    seen = {point.part for line in storyline.lines for point in line.points}
    begun = next(n for n, column in enumerate(storyline.columns) if column.part in seen)
    for columns in _bands(storyline.columns[begun:], page.width or _LONGEST_ROW):
        parts = {column.part for column in columns}
        lines = [line for line in storyline.lines if any(p.part in parts and p.how != "away" for p in line.points)]
        if lines:
            head: list[Styled] = [("", ""), *((column.part, "bold") for column in columns)]
            page.table([head, *([_name(line), *(_cell(line, column) for column in columns)] for line in lines)])
            page.line()
    page.line([(_KEY, "dim")])
    if storyline.left_out:
        count = storyline.left_out
        page.line([(f"{count} lesser {'character has' if count == 1 else 'characters have'} no line.", "dim")])


def _bands(columns: Sequence[Column], width: int) -> Iterator[Sequence[Column]]:
    """As many parts at a time as fit beside the names."""
    room = width - _WIDEST_NAME - 4
    start = taken = 0
    for n, column in enumerate(columns):
        wide = max(len(column.part), 2) + 1
        if n > start and taken + wide > room:
            yield columns[start:n]
            start, taken = n, 0
        taken += wide
    yield columns[start:]


def _name(line: Line) -> Styled:
    name = f"{line.first_name} →" if line.into else line.who.name
    return (name if len(name) <= _WIDEST_NAME else name[: _WIDEST_NAME - 1].rstrip() + "…", "name")


def _cell(line: Line, column: Column) -> Styled:
    point = next((point for point in line.points if point.part == column.part), None)
    if point is None:
        return ("", "")
    met = next((n for n, meeting in enumerate(column.meetings) if line.id in meeting.lines), None)
    does = _LETTERS[met % len(_LETTERS)] if met is not None else _HOW[point.how]
    return (does + "".join(_MARKS[mark.what] for mark in line.marks if mark.part == column.part), "")
