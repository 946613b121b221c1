"""Positions as people type them, and errors that tell nothing of what comes after."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.errors import PositionError
from previously.positions import parse, suggest


class Label(msgspec.Struct, frozen=True):
    ordinal: int
    id: str
    title: str


NAMES = [
    ("front", ""),
    ("S01E01", "The Mill"),
    ("S01E02", "A Long Rain"),
    ("S02E01", "The River"),
    ("S02E02", "Secret Wedding"),
    ("S02E03", "The Murder of Vale"),
]
PARTS = [Label(n, name, title) for n, (name, title) in enumerate(NAMES)]
BOOK = [
    Label(n, name, title)
    for n, (name, title) in enumerate(
        [
            ("prologue", "Prologue"),
            ("book1.chapter1", "I"),
            ("book1.chapter2", "II"),
            ("book2.chapter1", "I"),
            ("book2.chapter12", ""),
        ]
    )
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("S02E02", 4),
        ("s2e2", 4),
        ("2x02", 4),
        ("S02 E02", 4),
        ("2.02", 4),
        ("Season 2, Episode 2", 4),
        ("E3", 5),
        ("3", 5),
        ("season 1", 2),
        ('"A Long Rain"', 2),
        ("a long rain", 2),
        ("a long rian", 2),
        ("start", 0),
        ("end", 5),
        ("front", 0),
    ],
)
def test_an_episode(typed: str, meant: int) -> None:
    assert parse(typed, PARTS, None) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chapter 12", 4),
        ("ch12", 4),
        ("Chapter XII", 4),
        ("book 2 chapter 1", 3),
        ("book2.chapter1", 3),
        ("book 1", 2),
        ("prologue", 0),
    ],
)
def test_a_chapter(typed: str, meant: int) -> None:
    assert parse(typed, BOOK, None) == meant


def test_a_season_by_its_letter() -> None:
    """ "S02" is the second of a story told by the season, and the end of that season of one told by the episode."""
    seasons = [Label(n, f"season{n + 1}", "") for n in range(3)]
    assert parse("S02", seasons, None) == 1
    assert parse("s2", PARTS, None) == parse("season 2", PARTS, None)


def test_what_may_be_several_names_those_the_reader_knows() -> None:
    with pytest.raises(PositionError, match=r"S01E01.*S02E01"):
        parse("E1", PARTS, 4)
    assert parse("E1", PARTS, 2) == 1


@given(
    st.one_of(st.text(max_size=15), st.sampled_from(["S09E09", "E99", "Secret Weding", "the murder", "chapter 7", "E1"])),
    st.integers(0, 5),
)
def test_errors_and_suggestions_tell_nothing_later(typed: str, reader: int) -> None:
    """What fails reads the same whether or not anything follows the reader's part."""
    seen = PARTS[: reader + 1]
    assert suggest(typed, PARTS, reader) == suggest(typed, seen, reader)
    try:
        parse(typed, PARTS, reader)
    except PositionError as error:
        with pytest.raises(PositionError) as other:
            parse(typed, seen, reader)
        assert str(other.value) == str(error)
        assert not any(part.title in str(error) for part in PARTS[reader + 1 :])


def test_nothing_is_named_to_a_reader_of_unknown_position() -> None:
    with pytest.raises(PositionError) as error:
        parse("S09E01", PARTS, None)
    assert "S01E01" not in str(error.value)
    assert suggest("", PARTS, None) == ["start", "end"]


def test_episodes_without_a_season_are_those_of_whichever_season_is_asked_for() -> None:
    """Where headings say "Episode 2" and no more, S01E02 means it, and so does S03E02; a season named is another."""
    parts = [Label(0, "E01", ""), Label(1, "E02", "")]
    assert parse("S01E02", parts, None) == parse("1x02", parts, None) == parse("S03E02", parts, None) == 1
    parts += [Label(2, "S04E01", ""), Label(3, "E03", "")]
    assert parse("S04E01", parts, None) == 2
    with pytest.raises(PositionError):
        parse("S03E03", parts, None)
