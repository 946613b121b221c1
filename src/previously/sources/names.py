"""Gives parts the ids and paths that people name them by, from headings already passed only."""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from previously.sources.headings import CONTAINERS, RANK, Heading

_LONGEST_SLUG = 48
_COUNTED_WITHIN = frozenset({"chapter", "adventure", "letter", "episode", "named"})
Path: TypeAlias = tuple[str, ...]


def slug(title: str) -> str:
    """A title in lower case with hyphens, short enough to type."""
    plain = unicodedata.normalize("NFKC", title).casefold().replace("’", "").replace("'", "")
    bare = "-".join(re.findall(r"[^\W_]+", plain))
    if len(bare) > _LONGEST_SLUG:
        bare = bare[: _LONGEST_SLUG + 1].rsplit("-", 1)[0][:_LONGEST_SLUG]
    return bare


class Namer:
    """Names parts in reading order; it remembers the ids given and the larger parts now open."""

    def __init__(self, front_title: str = "", taken: set[str] | None = None, ordinal: int = 0, front: str = "front") -> None:
        self.front = front
        self.front_title = front_title
        self.taken = set() if taken is None else taken
        self.ordinal = ordinal
        self.open: list[Heading] = []
        self.scenes = 0
        self.counting = False
        self.episode: tuple[int | None, int] = (None, 0)
        self.title_heading = ""

    def next_ordinal(self) -> int:
        """The next part's place in reading order."""
        self.ordinal += 1
        return self.ordinal - 1

    def unique(self, name: str) -> str:
        """The id itself, or with the first free `-2`, `-3` ... when an earlier part has it."""
        chosen, count = name, 1
        while chosen in self.taken:
            count += 1
            chosen = f"{name}-{count}"
        self.taken.add(chosen)
        return chosen

    def front_body(self, front: str) -> int:
        """Where the text before the first heading begins: after the document's own title line."""
        return self._title_end(front) if self.title_heading and self.has_front(front) else 0

    def has_front(self, front: str) -> bool:
        """Whether there is text below the document's own title line."""
        return bool(front[self._title_end(front) :].strip())

    def _title_end(self, front: str) -> int:
        """The end of the title line and of the line drawn under it."""
        lead = len(front) - len(front.lstrip())
        found = re.compile(r"[^\n]*(?:\n=+[^\S\n]*(?=\n|\Z))?").match(front, lead)
        return found.end() if found else 0

    def name(self, heading: Heading, above: list[Heading]) -> tuple[str, Path]:
        """The id and the path of a part, from its heading and the larger ones directly above it."""
        fresh = False
        for upper in [*above, *_larger(heading)]:
            self._open(upper, fresh)
            fresh = True
        self._leave(heading, fresh)
        self.counting = heading.kind == "number"
        path = tuple(_label(held) for held in self.open)
        own = self._own(heading)
        held = [part for part in map(self._step, self.open) if part]
        if heading.kind == "episode":
            held = [step for step in held if not step.startswith("season")]
        name = ".".join([*held, own]) or "part"
        if (
            heading.kind in CONTAINERS
            or heading.kind in {"chapter", "adventure", "episode", "letter"}
            or (heading.strength == "markup")
        ):
            self._open(heading, fresh)
        return self.unique(name), path

    def _leave(self, heading: Heading, fresh: bool) -> None:
        """Closes the larger parts that a heading is no longer in."""
        if fresh and heading.kind not in CONTAINERS:
            return
        if not fresh:
            self.open = [held for held in self.open if self._inside(heading, held)]
            if heading.kind == "number" and heading.number == 1 and self.counting:
                # Counting begins anew with nothing larger above: what the last count was in is over.
                self.open = [held for held in self.open if held.kind in CONTAINERS]

    @staticmethod
    def _inside(heading: Heading, held: Heading) -> bool:
        if heading.depth and held.depth and "markup" in (heading.strength, held.strength):
            return held.depth < heading.depth
        if heading.kind == "named":
            return held.kind in CONTAINERS and heading.style not in {"epilogue", "afterword", "postscript", "conclusion"}
        return RANK[held.kind] < RANK[heading.kind]

    def _open(self, heading: Heading, fresh: bool) -> None:
        """Opens a larger part in place of those of its kind and below."""
        kinds = [held.kind for held in self.open]
        if heading.strength != "markup" and heading.kind in kinds:
            self.open = self.open[: kinds.index(heading.kind)]
        elif not fresh:
            self.open = [held for held in self.open if self._inside(heading, held)]
        self.open.append(heading)
        self.scenes = 0

    def _own(self, heading: Heading) -> str:
        """The last step of a part's id."""
        if heading.kind == "episode" and heading.number is not None:
            seasons = [held.number for held in self.open if held.kind == "season" and held.number is not None]
            season = heading.season if heading.season is not None else (seasons[-1] if seasons else None)
            if season is None and heading.number > self.episode[1]:
                season = self.episode[0]  # "Episode 2" after "Season 1, Episode 1" is of the same season
            self.episode = (season, heading.number)
            return f"E{heading.number:02}" if season is None else f"S{season:02}E{heading.number:02}"
        if heading.style == "slug":
            self.scenes += 1
            return f"scene{self.scenes}"
        if heading.kind == "named" or heading.number is not None:
            return self._step(heading)
        return slug(heading.title or heading.label) or "part"

    def _step(self, heading: Heading) -> str:
        """How a numbered heading reads in an id; empty for one without a number."""
        if heading.kind == "named":
            return slug(heading.style)
        if heading.number is None:
            return ""
        kind = heading.kind
        if kind == "number":
            kind = "section" if any(held.kind in _COUNTED_WITHIN for held in self.open) else "chapter"
        return f"{kind}{heading.number}"


def _larger(heading: Heading) -> list[Heading]:
    """The larger parts that a heading's own line names, the largest first."""
    return [] if heading.within is None else [*_larger(heading.within), heading.within]


def _label(heading: Heading) -> str:
    """A larger part's heading as one line."""
    if heading.title and heading.title not in heading.label:
        return f"{heading.label}: {heading.title}"
    return heading.label
