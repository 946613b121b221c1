"""The terminal program: commands, and what a person reads around the views.

Only what a command needs is imported, inside it: `previously --help` and the views start fast because of that.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from previously.book import Book, Moment
    from previously.terminal.page import Page
    from previously.wire import View

STOPPED = 130
"""The exit code of a program that a person stopped."""
CLOSED = 141
"""The exit code of a program whose reader went away, as of one killed by SIGPIPE."""


class _Group(TyperGroup):
    """Runs a command, and tells whatever goes wrong in one line: what, and what to do about it."""

    def invoke(self, ctx: Any) -> Any:
        with telling():
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result


@contextlib.contextmanager
def telling() -> Iterator[None]:
    """Turn every failure into one line on stderr and an exit code; PREVIOUSLY_DEBUG=1 shows the traceback too."""
    from previously.errors import PreviouslyError

    try:
        yield
    except KeyboardInterrupt:
        _fail("Stopped.", STOPPED)
    except BrokenPipeError:
        # Whoever read our output has enough; point stdout at nothing so that the interpreter does not complain at exit.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CLOSED) from None
    except PreviouslyError as error:
        _fail(str(error), error.exit_code)
    except (typer.Exit, typer.Abort, SystemExit):
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _fail(f"{where}{error.strerror or error}.", 1)
    except MemoryError:
        _fail("There is not enough memory for this.", 1)
    except Exception as error:
        if type(error).__module__.split(".")[0] in ("typer", "click"):  # a wrong option, which typer tells itself
            raise
        _fail(f"Something broke that should not ({type(error).__name__}: {error}). PREVIOUSLY_DEBUG=1 shows where.", 1)


def _fail(line: str, code: int) -> None:
    from previously.terminal.page import error_line

    if os.environ.get("PREVIOUSLY_DEBUG"):
        import traceback

        traceback.print_exc()
    with contextlib.suppress(OSError):
        error_line(line)
    raise SystemExit(code) from None


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


def _complete_story(incomplete: str) -> list[str]:
    from previously.terminal.complete import stories

    return stories(incomplete)


def _complete_position(ctx: typer.Context, incomplete: str) -> list[str]:
    from previously.terminal.complete import positions

    return positions(_given(ctx), incomplete)


def _complete_name(ctx: typer.Context, incomplete: str) -> list[str]:
    from previously.terminal.complete import names

    return names(_given(ctx), incomplete)


def _complete_fix(ctx: typer.Context, incomplete: str) -> list[str]:
    from previously.terminal.complete import fixable

    return fixable(_given(ctx), incomplete)


def _given(ctx: typer.Context) -> dict[str, Any]:
    """What is typed so far; behind an option that still lacks its value, the story is left among the words unread."""
    return {**ctx.params, "story": ctx.params.get("story") or next(iter(ctx.args), None)}


def _show_version(wanted: bool) -> None:
    if wanted:
        from previously import __version__

        print(f"previously {__version__}")
        raise typer.Exit


Story: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="STORY", help="A story's title, or its .story file.", autocompletion=_complete_story, show_default=False
    ),
]
At: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="P",
        help="How far you are, such as S02E05, ch12 or end; else your bookmark.",
        autocompletion=_complete_position,
    ),
]
About: TypeAlias = Annotated[
    str | None, typer.Option("--about", metavar="NAME", help="Only what concerns somebody.", autocompletion=_complete_name)
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
        typer.Argument(metavar="P", help="How far you are.", autocompletion=_complete_position, show_default=False),
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
        str | None, typer.Option("--since", metavar="P", help="Only what came after a part.", autocompletion=_complete_position)
    ] = None,
    cite: Cite = False,
    as_json: Json = False,
) -> None:
    """Tell what happened so far."""
    from previously.terminal.show import show_recap

    with _moment(story, at) as moment:
        view = moment.recap(length, about, since)
        _show(view, as_json, lambda page: show_recap(page, moment, view, cite=cite, about=about))


@app.command()
def who(
    story: Story,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Somebody you have met.", autocompletion=_complete_name, show_default=False),
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

    with _moment(story, at) as moment:
        somebody = _words(name)
        if mentions and somebody is None:
            raise typer.BadParameter("say whose mentions: `previously who STORY NAME --mentions`.")
        if somebody is None:
            cast = moment.cast()
            _show(cast, as_json, lambda page: show_cast(page, moment, cast, cite=cite, ids=ids))
        elif mentions:
            made_of = moment.mentions(somebody)
            _show(made_of, as_json, lambda page: show_mentions(page, moment, made_of))
        else:
            character = moment.character(somebody)
            _show(character, as_json, lambda page: show_character(page, moment, character, cite=cite, ids=ids))


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

    with _moment(story, at) as moment:
        view = moment.timeline(about, kind)
        _show(view, as_json, lambda page: show_timeline(page, moment, view, cite=cite, ids=ids))


@app.command()
def relations(
    story: Story, at: At = None, about: About = None, cite: Cite = False, ids: Ids = False, as_json: Json = False
) -> None:
    """Say who is what to whom."""
    from previously.terminal.show import show_relations

    with _moment(story, at) as moment:
        view = moment.relations(about)
        _show(view, as_json, lambda page: show_relations(page, moment, view, cite=cite, ids=ids))


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

    with _moment(story, at) as moment:
        view = moment.board(about)
        if not _drawn(lambda embed: draw(view, embed=embed), svg, png, force=force):
            _show(view, as_json, lambda page: show_board(page, moment, view))


@app.command()
def storyline(
    story: Story, at: At = None, svg: Svg = None, png: Png = None, force: Force = False, as_json: Json = False
) -> None:
    """Show everybody's way through the parts, and where they meet."""
    from previously.drawing.storyline import draw
    from previously.terminal.pictures import show_storyline

    with _moment(story, at) as moment:
        view = moment.storyline()
        if not _drawn(lambda embed: draw(view, embed=embed), svg, png, force=force):
            _show(view, as_json, lambda page: show_storyline(page, moment, view))


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
    with _moment(story, at) as moment:
        if format == "html":
            from previously.web.standalone import standalone

            data = standalone(moment)
        else:
            from previously.wire import to_json

            data = to_json(moment.companion()).rstrip(b"\n") + b"\n"
    if output is None:
        _write(data)
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
            autocompletion=_complete_fix,
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="P", help="From which part on it is known.", autocompletion=_complete_position),
    ] = None,
    at: At = None,
    as_json: Json = False,
) -> None:
    """Correct what was read wrongly; a correction can be undone."""
    from previously.terminal.fixes import show_fixed

    with _book(story, at) as book:
        fixed = book.fix(action, *(what or ()), since=since, at=at)
        handle = book.handle
    _show(fixed, as_json, lambda page: show_fixed(page, fixed, handle))


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

    with _moment(story, at) as moment:
        if doubtful:
            doubts = moment.doubts()
            _show(doubts, as_json, lambda page: show_doubts(page, moment, doubts))
        else:
            view = moment.fixes()
            _show(view, as_json, lambda page: show_fixes(page, moment, view))


