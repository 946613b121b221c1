"""Names that belong to things and firms, and names that hold a title no table knows."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They pay for a surveillance programme, Lantern, that does not work. Ann laughs.", "Lantern"),
        ("Marta discovers a prototype called Project Midnight. Ann laughs.", "Project Midnight"),
    ],
)
def test_a_programme_is_nobody(text: str, name: str) -> None:
    """What is called so is a thing."""
    assert name not in {c["name"] for c in Export(text).raw["characters"]}


def test_a_firm_is_no_place() -> None:
    """Its name says what it is."""
    story = Export("Graves Industries sues Ann. Tom works for Graves Industries.")
    assert "Graves Industries" in {c["name"] for c in story.raw["organisations"]}


def test_the_commissaire_is_whose_name_begins_so() -> None:
    """No table has the title, but the name does."""
    story = Export(
        "S01 E01 – One\n\nCommissaire Vidal arrests Tom. Ann smiles.\n\n"
        "S01 E02 – Two\n\nMarta discovers a pistol, and the commissaire shoots Tom on the roof.\n"
    )
    assert ("Commissaire Vidal", "shoot", "Tom", "actual") in story.deeds()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann is beaten at the Battle of Tarn Ford. Tom weeps.", {"Ann", "Tom"}),
        ("Ann has drowned while crossing the Leth. Tom weeps.", {"Ann", "Tom"}),
        ("Tom asks to meet Ann about something he calls Lantern. Ann asks for Lantern.", {"Tom", "Ann"}),
        ("Ann fears the order of the Tongs. Tom laughs.", {"Ann", "Tom"}),
        ("Ann fears Barnabas Tolk, Guildmaster of the town. The Guildmaster shouts at Ann.", {"Ann", "Barnabas Tolk"}),
    ],
)
def test_where_it_was_and_what_it_is_called_is_nobody(text: str, who: set[str]) -> None:
    """A ford, a river, a programme, an order; and the Guildmaster is he who was told to be it."""
    assert {c["name"] for c in Export(text).raw["characters"] if c["names"]} == who
