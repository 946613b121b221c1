"""The facade: what a program, a notebook or a surface needs, and all that it needs.

book = Book.read("season 2.txt", title="My show")
print(book.at("S02E05").recap())
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from previously import library
from previously.errors import PositionError, SourceError, StoryFileError
from previously.log import Log
from previously.log import Memory as Memory
from previously.moment import Length as Length
from previously.moment import Moment as Moment
from previously.moment import part_meant, planned_by

if TYPE_CHECKING:
    from previously.intake import Intake, PartReader, Progress
    from previously.logcheck import Report
    from previously.text import Part, Story
    from previously.views.fixes import Fixed, Fixes

Source: TypeAlias = str | Path | Sequence[str | Path]
"""A text, a file, or several: a `str` with a line break is a text, one without is a file's path (`-` is standard input)."""


class Listed(msgspec.Struct, frozen=True):
    """A story of the library: its title, its file, and the part the reader is at, if they said so.

    A file that cannot be opened has a `problem`, and its file name as the title.
    """

    title: str
    path: Path
    bookmark: str | None = None
    problem: StoryFileError | None = None

    @property
    def word(self) -> str:
        """What the story goes by where a path must not be named: the name of its file."""
        return self.path.stem


def one_word(title: str) -> str:
    """A title as one word, by which its story can be named on a command line."""
    return library.slug(title)


