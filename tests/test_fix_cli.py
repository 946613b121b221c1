"""Correcting at a terminal: what a person types, what they are told, and how it ends when they slip."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import jsonschema
import msgspec
import pytest

from previously import wire
from previously.book import Book
from previously.reading import pipeline
from tests.fakes import FakeReader
from tests.test_cli import TEXT, decoded, say

CAPFD = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Anna meets Bob and leaves; later Cleo, Bartholomew and Zoe turn up."""
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PREVIOUSLY_DEBUG", raising=False)
    monkeypatch.setattr(pipeline, "Reader", FakeReader)
    with Book.read(TEXT, title="The Sea", reader=FakeReader()) as book:
        book.set_bookmark("S01E03")
    return tmp_path / "home"


def test_a_fix_says_what_holds_and_how_to_take_it_back(capfd: CAPFD) -> None:
    said = say(capfd, "fix", "the-sea", "merge", "Bob", "Bartholomew")
    assert (said.code, said.err) == (0, "")
    first, second = said.out.splitlines()
    assert first == "Bob (S01E01.4) and Bartholomew (S01E03.4) are one, everywhere. Shown as Bob."
    name = second.split(" ")[0]
    assert second == f"{name} · to take it back: previously fix the-sea undo {name}"
    assert "Bartholomew" not in say(capfd, "who", "the-sea").out.replace("also Bartholomew", "")
    listed = say(capfd, "fixes", "the-sea").out
    assert listed == (
        f"The Sea · fixes up to S01E03 “Storm”\n\n  {name}  Bob (S01E01.4) and Bartholomew (S01E03.4) are one, everywhere\n"
    )
    undone = say(capfd, "fix", "the-sea", "undo").out
    assert undone.startswith("Undone: Bob (S01E01.4) and Bartholomew") and "Shown as Bob and Bartholomew." in undone
    assert "; undone by fix-" in say(capfd, "fixes", "the-sea").out


def test_every_kind_of_fix_is_told_in_words(capfd: CAPFD) -> None:
    assert say(capfd, "fixes", "the-sea").out.endswith("None yet.\n")
    said = say(capfd, "fix", "the-sea", "rename", "Anna", "Anna Reed", "--from", "S01E02")
    assert said.out.startswith("Anna (S01E01.1) is called “Anna Reed”, from S01E02 on.\n")
    assert "Anna Reed" not in say(capfd, "who", "the-sea", "--at", "S01E01").out
    assert "Anna Reed" in say(capfd, "who", "the-sea", "--at", "S01E02").out
    assert say(capfd, "fixes", "the-sea", "--at", "S01E01").out.endswith("None yet.\n")
    said = say(capfd, "fix", "the-sea", "split", "Bob", "S01E03")
    assert said.out.startswith("“Bob” S01E03.2: not Bob (S01E01.4), but another (S01E01.4~S01E03.2), everywhere.\n")
    met = decoded(say(capfd, "export", "the-sea"))["events"][0]["id"]  # type: ignore[index]
    assert say(capfd, "fix", "the-sea", "retract", met).out.startswith(f"not so: Anna Reed, Bob: meet ({met}), everywhere.\n")
    assert say(capfd, "fix", "the-sea", "confirm", met).out.startswith(f"so: Anna Reed, Bob: meet ({met}), everywhere.\nfix-")
    assert say(capfd, "fixes", "the-sea").out.count("overruled by") == 1


def test_ids_are_shown_to_who_asks(capfd: CAPFD) -> None:
    """A person finds what to type after `retract`, `confirm` and `split` without reading JSON."""
    plain, ids = say(capfd, "timeline", "the-sea").out, say(capfd, "timeline", "the-sea", "--ids").out
    events = [e["facts"][0] for e in decoded(say(capfd, "timeline", "the-sea", "--json", "--kind", "event"))["entries"]]  # type: ignore[attr-defined]
    assert events and all(event in ids and event not in plain for event in events)
    assert "Anna  [S01E01] S01E01.1\n" in say(capfd, "who", "the-sea", "--ids").out
    assert events[0] in say(capfd, "who", "the-sea", "Anna", "--ids").out
    mentions = say(capfd, "who", "the-sea", "Anna", "--mentions").out
    assert mentions.startswith("The Sea · mentions of Anna (S01E01.1) up to S01E03 “Storm”\n\nNames\n")
    assert "  S01E01.2   “Anna” · Anna met Bob.\n" in mentions
    assert say(capfd, "who", "the-sea", "--mentions").code == 2
    assert "Nothing yet." in say(capfd, "fixes", "the-sea", "--doubtful").out


