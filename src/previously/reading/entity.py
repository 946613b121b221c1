"""What is known of one entity while a part is read: its names, descriptions, kind and sex, and what befell it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from previously.given import gender_by_ending, gender_of_actor, gender_of_lone_name, gender_of_name
from previously.reading import lexicon
from previously.reading.names import NameKey, describe, gender_of_noun, phrase

REIGNING = frozenset("king queen emperor empress monarch sovereign".split())
"""What they are called by it alone: Osric II is "the king"."""
ONE_PRONOUN = 1.0
"""How much a single pronoun can tell of somebody's sex."""
TEACHES = 0.6
"""How sure it must be whom a pronoun means for it to tell that one's sex."""
OWNED = re.compile(r"([^\W\d_a-z][^'’]*)['’]s? (?=\S)")
"""How a description begins that tells by name whose somebody is."""


def in_order(ids: Iterable[str]) -> tuple[str, ...]:
    """Entities' ids in order of first appearance."""
    return tuple(sorted(ids, key=lambda id: int(id[1:])))


class Entity:
    """One entity while it is being read: what it is called, what it is, and where it was last seen."""

    __slots__ = (
        "actor", "dead", "descriptions", "epithets", "firm", "foul", "gender", "hints", "id", "last", "mentions", "named",
        "names", "numbers", "phrases", "plural", "slain", "states", "strings", "titles", "types", "variants", "whose",
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
        self.foul = False  # dead by somebody's hand, whoever's
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
            hints |= {gender_of_name(t) for tokens in self.names for t in tokens[1:] if "-" in t}  # "Bong Min-gyu"
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
        self.foul = self.foul or other.foul
        self.states |= other.states
        self.mentions += other.mentions
        self.last = max(self.last, other.last)
        self.named = self.named or other.named
        self.firm = self.firm or other.firm
