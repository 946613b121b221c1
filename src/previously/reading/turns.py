"""Whom "he" and "she" mean by how two clauses hang together: who is asked answers, who acts on acts on the same one."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.entity import Entity
from previously.reading.possessing import LIKELY, SURELY, Possessing
from previously.reading.refs import Ref
from previously.reading.syntax import matches
from previously.reading.voices import passive

ASKING = frozenset(
    "ask question interrogate confront accuse beg implore beseech challenge press pressure plead urge order invite "
    "threaten request quiz".split()
)
"""What one does to somebody who then has the word."""

ANSWERING = frozenset(
    "answer reply respond retort admit confess own concede deny refuse decline agree accept consent promise say tell lie "
    "explain reveal insist claim object protest nod obey comply apologise apologize relent".split()
)
"""What somebody does who was asked or told."""

BIDDING = frozenset("tell command instruct".split())
COMPLYING = frozenset("agree refuse decline comply obey relent consent".split())
"""What somebody does who was told to do something."""

OWN_AFFAIR = frozenset("may might can could shall should must ought".split())
"""What one asks of oneself: "asks her how she ought to live"."""

GOING_ON = frozenset("as until till before when because".split())
"""What opens a clause that most often goes on with the subject of the one before it."""


MAIN = frozenset({"root", "conj", "parataxis"})
"""How the verb of a clause hangs that tells what goes on."""


ONES_OWN: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    noun: (frozenset(verbs.split()), frozenset(cases.split()))
    for noun, verbs, cases in (
        ("way", "make find fight lose wend force push work pick feel talk", "on along"),
        ("mind", "change lose make", ""),
        ("breath", "hold catch", ""),
        ("head", "shake nod", ""),
        ("shoulders", "shrug", ""),
        ("throat", "clear", ""),
        ("temper", "keep lose", ""),
        ("nerve", "keep lose", ""),
        ("word", "keep give break", ""),
        ("promise", "keep break", ""),
        ("best", "do try", ""),
        ("duty", "do", ""),
        ("time", "take bide", ""),
        ("leave", "take", ""),
        ("living", "earn make", ""),
        ("balance", "lose keep", ""),
        ("sleep", "", "in"),
        ("knees", "", "on to"),
        ("feet", "", "on to"),
    )
}
"""Nouns that are the doer's own as what certain verbs are done to, or behind certain prepositions: "on his way"."""

CURING = frozenset("treat operate save rescue heal cure resuscitate revive nurse perform rush bandage".split())
"""What is done to whoever is in danger of their life."""
PUNISHING = frozenset("sentence arrest convict jail imprison hang execute charge try condemn apprehend".split())
"""What is done to whoever did something to another."""
FELONIES = lexicon.KILL_SURE | frozenset("rob attack assault stab shoot poison rape kidnap abduct blackmail".split())
"""What people are punished for."""

ASSAULTS = frozenset(
    "attack assault ambush threaten strangle choke stab shoot kill murder rape rob beat kidnap abduct grab seize drown smother "
    "suffocate poison execute behead harm hurt strike bite devour".split()
)
"""What one is stopped at by somebody else."""
STOPPING = frozenset(
    "kill shoot stab stop knock hit strike tackle disarm overpower subdue fight punch arrest slay behead decapitate wound "
    "restrain scare chase intercept".split()
)
"""What is done to whoever is at it, and hardly to whom he does it to."""

FALLING = frozenset("fall plunge plummet tumble jump leap drop slip go walk ride drive".split())
"""How one goes to one's death."""


