"""A story as it is known at a position: every view of it, and nothing of what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from previously.errors import PositionError

if TYPE_CHECKING:
    from previously.desk import Plan
    from previously.fold import State
    from previously.text import Part, Prefix
    from previously.views.answer import Answer
    from previously.views.board import Board
    from previously.views.cast import Cast
    from previously.views.changes import Changes
    from previously.views.character import CharacterPage, Role
    from previously.views.companion import Companion
    from previously.views.facts import Doubts, Mentions
    from previously.views.findings.finding import Findings
    from previously.views.fixes import Fixes
    from previously.views.passage import Passage
    from previously.views.recap import Recap
    from previously.views.relations import Relations
    from previously.views.search import Found
    from previously.views.sentence import Sentence
    from previously.views.storyline import Storyline
    from previously.views.timeline import Timeline

Length: TypeAlias = Literal["brief", "normal", "full"]


class Moment:
    """A story as it is known at a position: it holds what was read until then and has no way to what follows."""

    def __init__(self, prefix: Prefix) -> None:
        self.prefix = prefix

    @property
    def title(self) -> str:
        """The story's title."""
        return self.prefix.title

    @property
    def part(self) -> Part:
        """The part the reader is at."""
        return self.prefix.parts[-1]

    @cached_property
    def state(self) -> State:
        """What the views are made from."""
        from previously.fold import fold

        return fold(self.prefix)

    def cast(self) -> Cast:
        """Who is who."""
        from previously.views.cast import cast

        return cast(self.state)

    def character(self, name: str, latest: int | None = None) -> CharacterPage:
        """All about one character, or with only so many of the `latest` events.

        Raises UnknownNameError when the name is nobody's so far, or several people's.
        """
        from previously.views.character import character

        return character(self.state, name, latest)

    def recap(self, length: Length = "normal", about: str | None = None, since: str | int | None = None) -> Recap:
        """What happened so far, in the story's own sentences, or only about somebody, or only from a part on.

        Raises UnknownNameError when nobody is called `about`, PositionError when `since` is no part so far.
        """
        from previously.views.recap import recap

        return recap(self.state, length=length, about=about, since=None if since is None else self.ordinal(since))

    def roles(self, name: str) -> dict[str, Role]:
        """What part somebody has in each event they are in, by its id: they did it, it was done to them, or they were there.

        Raises UnknownNameError when the name is nobody's so far, or several people's.
        """
        from previously.views.character import roles

        return roles(self.state, name)

    def timeline(
        self, about: str | None = None, kind: str | None = None, part: int | None = None, window: slice | None = None
    ) -> Timeline:
        """When things changed, or what changed in the part of an ordinal; of long timelines only a `window` of the entries.

        Raises UnknownNameError when nobody is called `about`.
        """
        from previously.views.timeline import ALL, timeline

        return timeline(self.state, about=about, kind=kind, part=part, window=window or ALL)

    def relations(self, about: str | None = None) -> Relations:
        """Who is what to whom.

        Raises UnknownNameError when nobody is called `about`.
        """
        from previously.views.relations import relations

        return relations(self.state, about=about)

    def board(self, about: str | None = None) -> Board:
        """Who is what to whom as a network, with a place for everybody on it; `about` draws it around one figure.

        Raises UnknownNameError when nobody is called `about`.
        """
        from previously.views.board import board

        return board(self.state, about=about)

    def storyline(self) -> Storyline:
        """One line a character through the parts; what it shows of a part it shows of it at every later position."""
        from previously.views.storyline import storyline

        return storyline(self.prefix, self.state)

    def check(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Findings:
        """What contradicts what: the findings of the codes that begin as `select` says, without those of `ignore`.

        Raises CheckError when no code begins so.
        """
        from previously.views.findings.check import check, chosen

        return check(self.state, chosen(select, ignore))

    def companion(self) -> Companion:
        """Everything that is known, for export."""
        from previously.views.companion import companion

        return companion(self.state)

    def would(self, asked: str, *said: str, since: str | int | None = None) -> Changes:
        """What a correction would change here, before it is made; nothing is written.

        Takes what `Book.fix` takes, and raises what it raises.
        """
        from previously.fixing import outcome
        from previously.fold import fold
        from previously.views.changes import changes

        planned = planned_by(self, asked, said, since)
        after = fold(msgspec.structs.replace(self.prefix, facts=(*self.prefix.facts, planned.correction)))
        return changes(self.state, after, outcome(self.state, after, planned))

    def mentions(self, name: str) -> Mentions:
        """What one figure is made of: its names and every mention, with the ids by which they can be corrected.

        Raises UnknownNameError when the name is nobody's so far, or several people's.
        """
        from previously.views.facts import mentions

        return mentions(self.state, name)

    def doubts(self) -> Doubts:
        """What the reading was not sure of and left out, with the ids by which it can be confirmed."""
        from previously.views.facts import doubts

        return doubts(self.state)

    def fixes(self) -> Fixes:
        """What people corrected, and what has become of it."""
        from previously.views.fixes import fixes

        return fixes(self.state)

    def passage(self, part: str | int, first: int = 0, most: int | None = None) -> Passage:
        """The text of a part up to here with what was read in it, from a sentence on and at most so many.

        Raises PositionError when there is no such part so far.
        """
        from previously.views.passage import passage

        return passage(self.state, self.ordinal(part), first, most)

    def sentence(self, part: str | int, number: int) -> Sentence:
        """One sentence of a part and every fact that rests on it.

        Raises PositionError when there is no such part so far, or no such sentence in it.
        """
        from previously.views.sentence import sentence

        return sentence(self.state, self.ordinal(part), number)

    def search(self, words: str) -> Found:
        """Words looked up in the text so far and in what was read from it."""
        from previously.views.search import search

        return search(self.state, words)

    def ask(self, question: str, before: Iterable[str] = ()) -> Answer:
        """What the story says to a question, or that it does not say; `before` are ids that a pronoun in it can mean.

        Raises AskError when there is no question, or far too long a one.
        """
        from previously.asking.ask import ask

        return ask(self.state, question, tuple(before))

    def ordinal(self, position: str | int) -> int:
        """The ordinal of a part up to here.

        Raises PositionError when it is none of them.
        """
        if isinstance(position, str):
            return part_meant(position, self.prefix.parts, self.part.ordinal)
        if 0 <= position < len(self.prefix.parts):
            return position
        raise PositionError(f"There is no part {position} up to {self.part.id}.", where=self.title)


def planned_by(moment: Moment, asked: str, said: Sequence[str], since: str | int | None) -> Plan:
    from previously.desk import Desk
    from previously.fixing import plan

    desk = Desk(moment.prefix, moment.state, moment.ordinal)
    return plan(desk, asked, said, None if since is None else _placed(moment, since))


def _placed(moment: Moment, since: str | int) -> int:
    """The ordinal of the part that a correction is to hold from, which must be known to who makes it."""
    try:
        return moment.ordinal(since)
    except PositionError as error:
        hint = f"A fix holds from a part up to {moment.part.id}, where you are (--at says otherwise). {error.hint}"
        raise PositionError(error.what, where=error.where, hint=hint) from None


def part_meant(position: str, parts: Sequence[Part], reader: int | None) -> int:
    """The ordinal of the part that a person means; how people write positions is loaded only where the id is not enough."""
    typed = position.strip().casefold()
    exact = [part.ordinal for part in parts if part.id.casefold() == typed]
    if len(exact) == 1:
        return exact[0]
    if parts and typed == "end":
        return parts[-1].ordinal
    from previously.positions import parse

    return parse(position, parts, reader)
