"""Who stands in a role to somebody: told before, told in this part so far, or put together from both."""

from __future__ import annotations

from itertools import combinations

from previously.given import gender_of_name
from previously.model import Qualifier
from previously.reading import couples, lexicon
from previously.reading.entity import Entity, in_order
from previously.reading.kin import INVERSE, SHARED, apart, composed, role
from previously.reading.kinsfolk import role_owner
from previously.reading.memory import Memory
from previously.reading.names import gender_of_noun, name_key
from previously.reading.naming import may_be
from previously.reading.pronouns import NEAR, Pronouns
from previously.reading.refs import PARENTS, Ref, after_colon
from previously.reading.status import status
from previously.reading.syntax import Doc

DISTINCT = frozenset("other another new real biological second third late elder eldest younger youngest older".split())
"""Modifiers that tell one of several in a role."""
LOOSE = ("friend", "adversary", "works_with", "relative")
"""Relations so common that the noun itself must have been used before to point at their holder."""
POSTS = ("works_for", "works_with", "represents", "treats")
"""Relations that end without anybody being taken for another."""

SOUGHT = frozenset("find seek want need take wish desire deserve choose get look search long hope wait pray marry wed".split())
"""What one does for a husband or a wife whom one does not have yet."""

FAMILY = 0.7
"""How sure it is that "their mother" is that of the only siblings close by."""

NEWBORN = frozenset("newborn unborn infant baby first firstborn stillborn".split())
"""What children are called who are of the two just told of."""

ONE_NAME = frozenset("brother sister father mother son daughter twin husband wife".split())
"""Kin who mostly bear one name."""

BETROTHED = frozenset("fiancé fiancée fiance fiancee betrothed bride".split())