@app.command("open")
def open_page(
    story: Annotated[
        str | None,
        typer.Argument(
            metavar="STORY", help="A story's title, or its .story file.", autocompletion=_complete_story, show_default=False
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

    with _moment(story, at) as moment:
        view = moment.ask(" ".join(question))
        _show(view, as_json, lambda page: show_answer(page, view))


@app.command()
def chat(story: Story, at: At = None) -> None:
    """Ask one question after the other."""
    from previously.terminal.asking import converse

    with _moment(story, at) as moment:
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


@contextlib.contextmanager
def _moment(story: str, at: str | None) -> Iterator[Moment]:
    """The story as far as its reader is."""
    with _book(story, at) as book:
        yield book.at(at)


@contextlib.contextmanager
def _book(story: str, at: str | None) -> Iterator[Book]:
    """The story, its reader told where they are taken to be if they did not say so."""
    from previously.book import Book

    gc.disable()  # what a view needs, it needs to the end, which comes soon
    try:
        with Book.open(story) as book:
            if at is None and book.bookmark is None:
                from previously.terminal.shelf import say_where

                say_where(book)
            yield book
    finally:
        gc.enable()


def _show(view: View, as_json: bool, show: Callable[[Page], None]) -> None:
    if as_json:
        from previously.wire import to_json

        _write(to_json(view).rstrip(b"\n") + b"\n")
    else:
        from previously.terminal.page import Page

        show(Page())


def _drawn(draw: Callable[[bool], str], svg: Path | None, png: Path | None, *, force: bool) -> bool:
    """Write the pictures asked for; whether there were any."""
    from previously.terminal.files import put

    if png is not None:
        from previously.drawing.png import png as rendered

        put(png, rendered(draw(True)), force=force)
    if svg is not None:
        drawn = draw(False).encode()
        if str(svg) == "-":
            _write(drawn)
        else:
            put(svg, drawn, force=force)
    return svg is not None or png is not None


def _write(data: bytes) -> None:
    """JSON and SVG are UTF-8 whatever the terminal's own encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
