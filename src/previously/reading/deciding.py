"""What deciding identity works on: a part's mentions, the memory, and the model's links between them."""

from __future__ import annotations

from collections import defaultdict

from previously.given import gender_of_actor, unaccented
from previously.reading import foretold, lexicon
from previously.reading.entity import Entity
from previously.reading.memory import Memory
from previously.reading.names import NameKey, gender_of_noun, loose_variant, misspelling, name_key, of_one
from previously.reading.refs import Ref, told_before
from previously.reading.shared_titles import shared_title
from previously.reading.status import status
from previously.reading.syntax import Doc, matches
from previously.reading.voices import passive
from previously.tagging.quoting import speakers

LINK = 0.35
"""The least share of the model's probability that makes a pronoun's link; nominals need more."""


TOLD_BY_SOMEBODY = 6
"""How often a part must say "I" outside speech to be told by somebody."""


def _continued(words: list[str], quotation: list[int]) -> list[int]:
    """The quotations that go on with the one before, with no more than a clause between: "Well," said Ann, "let us go"."""
    out: list[int] = []
    at = 0
    for i, number in enumerate(quotation):
        if number and i and quotation[i - 1] != number:
            between = words[at:i]
            if number > 1 and between and between[-1] == "," and not {".", "!", "?"} & set(between):
                out.append(number)
        if number:
            at = i + 1
    return out


PLAIN = 0.6
"""How sure a mention by name or by kinship is at least, once the model has taken it for one."""


def mentioned(ref: Ref) -> float:
    """How sure it is that words are a mention: of a name or a kinsman that is little in doubt, whatever the model says."""
    plain = ref.type == "PER" and (ref.name is not None or ref.noun in lexicon.KIN)
    return max(ref.prob, PLAIN) if plain else ref.prob


FINDING = frozenset("find discover recover identify".split())
"""What is done to somebody dead, or with a body that then is one."""


def _without_accents(text: str, entity: Entity) -> str | None:
    """The known spelling of a name that differs by its accents alone: "Lucia" of "Lucía"."""
    if text in entity.strings:
        return None
    plain = unaccented(text.lower())
    return next((s for s in sorted(entity.strings) if s.lower() != text.lower() and unaccented(s.lower()) == plain), None)


def dies(doc: Doc, head: int) -> bool:
    """Whether whoever a word means is killed or dies by what its clause tells."""
    words = doc.words
    while matches(words[head].deprel, "conj"):
        head = words[head].head
    word = words[head]
    verb = words[word.head]
    if verb.xpos == "VBG" and verb.lemma in lexicon.DIE and doc.dependents(verb.index, "aux"):
        return False  # "the queen is dying"
    killed = verb.lemma in lexicon.KILL_SURE and word.deprel in ("obj", "nsubj:pass")
    ends = verb.lemma in lexicon.DIE and word.label == "nsubj"
    if word.deprel == "nmod:poss" and verb.lower in ("body", "corpse"):
        return words[verb.head].lemma in FINDING and status(doc, verb.head) == "actual"  # "finds Tom's body"
    if verb.lemma in FINDING and word.deprel in ("obj", "nsubj:pass", "nsubj"):
        ends = doc.has(verb.index, lexicon.DEAD_WORDS, "xcomp")
        ends &= word.deprel != "nsubj" or passive(doc, verb.index)
    return verb.upos == "VERB" and (killed or ends) and status(doc, verb.index) == "actual"


YOUNGER = frozenset("young younger little teenage old older adult elderly".split())
"""What is said of somebody in another time of life."""


