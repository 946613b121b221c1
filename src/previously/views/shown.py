"""Who is listed, under which name, and how important they are so far: a pure function of the state.

How sure a fact must be to count at all is decided in one place, `fold.MINIMUM`; here is decided who is worth listing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from heapq import nlargest
from typing import Final, Literal, TypeAlias

import msgspec

from previously import lexicon
from previously.fold import Entity, State
from previously.given import gender_of_lone_name, gender_of_name
from previously.model import Name
from previously.views.common import clean, name_words, remembered
from previously.views.gender import Gender, gender, given_names
from previously.views.titles import titles

Kind: TypeAlias = Literal["character", "organisation", "place"]
Rank: TypeAlias = Literal["main", "supporting", "minor"]

MAIN, SUPPORTING = 0.3, 0.11
"""Shares of the mean weight of the five weightiest characters from which a character is main, or supporting."""
MAIN_WEIGHT, SUPPORTING_WEIGHT = 6, 4
"""Weights below which nobody is main, or supporting, however little has been told so far."""
LONGEST_DESCRIPTION = 12
"""How many words a description may have; longer ones are sentences rather than names for somebody."""
_KIND: dict[str, Kind] = {"PER": "character", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
_SURE_OF_TYPE = {"name": 3.0, "nominal": 1.0, "pronoun": 0.5}


class Variant(msgspec.Struct, frozen=True):
    """A spelling of a name beside the one it is taken for."""

    text: str
    of: str


class Figure(msgspec.Struct, frozen=True, eq=False):
    """A listed entity and what is shown of it: names, gender, rank. `weight` counts mentions and, twice, events."""

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    variants: tuple[Variant, ...]
    descriptions: tuple[str, ...]
    actor: str | None
    gender: Gender
    rank: Rank
    weight: int
    entity: Entity


class Roster(msgspec.Struct, frozen=True, eq=False):
    """Everybody and everything listed, by canonical id in order of first mention, and the actors' names."""

    figures: dict[str, Figure]
    actors: frozenset[tuple[str, ...]]

    def of_kind(self, kind: Kind) -> list[Figure]:
        """The figures of one kind, the weightiest first where they are characters."""
        found = [f for f in self.figures.values() if f.kind == kind]
        if kind == "character":
            ranks = ("main", "supporting", "minor")
            found.sort(key=lambda f: (ranks.index(f.rank), -f.weight))
        return found


@remembered
def roster(state: State) -> Roster:
    """List who is worth listing at the state's position."""
    roles = Counter(e for event in state.events for e in dict.fromkeys(event.agents + event.patients))
    affected = {c.entity for c in state.conditions}
    belonged_to = {t.target for t in state.ties if t.type in ("member_of", "works_for", "works_with")}
    actors, players = _actors(state)
    listed: dict[str, Figure] = {}
    for entity in state.entities.values():
        kind = _kind(entity)
        if kind is None or entity.id in players or (kind == "character" and _is_actor(entity, actors)):
            continue
        names = _names(entity)
        descriptions = _descriptions(entity)
        acts = entity.id in roles or entity.id in affected or (kind == "organisation" and entity.id in belonged_to)
        name = _listed_name(entity, kind, names, descriptions, acts=acts)
        if name is None:
            continue
        titled = titles(entity) if kind == "character" and not names else ()
        descriptions = tuple(d for d in descriptions if d.casefold() not in {t.casefold() for t in titled})
        listed[entity.id] = Figure(
            id=entity.id,
            kind=kind,
            name=name,
            names=_spellings(names) or titled,
            variants=_variants(entity, names),
            descriptions=descriptions,
            actor=_actor(state, entity),
            gender=gender(entity) if kind == "character" and not _mere_set(entity) else "n",
            rank="minor",
            weight=len(entity.mentions) + 2 * roles[entity.id],
            entity=entity,
        )
    return Roster(_ranked(_hinted(listed, _wed(state))), actors)


def _wed(state: State) -> dict[str, set[str]]:
    """Who is or was married to whom."""
    out: dict[str, set[str]] = {}
    for tie in state.ties:
        if tie.type == "spouse":
            out.setdefault(tie.source, set()).add(tie.target)
            out.setdefault(tie.target, set()).add(tie.source)
    return out


