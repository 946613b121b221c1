"""Who is behind a name that is no name: "the Gardener is Ann", "the Man in Black reveals that he is Tom"."""

from __future__ import annotations

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.entity import Entity
from previously.reading.names import name_key
from previously.reading.predicates import TRULY, adverbs
from previously.reading.refs import Ref
from previously.reading.syntax import matches
from previously.reading.together import Together
from previously.reading.unions import Union

UNVEILING = frozenset("reveal disclose declare announce proclaim".split())
"""How one tells who one is."""

WEDDED = frozenset("mrs lady madam madame señora signora frau countess duchess baroness viscountess".split())
"""Titles that a woman has with a family's name which she may have by marriage."""

BEASTS = frozenset(
    "hound dog wolf fox bear lion tiger panther leopard cat rat snake serpent viper adder cobra spider scorpion raven crow "
    "hawk falcon eagle owl vulture kite heron swan shark wasp hornet moth beetle dragon drake wyrm griffin phoenix jackal "
    "hyena boar bull ram "
    "goat stag hare badger weasel toad shadow hand blade rider hunter stranger reaper ripper butcher collector".split()
)
"""Beasts and the like by which people go who are known by no other name."""

FACELESS = frozenset("somebody someone figure stranger person intruder attacker".split())
"""What somebody is called whose face nobody has seen."""

COVERS = frozenset("mask hood helmet disguise costume veil cowl makeup wig".split())
"""What somebody is under whom nobody knows."""


