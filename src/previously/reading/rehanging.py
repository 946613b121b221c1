"""Trees put right where words hang on what only stands near them: asides, brackets, lists of somebody's people, and praise."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from previously.reading import lexicon
from previously.reading.names import gender_of_noun
from previously.reading.styling import Styling
from previously.reading.trees import hung, over
from previously.reading.word import Word

_STRAY = frozenset({"conj", "nsubj", "obl", "appos", "vocative", "dislocated", "parataxis", "obj", "nmod"})
"""What a tree takes for a part of the clause before whoever opens the next."""
_DEADLY = frozenset(
    "beat stab shoot strangle choke burn bludgeon club torture kick whip batter hack stone crush trample pummel".split()
)
"""What one does to others "to death", beside what lexicons know as harm."""
_MAKING = frozenset(
    "force compel coerce order command beg persuade convince hypnotize hypnotise manipulate trick oblige".split()
)
"""Verbs of having others do something."""
_NAMES = frozenset({"flat", "conj", "cc"})
_LATELY = frozenset("recently newly freshly formerly previously".split())


class _Rehanging(Styling):
    """A part's words that are being hung anew."""

    def __init__(self, words: Sequence[Word]) -> None:
        super().__init__(words)
        self.own = {w.head: w for w in words if w.deprel == "nmod:poss" and w.upos == "PRON"}
        styled = {words[at].head: w for at, w in self.own.items() if words[at].deprel == "nmod:desc"}
        self.own |= styled  # "his lieutenant Tom"

    def behind_an_aside(self, word: Word) -> None:
        """ "As Tom robs Ann, Bob, seeing it, leaves", "Tom robs Ann, and Bob, ...": whom an aside parts from a verb does it."""
        at, up = word.index, self.now[word.head]
        if word.upos != "PROPN" or word.label not in _STRAY or up.index >= at or not self.opens_anew(at):
            return
        end = at
        while end + 1 < len(self.now) and self.now[end + 1].label == "flat" and self.now[end + 1].head == at:
            end += 1
        aside = [w for w in self.now[end + 1 : end + 3] if w.sentence == word.sentence]
        if len(aside) < 2 or aside[0].text != "," or aside[1].upos != "VERB" or aside[1].xpos not in ("VBG", "VBN"):
            return
        for later in self.now[end + 3 :]:
            if later.sentence != word.sentence or later.index in self.subjected:
                return
            finite = later.upos == "VERB" and later.xpos in ("VBZ", "VBD") and later.index not in self.marked
            if finite and self.comma(later) and later.label in ("root", "conj", "parataxis"):
                if later.index != at and at not in over(self.now, later.index):
                    self.put(word, later.index, "nsubj")
                    self.put(self.now[aside[1].index], later.index, "advcl")
                    self.subjected.add(later.index)
                    for last in self.now[later.index + 1 :]:  # and what they do next
                        if last.sentence != word.sentence or last.index in self.subjected:
                            return
                        if last.label == "conj" and last.upos == "VERB" and last.head in (up.index, later.head):
                            self.put(last, later.index, "conj")
                return

    def opens_anew(self, at: int) -> bool:
        """Whether a comma stands before a word, its titles and its "and"."""
        at -= 1
        while at > 0 and (self.now[at].deprel == "nmod:desc" or self.now[at].upos == "CCONJ"):
            at -= 1
        return self.now[at].text == ","

    def to_death(self, word: Word) -> None:
        """ "Beats to death Tom Hale": whoever follows is the one who is beaten."""
        at = word.index
        if word.upos not in ("PROPN", "NOUN") or word.label not in _STRAY | {"vocative"} or at < 4:
            return
        first = at - 1
        while first > 2 and (self.now[first].head == at or self.now[first].upos in ("DET", "ADJ")):
            first -= 1
        verb = self.now[first - 2]
        death = [w.lower for w in self.now[first - 1 : first + 1]] == ["to", "death"] and verb.sentence == word.sentence
        bare = all(w.label != "case" for w in self.now[first + 1 : at] if w.head == at)
        if death and bare and verb.upos == "VERB" and verb.lemma in lexicon.HOSTILE | lexicon.KILLING | _DEADLY:
            self.put(word, verb.index, "obj")

    def each_his_own(self, word: Word) -> None:
        """ "With his wife, his lieutenant Tom, his aunt, and Eve": in a list nobody is what stands before."""
        if word.label != "appos" or word.upos not in ("NOUN", "PROPN"):
            return
        before = self.now[word.head]
        mine, theirs = self.own.get(word.index), self.own.get(before.index)
        if mine is None or theirs is None or mine.lower != theirs.lower or before.upos != "NOUN":
            return
        rest = self.now[word.index + 1 : word.index + 12]
        listed = any(w.text == "," and self.now[w.index + 1].lower == "and" for w in rest if w.sentence == word.sentence)
        third = any(w.index in self.own and w.index > word.index and self.own[w.index].lower == mine.lower for w in rest)
        if listed and third:
            self.put(word, before.index, "conj")

    def before_dying(self, word: Word) -> None:
        """ "Tells her where the key is before dying", "before leaving": whoever tells it does, and no key."""
        what = self.now[word.head]
        still = word.lemma == "die" or what.upos != "VERB"  # where something is goes on when somebody leaves
        dying = still and word.xpos == "VBG" and word.label == "advcl" and word.index not in self.subjected
        marked = any(w.head == word.index and w.lower == "before" for w in self.now[max(word.index - 2, 0) : word.index])
        if dying and marked and what.label == "ccomp" and what.index < word.index and what.index in self.subjected:
            self.put(word, what.head, "advcl")

    def next_clause(self, word: Word) -> None:
        """ "Maria gives birth to a daughter and Sophia pretends to die": no daughter, but who does the next thing."""
        at, up = word.index, self.now[word.head]
        if word.upos != "PROPN" or word.label != "conj" or up.upos != "NOUN" or self.now[at - 1].lower != "and":
            return
        end = max([at, *self.named(at)])
        verb = self.now[end + 1] if end + 1 < len(self.now) else word
        free = verb.index not in self.subjected and verb.upos == "VERB" and verb.xpos in ("VBZ", "VBD")
        if free and at not in over(self.now, verb.index) and verb.sentence == word.sentence:
            self.put(word, verb.index, "nsubj")
            self.subjected.add(verb.index)

    def has_him_do(self, word: Word) -> None:
        """ "Has Felix murder Tom": no murder of his, but what he is had to do."""
        at, have = word.index, self.now[word.head]
        if word.upos != "NOUN" or word.label != "obj" or have.lemma not in ("have", "let", "make") or have.index > at - 2:
            return
        owner = next((w for w in self.now[have.index + 1 : at] if w.head == at and w.deprel == "nmod:poss"), None)
        whom = next((w for w in self.now[at + 1 : at + 5] if w.head == at and w.label == "obj"), None)
        bare = owner is not None and owner.upos == "PROPN" and self.now[at - 1].lower not in ("'s", "’s", "'")
        if owner is not None and bare and whom is not None and word.xpos == "NN":
            self.now[at] = msgspec.structs.replace(hung(word, have.index, "xcomp"), upos="VERB", xpos="VB")
            self.put(owner, have.index, "obj")

    def made_to(self, word: Word) -> None:
        """ "Compels the man to kill himself": it is what he is made to do, and nothing that he is told of by."""
        noun = self.now[word.head]
        verb = self.now[noun.head]
        to = word.label == "acl" and word.xpos == "VB" and self.now[word.index - 1].lower == "to"
        someone = noun.lower in lexicon.PEOPLE or bool(gender_of_noun(noun.lower))
        if to and someone and noun.label == "obj" and verb.lemma in _MAKING and noun.index < word.index:
            self.put(word, verb.index, "xcomp")

    def his_and_him(self, word: Word) -> None:
        """ "Tells Tom and Tom's friends": the first is told as well, and owns nothing."""
        noun = self.now[word.head]
        if word.deprel != "nmod:poss" or word.upos != "PROPN" or noun.index < word.index + 3:
            return
        again = next((w for w in self.now[word.index + 1 : noun.index] if w.head == word.index and w.label == "conj"), None)
        if again is not None and again.text == word.text and noun.head != noun.index:
            self.put(word, noun.head, noun.deprel)
            self.put(noun, word.index, "conj")
            self.put(again, noun.index, "nmod:poss")

    def done_first(self, word: Word) -> None:
        """ "Veda attacks and subdues Victor": what the tree takes for attacks of hers is the first thing she does."""
        at = word.index
        if word.xpos != "NNS" or not 0 < at < len(self.now) - 2 or not word.text.islower():
            return
        who, link, then = self.now[at - 1], self.now[at + 1], self.now[at + 2]
        joined = link.lower == "and" and then.xpos == "VBZ" and then.head == at and then.label == "conj"
        if joined and who.upos == "PROPN" and who.head == at and who.label in ("compound", "nmod"):
            self.now[at] = msgspec.structs.replace(word, upos="VERB", xpos="VBZ")
            self.put(who, at, "nsubj")

    def right_before(self, word: Word) -> None:
        """ "Who served with Tom's father, a sheriff who was shot": without a comma a "who" is whoever stands before it."""
        at = word.index
        if word.deprel != "acl:relcl" or word.head >= at:
            return
        who = next((w.index for w in self.now[word.head : at] if w.head == at and w.lower == "who"), 0)
        noun = self.now[who - 1]
        if who < 2 or noun.upos not in ("NOUN", "PROPN") or noun.index == word.head:
            return
        up = noun
        while up.label in ("flat", "compound", "nmod", "appos", "conj") and up.index != word.head:
            up = self.now[up.head]
        if up.index != word.head and at not in over(self.now, noun.index):
            self.put(word, (self.now[noun.head] if noun.label == "flat" else noun).index, word.deprel)

    def alike_in_form(self, word: Word) -> None:
        """ "Whether he should let him go for saving his life or kill him": a bare verb goes on with one."""
        up = self.now[word.head]
        bare = (
            word.label == "conj" and word.xpos == "VB" and word.index not in self.subjected | self.marked | self.helped.keys()
        )
        if not bare or up.xpos != "VBG" or up.index > word.index or word.index not in self.linked:
            return
        for above in over(self.now, up.index):
            if self.now[above].xpos == "VB" and above < up.index:
                self.put(word, above, "conj")
                return

    def of_its_time(self, word: Word) -> None:
        """ "She saw him just before Tom comes, pushes him, and leaves": what goes on in the present is what Tom does."""
        up = self.now[word.head]
        told = word.label == "conj" and word.xpos == "VBZ" and word.index not in self.subjected | self.helped.keys()
        if not told or up.xpos != "VBD" or up.index > word.index:
            return
        for between in reversed(self.now[up.index + 1 : word.index]):
            if between.xpos == "VBZ" and between.upos == "VERB" and between.index in self.subjected:
                if word.index not in over(self.now, between.index):
                    self.put(word, between.index, "conj")
                return

    def of_late(self, word: Word) -> None:
        """ "Ann is stopped by Tom, recently freed from prison": what befell somebody before is told of whom it follows."""
        at = word.index
        if at < 4 or word.xpos != "VBN" or word.label not in ("conj", "advcl") or self.now[at - 1].lower not in _LATELY:
            return
        last = self.now[at - 3]
        noun = self.now[last.head] if last.label in ("flat", "appos") else last
        noun = self.now[noun.head] if noun.label == "appos" else noun
        if self.now[at - 2].text == "," and last.upos in ("PROPN", "NOUN") and at not in over(self.now, noun.index):
            self.put(word, noun.index, "acl")

    def beside_oneself(self, word: Word) -> None:
        """ "Tries to kill himself, Ann and her mother": whoever follows oneself in a list is in it."""
        at = word.index
        if at < 3 or word.upos not in ("PROPN", "NOUN") or word.label not in _STRAY or self.now[at - 1].text != ",":
            return
        oneself = self.now[at - 2]
        listed = next((w for w in self.now[at + 1 : at + 4] if w.text in (",", "and")), None)
        both = listed is not None and listed.text == "and" and self.now[listed.index + 1].upos != "VERB"
        if both and oneself.lower in lexicon.REFLEXIVES and oneself.label == "obj":
            self.put(word, oneself.index, "conj")

    def bracketed(self, word: Word) -> None:
        """ "A new teacher (replacing Tom Hale, who died)": what a bracket tells of whom it names is of nobody before it."""
        at = word.index
        if word.label != "acl" or word.head >= at:
            return
        who = next((w.index for w in self.now[word.head : at] if w.head == at and w.lower in ("who", "whom")), 0)
        opening = next((w.index for w in reversed(self.now[word.head : who]) if w.text in ("(", ")")), -1)
        if opening < 0 or self.now[opening].text == ")" or self.now[who - 1].text != "," or who - 2 <= opening:
            return
        name = self.now[who - 2]
        name = self.now[name.head] if name.label == "flat" else name
        if name.upos == "PROPN" and opening < name.index and at not in over(self.now, name.index):
            self.put(word, name.index, word.deprel)


_MENDS = (
    _Rehanging.behind_an_aside,
    _Rehanging.beside_oneself,
    _Rehanging.each_his_own,
    _Rehanging.before_dying,
    _Rehanging.done_first,
    _Rehanging.one_of_them,
    _Rehanging.so_called,
    _Rehanging.called_so,
    _Rehanging.made_to,
    _Rehanging.by_whom,
    _Rehanging.has_him_do,
    _Rehanging.his_and_him,
    _Rehanging.next_clause,
    _Rehanging.what_she_is,
    _Rehanging.who_is,
    _Rehanging.also,
    _Rehanging.each_of_two,
    _Rehanging.praised,
    _Rehanging.right_before,
    _Rehanging.alike_in_form,
    _Rehanging.of_its_time,
    _Rehanging.of_late,
    _Rehanging.to_death,
    _Rehanging.bracketed,
)


def rehung(words: Sequence[Word]) -> list[Word]:
    """The words, each hung on what it is told of."""
    hanging = _Rehanging(words)
    for word in words:
        for mend in _MENDS:
            mend(hanging, hanging.now[word.index])
    return hanging.now
