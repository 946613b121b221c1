"""Whom a description means: "the mystery woman", "the dead man", "a man in a grey coat" told again."""

from __future__ import annotations

from collections.abc import Callable

from previously.given import gender_of_name
from previously.reading import lexicon, oftwo
from previously.reading.alluding import KILLERS, LATE, Alluding
from previously.reading.binding import CAUSING
from previously.reading.deciding import LINK
from previously.reading.entity import Entity
from previously.reading.names import describe, gender_of_noun, name_key, phrase
from previously.reading.naming import may_be
from previously.reading.refs import Ref
from previously.reading.syntax import matches

NOMINAL_LINK = 0.5
STRONG_LINK = 0.9
"""What it takes to believe the model against the very words of a description."""

TELLERS = frozenset("author narrator reader viewer audience".split())
"""Those outside a story that who retells it speaks of."""

MERELY = frozenset("woman man lady gentleman girl boy fellow guy".split())
"""Nouns that tell no more than a sex: whoever has a name is called by it."""

CHILDREN = frozenset("boy girl child baby infant newborn toddler kid".split())
ADULTS = frozenset("woman man lady gentleman widow widower".split())
AGED = frozenset("old older elderly aged grown".split())
YOUNG = frozenset("prince princess master miss lord lady".split())
"""Titles that children have too."""

LOCAL = frozenset(["spouse", "parent"])
"""What somebody is to others, whom only what stands near tells."""
LOVERS = ("spouse", "romantic")
STATES = frozenset("widow widower bride bridegroom groom divorcee divorcé divorcée".split())
"""What somebody is by themselves, whosever they are or were: "the widow" may be anybody whose husband died."""

ANYBODY = frozenset(
    "men women people kids children boys girls guys couple pair two three others ones rest others both parents folk friends "
    "bodies victims strangers figures persons individuals characters members some".split()
)
"""Nouns of several who are others wherever they are told of."""

JUST_NOW = 400
"""Characters within which somebody without a name is "the man" rather than whoever has one."""
CONTENT = frozenset(["NOUN", "PROPN", "ADJ", "NUM"])
WHERE = frozenset("in on at behind inside outside across next near by beside under".split())
"""What stands before the place that tells one person from another."""

NEXT = frozenset("new next incoming".split())
"""What an office is said to be of that has passed to another."""

MARKED = 3
"""How many words a noun and what it has or wears must have to mark one person ("man grey raincoat")."""


NAMED = frozenset("call name dub be become know style".split())
"""What one does to oneself with one's own name."""
BANDS = frozenset("group team crew gang band squad army faction unit pack clan".split())
"""Many together, of whom one person rarely leads two."""


FAMILIAL = frozenset(["parent", "sibling", "spouse", "romantic"])
"""What hardly anybody is to two who are told of one after the other."""


