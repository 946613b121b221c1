"""Cuts a text into its parts at the headings people write, reading forwards only.

The prefix law: what is made of the first k parts depends on nothing from the heading of part k+1 on. So a text cut
just before that heading gives the same first k parts. A heading therefore opens a part once text follows it, and is judged
by the lines before it and by its own part alone; a table of contents, whose lines have no text below, opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

import msgspec

from previously.sources.building import Opening, build, split
from previously.sources.headings import CONTAINERS, LONGEST, RANK, SPANS, Heading, bare_title, looks_titled, read_line
from previously.sources.inner import run_in, within
from previously.sources.names import Namer
from previously.text import Part

Marks: TypeAlias = Mapping[int, int]
"""Where lines begin that the source itself marks as headings, with their level (1 to 6)."""

_NOISE = re.compile(r"^(?:[\W_]*|\[illustration[^\]]*\]?|\[?\s*(?:page|pg\.?)\s*\d+\s*\]?)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^\W*(?:table of )?contents\W*$", re.IGNORECASE)
_SETEXT = re.compile(r"^ {0,3}(?:(=)=+|(-)-+)[ \t]*$")
_FENCE = re.compile(r"^\s{0,3}(```|~~~)")
_PROSE = 60  # characters of running text below which a first paragraph is not prose
_TITLE_LINES = 4
_TITLED = 100  # characters that the lines of a title and what stands below it have at most
_LOOK = 12  # lines of a paragraph that are looked at: enough to tell a title or verse from prose
_LEAVES = frozenset({"episode", "chapter"})
_ASIDES = SPANS | {"letter", "canto", "stave", "adventure", "section", "issue", "session"}


_Key: TypeAlias = tuple[str, int | None, str]


_SETTLED = 4
"""From what number on a count is sure enough for one to be given twice by mistake."""


def _key(heading: Heading) -> _Key:
    """What tells a heading from others of its kind."""
    kind, larger = heading.kind, heading.within
    while larger is not None:
        kind, larger = f"{larger.kind}{larger.number}.{kind}", larger.within
    return kind, heading.number, heading.title.casefold()


def _same(one: _Key, other: _Key) -> bool:
    """Whether two headings are the same one, in a table of contents and above its text."""
    return one[:2] == other[:2] and (one[1] is not None or one == other)


class _Finder:
    """The state of one reading from the first line to the last: what the lines so far have established."""

    def __init__(self, text: str, marks: Marks, markdown: bool, title: str = "") -> None:
        self.text = text
        self.lines = split(text)
        self.marks = marks
        self.markdown = markdown
        self.fenced = False
        self.said: dict[int, Heading | None] = {}
        self.sure = False  # a heading that names its kind has opened a part
        self.counts: dict[str, int] = {}  # the last weak number accepted, by the way it is written
        self.depth = 0  # the level of the first marked-up heading that opened a part
        self.openings: list[tuple[Opening, list[Opening]]] = []
        self.pending: list[Opening] = []
        self.contents: set[_Key] | None = None  # what a table of contents has listed, while in one
        self.leaf = ""  # the kind that a sure heading opened first: letters inside chapters are no parts
        self.leaf_number = 0
        self.title_line = next((i for i, line in enumerate(self.lines) if line.text), -1) if title else -1

    def read(self, index: int) -> Heading | None:
        """What line `index` says by itself: a heading of any strength, or nothing."""
        if index not in self.said:
            self.said[index] = self._read(index)
        return self.said[index]

    def _read(self, index: int) -> Heading | None:
        line = self.lines[index]
        if line.blank or len(line.text) > LONGEST or index == self.title_line:
            return None
        depth = self.marks.get(line.start, 0)
        if not depth and index + 1 < len(self.lines) and (under := _SETEXT.match(self.lines[index + 1].text)):
            bare = index == 0 or self.lines[index - 1].blank
            depth = (1 if under[1] else 2) if bare and (under[1] or self.markdown) else 0
        heading = read_line(line.text, depth)
        if heading is None or heading.strength == "markup":
            heading = within(line.text, depth) or heading
        if heading is not None and heading.strength == "markup" and not depth and not line.text.startswith(("#", "=")):
            return None
        return heading

    def stands(self, index: int, heading: Heading) -> bool:
        """Whether the white space around the line is a heading's."""
        before = self.lines[index - 1] if index else None
        if heading.depth:
            return True
        apart = before is None or before.blank or any(o.last == index for o in self.pending[-1:])
        beneath = self.below(index)
        if heading.strength == "weak":
            return apart and beneath is None
        if not apart and not (before is not None and before.text[-1] in '.!?…"”’)*') and not self.below_title(index, heading):
            return False
        if beneath is None:
            return True
        # Text directly beneath: a heading unless the line runs on into it, or a title of several lines.
        if heading.title and self.wrapped(index):
            return True
        last = self.lines[index].text[-1]
        return not beneath[:1].islower() and last not in ",;" and (len(beneath) > 90 or heading.kind != "named")

    def below_title(self, index: int, heading: Heading) -> bool:
        """Whether the line above is a title of its own: the heading's, or at the top of a text the text's."""
        if heading.number is None or heading.kind in CONTAINERS - {"part"} or heading.style == "within":
            return False
        if not self.openings and all(len(line.text) < _TITLED for line in self.lines[:index]):
            return True
        return self.above(index, heading) is not None

    def above(self, index: int, heading: Heading) -> str | None:
        """The title that stands alone on the line above a bare number, once the part before has text of its own."""
        if heading.title or index < 1 or (index > 1 and not self.lines[index - 2].blank):
            return None
        title = self.lines[index - 1].text
        if not title or self.pending or not looks_titled(title) or self.read(index - 1) is not None:
            return None
        first = self.openings[-1][0].last if self.openings else 0
        told = any(len(line.text) >= _PROSE for line in self.lines[first : index - 1])
        return title if told or not self.openings else None

    def wrapped(self, index: int) -> int:
        """How many more lines the title that begins on line `index` takes: a short paragraph that ends like no sentence."""
        last = index + 1
        while last - index < _TITLE_LINES and self.below(last - 1) is not None:
            last += 1
        ended = self.below(last - 1) is None
        final = self.lines[last - 1].text
        long = sum(len(line.text) for line in self.lines[index:last]) > 2 * LONGEST
        if not ended or last - index == 1 or long or final[-1] in '.!?:;,…"”' or len(self.lines[index].text) < 45:
            return 0
        return last - index - 1

    def below(self, index: int) -> str | None:
        """The text directly beneath a line, or None when a blank line, a heading or the end is there."""
        if index + 1 >= len(self.lines):
            return None
        line = self.lines[index + 1]
        if (
            line.blank
            or _NOISE.match(line.text)
            or ((heading := self.read(index + 1)) is not None and heading.strength != "weak")
        ):
            return None
        return line.text

    def paragraph(self, index: int) -> tuple[int, int]:
        """The first paragraph at or after line `index`, as [first, last) lines; it ends where a sure heading begins."""
        first = index
        while first < len(self.lines) and (self.lines[first].blank or _NOISE.match(self.lines[first].text)):
            first += 1
        last = first
        stop = min(len(self.lines), first + _LOOK)
        while last < stop and not self.lines[last].blank and self.possible(last) is None:
            last += 1
        return first, last

    def candidate(self, index: int) -> Heading | None:
        """The line's heading when its surroundings allow it; sequence is judged later."""
        heading = self.read(index)
        return heading if heading is not None and self.stands(index, heading) else None

    def possible(self, index: int) -> Heading | None:
        """The line's heading when it may be one, whatever the line before turns out to be: no look ahead goes past it."""
        heading = self.read(index)
        return heading if heading is not None and (heading.strength != "weak" or self.stands(index, heading)) else None

    def titled(self, index: int, heading: Heading, *, above_text: bool = False) -> tuple[str, int]:
        """The title that stands alone below a bare number, and the line after it; ("", index) when there is none.

        Above a smaller heading it counts too, but not with `above_text`: whether a number is a heading at all may not
        depend on the heading that follows it.
        """
        if heading.title or heading.strength == "markup":
            return "", index
        first, last = self.paragraph(index)
        if first == last or last - first > _TITLE_LINES:
            return "", index
        title = " ".join(line.text for line in self.lines[first:last])
        # Several lines are a title only in capitals, one line also in title case.
        if not looks_titled(title[:90]) or (last - first > 1 and not title.isupper()):
            return "", index
        after, _ = self.paragraph(last)
        if after >= len(self.lines):
            return "", index
        following = self.possible(after)
        if following is not None and (above_text or not self.holds(heading, following)):
            return "", index
        return title, last

    def prose(self, index: int) -> int:
        """How many characters of running text the first paragraph below has; verse and lists have none."""
        first, last = self.paragraph(index)
        if last - first == 1 and looks_titled(self.lines[first].text):
            first, last = self.paragraph(last)
        texts = [line.text for line in self.lines[first:last]]
        longest = max((len(text) for text in texts), default=0)
        return sum(map(len, texts)) if longest >= _PROSE - 5 or len(texts) == 1 else 0

    def in_sequence(self, opening: Opening) -> bool:
        """Whether a bare number or a quoted title goes on from what came before."""
        heading = opening.heading
        below_larger = bool(self.pending) and RANK[self.pending[-1].heading.kind] < RANK[heading.kind]
        if heading.style == "pointed":
            count = (heading.season or 0) * 1000 + (heading.number or 0)
            return (not self.sure or below_larger) and count > self.counts.get("pointed", 0)
        if heading.style == "quoted":
            return not self.sure and self.counts.keys() <= {"quoted", "quoted+"}
        last = self.counts.get(self.manner(opening))
        value = heading.number or 0
        if (last is not None and last < value <= last + 2) or value - 1 == self.counts.get(f"{heading.style}+"):
            return True
        if self.continues(heading) and not below_larger:
            return True
        if last is not None and value == last >= _SETTLED and heading.title and self.prose(opening.last) >= _PROSE:
            return True  # who has counted so far may give a number twice
        if heading.depth and not self.sure and (last or 0) < value and not (self.depth and heading.depth > self.depth):
            return True  # what is marked as a heading may begin anywhere: an excerpt from chapter XII on
        if value == 1 and (below_larger or self.after_title(opening.first)):
            return True
        if heading.style == "unmarked":
            return False
        if self.sure or last is not None:
            return False
        return value == 1 and self.prose(opening.last) >= _PROSE

    def continues(self, heading: Heading) -> bool:
        """Whether a number with a title goes on counting what was named before: "Adventure VI. ..." then "VII. ..."."""
        return bool(heading.title) and self.leaf in {"chapter", "adventure"} and heading.number == self.leaf_number + 1

    def manner(self, opening: Opening) -> str:
        """How a weak number is written; numbers with a title and numbers alone are counted apart."""
        titled = opening.heading.title or self.titled(opening.last, opening.heading, above_text=True)[0]
        return opening.heading.style + ("+" if titled else "")

    def after_title(self, index: int) -> bool:
        """Whether the paragraph above is one short line in capitals: a new story begins, and counts from one."""
        above = index - 1
        while above >= 0 and self.lines[above].blank:
            above -= 1
        alone = above == 0 or (above > 0 and self.lines[above - 1].blank)
        return above >= 0 and alone and self.lines[above].text.isupper() and len(self.lines[above].text) > 3

    def is_contents(self, opening: Opening) -> bool:
        """Whether the heading is a line of a table of contents rather than the real one."""
        key = _key(opening.heading)
        listed = {_key(above.heading) for above in self.pending}
        again = any(_same(key, seen) for seen in listed | (self.contents or set()))
        if again:
            self.contents = None
            return False
        short = self.prose(opening.last) < 3 * _PROSE
        if self.contents is not None:
            if short:
                self.contents |= {*listed, key}
                return True
            self.contents = None
        return short and sum(above.heading.kind == opening.heading.kind for above in self.pending) >= 2

    def accept(self, opening: Opening) -> None:
        """Text follows the pending headings: the last opens a part, larger ones directly above are its path."""
        pending, self.pending = self.pending, []
        if not pending:
            return
        self.pending = pending[:-1]
        listed = self.is_contents(opening)
        self.pending = []
        if listed:
            return
        chain, lower = [opening], opening.heading
        for above in reversed(pending[:-1]):
            if not self.holds(above.heading, lower):
                break
            lower = above.heading
            kind = "part" if lower.kind == "number" else lower.kind
            chain.insert(0, Opening(msgspec.structs.replace(lower, kind=kind), above.first, above.last))
        heading = opening.heading
        if heading.strength == "markup":
            if self.depth and heading.depth > self.depth:
                return
            self.depth = self.depth or heading.depth
        elif heading.depth:
            self.depth = self.depth or heading.depth
        if heading.strength == "sure" and heading.kind not in {"named", "scene"}:
            self.sure = True
            if heading.kind not in CONTAINERS:
                self.leaf = self.leaf or heading.kind
                self.leaf_number = heading.number or self.leaf_number
        for link in chain:
            if link.heading.strength == "weak":
                count = (link.heading.number or 0) + (link.heading.season or 0) * 1000
                self.counts["pointed" if link.heading.style == "pointed" else self.manner(link)] = count
                if self.counts.get(titled := f"{link.heading.style}+") == count - 1:
                    self.counts[titled] = count  # one chapter of a titled count has a title that is not seen as one
        self.openings.append((opening, chain[:-1]))

    @staticmethod
    def holds(upper: Heading, lower: Heading) -> bool:
        """Whether a heading directly above another is of the larger part that holds it."""
        if upper.depth and lower.depth and (upper.strength == "markup" or lower.strength == "markup"):
            return upper.depth < lower.depth
        if upper.kind == lower.kind == "number":
            return upper.style != lower.style
        if upper.kind in CONTAINERS and lower.kind in CONTAINERS:
            return upper.kind != lower.kind
        return RANK[upper.kind] < RANK[lower.kind]

    def run(self) -> list[tuple[Opening, list[Opening]]]:
        """Every heading that opens a part, in order, with the larger headings directly above it."""
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if _FENCE.match(line.text) and self.markdown:
                self.fenced = not self.fenced
            if (
                line.blank
                or index == self.title_line
                or (not self.fenced and _NOISE.match(line.text) and self.candidate(index) is None)
            ):
                index += 1
                continue
            heading = None if self.fenced else self.candidate(index)
            opening = self.opening(index, heading) if heading is not None else None
            if opening is not None:
                self.pending.append(opening)
                index = opening.last
                continue
            if self.pending:
                self.accept(self.pending[-1])
            if not self.fenced and (inner := self.run_in(index)) is not None:
                self.pending = [inner]
                self.accept(inner)
            if _CONTENTS.match(line.text) and not self.openings:
                self.contents = set()
            index += 1
        return self.openings

    def goes_on(self, heading: Heading) -> bool:
        """Whether a line that names a show or a title first counts on from those before it, and no other way is used."""
        last = next((o.heading for o, _ in reversed(self.openings) if o.heading.kind == heading.kind), None)
        if last is None:
            return not self.sure
        if last.style != "within":
            return False
        return ((heading.season or 0), heading.number or 0) > ((last.season or 0), last.number or 0)

    def run_in(self, index: int) -> Opening | None:
        """The heading with which a paragraph begins, where such headings count up from one and no others are used."""
        before = self.lines[index - 1] if index else None
        found = run_in(self.lines[index].text) if before is None or before.blank or len(before.text) > LONGEST else None
        if found is None:
            return None
        heading, at = found
        last = self.openings[-1][0] if self.openings else None
        if last is None:
            fits = heading.number == 1 and not self.sure
        else:
            count = last.heading.number or 0
            fits = last.inner > 0 and (heading.number == count + 1 or heading.number == 1 < count)
        return Opening(heading, index, index + 1, at) if fits and heading.kind in {"episode", "chapter", "part"} else None

    def opening(self, index: int, heading: Heading) -> Opening | None:
        """The heading with its title lines, when sequence allows it."""
        if heading.kind in _ASIDES and self.leaf in _LEAVES and not heading.depth:
            return None
        last = index + 1
        if last < len(self.lines) and heading.depth and _SETEXT.match(self.lines[last].text):
            last += 1
        # A title in capitals runs on over the next lines.
        while heading.title.isupper() and last - index < _TITLE_LINES and (more := self.below(last - 1)) and more.isupper():
            heading = msgspec.structs.replace(heading, title=f"{heading.title} {more}")
            last += 1
        if last == index + 1 and heading.title and not heading.depth and (more_lines := self.wrapped(index)):
            last += more_lines
            rest = " ".join(line.text for line in self.lines[index + 1 : last])
            heading = msgspec.structs.replace(heading, title=bare_title(f"{heading.title} {rest}"))
        found = Opening(heading, index, last)
        if heading.strength == "weak" and not self.in_sequence(found):
            return None
        if heading.strength == "markup" and self.depth and heading.depth > self.depth:
            return None
        if heading.kind == "number" and self.continues(heading):
            heading = msgspec.structs.replace(heading, kind=self.leaf, strength="sure")
            found = Opening(heading, index, last)
        if heading.style == "within" and not self.goes_on(heading):
            return None
        if (above := self.above(index, heading)) is not None:
            return Opening(msgspec.structs.replace(heading, title=bare_title(above)), index - 1, last)
        title, end = self.titled(last, heading)
        return Opening(msgspec.structs.replace(heading, title=bare_title(title)), index, end) if title else found


def find(text: str, namer: Namer, *, marks: Marks | None = None, markdown: bool = False) -> list[Part]:
    """The parts of a text by the headings it has; one part called `front` when it has none."""
    finder = _Finder(text, marks or {}, markdown, namer.title_heading)
    openings = finder.run()
    return build(text, openings, finder.lines, namer)
