"""A story on a page: credits, marks and lists around it are no part of it, and its cast list tells who plays whom."""

from __future__ import annotations

import pytest

from previously.reading.furniture import whole
from previously.reading.syntax import cut, plain
from previously.sources import story_from_text
from tests.reading_helpers import Export

TOLD = "Mara Voss finds the ferry empty. Ben Ode shoots Mara's brother, and she buries him."


def heard(text: str) -> list[str]:
    """The sentences of a text as the model is given them."""
    return [" ".join(words) for part in story_from_text(text).parts for words in plain(part, cut(part))]


@pytest.mark.parametrize(
    "line",
    [
        "Original air date: March 4, 2019",
        "First aired 4 March 2019 on Channel Nine",
        "Written by Ann Lowe & Peter Marsh",
        "Written by Ann Lowe. Directed by Tom Hale. Original air date: 4 March 2019.",
        "Written by: Ann Lowe | Directed by: Tom Hale | Running time: 47 min",
        "Posted by Hannah Price on March 4, 2019 at 9:04 PM",
        "By Hannah Price",
        "Starring: Peter Marsh, Hannah Price",
        "Rating: 8/10",
        "★★★★☆",
        "Spoilers ahead!",
        "WARNING: Spoilers for season one follow. Don't read on if you haven't seen it!",
        "Share this:",
        "14 comments",
        "Advertisement",
        "Main article: The Empty Ferry",
    ],
)
def test_furniture(line: str) -> None:
    """Tom Hale directs the episode and is nobody in it."""
    assert whole(line)
    assert heard(f"{line}\n\n{TOLD}\n\n{line}") == heard(TOLD)
    assert heard(f"{line}\n{TOLD}") == heard(TOLD)


@pytest.mark.parametrize(
    "line",
    [
        "By night Mara leaves.",
        "Elena: I will not go.",
        "Share the bread, says Mara.",
        "Written by Ann Lowe, the letter reaches Tom too late.",
        "He posted it on March 4.",
        "Spoilers, the dog, bites Tom Hale and runs away.",
        "Contents himself with the boat.",
    ],
)
def test_what_only_begins_like_furniture_is_told(line: str) -> None:
    """A sentence may begin with any word that a page does."""
    assert not whole(line)
    assert heard(f"{line}\n\n{TOLD}")[1:] == heard(TOLD)


def test_the_last_word_of_a_wrapped_paragraph_is_no_button() -> None:
    """ "Like" alone on a line is a button, but not below a line that runs on."""
    assert heard("Mara asks Ben Ode what her brother had been, and what was it\nlike.")[0].endswith("was it like .")
    assert heard("Mara asks.\n\nLike\n\nBen answers.") == ["Mara asks .", "Ben answers ."]


def test_what_stands_below_see_also_is_a_list_until_the_story_goes_on() -> None:
    """Short lines below such a heading lead elsewhere."""
    assert heard(f"{TOLD}\n\nSee also\n\nList of Lanternside episodes\n\nTom Hale") == heard(TOLD)


def test_tables_and_lists_of_contents() -> None:
    """Rows of short cells and lines that only name a part tell nothing."""
    table = "No.\tTitle\tDirected by\n1\tLow Water\tTom Hale\n2\tHigh Water\tTom Hale"
    assert heard(f"Contents\n1 Episode 1: Low Water\n2 Episode 2: High Water\n\n{TOLD}") == heard(TOLD)
    assert heard(f"{table}\n\n{TOLD}") == heard(TOLD)
    assert heard(f"| 1 | Low Water | Tom Hale |\n|---|---|---|\n\n{TOLD}") == heard(TOLD)


@pytest.mark.parametrize(
    "marked",
    [
        TOLD.replace("Mara Voss", "**Mara Voss**").replace("Mara's", "_Mara_'s"),
        TOLD.replace("Ben Ode", "[Ben Ode](https://wiki.example/Ben_Ode_(boatman))"),
        TOLD.replace("Ben Ode", "[[Ben Ode (boatman)|Ben Ode]]").replace("Mara Voss", "'''[[Mara Voss]]'''"),
        TOLD.replace("empty.", "empty.[1][2]").replace("him.", "him.[citation needed]"),
        TOLD.replace("brother", "bro\u00adther").replace("buries", "bur\u200bies"),
        TOLD.replace("Mara Voss", "Mara\u00a0Voss"),
        "> " + TOLD.replace("and she", "and\n> she"),
        "* " + TOLD.replace(". Ben", ".\n* Ben"),
        "[[File:Ferry.jpg|thumb|The [[ferry]]]]\n\n" + TOLD,
        TOLD.replace("him", "him<ref>Hale, Tom (2019)</ref>").replace("she", "<i>she</i>"),
    ],
)
def test_marks_are_not_read_out(marked: str) -> None:
    """Links, emphasis, footnotes and what nobody sees leave the words as they are; what is quoted is the text itself."""
    assert heard(marked) == heard(TOLD)
    (part,) = story_from_text(marked).parts
    assert part.text == marked
    for (n, spans), words in zip(cut(part), plain(part, cut(part)), strict=True):
        begin, end = part.sentences[n]
        assert all(begin <= a < b <= end for a, b in spans)
        assert [part.text[a:b] for a, b in spans if part.text[a:b].isalpha()] == [w for w in words if w.isalpha()][
            : len(spans)
        ] or ("\u00ad" in marked)


def test_a_dash_where_a_line_was_wrapped_is_a_dash() -> None:
    """Lists begin behind a stop, or behind another of their lines."""
    assert heard("Mara finds the ferry\n- an old one - empty.") == ["Mara finds the ferry", "- an old one - empty ."]
    assert heard("Mara finds\n- the ferry\n- a boat") == ["Mara finds", "- the ferry", "a boat"]


def test_names_are_what_is_shown_of_them() -> None:
    """Nobody is called "Voss](https://..."."""
    story = Export("[Mara](https://wiki.example/Mara) **Voss** leaves. Mara Voss meets [[Ben Ode|Ben]] and kills him.")
    assert story.names == {"Mara Voss", "Ben"}
    assert list(story.dead()) == ["Ben"]


@pytest.mark.parametrize(
    "listed",
    [
        "Cast\n\n* Ann Lowe as Mara Voss\n* Tom Hale as Ben Ode",
        "CAST\nMara Voss ... Ann Lowe\nBen Ode ... Tom Hale",
        "Cast: Ann Lowe as Mara Voss, Tom Hale as Ben Ode",
    ],
)
def test_a_cast_list_tells_who_plays_whom(listed: str) -> None:
    """Above the story, and nobody of it is an actor."""
    story = Export(f"{listed}\n\nEpisode 1: Low Water\n\n{TOLD}")
    assert not story.names & {"Ann Lowe", "Tom Hale"}
    assert [story.character(name)["actor"] for name in ("Mara Voss", "Ben Ode")] == ["Ann Lowe", "Tom Hale"]


def test_one_who_poses_as_another_is_no_actor() -> None:
    """In a sentence "as" tells something of the story."""
    story = Export("Ann Lowe enters the house as Mara Voss, a nurse. Ben Ode lets Ann Lowe in.")
    assert "Ann Lowe" in story.names
