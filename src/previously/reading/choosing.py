"""Whom a "he" or "she" means: signs of every possible antecedent, weighed as learnt from texts with marks of who is meant.

Mention ranking in the manner of Denis and Baldridge (2008): the candidates of one pronoun share a probability, by a
log-linear model over what grammar, nearness, gender and the language model's links say of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from previously.given import gender_of_actor, gender_of_name
from previously.reading import lexicon
from previously.reading.entity import Entity
from previously.reading.meaning_weights import MEANING
from previously.reading.names import gender_of_noun
from previously.reading.refs import Ref
from previously.reading.sequels import Sequels
from previously.reading.sign_weights import WEIGHTS
from previously.reading.signs import Meant, Signs, kind_of, signs_of
from previously.reading.syntax import matches

REACH = 5
"""Sentences over which a pronoun looks back for whom it may mean."""

LEAST = 0.05
"""What share of the model's links makes somebody farther away a candidate."""

OPENING, LATEST = 4, 12
"""The first sentences of a part, in which those told of last in the part before may be meant, and how many of them."""

RIVALLED, GOING_ON = 0.5, 0.3
"""What is left of the probability of somebody of no known sex beside one who is known to be of the pronoun's, and beside
one whom the last such pronoun meant."""

APART = frozenset({"conj", "parataxis", "acl"})
"""What is not in the reach of a verb's subject, or may be but goes on apart from it."""

CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "conj"})


TABLES = {kind: {**MEANING, **table} for kind, table in WEIGHTS.items()}
"""What all signs weigh for each kind of pronoun; those of meaning weigh the same for all."""


def weigh(table: Mapping[str, float], candidates: list[Signs]) -> list[float]:
    """The probability of each candidate, by what the signs weigh."""
    scores = [sum(value * table.get(sign, 0.0) for sign, value in signs.items()) for signs in candidates]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


