"""What reading remembers of the parts before: entities with their names, descriptions, gender and relations.

A memory is rebuilt from earlier facts alone, never from a model's inner state, so that appending an episode in another
process gives exactly what reading the whole at once gives (law 5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from previously.model import AnyFact, Casting, Mention, Name, Relation, Same, State
from previously.reading import lexicon
from previously.reading.names import NameKey, describe, gender_of_name, gender_of_noun, name_key


class Entity:
    """One entity while it is being read: what it is called, what it is, and where it was last seen."""

    __slots__ = (
        "actor", "dead", "descriptions", "epithets", "firm", "forms", "gender", "hints", "id", "last", "mentions", "named",
        "names", "plural", "strings", "titles", "types", "variants",
    )  # fmt: skip

    def __init__(self, id: str) -> None:
        self.id = id
        self.types: Counter[str] = Counter()
        self.gender: Counter[str] = Counter()
        self.names: dict[tuple[str, ...], int] = {}  # name tokens without titles → how often
        self.strings: set[str] = set()
        self.hints: set[str] = set()  # genders that the given names go with
        self.titles: set[str] = set()
        self.epithets: set[str] = set()
        self.descriptions: list[tuple[str, frozenset[str]]] = []  # head noun, modifiers
        self.forms: Counter[str] = Counter()
        self.variants: dict[str, str] = {}
        self.actor: str | None = None
        self.dead = False
        self.mentions = 0
        self.last: tuple[int, int] = (-1, -1)  # part, offset of the latest mention
        self.named = False
        self.plural = False  # several people told as one
        self.firm = False  # the text calls it a company, a house, a council

    @property
    def type(self) -> str:
        """The type most of its mentions have (PER when nothing is known yet); what is called a company is one."""
        if self.firm:
            return "ORG"
        return self.types.most_common(1)[0][0] if self.types else "PER"

    @property
    def sex(self) -> str:
        """ "f", "m" or "u", by clear majority of the evidence in the text; a given name counts for less than one pronoun."""
        hint = self.hint
        f, m = self.gender["f"] + 0.6 * (hint == "f"), self.gender["m"] + 0.6 * (hint == "m")
        return "f" if f > 1.5 * m else "m" if m > 1.5 * f else "u"

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
            if told := gender_of_name(key.tokens[0]):
                self.hints.add(told)
        if key.epithet:
            self.epithets.add(key.epithet)
        for title in key.titles:
            self.titles.add(title)
            if title in lexicon.TITLES_M:
                self.gender["m"] += 3
            elif title in lexicon.TITLES_F:
                self.gender["f"] += 3

    def learn_description(self, text: str) -> None:
        """Note what this entity is called without a name."""
        noun, modifiers = describe(text)
        self.descriptions.append((noun, modifiers))
        self.firm = self.firm or noun in lexicon.FIRM_NOUNS

    def absorb(self, other: Entity) -> None:
        """Take over all that is known of another entity that turned out to be this one."""
        for mine, theirs in ((self.types, other.types), (self.gender, other.gender), (self.forms, other.forms)):
            mine.update(theirs)
        for tokens, count in other.names.items():
            self.names[tokens] = self.names.get(tokens, 0) + count
        self.strings |= other.strings
        self.hints |= other.hints
        self.titles |= other.titles
        self.epithets |= other.epithets
        self.descriptions += other.descriptions
        self.variants |= other.variants
        self.actor = self.actor or other.actor
        self.dead = self.dead or other.dead
        self.mentions += other.mentions
        self.last = max(self.last, other.last)
        self.named = self.named or other.named
        self.firm = self.firm or other.firm


class Memory:
    """All entities known so far, found by name, by description and by relation."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.merged: dict[str, str] = {}
        self.relations: dict[tuple[str, str, str], Relation] = {}  # type, source, target → the latest word on it
        self.count = 0

    def find(self, id: str) -> str:
        """The id an entity goes by now."""
        while id in self.merged:
            id = self.merged[id]
        return id

    def get(self, id: str) -> Entity:
        """The entity of an id, whatever it has been merged into."""
        return self.entities[self.find(id)]

    def new(self) -> Entity:
        """A fresh entity; ids count up in order of first appearance."""
        self.count += 1
        entity = Entity(f"e{self.count}")
        self.entities[entity.id] = entity
        return entity

    def merge(self, keep: str, drop: str) -> None:
        """Make two entities one."""
        keep, drop = self.find(keep), self.find(drop)
        if keep != drop:
            self.entities[keep].absorb(self.entities.pop(drop))
            self.merged[drop] = keep

    def known_names(self) -> dict[str, str]:
        """The one-word names used so far, with the type of whoever bears them."""
        return {text: e.type for e in self.entities.values() for text in sorted(e.strings) if " " not in text}

    def everyone(self) -> Iterable[Entity]:
        """All entities, the most recently seen first (ties by age)."""
        return sorted(self.entities.values(), key=lambda e: (e.last, int(e.id[1:])), reverse=True)

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
                case State() if fact.aspect == "life":
                    self._entity(fact.entity).dead = fact.value == "dead"
                case _:
                    pass

    def _entity(self, id: str) -> Entity:
        id = self.find(id)
        if id not in self.entities:
            self.entities[id] = Entity(id)
            self.count = max(self.count, int(id[1:]))
        return self.entities[id]

    def _mention(self, fact: Mention) -> None:
        entity, cite = self._entity(fact.entity), fact.citations[0]
        entity.types[fact.type] += 3 if fact.form == "name" else 1
        entity.forms[fact.form] += 1
        entity.mentions += 1
        entity.last = max(entity.last, (cite.part, cite.start))
        lower = cite.text.lower()
        if fact.form == "pronoun":
            if lower in lexicon.PRONOUNS_M:
                entity.gender["m"] += 1
            elif lower in lexicon.PRONOUNS_F:
                entity.gender["f"] += 1
        elif fact.form == "name":
            key = name_key(cite.text)
            if key.tokens in entity.names:
                entity.names[key.tokens] += 1
            for title in key.titles:
                entity.titles.add(title)
        else:
            sex = gender_of_noun(cite.text[fact.head[0] - cite.start : fact.head[1] - cite.start])
            if sex:
                entity.gender[sex] += 2

    def _name(self, fact: Name) -> None:
        entity = self._entity(fact.entity)
        if fact.sort == "description":
            entity.learn_description(fact.text)
            return
        entity.learn_name(name_key(fact.text), fact.text)
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


UNDIRECTED = frozenset({"sibling", "spouse", "relative", "romantic", "friend", "adversary", "works_with"})
