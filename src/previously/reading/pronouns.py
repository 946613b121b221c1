"""Whom pronouns mean: who tells, who speaks, whom grammar leaves no doubt about, else the likeliest; and groups."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.deciding import LINK
from previously.reading.entity import Entity, in_order
from previously.reading.names import gender_of_noun
from previously.reading.naming import two_names
from previously.reading.possessing import SURELY
from previously.reading.refs import Ref
from previously.reading.several import Several
from previously.reading.syntax import matches
from previously.reading.tags import NOMINAL

SUBJECT = 0.2
"""What a subject close by gains over the model's probability as whom "they" means."""


NEAR, FAR = 2, 0.4
"""Sentences over which a "they" looks back, and what is left of a link that goes farther."""


REASONS = frozenset("because since as although though".split())
"""What opens a clause that tells why."""

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
PARTNERS = 0.65
"""How sure it is that two of one clause are those of whom the next one tells as "they"."""

OF_COUPLES = frozenset("marriage wedding honeymoon engagement divorce anniversary".split())
"""What a couple has."""
COUNTED = frozenset(["two", "pair", "duo"])
"""What two just told of are called."""


class Pronouns(Several):
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

    def _plural(self, ref: Ref) -> None:
        """ "They": a group or a plural the model links it to, else the people joined last, else the two of the last event."""
        if self._of_things(ref):
            return
        barred = self._coarguments(ref) | self._dead_by_now(ref) | self._beside_them_all(ref)
        if ref.det == "def" and self.doc.words[ref.head].lower in COUNTED and len(here := self._here(ref)) == 2:
            self.groups[ref.index] = here
            self.confidence[ref.index] = 0.6
            return
        if (body := self._same_body(ref)) is not None:
            self._assign(ref, body, PARTNERS)
            return
        if couple := self._mates(ref):
            self.groups[ref.index] = couple
            self.confidence[ref.index] = PARTNERS
            return
        if len(partners := self._partners(ref) - barred) == 2:
            self.groups[ref.index] = in_order(partners)
            self.confidence[ref.index] = PARTNERS
            return
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
        if kept := self._grouped(ref, barred):
            self.groups[ref.index] = kept
            self.confidence[ref.index] = 0.6
            return
        if joined := self._joined(ref, barred):
            self.groups[ref.index] = joined
            self.confidence[ref.index] = 0.6
            return
        if (beside := self._told_beside(ref, barred)) is not None:
            self._assign(ref, beside, 0.5)
            return
        if two := self._two(ref, barred):
            self.groups[ref.index] = two
            self.confidence[ref.index] = PARTNERS if self.doc.words[ref.head].lower == "both" else 0.5

    def _grouped(self, ref: Ref, barred: set[str]) -> tuple[str, ...]:
        """The group told of last; of those in one sentence rather its subject: "Ann and Eve help Tom and Ben. They leave"."""
        told: dict[int, list[tuple[bool, tuple[str, ...]]]] = {}
        for other in self._back(ref, NEAR):
            if other.type == "PER" and (kept := self._members(other, barred)):
                subject = matches(self.doc.words[other.head].deprel, "nsubj")
                told.setdefault(other.sentence, []).append((subject, kept))
        return _subject_first(told)

    def _partners(self, ref: Ref) -> set[str]:
        """ "Ann tells Tom that Bea has left, and they kiss": the two who have to do with one another in the clause before."""
        words = self.doc.words
        word = words[ref.head]
        verb = words[word.head]
        above = words[verb.head]
        told = above.label in ("ccomp", "acl", "advcl")  # the tree may have joined it to what is only told of
        told |= "or" in self.doc.lowers(verb.index, "cc")  # "has him drill his men, or they"
        if word.lower != "they" or word.label != "nsubj" or verb.label != "conj" or above.upos != "VERB" or told:
            return set()
        beside = self.doc.dependents(above.index, "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent")
        refs = [r for c in beside if c < ref.head for r in self.by_head.get(c, []) if r.type == "PER"]
        if any(r.plural or r.members for r in refs) or len(beside) < 2:
            return set()
        return {self.memory.find(id) for r in refs if (id := self.entity[r.index]) is not None}

    def _mates(self, ref: Ref) -> tuple[str, ...]:
        """Whose "their children" or marriage is, where one of a couple is called by what she is to the other: "his wife"."""
        word = self.doc.words[ref.head]
        theirs = self.doc.noun(word.head)
        if word.lower != "their" or not (theirs in OF_COUPLES or lexicon.KIN.get(theirs, ("",))[0] == "parent"):
            return ()
        for other in self._back(ref, 0):
            mates = other.noun is not None and lexicon.KIN.get(other.noun, ("",))[0] in ("spouse", "romantic")
            if mates and other.possessor is not None and (id := self.entity[other.index]) is not None:
                owners = self._meant(other.possessor)
                return (min(owners), self.memory.find(id)) if len(owners) == 1 else ()
        return ()

    def _same_body(self, ref: Ref) -> Entity | None:
        """ "The army takes the castle, and they force Tom to leave": the body of people that the clause before is about."""
        words = self.doc.words
        word = words[ref.head]
        verb = words[word.head]
        if word.lower != "they" or word.label != "nsubj" or verb.label != "conj" or words[verb.head].upos != "VERB":
            return None
        found = self._meant(*(s for s in self.doc.dependents(verb.head, "nsubj", "nsubj:pass") if s < ref.head))
        body = self.memory.get(found.pop()) if len(found) == 1 else None
        return body if body is not None and body.type == "ORG" else None

    def _here(self, ref: Ref) -> tuple[str, ...]:
        """The people told of so far in the sentence of a mention."""
        ids = [self.entity[r.index] for r in self._back(ref, 0) if r.type == "PER" and not r.plural and not r.members]
        return tuple(dict.fromkeys(self.memory.find(id) for id in reversed(ids) if id is not None))

    def _the_two(self, ref: Ref) -> bool:
        """Whether "the two men" are two just told of; then they are these."""
        counted = [c for c in self.doc.dependents(ref.head, "nummod") if self.doc.words[c].lower == "two"]
        both = self.doc.words[ref.first].lower == "both"
        if not (both or (counted and ref.det == "def")) or not ref.plural or ref.name is not None or ref.members:
            return False
        word = self.doc.words[ref.head]
        if not {word.lower, word.lemma} & lexicon.PEOPLE:
            return False
        two = self._two(ref, self._coarguments(ref), gender_of_noun(word.lemma))
        if two:
            self.groups[ref.index] = two
            self.confidence[ref.index] = 0.6
        return bool(two)

    def _two(self, ref: Ref, barred: set[str], sex: str = "") -> tuple[str, ...]:
        """Two who are told of together: alone in the sentence, alone in it and the one before, or their only subjects."""
        here: list[str] = []
        near: list[str] = []
        subjects: list[str] = []
        words = self.doc.words
        for other in self.refs:
            id = self.entity[other.index]
            if not id or other.first >= ref.first or not 0 <= ref.sentence - other.sentence <= 1:
                continue
            entity = self.memory.get(id)
            if entity.type != "PER" or entity.plural or (sex and entity.sex not in (sex, "u")):
                continue
            if entity.id in barred and not matches(words[ref.head].deprel, "nsubj"):
                continue
            word = words[other.head]
            word = words[word.head] if word.label == "conj" else word
            subject = word.label == "nsubj" and not matches(words[word.head].deprel, "acl") and not self._reason(word.head)
            for told, fits in ((near, True), (here, other.sentence == ref.sentence), (subjects, subject)):
                if fits and entity.id not in told:
                    told.append(entity.id)
        owning = matches(words[ref.head].deprel, "nmod")
        two = next((tuple(told) for told in ((near,) if owning else (here, near, subjects)) if len(told) == 2), ())
        return two if not barred & {*two} else ()

    def _reason(self, verb: int) -> bool:
        """Whether a clause tells why something is, and nothing that goes on."""
        return bool(self.doc.lowers(verb, "mark") & REASONS)

    def _antecedents(self, ref: Ref) -> list[tuple[float, int]]:
        """What the model links a "they" to, best first: subjects beside it gain, what lies far back loses."""
        found: list[tuple[float, int]] = []
        for antecedent, p in self.doc.analysis.links[ref.source] if ref.source >= 0 else ():
            index = self.by_source.get(antecedent)
            if index is None:
                continue
            other = self.refs[index]
            if other.first <= ref.first and ref.last <= other.last:
                continue  # "their two children" are not their own
            if self.doc.preposition(other.head) == "as":
                continue  # "disguised as police, they ..."
            apart = ref.sentence - other.sentence
            if apart <= 1 and matches(self.doc.words[other.head].deprel, "nsubj") and other.type == "PER":
                p += SUBJECT
            found.append((p if apart <= NEAR else p * FAR, index))
        return sorted(found, key=lambda x: -x[0])

    def _joined(self, ref: Ref, barred: set[str]) -> tuple[str, ...]:
        """The people last joined by "and" where no mention covers them all; of those in one sentence rather its subject."""
        words = self.doc.words
        told: dict[int, list[tuple[bool, tuple[str, ...]]]] = {}
        for word in reversed(words[: ref.first]):
            if word.sentence < ref.sentence - 1:
                break
            members = self.doc.dependents(word.index, "conj")
            if word.upos not in NOMINAL or not members:
                continue
            heads = (word.index, *members)
            found = [self.entity[r.index] for h in heads for r in self.by_head.get(h, []) if not r.members and r.type == "PER"]
            kept = tuple(dict.fromkeys(m for m in found if m and self.memory.find(m) not in barred))
            if len(kept) >= 2:
                told.setdefault(word.sentence, []).append((word.label == "nsubj", kept))
        return _subject_first(told)

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


def _subject_first(told: dict[int, list[tuple[bool, tuple[str, ...]]]]) -> tuple[str, ...]:
    """The group of the last sentence that tells of any: its subject if one is marked as such, else its last."""
    latest = told[max(told)] if told else []
    return next((kept for subject, kept in latest if subject), latest[0][1] if latest else ())
