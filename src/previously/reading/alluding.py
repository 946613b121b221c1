"""Whom a description means that was never said of them: another word for it, what befell them, or whom they lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from previously.reading import alike, lexicon
from previously.reading.entity import Entity
from previously.reading.names import gender_of_noun
from previously.reading.refs import Ref
from previously.reading.reveals import Reveals
from previously.reading.voices import passive

Fits = Callable[[Entity], bool]

LATE = frozenset("late dead deceased murdered slain drowned".split())

TOLD_OF = frozenset(
    "old elderly aged aging ageing ailing poor good dear dying wounded injured weary terrified frightened angry furious "
    "grieving distraught loyal faithful disgraced captured fleeing desperate drunken exhausted".split()
)
"""What is told of somebody in passing, and tells nobody apart from others in an office."""

FOUND = frozenset("dead drowned murdered killed hanged strangled stabbed slain poisoned suffocated lifeless".split())
"""How those are found who are dead."""

UNKNOWN = frozenset("newcomer stranger visitor arrival".split())
"""What those are called who are told of for the first time, so that in a later part it is another."""

HELD = frozenset("prisoner captive hostage inmate detainee".split())
"""What somebody is who was caught, whatever they were called before."""

SHUT = frozenset("lock throw put cast shut fling toss lead march".split())
"""Verbs that put somebody in a cell."""
CELLS = lexicon.PRISONS | frozenset("tower cellar basement chains irons custody brig stocks jailhouse cage".split())
FREEING = frozenset("free release rescue liberate escape flee".split())


KILLERS = lexicon.MURDERERS | {"assassin", "attacker", "slayer"}


class Alluding(Reveals):
    """Deciding descriptions by anything but their own words."""

    def _alluded(self, ref: Ref, fits: Fits) -> Entity | None:
        """Whom a definite description means that nobody was given before."""
        if ref.det not in ("def", "dem") or ref.type != "PER" or ref.plural or self.doc.dependents(ref.head, "acl"):
            return None
        if ref.noun in HELD:
            return self._held_one(ref, fits)
        if ref.noun in ("widow", "widower"):
            return self._bereaved(ref, fits)
        if ref.noun in KILLERS and not ref.modifiers and (killer := self._killing_one(ref, fits)) is not None:
            return killer
        if self.doc.dependents(ref.head, "nmod"):
            return None
        return self._in_other_words(ref, fits)

    def _in_other_words(self, ref: Ref, fits: Fits) -> Entity | None:
        """Whom "the newcomer" means: the only one told of in the part, or the one before, who was called a stranger."""
        noun = ref.noun or ""
        if ref.modifiers - TOLD_OF - {"young"}:
            return None
        words = alike.LIKE.get(noun, frozenset())
        called = {e.id: e for word in sorted(words) for e in self.memory.described(word)}
        part = self.doc.part.ordinal
        for last in (part,) if noun in UNKNOWN or not words else (part, part - 1):
            near = [e for e in called.values() if e.last[0] == last and fits(e) and not e.plural and (e.named or last == part)]
            if near:
                return near[0] if len(near) == 1 else None
        return None

    def _in_passing(self, ref: Ref, noun: str, modifiers: frozenset[str], fits: Fits) -> Entity | None:
        """The only one of a noun with a name, where the words before it tell nobody apart.

        "The old chancellor" where there is one, "the dead drummer" of the only drummer who died, "the motel owner".
        """
        holders = [e for e in self.memory.described(noun) if fits(e) and not e.plural]
        late = bool(modifiers & LATE)
        if late:
            gone = self.memory.dead() | self._dying(ref)
            holders = [e for e in holders if e.id in gone]
        words = self.doc.words
        of = {w.lower for w in words[ref.first : ref.head] if w.label == "compound" and w.head == ref.head and w.upos == "NOUN"}
        if modifiers and modifiers <= of:
            bare = [e for e in holders if (noun, frozenset()) in e.descriptions and e.last[0] >= self.doc.part.ordinal - 1]
            return bare[0] if len(holders) == len(bare) == 1 and bare[0].named else None
        told = modifiers and modifiers <= TOLD_OF | LATE and (late or noun in lexicon.TITLES | lexicon.JOBS)
        return holders[0] if told and len(holders) == 1 and holders[0].named else None

    def _held_one(self, ref: Ref, fits: Fits) -> Entity | None:
        """ "The prisoner": whoever was caught last in the part so far, else the only one who is held since the parts before."""
        for other in self._back(ref, len(self.doc.part.sentences)):
            id = self.entity[other.index]
            if id is not None and not other.members and not other.plural and self._caught(other) and fits(self.memory.get(id)):
                return self.memory.get(id)
        if ref.modifiers - TOLD_OF:
            return None
        part = self.doc.part.ordinal
        known = {e.id: e for p in (part, part - 1) for e in self.memory.met_in(p)}
        held = [e for e in known.values() if e.states.get("custody") in ("captive", "arrested") and fits(e) and not e.dead]
        return held[0] if len(held) == 1 else None

    def _caught(self, ref: Ref) -> bool:
        """Whether somebody is caught or shut up."""
        word = self.doc.words[ref.head]
        verb = self.doc.words[word.head]
        if word.deprel not in ("obj", "nsubj:pass") or verb.upos != "VERB":
            return False
        around = self.doc.lowers(verb.index, "obl", "advmod", "xcomp", "compound:prt", "obj")
        taken = verb.lemma in ("take", "hold") and bool(around & HELD)
        return taken or verb.lemma in lexicon.CATCHING or (verb.lemma in SHUT and bool(around & CELLS))

    def _killing_one(self, ref: Ref, fits: Fits) -> Entity | None:
        """ "The killer": the one without a name who has killed somebody so far, or who alone has killed several."""
        words = self.doc.words
        ids = Counter(self.memory.killers())
        for other in self._back(ref, len(self.doc.part.sentences)):
            verb = words[words[other.head].head]
            label = words[other.head].deprel
            doer = label == "obl:agent" or (label == "nsubj" and not passive(self.doc, verb.index))
            kills = any(self._kills(n) for n in (verb.index, *self.doc.dependents(verb.index, "conj")))
            id = self.entity[other.index]
            if id is not None and doer and verb.upos == "VERB" and kills and not other.plural:
                ids[self.memory.find(id)] += 1
        found = [
            e for id in sorted(ids) if not (e := self.memory.get(id)).named and e.type == "PER" and not e.plural and fits(e)
        ]
        several = [e for e in found if ids[e.id] > 1]
        return found[0] if len(found) == 1 else several[0] if len(several) == 1 else None

    def _kills(self, verb: int) -> bool:
        """Whether a verb is one of killing, by itself or by how far it goes: "strangles to death"."""
        to_death = self.doc.has(verb, ("death", "dead"), "obl", "xcomp")
        return to_death or self.doc.words[verb].lemma in lexicon.KILL_SURE

    def _bereaved(self, ref: Ref, fits: Fits) -> Entity | None:
        """ "The widow": the only one told of whose husband is dead."""
        sex = gender_of_noun(ref.noun or "")
        dead = self.memory.dead() | self._dying(ref)
        couples = [map(self.memory.get, pair) for pair in self._pairs("spouse")]
        lonely = {one.id: one for a, b in couples for one, other in ((a, b), (b, a)) if other.id in dead and one.id not in dead}
        left = [e for e in lonely.values() if e.sex == sex and fits(e)]
        part = self.doc.part.ordinal
        near = [e for e in left if e.last[0] >= part - 1]
        return near[0] if len(near) == 1 else left[0] if len(left) == 1 else None

    def _dying(self, ref: Ref) -> set[str]:
        """Those who are told to die in the part before a mention."""
        told = (r for r in self._back(ref, len(self.doc.part.sentences)) if not r.members and self._dies(r))
        return {self.memory.find(id) for r in told if (id := self.entity[r.index]) is not None}

    def _is_killed(self, verb: int) -> bool:
        """Whether a verb that goes on with the subject of another tells that it is killed."""
        own = self.doc.dependents(verb, "nsubj", "nsubj:pass")
        return not own and passive(self.doc, verb) and self.doc.words[verb].lemma in lexicon.KILL_SURE

    def _dead_one(self, ref: Ref, fits: Callable[[Entity], bool]) -> Entity | None:
        """ "The dead man" is whoever was last told to be dead, in the part so far, else in those before."""
        if ref.det != "def" or not (ref.modifiers & LATE or ref.noun == "deceased") or ref.type != "PER":
            return None
        for other in self._back(ref, len(self.doc.part.sentences)):
            id = self.entity[other.index]
            if id is not None and not other.members and self._dies(other) and fits(entity := self.memory.get(id)):
                return entity
        dead = [e for e in map(self.memory.get, self.memory.dead()) if fits(e)]
        return max(dead, key=lambda e: (e.last, -e.age), default=None)

    def _dies(self, ref: Ref) -> bool:
        """Whether somebody is said to die, to be killed or to be found dead."""
        word = self.doc.words[ref.head]
        verb = self.doc.words[word.head]
        if word.label == "nsubj" and (verb.lemma in lexicon.DIE or verb.lower in lexicon.DEAD_WORDS):
            return True
        if word.label == "nsubj" and any(self._is_killed(n) for n in self.doc.dependents(verb.index, "conj")):
            return True  # "unveils it and is killed"
        if word.deprel not in ("nsubj:pass", "obj"):
            return False
        beside = (self.doc.words[c].lower for c in self.doc.children[verb.index])
        return verb.lemma in lexicon.KILL or any(w in FOUND for w in beside)
