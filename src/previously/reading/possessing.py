"""Whom a possessive means by grammar alone: whose sister, whose death, whose son."""

from __future__ import annotations

import msgspec

from previously.reading import kin, lexicon
from previously.reading.binding import Binding
from previously.reading.names import gender_of_noun
from previously.reading.refs import Ref

WHILE = frozenset(["while", "whereas", "whilst"])
"""What joins a clause as "and" does."""

GIVING = frozenset("give offer promise grant refuse deny".split())
"""What a father does with his daughter's hand."""

TELLING = frozenset("tell explain inform".split())
INNER = frozenset("believe think feel want love know suspect fear hope regret miss hate remember intend plan wish need".split())
"""What only whoever does it can tell another."""

OWN_NEWS = frozenset("pregnant gay lesbian engaged married sorry innocent leaving quitting moving resigning expecting".split())
"""What people tell others of themselves, doctors apart."""
HEALERS = frozenset("doctor nurse midwife physician surgeon gynecologist test dr".split())

DONE_TO_SLEEPERS = lexicon.KILL | frozenset("attack stab rob watch smother suffocate kiss surprise bind visit rape".split())

SURELY, LIKELY = 0.9, 0.8
"""How sure it is whose something is by grammar: one possessive like another, and the subject of the clause before."""


SECRETS = frozenset("affair romance fling tryst liaison relationship flirtation kiss".split())
"""What a couple's friends may have with one of it."""


OF_ONES_OWN = frozenset("live stay move visit miss adore support obey resemble lose bury mourn inherit join grow".split())
"""What one does with one's own kin rather than another's."""
ENGAGING = frozenset("hire pay employ commission engage enlist recruit".split())
"""How one has another do what is one's own affair."""


