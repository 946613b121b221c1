"""The terminal program: what it prints, how it ends, and that nothing after the reader's position shows in either."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import jsonschema
import msgspec
import pytest

import previously
from previously import wire
from previously.book import Book
from previously.cli import run
from previously.reading import pipeline
from tests.fakes import FakeReader

PARTS = {
    "S01E01": "S01E01 - Shore\nAnna met Bob. Anna left. Bob loved Anna.\n",
    "S01E02": "S01E02 - Waves\nBob loved Cleo. Anna met Cleo. Anna left.\n",
    "S01E03": "S01E03 - Storm\nCleo killed Bob. Bartholomew met Anna.\n",
    "S01E04": "S01E04 - The Death of Anna\nBartholomew killed Anna. Zoe loved Cleo.\n",
}
TEXT = "\n".join(PARTS.values())
NAMES = tuple(PARTS)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PREVIOUSLY_DEBUG", raising=False)
    monkeypatch.setattr(pipeline, "Reader", FakeReader)
    return tmp_path / "home"


@pytest.fixture
def sea() -> None:
    Book.read(TEXT, title="The Sea", reader=FakeReader()).close()


class Said(msgspec.Struct, frozen=True):
    """All that a command lets one see."""

    code: int
    out: str
    err: str


def say(capfd: pytest.CaptureFixture[str], *arguments: str) -> Said:
    capfd.readouterr()
    code = run(list(arguments))
    out, err = capfd.readouterr()
    return Said(code, out, err)


def decoded(said: Said) -> dict[str, object]:
    assert said.code == 0, said.err
    return msgspec.json.decode(said.out, type=dict[str, object])


# Reading


def test_reading_says_what_was_found_and_what_to_try(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "The Sea.txt").write_text(TEXT)
    said = say(capfd, "read", str(tmp_path / "The Sea.txt"))
    assert (said.code, said.err) == (0, "")
    assert "4 parts, S01E01 to S01E04" in said.out and "previously at the-sea S01E01" in said.out
    assert "Death" not in said.out  # the titles of episodes to come tell too much
    assert "up to date" in say(capfd, "read", str(tmp_path / "The Sea.txt")).out


def test_a_new_episode_is_added_to_its_story(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name, text in PARTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    files = [str(tmp_path / f"{name}.txt") for name in NAMES]
    assert say(capfd, "read", *files[:2], "--title", "The Sea").code == 0
    said = say(capfd, "read", files[2], "--title", "the sea")
    assert "1 part, S01E03; 2 parts already read" in said.out
    (tmp_path / "plain.txt").write_text("Anna left. Bob met Anna.")
    said = say(capfd, "read", str(tmp_path / "plain.txt"), "--title", "The Sea")
    assert (said.code, said.out) == (3, "") and "no heading" in said.err


def test_parts_can_be_shown_before_reading(capfd: pytest.CaptureFixture[str], tmp_path: Path, home: Path) -> None:
    (tmp_path / "sea.txt").write_text(TEXT)
    said = say(capfd, "read", str(tmp_path / "sea.txt"), "--show-parts")
    assert said.code == 0
    assert "S01E04  The Death of Anna (2 sentences)" in said.out
    assert not home.exists()


def test_a_story_can_be_kept_in_a_file(capfd: pytest.CaptureFixture[str], tmp_path: Path, home: Path) -> None:
    (tmp_path / "sea.txt").write_text(TEXT)
    mine = str(tmp_path / "mine.story")
    said = say(capfd, "read", str(tmp_path / "sea.txt"), "--into", mine)
    assert said.code == 0 and f"previously recap {mine}" in said.out
    assert not home.exists()
    assert "Anna" in say(capfd, "who", mine, "--at", "end").out
    assert say(capfd, "read", str(tmp_path / "sea.txt"), "--into", str(tmp_path / "sea.txt")).code == 3
    assert (tmp_path / "sea.txt").read_text() == TEXT


def test_the_demo_runs(capfd: pytest.CaptureFixture[str]) -> None:
    said = say(capfd, "demo")
    assert (said.code, said.err) == (0, "")
    assert "who is who" in said.out and "Now try:" in said.out
    assert say(capfd, "demo") == said


# Views


@pytest.mark.usefixtures("sea")
def test_the_bookmark_holds(capfd: pytest.CaptureFixture[str]) -> None:
    assert "No bookmark" in say(capfd, "at", "the-sea").out
    said = say(capfd, "at", "the-sea", "s1e2")
    assert said.out.startswith("You are at S01E02 “Waves” of The Sea")
    assert say(capfd, "at", "The Sea").out.startswith("You are at S01E02")
    assert say(capfd, "at", "the-sea", "the", "death", "of", "anna").out.startswith("You are at S01E04")
    assert say(capfd, "at", "the-sea", "episode", "2").out.startswith("You are at S01E02")
    assert decoded(say(capfd, "at", "The Sea", "--json")) == {"title": "The Sea", "at": "S01E02"}
    assert decoded(say(capfd, "recap", "the-sea", "--json"))["at"] == "S01E02"
    assert decoded(say(capfd, "recap", "the-sea", "--json", "--at", "end"))["at"] == "S01E04"
    assert say(capfd, "stories").out == "The Sea  at S01E02\n"


@pytest.mark.usefixtures("sea")
def test_without_a_bookmark_only_the_first_part_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    for command in ("recap", "who", "timeline", "relations"):
        said = say(capfd, command, "the-sea", "--json")
        assert decoded(said)["at"] == "S01E01"
        assert "previously at the-sea P" in said.err


@pytest.mark.usefixtures("sea")
def test_views_are_told_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    recap = say(capfd, "recap", "the-sea", "--at", "end", "--length", "full").out
    assert recap.startswith("The Sea · recap up to S01E04 “The Death of Anna”\n")
    assert "Bartholomew killed Anna. [S01E04]" in recap
    quoted = say(capfd, "recap", "the-sea", "--at", "end", "--length", "full", "--cite").out
    assert "\n      “Bartholomew killed Anna.” S01E04, " in quoted
    assert "Bartholomew" in say(capfd, "who", "the-sea", "--at", "end").out
    anna = say(capfd, "who", "the-sea", "anna", "--at", "end").out
    assert "up to S01E04" in anna and "Bartholomew killed Anna. " in anna and "mentioned" in anna
    assert "kill" in say(capfd, "timeline", "the-sea", "--at", "end", "--kind", "event").out
    assert "Cleo" not in say(capfd, "recap", "the-sea", "--at", "end", "--about", "Bartholomew").out
    since = say(capfd, "recap", "the-sea", "--at", "end", "--since", "S01E03", "--length", "full").out
    assert "Storm" not in since and "Bartholomew killed Anna." in since
    assert "Nothing yet." in say(capfd, "relations", "the-sea", "--at", "end").out
    assert "is sound" in say(capfd, "verify", "the-sea").out


@pytest.mark.usefixtures("sea")
def test_json_keeps_to_the_schema(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    schema = wire.schema()
    commands = [("recap",), ("who",), ("who", "Anna"), ("timeline",), ("relations",)]
    views = [say(capfd, name, "the-sea", *rest, "--at", "end", "--json").out for name, *rest in commands]
    views.append(say(capfd, "export", "the-sea", "--format", "json", "--at", "end").out)
    for view in views:
        assert view.endswith("\n") and view.count("\n") == 1
        jsonschema.validate(msgspec.json.decode(view), schema)
    assert say(capfd, "export", "the-sea", "--at", "end", "--output", str(tmp_path / "x.json")).out == ""
    assert (tmp_path / "x.json").read_text() == views[-1]


# Nothing after the reader's position shows (law 2)

SURFACES: tuple[tuple[str, ...], ...] = (
    *(("recap", "the-sea", "--length", length) for length in ("brief", "normal", "full")),
    ("recap", "the-sea", "--cite"),
    ("recap", "the-sea", "--json"),
    ("recap", "the-sea", "--about", "Anna"),
    ("recap", "the-sea", "--about", "Bartholomew"),
    ("recap", "the-sea", "--since", "S01E01"),
    ("recap", "the-sea", "--since", "S01E04"),
    ("recap", "the-sea", "--since", "the death of anna"),
    ("who", "the-sea"),
    ("who", "the-sea", "--cite"),
    ("who", "the-sea", "--json"),
    *(("who", "the-sea", name) for name in ("Anna", "Bartholomew", "Bart", "Zoe", "Zo", "nobody", "S01E04.1")),
    ("who", "the-sea", "Anna", "--json"),
    ("timeline", "the-sea"),
    ("timeline", "the-sea", "--cite"),
    ("timeline", "the-sea", "--json", "--kind", "event"),
    ("timeline", "the-sea", "--about", "Zoe"),
    ("relations", "the-sea"),
    ("relations", "the-sea", "--json"),
    ("board", "the-sea"),
    ("board", "the-sea", "--json"),
    ("board", "the-sea", "--svg", "-"),
    ("board", "the-sea", "--about", "Zoe"),
    ("storyline", "the-sea"),
    ("storyline", "the-sea", "--json"),
    ("storyline", "the-sea", "--svg", "-"),
    ("export", "the-sea"),
    ("export", "the-sea", "--format", "html"),
    ("who", "the-sea", "--ids"),
    ("who", "the-sea", "Anna", "--ids"),
    ("who", "the-sea", "Anna", "--mentions"),
    ("timeline", "the-sea", "--ids"),
    ("relations", "the-sea", "--ids"),
    ("fixes", "the-sea", "--doubtful"),
    ("fix", "the-sea", "undo"),
    ("fix", "the-sea", "merge", "Anna", "Zoe"),
    ("fix", "the-sea", "split", "Anna", "S01E04"),
    ("fix", "the-sea", "retract", "S01E04.1"),
    ("fix", "the-sea", "rename", "Anna", "Zoe"),
    ("fix", "the-sea", "rename", "Anna", "Bartholomew", "--from", "S01E04"),
    ("fixes", "the-sea"),
    ("fixes", "the-sea", "--json"),
    ("fix", "the-sea", "undo"),
    ("stories",),
    ("stories", "--json"),
    ("at", "the-sea"),
    ("at", "the-sea", "--json"),
    ("verify", "the-sea"),
    ("verify", "the-sea", "--json"),
    ("recap", "the-sea", "--at", "S09E09"),
    ("recap", "the-sea", "--at", "the death of bob"),
    ("at", "the-sea", "S01E77"),
    ("recap", "another story"),
)


@pytest.mark.parametrize("number", range(4))
def test_what_is_shown_is_the_same_whether_or_not_the_story_goes_on(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    leaks = []
    for explicit in (False, True):
        seen: list[list[Said]] = []
        for text in ("\n".join(list(PARTS.values())[: number + 1]), TEXT):
            home = tmp_path / str(len(seen)) / "home"
            monkeypatch.setenv("PREVIOUSLY_HOME", str(home))
            Book.read(text, title="The Sea", reader=FakeReader()).close()
            at: tuple[str, ...] = ()
            if explicit:
                at = ("--at", NAMES[number])
            else:
                with Book.open("The Sea") as book:
                    book.set_bookmark(NAMES[number])
            told = []
            for surface in SURFACES:
                placed = ("recap", "who", "timeline", "relations", "board", "storyline", "export", "fix", "fixes")
                given = at if surface[0] in placed and "--at" not in surface else ()
                said = say(capfd, *surface, *given)
                told.append(Said(said.code, said.out.replace(str(home), "HOME"), said.err.replace(str(home), "HOME")))
            seen.append(told)
        leaks += [surface for surface, short, long in zip(SURFACES, *seen, strict=True) if short != long]
    assert leaks == []


@pytest.mark.parametrize("number", range(4))
def test_completion_offers_nothing_that_lies_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    from previously.terminal import complete

    offered: list[list[list[str]]] = []
    for text in ("\n".join(list(PARTS.values())[: number + 1]), TEXT):
        monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / str(len(offered))))
        with Book.read(text, title="The Sea", reader=FakeReader()) as book:
            unplaced, placed = {"story": "the-sea"}, {"story": "the-sea", "at": NAMES[number]}
            told = [complete.positions(unplaced, ""), complete.names(unplaced, "")]
            told += [complete.positions(placed, "s"), complete.names(placed, "b")]
            book.set_bookmark(NAMES[number])
        told += [complete.positions(unplaced, typed) for typed in ("", "s", "the")]
        offered.append([*told, complete.names(unplaced, ""), complete.stories("")])
    assert offered[0] == offered[1]
    assert all(NAMES[number] in told for told in (offered[0][2], offered[0][4]))
    assert complete.names({"story": "no such story"}, "") == complete.positions({}, "") == []


@pytest.mark.usefixtures("sea")
def test_a_shell_can_ask_for_completions(home: Path) -> None:
    def ask(words: str) -> list[str]:
        environment = dict(
            os.environ,
            _PREVIOUSLY_COMPLETE="complete_bash",
            COMP_WORDS=words,
            COMP_CWORD=str(words.count(" ")),
            PREVIOUSLY_HOME=str(home),
        )
        command = [sys.executable, "-m", "previously"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout.split()

    assert "recap" in ask("previously re")
    assert ask("previously recap ") == ["the-sea"]
    assert ask("previously recap the-sea --at S01E02 --about ") == ["Anna", "Bob", "Cleo"]
    assert ask("previously at the-sea S") == ["S01E01"]


# How it ends


@pytest.mark.usefixtures("sea")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("recap", "the lake"), 6),
        (("recap", "missing.story"), 6),
        (("recap", "the-sea", "--at", "S09E09"), 4),
        (("at", "the-sea", "never"), 4),
        (("who", "the-sea", "Nemo"), 5),
        (("recap", "the-sea", "--about", "Nemo"), 5),
        (("recap", "the-sea", "--since", "S01E04"), 4),
        (("read", "missing.txt"), 3),
        (("read", "."), 3),
        (("export", "the-sea", "--output", "/no/such/folder/x.json"), 1),
    ],
)
def test_every_error_is_one_line_and_an_exit_code(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int
) -> None:
    said = say(capfd, *arguments)
    lines = [line for line in said.err.splitlines() if "No bookmark yet" not in line]
    assert (said.code, said.out) == (code, "")
    assert len(lines) == 1 and lines[0].startswith("previously: ")


@pytest.mark.usefixtures("sea")
@pytest.mark.parametrize(
    "arguments", [("recap",), ("dance",), ("recap", "the-sea", "--loud"), ("recap", "the-sea", "--length", "epic"), ("read",)]
)
def test_wrong_words_end_with_two(capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    said = say(capfd, *arguments)
    assert said.code == 2 and "Traceback" not in said.err and "Usage:" in said.err


def test_help_and_version(capfd: pytest.CaptureFixture[str]) -> None:
    for arguments in (("--help",), ("recap", "--help"), ("-h",)):
        said = say(capfd, *arguments)
        assert said.code == 0 and "Usage: previously" in said.out
    assert say(capfd, "--version").out == f"previously {previously.__version__}\n"


def test_a_bug_is_one_line_too_unless_asked(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(Book, "stories", broken)
    said = say(capfd, "stories")
    assert said.code == 1 and said.err.count("\n") == 1 and "Traceback" not in said.err
    monkeypatch.setenv("PREVIOUSLY_DEBUG", "1")
    assert "Traceback" in say(capfd, "stories").err


@pytest.mark.usefixtures("sea")
def test_a_reader_that_goes_away_is_no_error(home: Path) -> None:
    command = f'"{sys.executable}" -m previously timeline the-sea --at end | true; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", command], env=dict(os.environ, PREVIOUSLY_HOME=str(home)), capture_output=True, text=True, check=False
    )
    assert done.stderr == "" and done.stdout.strip() in ("0", "141")


@pytest.mark.usefixtures("sea")
def test_a_terminal_without_the_letters_still_gets_an_answer(home: Path) -> None:
    environment = dict(os.environ, PREVIOUSLY_HOME=str(home), PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    for arguments in (["recap", "the-sea", "--at", "end"], ["recap", "the-sea", "--at", "end", "--json"], ["recap", "Käthe"]):
        done = subprocess.run(
            [sys.executable, "-m", "previously", *arguments], env=environment, capture_output=True, check=False
        )
        assert b"Traceback" not in done.stderr and done.returncode in (0, 6)


@pytest.mark.usefixtures("sea")
@pytest.mark.parametrize("command", ["recap", "who", "timeline", "relations", "export", "fixes", "stories", "at", "--help"])
def test_looking_loads_no_model_and_no_importer(home: Path, command: str) -> None:
    arguments = [command] if command in ("stories", "--help") else [command, "the-sea"]
    arguments += ["--at", "S01E02"] if command in ("recap", "who", "timeline", "relations", "export", "fixes") else []
    heavy = "numpy onnxruntime tokenizers trafilatura lxml rich rapidfuzz previously.tagger previously.sources starlette jinja2"
    if tuple(map(int, version("typer").split(".")[:2])) < (0, 29):  # from there on Typer itself loads it
        heavy += " pydantic"
    script = (
        f"import sys; from previously.cli import run; code = run({arguments!r}); "
        f"print([m for m in {heavy.split()!r} if m in sys.modules], code, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=dict(os.environ, PREVIOUSLY_HOME=str(home)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.splitlines()[-1] == "[] 0"


@pytest.mark.slow
@pytest.mark.usefixtures("sea")
@pytest.mark.parametrize(
    ("command", "seconds"), [("--help", 0.2), ("recap", 0.3), ("who", 0.3), ("timeline", 0.3), ("export", 0.3)]
)
def test_it_starts_fast(home: Path, command: str, seconds: float) -> None:
    arguments = [command] if command == "--help" else [command, "the-sea", "--at", "end"]
    environment = dict(os.environ, PREVIOUSLY_HOME=str(home))
    times = []
    for _ in range(7):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "previously", *arguments], env=environment, capture_output=True, check=True)
        times.append(time.perf_counter() - started)
    assert min(times) <= seconds


# How it looks


def test_a_page_wraps_for_people_and_not_for_pipes() -> None:
    import io

    from previously.terminal.page import Page

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    def draw(stream: io.StringIO, width: int | None, styled: bool = False) -> str:
        page = Page(stream)
        page.width, page.styled = width, styled
        page.heading("Head", "note")
        page.line(["Word " * 12, ("[S01E01]", "dim")], indent=2)
        page.rows([("A", "first " * 8), ("海辺", "second"), ("An uncommonly long name for anybody", "third")])
        page.line("海辺のカフカ" * 6)
        page.line("bell \x07 and escape \x1b[31m and\nbreak")
        return stream.getvalue()

    plain = draw(io.StringIO(), None)
    assert plain.count("\n") == 7 and "\x1b" not in plain and "\x07" not in plain
    assert not [line for line in plain.splitlines() if line != line.rstrip()]
    narrow = draw(Screen(), 40)
    assert narrow.split() == plain.split() or "".join(narrow.split()) == "".join(plain.split())
    from rich.cells import cell_len

    assert max(map(cell_len, narrow.splitlines())) <= 40
    assert "  A     first first" in narrow and "\n        first" in narrow and "  海辺  second" in narrow
    painted = draw(Screen(), 40, True)
    assert "\x1b[1mHead\x1b[0m" in painted and "\x1b[31m" not in painted


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from previously.terminal.page import Page

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert Page(Screen()).styled and not Page(io.StringIO()).styled
    monkeypatch.setenv("TERM", "dumb")
    assert not Page(Screen()).styled
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not Page(Screen()).styled and Page(Screen()).width
