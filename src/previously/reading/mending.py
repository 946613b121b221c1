"""Trees put right where the model's contradict grammar, so that no rule after this has to know its usual mistakes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from previously.reading import absolutes, causing, hanging, lexicon, tools, undergoing, whose
from previously.reading.tags import FINITE, NOMINAL
from previously.reading.word import Word

_OPENS = ("PRP", "PRP$", "DT", "NNP")
"""What an object may open with."""
_APART = frozenset("over up down out off back away in".split())
"""What may stand between a verb and its object."""
_INFINITIVES = frozenset(("xcomp", "advcl", "ccomp", "obl"))
"""How the tree hangs a verb with "to" on another."""
_DEEP = 4
"""How many words may hang between a word and the clause it is in."""
_QUOTES = frozenset(('"', "“", "”", "``", "''", "‘", "’", "'"))


_NO_BASE = re.compile("(?:mb|ck|nd|ld|mp|rd|sk|lk|nk|rk|ct|pt|ft|wn|ght|rp|lp|rm)e$")
"""How no English verb ends in its base form."""


class Mending:
    """A part's words being put right; `now` is what they have become."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.now = list(words)
        self.subjects: dict[int, int] = {}
        self.passives = {w.head for w in words if w.deprel == "aux:pass"}
        self.helped = {w.head for w in words if w.label in ("aux", "cop")}
        self.subjected = {w.head for w in words if w.label in ("nsubj", "csubj", "expl")}
        self.linked = {w.head for w in words if w.label == "cc"}
        self.objected = {w.head for w in words if w.label == "obj"}
        self.by = {w.head for w in words if w.label == "case" and w.lower == "by"}
        self.cased = {w.head for w in words if w.label == "case"}
        self.told_now = {w.head for w in words if w.label == "aux" and w.xpos in ("VBZ", "VBP")}
        self.marked = {w.head for w in words if w.label == "mark"}
        self.copulas = {w.head for w in words if w.label == "cop"}
        self.named = {w.text for w in words if w.upos == "PROPN" and w.index and words[w.index - 1].sentence == w.sentence}

    def put(self, word: Word, **changes: str | int) -> None:
        """Change a word."""
        self.now[word.index] = msgspec.structs.replace(self.now[word.index], **changes)

    def label(self, word: Word, deprel: str) -> None:
        """Change how a word hangs on its governor."""
        self.put(word, deprel=deprel, label=deprel)

    def joined(self, word: Word) -> None:
        """A list hangs on its first member; behind a colon it tells the members of the plural before it."""
        above = self.words[word.head]
        if word.label == above.label == "conj" and word.upos in NOMINAL and above.upos in NOMINAL:
            self.put(word, head=above.head)
        if word.label == "appos" and (plural := self.announced(word)) is not None:
            self.put(word, head=plural)

    def announced(self, word: Word) -> int | None:
        """The plural noun whose members are listed from a word on ("two sons by his wife, Ann: Tom and Will")."""
        at = word.index - 1
        while at > 0 and self.words[at].upos in ("DET", "ADJ"):
            at -= 1
        if at <= 0 or self.words[at].text != ":" or self.words[at].sentence != word.sentence:
            return None
        before = at - 1
        while before >= 0 and self.words[before].sentence == word.sentence:
            counted = any(w.head == before and w.label == "nummod" for w in self.words[max(before - 3, 0) : before])
            if self.words[before].xpos == "NNS" and counted:
                return before
            before -= 1
        return None

    def name(self, word: Word) -> None:
        """What is a name elsewhere in the part is one here, with the same capital ("Finch is Emeric")."""
        if word.upos == "PRON" and word.text[:1].isupper() and word.lower not in lexicon.CLOSED_PRONOUNS:
            self.put(word, upos="PROPN", xpos="NNP")  # there are no other pronouns: "Yō" is somebody
        takes_part = word.upos in ("ADV", "ADP", "SCONJ", "INTJ") and word.label in ("nsubj", "obj", "iobj", "obl", "conj")
        if (word.upos in ("ADJ", "X") or takes_part) and word.text in self.named and word.text[:1].isupper():
            self.put(word, upos="PROPN", xpos="NNP")

    def lemma(self, word: Word) -> None:
        """Who is beheaded is not "beheade", and who is hanged not "hanged": verbs that rules know by name keep it."""
        if (
            word.upos == "VERB"
            and word.xpos in ("VBD", "VBN")
            and word.lower == word.lemma + "d"
            and _NO_BASE.search(word.lemma)
        ):
            self.put(word, lemma=word.lemma[:-1])  # "firebombed" is of no "firebombe"
            return
        known = lexicon.KILLING | lexicon.WED
        passive = word.upos == "ADJ" and word.xpos == "VBN" and word.index in self.passives
        if word.lemma in known or not (word.upos == "VERB" or passive):
            return
        stems = (word.lemma[:-1], word.lemma[:-2] if word.lemma.endswith("ed") else "")
        if stem := next((s for s in stems if s in known), ""):
            self.put(word, upos="VERB", lemma=stem)

    def object(self, word: Word) -> None:
        """Nobody's name goes on behind a verb, and of two subjects around a verb the second is its object."""
        above = self.words[word.head]
        over = self.words[above.head]
        if word.label == "flat" and above.index < over.index < word.index and over.upos == "VERB":
            self.put(word, head=over.index, deprel="obj", label="obj")
        if word.deprel == "nsubj":
            first = self.subjects.setdefault(above.index, word.index)
            if first < above.index < word.index and above.xpos in FINITE:
                self.label(word, "obj")

    def himself(self, word: Word) -> None:
        """ "Kill himself": no reflexive right behind a verb that has no object is anything but its object."""
        verb = self.words[word.head]
        behind = word.deprel == "obl:unmarked" and word.index == verb.index + 1 and verb.index not in self.objected
        if behind and word.lower in lexicon.REFLEXIVES and verb.lemma in lexicon.KILLING:
            self.label(word, "obj")

    def helper(self, word: Word) -> None:
        """Nobody's name stands behind what they have: in "With Ann's help Tom opens the safe" Tom does."""
        noun = self.words[word.head]
        verb = self.words[noun.head]
        behind = word.deprel == "nmod:poss" and word.upos == "PROPN" and noun.index < word.index < verb.index
        free = word.index not in self.cased and verb.index not in self.subjected
        if behind and free and noun.label == "obl" and verb.upos == "VERB":
            self.put(word, head=verb.index, deprel="nsubj", label="nsubj")

    def verb(self, word: Word) -> None:
        """A "noun" in -s right behind its subject, without a copula, is a verb ("the king thanks Alden")."""
        above = self.words[word.head]
        finite = above.index == word.index + 1 and above.upos == "NOUN" and _sounds_finite(above)
        if word.deprel == "nsubj" and finite and above.index not in self.copulas:
            self.put(above, upos="VERB", xpos="VBZ", lemma=_base(above.lower))

    def mistaken(self, word: Word) -> None:
        """A "noun" in -s that "and" joins to a verb in -s, before an object, is a verb ("signs it and hands Ann a pen")."""
        words = self.words
        plural = word.upos in ("NOUN", "PROPN") and word.lower.endswith("s") and not word.lower.endswith("ss")
        if not plural or word.label != "conj" or word.index < 3 or word.text[:1].isupper():
            return
        at = word.index - 1
        while words[at].upos == "ADV" and at > 0:
            at -= 1
        after = word.index + 1
        parted = after + 1 < len(words) and words[after].lower in _APART and words[after + 1].xpos in _OPENS
        after += parted
        if words[at].lower != "and" or after >= len(words) or words[after].xpos not in _OPENS:
            return
        above = words[word.head]
        if above.xpos == "NNS" and words[above.index - 1].upos not in ("DET", "ADJ", "NUM", "PRON", "NOUN", "PROPN"):
            return  # "loves cats and dogs the most"
        while above.head != above.index and not (above.upos == "VERB" and above.index < word.index):
            above = words[above.head]
        if above.upos != "VERB" or above.xpos != "VBZ" or above.index > word.index or words[after].sentence != word.sentence:
            return
        self.put(word, upos="VERB", xpos="VBZ", lemma=_base(word.lower), head=above.index, deprel="conj", label="conj")
        self.put(words[at], head=word.index)
        noun = after
        while words[noun].upos in ("DET", "ADJ", "NUM") or (words[noun].xpos == "PRP$" and noun + 1 < len(words)):
            noun += 1
        while noun + 1 < len(words) and words[noun].upos in ("NOUN", "PROPN") and words[noun + 1].upos == "NOUN":
            noun += 1
        if words[noun].upos in NOMINAL and words[noun].sentence == word.sentence:
            self.put(words[noun], head=word.index, deprel="obj", label="obj")
        if parted:
            self.put(words[after - 1], head=word.index, deprel="compound:prt", label="compound")

    def thanking(self, word: Word) -> None:
        """A sentence that is a "noun" in -s between a name and whom it is done to has a verb ("Ann thanks Tom")."""
        words = self.words
        if not _sounds_finite(word) or word.upos not in ("NOUN", "PROPN") or not 0 < word.index < len(words) - 1:
            return
        before, after = words[word.index - 1], words[word.index + 1]
        while before.label == "flat" and before.head == before.index - 1:
            before = words[before.head]
        modifies = before.label == "vocative" or (before.label == "compound" and after.label == "obj")  # no noun has an object
        called = modifies and before.head == word.index and before.upos in ("PROPN", "PRON")
        if called and after.head == word.index and after.upos in ("PROPN", "PRON") and after.sentence == word.sentence:
            self.put(word, upos="VERB", xpos="VBZ", lemma=_base(word.lower))
            self.label(before, "nsubj")
            self.label(after, "obj")

    def present(self, word: Word) -> None:
        """No past, no participle and no inflected base ends in -s: "confronts" is a present, whatever its tag."""
        if word.upos == "VERB" and word.xpos == "VB" and word.lower.endswith("s") and word.lemma != word.lower:
            self.put(word, xpos="VBZ")
        if word.upos == "VERB" and word.xpos == "VBG" and word.lower in lexicon.DIE and word.index not in self.helped:
            self.put(word, xpos="VBP")  # "they succumb"
        if word.lower == "was":
            self.put(word, lemma="be")  # "there was a lady"
        elif word.upos == "VERB" and word.xpos in ("VBG", "VBN", "VBD") and word.lower.endswith("s"):
            self.put(word, xpos="VBZ", lemma=_base(word.lower))

    def inflected(self, word: Word) -> None:
        """No infinitive ends in an inflected -s: what two "come to" is "blows", and not to blow."""
        to = self.words[word.index - 1] if word.index else word
        plural = word.xpos in ("NN", "NNS", "VBZ") and word.lower.endswith("s") and word.lemma != word.lower
        if word.upos == "VERB" and plural and to.lower == "to" and to.head == word.index and word.label in _INFINITIVES:
            self.put(word, upos="NOUN", xpos="NNS", deprel="obl", label="obl")
            self.put(to, upos="ADP", xpos="IN", deprel="case", label="case")

    def absolute(self, word: Word) -> None:
        """ "With Ann assisting": who stands between "with" and a participle that goes with the verb before is its subject."""
        if word.xpos != "VBG" or word.label != "advcl" or word.index == 0:
            return
        named = self.words[word.index - 1]
        while named.label == "flat" and named.head == named.index - 1:
            named = self.words[named.head]
        case = self.words[named.index - 1] if named.index else named
        if named.upos in ("PROPN", "PRON") and named.label in ("nmod", "obl") and case.lower == "with":
            self.put(named, head=word.index, deprel="nsubj", label="nsubj")
            self.put(case, head=word.index, deprel="mark", label="mark")

    def aside(self, word: Word) -> None:
        """ "Ann, carried by Tom, is set down": of a name and two verbs, the participle between commas only adds to the name."""
        at = word.index - 1
        while at > 1 and self.words[at].upos == "ADV":
            at -= 1
        if word.xpos not in ("VBN", "VBG", "VBD") or word.upos != "VERB" or at < 1 or self.words[at].text != ",":
            return
        named = self.words[at - 1]
        while named.label == "flat" and named.head < named.index:
            named = self.words[named.head]
        if named.upos not in NOMINAL or named.sentence != word.sentence:
            return
        if word.xpos == "VBD":
            within = (
                word.label in ("advcl", "parataxis", "acl") and word.index not in self.subjected | self.helped | self.linked
            )
            if within and named.label == "nsubj" and named.head > word.index and word.head in (named.head, named.index):
                self.put(word, xpos="VBN", head=named.index, deprel="acl", label="acl")  # no past stands there
            verb = self.after(word) if named.head == word.index else None
            if verb is None or not (verb.xpos in ("VBZ", "VBP") or verb.index in self.told_now):
                return
            self.put(word, xpos="VBN")  # "Ann, baffled, leaves"
        if word.label == "parataxis" and word.head == named.index:
            self.label(word, "acl")
        bare = named.label == "obl" and named.index not in self.cased  # "until Ann, carried by Tom, is set down"
        if named.head != word.index or not (named.label in ("nsubj", "vocative") or bare) or word.index in self.helped:
            return
        verb = self.after(word)
        if verb is None:
            return
        self.put(named, head=verb.index, deprel="nsubj:pass" if verb.index in self.passives else "nsubj", label="nsubj")
        self.put(word, head=named.index, deprel="acl", label="acl")
        if verb.head == word.index:
            self.put(verb, head=word.head if word.head != word.index else verb.index, deprel=word.deprel, label=word.label)
        for agent in self.words[word.index : verb.index]:
            if agent.deprel == "obl:agent" and agent.head == verb.index:
                self.put(agent, head=word.index)

    def added(self, word: Word) -> None:
        """ "She is Ann, Tom's wife, brought by him": behind a comma a participle with no "and" is not what a subject did."""
        above, comma = self.words[word.head], self.words[word.index - 1]
        past = word.xpos == "VBD" and above.xpos in ("VBZ", "VBP")  # no past stands there
        if word.label != "conj" or word.upos != "VERB" or not (word.xpos == "VBN" or past) or above.index > word.index:
            return
        if comma.text != "," or word.index in self.linked | self.subjected | self.helped | self.passives | self.objected:
            return
        by = any(w.head == word.index and w.label == "obl" and w.index in self.by for w in self.words[word.index :])
        if not by or above.upos != "VERB" or above.index in self.passives or above.xpos == "VBN":
            return
        named = self.words[comma.index - 1]
        while named.label in ("flat", "appos") and named.head < named.index:
            named = self.words[named.head]
        if named.upos in NOMINAL and above.index < named.index:
            self.put(word, xpos="VBN", head=named.index, deprel="acl", label="acl")

    def after(self, word: Word) -> Word | None:
        """The finite verb without a subject of its own that a comma after a participle leads on to."""
        at = word.index + 1
        while at < len(self.words) and self.words[at].text != "," and self.words[at].sentence == word.sentence:
            at += 1
        if at + 1 >= len(self.words) or self.words[at].text != ",":
            return None
        first = self.words[at + 1]
        verb = self.words[first.head] if first.upos == "AUX" else first
        finite = first.upos in ("AUX", "VERB") and first.xpos in (*FINITE, "MD")
        return verb if finite and verb.upos == "VERB" and verb.index > at and verb.index not in self.subjected else None

    def joined_late(self, word: Word) -> None:
        """ "He had said so, taken it and died": what has an "and" of its own and no subject goes on with the verb before."""
        above = self.words[word.head]
        if word.label != "ccomp" or word.xpos not in FINITE or word.index in self.subjected or above.index > word.index:
            return
        if word.index in self.linked and word.index not in self.marked and above.upos == "VERB":
            self.label(word, "conj")

    def stacked(self, word: Word) -> None:
        """ "Fearing for her son, young Tom, the queen asks": the first of two subjects between commas is one name more.

        So it is where the tree takes the second for another name of the first: then a comma would stand before the verb.
        """
        first = self.words[self.subjects.get(word.head, word.index)]
        verb = word.head
        if word.deprel == "appos" and self.words[word.head].label == "nsubj":
            first = self.words[word.head]
            verb = first.head
            if first.upos != "PROPN" or word.upos not in NOMINAL or not self.led(word, verb):
                return
        elif word.deprel != "nsubj":
            return
        if not first.index < word.index < verb or first.label != "nsubj":
            return
        start = min(
            [w.index for w in self.words[max(first.index - 8, 0) : first.index] if w.head == first.index] + [first.index]
        )
        after = first.index + 1
        while self.words[after].label == "flat":
            after += 1
        if start < 2 or self.words[start - 1].text != "," or self.words[after].text != ",":
            return
        noun = self.words[start - 2]
        if noun.upos in NOMINAL and noun.sentence == word.sentence and noun.label in ("obj", "obl", "nmod"):
            self.put(first, head=noun.index, deprel="appos", label="appos")
            if word.label == "appos":
                self.put(word, head=verb, deprel="nsubj", label="nsubj")

    def led(self, word: Word, verb: int) -> bool:
        """Whether nothing but what goes before it stands between a noun and a finite verb: no comma, and no "and"."""
        between = self.words[word.index + 1 : verb]
        finite = self.words[verb].xpos in FINITE and all(w.head == verb and w.upos in ("ADV", "PART") for w in between)
        return finite and self.words[verb].upos == "VERB"

    def resumed(self, word: Word) -> None:
        """ "Ann flees, but Tom follows, catches her and ...": a verb without a subject goes on with the last that has one."""
        above = self.words[word.head]
        if word.label != "conj" or word.upos != "VERB" or word.xpos not in FINITE or word.index in self.subjected:
            return
        if above.upos != "VERB" or word.index in self.helped:
            return
        beside = [w for w in self.words[above.index + 1 : word.index] if w.head == above.index and w.label == "conj"]
        if beside and (last := beside[-1]).index in self.subjected and last.upos == "VERB" and last.xpos == word.xpos:
            self.put(word, head=last.index)

    def found(self, word: Word) -> None:
        """Whoever "is found hanged by his wife" was found by her, and not hanged."""
        above = self.words[word.head]
        up = self.words[above.head]
        told = word.index in self.by and word.label == "obl" and above.xpos == "VBN" and above.deprel == "xcomp"
        if told and up.lemma in ("find", "discover") and up.index in self.passives:
            self.put(word, head=up.index)

    def rather(self, word: Word) -> None:
        """Of "it was not Ann who killed him but Tom" it is Tom who did."""
        if word.label != "conj" or word.upos not in NOMINAL:
            return
        before = self.words[max(word.index - 3, 0) : word.index]
        but = any(w.lower == "but" and w.label == "cc" and w.head == word.index for w in before)
        clause = self.words[word.head]
        for _ in range(_DEEP):
            if clause.deprel.endswith("relcl"):
                break
            clause = self.words[clause.head]
        focus = self.words[clause.head]
        beside = {w.lower for w in self.words[max(focus.index - 6, 0) : focus.index] if w.head == focus.index}
        not_he = "it" in beside and bool(beside & {"not", "n't"}) and focus.index in self.copulas
        who = any(w.lower == "who" and w.head == clause.index for w in self.words[focus.index : clause.index])
        if but and not_he and who and clause.deprel.endswith("relcl"):
            self.put(word, head=focus.index)
            self.put(clause, head=word.index, deprel="acl:relcl", label="acl")

    def addressed(self, word: Word) -> None:
        """Who stands right behind a verb without a comma is not spoken to: it is done to them."""
        if word.label == "vocative" and word.index == word.head + 1 and self.now[word.head].upos == "VERB":
            self.label(word, "obj")
        elif word.label == "vocative" and word.upos == "PROPN" and (noun := self.named_beside(word)) is not None:
            self.put(word, head=noun, deprel="appos", label="appos")

    def named_beside(self, word: Word) -> int | None:
        """The noun right before a comma and a name that outside all quotations nobody can be called by ("a fence, Gethin")."""
        noun = self.words[word.index - 2] if word.index >= 2 else word
        if noun.upos != "NOUN" or noun.sentence != word.sentence or self.words[word.index - 1].text != ",":
            return None
        marks = {w.text for w in self.words[max(word.index - 60, 0) : word.index + 60] if w.sentence == word.sentence}
        return noun.index if not marks & _QUOTES else None

    def subject(self, word: Word) -> None:
        """A capitalised modifier of a finite verb is its subject; so is a known name before a "noun" that sounds finite."""
        above = self.words[word.head]
        if above.index in self.subjects or word.label not in ("amod", "compound", "nmod") or word.index + 1 != above.index:
            return
        finite = above.xpos in FINITE and word.label != "nmod"
        mistaken = _sounds_finite(above) and above.xpos == "NNS" and word.text in self.named
        if not word.text[:1].isupper() or not (finite or mistaken):
            return
        self.label(word, "nsubj")
        self.put(word, upos="PROPN", xpos="NNP")
        self.put(above, upos="VERB")
        if mistaken:
            self.put(above, xpos="VBZ")
        if mistaken or (above.xpos == "VBZ" and above.lemma == above.lower):
            self.put(above, lemma=_base(above.lower))
        self.subjects[above.index] = word.index


