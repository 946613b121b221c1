"""What a sentence says of who is who: two that were told as two become one, and whether that is news."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.entity import ONE_PRONOUN, Entity
from previously.reading.hidden import is_deed, is_whoever
from previously.reading.masks import Masks
from previously.reading.memory import Memory
from previously.reading.names import name_key
from previously.reading.naming import may_be, shortened, two_names
from previously.reading.predicates import FORMERLY, ONE_OF
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.unions import Union

REAL = frozenset("real true actual full".split())
"""What sets the name that somebody has apart from the one they go by."""

SHORT = 3
"""How many letters a pet name shares with the name it is made of, whatever it ends in ("Bernie")."""

DOERS = frozenset(
    "killer murderer shooter sniper assassin thief robber burglar kidnapper attacker blackmailer culprit spy traitor mole "
    "informant informer impostor imposter writer author sender arsonist poisoner forger hacker saboteur".split()
)
"""People who are called by a deed: to say who they are is to tell who did it."""

SECRETS = DOERS | frozenset(
    "agent fraud fake swindler conman conwoman terrorist criminal hitman vampire werewolf witch wizard ghost demon angel alien "
    "robot android cyborg clone mutant superhero vigilante cop policeman policewoman bigamist princess prince heir heiress "
    "shapeshifter doppelganger double hunter".split()
)
"""What it is news that somebody is."""

PASSED_ON = frozenset("now today himself herself".split())
"""What is said with an office that somebody has come into."""


class Merge(msgspec.Struct, frozen=True):
    """Two entities that a sentence says are one, the word that says so, and whether the story reveals it."""

    one: str
    other: str
    word: int
    reveal: bool


class Reveals(Masks):
    """Deciding what unions between two mentions, each somebody by itself, make of those two."""

    def __init__(self, doc: Doc, refs: list[Ref], memory: Memory) -> None:
        super().__init__(doc, refs, memory)
        self.merges: list[Merge] = []

    def _merge(self, one: Entity, other: Entity, word: int, reveal: bool) -> Entity:
        """Make two entities one from a word on."""
        keep, drop = sorted((one, other), key=lambda e: int(e.id[1:]))
        self.merges.append(Merge(keep.id, drop.id, word, reveal))
        self.memory.merge(keep.id, drop.id)
        return keep

    def _both_decided(self, union: Union) -> bool:
        return self.entity[union.one] is not None and self.entity[union.other] is not None

    def _reveal(self, union: Union) -> None:
        one, other = (self.memory.get(self.entity[i] or "") for i in (union.one, union.other))
        if union.why == "presented":
            self._present(self.refs[union.one], one, union.word)
            return
        if (meant := self._meant_instead(union)) is not None:
            if len(meant) != 1:
                return
            if _barely(meant[0]):
                meant[0].gender = dict.fromkeys(meant[0].gender, 0.0)
            one, other = meant[0], (other if self._pointing_first(union)[0] is self.refs[union.one] else one)
        if one.id == other.id or self._seen_doing(union) or self._in_office(union) or self._two_before(union, one, other):
            return
        if self._known_to_be_another(union, one, other) or self._kin(union, one, other):
            return
        mask = (
            self._unmasked(union)
            or self._masked(union)
            or self._put_on(union)
            or self._truly(union)
            or self._confessed(union)
            or self._code_name(union)
        )
        told = mask or union.why == "alias"  # the Raven need not be a woman
        if {one.told_sex if told else one.sex, other.told_sex if told else other.sex} == {"m", "f"} or (
            one.type == "PER" or self.refs[union.one].type == "PER"
        ) != (other.type == "PER" or self.refs[union.other].type == "PER"):
            return
        if not mask and (said := self._named_otherwise(union)) is not None:
            if union.why == "copula":
                self._present(self.refs[said], other if said == union.one else one, union.word)
            return
        mask = mask or self._told_outright(union)
        if self._styled_so(union, one, other):
            self._merge(one, other, union.word, False)
            return
        if one.named and other.named and union.why == "copula" and not mask:
            return  # "the king is Duncan's equal": two named people are not made one by a bare copula
        self._merge(one, other, union.word, mask or self._news(union, one, other))

    def _pointing_first(self, union: Union) -> tuple[Ref, Ref]:
        """The mentions of a union, a pronoun before anything else and a name last."""
        one, other = sorted(
            (union.one, union.other), key=lambda i: (self.refs[i].form != "pronoun", self.refs[i].name is not None)
        )
        return self.refs[one], self.refs[other]

    def _meant_instead(self, union: Union) -> list[Entity] | None:
        """Whom "he" may mean in "he is Ann's son, Henry", if it was taken for somebody with another first name of that sort.

        Those are named since, without a first name that people have: "Tom runs, but Wraith wins. She learns that he is Henry".
        """
        pronoun, told = self._pointing_first(union)
        mine, other = (self.memory.get(self.entity[r.index] or "") for r in (pronoun, told))
        own, news = ({whole[0] for whole in entity.names} for entity in (mine, other))
        if pronoun.form != "pronoun" or mine.id == other.id or own & news:
            return None
        if not all(any(gender_of_name(name) for name in names) for names in (own, news)):
            return None
        before = [r for r in self.refs if r.head < pronoun.head and pronoun.sentence - 1 <= r.sentence and r.form == "name"]
        who = [self.memory.get(named).id if (named := self.entity[r.index]) is not None else "" for r in before]
        last = max((n for n, id in enumerate(who) if id == mine.id), default=-1)
        since = dict.fromkeys(id for n, id in enumerate(who) if n > last and id and before[n].type == "PER")
        found = [e for e in map(self.memory.get, since) if e.id != other.id]
        found = [e for e in found if not any(gender_of_name(whole[0]) for whole in e.names)]
        return [e for e in found if e.sex in (mine.sex, "u") or _barely(e)] if found else None

    def _seen_doing(self, union: Union) -> bool:
        """Whether a deed that somebody confesses was told as theirs when they did it."""
        doer, deed = (self.refs[i] for i in (union.one, union.other))
        if is_deed(self.doc, doer):
            doer, deed = deed, doer
        if not is_deed(self.doc, deed) or is_whoever(self.doc, deed):
            return False
        who, lemma = self.memory.find(self.entity[doer.index] or ""), self.doc.words[deed.head].lemma
        victims = self._meant(*self.doc.dependents(deed.head, "obj"))
        if self.memory.did(who, lemma) or (lemma in lexicon.KILL and any(self.memory.get(id).slain for id in victims)):
            return True
        earlier = (w for w in self.doc.words[: doer.first] if w.lemma == lemma and w.upos == "VERB")
        return any(who in self._meant(*self.doc.dependents(w.index, "nsubj")) for w in earlier)

    def _in_office(self, union: Union) -> bool:
        """ "Tom is now the Archivist": an office that passes on makes nobody the one who had it before."""
        beside = {self.doc.words[c].lower for c in self.doc.children[union.word]}
        office = max((self.refs[union.one], self.refs[union.other]), key=lambda r: r.head)
        held = office.name is not None and name_key(self.doc.span_text(*office.name)).tokens[-1] in lexicon.PERSON_NOUNS
        return union.why == "copula" and held and bool(beside & PASSED_ON)

    def _two_before(self, union: Union, one: Entity, other: Entity) -> bool:
        """Whether a name that somebody goes by belongs to another who was told of beside them: it is only borrowed."""
        if union.why != "alias" or not (one.named and other.named):
            return False
        borrowed = self.doc.words[union.word].lower in ("name", "surname", "alias", "pseudonym")
        for told, bearer in ((self.refs[union.one], one), (self.refs[union.other], other)) if borrowed else ():
            tokens = name_key(self.doc.span_text(*told.name)).tokens if told.name is not None else ()
            if len(tokens) == 1 and any(len(whole) > 1 and whole[-1:] == tokens for whole in bearer.names):
                return True  # "is brought up under the name of Quill", which is another's family's
        first = min(self.refs[union.one].sentence, self.refs[union.other].sentence)
        beside: dict[int, set[str]] = {}
        for ref in self.refs:
            if ref.name is not None and ref.sentence < first and (id := self.entity[ref.index]) is not None:
                beside.setdefault(ref.sentence, set()).add(self.memory.find(id))
        return any({one.id, other.id} <= ids for ids in beside.values())

    def _known_to_be_another(self, union: Union, one: Entity, other: Entity) -> bool:
        """ "He is the Raven", when it has come out that the Raven is Ann, who was told of beside whom "he" is taken for."""
        if "pronoun" not in (self.refs[union.one].form, self.refs[union.other].form):
            return False
        for told, bearer in ((self.refs[union.one], other), (self.refs[union.other], one)):
            key = name_key(self.doc.span_text(*told.name)) if told.name is not None else None
            mine = self.memory.get(self.entity[told.index] or "")
            if key is not None and two_names(mine, key) and bearer.named and not may_be(key, bearer):
                return self.memory.beside(one.id, other.id) or self._beside(one, other)
        return False

    def _kin(self, union: Union, one: Entity, other: Entity) -> bool:
        """ "He became the Raven", where the Raven is told in the part to be his son: that "he" is another."""
        if union.why != "alias" or "pronoun" not in (self.refs[union.one].form, self.refs[union.other].form):
            return False
        pair = {one.id, other.id}
        for r in self.refs:
            if r.noun not in lexicon.KIN or r.possessor is None or (id := self.entity[r.index]) is None:
                continue
            all_whose = (r.possessor, *self.doc.dependents(r.head, "nmod:poss"))
            owners = self._meant(*all_whose, *(c for one in all_whose for c in self.doc.dependents(one, "conj")))
            if any({self.memory.find(id), owner} == pair for owner in owners):
                return True
        return False

    def _beside(self, one: Entity, other: Entity) -> bool:
        """Whether one sentence of the part tells of both."""
        where: dict[str, set[int]] = {one.id: set(), other.id: set()}
        for r in self.refs:
            if (id := self.entity[r.index]) is not None and (found := self.memory.find(id)) in where:
                where[found].add(r.sentence)
        return bool(where[one.id] & where[other.id])

    def _news(self, union: Union, one: Entity, other: Entity) -> bool:
        """Whether it is news that two are one; to introduce somebody, or to say what they are, is none.

        "The shooter was Brown" tells who somebody was; "Brown is a doctor" only what he is.
        """
        subject, predicate = sorted((self.refs[union.one], self.refs[union.other]), key=lambda r: r.head)
        if union.why == "alias":
            return self._another_name(union, one, other)
        if predicate.det == "indef" and predicate.name is None:
            return union.why == "reveal" and predicate.noun in SECRETS and self._told_before(one, union.word)
        if predicate.modifiers & ONE_OF and self.doc.words[predicate.head].xpos != "NNP":
            return False
        if self._mere_role(predicate):
            return False
        if union.why == "reveal":
            return True
        whole = predicate.name is not None or self.memory.get(self.entity[predicate.index] or "").named
        if subject.name is None and subject.det in ("def", "poss") and (whole or subject.noun in DOERS):
            return (subject.noun in DOERS and whole) or self._told_before(
                self.memory.get(self.entity[subject.index] or ""), union.word
            )
        return all(self._told_before(e, union.word) for e in (one, other))

    def _mere_role(self, predicate: Ref) -> bool:
        """ "Reveals that she was secretary of her class": a noun without an article is what one is, not who."""
        bare = predicate.name is None and predicate.noun is not None and predicate.noun not in SECRETS
        begun = all(w.upos in ("ADJ", "NOUN", "ADV") for w in self.doc.words[predicate.first : predicate.head])
        kin = lexicon.KIN.get(predicate.noun or "", ("works_for",))[0]
        return bare and begun and not predicate.plural and kin == "works_for"

    def _another_name(self, union: Union, one: Entity, other: Entity) -> bool:
        """Whether a name is a second one of somebody, and no short form of the first or one they had before."""
        words = self.doc.words
        beside = {words[c].lower for c in self.doc.children[union.word]}
        if beside & REAL:
            return True
        if words[union.word].lemma == "become" or beside & FORMERLY:
            return False
        if any(shortened(name_key(text), one, 1.0) for text in other.strings):
            return False
        bare = all(self.refs[i].det != "def" for i in (union.one, union.other))
        if bare and {tokens[0][:SHORT] for tokens in one.names} & {tokens[0][:SHORT] for tokens in other.names}:
            return False
        return all(e.named or self.memory.known_before(e) for e in (one, other))

    # -- pronouns that are told a name ----------------------------------------------------------------------------------

    def _named_otherwise(self, union: Union) -> int | None:
        """The pronoun that is told a name but was given to somebody of another: then it means whoever had none.

        Where nobody without a name is near, "his name was Finch" tells another name of the one it means.
        """
        for pronoun in (union.one, union.other):
            key, id = self.told_name.get(pronoun), self.entity[pronoun]
            entity = self.memory.get(id) if id is not None else None
            if key is None or entity is None or not entity.named or may_be(key, entity):
                continue
            if union.why != "alias" or next(self._unnamed_near(self.refs[pronoun], entity.sex), None) is not None:
                return pronoun
        return None

    def _unnamed_near(self, ref: Ref, sex: str, sentences: int = 1) -> Iterator[Entity]:
        """Those without a name, of a sex or of none that is known, who were told of just before, the nearest first."""
        seen: set[str] = set()
        for other in self._back(ref, sentences):
            id = self.entity[other.index]
            if id is None or other.members or other.plural or other.type != "PER" or self._predicated(other):
                continue
            if other.sentence == ref.sentence and other.det == "indef" and self.doc.words[other.head].label != "nsubj":
                continue  # somebody only just told of is told a name in a sentence of its own
            entity = self.memory.get(id)
            fits = entity.sex in (sex, "u") or sex == "u"
            if entity.named or entity.plural or entity.type != "PER" or entity.id in seen or not fits:
                continue
            seen.add(entity.id)
            yield entity

    def _predicated(self, ref: Ref) -> bool:
        """Whether a mention only says what somebody is ("he was a doctor")."""
        return bool(self.doc.dependents(ref.head, "cop")) or self.doc.words[ref.head].label in ("parataxis", "root", "appos")

    def _present(self, ref: Ref, named: Entity, word: int) -> None:
        """ "It's Tom!", "he is Curtis Vale": whoever was last told of without a name is the one who is named."""
        if (worn := self._worn(ref, named)) is not None:
            self._merge(worn, named, word, True)
            return
        if any(self.memory.find(self.entity[r.index] or "") == named.id for r in self._back(ref, 2) if self.entity[r.index]):
            return
        if (mask := self._mask_off(ref, named)) is not None:
            self._merge(mask, named, word, True)
            return
        who = next((e for e in self._unnamed_near(ref, named.sex, 2) if e.id != named.id), None)
        if who is not None:
            self._merge(who, named, word, True)

    # -- deeds ----------------------------------------------------------------------------------------------------------

    def _doer(self, ref: Ref) -> Entity | None:
        """Whoever was told to have done, without a name, what "it was Tom who did" tells again."""
        doc, words = self.doc, self.doc.words
        deed = words[words[ref.head].head]
        for verb in reversed(words[: ref.first]):
            if verb.upos != "VERB" or verb.lemma != deed.lemma:
                continue
            passive = bool(doc.dependents(verb.index, "aux:pass"))
            agents = self._meant(*doc.dependents(verb.index, "obl:agent" if passive else "nsubj"))
            hidden = [e for e in map(self.memory.get, agents) if not e.named and e.type == "PER" and not e.plural]
            if hidden:
                return hidden[0]
        return None


def _barely(entity: Entity) -> bool:
    """Whether no more than a pronoun that the model was not sure of tells somebody's sex."""
    return max(entity.gender.values()) < ONE_PRONOUN