class Masks(Together):
    """Telling masks from names, and seeing them come off."""

    def _told_before(self, entity: Entity, word: int) -> bool:
        """Whether somebody was told of in an earlier part or sentence."""
        sentence = self.doc.words[word].sentence
        ids = (self.entity[r.index] for r in self.refs if r.sentence < sentence)
        return self.memory.known_before(entity) or any(id is not None and self.memory.find(id) == entity.id for id in ids)

    def _unmasked(self, union: Union) -> bool:
        """ "The Parson is Gideon Pascoe": a name that is a word, and the whole name of somebody."""
        mask, name = sorted((self.refs[union.one], self.refs[union.other]), key=lambda r: r.head)
        if mask.name is None or name.name is None or union.why != "copula":
            return False
        short = len(name_key(self.doc.span_text(*mask.name)).tokens) == 1
        short = short or self._only_mask(self.memory.get(self.entity[mask.index] or ""))
        return mask.det == "def" and short and self._bare(name)

    def _styled_so(self, union: Union, one: Entity, other: Entity) -> bool:
        """ "Clara, who has been Lady Vane for years": a title with a family's name that nobody was called by before."""
        who, name = sorted((self.refs[union.one], self.refs[union.other]), key=lambda r: r.head)
        if union.why != "copula" or name.name is None or not (one.named and other.named) or not self._bare(name):
            return False
        key = name_key(self.doc.span_text(*name.name))
        styled = self.memory.get(self.entity[name.index] or "")
        known = self._told_before(styled, union.word) or not self._bare(who) or who.name is None
        return bool({*key.titles} & WEDDED) and len(key.tokens) == 1 and not known

    def _told_outright(self, union: Union) -> bool:
        """ "Ann is the lost child, Princess Anna": what somebody is, with a name for it that was never heard before."""
        who, what = sorted((self.refs[union.one], self.refs[union.other]), key=lambda r: r.head)
        if union.why != "copula" or what.det != "def" or what.name is not None or who.name is None or not self._bare(who):
            return False
        if self.doc.words[what.head + 1].text != "," or what.noun not in lexicon.PERSON_NOUNS:
            return False
        named = self.memory.get(self.entity[what.index] or "")
        beside = (r for r in self.refs if r.first == what.head + 2 and r.name is not None)
        apposed = any(self.entity[r.index] and self.memory.find(self.entity[r.index] or "") == named.id for r in beside)
        return apposed and not self._told_before(named, union.word)

    def _put_on(self, union: Union) -> bool:
        """ "Sibyl is the Gardener": somebody named is said to be who was told of before by nothing but such a name."""
        name, mask = sorted((self.refs[union.one], self.refs[union.other]), key=lambda r: r.head)
        if union.why not in ("copula", "reveal") or mask.name is None or mask.det != "def" or mask.noun is not None:
            return False
        if not (name.form == "pronoun" or (name.name is not None and self._bare(name))):
            return False
        entity = self.memory.get(self.entity[mask.index] or "")
        return self._only_mask(entity) and self._told_before(entity, union.word)

    def _code_name(self, union: Union) -> bool:
        """ "Tom is Magpie", "Eve declares that she is Magpie": a word that nobody is christened is somebody's second name.

        A pronoun must mean whoever says it; else it may be anybody.
        """
        pair = sorted((self.refs[union.one], self.refs[union.other]), key=lambda r: r.head)
        ids = [self.memory.find(self.entity[r.index] or "") for r in pair]
        masks = [
            k for k, r in enumerate(pair) if r.name is not None and self._bare(r) and self._only_mask(self.memory.get(ids[k]))
        ]
        if (
            union.why not in ("copula", "reveal")
            or len(masks) != 1
            or not self._told_before(self.memory.get(ids[masks[0]]), union.word)
        ):
            return False
        who = pair[1 - masks[0]]
        if who.form == "pronoun":
            over = self.doc.words[union.word].head
            return self._meant(*self._subjects(over)) == {ids[1 - masks[0]]} and over != union.word
        if who.name is None or not self._bare(who):
            return False
        whole = who.name[0] < who.name[1] and who is pair[1]  # "so Magpie is Ann Lowe", whom nobody has heard of
        return whole or self._told_before(self.memory.get(ids[1 - masks[0]]), union.word)

    def _worn(self, ref: Ref, named: Entity) -> Entity | None:
        """ "It's Ann under the mask!": whoever was last told of by such a name, or without a face."""
        beside = [c for c in self.doc.dependents(ref.head, "obl", "nmod") if self.doc.words[c].lower in COVERS]
        if not any(self.doc.preposition(c) in ("under", "behind", "beneath", "underneath", "inside") for c in beside):
            return None
        for told in self._back(ref, 2):
            id = self.entity[told.index]
            entity = self.memory.get(id) if id is not None else named
            faceless = any(noun in FACELESS for noun, _ in entity.descriptions)
            if entity.id != named.id and (self._only_mask(entity) or (faceless and not entity.named)):
                return entity if {entity.told_sex, named.sex} != {"m", "f"} else None
        return None

    def _mask_off(self, ref: Ref, named: Entity) -> Entity | None:
        """ "The Mother comes in. She takes off her hood: it is Ann": whoever of such a name was the last to do something."""
        told = (r for r in self._back(ref, 1) if r.sentence < ref.sentence and self.doc.words[r.head].label == "nsubj")
        last = next(told, None)
        if last is None or (id := self.entity[last.index]) is None:
            return None
        mask = self.memory.get(id)
        so_called = (r for r in self.refs if r.name is not None and r.det == "def" and self.entity[r.index] == id)
        faceless = any(noun in FACELESS for noun, _ in mask.descriptions)  # "somebody in a hood, who goes by Anvil"
        if next(so_called, None) is None and not faceless:
            return None
        sexes = {mask.told_sex, named.sex}
        return mask if self._only_mask(mask) and sexes != {"m", "f"} and mask.id != named.id else None

    def _truly(self, union: Union) -> bool:
        """ "The Crow flies off; she is really Ann Lowe": the very word says that she goes by another name."""
        name = max(self.refs[union.one], self.refs[union.other], key=lambda r: r.head)
        return (
            bool(adverbs(self.doc, union.word) & TRULY) and union.why == "reveal" and name.name is not None and self._bare(name)
        )

    def _confessed(self, union: Union) -> bool:
        """ "Alder admits that he is Owen Pryce": who tells another name of himself cannot mean anybody else."""
        who, name = sorted((self.refs[union.one], self.refs[union.other]), key=lambda r: r.head)
        if union.why != "reveal" or name.name is None or not self._bare(name):
            return False
        meant = {self.memory.find(self.entity[who.index] or "")}
        return self._confessor(who) == meant or self._own_secret(who, union) == meant

    def _own_secret(self, who: Ref, union: Union) -> set[str]:
        """ "The Man in Black reveals that he is Tom": nobody who goes by such a name tells so of another."""
        told = self.doc.words[self.doc.words[union.word].head]
        if who.form != "pronoun" or self.doc.words[union.word].label != "ccomp" or told.lemma not in UNVEILING:
            return set()
        tellers = self._meant(*self._subjects(told.index))
        return {id for id in tellers if not self.memory.get(id).named or self._only_mask(self.memory.get(id))}

    def _only_mask(self, entity: Entity) -> bool:
        """Whether somebody has no name but words that are no given names, as "the Gardener" or "the Grey Witch" is."""
        single = all(self._kind(t) or (len(t) == 1 and not gender_of_name(t[0])) for t in entity.names)
        return entity.named and single and not entity.titles and entity.type == "PER"

    def _kind(self, tokens: tuple[str, ...]) -> bool:
        """Whether a name of several words ends in what somebody is, or begins so ("the Grey Witch", "the Man in Black")."""
        worn = len(tokens) > 2 and tokens[0] in lexicon.PERSON_NOUNS and tokens[1] in ("in", "with", "without")
        return worn or (1 < len(tokens) <= 3 and (tokens[-1] in lexicon.PERSON_NOUNS or tokens[-1] in BEASTS))

    def _bare(self, name: Ref) -> bool:
        """Whether a mention is a name and nothing else."""
        return name.det == "none" and name.noun is None and name.possessor is None

    def _masked(self, union: Union) -> bool:
        """ "The Heron takes off her mask. She is Ann": whoever has been known only by such a name."""
        who, name = sorted((self.refs[union.one], self.refs[union.other]), key=lambda r: r.head)
        if who.form != "pronoun" or name.name is None or union.why != "copula" or not self._bare(name):
            return False
        mask = self.memory.get(self.entity[who.index] or "")
        subjects = (r for r in self._back(who, 1) if r.name and matches(self.doc.words[r.head].deprel, "nsubj"))
        last = next(subjects, None)
        if last is None or last.sentence == who.sentence or last.det != "def":
            return False
        return self._meant(last.head) == {mask.id} and all(len(tokens) == 1 for tokens in mask.names)