def _kind(entity: Entity) -> Kind | None:
    votes: Counter[str] = Counter()
    for mention in entity.mentions:
        votes[mention.type] += mention.confidence * _SURE_OF_TYPE[mention.form]  # type: ignore[assignment]
    kind = _KIND.get(max(votes, key=votes.__getitem__)) if votes else None
    return "character" if kind == "organisation" and _mere_set(entity) else kind


def _mere_set(entity: Entity) -> bool:
    """Whether it is only some people together, who are no organisation: "the family", "a group of boys"."""
    descriptions = [] if _names(entity) or entity.renamed else _descriptions(entity)
    return bool(descriptions) and all(_head_noun(d) in _MERE_SETS for d in descriptions) and not any(map(_led, descriptions))


def _led(description: str) -> bool:
    """Whether a group is told to be somebody's by name, and so is one ("Rick's group")."""
    owner, mark, rest = description.replace("’", "'").partition("'s ")
    return bool(mark) and owner[:1].isupper() and rest.casefold() == "group"


def character_name(entity: Entity, actors: frozenset[tuple[str, ...]], *, acts: bool) -> str | None:
    """What to call an entity by itself, or nothing where it is no character worth listing."""
    if _kind(entity) != "character" or _is_actor(entity, actors):
        return None
    return _listed_name(entity, "character", _names(entity), _descriptions(entity), acts=acts)


def _listed_name(entity: Entity, kind: Kind, names: list[Name], descriptions: tuple[str, ...], *, acts: bool) -> str | None:
    if not (names or entity.renamed or _worth_listing(entity, kind, descriptions, acts)):
        return None
    return entity.renamed or _display_name(entity, names) or _best_description(entity, descriptions)


def _worth_listing(entity: Entity, kind: Kind, descriptions: tuple[str, ...], acts: bool) -> bool:
    """Whether something without a name is: it must be described, and return or do something."""
    telling = [d for d in descriptions if {*d.casefold().split()} - lexicon.DETERMINERS - lexicon.ANYBODY]
    if not telling and kind == "character" and acts and _somebody(entity, descriptions):
        return True
    if not telling or kind == "place":
        return kind == "place" and len(entity.mentions) >= 2 and any(map(_owned_premises, descriptions))
    return acts or (kind == "character" and len(entity.mentions) >= 2)


_SOMEBODY: Final = frozenset("man woman boy girl".split())
_ANEW: Final = frozenset("a an another".split())
"""What a description begins with that tells of somebody for the first time."""


def _somebody(entity: Entity, descriptions: tuple[str, ...]) -> bool:
    """Whether it is one man or woman of whom nothing else is said, told of again: "a man", who then shoots somebody."""
    told = [d for d in descriptions if _head_noun(d) in _SOMEBODY and d.casefold().split()[0] in _ANEW]
    return bool(told) and len(entity.mentions) >= 2


def _head_noun(description: str) -> str:
    """The noun a description is headed by: what stands before the first preposition or clause."""
    words = description.casefold().split()
    end = next((i for i, w in enumerate(words) if i and w in _BEHIND_NOUNS), len(words))
    return words[end - 1]


def _owned_premises(description: str) -> bool:
    """Whether words tell of somebody's house by the name of whose it is ("Ann's house")."""
    owner, mark, rest = description.replace("’", "'").partition("'")
    named = owner[:1].isupper() and owner.split()[-1][:1].isupper()
    return bool(mark) and named and _head_noun(rest) in _PREMISES


_BEHIND_NOUNS: Final = frozenset("of in at on for from with who whom whose which that".split())
_MERE_SETS: Final = frozenset("family group crowd household couple pair".split())
"""What many together are called that are no organisation."""
_PREMISES: Final = frozenset(
    "house home mansion castle palace estate farm ranch manor villa cottage warehouse hotel inn shop".split()
)


def _actors(state: State) -> tuple[frozenset[tuple[str, ...]], set[str]]:
    """The actors' names as they are compared, and those of them who are entities of their own."""
    names, players = set(), set()
    for entity in state.entities.values():
        for casting in entity.castings:
            if casting.actor in state.canonical:
                players.add(state.canonical[casting.actor])
            else:
                names.add(name_words(casting.actor))
    return frozenset(names), players


def _is_actor(entity: Entity, actors: frozenset[tuple[str, ...]]) -> bool:
    """Whether all its names are an actor's: talk about the players is not about the characters."""
    if entity.castings or not entity.names:
        return False
    names = [name_words(n.text) for n in entity.names if n.sort != "description"]
    return any(actor in names and all(set(name) <= set(actor) for name in names) for actor in actors.intersection(names))


