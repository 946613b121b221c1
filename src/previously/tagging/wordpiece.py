"""Word pieces of an uncased BERT vocabulary, so that reading needs no tokenizer library and the forty megabytes it brings.

Normalisation and pieces are those of BERT (Devlin et al. 2019): clean, decompose and drop accents, lower case, cut at
punctuation and at Chinese characters, then the longest known pieces from the left. A test holds it to the `tokenizers` library.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

_LONGEST = 100
_CHINESE = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """A vocabulary of word pieces; `encode` gives a text's piece ids."""

    def __init__(self, text: str) -> None:
        """Read a vocabulary from the text of a `tokenizer.json` file."""
        model = json.loads(text)["model"]
        self.vocabulary: dict[str, int] = model["vocab"]
        self.unknown: int = self.vocabulary[model["unk_token"]]
        self._prefix: str = model["continuing_subword_prefix"]

    def encode(self, text: str) -> list[int]:
        """The ids of a text's pieces, without any marks around them."""
        return [piece for token in _tokens(text) for piece in self._pieces(token)]

    def _pieces(self, token: str) -> list[int]:
        if len(token) > _LONGEST:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(token):
            prefix = self._prefix if start else ""
            for end in range(len(token), start, -1):
                piece = self.vocabulary.get(prefix + token[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def _tokens(text: str) -> Iterator[str]:
    """The normalised text cut at white space, punctuation and Chinese characters."""
    token: list[str] = []
    for char in _normalised(text):
        if char.isspace() or _punctuation(char) or _chinese(char):
            if token:
                yield "".join(token)
                token = []
            if not char.isspace():
                yield char
        else:
            token.append(char)
    if token:
        yield "".join(token)


def _normalised(text: str) -> str:
    kept = (" " if c in "\t\n\r" else c for c in text if c in "\t\n\r" or not _dropped(c))
    bare = (c for c in unicodedata.normalize("NFD", "".join(kept)) if unicodedata.category(c) != "Mn")
    return "".join(bare).lower()


def _dropped(char: str) -> bool:
    return char in "\0\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co")


def _punctuation(char: str) -> bool:
    if char.isascii():
        return char.isprintable() and not char.isalnum() and not char.isspace()
    return unicodedata.category(char).startswith("P")


def _chinese(char: str) -> bool:
    code = ord(char)
    return any(low <= code <= high for low, high in _CHINESE)
