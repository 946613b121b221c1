"""One evening with the page in Debian's Chromium, and a look at every page for barriers."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed import EXAMPLE
from previously.book import Book
from previously.reading import pipeline
from previously.web.standalone import standalone
from tests.browser import Watch, axe, browsing, served
from tests.fakes import FakeReader
from tests.reading_helpers import reader
from tests.test_cli import TEXT
from tests.test_web import WELLS

VIEWS = (
    "",
    "?length=full",
    "/where",
    "/who",
    "/who/{one}",
    "/who/{one}/mentions",
    "/board",
    "/storyline",
    "/timeline",
    "/text?part=S01E03&sentence=0",
    "/ask?q=Who+killed+Bob%3F",
    "/search?q=the",
    "/check?codes=all",
    "/fixes",
    "/take",
    "?at=S99E99",
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREVIOUSLY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize("scripts", [True, False])
def test_an_evening_with_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scripts: bool) -> None:
    """Read a file, move on twice, look somebody up, follow a citation, merge two and undo it, take it along; with and
    without scripts."""
    monkeypatch.setattr(pipeline, "Reader", FakeReader)
    (tmp_path / "The Sea.txt").write_text(TEXT)
    with browsing() as browser, served() as (address, _):
        from playwright.sync_api import expect

        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.set_default_timeout(8000)
        watch = Watch(page, address)
        page.goto(address)
        page.set_input_files("input[type=file]", str(tmp_path / "The Sea.txt"))
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("link", name="Open it").click()
        page.get_by_role("button", name="I have just begun").click()
        here = page.locator(".where")
        expect(here).to_contain_text("S01E01")
        assert "Cleo" not in page.content()
        for expected in ("S01E02", "S01E03"):
            page.get_by_role("button", name="I have seen the next one").click()
            expect(here).to_contain_text(expected)
        assert "Zoe" not in page.content()

        page.get_by_role("link", name="Who’s who").click()
        page.get_by_role("link", name="Cleo", exact=True).first.click()
        expect(page.locator("h1")).to_have_text("Cleo")
        page.locator("ol.told .cite").first.click()
        expect(page.locator(".chosen")).to_be_visible()
        expect(page.locator(".panel")).to_contain_text("Read from sentence")

        page.get_by_role("link", name="Who’s who").click()
        page.get_by_role("link", name="Cleo", exact=True).first.click()
        page.get_by_label("is the same person as").select_option(label="Bartholomew")
        page.get_by_role("button", name="See what would change").first.click()
        expect(page.locator(".changes")).to_contain_text("No longer listed: Bartholomew")
        page.get_by_role("button", name="Do it").click()
        expect(page.locator(".done")).to_contain_text("Done.")
        page.get_by_role("button", name="Undo", exact=True).click()
        expect(page.get_by_role("button", name="Have it back")).to_be_visible()

        page.get_by_role("link", name="Take it with you").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="The companion as one file").click()
        taken = tmp_path / "taken.html"
        download.value.save_as(taken)
        assert watch.wrong == []

        context.set_offline(True)
        alone = context.new_page()
        beside = Watch(alone, taken.as_uri())
        alone.goto(taken.as_uri())
        alone.locator("#recap .cite").first.click()
        alone.wait_for_url("**#p*")
        assert "Zoe" not in alone.content()
        assert alone.evaluate("getComputedStyle(document.body).maxWidth") != "none" if scripts else True
        assert beside.wrong == []
        context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_finding_is_followed_to_the_text_and_let_pass(scripts: bool) -> None:
    """Look at what is found, read one of its sentences, go back, say that it is no problem, and take that back."""
    with Book.read(WELLS, title="Wells", reader=reader()) as book:
        book.set_bookmark("S01E02")
    with browsing() as browser, served() as (address, _):
        from playwright.sync_api import expect

        page = browser.new_context(java_script_enabled=scripts).new_page()
        page.set_default_timeout(8000)
        watch = Watch(page, address)
        page.goto(f"{address}/s/wells")
        page.get_by_role("link", name="Check", exact=True).click()
        findings = page.locator(".findings > li")
        expect(findings).to_have_count(2)
        first, second = (findings.first.locator("blockquote").nth(n).bounding_box() for n in (0, 1))
        assert first and second and first["y"] == second["y"] and first["x"] < second["x"], "side by side"
        page.get_by_role("link", name="Sheriff Bell kills Otto Reed.").click()
        expect(page.locator(".chosen")).to_contain_text("Sheriff Bell kills Otto Reed.")
        page.go_back()
        page.get_by_role("button", name="Not a problem: S301").click()
        expect(page.locator("#done")).to_contain_text("no problem: S301")
        expect(page.get_by_role("button", name="Not a problem")).to_have_count(1)
        page.get_by_role("button", name="Undo: S301").click()
        expect(page.get_by_role("button", name="Have it back")).to_be_visible()
        page.get_by_role("link", name="Check", exact=True).click()
        expect(page.get_by_role("button", name="Not a problem")).to_have_count(2)
        assert watch.wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_has_barriers_or_runs_over(tmp_path: Path, scheme: str, width: int) -> None:
    """axe-core finds nothing serious, nothing is wider than the screen, and nothing moves once it is there."""
    script = axe()
    with Book.read(EXAMPLE) as book:
        book.set_bookmark("end")
        word, moment = book.handle, book.at()
        one = moment.cast().characters[0].id
        merged = [figure.id for figure in moment.cast().characters[:2]]
    with browsing() as browser, served() as (address, _):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)  # type: ignore[arg-type]
        page = context.new_page()
        found: list[str] = []
        for view in ("/", *(f"/s/{word}{view.format(one=one)}" for view in VIEWS)):
            page.goto(address + view)
            found += barriers(page, script, view)
        page.goto(f"{address}/s/{word}/who/{merged[0]}")
        page.get_by_label("is the same person as").select_option(value=merged[1])
        page.get_by_role("button", name="See what would change").first.click()
        page.locator(".changes").wait_for()
        found += barriers(page, script, "preview")
        page.get_by_role("button", name="Do it").click()
        page.locator(".done").wait_for()
        found += barriers(page, script, "fixed")
        page.get_by_role("button", name="I have seen the next one").click()
        page.get_by_role("heading", name="There is no more yet").wait_for()
        found += barriers(page, script, "no more")
        page.goto(address)
        page.set_input_files("input[type=file]", files={"name": "x.txt", "mimeType": "text/plain", "buffer": b" "})
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("alert").wait_for()
        found += barriers(page, script, "a reading that failed")
        (tmp_path / "taken.html").write_bytes(standalone(moment))
        page.goto((tmp_path / "taken.html").as_uri())
        found += barriers(page, script, "the file to take along")
        context.close()
    assert not found, "\n".join(found)


def barriers(page, script: str, view: str) -> list[str]:  # type: ignore[no-untyped-def]
    """What stands in somebody's way on a page."""
    page.evaluate(script)
    told = page.evaluate("async () => (await axe.run()).violations")
    found = [
        f"{view}: {one['impact']} {one['id']} {node['target']} {node['failureSummary']}"
        for one in told
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:2]
    ]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"{view}: wider than the screen")
    shift = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list =>
             done(list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: "layout-shift", buffered: true})
           || setTimeout(() => done(0), 50))"""
    )
    return [*found, f"{view}: shifts by {shift}"] if shift > 0.01 else found


def test_a_keyboard_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "Reader", FakeReader)
    with Book.read(TEXT, title="The Sea", reader=FakeReader()) as book:
        book.set_bookmark("S01E02")
    with browsing() as browser, served() as (address, _):
        from playwright.sync_api import expect

        page = browser.new_page()
        page.set_default_timeout(8000)
        page.goto(f"{address}/s/the-sea")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.goto(f"{address}/s/the-sea/text")
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.className") == "pick":
                break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_url("**sentence=0**")
        expect(page.locator(".panel")).to_be_visible()
