"""Whom pronouns mean: the model's links, weighed with gender, grammar and who was just spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.deciding import LINK, Deciding
from previously.reading.memory import Entity
from previously.reading.names import gender_of_noun
from previously.reading.refs import Ref
from previously.reading.syntax import matches

SUBJECT = 0.2
"""What grammar's favourite gains over the model's probability."""

HERE = 0.5
"""What it gains besides when that favourite is a subject of the very sentence."""


ALONE = 0.4
"""What the only one gains whom a pronoun may mean in its sentence and the one before."""


CAUSING = frozenset("have make let see hear watch find get".split())


NEAR, FAR = 2, 0.4
"""Sentences over which a "they" looks back, and what is left of a link that goes farther."""


ROLE = 0.3
"""What "her" in "her mother" gains for somebody whose mother is already spoken of."""


UNSURE = 0.7
"""What is left of a link to somebody whose gender the text has not told."""


NARRATOR = 0.8
"""How sure it is that an "I" outside all speech is the one who tells the story."""


SPEAKER = 0.8
"""How sure it is that an "I" inside a speech is the one named as its speaker."""


LEFT, MOST = 0.05, 0.7
"""How much of the model's probability must be left once a pronoun's gender has spoken, and what share of it one must hold."""


class Pronouns(Deciding):
    """Deciding pronouns and groups."""

    def _pair(self, ref: Ref) -> bool:
        """ "The two of them", "both women": as good as "they"."""
        return ref.plural and self.doc.words[ref.head].lower in ("two", "both", "three", "pair")

    def _pronoun(self, ref: Ref) -> None:
        lower = self.doc.words[ref.head].lower
        if ref.quoted and (lower in lexicon.PRONOUNS_1 or lower in lexicon.PRONOUNS_2):
            if lower in lexicon.PRONOUNS_NARRATOR:
                self._spoken(ref)
            return
        if lower in lexicon.PRONOUNS_NARRATOR:
            if self.narrated:
                self._assign(ref, self.memory.narrator(), NARRATOR)
            return
        if lower in lexicon.PRONOUNS_PLURAL or ref.form != "pronoun":
            self._plural(ref)
            return
        sex = "m" if lower in lexicon.PRONOUNS_M else "f" if lower in lexicon.PRONOUNS_F else ""
        if not sex:
            linked = self._linked(ref)
            if linked and linked[0][1] >= LINK and (linked[0][0].type != "PER" or lower not in ("it", "its", "itself")):
                self._assign(ref, linked[0][0], linked[0][1])
            return
        if lower in lexicon.REFLEXIVES:
            subject = self._own_subject(ref)
            if subject is not None:
                self._assign(ref, subject, 0.9)
                return
        barred = self._coarguments(ref)
        if ref.quoted and (speaker := self.speaker.get(int(self.quotation[ref.head]))) is not None:
            id = self.entity[speaker.index]
            barred |= {self.memory.find(id)} if id is not None else set()  # nobody calls themselves "she"
        linked = [
            (e, p)
            for e, p in self._linked(ref)
            if e.type == "PER" and not e.plural and e.sex in (sex, "u") and (e.id not in barred or lower in lexicon.REFLEXIVES)
        ]
        possible = linked
        favoured = self._favoured(ref, sex)
        alone, here = self._alone(ref, sex, barred), self._subject_here(ref, favoured)
        for id in (alone, favoured if here else None):
            if id is not None and id not in barred and id not in {e.id for e, _ in linked}:
                entity = self.memory.get(id)
                linked += [(entity, 0.0)] if entity.type == "PER" and entity.sex in (sex, "u") and not entity.plural else []
        weighed = []
        for e, p in linked:
            sure = 1.0 if e.sex == sex else UNSURE
            told = HERE * (e.sex == sex)
            grammar = (SUBJECT + told * here) * (e.id == favoured) + ALONE * sure * (e.id == alone)
            weighed.append((e, p * sure + grammar + ROLE * self._has_role(ref, e)))
        linked = sorted(weighed, key=lambda x: -x[1])
        if linked and linked[0][1] >= LINK:
            self._assign(ref, linked[0][0], min(1.0, linked[0][1]))
            return
        left = sum(p for _, p in possible)
        best = max(possible, key=lambda x: x[1], default=None)
        if best is not None and left >= LEFT and best[1] >= MOST * left:
            # the model's favourite is of the other sex: what it thinks of the others still counts
            self._assign(ref, best[0], 0.5)
            return
        fallback = self._salient(ref, sex, barred, linked)
        if fallback is not None:
            self._assign(ref, fallback, 0.5)
        elif (earlier := self._before(sex, barred)) is not None:
            self._assign(ref, earlier, 0.45)

    def _spoken(self, ref: Ref) -> None:
        """ "I" in a speech is whoever is named as its speaker."""
        speaker = self.speaker.get(int(self.quotation[ref.head]))
        if speaker is None or speaker.members or speaker.plural:
            return
        if self.entity[speaker.index] is None:
            self._decide(speaker)
        id = self.entity[speaker.index]
        if id is not None:
            self._assign(ref, self.memory.get(id), SPEAKER)

    def _decide(self, ref: Ref) -> None:
        raise NotImplementedError

    def _before(self, sex: str, barred: set[str]) -> Entity | None:
        """Whom a pronoun means when its part has named nobody yet: the weightiest of that sex in the part before."""
        part = self.doc.part.ordinal
        near = [*self.memory.met_in(part - 1), *self.memory.met_in(part)]
        near = [e for e in near if e.type == "PER" and e.sex == sex and e.id not in barred and not e.dead]
        return max(near, key=lambda e: (e.mentions, -int(e.id[1:])), default=None)

    def _favoured(self, ref: Ref, sex: str) -> str | None:
        """Whom grammar favours: a possessive its clause's subject, a subject the subject of the clause or sentence before."""
        word = self.doc.words[ref.head]
        if matches(word.deprel, "nmod:poss"):
            noun = self.doc.words[word.head]
            first = self.doc.words[noun.head]
            first = self.doc.words[first.head] if first.label == "appos" else first
            for beside in self.doc.dependents(first.index, "nmod:poss") if noun.label == "conj" else ():
                # "her husband and her son": one woman's
                found = [
                    self.entity[r.index] for r in self.by_head.get(beside, []) if self.doc.words[beside].lower == word.lower
                ]
                if found and found[0] is not None:
                    return self.memory.find(found[0])
            entity = self._own_subject(ref)
            return entity.id if entity is not None else self._beside(ref) or self._subject_before(ref, sex)
        if word.deprel in ("obj", "iobj") and matches(self.doc.words[word.head].deprel, "conj"):
            # "visits Ann and threatens her": the object of the verb before
            for target in self.doc.dependents(self.doc.words[word.head].head, "obj"):
                found = [self.entity[r.index] for r in self.by_head.get(target, []) if r.type == "PER" and not r.members]
                if found and found[0] is not None:
                    return self.memory.find(found[0])
        if not matches(word.deprel, "nsubj"):
            return None
        clause = self.doc.words[word.head]
        if matches(clause.deprel, "conj"):  # "Ann has been alone since Eve left, and she ...": Ann goes on
            for top in self.doc.dependents(clause.head, "nsubj", "nsubj:pass"):
                if meant := self._meant(top):
                    return min(meant)  # a set has no order of its own
        return self._subject_before(ref, sex)

    def _back(self, ref: Ref, sentences: int) -> Iterator[Ref]:
        """The mentions that begin before one, the nearest first, in its sentence and so many before it."""
        for n in range(ref.index - 1, -1, -1):
            other = self.refs[n]
            if other.sentence < ref.sentence - sentences:
                return
            if other.first < ref.first:
                yield other

    def _alone(self, ref: Ref, sex: str, barred: set[str]) -> str | None:
        """The only one whom a pronoun may mean among all who are told of in its sentence before it and in the one before."""
        near = {self.memory.find(id) for r in self._back(ref, 1) if (id := self.entity[r.index]) is not None} - barred
        people = [e for e in map(self.memory.get, near) if e.type == "PER" and not e.plural and e.sex in (sex, "u")]
        return people[0].id if len(people) == 1 else None

    def _subject_here(self, ref: Ref, favoured: str | None) -> bool:
        """Whether grammar's favourite is a subject of a pronoun's own sentence, or named in its subject."""
        subjects = [r.head for r in self._back(ref, 0) if matches(self.doc.words[r.head].deprel, "nsubj")]
        subjects += [c for s in subjects for c in self.doc.dependents(s, "conj") if c < ref.head]
        if favoured is None:
            return False
        poss = matches(self.doc.words[ref.head].deprel, "nmod:poss")
        return favoured in self._meant(*subjects) or (poss and favoured == self._beside(ref))

    def _beside(self, ref: Ref) -> str | None:
        """The one somebody named in the subject of its clause ("the money in Tom's box was for his sister")."""
        for up in self.doc.ancestors(ref.head):
            subject = self.doc.first(up, "nsubj", "nsubj:pass")
            if subject is not None:
                inside = [i for i in self.doc.subtree(subject) if i < ref.head]
                people = {id for id in self._meant(*inside) if self.memory.get(id).type == "PER"}
                return next(iter(people)) if len(people) == 1 else None
        return None

    def _subject_before(self, ref: Ref, sex: str) -> str | None:
        """The last subject of a sex told in this sentence or the one before, one of two joined ones too."""
        for other in self._back(ref, 1):
            if matches(self.doc.words[other.head].deprel, "nsubj"):
                joined = [c for c in self.doc.dependents(other.head, "conj") if c < ref.head]
                meant = [id for word in (other.head, *joined) for id in sorted(self._meant(word))]
                fitting = [id for id in meant if self.memory.get(id).sex in (sex, "u")]
                if fitting:
                    return fitting[0]
        return None

    def _has_role(self, ref: Ref, entity: Entity) -> bool:
        """Whether a possessor is known to have somebody who is what its noun says ("her mother")."""
        word = self.doc.words[ref.head]
        noun = self.doc.noun(word.head)
        if not matches(word.deprel, "nmod:poss") or noun not in lexicon.KIN:
            return False
        type, source, _ = lexicon.KIN[noun]
        sex = gender_of_noun(noun)
        return any(not sex or self.memory.get(id).sex in (sex, "u") for id, _ in self.memory.holders(type, entity.id, source))

    def _own_subject(self, ref: Ref) -> Entity | None:
        for up in self.doc.ancestors(ref.head):
            subject = self.doc.first(up, "nsubj", "nsubj:pass")
            if subject is not None:
                if self.doc.words[subject].lower in lexicon.RELATIVES:
                    subject = self._relative(up)
                for other in self.by_head.get(subject, []):
                    if (id := self.entity[other.index]) is not None:
                        return self.memory.get(id)
        return None

    def _relative(self, verb: int) -> int:
        """The noun that a relative clause is about, from any verb joined in it."""
        for at in (verb, *self.doc.ancestors(verb)):
            if matches(self.doc.words[at].deprel, "acl"):
                return self.doc.words[at].head
        return verb

    def _coarguments(self, ref: Ref) -> set[str]:
        """Entities that this pronoun cannot be: the other arguments of its own verb."""
        word = self.doc.words[ref.head]
        if matches(word.deprel, "nmod"):
            return self._told_to_be(word.head) if word.deprel == "nmod:poss" else set()
        barred: set[str] = set()
        for other in self.doc.dependents(word.head, "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"):
            if other != ref.head:
                barred |= self._meant(other)
                groups = (self.groups.get(r.index, ()) for r in self.by_head.get(other, []))
                barred.update(self.memory.find(m) for members in groups for m in members)
        above = self.doc.words[self.doc.words[word.head].head]
        if matches(word.deprel, "nsubj") and above.lemma in CAUSING and word.head != above.index:
            # "has the boy whipped", "lets him go": whoever causes it is another
            barred |= self._meant(*self.doc.dependents(above.index, "nsubj"))
        if word.deprel in ("obj", "iobj", "obl", "obl:agent"):
            # "she ... and attacks him": the shared subject of joined verbs counts
            head = self.doc.words[word.head]
            while matches(head.deprel, "conj") and not self.doc.dependents(head.index, "nsubj"):
                head = self.doc.words[head.head]
                barred |= self._meant(*self.doc.dependents(head.index, "nsubj", "nsubj:pass"))
        return barred

    def _meant(self, *words: int) -> set[str]:
        """The ids of those whom words stand for, as far as they are decided."""
        found = (self.entity[r.index] for word in words for r in self.by_head.get(word, []))
        return {self.memory.find(id) for id in found if id is not None}

    def _told_to_be(self, noun: int) -> set[str]:
        """Whom a noun is said to be: "she is her mother" tells of two people."""
        doc = self.doc
        subject = doc.first(noun, "nsubj", "nsubj:pass") if doc.dependents(noun, "cop") else None
        up = doc.words[noun].head
        if subject is None and doc.words[noun].label == "xcomp" and not doc.dependents(up, "obj"):
            subject = doc.first(up, "nsubj", "nsubj:pass")
        return self._meant(subject) if subject is not None else set()

    def _salient(self, ref: Ref, sex: str, barred: set[str], linked: list[tuple[Entity, float]]) -> Entity | None:
        """The last subject that fits, in this sentence or the two before."""
        words = self.doc.words
        scores: dict[str, float] = {e.id: p for e, p in linked}
        for other in reversed(self.refs):
            id = self.entity[other.index]
            if id is None or other.first >= ref.first or other.sentence < ref.sentence - 2:
                continue
            entity = self.memory.get(id)
            if entity.id in barred or entity.type != "PER" or entity.plural or entity.sex not in (sex, "u"):
                continue
            weight = 1.0 if matches(words[other.head].deprel, "nsubj") else 0.4
            weight *= 0.6 ** (ref.sentence - other.sentence)
            weight *= 1.2 if entity.sex == sex else 0.8
            scores[entity.id] = scores.get(entity.id, 0.0) + weight
        if not scores:
            return None
        best = max(scores.items(), key=lambda x: (x[1], -int(x[0][1:])))
        return self.memory.get(best[0])

    def _group(self, ref: Ref) -> None:
        """A coordination is its members."""
        found: list[str] = []
        for head in (ref.head, *ref.members):
            for r in self.by_head.get(head, []):
                if not r.members and (id := self.entity[r.index]) is not None and id not in found:
                    found.append(id)
        self.groups[ref.index] = tuple(found)

    def _plural(self, ref: Ref) -> None:
        """ "They": a group or a plural the model links it to, else the people joined last, else the two of the last event."""
        barred = self._coarguments(ref)
        for p, index in self._antecedents(ref):
            if p < 0.2:
                continue
            kept = self._members(self.refs[index], barred)
            if kept:
                self.groups[ref.index] = kept
                self.confidence[ref.index] = round(max(0.6, min(p, 0.9)), 3)
                return
            id = self.entity[index]
            if id is not None and p >= LINK:
                entity = self.memory.get(id)
                if entity.type == "ORG" or self.refs[index].plural:
                    self._assign(ref, entity, p)
                    return
        for other in reversed(self.refs):
            if other.first >= ref.first or other.sentence < ref.sentence - 2 or other.type != "PER":
                continue
            kept = self._members(other, barred)
            if kept:
                self.groups[ref.index] = kept
                self.confidence[ref.index] = 0.6
                return
        if joined := self._joined(ref, barred):
            self.groups[ref.index] = joined
            self.confidence[ref.index] = 0.6
            return
        near: list[str] = []
        for other in self.refs:
            id = self.entity[other.index]
            if id and other.first < ref.first and 0 <= ref.sentence - other.sentence <= 1:
                entity = self.memory.get(id)
                if entity.type == "PER" and entity.id not in barred and entity.id not in near:
                    near.append(entity.id)
        if len(near) == 2:
            self.groups[ref.index] = tuple(near)
            self.confidence[ref.index] = 0.5

    def _antecedents(self, ref: Ref) -> list[tuple[float, int]]:
        """What the model links a "they" to, best first: subjects beside it gain, what lies far back loses."""
        found: list[tuple[float, int]] = []
        for antecedent, p in self.doc.analysis.links[ref.source] if ref.source >= 0 else ():
            index = self.by_source.get(antecedent)
            if index is None:
                continue
            other = self.refs[index]
            apart = ref.sentence - other.sentence
            if apart <= 1 and matches(self.doc.words[other.head].deprel, "nsubj") and other.type == "PER":
                p += SUBJECT
            found.append((p if apart <= NEAR else p * FAR, index))
        return sorted(found, key=lambda x: -x[0])

    def _joined(self, ref: Ref, barred: set[str]) -> tuple[str, ...]:
        """The people last joined by "and" where no mention covers them all."""
        words = self.doc.words
        for word in reversed(words[: ref.first]):
            if word.sentence < ref.sentence - 1:
                break
            members = self.doc.dependents(word.index, "conj")
            if word.upos not in ("NOUN", "PROPN", "PRON") or not members:
                continue
            heads = (word.index, *members)
            found = [self.entity[r.index] for h in heads for r in self.by_head.get(h, []) if not r.members and r.type == "PER"]
            kept = tuple(dict.fromkeys(m for m in found if m and self.memory.find(m) not in barred))
            if len(kept) >= 2:
                return kept
        return ()

    def _members(self, other: Ref, barred: set[str]) -> tuple[str, ...]:
        """The people of a group, two at least, without those that grammar rules out."""
        found: list[str | None] = []
        if other.members:
            for head in (other.head, *other.members):
                found += [self.entity[r.index] for r in self.by_head.get(head, []) if not r.members]
        else:
            found += self.groups.get(other.index, ())
        kept = tuple(dict.fromkeys(m for m in found if m and self.memory.find(m) not in barred))
        return kept if len(kept) >= 2 else ()
