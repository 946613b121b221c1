"""Whom a pronoun means by what was just told of somebody: whose body, who is threatened, who is followed, whose mood."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.entity import Entity
from previously.reading.possessing import LIKELY, SURELY
from previously.reading.refs import Ref
from previously.reading.syntax import matches
from previously.reading.turns import Turns

OF_THE_DEAD = frozenset("corpse remains grave funeral coffin casket tomb burial autopsy ashes obituary eulogy wake".split())
"""What only the dead have."""
HANDLED = frozenset(
    "find discover return recover bury dump hide burn cremate identify retrieve exhume display dismember examine dissolve "
    "conceal abandon inter transport wrap drag weigh".split()
)
"""What is done to the body of somebody who has just been told dead."""
MOURNED = frozenset("avenge mourn grieve investigate solve lament".split())
"""What is done about a death that was another's."""

HARMING = (
    lexicon.HOSTILE | lexicon.KILL | frozenset("fire dismiss sack beat hit punch hurt destroy ruin expel evict arrest".split())
)
"""What one threatens somebody with who does something one does not want."""
TELLING = frozenset("tell warn inform assure reassure promise remind threaten notify".split())
"""How one lets one other know."""
ASSURING = frozenset("assure reassure promise warn guarantee".split())
"""How one lets somebody know what will be done to them."""
ATTENDING = frozenset("follow accompany join trail tail chase pursue assist help support".split())
"""What others do who come along."""
OCCASIONS = frozenset("following after for over because upon".split())
"""What brings in why or after what something is done to somebody."""

LOOKS = frozenset(
    "demeanor demeanour mood expression attitude behavior behaviour manner condition health composure confidence temper".split()
)
"""What of somebody changes and stands for them."""
CHANGING = frozenset(
    "change shift darken soften brighten improve worsen deteriorate harden sour lighten fall drop crumble falter slip".split()
)
WITNESSING = frozenset("see watch witness hear let find".split())
"""How one knows of a death who lives on."""
BOUTS = frozenset("match fight bout duel game battle contest showdown race rematch brawl".split())
"""Where one stands against another."""
OPPONENTS = frozenset("opponent adversary challenger rival".split())
"""What the one is called against whom one stands."""
EXPLAINING = frozenset("explain reveal recount recall admit".split())
"""How one tells what one has done oneself."""


