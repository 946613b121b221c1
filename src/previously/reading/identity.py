"""Who is who in one part: every mention gets an entity, by name, by description, by role, and by the model's links.

Mentions are taken in text order; what a sentence says of identity (unions) binds first, names come before descriptions,
descriptions before the model's guess, and gender and grammar may veto all of them.
"""

from __future__ import annotations

from collections import defaultdict

import msgspec

from previously.given import gender_of_name
from previously.reading import couples, lexicon
from previously.reading.alluding import LATE
from previously.reading.deciding import mentioned
from previously.reading.describing import MERELY
from previously.reading.entity import Entity
from previously.reading.hidden import is_deed, is_whoever
from previously.reading.memory import Memory
from previously.reading.names import EPITHETS, NameKey, gender_of_noun, name_key, spelling_variant
from previously.reading.namesakes import FORMS, Namesakes
from previously.reading.naming import called, may_be, misspelt, one_name, same_title, shortened
from previously.reading.places import cut_short
from previously.reading.refs import Ref
from previously.reading.reveals import Merge
from previously.reading.syntax import Doc
from previously.reading.unions import Union

AT_ONCE = 2
"""Sentences in which somebody told of with an epithet is called by the bare name."""
OF_THE_DEAD = frozenset("widow widower ghost grave funeral corpse heirs".split())
"""What only the dead have."""


class Identified(msgspec.Struct, frozen=True):
    """What identity found: an entity id (or None) and a confidence for every ref, groups' members, merges, claims.

    `firms` are the entities that the text calls a company, a council and the like, whatever the model took them for;
    `people` those that most of their mentions take for a person.
    """

    entities: tuple[str | None, ...]
    confidence: tuple[float, ...]
    groups: dict[int, tuple[str, ...]]
    merges: tuple[Merge, ...]
    claims: tuple[tuple[int, int], ...]  # refs: who says they are whom
    posers: tuple[tuple[str, int], ...]  # who has gone by a name, and the ref of whoever really bears it
    variants: dict[int, str]  # ref → the spelling its name is a variant of
    firms: frozenset[str]
    people: frozenset[str]
    speakers: dict[int, int]  # quotation → the ref of who says it


