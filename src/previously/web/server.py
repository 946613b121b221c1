"""The server: a place on this machine to listen at, and the browser that is sent there."""

from __future__ import annotations

import gc
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Final

from previously.errors import PreviouslyError
from previously.web.settings import is_loopback, settings_for

PORT: Final = 8477
"""Where the page is found unless somebody else is there, so that a bookmark in the browser leads somewhere."""


class ServerError(PreviouslyError):
    """The page cannot be shown where it was asked for."""


def listen(host: str, port: int | None) -> socket.socket:
    """A socket at the port asked for, else at our own, else at any that is free.

    Raises ServerError when there is none.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    ports = (port,) if port is not None else (PORT, 0)
    for one in ports:
        found = socket.socket(family, socket.SOCK_STREAM)
        if one == port:  # a port that was just left may be taken again at once
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, one))
            found.listen(64)
        except OSError as error:
            found.close()
            problem = error.strerror or str(error)
        else:
            return found
    where = f"{host}, port {port}" if port is not None else host
    raise ServerError(f"The page cannot listen there: {problem}.", where=where, hint="Choose another with --port or --host.")


def serve(
    story: Path | None,
    *,
    host: str,
    port: int | None,
    browser: bool,
    password: str | None,
    say: Callable[[str], None],
) -> None:
    """Show the page until somebody stops it.

    Raises ServerError when others could reach it and no password was given, or when it cannot listen there.
    """
    if not is_loopback(host) and not password:
        what = "Others could reach this page: it needs a password."
        raise ServerError(what, where=host, hint="Set PREVIOUSLY_PASSWORD, or leave out --host.")
    listening = listen(host, port)
    try:
        _serve(listening, story, host=host, browser=browser, password=password, say=say)
    finally:
        listening.close()


def _serve(
    listening: socket.socket, story: Path | None, *, host: str, browser: bool, password: str | None, say: Callable[[str], None]
) -> None:
    import uvicorn

    from previously.web.app import create_app, story_address

    settings = settings_for(host, password=password, story=story)
    name = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}{story_address(settings)}"
    config = uvicorn.Config(
        create_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=200,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    gc.set_threshold(100_000, 20, 20)  # facts are many and stay: looking through them again and again is what takes long
    say(f"The page is at {address}")
    if not is_loopback(host):
        say(
            "Everybody who can reach this machine and knows the password can read and change your stories, and the password "
            "travels unencrypted. On a network you do not trust, do not do this."
        )
    say("Ctrl+C ends it.")
    if browser:
        threading.Timer(0.4, webbrowser.open, (address,)).start()
    server.run(sockets=[listening])
