"""One part as reading sees it: words with offsets, tags, tree, and the questions the rules ask of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from previously.model import Range
from previously.reading.asides import outside
from previously.reading.casing import capitals, read_as, small_names
from previously.reading.credits import edges
from previously.reading.hyphens import halved, whole
from previously.reading.joining import joined
from previously.reading.marks import bare, blanked, read_words, shown, unread, within
from previously.reading.mending import mended
from previously.reading.parting import reunited
from previously.reading.rehanging import rehung
from previously.reading.slips import settled
from previously.reading.standins import plainly
from previously.reading.tags import NOMINAL
from previously.reading.trees import acyclic
from previously.reading.word import Word
from previously.segment import words as split_words
from previously.tagging.quoting import Ints, quotations
from previously.text import Part

if TYPE_CHECKING:
    from previously.tagger import Analysis, Frame, Tagger


SPOKEN = 4
"""Words from which what stands in quotation marks counts as speech and not as a name."""


class Doc:
    """A part's words and tree; every index is a word's place in the part."""

    def __init__(self, part: Part, words: Sequence[Word], sentences: Sequence[tuple[int, int]], analysis: Analysis) -> None:
        self.part = part
        self.words = words
        self.sentences = sentences
        self.analysis = analysis
        self.children: list[list[int]] = [[] for _ in words]
        self._starts = [start for start, end in sentences for _ in range(start, end)]
        self._ends = [end for start, end in sentences for _ in range(start, end)]
        self.dreams: dict[int, int | None] = {}  # sentence → the one that began the dream it is told in, once asked for
        for word in words:
            if word.head != word.index:
                self.children[word.head].append(word.index)

    @cached_property
    def quotation(self) -> Ints:
        """The number of the quotation each word stands in; 0 is outside."""
        inside = quotations([w.text for w in self.words], [w.sentence for w in self.words])
        return shut(inside, self.words)

    @cached_property
    def frames(self) -> dict[int, Frame]:
        """What the role labels tell of each predicate, by its word."""
        return {frame.predicate: frame for frame in self.analysis.frames}

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The words inside quotation marks that hold speech."""
        runs: dict[int, list[int]] = {}
        for index, number in enumerate(self.quotation.tolist()):
            if number:
                runs.setdefault(number, []).append(index)
        return frozenset(i for run in runs.values() if len(run) - 2 >= SPOKEN for i in run)

    def dependents(self, index: int, *labels: str) -> list[int]:
        """The words governed by a word by one of `labels` (subtypes count: "nmod" finds "nmod:poss")."""
        children = self.children[index]
        if not children:
            return []
        words = self.words
        return [c for c in children if words[c].label in labels or words[c].deprel in labels]

    def lowers(self, index: int, *labels: str) -> set[str]:
        """The words governed by a word by one of `labels`, in lower case."""
        return {self.words[c].lower for c in self.dependents(index, *labels)}

    def has(self, index: int, lowers: Container[str], *labels: str) -> bool:
        """Whether one of the words governed by a word by one of `labels` is among `lowers`."""
        return any(self.words[c].lower in lowers for c in self.dependents(index, *labels))

    def first(self, index: int, *labels: str) -> int | None:
        """The first word governed by a word by one of `labels`, if any."""
        return next(iter(self.dependents(index, *labels)), None)

    def preposition(self, index: int) -> str:
        """The preposition before a noun, in lower case, also where the tree hangs it on a part of the name; else ""."""
        cases = self.dependents(index, "case")
        if not cases:
            cases = [k for c in self.dependents(index, "flat", "nmod:desc", "compound") for k in self.dependents(c, "case")]
        return self.words[cases[0]].lower if cases else ""

    def cases(self, verb: int) -> set[str]:
        """The prepositions that a verb's obliques stand with; "" where one has none."""
        return {self.preposition(c) for c in self.dependents(verb, "obl")}

    def noun(self, index: int) -> str:
        """A noun in lower case with what hyphens join to it ("brother-in-law", which the treebank cuts in five)."""
        words = self.words
        first = last = index
        while last + 2 < len(words) and words[last + 1].text == "-" and words[last].end == words[last + 1].start:
            if words[last + 1].end != words[last + 2].start:
                break
            last += 2
        while first >= 2 and words[first - 1].text == "-" and words[first - 1].end == words[first].start:
            if words[first - 2].end != words[first - 1].start:
                break
            first -= 2
        return self.part.text[words[first].start : words[last].end].lower()

    def subtree(self, index: int, skip: frozenset[str] = frozenset()) -> list[int]:
        """A word and all it governs, in text order, leaving out branches whose label is in `skip`."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(c for c in self.children[at] if self.words[c].label not in skip)
        return sorted(found)

    def sentence_start(self, index: int) -> int:
        """The first word of the sentence a word is in."""
        return self._starts[index]

    def sentence_end(self, index: int) -> int:
        """The word behind the last of the sentence a word is in."""
        return self._ends[index]

    def ancestors(self, index: int) -> Iterator[int]:
        """A word's governor, its governor's governor, and so on to the root."""
        seen = {index}
        while (up := self.words[index].head) not in seen:
            seen.add(up)
            yield up
            index = up

    def span_text(self, first: int, last: int) -> str:
        """The text from one word to another, both included, as written but for marks that are not read out."""
        return bare(self.part.text, self.part.body, self.words[first].start, self.words[last].end)

    def head_of(self, first: int, last: int) -> int:
        """The word of a stretch whose governor lies outside it (the last such before any clause, when several)."""
        tops = [i for i in range(first, last + 1) if not first <= self.words[i].head <= last or self.words[i].head == i]
        nouns = [i for i in tops if self.words[i].upos in NOMINAL]
        return (nouns or tops or [last])[0]


_SHUTS = frozenset(('"', "”", "''", "»", "’", "'"))


def shut(inside: Ints, words: Sequence[Word]) -> Ints:
    """The quotations of words, those that nobody closes shut at the end of their sentence: the story goes on there.

    A speech of several paragraphs opens each of them, so that another quotation follows at once on one left open.
    """
    out = inside.copy()
    numbers = [*inside.tolist(), 0]
    first = 0
    for at, number in enumerate(numbers[:-1]):
        if at and number != numbers[at - 1]:
            first = at
        if not number or numbers[at + 1] == number or numbers[at + 1] or (words[at].text in _SHUTS and at > first):
            continue
        for later in range(first, at + 1):
            if words[later].sentence != words[first].sentence:
                out[later] = 0
    return out


def matches(deprel: str, label: str) -> bool:
    """Whether a dependency label is `label` or a subtype of it."""
    return deprel == label or deprel.startswith(label + ":")


Cut = list[tuple[int, tuple[Range, ...]]]


def cut(part: Part) -> Cut:
    """A part's sentences that have words, each as its number and its words' offsets."""
    removed = unread(part.text, part.body)
    names = halved(shown(part.text, part.body), part.body)
    breaks = edges(blanked(part.text, part.body), part.body)
    out: Cut = []
    for n, (start, end) in enumerate(part.sentences):
        inside = within(removed, start, end)
        between = [start, *breaks[bisect_right(breaks, start) : bisect_left(breaks, end)], end]
        for first, last in pairwise(between):
            spans = (
                tuple(read_words(part.text, first, last, inside, split_words))
                if inside
                else split_words(part.text, first, last)
            )
            if names:
                spans = whole(part.text, spans, names)
            if spans:
                out.append((n, spans))
    return out


def cased(part: Part, kept: Cut, words: Container[str] | None = None, known: Collection[str] = ()) -> list[list[str]]:
    """The words of those sentences: names in capitals, or in none, look as names mostly do.

    `words` are those the language has, `known` the people's names of earlier parts, both in lower case.
    """
    text = shown(part.text, part.body)
    names = capitals(text, part.body)
    if words is not None:
        names |= small_names(text, part.body, words, known)
    return [[read_as(bare(part.text, part.body, a, b), names) for a, b in spans] for _, spans in kept]


def plain(part: Part, kept: Cut, words: Container[str] | None = None, known: Collection[str] = ()) -> list[list[str]]:
    """The words of those sentences as the model reads them: names that look like something else are plain ones."""
    return plainly(cased(part, kept, words, known))


def parse(part: Part, tagger: Tagger, known: Collection[str] = ()) -> Doc:
    """The part split into words, tagged and parsed by the model, in one pass; `known` are the people's names before it."""
    kept = cut(part)
    texts = cased(part, kept, tagger.known_words, known)
    read = plainly(texts)
    analysis = tagger.read(read)
    words: list[Word] = []
    for (n, spans), said, heard in zip(kept, texts, read, strict=True):
        for (start, end), text, other in zip(spans, said, heard, strict=True):
            token = analysis.tokens[len(words)]
            words.append(
                Word(
                    index=len(words),
                    start=start,
                    end=end,
                    text=text,
                    lemma=token.lemma.lower() if text.lower() == other.lower() else text.lower(),
                    upos=token.upos,
                    xpos=token.xpos,
                    head=token.head,
                    deprel=token.deprel,
                    sentence=n,
                    event=token.event,
                    lower=text.lower().replace("’", "'"),
                    label=token.deprel.partition(":")[0],
                )
            )
    for mend in (outside, settled, joined, rehung, mended, reunited):
        words = acyclic(mend(words), words)
    return Doc(part, words, analysis.sentences, analysis)
