"""Each view in words: one function per view, and nothing in it that the view does not say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from previously.terminal.page import Line, Page, Styled
from previously.wording import PRONOUNS, RANKS, happening_words, listed, others, subtitle, tie_words

if TYPE_CHECKING:
    from previously.book import Moment
    from previously.views.cast import Cast, Character
    from previously.views.character import CharacterPage
    from previously.views.common import Cite
    from previously.views.recap import Recap
    from previously.views.relations import RelationLine, Relations
    from previously.views.timeline import Timeline, TimelineEntry

NOTHING: Final = "Nothing yet."


def header(page: Page, moment: Moment, what: str) -> None:
    """Say which story this is, what is shown of it, and how far."""
    page.line([(moment.title, "bold"), (f" · {what} up to {place(moment)}", "dim")])


def place(moment: Moment) -> str:
    """The reader's part, by id and title."""
    part = moment.part
    title = "" if part.title.casefold() in ("", part.id.casefold()) else f" “{part.title}”"
    return part.id + title


def show_recap(page: Page, moment: Moment, recap: Recap, *, cite: bool, about: str | None) -> None:
    """Tell the story so far, a paragraph for each part."""
    header(page, moment, f"recap of {about}" if about else "recap")
    if not recap.items:
        page.line()
        page.line(NOTHING)
    titles = {part.id: part.title for part in moment.prefix.parts}
    for name, items in groupby(recap.items, lambda item: item.part):
        page.line()
        page.heading(name, subtitle(name, titles.get(name, "")))
        if cite:
            for item in items:
                page.line([f"{item.text} ", _refs(item.evidence)], indent=2)
                _quotes(page, item.evidence)
        else:
            page.line([piece for item in items for piece in (item.text, " ", _refs(item.evidence), " ")], indent=2)


def show_cast(page: Page, moment: Moment, cast: Cast, *, cite: bool, ids: bool = False) -> None:
    """Say who is who, the main characters first."""
    header(page, moment, "who is who")
    if not cast.characters:
        page.line()
        page.line("Nobody yet.")
    for rank, group in groupby(cast.characters, lambda one: one.rank):
        page.line()
        page.heading(RANKS[rank])
        characters = list(group)
        if cite:
            for one in characters:
                page.rows([([(one.name, "name")], [*_about(one), *_ids([one.id], shown=ids)])])
                _quotes(page, [one.first])
        else:
            rows = [
                ([(one.name, "name")], [*_about(one), _refs([one.first]), *_ids([one.id], shown=ids)]) for one in characters
            ]
            page.rows(rows)


def show_character(page: Page, moment: Moment, view: CharacterPage, *, cite: bool, ids: bool = False) -> None:
    """Say all about one character."""
    one = view.character
    header(page, moment, one.name)
    page.line()
    facts: list[tuple[Line, Line]] = []
    pronoun = f" ({PRONOUNS[one.gender]})" if PRONOUNS[one.gender] else ""
    facts.append(("is", [f"a {one.rank} character{pronoun}", *_ids([one.id], shown=ids)]))
    if one.actor:
        facts.append(("played by", one.actor))
    also = others(one.names, one.name)
    if also:
        facts.append(("also", " · ".join(also)))
    if one.variants:
        facts.append(("written", " · ".join(f"{variant.text} (for {variant.of})" for variant in one.variants)))
    described = others(one.descriptions, one.name)
    if described:
        facts.append(("described as", " · ".join(described)))
    facts.append(("first", [f"{_quoted(one.first.text)} ", _refs([one.first])]))
    facts.append(("mentioned", " · ".join(f"{seen.part} {seen.mentions}×" for seen in view.appearances)))
    page.rows(([(str(left), "dim")], right) for left, right in facts)
    if view.states:
        page.line()
        page.heading("State")
        for state in view.states:
            by = f", by {listed([ref.name for ref in state.by])}" if state.by else ""
            said = f"{state.aspect}: {state.value}{by}, since {state.since} "
            page.line([said, _refs(state.evidence), *_ids(state.facts, shown=ids)], indent=2, hang=2)
            _quotes(page, state.evidence, shown=cite)
    if view.relations:
        page.line()
        page.heading("Relations")
        _relation_lines(page, view.relations, cite=cite, ids=ids)
    if view.events:
        page.line()
        page.heading("What happened")
        _entries(page, view.events, cite=cite, ids=ids)


