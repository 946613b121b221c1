"""Where stories live, and which one a person means by a title or a path."""

from __future__ import annotations

import os
import re
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from previously.errors import StoryFileError, UnknownStoryError
from previously.log import Log

SUFFIX: Final = ".story"
_LONGEST: Final = 80
"""Bytes of a file name, well under what any file system takes."""
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
"""Names that Windows keeps for devices, whatever their suffix."""


class Shelved(msgspec.Struct, frozen=True):
    """A story in the library; one that cannot be opened has a `problem` in place of a title."""

    path: Path
    title: str
    problem: StoryFileError | None = None


def home() -> Path:
    """The folder that holds the stories: PREVIOUSLY_HOME, or the system's place for a person's data."""
    named = os.environ.get("PREVIOUSLY_HOME")
    if named:
        return Path(named).expanduser()
    import platformdirs  # loaded only where the environment does not say

    return Path(platformdirs.user_data_dir("previously", appauthor=False))


def slug(title: str) -> str:
    """A title as a file name that every system takes, with the letters of any script kept."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", title).casefold())
    name = unicodedata.normalize("NFC", "-".join(words).strip("-_"))
    while len(name.encode()) > _LONGEST:
        name = name[:-1]
    name = name.rstrip("-_") or "story"
    return f"{name}-story" if name in _RESERVED else name


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one to a person: letter case, punctuation and spacing do not count."""
    return _folded(one) == _folded(other)


def stories() -> list[Shelved]:
    """The stories of the library by title, those that cannot be opened last."""
    shelf = [_shelved(path) for path in sorted(home().glob(f"*{SUFFIX}"))]
    return sorted(shelf, key=lambda story: (story.problem is not None, _folded(story.title), story.path.name))


def is_path(name: str) -> bool:
    """Whether a person names a file rather than a title."""
    return name.lower().endswith(SUFFIX) or os.sep in name or bool(os.altsep and os.altsep in name)


def find(name: str) -> Path:
    """The file of the story that a person means by a title, a unique beginning of one, or a path.

    Raises StoryFileError when there is none or there are several.
    """
    if not name.strip():
        raise StoryFileError("No story is named.", hint="`previously stories` lists the stories you have.")
    if is_path(name) and (name.lower().endswith(SUFFIX) or Path(name).expanduser().exists()):
        return Path(name).expanduser()
    quick = home() / f"{slug(name)}{SUFFIX}"
    if quick.exists():
        found = _shelved(quick)
        if found.problem or same_title(found.title, name):
            return quick
    shelf = stories()
    found_paths = [story.path for story in shelf if not story.problem and same_title(story.title, name)]
    if not found_paths:
        wanted = _folded(name)
        found_paths = [story.path for story in shelf if wanted and _folded(story.title).startswith(wanted)]
    if len(found_paths) == 1:
        return found_paths[0]
    if found_paths:
        listed = ", ".join(str(path) for path in found_paths)
        raise StoryFileError(f"Several stories are called “{name}”.", hint=f"Give the file instead: {listed}.")
    if Path(name).is_file():  # not a story, but the error that follows says what can be done with it
        return Path(name)
    titles = [story.title for story in shelf if not story.problem]
    hint = f"You have: {', '.join(titles)}." if titles else "Read one first: `previously read FILE`."
    raise StoryFileError(f"There is no story called “{name}”.", hint=hint)


def on_shelf(word: str) -> Path:
    """The file in the library of a story that goes by one word: its name without the suffix, and never a path.

    Raises UnknownStoryError when there is none.
    """
    for path in home().glob(f"*{SUFFIX}"):
        if path.stem == word:
            return path
    raise UnknownStoryError("There is no such story.", hint="It may have been moved or renamed.")


def place(title: str) -> Path:
    """Where a story of this title is, or is to be: a file of its own, even when two titles make one file name."""
    for story in stories():
        if not story.problem and same_title(story.title, title):
            return story.path
    path = home() / f"{slug(title)}{SUFFIX}"
    if path.exists():
        path = home() / f"{slug(title)}-{sha256(_folded(title).encode()).hexdigest()[:8]}{SUFFIX}"
    return path


def _shelved(path: Path) -> Shelved:
    try:
        with Log.open(path) as log:
            return Shelved(path, log.title)
    except StoryFileError as error:
        return Shelved(path, path.stem, error)


def _folded(title: str) -> str:
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", title).casefold())
    return " ".join(words) or title.strip()
