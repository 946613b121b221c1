"""Trees put right where a subject is parted from its verb, or who gets something from the verb that gives it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from previously.reading import lexicon
from previously.reading.tags import FINITE, NOMINAL
from previously.reading.trees import hung, over
from previously.reading.word import Word

_BEFORE = frozenset("det nummod amod compound nmod:poss nmod:desc case flat".split())
"""How what opens a noun phrase hangs on its noun."""
_LINKED = frozenset("conj flat appos parataxis list dep".split())
"""How the tree hangs a subject that it takes for one more of what stands before it."""

TELLING = frozenset("assure tell promise inform warn remind convince persuade notify advise swear show".split())
"""What is done to somebody with a clause behind them: "assures her they will win"."""
GIVING = frozenset("send give bring offer show hand lend owe feed teach pay promise grant deny guarantee".split())
"""What is done with a thing for somebody who stands right behind the verb: "sends Ann flowers"."""
UNCOUNTED = frozenset(
    "custody money cash help shelter asylum immunity protection permission access freedom food medicine poison advice "
    "information evidence proof support leave time hope amnesty parole bail clemency mercy refuge sanctuary safety".split()
)
"""What is given to somebody without an article."""
LASTING = frozenset(
    "need want know have love like live hate mean seem believe be belong own deserve wish hope think feel work suffer remain "
    "stay lie miss lack contain".split()
)
"""What tells how somebody is as well as "is" does."""
HOLDING = frozenset("hold take keep make".split())
"""What is done to somebody "prisoner"."""
SUBJECTS = frozenset("he she they we i".split())


def reunited(words: Sequence[Word]) -> list[Word]:
    """The words with subjects and receivers hung on their verbs."""
    parting = _Parting(words)
    for word in words:
        parting.owner(word)
        parting.told(word)
        parting.given(word)
        parting.held(word)
        parting.described(word)
        parting.listed(word)
        parting.leading(word)
        parting.outer(word)
        parting.kindred(word)
        parting.nearest(word)
        parting.who_comes_last(word)
        parting.disguised(word)
        parting.named_among(word)
        parting.done_to(word)
        parting.run_by(word)
        parting.both(word)
    for word in words:
        parting.late(word)
    return parting.now


class _Parting:
    """A part's words being hung on their verbs; `now` is what they have become."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.now = list(words)
        self.subjected = {w.head for w in words if w.label in ("nsubj", "csubj", "expl")}
        self.relative = {w.head for w in words if w.label == "nsubj" and w.lower in ("who", "which")}
        self.marked = {w.head for w in words if w.label == "mark"}
        self.copulas = {w.head for w in words if w.label == "cop"}
        self.passives = {w.head for w in words if w.deprel == "aux:pass"}
        self.agents = {w.head for w in words if w.deprel == "obl:agent"}
        self.cased = {w.head for w in words if w.label == "case"}
        self.links: dict[int, list[int]] = {}
        self.helps: dict[int, Word] = {}
        for word in words:
            if word.label == "cc":
                self.links.setdefault(word.head, []).append(word.index)
            if word.label == "aux":
                self.helps.setdefault(word.head, word)

    def put(self, word: Word, head: int, deprel: str) -> None:
        """Hang a word elsewhere."""
        self.now[word.index] = hung(self.now[word.index], head, deprel)

    def nearest(self, word: Word) -> None:
        """ "Wins the prize and gives it to Tom": gives it to him, whatever the tree has her win."""
        verb = self.words[word.head]
        if word.deprel != "obl" or verb.upos != "VERB" or verb.index > word.index:
            return
        between = self.words[verb.index + 1 : word.index]
        later = [w for w in between if w.upos == "VERB" and w.label == "conj" and w.head == verb.index]
        if not later or any(w.text == "," for w in self.words[later[-1].index : word.index]):
            return
        own = {w.head for w in between if w.label == "obj"}
        if {verb.index, later[-1].index} <= own:
            self.put(word, later[-1].index, "obl")

    def who_comes_last(self, word: Word) -> None:
        """ "Pirates led by Zora, who turns out ...": one who turns out is Zora, and not the pirates."""
        if word.index < 3 or word.lower != "who" or word.label != "nsubj" or self.words[word.index - 1].text != ",":
            return
        verb, before = self.words[word.head], self.words[word.index - 2]
        told = self.words[verb.head]
        after = self.words[word.index : word.index + 6]
        single = verb.xpos == "VBZ" or any(w.head == verb.index and w.lower in ("is", "was", "has") for w in after)
        if (
            verb.deprel == "acl:relcl"
            and told.xpos == "NNS"
            and single
            and before.upos == "PROPN"
            and told.index < before.index
        ):
            self.put(verb, before.head if before.label == "flat" else before.index, "acl:relcl")

    def both(self, word: Word) -> None:
        """ "Both fall": who falls, and not how."""
        verb = self.words[word.head]
        alone = word.lower == "both" and word.label == "advmod" and verb.index == word.index + 1
        if alone and verb.xpos in ("VBP", "VBD") and verb.index not in self.subjected:
            self.subjected.add(verb.index)
            self.put(word, verb.index, "nsubj")

    def run_by(self, word: Word) -> None:
        """ "Is committed to an asylum run by Crane": the asylum is."""
        noun, after = self.words[word.index - 1], self.words[word.index + 1 : word.index + 2]
        run = word.xpos == "VBN" and word.label == "advcl" and word.index not in self.marked and word.index not in self.passives
        by = bool(after) and after[0].lower == "by" and word.index in self.agents
        if run and by and noun.upos == "NOUN" and noun.lower not in lexicon.PEOPLE:
            self.put(word, noun.index, "acl")

    def done_to(self, word: Word) -> None:
        """ "After his partner, Tom, is shot": it is the partner who is shot, whatever the tree has him be."""
        verb = self.words[word.head]
        if word.deprel != "obl" or verb.upos != "VERB" or verb.index < word.index or word.index in self.cased:
            return
        person = word.upos == "NOUN" and word.xpos == "NN" and word.lower in lexicon.PEOPLE | lexicon.JOBS
        clause = verb.label in ("advcl", "ccomp", "root") and (verb.index in self.passives or verb.xpos in FINITE)
        if person and clause and verb.index not in self.subjected:
            self.subjected.add(verb.index)
            self.put(word, verb.index, "nsubj:pass" if verb.index in self.passives else "nsubj")

    def named_among(self, word: Word) -> None:
        """ "A shepherd, Tam, and his wife": two, of whom the shepherd is Tam."""
        noun, end = self.words[word.head], word.index + 1
        while end < len(self.words) and self.words[end].label == "flat" and self.words[end].head == word.index:
            end += 1
        after = self.words[end : end + 4]
        if word.upos != "PROPN" or word.label != "conj" or noun.upos != "NOUN" or noun.index != word.index - 2:
            return
        so = [w.lower for w in after[:2]] == [",", "and"] and len(after) == 4 and after[2].lower in ("his", "her")
        if so and after[3].lower in lexicon.KIN and noun.lower in lexicon.PERSON_NOUNS | lexicon.JOBS:
            self.put(word, noun.index, "appos")

    def disguised(self, word: Word) -> None:
        """ "Enters the house disguised as a guard": whoever enters is, and no house."""
        noun = self.words[word.head]
        verb = self.words[noun.head]
        worn = word.xpos == "VBN" and word.lemma in ("disguise", "dress") and word.label == "acl"
        thing = noun.upos == "NOUN" and noun.label in ("obj", "obl") and noun.lower not in lexicon.PEOPLE
        if worn and thing and verb.upos == "VERB" and verb.index < word.index:
            self.put(word, verb.index, "advcl")

    def kindred(self, word: Word) -> None:
        """ "Paul, wife Lora and son Karl": three who are listed, and no other names for the first one."""
        if word.index < 3 or word.upos != "PROPN" or word.label not in ("flat", "appos", "conj"):
            return
        link, noun = self.words[word.index - 2 : word.index]
        if noun.upos != "NOUN" or noun.text not in lexicon.KIN or link.text not in (",", "and"):
            return
        first = self.words[word.head]
        if first.upos == "PROPN" and first.index < link.index and (word.label == "conj" or link.text == ","):
            self.put(word, first.index, "conj")
            self.put(noun, word.index, "nmod:desc")

    def opens(self, noun: Word) -> int:
        """The first word of what a noun's phrase opens with."""
        at = noun.index
        while at and self.words[at - 1].deprel in _BEFORE and self.words[at - 1].head in range(at - 1, noun.index + 1):
            at -= 1
        return at

    def owner(self, word: Word) -> None:
        """ "Ann and Tom's son burns it": whoever an "'s" follows is whose the noun behind it is, and no subject beside it."""
        if word.text not in ("'s", "’s", "'", "’") or word.label != "case":
            return
        noun = next((w for w in self.words[word.index + 1 : word.index + 7] if w.upos == "NOUN"), word)
        one = self.words[word.head]
        if noun.label == "nsubj" and one.label == "conj":
            one = self.words[one.head]
        if one.deprel == "nsubj" and one.upos == "PROPN" and noun.deprel == one.deprel and noun.head == one.head != noun.index:
            self.put(one, noun.index, "nmod:poss")
        first = self.words[one.head]
        cc = one.index - 1
        linked = cc > 0 and self.words[cc].label == "cc" and self.words[cc].head == one.head == noun.index
        if one.deprel == "nmod:poss" and linked:
            before = self.words[cc - 1]
            other = self.words[before.head] if before.label == "flat" else before
            if other.deprel == "nmod:poss" and other.head == noun.index:  # "he is Ann and Tom's son": one of two who own him
                self.put(one, other.index, "conj")
                self.put(self.words[cc], one.index, "cc")
        if one.label == noun.label == "conj" and one.head == noun.head and one.upos == first.upos == "PROPN":
            self.put(noun, first.head if first.head != first.index else noun.index, first.deprel)
            self.put(first, noun.index, "nmod:poss")

    def told(self, word: Word) -> None:
        """ "Assures Ann they will win": who stands right behind the verb is told, and the pronoun after them is the subject."""
        verb = self.words[word.head]
        if word.upos not in ("PROPN", "NOUN") or verb.label != "ccomp" or word.label not in ("obj", "iobj", "nsubj", "obl"):
            return
        above = self.words[verb.head]
        after = word.index + 1
        while after < verb.index and self.words[after].deprel == "flat":
            after += 1
        fits = above.lemma in TELLING and self.opens(word) == above.index + 1 and after < verb.index
        if not fits:
            return
        subject = self.words[after]
        if subject.lower in SUBJECTS and subject.head == verb.index:
            self.put(word, above.index, "obj")
            self.put(subject, verb.index, "nsubj:pass" if verb.index in self.passives else "nsubj")

    def given(self, word: Word) -> None:
        """ "Sends Ann flowers": a name between such a verb and a bare thing is no part of the thing."""
        thing = self.words[word.head]
        verb = self.words[thing.head]
        between = word.label in ("compound", "nmod") and word.upos == "PROPN" and word.index + 1 == thing.index
        common = thing.upos == "NOUN" or (thing.upos == "PROPN" and thing.text.islower())
        if not between or thing.label != "obj" or not common or verb.lemma not in GIVING:
            return
        if {thing.lower, thing.lemma} & lexicon.PEOPLE:
            return  # "sends Watch men"
        loose = thing.xpos == "NNS" or word.deprel == "nmod" or thing.lower in UNCOUNTED
        if verb.index + 1 == word.index and loose:
            self.put(word, verb.index, "iobj")
            self.now[thing.index] = msgspec.structs.replace(self.now[thing.index], upos="NOUN")

    def held(self, thing: Word) -> None:
        """ "Holds Ann Lowe prisoner": it is she who is held."""
        verb = self.words[thing.head]
        if thing.lower not in ("prisoner", "hostage", "captive") or thing.label != "obj" or verb.lemma not in HOLDING:
            return
        names = [w for w in self.words[verb.index + 1 : thing.index] if w.head == thing.index]
        rest = self.words[verb.index + 2 : thing.index]
        alone = len(names) == 1 and names[0].index == verb.index + 1 and all(w.head == names[0].index for w in rest)
        if alone and names[0].upos == "PROPN":
            self.put(names[0], verb.index, "obj")
            self.put(thing, verb.index, "xcomp")

    def described(self, noun: Word) -> None:
        """ "Ann, Tom's widow and the mother of his sons, dies": one of whom two things are said, as the verb tells."""
        name = self.words[noun.head]
        if (
            noun.label != "conj"
            or noun.upos != "NOUN"
            or name.upos != "PROPN"
            or name.label != "nsubj"
            or noun.index < name.index
        ):
            return
        beside = [w for w in self.words[name.index + 1 : noun.index] if w.head == name.index and w.label == "appos"]
        linked = self.links.get(noun.index, [])
        verb = self.words[name.head]
        helped = self.helps.get(verb.index)
        passives = (w for w in self.words[noun.index : verb.index] if w.head == verb.index and w.label in ("aux", "cop"))
        finite = next(passives, helped or verb)
        single = finite.xpos == "VBZ" or finite.lower == "was"
        if len(beside) == 1 and single and linked and self.words[linked[0] - 1].text != ",":
            self.put(noun, name.index, "appos")

    def listed(self, word: Word) -> None:
        """ "Gives them shelter, dresses her and leaves": a finite verb is joined to a verb, and to no object of one."""
        noun = self.words[word.head]
        bare = word.label == "conj" and word.upos == "VERB" and word.xpos in FINITE and word.index not in self.helps
        if not bare or word.index in self.subjected | self.marked or noun.upos not in NOMINAL or noun.index in self.copulas:
            return
        if noun.label in ("obj", "iobj", "obl", "nmod"):
            above = [i for i in over(self.words, noun.index) if self.words[i].upos == "VERB"]
            fits = [i for i in above if self.words[i].xpos == word.xpos and i < noun.index]
            if fits:
                self.put(word, fits[0], "conj")

    def outer(self, verb: Word) -> None:
        """ "Ann learns that Tom is lying, and leaves": she leaves; "that he is ill and needs her" tells only of him."""
        bare = verb.label == "conj" and verb.upos == "VERB" and verb.xpos in FINITE and verb.index not in self.helps
        if not bare or verb.index in self.subjected | self.marked or verb.lemma in LASTING:
            return
        inner = self.words[verb.head]
        while inner.label in ("xcomp", "conj") and inner.head != inner.index:
            inner = self.words[inner.head]
        above = self.words[inner.head]
        mixed = inner.xpos not in FINITE and (inner.index in self.copulas or inner.xpos == "VBG")
        if (
            inner.label == "ccomp"
            and mixed
            and inner.index in self.subjected
            and above.xpos == verb.xpos
            and above.upos == "VERB"
        ):
            self.put(verb, above.index, "conj")

    def leading(self, verb: Word) -> None:
        """ "As she meets Ann, Ben and Carl leave": those after the comma do what has no subject, and are not met."""
        finite = (
            verb.upos == "VERB" and (self.finite(verb) or verb.xpos == "VB") and verb.index not in self.subjected | self.marked
        )
        if not finite or verb.label not in ("root", "ccomp", "conj") or self.words[verb.index - 1].text in ("to", ","):
            return
        before = self.words[max(verb.index - 30, 0) : verb.index]
        leading = [w for w in before if w.head == verb.index and w.label in ("advcl", "obl")]
        if len(leading) != 1:
            return
        clause = leading[0]
        near = self.words[clause.index + 1 : verb.index]
        joined = [w for w in near if w.label == "conj" and w.upos in NOMINAL and w.head < w.index]
        if clause.label == "advcl":
            heads = {w.index for w in near if w.head == clause.index and w.label in ("obj", "obl")}
        else:
            heads = {w.index for w in (clause, *near) if w.index == clause.index or w.head == clause.index}
        joined = [w for w in joined if w.head in heads]
        if not joined or len({w.head for w in joined}) > 1:
            return
        start = self.opens(joined[0])
        last = joined[-1]
        links = [w for w in near if w.label == "cc" and w.head in {j.index for j in joined}]
        behind = all(self.within(w.index, joined[0].head) for w in near if w.index > start)
        if self.words[start - 1].text != "," or not behind or (len(joined) > 1) != bool(links) or len(links) > 1:
            return
        if any(w.index < joined[0].index for w in links) or self.words[joined[0].head].index > start:
            return
        self.put(joined[0], verb.index, "nsubj:pass" if verb.index in self.passives else "nsubj")
        for other in joined[1:]:
            self.put(other, joined[0].index, "conj")
        for link in links:
            self.put(link, last.index, "cc")

    def late(self, noun: Word) -> None:
        """ "…; the king, who limps, leaves", "…, and her son, the heir, has fled": the verb behind the asides is the noun's."""
        if noun.label not in _LINKED or noun.upos not in NOMINAL or noun.index in self.cased or noun.head >= noun.index:
            return
        start = self.opens(noun)
        linked = start > 1 and self.words[start - 1].label == "cc"  # whatever the tree hangs it on
        before = self.words[start - 1 - linked] if start > linked else noun
        apart = before.text == ";" and before.sentence == noun.sentence
        joined = linked and noun.label == "conj" and (before.text == "," or self.words[noun.head].upos == "VERB")
        nominal = linked and noun.head in self.copulas
        if not (apart or joined or nominal):
            return
        verb = self.behind(noun, start, close=not (apart or before.text == ","))
        if verb is None or (joined and not apart and verb.label not in ("conj", "parataxis")):
            return
        self.put(noun, verb.index, "nsubj:pass" if verb.index in self.passives else "nsubj")
        top = next((i for i in over(self.now, verb.index) if self.now[i].head == i), verb.index)
        if apart and verb.label not in ("conj", "parataxis", "root") and top not in (verb.index, noun.index):
            self.put(verb, top, "parataxis")
        if linked:
            self.put(self.words[start - 1], verb.index, "cc")

    def behind(self, noun: Word, start: int, close: bool) -> Word | None:
        """The finite verb without a subject that follows a noun's phrase, or, unless `close`, a comma after its asides."""
        inside = {noun.index}
        for word in self.words[noun.index + 1 :]:
            if word.sentence != noun.sentence or word.text == ";":
                return None
            if word.head in inside or self.within(word.index, noun.index):
                inside.add(word.index)
                continue
            if word.upos != "VERB" or not self.finite(word) or word.index in self.relative:
                continue
            first = self.helps.get(word.index, word).index
            while first > noun.index + 1 and self.words[first - 1].upos == "ADV":
                first -= 1
            right = first == noun.index + 1 or self.words[first - 1].index in inside
            right = right if close else right or self.words[first - 1].text == ","
            own = any(link >= start for link in self.links.get(word.index, ()))  # "and" of its own
            free = word.index not in self.subjected | self.marked and not own and word.head < start
            return word if right and free else None
        return None

    def within(self, at: int, noun: int) -> bool:
        """Whether a word hangs, over others, on a noun."""
        return noun in over(self.words, at)

    def finite(self, verb: Word) -> bool:
        """Whether a verb is finite, by its own form or by its auxiliary's."""
        tag = self.helps[verb.index].xpos if verb.index in self.helps else verb.xpos
        return tag in (*FINITE, "MD")
