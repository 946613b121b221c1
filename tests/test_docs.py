"""Documentation that runs: every command and every Python example in it is tried, and what it shows must be what comes out.

`PREVIOUSLY_UPDATE=1 pytest tests/test_docs.py` writes the outputs anew; read the change before you commit it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.leaks import answer, library
from tests.recorded import UPDATE, read_example

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONSOLE = re.compile(r"(?<=```console\n).*?(?=```)", re.S)
PYTHON = re.compile(r"(?<=```python\n).*?(?=```)", re.S)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A library that holds the bundled example."""
    home = tmp_path_factory.mktemp("docs")
    with library(home):
        read_example()
        yield home


def played(block: str) -> str:
    """A console block with the outputs its commands have now."""
    out = []
    for line in block.splitlines():
        if line.startswith("$ "):
            program, *arguments = shlex.split(line[2:])
            assert program == "previously", line
            _, said, erred = answer(*arguments)
            out.append(line + "\n" + (said + erred).rstrip("\n") + "\n")
    return "\n".join(out)


@pytest.mark.usefixtures("shelf")
def test_every_transcript_is_true() -> None:
    """A person who types what the README shows gets what the README shows."""
    blocks = 0
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in CONSOLE.findall(text):
            blocks += 1
            now = played(block)
            if UPDATE:
                text = text.replace(block, now)
            else:
                assert block == now, f"{page.name} shows what is no longer so"
        if UPDATE:
            page.write_text(text, encoding="utf-8")
    assert blocks


@pytest.mark.usefixtures("shelf")
def test_every_python_example_runs() -> None:
    examples = [code for page in PAGES for code in PYTHON.findall(page.read_text(encoding="utf-8"))]
    assert examples
    for code in examples:
        exec(compile(code, "example", "exec"), {})


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    from typer.main import get_command

    from previously.cli import app

    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    readme = PAGES[0].read_text(encoding="utf-8")
    named = set(re.findall(r"`previously ([a-z]+)", readme)) | set(re.findall(r"^\$ previously ([a-z]+)", readme, re.M))
    assert named <= commands
    assert commands - named <= {"demo"}


def test_every_link_inside_the_project_leads_somewhere() -> None:
    links = [
        (page, link) for page in PAGES for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    ]
    assert links
    assert [f"{p.name}: {link}" for p, link in links if not (p.parent / link).exists()] == []
