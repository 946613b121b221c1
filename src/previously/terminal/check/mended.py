"""Corrected copies: what can safely be mended, in the person's own file and as a difference."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from previously.terminal.check.sources import SourceFile
    from previously.views.findings.finding import Finding


class Mended(NamedTuple):
    """A file's text with edits made, and the findings that it no longer has."""

    text: str
    done: tuple[Finding, ...]


def mended(file: SourceFile, findings: Iterable[Finding]) -> Mended:
    """Make all the edits that stand in the file and do not overlap; a finding is done when all of its edits are."""
    made: dict[tuple[int, int], str] = {}
    done = []
    for finding in findings:
        wanted: dict[tuple[int, int], str] = {}
        for edit in finding.edits:
            start = file.offset(edit.part, edit.start)
            if start is not None and file.text[start : start + len(edit.text)] == edit.text:
                wanted[start, start + len(edit.text)] = edit.to
        free = [span for span in wanted if not any(_overlap(span, other) and made[other] != wanted[span] for other in made)]
        if finding.edits and len(free) == len(finding.edits):
            made |= {span: wanted[span] for span in free}
            done.append(finding)
    text, at = [], 0
    for (start, end), to in sorted(made.items()):
        text += [file.text[at:start], to]
        at = end
    return Mended("".join([*text, file.text[at:]]), tuple(done))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def difference(file: SourceFile, text: str) -> str:
    """What would change, as a unified difference."""
    before, after = file.text.splitlines(keepends=True), text.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, str(file.path), f"{file.path} (mended)")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
