"""The board and the storyline: on pages of their own, on somebody's page, and as files."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from previously.book import Moment
from previously.drawing import board as boards
from previously.drawing import storyline as storylines
from previously.drawing.svg import Link
from previously.web.pages import names, page, tried
from previously.web.site import Here, Site


def board(site: Site, here: Here, request: Request) -> Response:
    """Who is what to whom, drawn and told."""
    about = request.query_params.get("about") or None
    ties, problem = tried(lambda: here.moment.relations(about))
    picture = Markup() if ties is None else board_picture(here, about)
    return page(
        site, here, "board.html", problem, picture=picture, ties=ties.relations if ties else (), about=about or "",
        names=names(here.moment),
    )  # fmt: skip


def storyline(site: Site, here: Here, _: Request) -> Response:
    """Everybody's way through the parts."""
    view = here.moment.storyline()
    picture = Markup(storylines.draw(view, link=_links(here), embed=True))
    return page(site, here, "storyline.html", picture=picture, said=storylines.told(view))


def board_picture(here: Here, about: str | None) -> Markup:
    """The board for a page, its names leading to their pages and its lines to the sentences that tell of them."""
    return Markup(boards.draw(here.moment.board(about), link=_links(here), embed=True))


def board_file(_: Site, here: Here, request: Request) -> Response:
    """The board as a picture."""
    about = request.query_params.get("about") or None
    return _file(here, "board", boards.draw(here.moment.board(about), embed=_is_png(request)), png=_is_png(request))


def storyline_file(_: Site, here: Here, request: Request) -> Response:
    """The storyline as a picture."""
    drawn = storylines.draw(here.moment.storyline(), embed=_is_png(request))
    return _file(here, "storyline", drawn, png=_is_png(request))


def inside(moment: Moment) -> tuple[Markup, Markup]:
    """The board and the storyline for the file to take along, where names lead to places in the same file."""

    def link(kind: str, one: str) -> str | None:
        if kind == "part":
            return "#part" + str(moment.ordinal(one))
        return None if kind == "relation" else f"#{one}"

    board, storyline = moment.board(), moment.storyline()
    return Markup(boards.draw(board, link=link, embed=True)), Markup(storylines.draw(storyline, link=link, embed=True))


def _is_png(request: Request) -> bool:
    return request.url.path.endswith(".png")


def _file(here: Here, what: str, drawn: str, *, png: bool) -> Response:
    name = quote(f"{here.word.lstrip('~')}-{what}.{'png' if png else 'svg'}")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
    if not png:
        return Response(drawn.encode(), media_type="image/svg+xml", headers=headers)
    from previously.drawing.png import png as rendered

    return Response(rendered(drawn), media_type="image/png", headers=headers)


def _links(here: Here) -> Link:
    told = {fact: line.evidence[0] for line in here.moment.relations().relations for fact in line.facts}

    def link(kind: str, one: str) -> str | None:
        if kind == "part":
            return here.link("text", part=one)
        if kind == "relation":
            return here.sentence(told[one].part, told[one].sentence) if one in told else None
        return here.link(f"who/{quote(one)}")

    return link
