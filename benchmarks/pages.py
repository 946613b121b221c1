"""How long the local page takes for each of its views, and how large they are.

`python -m benchmarks.pages [STORY.txt | STORY.story …]`; without files the bundled example. "cold" is the first page after the
program has started, "moved" the first one after the reader has moved on (the best of three), "again" the median of four
visits later on. Leaves with 1 when a page is over its limit after moving on: 100 ms and 300 KB for a recap, 400 ms for a
novel. What is taken along as a file is no page, and shown only.
"""

from __future__ import annotations

import gc
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.leaks import answer, library
from benchmarks.speed import EXAMPLE
from benchmarks.visits import SETTINGS, Visitor, visiting
from previously.book import Book

NOVEL: Final = 20_000
"""Words from which a story is a novel."""
LIMITS: Final = {False: (100.0, 300.0), True: (400.0, float("inf"))}
FILES: Final = ("companion.html", "companion.json")


def addresses(book: Book) -> list[str]:
    """Every sort of page, about those of whom there is most to show."""
    moment = book.at()
    known = moment.companion()
    people = [one.id for one in known.characters[:2]]
    others = [one.id for one in (*known.organisations, *known.places)[:1]]
    weightiest = [f"/who/{one}" for one in (*people[:1], *others)] + [f"/who/{one}/mentions" for one in people[:1]]
    part = moment.part.id
    views = ["", "?length=full", f"?about={people[0]}" if people else "", "/where", "/who", *weightiest, "/board", "/storyline"]
    views += ["/timeline", f"/timeline?about={people[0]}" if people else "/timeline", "/text", f"/text?part={part}&sentence=0"]
    return list(
        dict.fromkeys(
            [*views, "/search?q=the", "/check", "/check?codes=all", "/fixes", "/take", *(f"/{name}" for name in FILES)]
        )
    )


def seconds(page: Visitor, address: str) -> tuple[float, int]:
    """How long one visit takes, and how large the answer is."""
    start = time.perf_counter()
    answered = page.get(address)
    assert answered.status == 200, address
    return time.perf_counter() - start, len(answered.body)


def after_moving(word: str, address: str) -> float:
    """How long a page takes right after its reader has said that they have seen the next part."""
    with Book.on_shelf(word) as book:
        parts = book.parts_index()
        book.set_bookmark(parts[-2].id if len(parts) > 1 else parts[-1].id)
    gc.collect()
    with visiting() as page:
        page.get(f"/s/{word}/who")
        with Book.on_shelf(word) as book:
            book.set_bookmark("end")
        return seconds(page, address)[0]


def measure(word: str, novel: bool) -> bool:
    """Print a story's table, and say whether every page keeps to its limits."""
    slowest, largest = LIMITS[novel]
    kept = True
    with Book.on_shelf(word) as book:
        book.set_bookmark("end")
        views = addresses(book)
        people = [one.id for one in book.at().cast().characters[:2]]
    for view in views:
        address = f"/s/{word}{view}"
        with visiting() as page:
            page.get("/")
            cold, size = seconds(page, address)
        moved = min(after_moving(word, address) for _ in range(3))
        with visiting() as page:
            again = statistics.median(seconds(page, address)[0] for _ in range(4))
        over = view.strip("/") not in FILES and (moved * 1000 > slowest or size / 1024 > largest)
        kept = kept and not over
        times = f"{cold * 1000:6.0f} ms cold {moved * 1000:6.0f} ms moved {again * 1000:6.0f} ms again"
        print(f"  {view or '/':38} {times} {size / 1024:7.0f} KB{' OVER' * over}")
    with visiting() as page:
        start = time.perf_counter()
        page.post(f"/s/{word}/preview", {"token": SETTINGS.token, "action": "merge", "what": people})
        print(f"  {'a preview of a merge':38} {(time.perf_counter() - start) * 1000:6.0f} ms first")
    return kept


def main() -> None:
    """Print the table of each story, and leave with 1 if any page is over its limit."""
    gc.set_threshold(100_000, 20, 20)  # as the server does
    kept = True
    for path in [Path(a) for a in sys.argv[1:]] or [EXAMPLE]:
        with tempfile.TemporaryDirectory() as folder, library(Path(folder)):
            if path.suffix == ".story":
                shutil.copy(path, Path(folder) / path.name)
            else:
                assert answer("read", str(path))[0] == 0
            word = next(iter(Book.stories())).word
            with Book.on_shelf(word) as book:
                words = sum(len(part.text.split()) for part in book.at("end").prefix.parts)
                print(f"{path.name}: {len(book.parts_index())} parts, {words} words")
            kept = measure(word, words >= NOVEL) and kept
    sys.exit(not kept)


if __name__ == "__main__":
    main()
