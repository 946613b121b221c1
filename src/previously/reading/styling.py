"""Trees put right where a noun and a name of one person stand side by side: "a lover, Lorna", "Ann, Meg's friend"."""

from __future__ import annotations

import msgspec

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.joining import Joining
from previously.reading.names import gender_of_noun
from previously.reading.trees import hung
from previously.reading.word import Word

_NAMES = frozenset({"flat", "conj", "cc"})


class Styling(Joining):
    """The mends of nouns beside names."""

    def one_of_them(self, word: Word) -> None:
        """ "Gil, one of the heads of the bank, leaves": he is one of them; nobody else leaves beside him."""
        at = word.index
        among = self.now[min(at + 1, len(self.now) - 1)].lower == "of"
        if word.lower != "one" or at < 2 or self.now[at - 1].text != "," or not among:
            return
        before = self.now[at - 2]
        name = self.now[before.head] if before.label == "flat" else before
        alike = (name.head, name.label) == (word.head, word.label) or word.label == "parataxis"
        if name.upos == "PROPN" and name.sentence == word.sentence and alike and name.head != at and name.label != "root":
            self.put(word, name.index, "appos")

    def so_called(self, word: Word) -> None:
        """ "Takes a new lover, Lorna.", "the parents of two sons, Cody and Dave": a name behind a noun is whom it means."""
        at = word.index
        if word.upos != "PROPN" or at < 3 or self.now[at - 1].text != ",":
            return
        noun = self.now[at - 2]
        if noun.lower in ("his", "hers", "theirs") and at > 4 and self.now[at - 3].lower == "of":
            noun = self.now[at - 4]  # "an old friend of hers, Tom"
        if noun.upos != "NOUN" or noun.sentence != word.sentence or not {noun.lower, noun.lemma} & lexicon.KIN.keys():
            return
        called_to = word.label in ("vocative", "dep") and noun.label == "obj" and noun.head == word.head
        twice = word.label == "nsubj" and noun.head == word.head and noun.label == "nmod" and word.head < noun.index
        owned = any(w.head == noun.index and w.deprel == "nmod:poss" for w in self.now[max(noun.index - 5, 0) : noun.index])
        unclosed = word.label == "nsubj" and noun.label in ("vocative", "dislocated", "nsubj") and noun.head == word.head
        if (called_to and self.closed(at)) or twice or (unclosed and owned and word.head > at):
            self.put(word, noun.index, "appos")
            if unclosed:  # "Tom's son, Carl leaves"
                self.put(noun, word.head, "nsubj")

    def called_so(self, word: Word) -> None:
        """ "The apprentice of the wizard Tom": a name right behind a noun that hangs where the noun does is whom it means."""
        at = word.index
        before = self.now[at - 1] if at else word
        alike = (before.head, before.label) == (word.head, word.label) and word.label in ("nmod", "obl", "obj", "nsubj")
        known = before.lower in lexicon.PEOPLE or before.lower in ("adult", "teen") or bool(gender_of_noun(before.lower))
        someone = before.upos == "NOUN" and known
        started = word.label == "nsubj" and not any(
            w.head in (at - 1, at) and w.upos == "DET" for w in self.now[max(at - 4, 0) : at]
        )
        if word.upos == "PROPN" and someone and before.sentence == word.sentence and alike and not started:
            self.put(word, before.index, "appos")

    def also(self, word: Word) -> None:
        """ "The widow of Tom and the mother of Cody": one who is both, and nobody joined to Tom."""
        up = self.now[word.head]
        above = self.now[up.head]
        joined = word.label == "conj" and up.label == "nmod" and up.upos == "PROPN" and above.upos == "NOUN"
        if joined and word.upos == "NOUN" and {word.lower, above.lower} <= lexicon.KIN.keys() and above.index in self.subjected:
            self.put(word, above.index, "conj")

    def what_she_is(self, word: Word) -> None:
        """ "Sees Ann, Meg's best friend and colleague, at the party": between two commas it is Ann who is told of."""
        at, name = word.index, self.now[word.head]
        if word.label != "conj" or word.upos != "NOUN" or word.xpos != "NN" or name.upos != "PROPN" or name.index >= at:
            return
        if not {word.lower, word.lemma} & lexicon.PEOPLE or not any(w.head == at and w.deprel == "nmod:poss" for w in self.now):
            return
        end = at + 1
        while end + 1 < len(self.now) and (self.now[end].lower == "and" or self.now[end].upos == "ADJ"):
            end += 1
        second = self.now[end] if end < len(self.now) and end > at + 1 and self.now[end].lower in lexicon.PEOPLE else None
        if end > at + 1 and second is None:
            return
        end += second is not None
        marks = [w.text for w in self.now[end : end + 1]]
        then = self.now[end + 1] if end + 1 < len(self.now) else word
        shut = marks == ["."] or (marks == [","] and then.lower not in ("and", "or") and then.upos != "PROPN")
        own = (w.index for w in self.now[name.index + 1 : at] if w.head == at and w.upos != "PUNCT")
        first = min(own, default=at)
        right_behind = self.now[first - 1].text == "," and self.now[first - 2].index in (name.index, *self.named(name.index))
        if shut and right_behind:
            self.put(word, name.index, "appos")
            if second is not None:
                self.put(second, at, "conj")

    def named(self, at: int) -> list[int]:
        """The further words of a name."""
        return [w.index for w in self.now[at : at + 6] if w.head == at and w.label == "flat"]

    def who_is(self, word: Word) -> None:
        """ "Turns out to be the crooked Dr. Hale, who wants money": he is what somebody turns out to be."""
        at, up = word.index, self.now[word.head]
        end = max([at, *self.named(at)])
        if word.upos != "PROPN" or word.label != "nsubj" or end + 3 > len(self.now) or up.index < end + 2 or up.label == "root":
            return
        who = self.now[end + 2]
        be = next((w for w in reversed(self.now[max(at - 6, 0) : at]) if w.lower == "be"), None)
        if self.now[end + 1].text != "," or who.lower != "who" or be is None or self.now[be.index - 1].lower != "to":
            return
        above = self.now[be.index - 2 if self.now[be.index - 2].upos == "VERB" else be.index - 3]
        if above.upos != "VERB" or any(w.upos in ("VERB", "PUNCT") for w in self.now[be.index + 1 : at]):
            return
        self.put(word, above.index, "xcomp")
        self.put(self.now[be.index], at, "cop")
        self.put(self.now[be.index - 1], at, "mark")
        for inner in self.now[be.index + 1 : at]:
            if not be.index < inner.head <= at:
                self.put(inner, at, inner.deprel)
        self.put(up, at, "acl:relcl")

    def by_whom(self, word: Word) -> None:
        """ "Ann's son by Bert, Tom, arrives": the name behind both commas is the son's."""
        at, up = word.index, self.now[word.head]
        noun = self.now[up.head]
        other = word.upos == "PROPN" and word.label == "conj" and up.label == "nmod" and noun.lower in lexicon.KIN
        by = any(w.head == up.index and w.lower == "by" for w in self.now[noun.index : up.index])
        end = max([at, *self.named(at)]) + 1
        commas = self.now[at - 1].text == "," and end < len(self.now) and self.now[end].text == ","
        if other and by and commas:
            self.put(word, noun.index, "appos")

    def each_of_two(self, word: Word) -> None:
        """ "Her aunt and uncle, May and Osk": the first is whom the first name means, unless their sex says otherwise."""
        at = word.index
        owned = any(w.head == at and w.deprel == "nmod:poss" for w in self.now[max(at - 5, 0) : at])
        if word.lower not in lexicon.KIN or at + 6 >= len(self.now) or not owned:
            return
        link, other, comma, name = self.now[at + 1 : at + 5]
        if link.lower != "and" or other.lower not in lexicon.KIN or comma.text != "," or name.upos != "PROPN":
            return
        end = name.index + 1
        while end < len(self.now) - 2 and self.now[end].label == "flat" and self.now[end].head == name.index:
            end += 1
        second = self.now[end + 1]
        if self.now[end].lower != "and" or second.upos != "PROPN" or word.lower == other.lower:
            return
        sexes = [(gender_of_noun(noun.lower), gender_of_name(who.lower)) for noun in (word, other) for who in (name, second)]
        apart = [{"m", "f"} == {*pair} for pair in sexes]
        if (apart[0] or apart[3]) and not (apart[1] or apart[2]):
            name, second = second, name
        self.put(name, at, "appos")
        self.put(second, other.index, "appos")

    def closed(self, at: int) -> bool:
        """Whether nothing but its own names and a mark follows a name."""
        last = max(w.index for w in self.now[at : at + 8] if w.index == at or (w.head == at and w.label in _NAMES))
        return last + 1 >= len(self.now) or self.now[last + 1].upos == "PUNCT"

    def praised(self, word: Word) -> None:
        """ "The dashing Tom Hale sees", "the hotheaded Tom": what stands between "the" and a name tells of who bears it."""
        at = word.index
        if word.upos not in ("VERB", "NOUN") or not word.lower.endswith(("ed", "ing")) or not word.text.islower() or not at:
            return
        the, name = self.now[at - 1], self.now[min(at + 1, len(self.now) - 1)]
        if the.lower != "the" or name.upos != "PROPN" or not name.text[:1].isupper() or name.sentence != word.sentence:
            return
        below, alike = name.head == at, (name.head, name.label) == (word.head, word.label)
        if not (below or alike or word.head == name.index):
            return
        if below:
            root = word.head == at
            noun = self.now[at - 3] if at > 2 and self.now[at - 2].text == "," else word
            if word.label in ("parataxis", "advcl", "acl") and noun.upos == "NOUN":  # "her boyfriend, the hotheaded Tom"
                word = hung(word, noun.index, "appos")
            self.put(name, name.index if root else word.head, word.deprel)
            for other in [w for w in self.now if w.head == at and w.index not in (at, name.index)]:
                self.put(other, name.index, other.deprel)
        self.now[at] = msgspec.structs.replace(hung(word, name.index, "amod"), upos="ADJ", xpos="JJ")
        self.put(self.now[the.index], name.index, "det")
