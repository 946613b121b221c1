"""From what a person says is wrong, and what is known where they are, to the correction that the log keeps.

Everything here is pure: a prefix, its state and words go in, a correction or an error comes out. Nothing after the
reader's position takes part, so a fix of what lies ahead fails in the same words as a fix of what is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal, TypeAlias, get_args

from previously.allowing import allow
from previously.corrections import SPLIT, Ruling
from previously.desk import PREFIX, Desk, Plan, identified, planned
from previously.errors import FixError, PositionError
from previously.fold import Entity, State
from previously.model import Anchor, AnyFact, Correction, Event, Mention, kind_of
from previously.views.common import Ref, at, clean, name_words
from previously.views.facts import label
from previously.views.fixes import Fixed, as_fix, overruled_by
from previously.views.named import find
from previously.views.shown import roster

Asked: TypeAlias = Literal["merge", "split", "rename", "retract", "confirm", "allow", "undo"]
ASKED: Final[tuple[Asked, ...]] = get_args(Asked)
USAGE: Final[dict[str, str]] = {
    "merge": "merge A B",
    "split": "split WHO MENTION...",
    "rename": 'rename WHO "NEW NAME"',
    "retract": "retract FACT...",
    "confirm": "confirm FACT...",
    "allow": "allow FINDING...",
    "undo": "undo [ID]",
}
_LONGEST: Final = 100
"""Characters from which a name is rather a sentence."""
_SHOWN: Final = 6
_DETERMINERS: Final = frozenset({"a", "an"})


def plan(desk: Desk, asked: str, said: Sequence[str], since: int | None = None) -> Plan:
    """The correction that a person asks for with some words, to hold from part `since` on, or everywhere.

    Of somebody who the story reveals to be somebody else, it holds from that reveal on unless `since` says otherwise.
    Raises FixError when it cannot be made so, UnknownNameError when nobody, or several, are known by a name.
    """
    if asked not in _PLANS:
        raise FixError(f"{asked!r} is no fix.", hint=f"Fixes are {', '.join(ASKED)}.")
    least, most = _WORDS[asked]
    if not least <= len(said) <= (most or len(said)):
        hint = "Put quotation marks around a name of several words." if asked in ("merge", "rename") else ""
        raise FixError(f"This is not how it is said: `{USAGE[asked]}`.", hint=hint)
    if asked == "undo" and since is not None:
        raise FixError("An undoing takes back the whole fix, wherever it holds.", hint="Leave out --from.")
    return _PLANS[asked](desk, said, since)


def _merge(desk: Desk, said: Sequence[str], since: int | None) -> Plan:
    one, other = (_entity(desk.state, word) for word in said)
    if one.id == other.id:
        name = label(desk.state, one.id)
        if clean(said[0]).casefold() == clean(said[1]).casefold():
            raise FixError(f"That is {name} ({one.id}) both times.", hint="Name two who are one.")
        raise FixError(
            f"{said[0]!r} and {said[1]!r} are one already: {name} ({one.id}).",
            hint="`previously fixes STORY` lists what was merged by hand.",
        )
    notes = [
        f"{r.correction.id} said that they are two: this one, being later, holds."
        for r in desk.standing
        if r.made and {desk.state.canonical.get(r.made), desk.state.canonical.get(r.targets[0])} == {one.id, other.id}
    ]
    placed = _placed(desk, since, _revealed(desk, (one, other)), notes)
    return planned(desk, "merge", [_anchored(desk, one), _anchored(desk, other)], placed, notes)


def _split(desk: Desk, said: Sequence[str], since: int | None) -> Plan:
    entity = _entity(desk.state, said[0])
    chosen: dict[str, Mention] = {}
    for word in said[1:]:
        chosen.update((mention.id, mention) for mention in _mentions(desk, entity, word))
    if len(chosen) == len(entity.mentions):
        name = label(desk.state, entity.id)
        raise FixError(f"These are all mentions of {name}: nobody would be left.", hint="To give another name: rename.")
    owners = {desk.facts[i].entity for i in chosen if isinstance(desk.facts[i], Mention)}  # type: ignore[union-attr]
    notes = [
        f"{r.correction.id} said that they are one: for these mentions this one, being later, holds."
        for r in desk.standing
        if r.correction.action == "merge" and owners & {*r.targets} and desk.state.canonical.get(r.targets[0]) == entity.id
    ]
    placed = _placed(desk, since, _revealed(desk, (entity,)), notes)
    targets = [_anchored(desk, entity), *((i, desk.ground.anchor(desk.facts[i])) for i in chosen)]
    return planned(desk, "split", targets, placed, notes)


def _rename(desk: Desk, said: Sequence[str], since: int | None) -> Plan:
    entity, name = _entity(desk.state, said[0]), " ".join(said[1].split())
    if not name:
        raise FixError("A name cannot be empty.", hint="`previously fix STORY undo` takes a renaming back.")
    if len(name) > _LONGEST or not name.isprintable():
        raise FixError("This cannot be a name: it is too long, or no text.", hint="Give a name of one line.")
    figures = roster(desk.state).figures
    if entity.id in figures and figures[entity.id].name == name:
        raise FixError(f"{name} ({entity.id}) is shown by that name already.", hint="Give another name.")
    for figure in figures.values():
        taken = (figure.id, figure.name, *figure.names, *figure.descriptions)
        if figure.id != entity.id and name.casefold() in {text.casefold() for text in taken}:
            hint = "If they are one: `previously fix STORY merge`. If not, give a name that tells them apart."
            raise FixError(f"{name!r} is a name of {figure.name} ({figure.id}).", hint=hint)
    again = [
        r for r in desk.standing if r.correction.action == "rename" and desk.state.canonical.get(r.targets[0]) == entity.id
    ]
    notes = [f"This replaces {again[-1].correction.id}, which said “{again[-1].correction.text}”."] if again else []
    placed = _placed(desk, since, _named_since(desk, entity), notes)
    return planned(desk, "rename", [_anchored(desk, entity)], placed, notes, name)


def _retract(desk: Desk, said: Sequence[str], since: int | None) -> Plan:
    return _judge(desk, "retract", said, since)


def _confirm(desk: Desk, said: Sequence[str], since: int | None) -> Plan:
    return _judge(desk, "confirm", said, since)


def _judge(desk: Desk, action: Literal["retract", "confirm"], said: Sequence[str], since: int | None) -> Plan:
    facts = {fact.id: fact for fact in (_fact(desk, word) for word in said)}
    notes: dict[str, None] = {}
    for fact in facts.values():
        words = [r for r in desk.standing if r.correction.action in ("retract", "confirm") and fact.id in r.targets]
        if words and words[-1].correction.action == action:
            hint = f"To take that back: `previously fix STORY undo {words[-1].correction.id}`."
            raise FixError(f"{fact.id} is {action}ed already, by {words[-1].correction.id}.", hint=hint)
        if words:
            last = words[-1].correction
            notes[f"{last.id} said the contrary ({last.action}) of {fact.id}: this one, being later, holds."] = None
        if action == "retract" and isinstance(fact, Event):
            for change in (c for condition in desk.state.conditions for c in condition.facts if c.cause == fact.id):
                if change.id not in facts:
                    what = f"{label(desk.state, desk.state.canonical[change.entity])}, {change.aspect}: {change.value}"
                    notes[f"{change.id} ({what}) was read from it and stays: retract it too if it is wrong."] = None
    targets = [(fact.id, desk.ground.anchor(fact)) for fact in facts.values()]
    return planned(desk, action, targets, since, list(notes))


def _undo(desk: Desk, said: Sequence[str], _: int | None) -> Plan:
    if not said:
        standing = [r for r in desk.standing if overruled_by(desk.state, r) is None]
        if not standing:
            raise FixError(f"No fix is in force up to {desk.here}.", hint="`previously fixes STORY` lists them all.")
        ruling = standing[-1]
    else:
        ruling = _ruling(desk, said[0])
    if ruling.undone:
        hint = f"To have it back: `previously fix STORY undo {ruling.undone}`."
        raise FixError(f"{ruling.correction.id} is undone already, by {ruling.undone}.", hint=hint)
    correction = Correction(id="", citations=(), action="retract", targets=(ruling.correction.id,))
    return Plan(identified(desk, correction))


_PLANS: Final[dict[str, Callable[[Desk, Sequence[str], int | None], Plan]]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "retract": _retract,
    "confirm": _confirm,
    "allow": allow,
    "undo": _undo,
}
_WORDS: Final = {
    "merge": (2, 2),
    "split": (2, 0),
    "rename": (2, 2),
    "retract": (1, 0),
    "confirm": (1, 0),
    "allow": (1, 0),
    "undo": (0, 1),
}
"""The fewest and the most words that each takes (0: as many as one likes)."""


def outcome(before: State, after: State, planned: Plan) -> Fixed:
    """What a correction came to, once the log has it; other corrections may have lost what they were about."""
    ruling = next(r for r in after.rulings if r.correction.id == planned.correction.id)
    notes = [*planned.notes, *_fallout(before, after)]
    about = ruling
    while about.undoes is not None:
        about = next(r for r in after.rulings if r.correction.id == about.undoes)
    entities = [after.canonical[target] for target in about.targets if target in after.canonical]
    entities += [after.canonical[about.made]] if about.made else []
    shown = tuple(Ref(entity, label(after, entity)) for entity in dict.fromkeys(entities))
    return Fixed(at(after), ruling.correction.id, as_fix(after, about), ruling.undoes is not None, shown, tuple(notes))


def _fallout(before: State, after: State) -> list[str]:
    """The corrections that had something to apply to before, and have not any more."""
    gone = {r.correction.id: r.gone for r in before.rulings}
    return [
        f"{r.correction.id} has nothing to apply to without it."
        for r in after.rulings
        if r.gone and not r.undone and gone.get(r.correction.id) is False
    ]


# Whom and what a person means


def _entity(state: State, word: str) -> Entity:
    """The one who goes by a name; an id names also those who are not listed."""
    if word in state.canonical:
        return state.entities[state.canonical[word]]
    return find(state, word).entity


def _mentions(desk: Desk, entity: Entity, word: str) -> list[Mention]:
    """The mentions of somebody that an id, the words themselves, or a part's position means."""
    wanted = word.strip().casefold()
    for mention in entity.mentions:
        if mention.id.casefold() == wanted:
            return [mention]
    name = label(desk.state, entity.id)
    if (other := _by_id(desk, word)) is not None:
        raise FixError(_no_mention(desk, other, name), hint=_candidates(entity))
    told = [m for m in entity.mentions if clean(m.citations[0].text).casefold() == clean(word).casefold()]
    if told and (len(told) == 1 or all(m.form != "pronoun" for m in told)):
        return told
    if told:
        raise FixError(f"{word!r} may mean {len(told)} mentions of {name}.", hint=_candidates(entity, told))
    try:
        part = desk.ordinal(word)
    except PositionError:
        raise FixError(f"{word!r} is no mention of {name} up to {desk.here}.", hint=_candidates(entity)) from None
    there = [m for m in entity.mentions if m.citations[0].part == part]
    if not there:
        raise FixError(f"{name} is not mentioned in {desk.prefix.parts[part].id}.", hint=_candidates(entity))
    return there


