"""The page keeps strangers out: other sites, other machines, other files, and what a story may have hidden in its text."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from benchmarks.visits import HOME, PAGES, SETTINGS, Visitor, visiting
from previously.book import Book, Moment
from previously.reading import pipeline
from previously.web.guard import POLICY
from previously.web.reading import file_title
from previously.web.server import ServerError, listen, serve
from previously.web.settings import Limits, Settings, is_loopback, settings_for
from tests.fakes import FakeReader
from tests.test_cli import TEXT

STORY = "/s/the-sea"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(pipeline, "Reader", FakeReader)
    with Book.read(TEXT, title="The Sea", reader=FakeReader()) as book:
        book.set_bookmark("S01E03")
    return tmp_path / "home"


@pytest.fixture
def page() -> Iterator[Visitor]:
    with visiting() as visitor:
        yield visitor


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil", "", "10.0.0.1"]
)
def test_a_name_that_was_made_to_point_here_is_refused(page: Visitor, host: str) -> None:
    assert page.client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8477", "[::1]:8477", "LOCALHOST:1"])
def test_this_machine_is_known_by_its_names(page: Visitor, host: str) -> None:
    assert page.client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9", "https://127.0.0.1.evil.example", "junk"]
)
def test_another_site_can_change_nothing(page: Visitor, origin: str) -> None:
    for path in ("/read", f"{STORY}/next", f"{STORY}/where", f"{STORY}/fix", f"{STORY}/preview", "/reading/x/stop"):
        data = {"token": SETTINGS.token, "position": "end", "seen": "S01E03"}
        assert page.client.post(path, data=data, headers={"origin": origin}).status_code == 403
    crossed = {"sec-fetch-site": "cross-site"}
    assert page.client.post(f"{STORY}/next", data={"token": SETTINGS.token}, headers=crossed).status_code == 403
    with Book.open("The Sea") as book:
        assert book.bookmark == "S01E03"


@pytest.mark.parametrize("token", ["", "x", "0" * 64, "é"])
def test_a_form_without_the_pages_token_changes_nothing(page: Visitor, token: str) -> None:
    for path in (f"{STORY}/next", f"{STORY}/where", f"{STORY}/fix", f"{STORY}/preview", "/reading/x/stop"):
        data = {"token": token, "position": "end", "seen": "S01E03", "action": "merge", "what": ["Anna", "Bob"]}
        assert page.client.post(path, data=data).status_code == 403
    sent = page.client.post("/read", data={"token": token}, files={"file": ("a.txt", "Anna met Bob.\n")})
    assert sent.status_code == 403
    with Book.open("The Sea") as book:
        assert book.bookmark == "S01E03" and not book.fixes().fixes
    assert Settings().token != Settings().token


def test_every_answer_tells_the_browser_to_be_careful(page: Visitor) -> None:
    for address in ("/", "/static/page.css", "/nothing", *(STORY + path for path in PAGES)):
        headers = dict(page.get(address).headers)
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert policy == POLICY or address.endswith("companion.html")
        assert "no-store" in headers["cache-control"] or address.startswith("/static/")
    assert "frame-ancestors 'none'" in POLICY and "server" not in headers


def test_no_page_has_script_or_style_of_its_own(page: Visitor) -> None:
    for address in (
        "/",
        *(STORY + path for path in PAGES if "companion" not in path and "board." not in path and "storyline." not in path),
    ):
        text = page.get(address).body.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), address
        assert re.findall(r"<script[^>]*>[^<]*", text) == re.findall(r'<script src="/static/page\.js\?\w+" defer>', text)
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', text), address


@pytest.mark.parametrize("bad", ['<script>alert("x")</script>', '"><img src=x onerror=alert(1)>', "</style><script>1</script>"])
def test_a_story_may_hold_what_it_likes(page: Visitor, bad: str) -> None:
    text = f"S01E01 - Title {bad}\nAnna met Bob {bad}. Bob killed {bad} Anna.\n"
    with Book.read(text, title=f"Evil {bad}", reader=FakeReader()) as book:
        book.set_bookmark("end")
        word = book.path.stem
    with visiting() as page:
        for address in (
            "/",
            f"/s/{word}/text?sentence=0",
            *(f"/s/{word}{path}" for path in PAGES if "json" not in path and "png" not in path),
        ):
            shown = page.get(address).body.decode()
            assert bad not in shown and "<img" not in shown, address
        assert bad not in page.get(f"/s/{word}/search?q={bad}").body.decode()
        assert bad not in page.get(f"/s/{word}?at={bad}").body.decode()
        assert bad not in page.post(f"/s/{word}/where", {"position": bad}).body.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/s/..%2F..%2Fetc%2Fpasswd",
        "/s/%2Fetc%2Fpasswd",
        "/s/the-sea.story",
        "/s/%2e%2e",
        "/s/%2e",
        "/s/~the-sea",
        "/s/the-s*",
        "/s/The Sea",
        "/static/../app.py",
        "/static/..%2Fapp.py",
        "/static/%2e%2e/app.py",
        "/static/page.css/../../app.py",
        "/reading/..%2Fx",
        "/s/the-sea%00",
    ],
)
def test_no_address_leads_to_a_file(page: Visitor, path: str, home: Path) -> None:
    outside = home.parent / "secret.story"
    outside.write_bytes((home / "the-sea.story").read_bytes())
    for address in (path, "/s/../secret", "/s/..%2Fsecret", f"/s/{outside}"):
        answer = page.get(address)
        assert answer.status in (303, 404), address
        assert b"root:" not in answer.body and b"def create_app" not in answer.body and b"Anna" not in answer.body


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("../../etc/passwd", ("passwd", "")),
        ("C:\\Users\\me\\My Show.txt", ("My Show", ".txt")),
        ("..", ("story", "")),
        ("", ("story", "")),
        (".hidden", ("story", ".hidden")),
        ("a\x00b\n<c>.TXT", ("a b c", ".txt")),
        ("x" * 400 + ".txt", ("x" * 60, ".txt")),
        ("海辺のカフカ.epub", ("海辺のカフカ", ".epub")),
        ("con.txt/", ("story", "")),
        ("a.verylongsuffix", ("a.verylongsuffix", "")),
    ],
)
def test_a_files_name_is_a_hint_and_never_a_place(name: str, title: tuple[str, str]) -> None:
    assert file_title(name) == title


def test_uploads_are_bounded() -> None:
    limits = Limits(form=2000, upload=5000, files=2, seconds=0.3)
    with visiting(msgspec.structs.replace(SETTINGS, limits=limits)) as page:
        token = {"token": SETTINGS.token}
        large = {"file": ("a.txt", b"Anna met Bob. " * 500)}
        assert page.client.post("/read", data=token, files=large).status_code == 413
        many = [("file", (f"{n}.txt", b"Anna met Bob.")) for n in range(3)]
        assert page.client.post("/read", data=token, files=many).status_code == 400
        assert page.client.post(f"{STORY}/where", data={**token, "position": "x" * 3000}).status_code == 413

        def dripping() -> Iterator[bytes]:
            yield b"token=" + b"x" * 4000  # no length is told

        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert page.client.post(f"{STORY}/where", content=dripping(), headers=headers).status_code == 413
        assert page.client.post("/read", data=token).status_code == 422
        assert page.client.post("/read", content=b"junk", headers={"content-type": "multipart/form-data"}).status_code == 400
        assert page.client.put("/read").status_code == 405
        assert page.client.get(f"{STORY}/next").status_code == 405


def test_too_many_readings_wait_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    going = threading.Event()

    class Slow(FakeReader):
        def read(self, part, before):  # type: ignore[no-untyped-def]
            going.wait(5)
            return super().read(part, before)

    monkeypatch.setattr(pipeline, "Reader", Slow)
    with visiting(msgspec.structs.replace(SETTINGS, limits=Limits(waiting=2))) as page:
        answers = []
        for n in range(3):
            data = {"token": SETTINGS.token, "title": f"Story {n}"}
            answers.append(page.client.post("/read", data=data, files={"file": ("a.txt", "Anna met Bob.\n")}).status_code)
        assert b"is being read" in page.get("/").body
        going.set()
    assert answers == [303, 303, 503]


def test_a_page_for_others_asks_for_its_password() -> None:
    settings = msgspec.structs.replace(SETTINGS, password="säme sécret")
    with visiting(settings) as page:
        assert page.get("/").status == 401 and b"The Sea" not in page.get(STORY).body
        for given, status in (("säme sécret", 200), ("wrong", 401), ("", 401)):
            coded = b64encode(f"me:{given}".encode()).decode()
            assert page.client.get("/", headers={"authorization": f"Basic {coded}"}).status_code == status
        for header in ("Basic %%%", "Bearer x", "Basic", "Basic /w=="):
            assert page.client.get("/", headers={"authorization": header}).status_code == 401


def test_beyond_this_machine_only_with_a_password() -> None:
    assert is_loopback("127.0.0.1") and is_loopback("::1") and is_loopback("localhost") and not is_loopback("0.0.0.0")
    with pytest.raises(ServerError, match="password"):
        serve(None, host="0.0.0.0", port=0, browser=False, password=None, say=print)
    wide = settings_for("0.0.0.0", password="x", story=None)
    assert wide.answers("192.168.1.7:8477") and wide.answers("localhost") and not wide.answers("evil.example")
    assert not settings_for("127.0.0.1", password=None, story=None).answers("192.168.1.7")
    with listen("127.0.0.1", None) as one, listen("127.0.0.1", None) as other:
        assert one.getsockname() != other.getsockname()
        with pytest.raises(ServerError, match="cannot listen"):
            listen("127.0.0.1", one.getsockname()[1])


def test_the_command_starts_a_page_and_ends_when_told(home: Path) -> None:
    import os
    import signal
    import urllib.request

    command = [sys.executable, "-m", "previously", "open", "the sea", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        command, env=dict(os.environ, PREVIOUSLY_HOME=str(home)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        address = re.search(rf"{HOME}:\d+/s/the-sea", line)
        assert address is not None, line
        with urllib.request.urlopen(address[0]) as answer:
            assert b"The Sea" in answer.read()
        running.send_signal(signal.SIGINT)
        _, erred = running.communicate(timeout=20)
    assert "Traceback" not in erred


def test_a_story_outside_the_library_can_be_opened(home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.story"
    mine.write_bytes((home / "the-sea.story").read_bytes())
    (home / "the-sea.story").unlink()
    with visiting(msgspec.structs.replace(SETTINGS, story=mine)) as page:
        assert b'href="/s/~the-sea"' in page.get("/").body.replace(b"%7E", b"~")
        assert page.get("/s/~the-sea").status == 200 and page.get("/s/~other").status == 404
        assert page.get("/s/the-sea").status == 404


def test_a_damaged_story_is_told_in_plain_words(page: Visitor, home: Path) -> None:
    (home / "the-sea.story").write_bytes(b"SQLite format 3\x00" + b"\x00" * 50)
    assert page.get(STORY).status == 503
    shown = page.get("/").body.decode()
    assert "cut off" in shown and str(home) not in shown and "Traceback" not in shown


def test_a_bug_is_told_in_plain_words_and_as_carefully(page: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by nothing at /home/me")

    monkeypatch.setattr(Moment, "cast", broken)
    answer = page.get(f"{STORY}/timeline")
    assert answer.status == 500 and b"Something broke" in answer.body and b"/home/me" not in answer.body
    assert dict(answer.headers)["content-security-policy"] == POLICY
