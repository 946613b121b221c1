"""The part finder: the headings people write, and the law that a later part never changes an earlier one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from previously.errors import SourceError
from previously.numbering import misspelt, roman
from previously.sources import story_from_text
from previously.sources.headings import read_line
from previously.text import Part, Story

BODY = "Mara came home late and found the door open. Nobody was there, and the lamp was still warm."


def ids(story: Story) -> list[str]:
    return [part.id for part in story.parts]


def titles(story: Story) -> list[str]:
    return [part.title for part in story.parts]


def chapters(*headings: str, body: str = BODY) -> str:
    return "\n\n".join(f"{heading}\n\n{body}" for heading in headings)


def starts(text: str, story: Story) -> list[int]:
    """Where each part begins in the text."""
    found, at = [], 0
    for part in story.parts:
        at = text.index(part.text, at)
        found.append(at)
        at += len(part.text)
    return found


def check_law(text: str) -> None:
    """Cut just before any part's heading, and the parts before it are the same."""
    whole = story_from_text(text)
    for k, start in enumerate(starts(text, whole)):
        if k:
            assert story_from_text(text[:start]).parts == whole.parts[:k], (k, whole.parts[k].id)


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("S02 E01 – A Fresh Start", "S02E01", "A Fresh Start"),
        ("S02 E012 – The Well", "S02E12", "The Well"),
        ("Season 1, Episode 1: The Heirs", "S01E01", "The Heirs"),
        ("Series 2 Episode 3", "S02E03", "Series 2 Episode 3"),
        ("s2e5", "S02E05", "s2e5"),
        ("1x05 The Mill", "S01E05", "The Mill"),
        ("2.12", "S02E12", "2.12"),
        ("2.12: Rain", "S02E12", "Rain"),
        ("Episode 5: Rain", "E05", "Rain"),
        ("Ep. 5 - Rain", "E05", "Rain"),
        ("E5", "E05", "E5"),
        ("Episode Tweleve- Rain", "E12", "Rain"),
        ("Chapter Eigth", "chapter8", "Chapter Eigth"),
        ("Chapter XII", "chapter12", "Chapter XII"),
        ("CHAPTER THE FIRST", "chapter1", "CHAPTER THE FIRST"),
        ("Chapter One. The Mill", "chapter1", "The Mill"),
        ("CHAPTER I—RAIN AND WIND", "chapter1", "RAIN AND WIND"),
        ("CHAPTER II PARIS: MAY, 1792", "chapter2", "PARIS: MAY, 1792"),
        ("Chapter the Last", "chapter-the-last", "Chapter the Last"),
        ("PART ONE--The Mill", "part1", "The Mill"),
        ("BOOK II", "book2", "BOOK II"),
        ("Act 1", "act1", "Act 1"),
        ("Prologue", "prologue", "Prologue"),
        ("Epilogue: Rain", "epilogue", "Rain"),
        ("I.", "chapter1", "I"),
        ("1", "chapter1", "1"),
        ('"The Long Rain"', "the-long-rain", "The Long Rain"),
        ("## Episode 3 - Rain", "E03", "Rain"),
        ("### The Long Rain", "the-long-rain", "The Long Rain"),
        ("**Episode 3: Rain**", "E03", "Rain"),
        ("== The Long Rain ==", "the-long-rain", "The Long Rain"),
        ("The Long Rain\n=============", "untitled-rain", ""),
        ("INT. BAR - NIGHT", "scene1", "INT. BAR - NIGHT"),
        ("Act 3, Scene 5", "act3.scene5", "Act 3, Scene 5"),
        ("ACT III. SCENE II.", "act3.scene2", "ACT III. SCENE II"),
        ("Act I scene ii: The Mill", "act1.scene2", "The Mill"),
        ("Book Two: Chapter 3 - Rain", "book2.chapter3", "Rain"),
        ("Volume I, Letter 1", "volume1.letter1", "Volume I, Letter 1"),
        ("Volume 2, Part 1, Chapter 4", "volume2.part1.chapter4", "Volume 2, Part 1, Chapter 4"),
        ("Chapters 3-5", "chapter3", "Chapters 3-5"),
        ("Chapters One to Three: Rain", "chapter1", "Rain"),
        ("Book I, Chapters 1 & 2", "book1.chapter1", "Book I, Chapters 1 & 2"),
        ("Episode Twenty-Three- Rain", "E23", "Rain"),
        ("Episode 5 - Two Kings", "E05", "Two Kings"),
        ("Chapters Twenty-One to Twenty-Three", "chapter21", "Chapters Twenty-One to Twenty-Three"),
        ("Summary of Chapter 4", "chapter4", "Summary of Chapter 4"),
        ("Chapter 4 Summary & Analysis", "chapter4", "Chapter 4 Summary & Analysis"),
        ("Low Water (S1E3)", "S01E03", "Low Water"),
        ("“Low Water” (Season 1, Episode 3)", "S01E03", "Low Water"),
        ("Low Water (Episode 3)", "E03", "Low Water"),
        ("Low Water (Episodes 3–4)", "E03", "Low Water"),
        ("Season 3 (2013)", "season3", "Season 3 (2013)"),
        ("Lanternside 1x03 “Low Water” Recap", "S01E03", "Low Water"),
        ("Lanternside Recap: Season 1, Episode 3", "S01E03", "Lanternside Recap: Season 1, Episode 3"),
        ("Next of Kin (S1E3)", "S01E03", "Next of Kin"),
    ],
)
def test_a_heading_as_people_write_it(line: str, name: str, title: str) -> None:
    (*front, part) = story_from_text(f"Some words come first, and they are no heading.\n\n{line}\n\n{BODY}\n").parts
    if name == "untitled-rain":
        name, title = "the-long-rain", "The Long Rain"
    assert (part.id, part.title) == (name, title)
    assert [p.id for p in front] == ["front"]
    assert part.text.startswith(line)
    assert part.text[part.body :].strip() == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Episode 5 was the best of them all.",
        "Chapter two of his life began in the rain.",
        "Season 2 of the show has only been out for a week.",
        "Part I liked best was the end.",
        "Act one way and feel another.",
        "Introduction of the hero takes an hour.",
        "I have seen it.",
        "Chapter 5. he went on and on.",
        "Book of the dead",
        "E5 is here",
        "Act 3, scene 5 takes place by the river.",
        "Chapters 3 to 5 are the best of the book.",
        "Summary of what happened in chapter 4 of the book.",
        "March 3, 1815",
        "1815",
        '"Stop!"',
        '"he said nothing"',
        "Next episode: Low Water (S1E4)",
        "Read more: Lanternside Season 1 Episode 4 Recap",
        "It was never better than in Season 1, Episode 4",
        "Mara was on the ferry (see Episode 3)",
    ],
)
def test_a_sentence_that_starts_like_a_heading_is_not_one(line: str) -> None:
    assert ids(story_from_text(f"{BODY}\n\n{line}\n\n{BODY}")) == ["front"]