def show_timeline(page: Page, moment: Moment, timeline: Timeline, *, cite: bool, ids: bool = False) -> None:
    """Say what happened when."""
    header(page, moment, f"timeline of {timeline.about.name}" if timeline.about else "timeline")
    page.line()
    if not timeline.entries:
        page.line(NOTHING)
    _entries(page, timeline.entries, cite=cite, ids=ids)


def show_relations(page: Page, moment: Moment, relations: Relations, *, cite: bool, ids: bool = False) -> None:
    """Say who is what to whom."""
    header(page, moment, f"relations of {relations.about.name}" if relations.about else "relations")
    page.line()
    if not relations.relations:
        page.line(NOTHING)
    _relation_lines(page, relations.relations, cite=cite, ids=ids)


def _about(one: Character) -> list[str | Styled]:
    """What there is to say of somebody in a line."""
    said = []
    if one.actor:
        said.append(one.actor)
    also, described = others(one.names, one.name), others(one.descriptions, one.name)
    if also:
        said.append(f"also {', '.join(also[:3])}")
    elif described:
        said.append(described[0])
    return [" · ".join(said) + (" " if said else "")]


def _relation_lines(page: Page, relations: Sequence[RelationLine], *, cite: bool, ids: bool) -> None:
    rows: list[tuple[Line, Line]] = []
    for tie in relations:
        words = tie_words(tie.type, tie.qualifier)
        time = f", {tie.since} to {tie.until}" if tie.until else f", since {tie.since}"
        said: list[str | Styled] = [f"{words} ", (tie.target.name, "name"), (time, "dim")]
        if {cite.part for cite in tie.evidence} - {tie.since, tie.until}:
            said += [" ", _refs(tie.evidence)]
        said += _ids(tie.facts, shown=ids)
        rows.append(([(tie.source.name, "name")], said))
        if cite:
            page.rows([rows.pop()])
            _quotes(page, tie.evidence)
    page.rows(rows)


def _entries(page: Page, entries: Sequence[TimelineEntry], *, cite: bool, ids: bool) -> None:
    """What happened, every sentence once with all that it tells."""
    rows: list[tuple[Line, Line]] = []
    for (part, _), group in groupby(entries, _sentence):
        told = list(group)
        text = max((entry.text for entry in told), key=len)
        what = dict.fromkeys(" ".join((_what(entry), *(entry.facts if ids else ()))) for entry in told)
        evidence = dict.fromkeys(cite for entry in told for cite in entry.evidence)
        said: list[str | Styled] = [f"{text} ", (f"({' · '.join(what)})", "dim")]
        if {cite.part for cite in evidence} != {part}:
            said += [" ", _refs(evidence)]
        rows.append(([(part, "name")], said))
        if cite:
            page.rows([rows.pop()], indent=0)
            _quotes(page, evidence)
    page.rows(rows, indent=0)


def _sentence(entry: TimelineEntry) -> tuple[str, int]:
    """Where an entry is told."""
    told = next((cite.sentence for cite in entry.evidence if cite.part == entry.part), -1)
    return entry.part, told


def _what(entry: TimelineEntry) -> str:
    return happening_words(entry.kind, entry.what, entry.status, [ref.name for ref in entry.who])


def _refs(evidence: Iterable[Cite]) -> Styled:
    """The parts a statement rests on, as [S02E05] or [S02E03, S02E05]."""
    return (f"[{', '.join(dict.fromkeys(cite.part for cite in evidence))}]", "dim")


def _ids(ids: Iterable[str], *, shown: bool) -> list[Styled]:
    """The ids by which a person can correct a statement, for who asks for them."""
    return [(f" {' '.join(ids)}", "dim")] if shown else []


def _quotes(page: Page, evidence: Iterable[Cite], *, shown: bool = True) -> None:
    if shown:
        for cite in evidence:
            page.line([(f"{_quoted(cite.text)} {cite.part}, {cite.start}–{cite.end}", "dim")], indent=6, hang=1)


def _quoted(text: str) -> str:
    return f"“{text}”"
