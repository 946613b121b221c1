"""The library keeps a file for each story and finds it by what a person calls it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously import library, storyfile
from previously.errors import StoryFileError
from previously.intake import take_in
from previously.log import Log
from tests.fakes import FakeReader, story


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def shelve(title: str, path: Path | None = None) -> Path:
    path = path or library.place(title)
    take_in(path, story("Anna met Bob.", title=title), FakeReader())
    return path


def test_the_home_is_named_by_the_environment_or_the_system(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert library.home() == home
    monkeypatch.delenv("PREVIOUSLY_HOME")
    assert library.home().name == "previously"
    assert library.home().is_absolute()


def test_an_empty_library_is_no_error(home: Path) -> None:
    assert library.stories() == []
    assert not home.exists()


@pytest.mark.parametrize("name", ["The Sea", "the sea", "THE  SEA!", "the-sea", "the s", "sea-the-sea-"[4:]])
def test_a_story_is_found_by_its_title(name: str) -> None:
    path = shelve("The Sea")
    shelve("A Tree")
    assert library.find(name) == path


def test_a_story_is_found_by_its_file(tmp_path: Path) -> None:
    path = shelve("The Sea", tmp_path / "elsewhere.story")
    assert library.find(str(path)) == path
    with pytest.raises(StoryFileError, match="There is no story called"):
        library.find("The Sea")


def test_a_text_in_the_place_of_a_story_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sea.txt").write_text("Anna left.")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoryFileError, match="previously read"):
        Log.open(library.find("sea.txt"))


def test_what_is_not_there_or_not_clear_is_said() -> None:
    with pytest.raises(StoryFileError, match="previously read FILE"):
        library.find("The Sea")
    shelve("The Sea")
    shelve("The Seal")
    for name, hint in (
        ("The Lake", "You have: The Sea, The Seal"),
        ("the", "Give the file instead"),
        (" ", "previously stories"),
    ):
        with pytest.raises(StoryFileError, match=hint):
            library.find(name)
    assert library.find("the sea").stem == "the-sea"  # an exact title is clear


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harbour Lights: Season 2", "harbour-lights-season-2"),
        ("Käthe & 海辺のカフカ", "käthe-海辺のカフカ"),
        ("Ｆｕｌｌ　width", "full-width"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-story"),
        ("lpt1.", "lpt1-story"),
        ("???", "story"),
        ("", "story"),
        ("🦑", "story"),
        ("a\x00b\n", "a-b"),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert library.slug(title) == name


@given(st.text())
def test_every_title_is_a_file_name_on_every_system(title: str) -> None:
    name = library.slug(title)
    assert name and len(name.encode("utf-8", "surrogatepass")) <= 90
    assert not set(name) & set('/\\:*?"<>|\0 .') and name.isprintable()
    assert library.slug(name) in (name, name + "-story")


def test_titles_that_make_one_file_name_get_files_of_their_own() -> None:
    first = shelve("🦑")
    second = shelve("🐙")
    assert first != second
    assert (library.find("🦑"), library.find("🐙")) == (first, second)
    assert (library.place("🦑"), library.place("🐙")) == (first, second)


def test_a_broken_file_does_not_hide_the_others(home: Path) -> None:
    path = shelve("The Sea")
    (home / "broken.story").write_bytes(b"SQLite format 3\0 but no more")
    (home / "foreign.story").write_text("hello")
    listed = library.stories()
    assert [(one.title, one.problem is None) for one in listed] == [("The Sea", True), ("broken", False), ("foreign", False)]
    assert library.find("The Sea") == path
    with pytest.raises(StoryFileError):
        library.find("The Lake")


def test_drafts_and_journals_are_not_stories(home: Path) -> None:
    shelve("The Sea")
    (home / "the-sea.story-journal").write_bytes(b"")
    (home / "the-sea.story-0123456789ab").write_bytes(b"")
    assert len(library.stories()) == 1


def test_a_home_that_cannot_be_made_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "file" / "home"))
    assert library.stories() == []
    with pytest.raises(StoryFileError) as caught:
        shelve("The Sea")
    assert caught.value.hint


def test_two_first_readings_at_once_do_not_write_over_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    path = library.place("The Sea")
    create = storyfile.create

    def overtaken(draft: Path) -> sqlite3.Connection:
        monkeypatch.setattr(storyfile, "create", create)
        shelve("The Sea")
        return create(draft)

    monkeypatch.setattr(storyfile, "create", overtaken)
    with pytest.raises(StoryFileError, match="There is a file already"):
        shelve("The Sea")
    assert library.find("The Sea") == path
    assert [one.name for one in path.parent.iterdir()] == [path.name]
