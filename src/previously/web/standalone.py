"""The companion as one file to take along: everything up to a position, its own style inside, no script, nothing loaded."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from itertools import groupby

from previously import wording
from previously.book import Moment
from previously.web.drawings import inside
from previously.web.look import companion_style, environment


def policy() -> str:
    """What a browser may do with the file: show it in its own style, and nothing else, wherever it is opened."""
    style = b64encode(sha256(companion_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"


def standalone(moment: Moment) -> bytes:
    """The companion of a moment as one HTML file in UTF-8."""
    board, storyline = inside(moment)
    known = moment.companion()
    parts = {part.id: part for part in moment.prefix.parts}
    return (
        environment()
        .get_template("companion.html")
        .render(
            moment=moment,
            known=known,
            style=companion_style(),
            policy=policy(),
            ordinals={name: part.ordinal for name, part in parts.items()},
            titles={name: wording.subtitle(name, part.title) for name, part in parts.items()},
            recap=[(name, list(items)) for name, items in groupby(moment.recap("normal").items, lambda item: item.part)],
            board=board,
            storyline=storyline,
            relations=moment.relations().relations,
            names={
                **{one.id: one.name for one in known.characters},
                **{one.id: one.name for one in (*known.organisations, *known.places)},
            },
            parts=list(parts.values()),
            passages=[moment.passage(part.ordinal) for part in parts.values()],
        )
        .encode()
    )
