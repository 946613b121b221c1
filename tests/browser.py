"""A real browser at a real server, for tests that look at the page as people do; both are skipped where they are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from benchmarks.visits import SETTINGS
from previously.web.app import create_app
from previously.web.guard import Guard
from previously.web.server import listen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM: Final = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
ARGUMENTS: Final = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync"
).split()
_CACHE: Final = Path(__file__).resolve().parent.parent / ".cache" / "axe"


@contextmanager
def served() -> Iterator[tuple[str, Guard]]:
    """The page of the library that is in use now, at an address of this machine."""
    import uvicorn

    listening = listen("127.0.0.1", 0)
    app = create_app(SETTINGS)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}", app
    server.should_exit = True
    thread.join(10)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Debian's Chromium, driven from here."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: install Debian's chromium, or name one in CHROMIUM")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Watch:
    """What a page does that it should not: complaints on the console, and requests to anywhere else."""

    def __init__(self, page: Page, home: str) -> None:
        self.wrong: list[str] = []
        page.on("console", lambda told: self.wrong.append(told.text) if told.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda asked: self.wrong.append(asked.url) if not asked.url.startswith(home) else None)


def axe() -> str:
    """The script that looks for barriers, fetched once by npm into a folder that git ignores."""
    script = _CACHE / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("axe-core comes from npm, which is not on this machine")
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(_CACHE), "axe-core"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
        if not script.exists():
            pytest.skip(f"npm cannot fetch axe-core: {done.stderr.strip()[-200:]}")
    return script.read_text(encoding="utf-8")
