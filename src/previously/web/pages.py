"""The pages of a story: each a view of the moment its visitor may see, and nothing besides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from previously.book import Length, Moment
from previously.errors import PreviouslyError, UnknownNameError
from previously.web.site import Here, Site, told
from previously.wording import happening_words, subtitle

if TYPE_CHECKING:
    from previously.views.common import Cite, Ref
    from previously.views.timeline import TimelineEntry

T = TypeVar("T")
LENGTHS: Final[dict[str, Length]] = {"brief": "brief", "normal": "normal", "full": "full"}
KINDS: Final = {
    "event": "Events",
    "state": "Changes of state",
    "relation": "Relations",
    "reveal": "Reveals",
    "appearance": "First appearances",
}
LONG: Final = 600
"""Sentences from which a story's timeline is shown part by part."""
SENTENCES: Final = 240
"""Sentences of the text on one page."""
ENTRIES: Final = 600
"""Entries of the timeline on one page."""
LISTED: Final = 80
"""Names in one list of who's who, unless a visitor asks for all of them."""
DEEDS: Final = 120
"""What a character's page tells of what happened to them; their timeline has the rest."""

SPOKEN_OF: Final = 6
"""Those whom a pronoun of the next question can mean."""


def recap(site: Site, here: Here, request: Request) -> Response:
    """Catch up."""
    asked = request.query_params
    length, about, since = LENGTHS.get(asked.get("length", ""), "normal"), asked.get("about"), asked.get("since")
    view, problem = tried(lambda: here.moment.recap(length, about or None, since or None))
    items = view.items if view else ()
    parts = [(name, title_of(here.moment, name), list(told)) for name, told in groupby(items, lambda item: item.part)]
    chosen = {"length": length, "about": about or "", "since": since or ""}
    return page(site, here, "recap.html", problem, parts=parts, chosen=chosen, names=names(here.moment))


def who(site: Site, here: Here, request: Request) -> Response:
    """Who's who."""
    known = here.moment.companion()
    states = {(s.entity, s.aspect): s for s in known.states}
    dead = {entity: s for (entity, aspect), s in states.items() if aspect == "life" and s.value == "dead"}
    named = [one for one in known.characters if one.names]
    cards = [(rank, [one for one in named if one.rank == rank]) for rank in ("main", "supporting")]
    lists = [
        ("Also", [one for one in named if one.rank == "minor"]),
        ("Without a name so far", [one for one in known.characters if not one.names]),
        ("Organisations", known.organisations),
        ("Places", known.places),
    ]
    most = None if request.query_params.get("all") else LISTED
    return page(site, here, "who.html", cards=cards, lists=lists, dead=dead, most=most)


def character(site: Site, here: Here, request: Request, picture: Callable[[str], str]) -> Response:
    """One character, organisation or place; `picture` draws their part of the board."""
    moment, name = here.moment, request.path_params["name"]
    made_of = moment.mentions(name)
    try:
        view = moment.character(name, DEEDS + 1)
    except UnknownNameError:  # an organisation or a place, since it has mentions
        return _group(site, here, name)
    known: dict[str, Cite] = {}
    for fact in made_of.names:
        if fact.kind == "name":
            known.setdefault(fact.what, fact.evidence[0])
    roles = moment.roles(view.character.id)
    latest = {(state.aspect): state for state in view.states}
    return page(
        site, here, "character.html", view=view, one=view.character, known=list(known.items()), latest=latest,
        castings=[fact for fact in made_of.names if fact.kind == "casting"],
        happened=_told(moment, view.events[-DEEDS:], roles), left_out=len(view.events) > DEEDS,
        last=made_of.mentions[-1], picture=picture(view.character.id) if view.relations else "",
        others=[one for one in moment.cast().characters if one.id != view.character.id],
    )  # fmt: skip


def mentions(site: Site, here: Here, request: Request) -> Response:
    """Every mention of somebody, for splitting off those that mean another."""
    view, first = here.moment.mentions(request.path_params["name"]), number_of(request, "from")
    shown = view.mentions[first : first + SENTENCES]
    later = first + SENTENCES if first + SENTENCES < len(view.mentions) else None
    return page(site, here, "mentions.html", view=view, shown=shown, first=first, later=later)


def timeline(site: Site, here: Here, request: Request) -> Response:
    """What happened when; of a long story one part at a time."""
    asked, moment = request.query_params, here.moment
    about, kind = asked.get("about") or None, asked.get("kind") or None
    if kind not in KINDS:
        kind = None
    long = sum(len(part.sentences) for part in moment.prefix.parts) > LONG
    chosen = moment.ordinal(asked["part"]) if asked.get("part") else moment.part.ordinal if long else None
    first = number_of(request, "from")
    view, problem = tried(lambda: moment.timeline(about, kind, chosen, slice(first, first + ENTRIES + 1)))
    entries = view.entries if view else ()
    return page(
        site, here, "timeline.html", problem, parts=_told(moment, entries[:ENTRIES], {}), long=long,
        earlier=first > 0, later=first + ENTRIES if len(entries) > ENTRIES else None,
        part="" if chosen is None else moment.prefix.parts[chosen].id, kinds=KINDS, kind=kind or "", about=about or "",
        names=names(moment),
    )  # fmt: skip


