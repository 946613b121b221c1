"""Facts are stored as JSON: every kind comes back as it went in, whatever its values."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously import model

KINDS: tuple[type[model.Fact], ...] = get_args(model.AnyFact)
TEXT = st.text(max_size=20)
CITATION = st.builds(
    model.Citation,
    part=st.integers(0, 9999),
    sentence=st.integers(0, 99999),
    start=st.integers(0),
    end=st.integers(0),
    text=TEXT,
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "id": TEXT,
    "citations": st.lists(CITATION, max_size=3).map(tuple),
    "confidence": st.floats(0, 1),
}
FACT = st.one_of(*(st.builds(kind, **FIELDS) for kind in KINDS))
STORED = msgspec.json.Decoder(list[model.AnyFact])


@given(st.lists(FACT, max_size=4))
def test_facts_come_back_as_they_went_in(facts: list[model.AnyFact]) -> None:
    """Every kind in one list: its tag says which it is."""
    stored = msgspec.json.encode(facts)
    assert STORED.decode(stored) == facts
    assert msgspec.json.encode(STORED.decode(stored)) == stored


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_every_kind_is_made_stored_and_frozen(kind: type[model.Fact]) -> None:
    """One of each kind, by name, so that a kind left out of the union shows."""
    fact = msgspec.convert(_least(kind), kind)
    stored = msgspec.json.encode([fact])
    assert f'"kind":"{kind.__name__.lower()}"'.encode() in stored
    assert STORED.decode(stored) == [fact]
    with pytest.raises(AttributeError):
        fact.id = "other"  # type: ignore[misc]


def _least(kind: type[model.Fact]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "entity": "e1",
        "type": "friend" if kind is model.Relation else "PER",
        "form": "name",
        "head": [0, 1],
        "text": "Ann",
        "sort": "given",
        "one": "e1",
        "other": "e2",
        "how": "reveal",
        "character": "e1",
        "actor": "Bo",
        "trigger": [0, 1],
        "lemma": "be",
        "source": "e1",
        "target": "e2",
        "aspect": "life",
        "value": "dead",
        "action": "merge",
        "targets": ["e1"],
    }
    names = {f.encode_name for f in msgspec.structs.fields(kind) if f.required}
    return {"kind": kind.__name__.lower(), "id": "E1.1", "citations": []} | {k: v for k, v in values.items() if k in names}


@given(st.lists(CITATION, min_size=1, max_size=4))
def test_a_fact_is_known_from_its_latest_citation_on(citations: list[model.Citation]) -> None:
    """Law 1: two citations make a fact known where the later one ends."""
    fact = model.Casting(id="x", citations=tuple(citations), character="e1", actor="Bo")
    assert all(fact.position >= model.Position(c.part, c.end) for c in citations)
    assert any(fact.position == model.Position(c.part, c.end) for c in citations)
