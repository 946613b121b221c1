"""One family of errors, so that every surface can say what is wrong, where, and what to do next."""

from __future__ import annotations


class PreviouslyError(Exception):
    """The base of every error a person can cause or mend.

    `what` is wrong, `where` it was found (a file, a part, a span), and `hint` says what to do next.
    `exit_code` is what the command line leaves with.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"


class SourceError(PreviouslyError):
    """A file cannot be read as a story: missing, empty, binary, too large, of an unknown encoding or format."""

    exit_code = 3


class PositionError(PreviouslyError):
    """A position is not one of this story's; near matches never lie after the reader's own position."""

    exit_code = 4


class UnknownNameError(PreviouslyError):
    """A name is nobody's up to the reader's position, or several people's."""

    exit_code = 5


class StoryFileError(PreviouslyError):
    """A story file is missing, foreign, truncated, newer than this program, read-only, busy, or its disk is full."""

    exit_code = 6


class UnknownStoryError(StoryFileError):
    """No story of the library goes by a word."""


class EvidenceError(PreviouslyError):
    """A fact's citation is not an exact slice of the stored text, so it cannot be appended."""

    exit_code = 7


class ModelError(PreviouslyError):
    """The language model's files are missing or damaged."""

    exit_code = 8


class AskError(PreviouslyError):
    """A question cannot be answered as it was asked: there is none, or far too much of it."""

    exit_code = 2


class FixError(PreviouslyError):
    """A correction cannot be made as it was said: of the wrong thing, of nothing, or when it holds already."""

    exit_code = 2


class CheckError(PreviouslyError):
    """A check cannot be made as it was asked for: an unknown code, or a configuration or baseline that cannot be used."""

    exit_code = 2