class Turns(Possessing):
    """What the clause before tells of whom a pronoun means."""

    def _possessor(self, ref: Ref) -> tuple[str, float] | None:
        """Whom a possessive means by grammar, and how sure that is: first of all where nobody else's it could be."""
        found = self._sleeper(ref) or self._doers_own(ref)
        return (min(found), SURELY) if len(found) == 1 else super()._possessor(ref)

    def _doers_own(self, ref: Ref) -> set[str]:
        """Who does it, where what one has is always one's own: "loses her mind", "falls to his death", "her own house"."""
        words, doc = self.doc.words, self.doc
        noun = words[words[ref.head].head]
        verb = words[noun.head].index
        if words[ref.head].deprel != "nmod:poss" or words[verb].upos != "VERB" or noun.label not in ("obj", "obl"):
            return set()
        verbs, cases = ONES_OWN.get(noun.lower, (frozenset[str](), frozenset[str]()))
        case = doc.preposition(noun.index)
        done = case in cases if noun.label == "obl" else words[verb].lemma in verbs
        done |= "own" in doc.lowers(noun.index, "amod") and noun.label == "obj"
        done |= noun.lower == "death" and case == "to" and words[verb].lemma in FALLING and not doc.dependents(verb, "obj")
        if not done:
            return set()
        while not doc.dependents(verb, "nsubj", "nsubj:pass") and words[verb].label in ("conj", "xcomp"):
            if words[verb].label == "xcomp" and (objects := doc.dependents(words[verb].head, "obj", "iobj")):
                return self._people(objects, ref.head)
            verb = words[verb].head
        return self._people(self._subjects(verb), ref.head)

    def _continued(self, ref: Ref, sex: str, barred: set[str]) -> tuple[Entity, float] | None:
        """Whom a pronoun means by the clause that its own hangs on, and how sure that is."""
        for found, sure in (
            (self._asked(ref, sex, barred), SURELY),
            (self._answering(ref), SURELY),
            (self._stressed(ref), LIKELY),
            (self._stopped(ref), LIKELY),
            (self._acted_on(ref), LIKELY),
            (self._faced(ref), LIKELY),
            (self._undergoing(ref), LIKELY),
            (self._failed(ref), LIKELY),
            (self._punished(ref), LIKELY),
            (self._going_on(ref, sex, barred), LIKELY),
        ):
            fitting = [e for e in map(self.memory.get, found) if self._fits(e, sex, barred)]
            if len(fitting) == 1:
                return fitting[0], sure
        return None

    def _fits(self, entity: Entity, sex: str, barred: set[str]) -> bool:
        raise NotImplementedError

    def _subjects(self, verb: int) -> list[int]:
        """The words that are a verb's subject, its own or that of the verb it is joined to."""
        words = self.doc.words
        for _ in range(8):
            if own := self.doc.dependents(verb, "nsubj", "nsubj:pass"):
                return [self._relative(verb)] if words[own[0]].lower in lexicon.RELATIVES else own
            if words[verb].label != "conj" or words[verb].head == verb:
                return []
            verb = words[verb].head
        return []

    def _people(self, heads: list[int], before: int) -> set[str]:
        """The people for whom words before a place stand."""
        return {id for id in self._meant(*(h for h in heads if h < before)) if self.memory.get(id).type == "PER"}

    def _clause_of(self, ref: Ref) -> int | None:
        """The verb whose subject a pronoun is."""
        word = self.doc.words[ref.head]
        return word.head if matches(word.deprel, "nsubj") and word.head != ref.head else None

    def _stressed(self, ref: Ref) -> set[str]:
        """ "Ann reads the letters. It is she who ...": whoever the clause before is about."""
        words, at = self.doc.words, ref.head
        cleft = at >= 2 and words[at - 1].lemma == "be" and words[at - 2].lower == "it" and at + 1 < len(words)
        if not cleft or words[at + 1].lower not in ("who", "that") or ref.quoted:
            return set()
        for other in self._back(ref, 1):
            word = words[other.head]
            main = words[word.head].label in MAIN or word.head in self.doc.ancestors(at)
            if word.label == "nsubj" and main and other.type == "PER":
                return self._meant(other.head)
        return set()

    def _asked(self, ref: Ref, sex: str, barred: set[str]) -> set[str]:
        """Of whom one asks whether they did it: "Ann asks Eve if she knows" of Eve, "Ann asks Eve if she may go" of Ann."""
        words = self.doc.words
        clause = self._clause_of(ref)
        if clause is None or words[clause].label != "ccomp" or words[words[clause].head].lemma != "ask":
            return set()
        verb = words[clause].head
        asking = self._people(self._subjects(verb), ref.head)
        if self.doc.lowers(clause, "aux") & OWN_AFFAIR or words[clause].lemma == "ought":
            return asking
        asked = self._people(self.doc.dependents(verb, "obj", "iobj"), ref.head)
        if asked or self.doc.dependents(verb, "obj", "iobj"):
            return asked
        near = self._meant(*(r.head for r in self._back(ref, 2)))
        fitting = {id for id in near if self._fits(self.memory.get(id), sex, barred)}
        return fitting - asking

    def _answering(self, ref: Ref) -> set[str]:
        """Who answers is who was asked: "Ann asks Eve why, and she says", "Ann accuses Eve. She denies it."."""
        words = self.doc.words
        clause = self._clause_of(ref)
        if clause is None or words[clause].lemma not in ANSWERING:
            return set()
        if words[clause].label == "conj":
            verb = words[clause].head
        elif words[clause].label == "root" and ref.head == self.doc.sentence_start(ref.head):
            before = [w.index for w in words[: ref.head] if w.sentence == ref.sentence - 1 and w.label == "root"]
            if not before:
                return set()
            joined = [c for c in self.doc.dependents(before[0], "conj") if words[c].upos == "VERB"]
            verb = joined[-1] if joined else before[0]
        else:
            return set()
        told = words[verb].lemma in BIDDING and words[clause].lemma in COMPLYING and words[clause].label == "conj"
        told = told and any(words[x].xpos == "VB" for x in self.doc.dependents(verb, "xcomp"))
        if not (told or words[verb].lemma in ASKING) or not self._people(self._subjects(verb), ref.head):
            return set()
        return self._people(self.doc.dependents(verb, "obj", "iobj"), ref.head)

    def _acted_on(self, ref: Ref) -> set[str]:
        """The object of the verb joined before, with one subject for both: "Tom finds the boy and hides him"."""
        words = self.doc.words
        word = words[ref.head]
        if word.label not in ("obj", "iobj") or words[word.head].label != "conj":
            return set()
        if self.doc.dependents(word.head, "nsubj", "nsubj:pass"):
            return set()
        first = words[word.head].head
        joined = [c for c in self.doc.dependents(first, "conj") if c < word.head and not self.doc.dependents(c, "nsubj")]
        for verb in (*reversed(joined), first):  # "shelters them, dresses Ann, and presents her": Ann
            if objects := self.doc.dependents(verb, "obj", "iobj"):
                return self._people(objects, ref.head)
        return set()

    def _stopped(self, ref: Ref) -> set[str]:
        """Who is stopped at what he does to another: "a man attacks Tom, but Ann shoots him", "is to shoot Tom when ..."."""
        words, doc = self.doc.words, self.doc
        verb = words[ref.head].head
        how = self._breaking_in(verb)
        if words[ref.head].label != "obj" or words[verb].lemma not in STOPPING or not how:
            return set()
        before = words[verb].head
        for deed in (before, *doc.dependents(before, "xcomp")) if before < verb else ():
            meant = words[deed].label == "xcomp"
            if (
                words[deed].lemma in ASSAULTS
                and (how != "when" or meant)
                and doc.dependents(deed, "obj")
                and not passive(doc, deed)
            ):
                while words[deed].label == "xcomp" and not doc.dependents(deed, "nsubj"):
                    deed = words[deed].head
                return self._people(self._subjects(deed), ref.head)
        return set()

    def _breaking_in(self, verb: int) -> str:
        """The "but", "until" or "when" by which a clause with a subject of its own breaks in on another."""
        words, doc = self.doc.words, self.doc
        if not doc.dependents(verb, "nsubj"):
            return ""
        label = words[verb].label
        led = doc.lowers(verb, "cc" if label == "conj" else "mark", "advmod")
        turns = {"but"} if label == "conj" else {"until", "when"} if label == "advcl" else set()
        return min(led & turns, default="")

    def _faced(self, ref: Ref) -> set[str]:
        """Whom what opens the clause sets against its subject: "after a fight with Tom, Ann kills him"."""
        words, doc = self.doc.words, self.doc
        word = words[ref.head]
        if word.label not in ("obj", "iobj") or not doc.dependents(word.head, "nsubj"):
            return set()
        subject = doc.dependents(word.head, "nsubj")[0]
        for opening in doc.dependents(word.head, "obl", "advcl"):
            if not opening < subject:
                continue
            if words[opening].label == "obl" and doc.preposition(opening) in ("after", "during", "in", "following"):
                return self._people([c for c in doc.dependents(opening, "nmod") if doc.preposition(c) == "with"], ref.head)
            if words[opening].xpos == "VBG" and not doc.dependents(opening, "nsubj"):
                return self._people(doc.dependents(opening, "obj"), ref.head)
        return set()

    def _undergoing(self, ref: Ref) -> set[str]:
        """Who is told of, rather than by whom it is done to them: "Tom is saved by a smith, but he dies"."""
        words = self.doc.words
        clause = self._clause_of(ref)
        if clause is None or words[clause].label != "conj":
            return set()
        verb = words[clause].head
        by = self._people(self.doc.dependents(verb, "obl:agent"), ref.head)
        if words[verb].lemma in lexicon.KILL_SURE:
            return by  # "a guard is killed by Tom, and he gets away"
        return self._people(self.doc.dependents(verb, "nsubj:pass"), ref.head) if by else set()

    def _failed(self, ref: Ref) -> set[str]:
        """Who dies is who was to be saved: "Ann treats Eve, but she dies", "tries to save Tom. But he dies"."""
        clause = self._clause_of(ref)
        if clause is None or not self._of_itself(clause) or self.doc.dependents(clause, "advcl"):
            return set()
        verb = self._deed_before(ref, CURING)
        if verb is None:
            return set()
        doc = self.doc
        things = doc.dependents(verb, "obj", "nsubj:pass")
        on = [c for v in (verb, *things) for c in doc.dependents(v, "obl", "nmod") if doc.preposition(c) in ("on", "of", "to")]
        saving = [k for t in things if doc.words[t].lower in ("life", "lives") for k in doc.dependents(t, "nmod:poss")]
        return self._people([*things, *on, *saving], ref.head)

    def _of_itself(self, clause: int) -> bool:
        """Whether a clause tells that its subject dies of itself."""
        word = self.doc.words[clause]
        dead = word.lower == "dead" and bool(self.doc.dependents(clause, "cop"))
        return dead or (word.lemma in lexicon.DIE and not self.doc.dependents(clause, "obj", "aux:pass"))

    def _deed_before(self, ref: Ref, verbs: frozenset[str]) -> int | None:
        """The last verb of a kind before a pronoun with no other subject since, at most in the sentence before."""
        words = self.doc.words
        start = self.doc.sentence_start(ref.head)
        opens = all(w.upos in ("CCONJ", "ADV", "PUNCT", "SCONJ") for w in words[start : ref.head])
        begin = self.doc.sentence_start(start - 1) if opens and start else start
        for at in range(ref.head - 1, begin - 1, -1):
            if words[at].label in ("nsubj", "nsubj:pass"):
                told = (words[at].head, *self.doc.dependents(words[at].head, "xcomp"))
                if not any(words[c].lemma in verbs for c in told):
                    return None
            if words[at].upos == "VERB" and words[at].lemma in verbs:
                return at
        return None

    def _punished(self, ref: Ref) -> set[str]:
        """Who is tried or jailed is who did it to another: "Tom murders Ben. He is sentenced to death"."""
        words = self.doc.words
        clause = self._clause_of(ref)
        if clause is None or words[clause].lemma not in PUNISHING or words[ref.head].deprel != "nsubj:pass":
            return set()
        verb = self._deed_before(ref, FELONIES)
        if verb is None or self.doc.dependents(verb, "aux:pass"):
            return set()
        return self._people(self._subjects(verb), ref.head) if self.doc.dependents(verb, "obj") else set()

    def _going_on(self, ref: Ref, sex: str, barred: set[str]) -> set[str]:
        """The subject of the clause before an "until" or "because", where that clause tells of nobody else it might be."""
        words = self.doc.words
        clause = self._clause_of(ref)
        if clause is None or words[clause].label != "advcl" or words[clause].head > clause:
            return set()
        marks = self.doc.lowers(clause, "mark", "advmod")
        if not marks & GOING_ON:
            return set()
        above = words[clause].head
        told = self._people([k for k in self.doc.subtree(above) if k < ref.head], ref.head)
        told = {id for id in told if self._fits(self.memory.get(id), sex, barred)}
        subject = self._people(self._subjects(above), ref.head)
        return subject if told <= subject else set()

    def _spoken_of(self, ref: Ref) -> set[str]:
        """Whom the speech before a "she said" tells of or calls by name: all but the one who says it."""
        words = self.doc.words
        numbers = {number for number, speaker in self.speaker.items() if speaker is ref}
        if not numbers or ref.quoted:
            return set()
        first = lexicon.PRONOUNS_1 | lexicon.PRONOUNS_2
        told = [
            r.head for r in self._back(ref, 3) if int(self.quotation[r.head]) in numbers and words[r.head].lower not in first
        ]
        return self._meant(*(h for h in told if not self._of_oneself(h)))

    def _of_oneself(self, noun: int) -> bool:
        """Whether one says it of oneself: "I am Ann", "my name is Ann", "this is Ann"."""
        words = self.doc.words
        subject = self.doc.first(noun, "nsubj") if self.doc.dependents(noun, "cop") else None
        if subject is None:
            return any(words[c].lower == "here" for c in self.doc.children[noun])
        return words[subject].lower in ("i", "this", "name", "it")
