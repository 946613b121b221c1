"""Deaths bidden and carried out, brought about by other means, of both or of oneself; and those that are not, or not yet."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Rosa Pym orders Clara Roe to kill Tom Berg, which she does by drowning him.", {"Tom Berg": ["Clara Roe"]}),
        ("Rosa Pym tells Clara Roe to kill Tom Berg, and she does so.", {"Tom Berg": ["Clara Roe"]}),
        ("Rosa Pym has Tom Berg executed for treason.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym uses a knife to kill Tom Berg.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym goes on to kill Tom Berg.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym is able to kill Tom Berg.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym makes Tom Berg kill himself.", {"Tom Berg": ["Rosa Pym"]}),
        ("Victor Hale watches Rosa Pym kill Tom Berg.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym has a flashback of herself killing Tom Berg.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym shoots Tom Berg in the back of the head.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym smothers Tom Berg with a pillow.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym beheads Tom Berg.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym stabs Tom Berg. He bleeds to death.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym poisons the wine, and Tom Berg dies.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym confesses to the murder of Tom Berg.", {"Tom Berg": ["Rosa Pym"]}),
        ("Rosa Pym saves Tom Berg at the cost of her own life.", {"Rosa Pym": []}),
        ("Tom Berg is crushed by a falling beam.", {"Tom Berg": []}),
        ("Rosa Pym meets Tom Berg. Rosa kills Tom, and herself.", {"Tom Berg": ["Rosa Pym"], "Rosa Pym": ["Rosa Pym"]}),
        ("Rosa Pym and Tom Berg stab each other to death.", {"Tom Berg": ["Rosa Pym"], "Rosa Pym": ["Tom Berg"]}),
        ("Victor Hale explains that he killed Tom, and then he too dies.", {"Tom": ["Victor Hale"], "Victor Hale": []}),
        ('Rosa Pym enters, wondering aloud "how long is the night. She kills Tom Berg.', {"Tom Berg": ["Rosa Pym"]}),
    ],
)  # fmt: skip
def test_who_is_dead_in_the_end_and_by_whom(text: str, gone: dict[str, list[str]]) -> None:
    """What was bidden is done, what was used served its end, and a quotation that nobody closes ends with its sentence."""
    assert Export(text).dead() == gone


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Pym orders Clara Roe to kill Tom Berg, which she refuses to do.",
        "Rosa Pym threatens Tom Berg's murder in a letter.",
        "Rosa Pym has a vision of Tom Berg's death.",
        "Rosa Pym offers Victor Hale money for killing Tom Berg.",
        "Rosa Pym cuts Tom Berg's throat, and a doctor closes the wound.",
        "Rosa Pym begins shooting the guards.",
        "Rosa Pym avenges herself on Victor Hale by setting fire to his house.",
        "Rosa Pym tells Victor Hale that she has come to design his tomb.",
    ],
)
def test_who_is_threatened_or_healed_is_alive(text: str) -> None:
    """Nor is anybody dead of a vision, of an offer, or of a tomb still to be built."""
    assert not Export(text).dead()


def test_what_is_ordered_to_be_done_is_not_done() -> None:
    """ "Be executed" is what the order says, whatever else the tree makes of it."""
    assert not Export("Rosa Pym orders that Victor Hale be executed.").dead()
