"""Whom pronouns mean: who tells, who speaks, whom grammar leaves no doubt about, else the likeliest; and groups."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.bands import Bands
from previously.reading.deciding import LINK
from previously.reading.entity import Entity
from previously.reading.naming import two_names
from previously.reading.possessing import SURELY
from previously.reading.refs import Ref

NEAR = 2
"""Sentences over which whoever is given a name as "he" or "she" is looked for."""

NARRATOR = 0.8
"""How sure it is that an "I" outside all speech is the one who tells the story."""


SPEAKER = 0.8
"""How sure it is that an "I" inside a speech is the one named as its speaker."""


FELLED = lexicon.KILL_SURE | frozenset("injure wound maim cripple paralyze paralyse incapacitate disarm".split())
"""What a blow does to whom it befalls."""
STRUCK = 0.85
ATTACKING = frozenset("attack assault ambush charge threaten grab stab shoot strike hit pursue chase corner kidnap".split())
WARDING = frozenset("repel subdue overpower disarm restrain".split())
WARDING_OFF = frozenset("fend fight ward drive chase scare beat".split())
"""What is done to whoever attacks."""
FREEING = lexicon.FREE | {"save"}
HUNTING = frozenset("trap catch capture recapture track hunt chase pursue find".split())
FLEEING = frozenset("escape flee vanish disappear abscond".split())
"""What whoever is then hunted did."""


class Pronouns(Bands):
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
        if lower in lexicon.PRONOUNS_PLURAL:
            self._plural(ref)
            return
        sex = "m" if lower in lexicon.PRONOUNS_M else "f" if lower in lexicon.PRONOUNS_F else ""
        if not sex:
            linked = self._linked(ref)
            if linked and linked[0][1] >= LINK and (linked[0][0].type != "PER" or lower not in ("it", "its", "itself")):
                self._assign(ref, linked[0][0], linked[0][1])
            return
        if lower in lexicon.REFLEXIVES:
            stressed = self._stressing(ref, sex)
            subject = stressed if stressed is not None else self._own_subject(ref)
            if subject is not None and (subject.type != "PER" or subject.sex in (sex, "u")):
                self._assign(ref, subject, 0.9)
                return
        barred = self._coarguments(ref)
        owner = self._possessor(ref)
        if owner is not None and self._fits(self.memory.get(owner[0]), sex, barred, named=owner[1] < SURELY):
            self._assign(ref, self.memory.get(owner[0]), owner[1])
            return
        struck = self._struck(ref) or self._warded(ref) or self._in_plight(ref)
        if struck is not None and self._fits(struck, sex, barred):
            self._assign(ref, struck, STRUCK)
            return
        barred |= self._spoken_of(ref) | self._told_aside(ref) | self._outdone(ref) | self._gone(ref)
        barred |= self._guarded(ref) | self._dead_beside_the_living(ref, sex, barred)
        if ref.quoted and (speaker := self.speaker.get(int(self.quotation[ref.head]))) is not None:
            if self.entity[speaker.index] is None and speaker.index > ref.index and not speaker.members and not speaker.plural:
                self._decide(speaker)  # "He sold my brother," he said: whoever says it is known from before the speech
            id = self.entity[speaker.index]
            barred |= {self.memory.find(id)} if id is not None else set()  # nobody calls themselves "she"
        if lower in lexicon.REFLEXIVES:
            barred = set()
        choice = self._so_named(ref, sex, barred) or self._continued(ref, sex, barred) or self._choice(ref, sex, barred)
        if choice is not None:
            self._assign(ref, *choice)
        elif (earlier := self._before(sex, barred)) is not None:
            self._assign(ref, earlier, 0.45)

    def _struck(self, ref: Ref) -> Entity | None:
        """ "Ann shoots Tom, killing him": whom the blow befell."""
        words = self.doc.words
        verb = words[words[ref.head].head]
        blow = words[verb.head]
        felled = words[ref.head].label == "obj" and verb.xpos == "VBG" and verb.label == "advcl" and verb.lemma in FELLED
        if not felled or blow.upos != "VERB" or blow.index > verb.index:
            return None
        told = self.doc.dependents(blow.index, "nsubj:pass") or self.doc.dependents(blow.index, "obj")
        found = self._meant(*told)
        return self.memory.get(found.pop()) if len(found) == 1 else None

    def _warded(self, ref: Ref) -> Entity | None:
        """ "A man attacks Tom, but Ann fends him off": whom one wards off is whoever attacked."""
        words = self.doc.words
        verb = words[words[ref.head].head]
        off = "off" in self.doc.lowers(verb.index, "compound:prt", "advmod")
        if words[ref.head].label != "obj" or not (verb.lemma in WARDING or (off and verb.lemma in WARDING_OFF)):
            return None
        for word in reversed(words[self.doc.sentence_start(verb.index) : verb.index]):
            if word.lemma in ATTACKING and word.upos == "VERB" and not self.doc.dependents(word.index, "aux:pass"):
                found = self._meant(*self.doc.dependents(word.index, "nsubj"))
                return self.memory.get(found.pop()) if len(found) == 1 else None
        return None

    def _in_plight(self, ref: Ref) -> Entity | None:
        """ "Tom is seized by Ben, but Ann frees him", "Tom flees and Ann hunts him": who was seized, who fled."""
        words = self.doc.words
        verb = words[words[ref.head].head]
        freeing, hunting = verb.lemma in FREEING, verb.lemma in HUNTING
        if words[ref.head].label != "obj" or not (freeing or hunting):
            return None
        for word in reversed(words[self.doc.sentence_start(verb.index) : verb.index]):
            if word.upos != "VERB":
                continue
            if freeing and word.lemma in lexicon.CATCHING:
                told = self.doc.dependents(word.index, "nsubj:pass") or self.doc.dependents(word.index, "obj")
            elif hunting and word.lemma in FLEEING and not self.doc.dependents(word.index, "obj", "aux:pass"):
                told = self.doc.dependents(word.index, "nsubj")
            else:
                continue
            found = self._meant(*told)
            return self.memory.get(found.pop()) if len(found) == 1 else None
        return None

    def _so_named(self, ref: Ref, sex: str, barred: set[str]) -> tuple[Entity, float] | None:
        """ "He confesses that he is the Raven", when it has come out who the Raven is: of those just told of, he is the one."""
        key = self.told_name.get(ref.index)
        if key is None:
            return None
        here = {self.memory.find(id) for r in self._back(ref, 0) if r.name is not None and (id := self.entity[r.index])}
        same = [e for e in map(self.memory.get, sorted(here)) if key.tokens in e.names and e.told_sex in (sex, "u")]
        if len(same) == 1 and same[0].id not in barred and same[0].type == "PER":
            return same[0], SPEAKER  # "Ivy shows Ann that she is really Ivy"
        ids = self._told_of(ref, NEAR)
        near = [e for e in map(self.memory.get, sorted(ids)) if e.id not in barred and e.told_sex in (sex, "u")]
        known = [e for e in near if two_names(e, key) and e.type == "PER" and not e.plural]
        return (known[0], SPEAKER) if len(known) == 1 else None

    def _stressing(self, ref: Ref, sex: str) -> Entity | None:
        """ "He accuses the captain herself": whoever stands right before it."""
        for other in self._back(ref, 0):
            id = self.entity[other.index]
            if other.last == ref.head - 1 and id is not None and self.memory.get(id).sex in (sex, "u"):
                return self.memory.get(id)
        return None

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

    def _before(self, sex: str, barred: set[str]) -> Entity | None:
        """Whom a pronoun means when its part has named nobody yet: the weightiest of that sex in the part before."""
        part = self.doc.part.ordinal
        near = [*self.memory.met_in(part - 1), *self.memory.met_in(part)]
        near = [e for e in near if e.type == "PER" and e.sex == sex and e.id not in barred and not e.dead]
        return max(near, key=lambda e: (e.mentions, -int(e.id[1:])), default=None)

    def _group(self, ref: Ref) -> None:
        """A coordination is its members."""
        found: list[str] = []
        for head in (ref.head, *ref.members):
            for r in self.by_head.get(head, []):
                if not r.members and (id := self.entity[r.index]) is not None and id not in found:
                    found.append(id)
        self.groups[ref.index] = tuple(found)
