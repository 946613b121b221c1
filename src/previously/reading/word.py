"""A word of a part as the model tags it and hangs it in its tree."""

from __future__ import annotations

import msgspec


class Word(msgspec.Struct, frozen=True):
    """A word with its place in the part ([start, end) characters), its tags, and its governor (`head`, itself for a root).

    `lower` is the word in lower case with a straight apostrophe; `label` is `deprel` without its subtype.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int
    event: float
    lower: str
    label: str