def test_a_wrapped_paragraph_is_not_a_heading() -> None:
    assert ids(story_from_text(f"{BODY}\n\nChapter 5 He Went To The\nstore and bought some bread there.\n\n{BODY}")) == [
        "front"
    ]


def test_a_paragraph_may_begin_with_its_heading() -> None:
    """A diary of a season, a paragraph an episode: "Episode 1: ...", "Episode 2: ..."; what only mentions one opens nothing."""
    first, second = f"Mara wakes in the ferry. {BODY}", f"Tom swims ashore. {BODY}"
    story = story_from_text(f"Episode 1: {first}\n\n{BODY}\n\n**Episode 2:** {second}\n\nEpisode 7: {BODY}")
    assert ids(story) == ["E01", "E02"]
    assert [part.text[part.sentences[0][0] :].startswith(text) for part, text in zip(story.parts, (first, second), strict=True)]
    assert ids(story_from_text(f"Chapter 1\n\n{BODY}\n\nEpisode 1: {first}")) == ["chapter1"]


def test_a_title_may_stand_above_its_number() -> None:
    """ "Low Water" over "Episode 1" is its title, and no last line of what came before."""
    story = story_from_text(f"Low Water\nEpisode 1\n\n{BODY}\n\nThe Ferry\nEpisode 2\n\n{BODY}")
    assert [(part.id, part.title) for part in story.parts] == [("E01", "Low Water"), ("E02", "The Ferry")]
    assert story.parts[0].text.endswith(BODY)


