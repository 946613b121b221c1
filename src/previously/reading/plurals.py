"""Whom a "they" means: all who were told of together, weighed by signs as learnt from stories with marks of who is meant.

Mention ranking as for "he" and "she" (`choosing`), but of sets of people: those a conjunction joins, those a plural noun or an
earlier "they" stands for, and those whom one clause brings together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from previously.reading import lexicon
from previously.reading.choosing import CLAUSES, weigh
from previously.reading.gathering import Gathering
from previously.reading.plural_signs import Plural, Trace, Who, signs_of
from previously.reading.plural_weights import WEIGHTS
from previously.reading.refs import Ref
from previously.reading.signs import kind_of, place_of
from previously.reading.tags import NOMINAL

REACH = 5
"""Sentences over which a "they" looks back."""
WHOLE = 4
"""How many people told of in one or two sentences are taken together at most."""
LATEST = 4
"""Of how many people told of last any two are taken together."""
COMMITTED = 0.45
"""The least probability with which a "they" is given to anybody."""
LONE, AHEAD = 0.3, 2.5
"""The least where nobody else is half as likely, and by how much that is."""
UNTOLD = 4
"""How many nouns for things, and for people of whom no more is told, are looked back at."""
NOUN = "@"
"""What marks a mere noun among those who are told of."""
COUNTS = frozenset("two both neither either pair couple three four all none one half some most each".split())
"""What is said of several: "neither of them"."""
MUTUAL = frozenset(
    "kiss marry meet argue fight quarrel talk reconcile divorce hug embrace agree separate part discuss sleep date elope dance "
    "bond reunite converse wrestle bicker".split()
)
"""What two do with one another."""
SAYING = frozenset("say tell ask explain admit confess reveal announce insist promise suggest warn reply answer".split())
"""Verbs of telling, whose clause is often of the teller and others."""
PLACES = {"nsubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique"}
"""What a noun is in its clause, by its label."""
BODIES = ("ORG", "GPE")
"""What a "they" may mean that is one in name."""


def likeliest(sets: Sequence[Who], shares: Sequence[float]) -> tuple[Who, float]:
    """The likeliest set and its probability; nobody where that is too little, or less than that it is nobody told of."""
    told = [k for k, who in enumerate(sets) if who and not any(id.startswith(NOUN) for id in who)]
    best = max(told, key=lambda k: (shares[k], -k), default=-1)
    left = 1.0 - sum(shares[k] for k in told)
    rival = max([left, *(shares[k] for k in told if k != best)])
    if best < 0 or shares[best] < (LONE if shares[best] > AHEAD * rival else max(COMMITTED, left)):
        return frozenset(), left
    return sets[best], shares[best]


def _age(id: str) -> int:
    """The number in an entity's id, by which those told of in one word are put in order."""
    return int(id[1:])


