"""The wire: what other programs read. Its shape is promised in docs/wire.md and docs/wire.schema.json."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from previously import wire
from previously.fold import fold
from previously.views.board import board
from previously.views.cast import cast
from previously.views.character import character
from previously.views.companion import companion
from previously.views.facts import doubts, mentions
from previously.views.findings.check import check, chosen
from previously.views.fixes import fixes
from previously.views.recap import recap
from previously.views.relations import relations
from previously.views.storyline import storyline
from previously.views.timeline import timeline
from tests.builders import lighthouse

DOCS = Path(__file__).parent.parent / "docs"


def views() -> list[wire.View]:
    w = lighthouse()
    w.correct("merge", "e2", "e3", placed=2)
    w.correct("retract", w.facts[9].id)
    state = fold(w.prefix())
    return [
        companion(state),
        recap(state, length="full"),
        cast(state),
        character(state, "Mara"),
        timeline(state),
        relations(state),
        board(state),
        storyline(w.prefix(), state),
        mentions(state, "Mara"),
        doubts(state),
        fixes(state),
        check(state, chosen(["all"])),
    ]


def decoded(view: wire.View) -> Any:
    return json.loads(wire.to_json(view))


def test_the_published_schema_is_the_one_the_types_give() -> None:
    """Run `python -m previously.wire > docs/wire.schema.json` after changing a view, and say so in the change log."""
    assert (DOCS / "wire.schema.json").read_bytes() == wire.schema_json(), "docs/wire.schema.json is stale"


def test_the_published_schema_is_a_schema() -> None:
    """Programs that check it must be able to load it."""
    jsonschema.Draft202012Validator.check_schema(wire.schema())


@pytest.mark.parametrize("view", views(), ids=lambda v: type(v).__name__)
def test_every_view_fits_the_schema(view: wire.View) -> None:
    """Each against its own definition, with nothing beyond what the definition names."""
    schema = wire.schema()
    own = {"$ref": f"#/$defs/{type(view).__name__}", "$defs": schema["$defs"]}
    jsonschema.validate(decoded(view), own)
    jsonschema.validate(decoded(view), schema)
    assert set(decoded(view)) == set(schema["$defs"][type(view).__name__]["properties"])


def test_the_export_has_the_keys_it_promises_in_their_order() -> None:
    """DESIGN.md, "Wire format"."""
    export = decoded(companion(fold(lighthouse().prefix())))
    assert list(export) == [
        "story",
        "at",
        "characters",
        "organisations",
        "places",
        "reveals",
        "relations",
        "events",
        "states",
    ]
    assert list(export["story"]) == ["title", "parts"]
    assert list(export["story"]["parts"][0]) == ["id", "title", "sentences"]
    assert list(export["characters"][0]) == [
        "id",
        "name",
        "names",
        "variants",
        "descriptions",
        "actor",
        "gender",
        "rank",
        "mentions",
        "first",
        "evidence",
    ]
    assert list(export["characters"][0]["first"]) == ["part", "sentence", "start", "end", "text"]
    assert list(export["organisations"][0]) == ["id", "name", "names", "evidence"]
    assert list(export["reveals"][0]) == ["what", "entities", "evidence", "facts"]
    assert list(export["relations"][0]) == ["source", "target", "type", "qualifier", "since", "until", "evidence", "facts"]
    assert list(export["events"][0]) == ["id", "lemma", "agents", "patients", "others", "status", "evidence"]
    assert list(export["states"][0]) == ["entity", "aspect", "value", "since", "by", "evidence", "facts"]
    assert export["at"] == "E4"


def test_a_recap_has_the_keys_it_promises() -> None:
    """DESIGN.md, "Wire format"."""
    told = decoded(recap(fold(lighthouse().prefix())))
    assert list(told) == ["at", "length", "items"]
    assert list(told["items"][0]) == ["part", "text", "evidence"]


def test_every_statement_of_the_export_cites_exact_text() -> None:
    """No quote, no statement; and a quote is exactly what stands there."""
    w = lighthouse()
    texts = {p.id: p.text for p in w.parts}
    export = decoded(companion(fold(w.prefix())))
    for sort in ("characters", "organisations", "places", "reveals", "relations", "events", "states"):
        assert export[sort], sort
        for statement in export[sort]:
            assert statement["evidence"], (sort, statement)
            for quote in statement["evidence"]:
                assert texts[quote["part"]][quote["start"] : quote["end"]] == quote["text"]


def test_every_id_in_the_export_is_somebody_listed() -> None:
    """A program that joins events to characters finds them."""
    export = decoded(companion(fold(lighthouse().prefix())))
    listed = {x["id"] for sort in ("characters", "organisations", "places") for x in export[sort]}
    used = {x for e in export["events"] for x in e["agents"] + e["patients"] + [o["id"] for o in e["others"]]}
    used |= {x for r in export["relations"] for x in (r["source"], r["target"])}
    used |= {x for s in export["states"] for x in [s["entity"], *s["by"]]}
    used |= {r["entities"][0] for r in export["reveals"]}
    assert used <= listed


def test_json_is_the_same_every_time_and_indented_on_request() -> None:
    """Bytes may be compared and put under version control."""
    state = fold(lighthouse().prefix())
    assert wire.to_json(companion(state)) == wire.to_json(companion(fold(lighthouse().prefix())))
    pretty = wire.to_json(recap(state), indent=True)
    assert pretty.endswith(b"}\n") and pretty.count(b"\n") > 5
    assert json.loads(pretty) == decoded(recap(state))


def test_loading_the_views_loads_nothing_heavy() -> None:
    """A recap must be on the screen at once: no numbers, no fuzzy matching, no terminal library for it."""
    code = "import sys, previously.fold, previously.wire; print(*sorted(m for m in sys.modules if '.' not in m))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"rapidfuzz", "numpy", "onnxruntime", "tokenizers", "rich", "typer", "sqlite3", "asyncio"} & set(loaded)
