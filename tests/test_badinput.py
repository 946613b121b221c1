"""Whatever is fed to the program or befalls it, a person sees one line, and nothing that was read is lost."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from previously import storyfile
from previously.book import Book
from previously.cli import run
from previously.log import Log
from previously.logcheck import verify
from previously.reading import pipeline
from previously.text import Prefix
from tests.fakes import FakeReader

PARTS = [f"S01E0{n} - Part {n}\nAnna met Bob. Bob loved Cleo{n * 'e'}. Anna left.\n" for n in range(1, 6)]
TEXT = "\n".join(PARTS)
ROOT = Path(__file__).parent.parent
LARGE = 1 << 30


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(pipeline, "Reader", FakeReader)
    monkeypatch.setattr(storyfile, "PATIENCE", 0.1)
    return tmp_path / "home"


@pytest.fixture
def sea() -> Path:
    with Book.read(TEXT, title="The Sea", reader=FakeReader()) as book:
        book.set_bookmark("S01E02")
        return book.path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    (tmp_path / "sea.txt").write_text(TEXT)
    return tmp_path / "sea.txt"


def refused(capfd: pytest.CaptureFixture[str], code: int, *arguments: str) -> str:
    """Run a command that must fail, and return the one line it says."""
    capfd.readouterr()
    assert run(list(arguments)) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("previously: ") and err.count("\n") == 1 and len(err) < 600
    return err


def everything(path: Path) -> list[Prefix]:
    with Log.open(path) as log:
        return [log.prefix(n) for n in range(len(log.chain()))]


# Texts


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGE)


TEXTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(missing_ok=True), "no such file"),
    "folder": (lambda path: path.mkdir(), "folder"),
    "empty": (lambda path: path.write_bytes(b""), "no text"),
    "blank": (lambda path: path.write_bytes(b" \n\t\r\n" * 100), "no text"),
    "zeros": (lambda path: path.write_bytes(bytes(5000)), ""),
    "binary": (lambda path: path.write_bytes(bytes(range(256)) * 64), ""),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(3000)), ""),
    "a gigabyte": (sparse, "large"),
    "a story file": (lambda path: Book.read(TEXT, title="Sea", into=path.with_suffix(".story")).path.rename(path), ""),
}


@pytest.mark.parametrize("case", sorted(TEXTS))
def test_what_is_no_text_is_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path, home: Path, case: str) -> None:
    make, said = TEXTS[case]
    make(tmp_path / "file.txt")
    started = time.monotonic()
    assert said in refused(capfd, 3, "read", str(tmp_path / "file.txt"))
    assert time.monotonic() - started < 2
    assert not home.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_of_another_encoding_is_read(capfd: pytest.CaptureFixture[str], tmp_path: Path, encoding: str) -> None:
    prose = "Zoë met Renée at the café. Renée left. Zoë loved the naïve façade.\n" * 10
    (tmp_path / "cafe.txt").write_bytes(prose.encode(encoding))
    assert run(["read", str(tmp_path / "cafe.txt")]) == 0
    capfd.readouterr()
    with Book.open("cafe") as book:
        assert "Renée at the café" in book.at("end").part.text


def test_a_text_without_headings_is_one_part(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("Anna met Bob. Bob left.")
    assert run(["read", str(tmp_path / "plain.txt")]) == 0
    assert "1 part, front" in capfd.readouterr().out
    assert run(["recap", "plain"]) == 0
    assert "Anna met Bob." in capfd.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        "S01E01\nAnna met \x1b[31mBob\x07.\n",
        "S01E01\nAnna\x00 met Bob.\n",
        "S01E01\n" + "Anna met Bob " * 20000,
        "S01E01\n" + "x" * 200000,
    ],
    ids=["codes", "zero", "one long sentence", "one long word"],
)
def test_odd_texts_are_read_and_shown_safely(capfd: pytest.CaptureFixture[str], words: str) -> None:
    Book.read(words, title="Odd", reader=FakeReader()).close()
    for command in ("recap", "who", "timeline"):
        assert run([command, "odd", "--at", "end"]) == 0
        out, err = capfd.readouterr()
        assert err == "" and not set(out) & {"\x1b", "\x07", "\x00"}


# Story files


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def scribbled(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(), "no such story file"),
    "empty": (lambda path: path.write_bytes(b""), "empty"),
    "text": (lambda path: path.write_text(TEXT), "not a story file"),
    "cut off": (cut_off, "cut off"),
    "foreign": (foreign, "another program"),
    "newer": (newer, "newer version"),
    "scribbled": (scribbled, "damaged"),
}


@pytest.mark.parametrize("case", sorted(FILES))
def test_what_is_no_whole_story_file_is_refused(capfd: pytest.CaptureFixture[str], sea: Path, text: Path, case: str) -> None:
    damage, said = FILES[case]
    damage(sea)
    left = sea.read_bytes() if sea.exists() else None
    for command in (["recap"], ["who"], ["timeline"], ["relations"], ["export"], ["at"], ["verify"], ["who", "Anna"]):
        assert said in refused(
            capfd, 6, command[0], str(sea), *command[1:], *(["--at", "end"] if command[0] not in ("at", "verify") else [])
        )
    assert said in refused(capfd, 6, "at", str(sea), "end")
    if left is not None:
        assert said in refused(capfd, 6, "read", str(text), "--into", str(sea))
        assert sea.read_bytes() == left


def test_a_story_that_may_not_be_written_is_still_shown(
    capfd: pytest.CaptureFixture[str], sea: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = storyfile._raw
    monkeypatch.setattr(storyfile, "_raw", lambda path, mode: raw(path, "ro" if mode == "rw" else mode))  # as chmod is to root
    for command in ("recap", "who", "timeline", "export", "verify"):
        assert run([command, "the-sea"]) == 0
    assert "may not be written" in refused(capfd, 6, "at", "the-sea", "S01E03")
    text.write_text(TEXT + "\nS01E06\nAnna left.\n")
    assert "may not be written" in refused(capfd, 6, "read", str(text), "--title", "The Sea")
    assert verify(sea).sound


def test_a_story_in_use_says_so(capfd: pytest.CaptureFixture[str], sea: Path, text: Path) -> None:
    script = (
        f"import sqlite3, sys; c = sqlite3.connect({str(sea)!r}, isolation_level=None); c.execute('BEGIN ' + sys.argv[1]); "
        "print('held', flush=True); sys.stdin.read()"
    )
    for lock in ("IMMEDIATE", "EXCLUSIVE"):
        command = [sys.executable, "-c", script, lock]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None and other.stdout.readline() == "held\n"
            assert "Another process" in refused(capfd, 6, "at", str(sea), "S01E03")
            assert "Another process" in refused(capfd, 6, "read", str(text), "--into", str(sea))
            if lock == "IMMEDIATE":
                assert run(["recap", "the-sea"]) == 0
            else:
                assert "Another process" in refused(capfd, 6, "recap", str(sea))
            other.communicate("")


def test_the_wait_for_a_story_in_use_is_short() -> None:
    assert storyfile.PATIENCE <= 2


@pytest.mark.parametrize("already", [0, 2])
def test_a_full_disk_keeps_what_was_read(
    capfd: pytest.CaptureFixture[str], home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, already: int
) -> None:
    long = [part.replace("Anna left.", "Anna left. " * 3000) if n >= already else part for n, part in enumerate(PARTS)]
    (tmp_path / "sea.txt").write_text("\n".join(long))
    (tmp_path / "start.txt").write_text("\n".join(long[:already]))
    if already:
        assert run(["read", str(tmp_path / "start.txt"), "--title", "The Sea"]) == 0
    raw = storyfile._raw

    def small(path: Path, mode: str) -> sqlite3.Connection:
        connection = raw(path, mode)
        connection.execute("PRAGMA max_page_count = 40")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(storyfile, "_raw", small)
        assert "disk is full" in refused(capfd, 6, "read", str(tmp_path / "sea.txt"), "--title", "The Sea")
    assert sorted(path.suffix for path in home.iterdir()) == [".story"] * bool(already)
    if already:
        assert len(everything(home / "the-sea.story")) == already
        assert verify(home / "the-sea.story").sound
    assert run(["read", str(tmp_path / "sea.txt"), "--title", "The Sea"]) == 0
    assert len(everything(home / "the-sea.story")) == 5


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB, where the system lets us have one."""
    disk = tmp_path / "tiny"
    disk.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)]
    if mount is None or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full(capfd: pytest.CaptureFixture[str], tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "sea.txt").write_text(TEXT)
    story = str(tiny / "sea.story")
    assert run(["read", str(tmp_path / "sea.txt"), "--into", story]) == 0
    before = everything(Path(story))
    (tmp_path / "sea.txt").write_text(TEXT + "\nS01E06\n" + "Anna left. " * 5000)
    assert "disk is full" in refused(capfd, 6, "read", str(tmp_path / "sea.txt"), "--into", story)
    assert "disk is full" in refused(capfd, 6, "read", str(tmp_path / "sea.txt"), "--into", str(tiny / "other.story"))
    assert everything(Path(story)) == before
    assert [path.name for path in tiny.iterdir()] == ["sea.story"]


