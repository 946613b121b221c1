"""Words for several people by how many or of what sort they are: "the two", "both women", "the couple", "the three of them"."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.syntax import Doc, matches

COUNTED = {**dict.fromkeys("both two neither either pair couple duo".split(), 2), "three": 3, "four": 4}
"""How many words tell of that a "they" may go with."""
NUMBERS = COUNTED | {
    **dict.fromkeys("twosome lovers newlyweds sweethearts spouses twins parents".split(), 2),
    **dict.fromkeys("trio threesome".split(), 3),
    **dict.fromkeys("quartet foursome".split(), 4),
}
"""How many people those words tell of, and those that alone describe them."""
ALONE = frozenset("two three four both pair duo trio".split())
"""Words that need no noun to tell of people."""
SORTS = {
    **dict.fromkeys("two three four five both pair duo trio twosome threesome quartet foursome".split(), "count"),
    **dict.fromkeys("couple lovers newlyweds sweethearts spouses honeymooners".split(), "couple"),
    **dict.fromkeys("brothers sisters siblings twins cousins parents".split(), "kin"),
    **dict.fromkeys("men women guys ladies gentlemen".split(), "grown"),
    **dict.fromkeys("boys girls children kids teens teenagers youngsters youths".split(), "young"),
    **dict.fromkeys("friends partners allies companions comrades roommates colleagues mates pals".split(), "bound"),
    **dict.fromkeys("others rest".split(), "others"),
    **dict.fromkeys("group gang team crew".split(), "group"),
}
"""What sort of people a noun tells of."""
OUTRIGHT = frozenset("couple kin grown young".split())
"""Sorts of people that "the" alone tells of."""
BEFORE = frozenset("the both these those".split())
PARTS = frozenset("some most many several few one none any half majority rest last first oldest youngest".split())
"""What is said of a part of them."""
THEM = frozenset("them us".split())


def sort_of(doc: Doc, head: int) -> str:
    """What sort of people a plural noun tells of; nothing where it tells of none."""
    word = doc.words[head]
    if sort := SORTS.get(word.lower):
        return sort
    person = {word.lower, word.lemma} & lexicon.PEOPLE
    return "folk" if word.xpos == "NNS" and (person or doc.dependents(head, "nummod")) else ""


def number_of(doc: Doc, first: int, head: int) -> int:
    """How many a description tells of; 0 where it does not say."""
    told = {doc.words[head].lower, doc.words[first].lower, *doc.lowers(head, "nummod", "det")}
    return min((NUMBERS[word] for word in told & NUMBERS.keys()), default=0)


def of_them(doc: Doc, head: int) -> int | None:
    """The "them" of "the two of them"."""
    return next((c for c in doc.dependents(head, "nmod", "obl") if doc.words[c].lower in THEM and c <= head + 2), None)


def restricted(doc: Doc, head: int) -> bool:
    """Whether what follows tells which are meant: "the men who killed him", "the men in black"."""
    words = doc.words
    after = words[head + 1] if head + 1 < len(words) else words[head]
    if after.text == "," and any(w.lower == "whom" and words[w.index - 1].lower == "of" for w in words[head + 2 : head + 5]):
        return True  # "the men, most of whom served with him"
    told = [c for c in doc.children[head] if c > head and c != of_them(doc, head)]
    counted = bool(doc.dependents(head, "nummod"))
    which = [c for c in told if words[c].deprel == "acl:relcl" or doc.preposition(c) == "of"]
    more = [c for c in told if matches(doc.words[c].deprel, "acl") or doc.words[c].label == "nmod"]
    return after.text != "," and bool(which if counted else more)


def partly(doc: Doc, first: int) -> bool:
    """Whether only some of them are meant: "two of the brothers"."""
    words = doc.words
    of = words[first - 1] if first > 1 else words[first]
    return of.lower == "of" and (words[of.index - 1].upos in ("NUM", "PRON", "DET") or words[of.index - 1].lower in PARTS)


def found(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Where several people are told of and no mention is yet: [first, last] words; `taken` are the heads of mentions."""
    words = doc.words
    for word in words[1:]:
        if word.index in taken or word.label in ("compound", "nummod", "amod", "det", "flat", "nmod:desc"):
            continue
        if word.lower == "both" and (them := of_them(doc, word.index)) is not None:
            yield word.index, them
            continue
        counts = doc.dependents(word.index, "nummod")
        first = min([word.index, *counts, *doc.dependents(word.index, "amod")])
        begun = words[first - 1].lower in BEFORE if first else False
        if not begun or words[first - 1].sentence != word.sentence:
            continue
        if word.lower in ALONE:
            them = of_them(doc, word.index)
            follows = word.index + 1 < len(words) and words[word.index + 1].lower == "of" and them is None
            if not follows and first == word.index:
                yield first - 1, them if them is not None else word.index
        elif (counts and {word.lower, word.lemma} & lexicon.PEOPLE) or SORTS.get(word.lower) in OUTRIGHT:
            yield first - 1, word.index
