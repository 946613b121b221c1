"""`previously check` as people and programs meet it: formats, exit codes, settings, baselines, and corrected copies."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.leaks import answer, library
from previously.book import Book
from previously.views.findings.finding import CODES

STORY = """S01 E01 - The Door

Hanna Reed finds a letter. Leonard Price follows Hanna to the mill. Leonard warns her. Sheriff Bell kills Otto Reed.

S01 E02 - The Mill

Lenard hides the letter. Hanna forgives Leonard. Otto Reed opens the door and greets Hanna.

S01 E03 - The Well

Hanna leaves the town with Leonard.

S01 E004 - The Sea

Leonard sails away.
"""
CLEAN = "Chapter 1\n\nHanna finds a letter.\n\nChapter 2\n\nHanna burns the letter.\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty library, and a folder to work in that no settings lie above."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    Path("story.txt").write_text(STORY, encoding="utf-8")
    Path("clean.txt").write_text(CLEAN, encoding="utf-8")
    with library(tmp_path / "home"):
        yield


def codes(*arguments: str) -> list[str]:
    out = answer("check", *arguments, "--format", "json")[1]
    return [finding["code"] for finding in json.loads(out)]


def test_text_names_the_place_and_quotes_both_sentences() -> None:
    code, out, err = answer("check", "story.txt")
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert lines[0] == "story.txt:7:1: N101 “Lenard” is spelt “Leonard” elsewhere (1× against 4×)."
    assert lines[1:3] == ["    S01E02 “Lenard hides the letter.”", "    S01E01 “Leonard warns her.”"]
    assert "story.txt:7:50: S301 Otto Reed acts (“opens”), but is dead since S01E01." in lines
    assert lines[-1] == "3 problems found; --diff shows how 2 of them can be mended."


def test_a_file_leaves_no_trace_in_the_library() -> None:
    answer("check", "story.txt")
    assert answer("stories")[1].startswith("No stories yet")


def test_nothing_to_tell_leaves_with_nought() -> None:
    assert answer("check", "clean.txt") == (0, "No problems found.\n", "")
    assert answer("check", "clean.txt", "--format", "json") == (0, "[]\n", "")
    assert answer("check", "clean.txt", "--format", "github") == (0, "", "")
    assert answer("check", "clean.txt", "clean.txt")[1] == "No problems found in 2 stories.\n"


def test_json_is_a_list_of_findings() -> None:
    code, out, _ = answer("check", "story.txt", "--format", "json")
    assert code == 1
    first = json.loads(out)[0]
    assert list(first) == ["id", "code", "kind", "message", "evidence", "who", "edits"]
    assert (first["code"], first["kind"]) == ("N101", "name-variant")
    assert first["evidence"][0]["text"] == "Lenard hides the letter."
    assert first["edits"] == [{"part": "S01E02", "start": 20, "end": 26, "text": "Lenard", "to": "Leonard"}]


def test_sarif_says_where_and_how_to_mend_it() -> None:
    """What SARIF 2.1.0 requires of a log, a run, a rule and a result, and no more than it knows."""
    code, out, _ = answer("check", "story.txt", "--format", "sarif")
    assert code == 1
    log = json.loads(out)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "previously" and [rule["id"] for rule in rules] == list(CODES)
    assert run["columnKind"] == "unicodeCodePoints"
    lines = STORY.splitlines()
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"] and result["level"] == "warning"
        assert list(result["partialFingerprints"]) == ["previously/v1"]
        for location in (*result["locations"], *result.get("relatedLocations", [])):
            region = location["physicalLocation"]["region"]
            assert location["physicalLocation"]["artifactLocation"]["uri"] == "story.txt"
            assert region["startLine"] == region["endLine"]
            words = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            assert words == region["snippet"]["text"]
    fixes = run["results"][0]["fixes"]
    assert fixes[0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "Leonard"}


def test_github_escapes_what_its_commands_mean_by_other_signs() -> None:
    Path("50%,a:b.txt").write_text(STORY, encoding="utf-8")
    code, out, _ = answer("check", "50%,a:b.txt", "--format", "github")
    assert code == 1
    assert out.startswith("::warning file=50%25%2Ca%3Ab.txt,line=7,col=1,title=N101::“Lenard”")
    assert out.count("\n") == 3 and "%0AS01E02: “Lenard hides the letter.”" in out


def test_codes_are_selected_and_ignored() -> None:
    assert codes("story.txt") == ["N101", "S301", "H201"]
    assert codes("story.txt", "--select", "N,S3") == ["N101", "S301"]
    assert codes("story.txt", "--ignore", "N S") == ["H201"]
    assert codes("story.txt", "--at", "S01E01") == []


def test_settings_hold_for_the_folders_below_them() -> None:
    Path("deep").mkdir()
    Path("deep/story.txt").write_text(STORY, encoding="utf-8")
    Path("previously.toml").write_text('[check]\nignore = ["H2"]\n[[check.allow]]\ncode = "N101"\nname = "Lenard"\n')
    assert codes("deep/story.txt") == ["S301"]
    assert codes("deep/story.txt", "--select", "H") == [], "what the settings ignore stays ignored"
    Path("previously.toml").write_text('[check]\nselect = ["H"]\n')
    assert codes("deep/story.txt") == ["H201"]
    assert codes("deep/story.txt", "--select", "S") == ["S301"]
    Path("previously.toml").write_text('[[check.allow]]\npart = "S01E02"\n')
    assert codes("deep/story.txt") == ["H201"]
    Path("previously.toml").write_text('[[check.allow]]\nname = "Otto Reed"\npart = "S01E03"\n')
    assert "S301" in codes("deep/story.txt")


@pytest.mark.parametrize(
    "settings",
    [
        "[check]\nselct = ['N']",
        "[check]\nselect = 'N'",
        "[check",
        "[check]\nselect = ['Q']",
        "[[check.allow]]",
        "[check]\nbaseline='x'",
    ],
)
def test_settings_that_cannot_be_used_are_told(settings: str) -> None:
    Path("previously.toml").write_text(settings)
    code, out, err = answer("check", "story.txt")
    assert (code, out) == (2, "") and err.count("\n") == 1


def test_a_baseline_leaves_out_what_is_known_although_lines_move() -> None:
    code, _, err = answer("check", "story.txt", "--write-baseline", "known.json")
    assert code == 0 and "known.json" in err
    assert codes("story.txt", "--baseline", "known.json") == []
    moved = STORY.replace("S01 E01", "\n\n\nS01 E01").replace("sails away.", "sails away. Hanna hurts himself.")
    Path("story.txt").write_text(moved, encoding="utf-8")
    assert codes("story.txt", "--baseline", "known.json") == ["G503"]
    Path("previously.toml").write_text('[check]\nbaseline = "known.json"\n')
    assert codes("story.txt") == ["G503"]


def test_the_difference_shows_what_a_corrected_copy_would_have() -> None:
    code, out, _ = answer("check", "story.txt", "--diff")
    assert code == 1
    assert "-Lenard hides the letter." in out and "+Leonard hides the letter." in out
    assert "-S01 E004 - The Sea" in out and "+S01 E04 - The Sea" in out


def test_a_corrected_copy_leaves_the_file_alone(tmp_path: Path) -> None:
    Path("story.txt").write_bytes(b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode())
    before = Path("story.txt").read_bytes()
    code, out, err = answer("check", "story.txt", "--fix")
    assert code == 1 and err == "" and "2 of 3 problems mended in story.fixed.txt" in out and "S301" in out
    assert Path("story.txt").read_bytes() == before
    copy = Path("story.fixed.txt").read_bytes()
    assert copy == before.replace(b"Lenard ", b"Leonard ").replace(b"E004", b"E04")
    assert codes("story.fixed.txt") == ["S301"]
    code, _, err = answer("check", "story.txt", "--fix")
    assert code == 1 and "--force" in err, "a copy that is there is not replaced unasked"
    assert answer("check", "story.txt", "--fix", "--output", str(tmp_path / "other.txt"))[0] == 1
    assert (tmp_path / "other.txt").read_bytes() == copy
    assert answer("check", "story.txt", "--fix", "--select", "N,H", "--output", "story.txt", "--force")[0] == 0
    assert Path("story.txt").read_bytes() == copy


def test_a_story_of_the_library_is_checked_as_far_as_its_reader_is() -> None:
    answer("read", "story.txt", "--title", "Two Wells")
    assert codes("Two Wells") == []
    answer("at", "Two Wells", "S01E02")
    assert codes("Two Wells") == ["N101", "S301"]
    code, out, _ = answer("check", "Two Wells")
    assert code == 1 and out.startswith("Two Wells: S01E02, sentence 1: N101")
    assert "S01E004" not in out and "H201" not in out
    assert "fullyQualifiedName" in answer("check", "Two Wells", "--format", "sarif")[1]


def test_the_reading_that_people_corrected_is_used_for_the_same_text() -> None:
    """Two spellings that are two people, as somebody said, are no variants."""
    answer("read", "story.txt")
    mentions = json.loads(answer("who", "story", "Leonard Price", "--mentions", "--json", "--at", "end")[1])["mentions"]
    misspelt = next(fact["id"] for fact in mentions if fact["what"] == "Lenard")
    assert answer("fix", "story", "split", "Leonard Price", misspelt, "--at", "end")[0] == 0
    assert "N101" not in codes("story.txt")


def test_the_facade_gives_the_same() -> None:
    with Book.read(STORY, title="Wells", into="wells.story") as book:
        findings = book.at("end").check(select=["S"]).findings
    assert [finding.code for finding in findings] == ["S301"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "story.txt", "--select", "Q"),
        ("check", "story.txt", "--format", "xml"),
        ("check", "story.txt", "--fix", "--diff"),
        ("check", "story.txt", "--output", "x.txt"),
        ("check", "story.txt", "--diff", "--format", "json"),
        ("check", "story.txt", "clean.txt", "--at", "end"),
        ("check", "story.txt", "--baseline", "none.json"),
        ("check", "story.txt", "--baseline", "story.txt"),
    ],
)
def test_bad_use_leaves_with_two(arguments: tuple[str, ...]) -> None:
    code, out, err = answer(*arguments)
    assert code == 2 and out == "" and err


def test_what_is_no_story_is_told_in_one_line() -> None:
    Path("empty.txt").write_text("")
    Path("blank.txt").write_text(" \n\t\n")
    Path("picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    for name in ("empty.txt", "blank.txt", "picture.png", "nowhere.txt", "."):
        code, out, err = answer("check", name)
        assert code > 2 and out == "" and err.count("\n") == 1, name
    answer("read", "story.txt", "--title", "Two Wells")
    assert "no file" in answer("check", "Two Wells", "--at", "end", "--diff")[2]


@pytest.mark.parametrize(
    "text",
    [
        "# \n\n" * 1000,
        "Chapter 1\n\n" * 200,
        "I. " * 2000,
        "Her " * 1000 + ".",
        "“" * 400 + " she he " * 400,
        "第一章\n\n他走了。她来了。\n\n第二章\n\n他走了。\n",
        "<b>Ann</b> " * 300,
        "Ann" * 20000,
        "Ann, " * 800,
        "Ann hurts himself. " * 300,
    ],
    ids=["marks", "headings", "numerals", "pronouns", "quotes", "chinese", "markup", "one word", "commas", "many"],
)
def test_strange_files_take_no_more_time_than_reading_them(text: str) -> None:
    Path("strange.txt").write_text(text, encoding="utf-8")
    began = time.monotonic()
    code, _, err = answer("check", "strange.txt")
    assert code in (0, 1, 3), err
    assert "Something broke" not in err
    assert time.monotonic() - began < 30