# Stopped in the middle


SLOW = """
import sys, time
sys.path.insert(0, {root!r})
from tests.fakes import FakeReader
from previously.reading import pipeline

class Slow(FakeReader):
    def read(self, part, before):
        print(part.id, flush=True)
        if part.id == {stop!r}:
            time.sleep(60)
        return super().read(part, before)

pipeline.Reader = Slow
from previously.__main__ import main
main()
"""


def start(home: Path, text: Path, until: str, *, hang: bool) -> subprocess.Popen[str]:
    """Start a reading and wait until it is at a part, where it hangs if it is to."""
    command = [
        sys.executable,
        "-c",
        SLOW.format(root=str(ROOT), stop=until if hang else ""),
        "read",
        str(text),
        "--title",
        "The Sea",
    ]
    environment = dict(os.environ, PREVIOUSLY_HOME=str(home))
    reading = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert reading.stdout is not None
    while (line := reading.stdout.readline().strip()) != until:
        assert line, "the reading ended too soon"
    return reading


@pytest.mark.parametrize("stop", [1, 3])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
def test_a_reading_that_is_stopped_goes_on_later(
    capfd: pytest.CaptureFixture[str], home: Path, text: Path, how: signal.Signals, stop: int
) -> None:
    reading = start(home, text, f"S01E0{stop}", hang=True)
    reading.send_signal(how)
    out, err = reading.communicate(timeout=20)
    if how == signal.SIGINT:
        assert reading.returncode == 130
        assert err.startswith("previously: Stopped") and err.count("\n") == 1 and "Traceback" not in out
        assert stop == 1 or f"{stop - 1} of 5 parts read and kept" in err
    path = home / "the-sea.story"
    if stop == 1:
        assert not home.exists() or not list(home.iterdir())
    else:
        assert len(everything(path)) == stop - 1
        assert verify(path).sound
        assert run(["recap", "the-sea"]) == 0
    before = everything(path) if path.exists() else []
    assert run(["read", str(text), "--title", "The Sea"]) == 0
    assert f"{6 - stop} parts" in capfd.readouterr().out
    assert everything(path)[: stop - 1] == before
    with Book.read(TEXT, title="Other", reader=FakeReader()) as whole:
        assert [prefix.facts for prefix in everything(whole.path)] == [prefix.facts for prefix in everything(path)]


@pytest.mark.parametrize("moment", range(4))
def test_a_reading_killed_at_any_moment_leaves_nothing_broken(home: Path, text: Path, moment: int) -> None:
    text.write_text("\n".join(f"S01E{n:02} - Part {n}\nAnna met Bob. {'Anna left. ' * 100}\n" for n in range(1, 60)))
    reading = start(home, text, "S01E01", hang=False)
    time.sleep(0.01 + 0.04 * moment)
    reading.kill()
    reading.communicate(timeout=20)
    files = [path for path in home.iterdir() if path.suffix == ".story"] if home.exists() else []
    for path in files:
        assert verify(path).sound
    assert run(["read", str(text), "--title", "The Sea"]) == 0
    assert verify(home / "the-sea.story").sound
    assert len(everything(home / "the-sea.story")) == 59
