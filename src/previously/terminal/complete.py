"""What a shell offers when a person presses Tab: nothing that lies after where they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from previously.errors import PreviouslyError


def stories(incomplete: str) -> list[str]:
    """The stories whose title begins so, each as one word."""
    from previously.book import Book, one_word

    try:
        words = [one_word(story.title) for story in Book.stories() if story.problem is None]
    except (PreviouslyError, OSError):
        return []
    wanted = one_word(incomplete) if incomplete.strip("\"' ") else ""
    return [word for word in words if word.startswith(wanted)]


def positions(given: Mapping[str, Any], incomplete: str) -> list[str]:
    """The parts up to the bookmark, or up to the one already given."""
    from previously.book import Book

    try:
        with Book.open(given.get("story") or "") as book:
            return book.positions(incomplete, given.get("at"))
    except (PreviouslyError, OSError):
        return []


def names(given: Mapping[str, Any], incomplete: str) -> list[str]:
    """The names of those who are known where the reader is."""
    from previously.book import Book

    try:
        with Book.open(given.get("story") or "") as book:
            cast = book.at(given.get("at")).cast()
    except (PreviouslyError, OSError):
        return []
    found = dict.fromkeys(name for one in cast.characters for name in (one.name, *one.names))
    return [name for name in found if name.casefold().startswith(incomplete.casefold())]


def fixable(given: Mapping[str, Any], incomplete: str) -> list[str]:
    """What can be corrected: people by name, findings and corrections by id; facts are too many to be offered."""
    from previously.book import Book

    if given.get("action") in ("merge", "split", "rename"):
        return names(given, incomplete)
    if given.get("action") not in ("undo", "allow"):
        return []
    try:
        with Book.open(given.get("story") or "") as book:
            moment = book.at(given.get("at"))
            if given.get("action") == "allow":
                found = moment.check(["all"]).findings
                return [one.id for one in found if one.id.casefold().startswith(incomplete.casefold())]
            made = moment.fixes().fixes
    except (PreviouslyError, OSError):
        return []
    return [fix.id for fix in made if fix.standing in ("holds", "overruled") and fix.id.startswith(incomplete)]
