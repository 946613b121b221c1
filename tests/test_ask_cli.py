"""`previously ask` and `previously chat`: what they print, and how they end."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema
import pytest

from previously import wire
from previously.book import Book
from previously.cli import run
from tests.fakes import FakeReader
from tests.test_cli import PARTS, TEXT


@pytest.fixture(autouse=True)
def sea(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Sea in a library of its own, its reader at the third part."""
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "home"))
    with Book.read(TEXT, title="The Sea", reader=FakeReader()) as book:
        book.set_bookmark("S01E03")


def say(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capfd.readouterr()
    code = run(list(arguments))
    return code, *capfd.readouterr()


def test_an_answer_comes_with_its_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    """The words of the question need no quotes."""
    code, out, _ = say(capfd, "ask", "the-sea", "Who", "killed", "Bob?")
    assert code == 0
    assert out == "Cleo\n  [S01E03] “Cleo killed Bob.”\n"


def test_what_comes_later_is_not_answered(capfd: pytest.CaptureFixture[str]) -> None:
    """Before it is told, and where it never is, the answer is the same."""
    assert say(capfd, "ask", "the-sea", "Who killed Anna?")[1] == "Up to S01E03 the text does not say.\n"
    assert "Bartholomew" in say(capfd, "ask", "the-sea", "Who killed Anna?", "--at", "end")[1]


def test_json_is_as_the_schema_says(capfd: pytest.CaptureFixture[str]) -> None:
    """With an answer and without one."""
    schema = wire.schema()
    for question in ("Who killed Bob?", "Who is Zoe?"):
        code, out, _ = say(capfd, "ask", "the-sea", question, "--json")
        assert code == 0
        told = json.loads(out)
        assert set(told) >= {"question", "answer", "confidence", "evidence"}
        jsonschema.validate(told, schema)
        assert bool(told["answer"]) == bool(told["evidence"])


def test_no_question_is_told_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    """With what to do about it, and exit code 2."""
    code, out, err = say(capfd, "ask", "the-sea", "?")
    assert (code, out) == (2, "")
    assert err.startswith("previously: There is no question.") and "Traceback" not in err


def test_a_chat_goes_on_until_it_ends(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Three questions, one of them none, the last with a pronoun; the end of the input ends it."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Who killed Bob?\n?\nAnd who loved her?\n"))
    code, out, _ = say(capfd, "chat", "the-sea")
    assert code == 0
    assert out.splitlines()[0] == "Cleo"
    assert "There is no question." in out
    assert "Bob\n  [S01E02] “Bob loved Cleo.”" in out


def test_a_chat_is_the_same_whether_or_not_the_rest_is_known(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The same questions up to the third part, of the whole story and of one that ends there: the same bytes."""
    asked = "Who killed Bob?\nWho killed Anna?\nWho is Zoe?\nWho is Bartholomew?\nAnd who met him?\nWhat happened to her?\n"
    said = []
    for name, parts in (("whole", list(PARTS.values())), ("short", list(PARTS.values())[:3])):
        monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / name))
        Book.read("\n".join(parts), title="The Sea", reader=FakeReader()).close()
        monkeypatch.setattr("sys.stdin", io.StringIO(asked))
        said.append(say(capfd, "chat", "the-sea", "--at", "S01E03"))
    assert said[0] == said[1]
    assert "Cleo" in said[0][1]
