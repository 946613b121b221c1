"""Pictures as PNG, for what cannot show SVG: needs the extra `previously[png]` and a font of the machine's own."""

from __future__ import annotations

import re
from math import sqrt
from typing import Final

from previously.drawing.svg import plain_style
from previously.errors import PreviouslyError

SCALE: Final = 2.0
"""Dots for each pixel of the drawing, so that it is sharp on paper."""
_MOST: Final = 30_000_000
"""Dots of the largest picture: a longer storyline is drawn less sharp instead."""


def png(drawn: str, *, dark: bool = False) -> bytes:
    """A drawing that was made to be embedded, as the bytes of a PNG.

    Raises PreviouslyError when the extra is not installed, or the machine has no font to write names with.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        hint = "Install it: `pip install 'previously[png]'`. An SVG needs nothing more."
        raise PreviouslyError("PNG pictures need a library that is not installed.", hint=hint) from None
    style, paper = plain_style(dark=dark)

    def rendered(svg: str, zoom: float) -> bytes:
        return bytes(svg_to_bytes(svg_string=svg, style_sheet=style, background=paper, zoom=zoom))

    blank = '<svg xmlns="http://www.w3.org/2000/svg" class="pv" width="20" height="20">{}</svg>'
    if rendered(blank.format('<text x="2" y="16">A</text>'), 1) == rendered(blank.format(""), 1):
        hint = "Install one, such as DejaVu Sans or Noto Sans, or write an SVG instead."
        raise PreviouslyError("This machine has no font that names could be written with.", hint=hint)
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', drawn)
    dots = float(size[1]) * float(size[2]) if size else 1.0
    return rendered(drawn, min(SCALE, sqrt(_MOST / dots)))
