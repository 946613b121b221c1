"""The storyline: one line a character through the parts, side by side where they meet.

The picture of the past is never drawn again. Whatever a column holds - which lines run, where, who meets, who has a name - is
decided by what was known at the end of its own part, with the column before it as the only other thing it is drawn from. So
column k is the same at k and at every position after it, and moving on only adds columns. That has a price, which is paid on
purpose: a character's line begins in the part that first makes it one of those who matter so far, even if it was mentioned
before; two who will turn out to be one are two until then.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nlargest
from operator import itemgetter
from typing import Final, Literal, TypeAlias

import msgspec

from previously.fold import State
from previously.model import Citation
from previously.text import Prefix
from previously.views import lanes
from previously.views.chronicle import Chapter, Known, chapters
from previously.views.common import Cite, Ref, at, cite, cites
from previously.views.shown import roster, thresholds

How: TypeAlias = Literal["acts", "there", "away"]
What: TypeAlias = Literal["begins", "returns", "dies", "may have died", "lives", "is revealed", "is one"]

MOST: Final = 32
"""Lines that run at once: more cannot be told apart."""
REST: Final = 5
"""Parts a line runs on without its character at most, and no more than they were seen in; then it stops until they return."""
_ALWAYS: Final = 5
"""The weightiest characters so far who have a line, however little is told of them."""
_LEAST: Final = 3
_Pairs: TypeAlias = dict[tuple[str, str], tuple[float, tuple[Citation, ...]]]
_CITED: Final = 4
"""Citations of a meeting: enough to see that it took place."""


class Point(msgspec.Struct, frozen=True):
    """Where a line runs in one part: the slot from the top, what the character does there, and where it is first seen."""

    part: str
    slot: int
    how: How
    seen: Cite | None


class Mark(msgspec.Struct, frozen=True):
    """Something that happens to a line or its character, and the name they go by from then on.

    Where the character is found or revealed to be one with another, `other` is that one's line, if they had one: it ends
    here, or stopped before.
    """

    part: str
    what: What
    name: str
    other: str | None
    evidence: tuple[Cite, ...]


class Line(msgspec.Struct, frozen=True):
    """One character's way: `id` and `first_name` are those of its beginning, `who` is who it is known to be now.

    Parts that no point names are parts in which the line does not run. `into` is the line that it became one with.
    """

    id: str
    first_name: str
    who: Ref
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    into: str | None


class Meeting(msgspec.Struct, frozen=True):
    """Those who have to do with each other in a part, from the top, and some of the sentences that say so."""

    lines: tuple[str, ...]
    evidence: tuple[Cite, ...]


class Column(msgspec.Struct, frozen=True):
    """One part of the picture."""

    part: str
    title: str
    meetings: tuple[Meeting, ...]


class Storyline(msgspec.Struct, frozen=True):
    """The lines up to a position; `slots` counts them from top to bottom, `left_out` the characters without a line."""

    at: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    slots: int
    left_out: int


class _Track:
    """A line while it is drawn."""

    def __init__(self, entity: str, name: str) -> None:
        self.entity = entity
        self.id = entity
        self.name = name
        self.points: list[Point] = []
        self.marks: list[Mark] = []
        self.last = 0
        self.seen = 0
        self.into: _Track | None = None


def storyline(prefix: Prefix, state: State) -> Storyline:
    """The storyline of a prefix; `state` is its fold, which only gives the names that are shown beside the lines' ends."""
    canvas = _Canvas(state)
    columns = tuple(canvas.draw(chapter) for chapter in chapters(prefix))
    listed = roster(state).figures
    tracks = canvas.tracks
    drawn = {state.canonical.get(track.entity, track.entity) for track in tracks}
    return Storyline(
        at=at(state),
        columns=columns,
        lines=tuple(
            Line(t.id, t.name, canvas.ref(t), tuple(t.points), tuple(t.marks), t.into.id if t.into else None) for t in tracks
        ),
        slots=max((point.slot for track in tracks for point in track.points), default=-1) + 1,
        left_out=sum(figure.kind == "character" and figure.id not in drawn for figure in listed.values()),
    )


