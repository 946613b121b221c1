"""Whom pronouns cannot mean, or a "they" must: the dead, who is "him" beside "them", things, a plural just told of."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.choosing import Choosing
from previously.reading.deciding import dies
from previously.reading.entity import Entity
from previously.reading.refs import Ref

MADE = frozenset(
    "buy purchase print publish manufacture bake paint knit sew write compose forge read burn sign open wear decipher decode "
    "translate pocket copy mail unfold unlock drink cook repair".split()
)
"""What is done to things and mostly to nobody."""
CLAUSES = frozenset(["advcl", "acl", "conj", "ccomp", "parataxis"])
"""What a pronoun's clause holds that is a clause of its own."""
JUST = 2
"""How many sentences after a death it is still told of who did something."""
URGING = frozenset("should must can could may might ought".split())
"""What several are told to do, of whom the teller is mostly one."""


DONE_TO_THE_LIVING = frozenset(
    "follow help tell ask warn threaten attack arrest free save rescue pay hire invite join lead send chase question".split()
)
"""What is done to the living alone."""

MOURNING = frozenset("bury mourn find discover miss remember avenge identify cremate grieve recall lose see".split())
"""What may still be done to the dead."""


class Several(Choosing):
    """What a clause and those before it tell of whom its pronoun means."""

    def _of_things(self, ref: Ref) -> bool:
        """ "She finds the tickets, which Tom bought, and burns them": nobody is, where things were just told of."""
        words = self.doc.words
        word = words[ref.head]
        undergone = word.lower == "they" and word.deprel == "nsubj:pass"
        undergone |= word.lower == "them" and word.label in ("obj", "iobj")
        if not undergone or words[word.head].lemma not in MADE:
            return False
        near = [w for w in words[: ref.head] if ref.sentence - 1 <= w.sentence]
        return any(w.xpos == "NNS" and self._is_thing(w.index) for w in near)

    def _is_thing(self, noun: int) -> bool:
        """Whether a noun is for things."""
        word = self.doc.words[noun]
        people = any(r.type in ("PER", "ORG") for r in self.by_head.get(noun, []))
        return not people and not {word.lower, word.lemma} & lexicon.PEOPLE

    def _beside_them_all(self, ref: Ref) -> set[str]:
        """ "He sees that they do not care for him": who is "him" is none of them."""
        words, doc = self.doc.words, self.doc
        word = words[ref.head]
        clause = words[word.head]
        if word.lower != "they" or word.label != "nsubj" or clause.label not in ("ccomp", "advcl"):
            return set()
        if doc.lowers(clause.index, "aux") & URGING:
            return set()
        within = [words[k] for k in doc.subtree(clause.index, skip=CLAUSES) if k > ref.head]
        beside = [w.lower for w in within if w.lower in ("him", "her") and w.deprel != "nmod:poss"]
        if len({*beside}) != 1:
            return set()
        above = self._people(self._subjects(clause.head), ref.head)
        sex = "m" if beside[0] == "him" else "f"
        return {id for id in above if self.memory.get(id).sex in (sex, "u")}

    def _told_beside(self, ref: Ref, barred: set[str]) -> Entity | None:
        """ "She has him drill his men, or they are punished": several who do or undergo something in the same sentence."""
        words = self.doc.words
        if ref.form != "pronoun":
            return None  # "four built it, and two are left"
        for other in self._back(ref, 0):
            plainly = other.plural and not other.members and other.form == "nominal" and other.type == "PER"
            id = self.entity[other.index]
            if not plainly or id is None or words[other.head].label not in ("nsubj", "obj", "iobj"):
                continue
            if self.memory.find(id) in barred or dies(self.doc, other.head):
                return None
            return self.memory.get(id)
        return None

    def _dead_by_now(self, ref: Ref) -> set[str]:
        """Who was told to die in an earlier sentence, for a "they" that does something now."""
        word = self.doc.words[ref.head]
        verb = self.doc.words[word.head]
        done = word.label == "nsubj" or (word.label == "obj" and verb.lemma in DONE_TO_THE_LIVING)
        if not done or verb.upos != "VERB" or self._had_done(verb.index):
            return set()
        here = {self.memory.find(id) for id, sentence in self.fallen.items() if sentence < ref.sentence}
        return here | (self.memory.dead() - self._told_of(ref, 1))

    def _dead_beside_the_living(self, ref: Ref, sex: str, barred: set[str]) -> set[str]:
        """Who was told to die in an earlier sentence, where one who lives was told of since: the dead do nothing."""
        word = self.doc.words[ref.head]
        verb = self.doc.words[word.head]
        undergone = word.deprel == "nsubj:pass" and verb.lemma not in DONE_TO_THE_LIVING
        still = verb.lemma in lexicon.DIE | lexicon.KILL | {"have", "lie", "be", "leave"} or verb.label not in ("root", "conj")
        again = word.label == "obj" and verb.lemma in lexicon.KILL_SURE  # nobody is killed twice
        if undergone or (still and not again) or ref.quoted:
            return set()
        here = {self.memory.find(id) for id, sentence in self.fallen.items() if ref.sentence - sentence <= JUST}
        if again:
            left = [id for id in self._told_of(ref, 1) - here if self._fits(self.memory.get(id), sex, barred)]
            return here if left else set()
        dead = (self._dead_by_now(ref) & here) - self._since(ref)
        living = [id for id in self._told_of(ref, 1) - dead if self._fits(self.memory.get(id), sex, barred)]
        return dead if living else set()

    def _since(self, ref: Ref) -> set[str]:
        """Who did something in a sentence after the one that told them dead, and so cannot be dead yet."""
        words = self.doc.words
        doing = [r for r in self._back(ref, JUST) if words[r.head].deprel == "nsubj" and not self._had_done(words[r.head].head)]
        here = [r for r in self._back(ref, 0) if words[r.head].label in ("obj", "iobj") and words[r.head].upos != "PRON"]
        doing += [r for r in here if words[words[r.head].head].lemma not in MOURNING]
        told = [(self.memory.find(id), r.sentence) for r in doing if (id := self.entity[r.index]) is not None]
        return {id for id, sentence in told if sentence > self.fallen.get(id, sentence)}

    def _had_done(self, verb: int) -> bool:
        """Whether a clause tells what had been before."""
        return "had" in self.doc.lowers(verb, "aux")
