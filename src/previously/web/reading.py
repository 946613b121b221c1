"""Readings begun from the page: one after the other in the background, each with how far it is.

What is shown while a story is read is a share in percent and nothing of the story: who watches may not have come far.
"""

from __future__ import annotations

import contextlib
import re
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from previously.book import Book
from previously.errors import PreviouslyError
from previously.web.settings import Limits

Stage: TypeAlias = Literal["waiting", "reading", "done", "failed", "stopped"]
_KEPT: Final = 20
"""Readings that are over and still answered for."""
_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,9}\Z")
_LONGEST: Final = 60


class Stopped(Exception):
    """Somebody stopped a reading; the parts read until then are kept."""


class Told(msgspec.Struct, frozen=True):
    """How far a reading is, as the page is told: `share` in percent, `story` the file it went into once it is done."""

    stage: Stage
    share: int
    problem: str = ""
    notices: tuple[str, ...] = ()


class Reading:
    """One reading, seen from the thread that does it and from those that watch it."""

    def __init__(self, title: str) -> None:
        self.id = secrets.token_urlsafe(9)
        self.title = title
        self.path: Path | None = None
        self.told = Told("waiting", 0)
        self._stop = threading.Event()

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.told.stage in ("done", "failed", "stopped")

    def stop(self) -> None:
        """Ask it to end after the part that is being read."""
        self._stop.set()

    def progress(self, done: int, total: int, _: str) -> None:
        """Take note of how far it is, which part comes next being nobody's business."""
        if self._stop.is_set() and done < total:
            raise Stopped
        self.told = Told("reading", 100 * done // max(total, 1))

    def run(self, folder: Path, files: Sequence[Path], title: str | None, told: Callable[[PreviouslyError], str]) -> None:
        """Read the files, and put whatever happens into words."""
        try:
            if self._stop.is_set():
                raise Stopped
            self.told = Told("reading", 0)
            with Book.read(list(files), title=title, progress=self.progress) as book:
                self.path, notices = book.path, book.intake.notices if book.intake else ()
            self.told = Told("done", 100, notices=notices)
        except Stopped:
            self.told = Told("stopped", self.told.share, "Stopped. What was read is kept; the same file goes on from there.")
        except PreviouslyError as error:
            self.told = Told("failed", self.told.share, told(error))
        except Exception:  # whatever broke, who waits must be told that nothing more will come
            self.told = Told("failed", self.told.share, "Something broke that should not. What was read until then is kept.")
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class Readings:
    """All readings of this page."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._known: dict[str, Reading] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._lock = threading.Lock()

    def find(self, name: str) -> Reading | None:
        """The reading of an id."""
        return self._known.get(name)

    def under_way(self) -> list[Reading]:
        """Those that are not over, in the order in which they were begun."""
        return [reading for reading in self._known.values() if not reading.over]

    def begin(
        self, files: Sequence[tuple[str, bytes]], title: str | None, told: Callable[[PreviouslyError], str]
    ) -> Reading | None:
        """Begin to read files, or nothing when too many readings wait already."""
        with self._lock:
            if len(self.under_way()) >= self._limits.waiting:
                return None
            over = [name for name, reading in self._known.items() if reading.over]
            for name in over[: max(len(over) - _KEPT, 0)]:
                del self._known[name]
            reading = Reading(title or file_title(files[0][0])[0])
            self._known[reading.id] = reading
        folder = Path(tempfile.mkdtemp(prefix="previously-"))
        paths = []
        for n, (name, data) in enumerate(files):
            stem, suffix = file_title(name)
            place = folder / str(n)  # a folder each, so that two files of one name do not meet
            place.mkdir()
            paths.append(place / f"{stem}{suffix}")
            paths[-1].write_bytes(data)
        self._worker.submit(reading.run, folder, paths, title, told)
        return reading

    def close(self) -> None:
        """End what goes on after the part that is being read."""
        for reading in self.under_way():
            reading.stop()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def wait(self, name: str, seconds: float = 60.0) -> Reading:
        """The reading of an id once it is over, or after so many seconds."""
        reading, until = self._known[name], time.monotonic() + seconds
        while not reading.over and time.monotonic() < until:
            time.sleep(0.02)
        return reading


def file_title(name: str) -> tuple[str, str]:
    """What a browser calls a file, as a hint of its title and its format and in no way as a place: a stem and a suffix."""
    last = re.split(r"[/\\]", name)[-1]
    found = _SUFFIX.search(last.casefold())
    suffix = found[0] if found else ""
    stem = last[: len(last) - len(suffix)]
    words = re.findall(r"[\w'’().,&!-]+", stem)
    clean = " ".join(words).strip(" .-")[:_LONGEST]
    with contextlib.suppress(UnicodeEncodeError):
        while len(clean.encode()) > 3 * _LONGEST:
            clean = clean[:-1]
        return clean.strip(" .-") or "story", suffix
    return "story", suffix
