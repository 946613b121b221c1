"""What reading remembers: found by names, nouns and places, recalled without being changed, bounded."""

from __future__ import annotations

from previously.reading.memory import ALIKE, Memory
from previously.reading.names import name_key


def known() -> Memory:
    """Ada Marsh, met in parts 0 and 2, and two guards met in part 1."""
    memory = Memory()
    ada = memory.new()
    memory.name(ada, name_key("Ada Marsh"), "Ada Marsh")
    memory.met(ada, 0, 4)
    memory.met(ada, 2, 9)
    for offset in (10, 20):
        guard = memory.new()
        memory.describe(guard, "a tired guard")
        memory.met(guard, 1, offset)
    return memory


def test_entities_are_found_by_what_they_are_called_and_where_they_were_met() -> None:
    memory = known()
    assert [e.id for e in memory.bearing(["marsh"])] == ["e1"]
    assert [e.id for e in memory.described("guard")] == ["e3", "e2"]
    assert [e.id for e in memory.met_in(1)] == ["e3", "e2"]
    assert [e.id for e in memory.named()] == ["e1"]
    assert memory.known_names() == {"Ada Marsh": "PER"}
    assert "e3" in memory and "e4" not in memory


def test_what_is_learnt_while_reading_a_part_leaves_the_memory_as_it_was() -> None:
    memory = known()
    work = memory.recall()
    work.merge("e2", "e3")
    work.name(work.get("e2"), name_key("Osk"), "Osk")
    work.met(work.new(), 3, 0)
    assert [e.id for e in work.described("guard")] == ["e2"] == [e.id for e in work.bearing(["osk"])]
    assert [e.id for e in work.met_in(3)] == ["e4"]
    assert work.get("e3") is work.get("e2") and work.get("e2").mentions == 2
    assert [e.id for e in memory.described("guard")] == ["e3", "e2"]
    assert memory.bearing(["osk"]) == [] and memory.count == 3 and memory.get("e2").mentions == 1


def test_the_older_id_of_two_that_are_one_tells_that_it_was_known_before() -> None:
    work = known().recall()
    stranger = work.new()
    assert not work.known_before(stranger)
    work.merge("e2", stranger.id)
    assert not work.known_before(stranger) and work.known_before(work.get(stranger.id))


def test_of_those_described_alike_only_the_latest_are_kept_in_mind() -> None:
    memory = Memory()
    for part in range(3 * ALIKE):
        guard = memory.new()
        memory.describe(guard, "the guard")
        memory.met(guard, part, 0)
    found = memory.described("guard")
    assert [e.last[0] for e in found] == list(range(3 * ALIKE - 1, 2 * ALIKE - 1, -1))
    assert len(memory.recall().described("guard")) == ALIKE