def _actor(state: State, entity: Entity) -> str | None:
    """The actor the castings agree on most, the earliest where they do not."""
    texts = []
    for casting in entity.castings:
        player = state.entities.get(state.canonical.get(casting.actor, ""))
        texts.append((_display_name(player, _names(player)) if player else "") or clean(casting.actor))
    return Counter(texts).most_common(1)[0][0] if texts else None


def _names(entity: Entity) -> list[Name]:
    return [n for n in entity.names if n.sort != "description" and clean(n.text)]


def _spellings(names: list[Name]) -> tuple[str, ...]:
    """The names, each once; of one that is also written without its capitals only as names are written."""
    told = tuple(dict.fromkeys(clean(n.text) for n in names))
    proper = {text.lower() for text in told if not text.islower()}
    return tuple(text for text in told if not (text.islower() and text in proper))


def _counts(entity: Entity) -> Counter[str]:
    """How often each name is used."""
    counts: Counter[str] = Counter()
    proper = {clean(n.text).lower(): clean(n.text) for n in entity.names if not n.text.islower()}
    for text, count in Counter(m.citations[0].text for m in entity.mentions if m.form == "name").items():
        told = clean(text)
        counts[proper.get(told, told)] += count
    return counts


def _oriented(entity: Entity, names: list[Name]) -> list[tuple[str, str]]:
    """(spelling, the one it is taken for): as they were read, turned round where the later one is far more common."""
    counts = _counts(entity)
    out = []
    for name in names:
        if name.variant_of:
            text, of = clean(name.text), clean(name.variant_of)
            odd, right = _spelt_apart(text, of)
            if _holding(counts, odd) > 2 * _holding(counts, right):
                text, of = of, text
            if text != of:
                out.append((text, of))
    return list(dict.fromkeys(out))


def _holding(counts: Counter[str], spelling: str) -> int:
    """How often an entity is called by names that hold a spelling."""
    words = {*spelling.split()}
    return sum(count for text, count in counts.items() if words <= {*text.split()})


def _variants(entity: Entity, names: list[Name]) -> tuple[Variant, ...]:
    return tuple(dict.fromkeys(Variant(*_spelt_apart(text, of)) for text, of in _oriented(entity, names)))


def _spelt_apart(text: str, of: str) -> tuple[str, str]:
    """The two words that differ where one spelling comes in a longer name: Torvick is no other spelling of Maja Torvik."""
    odd, right = text.split(), of.split()
    pairs = [(a, b) for a in odd if a not in right for b in right if b not in odd]
    if not pairs or (len(odd) == len(right) and sum(a != b for a, b in zip(odd, right, strict=True)) == 1):
        return text, of
    return min(pairs, key=lambda pair: (-SequenceMatcher(None, pair[0].casefold(), pair[1].casefold()).ratio(), pair))


def _display_name(entity: Entity, names: list[Name]) -> str:
    """The most frequent name, made as full as a name with the same words is; with a title only if nothing else is known."""
    counts = _counts(entity)
    oriented = _oriented(entity, names)
    misspelt = {text for text, of in oriented if len(text.split()) <= len(of.split())}
    texts = list(_spellings(names))
    texts = [t for t in texts if t not in misspelt] or texts
    titles = {clean(n.text) for n in names if n.sort == "title"}
    good = [t for t in texts if t not in titles] or texts
    if not good:
        return ""
    by_words: Counter[tuple[str, ...]] = Counter()
    for text in good:
        by_words[name_words(text)] += max(counts[text], 1)
    base = max(by_words, key=by_words.__getitem__)
    fuller = [name_words(t) for t in good if any(_is_fuller(t, words) for words in (base, *_respelt(base, oriented)))]
    words = max(fuller, key=by_words.__getitem__) if fuller else base
    spelt = [t for t in good if name_words(t) == words]
    plain = [t for t in spelt if len(t.split()) == len(words)]  # without a title
    if plain:
        return max(plain, key=counts.__getitem__)
    text = max(spelt, key=counts.__getitem__)
    bare = text.split()[-len(words) :]
    return " ".join(bare) if len(words) > 1 and not bare[0].islower() else text  # nobody is called "of Light"