class Describing(Alluding):
    """Deciding descriptions."""

    def _just_brought_in(self, ref: Ref) -> Entity | None:
        """ "The doctor waits. Ann goes to a doctor, but the doctor lies": he is the one who has just been brought in."""
        plain = ref.det in ("def", "dem") and not ref.modifiers and ref.noun is not None and ref.possessor is None
        if not plain or self.doc.dependents(ref.head, "nmod", "acl"):
            return None
        for other in self._back(ref, 1):
            if other.noun == ref.noun and not other.plural and not other.members and other.type == "PER":
                id = self.entity[other.index]
                return self.memory.get(id) if other.det == "indef" and id is not None else None
        return None

    def _beside_what_is_his(self, ref: Ref) -> set[str]:
        """ "Takes revenge on Tom for her brother's death": he is none of those whom the clause names before."""
        words = self.doc.words
        if words[ref.head].deprel != "nmod:poss" or ref.noun not in lexicon.KIN or ref.det != "poss":
            return set()

        def clause(index: int) -> int:
            return next((up for up in self.doc.ancestors(index) if words[up].upos == "VERB"), -1)

        named = (r for r in self.refs[: ref.index] if r.sentence == ref.sentence and r.name is not None and r.last < ref.first)
        verb = clause(ref.head)
        return {self.memory.find(id) for r in named if clause(r.head) == verb and (id := self.entity[r.index]) is not None}

    def _by_description(self, ref: Ref) -> Entity | None:
        """ "The mystery woman", "this man", "the nurse": the one last described so, or the model's best guess."""
        sex = gender_of_noun(ref.noun or "")
        if ref.det == "indef":
            return self._again(ref)
        if oftwo.is_one(self.doc, ref):
            one = oftwo.meant(self.doc, ref, self._back(ref, 1), self.entity)
            return self.memory.get(one) if one is not None else None
        if ref.plural:
            return self._same_people(ref)
        if "own" in ref.modifiers or ref.noun == "other":
            return None  # "the other" is not the one who was just told of
        owner = self.owner(ref)
        person = ref.type == "PER" and ref.noun not in lexicon.FIRM_NOUNS
        by_name = ref.det == "def" and ref.first == ref.last  # "Coach", who is called so again as others are by their names
        barred = self._coarguments(ref) | self._dead_by_now(ref) | self._done_to(ref)
        barred |= set() if by_name else self._above(ref)
        barred = (barred - {owner}) | self._owners_of_owners(ref) | self._beside_what_is_his(ref)
        barred |= self._dying(ref) if ref.noun in KILLERS else set()
        said = self.said_to_be.get(ref.index)
        child = ref.noun in CHILDREN
        strange = ref.noun in MERELY and ref.det == "def" and bool(self.doc.dependents(ref.head, "acl:relcl"))

        def fits(entity: Entity) -> bool:
            if entity.id == owner or entity.id in barred or (entity.type == "PER") != person or self._other_one(ref, entity):
                return False
            if (said is not None and entity.named and not may_be(said, entity)) or (child and self._grown(entity)):
                return False
            if ref.modifiers & NEXT and self._had_it(ref, entity):
                return False
            if ref.noun in KILLERS and any(noun == "victim" for noun, _ in entity.descriptions):
                return False
            if strange and self._only_somebodys(entity):
                return False  # "the man who hurt him" is not "her man"
            return not (sex and entity.sex not in (sex, "u"))

        if owner is not None and (owned := self._owned(ref, owner)) is not None:
            return owned
        if (fresh := self._just_brought_in(ref)) is not None and fits(fresh):
            return fresh
        linked = [(e, p) for e, p in self._linked(ref) if fits(e)]
        described = self._so_described(ref, fits) if ref.det in ("def", "dem") else None
        stale = described is None or described.last[0] < self.doc.part.ordinal
        if (stale or ref.modifiers & LATE) and (dead := self._dead_one(ref, fits)) is not None:
            return dead  # the dead man of an earlier part is not the one who was killed since
        if described is not None and linked and linked[0][0].id != described.id and linked[0][1] < STRONG_LINK:
            # "the stranger" is the stranger of before rather than somebody else whom the model likes better
            known = any(noun == describe(self.doc.span_text(ref.first, ref.last))[0] for noun, _ in linked[0][0].descriptions)
            linked = linked if known else []
        alone = ref.det == "def" and not ref.modifiers and not self.doc.dependents(ref.head, "nmod", "acl")
        if ref.noun in MERELY and ref.det == "def" and (where := self._where(ref)):
            # "the man in the van" is not the man of before, of whom nothing like it was said
            described = described if described is not None and self._told_there(described, where) else None
            linked = [(e, p) for e, p in linked if p >= STRONG_LINK or self._told_there(e, where)]
        if ref.noun in MERELY and alone and (not linked or linked[0][1] < STRONG_LINK):
            told = {id for r in self._back(ref, 1) if r.det == "indef" and (id := self.entity[r.index])}  # "a fishwife"
            strangers = [e for e in self._unnamed_near(ref, sex) if e.sex == sex and e.id in told and fits(e)]
            if strangers and (not linked or linked[0][0].named):
                return strangers[0]  # "the woman" is the fishwife of just now rather than the princess
        if linked and linked[0][1] >= NOMINAL_LINK and ref.det != "poss" and self._describes(ref, linked[0][0]):
            return linked[0][0]
        if ref.det == "poss":
            if ref.noun in lexicon.KIN:
                sure = linked and linked[0][1] >= 0.75 and not self._elses_kin(ref, owner, linked[0][0])
                return linked[0][0] if sure else None
            if linked and self._elses_role(ref, owner, linked[0][0]):
                return None
            return linked[0][0] if linked and linked[0][1] >= NOMINAL_LINK else None
        if described is not None:
            return described
        least = NOMINAL_LINK if self._else_called(ref, linked) else LINK
        if ref.det in ("def", "dem") and linked and linked[0][1] >= least and self._describes(ref, linked[0][0]):
            return linked[0][0]
        return self._alluded(ref, fits) if person else None

    def _where(self, ref: Ref) -> set[str]:
        """The words that tell somebody apart by where they are: "the man at the other end"."""
        behind = (c for c in self.doc.dependents(ref.head, "nmod") if self.doc.preposition(c) in WHERE)
        places = [c for c in behind if self.doc.subtree(c)[0] == ref.head + 1]
        return {self.doc.words[i].lower for c in places for i in self.doc.subtree(c) if self.doc.words[i].upos in CONTENT}

    def _told_there(self, entity: Entity, where: set[str]) -> bool:
        """Whether a description of somebody had one of these words."""
        return any(where & {*phrase.split()} for phrase in entity.phrases)

    def _owners_of_owners(self, ref: Ref) -> set[str]:
        """Whose kin the owner is: "his sister's murderer" is not he."""
        owner = ref.possessor
        out: set[str] = set()
        while owner is not None:
            owner = self.doc.first(owner, "nmod:poss")
            out |= self._meant(owner) if owner is not None else set()
        return out

    def _same_people(self, ref: Ref) -> Entity | None:
        """ "The recruits" again, or "the other recruits": those last told of by that noun, unless they are of another kind."""
        if ref.det not in ("def", "dem") or ref.members or ref.name is not None:
            return None
        noun, modifiers = describe(self.doc.span_text(ref.first, ref.last))
        if noun in lexicon.KIN or noun in ANYBODY:
            return None
        kind = modifiers - {"other"}
        for entity in self.memory.described(noun):
            if entity.named or not entity.plural or entity.type != ref.type:
                continue
            for known, mods in entity.descriptions:
                told = mods - {"other"}
                if known == noun and (kind <= told or told <= kind):
                    return entity
        return None

    def _had_it(self, ref: Ref, entity: Entity) -> bool:
        """Whether somebody held an office before who never was the new one in it: "the new king" is another."""
        noun = ref.noun or ""
        told = [mods for known, mods in entity.descriptions if known == noun]
        held = noun in entity.titles or entity.reigns(noun) or bool(told)
        return held and noun in lexicon.TITLES | lexicon.JOBS and not any(mods & NEXT for mods in told)

    def _else_called(self, ref: Ref, linked: list[tuple[Entity, float]]) -> bool:
        """Whether a noun that tells what somebody is was never told of the one the model half means, who has a name."""
        if not linked or not linked[0][0].named or ref.noun in MERELY | CHILDREN | {"stranger"}:
            return False
        one = linked[0][0]
        type = lexicon.KIN[ref.noun][0] if ref.noun in lexicon.KIN else "treats"
        if type in LOVERS and any(one.id in pair for kind in LOVERS for pair in self._pairs(kind)):
            return False  # "the husband" of whoever it is
        other = type == "treats" or (type in LOVERS and ref.noun not in STATES)
        return other and all(n != ref.noun for n, _ in one.descriptions)

    def _above(self, ref: Ref) -> set[str]:
        """The subjects of the clauses that a mention's own clause is a part of: "Ann says that the woman ..." is no Ann.

        Who means the subject says "she"; only a pronoun may stand for one who was named higher in the sentence.
        """
        found = self._doers(ref)
        for up in self.doc.ancestors(ref.head):
            if self.doc.words[up].label in ("ccomp", "xcomp") and (up in self.doc.spoken) == ref.quoted:
                over = self.doc.words[up].head
                found |= self._meant(*(c for c in self.doc.dependents(over, "nsubj", "nsubj:pass") if c < ref.first))
        return found

    def _doers(self, ref: Ref) -> set[str]:
        """Who does what a description stands in: "her father cuts the prisoner's throat", "she sees him cut it"."""
        words = self.doc.words
        verb = next((up for up in self.doc.ancestors(ref.head) if words[up].upos == "VERB"), None)
        if verb is None or matches(words[ref.head].deprel, "nsubj"):
            return set()
        own = self.doc.dependents(verb, "nsubj", "nsubj:pass")
        if not own and words[verb].label in ("xcomp", "ccomp") and words[words[verb].head].lemma in CAUSING:
            own = self.doc.dependents(words[verb].head, "obj")
        inside = {k for c in own for k in self.doc.subtree(c)}
        named = (c for c in own if c < ref.first and words[c].upos != "PRON")
        return self._meant(*named) if ref.head not in inside else set()

    def _elses_role(self, ref: Ref, owner: str | None, entity: Entity) -> bool:
        """Whether what is written like a rank was said of somebody as another's: each of two has "his Guardian"."""
        if owner is None or not self.doc.words[ref.head].text[:1].isupper():
            return False
        owners = {
            other
            for r in self._back(ref, len(self.refs))
            if r.noun == ref.noun and r.det == "poss" and self._means(r, entity)
            if (other := self.owner(r)) is not None
        }
        return bool(owners) and owner not in owners

    def _only_somebodys(self, entity: Entity) -> bool:
        """Whether somebody without a name was only told of as another's: "her man"."""
        if entity.named:
            return False
        told = [r for r in self.refs if r.form != "pronoun" and self._means(r, entity)]
        return bool(told) and all(r.det == "poss" and r.noun in MERELY for r in told)

    def _elses_kin(self, ref: Ref, owner: str | None, entity: Entity) -> bool:
        """Whether somebody without a name was only told of as another's kin: "Tom sees his dad. Ann sees her dad"."""
        if owner is None or entity.named or ref.possessor is None or lexicon.KIN[ref.noun or ""][0] not in FAMILIAL:
            return False
        words = self.doc.words
        told = [r for r in self._back(ref, len(self.refs)) if r.form != "pronoun" and self._means(r, entity)]
        whose = [(r, other) for r in told if r.det == "poss" and r.noun == ref.noun and (other := self.owner(r)) is not None]
        apart = all(words[r.possessor].lower != words[ref.possessor].lower for r, _ in whose if r.possessor is not None)
        owners = {other for _, other in whose}
        siblings = any({owner, other} == {*map(self.memory.find, pair)} for other in owners for pair in self._pairs("sibling"))
        return bool(whose) and len(whose) == len(told) and apart and owner not in owners and not siblings

    def _done_to(self, ref: Ref) -> set[str]:
        """Whom the one described has done something to: "the burglar who attacked Ann" is not Ann."""
        doc, out = self.doc, set[str]()
        for clause in doc.dependents(ref.head, "acl"):
            subjects = (doc.words[c].lower for c in doc.dependents(clause, "nsubj"))
            if doc.words[clause].upos != "VERB" or doc.words[clause].lemma in NAMED or not {*subjects} & {"who", "that"}:
                continue
            told = (r for c in doc.dependents(clause, "obj", "iobj") for r in self.by_head.get(c, []) if r.name is not None)
            for key in (name_key(doc.span_text(*r.name)) for r in told if r.name is not None):
                out |= {e.id for e in self.memory.bearing(key.tokens) if e.type == "PER" and may_be(key, e)}
        return out

    def _grown(self, entity: Entity) -> bool:
        """Whether somebody is no child: they have an office, are married, or are said to be a woman, a man, or old."""
        if any(t not in YOUNG and (t in lexicon.TITLES or t in lexicon.RANKS) for t in entity.titles):
            return True
        if any((noun in ADULTS and "young" not in mods) or mods & AGED for noun, mods in entity.descriptions):
            return True
        return any(lexicon.KIN.get(noun, ("",))[0] == "spouse" for noun, _ in entity.descriptions)

    def _owned(self, ref: Ref, owner: str) -> Entity | None:
        """ "Brown's agency" is the one company that Brown is known to have, whatever it was called then."""
        if ref.noun in BANDS:
            return self._same_band(ref.noun, self.memory.get(owner))
        if ref.noun not in lexicon.BUSINESSES or ref.modifiers & {"new", "old", "former", "other", "second"}:
            return None
        known = [self.memory.get(id) for id, _ in self.memory.related("member_of", source=owner)]
        firms = [e for e in known if not e.named and any(noun in lexicon.BUSINESSES for noun, _ in e.descriptions)]
        return firms[0] if len(firms) == 1 else None

    def _same_band(self, noun: str, owner: Entity) -> Entity | None:
        """ "Rick's group", told of before as his."""
        for entity in self.memory.described(noun):
            for told, name in entity.whose:
                tokens = name_key(name).tokens
                if told == noun and (tokens in owner.names or any({*tokens} <= {*known} for known in owner.names)):
                    return entity
        return None

    def _so_described(self, ref: Ref, fits: Callable[[Entity], bool]) -> Entity | None:
        """Whoever was last described in these words, or bears them as a title."""
        noun, modifiers = describe(self.doc.span_text(ref.first, ref.last))
        mark = set(self._mark(ref).split()[1:])
        like = self._styled(noun) if not modifiers and not self.doc.dependents(ref.head, "nmod", "acl") else None
        best: tuple[tuple[bool, int, bool, bool, bool], Entity] | None = None
        called = self._called_a(noun) if not modifiers else []
        befallen = self._befallen(ref, noun, modifiers)
        for entity in [*self.memory.described(noun), *called]:
            if not fits(entity):
                continue
            told = [len(modifiers & mods) for known, mods in entity.descriptions if known == noun]
            fitting = [n for n in told if n or not modifiers]
            if not fitting and entity is befallen:
                fitting = [0]
            here = entity.last[0] == self.doc.part.ordinal
            if (
                entity.named
                and not here
                and not modifiers
                and lexicon.KIN.get(noun, ("",))[0] in LOCAL
                and noun not in CHILDREN
            ):
                continue  # "the wife" of a new part is of somebody there
            styled = noun in entity.titles or entity is like or entity in called
            titled = styled or entity.reigns(noun) or (noun in lexicon.TITLES and entity.named and bool(fitting))
            marks = {w for p in entity.phrases for w in p.split()[1:]}
            if not (fitting or titled) or (mark and marks and not mark & marks and not entity.named):
                continue  # the man in the coat is not the man with the limp
            if mark and ref.noun in MERELY and entity.named and not mark & marks:
                continue  # who has a name is not called "the woman in the cellar"
            alike = 2 * max(fitting, default=0) + 3 * bool(mark & marks)
            holds = titled and not entity.dead  # "the king" is the one who reigns rather than the late one
            near = here and self.doc.words[ref.first].start - entity.last[1] < JUST_NOW
            nameless = noun in MERELY and not entity.named and near  # whoever has a name is called by it
            rank = (nameless, alike, titled and not modifiers, holds, here)
            if best is None or rank > best[0]:
                best = (rank, entity)
        if best is None:
            return self._in_passing(ref, noun, modifiers, fits)
        return best[1]

    def _befallen(self, ref: Ref, noun: str, modifiers: frozenset[str]) -> Entity | None:
        """Whom "the dismissed cook" means: the only cook with a name, as what befell one tells no other cook apart."""
        words = self.doc.words
        done = {w.lower for w in words[ref.first : ref.head] if w.xpos == "VBN" and w.lower not in LATE}
        if not modifiers or not modifiers <= done or noun not in lexicon.JOBS:
            return None
        known = [e for e in self.memory.described(noun) if e.type == "PER" and not e.plural]
        return known[0] if len(known) == 1 and known[0].named else None

    def _called_a(self, noun: str) -> list[Entity]:
        """Those whose name begins or ends with what they are: the Grey Witch is "the witch", Ann Cook no cook.

        A title that is in no table is a part of the name ("Commissaire Vidal").
        """
        bearers = [e for e in self.memory.bearing((noun,)) if e.type == "PER"]
        titled = [e for e in bearers if any(len(t) > 1 and t[0] == noun and not gender_of_name(noun) for t in e.names)]
        if noun not in lexicon.PERSON_NOUNS:
            return titled
        masks = [e for e in bearers if self._only_mask(e)]
        ends = [e for e in masks if any(len(t) > 1 and t[-1] == noun and not gender_of_name(t[0]) for t in e.names)]
        return [*titled, *(e for e in ends if e not in titled)]

    def _styled(self, noun: str) -> Entity | None:
        """The only one told of in the part whose title says what the noun does: Brother Tom is "the monk"."""
        titles = lexicon.STYLES.get(noun, frozenset())
        here = [e for e in self.memory.described(noun) if titles & e.titles and e.last[0] == self.doc.part.ordinal]
        return here[0] if len(here) == 1 else None

    def _mark(self, ref: Ref) -> str:
        """What somebody has on or with them by a description, also where the mention ends before it."""
        with_them = [
            c for c in self.doc.dependents(ref.head, "nmod") if self.doc.preposition(c) in ("in", "with") and c > ref.head
        ]
        last = max((self.doc.subtree(c)[-1] for c in with_them[:1]), default=ref.last)
        return phrase(self.doc.span_text(ref.first, max(last, ref.last)))

    def _again(self, ref: Ref) -> Entity | None:
        """Somebody told of as if for the first time, in the very words of before, if those are words that mark one person."""
        mark = self._mark(ref)
        if len(mark.split()) < MARKED or ref.plural or ref.type != "PER":
            return None
        return next(
            (e for e in self.memory.described(mark.split()[0]) if mark in e.phrases and self.memory.known_before(e)), None
        )

    def _describes(self, ref: Ref, entity: Entity) -> bool:
        """Whether a description may be a named person's: its modifiers must not be ones that keep strangers apart."""
        if ref.noun in TELLERS and all(noun != ref.noun for noun, _ in entity.descriptions):
            return False
        return not (entity.named and ref.modifiers & {"mysterious", "mystery", "unknown", "new", "another", "other"})
