"""The page as a browser asks it: what it shows, where its reader is, what a correction does, and nothing that lies ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.routing import Route

from benchmarks.leaks import library
from benchmarks.speed import EXAMPLE
from benchmarks.visits import FORMS, PAGES, SETTINGS, Answer, Form, Visitor, visiting
from previously.book import Book
from previously.reading import pipeline
from previously.web.app import create_app
from tests.fakes import FakeReader
from tests.reading_helpers import reader
from tests.test_cli import NAMES, PARTS, TEXT

STORY = "/s/the-sea"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(pipeline, "Reader", FakeReader)
    return tmp_path / "home"


@pytest.fixture
def sea() -> None:
    with Book.read(TEXT, title="The Sea", reader=FakeReader()) as book:
        book.set_bookmark("S01E03")


@pytest.fixture
def page() -> Iterator[Visitor]:
    with visiting() as visitor:
        yield visitor


def words(body: bytes) -> str:
    """What a person reads of a page."""
    plain = re.sub(r"<(head|style|datalist|select)\b.*?</\1>", " ", body.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", plain)).split())


def fetch(page: Visitor, address: str, status: int = 200) -> str:
    answer = page.get(address)
    assert answer.status == status, (address, answer.status, words(answer.body))
    return words(answer.body)


# What there is to see


def test_an_empty_shelf_says_what_to_do(page: Visitor) -> None:
    said = fetch(page, "/")
    assert "There are none yet" in said and "Read it" in said


def test_a_newcomer_can_try_the_story_that_comes_along(page: Visitor) -> None:
    assert "story that comes along" in fetch(page, "/")
    data = {"token": SETTINGS.token, "example": "1"}
    sent = page.client.post("/read", data=data, files={"other": ("", b"")})
    page.client.app.site.readings.wait(sent.headers["location"].rpartition("/")[2])  # type: ignore[attr-defined]
    assert "The Lantern House" in fetch(page, "/")


@pytest.mark.usefixtures("sea")
def test_every_page_opens(page: Visitor) -> None:
    for address in ("/", *(STORY + page_ for page_ in PAGES)):
        answer = page.get(address)
        expected = 404 if "Nobody" in address or "codes=Q" in address else 200
        unknown = "/who/e" in address or "about=e" in address  # the stand-in of a reader counts people otherwise
        assert answer.status == (404 if unknown else expected), address
    assert "The Sea" in fetch(page, "/") and "you are at S01E03" in fetch(page, "/")


@pytest.mark.usefixtures("sea")
def test_the_recap_cites_and_its_citations_lead_to_the_text(page: Visitor) -> None:
    body = page.get(STORY).body.decode()
    assert "Cleo killed Bob." in body and "Zoe" not in body
    link = re.search(r'href="(/s/the-sea/text\?part=S01E03&amp;sentence=0#s0)"', body)
    assert link is not None
    text = page.get(link[1].replace("&amp;", "&")).body.decode()
    assert 'class="s chosen" id="s0"' in text
    assert "100 % sure" in text and "kill" in text
    assert "Nothing to tell yet" not in fetch(page, f"{STORY}?about=Cleo&length=full")
    assert "nobody called" in fetch(page, f"{STORY}?about=Nemo", 404)


@pytest.mark.usefixtures("sea")
def test_a_character_has_a_page(page: Visitor) -> None:
    body = page.get(f"{STORY}/who").body.decode()
    anna = re.search(r'href="(/s/the-sea/who/[^"]+)"><bdi>Anna', body)
    assert anna is not None
    said = fetch(page, anna[1])
    assert "Anna" in said and "Known since" in said and "First seen in S01E01" in said and "done to" in said
    assert "nobody called" in fetch(page, f"{STORY}/who/Zoe", 404)


@pytest.mark.usefixtures("sea")
def test_search_finds_words_names_and_what_happens(page: Visitor) -> None:
    said = fetch(page, f"{STORY}/search?q=killed")
    assert "Cleo killed Bob." in said
    assert "Cleo kill ed Bob." in fetch(page, f"{STORY}/search?q=kill")
    assert "Who Cleo" in fetch(page, f"{STORY}/search?q=cleo")
    assert "Nothing up to S01E03 says that" in fetch(page, f"{STORY}/search?q=Zoe")


@pytest.mark.usefixtures("sea")
def test_a_question_is_answered_with_its_sentence(page: Visitor) -> None:
    """What is told is answered and cited, what comes later is not, and a pronoun means whom the last question was about."""
    said = fetch(page, f"{STORY}/ask?q=Who+killed+Bob%3F")
    assert "Cleo" in said and "Cleo killed Bob." in said
    assert "Up to S01E03 the text does not say" in fetch(page, f"{STORY}/ask?q=Who+killed+Anna%3F")
    assert "Nobody and nothing called Zoe is known" in fetch(page, f"{STORY}/ask?q=Who+is+Zoe%3F")
    body = page.get(f"{STORY}/ask?q=Who+killed+Bob%3F").body.decode()
    before = "&".join(f"before={id}" for id in re.findall(r'name="before" value="([^"]+)"', body))
    assert "Cleo" in fetch(page, f"{STORY}/ask?q=And+who+killed+him%3F&{before}")
    assert "too long" in fetch(page, f"{STORY}/ask?q={'who+' * 300}", 404)
    assert "Ask the story" in fetch(page, STORY)


@pytest.mark.usefixtures("sea")
def test_the_file_to_take_along_holds_all_and_loads_nothing(page: Visitor) -> None:
    answer = page.get(f"{STORY}/companion.html")
    text = answer.body.decode()
    assert "attachment" in dict(answer.headers)["content-disposition"]
    assert "Bartholomew met Anna." in text and "Zoe" not in text
    foreign = text.replace('xmlns="http://www.w3.org/2000/svg"', "").replace("http-equiv", "")
    assert "<script" not in text and "http" not in foreign and "url(" not in foreign
    targets = set(re.findall(r'href="#([^"]+)"', text))
    assert targets and targets <= set(re.findall(r'id="([^"]+)"', text))


# Where the reader is


def test_without_a_bookmark_the_page_asks_and_tells_nothing(page: Visitor) -> None:
    Book.read(TEXT, title="The Sea", reader=FakeReader()).close()
    for address in PAGES:
        answer = page.get(STORY + address)
        assert answer.status in (200, 303)
        assert answer.status == 200 or dict(answer.headers)["location"] == f"{STORY}/where"
    said = fetch(page, f"{STORY}/where")
    assert "How far are you?" in said
    assert not [name for name in ("Anna", "S01E01", "Shore") if name in said]
    assert page.post(f"{STORY}/next", {"seen": "S01E01"}).status == 303
    assert page.post(f"{STORY}/where", {"position": "start"}).status == 303
    assert "You are at S01E01" in fetch(page, STORY)
    with Book.open("The Sea") as book:
        assert book.bookmark == "S01E01"


@pytest.mark.usefixtures("sea")
def test_moving_on_moves_the_bookmark_once_and_says_when_there_is_no_more(page: Visitor) -> None:
    for _ in range(2):  # a double click is one step
        assert page.post(f"{STORY}/next", {"seen": "S01E03"}).status == 303
    assert "You are at S01E04" in fetch(page, STORY)
    answer = page.post(f"{STORY}/next", {"seen": "S01E04"})
    assert answer.status == 200 and "There is no more yet" in words(answer.body)
    with Book.open("The Sea") as book:
        assert book.bookmark == "S01E04"
    assert page.post(f"{STORY}/next", {"seen": "S01E09"}).status == 404


@pytest.mark.usefixtures("sea")
def test_looking_back_moves_nothing_and_looking_ahead_needs_a_word(page: Visitor) -> None:
    body = page.get(f"{STORY}?at=S01E01").body.decode()
    assert "Looking back" in body and "Cleo" not in body
    assert set(re.findall(r'href="(/s/the-sea/[^"]*)"', body)) == set(
        re.findall(r'href="(/s/the-sea/[^"]*at=S01E01[^"]*)"', body)
    )
    ahead, nowhere = (fetch(page, f"{STORY}?at={name}", 404) for name in ("S01E04", "S01E09"))
    assert ahead == nowhere.replace("S01E09", "S01E04") and "say so" in ahead
    assert page.post(f"{STORY}/where", {"position": "S01E04"}).status == 303
    assert "You are at S01E04" in fetch(page, STORY)
    assert page.post(f"{STORY}/where", {"position": "S09E01"}).status == 404


@pytest.mark.usefixtures("sea")
def test_looking_back_is_the_same_wherever_the_bookmark_is(page: Visitor) -> None:
    with Book.open("The Sea") as book:
        book.set_bookmark("S01E02")
        near = dict(page.story("the-sea", "S01E02"))
        book.set_bookmark("S01E04")
        far = dict(page.story("the-sea", "S01E02"))
    assert [address for address in near if near[address] != far[address]] == []


# Nothing after the reader's position shows (law 2)


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("explicit", [False, True])
def test_every_page_is_the_same_whether_or_not_the_story_goes_on(tmp_path: Path, number: int, explicit: bool) -> None:
    seen: list[list[tuple[str, Answer]]] = []
    for text in ("\n".join(list(PARTS.values())[: number + 1]), TEXT):
        with library(tmp_path / str(len(seen))):
            with Book.read(text, title="The Sea", reader=FakeReader()) as book:
                book.set_bookmark(NAMES[number])
                somebody = [one.id for one in book.at().cast().characters]
            with visiting() as page:
                told = [("/", page.get("/")), *page.story("the-sea", NAMES[number] if explicit else None)]
                told += [(one, page.get(f"{STORY}/who/{one}")) for one in somebody]
                told += [(later, page.get(f"{STORY}?at={later}")) for later in ("S01E05", "S09E09")]
                told += [("again", page.post(f"{STORY}/preview", {"action": "merge", "what": ["Anna", "Zoe"]}))]
                told += [("done", page.post(f"{STORY}/fix", {"action": "merge", "what": somebody[:2]}))]
                told += [("undone", page.post(f"{STORY}/fix", {"action": "undo"})), ("fixes", page.get(f"{STORY}/fixes"))]
            seen.append(told)
    assert [one[0] for one, other in zip(*seen, strict=True) if one != other] == []
    assert len(seen[0]) > len(PAGES) + len(FORMS)


def test_no_address_is_left_out_of_the_leak_test() -> None:
    asked = {address.split("?")[0] for address in PAGES} | {address for address, _ in FORMS}
    asked |= {"/fix", "/next"}
    shape = {re.sub(r"/who/[^/]+", "/who/{name}", address) for address in asked}
    routes = [route for route in create_app(SETTINGS).app.routes if isinstance(route, Route)]  # type: ignore[attr-defined]
    known = {route.path.removeprefix("/s/{word}") for route in routes if route.path.startswith("/s/")}
    assert known == shape


# Corrections


@pytest.mark.usefixtures("sea")
def test_a_correction_is_shown_before_it_is_made_and_can_be_undone(page: Visitor) -> None:
    merge: Form = {"action": "merge", "what": ["Anna", "Bartholomew"]}
    size = Book.open("The Sea").path.stat().st_size
    answer = page.post(f"{STORY}/preview", merge)
    assert answer.status == 200 and "No longer listed: Bartholomew" in words(answer.body)
    with Book.open("The Sea") as book:
        assert not book.fixes().fixes and book.path.stat().st_size == size
    done = page.post(f"{STORY}/fix", merge)
    assert done.status == 303
    said = fetch(page, dict(done.headers)["location"].partition("#")[0])
    assert "Done." in said and "Undo" in said
    assert "Bartholomew" not in re.sub(r"also Bartholomew", "", fetch(page, f"{STORY}/who").split("Also")[0])
    with Book.open("The Sea") as book:
        name = book.fixes().fixes[0].id
    assert page.post(f"{STORY}/fix", {"action": "undo", "what": [name]}).status == 303
    assert "Have it back" in fetch(page, f"{STORY}/fixes")


@pytest.mark.usefixtures("sea")
def test_a_correction_that_cannot_be_made_says_why(page: Visitor) -> None:
    for form, why in (
        ({"action": "merge", "what": ["Anna", "Anna"]}, "both times"),
        ({"action": "merge", "what": ["Anna", "Zoe"]}, "nobody called"),
        ({"action": "rename", "what": ["Anna", "Bob"]}, "is a name of"),
        ({"action": "split", "what": ["Anna"]}, "not how it is said"),
        ({"action": "dance"}, "is no fix"),
    ):
        for place in ("preview", "fix"):
            answer = page.post(f"{STORY}/{place}", form)  # type: ignore[arg-type]
            assert answer.status in (404, 409) and why in words(answer.body)
    with Book.open("The Sea") as book:
        assert not book.fixes().fixes


@pytest.mark.usefixtures("sea")
def test_mentions_can_be_split_off_and_facts_retracted(page: Visitor) -> None:
    body = page.get(f"{STORY}/who/Anna/mentions").body.decode()
    mentions = re.findall(r'name="what" value="([^"]+)" id="m', body)
    answer = page.post(f"{STORY}/preview", {"action": "split", "what": ["Anna", mentions[-1]]})
    assert answer.status == 200 and "mention" in words(answer.body)
    with Book.open("The Sea") as book:
        event = book.at().timeline(kind="event").entries[-1].facts[0]
    assert "No longer" in words(page.post(f"{STORY}/preview", {"action": "retract", "what": [event]}).body)
    assert page.post(f"{STORY}/fix", {"action": "retract", "what": [event]}).status == 303
    assert "not so" in fetch(page, f"{STORY}/fixes")


# What contradicts what

WELLS = """S01 E01 - The Well

