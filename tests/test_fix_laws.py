"""The laws where people correct: on random stories in real files, with random corrections said in a person's words."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from previously import wire
from previously.book import Book
from previously.errors import PreviouslyError
from previously.model import Correction, Event, Relation, State
from previously.views.shown import roster
from tests.builders import Writer
from tests.test_laws import PARTS, shown, write
from tests.told import Recounted, Told, book_of, hasty


class Said(msgspec.Struct, frozen=True):
    """What a person does: whom it is about and which of their mentions or which fact, by number."""

    action: str
    one: int
    other: int
    at: int
    since: int | None


SAID = st.builds(
    Said,
    action=st.sampled_from(("merge", "split", "split", "rename", "retract", "confirm", "allow", "undo")),
    one=st.integers(0, 9),
    other=st.integers(0, 9),
    at=st.integers(0, 3),
    since=st.one_of(st.none(), st.integers(0, 3)),
)
SAYINGS = st.lists(SAID, min_size=1, max_size=5)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def say(book: Book, said: Said, number: int, *, since: int | None, at: int) -> bool:
    """Say it in words that mean the same however the reading counts; whether it made sense."""
    moment = book.at(at)
    figures = list(roster(moment.state).figures.values())
    facts = [f for f in moment.prefix.facts if type(f) is not Correction]
    if not figures:
        return False
    one, other = figures[said.one % len(figures)], figures[said.other % len(figures)]
    mentions = [m.id for m in one.entity.mentions]
    findings = [finding.id for finding in moment.check(["all"]).findings] or ["S301"]
    words: dict[str, Sequence[str]] = {
        "merge": (one.id, other.id),
        "split": (one.id, *mentions[said.other % len(mentions) :: 2]),
        "rename": (one.id, f"Renamed {number}"),
        "retract": [facts[(7 * said.one + said.other) % len(facts)].id],
        "confirm": [facts[(7 * said.one + said.other) % len(facts)].id],
        "allow": [findings[(7 * said.one + said.other) % len(findings)]],
        "undo": (),
    }
    try:
        book.fix(said.action, *words[said.action], since=None if said.action == "undo" else since, at=at)
    except PreviouslyError:
        return False
    return True


def seen(book: Book, at: int, *, fixes: bool = True) -> list[bytes]:
    """Everything that any view says at a position, and all that is listed as corrected."""
    moment = book.at(at)
    out = shown(moment.state)
    for figure in roster(moment.state).figures.values():
        out.append(wire.to_json(moment.mentions(figure.id)))
    out.append(wire.to_json(moment.doubts()))
    return [*out, wire.to_json(moment.fixes())] if fixes else out


def trying(law: Callable[[Path], None]) -> None:
    with tempfile.TemporaryDirectory() as folder, hasty():
        law(Path(folder))


@QUICK
@given(PARTS, SAYINGS, st.integers(0, 2))
def test_what_is_corrected_later_changes_nothing_before(parts: list[list], sayings: list[Said], at: int) -> None:  # type: ignore[type-arg]
    """Corrections made up to a part, with and without a story that goes on and is corrected there, from there on."""

    def law(folder: Path) -> None:
        here = min(at, len(parts) - 2)
        w = write(parts, [])
        with book_of(folder / "long.story", w) as long, book_of(folder / "short.story", w, parts=here + 1) as short:
            for n, said in enumerate(sayings):
                early = min(said.at, here)
                since = None if said.since is None else min(said.since, early)
                if n % 2:
                    later = here + 1 + said.at % (len(parts) - here - 1)
                    if said.action != "undo":  # which might take back what was said before, and that may be known
                        say(long, said, n, since=later, at=later)
                else:
                    made = [say(book, said, n, since=since, at=early) for book in (long, short)]
                    assert made[0] == made[1]
            for ordinal in range(here + 1):
                assert seen(long, ordinal) == seen(short, ordinal)

    trying(law)


@QUICK
@given(PARTS, SAYINGS, SAID)
def test_undoing_brings_back_every_byte(parts: list[list], sayings: list[Said], last: Said) -> None:  # type: ignore[type-arg]
    """Whatever was corrected before: a correction and its undoing leave every view at every position as it was."""

    def law(folder: Path) -> None:
        with book_of(folder / "a.story", write(parts, [])) as book:
            end = len(parts) - 1
            for n, said in enumerate(sayings):
                say(book, said, n, since=said.since if said.since is None else min(said.since, end), at=end)
            before = [seen(book, n, fixes=False) for n in range(len(parts))]
            if last.action != "undo" and say(book, last, 99, since=None, at=end):
                book.fix("undo", book.fixes(end).fixes[-1].id, at=end)
                assert [seen(book, n, fixes=False) for n in range(len(parts))] == before
            assert book.verify().sound

    trying(law)


@QUICK
@given(PARTS, SAYINGS)
def test_corrections_survive_a_reader_that_counts_otherwise(parts: list[list], sayings: list[Said]) -> None:  # type: ignore[type-arg]
    """Read, corrected and read again by another reader, or read by that one at first and corrected then: the same."""

    def law(folder: Path) -> None:
        w = write(parts, [])
        end = len(parts) - 1
        books: list[tuple[Path, type[Told]]] = [(folder / "a.story", Told), (folder / "b.story", Recounted)]
        for path, reader in books:
            with book_of(path, w, reader) as book:
                for n, said in enumerate(sayings):
                    say(book, said, n, since=said.since if said.since is None else min(said.since, end), at=end)
        with book_of(folder / "a.story", w, Recounted) as one, Book.open(folder / "b.story") as other:
            for ordinal in range(len(parts)):
                assert seen(one, ordinal) == seen(other, ordinal)

    trying(law)


@QUICK
@given(PARTS, st.permutations(range(4)))
def test_the_order_of_independent_corrections_does_not_matter(parts: list[list], order: list[int]) -> None:  # type: ignore[type-arg]
    """Each is about somebody or something else; in whatever order they are said, the views are the same."""

    def law(folder: Path) -> None:
        w: Writer = write(parts, [])
        end = len(parts) - 1
        views = []
        for number, ways in enumerate((range(4), order)):
            with book_of(folder / f"{number}.story", w) as book:
                figures = list(roster(book.at(end).state).figures.values())
                facts = [f.id for f in book.at(end).prefix.facts if isinstance(f, (Event, Relation, State))]
                if not figures:
                    return
                last = figures[-1].entity
                fixes = [
                    ("rename", figures[0].id, "Somebody"),
                    ("merge", figures[1 % len(figures)].id, figures[2 % len(figures)].id),
                    ("split", last.id, *[m.id for m in last.mentions][1:]),
                    ("retract", *facts[-1:]),
                ]
                made = [len(figures) > 3] * 2 + [len(figures) > 3 and len(last.mentions) > 1, bool(facts)]
                for n in ways:
                    if made[n]:
                        book.fix(*fixes[n], since=0, at=end)
                views.append([seen(book, n, fixes=False) for n in range(len(parts))])
        assert views[0] == views[1]

    trying(law)
