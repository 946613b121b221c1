"""Those who go by one name: "the real Ann", "a Dr. Ann Lowe" nobody has heard of, Toxic Tom beside Clean Tom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from previously.given import gender_of_name
from previously.reading.alluding import LATE
from previously.reading.describing import CHILDREN, NOMINAL_LINK
from previously.reading.entity import Entity
from previously.reading.introducing import Introducing
from previously.reading.memory import Memory
from previously.reading.names import EPITHETS, FALSE, NameKey, gender_of_noun, name_key
from previously.reading.naming import called, may_be, one_family
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.unions import Union

GENUINE = frozenset("real actual true genuine".split())
"""What sets somebody apart from whoever goes by their name."""

PRETENDERS = frozenset("impostor imposter impersonator double lookalike fraud fake pretender".split())
"""Who is called so goes by a name that is another's."""

FORMS = frozenset("miss mrs".split())
"""Titles that a family name seldom goes without."""

FORMAL = frozenset(["mr", "mrs"])
"""Titles by which nobody is called whom one calls by the first name."""

FULLY = 2
"""Sentences back in which somebody named in full is who goes by the family name alone from then on."""

NEWS = 3
"""Sentences back that a reveal may stand in for the next one to say whose name it was."""


class Namesakes(Introducing):
    """Deciding names that say themselves that they are borrowed, or that nobody knows who bears them."""

    def __init__(self, doc: Doc, refs: list[Ref], memory: Memory) -> None:
        super().__init__(doc, refs, memory)
        self.posers: dict[int, str] = {}  # mention of the real one → who has gone by the name
        self.reveals: list[Union] = []
        self.second_names: set[int] = set()
        self.versions = _versions(doc, refs, memory)
        names = (name_key(doc.span_text(*r.name)) for r in refs if r.name and doc.words[r.head].deprel != "nmod:poss")
        self.alone = {key.tokens for key in names if len(key.tokens) == 1}  # of two Lowes, "Lowe" is not the one who is Ann

    def _late(self, ref: Ref, name: int) -> bool:
        """Whether a name comes with a word for the dead."""
        return (ref.det == "def" and bool(ref.modifiers & LATE)) or (name > 0 and self.doc.words[name - 1].lower in LATE)

    def _apart(self, entity: Entity, ref: Ref) -> bool:
        """Whether nothing but a pronoun in a mention's sentence means an entity: nobody is named twice in two ways."""
        return all(
            r.form == "pronoun" or not self._means(r, entity)
            for r in self.refs
            if r.sentence == ref.sentence and r.index != ref.index and not (r.first <= ref.first and ref.last <= r.last)
        )

    def _described_beside(self, entity: Entity, ref: Ref) -> bool:
        """Whether somebody is told of beside a mention, in its sentence, by a noun without a name."""
        here = [r for r in self.refs if r.sentence == ref.sentence and r.name is None and r.form != "pronoun"]
        return any(self._means(r, entity) for r in here)

    def _by_first_name(self, key: NameKey, entity: Entity) -> bool:
        """Whether a part calls somebody Ann: Mrs. Lowe is not Ann Lowe there, unless she was called so before."""
        formal = {*key.titles} & FORMAL
        if not formal or len(key.tokens) > 1 or formal & entity.titles:
            return False
        return any(len(t) > 1 and t[-1] == key.tokens[0] and t[:1] in self.alone for t in entity.names)

    def _latest_of_name(self, ref: Ref, key: NameKey, exact: list[Entity], pool: list[Entity]) -> Entity | None:
        """ "They question Carl Lowe. Lowe lies": he, whoever else was called Lowe before and is not told of here."""

        def of_the_name(entity: Entity) -> bool:
            return any(len(t) > 1 and t[-1] == key.tokens[0] for t in entity.names)

        others = {e.id for e in pool if e not in exact and of_the_name(e)}
        if not all(map(of_the_name, exact)):
            return None  # it is somebody's given name
        called = {e.id for e in exact}
        for other in self._back(ref, FULLY):
            id = self.entity[other.index]
            if id is None or other.name is None:
                continue
            id = self.memory.find(id)
            if id in called:
                return None
            titled = {*name_key(self.doc.span_text(*other.name)).titles} & FORMAL
            if id in others and not titled and len(name_key(self.doc.span_text(*other.name)).tokens) > 1:
                return self.memory.get(id)
        return None

    def _of_another_rank(self, ref: Ref, key: NameKey, entity: Entity, *, late: bool) -> bool:
        """ "Prince Osric, the son of the late King Osric": of another rank in one sentence, or dead, he is another."""
        titles = {*key.titles}
        if not titles or not entity.titles or titles & entity.titles:
            return False
        return (late and not entity.dead) or not self._apart(entity, ref)

    def _titled_beside(self, ref: Ref, key: NameKey, entity: Entity, group: list[Ref]) -> bool:
        """ "Captain Lowe hits Ann Lowe": by a title with the family's name, and in full, one sentence tells of two."""
        joined = {r.index for r in group} | self.second_names
        if ref.index in self.second_names:
            return False
        for other in self._beside_in_sentence(ref):
            if other.name is None or other.index in joined or other.type != "PER":
                continue
            beside = name_key(self.doc.span_text(*other.name))
            short, whole = (key, beside) if key.titles else (beside, key)
            told = bool(short.titles) and len(short.tokens) == 1 and len(whole.tokens) > 1 and not whole.titles
            if not told or whole.tokens[-1:] != short.tokens or beside.tokens not in entity.names:
                continue
            if not {*key.titles} & entity.titles if key.titles else all(len(tokens) == 1 for tokens in entity.names):
                return True
        return False

    def _beside_in_sentence(self, ref: Ref) -> Iterator[Ref]:
        """The other mentions of a mention's sentence."""
        for step in (-1, 1):
            at = ref.index + step
            while 0 <= at < len(self.refs) and self.refs[at].sentence == ref.sentence:
                yield self.refs[at]
                at += step

    def _genuine(self, ref: Ref) -> bool:
        """ "The real Ann": and not "it is the real Ann", who then is the one told of all along.

        "Who the real Ann is" tells of nobody new either.
        """
        told = self.doc.dependents(ref.head, "cop") or self.doc.words[ref.first - 1].lower in ("who", "whom")
        return ref.name is not None and ref.det == "def" and bool(ref.modifiers & GENUINE) and not told

    def _unheard(self, ref: Ref, key: NameKey) -> bool:
        """ "A Dr. Ann Lowe", "a Tom Hale": whoever tells it does not take her for anybody known."""
        if ref.name is None or ref.modifiers or ref.noun is not None or len(key.tokens) + len(key.titles) < 2:
            return False
        first = ref.name[0]
        return first > 0 and self.doc.words[first - 1].lower in ("a", "an") and not ref.plural

    def _real_one(self, ref: Ref, key: NameKey) -> tuple[bool, Entity | None]:
        """Whether "the real Ann" is another than the one so called till now, and who, if she was told of already."""
        known = [e for e in self.memory.bearing(key.tokens) if e.named and e.type == "PER" and may_be(key, e)]
        if not known or any(tokens[0] in FALSE for e in known for tokens in e.names):
            return False, None  # beside "the false Ann" she is Ann
        if any(key.tokens == tokens[1:] and tokens in self.versions for e in known for tokens in e.names):
            return False, None  # nor beside Toxic Ann anybody else
        passing = min(known, key=lambda e: e.age)
        others = [e for e in known if e is not passing]
        unmasked = self._unmasked_here(passing)
        if unmasked is not None:
            merge, who = unmasked
            self._merge(who, passing, merge, True)
        borrowed = any(not {*tokens} & {*key.tokens} for tokens in passing.names)
        if not (borrowed or others):
            return False, None
        self.posers[ref.index] = passing.id
        return True, others[0] if len(others) == 1 else None

    def _unmasked_here(self, passing: Entity) -> tuple[int, Entity] | None:
        """Who was just given a name of their own that nobody had heard before, and the word that gave it."""
        if not self.merges:
            return None
        last = self.merges[-1]
        who = self.memory.get(last.one)
        words = self.doc.words
        latest = max((r.sentence for r in self.refs if self.entity[r.index] is not None), default=0)
        near = latest - words[last.word].sentence < NEWS
        called = any(noun in PRETENDERS for noun, _ in who.descriptions)
        fits = who.id != passing.id and {who.sex, passing.sex} != {"m", "f"} and who.type == "PER"
        fresh = who.named and not self.memory.known_before(who) and not passing.dead
        return (last.word, who) if near and called and fits and fresh else None

    def _some_wife(self, key: NameKey, near: list[Entity]) -> bool:
        """Whether "Lady Vane" may be any Vane's wife: several bear the name, none of them is told to be a woman."""
        told = {gender_of_noun(t) for t in key.titles} == {"f"} and len(key.tokens) == 1
        family = [
            e for e in self.memory.bearing(key.tokens[-1:]) if any(len(t) > 1 and t[-1] == key.tokens[-1] for t in e.names)
        ]
        return told and len(family) > 1 and all(e.sex == "u" and not {*key.titles} & e.titles for e in near)

    def _untitled(self, ref: Ref, key: NameKey, exact: list[Entity], pool: list[Entity]) -> Entity | None:
        """The only other Brown, where all who are so called have only been Miss or Mrs. Brown: these keep their title."""
        if key.titles or len(key.tokens) > 1 or not all(e.titles & FORMS and len(e.names) == 1 for e in exact):
            return None
        if any(called(e, key.tokens[0]) for e in exact):
            return None  # it was she before
        others = [e for e in pool if e not in exact and may_be(key, e) and not e.titles & FORMS]
        return others[0] if len(others) == 1 and self._apart(others[0], ref) else None

    def _second_of_name(self, ref: Ref, key: NameKey, entity: Entity) -> bool:
        """ "Luz II", who is named after the Luz who has died."""
        gone = entity.dead or self.fallen.get(entity.id, ref.sentence) < ref.sentence
        return bool(key.number) and not entity.numbers and gone

    def _so_titled(self, key: NameKey, exact: list[Entity], pool: list[Entity]) -> list[Entity]:
        """ "Sir John" is the Sir John Reed of before rather than a John whom nobody calls so."""
        ranks = {*key.titles} - FORMS - FORMAL
        if not ranks or len(key.tokens) > 1 or any(ranks & e.titles for e in exact):
            return exact
        titled = [e for e in pool if ranks & e.titles and may_be(key, e)]
        return titled if len(titled) == 1 else exact

    def _of_another_family(self, key: NameKey, entity: Entity) -> bool:
        """ "Tom Reed" beside Tom Hale, who are two: only a woman goes by her husband's name one day."""
        wholes = [t for t in entity.names if len(t) > 1 and t[0] == key.tokens[0]]
        if len(key.tokens) < 2 or not wholes or any(one_family(t, key.tokens) for t in wholes):
            return False
        if self._goes_by(entity, key.tokens[-1:]):
            return False  # Edmund Penn, who enlists as Carlyon, is Edmund Carlyon
        if entity.sex == "m":
            return True
        mates = {id for pair in self._pairs("spouse") if entity.id in map(self.memory.find, pair) for id in pair}
        families = {t[-1] for id in mates for t in self.memory.get(id).names if len(t) > 1}
        return key.tokens[-1] not in families

    def _goes_by(self, entity: Entity, tokens: tuple[str, ...]) -> bool:
        """Whether somebody is told to go by a name as well."""
        second = [(self.entity[u.one], self.entity[u.other]) for u in self.reveals if u.why == "alias"]
        told = [{self.memory.find(id) for id in pair if id is not None} for pair in second]
        return any(entity.id in ids and any(tokens in self.memory.get(id).names for id in ids) for ids in told)

    def _of_the_family(self, ref: Ref, key: NameKey, entity: Entity) -> bool:
        """Whether a full name may be another's than Mrs. Brown's: there is a Mr. Brown too, and the model knows of no link."""
        if len(key.tokens) < 2 or key.titles or not entity.titles or any(len(tokens) > 1 for tokens in entity.names):
            return False
        if any(tokens[0] == key.tokens[0] for tokens in entity.names):
            return False  # who was Sir Tom is Tom Brown, whoever else is a Brown
        others = [e for e in self.memory.bearing(key.tokens[-1:]) if e.id != entity.id and e.type == "PER"]
        linked = {e.id: p for e, p in self._linked(ref)}
        return bool(others) and linked.get(entity.id, 0.0) < NOMINAL_LINK

    def _husband(self, key: NameKey, near: list[Entity]) -> list[Entity]:
        """Of a man and his wife he is called by the name that they share, unless she was before."""
        wives = {
            wife.id
            for wife in near
            for man in near
            if (wife.sex, man.sex) == ("f", "m")
            and all(tokens[1:] and tokens[-1] == key.tokens[0] for e in (wife, man) for tokens in e.names if len(tokens) > 1)
            and any({self.memory.find(a), self.memory.find(b)} == {wife.id, man.id} for a, b in self._pairs("spouse"))
        }
        return [e for e in near if e.id not in wives]

    def _head_of_family(self, key: NameKey, near: list[Entity]) -> list[Entity]:
        """Where the family's name comes first, a father or else the man told of last is called by it alone."""
        token = key.tokens[0]
        family = all(any(len(t) > 1 and t[0] == token for t in e.names) for e in near) and not gender_of_name(token)
        if not family or len(near) < 2:
            return near
        ids = {e.id for e in near}
        parents = {self.memory.find(a) for a, b in self._pairs("parent") if self.memory.find(b) in ids}
        men = [e for e in near if e.sex == "m"] or near
        heads = [e for e in men if e.id in parents]
        return [min(heads, key=lambda e: e.age) if heads else max(men, key=lambda e: (e.last, -e.age))]

    def _also_named(self, ref: Ref) -> bool:
        """Whether somebody has a name that another has too, as the text says."""
        if ref.name is None or ref.name[0] < 2:
            return False
        before, named = (w.lower for w in self.doc.words[ref.name[0] - 2 : ref.name[0]])
        return before == "also" and named in ("named", "called")

    def _small(self, group: list[Ref]) -> bool:
        """Whether a name comes with what only children are called: "little Tom" is no Sir Tom."""
        return any("little" in r.modifiers and r.name is not None and (r.noun or "child") in CHILDREN for r in group)


def _versions(doc: Doc, refs: list[Ref], memory: Memory) -> frozenset[tuple[str, ...]]:
    """The names of those who are made from one person: beside Tom, Clean Tom and Toxic Tom are two more, and no Tom Clean.

    What sets them apart is no name, is said in lower case too ("his toxic counterpart"), and stands before one name with
    another of its like.
    """
    before: dict[str, set[str]] = defaultdict(set)
    alone: set[str] = set()
    for ref in refs:
        if ref.name is None or ref.type != "PER":
            continue
        key = name_key(doc.span_text(*ref.name))
        if len(key.tokens) == 1:
            alone.add(key.tokens[0])
        elif len(key.tokens) == 2 and not key.titles and key.tokens[0] not in EPITHETS and not gender_of_name(key.tokens[0]):
            before[key.tokens[1]].add(key.tokens[0])
    said = {w.lower for w in doc.words if w.upos == "ADJ" and w.text.islower()}
    found: set[tuple[str, ...]] = set()
    for name, kinds in before.items():
        if len(kinds) > 1 and kinds & said and (name in alone or any((name,) in e.names for e in memory.bearing((name,)))):
            found |= {(kind, name) for kind in kinds}
    return frozenset(found)
