"""Corrections made from the page: first what would change, then, when the visitor says so, the change."""

from __future__ import annotations

from typing import Final

import msgspec
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from previously.errors import FixError, PreviouslyError
from previously.web.pages import page
from previously.web.site import Here, Site, told

ACTIONS: Final = {
    "merge": "They are one",
    "split": "Some of these mean somebody else",
    "rename": "Another name",
    "retract": "Not so",
    "confirm": "It is so",
    "allow": "No problem",
    "undo": "Take it back",
}
_EVERYWHERE: Final = "everywhere"


class Asked(msgspec.Struct, frozen=True):
    """What a form asks for: an action, what it is about, and the part from which on it is to hold."""

    action: str
    what: tuple[str, ...]
    since: str | None

    @property
    def place(self) -> str | int | None:
        """The part it is to hold from as a position; from the first part on is everywhere."""
        return 0 if self.since == _EVERYWHERE else self.since


def asked_of(form: FormData) -> Asked:
    """What a form asks for."""
    what = tuple(text for text in (str(value) for value in form.getlist("what")) if text.strip())
    return Asked(str(form.get("action", "")), what, str(form.get("since", "")) or None)


def preview(site: Site, here: Here, form: FormData) -> Response:
    """What a correction would change; nothing is written."""
    asked = asked_of(form)
    try:
        would = here.moment.would(asked.action, *asked.what, since=asked.place)
    except PreviouslyError as error:
        return page(site, here, "preview.html", "", _status(error), would=None, asked=asked, why=told(error), actions=ACTIONS)
    return page(site, here, "preview.html", would=would, asked=asked, why="", actions=ACTIONS)


def fix(site: Site, here: Here, form: FormData) -> Response:
    """Make a correction, and go where it can be seen and undone."""
    asked = asked_of(form)
    try:
        fixed = here.book.fix(asked.action, *asked.what, since=asked.place, at=here.moment.part.ordinal)
    except PreviouslyError as error:
        return page(site, here, "preview.html", "", _status(error), would=None, asked=asked, why=told(error), actions=ACTIONS)
    if asked.action == "allow":  # whoever looks through findings goes on where they were
        where = {name: str(form.get(name, ""))[:20] for name in ("codes", "after")}
        return RedirectResponse(here.link("check", done=fixed.id, **where, _="done"), 303)
    return RedirectResponse(here.link("fixes", done=fixed.id, _="done"), 303)


def _status(error: PreviouslyError) -> int:
    return 409 if isinstance(error, FixError) else 404
