"""Whatever goes wrong in the terminal, told in one line: what, and what to do about it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

import typer

STOPPED = 130
"""The exit code of a program that a person stopped."""
CLOSED = 141
"""The exit code of a program whose reader went away, as of one killed by SIGPIPE."""


@contextlib.contextmanager
def telling() -> Iterator[None]:
    """Turn every failure into one line on stderr and an exit code; PREVIOUSLY_DEBUG=1 shows the traceback too."""
    from previously.errors import PreviouslyError

    try:
        yield
    except KeyboardInterrupt:
        _fail("Stopped.", STOPPED)
    except BrokenPipeError:
        # Whoever read our output has enough; point stdout at nothing so that the interpreter does not complain at exit.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CLOSED) from None
    except PreviouslyError as error:
        _fail(str(error), error.exit_code)
    except (typer.Exit, typer.Abort, SystemExit):
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _fail(f"{where}{error.strerror or error}.", 1)
    except MemoryError:
        _fail("There is not enough memory for this.", 1)
    except Exception as error:
        if type(error).__module__.split(".")[0] in ("typer", "click"):  # a wrong option, which typer tells itself
            raise
        _fail(f"Something broke that should not ({type(error).__name__}: {error}). PREVIOUSLY_DEBUG=1 shows where.", 1)


def _fail(line: str, code: int) -> None:
    from previously.terminal.page import error_line

    if os.environ.get("PREVIOUSLY_DEBUG"):
        import traceback

        traceback.print_exc()
    with contextlib.suppress(OSError):
        error_line(line)
    raise SystemExit(code) from None