def mended(words: Sequence[Word]) -> list[Word]:
    """The words with what no grammar allows put right."""
    mending = Mending(words)
    for word in words:
        mending.name(word)
        mending.lemma(word)
        mending.joined(word)
        mending.object(word)
        mending.himself(word)
        mending.helper(word)
        mending.stacked(word)
        mending.verb(word)
        mending.mistaken(word)
        mending.thanking(word)
        mending.inflected(word)
        mending.present(word)
        mending.absolute(word)
        mending.aside(word)
        mending.added(word)
        mending.joined_late(word)
        mending.resumed(word)
        hanging.put_right(mending, word)
        causing.caused(mending, word)
        causing.caught(mending, word)
        causing.set_to(mending, word)
        causing.bidden(mending, word)
        undergoing.put_right(mending, word)
        tools.put_right(mending, word)
        absolutes.put_right(mending, word)
        whose.put_right(mending, word)
        mending.found(word)
        mending.rather(word)
    for word in words:
        mending.addressed(word)
        whose.named_plural(mending, word)
        mending.subject(word)
    return mending.now


def _sounds_finite(word: Word) -> bool:
    """Whether a sentence's head that is taken for a noun has the form of a verb's third person."""
    return word.label == "root" and word.lower.endswith("s") and not word.lower.endswith("ss")


def _base(form: str) -> str:
    """The base form of a verb's third person."""
    if form.endswith("ies"):
        return form[:-3] + "y"
    return form[:-2] if form.endswith(("shes", "ches", "sses", "xes", "zzes")) else form[:-1]
