"""What every page needs: the stories by their words, the moment a visitor may see, and the templates."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse

from previously.book import Book, Listed, Memory, Moment, one_word
from previously.drawing.svg import STYLE
from previously.errors import PreviouslyError, UnknownStoryError
from previously.web.look import HERE, environment
from previously.web.moments import Moments
from previously.web.reading import Readings
from previously.web.settings import Settings

STATIC: Final = {
    path.name: path.read_bytes() for path in sorted((HERE / "static").iterdir()) if path.suffix in (".css", ".js", ".svg")
} | {"pictures.css": STYLE.encode()}
_VERSION: Final = sha256(b"".join(STATIC.values())).hexdigest()[:12]


class NotAsked(Exception):
    """The story has no bookmark yet: the visitor must say how far they are before they see anything of it."""

    def __init__(self, word: str) -> None:
        self.word = word
        super().__init__(word)


class Here(msgspec.Struct, frozen=True):
    """Where a visitor is in a story: the moment they see, and whether the address asks for one before the bookmark."""

    word: str
    book: Book
    moment: Moment
    back: bool

    @property
    def at(self) -> str:
        """The part that the page goes up to."""
        return self.moment.part.id

    def link(self, path: str = "", **query: object) -> str:
        """The address of another page of the story, at the same place in it; `_` stands for a fragment."""
        fragment = query.pop("_", None)
        asked = {k: v for k, v in query.items() if v not in (None, "")}
        if self.back:
            asked["at"] = self.at
        address = f"/s/{quote(self.word)}" + (f"/{path}" if path else "")
        return address + (f"?{urlencode(asked)}" if asked else "") + (f"#{fragment}" if fragment else "")

    def sentence(self, part: str, number: int) -> str:
        """The address of a sentence in the text."""
        return self.link("text", part=part, sentence=number, _=f"s{number}")


class Site:
    """One page's stories and how it looks."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.moments = Moments()
        self.memory = Memory()
        self.readings = Readings(settings.limits)

    def render(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """A page."""
        told = {"version": _VERSION, "token": self.settings.token, **context}
        return HTMLResponse(environment().get_template(template).render(told), status)

    def shelf(self) -> list[tuple[str, Listed]]:
        """The stories with the words that they go by in addresses."""
        found = [(story.word, story) for story in Book.stories()]
        own = self.settings.story
        if own is not None and all(story.path.absolute() != own for _, story in found):
            with Book.open(own, memory=self.memory) as book:
                found.insert(0, (self._own_word(book), Listed(book.title, own, book.bookmark)))
        return found

    def word(self, path: Path) -> str:
        """The word of a story's file."""
        return next(word for word, story in self.shelf() if story.path.absolute() == path.absolute())

    def open(self, word: str) -> Book:
        """The story of a word; UnknownStoryError when there is none."""
        own = self.settings.story
        if own is not None and word.startswith("~"):
            book = Book.open(own, memory=self.memory)
            if word == self._own_word(book):
                return book
            book.close()
            raise UnknownStoryError("There is no such story.")
        return Book.on_shelf(word, memory=self.memory)

    @staticmethod
    def _own_word(book: Book) -> str:
        """A story from outside the library, which no file of the library can be taken for."""
        return f"~{one_word(book.title)}"

    @contextmanager
    def here(self, request: Request) -> Iterator[Here]:
        """The story that an address names, as far as its visitor may see.

        Raises NotAsked when there is no bookmark, PositionError when the address asks for what is not up to it.
        """
        word, asked = request.path_params["word"], request.query_params.get("at") or None
        with self.open(word) as book:
            if book.bookmark is None:
                raise NotAsked(word)
            yield Here(word, book, self.moments.at(book, book.within(asked)), asked is not None)


def told(error: PreviouslyError) -> str:
    """An error in words for the page: without files' places, and without advice that is about the terminal."""
    hints = [s for s in error.hint.split(". ") if "`" not in s and "--" not in s]
    hint = ". ".join(hints)
    return f"{error.what} {hint}".strip()
