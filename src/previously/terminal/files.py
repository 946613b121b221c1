"""Files that a person asked for: whole or not at all, and never in the place of another without being told so."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from previously.errors import PreviouslyError


def put(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file, which is there with all that belongs in it or not there at all.

    Raises PreviouslyError when there is one already and `force` does not say to replace it.
    """
    path = path.expanduser()
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:  # a pipe or a device; a folder says itself what it is
            stream.write(data)
        return
    if path.exists() and not force:
        raise _taken(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        if force:
            Path(name).replace(path)
        else:
            _link(Path(name), path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _link(made: Path, path: Path) -> None:
    """Give a file its name, unless somebody took that name meanwhile."""
    try:
        path.hardlink_to(made)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:  # a file system without links
        made.replace(path)


def _taken(path: Path) -> PreviouslyError:
    return PreviouslyError("There is a file already.", where=str(path), hint="Choose another name, or replace it with --force.")
