"""The commands about stories as files: which there are, where the reader is in them, and whether they are sound."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from previously.book import Book
from previously.terminal.page import Line, Page, error_line


def show_stories(*, as_json: bool) -> None:
    """List the library: titles and bookmarks, and nothing that tells how long a story is."""
    listed = Book.stories()
    if as_json:
        _print_json([{"title": s.title, "at": s.bookmark, "file": str(s.path)} for s in listed if s.problem is None])
    elif not listed:
        Page().line("No stories yet. Read one: `previously read FILE`, or try `previously demo`.")
    else:
        rows: list[tuple[Line, Line]] = [
            ([(s.title, "name")], f"at {s.bookmark}" if s.bookmark else [("no bookmark", "dim")])
            for s in listed
            if s.problem is None
        ]
        Page().rows(rows, indent=0)
    for story in listed:
        if story.problem is not None:
            error_line(str(story.problem))


def story_file(name: str | None) -> Path | None:
    """The file of a story that is named, once it is known that it can be opened."""
    if name is None:
        return None
    with Book.open(name) as book:
        return book.path.absolute()


def tell(line: str) -> None:
    """Say something at once, to a person or to a program that waits for it."""
    Page().line(line)
    sys.stdout.flush()


def show_bookmark(name: str, position: str | None, *, as_json: bool) -> None:
    """Set the bookmark where a position is given, and say where it is."""
    with Book.open(name) as book:
        if position is not None:
            book.set_bookmark(position)
        bookmark, title = book.bookmark, book.title
        part = book.at().part if bookmark is not None else None
        handle = book.handle
    if as_json:
        _print_json({"title": title, "at": bookmark})
        return
    page = Page()
    if part is None:
        page.line(
            f"No bookmark in {title} yet. Say how far you are: `previously at {handle} P`, with P such as S02E05, ch12 or end."
        )
        return
    named = "" if part.title.casefold() in ("", part.id.casefold()) else f" “{part.title}”"
    page.line(["You are at ", (part.id, "bold"), f"{named} of {title}: nothing after it is shown."])
    if position is not None:
        page.line([("Now try: ", "dim"), f"previously recap {handle}"])


def say_where(book: Book) -> None:
    """Tell a reader who never said how far they are where they are taken to be."""
    error_line(
        f"No bookmark yet, so this is the first part only. Say how far you are: `previously at {book.handle} P` (or --at P)."
    )


def show_check(name: str, *, as_json: bool) -> int:
    """Say whether a story file is sound, and return the exit code that says the same."""
    from previously.errors import StoryFileError

    with Book.open(name) as book:
        report = book.verify()
    if as_json:
        _print_json({"title": report.title, "sound": report.sound, "problems": list(report.problems)})
    elif report.sound:
        Page().line(f"{report.title} is sound: every quotation is in the text, word for word, and nothing was changed.")
    else:
        page = Page()
        page.line([(f"{report.title} is damaged:", "bold")])
        for problem in report.problems:
            page.line(f"- {problem}", indent=2, hang=2)
        error_line("The story file is damaged. Read the story again from its text, or bring back a copy of the file.")
    return 0 if report.sound else StoryFileError.exit_code


def _print_json(value: Any) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()
