"""The terminal program: commands, and what a person reads around the views.

Only what a command needs is imported, inside it: `previously --help` and the views start fast because of that.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from previously.terminal.opened import book_of, drawn, moment_of, show, write
from previously.terminal.telling import telling
from previously.terminal.typed import (
    About,
    At,
    Cite,
    Force,
    Ids,
    Json,
    Png,
    Story,
    Svg,
    complete_fix,
    complete_name,
    complete_position,
    complete_story,
)


class _Group(TyperGroup):
    """Runs a command, and tells whatever goes wrong in one line: what, and what to do about it."""

    def invoke(self, ctx: Any) -> Any:
        with telling():
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result


app = typer.Typer(
    cls=_Group,
    name="previously",
    help="Reads a story and becomes its companion: cited, and never ahead of where you are.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    try:
        with telling():
            app(args=arguments, prog_name="previously")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    return 0


def _show_version(wanted: bool) -> None:
    if wanted:
        from previously import __version__

        print(f"previously {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    del version


@app.command()
def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Texts in reading order; - is standard input.", show_default=False)
    ],
    title: Annotated[str | None, typer.Option("--title", metavar="NAME", help="The story's title.")] = None,
    parts: Annotated[
        str | None, typer.Option("--parts", metavar="SPEC", help="How headings look, where it is not plain.")
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="FILE", help="Keep it in this .story file, not in the library.")
    ] = None,
    show_parts: Annotated[
        bool, typer.Option("--show-parts", help="Show how the text falls into parts, and read nothing.")
    ] = False,
) -> None:
    """Read a story, or what is new or changed in one."""
    from previously.terminal.intake import read_story, show_split

    if show_parts:
        show_split(files, title=title, parts=parts)
    else:
        read_story(files, title=title, parts=parts, into=into)


@app.command()
def stories(as_json: Json = False) -> None:
    """List your stories."""
    from previously.terminal.shelf import show_stories

    show_stories(as_json=as_json)


@app.command()
def at(
    story: Story,
    position: Annotated[
        list[str] | None,
        typer.Argument(metavar="P", help="How far you are.", autocompletion=complete_position, show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """Set your bookmark, or show it."""
    from previously.terminal.shelf import show_bookmark

    show_bookmark(story, _words(position), as_json=as_json)


@app.command()
def recap(
    story: Story,
    at: At = None,
    length: Annotated[Literal["brief", "normal", "full"], typer.Option("--length", help="How much of it.")] = "normal",
    about: About = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="P", help="Only what came after a part.", autocompletion=complete_position)
    ] = None,
    cite: Cite = False,
    as_json: Json = False,
) -> None:
    """Tell what happened so far."""
    from previously.terminal.show import show_recap

    with moment_of(story, at) as moment:
        view = moment.recap(length, about, since)
        show(view, as_json, lambda page: show_recap(page, moment, view, cite=cite, about=about))


@app.command()
def who(
    story: Story,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Somebody you have met.", autocompletion=complete_name, show_default=False),
    ] = None,
    at: At = None,
    cite: Cite = False,
    ids: Ids = False,
    mentions: Annotated[bool, typer.Option("--mentions", help="List somebody's names and mentions with their ids.")] = False,
    as_json: Json = False,
) -> None:
    """Say who is who, or all about somebody."""
    from previously.terminal.fixes import show_mentions
    from previously.terminal.show import show_cast, show_character

    with moment_of(story, at) as moment:
        somebody = _words(name)
        if mentions and somebody is None:
            raise typer.BadParameter("say whose mentions: `previously who STORY NAME --mentions`.")
        if somebody is None:
            cast = moment.cast()
            show(cast, as_json, lambda page: show_cast(page, moment, cast, cite=cite, ids=ids))
        elif mentions:
            made_of = moment.mentions(somebody)
            show(made_of, as_json, lambda page: show_mentions(page, moment, made_of))
        else:
            character = moment.character(somebody)
            show(character, as_json, lambda page: show_character(page, moment, character, cite=cite, ids=ids))


@app.command()
def timeline(
    story: Story,
    at: At = None,
    about: About = None,
    kind: Annotated[
        Literal["event", "state", "relation", "reveal", "appearance"] | None,
        typer.Option("--kind", help="Only entries of a kind."),
    ] = None,
    cite: Cite = False,
    ids: Ids = False,
    as_json: Json = False,
) -> None:
    """Say what happened when."""
    from previously.terminal.show import show_timeline

    with moment_of(story, at) as moment:
        view = moment.timeline(about, kind)
        show(view, as_json, lambda page: show_timeline(page, moment, view, cite=cite, ids=ids))


@app.command()
def relations(
    story: Story, at: At = None, about: About = None, cite: Cite = False, ids: Ids = False, as_json: Json = False
) -> None:
    """Say who is what to whom."""
    from previously.terminal.show import show_relations

    with moment_of(story, at) as moment:
        view = moment.relations(about)
        show(view, as_json, lambda page: show_relations(page, moment, view, cite=cite, ids=ids))


@app.command()
def board(
    story: Story,
    at: At = None,
    about: About = None,
    svg: Svg = None,
    png: Png = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Show who is what to whom as a network."""
    from previously.drawing.board import draw
    from previously.terminal.pictures import show_board

    with moment_of(story, at) as moment:
        view = moment.board(about)
        if not drawn(lambda embed: draw(view, embed=embed), svg, png, force=force):
            show(view, as_json, lambda page: show_board(page, moment, view))


