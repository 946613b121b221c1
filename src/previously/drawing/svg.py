"""SVG as text: elements whose every text and attribute is escaped, and the one style sheet that all pictures share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

Link: TypeAlias = Callable[[str, str], str | None]
"""The address of something by its kind ("character", "organisation", "part") and id, or nothing where there is none."""

_INVALID: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}

_FONTS: Final = 'ui-sans-serif,system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,"Noto Sans",sans-serif'
LIGHT: Final = {
    "paper": "#fcfbf8",
    "ink": "#211f1c",
    "soft": "#5c574f",
    "line": "#79736a",
    "past": "#c4bcad",
    "faint": "#e3ded4",
    "tint": "#f3efe6",
    "accent": "#a4341c",
}
DARK: Final = {
    "paper": "#171614",
    "ink": "#efeae0",
    "soft": "#aea798",
    "line": "#8f887b",
    "past": "#5a554b",
    "faint": "#35322c",
    "tint": "#24221e",
    "accent": "#f2947c",
}


def _colours(palette: Mapping[str, str]) -> str:
    return ";".join(f"--pv-{name}:{colour}" for name, colour in palette.items())


_RULES: Final = """\
.pv text{fill:var(--pv-ink)}
.pv .paper{fill:var(--pv-paper)}
.pv .halo{paint-order:stroke;stroke:var(--pv-paper);stroke-width:4px;stroke-linejoin:round}
.pv .soft{fill:var(--pv-soft)}
.pv .small{font-size:11px}
.pv .strong{font-weight:600}
.pv .accent{fill:var(--pv-accent)}
.pv .end{text-anchor:end}
.pv .middle{text-anchor:middle}
.pv a{cursor:pointer;text-decoration:none}
.pv a:hover text,.pv a:focus text{fill:var(--pv-accent);text-decoration:underline}
.pv a:focus-visible{outline:2px solid var(--pv-accent);outline-offset:2px}
.pv path,.pv line{fill:none;stroke-linecap:round;stroke-linejoin:round}
.pv .rule{stroke:var(--pv-faint);stroke-width:1}
.pv .acts{stroke:var(--pv-ink);stroke-width:2.6}
.pv .there{stroke:var(--pv-line);stroke-width:1.8}
.pv .away{stroke:var(--pv-line);stroke-width:1;stroke-dasharray:1 4}
.pv .under{stroke:var(--pv-paper);stroke-width:6;stroke-linecap:butt}
.pv .way:hover path:not(.under),.pv a:focus .way path:not(.under){stroke:var(--pv-accent)}
.pv .meeting{fill:var(--pv-tint);stroke:var(--pv-ink);stroke-width:1.2}
.pv .dot{fill:var(--pv-ink)}
.pv .begin{fill:var(--pv-paper);stroke:var(--pv-ink);stroke-width:1.6}
.pv .cross{stroke:var(--pv-accent);stroke-width:2}
.pv .reveal{fill:var(--pv-accent);stroke:var(--pv-paper);stroke-width:1.5}
.pv .name-main{font-size:15px;font-weight:600}
.pv .name-supporting{font-size:13px}
.pv .name-minor{font-size:12px}
.pv .box{fill:var(--pv-paper);stroke:var(--pv-line);stroke-width:1}
.pv .main .box{stroke:var(--pv-ink);stroke-width:1.6}
.pv .about .box{stroke:var(--pv-accent);stroke-width:2.4}
.pv .dead .box{stroke-dasharray:3 3}
.pv .dead text{fill:var(--pv-soft)}
.pv .organisation .box{fill:var(--pv-tint)}
.pv .organisation text{font-variant-caps:all-small-caps;letter-spacing:.04em}
.pv .family{fill:var(--pv-tint);stroke:var(--pv-tint);stroke-width:34;stroke-linejoin:round}
.pv .kin,.pv .love,.pv .friend,.pv .work,.pv .against{stroke:var(--pv-line);stroke-width:1.5}
.pv .love{stroke-width:4.5}
.pv .gap{stroke:var(--pv-paper);stroke-width:1.8}
.pv .friend{stroke-dasharray:7 4}
.pv .work{stroke-dasharray:1 4}
.pv .against{stroke-dasharray:9 4 1 4;stroke:var(--pv-ink)}
.pv .past path{stroke:var(--pv-past)}
.pv .past .gap{stroke:var(--pv-paper)}
.pv .past text{fill:var(--pv-soft);font-style:italic}
.pv .arrow{fill:var(--pv-line);stroke:none}
.pv .past .arrow{fill:var(--pv-past);stroke:none}
.pv .tie text{font-size:11px;fill:var(--pv-soft)}
.pv .tie:hover path{stroke:var(--pv-accent)}
.pv .tie:hover .gap{stroke:var(--pv-paper)}
"""
STYLE: Final = (
    f".pv{{{_colours(LIGHT)};font-family:{_FONTS};font-size:13px;color-scheme:light dark}}\n"
    f"@media (prefers-color-scheme:dark){{.pv{{{_colours(DARK)}}}}}\n{_RULES}"
)
"""Classes only: a page with a strict content security policy puts it into its own style sheet, a lone picture carries it."""


def plain_style(*, dark: bool = False) -> tuple[str, str]:
    """The style sheet in one of its two looks and in plain CSS, for programs that know no more, and the paper's colour."""
    palette = DARK if dark else LIGHT
    still = "\n".join(rule for rule in _RULES.splitlines() if ":" not in rule.partition("{")[0])
    fonts = '"Noto Sans","DejaVu Sans","Liberation Sans","Segoe UI","Helvetica Neue",Helvetica,Arial,sans-serif'
    coloured = re.sub(r"var\(--pv-(\w+)\)", lambda found: palette[found[1]], still)
    return f".pv{{font-family:{fonts};font-size:13px}}\n{coloured}", palette["paper"]


