"""Our word pieces against those of the `tokenizers` library, which is not needed at run time but knows best."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from previously.tagging.wordpiece import WordPiece

TEXT = files("previously").joinpath("weights", "tokenizer.json").read_text(encoding="utf-8")
OURS = WordPiece(TEXT)
THEIRS = Tokenizer.from_str(TEXT)
OLD = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co", "Mn")).filter(
    lambda c: unicodedata.ucd_3_2_0.category(c) != "Cn"
)
"""Characters whose category does not hang on whose copy of Unicode is newer."""


@given(st.text(OLD, max_size=30))
def test_any_text_has_the_pieces_the_library_gives_it(text: str) -> None:
    text = text.lower()
    assert OURS.encode(text) == THEIRS.encode(text, add_special_tokens=False).ids


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    assert all(0 <= piece < len(OURS.vocabulary) for piece in OURS.encode(text))


def test_accents_case_and_chinese() -> None:
    for text in ("Café", "naïve", "don't", "U.S.", "日本の物語", "Ærøskøbing", "x" * 120, "", "  "):
        folded = unicodedata.normalize("NFC", text).lower()
        assert OURS.encode(folded) == THEIRS.encode(folded, add_special_tokens=False).ids
