"""Whose title is their name: the Emperor of whom nothing else is ever told."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from previously.fold import Entity

_TITLE: Final = re.compile(r"[Tt]he [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?")
_KNOWN_BY: Final = 3
"""How often somebody is called "the Emperor", in capitals and by nothing else, for it to be a name."""


def titles(entity: Entity) -> tuple[str, ...]:
    """What somebody without a name is called by in capitals again and again, as by one: "the Emperor"."""
    called = [m.citations[0].text for m in entity.mentions if m.form != "pronoun"]
    capitals = Counter(f"the {text[4:]}" for text in called if _TITLE.fullmatch(text))
    small = {text for text in called if text.casefold() in {c.casefold() for c in capitals} and not _TITLE.fullmatch(text)}
    return tuple(text for text, count in capitals.items() if count >= _KNOWN_BY) if not small else ()