class Possessing(Binding):
    """Deciding possessives where grammar leaves no doubt."""

    def _possessor(self, ref: Ref) -> tuple[str, float] | None:
        """Whom a possessive, or whoever confesses, means by grammar alone, and how sure that is."""
        by_what_is_told = (
            self._confessor,
            self._thinker,
            self._told_kin,
            self._teller,
            self._newsbringer,
            self._hearer,
            self._kinsman,
        )
        for told in (by(ref) for by in by_what_is_told):
            if len(told) == 1:
                return min(told), LIKELY
        if self.doc.words[ref.head].deprel != "nmod:poss":
            return None
        surely = (self._hirer, self._twin, self._within, self._giver, self._to_the_death)
        likely = (
            self._whose_own,
            self._beside_them,
            self._helped,
            self._bereft,
            self._joined_clause,
            self._joined_verb,
            self._new_subject,
        )
        for found, sure in (*((by(ref), SURELY) for by in surely), *((by(ref), LIKELY) for by in likely)):
            if len(found) == 1:
                return min(found), sure
        return None

    def _to_the_death(self, ref: Ref) -> set[str]:
        """ "Tom, who falls to his death", "throws him to his death": of whoever falls or is thrown."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        verb = words[noun.head]
        if noun.lower not in ("death", "deaths", "doom") or self.doc.preposition(noun.index) != "to" or verb.upos != "VERB":
            return set()
        if told := self.doc.dependents(verb.index, "obj", "nsubj:pass"):
            return self._meant(*told)
        own = self.doc.first(verb.index, "nsubj")
        if own is not None and words[own].lower in lexicon.RELATIVES:
            own = self._relative(verb.index)
        return self._meant(own) if own is not None else set()

    def _sleeper(self, ref: Ref) -> set[str]:
        """ "Ann strangles Tom in his sleep": whoever is strangled sleeps."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        if noun.lower != "sleep" or self.doc.preposition(noun.index) != "in" or words[noun.head].lemma not in DONE_TO_SLEEPERS:
            return set()
        return self._meant(*self.doc.dependents(noun.head, "obj"))

    def _kinsman(self, ref: Ref) -> set[str]:
        """ "Surrenders to his mother, who cannot forgive him": whose mother she is, she cannot forgive."""
        words = self.doc.words
        verb = words[words[ref.head].head]
        if words[ref.head].label not in ("obj", "iobj", "obl") or words[ref.head].lower not in ("him", "her"):
            return set()
        while verb.label == "xcomp" and not self.doc.dependents(verb.index, "nsubj", "obj"):
            verb = words[verb.head]
        noun = verb.head
        who = self.doc.first(verb.index, "nsubj")
        told = verb.deprel == "acl:relcl" and self.doc.noun(noun) in lexicon.KIN and who is not None
        owner = self.doc.first(noun, "nmod:poss")
        if not told or owner is None or words[who or 0].lower != "who" or self.doc.dependents(noun, "appos", "flat"):
            return set()
        sex = "m" if words[ref.head].lower == "him" else "f"
        same = gender_of_noun(words[owner].lower) == sex or words[owner].upos == "PROPN"
        return self._meant(owner) if same else set()

    def _beside_them(self, ref: Ref) -> set[str]:
        """ "Is raised by Tam and his wife": whoever stands right before them."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        first = noun.head
        only = self.doc.dependents(first, "conj")[:1] == [noun.index] and "and" in {
            w.lower for w in words[ref.head - 1 : ref.head]
        }
        if self.doc.noun(noun.index) not in lexicon.KIN or noun.label != "conj" or not only or words[first].label == "root":
            return set()
        if self.doc.preposition(first) == "between" and words[words[first].head].lower in SECRETS:
            return set()  # "the affair between Ann and her husband" is told of another woman's
        return self._meant(first)

    def _helped(self, ref: Ref) -> set[str]:
        """Whose kin one helps somebody find: "Tom helps his teacher find his daughter" is told of the teacher's."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        verb = words[noun.head]
        helping = words[verb.head]
        kindred = self.doc.noun(noun.index) in lexicon.KIN
        if not kindred or noun.label != "obj" or verb.label not in ("xcomp", "ccomp") or helping.lemma != "help":
            return set()
        told = (*self.doc.dependents(helping.index, "obj", "iobj"), *self.doc.dependents(verb.index, "nsubj"))
        return self._meant(*(c for c in told if c < ref.head))

    def _new_subject(self, ref: Ref) -> set[str]:
        """ "Prince Tom Hale forces his sister": of whoever has just been named in full and does it to their kin."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        verb = words[noun.head]
        subjects = self.doc.dependents(verb.index, "nsubj")
        if noun.label not in ("obj", "iobj") or self.doc.noun(noun.index) not in lexicon.KIN or len(subjects) != 1:
            return set()
        whole = [r for r in self.by_head.get(subjects[0], []) if r.name is not None and r.name[1] > r.name[0]]
        met = (self.entity[r.index] for r in whole)
        ids = {self.memory.find(id) for id in met if id is not None}
        new = {id for id in ids if not any(self.entity[r.index] == id for r in self.refs[: whole[0].index])} if whole else ids
        return {id for id in new if not self.memory.known_before(self.memory.get(id))}

    def _giver(self, ref: Ref) -> set[str]:
        """Whose daughter's hand is given: "offers Tom the hand of his daughter" is told of her father."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        hand = words[noun.head]
        verb = next((words[up] for up in self.doc.ancestors(hand.index) if words[up].upos == "VERB"), hand)
        if hand.lower != "hand" or self.doc.preposition(noun.index) != "of" or verb.lemma not in GIVING:
            return set()
        return self._joint_subject(verb.index)

    def _whose_own(self, ref: Ref) -> set[str]:
        """ "Posy, who lives with her grandmother": of whom the clause is, where it tells of no harm."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        verb = words[noun.head]
        subject = self.doc.first(verb.index, "nsubj")
        told = verb.deprel == "acl:relcl" and subject is not None and words[subject].lower == "who"
        told = told and noun.label in ("obj", "obl")
        if self.doc.noun(noun.index) not in lexicon.KIN or not told or verb.lemma not in OF_ONES_OWN:
            return set()
        return self._meant(self._relative(verb.index))

    def _hirer(self, ref: Ref) -> set[str]:
        """ "Is hired by Tom to find his wife", "Tom pays her to watch his wife": of whoever has it done."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        verb = words[noun.head]
        above = words[verb.head]
        kindred = self.doc.noun(noun.index) in lexicon.KIN and noun.label in ("obj", "obl")
        if not kindred or verb.label not in ("xcomp", "advcl") or above.lemma not in ENGAGING or verb.xpos != "VB":
            return set()
        if by := self.doc.dependents(above.index, "obl:agent"):
            return self._meant(*by)
        told = bool(self.doc.dependents(above.index, "obj", "iobj")) and not self.doc.dependents(above.index, "aux:pass")
        return self._joint_subject(above.index) if told else set()

    def _bereft(self, ref: Ref) -> set[str]:
        """Whose mother somebody killed: "Tom meets the man who killed his mother" is told of Tom's, not of the man's."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        verb = words[noun.head]
        kindred = self.doc.noun(noun.index) in lexicon.KIN and noun.label == "obj"
        if not kindred or verb.lemma not in lexicon.KILL or verb.deprel != "acl:relcl":
            return set()
        who = self.doc.first(verb.index, "nsubj")
        if who is None or words[who].lower not in ("who", "that"):
            return set()
        killer = self._relative(verb.index)
        subject = self._own_subject(msgspec.structs.replace(ref, head=killer))
        return {subject.id} - self._meant(killer) if subject is not None else set()

    def _thinker(self, ref: Ref) -> set[str]:
        """ "Tom meets the brother he thought dead", "tells Ann of the son he left": whoever does it thought or left."""
        words = self.doc.words
        noun = words[words[ref.head].head].head
        if words[ref.head].label != "nsubj" or kin.thought_of(self.doc, noun) != ref.head:
            return set()
        subject = self._own_subject(msgspec.structs.replace(ref, head=noun))
        return {subject.id} if subject is not None else set()

    def _told_kin(self, ref: Ref) -> set[str]:
        """ "Tom tells Paul that he is his father": nobody is his own, and who tells it tells it of himself."""
        words = self.doc.words
        owned = words[ref.head].deprel == "nmod:poss"
        noun = words[words[ref.head].head]
        verb = words[noun.head]
        pronouns = [next(iter(self.doc.dependents(noun.index, label)), ref.head) for label in ("nsubj", "nmod:poss")]
        sexes = {gender_of_noun(words[p].lower) for p in pronouns}
        one_sex = len({*pronouns}) == 2 and len(sexes) == 1 and "" not in sexes
        telling = noun.label == "ccomp" and verb.lemma in ("tell", "inform", "reveal") and noun.lower in lexicon.KIN
        if not (one_sex and telling and self.doc.dependents(noun.index, "cop")):
            return set()
        to = [c for c in self.doc.dependents(verb.index, "obl") if self.doc.preposition(c) == "to"]
        heard = self._meant(*self.doc.dependents(verb.index, "iobj", "obj"), *to)
        found = heard if owned else self._meant(*self.doc.dependents(verb.index, "nsubj"))
        return {id for id in found if self.memory.get(id).sex in sexes | {"u"}}

    def _teller(self, ref: Ref) -> set[str]:
        """Who "tells Ann how he lost it", "explains why he left", "tells Tom that he believes it": whoever tells it."""
        words = self.doc.words
        clause = words[words[ref.head].head]
        verb = words[clause.head]
        if words[ref.head].label != "nsubj" or clause.label != "ccomp" or verb.lemma not in TELLING or clause.upos != "VERB":
            return set()
        how = self.doc.has(clause.index, ("how", "why"), "advmod")
        should = self.doc.lowers(clause.index, "aux") & {"must", "should", "can", "could", "may"}
        own = clause.lemma in INNER and not self.doc.dependents(clause.index, "aux:pass")
        return self._joint_subject(verb.index) if (how or own) and not should else set()

    def _newsbringer(self, ref: Ref) -> set[str]:
        """Who is pregnant by what she tells: "Ann tells Bea that she is pregnant" is told of Ann, unless Ann is a doctor."""
        words = self.doc.words
        clause = words[words[ref.head].head]
        verb = words[clause.head]
        own = clause.lower in OWN_NEWS or verb.lemma == "confide"
        telling = verb.lemma in TELLING or verb.lemma in ("reveal", "confide", "announce")
        that = clause.label == "advcl" and "that" in self.doc.lowers(clause.index, "mark")
        if words[ref.head].label != "nsubj" or not (clause.label == "ccomp" or that) or not (own and telling):
            return set()
        healing = any(
            words[i].lower.rstrip(".") in HEALERS for c in self.doc.dependents(verb.index, "nsubj") for i in self.doc.subtree(c)
        )
        return set() if healing else self._joint_subject(verb.index)

    def _hearer(self, ref: Ref) -> set[str]:
        """Whose wife has died by what they are told: "a nurse tells Tom that his wife has died"."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        clause = words[noun.head]
        verb = words[clause.head]
        kindred = words[ref.head].deprel == "nmod:poss" and self.doc.noun(noun.index) in lexicon.KIN
        lost = clause.lemma in lexicon.DIE or clause.lower in ("dead", "missing", "alive", "pregnant")
        if not kindred or noun.label != "nsubj" or clause.label != "ccomp" or verb.lemma not in ("tell", "inform") or not lost:
            return set()
        heard = self._meant(*self.doc.dependents(verb.index, "obj", "iobj"))
        told = self._joint_subject(verb.index)
        known = any(self.memory.get(id).named for id in told)
        return heard if not known else set()

    def _confessor(self, ref: Ref) -> set[str]:
        """Who "admits that he did it", "confesses that it was she": people confess what they did themselves."""
        words = self.doc.words
        clefted = bool(self.doc.dependents(ref.head, "cop")) and bool(self.doc.dependents(ref.head, "expl"))
        clause = ref.head if clefted else words[ref.head].head
        verb = words[words[clause].head]
        if (
            not (clefted or words[ref.head].label == "nsubj")
            or words[clause].label != "ccomp"
            or verb.lemma not in lexicon.CONFESS
        ):
            return set()
        return self._joint_subject(verb.index)

    def _twin(self, ref: Ref) -> set[str]:
        """Whom the same possessive beside it means: "her husband and her son" are one woman's."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        first = words[noun.head] if noun.label == "conj" else noun
        first = words[first.head] if first.label == "appos" else first
        beside = [k for k in self.doc.dependents(first.index, "nmod:poss") if k < ref.head]
        return self._meant(*(k for k in beside if words[k].lower == words[ref.head].lower))

    def _of_the_other_sex(self, ref: Ref) -> frozenset[str]:
        """The pronouns that nobody goes by who goes by this one."""
        lower = self.doc.words[ref.head].lower
        if lower in lexicon.PRONOUNS_F:
            return lexicon.PRONOUNS_M
        return lexicon.PRONOUNS_F if lower in lexicon.PRONOUNS_M else frozenset()

    def _within(self, ref: Ref) -> set[str]:
        """Those named in the subject of its clause, which is no person ("the money in Tom's box was for his sister")."""
        words = self.doc.words
        for up in self.doc.ancestors(ref.head):
            subject = self.doc.first(up, "nsubj", "nsubj:pass")
            if subject is not None:
                other = self._of_the_other_sex(ref)  # "his visit was planned before her death": no death of his
                inside = [i for i in self.doc.subtree(subject) if i < ref.head and words[i].lower not in other]
                people = {id for id in self._meant(*inside) if self.memory.get(id).type == "PER"}
                return set() if self._meant(subject) else people
        return set()

    def _joined_clause(self, ref: Ref) -> set[str]:
        """The subject of the clause before, if it stands in the subject of one joined to it ("Ann lives, but her son dies")."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        while noun.label in ("conj", "appos") and noun.head != noun.index:
            noun = words[noun.head]
        clause = words[noun.head]
        beside = clause.label == "advcl" and self.doc.has(clause.index, WHILE, "mark")
        if noun.label != "nsubj" or not (clause.label == "conj" or (beside and clause.head < noun.index)):
            return set()
        return self._meant(*self.doc.dependents(clause.head, "nsubj", "nsubj:pass"))

    def _joined_verb(self, ref: Ref) -> set[str]:
        """The subject that joined verbs share, of whose kin the later one tells ("Ann banishes Eve and calls for her son")."""
        words = self.doc.words
        noun = words[words[ref.head].head]
        verb = words[noun.head]
        if self.doc.noun(noun.index) not in lexicon.KIN or noun.label not in ("obj", "iobj") or verb.label != "conj":
            return set()
        others = self.doc.dependents(verb.index, "nsubj", "nsubj:pass", "obj", "iobj", "obl")
        if any(c < ref.head for c in others):
            return set()  # "and gives Eve her son": it may be hers
        return self._joint_subject(verb.index, "nsubj", "nsubj:pass")
