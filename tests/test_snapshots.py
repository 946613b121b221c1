"""One set of snapshots of the bundled story, which every surface must agree with: the wire format, the terminal, the facade.

`PREVIOUSLY_UPDATE=1 pytest tests/test_snapshots.py` writes them anew; read the change before you commit it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import msgspec
import pytest

from benchmarks.leaks import answer, library
from benchmarks.speed import EXAMPLE
from previously.reading.pipeline import Reader
from tests.recorded import FACTS, UPDATE, read_example

FOLDER = Path(__file__).parent / "snapshots"
VIEWS = {
    "recap": ("recap",),
    "recap-brief": ("recap", "--length", "brief"),
    "who": ("who",),
    "timeline": ("timeline",),
    "relations": ("relations",),
    "export": ("export",),
}
POSITIONS = ("S01E02", "S01E06", "end")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A library that holds the bundled example."""
    home = tmp_path_factory.mktemp("snapshots")
    with library(home):
        read_example()
        yield home


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_what_it_was(view: str, position: str) -> None:
    """The JSON a command prints is the snapshot, so a change of views shows in review."""
    name, *options = VIEWS[view]
    form = ["--format", "json"] if name == "export" else ["--json"]
    code, out, err = answer(name, EXAMPLE.stem, *options, "--at", position, *form)
    assert (code, err) == (0, "")
    pretty = json.dumps(json.loads(out), indent=1, ensure_ascii=False) + "\n"
    path = FOLDER / f"{view}-{position}.json"
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(pretty, encoding="utf-8")
    assert pretty == path.read_text(encoding="utf-8")


def test_the_bundled_story_is_still_read_as_recorded(tmp_path: Path) -> None:
    """What was recorded is what is read, but for a few doubtful words that another processor may take otherwise."""
    with library(tmp_path):
        now = [msgspec.json.encode(fact) for fact in read_example(Reader())]
    recorded = [line.encode() for line in FACTS.read_text(encoding="utf-8").splitlines()]
    same = SequenceMatcher(None, recorded, now, autojunk=False).ratio()
    assert same >= 0.95, "reading has changed: PREVIOUSLY_UPDATE=1 records it anew"


@pytest.mark.usefixtures("shelf")
def test_the_facade_says_the_same_as_the_terminal() -> None:
    from previously import wire
    from previously.book import Book

    moment = Book.open(EXAMPLE.stem).at("S01E06")
    for name, view in (("recap", moment.recap()), ("who", moment.cast()), ("export", moment.companion())):
        assert json.loads(wire.to_json(view)) == json.loads((FOLDER / f"{name}-S01E06.json").read_text(encoding="utf-8"))
