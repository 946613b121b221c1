"""What reading remembers of the parts before: entities with their names, descriptions, gender and relations.

A memory is built from earlier facts alone, never from a model's inner state, so that appending an episode in another
process gives exactly what reading the whole at once gives (law 5). Entities are found through what they are called and
where they were last met, never by going through all of them, and of those described alike only the latest are kept in
mind: the cost of a part does not grow with the length of the story.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from previously.model import AnyFact, Casting, Citation, Event, Mention, Name, Relation, Same, State
from previously.reading import lexicon
from previously.reading.entity import REIGNING, Entity, in_order
from previously.reading.names import NameKey, gender_of_noun, name_key, of_several

ALIKE = 60
"""How many entities of one description are kept in mind: the guard of chapter 2 is not "the guard" of chapter 90."""


FOUL = re.compile(r"\b(?:murder(?:s|ed)?|strangle[sd]|stab(?:s|bed)|poison(?:s|ed)|kill(?:s|ed)|throat)\b", re.IGNORECASE)
"""Words of a death that somebody has on his conscience."""


NARRATOR = "narrator"

NUMBERED = "#"
"""What those with a regnal number are found by."""


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
        self._titled: dict[str, list[tuple[str, Citation]]] = {}
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

    def describe(self, entity: Entity, text: str) -> str:
        """Note what an entity is called without a name; gives the noun."""
        noun = entity.learn_description(text)
        alike = self._nouns.setdefault(noun, {})
        alike.pop(entity.id, None)
        alike[entity.id] = None
        if len(alike) > ALIKE:
            del alike[next(iter(alike))]
        return noun

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

    def titled(self, id: str, titles: Container[str]) -> Citation | None:
        """Where an earlier part first gives somebody one of some titles, as a title or in so many words."""
        before = self._base.titled(id, titles) if self._base is not None else None
        if before is not None:
            return before
        ids = [id, *(dropped for dropped in self.merged if self.find(dropped) == id)]
        found = (cite for i in ids for title, cite in self._titled.get(i, ()) if title in titles)
        return min(found, key=lambda cite: (cite.part, cite.start), default=None)

    def killers(self) -> set[str]:
        """Who was told to kill somebody, in an earlier part."""
        before = self._base.killers() if self._base is not None else set()
        return {self.find(agent) for done, agent in self._done if done in lexicon.KILL_SURE and agent in self} | before

    def thought_dead(self, id: str) -> bool:
        """Whether people were said, in an earlier part, to think somebody dead."""
        before = self._base is not None and self._base.thought_dead(id)
        return before or any(self.find(one) == self.find(id) for one in self._thought_dead)

    def known_names(self) -> dict[str, str]:
        """The names used so far, with the type of whoever bears them."""
        bearers = sorted(self.named(), key=lambda e: e.age)
        return {text: e.type for e in bearers for text in sorted(e.strings)}

    def called(self) -> frozenset[str]:
        """The words, in lower case, that people go by as names of their own."""
        people = (e for e in self.named() if e.type == "PER")
        return frozenset(text.lower() for e in people for text in e.strings if text.isalpha())

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
                    one, other = in_order((self.find(fact.one), self.find(fact.other)))
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
        entity.foul = entity.dead and (entity.foul or bool(FOUL.search(fact.citations[0].text)))
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
                if all(title != told for told, _ in self._titled.setdefault(entity.id, [])):
                    self._titled[entity.id].append((title, cite))
        else:
            sex = gender_of_noun(cite.text[fact.head[0] - cite.start : fact.head[1] - cite.start])
            if sex:
                entity.gender[sex] += 2

    def _name(self, fact: Name) -> None:
        entity = self._entity(fact.entity)
        if fact.sort == "description":
            noun = self.describe(entity, fact.text)
            self._titled.setdefault(entity.id, []).append((noun, fact.citations[0]))
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
