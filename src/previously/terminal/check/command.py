"""The check as a command: which stories, which findings, told how, and what becomes of the exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import msgspec

from previously.errors import CheckError
from previously.terminal.check import mended
from previously.terminal.check.passed import Settings, baseline_of, read_baseline, settings_for
from previously.terminal.check.reports import Reported, github, sarif, show_text
from previously.terminal.check.sources import Checked, opened
from previously.terminal.files import put
from previously.terminal.page import Page, error_line

if TYPE_CHECKING:
    from previously.views.findings.finding import Finding

Format: TypeAlias = Literal["text", "json", "sarif", "github"]


class Asked(NamedTuple):
    """What the command line says."""

    at: str | None
    select: str
    ignore: str
    format: Format
    fix: bool
    diff: bool
    output: Path | None
    force: bool
    baseline: Path | None
    write_baseline: Path | None
    ids: bool


def run_check(names: Sequence[str], asked: Asked) -> int:
    """Check stories, tell what is found, and return the exit code: 1 when there is something to tell, else 0."""
    _sensible(names, asked)
    with ExitStack() as stack:
        stories = [stack.enter_context(opened(name, asked.at)) for name in names]
        found = [(story, _findings(story, asked)) for story in stories]
    if asked.write_baseline is not None:
        put(asked.write_baseline, baseline_of([f for _, findings in found for f in findings]), force=True)
        error_line(f"Written to {asked.write_baseline}; --baseline {asked.write_baseline} lets these pass from now on.")
        return 0
    if asked.fix or asked.diff:
        return max(_mend(story, findings, asked) for story, findings in found)
    reported = [Reported(f, story.name, story.file) for story, findings in found for f in findings]
    _tell(reported, len(found), asked)
    return int(bool(reported))


def _sensible(names: Sequence[str], asked: Asked) -> None:
    if asked.fix and asked.diff:
        raise CheckError("--fix and --diff exclude each other.", hint="--diff shows what --fix would write.")
    if asked.output is not None and not asked.fix:
        raise CheckError("--output says where --fix writes.", hint="Add --fix.")
    if (asked.output is not None or asked.at is not None) and len(names) > 1:
        raise CheckError("--output and --at are about one story.", hint="Name one file or story.")
    if (asked.fix or asked.diff or asked.write_baseline) and asked.format != "text":
        raise CheckError(f"Nothing is told in {asked.format} then.", hint="Leave out --format.")


def _findings(story: Checked, asked: Asked) -> list[Finding]:
    """What is found and not let pass."""
    settings = settings_for(story.file.path.parent if story.file is not None else Path.cwd())
    select = _codes(asked.select) or settings.select
    found = story.moment.check(select, (*settings.ignore, *_codes(asked.ignore))).findings
    known = _known(settings, asked)
    return [f for f in found if f.fingerprint not in known and not any(allow.covers(f) for allow in settings.allow)]


def _codes(typed: str) -> tuple[str, ...]:
    return tuple(code for code in typed.replace(",", " ").split() if code)


def _known(settings: Settings, asked: Asked) -> frozenset[str]:
    path = asked.baseline or settings.baseline
    return frozenset() if path is None or asked.write_baseline is not None else read_baseline(path)


def _tell(reported: Sequence[Reported], checked: int, asked: Asked) -> None:
    if asked.format == "text":
        show_text(Page(), reported, checked=checked, ids=asked.ids)
        return
    if asked.format == "json":
        from previously.wire import findings_json

        data = findings_json([one.finding for one in reported])
    elif asked.format == "sarif":
        data = msgspec.json.encode(sarif(reported)) + b"\n"
    else:
        data = github(reported).encode()
    _write(data)


def _write(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _mend(story: Checked, findings: Sequence[Finding], asked: Asked) -> int:
    """Write a corrected copy, or show what would change; what cannot be mended is told beside it."""
    if story.file is None:
        hint = "Name the file that the story was read from."
        raise CheckError("There is no file whose text could be corrected.", where=story.name, hint=hint)
    made = mended.mended(story.file, findings)
    left = [f for f in findings if f not in made.done]
    if asked.diff:
        _write(mended.difference(story.file, made.text).encode())
        return int(bool(findings))
    path = story.file.path
    if made.done:
        target = asked.output or path.with_name(f"{path.stem}.fixed{path.suffix}")
        put(target, _as_it_was(path, made.text), force=asked.force)
        Page().line(f"{len(made.done)} of {len(findings)} problems mended in {target}; {path} is as it was.")
    show_text(Page(), [Reported(f, story.name, story.file) for f in left], checked=1, ids=asked.ids)
    return int(bool(left))


def _as_it_was(path: Path, text: str) -> bytes:
    """The text with the line ends and the mark at its beginning that the file has."""
    data = path.read_bytes()
    if b"\r\n" in data:
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b"") + text.encode()
