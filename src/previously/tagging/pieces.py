"""Words to word pieces and windows: the model's view of a part, the same in training and in reading."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from previously.tagging.wordpiece import WordPiece

MAX_PIECES = 254
"""Word pieces in one window, without the two marks at its ends."""
MAX_WORD_PIECES = 12
"""Word pieces kept of one word: a word without a space can be a megabyte long."""
MAX_WORD_CHARS = 64
"""Characters of a word that are looked at at all, for the same reason."""
SHAPES = 20
"""Word shapes, sentence-initial ones counted apart; 0 is left to the marks and the padding."""

_CACHE_LIMIT = 100_000


def shape_of(word: str, initial: bool) -> int:
    """Say how a word is written, because the encoder itself reads lower case only.

    Returns a number in 1..SHAPES-1; `initial` marks the first word of a sentence, whose capital says little.
    """
    word = word[:MAX_WORD_CHARS]
    if not any(c.isalnum() for c in word):
        shape = 1
    elif any(c.isdigit() for c in word):
        shape = 2 if not any(c.isalpha() for c in word) else 3
    elif word.islower():
        shape = 4
    elif word.isupper():
        shape = 5 if sum(c.isalpha() for c in word) == 1 else 6
    elif word[:1].isupper() and word[1:].islower():
        shape = 7
    elif word[:1].isupper():
        shape = 8
    else:
        shape = 9
    return shape + 9 if initial and shape != 1 else shape


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of words that must share a window: a sentence, or a stretch of one that no window could hold."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Window:
    """Units read together; `ids` and `shapes` per piece (marks included), `first`/`last` piece of each word."""

    units: tuple[Unit, ...]
    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]

    @property
    def start(self) -> int:
        """First word of the window, as an index in the part."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """One past its last word."""
        return self.units[-1].end


class Vocabulary:
    """The word-piece tokenizer, with every word's pieces remembered because stories repeat themselves."""

    def __init__(self, tokenizer: WordPiece) -> None:
        self._tokenizer = tokenizer
        self._cache: dict[str, tuple[int, ...]] = {}
        self._shapes: dict[tuple[str, bool], int] = {}
        vocabulary = tokenizer.vocabulary
        self.words = vocabulary
        """Every common word in lower case (and pieces of others)."""
        self.start_id, self.end_id = vocabulary["[CLS]"], vocabulary["[SEP]"]
        self.pad_id, self.unknown_id = vocabulary["[PAD]"], tokenizer.unknown
        self.mask_id = vocabulary["[MASK]"]

    @classmethod
    def from_file(cls, path: str | Path) -> Vocabulary:
        """Open a tokenizer file (the `tokenizer.json` format of the `tokenizers` library)."""
        return cls.from_json(Path(path).read_text(encoding="utf-8"))

    @classmethod
    def from_json(cls, text: str) -> Vocabulary:
        """Open a tokenizer from the text of its file."""
        return cls(WordPiece(text))

    def pieces(self, word: str) -> tuple[int, ...]:
        """Give a word's pieces: at least one, at most MAX_WORD_PIECES."""
        word = word[:MAX_WORD_CHARS]
        known = self._cache.get(word)
        if known is not None:
            return known
        # A lone surrogate cannot cross into the tokenizer; a special token's spelling must stay a plain word.
        clean = "".join(c for c in word.lower() if unicodedata.category(c) not in ("Cs", "Cc"))
        ids = tuple(self._tokenizer.encode(clean)[:MAX_WORD_PIECES])
        found = ids or (self.unknown_id,)
        if len(self._cache) >= _CACHE_LIMIT:
            self._cache.clear()
        self._cache[word] = found
        return found

    def _shape(self, word: str, initial: bool) -> int:
        """Remember shapes as well: the same few thousand words make up most of a story."""
        key = (word[:MAX_WORD_CHARS], initial)
        known = self._shapes.get(key)
        if known is None:
            if len(self._shapes) >= _CACHE_LIMIT:
                self._shapes.clear()
            known = self._shapes[key] = shape_of(*key)
        return known

    def windows(self, sentences: Sequence[Sequence[str]], limit: int = MAX_PIECES) -> list[Window]:
        """Pack whole sentences greedily into windows of at most `limit` pieces.

        A sentence longer than that is cut into stretches. Only the sentences given decide: two calls with the same
        sentences make the same windows. Empty sentences are passed over.
        """
        out: list[Window] = []
        pending: list[tuple[Unit, list[tuple[int, ...]], int]] = []
        used = 0
        offset = 0
        for number, sentence in enumerate(sentences):
            pieces = [self.pieces(word) for word in sentence]
            for begin, finish in _stretches([len(p) for p in pieces], limit):
                size = sum(len(p) for p in pieces[begin:finish])
                if pending and used + size > limit:
                    out.append(self._window(pending, sentences))
                    pending, used = [], 0
                pending.append((Unit(offset + begin, offset + finish, number), pieces[begin:finish], begin))
                used += size
            offset += len(sentence)
        if pending:
            out.append(self._window(pending, sentences))
        return out

    def _window(self, units: list[tuple[Unit, list[tuple[int, ...]], int]], sentences: Sequence[Sequence[str]]) -> Window:
        ids, shapes = [self.start_id], [0]
        first: list[int] = []
        last: list[int] = []
        for unit, pieces, begin in units:
            words = sentences[unit.sentence]
            for i, word_pieces in enumerate(pieces):
                shape = self._shape(words[begin + i], begin + i == 0)
                first.append(len(ids))
                ids.extend(word_pieces)
                shapes.extend([shape] * len(word_pieces))
                last.append(len(ids) - 1)
        ids.append(self.end_id)
        shapes.append(0)
        return Window(tuple(u for u, _, _ in units), ids, shapes, first, last)


def _stretches(sizes: list[int], limit: int) -> list[tuple[int, int]]:
    """Cut a sentence, given its words' sizes in pieces, into runs of at most `limit` pieces."""
    out: list[tuple[int, int]] = []
    begin = used = 0
    for i, size in enumerate(sizes):
        if used + size > limit and i > begin:
            out.append((begin, i))
            begin, used = i, 0
        used += size
    if begin < len(sizes):
        out.append((begin, len(sizes)))
    return out
