"""What grammar says of pronouns: whom one stands beside, whom it cannot mean, whose clause it is in."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.deciding import Deciding
from previously.reading.entity import Entity
from previously.reading.names import gender_of_noun, name_key
from previously.reading.naming import may_be
from previously.reading.predicates import MAKING, RECRUITING, in_their_place
from previously.reading.refs import Ref
from previously.reading.syntax import matches

CAUSING = frozenset("have make let see hear watch find get".split())

BESIDE = frozenset("behind beside around about before after near above over under below beneath".split())
"""Where something is by somebody."""

TAKING = frozenset("take bring carry have keep drag lead fetch get pull".split())
"""What one does with what one has with one then."""

LENT = {
    "with": frozenset("help aid assistance support backing permission blessing encouragement".split()),
    "at": frozenset("urging behest request insistence suggestion invitation command".split()),
    "on": frozenset("orders advice instructions recommendation".split()),
}
"""What somebody else gives whoever acts: "with Ann's help, she"."""
REPORTING = frozenset("say tell report establish announce claim confirm write declare explain state insist".split())
"""What one does to let others know of a death."""
ANOTHERS = {
    "life": frozenset("save spare threaten".split()),
    "lives": frozenset("save spare threaten".split()),
    "throat": frozenset("slit cut slash".split()),
    "stomach": frozenset(["pump"]),
    "neck": frozenset("snap wring".split()),
    "pulse": frozenset("feel check take".split()),
    "wounds": frozenset("dress tend bandage".split()),
    "skull": frozenset("crush smash cave shatter".split()),
    **dict.fromkeys(
        "request offer proposal plea invitation apology apologies advances demand demands".split(),
        frozenset("decline refuse reject deny grant accept ignore dismiss rebuff spurn".split()),
    ),
}
"""Of whom one does it to is another than oneself, unless it is "his own"."""

CRIMES = frozenset("murder killing death assassination rape abduction kidnapping poisoning disappearance".split())
BLAMING = frozenset(
    "arrest accuse charge try blame suspect convict condemn frame imprison jail indict execute hang punish sentence".split()
)
"""What is done to people for what they did to another: "has Tom arrested for his murder"."""

LOOKING = frozenset("watch look listen stare observe".split())
"""What one does while another does what is told "as"."""
FINDING = frozenset("learn read discover find guess ask hear see uncover call shout whisper recognize recognise".split())
"""What one does with another's name."""


DISCOVERING = frozenset("discover uncover expose".split())
HIDDEN = frozenset("affair affairs infidelity betrayal treachery deception deceit adultery involvement".split())
"""What others find out of somebody: "discovers her affair" is told of another woman."""
WOOING = frozenset("date marry wed seduce court woo romance bed impregnate".split())
"""What nobody does to their own kin."""

PARENTS = frozenset("mother father".split())
"""Whom nobody has two of."""


ASKED = frozenset("for on upon with to".split())
"""What brings in whoever is to do something: "waits for Tom to save her", "pleads with him to free her"."""


DISPATCHING = frozenset("hire send pay order command dispatch bribe commission instruct ask tell force persuade use".split())
"""How one brings another to do one's work."""
SPYING = frozenset("scare frighten seduce follow watch spy tail silence eliminate arrest find track".split())
"""What one has done to others beside harm."""


