"""The passages in which every tie is marked, and how they are scored."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from benchmarks.mutations import read
from benchmarks.ties import GROUPS, passages, score
from previously.model import RelationType
from previously.reading.pipeline import Reader

TYPES = frozenset(get_args(RelationType))


def test_every_tie_binds_people_of_its_passage_by_a_known_type() -> None:
    """Ida is nobody's wife in a passage that does not tell of Ida: a mark that names nobody could never be found."""
    told = [one for folder in GROUPS.values() for path in sorted(folder.glob("*.txt")) for one in passages(path)]
    assert len(told) > 1000
    for passage in told:
        for tie in passage.ties:
            assert tie.type in TYPES, passage.name
            assert tie.source.lower() in passage.text.lower(), (passage.name, tie)
            assert tie.target.lower() in passage.text.lower(), (passage.name, tie)


def test_a_line_that_is_no_tie_is_refused(tmp_path: Path) -> None:
    """Somebody forgot in which sentence Ida marries."""
    path = tmp_path / "x.txt"
    path.write_text("## 1\nIda marries Bo.\n- spouse | Ida | Bo\n", encoding="utf-8")
    with pytest.raises(ValueError, match="passage 1"):
        list(passages(path))


def test_what_is_shown_is_right_or_wrong_and_the_rest_is_missed(tmp_path: Path) -> None:
    """Ida's brother Bo is hers, not her husband, and she works for Mrs. Hale, which the passage does not tell."""
    path = tmp_path / "x.txt"
    path.write_text(
        "## 1\nIda Voss visits her brother Bo. Ida and Tom Reed get married.\n"
        "- sibling | Ida Voss | Bo | 1\n- works_for | Ida Voss | Tom Reed | 2\n",
        encoding="utf-8",
    )
    (passage,) = passages(path)
    found = score(passage, read("x", passage.text + "\n", Reader()))
    assert (found["ties"], found["told"], found["right"]) == (2, 2, 1)
    assert found["missed: x 1: works_for | Ida Voss | Tom Reed"] == 1
    assert [text for text in found if text.startswith("wrong: x 1: spouse")]
