"""The log keeps what was read, in order, forever, and hands out prefixes that know nothing of what follows."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from previously import migrations, storyfile
from previously.errors import EvidenceError, PositionError, SourceError, StoryFileError
from previously.intake import merge, take_in
from previously.log import Log, reading_key
from previously.logcheck import verify
from previously.model import AnyFact, Citation, Correction, Event, Mention, Name
from previously.text import Part, Prefix, Story
from tests.fakes import FakeReader, part, story

BODIES = ("Anna met Bob. Anna left.", "Bob loved Cleo. Anna met Cleo.", "Cleo killed Bob.", "Anna left. Dora met Cleo.")


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug in these tests, so nothing has to wait for the disk."""
    raw = storyfile._raw

    def hasty_raw(path: Path, mode: str) -> sqlite3.Connection:
        connection = raw(path, mode)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    monkeypatch.setattr(storyfile, "_raw", hasty_raw)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sea.story"


@pytest.fixture
def full(path: Path) -> Iterator[Log]:
    take_in(path, story(*BODIES), FakeReader())
    with Log.open(path, write=True) as log:
        yield log


def everything(path: Path) -> list[Prefix]:
    with Log.open(path) as log:
        return [log.prefix(n) for n in range(len(log.chain()))]


def rows(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        tables = ("story", "parts", "readings", "facts", "corrections", "bookmarks")
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def put(log: Log, new: Part, *facts: AnyFact) -> None:
    chain = log.chain()[: new.ordinal]
    log.append(new, facts, key=reading_key(new, "hand", chain[-1].key if chain else ""), reader="hand")


# Appending and handing out


def test_a_story_comes_back_as_it_was_read(path: Path) -> None:
    tale = story(*BODIES)
    take_in(path, tale, FakeReader())
    last = everything(path)[-1]
    assert (last.title, last.parts) == (tale.title, tale.parts)
    known: Prefix | None = None
    for one in tale.parts:
        facts = FakeReader().read(one, known)
        known = Prefix(tale.title, (*(known.parts if known else ()), one), (*(known.facts if known else ()), *facts))
    assert known is not None
    assert last.facts == known.facts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.sampled_from(["Anna met Bob.", "Bob left.", "Cleo killed Anna.", "It rained."]), max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_a_prefix_is_the_same_whether_or_not_later_parts_exist(tmp_path: Path, bodies: list[list[str]]) -> None:
    tale = story(*(" ".join(body) for body in bodies))
    whole = tmp_path / "whole.story"
    whole.unlink(missing_ok=True)
    take_in(whole, tale, FakeReader())
    prefixes = everything(whole)
    for count in range(1, len(bodies) + 1):
        some = tmp_path / "some.story"
        some.unlink(missing_ok=True)
        take_in(some, Story(tale.title, tale.parts[:count]), FakeReader())
        assert msgspec.json.encode(everything(some)[-1]) == msgspec.json.encode(prefixes[count - 1])


def test_a_prefix_needs_a_part_that_is_read(full: Log) -> None:
    for ordinal in (-1, 4, 99):
        with pytest.raises(PositionError):
            full.prefix(ordinal)


def test_the_index_has_no_text(full: Log) -> None:
    assert [(one.ordinal, one.id, one.text) for one in full.parts_index()] == [(n, f"S01E0{n + 1}", "") for n in range(4)]


def test_facts_are_filed_by_position(full: Log) -> None:
    kinds = {row[0] for row in full.connection.execute("SELECT DISTINCT kind FROM facts")}
    assert kinds == {"mention", "name", "event"}
    assert not full.connection.execute(
        "SELECT 1 FROM facts JOIN readings r ON r.seq = reading WHERE facts.part > r.ordinal"
    ).fetchall()


# Evidence


def bad_facts() -> dict[str, tuple[AnyFact, ...]]:
    new = part(1, "S01E02", "Bob loved Cleo.")
    good = new.cite(new.body, new.body + 3)

    def name(*citations: Citation, id: str = "S01E02.1") -> Name:
        return Name(id=id, citations=citations, entity="S01E02.9", text="Bob", sort="given")

    twice = name(good)
    return {
        "no citation": (name(),),
        "another text": (name(msgspec.structs.replace(good, text="Rob")),),
        "outside": (name(Citation(1, 0, 5, 999, "x")),),
        "empty": (name(Citation(1, 0, good.start, good.start, "")),),
        "negative": (name(Citation(1, 0, -3, 3, "")),),
        "a later part": (name(msgspec.structs.replace(good, part=2)),),
        "no part": (name(msgspec.structs.replace(good, part=-1)),),
        "another sentence": (name(msgspec.structs.replace(good, sentence=4)),),
        "twice": (twice, twice),
        "used before": (name(good, id="S01E01.2"),),
        "good, then bad": (twice, name(id="S01E02.2")),
        "head outside": (Mention(id="S01E02.1", citations=(good,), entity="e", type="PER", form="name", head=(0, 999)),),
        "trigger outside": (Event(id="S01E02.1", citations=(good,), trigger=(-1, 4), lemma="love"),),
    }


@pytest.mark.parametrize("case", sorted(bad_facts()))
def test_a_fact_without_its_evidence_is_not_appended(path: Path, case: str) -> None:
    first = part(0, "S01E01", "Anna met Bob.")
    with Log.begin(path, "The Sea", first, FakeReader().read(first, None), reader="hand") as log:
        before = rows(path)
        with pytest.raises(EvidenceError):
            put(log, part(1, "S01E02", "Bob loved Cleo."), *bad_facts()[case])
        assert rows(path) == before
        put(log, part(1, "S01E02", "Bob loved Cleo."))  # and the log goes on
        assert len(log.chain()) == 2


def test_an_earlier_part_may_be_cited(path: Path) -> None:
    first, second = story(*BODIES[:2]).parts
    with Log.begin(path, "The Sea", first, (), reader="hand") as log:
        fact = Name(
            id="S01E02.1", citations=(first.cite_sentence(0), second.cite_sentence(0)), entity="e", text="Bob", sort="given"
        )
        put(log, second, fact)
        assert log.prefix(0).facts == ()
        assert log.prefix(1).facts == (fact,)


# Nothing is changed or forgotten


@pytest.mark.parametrize("table", ["story", "parts", "readings", "facts", "corrections", "bookmarks"])
def test_rows_can_neither_change_nor_go(full: Log, table: str) -> None:
    full.set_bookmark("S01E02")
    full.correct(Correction(id="c1", citations=(), action="rename", targets=("S01E01.1",), text="Ann"))
    for statement in (
        f"UPDATE {table} SET seq = seq + 100",
        f"DELETE FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            full.connection.execute(statement)


def test_bookmarks_are_a_history(full: Log) -> None:
    assert full.bookmark() is None
    for name in ("S01E02", "S01E03", "S01E01"):
        full.set_bookmark(name)
    assert full.bookmark() == "S01E01"
    assert rows(full.path)["bookmarks"] == 3


# What is read again, and what is not


def take(path: Path, tale: Story, identity: str = "fake 1") -> list[str]:
    reader = FakeReader(identity)
    take_in(path, tale, reader)
    return reader.calls


def test_only_what_is_new_is_read(path: Path) -> None:
    assert take(path, story(*BODIES[:2])) == ["S01E01", "S01E02"]
    assert take(path, story(*BODIES[:2])) == []
    assert take(path, story(*BODIES)) == ["S01E03", "S01E04"]
    assert rows(path)["parts"] == 4


def test_a_new_episode_alone_is_added_at_the_end(path: Path, tmp_path: Path) -> None:
    take(path, story(*BODIES[:3]))
    assert take(path, story(BODIES[3], first=4)) == ["S01E04"]
    take(tmp_path / "once.story", story(*BODIES))
    assert everything(path) == everything(tmp_path / "once.story")


def test_an_edit_is_read_from_there_on_and_nothing_else_moves(path: Path, tmp_path: Path) -> None:
    take(path, story(*BODIES))
    before, old = everything(path), rows(path)
    edited = (BODIES[0], BODIES[1], "Cleo met Bob.", BODIES[3])
    assert take(path, story(*edited)) == ["S01E03", "S01E04"]
    take(tmp_path / "once.story", story(*edited))
    assert everything(path) == everything(tmp_path / "once.story")
    assert everything(path)[:2] == before[:2]
    assert rows(path)["parts"] == old["parts"] + 1
    assert rows(path)["readings"] == old["readings"] + 2
    assert rows(path)["facts"] > old["facts"]
    assert take(path, story(*BODIES)) == ["S01E03", "S01E04"]  # and back again
    assert everything(path) == before
    assert verify(path).sound


def test_the_edited_part_alone_is_enough(path: Path) -> None:
    take(path, story(*BODIES))
    assert take(path, Story("", (part(0, "S01E02", "Bob left Cleo."),))) == ["S01E02", "S01E03", "S01E04"]
    assert [one.id for one in everything(path)[-1].parts] == ["S01E01", "S01E02", "S01E03", "S01E04"]


def test_fewer_parts_keep_the_rest(path: Path) -> None:
    take(path, story(*BODIES))
    before = everything(path)
    done = take_in(path, story(*BODIES[:2]), FakeReader())
    assert done.read == () and len(done.kept) == 4
    assert done.notices == ("2 stored parts are not in this text: kept as before.",)
    assert everything(path) == before


def test_a_part_in_between_moves_the_later_ones_along(path: Path, tmp_path: Path) -> None:
    take(path, story(*BODIES))
    first, second, third, fourth = story(*BODIES).parts
    extra = part(0, "S01E02B", "Zoe met Bob.")
    renumbered = tuple(msgspec.structs.replace(p, ordinal=n) for n, p in enumerate((first, second, extra, third, fourth)))
    assert take(path, Story("", (second, extra, third))) == ["S01E02B", "S01E03", "S01E04"]
    take(tmp_path / "once.story", Story("The Sea", renumbered))
    assert everything(path) == everything(tmp_path / "once.story")
    assert verify(path).sound


def test_another_model_reads_everything_again(path: Path) -> None:
    take(path, story(*BODIES))
    assert take(path, story(*BODIES[:1]), "fake 2") == ["S01E01", "S01E02", "S01E03", "S01E04"]
    assert take(path, story(*BODIES), "fake 2") == []


def test_words_above_the_heading_of_a_new_episode_are_not_the_story(path: Path) -> None:
    take(path, story(*BODIES[:2]))
    tale = Story("", (part(0, "front", "My recaps."), part(1, "S01E03", BODIES[2])))
    done = take_in(path, tale, FakeReader())
    assert done.read == ("S01E03",) and len(done.notices) == 1


def test_words_above_the_first_heading_are_read_when_the_text_starts_the_story(path: Path) -> None:
    front = part(0, "front", "Anna was born.")
    one, two = part(1, "S01E01", BODIES[0]), part(2, "S01E02", BODIES[1])
    take(path, Story("The Sea", (front, one)))
    assert take(path, Story("", (front, one, two))) == ["S01E02"]
    done = take_in(path, Story("", (front, part(1, "S01E03", BODIES[2]))), FakeReader())
    assert (done.read, done.notices) == (("S01E03",), ())
    assert take(path, Story("", (part(0, "front", "Anna was reborn."), one))) == ["front", "S01E01", "S01E02", "S01E03"]


@pytest.mark.parametrize(
    "ids",
    [("front",), ("S01E03", "S01E02"), ("S01E02", "S01E09"), ("S01E00", "S01E02"), ("S01E07", "S01E07")],
    ids=["no heading", "another order", "unclear end", "unclear start", "twice"],
)
def test_a_text_whose_place_is_unclear_is_refused(path: Path, ids: tuple[str, ...]) -> None:
    take(path, story(*BODIES))
    before = rows(path)
    with pytest.raises(SourceError):
        take(path, Story("", tuple(part(n, name, f"Words {n}.") for n, name in enumerate(ids))))
    assert rows(path) == before


@given(st.lists(st.integers(0, 9), unique=True, max_size=6), st.lists(st.integers(0, 9), unique=True, min_size=1, max_size=6))
def test_merging_never_drops_a_stored_part(old: list[int], new: list[int]) -> None:
    stored = story(*(["Anna left."] * len(old))).parts
    stored = tuple(msgspec.structs.replace(p, id=f"E{n}") for p, n in zip(stored, old, strict=True))
    tale = Story("", tuple(part(n, f"E{name}", "Bob left.") for n, name in enumerate(new)))
    try:
        merged, _ = merge(stored, tale)
    except SourceError:
        return
    ids = [one.id for one in merged]
    assert [name for name in ids if name in {p.id for p in stored}] == [p.id for p in stored]
    assert set(ids) == {p.id for p in stored} | {p.id for p in tale.parts}
    assert [name for name in ids if name in {p.id for p in tale.parts}] == [p.id for p in tale.parts] or not stored
    assert [one.ordinal for one in merged] == list(range(len(merged)))


def test_another_text_does_not_take_a_storys_place_unasked(path: Path) -> None:
    take(path, story("Anna met Bob by the old harbour wall. Anna left.", "Bob left."))
    other = story("Dora killed Emil in the house on the hill. Dora left.", "Emil left.")
    akin = story("Anna met Bob by the old harbour wall. Dora left.")
    with pytest.raises(SourceError, match="another text"):
        take_in(path, other, FakeReader(), named=False)
    assert take_in(path, akin, FakeReader(), named=False).read == ("S01E01", "S01E02")
    assert take_in(path, other, FakeReader(), named=True).read == ("S01E01", "S01E02")


def test_a_killed_first_reading_leaves_no_trap(path: Path) -> None:
    storyfile.journal_of(path).write_bytes(b"what SQLite would roll back into the new file")
    old, fresh = path.with_name(path.name + "-0123456789ab"), path.with_name(path.name + "-ba9876543210")
    old.write_bytes(b"")
    fresh.write_bytes(b"")
    os.utime(old, (0, 0))
    take(path, story(*BODIES))
    assert sorted(path.parent.iterdir()) == [path, fresh]
    assert verify(path).sound


def test_what_an_interrupted_reading_left_is_gone_on_with(path: Path, tmp_path: Path) -> None:
    class Stops(FakeReader):
        def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
            if len(self.calls) == 2:
                raise KeyboardInterrupt
            return super().read(part, before)

    for begun in (False, True):  # at first reading, and when everything is read again after an edit
        tale = story(*BODIES) if not begun else story("Anna met Eve.", *BODIES[1:])
        with pytest.raises(KeyboardInterrupt):
            take_in(path, tale, Stops())
        assert len(everything(path)) == 2
        assert verify(path).sound
        assert take(path, tale) == ["S01E03", "S01E04"]
        take(tmp_path / f"{begun}.story", tale)
        assert everything(path) == everything(tmp_path / f"{begun}.story")


def test_nothing_is_left_when_the_first_part_is_interrupted(path: Path) -> None:
    class Stops(FakeReader):
        def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
            super().read(part, before)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(path, story(*BODIES), Stops())
    assert list(path.parent.iterdir()) == []


def test_an_edit_that_is_interrupted_keeps_every_text(path: Path) -> None:
    take(path, story(*BODIES))

    class Stops(FakeReader):
        def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
            if self.calls:
                raise KeyboardInterrupt
            return super().read(part, before)

    with pytest.raises(KeyboardInterrupt):
        take_in(
            path, Story("", (story(*BODIES).parts[0], part(0, "S01E01B", "Zoe met Bob."), story(*BODIES).parts[1])), Stops()
        )
    assert take(path, story(BODIES[3], first=4)) == ["S01E02", "S01E03", "S01E04"]
    assert [one.id for one in everything(path)[-1].parts] == ["S01E01", "S01E01B", "S01E02", "S01E03", "S01E04"]


def test_a_part_that_lands_while_somebody_looks_breaks_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking takes several questions; whatever is read between two of them, the answer is whole."""
    take(path, story(*BODIES[:2]))
    with Log.open(path) as log:
        ask = log._all

        def interrupted(statement: str, *values: object) -> list[tuple[object, ...]]:
            told = ask(statement, *values)
            monkeypatch.setattr(log, "_all", ask)
            take(path, story(*BODIES))
            return told

        monkeypatch.setattr(log, "_all", interrupted)
        assert [part.id for part in log.parts_index()] == ["S01E01", "S01E02"]
        assert len(log.parts_index()) == len(BODIES)


def test_two_readings_at_once_do_not_mix(path: Path) -> None:
    take(path, story(*BODIES[:1]))

    class Overtaken(FakeReader):
        def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
            take(path, story(*BODIES))
            return super().read(part, before)

    with pytest.raises(StoryFileError, match="Another process"):
        take_in(path, story(*BODIES), Overtaken())
    assert len(everything(path)) == 4
    assert verify(path).sound


# Corrections


def test_an_unplaced_correction_applies_everywhere_and_a_placed_one_from_its_part_on(full: Log) -> None:
    free = Correction(id="c1", citations=(), action="rename", targets=("S01E01.1",), text="Ann")
    placed = Correction(id="c2", citations=(), action="merge", targets=("S01E01.1", "S01E01.4"), placed=2)
    full.correct(free)
    full.correct(placed)
    known = [[fact for fact in full.prefix(n).facts if isinstance(fact, Correction)] for n in range(4)]
    assert known == [[free], [free], [free, placed], [free, placed]]
    assert verify(full.path).sound


def test_corrections_survive_reading_again_and_move_with_their_part(full: Log) -> None:
    full.correct(Correction(id="c1", citations=(), action="merge", targets=("S01E01.1", "S01E01.4"), placed=2))
    first, second = story(*BODIES).parts[:2]
    take(full.path, Story("", (first, part(1, "S01E01B", "Zoe met Bob."), second)), "fake 2")
    placed = [fact.placed for fact in everything(full.path)[-1].facts if isinstance(fact, Correction)]
    assert placed == [3]


def test_a_correction_cannot_cite_what_is_not_known_where_it_applies(full: Log) -> None:
    later = full.prefix(3).parts[3].cite_sentence(0)
    for placed in (None, 2, 9):
        with pytest.raises(EvidenceError):
            full.correct(Correction(id="c1", citations=(later,), action="confirm", targets=("x",), placed=placed))
    assert rows(full.path)["corrections"] == 0


# Verify


def test_a_sound_story_is_sound(full: Log) -> None:
    report = verify(full.path)
    assert report.sound and report.problems == ()
    assert (report.title, report.parts, report.readings) == ("The Sea", 4, 4)
    assert report.facts > 10 and report.citations >= report.facts


TAMPERINGS = {
    "text": "UPDATE parts SET text = replace(text, 'Anna', 'Erna') WHERE ordinal = 0",
    "sentences": "UPDATE parts SET sentences = '[[0,9999]]' WHERE ordinal = 0",
    "sentences not JSON": "UPDATE parts SET sentences = '[[' WHERE ordinal = 0",
    "key": "UPDATE readings SET key = 'x' WHERE ordinal = 1",
    "reader": "UPDATE readings SET reader = 'me' WHERE ordinal = 1",
    "link": "UPDATE readings SET previous = 1 WHERE ordinal = 3",
    "seal": "UPDATE readings SET digest = 'x' WHERE ordinal = 2",
    "span": "UPDATE facts SET body = json_set(body, '$.citations[0].start', 1) WHERE seq = 2",
    "quote": "UPDATE facts SET body = json_set(body, '$.citations[0].text', 'Eve') WHERE seq = 2",
    "kind": "UPDATE facts SET kind = 'event' WHERE seq = 2",
    "position": "UPDATE facts SET part = 3 WHERE seq = 2",
    "name": "UPDATE facts SET body = json_set(body, '$.text', 'Eve') WHERE kind = 'name'",
    "not JSON": "UPDATE facts SET body = '{' WHERE seq = 2",
    "gone": "DELETE FROM facts WHERE seq = 2",
    "part gone": "DELETE FROM parts WHERE ordinal = 3",
    "guard gone": "SELECT 1",
}


@pytest.mark.parametrize("case", sorted(TAMPERINGS))
def test_tampering_is_found(full: Log, case: str) -> None:
    full.close()
    with sqlite3.connect(full.path) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql IS NOT NULL").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(TAMPERINGS[case])
        for _, statement in guards if case != "guard gone" else guards[1:]:
            connection.execute(statement)
    report = verify(full.path)
    assert not report.sound
    assert report.problems


# Files that are no stories


def damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    if how == "missing":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "text":
        path.write_text("S01E01\nAnna met Bob.\n" * 100)
    elif how == "head only":
        path.write_bytes(data[:60])
    elif how == "truncated":
        path.write_bytes(data[: len(data) // 2])
    elif how == "overwritten":
        path.write_bytes(data[:200] + os.urandom(len(data) - 200))
    elif how == "folder":
        path.unlink()
        path.mkdir()
    elif how == "foreign":
        path.unlink()
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE songs (title TEXT)")
        connection.close()
    elif how == "newer":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 999")
        connection.close()


DAMAGES = ("missing", "empty", "text", "head only", "truncated", "overwritten", "folder", "foreign", "newer")


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("write", [False, True], ids=["view", "append"])
def test_a_file_that_is_no_whole_story_says_so(full: Log, how: str, write: bool) -> None:
    full.close()
    damage(full.path, how)
    with pytest.raises(StoryFileError) as caught, Log.open(full.path, write=write) as log:
        log.prefix(3)
    assert caught.value.where == str(full.path) and caught.value.hint
    assert "sqlite" not in str(caught.value).lower()


def test_a_damaged_page_never_shows_a_traceback(full: Log) -> None:
    full.close()
    data = full.path.read_bytes()
    for page in range(1, len(data) // 4096):
        broken = bytearray(data)
        broken[page * 4096 : page * 4096 + 4096] = b"\xff" * 4096
        full.path.write_bytes(bytes(broken))
        with contextlib.suppress(StoryFileError), Log.open(full.path) as log:
            log.prefix(3)
        with contextlib.suppress(StoryFileError):
            assert not verify(full.path).sound


def test_a_busy_story_says_so(full: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storyfile, "PATIENCE", 0.05)
    other = sqlite3.connect(full.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoryFileError, match="Another process"):
        Log.open(full.path, write=True)
    with Log.open(full.path) as log:  # while looking is still possible
        assert log.prefix(3)
    other.execute("COMMIT")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoryFileError, match="Another process"):
        Log.open(full.path)
    other.close()


def test_a_full_disk_keeps_what_was_read(full: Log) -> None:
    before = everything(full.path)
    size = full.connection.execute("PRAGMA page_count").fetchone()[0]
    full.connection.execute(f"PRAGMA max_page_count = {size}")
    with pytest.raises(StoryFileError, match="disk is full") as caught:
        put(full, part(4, "S01E05", "Anna met Bob. " * 5000))
    assert caught.value.hint
    assert everything(full.path) == before
    assert verify(full.path).sound
    full.connection.execute("PRAGMA max_page_count = 1000000")
    put(full, part(4, "S01E05", "Anna met Bob. " * 5000))
    assert len(everything(full.path)) == 5


def test_errors_of_the_system_are_told_too(tmp_path: Path) -> None:
    full = storyfile.explain(OSError(errno.ENOSPC, "No space left on device"), tmp_path)
    assert full.what == "The disk is full."
    forbidden = storyfile.explain(PermissionError(errno.EACCES, "Permission denied"), tmp_path)
    assert "cannot be opened" in forbidden.what


def test_a_story_may_be_looked_at_where_nothing_may_be_written(full: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(full.path)
    full.close()
    raw = storyfile._raw
    monkeypatch.setattr(storyfile, "_raw", lambda path, mode: raw(path, "ro" if mode == "rw" else mode))  # root ignores chmod
    assert everything(full.path) == before
    with pytest.raises(StoryFileError, match="may not be written"):
        Log.open(full.path, write=True)


def test_looking_leaves_no_trace(full: Log) -> None:
    full.close()
    before = (full.path.read_bytes(), full.path.stat().st_mtime_ns, sorted(full.path.parent.iterdir()))
    everything(full.path)
    verify(full.path)
    assert (full.path.read_bytes(), full.path.stat().st_mtime_ns, sorted(full.path.parent.iterdir())) == before


def test_what_a_killed_writer_left_is_rolled_back_by_the_next_reader(full: Log, tmp_path: Path) -> None:
    before = everything(full.path)
    full.connection.execute("PRAGMA cache_size = 1")  # so that pages spill into the file before the commit
    full.connection.execute("BEGIN IMMEDIATE")
    full.connection.executemany("INSERT INTO bookmarks (part) VALUES (?)", (("x" * 3000,) for _ in range(200)))
    killed = tmp_path / "killed.story"
    shutil.copy(full.path, killed)
    shutil.copy(storyfile.journal_of(full.path), storyfile.journal_of(killed))
    full.connection.execute("ROLLBACK")
    assert killed.stat().st_size > full.path.stat().st_size
    assert everything(killed) == before
    assert verify(killed).sound


# Newer and older files


def test_an_older_file_is_brought_up_to_date(full: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(full.path)
    full.close()
    steps = (*migrations.MIGRATIONS, "ALTER TABLE bookmarks ADD COLUMN note TEXT;")
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    monkeypatch.setattr(storyfile, "MIGRATIONS", steps)
    assert everything(full.path) == before
    assert verify(full.path).sound
    monkeypatch.undo()
    with pytest.raises(StoryFileError, match="newer version"):
        Log.open(full.path)


def test_a_migration_that_fails_changes_nothing(full: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    full.close()
    before = full.path.read_bytes()
    steps = (*migrations.MIGRATIONS, "ALTER TABLE bookmarks ADD COLUMN note TEXT;", "CREATE TABLE story (x TEXT) STRICT;")
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    monkeypatch.setattr(storyfile, "MIGRATIONS", steps)
    with pytest.raises(StoryFileError):
        Log.open(full.path)
    assert full.path.read_bytes() == before


def test_making_a_story_never_writes_over_a_file(path: Path) -> None:
    path.write_text("mine")
    first = part(0, "S01E01", "Anna met Bob.")
    with pytest.raises(StoryFileError):
        Log.create(path, "x")
    with pytest.raises(StoryFileError):
        Log.begin(path, "x", first, (), reader="hand")
    assert path.read_text() == "mine"
    assert list(path.parent.iterdir()) == [path]
