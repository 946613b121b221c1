"""Who the words of a part stand for: the people named, meant, joined or owning something."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from previously.reading import lexicon
from previously.reading.identity import Identified
from previously.reading.implied import but
from previously.reading.refs import Ref
from previously.reading.syntax import Doc, matches
from previously.reading.tags import FINITE, NOMINAL


class Filler(msgspec.Struct, frozen=True):
    """An entity in a role, and how sure the mention is."""

    entity: str
    confidence: float
    type: str


PORTIONS = frozenset("both all each either neither none any two three four most many several".split())
"""What is said of several people: "both of them"."""


COUPLED = frozenset("couple pair duo trio quartet".split())
"""A few together, by a noun in the singular: "a young couple, Ann and Tom"."""
ALL = frozenset(["everyone", "everybody", "all"])
"""Of whom somebody is left out by "but"."""

NAMED = 0.6
"""How sure it is at least who somebody is that is named, or told of for the first time."""


def asks(doc: Doc, word: int) -> bool:
    """Whether a "who" asks, and so stands for nobody told of: "asks who killed him", "it is known whom she met"."""
    words = doc.words
    verb = words[words[word].head]
    if words[word].lower not in ("who", "whom", "whoever", "whomever") or verb.index < word:
        return False
    before = words[word - 1] if word else words[word]
    cleft = before.text == "," or (before.deprel == "nsubj" and before.head == verb.index)
    if verb.label in ("ccomp", "root") and not cleft:
        return before.index != verb.head or verb.label == "root" or before.upos == "VERB"
    return before.upos == "VERB" and verb.label in ("acl", "advcl")


BANDED = frozenset("group trio quartet team duo pair band party".split())
"""What several together are called, be it with "of" and their names."""


class Cast:
    """The people of a part by the words that stand for them."""

    def __init__(self, doc: Doc, refs: list[Ref], identified: Identified, barred: set[int]) -> None:
        self.doc = doc
        self.refs = refs
        self.identified = identified
        self.families: dict[int, tuple[Filler, ...]] = {}
        self.by_head: dict[int, list[Ref]] = defaultdict(list)
        for ref in refs:
            if ref.index not in barred:
                self.by_head[ref.head].append(ref)
                if ref.name and ref.name[0] != ref.head:
                    for i in range(ref.name[0], ref.name[1] + 1):
                        self.by_head[i].append(ref)

    def at(self, word: int | None, joined: bool = True) -> tuple[Filler, ...]:
        """The entities a word stands for; with `joined`, also those joined to it by "and"."""
        if word is None:
            return ()
        found: dict[str, Filler] = {}
        doc = self.doc
        target = doc.words[word]
        if target.lower == "whose" and (owner := self._before_whose(word)):
            return owner
        if asks(doc, word):
            return ()
        if target.lower in lexicon.RELATIVES and target.upos in ("PRON", "DET"):
            for up in doc.ancestors(word):
                if matches(doc.words[up].deprel, "acl:relcl"):
                    above = doc.words[up].head
                    return self._antecedent(above, word) or self._nearest(above, word) or self._holder(above, word)
            if before := self._just_before(word):
                return before
        if len(listed := self._listed_behind(word)) > 1:
            return tuple({f.entity: f for m in listed for f in self.at(m, joined=False)}.values())
        for ref in sorted(self.by_head.get(word, []), key=lambda r: (r.head != word, r.first - r.last)):
            if ref.index in self.families:
                return self.families[ref.index]
            if ref.index in self.identified.groups:
                for id in self.identified.groups[ref.index]:
                    found.setdefault(id, Filler(id, max(self.identified.confidence[ref.index], 0.5), "PER"))
                return tuple(found.values())
            one = self.identified.entities[ref.index]
            if one is not None:
                kind = "ORG" if one in self.identified.firms else "PER" if one in self.identified.people else ref.type
                sure = self.identified.confidence[ref.index]
                found.setdefault(
                    one, Filler(one, max(sure, NAMED) if ref.name is not None or ref.det == "indef" else sure, kind)
                )
                break
        if (
            not found
            and doc.dependents(word, "cop")
            and not doc.dependents(word, "case")
            and not any(doc.words[c].lower in ("not", "n't") for c in doc.children[word])
        ):
            return self.at(doc.first(word, "nsubj"))  # "he was the one who left"
        if not found and target.lower in ("nobody", "nothing", "none"):
            return tuple(f for left in but(doc, word) for f in self.at(left))  # "nobody but Ann"
        if not found and target.lower in PORTIONS:
            return tuple(f for c in doc.dependents(word, "nmod") if doc.preposition(c) == "of" for f in self.at(c))
        if not found:  # "the Hand, Lord Ames, ...": what has no mention of its own may be named beside
            for beside in doc.dependents(word, "appos", "flat", "nmod:desc"):
                for filler in self.at(beside, joined=False):
                    found.setdefault(filler.entity, filler)
        if joined:
            # "her husband Tom and her son Will", "Agents Ann Lowe and Tom Hale": the tree may join Tom to Ann
            renamed = doc.dependents(word, "appos")
            if target.lower in lexicon.PLURAL_TITLES and word + 1 < len(doc.words) and doc.words[word + 1].upos == "PROPN":
                renamed = [*(c for c in renamed if c != word + 1), word + 1]
            for member in [m for at in (word, *renamed) for m in doc.dependents(at, "conj")]:
                denied = any(doc.words[c].lower == "not" for c in doc.children[member])  # "Ann, not Tom"
                denied |= self._left_out(word, member)
                noun = doc.words[member].upos in NOMINAL
                apart = self._clause_between(word, member) or self._opens_clause(word, member)
                if noun and not denied and not apart and not self._said_of(word, member):
                    for filler in self.at(member, joined=False):
                        found.setdefault(filler.entity, filler)
        return tuple(found.values())

    def _left_out(self, word: int, member: int) -> bool:
        """Whether somebody is told behind the "but" of "everybody but Ann", "every guest but Ann and Tom"."""
        doc = self.doc
        whole = doc.words[word].lower in ALL or bool(doc.lowers(word, "det") & {"every", "each", "all", "any"})
        return whole and any(w.lower == "but" and w.label in ("cc", "case") for w in doc.words[word + 1 : member])

    def of(self, ref: Ref) -> Filler | None:
        """Whom a mention means, as far as it is anybody."""
        one = self.identified.entities[ref.index]
        return None if one is None else Filler(one, max(self.identified.confidence[ref.index], NAMED), "PER")

    def itself(self, ref: Ref) -> tuple[Filler, ...]:
        """Whom or what a mention alone means, no surer than it is told."""
        one = self.identified.entities[ref.index]
        return () if one is None else (Filler(one, self.identified.confidence[ref.index], ref.type),)

    def _listed_behind(self, word: int) -> list[int]:
        """The names that stand behind a comma for a plural noun, wherever the tree joins the last: "the heirs, Ann and Tom"."""
        doc, words = self.doc, self.doc.words
        first = next((a for a in doc.dependents(word, "appos") if a > word), None)
        if words[word].lower in BANDED:  # "a small group of Ann, Tom, and Bea"
            first = next((a for a in doc.dependents(word, "nmod") if a > word and doc.preposition(a) == "of"), None)
        elif words[word].xpos != "NNS" and words[word].lower not in COUPLED:
            return []
        if first is None or words[first].upos != "PROPN":
            return []
        members = [first, *doc.dependents(first, "conj"), *(c for c in doc.dependents(word, "conj") if c > first)]
        known = all(any(r.name is not None for r in self.by_head.get(m, ())) for m in members)
        last = max(members)
        closed = last == first or doc.has(last, ("and", "or"), "cc")
        return members if known and closed and all(words[m].upos == "PROPN" for m in members) else []

    def _antecedent(self, noun: int, relative: int) -> tuple[Filler, ...]:
        """Whom a relative clause is about: of "Ann and Tom, who died, and Bob" the two before it, of "who sings" one."""
        doc = self.doc
        before = [m for m in doc.dependents(noun, "conj") if m < relative]
        if before and self._of_one(relative):
            return self.at(before[-1], joined=False)
        found = {f.entity: f for m in (noun, *before) for f in self.at(m, joined=not doc.dependents(noun, "conj"))}
        if not found and doc.words[relative].lower in ("who", "whom"):
            # "the murder of Tom, whom he killed": the tree may hang the clause on the murder
            inside = [c for c in doc.dependents(noun, "nmod") if c < relative and doc.words[c].deprel != "nmod:poss"]
            found = {f.entity: f for c in inside for f in self.at(c)}
        if not found and doc.words[noun].label == "appos" and doc.words[noun].xpos == "NNS":
            above = doc.words[noun].head  # "by Pilgrim and Scriber, wandering knights who ..."
            above = doc.words[above].head if doc.words[above].label == "conj" else above
            found = {f.entity: f for f in self.at(above)}
        return tuple(found.values())

    def _of_one(self, relative: int) -> bool:
        """Whether the verb of a relative clause is in the singular: "meets Ann and Tom, who sings"."""
        word = self.doc.words[relative]
        if word.label not in ("nsubj", "nsubj:pass") and word.deprel != "nsubj:pass":
            return False
        helping = self.doc.dependents(word.head, "aux", "aux:pass", "cop")
        finite = [self.doc.words[i] for i in (*helping, word.head)]
        return any(w.xpos == "VBZ" or w.lower in ("is", "has", "was", "does") for w in finite)

    def _before_whose(self, word: int) -> tuple[Filler, ...]:
        """Whoever is named right before the comma that "whose" or "to whose" comes after, whatever the tree makes of it."""
        words = self.doc.words
        comma = word - 1 - (words[word - 1].upos == "ADP") if word else 0
        if comma < 1 or words[comma].text != ",":
            return ()
        ending = [r for r in self.refs if r.last == comma - 1 and r.type == "PER" and r.name is not None and not r.plural]
        whole = min(ending, key=lambda r: r.first, default=None)
        return self.at(whole.head, joined=False) if whole is not None else ()

    def _nearest(self, noun: int, pronoun: int) -> tuple[Filler, ...]:
        """Whom "who" or "whom" means within a thing that the tree takes it to mean ("the murder of Tom, whom ...")."""
        if self.doc.words[pronoun].lower not in ("who", "whom"):
            return ()
        nouns = (w for w in reversed(self.doc.words[noun + 1 : pronoun]) if w.upos in ("NOUN", "PROPN"))
        inside = (self.at(w.index) for w in nouns if w.deprel != "nmod:poss")
        return next((found for found in inside if found), ())

    def _holder(self, noun: int, pronoun: int) -> tuple[Filler, ...]:
        """Whom "who" means where the tree takes it to mean something of theirs: "a girl in a school blazer who came"."""
        words = self.doc.words
        if words[pronoun].lower not in ("who", "whom"):
            return ()
        while words[noun].label == "nmod" and words[noun].head < noun:
            noun = words[noun].head
            if found := self.at(noun, joined=False):
                return found
        if words[noun].label == "obl" and words[words[noun].head].upos == "VERB":
            objects = [c for c in self.doc.dependents(words[noun].head, "obj") if c < noun]
            return self.at(objects[0], joined=False) if objects else ()  # "wins a new member after Tom's exit, who is ..."
        return ()

    def _just_before(self, pronoun: int) -> tuple[Filler, ...]:
        """Whom "who" means that the tree hangs on no noun: "to his mother, who, after reading it", "it was she who"."""
        words = self.doc.words
        if words[pronoun].lower != "who" or words[pronoun].label != "nsubj" or pronoun < 2:
            return ()
        comma = words[pronoun - 1].text == ","
        end = pronoun - 1 - comma
        if not comma and (words[end].deprel != "nsubj" or words[end].head != words[pronoun].head):
            return ()
        ending = [r for r in self.refs if r.last == end and r.type == "PER" and not r.plural]
        whole = min(ending, key=lambda r: r.first, default=None)
        return self.at(whole.head, joined=False) if whole is not None else ()

    def _said_of(self, word: int, member: int) -> bool:
        """Whether what a comma and "a" join to a name tells what its holder is, whatever the tree says ("Ann, a nurse")."""
        doc, words = self.doc, self.doc.words
        described = words[member].upos == "NOUN" and doc.has(member, ("a", "an"), "det")
        listed = any(doc.dependents(m, "cc") for m in (word, *doc.dependents(words[member].head, "conj")))
        return described and not listed

    def _opens_clause(self, word: int, member: int) -> bool:
        """Whether a comma parts somebody from one object, and a verb follows: "The fire that killed Tom, and Ann, has left"."""
        doc, words = self.doc, self.doc.words
        if words[word].label not in ("obj", "obl") or len(doc.dependents(words[member].head, "conj")) > 1:
            return False
        link = min(doc.dependents(member, "cc"), default=None)
        after = doc.subtree(member)[-1] + 1
        after += after < len(words) and words[after].text == ","
        if link is None or words[link].lower != "and" or words[link - 1].text != "," or after >= len(words):
            return False
        finite = words[after].upos in ("VERB", "AUX") and words[after].xpos in ("VBZ", "VBD", "VBP", "MD")
        return finite and words[after].sentence == words[word].sentence

    def _clause_between(self, word: int, member: int) -> bool:
        """Whether a finite verb stands between joined nouns: then they are subjects of two clauses, whatever the tree says."""
        own = set(self.doc.subtree(word, frozenset({"conj"})))
        words = self.doc.words
        last = words[member - 1]
        if (
            last.lower.endswith("ing")
            and last.label == "amod"
            and words[member].upos == "PROPN"
            and words[member - 2].text == ","
        ):
            return True  # "kills him, devastating Tom"
        between = [w for w in words[word + 1 : member] if w.index not in own]
        return any(
            w.upos in ("VERB", "AUX") and (w.xpos in FINITE or (w.xpos == "VBG" and w.label in ("advcl", "conj")))
            for w in between
        )

    def possessors(self, word: int) -> tuple[Filler, ...]:
        """Whose a noun is, everybody where two have it together ("his and Ann's son")."""
        owners = self.doc.dependents(word, "nmod:poss")
        before = [o for o in owners if o < word]
        joined = before and any(self.doc.words[i].lower == "and" for i in range(before[0], before[-1]))
        if not joined:
            return self.possessor(word)
        return tuple({f.entity: f for o in before for f in self.at(o)}.values())

    def possessor(self, word: int | None) -> tuple[Filler, ...]:
        """Whose a noun is ("his eye", "the death of the king")."""
        if word is None:
            return ()
        owner = self.doc.first(word, "nmod:poss")
        if owner is not None:
            return () if self.the_family(owner) else self.at(owner)
        for child in self.doc.dependents(word, "nmod"):
            if self.doc.preposition(child) == "of":
                return self.at(child) or self.possessor(child)
        return ()

    def the_family(self, owner: int) -> bool:
        """ "The Price's second child", where a Rosie Price is told of: with "the" it is the whole family that is named."""
        words = self.doc.words
        if words[owner].upos != "PROPN" or owner == 0 or words[owner - 1].lower != "the":
            return False
        wholes = (r.name for r in self.refs if r.name is not None and r.type == "PER" and r.name[0] < r.name[1])
        return any(words[last].lower == words[owner].lower for _, last in wholes)  # no "the Milliner's apprentice"

    def undergoes(self, word: int) -> tuple[Filler, ...]:
        """Of whom a death or a grave is ("his death", "the death of the king"), and not whose dog's it is."""
        owner = self.doc.first(word, "nmod:poss")
        of = (c for c in self.doc.dependents(word, "nmod") if self.doc.preposition(c) == "of")
        whose = owner if owner is not None else next(of, None)
        if whose is not None and self.doc.words[whose].lower == "own":  # "a proposal of his own"
            whose = self.doc.first(whose, "nmod:poss")
        return self.at(whose) if whose is not None else ()
