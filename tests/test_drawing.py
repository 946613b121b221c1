"""Pictures: well-formed, escaped, readable without colour, and nothing in them that their view does not say."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from previously.drawing import board as boards
from previously.drawing import storyline as storylines
from previously.drawing import svg
from previously.drawing.png import png
from previously.errors import PreviouslyError
from previously.fold import fold
from previously.text import Prefix
from previously.views.board import board
from previously.views.storyline import storyline
from tests.builders import Writer, lighthouse
from tests.test_laws import PARTS, write

Drawn = Callable[..., str]


def draw_board(prefix: Prefix, **options: object) -> str:
    return boards.draw(board(fold(prefix)), **options)  # type: ignore[arg-type]


def draw_storyline(prefix: Prefix, **options: object) -> str:
    return storylines.draw(storyline(prefix, fold(prefix)), **options)  # type: ignore[arg-type]


BOTH = pytest.mark.parametrize("draw", [draw_board, draw_storyline])


def address(kind: str, id: str) -> str:
    return f"/{kind}/{id}?a=1&b=2"


@BOTH
def test_a_lone_picture_carries_its_style_and_an_embedded_one_has_classes_only(draw: Drawn) -> None:
    """A page with a strict content security policy takes no style attribute and no script."""
    prefix = lighthouse().prefix()
    alone, inside = draw(prefix), draw(prefix, embed=True, link=address)
    assert alone.startswith("<?xml") and "<style>" in alone
    assert inside.startswith("<svg") and "<style" not in inside
    for drawn in (alone, inside):
        ElementTree.fromstring(drawn)
        assert not re.search(r"style=|<script|\bon\w+=|url\(|@import", drawn)
    styled = set(re.findall(r"\.([a-z-]+)", svg.STYLE))
    classes = {c for found in re.findall(r'class="([^"]*)"', inside) for c in found.split()}
    plain = {"storyline", "board", "legend", "tie", "character", "supporting", "minor", "way", "small", "past"}
    assert classes - plain <= styled


@BOTH
def test_it_can_be_read_by_those_who_do_not_see_it(draw: Drawn) -> None:
    """A title and a description; one image where nothing leads anywhere, a group of links where something does."""
    prefix = lighthouse().prefix()
    root = ElementTree.fromstring(draw(prefix))
    names = [child.tag.rpartition("}")[2] for child in root[:2]]
    assert names == ["title", "desc"] and root.get("role") == "img"
    assert "Mara Quill" in (root[1].text or "")
    linked = ElementTree.fromstring(draw(prefix, link=address))
    assert linked.get("role") == "group"
    links = linked.findall(".//{http://www.w3.org/2000/svg}a")
    assert links and all(a.get("aria-label") for a in links)
    assert any(a.get("href") == "/character/e1?a=1&b=2" for a in links)


@BOTH
def test_no_link_where_there_is_no_address(draw: Drawn) -> None:
    assert "<a " not in draw(lighthouse().prefix())
    assert "<a " not in draw(lighthouse().prefix(), link=lambda _kind, _id: None)


@BOTH
def test_an_empty_story_has_a_picture(draw: Drawn) -> None:
    """Nothing known is said so, and is still a picture."""
    w = Writer()
    w.part("E1", "It rains.")
    drawn = draw(w.prefix())
    ElementTree.fromstring(drawn)
    assert "Nobody yet." in drawn


def test_what_a_storyline_shows_of_a_part_is_drawn_the_same_way_ever_after() -> None:
    """Every sign, meeting and head of the first parts stands where it stood; lines only grow longer."""
    w = lighthouse()
    drawn = [draw_storyline(w.prefix(k)) for k in range(2, len(w.parts) + 1)]
    for before, after in pairwise(drawn):
        for kind in ("circle", "rect"):
            marks = [m for m in re.findall(rf"<{kind} [^>]*/>", before) if "paper" not in m]
            assert [m for m in marks if m not in after] == []
        for path in re.findall(r'd="([^"]*)" class="under"', before):
            kept = re.sub(r" H\d+$", "", path)
            assert f'd="{kept}' in after


NAMES = st.text(st.characters(blacklist_characters="{}=", blacklist_categories=("Cs", "Zs", "Cc")), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.text(), NAMES)
def test_any_text_is_escaped(text: str, name: str) -> None:
    """A story may hold markup, marks of another writing direction, and what XML cannot hold at all."""
    root = ElementTree.fromstring(svg.element("g", svg.title(text), svg.text(text, 1, 2), aria_label=text, href=text + name))
    assert len(list(root)) == 2
    assert not re.search(r"[<>]", svg.escaped(text))


@BOTH
@pytest.mark.parametrize("name", ["<script>alert(1)</script>", 'A"&B', "עמית", "李小龙", "👩‍🚀 Zoë", "]]>"])
def test_a_name_of_any_kind_is_only_a_name(draw: Drawn, name: str) -> None:
    w = Writer()
    w.part("E1", "{Ann=e1} fights {Bo=e2}. {Ann=e1} is {Bo=e2}'s friend.")
    w.event("fight", "fights", ["e1"], ["e2"])
    w.relation("friend", "e1", "e2", "Ann is Bo's friend")
    w.correct("rename", "e1", text=name)
    drawn = draw(w.prefix(), link=address)
    root = ElementTree.fromstring(drawn)
    assert "<script" not in drawn
    assert any(element.text == name for element in root.iter("{http://www.w3.org/2000/svg}title"))


@settings(max_examples=30, deadline=None)
@given(PARTS)
def test_every_view_can_be_drawn(parts: list[object]) -> None:
    prefix = write(parts, []).prefix()  # type: ignore[arg-type]
    for draw in (draw_board, draw_storyline):
        assert draw(prefix) == draw(prefix)
        ElementTree.fromstring(draw(prefix))


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [svg.LIGHT, svg.DARK], ids=["light", "dark"])
def test_contrast_is_enough_in_both_looks(palette: dict[str, str]) -> None:
    """WCAG AA: 4.5 for text on every ground it stands on, 3 for lines that mean something."""
    for ground in ("paper", "tint"):
        for text in ("ink", "soft", "accent"):
            assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
        assert contrast(palette["line"], palette[ground]) >= 3, ground


def test_the_kind_of_a_relation_shows_without_colour() -> None:
    """Every style of line differs in dashes or in width, and the legend names those that there are."""
    rules = {style: re.findall(rf"\.pv \.{style}\{{([^}}]*)\}}", svg.STYLE) for style in ("love", "friend", "work", "against")}
    assert all(re.search("stroke-(dasharray|width)", "".join(rule)) for rule in rules.values())
    drawn = draw_board(lighthouse().prefix())
    assert ">family</text>" in drawn and ">love</text>" in drawn and ">friendship</text>" in drawn
    assert re.search(r">together( until E3)?</text>", drawn)


def test_png(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the extra there is a PNG; without it, an error that says how to get it."""
    pytest.importorskip("resvg_py")
    drawn = draw_board(lighthouse().prefix(), embed=True)
    for dark in (False, True):
        assert png(drawn, dark=dark).startswith(b"\x89PNG")
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    with pytest.raises(PreviouslyError, match="previously\\[png\\]"):
        png(drawn)


def test_the_plain_style_leaves_nothing_to_work_out() -> None:
    style, paper = svg.plain_style(dark=True)
    assert "var(" not in style and "@media" not in style and ":hover" not in style
    assert paper == svg.DARK["paper"]