def test_json_keeps_to_the_schema(capfd: CAPFD) -> None:
    fixed = say(capfd, "fix", "the-sea", "split", "Bob", "S01E03", "--json").out
    views = [fixed, say(capfd, "fix", "the-sea", "undo", "--json").out]
    for command in (("fixes", "the-sea"), ("fixes", "the-sea", "--doubtful"), ("who", "the-sea", "Anna", "--mentions")):
        views.append(say(capfd, *command, "--json").out)
    for view in views:
        jsonschema.validate(msgspec.json.decode(view), wire.schema())
    made = msgspec.json.decode(views[2])["fixes"]
    assert [(fix["action"], fix["standing"]) for fix in made] == [("split", "undone")]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("merge", "Anna", "Anna"), 2),
        (("merge", "Anna"), 2),
        (("merge", "Anna", "Bob", "Cleo"), 2),
        (("merge", "Anna", "Nemo"), 5),
        (("merge", "Anna", "Zoe"), 5),
        (("split", "Anna", "Bob"), 2),
        (("split", "Anna", "S01E04.1"), 2),
        (("rename", "Anna", ""), 2),
        (("rename", "Anna", "bob"), 2),
        (("retract", "Anna"), 2),
        (("retract", "S01E04.1"), 2),
        (("confirm",), 2),
        (("undo",), 2),
        (("undo", "fix-123456"), 2),
        (("merge", "Anna", "Bob", "--from", "S01E04"), 4),
        (("merge", "Anna", "Bob", "--at", "S09E09"), 4),
    ],
)
def test_a_slip_is_one_line_and_writes_nothing(capfd: CAPFD, home: Path, arguments: tuple[str, ...], code: int) -> None:
    before = (home / "the-sea.story").read_bytes()
    said = say(capfd, "fix", "the-sea", *arguments)
    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1) and said.err.startswith("previously: ")
    assert (home / "the-sea.story").read_bytes() == before


def test_a_story_that_may_not_be_written_to_says_so(capfd: CAPFD, monkeypatch: pytest.MonkeyPatch) -> None:
    from previously import storyfile

    connect = storyfile.connect

    def refuse(path: Path, *, write: bool = False) -> object:
        if write:
            raise PermissionError(13, "Permission denied")
        return connect(path)

    monkeypatch.setattr(storyfile, "connect", refuse)
    said = say(capfd, "fix", "the-sea", "merge", "Anna", "Bob")
    assert said.code != 0 and said.err.count("\n") == 1 and "Traceback" not in said.err


@pytest.mark.parametrize("placed", [(), ("--from", "S01E03")])
def test_no_command_shows_a_fix_of_what_lies_ahead(
    capfd: CAPFD, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, placed: tuple[str, ...]
) -> None:
    """Two libraries, one of which is corrected at the end of the story: at S01E02 they answer alike."""
    commands = [
        ("fixes", "the-sea"), ("fixes", "the-sea", "--json"), ("who", "the-sea"), ("who", "the-sea", "--ids"),
        ("who", "the-sea", "Anna", "--mentions"), ("timeline", "the-sea", "--ids"), ("recap", "the-sea"),
        ("export", "the-sea"), ("fix", "the-sea", "undo"), ("fix", "the-sea", "undo", "fix-000000"), ("verify", "the-sea"),
        ("fix", "the-sea", "rename", "Bob", "Bobby"), ("fixes", "the-sea", "--json"),
    ]  # fmt: skip
    answers = []
    for corrected in (False, True):
        monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / str(corrected)))
        Book.read(TEXT, title="The Sea", reader=FakeReader()).close()
        if corrected:
            for words in (("merge", "Bob", "Bartholomew"), ("rename", "Zoe", "Zora"), ("undo",), ("split", "Cleo", "S01E04")):
                where = () if words[0] == "undo" else placed
                assert say(capfd, "fix", "the-sea", *words, *where, "--at", "end").code == 0
        with Book.open("The Sea") as book:
            book.set_bookmark("S01E02")
        answers.append([say(capfd, *command) for command in commands])
    assert answers[0] == answers[1]


def test_a_shell_offers_who_and_what_can_be_fixed() -> None:
    from previously.terminal import complete

    with Book.open("the-sea") as book:
        merge = book.fix("merge", "Anna", "Bob", at="S01E02").id
        book.fix("rename", "Cleo", "Cleopatra", since="S01E03")
    given = {"story": "the-sea"}
    assert complete.fixable({**given, "action": "merge"}, "cl") == ["Cleopatra", "Cleo"]
    assert complete.fixable({**given, "action": "undo", "at": "S01E02"}, "") == [merge]
    assert len(complete.fixable({**given, "action": "undo"}, "fix-")) == 2
    assert complete.fixable({**given, "action": "retract"}, "") == complete.fixable({"action": "undo"}, "") == []


def test_a_fix_loads_no_model(home: Path) -> None:
    script = (
        "import sys; from previously.cli import run; code = run(['fix', 'the-sea', 'merge', 'Anna', 'Bob']); "
        "print([m for m in ('numpy', 'onnxruntime', 'rich', 'trafilatura', 'previously.tagger') if m in sys.modules], code)"
    )
    environment = {"PREVIOUSLY_HOME": str(home), "PYTHONPATH": ":".join(sys.path), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] 0"