class Choosing(Sequels):
    """Choosing among all whom a singular pronoun of the third person may mean."""

    def _choice(self, ref: Ref, sex: str, barred: set[str]) -> tuple[Entity, float] | None:
        """The likeliest and its probability; None if there is nobody."""
        meant = self._possible(ref, sex, barred | self._below(ref))
        if not meant.candidates:
            return None
        shares = self._told_first(meant, self._shares(meant))
        best = max(range(len(shares)), key=lambda k: (shares[k], -k))
        return meant.candidates[best], shares[best]

    def _told_first(self, meant: Meant, shares: list[float]) -> list[float]:
        """The probabilities, less for whoever is not known to be of a sex where somebody beside them is who is.

        Whoever tells of two women as "she" in one breath sees to it that they can be told apart; of one whom nothing tells to
        be a woman it is likelier that he is none.
        """
        here = {id for id, refs in meant.seen.items() if refs[0].sentence == meant.ref.sentence} | {meant.chain}
        told = {e.id for e in meant.candidates if e.sex == meant.sex and e.id in here}
        if not told or meant.sex == "m":
            return shares
        less = GOING_ON if meant.chain in told else RIVALLED
        weighed = [p * (less if e.sex == "u" else 1.0) for e, p in zip(meant.candidates, shares, strict=True)]
        return [p / sum(weighed) for p in weighed]

    def _shares(self, meant: Meant) -> list[float]:
        """The probability of each candidate."""
        return weigh(TABLES[meant.kind], signs_of(self.doc, meant))

    def _possible(self, ref: Ref, sex: str, barred: set[str]) -> Meant:
        """All whom a pronoun may mean, with what is known of it and them."""
        seen: dict[str, list[Ref]] = {}
        for other in self._back(ref, REACH):
            if (id := self.entity[other.index]) is not None:
                seen.setdefault(self.memory.find(id), []).append(other)
        linked = {e.id: p for e, p in self._linked(ref)}
        ahead = self._ahead(ref)
        far = [id for id, p in linked.items() if p >= LEAST]
        ids = dict.fromkeys([*seen, *far, *sorted(ahead), *self._earlier(ref)])
        fitting = [e for e in map(self.memory.get, ids) if self._fits(e, sex, barred)]
        return Meant(
            ref=ref,
            kind=kind_of(self.doc, ref),
            sex=sex,
            candidates=fitting,
            seen=seen,
            linked=linked,
            places=self._places(ref) if fitting else {},
            owning=self._owning(ref, fitting),
            ahead=ahead,
            chain=self._chain(ref, sex),
            named=self.told_name.get(ref.index),
        )

    def _earlier(self, ref: Ref) -> list[str]:
        """Who was told of last in the part before, for a pronoun in the first sentences of a part."""
        if ref.sentence >= OPENING:
            return []
        return [e.id for e in self.memory.met_in(self.doc.part.ordinal - 1)[:LATEST]]

    def _fits(self, entity: Entity, sex: str, barred: set[str], *, named: bool = True) -> bool:
        """Whether a pronoun may mean somebody; where grammar says so, what a mere name makes one guess does not count."""
        if entity.type != "PER" or entity.plural or entity.id in barred:
            return False
        if not named and entity.told_sex in (sex, "u"):
            return True
        return entity.sex in (sex, "u") or self._doubted(entity, sex)

    def _doubted(self, entity: Entity, sex: str) -> bool:
        """Whether nothing but one pronoun, or an ending like that of "Juno", tells that somebody is of the other sex."""
        if gender_of_actor(entity.actor) not in ("", sex):
            return False
        in_table = entity.hint == "f" or any(gender_of_name(tokens[0]) == entity.hint for tokens in entity.names)
        hinted = entity.hint not in ("", sex) and in_table
        return not hinted and entity.gender["f" if sex == "m" else "m"] <= 1.0

    def _ahead(self, ref: Ref) -> set[str]:
        """Whom a pronoun in a leading clause may mean that is named only after it ("When she wakes, Ann ...")."""
        words = self.doc.words
        for up in (ref.head, *self.doc.ancestors(ref.head)):
            above = words[up].head
            if words[up].label not in ("advcl", "obl") or above <= up:
                continue
            subjects = [s for s in self.doc.dependents(above, "nsubj", "nsubj:pass") if s > ref.head]
            for other in (r for s in subjects for r in self.by_head.get(s, [])):
                if other.name and other.possessor is None and other.type == "PER" and not other.members:
                    if self.entity[other.index] is None:
                        self._decide(other)
                    return self._meant(other.head)
        return set()

    def _below(self, ref: Ref) -> set[str]:
        """Those named after a pronoun in what hangs on its verb: in "he learns that Tom fell", "he" is not Tom."""
        words = self.doc.words
        word = words[ref.head]
        if word.head == ref.head or word.label not in ("nsubj", "obj", "iobj", "obl"):
            return set()
        verb = ref.head if self.doc.dependents(ref.head, "cop") else word.head
        under = self.doc.subtree(verb, skip=APART) if word.label == "nsubj" else self._after_object(verb)
        return self._called([r for k in under if k > ref.head for r in self.by_head.get(k, []) if r.name is not None])

    def _after_object(self, verb: int) -> list[int]:
        """What a verb governs beside its object that is in the object's reach: clauses told, and obliques."""
        doc, words = self.doc, self.doc.words
        return [
            k for c in doc.children[verb] if words[c].label in ("ccomp", "xcomp", "obl", "obj", "iobj") for k in doc.subtree(c)
        ]

    def _decide(self, ref: Ref) -> None:
        raise NotImplementedError

    def _chain(self, ref: Ref, sex: str) -> str | None:
        """Whom the last pronoun of a sex means, in its sentence or the one before."""
        alike = lexicon.PRONOUNS_M if sex == "m" else lexicon.PRONOUNS_F
        for other in self._back(ref, 1):
            if other.form == "pronoun" and self.doc.words[other.head].lower in alike:
                id = self.entity[other.index]
                return self.memory.find(id) if id is not None else None
        return None

    def _places(self, ref: Ref) -> dict[str, set[str]]:
        """Those who stand before a pronoun in its clause and those around it, by the name of the place."""
        doc, words = self.doc, self.doc.words
        out: dict[str, set[str]] = {}

        def put(place: str, heads: Iterable[int]) -> None:
            # "Ann, who has more than she can bear": for a subject, a relative pronoun is its noun
            nouns = (self._relative(words[h].head) if acts and words[h].lower in lexicon.RELATIVES else h for h in heads)
            before = [h for h in nouns if h < ref.head]
            joined = [k for h in before for k in doc.dependents(h, "conj") if k < ref.head]
            for name, some in ((place, before), (f"{place}, joined", joined)):
                if found := self._meant(*some):
                    out.setdefault(name, set()).update(found)

        word = words[ref.head]
        acts = matches(word.deprel, "nsubj")
        clause = self._clause(ref.head)
        subjects = doc.dependents(clause, "nsubj", "nsubj:pass")
        if not matches(word.deprel, "nsubj"):
            put("its subject", subjects)
            if not subjects and words[clause].label == "xcomp":
                up = words[clause].head
                objects = doc.dependents(up, "obj", "iobj")
                put("its controller", objects or doc.dependents(up, "nsubj", "nsubj:pass"))
            put("its object", doc.dependents(clause, "obj", "iobj"))
            put("in its subject", (k for s in subjects for k in doc.subtree(s) if k not in subjects))
        for child in doc.children[clause]:
            if child < ref.head and words[child].label == "obl":
                put("in its oblique", (k for k in doc.subtree(child) if k != child))
            elif child < ref.head and words[child].label == "advcl":
                put("leading subject", doc.dependents(child, "nsubj", "nsubj:pass"))
                put("leading object", doc.dependents(child, "obj", "iobj"))
                put("leading oblique", doc.dependents(child, "obl"))
        at, depth = clause, 0
        while words[at].head != at and depth < 3:
            label = words[at].label
            up = words[at].head
            if label == "acl":
                put("its noun" if depth == 0 else "a noun above", [up])
                up = self._clause(up)
            name = f"{'first' if depth == 0 else 'next'} {label if label in CLAUSES else 'other'}"
            put(f"{name} subject", doc.dependents(up, "nsubj", "nsubj:pass"))
            put(f"{name} object", doc.dependents(up, "obj", "iobj"))
            put(f"{name} oblique", doc.dependents(up, "obl"))
            if up == at:
                break
            at, depth = up, depth + 1
        return out

    def _clause(self, at: int) -> int:
        """The head of the clause a word is in."""
        words = self.doc.words
        for up in self.doc.ancestors(at):
            word = words[up]
            verbal = word.upos in ("VERB", "AUX") or self.doc.dependents(up, "nsubj", "nsubj:pass", "cop")
            if word.label in CLAUSES and (verbal or word.label in ("root", "ccomp", "advcl", "parataxis")):
                return up
        return at

    def _owning(self, ref: Ref, people: list[Entity]) -> set[str]:
        """Those who are known to have somebody who is what a possessive's noun says ("her mother")."""
        word = self.doc.words[ref.head]
        noun = self.doc.noun(word.head)
        if not matches(word.deprel, "nmod:poss") or noun not in lexicon.KIN:
            return set()
        type, source, _ = lexicon.KIN[noun]
        sexes = {gender_of_noun(noun), "u"} if gender_of_noun(noun) else {"f", "m", "u"}

        def has(entity: Entity) -> bool:
            return any(self.memory.get(id).sex in sexes for id, _ in self.memory.holders(type, entity.id, source))

        return {e.id for e in people if has(e)}
