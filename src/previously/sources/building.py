"""Makes parts of a text once it is known where they begin: at headings found, at headings a person described, or by length."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from previously.segment import sentences
from previously.sources.headings import Heading
from previously.sources.names import Namer
from previously.text import Part


class Opening(msgspec.Struct, frozen=True):
    """A heading with the lines it takes: [first, last) line numbers; `inner` is where text begins on its last line."""

    heading: Heading
    first: int
    last: int
    inner: int = 0


class Line(msgspec.Struct, frozen=True):
    """One line's offsets and its text without the white space around it."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing but white space is there."""
        return not self.text


def split(text: str) -> list[Line]:
    """The lines of a text with their offsets; only a line feed ends one."""
    lines, at = [], 0
    for raw in text.split("\n"):
        lines.append(Line(at + len(raw) - len(raw.lstrip()) if raw.strip() else at, at + len(raw), raw.strip()))
        at += len(raw) + 1
    return lines


def build(text: str, openings: Sequence[tuple[Opening, list[Opening]]], lines: Sequence[Line], namer: Namer) -> list[Part]:
    """The parts that the openings cut a text into, and the front before them; `lines` are its lines."""
    parts: list[Part] = []
    starts = [lines[(above[0] if above else opening).first].start for opening, above in openings]
    front_end = starts[0] if starts else len(text)
    if starts and namer.title_heading and not namer.has_front(text[:front_end]):
        # The document's title alone is no part: it stands above the first heading and belongs to its text.
        starts[0] = front_end = len(text) - len(text.lstrip())
    lead = len(text[:front_end]) - len(text[:front_end].lstrip())
    front = text[lead:front_end].rstrip()
    if front:
        body = namer.front_body(front)
        parts.append(
            Part(namer.next_ordinal(), namer.unique(namer.front), namer.front_title, front, body, sentences(front, body))
        )
    for at, (opening, above) in enumerate(openings):
        start, stop = starts[at], starts[at + 1] if at + 1 < len(starts) else len(text)
        held = text[start:stop].rstrip()
        final = lines[opening.last - 1]
        body = min((final.start + opening.inner if opening.inner else final.end) - start, len(held))
        name, path = namer.name(opening.heading, [o.heading for o in above])
        title = opening.heading.title or opening.heading.label
        parts.append(Part(namer.next_ordinal(), name, title, held, body, sentences(held, body), path))
    return parts


def find_by(text: str, namer: Namer, matches: Callable[[str], Heading | None]) -> list[Part]:
    """The parts of a text whose heading lines a person described; a heading without text below opens nothing."""
    lines = split(text)
    openings: list[tuple[Opening, list[Opening]]] = []
    waiting: Opening | None = None
    for index, line in enumerate(lines):
        if line.blank:
            continue
        if (heading := matches(line.text)) is not None:
            waiting = Opening(heading, index, index + 1)
        elif waiting is not None:
            openings.append((waiting, []))
            waiting = None
    return build(text, openings, lines, namer)


def every(text: str, namer: Namer, size: int) -> list[Part]:
    """Parts of about `size` words each, cut at paragraph breaks, for a text without headings."""
    parts: list[Part] = []
    start, counted = 0, 0
    edges = [found.end() for found in re.finditer(r"\n[^\S\n]*\n\s*", text)]
    edges = [*edges, len(text)] if not edges or edges[-1] != len(text) else edges
    at = 0
    for edge in edges:
        counted += len(text[at:edge].split())
        at = edge
        if counted >= size or edge == len(text):
            held = text[start:edge].strip()
            if held:
                ordinal = namer.next_ordinal()
                name = namer.unique(f"part{ordinal + 1}")
                parts.append(Part(ordinal, name, f"Part {ordinal + 1}", held, 0, sentences(held)))
            start, counted = edge, 0
    return parts