class Deciding:
    """One part's mentions while their entities are being decided; `memory` is a working copy that learns as it goes."""

    def __init__(self, doc: Doc, refs: list[Ref], memory: Memory) -> None:
        self.doc, self.refs, self.memory = doc, refs, memory
        self.entity: list[str | None] = [None] * len(refs)
        self.confidence = [0.0] * len(refs)
        self.groups: dict[int, tuple[str, ...]] = {}
        self.variants: dict[int, str] = {}
        self.played: dict[int, str] = {}  # character's ref → who plays them
        self.fallen: dict[str, int] = {}  # who is told to die → in which sentence
        self.told_name: dict[int, NameKey] = {}  # pronoun → the name it is said to bear ("she is Ann")
        self.said_to_be: dict[int, NameKey] = {}  # description → the name of who it is said to be ("the patient is Ann")
        self.quotation = doc.quotation
        self.by_source = {ref.source: ref.index for ref in refs if ref.source >= 0}
        self.foretold = foretold.sexes(doc, refs, self.by_source)
        self.by_head: dict[int, list[Ref]] = defaultdict(list)
        for ref in refs:
            self.by_head[ref.head].append(ref)
        words = [w.text for w in doc.words]
        says = speakers(words, self.quotation, [(r.first, r.last) for r in refs]).tolist()
        self.speaker = {number: refs[k] for k, number in enumerate(says) if number}  # quotation → who says it
        for number in _continued(words, self.quotation.tolist()):
            if number - 1 in self.speaker:
                self.speaker[number] = self.speaker[number - 1]
        told = sum(not r.quoted and doc.words[r.head].lower in lexicon.PRONOUNS_NARRATOR for r in refs)
        # A stray "I" is whoever wrote the recap; a narrator says it all the time.
        self.narrated = told >= TOLD_BY_SOMEBODY and told * 150 > len(doc.words)

    def _means(self, ref: Ref, entity: Entity) -> bool:
        """Whether a mention was taken for somebody."""
        id = self.entity[ref.index]
        return id is not None and self.memory.find(id) == entity.id

    def _assign(self, ref: Ref, entity: Entity, sure: float) -> None:
        doc = self.doc
        self.entity[ref.index] = entity.id
        self.confidence[ref.index] = round(min(mentioned(ref), sure, 1.0), 3)
        if ref.form != "pronoun" and dies(doc, ref.head):
            self.fallen.setdefault(entity.id, ref.sentence)
        self.memory.met(entity, doc.part.ordinal, doc.words[ref.first].start)
        entity.plural = entity.plural or (ref.plural and not entity.named)
        entity.typed(ref.type, ref.form)
        entity.actor = entity.actor or self.played.get(ref.index)
        if ref.name and ref.type in ("PER", "ORG", "GPE", "LOC", "FAC", "VEH"):
            text = of_one(doc.span_text(*ref.name))
            key = name_key(text)
            variant = _without_accents(text, entity) or self._variant_of(key, entity)
            if variant:
                self.variants[ref.index] = variant
            self.memory.name(entity, key, text)
            if (shared := shared_title(doc, ref)) is not None:
                self.memory.describe(entity, shared[1])
            if (sex := self.foretold.get(ref.index)) and entity.told_sex == "u":
                entity.gender[sex] += 1.0
        if ref.noun:
            sex = gender_of_noun(ref.noun)
            if sex and not ref.plural:
                entity.gender[sex] += 2
            if (told := told_before(ref)) is not None:
                self.memory.describe(entity, doc.span_text(*told))
        elif ref.form == "pronoun":
            entity.referred(doc.words[ref.head].lower, self.confidence[ref.index])

    def _played_by_another(self, group: list[Ref], entity: Entity) -> bool:
        """Whether a mention comes with another actor than an entity: "her uncle (Tom Ford)" is not "Frank (Ben Wood)".

        Who is named in full may have been played by somebody else as a child.
        """
        here = next((self.played[r.index] for r in group if r.index in self.played), None)
        if here is None or entity.actor is None or not (gender_of_actor(here) or gender_of_actor(entity.actor)):
            return False  # neither in the table of given names: who knows whether these are actors
        young = any(r.modifiers & YOUNGER for r in group)
        keys = [name_key(self.doc.span_text(*r.name)).tokens for r in group if r.name is not None]
        whole = any(len(tokens) > 1 and tokens in entity.names for tokens in keys)
        mine, theirs = name_key(here).tokens, name_key(entity.actor).tokens
        alike = any(a == b or loose_variant(a, b) for a in mine for b in theirs)
        return not (young or whole or alike)

    def _variant_of(self, key: NameKey, entity: Entity) -> str | None:
        """The known spelling that a new name of an entity misspells, if that is what it does."""
        if not key.tokens or key.tokens in entity.names:
            return None
        known = {t for tokens in entity.names for t in tokens}
        for token in key.tokens:
            if token in known:
                continue
            for other in sorted(known):
                shared = len(key.tokens) > 1 and any(t in known for t in key.tokens)
                if misspelling(token, other) or (shared and loose_variant(token, other)):
                    return next((s for s in sorted(entity.strings) if other in name_key(s).tokens), None)
        return None

    def _linked(self, ref: Ref) -> list[tuple[Entity, float]]:
        """The entities the model links a mention to, with the probability that falls to each, best first."""
        if ref.source < 0:
            return []
        share: dict[str, float] = defaultdict(float)
        for antecedent, p in self.doc.analysis.links[ref.source]:
            index = self.by_source.get(antecedent)
            if index is None or self.entity[index] is None:
                continue
            share[self.memory.find(self.entity[index] or "")] += p
        found = [(self.memory.get(id), p) for id, p in share.items()]
        return sorted(found, key=lambda x: (-x[1], int(x[0].id[1:])))
