"""The application: which address leads where, and how whatever goes wrong is told."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from importlib import resources
from typing import Final
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from previously.book import Book
from previously.errors import (
    FixError,
    PositionError,
    PreviouslyError,
    SourceError,
    StoryFileError,
    UnknownNameError,
    UnknownStoryError,
)
from previously.web import checking, corrections, drawings, pages
from previously.web.guard import Guard, TooMuch
from previously.web.look import prepare
from previously.web.settings import Settings
from previously.web.site import STATIC, Here, NotAsked, Site, told
from previously.web.standalone import policy, standalone
from previously.wire import to_json

View = Callable[[Site, Here, Request], Response]
Change = Callable[[Site, Here, FormData], Response]
Endpoint = Callable[[Request], Awaitable[Response]]
Handler = Callable[[Request, Exception], Awaitable[Response]]
_TYPES: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_STATUS: Final[dict[type, int]] = {
    PositionError: 404,
    UnknownNameError: 404,
    FixError: 409,
    SourceError: 422,
    UnknownStoryError: 404,
    StoryFileError: 503,
}
_TICK: Final = 0.25
"""Seconds between two looks at how far a reading is."""
_LONGEST: Final = 3600.0
"""Seconds after which a browser that watches a reading has to ask again."""


class Forged(Exception):
    """A form did not bring this page's token."""


def create_app(settings: Settings) -> Guard:
    """The page of the library, and of the one story that it was opened for."""
    site = Site(settings)

    @contextlib.asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        prepare()
        yield
        site.readings.close()

    def view(make: View) -> Endpoint:
        async def answer(request: Request) -> Response:
            return await run_in_threadpool(_viewed, site, make, request)

        return answer

    def change(make: Change) -> Endpoint:
        async def answer(request: Request) -> Response:
            form = await _form(request, site)
            return await run_in_threadpool(_changed, site, make, request, form)

        return answer

    routes = [
        Route("/", partial(_shelf, site)),
        Route("/read", partial(_read, site), methods=["POST"]),
        Route("/reading/{name}", partial(_reading, site)),
        Route("/reading/{name}/events", partial(_events, site)),
        Route("/reading/{name}/stop", partial(_stop, site), methods=["POST"]),
        Route("/static/{name}", _static),
        Route("/s/{word}/where", partial(_where, site)),
        Route("/s/{word}/where", partial(_go, site), methods=["POST"]),
        Route("/s/{word}/next", partial(_next, site), methods=["POST"]),
        Route("/s/{word}", view(pages.recap)),
        Route("/s/{word}/who", view(pages.who)),
        Route("/s/{word}/who/{name}", view(_character)),
        Route("/s/{word}/who/{name}/mentions", view(pages.mentions)),
        Route("/s/{word}/board", view(drawings.board)),
        Route("/s/{word}/board.svg", view(drawings.board_file)),
        Route("/s/{word}/board.png", view(drawings.board_file)),
        Route("/s/{word}/storyline", view(drawings.storyline)),
        Route("/s/{word}/storyline.svg", view(drawings.storyline_file)),
        Route("/s/{word}/storyline.png", view(drawings.storyline_file)),
        Route("/s/{word}/timeline", view(pages.timeline)),
        Route("/s/{word}/text", view(pages.text)),
        Route("/s/{word}/ask", view(pages.ask)),
        Route("/s/{word}/search", view(pages.search)),
        Route("/s/{word}/check", view(checking.check)),
        Route("/s/{word}/fixes", view(pages.fixes)),
        Route("/s/{word}/take", view(pages.take)),
        Route("/s/{word}/companion.html", view(_companion)),
        Route("/s/{word}/companion.json", view(_data)),
        Route("/s/{word}/preview", change(corrections.preview), methods=["POST"]),
        Route("/s/{word}/fix", change(corrections.fix), methods=["POST"]),
    ]
    handlers: dict[type[Exception], Handler] = {
        PreviouslyError: partial(_wrong, site),
        NotAsked: _ask,
        TooMuch: partial(_too_much, site),
        Forged: partial(_forged, site),
        HTTPException: partial(_missing, site),
        Exception: partial(_broken, site),
    }
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=living)
    return Guard(app, settings, site)


def _viewed(site: Site, make: View, request: Request) -> Response:
    with site.here(request) as here:
        return make(site, here, request)


def _changed(site: Site, make: Change, request: Request, form: FormData) -> Response:
    with site.here(request) as here:
        return make(site, here, form)


async def _form(request: Request, site: Site, **most: int) -> FormData:
    """A form of this page's own; Forged when it is another's."""
    try:
        form = await request.form(**most)
    except MultiPartException as error:
        raise TooMuch(400, f"This form cannot be read: {error.message}") from None
    if not site.settings.is_token(str(form.get("token", ""))):
        raise Forged
    return form


def _character(site: Site, here: Here, request: Request) -> Response:
    return pages.character(site, here, request, lambda one: drawings.board_picture(here, one))


# The shelf, and reading what is new


async def _shelf(site: Site, _: Request) -> Response:
    listed = await run_in_threadpool(site.shelf)
    return site.render("shelf.html", shelf=listed, under_way=site.readings.under_way(), problem="")


async def _read(site: Site, request: Request) -> Response:
    form = await _form(request, site, max_files=site.settings.limits.files)
    files = [one for one in form.getlist("file") if isinstance(one, UploadFile) and one.filename]
    title = " ".join(str(form.get("title", "")).split())[:200] or None
    sent = [(one.filename or "", await one.read()) for one in files] or (_example() if form.get("example") else [])
    if not sent:
        return await _again(site, "Choose a file that tells a story.", 422)
    reading = await run_in_threadpool(site.readings.begin, sent, title, told)
    if reading is None:
        return await _again(site, "Several stories wait to be read already. Try again when one is done.", 503)
    return RedirectResponse(f"/reading/{reading.id}", 303)


