"""Law 5 through the real reader and the real file: a story read episode by episode is the story read at once."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.leaks import library
from previously import wire
from previously.book import Book
from previously.model import AnyFact
from previously.sources import story_from_text
from previously.text import Part, Prefix
from tests.reading_helpers import reader
from tests.test_reading_laws import cut, stories


class Counting:
    """The real reader, which counts the parts it is given."""

    def __init__(self) -> None:
        self.read_parts: list[str] = []

    @property
    def identity(self) -> str:
        """The real reader's."""
        return reader().identity

    def expect(self, part: Part) -> None:
        """As the real reader."""
        reader().expect(part)

    def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
        """Read, and remember what."""
        self.read_parts.append(part.id)
        return reader().read(part, before)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories, st.data())
def test_appending_equals_reading_whole(text: str, data: st.DataObject) -> None:
    """Whatever is read first, the whole file read afterwards reads only what is new and gives the same bytes."""
    story = story_from_text(text, title="T")
    first = data.draw(st.integers(0, len(story.parts) - 2))
    exports = []
    for steps in ([cut(text, story, first), text], [text]):
        with tempfile.TemporaryDirectory() as folder, library(Path(folder)):
            counting = Counting()
            for step in steps:
                Book.read(step, title="T", reader=counting).close()
            assert counting.read_parts == [p.id for p in story.parts]  # every part once, none again
            with Book.open("T") as book:
                exports.append([wire.to_json(book.at(p.id).companion()) for p in story.parts])
    assert exports[0] == exports[1]
