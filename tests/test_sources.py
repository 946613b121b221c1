"""Files, encodings and formats become a story, or an error that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from previously.errors import SourceError
from previously.sources import load, story_from_text

RECAP = "Episode 1: The Mill\n\nMara’s café burns.\n\nEpisode 2: The River\n\nShe leaves.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert load(["-"], stdin=RECAP.encode(encoding)).parts == story_from_text(RECAP).parts


def test_line_ends_are_line_feeds() -> None:
    assert load(["-"], stdin=RECAP.replace("\n", "\r\n").encode()).parts == story_from_text(RECAP).parts


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no text"),
        (b" \n\t ", "no text"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04 mimetypeapplication/epub+zip", "EPUB"),
        (b"PK\x03\x04 word/document.xml", "Word"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"ab\x00cd", "binary"),
        (b"\xff\xfea", "damaged"),
    ],
)
def test_what_is_no_story(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as error:
        load(["-"], stdin=data)
    assert error.value.hint


def test_missing_folder_and_too_large(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(1 << 30)
    for path, says in ((tmp_path / "none.txt", "no such"), (tmp_path, "folder"), (large, "too large")):
        with pytest.raises(SourceError, match=says):
            load([path])


def test_titles(tmp_path: Path) -> None:
    path = tmp_path / "the_old-mill.txt"
    path.write_text(RECAP, encoding="utf-8")
    assert load([path]).title == "the old mill"
    assert load([path], title="Mill").title == "Mill"
    assert load(["-"], stdin=RECAP.encode()).title == "untitled"
    assert story_from_text(f"---\ntitle: Old Mill\n---\n{RECAP}").title == "Old Mill"


def test_several_files(tmp_path: Path) -> None:
    names = {"S02E05 - The Well.txt": "Mara falls.", "an_interview.txt": "She talks.", "more.md": RECAP}
    for name, text in names.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    story = load([tmp_path / name for name in names])
    assert [part.id for part in story.parts] == ["S02E05", "an-interview", "E01", "E02"]
    assert [part.title for part in story.parts][:2] == ["The Well", "an interview"]
    assert [part.ordinal for part in story.parts] == [0, 1, 2, 3]


def test_a_saved_web_page(tmp_path: Path) -> None:
    line = "Mara goes to the mill and finds the door open, and then she meets Vale &amp; Orr there. " * 4
    page = (
        "<!DOCTYPE html><html><head><title>Site</title></head><body><nav>Menu</nav><h1>The Mill</h1>"
        f"<p>{line}</p><h2>Season 1, Episode 1: Rain</h2><p>{line}</p><p><b>Episode 2: Wind</b></p><p>{line}</p>"
        "<script>x()</script><footer>Copyright</footer></body></html>"
    )
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    story = load([path])
    assert story.title == "The Mill"
    assert [(part.id, part.title) for part in story.parts] == [("front", "The Mill"), ("S01E01", "Rain"), ("S01E02", "Wind")]
    text = "".join(part.text for part in story.parts)
    assert "Vale & Orr" in text
    assert not any(word in text for word in ("Menu", "Copyright", "x()"))
    assert load(["-"], stdin=page.encode()).parts == story.parts
