"""Reads the positions that people type ("S02E05", "ch12", a title), without ever telling what lies after the reader.

Whatever is wrong, the answer depends on the parts up to the reader's own position only: a position that does not exist
and one that lies beyond what the reader has seen fail with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from rapidfuzz import fuzz, process

from previously.errors import PositionError
from previously.numbering import number
from previously.sources.headings import SPANS, read_line

FORMS = 'Positions are written S02E05, 2x05, E5, "chapter 12", ch12, a part\'s number or title, front, start or end.'
_STEP = re.compile(r"([a-zé]+)(\d+)")
_MAIN = SPANS | {"chapter", "episode", "scene", "letter", "part", "section", "stave", "adventure", "issue", "session"}
_EPISODE_ID = re.compile(r"(?:S(?P<season>\d+))?E(?P<number>\d+)(?:-\d+)?$")
_CLOSE = 90
_NEAR = 60
_SHOWN = 5


class PartLabel(Protocol):
    """What a position needs to know of a part."""

    @property
    def ordinal(self) -> int:
        """The part's place in reading order."""

    @property
    def id(self) -> str:
        """How people name the part."""

    @property
    def title(self) -> str:
        """The part's title."""


def _fold(text: str) -> str:
    """A text as positions are compared: case, accents of quotes, punctuation and spaces do not matter."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold().replace("’", "").replace("'", "")))


def _steps(name: str) -> list[tuple[str, int]]:
    """A part id as its kinds and numbers: "book2.chapter3" is book 2, chapter 3; "S02E05" is season 2, episode 5."""
    steps: list[tuple[str, int]] = []
    for step in name.split("."):
        if episode := _EPISODE_ID.fullmatch(step):
            steps += [("season", int(episode["season"]))] if episode["season"] else []
            steps.append(("episode", int(episode["number"])))
        elif (found := _STEP.match(step)) is not None:
            steps.append((found[1], int(found[2])))
    return steps


def _asked(text: str) -> list[tuple[str, int]] | None:
    """The kinds and numbers that a typed position says: "book 2 chapter 3", "s2e5", "ch12", "S02"."""
    if season := re.fullmatch(r"s\s?(\d{1,2})", text.strip(), re.IGNORECASE):
        return [("season", int(season[1]))]
    whole = read_line(re.sub(r"(?<=[^\W\d_])(?=\d)", " ", text) if re.match(r"^(?:ch|chap|pt|vol|ep)\d", text, re.I) else text)
    if whole is not None and whole.strength == "sure" and not whole.title and whole.number is not None:
        steps = [("season", whole.season)] if whole.season is not None else []
        larger = whole.within
        while larger is not None and larger.number is not None:
            steps.insert(0, (larger.kind, larger.number))
            larger = larger.within
        return [*steps, (whole.kind, whole.number)]
    if whole is not None and whole.style == "pointed" and whole.season is not None and whole.number is not None:
        return None if whole.title else [("season", whole.season), ("episode", whole.number)]
    pieces = [piece for piece in re.split(r"\s*[,./;]\s*|\s+(?=[^\W\d_]{2,}\.?\s*[\divxlcm]+)", text.strip()) if piece]
    if len(pieces) < 2:
        return None
    steps = []
    for piece in pieces:
        spaced = re.sub(r"(?<=[^\W\d_])(?=\d)", " ", piece)
        heading = read_line(spaced)
        if heading is None or heading.strength != "sure" or heading.title or heading.number is None:
            return None
        steps.append((heading.kind, heading.number))
    return steps


def _within(asked: list[tuple[str, int]], held: list[tuple[str, int]]) -> bool:
    """Whether the steps asked for are among a part's, in order."""
    rest = iter(held)
    return all(any(step == other for other in rest) for step in asked)


def _matching(parts: Sequence[PartLabel], typed: str) -> list[list[PartLabel]]:
    """The things that a typed position may mean, each as the parts it holds; the first way of reading that fits wins."""
    folded = _fold(typed)
    exact = [part for part in parts if part.id.casefold() == typed.casefold()]
    if exact:
        return [exact]
    steps = _asked(typed)
    if steps is not None:
        held = [(part, _steps(part.id)) for part in parts]
        # A part itself comes before a larger one that holds it, and that before a smaller one of the same count.
        last = [[part] for part, own in held if own and own[-1] == steps[-1] and _within(steps, own)]
        if last:
            return last
        groups: dict[tuple[tuple[str, int], ...], list[PartLabel]] = {}
        for part, own in held:
            if steps[-1] in own and _within(steps, own):
                groups.setdefault(tuple(own[: own.index(steps[-1]) + 1]), []).append(part)
        if groups:
            return list(groups.values())
        if steps[0][0] == "season":
            # A story whose headings name no season so far is one season: whichever the reader knows it as.
            named = min((part.ordinal for part, own in held if "season" in dict(own)), default=len(parts))
            unnumbered = [[part] for part, own in held if own == steps[1:] and part.ordinal < named]
            if unnumbered:
                return unnumbered
    counted = number(typed) if typed.isdigit() else None
    if counted is not None:
        plain = [part for part in parts if (own := _steps(part.id)) and own[-1][0] in _MAIN and own[-1][1] == counted]
        if plain:
            return [[part] for part in plain]
    titled = [part for part in parts if folded and _fold(part.title) == folded]
    return [[part] for part in titled]


