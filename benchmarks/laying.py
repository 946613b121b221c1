"""A story laid out anew: its headings, lines and marks as wikis, blogs, magazines, e-mails and PDFs have them.

Every manner takes the same story (a front and parts with a title and paragraphs) and gives a text, how its parts should be
called, and what its file ends in. Nothing of what is told changes, so what is read must not either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import TypeAlias

import msgspec

EPISODE = r"(?:S\d+)?E0*{n}"
SEASONED = r"S0*{s}E0*{n}"
ORDINALS = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split()
CARDINALS = "One Two Three Four Five Six Seven Eight Nine Ten".split()
ROMANS = "I II III IV V VI VII VIII IX X".split()
UNTITLED = ("Low Cloud", "The Second Key", "Ashes", "A Quiet Word", "Undertow", "The Long Table", "Paper Boats", "Thaw")


class Chapter(msgspec.Struct, frozen=True):
    """One part as told: its number, season and title, and its paragraphs."""

    number: int
    season: int
    title: str
    paragraphs: tuple[str, ...]


class Told(msgspec.Struct, frozen=True):
    """A story before it is laid out; `names` are what its people are called, `cast` who plays whom (invented if untold)."""

    front: str
    chapters: tuple[Chapter, ...]
    names: tuple[str, ...]
    cast: tuple[tuple[str, str], ...] = ()


class Laid(msgspec.Struct, frozen=True):
    """A story laid out: its text, a pattern of each part's id ({n} its number, {s} its season), and the file's suffix."""

    text: str
    id: str = EPISODE
    suffix: str = ".txt"


Manner: TypeAlias = Callable[[Told], Laid]
Head: TypeAlias = Callable[[Chapter], str]
MANNERS: dict[str, Manner] = {}


def plain_head(chapter: Chapter) -> str:
    """A heading as most people write it."""
    return f"Episode {chapter.number}: {chapter.title}"


def laid(
    told: Told,
    head: Head = plain_head,
    *,
    before: str = "",
    after: str = "",
    above: Callable[[Chapter], str] = lambda _: "",
    below: Callable[[Chapter], str] = lambda _: "",
    inner: Callable[[str], str] = lambda text: text,
) -> str:
    """The whole text: `before` and `after` the story, `above` and `below` each part's paragraphs, `inner` each of them."""
    pieces = [told.front, before]
    for chapter in told.chapters:
        paragraphs = "\n\n".join(map(inner, chapter.paragraphs))
        pieces += [head(chapter), above(chapter), paragraphs, below(chapter)]
    return "\n\n".join(piece for piece in [*pieces, after] if piece) + "\n"


def _of(name: str, manner: Manner) -> None:
    MANNERS[name] = manner


def _head(name: str, head: Head, id: str = EPISODE) -> None:
    _of(f"heading {name}", lambda told: Laid(laid(told, head), id))


def _lines(name: str, change: Callable[[str], str]) -> None:
    """A manner that changes each paragraph by itself."""
    _of(name, lambda told: Laid(laid(told, inner=change)))


# --- headings ------------------------------------------------------------------------------------------------------------