def text(site: Site, here: Here, request: Request) -> Response:
    """The story's own text, and what was read from the sentence chosen."""
    asked, moment = request.query_params, here.moment
    ordinal = moment.ordinal(asked["part"]) if asked.get("part") else moment.part.ordinal
    part = moment.prefix.parts[ordinal]
    chosen = moment.sentence(ordinal, number_of(request, "sentence")) if asked.get("sentence") else None
    start = number_of(request, "from") if chosen is None else chosen.cite.sentence
    first = min(start, max(len(part.sentences) - 1, 0)) // SENTENCES * SENTENCES
    passage = moment.passage(ordinal, first, SENTENCES)
    before = moment.prefix.parts[ordinal - 1].id if ordinal else None
    after = moment.prefix.parts[ordinal + 1].id if ordinal < moment.part.ordinal else None
    paragraphs: list[list[Any]] = []
    for line in passage.lines:
        if line.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return page(
        site, here, "text.html", passage=passage, paragraphs=paragraphs, chosen=chosen, part=part, before=before, after=after,
        earlier=first - SENTENCES if first else None,
        later=first + SENTENCES if first + SENTENCES < passage.sentences else None,
    )  # fmt: skip


def search(site: Site, here: Here, request: Request) -> Response:
    """Words looked up in the text and in what was read from it."""
    words = request.query_params.get("q", "")[:100]
    return page(site, here, "search.html", found=here.moment.search(words), words_=words)


def ask(site: Site, here: Here, request: Request) -> Response:
    """A question answered; a pronoun means whom the question before it, or its answer, was about."""
    asked, before = request.query_params.get("q", ""), request.query_params.getlist("before")[:SPOKEN_OF]
    found, problem = tried(lambda: here.moment.ask(asked, before)) if asked.strip() else (None, "")
    about = [ref.id for ref in (*found.who, *found.about)] if found else []
    later = list(dict.fromkeys((*about, *before)))[:SPOKEN_OF]
    return page(site, here, "ask.html", problem, found=found, asked=asked if problem else "", before=later)


def fixes(site: Site, here: Here, request: Request) -> Response:
    """What was corrected, `done` just now, and what was left out as doubtful."""
    known, doubts, done = here.moment.fixes().fixes, here.moment.doubts().facts, request.query_params.get("done", "")
    return page(site, here, "fixes.html", fixes=known, done_id=done, doubts=doubts[-DEEDS:], more=len(doubts) > DEEDS)


def take(site: Site, here: Here, _: Request) -> Response:
    """What can be taken along."""
    return page(site, here, "take.html")


def page(site: Site, here: Here, template: str, problem: str = "", status: int = 200, **context: Any) -> Response:
    """A page of a story."""
    if problem:
        status = 404
    return site.render(template, status, here=here, moment=here.moment, problem=problem, **context)


def tried(make: Callable[[], T]) -> tuple[T | None, str]:
    """A view, or in words why there is none: who asked for nobody can ask again on the same page."""
    try:
        return make(), ""
    except PreviouslyError as error:
        return None, told(error)


def number_of(request: Request, name: str) -> int:
    """A number that an address holds, or 0."""
    digits = request.query_params.get(name, "")[:9]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def names(moment: Moment) -> list[str]:
    """The names that can be asked about, the most important first."""
    return [one.name for one in moment.cast().characters]


def title_of(moment: Moment, part: str) -> str:
    """A part's title where it says more than what the part is called."""
    return next((subtitle(p.id, p.title) for p in moment.prefix.parts if p.id == part), "")


def _group(site: Site, here: Here, name: str) -> Response:
    known = here.moment.companion()
    made_of = here.moment.mentions(name)
    groups = [("organisation", g) for g in known.organisations] + [("place", g) for g in known.places]
    kind, one = next(found for found in groups if found[1].id == made_of.who.id)
    entries = here.moment.timeline(one.id, window=slice(-DEEDS - 1, None)).entries
    return page(
        site, here, "group.html", one=one, kind=kind, mentions=len(made_of.mentions), first=made_of.mentions[0],
        relations=here.moment.relations(one.id).relations, happened=_told(here.moment, entries[-DEEDS:], {}),
        left_out=len(entries) > DEEDS,
    )  # fmt: skip


class Told:
    """One sentence of a timeline with all that it tells."""

    def __init__(self, entries: list[TimelineEntry], roles: Mapping[str, str]) -> None:
        self.text = max((entry.text for entry in entries), key=len)
        self.evidence = list(dict.fromkeys(cite for entry in entries for cite in entry.evidence))
        self.what = list(dict.fromkeys(_what(entry) for entry in entries))
        named = ("event", "appearance")  # the others say in words whom they are about
        self.who: list[Ref] = list(dict.fromkeys(ref for entry in entries if entry.kind in named for ref in entry.who))
        self.roles = list(dict.fromkeys(roles[fact] for entry in entries for fact in entry.facts if fact in roles))


def _told(moment: Moment, entries: Iterable[TimelineEntry], roles: Mapping[str, str]) -> list[tuple[str, str, list[Told]]]:
    """What happened, by part and sentence."""
    parts = []
    for part, group in groupby(entries, lambda entry: entry.part):
        told = [Told(list(same), roles) for _, same in groupby(group, _sentence)]
        parts.append((part, title_of(moment, part), told))
    return parts


def _sentence(entry: TimelineEntry) -> int:
    return next((cite.sentence for cite in entry.evidence if cite.part == entry.part), -1)


def _what(entry: TimelineEntry) -> str:
    if entry.kind == "appearance":
        return entry.what
    return happening_words(entry.kind, entry.what, entry.status, [ref.name for ref in entry.who])
