"""How names are taken apart and when two spellings are one: the part of identity that needs no model."""

from __future__ import annotations

import pytest

from previously.reading.names import describe, gender_of_noun, loose_variant, name_key, spelling_variant


@pytest.mark.parametrize(
    ("text", "titles", "tokens", "number", "epithet"),
    [
        ("Ser Alden Marsh", ("ser",), ("alden", "marsh"), "", ""),
        ("Dr. Ines Calder", ("dr",), ("ines", "calder"), "", ""),
        ("King Osric II", ("king",), ("osric",), "ii", ""),
        ("Ivan the Terrible", (), ("ivan", "the", "terrible"), "", "the terrible"),
        ("Calder’s", (), ("calder",), "", ""),
        ("“The Heron”", (), ("heron",), "", ""),
    ],
)
def test_a_name_comes_apart(text: str, titles: tuple[str, ...], tokens: tuple[str, ...], number: str, epithet: str) -> None:
    key = name_key(text)
    assert (key.titles, key.tokens, key.number, key.epithet) == (titles, tokens, number, epithet)


@pytest.mark.parametrize(("a", "b"), [("calder", "caldor"), ("viktor", "victor"), ("matthew", "mathew"), ("hollis", "holis")])
def test_one_slip_is_a_variant(a: str, b: str) -> None:
    assert spelling_variant(a, b) and spelling_variant(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [s.split() for s in ("julia julie", "brandt brand", "paul paula", "erik arik", "anna nora", "ben ken")]
)
def test_names_that_are_two_people_stay_two(a: str, b: str) -> None:
    assert not spelling_variant(a, b)


def test_a_shared_family_name_excuses_more() -> None:
    assert loose_variant("inez", "innes")
    assert not loose_variant("anna", "otto")


def test_a_description_is_its_head_and_what_tells_it_apart() -> None:
    """The mystery woman and the mysterious woman are one description; the old woman is another."""
    assert describe("the mystery woman") == describe("a mysterious woman who left") == ("woman", frozenset({"mysterious"}))
    assert describe("the old woman") != describe("the mystery woman")
    assert describe("Tom's ex-wife")[0] == "ex-wife"


def test_gender_is_told_by_nouns() -> None:
    assert [gender_of_noun(w) for w in ("mother", "King", "guard")] == ["f", "m", ""]