def test_a_text_without_blank_lines() -> None:
    story = story_from_text(f"Lanternside\nA guide to the season\nEpisode 1: Home\n{BODY}\nEpisode 2: Away\n{BODY}")
    assert ids(story) == ["front", "E01", "E02"]


def test_a_text_without_headings_is_its_front() -> None:
    story = story_from_text(f"  \n{BODY}\n\n{BODY}\n")
    assert ids(story) == ["front"]
    assert story.parts[0].text == f"{BODY}\n\n{BODY}"
    assert ids(story_from_text("  \n ")) == []


def test_text_before_the_first_heading_is_the_front() -> None:
    assert ids(story_from_text(f"{BODY}\n\nEpisode 1\n\n{BODY}")) == ["front", "E01"]
    assert ids(story_from_text(f"\n\nEpisode 1\n\n{BODY}")) == ["E01"]


def test_a_table_of_contents_opens_nothing() -> None:
    contents = "Contents\n\n" + "\n".join(f"Chapter {n}. The Mill" for n in range(1, 6))
    text = f"{contents}\n\n{chapters('Chapter 1', 'Chapter 2', 'Chapter 3')}"
    assert ids(story_from_text(text)) == ["front", "chapter1", "chapter2", "chapter3"]
    loose = "\n\n".join(f"Chapter {n}" for n in range(1, 6))
    assert ids(story_from_text(f"{loose}\n\nTHE MILL\n\n{chapters('Chapter 1', 'Chapter 2')}"))[-2:] == ["chapter1", "chapter2"]
    check_law(text)


def test_a_heading_without_text_at_the_end_stays_in_the_part_before() -> None:
    story = story_from_text(f"Episode 1\n\n{BODY}\n\nEpisode 2\n")
    assert ids(story) == ["E01"]
    assert story.parts[0].text.endswith("Episode 2")


def test_larger_headings_directly_above_are_the_path() -> None:
    text = f"BOOK I\n\nTHE MILL\n\n{chapters('CHAPTER I', 'CHAPTER II')}\n\nBOOK II\n\n{chapters('CHAPTER I')}"
    story = story_from_text(text)
    assert ids(story) == ["book1.chapter1", "book1.chapter2", "book2.chapter1"]
    assert [part.path for part in story.parts] == [("BOOK I: THE MILL",), ("BOOK I: THE MILL",), ("BOOK II",)]
    assert story.parts[0].text.startswith("BOOK I")
    assert story.parts[2].text.startswith("BOOK II")
    assert story.parts[2].text[story.parts[2].body :].strip() == BODY
    check_law(text)


def test_a_season_above_counts_for_its_episodes() -> None:
    text = "\n\n".join(f"Season {s}\n\n{chapters('Episode 1: A', 'Episode 2: B')}" for s in (1, 2))
    assert ids(story_from_text(text)) == ["S01E01", "S01E02", "S02E01", "S02E02"]
    check_law(text)


def test_acts_and_scenes() -> None:
    text = f"ACT I\n\n{chapters('Scene 1', 'Scene 2')}\n\nACT II\n\n{chapters('Scene 1')}"
    assert ids(story_from_text(text)) == ["act1.scene1", "act1.scene2", "act2.scene1"]