@app.command()
def storyline(
    story: Story, at: At = None, svg: Svg = None, png: Png = None, force: Force = False, as_json: Json = False
) -> None:
    """Show everybody's way through the parts, and where they meet."""
    from previously.drawing.storyline import draw
    from previously.terminal.pictures import show_storyline

    with moment_of(story, at) as moment:
        view = moment.storyline()
        if not drawn(lambda embed: draw(view, embed=embed), svg, png, force=force):
            show(view, as_json, lambda page: show_storyline(page, moment, view))


@app.command()
def export(
    story: Story,
    at: At = None,
    format: Annotated[
        Literal["json", "html"], typer.Option("--format", help="json for programs, html as one page to take along.")
    ] = "json",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
) -> None:
    """Write down all that is known."""
    with moment_of(story, at) as moment:
        if format == "html":
            from previously.web.standalone import standalone

            data = standalone(moment)
        else:
            from previously.wire import to_json

            data = to_json(moment.companion()).rstrip(b"\n") + b"\n"
    if output is None:
        write(data)
    else:
        output.write_bytes(data)


@app.command()
def fix(
    story: Story,
    action: Annotated[
        Literal["merge", "split", "rename", "retract", "confirm", "allow", "undo"],
        typer.Argument(help="What is wrong.", show_default=False),
    ],
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHAT",
            help="merge A B; split WHO MENTION...; rename WHO NAME; retract FACT...; confirm FACT...; allow FINDING...; "
            "undo [ID].",
            autocompletion=complete_fix,
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="P", help="From which part on it is known.", autocompletion=complete_position),
    ] = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Correct what was read wrongly; a correction can be undone."""
    from previously.terminal.fixes import show_fixed

    with book_of(story, at) as book:
        fixed = book.fix(action, *(what or ()), since=since, at=at)
        handle = book.handle
    show(fixed, as_json, lambda page: show_fixed(page, fixed, handle))


@app.command()
def fixes(
    story: Story,
    at: At = None,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Instead, what the reading was not sure of, for `fix STORY confirm`.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List what was corrected."""
    from previously.terminal.fixes import show_doubts, show_fixes

    with moment_of(story, at) as moment:
        if doubtful:
            doubts = moment.doubts()
            show(doubts, as_json, lambda page: show_doubts(page, moment, doubts))
        else:
            view = moment.fixes()
            show(view, as_json, lambda page: show_fixes(page, moment, view))


@app.command("open")
def open_page(
    story: Annotated[
        str | None,
        typer.Argument(
            metavar="STORY", help="A story's title, or its .story file.", autocompletion=complete_story, show_default=False
        ),
    ] = None,
    port: Annotated[int | None, typer.Option("--port", metavar="N", min=0, max=65535, help="Where it listens.")] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="H", help="Whom it answers: anything but this machine needs a password.")
    ] = "127.0.0.1",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the browser.")] = False,
    password: Annotated[
        str | None,
        typer.Option("--password", envvar="PREVIOUSLY_PASSWORD", help="What visitors must know.", show_default=False),
    ] = None,
) -> None:
    """Show your stories as a page in the browser, on this machine only."""
    from previously.terminal.shelf import story_file, tell
    from previously.web.server import serve
    from previously.web.settings import is_loopback

    if not is_loopback(host) and not password and sys.stdin.isatty():
        password = typer.prompt("A password for those who may see your stories", hide_input=True, confirmation_prompt=True)
    serve(story_file(story), host=host, port=port, browser=not no_browser, password=password or None, say=tell)


@app.command()
def check(
    stories: Annotated[
        list[str],
        typer.Argument(metavar="FILE_OR_STORY", help="Texts, read for this alone, or stories.", show_default=False),
    ],
    at: At = None,
    select: Annotated[str, typer.Option("--select", metavar="CODES", help="Only these, such as N,S301 or all.")] = "",
    ignore: Annotated[str, typer.Option("--ignore", metavar="CODES", help="Not these.")] = "",
    format: Annotated[Literal["text", "json", "sarif", "github"], typer.Option("--format", help="How to tell.")] = "text",
    fix: Annotated[bool, typer.Option("--fix", help="Write a corrected copy where that is safe.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where --fix writes.")] = None,
    force: Force = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out what this file knows already.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write down what is found, to leave it out later.")
    ] = None,
    ids: Annotated[bool, typer.Option("--ids", help="Show the ids of findings, for `fix STORY allow`.")] = False,
) -> None:
    """Find what contradicts what; leaves with 1 when there is something."""
    from previously.terminal.check.command import Asked, run_check

    asked = Asked(at, select, ignore, format, fix, diff, output, force, baseline, write_baseline, ids)
    raise typer.Exit(run_check(stories, asked))


@app.command()
def ask(
    story: Story,
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="What you want to know.", show_default=False)],
    at: At = None,
    as_json: Json = False,
) -> None:
    """Ask the story; it answers with what it told so far, or says that it did not tell."""
    from previously.terminal.asking import show_answer

    with moment_of(story, at) as moment:
        view = moment.ask(" ".join(question))
        show(view, as_json, lambda page: show_answer(page, view))


@app.command()
def chat(story: Story, at: At = None) -> None:
    """Ask one question after the other."""
    from previously.terminal.asking import converse

    with moment_of(story, at) as moment:
        converse(moment)


@app.command()
def verify(story: Story, as_json: Json = False) -> None:
    """Check a story file against itself, word for word."""
    from previously.terminal.shelf import show_check

    raise typer.Exit(show_check(story, as_json=as_json))


@app.command()
def demo() -> None:
    """Read the example story, and show what can be done."""
    from previously.terminal.intake import show_demo

    show_demo()


def _words(typed: list[str] | None) -> str | None:
    """What a person typed, who need not quote a name of several words."""
    return " ".join(typed) if typed else None
