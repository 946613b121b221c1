"""The board: who is on it, what it says of them, and that it can be read."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from previously import wire
from previously.errors import UnknownNameError
from previously.fold import fold
from previously.lettering import shortened, width
from previously.model import RelationType
from previously.views import layout
from previously.views.board import MOST, MOST_AROUND, Board, board
from previously.views.layout import Tied, arrange
from tests.builders import Writer, cut, lighthouse
from tests.test_laws import ACT, PARTS, write


def overlaps(shown: Board) -> list[tuple[str, str]]:
    """Boxes that lie on one another, or reach over the edge."""
    found = []
    for n, one in enumerate(shown.nodes):
        assert one.width / 2 <= one.x <= shown.width - one.width / 2
        assert one.height / 2 <= one.y <= shown.height - one.height / 2
        for other in shown.nodes[n + 1 :]:
            beside = abs(one.x - other.x) >= (one.width + other.width) / 2
            if not beside and abs(one.y - other.y) < (one.height + other.height) / 2:
                found.append((one.name, other.name))
    return found


def test_it_says_who_is_what_to_whom() -> None:
    """Mara and Tobias were together until E3; Dray is dead; the company is a box as well."""
    shown = board(fold(lighthouse().prefix()))
    names = {node.id: node.name for node in shown.nodes}
    ties = {(names[e.source], e.type, names[e.target], e.since, e.until) for e in shown.edges}
    assert ("Mara Quill", "romantic", "Tobias Fenn", "E2", "E3") in ties
    assert {node.name: node.life for node in shown.nodes}["Dray"] == "dead"
    assert {node.kind for node in shown.nodes} == {"character", "organisation"}
    assert all(edge.evidence and edge.facts for edge in shown.edges)


def test_a_doubtful_death_is_shown_as_one() -> None:
    w = Writer()
    w.part("E1", "{Ann=e1} leaves. {Ann=e1} visits {her=e1} friend {Bo=e2}. {Bo=e2} may have drowned.")
    w.relation("friend", "e1", "e2", "her friend Bo")
    w.state("e2", "life", "dead", "Bo may have drowned", confidence=0.6)
    assert {node.name: node.life for node in board(fold(w.prefix())).nodes} == {"Ann": "alive", "Bo": "uncertain"}


def test_around_one_figure_stand_those_tied_to_it() -> None:
    state = fold(lighthouse().prefix())
    shown = board(state, about="Tobias")
    assert shown.about is not None and shown.about.name == "Tobias Fenn"
    assert {node.name for node in shown.nodes} == {"Tobias Fenn", "Mara Quill"}
    with pytest.raises(UnknownNameError):
        board(state, about="Nobody")


def test_families_and_bodies_are_circles() -> None:
    """Three of a family, two of a firm; the one who left the firm is in its circle no more."""
    w = Writer()
    w.type("e5", "ORG")
    w.part(
        "E1",
        "{Ann=e1} is {Bo=e2}'s mother. {Ann=e1} is {Cob=e3}'s mother. {Bo=e2} works for {Pell Mills=e5}. {Dee=e4} works for "
        "{Pell Mills=e5}. {Dee=e4} leaves {Pell Mills=e5}.",
    )
    w.relation("parent", "e1", "e2", "Ann is Bo's mother")
    w.relation("parent", "e1", "e3", "Ann is Cob's mother")
    w.relation("works_for", "e2", "e5", "Bo works for Pell Mills")
    w.relation("works_for", "e4", "e5", "Dee works for Pell Mills")
    w.relation("works_for", "e4", "e5", "Dee leaves Pell Mills", ends=True)
    circles = [(c.of.name if c.of else None, set(c.members)) for c in board(fold(w.prefix())).circles]
    assert circles == [(None, {"e1", "e2", "e3"}), ("Pell Mills", {"e2"})]


def test_nobody_and_somebody() -> None:
    w = Writer()
    assert board(fold(w.prefix())).nodes == ()
    w.part("E1", " ".join(f"{{Ann=e1}} runs {n} miles." for n in range(7)))
    shown = board(fold(w.prefix()))
    assert [node.name for node in shown.nodes] == ["Ann"]
    assert overlaps(shown) == []


KINDS: tuple[RelationType, ...] = ("friend", "sibling", "adversary")


def crowd(people: int, names: tuple[str, ...] = ("Aa{}",)) -> Writer:
    """Everybody is tied to the one before, and to the one of half their number."""
    w = Writer("A Crowd")
    called = [names[n % len(names)].format(n) for n in range(people)]
    tied = [(n, m) for n in range(1, people) for m in {n - 1, n // 2}]
    w.part("E1", " ".join(f"{{{called[a]}=e{a}}} meets {{{called[b]}=e{b}}} at spot{n}." for n, (a, b) in enumerate(tied)))
    for n, (a, b) in enumerate(tied):
        w.relation(KINDS[n % 3], f"e{a}", f"e{b}", f"meets {called[b]} at spot{n}")
    return w


def test_three_hundred_people_take_bounded_time_and_room() -> None:
    """The board shows as many as can be read, and says how many it leaves out."""
    state = fold(crowd(300).prefix())
    board(fold(crowd(3).prefix()))
    started = time.perf_counter()
    shown = board(state)
    assert time.perf_counter() - started < 2
    assert (len(shown.nodes), shown.left_out) == (MOST, 300 - MOST)
    assert overlaps(shown) == []
    assert len(board(state, about="e1").nodes) <= MOST_AROUND


def test_names_in_every_script_have_room() -> None:
    """Wide letters need more room than narrow ones, and long names are cut."""
    shown = board(
        fold(crowd(24, ("Ильин{}", "李小龙{}", "Aaaaaaaaaaaaaaaaaaaaaaaaaaaa Bbbbbbbbbbbbbbbbbb{}", "محمد{}")).prefix())
    )
    assert overlaps(shown) == []
    long = next(node for node in shown.nodes if node.name.startswith("Aaaa"))
    assert long.label.endswith("…") and long.name != long.label
    assert width("李小龙", 10) > width("lil", 10)


@given(st.text(max_size=40), st.integers(0, 200))
def test_a_cut_name_fits(text: str, room: int) -> None:
    cut_short = shortened(text, 12, room)
    assert cut_short == text or width(cut_short, 12) <= max(room, width("…", 12))


@settings(max_examples=60, deadline=None)
@given(PARTS, st.lists(ACT, max_size=3), st.integers(1, 3))
def test_what_comes_later_moves_nobody(parts: list[Any], acts: list[Any], at: int) -> None:
    """Law 2 for places; and no two boxes touch."""
    at = min(at, len(parts) - 1)
    longer = write(parts, acts)
    shorter = Writer()
    shorter.parts = longer.parts[:at]
    shorter.facts = list(cut(longer.story, longer.facts, at).facts)
    board(fold(longer.prefix()))
    shown = board(fold(longer.prefix(at)))
    assert wire.to_json(shown) == wire.to_json(board(fold(shorter.prefix())))
    assert overlaps(shown) == []


TIES = st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29), st.sampled_from((1.0, 1.3, 1.9))), max_size=60)


@settings(max_examples=25, deadline=None)
@given(TIES, st.lists(st.tuples(st.integers(20, 190), st.integers(20, 40)), min_size=30, max_size=30))
def test_boxes_never_touch_whatever_ties_them(ties: list[tuple[int, int, float]], sizes: list[tuple[int, int]]) -> None:
    placed = arrange(sizes, [Tied(a, b, d) for a, b, d in ties if a != b])
    for n, (x, y) in enumerate(placed.points):
        for m, (to_x, to_y) in enumerate(placed.points[:n]):
            beside = abs(x - to_x) >= (sizes[n][0] + sizes[m][0]) / 2
            assert beside or abs(y - to_y) >= (sizes[n][1] + sizes[m][1]) / 2


def test_a_ring_and_a_star_are_drawn_without_crossings() -> None:
    """What can be drawn plainly is."""
    for ties in ([Tied(n, (n + 1) % 9, 1.0) for n in range(9)], [Tied(0, n, 1.0) for n in range(1, 9)]):
        at = arrange([(90, 30)] * 9, ties).points
        lines = [(at[t.one], at[t.other]) for t in ties]
        assert not any(layout.crosses(*a, *b) for n, a in enumerate(lines) for b in lines[:n] if not {*a} & {*b})
