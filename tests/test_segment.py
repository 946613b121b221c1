"""Sentences and words with exact offsets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from previously.segment import sentences, words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def tokens(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"Stop!" he said.|"Why?" Mara asked.|He left.',
        "“Go,” said Mr. Vance.|“I won’t.”|She wept…|Then J. K. Orr left.",
        "Dr. Vale met Dr. Moss at 5 p.m. on Monday.|The U.S. Army came.",
        '"No!"|The door closed.',
        "It was I.|He saw it.",
        "She waited... and waited.|Then nothing.",
        "He said (she heard it.)|Then they ran.",
        "The end of it.[1]|Another line begins.",
        "What now?!|Nobody knew.",
        "1. First thing.",
        "He works for Orr & Co. in town.",
        "He came on Jan. 5 and left.",
        "One thing—no, two.|Three.",
        "Ser Harl, No. 5 of the guard, spoke.",
    ],
)
def test_sentences(text: str) -> None:
    assert cut(text.replace("|", " ")) == text.split("|")


def test_a_blank_line_ends_a_sentence_and_a_wrapped_line_does_not() -> None:
    assert cut("The lamp was\nstill warm\n\nNobody was there") == ["The lamp was\nstill warm", "Nobody was there"]
    assert cut("One\r\ntwo.\r\n\r\nThree.") == ["One\r\ntwo.", "Three."]


def test_a_line_that_was_never_wrapped_is_its_own_paragraph() -> None:
    long = "Mara came home and found the door open " * 5
    assert cut(f"Plot\n{long}\nCast") == ["Plot", long.strip(), "Cast"]


def test_a_missing_space_after_a_sentence() -> None:
    assert cut("He left town.She stayed there.") == ["He left town.", "She stayed there."]


@pytest.mark.parametrize(
    "text",
    [
        "do|n't ca|n't wo|n’t can|not gon|na",
        "Mara|'s Mara|’s the guards|' they|'re I|'ll she|'d I|'m could|n't|'ve",
        "US|/|Mexican full|-|fledged e-mail co-workers non-stop twenty|-|one",
        "“|Go|,|”|he said|—|well|…",
        "Dr. Mr. U.S. p.m. J. R. Vale|.",
        "O'Brien o'clock ’em 'T|was",
        "$|5.00 100|% 7:30|PM 1970s 3rd 1,000 9/11",
        "wait|... what|?! No|!!!",
        "S02E05 2x05 E5",
        '(|yes|) [|no|] _|word|_ "|so|"',
        "mara@example.com http://example.com/a?b=c|,",
        "AT&T and|/|or",
    ],
)
def test_words(text: str) -> None:
    assert tokens(text.replace("|", "")) == text.replace("|", " ").split()


def test_a_range_of_a_text() -> None:
    text = "One. Two words. Three."
    assert [text[a:b] for a, b in sentences(text, 5)] == ["Two words.", "Three."]
    assert [text[a:b] for a, b in words(text, 5, 15)] == ["Two", "words", "."]


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=st.one_of(st.sampled_from(" \n\r.!?…\"'“”’-—()[]AaIi1Mr,;:"), st.characters()), max_size=120), st.data()
)
def test_offsets_cover_every_character(text: str, data: st.DataObject) -> None:
    """In order, inside, without overlap; what is left out is white space only."""
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    for spans in (sentences(text, start, stop), words(text, start, stop)):
        end = start
        for begin, last in spans:
            assert end <= begin < last <= stop
            assert not text[end:begin].strip()
            assert not text[begin].isspace()
            assert not text[last - 1].isspace()
            end = last
        assert not text[end:stop].strip()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(alphabet="Ab c.!?\n'\"", max_size=40), min_size=1, max_size=4))
def test_a_later_paragraph_moves_nothing(paragraphs: list[str]) -> None:
    held = [" ".join(paragraph.split()) for paragraph in paragraphs]
    held = [paragraph for paragraph in held if paragraph]
    whole = sentences("\n\n".join(held))
    for k in range(len(held)):
        before = sentences("\n\n".join(held[:k]))
        assert whole[: len(before)] == before


def test_speed() -> None:
    """Fast enough that a novel takes seconds: far more than 50,000 words a second of each."""
    text = "Mara couldn't say why the half-open door of Dr. Vale's house (the old one) was warm; nobody came. " * 3000
    begin = time.perf_counter()
    count = len(words(text))
    sentences(text)
    assert count / (time.perf_counter() - begin) > 50_000


def test_no_text_is_slow() -> None:
    """Long runs of one character are read in a moment."""
    begin = time.perf_counter()
    for run in (".", " ", "\n", "a", "'", '"', "-", "a.", ". ", "\n ", "a'", "A.", "1.", "a-", "[1]", "a@", "www."):
        text = run * (20_000 // len(run))
        words(text)
        sentences(text)
        sentences(text + "x")
    assert time.perf_counter() - begin < 5
