"""How pages are made: the templates, what they may call, and the style they share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from previously import wording
from previously.drawing.svg import STYLE

if TYPE_CHECKING:
    from previously.views.common import Cite

HERE: Final = Path(__file__).parent


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates: what is put into them is text and never markup, and a forgotten value is an error."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["words"] = wording
    made.filters["sentences"] = sentences
    return made


def sentences(evidence: Iterable[Cite]) -> list[Cite]:
    """Citations that lie in different sentences: a page leads to the sentence, whichever words of it are meant."""
    return list({(one.part, one.sentence): one for one in reversed(list(evidence))}.values())[::-1]


def prepare() -> None:
    """Compile all templates, so that nobody waits for it."""
    made = environment()
    for name in made.list_templates():
        made.get_template(name)


@lru_cache(maxsize=1)
def companion_style() -> str:
    """The style that the file to take along has inside."""
    return STYLE + (HERE / "static" / "companion.css").read_text(encoding="utf-8")