def _near_title(parts: Sequence[PartLabel], typed: str) -> list[PartLabel]:
    """The parts whose title is the typed one but for a slip."""
    folded = _fold(typed)
    if len(folded) < 4 or re.search(r"\d", folded):
        return []
    scored = [(fuzz.ratio(folded, _fold(part.title)), part) for part in parts if part.title]
    best = max((score for score, _ in scored), default=0)
    return [part for score, part in scored if score == best and score >= _CLOSE]


def _known(parts: Sequence[PartLabel], reader: int | None) -> list[PartLabel]:
    """The parts that may be named to the reader."""
    return [] if reader is None else [part for part in parts if part.ordinal <= reader]


def _name(part: PartLabel) -> str:
    """A part as it is named in a message."""
    return f'{part.id} "{part.title}"' if part.title else part.id


def _unknown(typed: str, parts: Sequence[PartLabel], reader: int | None) -> PositionError:
    """The error for a position that is not one, or not one yet: the same for both."""
    known = _known(parts, reader)
    labels: list[tuple[str, PartLabel]] = [(_fold(text), part) for part in known for text in (part.id, part.title) if text]
    found = process.extract(_fold(typed), [label for label, _ in labels], scorer=fuzz.WRatio, limit=20, score_cutoff=_NEAR)
    near: list[PartLabel] = []
    for _, _, index in found:
        if labels[index][1] not in near:
            near.append(labels[index][1])
    shown = ", ".join(_name(part) for part in near[:_SHOWN])
    hint = f"Near it: {shown}. {FORMS}" if shown else FORMS
    return PositionError(f"'{typed}' is not a position of this story.", hint=hint)


def _one(groups: list[list[PartLabel]], typed: str, reader: int | None) -> PartLabel | None:
    """The part meant; None when there is none; an error when the reader knows several.

    Of several that all lie ahead the first is meant: that a later one exists, nobody may learn from an error.
    """
    if len(groups) < 2:
        return max(groups[0], key=_ordinal) if groups else None
    seen = [group for group in groups if reader is not None and _first(group) <= reader]
    if len(seen) > 1:
        shown = ", ".join(_name(group[0]) for group in seen[:_SHOWN])
        raise PositionError(f"'{typed}' may mean several parts.", hint=f"Say which: {shown}.")
    meant = seen[0] if seen else sorted(groups, key=_first)[0]
    return max(meant, key=_ordinal)


def _ordinal(part: PartLabel) -> int:
    return part.ordinal


def _first(group: Sequence[PartLabel]) -> int:
    return min(map(_ordinal, group))


def parse(text: str, parts: Sequence[PartLabel], reader: int | None = None) -> int:
    """The ordinal of the part that a typed position means: seen up to and including it.

    `reader` is the ordinal of the reader's own position, None when it is not known; it decides only what errors may tell.
    """
    typed = " ".join(text.strip().strip("\"'“”‘’").split())
    if not parts or not typed:
        raise PositionError(f"'{typed}' is not a position of this story.", hint=FORMS)
    ordered = sorted(parts, key=_ordinal)
    if typed.casefold() == "start":
        return ordered[0].ordinal
    if typed.casefold() == "end":
        return ordered[-1].ordinal
    ways: tuple[Callable[[], list[list[PartLabel]]], ...] = (
        lambda: _matching(ordered, typed),
        lambda: [[part] for part in _near_title(ordered, typed)],
    )
    for way in ways:
        if (found := _one(way(), typed, reader)) is not None:
            return found.ordinal
    raise _unknown(typed, ordered, reader)


def suggest(prefix: str, parts: Sequence[PartLabel], reader: int | None = None) -> list[str]:
    """The positions that complete what is typed so far, for a shell; none lies after the reader's own."""
    folded = prefix.casefold().strip("\"'")
    found: list[str] = []
    for part in sorted(_known(parts, reader), key=_ordinal):
        if part.id.casefold().startswith(folded):
            found.append(part.id)
        elif folded and part.title.casefold().startswith(folded):
            found.append(part.title)
    found += [word for word in ("start", "end") if word.startswith(folded)]
    return list(dict.fromkeys(found))