class Identity(Namesakes):
    """Deciding names, roles, descriptions and what they reveal."""

    def __init__(self, doc: Doc, refs: list[Ref], unions: list[Union], memory: Memory, actors: dict[int, int]) -> None:
        super().__init__(doc, refs, memory)
        self.actors = actors  # actor's ref → character's ref
        self.classes = self._classes(unions)
        self.claims = tuple((u.one, u.other) for u in unions if u.why == "claim")
        self.reveals = [u for u in unions if u.why in ("reveal", "alias", "copula", "presented")]
        self.second_names = {i for u in unions if u.why == "alias" for i in (u.one, u.other)}
        for union in self.reveals:
            for who, name in ((refs[union.one], refs[union.other]), (refs[union.other], refs[union.one])):
                if who.form == "pronoun" and name.name is not None and self._bare(name):
                    self.told_name[who.index] = name_key(doc.span_text(*name.name))
                elif who.name is None and who.first < name.first and name.name is not None and union.why == "copula":
                    self.said_to_be[who.index] = name_key(doc.span_text(*name.name))
        for index, key in [*self.told_name.items()]:
            for teller in self._tellers(refs[index]):
                self.told_name.setdefault(teller.index, key)

    def _tellers(self, ref: Ref) -> list[Ref]:
        """The "he" of whom another "he" tells what his name is: "he confesses that he is the Raven"."""
        words = self.doc.words
        clause = words[words[ref.head].head]
        verb = words[clause.head]
        if clause.label != "ccomp" or verb.lemma not in lexicon.CONFESS:
            return []
        told = (r for s in self.doc.dependents(verb.index, "nsubj") for r in self.by_head.get(s, []))
        return [r for r in told if r.form == "pronoun" and words[r.head].lower == words[ref.head].lower]

    # -- the classes that unions make -------------------------------------------------------------------------------

    def _classes(self, unions: list[Union]) -> list[list[int]]:
        """For every ref the refs that its sentence says are the same (itself included), reveals and claims aside."""
        up = list(range(len(self.refs)))

        def root(i: int) -> int:
            while up[i] != i:
                i = up[i]
            return i

        named: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        for ref in self.refs:
            if ref.name is not None:
                named[ref.index].add(name_key(self.doc.span_text(*ref.name)).tokens)
        for union in unions:
            if union.why in ("apposition", "naming", "christening"):
                a, b = sorted((root(union.one), root(union.other)))
                if a == b or (union.why == "apposition" and not one_name(named[a], named[b]) and not self._quoted(union)):
                    continue
                up[b] = a
                named[a] |= named[b]
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self.refs)):
            members[root(i)].append(i)
        return [members[root(i)] for i in range(len(self.refs))]

    def _quoted(self, union: Union) -> bool:
        """Whether two mentions side by side are a name and a nickname, in quotation marks or said to be one."""
        later = max((self.refs[union.one], self.refs[union.other]), key=lambda r: r.first)
        known = self.doc.lowers(later.head, "acl")
        if later.det == "indef" and known & {"known", "nicknamed", "dubbed"}:
            return True  # "Tom Hale, a thief known as the Fox"
        return later.first > 0 and self.doc.words[later.first - 1].text in "“\"‘'"

    # -- the walk ---------------------------------------------------------------------------------------------------

    def run(self) -> Identified:
        """Decide every mention of the part, in text order."""
        pending = sorted(self.reveals, key=lambda u: max(self.refs[u.one].head, self.refs[u.other].head))
        order = sorted(self.refs, key=lambda r: (r.first, -r.last))
        for ref in order:
            if ref.index in self.actors or self.entity[ref.index] is not None:
                continue
            if ref.members:
                continue
            # a possessor inside the mention is decided first: "his wife" needs to know who he is
            self._decide_inner(ref)
            if self.entity[ref.index] is None:
                self._decide(ref)
            while pending and self._both_decided(pending[0]):
                self._reveal(pending.pop(0))
        for union in pending:
            if self._both_decided(union):
                self._reveal(union)
        joined = {m.one for m in self.merges} | {m.other for m in self.merges}
        for ref in self.refs:
            if ref.members:
                self._group(ref)
            elif self.entity[ref.index] not in joined and is_deed(self.doc, ref):
                self.entity[ref.index] = None  # who did it does not come out after all
        return Identified(
            entities=tuple(self.entity), confidence=tuple(self.confidence), groups=self.groups, merges=tuple(self.merges),
            claims=self.claims, variants=self.variants,
            posers=tuple((self.memory.find(id), index) for index, id in self.posers.items()),
            firms=frozenset(e for e in self.entity if e is not None and self.memory.get(e).firm),
            people=frozenset(e for e in self.entity if e is not None and self.memory.get(e).type == "PER"),
            speakers={number: ref.index for number, ref in self.speaker.items() if not ref.members},
        )  # fmt: skip

    def _decide_inner(self, ref: Ref) -> None:
        caller = self._caller(ref)
        if caller is not None and self.entity[caller.index] is None and not caller.members:
            self._decide(caller)
        for index in self.classes[ref.index]:
            possessor = self.refs[index].possessor
            if possessor is not None:
                for inner in self.by_head.get(possessor, []):
                    if self.entity[inner.index] is None and inner.index not in self.classes[ref.index] and not inner.members:
                        if inner.possessor is not None and inner.possessor != possessor:
                            self._decide_inner(inner)
                        if self.entity[inner.index] is None:
                            self._decide(inner)

    def _decide(self, ref: Ref) -> None:
        """Find or make the entity of a ref and of all its sentence joins it with."""
        group = [self.refs[i] for i in self.classes[ref.index] if not self.refs[i].members]
        if len(group) == 1 and ref.form == "pronoun":
            self._pronoun(ref)
            return
        if len(group) == 1 and (self._band(ref) or self._pair(ref)):
            return
        named = [r for r in group if r.name is not None and r.index not in self.actors]
        described = [r for r in group if r.noun is not None]
        entity: Entity | None = None
        sure = min(mentioned(r) for r in group)
        for r in sorted(named, key=lambda r: r.name[0] - r.name[1] if r.name else 0):
            entity = self._by_name(r, group)
            if entity:
                break
        if entity is None and named:
            entity = next((e for r in group if r.form == "pronoun" and (e := self._nameless(r))), None)
            entity = entity or self._so_called(group)
            entity = entity or (self._introduced(named[0]) or self._in_capitals(named[0]) if len(group) == 1 else None)
        role = next((e for r in described if (e := self._by_role(r))), None)
        if role is not None and self._played_by_another(group, role):
            role = None
        if entity is not None and (kin := self._kin_so_named(described, named)) is not None:
            entity = role = kin  # "Ned's son, Jon" is his son Jon Snow, whoever else is called Jon
        if role is not None and not role.named and not named:
            role = self._by_now_known(described, role)
        if entity is None and role is None and not described and len(named) == 1:
            role = self._of_that_name(named[0])
        if role is not None and entity is not None and role.id != entity.id:
            entity = self._one_of(role, entity, ref)
        elif entity is None and role is not None and named and not role.named and self.memory.known_before(role):
            # somebody long known only as "her mother" is given a name: until here nobody knew they were one
            entity = self.memory.new()
            for r in group:
                self._assign(r, entity, sure)
            self._merge(role, entity, max(r.head for r in group), self._strange(role))
            return
        elif entity is None and role is not None and not (named and role.named):
            entity = role
        elif entity is None and role is None and named and (nameless := self._till_now_nameless(group)) is not None:
            if self.memory.known_before(nameless):
                entity = self.memory.new()
                for r in group:
                    self._assign(r, entity, sure)
                self._merge(nameless, entity, max(r.head for r in group), True)
                return
            entity = nameless
        if entity is None and is_whoever(self.doc, ref):
            entity = self._doer(ref)
        if entity is None and not named:
            for r in described:
                entity = self._by_description(r)
                if entity and not self._turned_round(r, entity) and not self._played_by_another(group, entity):
                    break
                entity = None
        if entity is None and len(group) == 1 and self._mere_label(ref):
            return
        if entity is None:
            entity = self.memory.new()
        for r in group:
            self._assign(r, entity, sure)
        if any(r.name is not None and self._late(r, r.name[0]) for r in group):
            entity.dead = True  # "the late Queen Ann"
        for r in group:
            self._note(r, entity)
            self._note_wedding(r, entity)
            if r.index in self.listed:
                self._note_listed(r, entity)

    def _mere_label(self, ref: Ref) -> bool:
        """Whether a name never heard before only tells what kind of thing something is ("the Ambrose tradition")."""
        word = self.doc.words[ref.head]
        over = self.doc.words[word.head]
        quoted = self.doc.words[min(ref.last + 1, len(self.doc.words) - 1)].text in ("”", '"', "''")
        before = word.label in ("compound", "amod") and over.index == ref.last + 1 + quoted and over.upos == "NOUN"
        thing = over.xpos == "NNS" or over.lower not in lexicon.PEOPLE
        return ref.name is not None and ref.type == "PER" and ref.noun is None and before and thing

    def _by_now_known(self, described: list[Ref], role: Entity) -> Entity:
        """ "Her aunt", once it is told whose sister her father is: who had no name is the one it then must be."""
        for ref in described:
            owner = self.owner(ref)
            known = self._put_together(ref, owner) if owner is not None else []
            one = known[0] if len(known) == 1 and known[0].named and known[0].id not in (role.id, owner) else None
            if one is not None and (role.sex == "u" or one.sex in (role.sex, "u")):
                return self._merge(one, role, ref.head, False)
        return role

    def _till_now_nameless(self, group: list[Ref]) -> Entity | None:
        """ "The homeless man, Tom, ...": whoever was described so and had no name till now, if the description points back."""
        told = [r for r in group if r.name is None and r.det in ("def", "dem") and r.type == "PER" and not r.plural]
        if (
            len(told) != 1
            or told[0].noun not in lexicon.PERSON_NOUNS
            or not any(r.first > told[0].head for r in group if r.name)
        ):
            return None
        found = self._by_description(told[0]) or self._just_told_of(told[0])
        if found is None or found.named or found.plural:
            return None
        if told[0].det == "dem" and told[0].noun in MERELY:
            return found  # "brings his teacher. This woman, Ann Lowe, ..."
        if found.type != "PER":
            return None
        alike = any(noun == told[0].noun and told[0].modifiers <= modifiers for noun, modifiers in found.descriptions)
        return found if alike else None

    def _just_told_of(self, ref: Ref) -> Entity | None:
        """ "This woman": the only one without a name whom the sentence before told of."""
        if ref.det != "dem" or ref.noun not in MERELY:
            return None
        near = list(self._unnamed_near(ref, gender_of_noun(ref.noun)))
        return near[0] if len(near) == 1 else None

    def _nameless(self, ref: Ref) -> Entity | None:
        """Whom a pronoun means that is just being given a name: somebody who had none."""
        lower = self.doc.words[ref.head].lower
        sexes = {"m", "u"} if lower in lexicon.PRONOUNS_M else {"f", "u"} if lower in lexicon.PRONOUNS_F else set()
        barred = self._coarguments(ref) | self._joint_subject(self.doc.words[ref.head].head)  # nobody dubs themselves "him"
        fitting = (e for e, _ in self._linked(ref) if e.type == "PER" and not e.named and e.sex in sexes)
        return next((e for e in fitting if e.id not in barred), None)

    def _so_called(self, group: list[Ref]) -> Entity | None:
        """Whom a pronoun means that is just being called something: "calls him Monday" makes nobody new."""
        called = next((r for r in group if r.form == "pronoun"), None)
        if called is None:
            return None
        self._pronoun(called)
        id = self.entity[called.index]
        return self.memory.get(id) if id is not None else None

    def _strange(self, role: Entity) -> bool:
        """Whether more was told of somebody than whose mother it is: then it is news who she was."""
        return role.named or any(noun not in lexicon.KIN for noun, _ in role.descriptions)

    def _one_of(self, role: Entity, named: Entity, ref: Ref) -> Entity:
        """A name and a role in one mention that were two entities until now."""
        if (not role.named and role.sex in (named.sex, "u")) or named.sex == "u":
            if role.named and named.named:
                return named
            return self._merge(role, named, ref.last, self._strange(role))
        return named

    # -- names ------------------------------------------------------------------------------------------------------

    def _by_name(self, ref: Ref, group: list[Ref]) -> Entity | None:
        assert ref.name is not None
        key = name_key(self.doc.span_text(*ref.name))
        if not key.tokens:
            return None
        people = ref.type == "PER"
        if people and self._genuine(ref):
            another, real = self._real_one(ref, key)
            if another:
                return real
        named = [e for e in self.memory.bearing(key.tokens) if e.named and (not people or same_title(key, e))]
        owners = {self.owner(r) for r in group if r.noun in lexicon.KIN and r.possessor is not None}
        named = [e for e in named if not self._played_by_another(group, e)]
        named = [e for e in named if e.id not in owners]  # "her mother, Queen Ann": she is not her own mother
        if people and self._unheard(ref, key):
            named = [e for e in named if not self.memory.known_before(e)]
        named = [e for e in named if not people or not self._titled_beside(ref, key, e, group)]
        if sum(r.name is not None for r in group) == 1 and any(self._also_named(r) for r in group):
            named = []  # "a young son, also named Tom"
        if small := self._small(group):
            named = [e for e in named if not self._grown(e)]
        pool = [e for e in named if (e.type == "PER") == people]
        joined = {c for r in group for c in self.doc.dependents(r.head, "conj")}
        beside = {self.doc.words[c].lower for r in group for c in self.doc.children[r.head] if c not in joined}
        newborn = any((r.modifiers | beside) & {"newborn", "infant", "unborn", "baby"} for r in group)
        exact = [e for e in pool if key.tokens in e.names]
        exact = [e for e in exact if not newborn or not self.memory.known_before(e)]  # a namesake of somebody grown
        child = any(r.det == "indef" and r.noun in ("boy", "girl", "child", "son", "daughter") for r in group)
        newborn |= child and any(e.dead for e in exact)  # "a boy called Osk", after the dead one
        exact = [] if newborn and child else exact
        if ref.type != "VEH":  # the model's type is not the last word, but the Wren is a ship and Wren a girl
            exact = exact or [e for e in named if key.tokens in e.names and not newborn]
        linked = {e.id: p for e, p in self._linked(ref)}

        late = any(self._late(r, r.name[0]) for r in group if r.name)
        exact = [
            e for e in exact if not self._of_another_rank(ref, key, e, late=late) and not self._second_of_name(ref, key, e)
        ]
        exact = self._so_titled(key, exact, pool)
        bare = not key.titles and len(key.tokens) == 1

        def fits(entity: Entity) -> tuple[bool, bool, bool, bool, bool, bool, int, float]:
            # of a dead king and a prince of one name the prince is called by it alone, where no number tells them apart
            lives = not (bare and entity.dead and not entity.numbers)
            given = any(tokens[0] == key.tokens[0] for tokens in entity.names)  # Ann Lowe is Ann rather than Mr. Lowe
            titled = bool({*key.titles} & entity.titles)  # Captain Brown is the Brown who is a captain
            by_family = not any(
                tokens[:1] in self.alone or tokens[:1] in entity.names for tokens in entity.names if len(tokens) > 1
            )
            other = not bare or given or self._apart(entity, ref)  # beside Ann Lowe, "Lowe" is another
            formal = bool(entity.titles & {*FORMS, "mr"}) and not called(entity, key.tokens[0])
            plainly = not (bare and formal)  # who is only Mr. Brown is not Brown
            firsts = [entity.names.get(tokens[:1], 0) for tokens in entity.names if len(tokens) > 1]
            seldom = 0 if given else -max(firsts, default=0)  # of two whom all call by their first names, the one seldom so
            return given, other, titled, lives, plainly, by_family, seldom, linked.get(entity.id, 0.0)

        if exact and (namesake := self._untitled(ref, key, exact, pool)) is not None:
            return namesake
        if exact and bare and people and (latest := self._latest_of_name(ref, key, exact, pool)) is not None:
            return latest
        if exact:
            return max(exact, key=fits)
        if not people:
            short = [e for e in pool if any(cut_short(t, key.tokens) or cut_short(key.tokens, t) for t in e.names)]
            return short[0] if len(short) == 1 else None
        near = [e for e in pool if may_be(key, e) and not self._of_the_family(ref, key, e)]
        if not key.epithet:  # "Osric the Bold", and right after it "Osric"; later it is he who is called after him
            just_told = self._told_of(ref, AT_ONCE)
            near = [e for e in near if not e.epithets or e.id in just_told]
        near = [e for e in near if not self._by_first_name(key, e) and not self._of_another_family(key, e)]
        near = [e for e in near if not self._second_of_name(ref, key, e)]
        if len(key.tokens) > 1:  # "his mother and his nurse, Clara Reed", where his mother is Clara
            near = [e for e in near if any(len(tokens) > 1 for tokens in e.names) or not self._described_beside(e, ref)]
        if newborn or self._some_wife(key, near) or key.tokens in self.versions:
            near = []
        if any(
            self.doc.words[i].lower in LATE for r in group if r.name for i in range(r.first, r.name[0])
        ):  # "the late Mr. Tennant" is not his son, who is told of alive
            near = [e for e in near if e.dead or {*key.titles} <= e.titles]
        if any(self._outlived(r) for r in group):
            near = [e for e in near if e.dead or len(key.tokens) == 1 or any(len(tokens) > 1 for tokens in e.names)]
        if key.tokens[0] in EPITHETS and len(key.tokens) == 2:  # "Sam hides Gilly and Little Sam"
            near = [e for e in near if self._apart(e, ref)]
        if ref.index in self.second_names:  # "her real name is Ilse Hask" does not make her old Hask
            near = [e for e in near if fits(e)[0]]
        if bare and len(near) > 1:
            near = self._head_of_family(key, self._husband(key, near))
        if near:
            return self._of_both(ref, key, near) or max(near, key=fits)
        known = [e for e in self.memory.named() if e.type == "PER" and same_title(key, e) and e.id not in owners]
        known = [e for e in known if not (small and self._grown(e)) and not self._played_by_another(group, e)]
        just = {self.memory.find(id) for r in self._back(ref, 2) if r.name is not None and (id := self.entity[r.index])}
        short = [e for e in known if not newborn and shortened(key, e, linked.get(e.id, 0.0), e.id in just)]
        short = [e for e in short if self._apart(e, ref)]
        if len(short) == 1:
            return short[0]
        spelt = [e for e in known if ref.det != "indef" and misspelt(key, e) and self._apart(e, ref)]
        if len(spelt) > 1:  # rather whoever is called so first of all, and here
            spelt = [e for e in spelt if any(spelling_variant(key.tokens[0], t[0]) for t in e.names)] or spelt
            spelt = [e for e in spelt if e.last[0] == self.doc.part.ordinal] or spelt
        return spelt[0] if len(spelt) == 1 else couples.unnamed(self.memory, key, self._pairs("spouse"))

    def _outlived(self, ref: Ref) -> bool:
        """Whether a name is of somebody dead, by what is left of him: "Tom Reed's widow" is not Tom's who has just come in."""
        word = self.doc.words[ref.head]
        return ref.name is not None and word.deprel == "nmod:poss" and self.doc.words[word.head].lower in OF_THE_DEAD

    def _of_both(self, ref: Ref, key: NameKey, near: list[Entity]) -> Entity | None:
        """ "Ann Lowe", where Ann and Lowe were taken for two till now: nobody was told of beside the other, nor as kin.

        Dr. Lowe, whom nobody calls Lowe, may be her father, and so may the Lowe of whose family others are known.
        """
        if len(key.tokens) != 2 or gender_of_name(key.tokens[1]) == "f":
            return None  # Ann Maria is neither Ann nor Maria
        given, family = ([e for e in near if {*e.names} == {(token,)}] for token in key.tokens)
        if len(given) != 1 or len(family) != 1 or given[0].titles & FORMS:
            return None
        one, other = given[0], family[0]
        formal = not {*key.titles} & other.titles and not called(other, key.tokens[1])
        kin = [e for e in self.memory.bearing(key.tokens[1:]) if any(t[1:] and t[-1] == key.tokens[1] for t in e.names)]
        if formal or kin:
            return None
        told = {one.sex, other.sure_sex} == {"f", "m"} or one.type != "PER" or other.type != "PER"
        related = any({self.memory.find(a), self.memory.find(b)} == {one.id, other.id} for _, a, b in self.memory.relations)
        if told or related or self.memory.beside(one.id, other.id) or self._beside(one, other):
            return None
        return self._merge(one, other, ref.head, False)


def identify(
    doc: Doc, refs: list[Ref], unions: list[Union], memory: Memory, actors: dict[int, int], played: dict[int, str]
) -> Identified:
    """Give every mention of a part its entity; `actors` maps an actor's ref to the character's, `played` that to the actor."""
    identity = Identity(doc, refs, unions, memory, actors)
    identity.played = played
    return identity.run()
