"""What stands before every page: who may ask, how much they may send, and what the browser may do with the answer."""

from __future__ import annotations

import asyncio
import base64
import binascii
import time
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from previously.web.settings import Settings
from previously.web.site import Site

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_UPLOADS: Final = "/read"
_PATIENCE: Final = 1.0
"""Seconds that a wrong password costs whoever comes next with a wrong one, so that nobody tries them all."""


class TooMuch(Exception):
    """The visitor sent more than is taken, or took too long over it."""

    def __init__(self, status: int, what: str) -> None:
        self.status = status
        self.what = what
        super().__init__(what)


class Guard:
    """Lets through what this machine's own pages ask, and adds to every answer what browsers are told."""

    def __init__(self, app: ASGIApp, settings: Settings, site: Site) -> None:
        self.app = app
        self.settings = settings
        self.site = site
        self._again = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    own.setdefault(name, value)
            await send(message)

        refused = self._refused(scope, headers) or await self._locked(headers)
        if refused is not None:
            await refused(scope, receive, told)
            return
        await self.app(scope, self._bounded(scope, receive), told)

    def _refused(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if not self.settings.answers(host):
            return PlainTextResponse("This address is not mine.\n", 421)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("That is not done here.\n", 405)
        if scope["method"] == "POST":
            origin = headers.get("origin")
            if origin is not None and urlsplit(origin).netloc != host:
                return PlainTextResponse("Another site may not change anything here.\n", 403)
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return PlainTextResponse("Another site may not change anything here.\n", 403)
            size = headers.get("content-length", "0")
            if not size.isdigit() or int(size) > self._most(scope):
                return PlainTextResponse("This is too large.\n", 413)
        return None

    async def _locked(self, headers: Headers) -> PlainTextResponse | None:
        if self.settings.password is None:
            return None
        given = _password(headers.get("authorization", ""))
        if given is not None and self.settings.is_password(given):
            return None
        if given is not None:
            wait = max(self._again - time.monotonic(), 0.0)
            self._again = time.monotonic() + wait + _PATIENCE
            await asyncio.sleep(min(wait, 30.0))
        ask = {"www-authenticate": 'Basic realm="Previously", charset="UTF-8"'}
        return PlainTextResponse("This page is for those who know its password.\n", 401, ask)

    def _most(self, scope: Scope) -> int:
        return self.settings.limits.upload if scope["path"] == _UPLOADS else self.settings.limits.form

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        """What the visitor sends, as long as it is neither too much nor too slow, whatever its headers claim."""
        if scope["method"] != "POST":
            return receive
        left = self._most(scope)
        until = time.monotonic() + self.settings.limits.seconds
        ended = False

        async def bounded() -> Message:
            nonlocal left, ended
            if ended:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(until - time.monotonic(), 0.01))
            except TimeoutError:
                raise TooMuch(408, "Sending this took too long.") from None
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooMuch(413, "This is too large.")
            ended = not message.get("more_body", False)
            return message

        return bounded


def _password(authorization: str) -> str | None:
    """The password that a browser sends along."""
    scheme, _, coded = authorization.partition(" ")
    if scheme.casefold() != "basic":
        return None
    try:
        return base64.b64decode(coded, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return None
