"""The one JSON contract: every view as bytes, and its schema, generated from the same types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import msgspec

from previously.views.answer import Answer
from previously.views.board import Board
from previously.views.cast import Cast
from previously.views.character import CharacterPage
from previously.views.companion import Companion
from previously.views.facts import Doubts, Mentions
from previously.views.findings.finding import Finding, Findings
from previously.views.fixes import Fixed, Fixes
from previously.views.recap import Recap
from previously.views.relations import Relations
from previously.views.storyline import Storyline
from previously.views.timeline import Timeline

View: TypeAlias = (
    Answer
    | Board
    | Cast
    | CharacterPage
    | Companion
    | Doubts
    | Findings
    | Fixed
    | Fixes
    | Mentions
    | Recap
    | Relations
    | Storyline
    | Timeline
)
"""Everything that has a wire format."""
VIEWS: tuple[type[msgspec.Struct], ...] = (
    Companion,
    Recap,
    Cast,
    CharacterPage,
    Timeline,
    Relations,
    Board,
    Storyline,
    Mentions,
    Fixes,
    Doubts,
    Fixed,
    Findings,
    Answer,
)


def to_json(view: View, *, indent: bool = False) -> bytes:
    """A view as UTF-8 JSON, its keys in the order of its type; indented for people, with a line feed at its end."""
    data = msgspec.json.encode(view)
    return msgspec.json.format(data, indent=2) + b"\n" if indent else data


def findings_json(findings: Sequence[Finding]) -> bytes:
    """Findings as the bare list that tools expect of a linter, with a line feed at its end."""
    return msgspec.json.encode(findings) + b"\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of every view: `$defs` holds one definition a type, the views' names are in `anyOf`."""
    _, components = msgspec.json.schema_components(VIEWS, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Previously: what its views look like in JSON",
        "anyOf": [{"$ref": f"#/$defs/{view.__name__}"} for view in VIEWS],
        "$defs": dict(sorted(components.items())),
    }


def schema_json() -> bytes:
    """The schema as it is published in docs/wire.schema.json."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2) + b"\n"


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(schema_json())
