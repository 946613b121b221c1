"""What people type on the command line: its arguments and options, and how they are completed.

The modules that complete are loaded when somebody presses the tab key.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer


def complete_story(incomplete: str) -> list[str]:
    """The stories known by a title."""
    from previously.terminal.complete import stories

    return stories(incomplete)


def complete_position(ctx: typer.Context, incomplete: str) -> list[str]:
    """The parts of the story typed."""
    from previously.terminal.complete import positions

    return positions(_given(ctx), incomplete)


def complete_name(ctx: typer.Context, incomplete: str) -> list[str]:
    """Those met so far in the story typed."""
    from previously.terminal.complete import names

    return names(_given(ctx), incomplete)


def complete_fix(ctx: typer.Context, incomplete: str) -> list[str]:
    """What can be corrected in the story typed."""
    from previously.terminal.complete import fixable

    return fixable(_given(ctx), incomplete)


def _given(ctx: typer.Context) -> dict[str, Any]:
    """What is typed so far; behind an option that still lacks its value, the story is left among the words unread."""
    return {**ctx.params, "story": ctx.params.get("story") or next(iter(ctx.args), None)}


Story: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="STORY", help="A story's title, or its .story file.", autocompletion=complete_story, show_default=False
    ),
]
At: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="P",
        help="How far you are, such as S02E05, ch12 or end; else your bookmark.",
        autocompletion=complete_position,
    ),
]
About: TypeAlias = Annotated[
    str | None, typer.Option("--about", metavar="NAME", help="Only what concerns somebody.", autocompletion=complete_name)
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Cite: TypeAlias = Annotated[bool, typer.Option("--cite", help="Quote the sentences it rests on.")]
Ids: TypeAlias = Annotated[bool, typer.Option("--ids", help="Show the ids by which it can be corrected (see `fix`).")]


Svg: TypeAlias = Annotated[
    Path | None, typer.Option("--svg", metavar="FILE", help="Draw it into an SVG file; - is standard output.")
]
Png: TypeAlias = Annotated[
    Path | None, typer.Option("--png", metavar="FILE", help="Draw it into a PNG file (needs previously[png]).")
]
Force: TypeAlias = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]
