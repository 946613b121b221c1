"""Full-text search over the sentences of a prefix: SQLite's FTS5, in memory, so that nothing after the position is in it.

What is looked up is never FTS query syntax: every word is quoted.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

MOST_WORDS: Final = 40
"""Distinct words of a query that count; the rest of a long one is left out."""
_WORD: Final = re.compile(r"\w+")


class FullText:
    """An index of numbered texts by stemmed words without case and accents."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(body, detail=column, tokenize='porter unicode61 remove_diacritics 2')"
        )
        self._db.executemany("INSERT INTO texts(rowid, body) VALUES (?, ?)", enumerate(texts, 1))

    def find(self, words: Sequence[str], most: int) -> list[tuple[int, float]]:
        """The numbers of the texts that hold any of the words, best first, with their BM25 (higher is better)."""
        quoted = dict.fromkeys(w for text in words for w in _WORD.findall(text.replace("\0", " ")))
        query = " OR ".join(f'"{w}"' for w in list(quoted)[:MOST_WORDS])
        if not query:
            return []
        rows = self._db.execute(
            "SELECT rowid, bm25(texts) FROM texts WHERE texts MATCH ? ORDER BY bm25(texts), rowid LIMIT ?", (query, most)
        )
        return [(number - 1, -score) for number, score in rows]
