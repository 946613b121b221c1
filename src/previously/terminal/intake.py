"""The commands that read: progress while it goes on, and afterwards what was found and what to try next."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from previously.book import Book
from previously.errors import PreviouslyError, SourceError
from previously.terminal.page import Line, Page, error_line

if TYPE_CHECKING:
    from previously.intake import Progress


def show_split(files: Sequence[str], *, title: str | None, parts: str | None) -> None:
    """Show how texts fall into parts, for a person who checks just that."""
    story = Book.split(files, title=title, parts=parts)
    page = Page()
    page.heading(story.title, _count(len(story.parts), "part"))
    rows: list[tuple[Line, Line]] = []
    for part in story.parts:
        named = "" if part.title.casefold() == part.id.casefold() else f"{part.title} "
        above = "".join(f"{larger} › " for larger in part.path)
        rows.append(([(part.id, "name")], [above + named, (f"({_count(len(part.sentences), 'sentence')})", "dim")]))
    page.rows(rows)


def read_story(files: Sequence[str], *, title: str | None, parts: str | None, into: str | None) -> None:
    """Read texts into a story, and say what was found and what to try next."""
    target = None if into is None else Path(into)
    if target is not None and target.suffix.lower() != ".story":
        raise SourceError(
            "The file to keep the story in must end in .story.", where=into or "", hint=f"For example {target.stem}.story."
        )
    with _reading() as progress, Book.read(files, title=title, parts=parts, into=target, progress=progress) as book:
        intake = book.intake
        assert intake is not None
        bookmark, handle, name = book.bookmark, book.handle, book.title
    for notice in intake.notices:
        error_line(notice)
    page = Page()
    known = f"; {_count(len(intake.kept), 'part')} already read" if intake.kept else ""
    if intake.read:
        page.line(["Read ", (name, "bold"), f": {_count(len(intake.read), 'part')}, {_span(intake.read)}{known}."])
    else:
        page.line([(name, "bold"), " is up to date: nothing new to read."])
    page.line()
    tries: list[tuple[Line, Line]] = []
    if bookmark is None:
        first = next((part for part in (*intake.kept, *intake.read) if part != "front"), "start")
        tries.append(
            (f"previously at {handle} {first}", [("say how far you are (here, and nothing after it is shown)", "dim")])
        )
    tries.append((f"previously recap {handle}", [("what happened so far", "dim")]))
    tries.append((f"previously who {handle}", [("who is who", "dim")]))
    page.line("Now try:")
    page.rows(tries, widest=52)


def show_demo() -> None:
    """Read the story that comes with the program, and show its middle."""
    from previously.terminal.show import show_cast, show_recap

    examples = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
    if not examples:
        raise SourceError("The example story is missing from this installation.", hint="Install previously again.")
    with _reading() as progress, Book.read(examples[0], progress=progress) as book:
        middle = book.at(len(book.parts_index()) // 2)
        handle = book.handle
    page = Page()
    page.line(f"This is a story that comes with the program, as somebody knows it who is at {middle.part.id}.")
    page.line()
    show_cast(page, middle, middle.cast(), cite=False)
    page.line()
    show_recap(page, middle, middle.recap("brief"), cite=False, about=None)
    page.line()
    page.line("Now try:")
    someone = next((one.name.split()[0] for one in middle.cast().characters), "")
    tries: list[tuple[Line, Line]] = [
        (f"previously at {handle} {middle.part.id}", [("set your bookmark: nothing after it is shown", "dim")]),
        (f"previously who {handle} {someone}".rstrip(), [("all about somebody", "dim")]),
        (f"previously recap {handle} --cite", [("a recap with the sentences it rests on", "dim")]),
        (f'previously ask {handle} "Who is {someone}?"', [("a question, as far as you are", "dim")]),
        (f"previously open {handle}", [("the same as a page in your browser", "dim")]),
        ("previously read FILE", [("read a story of your own", "dim")]),
    ]
    page.rows(tries, widest=52)


class Stopped(PreviouslyError):
    """A person stopped the reading, which keeps what was read until then."""

    exit_code = 130


@contextlib.contextmanager
def _reading() -> Iterator[Progress]:
    """Show how far the reading is, and say what is kept when a person stops it."""
    count = (0, 0)
    with _bar() as bar:

        def progress(done: int, total: int, part: str) -> None:
            nonlocal count
            count = (done, total)
            if bar:
                bar(done, total, part)

        try:
            yield progress
        except KeyboardInterrupt:
            done, total = count
            if not done:
                raise Stopped("Stopped: nothing is lost.", hint="Run the same command again to go on.") from None
            what = f"Stopped: {done} of {_count(total, 'part')} read and kept."
            raise Stopped(what, hint="Run the same command again to go on.") from None


@contextlib.contextmanager
def _bar() -> Iterator[Progress | None]:
    """A bar beside the output proper, for a person who waits; nothing for a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading {task.fields[part]}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, part="…")

        def progress(done: int, total: int, part: str) -> None:
            bar.update(task, completed=done, total=total, part=part, refresh=True)

        yield progress


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _span(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) < 4 else f"{names[0]} to {names[-1]}"
