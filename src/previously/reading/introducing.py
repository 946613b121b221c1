"""Names that come without a word of who bears them: "she tells her husband. Tom is furious"."""

from __future__ import annotations

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.alluding import LATE
from previously.reading.describing import Describing
from previously.reading.entity import Entity
from previously.reading.names import gender_of_noun, name_key
from previously.reading.refs import Ref

FAMILY = frozenset({"parent", "sibling", "spouse", "romantic", "relative"})


class Introducing(Describing):
    """Deciding whom a name means that was never heard before."""

    def _introduced(self, ref: Ref) -> Entity | None:
        """Whoever was just told of as somebody's kin, if the next sentence opens with a bare new name of that sex.

        Who tells a story names nobody new out of nothing: the husband of the sentence before is who Tom must be. Where two
        without a name were told of, or the name's own sex is unknown, nothing is taken for granted.
        """
        if ref.quoted or not self._opens(ref):
            return None
        key = name_key(self.doc.span_text(*ref.name)) if ref.name is not None else None
        if key is not None and {*key.titles} - lexicon.TITLES_M - lexicon.TITLES_F:
            return None  # "Dr. Lowe" comes as a doctor, and as nobody's mother
        sex = gender_of_name(key.tokens[0]) if key is not None else ""
        near = list(self._unnamed_near(ref, sex, 2)) if sex else []
        if len(near) != 1 or near[0].sex != sex:
            return None
        told = [r for r in self._back(ref, 1) if r.sentence < ref.sentence and self._means(r, near[0])]
        kin = [r for r in told if r.det == "poss" and lexicon.KIN.get(r.noun or "", ("",))[0] in FAMILY]
        alone = all(r.form == "pronoun" or r in kin for r in self._back(ref, 1) if self._means(r, near[0]))
        if any(r.modifiers & LATE for r in kin):
            return None  # "misses her late father. Tom ...": he is alive
        if any(self.doc.words[r.head].deprel == "nmod:poss" for r in kin):
            return None  # "scorns his mother's plans. Ann ...": what was told of is the plans
        sexed = any(gender_of_noun(r.noun or "") == sex and not r.quoted for r in kin)
        return near[0] if alone and sexed and not near[0].dead and not any(map(self._slain, kin)) else None

    def _slain(self, ref: Ref) -> bool:
        """Whether somebody is told to have been killed: "the Fox, who killed her father" brings nobody in."""
        word = self.doc.words[ref.head]
        return word.deprel in ("obj", "nsubj:pass") and self.doc.words[word.head].lemma in lexicon.KILL_SURE

    def _opens(self, ref: Ref) -> bool:
        """Whether a bare name is the subject that a sentence outside all speech begins with."""
        subject = self.doc.words[ref.head].label == "nsubj" and ref.first == self.doc.sentence_start(ref.head)
        bare = ref.noun is None and ref.possessor is None and ref.det == "none" and not ref.plural
        return subject and bare and ref.type == "PER"

    def _in_capitals(self, ref: Ref) -> Entity | None:
        """ "The Priest", where somebody was called a priest before: a word for what he is, and no name."""
        word = self.doc.words[ref.head]
        alone = ref.det == "def" and ref.first == ref.head - 1 and ref.last == ref.head
        if not alone or ref.type != "PER" or word.lower not in lexicon.PEOPLE | lexicon.TITLES:
            return None
        known = self.memory.described(word.lower)
        return known[0] if len(known) == 1 else None