def _example() -> list[tuple[str, bytes]]:
    """The story that comes with the program."""
    found = [one for one in resources.files("previously.examples").iterdir() if one.name.endswith(".txt")]
    return [(one.name, one.read_bytes()) for one in found[:1]]


async def _again(site: Site, problem: str, status: int) -> Response:
    listed = await run_in_threadpool(site.shelf)
    return site.render("shelf.html", status, shelf=listed, under_way=site.readings.under_way(), problem=problem)


async def _reading(site: Site, request: Request) -> Response:
    reading = site.readings.find(request.path_params["name"])
    if reading is None:
        raise HTTPException(404)
    now = reading.told
    word = await run_in_threadpool(site.word, reading.path) if reading.path and now.stage == "done" else None
    return site.render("reading.html", reading=reading, now=now, word=word)


async def _events(site: Site, request: Request) -> Response:
    reading = site.readings.find(request.path_params["name"])
    if reading is None:
        raise HTTPException(404)

    async def progress() -> AsyncIterator[bytes]:
        said = None
        for _ in range(int(_LONGEST / _TICK)):
            now = reading.told
            if now != said:
                said = now
                yield b"data: " + msgspec.json.encode({"stage": now.stage, "share": now.share}) + b"\n\n"
            if reading.over or await request.is_disconnected():
                return
            await asyncio.sleep(_TICK)

    return StreamingResponse(progress(), media_type="text/event-stream")


async def _stop(site: Site, request: Request) -> Response:
    await _form(request, site)
    reading = site.readings.find(request.path_params["name"])
    if reading is None:
        raise HTTPException(404)
    reading.stop()
    return RedirectResponse(f"/reading/{reading.id}", 303)


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(STATIC[name], headers=kept, media_type=_TYPES["." + name.rpartition(".")[2]])


# Where the reader is


async def _where(site: Site, request: Request) -> Response:
    return await run_in_threadpool(_where_page, site, request.path_params["word"], "", 200, "")


def _where_page(site: Site, word: str, problem: str, status: int, typed: str) -> Response:
    """How far are you? Says nothing of the story that its reader does not know."""
    with site.open(word) as book:
        known = book.bookmark is not None
        return site.render("where.html", status, word=word, title=book.title, known=known, problem=problem, typed=typed)


async def _go(site: Site, request: Request) -> Response:
    form = await _form(request, site)
    return await run_in_threadpool(_moved, site, request.path_params["word"], str(form.get("position", ""))[:200])


def _moved(site: Site, word: str, typed: str) -> Response:
    with site.open(word) as book:
        try:
            if not typed.strip():
                raise PositionError("Say how far you are.")
            book.set_bookmark(typed)
        except PositionError as error:
            problem = told(error)
        else:
            return RedirectResponse(f"/s/{word}", 303)
    return _where_page(site, word, problem, 404, typed)


async def _next(site: Site, request: Request) -> Response:
    form = await _form(request, site)
    return await run_in_threadpool(_moved_on, site, request.path_params["word"], str(form.get("seen", "")))


def _moved_on(site: Site, word: str, seen: str) -> Response:
    with site.open(word) as book:
        if book.bookmark is None:
            raise NotAsked(word)
        moved = book.move_on(seen)
        if moved:
            return RedirectResponse(f"/s/{word}", 303)
        here = Here(word, book, site.moments.at(book, book.within()), False)
        return site.render("last.html", here=here, moment=here.moment, problem="")


# What is taken along


def _companion(_: Site, here: Here, __: Request) -> Response:
    name = f"{here.word.lstrip('~')}.html"
    headers = {"content-security-policy": policy(), "content-disposition": _attachment(name)}
    return Response(standalone(here.moment), media_type="text/html; charset=utf-8", headers=headers)


def _data(_: Site, here: Here, __: Request) -> Response:
    headers = {"content-disposition": _attachment(f"{here.word.lstrip('~')}.json")}
    return Response(to_json(here.moment.companion()) + b"\n", media_type="application/json", headers=headers)


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"


# What goes wrong


async def _wrong(site: Site, request: Request, error: Exception) -> Response:
    assert isinstance(error, PreviouslyError)
    status = next((number for kind, number in _STATUS.items() if isinstance(error, kind)), 400)
    word = None if isinstance(error, UnknownStoryError) else request.path_params.get("word")
    asked = request.query_params.get("at", "") if isinstance(error, PositionError) else ""
    return site.render("error.html", status, what=told(error), word=word, asked=asked)


async def _ask(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, NotAsked)
    return RedirectResponse(f"/s/{error.word}/where", 303)


async def _too_much(site: Site, _: Request, error: Exception) -> Response:
    assert isinstance(error, TooMuch)
    return site.render("error.html", error.status, what=error.what, word=None, asked="")


async def _forged(site: Site, _: Request, __: Exception) -> Response:
    what = "This form is from before the page was started anew. Go back, load the page again, and send it once more."
    return site.render("error.html", 403, what=what, word=None, asked="")


async def _missing(site: Site, _: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    what = "There is no such page." if error.status_code == 404 else "That is not done here."
    return site.render("error.html", error.status_code, what=what, word=None, asked="")


async def _broken(site: Site, _: Request, __: Exception) -> Response:
    what = "Something broke that should not. Nothing is lost: go back and try again."
    return site.render("error.html", 500, what=what, word=None, asked="")


def story_address(settings: Settings) -> str:
    """Where the story that the page was opened for is found on it."""
    if settings.story is None:
        return "/"
    with Book.open(settings.story):
        return f"/s/{Site(settings).word(settings.story)}"