def test_a_line_that_names_the_larger_part_too() -> None:
    """Act 3, Scene 5 and Act 4, Scene 1 are scenes of two acts, as if the acts stood on lines of their own."""
    text = chapters("Act 3, Scene 5", "Act 4, Scene 1", "Act 4, Scene 2")
    story = story_from_text(text)
    assert ids(story) == ["act3.scene5", "act4.scene1", "act4.scene2"]
    assert [part.path for part in story.parts] == [("Act 3",), ("Act 4",), ("Act 4",)]
    check_law(text)


def test_sections_within_chapters() -> None:
    text = f"CHAPTER I\n\n{chapters('I', 'II')}\n\nCHAPTER II\n\n{chapters('I', 'II')}"
    assert ids(story_from_text(text)) == ["chapter1.section1", "chapter1.section2", "chapter2.section1", "chapter2.section2"]
    check_law(text)


def test_chapters_count_on_across_larger_parts() -> None:
    text = f"PART ONE\n\n{chapters('1', '2')}\n\nPART TWO\n\n{chapters('3', '4')}"
    assert ids(story_from_text(text)) == ["part1.chapter1", "part1.chapter2", "part2.chapter3", "part2.chapter4"]


def test_bare_numbers_must_come_in_sequence() -> None:
    assert ids(story_from_text(chapters("I.", "II.", "VII.", "III."))) == ["chapter1", "chapter2", "chapter3"]


def test_an_excerpt_with_marked_up_numbers_may_begin_anywhere() -> None:
    """ "## XII" says that it is a heading; a bare XII does not."""
    assert ids(story_from_text(chapters("## XII", "## XIII"))) == ["chapter12", "chapter13"]
    assert ids(story_from_text(chapters("XII", "XIII"))) == ["front"]
    check_law(chapters("## XII", "## XIII", "## XVI"))


def test_verse_numbered_inside_prose_is_not_cut() -> None:
    verse = "\n\n".join(f"{n}\n\nThe rain came down,\n  the wind went by,\n" for n in ("I.", "II.", "III."))
    assert ids(story_from_text(f"{BODY}\n\n{verse}\n\n{BODY}")) == ["front"]


def test_the_title_below_a_number() -> None:
    story = story_from_text(f"CHAPTER I\n\nTHE HOUSE BY THE RIVER\n\n{BODY}\n\nCHAPTER II\n\nA Walk in the Rain\n\n{BODY}")
    assert titles(story) == ["THE HOUSE BY THE RIVER", "A Walk in the Rain"]
    assert story.parts[1].text[story.parts[1].body :].strip() == BODY


def test_a_short_text_below_a_number_is_text() -> None:
    story = story_from_text("Chapter 1\n\nHello World\n\nChapter 2\n\nGoodbye World")
    assert ids(story) == ["chapter1", "chapter2"]
    assert story.parts[0].text[story.parts[0].body :].strip() == "Hello World"


def test_the_same_heading_twice() -> None:
    assert ids(story_from_text(chapters("Prologue", "Prologue", "Prologue"))) == ["prologue", "prologue-2", "prologue-3"]


def test_a_markdown_document_title() -> None:
    story = story_from_text(
        f"# The Mill\n\nAn old story.\n\n## Episode 1\n\n{BODY}\n\n### Notes\n\n{BODY}\n\n## Episode 2\n\n{BODY}"
    )
    assert story.title == "The Mill"
    assert ids(story) == ["front", "E01", "E02"]
    assert story.parts[0].title == "The Mill"
    assert "### Notes" in story.parts[1].text
    bare = story_from_text(f"# The Mill\n\n## Episode 1\n\n{BODY}")
    assert (bare.title, ids(bare), bare.parts[0].path) == ("The Mill", ["E01"], ())


def test_parts_none_and_every() -> None:
    text = "\n\n".join(f"Word {'word ' * 9}end {n}." for n in range(10))
    assert ids(story_from_text(text, parts="none")) == ["front"]
    story = story_from_text(text, parts="every=25")
    assert ids(story) == ["part1", "part2", "part3", "part4"]
    assert sum(len(part.text.split()) for part in story.parts) == len(text.split())


