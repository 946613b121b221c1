"""Law 2 over every view: what is shown at a position is the same bytes, whatever the story goes on to tell.

Stories are made of random sentences about few people, so that names, identities, ties and deaths of later parts have
every chance to reach back. Corrections, placed and unplaced, are thrown in. Leaks are counted; none is allowed.
"""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from previously import wire
from previously.errors import UnknownNameError
from previously.fold import State, fold
from previously.model import Mention, RelationType
from previously.views.board import board
from previously.views.cast import cast
from previously.views.character import character
from previously.views.companion import companion
from previously.views.findings.check import check, chosen
from previously.views.recap import SIZES, recap
from previously.views.relations import relations
from previously.views.shown import roster
from previously.views.storyline import storyline
from previously.views.timeline import timeline
from tests.builders import Writer, cut, lighthouse

NAMES = {
    "e1": ("Ann", "Ann Pell", "Anne", "Lady Pell"),
    "e2": ("Bo", "Bo Quist", "the mystery man", "Bow"),
    "e3": ("Cob", "the tall woman", "her brother", "Cobb"),
    "e4": ("Dee", "the king", "a nurse", "Dee Pell"),
    "e5": ("the harbour company", "Pell Mills", "it", "the firm"),
}
PRONOUNS = ("she", "he", "her", "him")
VERBS = ("kills", "meets", "betrays", "marries", "sees", "arrests", "forgives")
TIES: tuple[RelationType, ...] = ("spouse", "romantic", "parent", "relative", "friend", "works_for")


class Sentence(msgspec.Struct, frozen=True):
    """One made-up sentence: "A verbs B", and what the reading makes of it."""

    who: str
    whom: str
    word: int
    other: int
    verb: str
    told: str
    tie: RelationType
    sure: float


class Act(msgspec.Struct, frozen=True):
    """A person's correction: of whom, and placed where."""

    action: str
    one: str
    other: str
    nth: int
    placed: int | None


ENTITY = st.sampled_from(sorted(NAMES))
SENTENCE = st.builds(
    Sentence,
    who=ENTITY,
    whom=ENTITY,
    word=st.integers(0, 5),
    other=st.integers(0, 5),
    verb=st.sampled_from(VERBS),
    told=st.sampled_from(("event", "event", "tie", "end", "death", "reveal", "variant", "casting", "nothing")),
    tie=st.sampled_from(TIES),
    sure=st.sampled_from((1.0, 1.0, 0.6, 0.2)),
)
ACT = st.builds(
    Act,
    action=st.sampled_from(("merge", "rename", "retract", "confirm", "split")),
    one=ENTITY,
    other=ENTITY,
    nth=st.integers(0, 40),
    placed=st.one_of(st.none(), st.integers(0, 3)),
)
PARTS = st.lists(st.lists(SENTENCE, min_size=1, max_size=4), min_size=2, max_size=4)


def word(entity: str, n: int) -> str:
    return PRONOUNS[n % 4] if n > 3 else NAMES[entity][n]


def write(parts: list[list[Sentence]], acts: list[Act]) -> Writer:
    """The story and what a reader that knows no later part makes of it."""
    w = Writer()
    w.type("e5", "ORG")
    for number, sentences in enumerate(parts, 1):
        marked = [f"{{{word(s.who, s.word)}={s.who}}} {s.verb} {{{word(s.whom, s.other)}={s.whom}}}." for s in sentences]
        part = w.part(f"E{number}", " ".join(marked))
        for n, s in enumerate(sentences):
            start, end = part.sentences[n]
            quote = part.text[start : end - 1]
            if s.told == "event":
                w.event(s.verb.rstrip("s"), s.verb, [s.who], [s.whom], clause=[quote] if s.word % 2 else (), confidence=s.sure)
            elif s.told in ("tie", "end"):
                w.relation(s.tie, s.who, s.whom, quote, ends=s.told == "end", confidence=s.sure)
            elif s.told == "death":
                w.state(s.whom, "life", "dead", quote, by=[s.who], confidence=s.sure)
            elif s.told == "reveal" and s.who != s.whom:
                w.reveal(s.who, s.whom, quote, confidence=s.sure)
            elif s.told == "variant":
                w.variant(NAMES[s.who][3], NAMES[s.who][0])
            elif s.told == "casting":
                w.casting(s.who, f"Actor Number{number}", quote)
    mentions = [f.id for f in w.facts if isinstance(f, Mention)]
    facts = [f.id for f in w.facts]
    for n, act in enumerate(acts):
        if act.action == "merge":
            w.correct("merge", act.one, act.other, placed=act.placed, id=f"c{n}")
        elif act.action == "rename":
            w.correct("rename", act.one, text=f"Renamed {n}", placed=act.placed, id=f"c{n}")
        elif act.action == "split":
            w.correct("split", act.one, *mentions[act.nth :: 7], placed=act.placed, id=f"c{n}")
        else:
            w.correct(act.action, *facts[act.nth :: 11], placed=act.placed, id=f"c{n}")
    return w


