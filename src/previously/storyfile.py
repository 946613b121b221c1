"""Opening a story file: safely, quickly, and with an error that says what is wrong with it and what to do.

The journal is SQLite's rollback journal, not a write-ahead log: a finished file is one file, which can be viewed from
read-only media, and what a crash leaves behind is rolled back by whoever opens the file next.
"""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from previously.errors import StoryFileError
from previously.migrations import APPLICATION_ID, MIGRATIONS, migrate

PATIENCE: Final = 2.0
"""Seconds to wait for another process before saying that the file is busy."""

_MAGIC: Final = b"SQLite format 3\x00"
_DAMAGED: Final = "Read the story again from its text into a new file, or bring back a copy of this one."


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open a story file; a file that is only viewed is never written to.

    Raises StoryFileError when it is missing, foreign, damaged, newer than this program, read-only though it must be
    written to, or kept busy by another process.
    """
    inspect(path)
    with explained(path):
        try:
            return _connect(path, write)
        except sqlite3.OperationalError:
            # A reader may not roll back what a killed writer left half done: let a writer do so first, then look again.
            if write or not journal_of(path).exists():
                raise
            _connect(path, write=True).close()
            return _connect(path, write)


def create(path: Path) -> sqlite3.Connection:
    """Make a new, empty story file, open for writing.

    Raises StoryFileError when there is a file already, or no place for one.
    """
    if path.exists():
        raise StoryFileError("There is a file already.", where=str(path), hint="Give the new story another name.")
    with explained(path):
        connection = _raw(path, "rwc")
        try:
            migrate(connection)
        except BaseException:
            connection.close()
            path.unlink(missing_ok=True)
            raise
        return connection


def journal_of(path: Path) -> Path:
    """The rollback journal that SQLite keeps beside a file while it is being written."""
    return path.with_name(path.name + "-journal")


def inspect(path: Path) -> None:
    """Look at a file's first bytes, which say more clearly than SQLite does why it cannot be a whole story.

    Raises StoryFileError when it is missing, foreign, cut off, or newer than this program.
    """
    where = str(path)
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError:
        hint = "`previously stories` lists the stories you have."
        raise StoryFileError("There is no such story file.", where=where, hint=hint) from None
    except OSError as error:
        raise explain(error, path) from error
    if not size:
        raise StoryFileError("The file is empty.", where=where, hint=_DAMAGED)
    if not head.startswith(_MAGIC[: len(head)]):
        hint = f'To read a text as a story: `previously read "{path.name}"`.'
        raise StoryFileError("This is not a story file.", where=where, hint=hint)
    if len(head) < 100:
        raise StoryFileError("The file is cut off.", where=where, hint=_DAMAGED)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        hint = "Story files are made by `previously read`."
        raise StoryFileError("This is another program's database, not a story file.", where=where, hint=hint)
    if int.from_bytes(head[60:64], "big") > len(MIGRATIONS):
        hint = "Update with `pip install --upgrade previously`."
        raise StoryFileError("The story file was made by a newer version of Previously.", where=where, hint=hint)
    # The page count holds only where the header's two change counters agree; a journal may still put a short file right.
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    if head[24:28] == head[92:96] and size < page * int.from_bytes(head[28:32], "big") and not journal_of(path).exists():
        raise StoryFileError("The file is cut off.", where=where, hint=_DAMAGED)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say what a failure of the file underneath means to a person.

    Raises StoryFileError in place of what SQLite, the operating system and the decoder raise.
    """
    try:
        yield
    except (sqlite3.Error, OSError, msgspec.MsgspecError) as error:
        raise explain(error, path) from error


def explain(error: Exception, path: Path) -> StoryFileError:
    """What an error of the file underneath means to a person, and what to do about it."""
    where = str(path)
    code = _code(error)
    if code == sqlite3.SQLITE_FULL:
        hint = "Everything read before is kept: make room, then run the same command again."
        return StoryFileError("The disk is full.", where=where, hint=hint)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        hint = "Try again when it is done."
        return StoryFileError("Another process is writing to the story.", where=where, hint=hint)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        hint = "Copy it to a place that you may write to; looking at it with `--at` needs no writing."
        return StoryFileError("The story may not be written to.", where=where, hint=hint)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CONSTRAINT):
        return StoryFileError(f"The story file is damaged ({_lowered(error)}).", where=where, hint=_DAMAGED)
    if code == sqlite3.SQLITE_CANTOPEN:
        hint = "Check that its folder exists and that you may read and write there."
        return StoryFileError("The story file cannot be opened.", where=where, hint=hint)
    hint = "Check the disk and the file's permissions."
    return StoryFileError(f"The story file cannot be used ({_lowered(error)}).", where=where, hint=hint)


def _code(error: Exception) -> int:
    """Every kind of failure as SQLite's primary result code."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:  # raised by the sqlite3 module itself, such as text that is not UTF-8
            return sqlite3.SQLITE_CORRUPT if "decode" in str(error).lower() else sqlite3.SQLITE_ERROR
        return int(code) & 0xFF
    if isinstance(error, msgspec.MsgspecError):
        return sqlite3.SQLITE_CORRUPT
    full = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
    number = error.errno if isinstance(error, OSError) else None
    if number in full:
        return sqlite3.SQLITE_FULL
    if number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return sqlite3.SQLITE_CANTOPEN
    return sqlite3.SQLITE_ERROR


def _lowered(error: Exception) -> str:
    """The first line of an error's own words, to be put in brackets."""
    words = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    words = words.splitlines()[0] if words else type(error).__name__
    return words[:1].lower() + words[1:].rstrip(".")


def _connect(path: Path, write: bool) -> sqlite3.Connection:
    connection = _raw(path, "rw" if write else "ro")
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        # Read the schema now, so that damage and locks show here and not in the middle of a command.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if version < len(MIGRATIONS):
            connection.close()
            connection = _raw(path, "rw")
            migrate(connection)
        if write:
            # Whether a file may be written to only shows when one tries.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
            connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def _raw(path: Path, mode: str) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < (3, 37):  # the first with STRICT tables
        hint = "Use a Python that comes with SQLite 3.37 or newer."
        raise StoryFileError(f"SQLite {sqlite3.sqlite_version} is too old for story files.", where=str(path), hint=hint)
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):  # a Windows network share, which SQLite wants without a host
        uri = "file:////" + uri.removeprefix("file://")
    connection = sqlite3.connect(f"{uri}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # so that INSERT OR REPLACE does not slip past the guards
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection
