"""What reading remembers of the parts before: entities with their names, descriptions, gender and relations.

A memory is built from earlier facts alone, never from a model's inner state, so that appending an episode in another
process gives exactly what reading the whole at once gives (law 5). Entities are found through what they are called and
where they were last met, never by going through all of them, and of those described alike only the latest are kept in
mind: the cost of a part does not grow with the length of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from previously.given import gender_by_ending, gender_of_actor, gender_of_lone_name, gender_of_name
from previously.model import AnyFact, Casting, Event, Mention, Name, Relation, Same, State
from previously.reading import lexicon
from previously.reading.names import NameKey, describe, gender_of_noun, name_key, of_several, phrase

ALIKE = 60
"""How many entities of one description are kept in mind: the guard of chapter 2 is not "the guard" of chapter 90."""


NARRATOR = "narrator"

NUMBERED = "#"
"""What those with a regnal number are found by."""

REIGNING = frozenset("king queen emperor empress monarch sovereign".split())
"""What they are called by it alone: Osric II is "the king"."""

ONE_PRONOUN = 1.0
"""How much a single pronoun can tell of somebody's sex."""

TEACHES = 0.6
"""How sure it must be whom a pronoun means for it to tell that one's sex."""


OWNED = re.compile(r"([^\W\d_a-z][^'’]*)['’]s? (?=\S)")
"""How a description begins that tells by name whose somebody is."""


class Entity:
    """One entity while it is being read: what it is called, what it is, and where it was last seen."""

    __slots__ = (
        "actor", "dead", "descriptions", "epithets", "firm", "gender", "hints", "id", "last", "mentions", "named", "names",
        "numbers", "phrases", "plural", "slain", "states", "strings", "titles", "types", "variants", "whose",
    )  # fmt: skip

    def __init__(self, id: str) -> None:
        self.id = id
        self.types: dict[str, float] = {}
        self.gender = {"f": 0.0, "m": 0.0}
        self.names: dict[tuple[str, ...], int] = {}  # name tokens without titles → how often
        self.strings: set[str] = set()
        self.hints: set[str] = set()  # genders that the given names go with
        self.titles: set[str] = set()
        self.numbers: set[str] = set()  # regnal ones, which tell namesakes apart
        self.epithets: set[str] = set()
        self.descriptions: list[tuple[str, frozenset[str]]] = []  # head noun, modifiers
        self.phrases: set[str] = set()  # nouns with what one has on or with one
        self.whose: set[tuple[str, str]] = set()  # nouns with whose they are, by the name told: "Rick's group"
        self.variants: dict[str, str] = {}
        self.actor: str | None = None
        self.dead = False
        self.slain = False  # dead, and it was told by whom
        self.states: dict[str, str] = {}  # what else befell it: aspect → value
        self.mentions = 0
        self.last: tuple[int, int] = (-1, -1)  # part, offset of the latest mention
        self.named = False
        self.plural = False  # several people told as one
        self.firm = False  # the text calls it a company, a house, a council

    def copy(self) -> Entity:
        """The same entity to work on, leaving this one as it is."""
        other = Entity.__new__(Entity)
        for slot in Entity.__slots__:
            value = getattr(self, slot)
            setattr(other, slot, value.copy() if type(value) in (dict, set, list) else value)
        return other

    @property
    def age(self) -> int:
        """The number in its id: entities count up in order of first appearance."""
        return int(self.id[1:])

    @property
    def type(self) -> str:
        """The type most of its mentions have (PER when nothing is known yet); what is called a company is one."""
        if self.firm:
            return "ORG"
        return max(self.types, key=self.types.__getitem__) if self.types else "PER"

    def typed(self, type: str, form: str) -> None:
        """Note what kind of thing a mention takes it for; a name tells more than another word."""
        self.types[type] = self.types.get(type, 0) + (3 if form == "name" else 1)

    def referred(self, pronoun: str, sure: float) -> None:
        """Learn from a lower-case pronoun that means it, unless that is a mere guess."""
        sex = "m" if pronoun in lexicon.PRONOUNS_M else "f" if pronoun in lexicon.PRONOUNS_F else ""
        if sex and sure >= TEACHES:
            self.gender[sex] += sure

    @property
    def sex(self) -> str:
        """ "f", "m" or "u", by clear majority of the evidence; a given name, or the actor's, counts less than a pronoun."""
        hints = (self.hint, gender_of_actor(self.actor))
        f, m = (self.gender[sex] + 0.6 * hints.count(sex) for sex in "fm")
        return "f" if f > 1.5 * m else "m" if m > 1.5 * f else "u"

    @property
    def told_sex(self) -> str:
        """The same without what its given names hint at."""
        f, m = self.gender["f"], self.gender["m"]
        return "f" if f > 1.5 * m else "m" if m > 1.5 * f else "u"

    @property
    def sure_sex(self) -> str:
        """The same where it is told by more than one pronoun, which may be another's."""
        return self.told_sex if max(self.gender.values()) > ONE_PRONOUN else "u"

    @property
    def hint(self) -> str:
        """The gender that the given names in use go with, if they agree."""
        return next(iter(self.hints)) if len(self.hints) == 1 else ""

    def learn_name(self, key: NameKey, text: str) -> None:
        """Note a name this entity goes by."""
        self.named = True
        self.strings.add(text)
        if key.tokens:
            self.names[key.tokens] = self.names.get(key.tokens, 0) + 1
            # Of Max Tatum, "Tatum" is the family name, whoever else may be called so.
            families = {tokens[-1] for tokens in self.names if len(tokens) > 1}
            given = {tokens[0] for tokens in self.names if len(tokens) > 1 or tokens[0] not in families}
            whole = {tokens[0] for tokens in self.names if len(tokens) > 1}  # a word alone may be a family's
            hints = {gender_of_name(g) or gender_by_ending(g) if g in whole else gender_of_lone_name(g) for g in given}
            self.hints = hints - {""}
        if key.number:
            self.numbers.add(key.number)
        if key.epithet:
            self.epithets.add(key.epithet)
        for title in key.titles:
            self.titles.add(title)
            if title in lexicon.TITLES_M:
                self.gender["m"] += 3
            elif title in lexicon.TITLES_F:
                self.gender["f"] += 3

    def learn_description(self, text: str) -> str:
        """Note what this entity is called without a name; gives the noun."""
        noun, modifiers = describe(text)
        if (noun, modifiers) not in self.descriptions:
            self.descriptions.append((noun, modifiers))
        self.phrases |= {phrase(text)} - {""}
        if (owner := OWNED.match(text)) is not None:
            self.whose.add((noun, owner[1]))
        self.firm = self.firm or noun in lexicon.FIRM_NOUNS
        return noun

    def reigns(self, noun: str) -> bool:
        """Whether it is a king or a queen by its number alone."""
        return noun in REIGNING and bool(self.numbers) and gender_of_noun(noun) in ("", self.sex)

    def absorb(self, other: Entity) -> None:
        """Take over all that is known of another entity that turned out to be this one."""
        for mine, theirs in ((self.types, other.types), (self.gender, other.gender)):
            for key, count in theirs.items():
                mine[key] = mine.get(key, 0) + count
        for tokens, count in other.names.items():
            self.names[tokens] = self.names.get(tokens, 0) + count
        self.strings |= other.strings
        self.hints |= other.hints
        self.titles |= other.titles
        self.numbers |= other.numbers
        self.epithets |= other.epithets
        self.descriptions += other.descriptions
        self.phrases |= other.phrases
        self.whose |= other.whose
        self.variants |= other.variants
        self.actor = self.actor or other.actor
        self.dead = self.dead or other.dead
        self.slain = self.slain or other.slain
        self.states |= other.states
        self.mentions += other.mentions
        self.last = max(self.last, other.last)
        self.named = self.named or other.named
        self.firm = self.firm or other.firm


class Memory:
    """All entities known so far, found by name, by description, by relation and by where they were met.

    `recall()` gives a memory to work on while a part is read; it copies an entity when it is first asked for.
    """

    def __init__(self, base: Memory | None = None) -> None:
        self._base = base
        self._own: dict[str, Entity] = {}
        self._tokens: dict[str, dict[str, None]] = {}
        self._nouns: dict[str, dict[str, None]] = {}
        self._parts: dict[int, dict[str, None]] = {}
        self._sentences: dict[str, set[tuple[int, int]]] = {}
        self._dead: set[str] = set(base._dead) if base else set()
        self._done: set[tuple[str, str]] = set()
        self._thought_dead: set[str] = set()
        self.merged: dict[str, str] = dict(base.merged) if base else {}
        # type, source, target → the latest word on it
        self.relations: dict[tuple[str, str, str], Relation] = dict(base.relations) if base else {}
        self.count: int = base.count if base else 0
        self._before = self.count

    def recall(self) -> Memory:
        """A memory of the same entities that learns without changing this one."""
        return Memory(self)

    # -- entities ---------------------------------------------------------------------------------------------------

    def find(self, id: str) -> str:
        """The id an entity goes by now."""
        while id in self.merged:
            id = self.merged[id]
        return id

    def get(self, id: str) -> Entity:
        """The entity of an id, whatever it has been merged into."""
        id = self.find(id)
        found = self._own.get(id)
        if found is None:
            if self._base is None:
                raise KeyError(id)
            found = self._own[id] = self._base.get(id).copy()
        return found

    def __contains__(self, id: str) -> bool:
        id = self.find(id)
        return id in self._own or (self._base is not None and id in self._base)

    def new(self) -> Entity:
        """A fresh entity; ids count up in order of first appearance."""
        self.count += 1
        entity = Entity(f"e{self.count}")
        self._own[entity.id] = entity
        return entity

    def narrator(self) -> Entity:
        """Who tells the story as "I": one and the same throughout."""
        known = self.described(NARRATOR)
        if known:
            return known[-1]
        entity = self.new()
        self.describe(entity, f"the {NARRATOR}")
        return entity

    def known_before(self, entity: Entity) -> bool:
        """Whether an entity, or one that was merged with it, was known when this memory was recalled."""
        return entity.age <= self._before  # a merger keeps the older id

    def merge(self, keep: str, drop: str) -> None:
        """Make two entities one."""
        one, other = self.get(keep), self.get(drop)
        if one is not other:
            one.absorb(other)
            del self._own[other.id]
            self.merged[other.id] = one.id

    # -- what is learnt ---------------------------------------------------------------------------------------------

    def name(self, entity: Entity, key: NameKey, text: str) -> None:
        """Note a name an entity goes by."""
        entity.learn_name(key, text)
        for token in (*key.tokens, *key.titles, *((NUMBERED,) if key.number else ())):
            self._tokens.setdefault(token, {})[entity.id] = None

    def describe(self, entity: Entity, text: str) -> None:
        """Note what an entity is called without a name."""
        noun = entity.learn_description(text)
        alike = self._nouns.setdefault(noun, {})
        alike.pop(entity.id, None)
        alike[entity.id] = None
        if len(alike) > ALIKE:
            del alike[next(iter(alike))]

    def met(self, entity: Entity, part: int, offset: int) -> None:
        """Note where an entity is mentioned."""
        entity.mentions += 1
        entity.last = max(entity.last, (part, offset))
        self._parts.setdefault(part, {})[entity.id] = None

    # -- finding ----------------------------------------------------------------------------------------------------

    def bearing(self, words: Iterable[str]) -> list[Entity]:
        """The entities with one of some lower-case words in a name or title, the most recently seen first."""
        return self._latest(id for word in words for id in self._index("_tokens", word))

    def described(self, noun: str) -> list[Entity]:
        """The entities called by a noun, or bearing it or its like as a title, the most recently seen first."""
        called = self._latest(self._index("_nouns", noun))[:ALIKE]
        titles = {noun} | lexicon.STYLES.get(noun, frozenset())
        titled = [e for e in self.bearing(sorted(titles)) if titles & e.titles and e not in called]
        if noun in REIGNING:
            titled += [e for e in self.bearing((NUMBERED,)) if e not in called and e not in titled and e.reigns(noun)]
        return sorted([*called, *titled], key=_recency, reverse=True)

    def named(self) -> list[Entity]:
        """All entities with a name, the most recently seen first."""
        tokens = {**(self._base._tokens if self._base else {}), **self._tokens}
        return [e for e in self.bearing(tokens) if e.named]

    def beside(self, one: str, other: str) -> bool:
        """Whether a sentence of an earlier part tells of two."""
        return bool(self._told_in(one) & self._told_in(other))

    def _told_in(self, id: str) -> set[tuple[int, int]]:
        """The sentences of earlier parts that tell of somebody, by part and number."""
        ids = [id, *(dropped for dropped in self.merged if self.find(dropped) == id)]
        own = {place for i in ids for place in self._sentences.get(i, ())}
        return own | (self._base._told_in(id) if self._base else set())

    def met_in(self, part: int) -> list[Entity]:
        """The entities mentioned in a part, the most recently seen first."""
        return self._latest(self._index("_parts", part))

    def dead(self) -> set[str]:
        """The ids of those who have died."""
        return {self.find(id) for id in self._dead}

    def did(self, id: str, lemma: str) -> bool:
        """Whether somebody was told to do something of a kind, in an earlier part."""
        before = self._base is not None and self._base.did(id, lemma)
        return before or any(self.find(agent) == self.find(id) for done, agent in self._done if done == lemma)

    def thought_dead(self, id: str) -> bool:
        """Whether people were said, in an earlier part, to think somebody dead."""
        before = self._base is not None and self._base.thought_dead(id)
        return before or any(self.find(one) == self.find(id) for one in self._thought_dead)

    def known_names(self) -> dict[str, str]:
        """The names used so far, with the type of whoever bears them."""
        bearers = sorted(self.named(), key=lambda e: e.age)
        return {text: e.type for e in bearers for text in sorted(e.strings)}

    def _index(self, which: str, key: object) -> list[str]:
        own = getattr(self, which).get(key, ())
        return [*(getattr(self._base, which).get(key, ()) if self._base else ()), *own]

    def _latest(self, ids: Iterable[str]) -> list[Entity]:
        return sorted((self.get(id) for id in {self.find(id) for id in ids}), key=_recency, reverse=True)

    # -- facts ------------------------------------------------------------------------------------------------------

    def apply(self, facts: Iterable[AnyFact]) -> None:
        """Learn from facts, in log order."""
        for fact in facts:
            match fact:
                case Mention():
                    self._mention(fact)
                case Name():
                    self._name(fact)
                case Same():
                    one, other = sorted((self.find(fact.one), self.find(fact.other)), key=lambda i: int(i[1:]))
                    self.merge(one, other)
                case Casting():
                    self.get(fact.character).actor = fact.actor
                case Relation():
                    self.relations[fact.type, fact.source, fact.target] = fact
                case Event():
                    self._event(fact)
                case State() if fact.aspect == "life":
                    self._life(fact)
                case State():
                    self._entity(fact.entity).states[fact.aspect] = fact.value
                case _:
                    pass
        self._before = self.count

    def _event(self, fact: Event) -> None:
        if fact.status == "actual":
            self._done |= {(fact.lemma, agent) for agent in fact.agents}
        if fact.lemma in lexicon.DIE and fact.status == "claim":
            self._thought_dead |= {*fact.agents, *fact.patients}
        elif fact.lemma in lexicon.REPUTING | {"list"} and set(fact.citations[0].text.split()) & GIVEN_UP:
            self._thought_dead |= {*fact.patients}

    def _entity(self, id: str) -> Entity:
        id = self.find(id)
        if id not in self:
            self._own[id] = Entity(id)
            self.count = max(self.count, int(id[1:]))
        return self.get(id)

    def _life(self, fact: State) -> None:
        entity = self._entity(fact.entity)
        entity.dead = fact.value == "dead"
        entity.slain = entity.dead and (entity.slain or any(id in self and self.get(id).named for id in fact.by))
        self._dead = {id for id in self._dead if self.find(id) != entity.id} | ({entity.id} if entity.dead else set())

    def _mention(self, fact: Mention) -> None:
        entity, cite = self._entity(fact.entity), fact.citations[0]
        entity.typed(fact.type, fact.form)
        self.met(entity, cite.part, cite.start)
        self._sentences.setdefault(entity.id, set()).add((cite.part, cite.sentence))
        lower = cite.text.lower()
        if fact.form == "pronoun":
            entity.referred(lower, fact.confidence)
        elif fact.form == "name":
            key = name_key(cite.text)
            if key.tokens in entity.names:
                entity.names[key.tokens] += 1
            for title in key.titles:
                entity.titles.add(title)
                self._tokens.setdefault(title, {})[entity.id] = None
        else:
            sex = gender_of_noun(cite.text[fact.head[0] - cite.start : fact.head[1] - cite.start])
            if sex:
                entity.gender[sex] += 2

    def _name(self, fact: Name) -> None:
        entity = self._entity(fact.entity)
        if fact.sort == "description":
            self.describe(entity, fact.text)
            entity.plural = entity.plural or (not entity.named and of_several(fact.text))
            return
        self.name(entity, name_key(fact.text), fact.text)
        if fact.variant_of:
            entity.variants[fact.text] = fact.variant_of

    def related(self, type: str, *, source: str | None = None, target: str | None = None) -> list[tuple[str, Relation]]:
        """Who stands in a relation to an entity, as (id, relation), the latest first.

        With `source` given the other end is the target, and the other way round; relations without direction answer both.
        """
        one = self.find(source or target or "")
        found = []
        for (kind, a, b), relation in reversed(self.relations.items()):
            if kind != type:
                continue
            a, b = self.find(a), self.find(b)
            if a == one and (source is not None or type in UNDIRECTED) and b != one:
                found.append((b, relation))
            elif b == one and (target is not None or type in UNDIRECTED) and a != one:
                found.append((a, relation))
        return found

    def holders(self, type: str, owner: str, source: bool | None) -> list[tuple[str, Relation]]:
        """Who stands in a role to somebody, the latest first; `source` tells whether holders are the relation's source."""
        return self.related(type, target=owner) if source else self.related(type, source=owner)


GIVEN_UP = frozenset("dead drowned killed lost".split())
"""What somebody is thought to be who may be alive."""
UNDIRECTED = frozenset({"sibling", "spouse", "relative", "romantic", "friend", "adversary", "works_with"})


def _recency(entity: Entity) -> tuple[tuple[int, int], int]:
    return entity.last, entity.age