_head("Episode 1: Title", plain_head)
_head('Episode 1 - "Title"', lambda c: f'Episode {c.number} - "{c.title}"')
_head('1. "Title"', lambda c: f'{c.number}. "{c.title}"', "(?:chapter{n}|" + EPISODE + ")")
_head("1x01 Title", lambda c: f"{c.season}x{c.number:02} {c.title}", SEASONED)
_head("S1E1: Title", lambda c: f"S{c.season}E{c.number}: {c.title}", SEASONED)
_head("Season 1 Episode 1", lambda c: f"Season {c.season} Episode {c.number}", SEASONED)
_head("Season 1, Ep. 1", lambda c: f"Season {c.season}, Ep. {c.number}", SEASONED)
_head("S1 Ep1 | Title", lambda c: f"S{c.season} Ep{c.number} | {c.title}", SEASONED)
_head("Ep 1", lambda c: f"Ep {c.number}")
_head("Ep. 1: “Title”", lambda c: f"Ep. {c.number}: “{c.title}”")
_head("EPISODE ONE", lambda c: f"EPISODE {CARDINALS[c.number - 1].upper()}")
_head("Chapter One: Title", lambda c: f"Chapter {CARDINALS[c.number - 1]}: {c.title}", "chapter{n}")
_head("Part I", lambda c: f"Part {ROMANS[c.number - 1]}", "part{n}")
_head("Part the First", lambda c: f"Part the {ORDINALS[c.number - 1]}", "part{n}")
_head("The First Episode", lambda c: f"The {ORDINALS[c.number - 1]} Episode")
_head("**Episode 1**", lambda c: f"**Episode {c.number}**")
_head("**Episode 1: Title** in bold", lambda c: f"**Episode {c.number}:** *{c.title}*")
_head("### Episode 1 – Title", lambda c: f"### Episode {c.number} – {c.title}")
_head("Title (S1E1)", lambda c: f"{c.title} (S{c.season}E{c.number})", SEASONED)
_head('"Title" (Season 1, Episode 1)', lambda c: f'"{c.title}" (Season {c.season}, Episode {c.number})', SEASONED)
_head("Title (Episode 1)", lambda c: f"{c.title} (Episode {c.number})")
_head("title above number", lambda c: f"{c.title}\nEpisode {c.number}")
_head("number above title", lambda c: f"Episode {c.number}\n\n{c.title}")
_head("number straight above title", lambda c: f"Episode {c.number}\n{c.title}")
_head("underlined", lambda c: f"Episode {c.number}: {c.title}\n" + "-" * 24)
_head("Show 1x01 “Title” Recap", lambda c: f"Lanternside {c.season}x{c.number:02} “{c.title}” Recap", SEASONED)
_head("Show Recap: Season 1, Episode 1", lambda c: f"Lanternside Recap: Season {c.season}, Episode {c.number}", SEASONED)
_head("Episode 1 Recap", lambda c: f"Episode {c.number} Recap: {c.title}")
_head("rules between", lambda c: f"* * *\n\nEpisode {c.number}: {c.title}")
_head("in brackets", lambda c: f"[Episode {c.number}: {c.title}]")
_head("Episode 1 (air date)", lambda c: f"Episode {c.number}: {c.title} (March {c.number + 3}, 2019)")
_head("No. 1", lambda c: f"No. {c.number} – {c.title}", "(?:chapter{n}|part{n}|" + EPISODE + ")")


def _directly(told: Told) -> Laid:
    return Laid(laid(told, lambda c: plain_head(c) + "\0").replace("\0\n\n", "\n"))


def _run_in(told: Told) -> Laid:
    return Laid(laid(told, lambda c: f"Episode {c.number}:\0").replace(":\0\n\n", ": "))


_of("heading directly above the text", _directly)
_of("heading run in", _run_in)


# --- lines below headings, and what else stands around a text on a page --------------------------------------------------


def _credits(chapter: Chapter) -> str:
    return f"Directed by Tom Hale\nWritten by Ann Lowe & Peter Marsh\nOriginal air date: March {chapter.number + 3}, 2019"


def _credit_line(chapter: Chapter) -> str:
    return f"Written by Ann Lowe. Directed by Tom Hale. Original air date: {chapter.number + 3} March 2019."


Line: TypeAlias = str | Callable[[Chapter], str]


def _around(name: str, *, above: Line = "", below: Line = "", before: str = "", after: str = "") -> None:
    def one(line: Line) -> Callable[[Chapter], str]:
        return (lambda _: line) if isinstance(line, str) else line

    _of(f"around: {name}", lambda told: Laid(laid(told, above=one(above), below=one(below), before=before, after=after)))


_around("air date", above=lambda c: f"Original air date: March {c.number + 3}, 2019")
_around("aired", above=lambda c: f"First aired {c.number + 3} March 2019 on Channel Nine")
_around("credits, a line each", above=_credits)
_around("credits in one line", above=_credit_line)
_around("credits parted by bars", above="Written by: Ann Lowe | Directed by: Tom Hale | Running time: 47 min")
_around("rating above", above="Rating: 8/10")
_around("rating below", below="My rating: ★★★★☆\n\nGrade: B+")
_around("byline", above=lambda c: f"Posted by Hannah Price on March {c.number + 3}, 2019 at 9:04 PM")
_around("by and reading time", above="By Hannah Price\n\n5 min read")
_around("sharing", below="Share this:\n\nFacebook\n\nTwitter\n\nPinterest\n\nLike this:\n\nLoading...")
_around("read more", below=lambda c: f"Read more: Lanternside star Ann Lowe on episode {c.number}")
_around("advertisement", below="Advertisement\n\nStory continues below")
_around("spoilers", above="Spoilers ahead!")
_around("spoiler warning", before="WARNING: Spoilers for season one follow. Don't read on if you haven't seen it!")
_around("comments and tags", below="Tags: drama, recap, season one\n\n14 comments\n\nLeave a reply")
_around("previous and next", below=lambda c: f"← Previous episode | Next episode: “Episode {c.number + 1}” →")
_around("main article", above=lambda c: f"Main article: {c.title}")
_around("picture", above="Photo: Ann Lowe in Lanternside. Credit: Tom Hale/Channel Nine")
_around("image marks", above=lambda c: f"[[File:Lanternside-{c.number}.jpg|thumb|right]]")
_around("see also", after="See also\n\nList of Lanternside episodes\n\nList of Lanternside characters")
_around(
    "references", after='References\n\n1. Hale, Tom (2019). "Lanternside returns". The Broadsheet.\n2. Lowe, Ann. Interview.'
)
_around(
    "infobox",
    before="Lanternside\nGenre: Drama\nCreated by: Ann Lowe\nStarring: Peter Marsh, Hannah Price\nNo. of episodes: 8\n"
    "Original network: Channel Nine",
)