def _no_mention(desk: Desk, fact: AnyFact, name: str) -> str:
    if not isinstance(fact, Mention):
        return f"{fact.id} is a fact of the kind {kind_of(fact)}, no mention."
    owner = next((m.entity for m in desk.state.mentions if m.id == fact.id), None)
    if owner is None:
        return f"{fact.id} is a mention that was retracted."
    return f"{fact.id} is a mention of {label(desk.state, desk.state.canonical[owner])}, not of {name}."


def _candidates(entity: Entity, mentions: Sequence[Mention] = ()) -> str:
    """Some of somebody's mentions with their ids, one for each way of calling them, and where the others are listed."""
    told = mentions or list({clean(m.citations[0].text).casefold(): m for m in reversed(entity.mentions)}.values())[::-1]
    shown = ", ".join(f"{m.id} “{clean(m.citations[0].text)}”" for m in told[:_SHOWN])
    return f"Say which, by id, by its words or by its part: {shown}. `previously who STORY {entity.id} --mentions` lists all."


def _by_id(desk: Desk, word: str) -> AnyFact | None:
    """The fact of an id, in whatever case it is typed."""
    wanted = word.strip()
    if wanted in desk.facts:
        return desk.facts[wanted]
    found = [fact for name, fact in desk.facts.items() if name.casefold() == wanted.casefold()]
    return found[0] if len(found) == 1 else None