def escaped(text: str) -> str:
    """Text as it may stand in XML, between tags and in attributes; what XML cannot hold at all is shown as missing."""
    return _INVALID.sub("\N{REPLACEMENT CHARACTER}", text).translate(_ESCAPES)


def element(tag: str, *inside: str, **attributes: object) -> str:
    """One element around markup that is escaped already; `class_` is `class`, `_` in names is `-`, None leaves out."""
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    content = "".join(inside)
    return f"<{tag}{named}>{content}</{tag}>" if content else f"<{tag}{named}/>"


def text(said: str, x: float, y: float, class_: str | None = None) -> str:
    """A line of text."""
    return element("text", escaped(said), x=number(x), y=number(y), class_=class_)


def title(said: str) -> str:
    """What an element is, for screen readers and as a hint."""
    return element("title", escaped(said))


def linked(href: str | None, *inside: str, label: str, class_: str | None = None, again: bool = False) -> str:
    """A group that says what it is, and leads somewhere where there is somewhere to go.

    What leads where something else leads already (`again`) is no stop of its own on the way through with a keyboard.
    """
    group = element("g", title(label), *inside, class_=class_)
    if href is None:
        return group
    return element("a", group, href=href, aria_label=label, tabindex=-1 if again else None)


def number(value: float) -> str:
    """A coordinate, at most one digit after the point."""
    rounded = f"{value:.1f}"
    return rounded.removesuffix(".0") if rounded != "-0.0" else "0"


def picture(
    *inside: str, width: float, height: float, label: str, description: str, class_: str, embed: bool, links: bool
) -> str:
    """A whole picture. Alone it carries its style and is an XML file; embedded it has classes only, and the page has STYLE.

    A picture with links is a group of them and not one image, or nobody could reach them without a mouse.
    """
    size = f"0 0 {number(width)} {number(height)}"
    head = [title(label), element("desc", escaped(description))]
    if not embed:
        head += [element("style", STYLE.replace("&", "&amp;").replace("<", "&lt;"))]
        head += [element("rect", width="100%", height="100%", class_="paper")]
    drawn = element(
        "svg",
        *head,
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=size,
        width=number(width),
        height=number(height),
        class_=f"pv {class_}",
        role="group" if links else "img",
        aria_label=label,
    )
    return drawn if embed else f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'