def test_parts_by_regular_expression() -> None:
    text = f"~ 1 / Rain ~\n{BODY}\n~ 2 / Wind ~\n{BODY}"
    story = story_from_text(text, parts=r"/^~ (?P<episode>\d+) . (?P<title>\w+) ~$/")
    assert list(zip(ids(story), titles(story), strict=True)) == [("E01", "Rain"), ("E02", "Wind")]
    assert ids(story_from_text(f"Watch one\n\n{BODY}\n\nWatch two\n\n{BODY}", parts="/^Watch /")) == ["watch-one", "watch-two"]


def test_parts_by_name() -> None:
    story = story_from_text(f"Rain\n{BODY}\nWind\n{BODY}", parts="Rain; Wind")
    assert ids(story) == ["rain", "wind"]


@pytest.mark.parametrize(
    ("spec", "says"),
    [("/(/", "regular expression"), ("/^Day/", "matches"), ("Rain;Snow", '"Snow"'), ("every=", "how many"), ("/x", "closing")],
)
def test_what_is_wrong_with_the_parts_said(spec: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        story_from_text(f"Rain\n\n{BODY}", parts=spec)


STYLES: list[tuple[str, ...]] = [
    ("S01 E01 – The Mill", "S01 E02 – The River", "S01 E03 – The Sea"),
    ("Season 1, Episode 1: The Mill", "Season 1, Episode 2: rain, then wind", "Season 2, Episode 1: Dawn"),
    ("1x01", "1x02 River", "2x01"),
    ("Episode 1", "Episode 2 - River", "Episode 3"),
    ("CHAPTER I", "CHAPTER II", "CHAPTER III"),
    ("Chapter One. Mill", "Chapter Two. River", "Chapter Three. Sea"),
    ("I.", "II.", "III."),
    ("1", "2", "3"),
    ("1. The Mill", "2. The River", "3. The Sea"),
    ("2.1", "2.2 River", "2.3"),
    ('"The Mill"', '"The River"', '"The Sea"'),
    ("## The Mill", "## The River", "## The Sea"),
    ("# The Mill", "# The River", "# The Sea"),
    ("The Mill\n=====", "The River\n=====", "The Sea\n====="),
    ("PART ONE\n\nCHAPTER I", "CHAPTER II", "PART TWO\n\nCHAPTER III"),
    ("Season 1\nEpisode 1", "Episode 2", "Season 2\n\nEpisode 1"),
    ("ACT I\n\nScene 1", "Scene 2", "ACT II\n\nScene 1"),
    ("Prologue", "Chapter 1", "Epilogue"),
    ("CHAPTER I\n\nTHE OLD MILL", "CHAPTER II\n\nThe River", "CHAPTER III"),
    ("Act 1, Scene 1", "Act 1, Scene 2", "Act 2, Scene 1"),
    ("Book I, Chapters 1-4", "Book I, Chapter 5", "Book II, Chapters 1 and 2"),
    ("INT. MILL - NIGHT", "EXT. RIVER - DAY", "INT. SEA - DAWN"),
    ("The Mill (S1E1)", "The River (S1E2)", "The Sea (S1E3)"),
    ("The Mill (Episode 1–2)", "The River (Episodes 3 and 4)", "The Sea (Eps. 5-6)"),
    ('"The Mill" (Season 1, Episode 1)', '"The River" (Season 1, Episode 2)', '"The Sea" (Season 2, Episode 1)'),
    ("Lanternside 1x01 “The Mill” Recap", "Lanternside 1x02 Recap", "Lanternside 1x03: The Sea"),
    ("The Mill\nEpisode 1", "The River\nEpisode 2", "The Sea\nEpisode 3"),
    ("No. 1 – The Mill", "No. 2 – The River", "No. 3 – The Sea"),
    ("Week 1", "Week 2: The River", "Wk 3"),
    ("The First Night", "The Second Night", "The Third Night"),
]
FILLERS = [
    BODY,
    "Short text.",
    "Hello World",
    "THE END",
    "***",
    "“Stop!”",
    '"A Title"',
    "Episode 5 was the best.",
    "Contents",
    "I",
    "II.",
    "1",
    "Chapter 1",
    "CHAPTER II",
    "PART ONE",
    "Chapter 7 The Long Way\nround and about",
    "The lamp\nwas out\nand cold.",
    "- one\n- two",
    "## Notes",
    "---",
    "2.1",
    "Letter 2",
    "Act 1, Scene 1",
    "Chapters 2-3",
    "Title Here\n---",
    "```",
    "The Tide (Episode 3)",
    "The Ferry\nEpisode 2",
    "Episode 1: Mara wakes. " + BODY,
    "Episode 2: Tom is gone. " + BODY,
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(STYLES), st.lists(st.sampled_from(FILLERS), max_size=3)), min_size=1, max_size=4),
    st.lists(st.sampled_from(FILLERS), max_size=2),
    st.sampled_from(["\n\n", "\n", "\n\n\n", "\n \n"]),
)
def test_a_later_part_changes_no_earlier_one(
    blocks: list[tuple[tuple[str, ...], list[str]]], front: list[str], gap: str
) -> None:
    pieces = [*front, *(piece for style, bodies in blocks for heading in style for piece in (heading, *bodies))]
    check_law(gap.join(pieces))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(STYLES), st.lists(st.lists(st.sampled_from(FILLERS[:2]), min_size=1, max_size=3), min_size=3, max_size=3)
)
def test_every_style_is_found(style: tuple[str, ...], bodies: list[list[str]]) -> None:
    """Plain paragraphs under the headings of one style give a part for each heading."""
    text = "\n\n".join("\n\n".join([heading, BODY, *body]) for heading, body in zip(style, bodies, strict=True))
    story = story_from_text(text)
    assert len(story.parts) == len(style)
    check_law(text)


