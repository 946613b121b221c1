"""Turns a saved web page into its story's text, keeping which lines were headings."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from previously.errors import SourceError

_LOOKS = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BLOCKS = frozenset("p quote blockquote item li cell td th pre div code dt dd tr row table list ul ol figcaption".split())
_SKIPPED = frozenset(
    "script style nav footer aside form noscript template svg iframe button select textarea header figure graphic".split()
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}


class Page(msgspec.Struct, frozen=True):
    """A page's text, where its heading lines begin and of what level they are, and its title."""

    text: str
    marks: dict[int, int]
    title: str


def looks_like(text: str) -> bool:
    """Whether a text of unknown format is a web page."""
    return _LOOKS.match(text[:4096]) is not None


class _Writer:
    """Collects blocks of text, one line each with a blank line between, and notes which are headings."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.marks: dict[int, int] = {}
        self.line: list[str] = []

    def add(self, text: str | None) -> None:
        """More of the block that is being written."""
        if text:
            self.line.append(text)

    def close(self, level: int = 0) -> None:
        """Ends the block; `level` says that it was a heading."""
        lines = [" ".join(line.split()) for line in "".join(self.line).split("\x00")]
        self.line = []
        text = "\n".join(line for line in lines if line)
        if not text:
            return
        if self.pieces:
            self.pieces.append("\n\n")
            self.length += 2
        if level:
            self.marks[self.length] = level
        self.pieces.append(text)
        self.length += len(text)


def _walk(element: Any, out: _Writer) -> None:
    """Writes an element's text, opening a block wherever the page does."""
    tag = element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""
    if tag in _SKIPPED or not tag:
        out.add(element.tail)
        return
    level = _LEVELS.get(tag, 0) or (_LEVELS.get(element.get("rend", ""), 2) if tag == "head" and element.get("rend") else 0)
    block = bool(level) or tag in _BLOCKS
    if block:
        out.close()
    if tag in {"br", "lb"}:
        out.add("\x00")
    out.add(element.text)
    for child in element:
        _walk(child, out)
    if block:
        out.close(level)
    out.add(element.tail)


def _tree(text: str) -> Any:
    """The page as lxml reads it; a declared encoding does not matter any more, the text is characters already."""
    from lxml import html as parser  # type: ignore[import-untyped,unused-ignore]

    return parser.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text), parser=parser.HTMLParser(huge_tree=True))


def _extracted(text: str) -> Any | None:
    """The main text of a page as trafilatura finds it, without menus and comments; None when it finds none."""
    import logging

    from lxml import etree  # type: ignore[import-untyped,unused-ignore]
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = extract(
        text, output_format="xml", include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    if not found:
        return None
    return etree.fromstring(found.encode(), etree.XMLParser(huge_tree=True)).find(".//main")


def read(text: str, where: str) -> Page:
    """The story's text on a page; the whole body when no main text stands out."""
    try:
        tree = _tree(text)
    except (ValueError, SyntaxError) as error:
        raise SourceError("The HTML cannot be read.", where=where, hint="Save the page again, or save it as text.") from error
    body = tree.find(".//body")
    whole, main = _Writer(), _Writer()
    _walk(tree if body is None else body, whole)
    whole.close()
    found = _extracted(text)
    if found is not None:
        _walk(found, main)
        main.close()
    # A page that is nearly all story is taken whole: what trafilatura leaves out there is headings and short lines.
    best = main if main.length * 5 >= whole.length * 2 and main.length < whole.length * 0.8 else whole
    if found is not None and len(main.marks) >= len(whole.marks) and main.length:
        best = main
    heads = [" ".join(h.text_content().split()) for h in tree.iterfind(".//h1")]
    named = tree.findtext(".//head/title") or ""
    title = heads[0] if len(heads) == 1 and heads[0] else " ".join(named.split())
    return Page("".join(best.pieces), best.marks, title)
