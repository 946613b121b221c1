"""Findings that somebody said are no problem: let pass from then on, nowhere told too early, and told again when undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.leaks import answer, library
from previously.book import Book
from previously.errors import FixError
from tests.reading_helpers import reader

STORY = """S01 E01 - The Well

Sheriff Bell kills Otto Reed. Leonard sells Hanna a boat. Leonard leaves.

S01 E02 - The Coat

Otto Reed opens the door and greets Hanna. Lenard hides the letter.

S01 E03 - The Key

Hanna hurts himself. She forgives Leonard.
"""
DEAD, SLIP = "Otto Reed opens the door", "Lenard hides the letter."


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with library(tmp_path / "home"):
        yield tmp_path / "home"


def read(text: str = STORY) -> Book:
    return Book.read(text, title="Wells", reader=reader())


def codes(book: Book, at: str = "end") -> list[str]:
    return [finding.code for finding in book.at(at).check().findings]


def id_of(book: Book, code: str, at: str = "end") -> str:
    return next(finding.id for finding in book.at(at).check(["all"]).findings if finding.code == code)


def test_what_is_no_problem_is_told_no_more_until_that_is_undone() -> None:
    with read() as book:
        assert codes(book) == ["S301", "N101", "G503"]
        fixed = book.fix("allow", id_of(book, "S301"), at="end")
        assert "S301" not in codes(book) and len(codes(book)) == 2
        (fix,) = book.fixes("end").fixes
        assert (fix.action, fix.standing, fix.since, fix.lost) == ("allow", "holds", None, ())
        (one,) = fix.allowed
        assert one.code == "S301" and one.evidence[0].text.startswith(DEAD) and len(one.evidence) == 2
        book.fix("undo", at="end")
        assert "S301" in codes(book)
        book.fix("undo", book.fixes("end").fixes[0].by or "", at="end")
        assert "S301" not in codes(book) and fixed.id == book.fixes("end").fixes[0].id
        assert book.verify().sound


def test_a_code_is_enough_where_one_finding_has_it() -> None:
    story = STORY.replace("Leonard sells", "Agnes Moor kills Emil Hart. Leonard sells").replace(
        "Lenard hides", "Emil Hart buys a horse. Lenard hides"
    )
    with read(story) as book:
        assert codes(book).count("S301") == 2
        with pytest.raises(FixError, match="may mean 2 findings") as error:
            book.fix("allow", "S301", at="end")
        assert "S301-" in error.value.hint
        book.fix("allow", "g503", id_of(book, "S301"), at="end")
        assert codes(book) == ["S301", "N101"]
        book.fix("allow", "S301", at="end")
        assert codes(book) == ["N101"]
        for said in ("G503", "Q999", "S301-000000", "Otto Reed"):
            with pytest.raises(FixError):
                book.fix("allow", said, at="end")


def test_it_survives_a_new_reading_and_an_edit_elsewhere() -> None:
    with read() as book:
        book.fix("allow", "S301", at="end")
    with read(STORY.replace("Leonard leaves.", "Leonard leaves. He comes back and eats.")) as book:
        assert codes(book) == ["N101", "G503"]
        assert book.fixes("end").fixes[0].standing == "holds"
    with read(STORY.replace("opens the door and", "opens the heavy door and")) as book:
        assert codes(book) == ["S301", "N101", "G503"], "another sentence is another problem"
        (fix,) = book.fixes("end").fixes
        assert fix.standing == "gone" and fix.allowed == () and fix.lost[0].startswith(DEAD)


def test_it_is_known_from_where_all_of_its_sentences_are_told() -> None:
    """Two libraries, in one of which the whole story was read and corrected: up to the first part they are the same."""
    with read() as book:
        book.fix("allow", "S301", "N101", at="end")
        book.fix("allow", "G503", at="end", since="S01E03")
        assert [codes(book, at) for at in ("S01E01", "S01E02", "S01E03")] == [[], [], []]
        assert book.fixes("S01E01").fixes == ()
        assert [len(fix.allowed) for fix in book.fixes("S01E02").fixes] == [2]
        assert [fix.since for fix in book.fixes("end").fixes] == [None, "S01E03"]
        with pytest.raises(FixError, match="is no finding up to S01E02"):
            book.fix("allow", "G503", at="S01E02")


@pytest.mark.parametrize("placed", [(), ("--from", "S01E03")])
def test_no_command_shows_what_was_allowed_ahead(tmp_path: Path, placed: tuple[str, ...]) -> None:
    commands = [
        ("fixes", "wells"), ("fixes", "wells", "--json"), ("check", "wells"), ("check", "wells", "--ids", "--select", "all"),
        ("fix", "wells", "allow", "G503"), ("fix", "wells", "undo"), ("fix", "wells", "allow", "S301"), ("check", "wells"),
        ("fixes", "wells", "--json"), ("verify", "wells"), ("export", "wells"),
    ]  # fmt: skip
    answers = []
    for ahead in (False, True):
        with library(tmp_path / str(ahead)):
            with read() as book:
                book.set_bookmark("S01E02")
            if ahead:
                assert answer("fix", "wells", "allow", "G503", "--at", "end", *placed)[0] == 0
            answers.append([answer(*command) for command in commands])
    assert answers[0] == answers[1]
    assert answers[0][6][0] == 0 and "S301" in answers[0][2][1] and "S301" not in answers[0][7][1]


def test_the_terminal_shows_ids_and_what_was_allowed() -> None:
    read().close()
    code, out, _ = answer("check", "wells", "--at", "end", "--ids", "--select", "S,N")
    ids = [line.split(" ")[4] for line in out.splitlines() if line.startswith("wells:")]
    assert code == 1 and len(ids) == 2 and all("-" in id for id in ids)
    assert ids[0] not in answer("check", "wells", "--at", "end")[1]
    code, out, _ = answer("fix", "wells", "allow", *ids, "--at", "end")
    assert code == 0 and out.startswith("no problem: ") and DEAD in out and SLIP in out and "to take it back" in out
    assert [f["code"] for f in json.loads(answer("check", "wells", "--at", "end", "--format", "json")[1])] == ["G503"]
    assert answer("check", "wells", "--at", "end", "--select", "S,N")[0] == 0
    listed = answer("fixes", "wells", "--at", "end")[1]
    assert "no problem: " in listed and SLIP in listed
    allowed = json.loads(answer("fixes", "wells", "--at", "end", "--json")[1])["fixes"][0]["allowed"]
    assert [one["id"] for one in allowed] == ids
    code, out, err = answer("fix", "wells", "allow", "S301", "--at", "end")
    assert (code, out) == (2, "") and "let pass already" in err


def test_a_file_with_the_same_text_is_checked_with_what_was_allowed(tmp_path: Path) -> None:
    (tmp_path / "Wells.txt").write_text(STORY)
    with Book.read(tmp_path / "Wells.txt", reader=reader()) as book:
        book.fix("allow", "S301", at="end")
    assert "S301" not in answer("check", str(tmp_path / "Wells.txt"))[1]


def test_a_shell_offers_the_findings_that_are_known() -> None:
    from previously.terminal import complete

    with read() as book:
        book.set_bookmark("S01E02")
        ids = [finding.id for finding in book.at().check(["all"]).findings]
    assert complete.fixable({"story": "wells", "action": "allow"}, "") == ids
    assert complete.fixable({"story": "wells", "action": "allow"}, "s3") == [id for id in ids if id.startswith("S3")]
