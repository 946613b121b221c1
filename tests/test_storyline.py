"""The storyline: what its lines show, and the law that the past is never drawn again."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.speed import EXAMPLE
from previously import wire
from previously.book import Book
from previously.fold import fold
from previously.text import Prefix
from previously.views import lanes
from previously.views.storyline import MOST, Line, Storyline, storyline
from tests.builders import Writer, cut, lighthouse
from tests.test_laws import ACT, PARTS, Act, Sentence, write


def _told(who: str, whom: str, word: int, other: int, told: str = "event") -> Any:
    return Sentence(who=who, whom=whom, word=word, other=other, verb="kills", told=told, tie="spouse", sure=1.0)


ONE_AND_AT_REST = (
    [
        [_told("e1", "e5", 0, 1), _told("e5", "e1", 1, 0, "reveal"), _told("e1", "e1", 1, 4, "reveal")],
        [_told("e1", "e3", 0, 0), _told("e1", "e3", 4, 0), _told("e1", "e1", 0, 0), _told("e2", "e3", 2, 0)],
        [_told("e1", "e1", 2, 0), _told("e5", "e5", 0, 1), _told("e3", "e1", 1, 0), _told("e3", "e5", 0, 0)],
        [_told("e1", "e1", 0, 0)],
    ],
    [
        Act(action="merge", one="e1", other="e2", nth=0, placed=2),
        Act(action="retract", one="e1", other="e1", nth=0, placed=None),
        Act(action="retract", one="e1", other="e1", nth=5, placed=None),
    ],
)
"""Two who turn out to be one in the part in which their line stops."""


def view(prefix: Prefix) -> Storyline:
    return storyline(prefix, fold(prefix))


def column(shown: Storyline, n: int) -> Any:
    """All that a picture shows of its nth part: the lines that run, where, what happens to them, who meets."""
    part = shown.columns[n].part
    lines = [
        (line.id, line.first_name, [p for p in line.points if p.part == part], [m for m in line.marks if m.part == part])
        for line in shown.lines
    ]
    return shown.columns[n], [line for line in lines if line[2] or line[3]]


def line(shown: Storyline, id: str) -> Line:
    return next(x for x in shown.lines if x.id == id)


def marks(shown: Storyline, id: str) -> list[tuple[str, str]]:
    return [(m.part, m.what) for m in line(shown, id).marks]


@settings(max_examples=120, deadline=None)
@given(PARTS, st.lists(ACT, max_size=3))
@example(*ONE_AND_AT_REST)
def test_moving_on_adds_columns_and_changes_none(parts: list[Any], acts: list[Any]) -> None:
    """Column k is the same at every position from k on, whoever turns out to matter, to be one, or to be dead later.

    Only what people corrected for the whole story may reach back, so the corrections here all have their place, a split's
    not before the words that it is about.
    """
    last = len(parts) - 1
    w = write(
        parts, [msgspec.structs.replace(a, placed=last if a.action == "split" else min(a.placed or 0, last)) for a in acts]
    )
    whole = view(w.prefix())
    for k in range(1, len(w.parts)):
        then = view(w.prefix(k))
        for n in range(k):
            assert column(then, n) == column(whole, n)


@settings(max_examples=80, deadline=None)
@given(PARTS, st.lists(ACT, max_size=3), st.integers(1, 3))
def test_what_comes_later_changes_nothing(parts: list[Any], acts: list[Any], at: int) -> None:
    """Law 2: cut the log after part k, or never write more than k parts, and the bytes are the same."""
    at = min(at, len(parts) - 1)
    longer = write(parts, acts)
    shorter = Writer()
    shorter.parts = longer.parts[:at]
    shorter.facts = list(cut(longer.story, longer.facts, at).facts)
    assert wire.to_json(view(longer.prefix(at))) == wire.to_json(view(shorter.prefix()))


@settings(max_examples=60, deadline=None)
@given(PARTS, st.lists(ACT, max_size=3))
def test_no_two_lines_run_in_one_place(parts: list[Any], acts: list[Any]) -> None:
    """Unless they become one there; and those who meet stand side by side with nobody between them."""
    shown = view(write(parts, acts).prefix())
    for n, part in enumerate(shown.columns):
        slots: dict[int, list[str]] = {}
        for id, _, points, _ in column(shown, n)[1]:
            for point in points:
                slots.setdefault(point.slot, []).append(id)
        for ids in slots.values():
            assert len(ids) == 1 or sum(line(shown, id).into is not None for id in ids) == len(ids) - 1
        for meeting in part.meetings:
            taken = sorted(slot for slot, ids in slots.items() if {*ids} & {*meeting.lines})
            assert taken == list(range(taken[0], taken[-1] + 1, lanes.NEAR))
            assert not [slot for slot in slots if taken[0] < slot < taken[-1] and slot not in taken]
            assert meeting.evidence


def test_the_past_of_a_story_read_from_its_text_is_never_drawn_again(tmp_path: Path) -> None:
    """The bundled story, really read: names, deaths, a reveal, and every column as it was when it was the last."""
    with Book.read(EXAMPLE, into=tmp_path / "example.story") as book:
        moments = [book.at(n) for n in range(len(book.parts_index()))]
    pictures = [moment.storyline() for moment in moments]
    whole = pictures[-1]
    assert any(mark.what == "is revealed" for line in whole.lines for mark in line.marks)
    assert whole.lines and all(line.points for line in whole.lines)
    for k, then in enumerate(pictures):
        assert [column(then, n) for n in range(k + 1)] == [column(whole, n) for n in range(k + 1)]


def test_a_line_begins_meets_is_revealed_and_ends() -> None:
    """Mara and the stranger meet in E1; in E3 he is said to be Ewan; Dray dies in E4."""
    shown = view(lighthouse().prefix())
    assert marks(shown, "e1")[0] == ("E1", "begins")
    assert ("E3", "is revealed") in marks(shown, "e4")
    assert line(shown, "e4").first_name == "a hooded stranger"
    assert line(shown, "e4").who.name == "Ewan Quill"
    assert marks(shown, "e3")[-1] == ("E4", "dies")
    assert any({"e1", "e4"} <= {*meeting.lines} for meeting in shown.columns[1].meetings)


def test_before_the_reveal_the_stranger_has_no_name() -> None:
    assert b"Ewan" not in wire.to_json(view(lighthouse().prefix(3)))


def two_lives() -> Writer:
    """Ann meets a masked man and, elsewhere, Bo; the masked man is Bo; a doubtful death, then a sure one, then she lives."""
    w = Writer()
    w.part("E1", "{Ann=e1} fights {the masked man=e2}. {Ann=e1} meets {Bo=e3}. {Bo=e3} sees {the masked man=e2}.")
    w.event("fight", "fights", ["e1"], ["e2"])
    w.event("meet", "meets", ["e1"], ["e3"])
    w.event("see", "sees", ["e3"], ["e2"])
    w.part("E2", "{The masked man=e2} is {Bo=e3}. {Ann=e1} sees {Bo=e3}.")
    w.reveal("e2", "e3", "The masked man is Bo")
    w.event("see", "sees", ["e1"], ["e3"])
    w.part("E3", "{Bo=e3} buries {Ann=e1}.")
    w.state("e1", "life", "dead", "Bo buries Ann", confidence=0.6)
    w.part("E4", "{Bo=e3} shoots {Ann=e1}.")
    w.state("e1", "life", "dead", "Bo shoots Ann", by=["e3"])
    w.part("E5", "{Bo=e3} weeps.")
    w.event("weep", "weeps", ["e3"])
    w.part("E6", "{Ann=e1} rises, and {Bo=e3} sees {Ann=e1}.")
    w.state("e1", "life", "alive", "Ann rises")
    w.event("see", "sees", ["e3"], ["e1"])
    return w


def test_two_lines_become_one_where_the_story_says_so() -> None:
    shown = view(two_lives().prefix())
    gone, kept = line(shown, "e3"), line(shown, "e2")
    assert gone.into == "e2"
    assert [p.part for p in gone.points] == ["E1", "E2"]
    assert gone.points[-1].slot == kept.points[1].slot
    assert gone.points[0].slot != kept.points[0].slot
    assert [(m.what, m.other, m.name) for m in kept.marks if m.part == "E2"] == [("is revealed", "e3", "Bo")]


def test_a_death_ends_a_line_a_doubtful_one_does_not() -> None:
    shown = view(two_lives().prefix())
    assert marks(shown, "e1")[1:] == [("E3", "may have died"), ("E4", "dies"), ("E6", "returns"), ("E6", "lives")]
    assert [p.part for p in line(shown, "e1").points] == ["E1", "E2", "E3", "E4", "E6"]


def test_a_merge_by_a_person_holds_everywhere_and_a_placed_one_from_its_part_on() -> None:
    """Law 4: what we read wrongly was wrong from the start; what is only known later is only shown later."""
    for placed, expected in ((None, 1), (3, 2)):
        w = lighthouse()
        w.correct("merge", "e1", "e2", placed=placed)
        second = column(view(w.prefix()), 2)[1]
        assert sum(id in ("e1", "e2") for id, *_ in second) == expected


def test_a_story_without_people_has_no_lines() -> None:
    w = Writer()
    assert view(w.prefix()).lines == ()
    w.part("E1", "It rains all day. Nothing stirs.")
    shown = view(w.prefix())
    assert (shown.lines, shown.slots, shown.left_out, len(shown.columns)) == ((), 0, 0, 1)


def crowd(people: int, parts: int, each: int) -> Writer:
    """Every part, a few of many people meet in pairs."""
    w = Writer("A Crowd")
    for n in range(parts):
        names = [(n * 7 + k * 3) % people for k in range(each)]
        pairs = list(zip(names[::2], names[1::2], strict=True))
        w.part(f"E{n}", " ".join(f"{{Aa{a}=e{a}}} meets {{Aa{b}=e{b}}} at spot{k}." for k, (a, b) in enumerate(pairs)))
        for k, (a, b) in enumerate(pairs):
            w.event("meet", f"meets Aa{b} at spot{k}", [f"e{a}"], [f"e{b}"])
    return w


@pytest.mark.parametrize(("people", "parts"), [(300, 60), (40, 200)])
def test_long_and_crowded_stories_take_bounded_time_and_room(people: int, parts: int) -> None:
    """300 characters, or 200 parts: never more lines at once than can be told apart."""
    prefix = crowd(people, parts, 40).prefix()
    state = fold(prefix)
    started = time.perf_counter()
    shown = storyline(prefix, state)
    assert time.perf_counter() - started < 4
    at_once = [sum(bool(points) for _, _, points, _ in column(shown, n)[1]) for n in range(0, parts, 20)]
    assert max(at_once) <= MOST
    assert shown.slots <= MOST * lanes.HOLE


def test_crossings_are_counted_where_the_order_turns() -> None:
    assert lanes.crossings({"a": 0, "b": 1, "c": 2}, {"a": 5, "b": 3, "c": 4}) == 2
    assert lanes.crossings({"a": 0, "b": 1}, {"b": 0, "c": 1}) == 0


SLOTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1)


@given(SLOTS, st.permutations("abcdefgh"), st.integers(1, 8))
def test_who_meets_nobody_new_never_crosses(before: dict[str, int], order: Iterable[str], most: int) -> None:
    """Lines cross for a meeting only: where nobody meets, nobody changes place."""
    apart = {line: slot * 10 + n for n, (line, slot) in enumerate(before.items())}
    blocks = [((line,),) for line in list(order)[:most]]
    after = lanes.place(blocks, apart, {}, frozenset())
    assert lanes.crossings(apart, after) == 0
    assert sorted(after) == sorted(line for ((line,),) in blocks)
