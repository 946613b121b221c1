"""Reads what a person says of a story's parts (`--parts`): `none`, `every=2000`, `/REGEX/`, headings by name, `@file`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from previously.errors import SourceError
from previously.numbering import number
from previously.sources.building import every, find_by
from previously.sources.headings import Heading, read_line
from previously.sources.names import Namer
from previously.sources.parts import Marks, find
from previously.text import Part

_WHERE = "--parts"
_FORMS = "It is auto, none, every=WORDS, /REGEX/, headings parted by ';', or @FILE with one heading a line."


def _regex(source: str) -> Callable[[str], Heading | None]:
    """Knows a heading by a person's regular expression; its named groups say season, episode, number and title."""
    try:
        pattern = re.compile(source)
    except re.error as error:
        raise SourceError(f"/{source}/ is not a regular expression: {error}.", where=_WHERE, hint=_FORMS) from error
    if not source:
        raise SourceError("The regular expression is empty.", where=_WHERE, hint=_FORMS)

    def matches(line: str) -> Heading | None:
        found = pattern.search(line)
        if found is None:
            return None
        groups = {key: value for key, value in found.groupdict().items() if value is not None}
        known = read_line(line) or Heading("title", None, None, line, line, "markup")
        if not groups.keys() & {"season", "episode", "number", "title"}:
            return known
        episode, season = number(groups.get("episode", "")), number(groups.get("season", ""))
        counted = episode if episode is not None else number(groups.get("number", ""))
        kind = "episode" if episode is not None or (season is not None and counted is not None) else known.kind
        if kind == "title" and counted is not None:
            kind = "part"
        title = groups.get("title", known.title if counted == known.number else "").strip()
        return Heading(kind, counted, season, title, line, "sure")

    return matches


def _listed(lines: list[str], text: str) -> Callable[[str], Heading | None]:
    """Knows a heading when it is one of the lines that a person listed, however it is spaced."""
    wanted = {" ".join(line.split()): line for line in lines if line.strip()}
    if not wanted:
        raise SourceError("No heading is listed.", where=_WHERE, hint=_FORMS)
    present = {" ".join(line.split()) for line in text.split("\n")}
    missing = [line for key, line in wanted.items() if key not in present]
    if missing:
        shown = ", ".join(f'"{line.strip()}"' for line in missing[:5])
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise SourceError(f"No line of the text is {shown}{more}.", where=_WHERE, hint="Write each heading as its whole line.")

    def matches(line: str) -> Heading | None:
        key = " ".join(line.split())
        if key not in wanted:
            return None
        return read_line(line) or Heading("title", None, None, key, key, "markup")

    return matches


def _file_lines(name: str) -> list[str]:
    """The headings listed in a file, one a line."""
    try:
        return Path(name).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"The list of headings cannot be read: {error}.", where=name, hint=_FORMS) from error


def cut(text: str, spec: str | None, namer: Namer, *, marks: Marks | None = None, markdown: bool = False) -> list[Part]:
    """The parts of a text by what a person says of them, or by the headings it has."""
    said = (spec or "auto").strip()
    if said == "auto":
        return find(text, namer, marks=marks, markdown=markdown)
    if said == "none":
        return find_by(text, namer, lambda _: None)
    if said.startswith("every"):
        size = re.fullmatch(r"every\s*=\s*([\d,_]+)(?:\s*words?)?", said)
        if size is None or not (count := int(re.sub(r"\D", "", size[1]) or "0")):
            raise SourceError(f"'{said}' does not say how many words.", where=_WHERE, hint="Write every=2000.")
        return every(text, namer, count)
    if said.startswith("/"):
        if len(said) < 2 or not said.endswith("/"):
            raise SourceError("The regular expression has no closing '/'.", where=_WHERE, hint=_FORMS)
        found = find_by(text, namer, _regex(said[1:-1]))
        if len(found) == 1 and found[0].id == namer.front:
            raise SourceError(f"No line with text below it matches {said}.", where=_WHERE, hint=_FORMS)
        return found
    lines = _file_lines(said[1:].strip()) if said.startswith("@") else said.split(";")
    return find_by(text, namer, _listed(lines, text))