def _contents(told: Told) -> str:
    return "\n".join(["Contents", *(f"{c.number} {plain_head(c)}" for c in told.chapters)])


def _listed(told: Told) -> str:
    return "\n".join(["Contents", "", *map(plain_head, told.chapters)])


def _bulleted(told: Told) -> str:
    return "\n".join(f"- {plain_head(c)}" for c in told.chapters)


def _table(told: Told) -> str:
    rows = [f"{c.number}\t{c.title}\tTom Hale\tAnn Lowe\tMarch {c.number + 3}, 2019\t4.{c.number}1" for c in told.chapters]
    return "\n".join(["No.\tTitle\tDirected by\tWritten by\tOriginal release date\tViewers (millions)", *rows])


def _piped(told: Told) -> str:
    rows = [f"| {c.number} | {c.title} | Tom Hale | Ann Lowe | March {c.number + 3}, 2019 |" for c in told.chapters]
    return "\n".join(["| No. | Title | Directed by | Written by | Air date |", "|---|---|---|---|---|", *rows])


_of("around: contents, numbered", lambda told: Laid(laid(told, before=_contents(told))))
_of("around: contents", lambda told: Laid(laid(told, before=_listed(told))))
_of("around: contents in bullets", lambda told: Laid(laid(told, before=_bulleted(told))))
_of("around: table", lambda told: Laid(laid(told, before=_table(told))))
_of("around: table with bars", lambda told: Laid(laid(told, before=_piped(told))))


def _as(told: Told, mark: str, by: str) -> str:
    return "\n".join(["Cast", "", *(f"{mark}{actor}{by}{name}" for name, actor in told.cast)])


_of("around: cast list above", lambda told: Laid(laid(told, before=_as(told, "* ", " as "))))
_of("around: cast list without bullets", lambda told: Laid(laid(told, before=_as(told, "", " as "))))
_of("around: cast list below", lambda told: Laid(laid(told, after=_as(told, "* ", " as "))))
_of(
    "around: cast in a line",
    lambda told: Laid(laid(told, before="Cast: " + ", ".join(f"{actor} as {name}" for name, actor in told.cast))),
)
_of("around: cast with dots", lambda told: Laid(laid(told, before="CAST\n" + "\n".join(f"{n} ... {a}" for n, a in told.cast))))

# --- lines ---------------------------------------------------------------------------------------------------------------


def wrapped(text: str, width: int = 72) -> str:
    """A paragraph broken at a width."""
    import textwrap

    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


def split(text: str) -> list[str]:
    """A paragraph's sentences, roughly; a title's point ends none."""
    pieces = re.split(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z][a-z]\.)(?<!Capt\.)\s+(?=[A-Z])", text)
    return [piece.strip() for piece in pieces if piece.strip()]


def curly(text: str) -> str:
    """Straight quotes as printers' quotes."""
    text = re.sub(r'(?<![\w.,!?…])"', "“", text).replace('"', "”")
    return re.sub(r"(?<!\w)'(?=\w)", "‘", text).replace("'", "’")


