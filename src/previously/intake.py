"""How a text joins what is stored: which parts are kept, read again, put in between, or added at the end.

Nothing that is stored is ever dropped, and every part lands as soon as it is read, so that whatever interrupts the
reading, running the same command again goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol, TypeAlias

import msgspec

from previously.errors import SourceError
from previously.log import Log, reading_key
from previously.model import AnyFact
from previously.text import Part, Prefix, Story

FRONT: Final = "front"
"""The id of the text before the first heading."""

_TELLING: Final = 20
"""Characters from which a sentence is hardly in two stories by chance."""

Progress: TypeAlias = Callable[[int, int, str], None]
"""Called with the number of parts done, the number of parts to read, and the id of the part that comes next."""


class PartReader(Protocol):
    """What reads a part: the language model and its rules, or a stand-in."""

    @property
    def identity(self) -> str:
        """Names the model and its rules: another identity is another reading."""

    def expect(self, part: Part) -> None:
        """Told which part will be asked for after the next one, to begin on what depends on its own words alone."""

    def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
        """The facts of a part, knowing only what came before."""


class Intake(msgspec.Struct, frozen=True):
    """What reading did: the ids of the parts that were kept and read, in order, and what a person should know."""

    kept: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def merge(stored: Sequence[Part], story: Story, *, named: bool = True) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """What the story's parts are once a text has joined them, and what a person should know about it.

    Unless a person `named` the story, a text that has nothing in common with it is taken for another story's.
    Raises SourceError when it is not clear where the text belongs.
    """
    new = list(story.parts)
    doubled = next((part.id for part in new if sum(other.id == part.id for other in new) > 1), None)
    if doubled:
        raise SourceError(f"Two parts are both {doubled}.", where=story.title, hint="Give them different headings.")
    if not stored:
        return _numbered(new), ()
    notices: list[str] = []
    old = [part.id for part in stored]
    if [part.id for part in new] == [FRONT] and set(old) - {FRONT}:
        hint = "Put a heading such as “S01E02 - Title” on its first line, or read it as another story with --title."
        raise SourceError(f"The text has no heading, and “{story.title}” has parts already.", where="", hint=hint)
    new = _without_stray_front(old, stored, new, notices)
    known = [part.id for part in new if part.id in old]
    if known != sorted(known, key=old.index):
        hint = "Put its parts in the stored order, or read it as another story with --title."
        raise SourceError(f"The text has the parts of “{story.title}” in another order.", hint=hint)
    if known and not named and not _akin(stored, [part for part in new if part.id in known]):
        hint = f"Read it as another story with --title NAME, or put it in the place of this one with --title “{story.title}”."
        raise SourceError(f"“{story.title}” is read already, and this is another text.", hint=hint)
    missing = len(old) - len(known)
    if known and missing:
        notices.append(f"{missing} stored part{'s are' if missing > 1 else ' is'} not in this text: kept as before.")
    merged = _placed(list(stored), new, story.title)
    return _numbered(merged), tuple(notices)


def _akin(stored: Sequence[Part], new: Sequence[Part]) -> bool:
    """Whether some sentence of new texts is in the stored ones too; an edit leaves one, another story does not."""

    def told(parts: Sequence[Part]) -> set[str]:
        sentences = (" ".join(part.text[start:end].split()) for part in parts for start, end in part.sentences)
        return {sentence for sentence in sentences if len(sentence) > _TELLING}

    fresh = told(new)
    return not fresh or not told(stored).isdisjoint(fresh)


def _without_stray_front(old: list[str], stored: Sequence[Part], new: list[Part], notices: list[str]) -> list[Part]:
    """A text that starts later in the story may have words of its own above its heading; they are not the story's."""
    if new[0].id != FRONT or len(new) == 1:
        return new
    first = next((name for name in old if name != FRONT), new[1].id)
    if new[1].id == first:
        return new
    if not (old[0] == FRONT and stored[0].digest == new[0].digest):
        notices.append("The words before the first heading are left out: the story starts elsewhere.")
    return new[1:]


def _placed(merged: list[Part], new: Sequence[Part], title: str) -> list[Part]:
    """Put new parts where their neighbours say they belong; parts without any neighbour follow on the last."""
    old = [part.id for part in merged]
    changed = {part.id: part for part in new if part.id in old}
    run: list[Part] = []
    left: str | None = None
    gaps: list[tuple[str | None, list[Part], str | None]] = []
    for part in new:
        if part.id in changed:
            gaps.append((left, run, part.id))
            left, run = part.id, []
        else:
            run.append(part)
    gaps.append((left, run, None))
    merged = [changed.get(part.id, part) for part in merged]
    for before, parts, after in reversed([gap for gap in gaps if gap[1]]):
        start = len(old) if not changed else old.index(before) + 1 if before else int(old[0] == FRONT and after != FRONT)
        stop = old.index(after) if after else len(old)
        if start != stop:
            hint = "Give the whole story's text."
            raise SourceError(f"It is not clear where {parts[0].id} belongs in “{title}”.", hint=hint)
        merged[start:start] = parts
    return merged


def _numbered(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(msgspec.structs.replace(part, ordinal=ordinal) for ordinal, part in enumerate(parts))


def take_in(path: Path, story: Story, reader: PartReader, progress: Progress | None = None, *, named: bool = True) -> Intake:
    """Read what is new or changed in a story into its file, part by part, and say what was done.

    Raises SourceError when it is not clear where the text belongs, StoryFileError when the file cannot be written.
    Whatever is raised, the parts read until then are kept.
    """
    log = Log.open(path, write=True) if path.exists() else None
    try:
        stored = list(log.stored_parts()) if log else []
        if log:
            story = msgspec.structs.replace(story, title=log.title)
        parts, notices = merge(stored, story, named=named)
        chain = log.chain() if log else []
        keys = _keys(parts, reader.identity)
        kept = next(
            (n for n, (one, key) in enumerate(zip(chain, keys, strict=False)) if one.key != key), min(len(chain), len(keys))
        )
        if chain and any(reading.reader != reader.identity for reading in chain):
            notices = (*notices, "The story was read by another version of Previously: all of it is read again.")
        for part in parts[kept:]:
            if progress:
                progress(part.ordinal - kept, len(parts) - kept, part.id)
            if part.ordinal + 1 < len(parts):
                reader.expect(parts[part.ordinal + 1])
            facts = reader.read(part, log.prefix(part.ordinal - 1) if log and part.ordinal else None)
            if log is None:
                log = Log.begin(path, story.title, part, facts, reader=reader.identity)
                continue
            moved: Sequence[Part] = ()
            if part.ordinal < len(stored) and stored[part.ordinal].id != part.id:
                stored.insert(part.ordinal, part)
                moved = _numbered(stored)[part.ordinal + 1 :]
            log.append(part, facts, key=keys[part.ordinal], reader=reader.identity, moved=moved)
        if progress and kept < len(parts):
            progress(len(parts) - kept, len(parts) - kept, "")
    finally:
        if log:
            log.close()
    return Intake(tuple(part.id for part in parts[:kept]), tuple(part.id for part in parts[kept:]), notices)


def _keys(parts: Sequence[Part], reader: str) -> list[str]:
    """What each reading would depend on; equal keys mean that there is nothing to read."""
    keys: list[str] = []
    for part in parts:
        keys.append(reading_key(part, reader, keys[-1] if keys else ""))
    return keys
