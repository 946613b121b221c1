"""Counts leaks: anything a reader at a position is shown that differs when the story goes on. The floor is 0.

For every part k of a story the text is cut after k and read on its own; then every command of the terminal is asked for
position k of both, and the answers (standard output, standard error, exit code) are compared byte for byte; so is every
page of the local page, with its status and headers.
`python -m benchmarks.leaks STORY.txt…`; without files the bundled example is used.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed import EXAMPLE
from benchmarks.visits import Answer, visiting

TITLE = "A Story"
VIEWS: tuple[tuple[str, ...], ...] = (
    ("recap",),
    ("recap", "--length", "brief"),
    ("recap", "--length", "full", "--cite"),
    ("recap", "--json"),
    ("recap", "--since", "start"),
    ("who",),
    ("who", "--json"),
    ("who", "Nobody Of That Name"),
    ("who", "--ids"),
    ("who", "e1"),
    ("who", "e1", "--mentions"),
    ("timeline",),
    ("timeline", "--json"),
    ("timeline", "--ids"),
    ("relations",),
    ("relations", "--json"),
    ("relations", "--ids"),
    ("board",),
    ("board", "--json"),
    ("board", "--svg", "-"),
    ("board", "--svg", "-", "--about", "e1"),
    ("storyline",),
    ("storyline", "--json"),
    ("storyline", "--svg", "-"),
    ("check",),
    ("check", "--select", "all", "--ids"),
    ("check", "--format", "json"),
    ("check", "--select", "all", "--format", "sarif"),
    ("check", "--format", "github"),
    ("ask", "Who is the stranger?"),
    ("ask", "Who died?"),
    ("ask", "Who killed her brother?", "--json"),
    ("ask", "Is Nora Vance's mother dead, and why does nobody say so?", "--json"),
    ("fixes",),
    ("fixes", "--doubtful"),
    ("export", "--format", "json"),
    ("export", "--format", "html"),
)


@contextlib.contextmanager
def library(folder: Path) -> Iterator[None]:
    """Keep stories in a folder while this lasts."""
    before = os.environ.get("PREVIOUSLY_HOME")
    os.environ["PREVIOUSLY_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["PREVIOUSLY_HOME"]
        else:
            os.environ["PREVIOUSLY_HOME"] = before


def answer(*arguments: str) -> tuple[int, str, str]:
    """The exit code, output and errors of one command."""
    from previously.cli import run

    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(arguments))
    return code, _text(out), _text(err)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def leaks(text: str, folder: Path, suffix: str = ".txt") -> tuple[int, list[str]]:
    """How many answers were compared, and a line for each that differed."""
    from previously.sources import story_from_text

    story = story_from_text(text, title=TITLE)
    whole = folder / "whole"
    source = folder / f"whole{suffix}"
    source.write_text(text, encoding="utf-8", newline="")
    with library(whole):
        assert answer("read", str(source), "--title", TITLE)[0] == 0
    compared, found = 0, []
    end = 0
    for part, following in zip(story.parts, [*story.parts[1:], None], strict=True):
        end = len(text) if following is None else text.index(following.text, end)
        source = folder / f"{part.ordinal}{suffix}"
        source.write_text(text[:end], encoding="utf-8", newline="")
        short = folder / f"short{part.ordinal}"
        with library(short):
            assert answer("read", str(source), "--title", TITLE)[0] == 0
        later = following.id if following else "S99E99"
        asked = [(*view, "--at", part.id) for view in VIEWS]
        asked += [("at", part.id), (), ("recap",), ("who", "--at", later), ("timeline",)]
        for words in asked:
            command = ("stories",) if not words else (words[0], TITLE, *words[1:])
            answers = []
            for home in (whole, short):
                with library(home):
                    answers.append(answer(*command))
            compared += 1
            if answers[0] != answers[1] and "--at" in words and words[-1] == later and answers[0][0] == 0:
                continue  # the whole story has that later part, and somebody who names it is there
            if answers[0] != answers[1]:
                found.append(f"{part.id}: {' '.join(command)}")
        for address, one, other in pages(whole, short, part.id, later):
            compared += 1
            if one != other:
                found.append(f"{part.id}: page {address}")
    return compared, found


def pages(whole: Path, short: Path, here: str, later: str) -> Iterator[tuple[str, Answer, Answer]]:
    """Every page of the story in two libraries, whose reader is `here` in both: at the bookmark, at a position, and beyond."""
    seen: list[list[tuple[str, Answer]]] = []
    for home in (whole, short):
        with library(home), visiting() as visitor:
            word = "a-story"
            told = [("/", visitor.get("/")), *visitor.story(word)]
            told += [(f"{address} at {here}", answer) for address, answer in visitor.story(word, here)]
            beyond = visitor.get(f"/s/{word}?at={later}")
            seen.append([*told, ("a later part", beyond)])
    for (address, one), (_, other) in zip(*seen, strict=True):
        yield address, one, other


def main() -> None:
    """Print the leaks of each story, and leave with 1 if there is any."""
    paths = [Path(a) for a in sys.argv[1:]] or [EXAMPLE]
    total = 0
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            compared, found = leaks(path.read_text(encoding="utf-8"), Path(folder), path.suffix)
        print(f"{path.name}: {len(found)} leaks in {compared} answers")
        for line in found:
            print("  " + line)
        total += len(found)
    sys.exit(total > 0)


if __name__ == "__main__":
    main()