class Roles(Pronouns):
    """Deciding "her mother" and "Brown's partner", and keeping what a part tells of such roles as it goes."""

    def __init__(self, doc: Doc, refs: list[Ref], memory: Memory) -> None:
        super().__init__(doc, refs, memory)
        self.told: list[tuple[str, str, str, Qualifier | None]] = []
        self.listed = self._listed()
        self.ages: dict[tuple[str, str], list[frozenset[str]]] = {}  # (entity, noun) → the modifiers a name came with

    def owner(self, ref: Ref) -> str | None:
        """The entity that a mention's possessor stands for; "Papa" is the father of who says so."""
        if ref.possessor is None:
            speaker = self._caller(ref)
            return None if speaker is None or (id := self.entity[speaker.index]) is None else self.memory.find(id)
        for inner in self.by_head.get(ref.possessor, []):
            if self.entity[inner.index] is not None:
                return self.memory.find(self.entity[inner.index] or "")
            if together := self.groups.get(inner.index):
                return self.memory.find(together[0])  # whose son is theirs is his too
        return None

    def _plural(self, ref: Ref) -> None:
        """ "Their mother" is that of the siblings just told of, "their son" that of the couple."""
        if family := self._family(ref):
            self.groups[ref.index] = family
            self.confidence[ref.index] = FAMILY
        else:
            super()._plural(ref)

    def _family(self, ref: Ref) -> tuple[str, ...]:
        """The only siblings told of close by, for whoever is kin to all of them, or the only couple for a child."""
        word = self.doc.words[ref.head]
        noun = self.doc.noun(word.head)
        if word.lower != "their" or word.deprel != "nmod:poss" or noun not in lexicon.KIN:
            return ()
        type, source, _ = lexicon.KIN[noun]
        if type not in ("parent", "sibling", "relative"):
            return ()
        child = type == "parent" and source is False
        if child and len(both := self._joint_owners(ref)) == 2:
            return both
        bonds = [*self._pairs("spouse"), *self._pairs("romantic")] if child else self._siblings()
        pairs = {frozenset(map(self.memory.find, bond)) for bond in bonds}
        for sentences in range(NEAR + 1):
            near = self._told_of(ref, sentences)
            close = [pair for pair in pairs if len(pair) == 2 and pair <= near]
            joined = frozenset().union(*close)
            if close and all(pair & other for pair in close for other in close) and not (child and len(close) > 1):
                return in_order(joined)
            if close:
                return ()
        newborn = child and self.doc.lowers(word.head, "amod", "compound") & NEWBORN
        two = self._two(ref, set()) if newborn else ()
        return two if {self.memory.get(id).sex for id in two} == {"f", "m"} else ()

    def _joint_owners(self, ref: Ref) -> tuple[str, ...]:
        """ "Ann and Tom live there with their son": the two whose clause it is, whoever else is married to one of them."""
        for up in self.doc.ancestors(ref.head):
            if subjects := [s for s in self.doc.dependents(up, "nsubj", "nsubj:pass") if s < ref.head]:
                joined = [subjects[0], *(c for c in self.doc.dependents(subjects[0], "conj") if c < ref.head)]
                ids = {id for id in self._meant(*joined) if self.memory.get(id).type == "PER"}
                return in_order(ids)
        return ()

    def _caller(self, ref: Ref) -> Ref | None:
        """Who says "Papa" for a parent of their own."""
        called = ref.quoted and ref.first == ref.last and ref.det == "none" and ref.noun in PARENTS
        return self.speaker.get(int(self.quotation[ref.head])) if called else None

    def _by_role(self, ref: Ref) -> Entity | None:
        """ "Her mother", "Brown's partner": whoever is known to stand in that relation."""
        if (rival := self._opponent(ref)) is not None and rival.id != self.owner(ref):
            return rival
        if ref.noun not in lexicon.KIN or ref.plural:
            return None
        owner = self.owner(ref)
        if owner is None:
            return self._of_several(ref) or (self._own_mate(ref) if ref.det == "indef" else None)
        return self._role_to(ref, owner)

    def _of_several(self, ref: Ref) -> Entity | None:
        """ "Their mother": whoever is so to one of those who "they" are."""
        inner = self.by_head.get(-1 if ref.possessor is None else ref.possessor, [])
        members = dict.fromkeys(self.memory.find(id) for r in inner for id in self.groups.get(r.index, ()))
        barred = self._coarguments(ref) | members.keys()
        found = {e.id: e for id in members if (e := self._role_to(ref, id)) is not None and e.id not in barred}
        return next(iter(found.values())) if len(found) == 1 else None

    def _role_to(self, ref: Ref, owner: str) -> Entity | None:
        assert ref.noun is not None
        type, source, qualifier = role(ref.noun, ref.modifiers)
        sex = gender_of_noun(ref.noun)
        fitting: list[Entity] = []
        for id, known in self._related(type, owner, source):
            entity = self.memory.get(id)
            if sex and entity.sex not in (sex, "u"):
                continue
            same_noun = any(noun == ref.noun for noun, _ in entity.descriptions)
            over = qualifier == "ex" and known is None and type in POSTS and same_noun  # "his former deputy" was his deputy
            if self._other_one(ref, entity) or self._unborn(entity):
                continue
            firsts = (mods for noun, mods in entity.descriptions if noun == ref.noun)
            if type == "spouse" and "first" in ref.modifiers and known is None and not any("first" in m for m in firsts):
                continue  # who is a wife is not told of as the first one
            if qualifier != known and "ex" in (qualifier, known) and not over:
                continue
            if qualifier != known and type in ("parent", "sibling") and qualifier is not None:
                continue
            if qualifier is None and (known == "in-law" or (known is not None and known != "ex" and type == "parent")):
                continue  # nobody's stepmother or mother-in-law is their mother
            inverse = INVERSE.get(ref.noun, ())
            if type == "relative" and any(noun in inverse for noun, _ in self.memory.get(owner).descriptions):
                fitting += [entity] if entity not in fitting else []  # whose niece she is, is her uncle
                continue
            loose = type in LOOSE or (type == "works_for" and source is True)
            if loose and not same_noun:
                continue
            if entity not in fitting:
                fitting.append(entity)
        if not fitting and type == "parent" and source and qualifier is None and (other := self._hyphenated(owner, sex)):
            return other
        if not fitting:
            fitting = self._put_together(ref, owner)
            if type == "parent":
                fitting = [e for e in fitting if e.named]  # of two who are only "her mother" each may be another
        if not fitting and ref.modifiers & DISTINCT:  # "his younger son" may be whoever is so called of his wife's
            others = [self.memory.get(id) for id in composed(ref.noun, owner, self._step, qualifier)]
            told = ref.modifiers & DISTINCT
            fitting = [e for e in others if any(noun == ref.noun and told & mods for noun, mods in e.descriptions)]
        if not fitting and type == "spouse" and qualifier is None and not ref.modifiers & DISTINCT:
            bonds, kin = self._pairs("spouse"), [*self._pairs("parent"), *self._pairs("sibling")]
            by_title = couples.mate(self.memory, self.memory.get(owner), bonds, kin)
            fitting = [by_title] if by_title is not None and by_title.sex in (sex, "u") else []
        if not fitting and ref.noun in BETROTHED and qualifier is None and not ref.modifiers & DISTINCT:
            wed = [self.memory.get(id) for id, known in self._related("spouse", owner, None) if known is None]
            fitting = [e for e in wed if e.named and not e.dead and e.sex in (sex, "u")]  # told of the days before
        if len(fitting) == 1 or (fitting and type in ("spouse", "romantic", "treats", "works_for", "represents")):
            return fitting[0]
        linked = self._linked(ref)
        return next((e for e, p in linked if e in fitting), None)

    def _kin_so_named(self, described: list[Ref], named: list[Ref]) -> Entity | None:
        """Who is known to be so to somebody as a mention says, and bears the name that it gives."""
        keys = [name_key(self.doc.span_text(*r.name)) for r in named if r.name is not None]
        for ref in described:
            owner = self.owner(ref) if ref.noun in lexicon.KIN and not ref.plural else None
            if owner is None or ref.noun is None or not keys:
                continue
            type, source, _ = role(ref.noun, ref.modifiers)
            known = [self.memory.get(id) for id, _ in self._related(type, owner, source)]
            found = {e.id: e for e in known if e.named and all(key.tokens and may_be(key, e) for key in keys)}
            if len(found) == 1:
                return next(iter(found.values()))
        return None

    def _put_together(self, ref: Ref, owner: str) -> list[Entity]:
        """Who is so to somebody by way of others: their father's sister is their aunt."""
        if ref.noun is None or ref.noun not in lexicon.KIN or ref.modifiers & DISTINCT:
            return []
        sex, qualifier = gender_of_noun(ref.noun), role(ref.noun, ref.modifiers)[2]
        step = self._step_wide if ref.noun in ("uncle", "aunt", "nephew", "niece") else self._step
        others = [self.memory.get(id) for id in composed(ref.noun, owner, step, qualifier)]
        others += self._shared(ref.noun, owner)
        return list({e.id: e for e in others if not sex or e.sex in (sex, "u")}.values())

    def _shared(self, noun: str, owner: str) -> list[Entity]:
        """ "His grandfather" is his sister's, and "her nephew" a brother of her niece."""
        found: list[Entity] = []
        if noun in SHARED:
            kin = [id for sibling in self._step("sibling", owner) for id, _ in self._related("relative", sibling, None)]
            found = [e for e in map(self.memory.get, kin) if any(n == noun for n, _ in e.descriptions)]
        elif noun in INVERSE and (relatives := self._related("relative", owner, None)):
            alike = {n for n, others in INVERSE.items() if others == INVERSE[noun]}
            elder = any(n in INVERSE[noun] for n, _ in self.memory.get(owner).descriptions)
            kin = [id for id, _ in relatives if elder or any(n in alike for n, _ in self.memory.get(id).descriptions)]
            found = [self.memory.get(other) for id in kin for other in self._step("sibling", id)]
        return [e for e in found if e.id != owner]

    def _other_one(self, ref: Ref, entity: Entity) -> bool:
        """Whether somebody is the elder of two where a mention means the younger."""
        known = [mods for noun, mods in entity.descriptions if noun == ref.noun]
        return any(apart(mods, ref.modifiers) for mods in [*known, *self.ages.get((entity.id, ref.noun or ""), ())])

    def _own_mate(self, ref: Ref) -> Entity | None:
        """ "She will not betray a husband whom she loves": who is married to one has no other, unless they look for one."""
        verb = self.doc.words[self.doc.words[ref.head].head]
        told = bool(self.doc.dependents(ref.head, "acl")) and verb.lemma not in SOUGHT
        if not told or lexicon.KIN[ref.noun or ""][0] != "spouse" or (subject := self._own_subject(ref)) is None:
            return None
        known = [self.memory.get(id) for id, qualifier in self._related("spouse", subject.id, None) if qualifier is None]
        known = list({e.id: e for e in known if not e.dead and e.sex in (gender_of_noun(ref.noun or ""), "u")}.values())
        return known[0] if len(known) == 1 else None

    def _hyphenated(self, child: str, sex: str) -> Entity | None:
        """The father of Ann Hale-Brown is Tom Brown, if he is the only man so called."""
        halves = {half for tokens in self.memory.get(child).names for half in tokens[-1].split("-") if "-" in tokens[-1]}
        bearers = [e for e in self.memory.bearing(sorted(halves)) if any(t[-1] in halves for t in e.names)]
        found = [e for e in bearers if e.id != child and e.type == "PER" and e.sex == sex]
        return found[0] if len(found) == 1 else None

    def _related(self, type: str, owner: str, source: bool | None) -> list[tuple[str, Qualifier | None]]:
        """Who stands in a relation to somebody, the latest first: told in this part, then in earlier ones.

        With `source` true the holders are its source, with false its target, with None either.
        """
        out: list[tuple[str, Qualifier | None]] = []
        for kind, a, b, qualifier in reversed(self.told):
            a, b = self.memory.find(a), self.memory.find(b)
            if kind == type and b == owner and source is not False and a != b:
                out.append((a, qualifier))
            elif kind == type and a == owner and source is not True and a != b:
                out.append((b, qualifier))
        return [*out, *((id, r.qualifier) for id, r in self.memory.holders(type, owner, source))]

    def _turned_round(self, ref: Ref, entity: Entity) -> bool:
        """Whether "his son" would be his own father, or "his wife" another's."""
        if ref.noun not in lexicon.KIN or (owner := self.owner(ref)) is None:
            return False
        type, source, qualifier = role(ref.noun, ref.modifiers)
        if type in ("friend", "spouse", "romantic") and self.memory.get(owner).named:
            # who is only known as another's friend is not "his friend", and an "ex" of one is not another's
            others = {id for id, known in self._related(type, entity.id, None) if type == "friend" or known == qualifier}
            return bool(others) and owner not in others
        return type == "parent" and source is not None and entity.id in {id for id, _ in self._related(type, owner, not source)}

    def _pairs(self, type: str) -> list[tuple[str, str]]:
        """All who stand in a relation to one another, as told in earlier parts and in this one."""
        before = [(r.source, r.target) for (kind, _, _), r in self.memory.relations.items() if kind == type]
        return [*before, *((a, b) for kind, a, b, _ in self.told if kind == type)]

    def _siblings(self) -> list[tuple[str, str]]:
        """All who are siblings, told as such or as one person's children."""
        kids: dict[str, dict[str, None]] = {}
        for parent, child in self._pairs("parent"):
            kids.setdefault(self.memory.find(parent), {})[self.memory.find(child)] = None
        return [*self._pairs("sibling"), *(pair for each in kids.values() for pair in combinations(each, 2))]

    def _step(self, relation: str, id: str) -> list[str]:
        """One step through a family (see `kin.composed`)."""
        type, source = {"parent": ("parent", True), "child": ("parent", False)}.get(relation, (relation, None))
        return list(dict.fromkeys(other for other, qualifier in self._related(type, id, source) if qualifier != "in-law"))

    def _step_wide(self, relation: str, id: str) -> list[str]:
        """The same where a brother-in-law counts: one's mother's brother is that to one's father."""
        return [other for other, _ in self._related("sibling", id, None)] if relation == "sibling" else self._step(relation, id)

    def _of_that_name(self, ref: Ref) -> Entity | None:
        """ "Ann Lowe leaves it to her brother. Tom Lowe ...": the next new bearer of the name is the one just told of."""
        tokens = name_key(self.doc.span_text(*ref.name)).tokens if ref.name is not None else ()
        if len(tokens) < 2 or ref.type != "PER":
            return None
        found: dict[str, Entity] = {}
        for other in self._back(ref, 1):
            id = self.entity[other.index]
            if id is None or other.noun not in ONE_NAME or other.name is not None or other.plural or other.members:
                continue
            entity, owner = self.memory.get(id), self.owner(other)
            if self.doc.words[self.doc.words[other.head].head].lemma in ("married", "marry"):
                continue  # who is married to Ann's brother bears her own name, and his sister her husband's
            shares = owner is not None and any(t[-1] == tokens[-1] and len(t) > 1 for t in self.memory.get(owner).names)
            sex = gender_of_name(tokens[0])
            if shares and not entity.named and not self.memory.known_before(entity) and sex in (entity.sex, ""):
                found[id] = entity
        return next(iter(found.values())) if len(found) == 1 else None

    def _unborn(self, entity: Entity) -> bool:
        """Whether somebody without a name is only being carried: whoever turns out to be a son is another."""
        if entity.named:
            return False
        words = self.doc.words
        own = [r for r in self.refs if self._means(r, entity)]
        carried = (words[r.head].label == "obj" and words[words[r.head].head].lemma in ("carry", "expect") for r in own)
        return any(carried) or any("unborn" in r.modifiers for r in own)

    def _note(self, ref: Ref, entity: Entity) -> None:
        """Keep what a role noun tells for the role nouns after it."""
        if ref.noun not in lexicon.KIN or ref.plural:
            return
        self.ages.setdefault((entity.id, ref.noun), []).append(ref.modifiers)
        owner = self.owner(ref)
        together = (self.groups.get(r.index, ()) for r in self.by_head.get(-1 if ref.possessor is None else ref.possessor, []))
        owners = [id for members in together for id in members] or ([owner] if owner is not None else [])
        type, source, qualifier = role(ref.noun, ref.modifiers)
        for one in dict.fromkeys(owners):
            if one != entity.id and entity.type == "PER":
                a, b = (one, entity.id) if source is False else (entity.id, one)
                self.told.append((type, a, b, qualifier))

    def _note_wedding(self, ref: Ref, entity: Entity) -> None:
        """Keep who marries, is married to or divorced from whom: of the man's children she is the stepmother from then on."""
        word = self.doc.words[ref.head]
        verb = self.doc.words[word.head]
        over = verb.lower == "divorced"
        bound = word.label == "obl" and verb.lower in ("married", "wed", "divorced")
        bound = bound and self.doc.preposition(ref.head) == ("from" if over else "to")
        if not bound and (word.deprel != "obj" or verb.lemma not in lexicon.WED):
            return
        other = self._own_subject(ref)
        if other is not None and status(self.doc, verb.index) != "actual" and self._related("spouse", other.id, None):
            return  # "so that she can marry Tom": she has a husband
        if other is not None and entity.type == "PER" and other.id != entity.id and other.type == "PER" and not ref.plural:
            self.told.append(("spouse", other.id, entity.id, "ex" if over else None))

    def _listed(self) -> dict[int, Ref]:
        """The names that a plural role noun lists ("three children: Ann, Ben and Cora"), each with its noun's mention."""
        out: dict[int, Ref] = {}
        for ref in self.refs:
            if not ref.plural or ref.noun not in lexicon.KIN or ref.name is not None:
                continue
            first = [*self.doc.dependents(ref.head, "appos"), *after_colon(self.doc, ref.head)]
            for word in (*first, *(c for a in first for c in self.doc.dependents(a, "conj"))):
                out.update({r.index: ref for r in self.by_head.get(word, []) if r.name is not None and not r.members})
        return out

    def _note_listed(self, ref: Ref, entity: Entity) -> None:
        """Keep that one of a list stands in the role that its noun tells."""
        noun = self.listed[ref.index]
        words = [role_owner(self.doc, noun.head)]
        up = self.doc.words[noun.head].head
        beside = [*self.doc.dependents(noun.head, "nmod"), *self.doc.dependents(up, "obl")]
        words += [c for c in beside if self.doc.preposition(c) in ("by", "with")]
        owners = dict.fromkeys(self.entity[r.index] for w in words if w is not None for r in self.by_head.get(w, []))
        type, source, qualifier = lexicon.KIN[noun.noun or ""]
        for owner in owners:
            if owner is not None and owner != entity.id:
                a, b = (owner, entity.id) if source is False else (entity.id, owner)
                self.told.append((type, a, b, qualifier))
