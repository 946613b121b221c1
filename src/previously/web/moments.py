"""Moments kept from one request to the next, so that a long novel is not folded anew for every page."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from previously.book import Book, Moment

_MOST: Final = 6


class Moments:
    """The moments looked at last, each under the seal of what it was made from: nothing that comes later is part of it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Moment] = OrderedDict()
        self._lock = Lock()

    def at(self, book: Book, ordinal: int) -> Moment:
        """The story as it is known at a part."""
        key = (str(book.path), book.seal(ordinal))
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        moment = book.at(ordinal)
        with self._lock:
            self._kept[key] = moment
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return moment
