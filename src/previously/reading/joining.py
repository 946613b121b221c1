"""Trees put right where clauses are joined: by semicolons, by unlike tenses, and in lists of verbs after one subject."""

from __future__ import annotations

from collections.abc import Sequence

from previously.reading import lexicon
from previously.reading.trees import hung, over
from previously.reading.word import Word

MINDED = lexicon.STATIVE | frozenset("intend plan want hope wish mean fear".split())
"""Verbs of how things, or minds, are: they go on with what is known of somebody."""

BEGINNING = frozenset("begin start continue cease try attempt manage fail refuse want decide threaten".split())
"""Verbs before a "to" that is theirs."""

UNCHANGING = frozenset("let put cut hit set shut cost hurt quit split spread cast beat bet burst read thrust rid shed".split())
"""Verbs whose past is no different from the infinitive."""

_CLAUSES = frozenset({"conj", "parataxis", "advcl", "ccomp", "obl", "acl", "appos"})
_EMBEDDED = frozenset({"ccomp", "acl", "advcl"})


class Joining:
    """A part's words whose clauses are being joined anew; `now` is what they have become."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.now = list(words)
        self.subjected = {w.head for w in words if w.label in ("nsubj", "csubj", "expl")}
        self.marked = {w.head for w in words if w.label == "mark"}
        self.linked = {w.head for w in words if w.label == "cc"}
        self.helped: dict[int, Word] = {}
        for word in words:
            if word.label in ("aux", "cop"):
                self.helped.setdefault(word.head, word)

    def put(self, word: Word, head: int, label: str) -> None:
        """Hang a word elsewhere."""
        self.now[word.index] = hung(word, head, label)

    def tense(self, at: int) -> str:
        """ "now", "then" or "may" for a finite verb, by its first auxiliary if it has one; else ""."""
        tag = self.helped[at].xpos if at in self.helped else self.now[at].xpos
        return "now" if tag in ("VBZ", "VBP") else "then" if tag == "VBD" else "may" if tag == "MD" else ""

    def comma(self, word: Word) -> bool:
        """Whether a comma stands before a verb, its auxiliaries and its "and"."""
        at = word.index - 1
        while at > 0 and self.now[at].upos in ("AUX", "CCONJ", "ADV") and self.now[at].sentence == word.sentence:
            at -= 1
        return self.now[at].text == ","

    def abreast(self, word: Word) -> bool:
        """ "He had seduced, robbed, then abandoned her": one of several verbs, told on end, of one object."""
        at = word.index - 1
        while at > 0 and (self.now[at].upos in ("PUNCT", "CCONJ") or self.now[at].lower == "then"):
            at -= 1
        before = self.now[at]
        return (
            at < word.index - 1 and before.upos == "VERB" and before.lower.endswith("ed") and before.sentence == word.sentence
        )

    def still(self, word: Word) -> bool:
        """Whether a clause tells how things are, with which nothing that happens is joined behind a comma."""
        helper = self.helped.get(word.index)
        being = word.upos != "VERB" and helper is not None and helper.label == "cop"
        return being or (word.upos == "VERB" and word.lemma in MINDED and helper is None)

    def parted(self, marks: list[int], sentence: list[Word]) -> None:
        """ "He says that he fled; his wife hides him": behind a semicolon a clause goes on with the main one before it."""
        for word in sentence:
            last = max((m for m in marks if m < word.index), default=-1)
            clause = word.index in self.subjected and word.label in _CLAUSES
            if last < 0 or not clause or not word.head < last or word.index in self.marked:
                continue
            above = over(self.now, word.index)
            top = next((i for i in above if self.now[i].head == i), -1)
            if 0 <= top < last and top != word.head and word.index not in over(self.now, top):
                self.put(word, top, "conj" if word.label == "conj" else "parataxis")

    def unlike(self, word: Word, moved: dict[int, int]) -> None:
        """ "Ann says that Tom may have left, locks the door and sleeps": verbs that share a subject share a tense."""
        if word.label != "conj" or word.upos != "VERB" or word.index in self.subjected | self.marked:
            return
        above, mine, theirs = self.now[word.head], self.tense(word.index), self.tense(word.head)
        finite = above.upos == "VERB" or (above.upos in ("ADJ", "NOUN") and above.index in self.helped)
        if not finite or above.label not in _EMBEDDED or not (mine and theirs) or word.index < above.index:
            return
        if word.lower.endswith("ed") and self.abreast(word):
            return
        helped = word.index in self.helped
        perfect = above.index in self.helped and self.helped[above.index].lemma == "have" and not helped
        listed = self.comma(word) and word.index not in self.linked
        going_on = above.label == "ccomp" and self.comma(word) and self.still(above) and word.lemma not in MINDED
        if mine == theirs and not (perfect and (listed or above.index in moved)) and not going_on:
            return
        if not self.comma(word) and above.index not in moved and (helped or word.lemma in MINDED):
            return  # "she learns that he robbed a bank and is wanted"
        for up in over(self.now, above.index):
            said = self.now[up].upos in ("NOUN", "ADJ") and up in self.helped  # "is a ghost after it went wrong, and has left"
            if (self.now[up].upos == "VERB" or said) and self.tense(up) == mine and up < word.index:
                self.put(word, up, "conj")
                moved[above.index] = up
                return

    def after_telling(self, word: Word) -> None:
        """ "He says that he killed Ann, and then he dies": behind a comma the tense of the telling goes on with the telling."""
        at, told = word.index, self.now[word.head]
        clause = word.label == "conj" and word.upos == "VERB" and at in self.subjected and at not in self.marked
        if not clause or told.label != "ccomp" or told.index > at:
            return
        links = [w.index for w in self.now[told.index : at] if w.label == "cc" and w.head == at]
        main = self.now[told.head]
        if not links or self.now[links[0] - 1].text != "," or main.upos != "VERB" or main.index > told.index:
            return
        mine = self.tense(at)
        if mine in ("now", "then") and self.tense(told.index) not in ("", mine) and self.tense(main.index) == mine:
            self.put(word, main.index, "conj")

    def after_all(self, word: Word) -> None:
        """ "Ann says that Tom is king, after seeing him": what she did first is no part of what somebody is."""
        what = self.now[word.head]
        main = self.now[what.head]
        told = what.label == "ccomp" and what.upos != "VERB" and main.index < what.index < word.index
        if word.label != "advcl" or word.xpos != "VBG" or word.index in self.subjected or not told or main.upos != "VERB":
            return
        marks = [w for w in self.now[what.index : word.index] if w.head == word.index and w.label in ("mark", "case")]
        if marks and marks[0].lower in ("after", "before", "upon", "on") and self.now[marks[0].index - 1].text == ",":
            self.put(word, main.index, "advcl")

    def second(self, word: Word) -> None:
        """ "Ann sits down, and Tom, tired, leaves": whom the tree joins to a subject across its verb is the next verb's."""
        at, first = word.index, self.now[word.head]
        main = self.now[first.head]
        named = word.label == "conj" and word.upos in ("PROPN", "PRON") and first.label == "nsubj"
        if not named or not first.index < main.index < at or main.upos != "VERB" or not self.tense(main.index):
            return
        for later in self.now[at + 1 :]:
            if later.sentence != word.sentence or (later.upos == "VERB" and later.index in self.subjected):
                return
            if later.upos == "VERB" and later.label == "conj" and self.tense(later.index) == self.tense(main.index):
                if main.index in over(self.now, later.index):
                    self.put(word, later.index, "nsubj")
                    self.subjected.add(later.index)
                return

    def adverbial(self, word: Word) -> None:
        """ "When Ann climbs the wall, shouts and waves": no finite clause tells when without a subject of its own."""
        bare = word.index not in self.subjected | self.marked and word.index not in self.helped
        if word.label != "advcl" or word.upos != "VERB" or word.xpos != "VBZ" or not bare or not self.comma(word):
            return
        for before in reversed(self.now[max(word.index - 30, 0) : word.index]):
            if before.sentence != word.sentence:
                return
            if before.upos == "VERB" and before.xpos == "VBZ" and before.index in self.subjected and before.label == "advcl":
                if word.index not in over(self.now, before.index):
                    self.put(word, before.index, "conj")
                return

    def around(self, word: Word) -> None:
        """ "Ann dismisses Tom, after he is seen with Eve, and appoints Bob": a clause between commas is stepped over."""
        at = word.index
        if word.label != "conj" or word.upos != "VERB" or at in self.subjected | self.marked or at not in self.linked:
            return
        aside = self.now[word.head]
        main = self.now[aside.head]
        told = aside.label == "advcl" and aside.index in self.subjected and main.index < aside.index < at
        if not told or not self.comma(word) or main.upos != "VERB" or self.tense(main.index) != self.tense(at):
            return
        opens = min((w.index for w in self.now[main.index : at] if w.label == "mark" and w.head == aside.index), default=0)
        if opens and self.now[opens - 1].text == ",":
            self.put(word, main.index, "conj")

    def bare(self, word: Word) -> None:
        """ "Ann saw him kneel and give up his sword": no infinitive is joined to a finite verb."""
        at, up = word.index, self.now[word.head]
        helped = at in self.subjected | self.marked or at in self.helped or up.index in self.helped
        if word.label != "conj" or word.xpos != "VB" or helped or up.xpos not in ("VBZ", "VBD") or up.index > at:
            return
        if up.xpos == "VBD" and word.lower in UNCHANGING:
            return
        for before in reversed(self.now[up.index + 1 : at]):
            if (
                before.upos == "VERB"
                and before.xpos not in ("VBG", "VBN")
                and before.label == "xcomp"
                and before.head == up.index
            ):
                self.put(word, before.index, "conj")
                return

    def begun(self, word: Word) -> None:
        """ "Has begun to dig": an infinitive right behind a verb that only colours one hangs on it."""
        at = word.index
        if at < 2 or word.xpos != "VB" or self.now[at - 1].lower != "to" or self.now[at - 1].head != at:
            return
        before = self.now[at - 2]
        colours = before.upos == "VERB" and before.lemma in BEGINNING and before.sentence == word.sentence
        if colours and word.head != before.index and word.index not in over(self.now, before.index):
            self.put(word, before.index, "xcomp")


def joined(words: Sequence[Word]) -> list[Word]:
    """The words with their clauses joined as grammar has it."""
    joining = Joining(words)
    sentences: dict[int, list[Word]] = {}
    for word in words:
        sentences.setdefault(word.sentence, []).append(word)
    for sentence in sentences.values():
        marks = [w.index for w in sentence if w.text == ";"]
        if marks:
            joining.parted(marks, sentence)
    moved: dict[int, int] = {}
    for word in words:
        joining.unlike(joining.now[word.index], moved)
        joining.after_telling(joining.now[word.index])
        joining.after_all(joining.now[word.index])
        joining.second(joining.now[word.index])
        joining.adverbial(joining.now[word.index])
        joining.begun(joining.now[word.index])
        joining.around(joining.now[word.index])
        joining.bare(joining.now[word.index])
    return joining.now