def _fact(desk: Desk, word: str) -> AnyFact:
    found = _by_id(desk, word)
    if found is not None:
        return found
    hint = "`--ids` on who, timeline and relations shows the ids of facts; `who NAME --mentions` those of names and mentions."
    if any(ruling.correction.id == word.strip() for ruling in desk.state.rulings):
        raise FixError(f"{word!r} is a fix, not a fact.", hint=f"To take it back: `previously fix STORY undo {word.strip()}`.")
    if word.strip() in desk.state.canonical:
        name = label(desk.state, desk.state.canonical[word.strip()])
        raise FixError(f"{word!r} is {name}, not a fact about them.", hint=hint)
    raise FixError(f"{word!r} is no fact's id up to {desk.here}.", hint=hint)


def _ruling(desk: Desk, word: str) -> Ruling:
    wanted = word.strip().casefold()
    found = [r for r in desk.state.rulings if r.correction.id.casefold() in (wanted, PREFIX + wanted)]
    if found:
        return found[-1]
    if _by_id(desk, word) is not None:
        raise FixError(f"{word!r} is a fact, not a fix.", hint=f"To reject it: `previously fix STORY retract {word}`.")
    raise FixError(f"There is no fix {word!r} up to {desk.here}.", hint="`previously fixes STORY` lists them with their ids.")