Sheriff Bell kills Otto Reed. Leonard sells Hanna a boat. Leonard <b>leaves</b>.

S01 E02 - The Coat

Otto Reed opens the door and greets Hanna. Lenard hides the letter.

S01 E03 - The Key

Hanna hurts himself. She forgives Leonard.
"""


@pytest.fixture
def wells() -> str:
    with Book.read(WELLS, title="Wells", reader=reader()) as book:
        book.set_bookmark("S01E02")
    return "/s/wells"


def test_findings_are_shown_with_both_sentences_up_to_the_bookmark(wells: str, page: Visitor) -> None:
    body = page.get(f"{wells}/check").body.decode()
    said = fetch(page, f"{wells}/check")
    assert "S301 Otto Reed acts (“opens”), but is dead since S01E01." in said and "acts after death" in said
    assert said.index("Otto Reed opens the door and greets Hanna.") < said.index("Sheriff Bell kills Otto Reed.")
    assert 'href="/s/wells/text?part=S01E01&amp;sentence=0#s0"' in body
    assert "It can be mended: Lenard → Leonard" in said and "himself" not in said
    assert "himself" not in fetch(page, f"{wells}/check?codes=all")
    assert "S301" not in fetch(page, f"{wells}/check?codes=N") and "N101" in fetch(page, f"{wells}/check?codes=N")
    assert "No code begins with 'Q'" in fetch(page, f"{wells}/check?codes=Q", 404)
    assert "Nothing is found" in fetch(page, f"{wells}/check?at=S01E01")


def test_what_is_no_problem_is_let_pass_and_told_again_when_undone(wells: str, page: Visitor) -> None:
    body = page.get(f"{wells}/check").body.decode()
    form = {name: re.search(rf'name="{name}" value="([^"]*)"', body)[1] for name in ("action", "what", "codes", "after")}  # type: ignore[index]
    assert form["action"] == "allow" and form["what"].startswith("S301-")
    assert "No longer told as a problem" in words(page.post(f"{wells}/preview", form).body)
    assert "Otto Reed acts" in fetch(page, f"{wells}/check"), "a preview changes nothing"
    done = page.post(f"{wells}/fix", form)
    place = dict(done.headers)["location"]
    assert done.status == 303 and place.startswith(f"{wells}/check?done=fix-") and place.endswith("#done")
    said = fetch(page, place.partition("#")[0])
    assert "Otto Reed acts" not in said and "Done." in said and "no problem: S301" in said and "N101" in said
    again = page.post(f"{wells}/fix", form)
    assert again.status == 409 and "let pass already" in words(again.body) and "`" not in words(again.body)
    assert "no problem: S301" in fetch(page, f"{wells}/fixes")
    assert fetch(page, f"{wells}/check?at=S01E01").count("S301") == 0
    undo: Form = {"action": "undo", "what": [place.partition("done=")[2].partition("&")[0].partition("#")[0]]}
    assert page.post(f"{wells}/fix", undo).status == 303
    assert "Otto Reed acts" in fetch(page, f"{wells}/check")


# Reading from the page


def test_a_story_is_read_from_the_page_and_then_goes_on(page: Visitor) -> None:
    token = {"token": SETTINGS.token}
    for parts, more in ((NAMES[:2], False), (NAMES, True)):
        text = "\n".join(PARTS[name] for name in parts)
        sent = page.client.post("/read", data=token, files={"file": ("The Sea.txt", text, "text/plain")})
        assert sent.status_code == 303
        place = sent.headers["location"]
        page.client.app.site.readings.wait(place.rpartition("/")[2])  # type: ignore[attr-defined]
        assert "It is read." in fetch(page, place)
        events = page.client.get(f"{place}/events").text
        assert '"stage":"done","share":100' in events
        if not more:
            page.post(f"{STORY}/where", {"position": "start"})
    with Book.open("The Sea") as book:
        assert len(book.parts_index()) == 4 and book.bookmark == "S01E01"
    assert "S01E02" not in fetch(page, STORY)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "no text in it"),
        ("noise.txt", bytes(range(256)) * 40, ""),
        ("song.mp3", b"ID3\x03\x00\x00\x00\x00" + bytes(2000), ""),
        ("page.html", b"<html><body><script>1</script></body></html>", ""),
        ("book.epub", b"PK\x03\x04 no zip", ""),
    ],
)
def test_what_is_no_story_is_refused_in_plain_words(page: Visitor, home: Path, name: str, data: bytes, said: str) -> None:
    sent = page.client.post("/read", data={"token": SETTINGS.token}, files={"file": (name, data)})
    place = sent.headers["location"]
    reading = page.client.app.site.readings.wait(place.rpartition("/")[2])  # type: ignore[attr-defined]
    shown = fetch(page, place)
    assert reading.told.stage == "failed" and reading.told.problem in shown and said in shown
    assert "Traceback" not in shown and "/tmp" not in shown and "previously read" not in shown
    assert not home.exists() or not list(home.iterdir())


def test_a_reading_can_be_stopped_and_keeps_what_was_read(page: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    site = page.client.app.site  # type: ignore[attr-defined]

    class Slow(FakeReader):
        def read(self, part, before):  # type: ignore[no-untyped-def]
            if part.ordinal == 1:
                site.readings.under_way()[0].stop()
            return super().read(part, before)

    monkeypatch.setattr(pipeline, "Reader", Slow)
    sent = page.client.post("/read", data={"token": SETTINGS.token, "title": "Sea"}, files={"file": ("x.txt", TEXT)})
    name = sent.headers["location"].rpartition("/")[2]
    assert site.readings.wait(name).told.stage == "stopped"
    with Book.open("Sea") as book:
        assert [part.id for part in book.parts_index()] == ["S01E01", "S01E02"]


@pytest.mark.usefixtures("sea")
def test_two_readers_and_a_reading_share_one_story(page: Visitor) -> None:
    """Whatever happens at once, every page is whole and no bookmark or correction is lost."""
    from concurrent.futures import ThreadPoolExecutor

    def visit(number: int) -> int:
        if number % 6 == 0:
            return page.post(f"{STORY}/where", {"position": "S01E03"}).status
        if number % 6 == 1:
            text = TEXT + "\nS01E05 - More\nAnna met Zoe.\n"
            files = {"file": ("The Sea.txt", text)}
            return page.client.post("/read", data={"token": SETTINGS.token, "title": "The Sea"}, files=files).status_code
        return page.get(f"{STORY}/{('who', 'timeline', 'text', 'board')[number % 4]}").status

    with ThreadPoolExecutor(6) as pool:
        statuses = set(pool.map(visit, range(36)))
    assert statuses <= {200, 303, 503}
    for reading in list(page.client.app.site.readings.under_way()):  # type: ignore[attr-defined]
        page.client.app.site.readings.wait(reading.id)  # type: ignore[attr-defined]
    with Book.open("The Sea") as book:
        assert len(book.parts_index()) == 5 and book.bookmark == "S01E03" and book.verify().sound


# Stories of every size


@pytest.mark.parametrize(
    "text",
    [
        "Anna met Bob.",
        "S01E01 - One\nAnna met Bob. " + "She left the house by the sea. " * 8,
        "\n".join(f"S01E{n:02} - Part {n}\nAnna met Bob. Cleo left.\n" for n in range(1, 100))
        + "\n".join(f"S02E{n:02} - Part {n}\nAnna loved Bob.\n" for n in range(1, 100)),
        "S01E01 - 海辺\n" + "本当に長い物語です。" * 30,
    ],
)
def test_small_large_and_foreign_stories_look_right(page: Visitor, text: str) -> None:
    with Book.read(text + "\n", title="Größe 海 ☃", reader=FakeReader()) as book:
        book.set_bookmark("end")
        word = book.handle
    for address in PAGES:
        answer = page.get(f"/s/{word}{address}")
        assert answer.status in (200, 404), address
        assert len(answer.body) < 400_000


@pytest.mark.slow
def test_a_server_killed_while_it_reads_loses_nothing(home: Path) -> None:
    """The real reader and SIGKILL in the middle: what was read is whole, and the same file goes on from there."""
    import os
    import subprocess
    import sys
    import time

    import httpx2

    def started() -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-m", "previously", "open", "--no-browser", "--port", "0"]
        environment = dict(os.environ, PREVIOUSLY_HOME=str(home))
        running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        assert running.stdout is not None
        return running, running.stdout.readline().split()[-1].rstrip("/")

    def send(address: str) -> str:
        token = re.search(r'name="token" value="(\w+)"', httpx2.get(address).text)
        assert token is not None
        files = {"file": ("Long.txt", text)}
        sent = httpx2.post(f"{address}/read", data={"token": token[1]}, files=files, headers={"origin": address})
        assert sent.status_code == 303, sent.text
        return address + sent.headers["location"]

    example = EXAMPLE.read_text(encoding="utf-8")
    seasons = (re.sub(r"(?m)^(.*?S)01(?= ?E\d\d)", rf"\g<1>{n:02}", example[example.index("S01") :]) for n in range(2, 12))
    text = example + "\n\n".join(["", *seasons])
    running, address = started()
    send(address)
    story = home / "long.story"
    while not story.exists():
        time.sleep(0.02)
    time.sleep(0.3)
    running.kill()
    running.wait()
    with Book.open(story) as book:
        begun = len(book.parts_index())
        assert book.verify().sound
        book.set_bookmark("start")
    running, address = started()
    assert httpx2.get(f"{address}/s/long").status_code == 200
    place = send(address)
    while "It is read." not in httpx2.get(place).text:
        assert "/s/long" in httpx2.get(f"{address}/").text
        time.sleep(0.2)
    running.terminate()
    running.wait()
    with Book.open(story) as book:
        assert len(book.parts_index()) > begun and book.verify().sound and book.bookmark is not None
