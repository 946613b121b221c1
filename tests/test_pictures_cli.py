"""The commands that draw: what they print, the files they write, and those they leave alone."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import msgspec
import pytest

from benchmarks import storyline as benchmark
from benchmarks.leaks import answer, library
from previously import wire
from previously.book import Book
from tests.builders import lighthouse
from tests.told import book_of, hasty

BOTH = pytest.mark.parametrize("command", ["board", "storyline"])


@pytest.fixture(scope="module", autouse=True)
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("pictures")
    with library(home), hasty():
        book_of(home / "lamp.story", lighthouse()).close()
        yield str(home / "lamp.story")


def test_the_board_in_words(story: str) -> None:
    """Who belongs together, who is what to whom, until when, and who is dead."""
    code, out, err = answer("board", story, "--at", "end")
    assert (code, err) == (0, "")
    assert "together with Tobias Fenn until E3" in out or "together with Mara Quill until E3" in out
    assert "Dray †" in out
    assert "around Mara Quill" in answer("board", story, "--at", "end", "--about", "Mara")[1]


def test_the_storyline_in_letters(story: str) -> None:
    """A letter for those who meet, a cross for a death, and no column for the foreword."""
    code, out, err = answer("storyline", story, "--at", "end")
    assert (code, err) == (0, "")
    head = next(line for line in out.splitlines() if "E1" in line and "E2" in line)
    assert "front" not in head
    rows = {line.split("  ")[1].strip(): line for line in out.splitlines() if line.startswith("  ") and line.strip()}
    assert "†" in rows["Dray"] and "A" in rows["Mara Quill"]
    assert not [line for line in out.splitlines() if line != line.rstrip()]


@BOTH
def test_json_keeps_to_the_schema(story: str, command: str) -> None:
    jsonschema.validate(msgspec.json.decode(answer(command, story, "--at", "end", "--json")[1]), wire.schema())


@BOTH
def test_a_picture_is_written_whole_and_replaces_nothing_unasked(story: str, command: str, tmp_path: Path) -> None:
    for option, begins in (("--svg", b"<?xml"), ("--png", b"\x89PNG")):
        if option == "--png":
            pytest.importorskip("resvg_py")
        path = tmp_path / f"picture{option}"
        assert answer(command, story, "--at", "end", option, str(path)) == (0, "", "")
        assert path.read_bytes().startswith(begins)
        assert stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600
        path.write_bytes(b"mine")
        code, out, err = answer(command, story, "--at", "end", option, str(path))
        assert (code, out) == (1, "") and "--force" in err and path.read_bytes() == b"mine"
        assert answer(command, story, "--at", "end", option, str(path), "--force")[0] == 0
        assert path.read_bytes().startswith(begins)
    assert len(list(tmp_path.iterdir())) == 2, "nothing else is left behind"


@BOTH
def test_a_picture_can_be_piped(story: str, command: str) -> None:
    ElementTree.fromstring(answer(command, story, "--at", "end", "--svg", "-")[1])


@BOTH
def test_a_place_that_takes_no_file_is_named(story: str, command: str, tmp_path: Path) -> None:
    for path in (tmp_path / "no" / "such" / "x.svg", tmp_path):
        code, out, err = answer(command, story, "--at", "end", "--svg", str(path))
        assert (code, out) == (1, "") and str(path) in err and err.count("\n") == 1


def test_the_facade_gives_both(story: str) -> None:
    """What a notebook does."""
    from previously.drawing import board, storyline

    with Book.open(Path(story)) as book:
        moment = book.at("E3")
        assert moment.board().at == moment.storyline().at == "E3"
        assert moment.board(about="Mara").about is not None
        assert board.draw(moment.board()) and storyline.draw(moment.storyline(), embed=True)


def test_the_benchmark_counts_what_is_drawn() -> None:
    """Two lines that change places cross once, however it is counted; sweeps over the whole story find the plain way."""
    drawn = [[["a"], ["b"], ["c"]], [["b"], ["a"], ["c"]], [["c"], ["b"], ["a"]]]
    assert benchmark.crossings(drawn) == 1 + 2
    assert benchmark.crossings(benchmark.barycentre(drawn)) == 0
    assert benchmark.ordered([["z", "y"], ["b"]], str) == [["b"], ["y", "z"]]