def shown(state: State) -> list[bytes]:
    """Everything any view says of a state, as the bytes people and programs get."""
    out = [wire.to_json(v) for v in (companion(state), cast(state), timeline(state), relations(state), board(state))]
    out.append(wire.to_json(check(state, chosen(["all"]))))
    out += [wire.to_json(recap(state, length=length)) for length in SIZES]
    out += [wire.to_json(recap(state, since=0, length="full"))]
    for figure in roster(state).figures.values():
        out.append(wire.to_json(recap(state, about=figure.id)))
        out.append(wire.to_json(relations(state, about=figure.id)))
        out.append(wire.to_json(board(state, about=figure.id)))
        out.append(wire.to_json(timeline(state, about=figure.id)))
    for name in ("Ann", "Cobb", "the mystery", "Pell", "Actor Number3"):
        try:
            out.append(wire.to_json(character(state, name)))
        except UnknownNameError as error:
            out.append(str(error).encode())
    return out


@settings(max_examples=120, deadline=None)
@given(PARTS, st.lists(ACT, max_size=3), st.integers(1, 3))
def test_what_comes_later_changes_nothing(parts: list[list[Sentence]], acts: list[Act], at: int) -> None:
    """Cut the whole story's log after part k, or never write more than k parts: the same bytes in every view."""
    at = min(at, len(parts) - 1)
    longer = write(parts, acts)
    shorter = Writer()
    shorter.parts = longer.parts[:at]
    shorter.facts = list(cut(longer.story, longer.facts, at).facts)
    fold(longer.prefix())  # the whole story was looked at before: nothing of it may stick
    assert shown(fold(longer.prefix(at))) == shown(fold(shorter.prefix()))


@settings(max_examples=60, deadline=None)
@given(PARTS, PARTS, st.integers(1, 3))
def test_two_stories_that_begin_alike_look_alike(parts: list[list[Sentence]], other: list[list[Sentence]], at: int) -> None:
    """Each written and read on its own; they share their first k parts and nothing else."""
    at = min(at, len(parts) - 1)
    one, two = write(parts, []), write(parts[:at] + other, [])
    assert shown(fold(one.prefix(at))) == shown(fold(two.prefix(at)))


@settings(max_examples=60, deadline=None)
@given(PARTS, st.lists(ACT, max_size=3))
@example(
    [
        [Sentence("e1", "e2", 0, 0, "kills", "event", "spouse", 1.0)],
        [Sentence("e1", "e1", 0, 0, "kills", "event", "spouse", 1.0)],
    ],
    [Act("merge", "e1", "e1", 0, None), Act("merge", "e1", "e2", 0, 1)],
)
def test_every_view_cites_what_it_says(parts: list[list[Sentence]], acts: list[Act]) -> None:
    """Law 3: nothing without a citation, and every citation an exact slice of a part that is known."""
    w = write(parts, [a for a in acts if a.action != "rename"])
    for k in range(1, len(w.parts) + 1):
        state = fold(w.prefix(k))
        texts = {p.id: p.text for p in state.parts}
        views = [companion(state), recap(state, length="full"), timeline(state), relations(state), board(state)]
        told = msgspec.to_builtins([*views, storyline(w.prefix(k), state)])
        for node in _nodes(told):
            if "evidence" in node:
                assert node["evidence"], node
            if "start" in node:
                assert texts[node["part"]][node["start"] : node["end"]] == node["text"]


def _nodes(tree: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    todo = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            found.append(node)
            todo += node.values()
        elif isinstance(node, (list, tuple)):
            todo += node
    return found


def test_the_names_of_later_parts_are_nowhere_before() -> None:
    """Who the stranger is comes out in E3; before, the name Ewan is in no view at all."""
    w = lighthouse()
    assert shown(fold(w.prefix()))  # somebody else has read on
    for k in (1, 2, 3):
        assert not [text for text in shown(fold(w.prefix(k))) if b"Ewan" in text]
    assert [text for text in shown(fold(w.prefix(4))) if b"Ewan" in text]