def straight(text: str) -> str:
    """Printers' quotes as a typewriter has them."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _dashes(to: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"\s*[–—]\s*", to, re.sub(r" - ", " – ", text))


def noted(text: str) -> str:
    """A paragraph with marks of footnotes behind its sentences."""
    return "".join(f"{piece}[{i}] " for i, piece in enumerate(split(text), 1)).strip()


def unseen(mark: str) -> Callable[[str], str]:
    """Marks that nobody sees inside long words."""
    return lambda text: re.sub(r"\b(\w{4})(\w{4,})", rf"\1{mark}\2", text)


_lines("wrapped at 72", wrapped)
_lines("a sentence a line", lambda text: "\n".join(split(text)))
_lines("a sentence a paragraph", lambda text: "\n\n".join(split(text)))
_lines("bulleted sentences", lambda text: "\n".join(f"* {piece}" for piece in split(text)))
_lines("dashed sentences", lambda text: "\n".join(f"- {piece}" for piece in split(text)))
_lines("dotted sentences", lambda text: "\n".join(f"• {piece}" for piece in split(text)))
_lines("indented", lambda text: "    " + text)
_lines("indented and wrapped", lambda text: "\n".join("    " + line for line in wrapped(text).split("\n")))
_lines("quoted as in e-mail", lambda text: "\n".join("> " + line for line in wrapped(text).split("\n")))
_lines("double spaces", lambda text: "  ".join(split(text)))
_lines("no blank lines", lambda text: "\n".join(" ".join(split(text)[i : i + 3]) for i in range(0, len(split(text)), 3)))
_lines("no last full stop", lambda text: text.removesuffix("."))
_lines("curly quotes", curly)
_lines("straight quotes", straight)
_lines("hyphens for dashes", _dashes(" - "))
_lines("double hyphens", _dashes("--"))
_lines("tight dashes", _dashes("—"))
_lines("footnote marks", noted)
_lines("no-break spaces", lambda text: re.sub(r" (?=[A-Z])", "\u00a0", text))
_lines("zero-width spaces", unseen("\u200b"))
_lines("soft hyphens", unseen("\u00ad"))
_of("Windows line ends", lambda told: Laid(laid(told).replace("\n", "\r\n")))
_of("byte-order mark", lambda told: Laid("\ufeff" + laid(told)))
_of("wiki [edit]", lambda told: Laid(laid(told, lambda c: plain_head(c) + "[edit]")))
_of("tight", lambda told: Laid(re.sub(r"\n\n+", "\n", laid(told))))

# --- marks ---------------------------------------------------------------------------------------------------------------


def marked(told: Told, mark: Callable[[str], str], *, always: bool = False) -> Callable[[str], str]:
    """A change that marks people's names in a paragraph, each at its first use or always."""
    names = sorted((name for name in told.names if name[:1].isupper()), key=len, reverse=True)
    pattern = re.compile(r"(?<![\w*\[|])(?:" + "|".join(map(re.escape, names)) + r")(?![\w|\]])")

    def change(text: str) -> str:
        seen: set[str] = set()

        def one(found: re.Match[str]) -> str:
            if not always and found[0] in seen:
                return found[0]
            seen.add(found[0])
            return mark(found[0])

        return pattern.sub(one, text)

    return change


def _marks(name: str, mark: Callable[[str], str], head: Head, suffix: str = ".txt", *, always: bool = False) -> None:
    _of(name, lambda told: Laid(laid(told, head, inner=marked(told, mark, always=always)), EPISODE, suffix))


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", name)


def _section(chapter: Chapter) -> str:
    return f"## {plain_head(chapter)}"


def _wiki(chapter: Chapter) -> str:
    return f"== {plain_head(chapter)} =="


_marks("bold names", lambda name: f"**{name}**", _section, ".md", always=True)
_marks("bold names in text", lambda name: f"**{name}**", plain_head)
_marks("italic names", lambda name: f"_{name}_", _section, ".md")
_marks("starred names", lambda name: f"*{name}*", plain_head, always=True)
_marks("linked names", lambda name: f"[{name}](https://wiki.example/{_slug(name)})", _section, ".md")
_marks("linked names in text", lambda name: f"[{name}](https://wiki.example/{_slug(name)})", plain_head)
_marks("wiki links", lambda name: f"[[{name}]]", _wiki)
_marks("wiki links shown otherwise", lambda name: f"[[{name} (character)|{name}]]", _wiki)
_marks("wiki bold", lambda name: f"'''{name}'''", _wiki)


def _page(told: Told, link: Callable[[str], str] = escape, extra: str = "") -> str:
    """A web page of the story."""
    change = marked(told, lambda name: f"\0{name}\1")
    body = ["<p>" + escape(line) + "</p>" for line in told.front.split("\n\n") if line]
    for chapter in told.chapters:
        body.append(f"<h2>{escape(plain_head(chapter))}</h2>{extra}")
        for text in chapter.paragraphs:
            body.append("<p>" + re.sub("\0(.*?)\1", lambda m: link(m[1]), escape(change(text), quote=False)) + "</p>")
    return f"<html><head><title>Recaps</title></head><body><article>{chr(10).join(body)}</article></body></html>"


_of("HTML", lambda told: Laid(_page(told), EPISODE, ".html"))
_of("HTML links", lambda told: Laid(_page(told, lambda n: f'<a href="/wiki/{_slug(n)}">{n}</a>'), EPISODE, ".html"))
_of(
    "HTML wiki",
    lambda told: Laid(
        _page(told, lambda n: f'<b>{n}</b><sup class="reference"><a href="#cite">[3]</a></sup>').replace(
            "</h2>", '<span class="mw-editsection">[<a href="#">edit</a>]</span></h2>'
        ),
        EPISODE,
        ".html",
    ),
)
_of("no headings", lambda told: Laid(laid(told, lambda _: ""), ""))


def manner(names: Sequence[str]) -> dict[str, Manner]:
    """The manners whose names hold one of some words; all when none is given."""
    return {key: one for key, one in MANNERS.items() if not names or any(name in key for name in names)}
