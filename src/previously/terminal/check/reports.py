"""Findings as people and other programs read them: text, SARIF, and the commands of a GitHub workflow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from previously import __version__
from previously.terminal.page import Page
from previously.views.findings.finding import CODES

if TYPE_CHECKING:
    from previously.terminal.check.sources import SourceFile, Spot
    from previously.views.common import Cite
    from previously.views.findings.finding import Edit, Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Reported(NamedTuple):
    """A finding, what its story is called, and the person's file where it is known."""

    finding: Finding
    name: str
    file: SourceFile | None


def show_text(page: Page, reported: Sequence[Reported], *, checked: int, ids: bool) -> None:
    """Every finding with its place, its code (or the id that begins with it) and the sentences it rests on."""
    for one in reported:
        finding = one.finding
        page.line([(f"{_where(one)}: ", "dim"), (finding.id if ids else finding.code, "bad"), f" {finding.message}"], hang=2)
        for cite in finding.evidence:
            page.line([(f"{cite.part}  ", "dim"), f"“{cite.text}”"], indent=4, hang=4)
    if not reported:
        page.line("No problems found." if checked == 1 else f"No problems found in {checked} stories.")
        return
    mendable = sum(bool(one.finding.edits) for one in reported)
    count = f"{len(reported)} problem{'' if len(reported) == 1 else 's'} found"
    page.line(f"{count}; --diff shows how {mendable} of them can be mended." if mendable else f"{count}.")


def _where(one: Reported) -> str:
    """`file:line:column` where the file is known, else the part and the sentence."""
    cite, spot = one.finding.evidence[0], _spot(one)
    if one.file is not None and spot is not None:
        return f"{one.file.path}:{spot.line}:{spot.column}"
    return f"{one.name}: {cite.part}, sentence {cite.sentence + 1}"


def _spot(one: Reported) -> Spot | None:
    return None if one.file is None else one.file.spot(one.finding.evidence[0].part, _start(one.finding))


def _start(finding: Finding) -> int:
    """Where to point: at the first word to mend of the sentence in question, else at the sentence."""
    cite = finding.evidence[0]
    return min((e.start for e in finding.edits if e.part == cite.part and cite.start <= e.start < cite.end), default=cite.start)


def github(reported: Sequence[Reported]) -> str:
    """A warning a finding, as a GitHub workflow shows it beside the line."""
    lines = []
    for one in reported:
        fields = [f"title={_property(one.finding.code)}"]
        spot = _spot(one)
        if one.file is not None and spot is not None:
            fields = [f"file={_property(one.file.path.as_posix())}", f"line={spot.line}", f"col={spot.column}", *fields]
        said = one.finding.message + "".join(f"\n{cite.part}: “{cite.text}”" for cite in one.finding.evidence)
        lines.append(f"::warning {','.join(fields)}::{_data(said)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(reported: Sequence[Reported]) -> dict[str, Any]:
    """A SARIF 2.1.0 log with one run."""
    codes = list(CODES)
    rules = [
        {
            "id": code,
            "shortDescription": {"text": f"{about.title[0].upper()}{about.title[1:]}."},
            "defaultConfiguration": {"level": "warning", "enabled": about.default},
            "properties": {"tags": [about.kind]},
        }
        for code, about in CODES.items()
    ]
    driver = {"name": "previously", "semanticVersion": __version__, "rules": rules}
    results = [_result(one, codes.index(one.finding.code)) for one in reported]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(one: Reported, rule: int) -> dict[str, Any]:
    finding = one.finding
    first, *others = finding.evidence
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": "warning",
        "message": {"text": finding.message},
        "locations": [_location(one, first)],
        "partialFingerprints": {"previously/v1": finding.fingerprint},
    }
    if others:
        related = [_location(one, cite) | {"id": n, "message": {"text": cite.text}} for n, cite in enumerate(others, 1)]
        result["relatedLocations"] = related
    changes = [change for edit in finding.edits if (change := _change(one.file, edit)) is not None]
    if changes and one.file is not None and len(changes) == len(finding.edits):
        artifact = {"artifactLocation": {"uri": _uri(one.file.path)}, "replacements": changes}
        result["fixes"] = [{"description": {"text": "Mend it."}, "artifactChanges": [artifact]}]
    return result


def _location(one: Reported, cite: Cite) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": f"{cite.part}#{cite.sentence + 1}"}]}
    region = _region(one.file, cite.part, cite.start, cite.end)
    if one.file is not None and region is not None:
        region["snippet"] = {"text": cite.text}
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(one.file.path)}, "region": region}
    return location


def _region(file: SourceFile | None, part: str, start: int, end: int) -> dict[str, Any] | None:
    first, last = (None, None) if file is None else (file.spot(part, start), file.spot(part, end))
    if first is None or last is None:
        return None
    return {"startLine": first.line, "startColumn": first.column, "endLine": last.line, "endColumn": last.column}


def _change(file: SourceFile | None, edit: Edit) -> dict[str, Any] | None:
    region = _region(file, edit.part, edit.start, edit.end)
    return None if region is None else {"deletedRegion": region, "insertedContent": {"text": edit.to}}


def _uri(path: Path) -> str:
    from urllib.parse import quote

    return path.absolute().as_uri() if path.is_absolute() else quote(path.as_posix())