class Plurals(Gathering):
    """Choosing among all whom a plural pronoun may mean."""

    def _plural(self, ref: Ref) -> None:
        """ "They": the likeliest of all who were told of together."""
        if self._of_things(ref):
            return
        sought = self._sought(ref)
        who, sure = likeliest(sought.sets, self._plural_shares(sought))
        if len(who) == 1:
            self._assign(ref, self.memory.get(next(iter(who))), sure)
        elif who:
            self.groups[ref.index] = tuple(sorted(who, key=lambda id: (sought.seen.get(id, (-1, 0)), _age(id))))
            self.confidence[ref.index] = round(sure, 3)

    def _plural_shares(self, sought: Plural) -> list[float]:
        """The probability of each set."""
        return weigh(WEIGHTS[sought.kind], signs_of(sought))

    # -- the candidates ---------------------------------------------------------------------------------------------

    def _sought(self, ref: Ref) -> Plural:
        """All sets of people that a plural pronoun may mean, with what is known of it and them."""
        words = self.doc.words
        word = words[ref.head]
        own = word.lower in lexicon.REFLEXIVES
        dead = self._dead_by_now(ref)
        barred = set() if own else self._coarguments(ref) | self._beside_them_all(ref)
        seen: dict[str, tuple[int, int]] = {}
        weight: dict[str, int] = {}
        bodies: set[str] = set()
        subjects: list[tuple[int, str]] = []
        places: dict[str, str] = {}
        for other in self._back(ref, REACH):
            for id in sorted(self._whom(other), key=_age):
                place = place_of(self.doc, other)
                seen.setdefault(id, (other.head, other.sentence))
                places.setdefault(id, place)
                weight[id] = weight.get(id, 0) + 1
                if place == "subject":
                    subjects.append((other.head, id))
                if self.memory.get(id).type in BODIES:
                    bodies.add(id)
        traces: dict[Who, list[Trace]] = {}
        less: set[Who] = set()
        found = [*self._together(ref), *self._in_clauses(ref), *self._near(ref, seen), *self._untold(ref)]
        rules: dict[str, Who] = {}
        if own:
            rules["own"] = self._doing(words[word.head].head if word.label == "conj" else word.head, ref)
        rule, gathered = self._by_rule(ref, barred | dead)
        rules |= {"gathered": frozenset(gathered), rule: frozenset(gathered)} if gathered else {}
        found += [(who, Trace("rule", ref.head, ref.sentence, "other", 0.0)) for who in rules.values() if who]
        for told, trace in found:
            who = told - dead
            if len(who) > 1 or (who and self._of_many(next(iter(who)))):
                traces.setdefault(who, []).append(trace)
            kept = who - barred
            if len(kept) >= 2 and kept != who:
                traces.setdefault(kept, []).append(trace)
                less.add(kept)
        traces[frozenset()] = []
        links = self.doc.analysis.links[ref.source] if ref.source >= 0 else ()
        return Plural(
            word=ref.head,
            sentence=ref.sentence,
            form=self._form(ref),
            kind=kind_of(self.doc, ref),
            traces=traces,
            seen=seen,
            places=places,
            subjects=subjects,
            linked={entity.id: p for entity, p in self._linked(ref)},
            weight=weight,
            less=frozenset(less),
            barred=frozenset(barred),
            bodies=frozenset(bodies),
            rules=rules,
            last=self._last_they(ref),
            around=self._around(ref),
            verb=self._verb(ref),
            bound=self._bound(),
            asked=ref.source >= 0,
            things=self._things_back(ref),
            none=next((p for antecedent, p in links if antecedent == -1), 0.0),
        )

    def _form(self, ref: Ref) -> str:
        """A pronoun in small letters; of "the two of them" what it counts."""
        word = self.doc.words[ref.head]
        of = word.label == "nmod" and self.doc.preposition(ref.head) == "of"
        up = self.doc.words[word.head].lower
        return up if of and up in COUNTS else word.lower

    def _whom(self, ref: Ref) -> frozenset[str]:
        """Whom a mention means, one or several; nobody where that is not decided."""
        if ref.members:
            return frozenset()
        if found := self.groups.get(ref.index):
            return frozenset(self.memory.find(id) for id in found)
        id = self.entity[ref.index]
        return frozenset() if id is None else frozenset((self.memory.find(id),))

    def _of_many(self, id: str) -> bool:
        """Whether an entity, or a mere noun, is several in itself."""
        if id.startswith(NOUN):
            return True
        entity = self.memory.get(id)
        return entity.plural or entity.type in BODIES

    def _link(self, ref: Ref, other: Ref) -> float:
        """The network's probability that a pronoun goes back to a mention."""
        links = self.doc.analysis.links[ref.source] if ref.source >= 0 else ()
        return next((p for antecedent, p in links if antecedent >= 0 and antecedent == other.source), 0.0)

    def _together(self, ref: Ref) -> Iterable[tuple[Who, Trace]]:
        """Those whom one mention, or a conjunction, tells of together."""
        words = self.doc.words
        for other in self._back(ref, REACH):
            if self._no_antecedent(ref, other):
                continue
            place, link = place_of(self.doc, other), self._link(ref, other)
            if other.members:
                heads = (other.head, *other.members)
                yield self._all_at(heads), Trace("joined", other.head, other.sentence, place, link)
                continue
            if other.plural and len(listed := self._listed_with(other)) > 1:
                yield listed, Trace("listed", other.head, other.sentence, place, link)
            who = self._whom(other)
            if len(who) > 1 or (who and self._of_many(next(iter(who)))):
                body = len(who) == 1 and self.memory.get(next(iter(who))).type in BODIES
                sort = "they" if other.form == "pronoun" else "body" if body else "plural" if len(who) == 1 else "the two"
                yield who, Trace(sort, other.head, other.sentence, place, link)
        for word in reversed(words[: ref.first]):
            if word.sentence < ref.sentence - REACH:
                break
            members = [c for c in self.doc.dependents(word.index, "conj") if c < ref.first]
            if word.upos in NOMINAL and members:
                who = self._all_at((word.index, *members), people=True)
                yield who, Trace("conjoined", members[-1], word.sentence, self._place(word.index), 0.0)

    def _untold(self, ref: Ref) -> Iterable[tuple[Who, Trace]]:
        """Things, and people of whom no more is told, by the nouns for them: what they mean is left open."""
        words = self.doc.words
        left = UNTOLD
        for word in reversed(words[: ref.first]):
            if word.sentence < ref.sentence - REACH or not left:
                return
            held = any(self._whom(r) or r.members for r in self.by_head.get(word.index, []))
            if word.xpos in ("NNS", "NNPS") and word.upos in NOMINAL and not held:
                left -= 1
                sort = "things" if self._is_thing(word.index) else "folk"
                yield frozenset((f"{NOUN}{word.index}",)), Trace(sort, word.index, word.sentence, self._place(word.index), 0.0)

    def _place(self, noun: int) -> str:
        """What a noun is in its clause, by the names that mentions' places have."""
        return PLACES.get(self.doc.words[noun].label, "other")

    def _listed_with(self, ref: Ref) -> Who:
        """Those whom a plural noun is said of beside their names: "three pensioners, Ann, Tom and Bea"."""
        first = next((a for a in self.doc.dependents(ref.head, "appos") if a > ref.head), None)
        return self._all_at(() if first is None else (first, *self.doc.dependents(first, "conj")), people=True)

    def _all_at(self, heads: Iterable[int], people: bool = False) -> Who:
        """All whom some words stand for, or those alone that are mentioned as people."""
        refs = (r for h in heads for r in self.by_head.get(h, []) if not people or r.type == "PER")
        return frozenset(id for r in refs for id in self._whom(r))

    def _around(self, ref: Ref) -> dict[str, Who]:
        """Those who stand in a pronoun's clause, in those around it and in the sentence before, by the name of the place."""
        doc, words = self.doc, self.doc.words
        out: dict[str, Who] = {}

        def put(place: str, heads: Iterable[int]) -> None:
            if found := frozenset(id for h in heads if h < ref.first for id in self._ids_at(h)):
                out.setdefault(place, found)

        def clause(name: str, verb: int) -> None:
            put(f"{name} subject", doc.dependents(verb, "nsubj", "nsubj:pass"))
            put(f"{name} object", doc.dependents(verb, "obj", "iobj"))
            put(f"{name} oblique", doc.dependents(verb, "obl", "obl:agent"))

        at = self._clause(ref.head)
        clause("own", at)
        for child in doc.dependents(at, "advcl"):
            if child < ref.first:
                clause("leading", child)
        for depth in ("first", "next"):
            if words[at].head == at:
                break
            label, up = words[at].label, words[at].head
            if label == "acl":
                put(f"{depth} noun", [up])
                up = self._clause(up)
            if joined := [c for c in doc.dependents(up, "conj") if c < at]:
                clause(f"{depth} joined", joined[-1])
            clause(f"{depth} {label if label in CLAUSES else 'other'}", up)
            if up == at:
                break
            at = up
        start = doc.sentence_start(ref.head)
        if start:
            before = words[start - 1]
            verbs = [w.index for w in words[doc.sentence_start(before.index) : start] if w.upos == "VERB" or w.label == "root"]
            if verbs:
                root = next((v for v in verbs if words[v].label == "root"), verbs[0])
                clause("before, root", root)
                if verbs[-1] != root:
                    clause("before, last", verbs[-1])
        return out

    def _joined_at(self, head: int) -> Who:
        """All whom a word stands for, alone or joined to others; a relative pronoun stands for its noun."""
        words = self.doc.words
        if words[head].lower in lexicon.RELATIVES:
            head = self._relative(words[head].head)
        return self._all_at((head, *(c for c in self.doc.dependents(head, "conj") if words[c].upos in NOMINAL)))

    def _ids_at(self, head: int) -> Who:
        """The same, where a plural noun of whom no more is told stands for itself."""
        words = self.doc.words
        if found := self._joined_at(head):
            return found
        noun = self._relative(words[head].head) if words[head].lower in lexicon.RELATIVES else head
        return frozenset((f"{NOUN}{noun}",)) if words[noun].xpos in ("NNS", "NNPS") else frozenset()

    def _in_clauses(self, ref: Ref) -> Iterable[tuple[Who, Trace]]:
        """Those whom one clause brings together: who does something, and to or with whom."""
        doc, words = self.doc, self.doc.words
        above = {*doc.ancestors(ref.head)}
        clause = words[ref.head].head
        for verb in reversed(words[: ref.first]):
            if verb.sentence < ref.sentence - 2:
                break
            if verb.upos != "VERB":
                continue
            acting = self._doing(verb.index, ref)
            if not acting:
                continue
            for other in doc.dependents(verb.index, "obj", "iobj", "obl", "obl:agent"):
                if other >= ref.first:
                    continue
                beside = self._people_at(other)
                if not beside or beside <= acting:
                    continue
                case = doc.preposition(other)
                how = "clause with" if case == "with" else "clause" if words[other].label != "obl" else "clause about"
                place = "above" if verb.index in above else "beside" if words[clause].head == verb.index else "other"
                yield acting | beside, Trace(how, max(other, verb.index), verb.sentence, place, 0.0)

    def _doing(self, verb: int, ref: Ref) -> Who:
        """Who does what a verb tells, also where joined verbs share their subject."""
        doc, words = self.doc, self.doc.words
        for _ in range(3):
            if subjects := [s for s in doc.dependents(verb, "nsubj", "nsubj:pass") if s < ref.first]:
                return frozenset(id for s in subjects for id in self._people_at(s))
            if words[verb].label not in ("conj", "xcomp", "advcl"):
                return frozenset()
            verb = words[verb].head
        return frozenset()

    def _people_at(self, head: int) -> Who:
        """The people a word stands for, alone or joined to others."""
        return frozenset(id for id in self._joined_at(head) if self.memory.get(id).type == "PER")

    def _near(self, ref: Ref, seen: dict[str, tuple[int, int]]) -> Iterable[tuple[Who, Trace]]:
        """All who were told of in the sentence, or in it and the one before, and all its subjects, where they are few."""
        single = {id: at for id, at in seen.items() if self.memory.get(id).type == "PER" and not self.memory.get(id).plural}
        for sort, back in (("in the sentence", 0), ("in two sentences", 1), ("in three sentences", 2)):
            who = frozenset(id for id, (_, sentence) in single.items() if sentence >= ref.sentence - back)
            if 2 <= len(who) <= WHOLE:
                at = max(single[id][0] for id in who)
                yield who, Trace(sort, at, ref.sentence - back, "other", 0.0)
        latest = sorted(single, key=lambda id: -single[id][0])[:LATEST]
        for n, m in combinations(range(len(latest)), 2):
            at, sentence = single[latest[n]]
            yield frozenset((latest[n], latest[m])), Trace(f"pair {n}{m}", at, sentence, "other", 0.0)
        if two := self._two(ref, set()):
            yield frozenset(two), Trace("the two of late", ref.head - 1, ref.sentence, "other", 0.0)
        subjects: dict[str, int] = {}
        for other in self._back(ref, 1):
            if place_of(self.doc, other) == "subject":
                for id in sorted(self._whom(other), key=_age):
                    if id in single:
                        subjects.setdefault(id, other.head)
        if 2 <= len(subjects) <= 3:
            yield frozenset(subjects), Trace("subjects", max(subjects.values()), ref.sentence, "subject", 0.0)
        if last := self._last_they(ref):
            for id, at in subjects.items():
                if id not in last:
                    yield last | {id}, Trace("they and one more", at, ref.sentence, "subject", 0.0)

    def _last_they(self, ref: Ref) -> Who:
        """Whom the last plural pronoun within reach means."""
        for other in self._back(ref, REACH):
            if other.form == "pronoun" and self.doc.words[other.head].lower in lexicon.PRONOUNS_PLURAL:
                return self._whom(other)
        return frozenset()

    def _things_back(self, ref: Ref) -> int | None:
        """How many sentences back things were told of in the plural."""
        for word in reversed(self.doc.words[: ref.first]):
            if word.sentence < ref.sentence - REACH:
                return None
            if word.xpos == "NNS" and self._is_thing(word.index):
                return ref.sentence - word.sentence
        return None

    def _verb(self, ref: Ref) -> str:
        """What kind of deed a pronoun's clause tells, as far as it makes some sets likelier."""
        words = self.doc.words
        verb = words[words[ref.head].head]
        if verb.lemma in MUTUAL and not self.doc.dependents(verb.index, "obj"):
            return "mutual"
        return "said" if words[verb.head].lemma in SAYING and verb.label == "ccomp" else "plain"

    def _bound(self) -> dict[str, list[Who]]:
        """Who is one with whom by blood or love, by what they are."""
        bonds = {"couple": [*self._pairs("spouse"), *self._pairs("romantic")], "siblings": self._siblings()}
        return {what: [frozenset(map(self.memory.find, bond)) for bond in pairs] for what, pairs in bonds.items()}

    def _pairs(self, type: str) -> list[tuple[str, str]]:
        raise NotImplementedError

    def _siblings(self) -> list[tuple[str, str]]:
        raise NotImplementedError