class Sequels(Turns):
    """What has just been told of those whom a pronoun may mean."""

    def _possessor(self, ref: Ref) -> tuple[str, float] | None:
        """Whom a possessive means by grammar, and how sure that is: of the dead what only the dead have."""
        found = self._of_the_fallen(ref)
        if len(found) == 1:
            return min(found), SURELY
        found = self._befallen_subject(ref)
        return (min(found), LIKELY) if len(found) == 1 else super()._possessor(ref)

    def _continued(self, ref: Ref, sex: str, barred: set[str]) -> tuple[Entity, float] | None:
        """Whom a pronoun means by what was just told, and how sure that is."""
        for found in (
            self._threatening(ref),
            self._threatened(ref),
            self._told_to(ref),
            self._assured(ref),
            self._attended(ref),
            self._undergone(ref),
            self._changed(ref),
            self._explaining(ref),
        ):
            fitting = [e for e in map(self.memory.get, found) if self._fits(e, sex, barred)]
            if len(fitting) == 1:
                return fitting[0], LIKELY
        return super()._continued(ref, sex, barred)

    def _of_one_sex(self, ref: Ref, ids: set[str]) -> set[str]:
        """Those of some who may go by a pronoun."""
        lower = self.doc.words[ref.head].lower
        sex = "m" if lower in lexicon.PRONOUNS_M else "f"
        return {id for id in ids if self.memory.get(id).sex in (sex, "u")}

    def _of_the_fallen(self, ref: Ref) -> set[str]:
        """ "Ann kills Eve. Her body is found": of whoever was just told dead."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        verb = words[noun.head]
        if words[ref.head].deprel != "nmod:poss":
            return set()
        undergone = noun.deprel == "nsubj:pass" or (noun.label == "obj" and verb.index < noun.index)
        left = noun.lower in OF_THE_DEAD
        left |= noun.lower == "body" and undergone and verb.lemma in HANDLED
        left |= noun.lower in ("death", "murder") and noun.label == "obj" and verb.lemma in MOURNED
        if not left:
            return set()
        just = {self.memory.find(i) for i, at in self.fallen.items() if ref.sentence - 1 <= at <= ref.sentence}
        return self._of_one_sex(ref, just & self._told_of(ref, 1))

    def _befallen_subject(self, ref: Ref) -> set[str]:
        """ "Tom is abandoned by Ben and Will after his attack": of Tom, since what two do is never "his"."""
        words, doc = self.doc.words, self.doc
        noun = words[words[ref.head].head]
        if words[ref.head].deprel != "nmod:poss" or noun.label != "obl" or doc.preposition(noun.index) not in OCCASIONS:
            return set()
        return self._of_one_sex(ref, self._by_several(noun.head, ref))

    def _by_several(self, verb: int, ref: Ref) -> set[str]:
        """To whom something is done by two or more."""
        doc = self.doc
        by = doc.dependents(verb, "obl:agent")
        several = any(doc.dependents(b, "conj") or doc.words[b].xpos == "NNS" for b in by)
        return self._people(doc.dependents(verb, "nsubj:pass"), ref.head) if several else set()

    def _undergone(self, ref: Ref) -> set[str]:
        """ "Tom is abandoned by Ben and Will. He sets out alone": Tom."""
        words = self.doc.words
        root = self._root_before(ref)
        if root is None or words[root].lemma in lexicon.KILL_SURE:
            return set()
        return self._by_several(root, ref)

    def _root_before(self, ref: Ref) -> int | None:
        """The main verb of the sentence before, for the subject that a sentence opens with."""
        words = self.doc.words
        if self._clause_of(ref) is None or ref.head != self.doc.sentence_start(ref.head) or not ref.head:
            return None
        start = self.doc.sentence_start(ref.head - 1)
        return next((w.index for w in words[start : ref.head] if w.label == "root"), None)

    def _threatened(self, ref: Ref) -> set[str]:
        """ "If he hurts Ben, she will kill him": whoever is not to do it."""
        doers = self._warned(ref)
        return self._people(doers, ref.head) if len(doers) == 1 else set()

    def _threatening(self, ref: Ref) -> set[str]:
        """ "Tom warns Ben that if he hurts Ann, he will kill him": who says so means to do it himself."""
        words, doc = self.doc.words, self.doc
        clause = self._clause_of(ref)
        if clause is None or words[clause].label != "ccomp" or words[words[clause].head].lemma not in TELLING:
            return set()
        objects = [r for c in doc.dependents(clause, "obj") for r in self.by_head.get(c, []) if self._alike(r.head, ref.head)]
        doers = self._warned(objects[0]) if len(objects) == 1 else []
        if not doers or not self._alike(doers[0], ref.head):
            return set()
        return self._people(self._subjects(words[clause].head), ref.head)

    def _guarded(self, ref: Ref) -> set[str]:
        """Whom a threat is to guard: "if he hurts Ben, she will kill him" is no threat to Ben."""
        doers = self._warned(ref)
        return self._meant(*(c for d in doers for c in self.doc.dependents(self.doc.words[d].head, "obj", "iobj")))

    def _warned(self, ref: Ref) -> list[int]:
        """The subject of the "if" before a threat to whom a pronoun means."""
        words, doc = self.doc.words, self.doc
        word = words[ref.head]
        verb = word.head
        will = doc.has(verb, ("will", "would", "'ll", "'d"), "aux")
        if word.label != "obj" or not will or words[verb].lemma not in HARMING:
            return []
        same = any(self._alike(s, ref.head) for s in doc.dependents(verb, "nsubj"))
        for clause in doc.dependents(verb, "advcl"):
            marks = doc.lowers(clause, "mark")
            doers = doc.dependents(clause, "nsubj")
            alike = len(doers) == 1 and (self._alike(doers[0], ref.head) or (words[doers[0]].upos != "PRON" and not same))
            if clause < ref.head and "if" in marks and alike and words[clause].lemma not in lexicon.DIE:
                return [] if doc.dependents(clause, "aux:pass") else doers
        return []

    def _alike(self, one: int, other: int) -> bool:
        """Whether two pronouns are of one sex."""
        pair = {self.doc.words[one].lower, self.doc.words[other].lower}
        return pair <= lexicon.PRONOUNS_M or pair <= lexicon.PRONOUNS_F

    def _told_to(self, ref: Ref) -> set[str]:
        """ "Ann tells Tom that she will leave him": whom she tells it, where she tells it of herself and of no other."""
        words, doc = self.doc.words, self.doc
        word = words[ref.head]
        clause = word.head
        verb = words[clause].head
        if word.label not in ("obj", "iobj") or words[clause].label != "ccomp" or words[verb].lemma not in TELLING:
            return set()
        heard = [c for c in doc.dependents(verb, "obj", "iobj") if c < ref.head]
        own = doc.dependents(clause, "nsubj")
        if len(heard) != 1 or len(own) != 1 or words[own[0]].upos != "PRON" or self._alike(own[0], ref.head):
            return set()
        teller = self._people(self._subjects(verb), ref.head)
        others = [r for r in self._back(ref, 0) if r.head > heard[0] and r.head != own[0] and r.type == "PER"]
        if others or not teller or self._people(own, ref.head) != teller:
            return set()
        return self._people(heard, ref.head)

    def _assured(self, ref: Ref) -> set[str]:
        """ "Assures Tom that he will not be jailed": what will be done is told to whom it is done to."""
        words, doc = self.doc.words, self.doc
        clause = self._clause_of(ref)
        if clause is None or words[clause].label != "ccomp" or words[words[clause].head].lemma not in ASSURING:
            return set()
        will = doc.has(clause, ("will", "wo", "would", "'ll", "'d"), "aux")
        if not will or not doc.dependents(clause, "aux:pass") or words[ref.head].deprel != "nsubj:pass":
            return set()
        return self._people(doc.dependents(words[clause].head, "obj", "iobj"), ref.head)

    def _attended(self, ref: Ref) -> set[str]:
        """ "Tom walks to Ben's house, with Ann following him": who goes there is followed."""
        words, doc = self.doc.words, self.doc
        word = words[ref.head]
        clause = words[word.head]
        absolute = clause.label == "advcl" and clause.xpos == "VBG" and clause.head < clause.index
        if word.label != "obj" or clause.lemma not in ATTENDING or not absolute or not doc.dependents(clause.index, "nsubj"):
            return set()
        if doc.dependents(clause.head, "obj", "iobj", "aux:pass"):
            return set()
        return self._people(self._subjects(clause.head), ref.head)

    def _changed(self, ref: Ref) -> set[str]:
        """ "Ann's mood changes at once. She becomes eager to help": of whose mood was told last."""
        words, doc = self.doc.words, self.doc
        verb = self._root_before(ref)
        if verb is None:
            return set()
        verb = [verb, *(c for c in doc.dependents(verb, "conj") if doc.dependents(c, "nsubj"))][-1]
        subject = doc.first(verb, "nsubj")
        if subject is None or words[verb].lemma not in CHANGING or words[subject].lower not in LOOKS:
            return set()
        return self._people(doc.dependents(subject, "nmod:poss"), ref.head)

    def _explaining(self, ref: Ref) -> set[str]:
        """ "Ann explains that she has been away": what one has done oneself, where nobody else is told it."""
        words, doc = self.doc.words, self.doc
        clause = self._clause_of(ref)
        if clause is None or words[clause].label != "ccomp" or words[clause].upos != "VERB":
            return set()
        verb = words[clause].head
        heard = doc.dependents(verb, "obj", "iobj") or "to" in doc.cases(verb)
        helping = doc.lowers(clause, "aux")
        done = (
            bool(helping & {"has", "had"}) and not doc.dependents(clause, "aux:pass") and words[clause].lemma not in lexicon.DIE
        )
        if words[verb].lemma not in EXPLAINING or heard or not done:
            return set()
        return self._people(self._subjects(verb), ref.head)

    def _outdone(self, ref: Ref) -> set[str]:
        """Against whom somebody stands: "in a match against Tom, he" is not Tom, nor "he beats his opponent" Tom's."""
        words, doc = self.doc.words, self.doc
        clause = self._clause_of(ref)
        if clause is not None:
            return self._meant(*(k for c in doc.dependents(clause, "obl") if c < ref.head for k in self._against(c)))
        own = words[ref.head].deprel == "nmod:poss" and words[words[ref.head].head].lower in OPPONENTS
        return self._meant(*self._faced_here(ref)) if own else set()

    def _faced_here(self, ref: Ref) -> list[int]:
        """Against whom the last match is that is told of in a sentence before a mention."""
        bouts = range(ref.first - 1, self.doc.sentence_start(ref.first) - 1, -1)
        return next((found for at in bouts if (found := [k for k in self._against(at) if k < ref.first])), [])

    def _opponent(self, ref: Ref) -> Entity | None:
        """ "In a match against Tom, he floors his opponent": Tom."""
        if ref.noun not in OPPONENTS or ref.det not in ("poss", "def") or ref.plural or ref.name is not None:
            return None
        if self.doc.dependents(ref.head, "appos"):
            return None
        found = {id for id in self._meant(*self._faced_here(ref)) if self.memory.get(id).type == "PER"}
        return self.memory.get(found.pop()) if len(found) == 1 else None

    def _against(self, bout: int) -> list[int]:
        """Against whom a match or a fight is."""
        if self.doc.words[bout].lower not in BOUTS:
            return []
        return [k for k in self.doc.dependents(bout, "nmod") if self.doc.preposition(k) in ("against", "with")]

    def _gone(self, ref: Ref) -> set[str]:
        """Who has just died in what somebody saw, and so feels nothing since: "Tom saw Ben drown, and he was sad"."""
        words, doc = self.doc.words, self.doc
        clause = self._clause_of(ref)
        if clause is None or words[clause].label != "conj" or not matches(words[ref.head].deprel, "nsubj"):
            return set()
        if words[ref.head].deprel == "nsubj:pass":
            return set()
        above = words[clause].head
        seen = [
            k
            for k in doc.subtree(above)
            if above < k < ref.head and words[k].lemma in lexicon.DIE and words[k].xpos in ("VB", "VBG")
        ]
        witness = self._people(self._subjects(above), ref.head)
        if len(seen) != 1 or len(witness) != 1 or words[above].lemma not in WITNESSING:
            return set()
        return self._people(doc.dependents(seen[0], "nsubj") or doc.dependents(words[seen[0]].head, "obj"), ref.head) - witness
