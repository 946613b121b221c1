"""What a project lets pass: previously.toml above the file, and a baseline of what is known already."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from previously.errors import CheckError

if TYPE_CHECKING:
    from previously.views.findings.finding import Finding

NAME: Final = "previously.toml"


class Allow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is meant to be so: findings of a code, about a name, in a part; what is not said does not matter."""

    code: str = ""
    name: str = ""
    part: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is such a one."""
        named = self.name.casefold()
        about = [ref.name.casefold() for ref in finding.who]
        return (
            (not self.code or finding.code.startswith(self.code.upper()))
            and (not named or named in about or f"“{named}”" in finding.message.casefold())
            and (not self.part or self.part.casefold() == finding.evidence[0].part.casefold())
        )


class _Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str = ""
    allow: tuple[Allow, ...] = ()


class _File(msgspec.Struct, frozen=True):
    check: _Check = _Check()


class Settings(msgspec.Struct, frozen=True):
    """What previously.toml says of checking; `baseline` is a file beside it."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    allow: tuple[Allow, ...] = ()


class _Known(msgspec.Struct, frozen=True):
    id: str
    code: str
    message: str


class _Baseline(msgspec.Struct, frozen=True):
    findings: tuple[_Known, ...]
    version: int = 1


def settings_for(place: Path) -> Settings:
    """The settings of the nearest previously.toml in a folder or above it; none where there is none.

    Raises CheckError when it cannot be used.
    """
    folder = place.resolve()
    found = next((f / NAME for f in (folder, *folder.parents) if (f / NAME).is_file()), None)
    if found is None:
        return Settings()
    try:
        said = msgspec.convert(tomllib.loads(found.read_text(encoding="utf-8")), _File).check
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        hint = "[check] takes select, ignore and baseline; [[check.allow]] takes code, name and part (see docs/check.md)."
        raise CheckError(f"The settings cannot be used: {error}.", where=str(found), hint=hint) from None
    empty = next((allow for allow in said.allow if not (allow.code or allow.name or allow.part)), None)
    if empty is not None:
        raise CheckError("One [[check.allow]] allows everything.", where=str(found), hint="Give it a code, a name or a part.")
    baseline = found.parent / said.baseline if said.baseline else None
    return Settings(said.select, said.ignore, baseline, said.allow)


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of what is known already.

    Raises CheckError when the file cannot be used.
    """
    try:
        known = msgspec.json.decode(path.read_bytes(), type=_Baseline)
    except (OSError, msgspec.DecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        hint = "Write it with --write-baseline."
        raise CheckError(f"The baseline cannot be used: {why}.", where=str(path), hint=hint) from None
    return frozenset(one.id for one in known.findings)


def baseline_of(findings: Sequence[Finding]) -> bytes:
    """A baseline that holds these findings."""
    known = _Baseline(tuple(_Known(f.fingerprint, f.code, f.message) for f in findings))
    return msgspec.json.format(msgspec.json.encode(known), indent=2) + b"\n"