# From when on it holds


def _placed(desk: Desk, since: int | None, safe: int | None, notes: list[str]) -> int | None:
    """Where a person says, else where it tells nobody more than the story has told by then."""
    if since is None and safe is not None:
        here = desk.prefix.parts[safe].id
        notes.append(
            f"It holds from {here} on: before, a reader does not know so much. With `--from start` it holds everywhere."
        )
    return since if since is not None else safe


def _revealed(desk: Desk, entities: Sequence[Entity]) -> int | None:
    """The part that reveals what makes somebody one: who corrects them knows it, and earlier readers must not learn it."""
    parts = [0]
    for entity in entities:
        members = {*entity.members}
        parts += [r.citations[0].part for r in desk.state.reveals if r.entity == entity.id and r.citations]
        parts += [r.correction.placed or 0 for r in desk.standing if r.correction.action == "merge" and members & {*r.targets}]
    return max(parts) or None


def _named_since(desk: Desk, entity: Entity) -> int | None:
    """The part from which on a person is called by a name at all: a better one given to them tells as much."""
    words = _telling(label(desk.state, entity.id)) if entity.renamed is None else frozenset()
    told = [m.citations[0].part for m in entity.mentions if words <= _telling(m.citations[0].text)]
    told += [c.part for n in entity.names for c in n.citations if words <= _telling(n.text)]
    placed = [
        r.correction.placed or 0 for r in desk.standing if r.correction.action == "rename" and r.targets[0] in entity.members
    ]
    first = entity.mentions[0].citations[0].part if entity.mentions else 0
    begun = min(told, default=first) if words else max(placed, default=first)
    since = max(_revealed(desk, (entity,)) or 0, begun)
    return since if since > first else None


def _telling(text: str) -> frozenset[str]:
    return frozenset(name_words(text)) - _DETERMINERS


def _anchored(desk: Desk, entity: Entity) -> tuple[str, Anchor]:
    own = [m for m in entity.mentions if m.entity == entity.id] or entity.mentions
    if not own:
        raise FixError(f"{entity.id} is not mentioned any more.", hint="`previously fixes STORY` lists what was retracted.")
    return entity.id, desk.ground.entity(own, split=SPLIT in entity.id)
