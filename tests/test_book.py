"""The facade: what a program or a notebook sees."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from previously import wire
from previously.book import Book, Moment, Source
from previously.errors import PositionError, SourceError, StoryFileError, UnknownNameError
from previously.model import AnyFact
from previously.text import Part, Prefix
from tests.fakes import FakeReader

TEXT = """S01E01 - Shore
Anna met Bob. Anna left.

S01E02 - Waves
Bob loved Cleo. Anna met Cleo.

S01E03 - Storm
Cleo killed Bob.
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def book() -> Book:
    return Book.read(TEXT, title="The Sea", reader=FakeReader())


def test_a_text_is_read_into_the_library(book: Book, home: Path) -> None:
    assert (book.title, book.path, book.handle) == ("The Sea", home / "the-sea.story", "the-sea")
    assert book.intake is not None and book.intake.read == ("S01E01", "S01E02", "S01E03")
    assert [part.title for part in book.parts_index()] == ["Shore", "Waves", "Storm"]


def test_files_are_read_into_a_file(tmp_path: Path) -> None:
    (tmp_path / "sea.txt").write_text(TEXT)
    for source in (tmp_path / "sea.txt", str(tmp_path / "sea.txt"), [tmp_path / "sea.txt"]):
        with Book.read(source, into=tmp_path / "my.story", reader=FakeReader()) as book:
            assert book.path == tmp_path / "my.story"
            assert book.handle == str(tmp_path / "my.story")
    with Book.open(tmp_path / "my.story") as book, Book.open(str(tmp_path / "my.story")) as same:
        assert book.title == same.title


def test_reading_goes_on_from_what_is_stored(book: Book) -> None:
    reader, told = FakeReader(), []
    more = TEXT + "\nS01E04 - Calm\nAnna left Cleo.\n"
    with Book.read(more, title="the sea", reader=reader, progress=lambda *step: told.append(step)) as longer:
        assert longer.path == book.path
    assert reader.calls == ["S01E04"]
    assert told == [(0, 1, "S01E04"), (1, 1, "")]


def test_a_moment_knows_its_prefix_and_nothing_else(book: Book) -> None:
    moment = book.at("S01E02")
    assert moment.part.id == "S01E02"
    assert [part.id for part in moment.prefix.parts] == ["S01E01", "S01E02"]
    assert {one.name for one in moment.cast().characters} == {"Anna", "Bob", "Cleo"}
    assert {one.name for one in book.at(0).cast().characters} == {"Anna", "Bob"}
    assert not [value for value in vars(moment).values() if not isinstance(value, msgspec.Struct)]


def test_every_view_is_there(book: Book) -> None:
    moment = book.at("end")
    views = (
        moment.cast(),
        moment.character("Anna"),
        moment.recap("full"),
        moment.timeline(),
        moment.relations(),
        moment.companion(),
    )
    for view in views:
        assert msgspec.json.decode(wire.to_json(view))["at"] == "S01E03"
    assert moment.recap(since="S01E01").items != moment.recap().items
    assert moment.recap(since=0) == moment.recap(since="S01E01")


def test_positions_are_words_ordinals_or_the_bookmark(book: Book) -> None:
    assert book.at().part.id == "S01E01"
    assert book.at(2).part.id == "S01E03"
    assert book.set_bookmark("s1e2").id == "S01E02"
    assert book.bookmark == "S01E02"
    assert book.at().part.id == "S01E02"
    book.set_bookmark(0)
    assert book.at().part.id == "S01E01"
    for wrong in ("S09E09", 3, -1):
        with pytest.raises(PositionError):
            book.at(wrong)


def test_nobody_is_known_before_they_appear(book: Book) -> None:
    assert book.at("end").character("Cleo").character.name == "Cleo"
    with pytest.raises(UnknownNameError) as caught:
        book.at(0).character("Cleo")
    assert "Cleo" not in str(caught.value).replace("'Cleo'", "")
    with pytest.raises(PositionError):
        book.at(0).recap(since="S01E03")
    with pytest.raises(PositionError):
        book.at(0).recap(since=2)


def test_a_bookmark_beyond_what_is_read_says_so(book: Book) -> None:
    book.set_bookmark("end")

    class Once(FakeReader):
        def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
            if self.calls:
                raise KeyboardInterrupt
            return super().read(part, before)

    with pytest.raises(KeyboardInterrupt):
        Book.read(TEXT.replace("Anna met Bob", "Anna met Bob and Eve"), title="The Sea", reader=Once())
    with pytest.raises(StoryFileError, match="not read up to your bookmark S01E03"):
        book.at()
    assert book.at("S01E01")


def test_text_that_is_no_story_is_refused(tmp_path: Path) -> None:
    sources: list[Source] = ["\n", tmp_path / "missing.txt", []]
    for source in sources:
        with pytest.raises(SourceError):
            Book.read(source, reader=FakeReader())
    assert Book.stories() == []


def test_stories_are_listed_with_their_bookmarks(book: Book, home: Path) -> None:
    Book.read("Dora left.\n", title="A Tree", reader=FakeReader())
    book.set_bookmark(1)
    (home / "broken.story").write_text("no")
    listed = Book.stories()
    assert [(one.title, one.bookmark, one.problem is None) for one in listed] == [
        ("A Tree", None, True),
        ("The Sea", "S01E02", True),
        ("broken", None, False),
    ]


def test_a_book_can_be_checked(book: Book) -> None:
    assert book.verify().sound


def test_a_moment_outlives_its_book(book: Book) -> None:
    moment: Moment = book.at("end")
    book.close()
    assert moment.cast().characters