class Book:
    """A story that was read. Use it in a `with` block, or close it."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self.intake: Intake | None = None
        """What the reading that made this book did, when it was just read."""

    @classmethod
    def open(cls, story: str | Path, *, memory: Memory | None = None) -> Book:
        """Open a story by its title or its file, to look at it; this needs no right to write.

        A program that opens stories again and again gives a `memory` of facts decoded before.

        Raises StoryFileError when there is no such story, or its file cannot be used.
        """
        return cls(Log.open(story if isinstance(story, Path) else library.find(story), memory=memory))

    @classmethod
    def read(
        cls,
        source: Source,
        *,
        title: str | None = None,
        parts: str | None = None,
        into: str | Path | None = None,
        progress: Progress | None = None,
        reader: PartReader | None = None,
    ) -> Book:
        """Read a text or files into a story of the library, or into the file `into`, and open it.

        A story that is there already gets what is new or changed; if only a file's name says that it is the same story, it
        must have a sentence in common with it. `parts` says how headings look, where that is not plain.
        Raises SourceError when the text cannot be read or does not fit, StoryFileError when the file cannot be written;
        whatever is raised, the parts read until then are kept.
        """
        from previously.intake import take_in

        story = cls.split(source, title=title, parts=parts)
        if into is None:
            path = library.place(title or story.title)
        else:
            path = Path(into).expanduser() if isinstance(into, Path) or library.is_path(into) else library.place(into)
        if reader is None:
            from previously.reading.pipeline import Reader

            reader = Reader()
        intake = take_in(path, story, reader, progress, named=bool(title or into))
        book = cls(Log.open(path))
        book.intake = intake
        return book

    @staticmethod
    def split(source: Source, *, title: str | None = None, parts: str | None = None) -> Story:
        """How a text or files fall into parts, without reading them.

        Raises SourceError when the text cannot be read.
        """
        from previously.sources import load, story_from_text

        if isinstance(source, str) and "\n" in source:
            story = story_from_text(source, title=title or "untitled", parts=parts)
        else:
            paths = [source] if isinstance(source, str | Path) else list(source)
            story = load(["-" if path == "-" else Path(path).expanduser() for path in paths], title=title, parts=parts)
        if not story.parts:
            raise SourceError("There is no text in it.", hint="Give a text that tells a story.")
        return story

    @classmethod
    def on_shelf(cls, word: str, *, memory: Memory | None = None) -> Book:
        """Open a story of the library by the one word that it is listed under, which cannot name any other file.

        Raises UnknownStoryError when there is no such story, StoryFileError when its file cannot be used.
        """
        return cls(Log.open(library.on_shelf(word), memory=memory))

    @staticmethod
    def stories() -> list[Listed]:
        """The stories of the library."""
        listed: list[Listed] = []
        for story in library.stories():
            problem, bookmark = story.problem, None
            if problem is None:
                try:
                    with Log.open(story.path) as log:
                        bookmark = log.bookmark()
                except StoryFileError as error:
                    problem = error
            listed.append(Listed(story.title, story.path, bookmark, problem))
        return listed

    def close(self) -> None:
        """Let go of the story's file."""
        self._log.close()

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The story's file."""
        return self._log.path

    @property
    def title(self) -> str:
        """The story's title."""
        return self._log.title

    @property
    def handle(self) -> str:
        """What to call the story on a command line: its title as one word, or its file when that would not find it."""
        word = library.slug(self.title)
        in_library = self.path.parent == library.home()
        if in_library and library.same_title(word, self.title):
            return word
        return f'"{self.path}"' if " " in str(self.path) else str(self.path)

    @property
    def bookmark(self) -> str | None:
        """The id of the part the reader is at, if they said so."""
        return self._log.bookmark()

    def parts_index(self) -> tuple[Part, ...]:
        """All parts with ids and titles but no text: for telling which one a person means, not for showing."""
        return self._log.parts_index()

    def positions(self, typed: str = "", at: str | int | None = None) -> list[str]:
        """The positions that begin as typed, none after the reader's own: the bookmark, or `at`.

        Raises PositionError when `at` is no part of the story.
        """
        from previously.positions import suggest

        return suggest(typed, self._log.parts_index(), self._ordinal(at))

    def at(self, position: str | int | None = None) -> Moment:
        """The story at a position: as a person says it ("S02E05"), or a part's ordinal from 0.

        Without one it is the bookmark; without a bookmark, the first part. Raises PositionError when there is no such part,
        naming none that lies after the reader's own position.
        """
        return Moment(self._log.prefix(self._ordinal(position)))

    def within(self, position: str | None = None) -> int:
        """The ordinal of the reader's own part, or of an earlier one: later ones fail in the same words as ones that are not.

        Raises PositionError when it is no part up to the bookmark, which is the first part where there is none.
        """
        here = self._ordinal(None)
        return here if position is None else part_meant(position, self._log.parts_index()[: here + 1], here)

    def seal(self, position: int) -> str:
        """What the story up to a part depends on, in one word: the same seal is the same moment."""
        return self._log.seal(position)

    def move_on(self, seen: str) -> bool:
        """Move the bookmark to the part that follows on the part `seen`, and say whether there is one.

        Who asks twice moves once: a bookmark that is further on already stays.
        Raises PositionError when `seen` is no part up to the bookmark, StoryFileError when the file cannot be written.
        """
        following = self.within(seen) + 1
        if self.within() >= following:
            return True
        parts = self._log.parts_index()
        if following >= len(parts):
            return False
        with Log.open(self.path, write=True) as log:
            log.set_bookmark(parts[following].id)
        return True

    def set_bookmark(self, position: str | int) -> Part:
        """Remember which part the reader is at, and return that part without its text.

        Raises PositionError when there is no such part, StoryFileError when the file cannot be written.
        """
        part = self._log.parts_index()[self._ordinal(position)]
        with Log.open(self.path, write=True) as log:
            log.set_bookmark(part.id)
        return part

    def fix(self, asked: str, *said: str, since: str | int | None = None, at: str | int | None = None) -> Fixed:
        """Correct the reading as a person at a position (`at`, else the bookmark) says, and say what now holds.

        `fix("merge", "Nora", "e7")`, `fix("split", "Nora", "the courier")`, `fix("rename", "Nora", "Nora Reed")`,
        `fix("retract", "S01E02.31")`, `fix("confirm", …)`, `fix("allow", "S301-8c41d0")`, `fix("undo")`. It is appended to the
        story, holds from part `since` on, or everywhere, and survives reading again.
        Raises FixError, UnknownNameError or PositionError when it cannot be made, StoryFileError when it cannot be kept.
        """
        from previously.fixing import outcome

        before = self.at(at)
        planned = planned_by(before, asked, said, since)
        with Log.open(self.path, write=True) as log:
            log.correct(planned.correction)
        return outcome(before.state, self.at(before.part.ordinal).state, planned)

    def fixes(self, at: str | int | None = None) -> Fixes:
        """What people corrected, as far as it is known at a position (`at`, else the bookmark)."""
        return self.at(at).fixes()

    def verify(self) -> Report:
        """Hold the story file against itself: every text, key, seal and citation."""
        from previously.logcheck import verify

        return verify(self.path)

    def _ordinal(self, position: str | int | None) -> int:
        parts = self._log.parts_index()
        bookmark = self.bookmark
        reader = next((part.ordinal for part in parts if part.id == bookmark), None)
        if position is None:
            if bookmark is not None and reader is None:
                hint = "Run the same `previously read` again to go on, or choose a part with --at."
                raise StoryFileError(f"The story is not read up to your bookmark {bookmark}.", where=self.title, hint=hint)
            return reader or 0
        if isinstance(position, str):
            return part_meant(position, parts, reader)
        if 0 <= position < len(parts):
            return position
        raise PositionError(f"There is no part {position}.", where=self.title)
