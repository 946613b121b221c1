"""Stand-ins for the language model and the text formats, so that the log and its surfaces are tested without either."""

from __future__ import annotations

import re
from collections.abc import Iterator

from previously.model import AnyFact, Event, Mention, Name
from previously.text import Part, Prefix, Story

_WORD = re.compile(r"[A-Z][a-z]+")
_SENTENCE = re.compile(r"[^\s.][^.]*\.")
_VERB = re.compile(r"\b(met|killed|left|loved)\b")
_HEADING = re.compile(r"(?m)^(S\d\dE\d\d)\b.*$")


def part(ordinal: int, name: str, body: str, title: str = "") -> Part:
    """A part with a heading line and one sentence for every full stop."""
    heading = "" if name == "front" else f"{name} - {title or name.title()}\n"
    text = heading + body
    sentences = tuple(match.span() for match in _SENTENCE.finditer(text, len(heading)))
    return Part(ordinal, name, title or name.title(), text, len(heading), sentences)


def story(*bodies: str, title: str = "The Sea", first: int = 1) -> Story:
    """A story whose parts are called S01E01, S01E02 and so on."""
    return Story(title, tuple(part(n, f"S01E{n + first:02}", body) for n, body in enumerate(bodies)))


def split(text: str, title: str = "The Sea") -> Story:
    """A text cut at headings such as S01E02, as the real sources do it."""
    starts = [match.start() for match in _HEADING.finditer(text)]
    parts: list[Part] = []
    if text[: starts[0] if starts else len(text)].strip():
        parts.append(part(0, "front", text[: starts[0] if starts else len(text)].strip()))
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        heading, _, body = text[start:stop].strip().partition("\n")
        parts.append(part(len(parts), heading[:6], body.strip(), heading[6:].strip(" -")))
    return Story(title, tuple(parts))


class FakeReader:
    """Takes capitalised words for people and four verbs for events; deterministic, and blind to what follows."""

    def __init__(self, identity: str = "fake 1") -> None:
        self.identity = identity
        self.calls: list[str] = []

    def expect(self, part: Part) -> None:
        """Nothing to begin on."""

    def read(self, part: Part, before: Prefix | None) -> tuple[AnyFact, ...]:
        assert (before is None) == (part.ordinal == 0)
        assert before is None or [known.ordinal for known in before.parts] == list(range(part.ordinal))
        self.calls.append(part.id)
        known = {fact.text: fact.entity for fact in (before.facts if before else ()) if isinstance(fact, Name)}
        return tuple(self._facts(part, known))

    def _facts(self, part: Part, known: dict[str, str]) -> Iterator[AnyFact]:
        count = 0

        def fresh() -> str:
            nonlocal count
            count += 1
            return f"{part.id}.{count}"

        for index, (start, end) in enumerate(part.sentences):
            people: list[str] = []
            for word in _WORD.finditer(part.text, start, end):
                span = part.cite(*word.span())
                new = word[0] not in known
                if new:
                    known[word[0]] = fresh()
                people.append(known[word[0]])
                yield Mention(
                    id=fresh(), citations=(span,), entity=known[word[0]], type="PER", form="name", head=(span.start, span.end)
                )
                if new:
                    yield Name(id=fresh(), citations=(span,), entity=known[word[0]], text=word[0], sort="given")
            verb = _VERB.search(part.text, start, end)
            if verb and people:
                yield Event(
                    id=fresh(),
                    citations=(part.cite_sentence(index),),
                    trigger=verb.span(),
                    lemma={"met": "meet", "killed": "kill", "left": "leave", "loved": "love"}[verb[0]],
                    agents=(people[0],),
                    patients=tuple(people[1:2]),
                )