def check_slices(text: str, story: Story) -> None:
    """Parts are verbatim, in order, and begin and end with text; nothing between them is left out."""
    at = 0
    for ordinal, part in enumerate(story.parts):
        assert part.ordinal == ordinal
        begin = text.index(part.text, at)
        assert not text[at:begin].strip()
        assert part.text == part.text.strip()
        assert 0 <= part.body <= len(part.text)
        check_sentences(part)
        at = begin + len(part.text)
    assert not text[at:].strip()
    assert len({part.id for part in story.parts}) == len(story.parts)


def check_sentences(part: Part) -> None:
    end = part.body
    for start, stop in part.sentences:
        assert end <= start < stop <= len(part.text)
        assert not part.text[end:start].strip()
        end = stop
    assert not part.text[end:].strip()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from([line for style in STYLES for line in style] + FILLERS), st.text(max_size=30)), max_size=9
    )
)
def test_parts_are_verbatim_slices(pieces: list[str]) -> None:
    text = "\n\n".join(pieces).replace("\r", " ")
    text = text.encode("utf-8", "replace").decode().removeprefix("\ufeff")
    if text.lstrip().startswith("---"):
        return
    check_slices(text, story_from_text(text))
    check_law(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, "none", "every=3", "/./", "a"]))
def test_any_text_can_be_read(text: str, parts: str | None) -> None:
    try:
        story = story_from_text(text, parts=parts)
    except SourceError:
        return
    for part in story.parts:
        assert part.digest
        check_sentences(part)


@given(st.text(max_size=60))
def test_any_line_can_be_looked_at(line: str) -> None:
    read_line(line)


def test_a_word_of_its_own_is_no_misspelt_number() -> None:
    words = "thriteen twelth fourty seven tents thirsty heaven house"
    assert [misspelt(word) for word in words.split()] == [13, 12, 40, None, None, None, None, None]


def test_roman_numerals() -> None:
    assert [roman(text) for text in ("I", "iv", "XII", "XLIX", "IIX", "", "MIX")] == [1, 4, 12, 49, None, None, 1009]
