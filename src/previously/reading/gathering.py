"""Whom a "they" means by rule: those joined last, the two of the clause before, a body of people, a couple.

What the rules find is one of the signs by which `plurals` chooses.
"""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.deciding import LINK
from previously.reading.entity import Entity, in_order
from previously.reading.refs import Ref
from previously.reading.several import Several
from previously.reading.syntax import matches
from previously.reading.tags import NOMINAL

SUBJECT = 0.2
"""What a subject close by gains over the model's probability as whom "they" means."""
NEAR, FAR = 2, 0.4
"""Sentences over which a rule looks back, and what is left of a link that goes farther."""
REASONS = frozenset("because since as although though".split())
"""What opens a clause that tells why."""
OF_COUPLES = frozenset("marriage wedding honeymoon engagement divorce anniversary".split())
"""What a couple has."""
COUNTED = frozenset(["two", "pair", "duo"])
"""What two just told of are called."""


class Gathering(Several):
    """Those whom grammar makes likely."""

    def _by_rule(self, ref: Ref, barred: set[str]) -> tuple[str, tuple[str, ...]]:
        """The first rule that finds anybody, and whom."""
        return next(((rule, who) for rule, who in self._by_rules(ref, barred) if who), ("none", ()))

    def _by_rules(self, ref: Ref, barred: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Whom each rule finds, in the order of what they are worth."""
        if ref.det == "def" and self.doc.words[ref.head].lower in COUNTED and len(here := self._here(ref)) == 2:
            yield "here", here
        if (body := self._same_body(ref)) is not None:
            yield "body", (body.id,)
        yield "mates", self._mates(ref)
        if len(partners := self._partners(ref) - barred) == 2:
            yield "partners", in_order(partners)
        for p, index in self._antecedents(ref):
            if p >= 0.2:
                yield "linked", self._members(self.refs[index], barred)
            id = self.entity[index]
            if id is not None and p >= LINK and (self.memory.get(id).type == "ORG" or self.refs[index].plural):
                yield "linked to one", (self.memory.find(id),)
        yield "grouped", self._grouped(ref, barred)
        yield "joined", self._joined(ref, barred)
        if (beside := self._told_beside(ref, barred)) is not None:
            yield "beside", (beside.id,)
        yield "two", self._two(ref, barred)

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
            if self._no_antecedent(ref, other):
                continue
            apart = ref.sentence - other.sentence
            if apart <= 1 and matches(self.doc.words[other.head].deprel, "nsubj") and other.type == "PER":
                p += SUBJECT
            found.append((p if apart <= NEAR else p * FAR, index))
        return sorted(found, key=lambda x: -x[0])

    def _no_antecedent(self, ref: Ref, other: Ref) -> bool:
        """Whether a mention is none that a "they" goes back to: "their two children" are not their own.

        Nor are the police those who come "disguised as police".
        """
        return (other.first <= ref.first and ref.last <= other.last) or self.doc.preposition(other.head) == "as"

    def _grouped(self, ref: Ref, barred: set[str]) -> tuple[str, ...]:
        """The group told of last; of those in one sentence rather its subject: "Ann and Eve help Tom and Ben. They leave"."""
        told: dict[int, list[tuple[bool, tuple[str, ...]]]] = {}
        for other in self._back(ref, NEAR):
            if other.type == "PER" and (kept := self._members(other, barred)):
                subject = matches(self.doc.words[other.head].deprel, "nsubj")
                told.setdefault(other.sentence, []).append((subject, kept))
        return _subject_first(told)

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
