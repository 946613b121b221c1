"""The second promise, end to end: the real reader, the real files, every command, and not one byte of what comes later."""

from __future__ import annotations

from pathlib import Path

from benchmarks.leaks import leaks

STORY = """S01 E01 – The Well

Hanna Reed finds a letter in the well. Her brother Otto burns it. A stranger in a black coat watches them.

S01 E02 – The Coat

The stranger attacks Otto and kills him. Hanna swears revenge. Sheriff Bell arrests her by mistake.

S01 E03 – The Name

The stranger is revealed to be her father, Amos Reed. Hanna shoots Amos. Sheriff Bell marries Hanna.
"""


def test_nothing_later_leaks_through_any_command(tmp_path: Path) -> None:
    """Three episodes, the second kills somebody and the third says who the stranger was; no cut shows a trace of it."""
    compared, found = leaks(STORY, tmp_path)
    assert compared >= 300
    assert found == []
