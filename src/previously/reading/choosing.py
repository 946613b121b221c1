"""Whom a "he" or "she" means: signs of every possible antecedent, weighed as learnt from texts with marks of who is meant.

Mention ranking in the manner of Denis and Baldridge (2008): the candidates of one pronoun share a probability, by a
log-linear model over what grammar, nearness, gender and the language model's links say of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log

from previously.reading import lexicon, weights
from previously.reading.binding import Binding
from previously.reading.memory import Entity
from previously.reading.names import gender_of_noun
from previously.reading.naming import may_be
from previously.reading.refs import Ref
from previously.reading.syntax import matches

REACH = 5
"""Sentences over which a pronoun looks back for whom it may mean."""

LEAST = 0.05
"""What share of the model's links makes somebody farther away a candidate."""

OPENING, LATEST = 4, 12
"""The first sentences of a part, in which those told of last in the part before may be meant, and how many of them."""

Signs = dict[str, float]
CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "conj"})


def weigh(kind: str, candidates: list[Signs]) -> list[float]:
    """The probability of each candidate for a pronoun of a kind."""
    table = weights.WEIGHTS[kind]
    scores = [sum(value * table.get(sign, 0.0) for sign, value in signs.items()) for signs in candidates]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


class Choosing(Binding):
    """Choosing among all whom a singular pronoun of the third person may mean."""

    def _choice(self, ref: Ref, sex: str, barred: set[str]) -> tuple[Entity, float] | None:
        """The likeliest and its probability; None if there is nobody."""
        seen: dict[str, list[Ref]] = {}
        for other in self._back(ref, REACH):
            if (id := self.entity[other.index]) is not None:
                seen.setdefault(self.memory.find(id), []).append(other)
        linked = {e.id: p for e, p in self._linked(ref)}
        ahead = self._ahead(ref)
        ids = [*seen, *(id for id, p in linked.items() if id not in seen and p >= LEAST)]
        ids += [id for id in ahead if id not in ids]
        ids += [id for id in self._earlier(ref) if id not in ids]
        fitting = [e for e in map(self.memory.get, ids) if self._fits(e, sex, barred)]
        if not fitting:
            return None
        kind = self._kind(ref)
        signs = self._signs(ref, sex, fitting, seen, linked, ahead)
        shares = weigh(kind, signs)
        best = max(range(len(fitting)), key=lambda k: (shares[k], -k))
        return fitting[best], shares[best]

    def _earlier(self, ref: Ref) -> list[str]:
        """Who was told of last in the part before, for a pronoun in the first sentences of a part."""
        if ref.sentence >= OPENING:
            return []
        return [e.id for e in self.memory.met_in(self.doc.part.ordinal - 1)[:LATEST]]

    def _fits(self, entity: Entity, sex: str, barred: set[str]) -> bool:
        if entity.type != "PER" or entity.plural or entity.id in barred:
            return False
        return entity.sex in (sex, "u") or self._doubted(entity, sex)

    def _doubted(self, entity: Entity, sex: str) -> bool:
        """Whether nothing but one pronoun tells that somebody is of the other sex."""
        return entity.hint in ("", sex) and entity.gender["f" if sex == "m" else "m"] <= 1.0

    def _kind(self, ref: Ref) -> str:
        """What a pronoun is in its clause: its subject, owner of something, or else."""
        label = self.doc.words[ref.head].deprel
        return "subject" if matches(label, "nsubj") else "owner" if label == "nmod:poss" else "object"

    def _ahead(self, ref: Ref) -> dict[str, None]:
        """Whom a pronoun in a leading clause may mean that is named only after it ("When she wakes, Ann ...")."""
        words = self.doc.words
        for up in (ref.head, *self.doc.ancestors(ref.head)):
            above = words[up].head
            if words[up].label in ("advcl", "obl") and above > up:
                for subject in self.doc.dependents(above, "nsubj", "nsubj:pass"):
                    if subject <= ref.head:
                        continue
                    for other in self.by_head.get(subject, []):
                        if other.name and other.possessor is None and other.type == "PER" and not other.members:
                            if self.entity[other.index] is None:
                                self._decide(other)
                            return dict.fromkeys(self._meant(subject))
        return {}

    def _decide(self, ref: Ref) -> None:
        raise NotImplementedError

    # -- signs --------------------------------------------------------------------------------------------------------

    def _signs(
        self, ref: Ref, sex: str, fitting: list[Entity], seen: dict[str, list[Ref]], linked: dict[str, float],
        ahead: dict[str, None],
    ) -> list[Signs]:  # fmt: skip
        words = self.doc.words
        everyone = sum(linked.get(e.id, 0.0) for e in fitting)
        likeliest = max((linked.get(e.id, 0.0) for e in fitting), default=0.0)
        near = [e.id for e in fitting if e.id in seen]
        near.sort(key=lambda id: -seen[id][0].first)
        here = [id for id in near if seen[id][0].sentence == ref.sentence]
        often = max((len(seen[id]) for id in near), default=1)
        chain = self._chain(ref, sex)
        lately = [id for id in near if seen[id][0].sentence >= ref.sentence - 1]
        places = self._places(ref)
        lower = words[ref.head].lower
        first = words[ref.head].index == self.doc.sentence_start(ref.head)
        kind = self._kind(ref)
        key = self.told_name.get(ref.index)
        out: list[Signs] = []
        for e in fitting:
            p = linked.get(e.id, 0.0)
            signs: Signs = {"log": log(p + 0.02), "p": p, "share": p / (everyone + 0.05)}
            if p and p == likeliest:
                signs["likeliest"] = 1.0
            told = "told" if e.told_sex == sex else "hinted" if e.sex == sex else "untold" if e.sex == "u" else "against"
            signs[told] = 1.0
            if e.dead:
                signs["dead"] = 1.0
            if self._has_role(ref, e):
                signs["role"] = 1.0
            if e.id in ahead:
                signs["ahead"] = 1.0
            if not e.named:
                signs["nameless"] = 1.0
            if key is not None:
                signs["to be named" if not e.named else "named so" if may_be(key, e) else "named otherwise"] = 1.0
            if len(fitting) == 1:
                signs["only"] = 1.0
            for place, who in places.items():
                if e.id in who:
                    signs[place] = 1.0
            refs = seen.get(e.id)
            if refs is None:
                away = "away" if e.last[0] == self.doc.part.ordinal else "before"
                signs[away] = 1.0
                if ref.sentence == 0:
                    signs[f"{away}, first"] = 1.0
                out.append(signs)
                continue
            last = refs[0]
            apart = min(ref.sentence - last.sentence, 3)
            signs[f"apart {apart}"] = 1.0
            rank = near.index(e.id)
            signs[f"rank {min(rank, 3)}"] = 1.0
            signs["words"] = log(1.0 + ref.first - last.first)
            place = self._place(last)
            signs[f"last {place}"] = 1.0
            if apart < 2:
                signs[f"last {place} {apart}"] = 1.0
            signs[f"last {last.form}"] = 1.0
            if last.form == "pronoun" and words[last.head].lower == lower and apart < 2:
                signs[f"same {apart}"] = 1.0
            signs["topic"] = len(refs) / often
            if e.id == chain:
                signs["chain"] = 1.0
            signs["often"] = log(1.0 + sum(r.sentence >= ref.sentence - 1 for r in refs))
            if any(r.possessor is not None and r.sentence == ref.sentence for r in refs):
                signs["owned"] = 1.0  # somebody's daughter rather than that somebody
            if here == [e.id]:
                signs["only here"] = 1.0
            if lately == [e.id]:
                signs["only lately"] = 1.0
            if sum(r.sentence == ref.sentence for r in refs) > 1:
                signs["often here"] = 1.0
            if any(r.sentence == ref.sentence - 1 and self._place(r) == "subject" for r in refs):
                signs["was subject"] = 1.0
                if first:
                    signs["was subject, first"] = 1.0
            elif any(r.sentence == ref.sentence - 1 for r in refs):
                signs["was there"] = 1.0
                if first:
                    signs["was there, first"] = 1.0
            if last.form == "nominal":
                signs[f"last {last.det}"] = 1.0
            if last.plural:
                signs["last plural"] = 1.0
            if last.first <= ref.first <= last.last:
                signs["within"] = 1.0
            if place == kind and apart < 2:
                signs["parallel"] = 1.0
            if e.mentions == len(refs) and len(refs) == 1:
                signs["once"] = 1.0
            out.append(signs)
        return out

    def _chain(self, ref: Ref, sex: str) -> str | None:
        """Whom the last pronoun of a sex means, in its sentence or the one before."""
        alike = lexicon.PRONOUNS_M if sex == "m" else lexicon.PRONOUNS_F
        for other in self._back(ref, 1):
            if other.form == "pronoun" and self.doc.words[other.head].lower in alike:
                id = self.entity[other.index]
                return self.memory.find(id) if id is not None else None
        return None

    def _place(self, ref: Ref) -> str:
        """What a mention is in its clause."""
        label = self.doc.words[ref.head].deprel
        if label == "conj":
            up = self.doc.words[self.doc.words[ref.head].head]
            label = up.deprel if up.upos in ("NOUN", "PROPN", "PRON") else label
        if matches(label, "nsubj"):
            return "subject"
        if label in ("obj", "iobj"):
            return "object"
        if label == "nmod:poss":
            return "owner"
        return "oblique" if matches(label, "obl") else "agent" if label == "obl:agent" else "other"

    def _places(self, ref: Ref) -> dict[str, set[str]]:
        """Those in certain places of the sentence and the one before, by the place's name."""
        doc, words = self.doc, self.doc.words
        out: dict[str, set[str]] = {}

        def put(place: str, heads: Iterable[int]) -> None:
            before = [h for h in heads if h < ref.head]
            joined = [k for h in before for k in doc.dependents(h, "conj") if k < ref.head]
            for name, some in ((place, before), (f"{place}, joined", joined)):
                if found := self._meant(*some):
                    out.setdefault(name, set()).update(found)

        word = words[ref.head]
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

    def _has_role(self, ref: Ref, entity: Entity) -> bool:
        """Whether a possessor is known to have somebody who is what its noun says ("her mother")."""
        word = self.doc.words[ref.head]
        noun = self.doc.noun(word.head)
        if not matches(word.deprel, "nmod:poss") or noun not in lexicon.KIN:
            return False
        type, source, _ = lexicon.KIN[noun]
        sex = gender_of_noun(noun)
        return any(not sex or self.memory.get(id).sex in (sex, "u") for id, _ in self.memory.holders(type, entity.id, source))