class Binding(Deciding):
    """The grammar that deciding pronouns rests on."""

    def _back(self, ref: Ref, sentences: int) -> Iterator[Ref]:
        """The mentions that begin before one, the nearest first, in its sentence and so many before it."""
        for n in range(ref.index - 1, -1, -1):
            other = self.refs[n]
            if other.sentence < ref.sentence - sentences:
                return
            if other.first < ref.first:
                yield other

    def _told_of(self, ref: Ref, sentences: int) -> set[str]:
        """Who was told of before a mention, in its sentence and so many before it."""
        return {self.memory.find(id) for r in self._back(ref, sentences) if (id := self.entity[r.index]) is not None}

    def _own_subject(self, ref: Ref) -> Entity | None:
        below = ref.head
        for up in self.doc.ancestors(ref.head):
            subject = self._controller(below, up)
            subject = subject if subject is not None else self.doc.first(up, "nsubj", "nsubj:pass")
            below = up
            if subject is not None:
                if self.doc.words[subject].lower in lexicon.RELATIVES:
                    subject = self._relative(up)
                for other in self.by_head.get(subject, []):
                    if (id := self.entity[other.index]) is not None:
                        return self.memory.get(id)
        return None

    def _controller(self, verb: int, above: int) -> int | None:
        """Who does what a verb without a subject tells, where it is not the subject above it.

        "Makes him defend himself", "yells at her for putting herself in danger".
        """
        doc, word = self.doc, self.doc.words[verb]
        if word.upos != "VERB" or doc.dependents(verb, "nsubj", "nsubj:pass"):
            return None
        reproach = word.label == "advcl" and word.xpos == "VBG" and doc.has(verb, ("for",), "mark")
        if word.label != "xcomp" and not reproach:
            return None
        told = [c for c in doc.dependents(above, "obj", "iobj") if c < verb]
        if reproach and not told:
            told = [c for c in doc.dependents(above, "obl") if c < verb and doc.preposition(c) in ("at", "with", "on")]
        return None if doc.words[above].lemma in ("promise", "swear", "vow") or not told else told[0]

    def _relative(self, verb: int) -> int:
        """The noun that a relative clause is about, from any word in it; the word itself where it stands in none."""
        for at in (verb, *self.doc.ancestors(verb)):
            if matches(self.doc.words[at].deprel, "acl"):
                return self.doc.words[at].head
        return verb

    def _coarguments(self, ref: Ref) -> set[str]:
        """Entities that this pronoun cannot be: the other arguments of its own verb."""
        word = self.doc.words[ref.head]
        if word.lower in ("his", "hers") and word.deprel != "nmod:poss":
            return set()  # "she may lose hers": what somebody has
        if matches(word.deprel, "nmod"):
            if word.deprel != "nmod:poss":
                return set()
            return self._never_owner(ref, word.head)
        barred: set[str] = set()
        words = self.doc.words
        told = bool(self.doc.dependents(ref.head, "cop"))  # "the child is his", "it is beneath her": a clause of its own
        verb = ref.head if told else word.head
        along = self._along(ref)
        for other in self.doc.dependents(verb, "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"):
            if other != ref.head and not (along and words[other].label == "nsubj"):
                relative = words[other].lower in lexicon.RELATIVES
                barred |= self._meant(self._relative(verb) if relative else other)
                groups = (self.groups.get(r.index, ()) for r in self.by_head.get(other, []) if r.form != "pronoun")
                barred.update(self.memory.find(m) for members in groups for m in members)
        if word.label == "nsubj":
            barred |= self._in_what_capacity(verb) | self._reporting(verb) | self._in_opening(verb, ref)
            barred |= self._done_to_next(verb) | self._watching(verb)
        for clause in self.doc.dependents(ref.head, "acl") if self.doc.dependents(ref.head, "cop") else ():
            barred |= self._meant_in(clause)  # "it was she who drove Ann out"
        above = self.doc.words[self.doc.words[word.head].head]
        if (
            matches(word.deprel, "nsubj")
            and word.lower not in ("he", "she")
            and above.lemma in CAUSING
            and words[verb].label in ("ccomp", "xcomp")
        ):
            # "has her whipped", "lets him go": whoever causes it is another
            barred |= self._meant(*self.doc.dependents(above.index, "nsubj"))
        if word.deprel in ("obj", "iobj", "obl", "obl:agent") and not along and not told:
            # "she ... and attacks him": the shared subject of joined verbs counts
            head = self.doc.words[word.head]
            while matches(head.deprel, "conj") and not self.doc.dependents(head.index, "nsubj"):
                head = self.doc.words[head.head]
                # "Tom flees, but Ann finds and shoots him": the nearest clause joined there that has a subject lends it
                joined = [c for c in self.doc.dependents(head.index, "conj") if c < word.head]
                own = [c for c in joined if self.doc.dependents(c, "nsubj", "nsubj:pass")]
                barred |= self._meant(*self.doc.dependents(own[-1] if own else head.index, "nsubj", "nsubj:pass"))
            barred |= self._controllers(word.head)
        return barred

    def _controllers(self, verb: int) -> set[str]:
        """Who is to do what a verb without a subject tells: "Ann conspires to help her", "is sent to save her"."""
        words = self.doc.words
        if self.doc.dependents(verb, "nsubj", "nsubj:pass"):
            return set()
        above = words[verb]
        if above.label == "conj":
            above = words[above.head]
        marks = {words[c].lower for c in self.doc.children[verb]}
        to = "to" in marks and "for" not in marks  # "asks for people to help her"
        bare = (above.label == "xcomp" and "for" not in marks) or (above.label == "advcl" and to)
        above = words[above.head]
        harm = words[verb].lemma in lexicon.HOSTILE | lexicon.KILL_SURE | SPYING and above.lemma in DISPATCHING
        if not bare or above.upos != "VERB" or (self.doc.dependents(above.index, "obj", "iobj") and not harm):
            return set()  # "hires Tom to protect her"; but nobody hires him to kill her who is she
        if any(self.doc.preposition(c) in ASKED for c in self.doc.dependents(above.index, "obl")):
            return set()  # "asks for people to help her"
        while above.label == "conj" and not self.doc.dependents(above.index, "nsubj", "nsubj:pass"):
            above = words[above.head]
            if above.upos != "VERB":
                return set()  # "since he was a cadet and wants": the tree may have joined it to the wrong clause
        return self._meant(*self.doc.dependents(above.index, "nsubj", "nsubj:pass"))

    def _in_what_capacity(self, verb: int) -> set[str]:
        """Whose something the subject is: "as Ann's eldest son, he must reign" is not of Ann, nor "with Ann's help, she"."""
        beside = self.doc.dependents(verb, "obl")
        lent = ((c, self.doc.preposition(c), self.doc.words[c].lower) for c in beside)
        as_such = [c for c, case, noun in lent if case == "as" or noun in LENT.get(case, ())]
        return self._meant(*(k for c in as_such for k in self.doc.dependents(c, "nmod:poss")))

    def _in_opening(self, verb: int, ref: Ref) -> set[str]:
        """Those named in what its subject is told to do first: "seeing Ann, she waves", "betrayed by Ann, she flees"."""
        doc, words = self.doc, self.doc.words
        out: set[str] = set()
        for first in doc.dependents(verb, "advcl"):
            bare = words[first].xpos in ("VBG", "VBN") and not doc.dependents(first, "nsubj", "nsubj:pass", "csubj")
            if first < ref.head and bare:
                named = [
                    r for k in doc.subtree(first) for r in self.by_head.get(k, []) if r.name is not None and r.first < ref.first
                ]
                out |= self._called(named)
        return out

    def _done_to_next(self, verb: int) -> set[str]:
        """Those named as undergoing what its subject does next: "she takes her side and scolds Ann"."""
        joined = self.doc.dependents(verb, "conj")
        next = [c for c in joined if self.doc.words[c].upos == "VERB" and not self.doc.dependents(c, "nsubj", "nsubj:pass")]
        named = (r for c in next for k in self.doc.dependents(c, "obj", "iobj") for r in self.by_head.get(k, []))
        return self._called([r for r in named if r.name is not None and self.entity[r.index] is None])

    def _watching(self, verb: int) -> set[str]:
        """Who watches somebody: "Ann meets Beth and watches as she falls" is told of Beth."""
        words = self.doc.words
        seen = words[verb].head
        if words[verb].label != "advcl" or words[seen].lemma not in LOOKING or self.doc.dependents(seen, "obj", "obl"):
            return set()
        return self._joint_subject(seen) if self.doc.has(verb, ("as", "while"), "mark") else set()

    def _reporting(self, verb: int) -> set[str]:
        """Who reports a death, and so is not dead: "Dr Ash establishes that she suffocated"."""
        words = self.doc.words
        above = words[words[verb].head]
        past = words[verb].xpos in ("VBD", "VBN") and not any(words[c].xpos == "MD" for c in self.doc.dependents(verb, "aux"))
        if (
            words[verb].lemma not in lexicon.DIE | lexicon.CHOKE
            or words[verb].label != "ccomp"
            or not past
            or above.lemma not in REPORTING
        ):
            return set()
        subjects = self.doc.dependents(above.index, "nsubj")
        relative = any(words[s].lower in lexicon.RELATIVES for s in subjects)
        return self._meant(self._relative(above.index)) if relative else self._meant(*subjects)

    def _never_owner(self, ref: Ref, owned: int) -> set[str]:
        """Entities whose something cannot be."""
        told = self._told_to_be(owned) | self._own_kin(owned) | self._anothers(owned) | self._blamed(owned)
        told |= self._parallel(ref, owned) | self._made(owned) | self._of_another_parent(owned) | self._wooing(owned)
        return told | self._named_within(ref, owned) | self._named_later(ref) | self._finder(owned)

    def _parallel(self, ref: Ref, owned: int) -> set[str]:
        """ "Ann looks after her niece for her brother": whose niece she is, his sister is, and not the niece."""
        words = self.doc.words
        word, own = words[owned], words[ref.head].lower
        if self.doc.noun(owned) not in lexicon.KIN or self.doc.preposition(owned) != "for" or word.label != "obl":
            return set()
        beside = [c for c in self.doc.dependents(word.head, "obj", "obl") if c < owned and self.doc.noun(c) in lexicon.KIN]
        alike = [c for c in beside if own in self.doc.lowers(c, "nmod:poss")]
        return self._meant(*alike)

    def _made(self, owned: int) -> set[str]:
        """Who is made somebody's apprentice or taken as their pupil is not their own."""
        word = self.doc.words[owned]
        verb = self.doc.words[word.head]
        as_one = word.label == "obl" and self.doc.preposition(owned) == "as" and verb.lemma in RECRUITING
        if not as_one and (word.label not in ("obj", "xcomp") or verb.lemma not in MAKING):
            return set()
        return self._meant(*(c for c in self.doc.dependents(verb.index, "obj") if c < owned))

    def _wooing(self, owned: int) -> set[str]:
        """Who dates a sister or marries a daughter, who then is another's."""
        word = self.doc.words[owned]
        verb = self.doc.words[word.head]
        blood = lexicon.KIN.get(self.doc.noun(owned), ("",))[0] in ("parent", "sibling")
        with_her = word.label == "obl" and verb.lemma in ("sleep", "elope") and self.doc.preposition(owned) == "with"
        if not blood or not (with_her or (word.label == "obj" and verb.lemma in WOOING)):
            return set()
        return self._joint_subject(verb.index)

    def _called_so(self, noun: int) -> Ref | None:
        """The mention that names whom a noun is of: "her mother, Ann"."""
        beside = (noun, *self.doc.dependents(noun, "appos", "flat"))
        return next((r for head in beside for r in self.by_head.get(head, []) if r.name is not None), None)

    def _of_another_parent(self, owned: int) -> set[str]:
        """Who has a mother by another name: "her mother Ann" is told of somebody else's."""
        noun, name = self.doc.noun(owned), self._called_so(owned)
        if noun not in PARENTS or name is None or name.name is None:
            return set()
        key = name_key(self.doc.span_text(*name.name))
        out: set[str] = set()
        for r in self.refs[: name.index]:
            told = self._called_so(r.head) if r.noun == noun and r.possessor is not None else None
            if told is None or r.possessor is None or (id := self.entity[told.index]) is None:
                continue
            if not may_be(key, self.memory.get(id)):
                out |= self._meant(r.possessor)
        for (type, parent, child), tie in self.memory.relations.items():
            if type == "parent" and tie.qualifier is None:
                other = self.memory.get(parent)
                another = other.named and not may_be(key, other) and key.tokens not in other.names
                if another and other.sex == gender_of_noun(noun):
                    out.add(self.memory.find(child))
        return out

    def _finder(self, owned: int) -> set[str]:
        """Who finds out a name or an affair: "she reads his true name" is never told of one's own."""
        word = self.doc.words[owned]
        verb = self.doc.words[word.head]
        learnt = verb.lemma in ("find", "learn") and self.doc.preposition(owned) in ("out", "about", "of")
        out = verb.lemma in DISCOVERING or learnt
        hidden = word.lower in HIDDEN and word.label in ("obj", "obl") and out
        if not hidden and (word.lower != "name" or word.label != "obj" or verb.lemma not in FINDING):
            return set()
        return self._joint_subject(verb.index)

    def _told_aside(self, ref: Ref) -> set[str]:
        """Who is only told of in a clause about the subject: "Tom, who follows Ben, runs, but Ann shoots him" is of Tom."""
        words = self.doc.words
        word = words[ref.head]
        main = words[words[word.head].head].index
        if word.label not in ("obj", "iobj") or words[word.head].label != "conj":
            return set()
        barred, others = set[str](), set[str]()
        for other in self._back(ref, 0):
            about = self._relative(other.head)
            subject = about != other.head and words[about].label == "nsubj" and words[about].head == main
            told = self._meant(about) if subject else set[str]()
            if (id := self.entity[other.index]) is not None:
                id = self.memory.find(id)
                (barred if told and id not in told else others).add(id)
        return barred - others

    def _along(self, ref: Ref) -> bool:
        """Whether it tells where something is that one acts on, so that it may be the subject: "takes him with her"."""
        word = self.doc.words[ref.head]
        if word.label != "obl" or not self.doc.dependents(word.head, "obj"):
            return False
        prep = self.doc.preposition(ref.head)
        return prep in BESIDE or (prep == "with" and self.doc.words[word.head].lemma in TAKING)

    def _joint_subject(self, verb: int, *labels: str) -> set[str]:
        """The subject of a verb, of those joined to it the nearest before that has one."""
        labels = labels or ("nsubj",)
        while self.doc.words[verb].label == "conj" and not self.doc.dependents(verb, *labels):
            verb = self.doc.words[verb].head
        return self._meant(*self.doc.dependents(verb, *labels))

    def _meant_in(self, verb: int) -> set[str]:
        """Those to whom something is done in a clause; they come after, so that only who was named before counts."""
        objects = (r for c in self.doc.dependents(verb, "obj", "iobj") for r in self.by_head.get(c, []))
        return self._called([r for r in objects if self.entity[r.index] is None])

    def _meant(self, *words: int) -> set[str]:
        """The ids of those whom words stand for, as far as they are decided."""
        found = (self.entity[r.index] for word in words for r in self.by_head.get(word, []))
        return {self.memory.find(id) for id in found if id is not None}

    def _told_to_be(self, noun: int) -> set[str]:
        """Whom a noun is said to be: "she is her mother" tells of two people."""
        doc = self.doc
        if doc.dependents(noun, "case"):
            return set()  # "Tom is in his garden" tells of one
        subject = doc.first(noun, "nsubj", "nsubj:pass") if doc.dependents(noun, "cop") else None
        up = doc.words[noun].head
        if subject is None and doc.words[noun].label == "xcomp" and not doc.dependents(up, "obj"):
            subject = doc.first(up, "nsubj", "nsubj:pass")
        if subject is not None and doc.words[subject].lower in lexicon.RELATIVES:
            subject = self._relative(noun)
        if subject is not None and in_their_place(doc, subject, noun):
            return set()
        return self._meant(subject) if subject is not None else set()

    def _anothers(self, noun: int) -> set[str]:
        """Who saves a life or pumps a stomach, which then is another's."""
        verb = self.doc.words[noun].head
        if self.doc.words[noun].label != "obj" or self.doc.words[verb].lemma not in ANOTHERS.get(
            self.doc.words[noun].lower, ()
        ):
            return set()
        return self._joint_subject(verb)

    def _blamed(self, noun: int) -> set[str]:
        """Who is arrested for a murder, which then is another's."""
        words = self.doc.words
        verb = words[noun].head
        if words[noun].lower not in CRIMES or words[noun].label != "obl" or words[verb].lemma not in BLAMING:
            return set()
        return self._meant(*self.doc.dependents(verb, "obj", "nsubj:pass", "nsubj"))

    def _own_kin(self, noun: int) -> set[str]:
        """Whose kin else the noun of a possessive is said to be: "his wife was Tom's sister" tells of no wife of Tom's."""
        words = self.doc.words
        predicate = words[noun].head
        if words[noun].label != "nsubj" or not {self.doc.noun(noun), self.doc.noun(predicate)} <= lexicon.KIN.keys():
            return set()
        owners = [r for c in self.doc.dependents(predicate, "nmod:poss") for r in self.by_head.get(c, [])]
        return self._called([r for r in owners if r.name is not None])

    def _named_within(self, ref: Ref, noun: int) -> set[str]:
        """Whom the phrase around a possessive names: in "her daughter Ann" she is not Ann, if there is one already."""
        words = self.doc.words
        heads = {noun, *self.doc.dependents(noun, "appos", "flat")}
        if words[noun].label in ("compound", "appos") and words[noun].head > noun:
            heads.add(words[noun].head)
        names = [r for c in heads for r in self.by_head.get(c, []) if r.name is not None and r.name[0] > ref.first]
        if words[noun].lower in lexicon.KIN:  # the name is the noun's wherever the tree hangs it
            names += [r for r in self.refs[ref.index :] if r.name is not None and r.name[0] == noun + 1]
        sex = "m" if words[ref.head].lower in lexicon.PRONOUNS_M else "f" if words[ref.head].lower in lexicon.PRONOUNS_F else ""
        names = [r for r in names if not sex or self._titled_sex(r) in ("", sex)]  # "his wife, Lady Vane": he may be Vane
        return {id for r in names for id in self._called([r]) if not self._ranked_apart(r, self.memory.get(id))}

    def _titled_sex(self, ref: Ref) -> str:
        """Whether a name comes with a title of one sex: "Lady Vane"."""
        titles = name_key(self.doc.span_text(*ref.name)).titles if ref.name is not None else ()
        return next((sex for t in titles if (sex := gender_of_noun(t))), "")

    def _ranked_apart(self, ref: Ref, entity: Entity) -> bool:
        """Whether a name comes with other titles than somebody of that name has: "her mother, Queen Ann", of Princess Ann."""
        titles = set(name_key(self.doc.span_text(*ref.name)).titles) if ref.name is not None else set()
        return bool(titles and entity.titles) and not titles & entity.titles

    def _named_later(self, ref: Ref) -> set[str]:
        """Whom the sentence names first as hers: "her husband died, but she and her daughter Ann live" is told of another."""
        words = self.doc.words
        own = [r for r in self.refs if r.sentence == ref.sentence and r.form == "pronoun" and r.first > ref.first]
        own = [r for r in own if words[r.head].lower == words[ref.head].lower and words[r.head].deprel == "nmod:poss"]
        first = {id for r in own for id in self._named_within(r, words[r.head].head)}
        said = (r for r in self.refs if r.sentence == ref.sentence and r.first < ref.first and r.form == "name")
        return first - {self.memory.find(id) for r in said if (id := self.entity[r.index]) is not None}

    def _called(self, refs: list[Ref]) -> set[str]:
        """The ids of those whom names mean that are told before, also of names that come after what is decided."""
        keys = (name_key(self.doc.span_text(*r.name)).tokens for r in refs if r.name is not None)
        return {e.id for tokens in keys for e in self.memory.bearing(tokens) if tokens in e.names}
