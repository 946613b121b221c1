"""The laws as reading must obey them, on the bundled story and on generated ones, with the real model."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from previously.sources import story_from_text
from previously.text import Prefix, Story
from tests.reading_helpers import facts_of, reader

PEOPLE = ["Mara Quill", "Mara", "Dr. Oswin", "Oswin", "Tilda Brook", "Brook"]
PEOPLE += ["the mysterious stranger", "her sister", "he", "she"]
DEEDS = ["attacks", "kills", "tries to rescue", "marries", "is kidnapped by", "visits", "refuses to help", "lies to"]


def example() -> str:
    """The text of the bundled story."""
    (found,) = [f for f in files("previously.examples").iterdir() if f.name.endswith(".txt")]
    return found.read_text(encoding="utf-8")


sentence = st.builds("{} {} {}.".format, st.sampled_from(PEOPLE), st.sampled_from(DEEDS), st.sampled_from(PEOPLE))
part = st.lists(sentence, min_size=1, max_size=4).map(lambda s: " ".join(x[0].upper() + x[1:] for x in s))
stories = st.lists(part, min_size=2, max_size=4).map(
    lambda parts: "\n\n".join(f"S01 E{n:02} – Part {n}\n\n{text}" for n, text in enumerate(parts, 1))
)


def cut(text: str, story: Story, ordinal: int) -> str:
    """The text as it stood before the part after `ordinal` was written."""
    following = story.parts[ordinal + 1].text
    return text[: text.index(following)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories)
def test_reading_never_sees_a_later_part(text: str) -> None:
    """A story cut after any part reads to exactly the facts that the whole story has up to there."""
    story = story_from_text(text, title="T")
    whole = facts_of(story)
    for ordinal in range(len(story.parts) - 1):
        short = story_from_text(cut(text, story, ordinal), title="T")
        assert short.parts == story.parts[: ordinal + 1]
        assert facts_of(short) == tuple(f for f in whole if f.position.part <= ordinal)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories)
def test_reading_twice_gives_the_same_facts_and_every_citation_is_a_slice(text: str) -> None:
    story = story_from_text(text, title="T")
    facts = facts_of(story)
    assert facts == facts_of(story)
    assert len({f.id for f in facts}) == len(facts)
    for fact in facts:
        assert fact.citations
        assert 0 <= fact.confidence <= 1
        for cite in fact.citations:
            assert cite.text == story.parts[cite.part].text[cite.start : cite.end] != ""


def test_the_bundled_story_obeys_them_too() -> None:
    text = example()
    story = story_from_text(text, title="T")
    whole = facts_of(story)
    for ordinal in (1, 4, 7):
        before = Prefix("T", story.parts[:ordinal], tuple(f for f in whole if f.position.part < ordinal))
        assert reader().read(story.parts[ordinal], before) == tuple(f for f in whole if f.position.part == ordinal)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n  ",
        "....",
        "😀😀😀 👍🏽",
        "\x00\x01\x02 bell \x07",
        "日本の物語。彼は行った。",
        "А потом он ушёл.",
        "a" * 200_000,
        "word " * 10_000,
        "(" * 5_000,
        '"' * 999,
    ],
    ids=lambda t: repr(t[:10]),
)
def test_strange_text_is_read_without_error(text: str) -> None:
    story = story_from_text(text, title="T") if text.strip() else Story("T", ())
    for fact in facts_of(story):
        assert all(c.text == story.parts[c.part].text[c.start : c.end] for c in fact.citations)
