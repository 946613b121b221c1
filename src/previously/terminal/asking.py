"""Questions and answers at the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from previously.errors import AskError
from previously.terminal.page import Page
from previously.terminal.show import place

if TYPE_CHECKING:
    from previously.book import Moment
    from previously.views.answer import Answer

SILENT: Final = "Up to {at} the text does not say."
_ENOUGH: Final = frozenset(("q", "quit", "exit", "bye", ":q"))


def show_answer(page: Page, view: Answer) -> None:
    """The answer and the sentences it rests on; or that there is none, and why."""
    if view.answer is None:
        page.line(
            f"{view.note} {SILENT.format(at=view.at)}"
            if view.note and not view.options
            else view.note or SILENT.format(at=view.at)
        )
        if view.options:
            page.line("Which one: " + ", ".join(f"{o.name} ({o.id})" for o in view.options) + "?")
        return
    page.line(
        [(view.answer[:1].upper() + view.answer[1:], "bold"), *([(" (likely)", "dim")] if view.confidence < 0.75 else [])]
    )
    for cite in view.evidence:
        page.line([(f"[{cite.part}] ", "dim"), f"“{cite.text}”"], indent=2, hang=2)


def converse(moment: Moment) -> None:
    """Answer what is typed, line by line; a pronoun means whom the question before, or its answer, was about."""
    page = Page()
    asking = sys.stdin.isatty()
    if asking:
        page.line([(moment.title, "bold"), (f" · ask about it up to {place(moment)}; an empty line ends", "dim")])
    before: tuple[str, ...] = ()
    while True:
        try:
            typed = input("> " if asking else "").strip()
        except EOFError:
            break
        if not typed or typed.casefold() in _ENOUGH:
            break
        try:
            view = moment.ask(typed, before)
        except AskError as error:
            page.line(str(error))
            continue
        show_answer(page, view)
        page.stream.flush()
        before = tuple(dict.fromkeys((*(r.id for r in (*view.who, *view.about)), *before)))[:6]