class _Canvas:
    """The picture so far: the lines that run, and those that stopped, by the entity they stand for now."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.tracks: list[_Track] = []
        self._running: dict[str, _Track] = {}
        self._stopped: dict[str, _Track] = {}
        self._dead: set[str] = set()
        self._before: dict[str, int] = {}

    def ref(self, track: _Track) -> Ref:
        """Who a line stands for, by the name of the reader's position."""
        entity = self._state.canonical.get(track.entity, track.entity)
        figure = roster(self._state).figures.get(entity)
        return Ref(entity, figure.name if figure else track.name)

    def draw(self, chapter: Chapter) -> Column:
        """Add the column of a part."""
        part = self._state.parts[chapter.part]
        merging = self._unite(chapter)
        self._dead -= chapter.revived
        self._stop(chapter)
        self._begin(chapter)
        merging = [(gone, kept) for gone, kept in merging if kept in self._running.values()]  # or both stop here
        units = [(track.id, *(t.id for t, into in merging if into is track)) for track in self._running.values()]
        pairs = _between(chapter, {entity: track.id for entity, track in self._running.items()})
        strengths = {pair: weight for pair, (weight, _) in pairs.items()}
        blocks = lanes.meetings(units, strengths)
        idle = frozenset(track.id for entity, track in self._running.items() if entity not in chapter.here)
        slots = lanes.place(blocks, self._before, strengths, idle)
        for track in [*self._running.values(), *(track for track, _ in merging)]:
            track.points.append(self._point(chapter, track, part.id, slots[track.id]))
        meetings = self._meetings(blocks, slots, pairs)
        self._end(chapter)
        self._before = {track.id: slots[track.id] for track in self._running.values()}
        return Column(part.id, part.title, meetings)

    def _point(self, chapter: Chapter, track: _Track, part: str, slot: int) -> Point:
        first = chapter.here.get(track.entity)
        how: How = "away" if first is None else "acts" if track.entity in chapter.acting else "there"
        if first is not None:
            track.last = chapter.part
            track.seen += 1
        return Point(part, slot, how, cite(self._state, first) if first else None)

    def _unite(self, chapter: Chapter) -> list[tuple[_Track, _Track]]:
        """Lines whose characters turn out to be one: those that end here, each with the one that goes on."""
        self._dead = {entity for entity in self._dead if chapter.known.one(entity) == entity}
        merging: list[tuple[_Track, _Track]] = []
        for lines in (self._running, self._stopped):
            for entity, track in list(lines.items()):
                head = chapter.known.one(entity)
                if head == entity:
                    continue
                del lines[entity]
                track.entity = head
                other = self._running.get(head) or (self._stopped.get(head) if lines is self._stopped else None)
                if other is None and lines is self._running and head in self._stopped:
                    self._become(chapter, self._stopped.pop(head), track)
                if other is None:
                    lines[head] = track
                    continue
                self._become(chapter, track, other)
                if lines is self._running:
                    merging.append((track, other))
        for joined in chapter.joined:
            kept = self._running.get(joined.kept)
            if joined.reveal and kept and not any(told.what == "is revealed" for told in self._told_here(chapter, kept)):
                self._mark(chapter, kept, "is revealed", joined.citations)
        return merging

    def _told_here(self, chapter: Chapter, track: _Track) -> list[Mark]:
        part = self._state.parts[chapter.part].id
        return [mark for mark in track.marks if mark.part == part]

    def _become(self, chapter: Chapter, gone: _Track, kept: _Track) -> None:
        """Let one line be another one from here on."""
        told = [joined for joined in chapter.joined if joined.kept == kept.entity]
        gone.into = kept
        what: What = "is revealed" if any(joined.reveal for joined in told) else "is one"
        self._mark(chapter, kept, what, (c for joined in told for c in joined.citations), other=gone.id)

    def _stop(self, chapter: Chapter) -> None:
        """Stop the lines of those who were not seen for long, or are no characters after all."""
        for entity, track in list(self._running.items()):
            rests = chapter.part - track.last > min(track.seen, REST) and entity not in chapter.here
            if rests or not chapter.known.is_person(entity):
                self._stopped[entity] = self._running.pop(entity)

    def _begin(self, chapter: Chapter) -> None:
        """Begin the lines of those whom this part makes matter, and take up those of who returns."""
        known = chapter.known
        weights = {entity: known.weights[entity] for entity in known.people()}
        heaviest = nlargest(_ALWAYS, weights.values())
        least = max(min(thresholds(heaviest)[1], min(heaviest, default=0)), _LEAST)
        wanted = [
            e
            for e in chapter.here
            if e not in self._running and e not in self._dead and weights.get(e, 0) >= (1 if e in self._stopped else least)
        ]
        for entity in nlargest(MOST, wanted, key=weights.__getitem__):
            name = known.name(entity)
            if name is None or not self._room(chapter, known):
                continue
            track = self._stopped.pop(entity, None)
            what: What = "returns" if track else "begins"
            if track is None:
                track = _Track(entity, name)
                self.tracks.append(track)
            self._mark(chapter, track, what, [chapter.here[entity]], name)
            self._running[entity] = track

    def _mark(
        self, chapter: Chapter, track: _Track, what: What, told: Iterable[Citation], name: str = "", other: str | None = None
    ) -> None:
        named = name or chapter.known.name(track.entity) or track.name
        part = self._state.parts[chapter.part].id
        evidence = cites(self._state, told)
        if not evidence and track.marks:  # a person said that two are one, where the text says nothing: where they were met
            evidence = track.marks[-1].evidence
        track.marks.append(Mark(part, what, named, other, evidence))

    def _room(self, chapter: Chapter, known: Known) -> bool:
        """Whether another line may run; of those who are away the lightest makes room."""
        if len(self._running) < MOST:
            return True
        away = [entity for entity in self._running if entity not in chapter.here]
        if not away:
            return False
        lightest = min(away, key=lambda entity: known.weights[entity])
        self._stopped[lightest] = self._running.pop(lightest)
        return True

    def _meetings(self, blocks: Iterable[lanes.Block], slots: dict[str, int], pairs: _Pairs) -> tuple[Meeting, ...]:
        found: list[tuple[int, Meeting]] = []
        for block in blocks:
            if len(block) < 2:
                continue
            inside = sorted((line for unit in block for line in unit), key=slots.__getitem__)
            told = [c for (a, b), (_, citations) in pairs.items() if a in inside and b in inside for c in citations]
            told.sort(key=lambda c: (c.part, c.start))
            found.append((slots[inside[0]], Meeting(tuple(inside), cites(self._state, told)[:_CITED])))
        return tuple(meeting for _, meeting in sorted(found, key=itemgetter(0)))

    def _end(self, chapter: Chapter) -> None:
        """Mark what this part does to the characters, and end the lines of the dead."""
        for entity in sorted(chapter.revived):
            if (track := self._running.get(entity)) and any(mark.what in ("dies", "may have died") for mark in track.marks):
                self._mark(chapter, track, "lives", [chapter.here[entity]] if entity in chapter.here else [])
        for entity, death in chapter.deaths.items():
            if track := self._running.get(entity):
                self._mark(chapter, track, "dies" if death.sure else "may have died", death.citations)
            if death.sure:
                self._dead.add(entity)
                if track:
                    self._stopped[entity] = self._running.pop(entity)


def _between(chapter: Chapter, ids: dict[str, str]) -> _Pairs:
    """What those who have a line have to do with each other, by the ids of their lines."""
    pairs: _Pairs = {}
    for (one, other), told in chapter.together.items():
        if one in ids and other in ids:
            a, b = ids[one], ids[other]
            pairs[(a, b) if a < b else (b, a)] = told
    return pairs
