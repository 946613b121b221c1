"""Asks the local page as a browser does, without one: every address there is, and all that comes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TypeAlias

import msgspec
from starlette.testclient import TestClient

from previously.web.app import create_app
from previously.web.settings import Settings

HOME: Final = "http://127.0.0.1"
SETTINGS: Final = Settings(secret=b"the same secret makes the same t")
Form: TypeAlias = dict[str, str | list[str]]

PAGES: Final[tuple[str, ...]] = (
    "",
    "?length=brief",
    "?length=full",
    "?since=start",
    "?about=Nobody",
    "/where",
    "/who",
    "/who?all=1",
    "/who/e1",
    "/who/e2",
    "/who/S01E01.1",
    "/who/Nobody",
    "/who/e1/mentions",
    "/who/S01E01.1/mentions",
    "/board",
    "/board?about=e1",
    "/board?about=Nobody",
    "/board.svg",
    "/board.svg?about=e2",
    "/board.png",
    "/storyline",
    "/storyline.svg",
    "/storyline.png",
    "/timeline",
    "/timeline?kind=event",
    "/timeline?part=start",
    "/timeline?about=e2",
    "/text",
    "/text?part=start",
    "/text?part=end",
    "/text?sentence=0",
    "/text?sentence=1",
    "/text?part=start&sentence=0",
    "/ask",
    "/ask?q=Who+is+the+stranger%3F",
    "/ask?q=Who+killed+him%3F&before=e2&before=e1",
    "/search",
    "/search?q=the",
    "/search?q=kill",
    "/check",
    "/check?codes=all",
    "/check?codes=Q",
    "/check?codes=N&done=fix-000000&after=2",
    "/fixes",
    "/take",
    "/companion.html",
    "/companion.json",
)
"""The addresses of a story's pages, behind the story's own."""
FORMS: Final[tuple[tuple[str, Form], ...]] = (
    ("/preview", {"action": "merge", "what": ["e1", "e2"]}),
    ("/preview", {"action": "merge", "what": ["Anna", "Bob"]}),
    ("/preview", {"action": "rename", "what": ["e1", "Somebody Else"]}),
    ("/preview", {"action": "rename", "what": ["e1", "Somebody Else"], "since": "everywhere"}),
    ("/preview", {"action": "retract", "what": ["S01E01.3"]}),
    ("/preview", {"action": "allow", "what": ["S301"]}),
    ("/preview", {"action": "undo", "what": []}),
    ("/preview", {"action": "dance", "what": ["e1"]}),
    ("/where", {"position": "the end of all things"}),
)
"""What can be asked with a form that changes nothing."""


class Answer(msgspec.Struct, frozen=True):
    """All that a browser gets to see."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Visitor:
    """Somebody with a browser at the page."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, address: str) -> Answer:
        """Open an address."""
        response = self.client.get(address)
        return Answer(response.status_code, tuple(response.headers.items()), response.content)

    def post(self, address: str, form: Form) -> Answer:
        """Send a form of the page's own."""
        response = self.client.post(address, data={"token": SETTINGS.token, **form})
        return Answer(response.status_code, tuple(response.headers.items()), response.content)

    def story(self, word: str, at: str | None = None) -> Iterator[tuple[str, Answer]]:
        """Open every page of a story, at the bookmark or at a position up to it, and send every form that changes nothing."""
        for page in PAGES:
            address = f"/s/{word}{page}"
            yield page, self.get(address if at is None else f"{address}{'&' if '?' in page else '?'}at={at}")
        for page, form in FORMS:
            place = f"/s/{word}{page}"
            yield f"{page} {form}", self.post(place if at is None else f"{place}?at={at}", form)


@contextmanager
def visiting(settings: Settings = SETTINGS, **headers: str) -> Iterator[Visitor]:
    """A visitor at the page of the library that is in use now."""
    given = {"origin": HOME, **headers}
    with TestClient(
        create_app(settings), base_url=HOME, headers=given, follow_redirects=False, raise_server_exceptions=False
    ) as client:
        yield Visitor(client)
