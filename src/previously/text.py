"""A story's text as it is stored: verbatim, in parts, with character offsets that never move.

A part's text runs from the first character of its heading to its last character that is not white space, so that it
is the same whether or not another part follows.
"""

from __future__ import annotations

from bisect import bisect_right
from hashlib import sha256

import msgspec

from previously.model import AnyFact, Citation, Range


class Part(msgspec.Struct, frozen=True):
    """One episode, chapter or scene.

    `ordinal` counts from 0 in reading order, `id` is how people name it ("S02E05", "chapter12", "front"), `path` the
    titles of the larger parts that hold it, `body` the offset in `text` where the heading ends, `sentences` the
    [start, end) offsets of the body's sentences.
    """

    ordinal: int
    id: str
    title: str
    text: str
    body: int = 0
    sentences: tuple[Range, ...] = ()
    path: tuple[str, ...] = ()

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds the character at `offset` (the last one begun; 0 before the first)."""
        return max(bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1, 0)

    def cite(self, start: int, end: int) -> Citation:
        """The citation of [start, end) of this part's text."""
        return Citation(self.ordinal, self.sentence_at(start), start, end, self.text[start:end])

    def cite_sentence(self, index: int) -> Citation:
        """The citation of one whole sentence."""
        start, end = self.sentences[index]
        return Citation(self.ordinal, index, start, end, self.text[start:end])

    @property
    def digest(self) -> str:
        """The sha256 of what reading depends on, in hexadecimal: the part's id, text and sentence offsets."""
        held = msgspec.json.encode((self.id, self.title, self.text, self.body, self.sentences, self.path))
        return sha256(held).hexdigest()


class Story(msgspec.Struct, frozen=True):
    """A story's title and its parts in reading order."""

    title: str
    parts: tuple[Part, ...]


class Prefix(msgspec.Struct, frozen=True):
    """All that may be known at a position: plain values with no way back to what follows (law 1).

    `parts` are the parts read so far, the last one being the reader's position.
    """

    title: str
    parts: tuple[Part, ...]
    facts: tuple[AnyFact, ...]
