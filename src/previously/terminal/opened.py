"""A story opened for a command, and what a command shows of it: a page for people, JSON for programs, a picture in a file."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from previously.book import Book, Moment
    from previously.terminal.page import Page
    from previously.wire import View


@contextlib.contextmanager
def moment_of(story: str, at: str | None) -> Iterator[Moment]:
    """The story as far as its reader is."""
    with book_of(story, at) as book:
        yield book.at(at)


@contextlib.contextmanager
def book_of(story: str, at: str | None) -> Iterator[Book]:
    """The story, its reader told where they are taken to be if they did not say so."""
    from previously.book import Book

    gc.disable()  # what a view needs, it needs to the end, which comes soon
    try:
        with Book.open(story) as book:
            if at is None and book.bookmark is None:
                from previously.terminal.shelf import say_where

                say_where(book)
            yield book
    finally:
        gc.enable()


def show(view: View, as_json: bool, as_page: Callable[[Page], None]) -> None:
    """Print a view as JSON, or as a page of text."""
    if as_json:
        from previously.wire import to_json

        write(to_json(view).rstrip(b"\n") + b"\n")
    else:
        from previously.terminal.page import Page

        as_page(Page())


def drawn(draw: Callable[[bool], str], svg: Path | None, png: Path | None, *, force: bool) -> bool:
    """Write the pictures asked for; whether there were any."""
    from previously.terminal.files import put

    if png is not None:
        from previously.drawing.png import png as rendered

        put(png, rendered(draw(True)), force=force)
    if svg is not None:
        picture = draw(False).encode()
        if str(svg) == "-":
            write(picture)
        else:
            put(svg, picture, force=force)
    return svg is not None or png is not None


def write(data: bytes) -> None:
    """JSON and SVG are UTF-8 whatever the terminal's own encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