def _respelt(base: tuple[str, ...], oriented: list[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """A name as it would be spelt in the other ways: "Winthrope" is part of Collin Winthrop too."""
    for pair in oriented:
        odd, right = (name_words(text) for text in _spelt_apart(*pair))
        if len(odd) == len(right) == 1 and odd != right and {*odd, *right} & {*base}:
            yield tuple({*odd, *right}.difference({word}).pop() if word in (*odd, *right) else word for word in base)


def _is_fuller(text: str, base: tuple[str, ...]) -> bool:
    """Whether a name says more than `base`, in words that are written as names are."""
    words = name_words(text)
    added = [w for w in text.split() if w.casefold().strip(".,") not in base]
    named = all(w[:1].isupper() or w.casefold() in lexicon.NAME_PARTICLES for w in added)
    return len(words) > len(base) and set(base) < set(words) and named


def _descriptions(entity: Entity) -> tuple[str, ...]:
    """What it has been called without a name, each once; its noun phrases where the reading recorded nothing else."""
    told: dict[str, str] = {}
    for name in entity.names:
        if name.sort == "description" and len(name.text.split()) <= LONGEST_DESCRIPTION:
            told.setdefault(clean(name.text).casefold(), clean(name.text))
    if not told and not _names(entity):
        for mention in entity.mentions:
            text = clean(mention.citations[0].text)
            if mention.form == "nominal" and len(text.split()) <= LONGEST_DESCRIPTION:
                told.setdefault(text.casefold(), text)
    return tuple(text for text in told.values() if text)


def _best_description(entity: Entity, descriptions: tuple[str, ...]) -> str:
    """The description that says most and is used most: "the mystery woman" before "the woman" and "her mother"."""
    counts = Counter(clean(m.citations[0].text).casefold() for m in entity.mentions if m.form == "nominal")

    def worth(text: str) -> tuple[bool, int]:
        words = text.casefold().split()
        telling = sum(w not in lexicon.DETERMINERS for w in words)
        return (words[0] not in lexicon.OWNERS, max(counts[text.casefold()], 1) * min(telling, 3))

    best = max(descriptions, key=worth)
    first, _, rest = best.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in lexicon.DETERMINERS and rest else best


def _hinted(listed: dict[str, Figure], wed: dict[str, set[str]]) -> dict[str, Figure]:
    """The figures with a gender for whom the text tells none: as their namesakes in the story, else as the name mostly goes.

    Where there is no such name either, whoever has a wife is most often a man, and whoever has a husband a woman.
    """
    told: dict[str, set[Gender]] = {}
    for figure in listed.values():
        if figure.kind == "character" and figure.gender in ("f", "m"):
            for name in given_names(figure.entity, "full", "given"):
                told.setdefault(name, set()).add(figure.gender)

    def hint(figure: Figure) -> Gender:
        namesakes = {g for name in given_names(figure.entity, "full") for g in told.get(name, ())}
        whole = given_names(figure.entity, "full")
        lone = given_names(figure.entity, "full", "given") - whole
        usual = {*map(gender_of_name, whole), *map(gender_of_lone_name, lone)} - {""}
        player = {gender_of_name(figure.actor.split()[0].casefold())} - {""} if figure.actor else set()
        mates = {listed[id].gender for id in wed.get(figure.id, ()) if id in listed} & {"f", "m"}
        other: set[str] = {"m" if gender == "f" else "f" for gender in mates}
        for found in (namesakes, usual, player, other):
            if len(found) == 1:
                return "f" if found == {"f"} else "m"
        return "u"

    return {
        id: msgspec.structs.replace(f, gender=hint(f)) if f.kind == "character" and f.gender == "u" else f
        for id, f in listed.items()
    }


def thresholds(weights: Iterable[int]) -> tuple[float, float]:
    """The weights from which a character is main, and supporting, among characters of these weights."""
    heaviest = nlargest(5, weights)
    mean = sum(heaviest) / len(heaviest) if heaviest else 1.0
    return max(MAIN * mean, MAIN_WEIGHT), max(SUPPORTING * mean, SUPPORTING_WEIGHT)


def _ranked(listed: dict[str, Figure]) -> dict[str, Figure]:
    """The figures with their ranks: each character's weight against that of the weightiest five."""
    main, supporting = thresholds(f.weight for f in listed.values() if f.kind == "character")
    out = {}
    for figure in listed.values():
        rank: Rank = "minor"
        if figure.kind == "character":
            if figure.weight >= main:
                rank = "main"
            elif figure.weight >= supporting:
                rank = "supporting"
        out[figure.id] = msgspec.structs.replace(figure, rank=rank) if rank != "minor" else figure
    return out
