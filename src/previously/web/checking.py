"""The check on the page: what contradicts what up to where the visitor is, and which of it is no problem."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from previously.web.pages import number_of, page, tried
from previously.web.site import Here, Site

LOOKED_FOR: Final = {
    "": "what is sure",
    "all": "everything",
    "N": "names",
    "H": "headings",
    "S": "what people cannot do where and how they are",
    "R": "roles, offices and kinship",
    "G": "gender",
    "I": "what is taken for granted",
    "T": "accounts of the same thing",
}
"""What can be looked for: the beginnings of codes in words."""


def check(site: Site, here: Here, request: Request) -> Response:
    """The findings, each with the sentences that do not go together, and those that somebody let pass."""
    asked = request.query_params
    codes, done = asked.get("codes", ""), asked.get("done", "")
    view, problem = tried(lambda: here.moment.check([codes] if codes else ()))
    passed = [fix for fix in here.moment.fixes().fixes if fix.action == "allow" and fix.standing == "holds"]
    just = next((fix for fix in passed if fix.id == done), None)
    return page(
        site, here, "check.html", problem, findings=view.findings if view else (), codes=codes, families=LOOKED_FOR,
        passed=[fix for fix in passed if fix is not just], just=just, after=number_of(request, "after"),
    )  # fmt: skip
