"""Several people told of in one word, as those they are: the couple, the lovers, the sisters, either of them."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.entity import Entity, in_order
from previously.reading.refs import Ref
from previously.reading.roles import Roles

COUPLE = 6
"""Sentences over which "the couple" looks back for two who are one."""

PAIRS = {
    "couple": ("spouse", "romantic"),
    **dict.fromkeys("newlyweds spouses".split(), ("spouse",)),
    **dict.fromkeys("lovers sweethearts lovebirds".split(), ("romantic",)),
}
"""What two are called who are one, and what they are to one another."""
LOVING = lexicon.LOVE | frozenset("kiss date love".split())

LIKELY = 0.6
"""How sure it is whom a word for two means."""

PORTIONS = frozenset("either neither none all each both any".split())
"""What is said of several: "either of them"."""


class Together(Roles):
    """Deciding words for several people."""

    def _band(self, ref: Ref) -> bool:
        """Whether several told of in one word are people who were told of: then they are these."""
        found = self._portion(ref)
        if not found and super()._band(ref):
            return True
        found = found or self._couple(ref) or self._own_family(ref)
        if not found:
            return False
        self.groups[ref.index] = found
        self.confidence[ref.index] = LIKELY
        return True

    def _couple(self, ref: Ref) -> tuple[str, ...]:
        """ "The couple", "the lovers": the only two just told of who are one, else the two of the part who were so last."""
        kinds = PAIRS.get(self.doc.words[ref.head].lower, ())
        if not kinds or ref.det not in ("def", "dem") or ref.type != "PER":
            return ()
        bonds = [bond for kind in kinds for bond in self._pairs(kind)]
        pairs = {frozenset(map(self.memory.find, bond)) for bond in bonds}
        pairs = {pair for pair in pairs if len(pair) == 2 and not any(self.memory.get(id).dead for id in pair)}
        for sentences in (1, COUPLE, len(self.doc.part.sentences)):
            near = {self.memory.find(id) for r in self._back(ref, sentences) if (id := self.entity[r.index]) is not None}
            close = [pair for pair in pairs if pair <= near]
            if close:
                return in_order(close[0]) if len(close) == 1 else ()
        return ()

    def _own_family(self, ref: Ref) -> tuple[str, ...]:
        """ "His family": a spouse and children of his, where two of them at least were told of close by."""
        owner = self.owner(ref) if ref.noun == "family" and ref.possessor is not None and ref.name is None else None
        if owner is None or ref.last > ref.head:
            return ()
        near = self._told_of(ref, COUPLE)
        wed = {self.memory.find(id) for pair in self._pairs("spouse") for id in pair if owner in map(self.memory.find, pair)}
        born = {self.memory.find(child) for parent, child in self._pairs("parent") if self.memory.find(parent) == owner}
        kin = ((wed | born) - {owner}) & near
        return in_order(kin) if len(kin) > 1 else ()

    def _note_wedding(self, ref: Ref, entity: Entity) -> None:
        """Keep who weds whom, and who loves whom: "kisses him", "is in love with him"."""
        super()._note_wedding(ref, entity)
        words = self.doc.words
        word = words[ref.head]
        up = words[word.head]
        other: Entity | None = None
        if word.deprel == "obj" and up.lemma in LOVING and up.upos == "VERB":
            other = self._own_subject(ref)
        elif self.doc.preposition(ref.head) == "with" and up.lower == "love" and self.doc.preposition(up.index) == "in":
            subjects = self.doc.dependents(up.index, "nsubj") or self.doc.dependents(up.head, "nsubj")
            ids = self._meant(*subjects)
            other = self.memory.get(next(iter(ids))) if len(ids) == 1 else None
        if other is not None and {other.type, entity.type} == {"PER"} and other.id != entity.id and not ref.plural:
            self.told.append(("romantic", other.id, entity.id, None))

    def _portion(self, ref: Ref) -> tuple[str, ...]:
        """ "Either of them", "none of the sisters": those of whom it is said."""
        word = self.doc.words[ref.head]
        if word.lower not in PORTIONS or (ref.form == "pronoun" and word.lower in lexicon.PRONOUNS_PLURAL):
            return ()
        whole = next((c for c in self.doc.dependents(ref.head, "nmod") if self.doc.preposition(c) == "of"), None)
        inner = [r for r in self.by_head.get(-1 if whole is None else whole, []) if r.index != ref.index]
        for other in inner:
            if other.index not in self.groups and self.entity[other.index] is None and not other.members:
                self._decide(other)
            if found := self.groups.get(other.index):
                return found
        return ()
