"""Whom a question means: names, pieces and misspellings of names, and descriptions, among those known at the position."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

from previously import lexicon
from previously.fold import State
from previously.reading.lexicon import KIN
from previously.reading.syntax import Doc
from previously.views.common import name_words, remembered
from previously.views.shown import Figure, roster

Key = TypeVar("Key", str, tuple[str, ...])

LONGEST: Final = 7
"""Words of the longest name that is looked for."""
NEAR: Final = 82.0
"""How like a known name (rapidfuzz's ratio, of 100) a misspelt one must be."""
_SHORTEST_MISSPELT: Final = 4
_DETERMINERS: Final = lexicon.OWNERS | lexicon.DETERMINERS


_COMMON: Final = frozenset(
    "will may mark grace hope faith rose joy art dawn daisy lily violet grant chase drew don the and".split()
)
"""Names that are words as well: without a capital they are those."""
_NO_RANKS: Final = frozenset("mr mrs ms miss mister the saint st".split())
_BY_FAR: Final = 3
"""How many times more often a noun must mean one than another."""


_LED_NAME: Final = re.compile(r"(?:[Tt]he )?[A-Z][\w'’-]+ (?:in|of|from|with|behind|under) (?:the )?[A-Z][\w'’-]+")
"""A name that is a phrase, though somebody be listed by its first word: "the Woman in White"."""


class Called(NamedTuple):
    """Words `first` to `last` of a question that stand for somebody: `ids` are all it may be, `head` its governing word."""

    first: int
    last: int
    head: int
    ids: tuple[str, ...]
    exact: bool


class Directory(NamedTuple):
    """What everybody known goes by: whole names, single words of names, and descriptions without their determiner."""

    names: dict[tuple[str, ...], tuple[str, ...]]
    pieces: dict[str, tuple[str, ...]]
    descriptions: dict[tuple[str, ...], tuple[str, ...]]
    heads: dict[str, tuple[str, ...]]
    """Nouns and titles, each with those called by it, as the text mostly means them by it."""
    titled: dict[tuple[str, ...], tuple[str, ...]]
    """A title and a single word of the name behind it: two may be Hales, and one of them a doctor."""


@remembered
def directory(state: State) -> Directory:
    """Everybody listed by what they are called."""
    names: dict[tuple[str, ...], dict[str, None]] = {}
    pieces: dict[str, dict[str, None]] = {}
    descriptions: dict[tuple[str, ...], dict[str, None]] = {}
    titled: dict[tuple[str, ...], dict[str, None]] = {}
    for figure in roster(state).figures.values():
        for text in (figure.name, *figure.names, *(v.text for v in figure.variants)):
            words = name_words(text)
            if words:
                names.setdefault(words, {})[figure.id] = None
                names.setdefault(tuple(text.casefold().split()), {})[figure.id] = None
        for text in (*figure.names, *(v.text for v in figure.variants)):
            for word, written in zip(name_words(text), text.split()[-len(name_words(text)) :], strict=False):
                if written[:1].isupper():
                    pieces.setdefault(word, {})[figure.id] = None
                    title = text.split()[0].casefold().rstrip(".")
                    if title in lexicon.TITLES:
                        titled.setdefault((title, word), {})[figure.id] = None
        for mention in figure.entity.mentions:
            if mention.form == "name" and (spelt := _LED_NAME.fullmatch(" ".join(mention.citations[0].text.split()))):
                names.setdefault(tuple(spelt[0].casefold().split()), {})[figure.id] = None
        for text in figure.descriptions:
            words = plain(_apart(text))
            if words:
                descriptions.setdefault(words, {})[figure.id] = None
    return Directory(_frozen(names), _frozen(pieces), _frozen(descriptions), _heads(state), _frozen(titled))


def _heads(state: State) -> dict[str, tuple[str, ...]]:
    """Whom a bare noun ("the widow") or rank ("the inspector") means: the only one called so, or by far the most often."""
    counted: dict[str, Counter[str]] = {}
    for figure in roster(state).figures.values():
        if figure.kind != "character":
            continue
        for mention in figure.entity.mentions:
            citation = mention.citations[0]
            text = state.parts[citation.part].text
            if mention.form == "nominal":
                noun = text[slice(*mention.head)].casefold()
                counted.setdefault(noun, Counter())[figure.id] += 1
                for word in text[citation.start : mention.head[0]].casefold().split():
                    if word not in _DETERMINERS:
                        counted.setdefault(f"{word} {noun}", Counter())[figure.id] += 1
            elif mention.form == "name":
                first = citation.text.split()[0].casefold().rstrip(".") if citation.text.split() else ""
                if first in lexicon.TITLES - _NO_RANKS:
                    counted.setdefault(first, Counter())[figure.id] += 1
    found: dict[str, tuple[str, ...]] = {}
    for noun, ids in counted.items():
        (best, most), *rest = ids.most_common(2)
        if not rest or most >= _BY_FAR * rest[0][1]:
            found[noun] = (best,)
    return found


def _frozen(found: dict[Key, dict[str, None]]) -> dict[Key, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in found.items()}


def _apart(text: str) -> list[str]:
    """A description's words, a possessive's ending by itself as the reader has it."""
    return text.replace("’", "'").replace("'s ", " 's ").split()


def plain(words: Sequence[str]) -> tuple[str, ...]:
    """A description's words without case and determiners: "a man in the red coat" is "the man in a red coat"."""
    lower = tuple(w.casefold() for w in words)
    return tuple(w for w in lower if w not in _DETERMINERS) or lower


def called(state: State, doc: Doc) -> tuple[list[Called], list[str]]:
    """Who is named in a question, in order; and the names in it that are nobody's so far."""
    book = directory(state)
    found: list[Called] = []
    taken: set[int] = set()
    size = len(doc.words)
    for width in range(min(LONGEST, size), 0, -1):
        for first in range(size - width + 1):
            last = first + width - 1
            if taken & set(range(first, last + 1)):
                continue
            ids = _exact(book, doc, first, last)
            if ids:
                found.append(Called(first, last, doc.head_of(first, last), ids, True))
                taken |= set(range(first, last + 1))
    found = _whole(doc, sorted(found)) + _described(book, doc, taken)
    unknown: list[str] = []
    for first, last in _names(doc, taken):
        text = doc.span_text(first, last)
        ids = _near(book, text)
        if ids:
            found.append(Called(first, last, doc.head_of(first, last), ids, False))
            taken |= set(range(first, last + 1))
        elif any(w.rstrip(".") not in lexicon.TITLES for w in text.casefold().split()):
            unknown.append(text)
    return sorted(found), unknown


def _whole(doc: Doc, found: list[Called]) -> list[Called]:
    """Words of one name as one: where only "Ann" and "Lowe" are known, "Ann Lowe" is the Ann, or whoever is called both."""
    whole: list[Called] = []
    for one in found:
        before = whole[-1] if whole else None
        if before is None or before.last + 1 != one.first or not _one_name(doc, before, one):
            whole.append(one)
            continue
        ids = tuple(id for id in before.ids if id in one.ids) or before.ids
        whole[-1] = Called(before.first, one.last, doc.head_of(before.first, one.last), ids, before.exact)
    return whole


def _one_name(doc: Doc, before: Called, one: Called) -> bool:
    """Whether a word belongs to the name before it by the tree: "is Ann Ben's sister" has two."""
    word = doc.words[one.first]
    if one.first != one.last or word.upos != "PROPN":
        return False
    owns = one.last + 1 < len(doc.words) and doc.words[one.last + 1].xpos == "POS"
    if owns and before.first > 0 and doc.words[before.first - 1].upos == "AUX":
        return False
    first = doc.words[before.head]
    behind = word.label in ("flat", "compound") and before.first <= word.head <= before.last
    return behind or (first.label == "compound" and first.head == one.first)


def _exact(book: Directory, doc: Doc, first: int, last: int) -> tuple[str, ...]:
    words = [doc.words[i].lower for i in range(first, last + 1)]
    if words[-1] == "'s" or doc.words[last].upos in ("PUNCT", "ADP", "AUX"):
        return ()
    key = tuple(words)
    if any(w.upos in ("PROPN", "NOUN", "ADJ", "NUM", "PRON", "X") or w.text[:1].isupper() for w in doc.words[first : last + 1]):
        text = doc.span_text(first, last)
        known = book.names.get(key) or (words[0] not in lexicon.OWNERS and book.names.get(name_words(text)))
        if known:
            return known
    if first == last and doc.words[first].text[:1].isupper() and (first > 0 or doc.words[first].upos == "PROPN"):
        known = book.pieces.get(key[0])
        if known:
            title = doc.words[first - 1].lower.rstrip(".") if first else ""
            return book.titled.get((title, key[0]), known)
    if (
        words[0] in lexicon.DETERMINERS
        and doc.words[first].upos != "SCONJ"
        and len(words) > 1
        and doc.words[last].upos in ("NOUN", "PROPN", "ADJ", "NUM")
    ):
        owned = doc.noun(last) in KIN and doc.dependents(last, "nmod")  # "the brother of Ann" is not anybody's brother
        return () if owned else book.descriptions.get(plain(words), ())
    return ()


def _described(book: Directory, doc: Doc, taken: set[int]) -> list[Called]:
    """Noun phrases ("the old forger") whose noun means one person in the text."""
    found: list[Called] = []
    for word in doc.words:
        start = next((c for c in doc.children[word.index] if doc.words[c].lower in ("the", "this", "that")), None)
        plainly = word.upos == "NOUN" and word.xpos != "NNS" and not doc.dependents(word.index, "nmod", "acl", "flat", "appos")
        if start is None or start > word.index or not plainly or taken & set(range(start, word.index + 1)):
            continue
        told = [doc.words[c].lower for c in doc.dependents(word.index, "amod", "compound")]
        ids = next((book.heads[f"{t} {word.lower}"] for t in told if f"{t} {word.lower}" in book.heads), ())
        ids = ids or book.heads.get(word.lower, ())
        if ids:
            found.append(Called(start, word.index, word.index, ids, False))
            taken |= set(range(start, word.index + 1))
    return found


def _names(doc: Doc, taken: set[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words (not the question's first word alone) that nothing has been made of."""
    runs: list[tuple[int, int]] = []
    for i, word in enumerate(doc.words):
        proper = word.upos == "PROPN" or (word.text[:1].isupper() and i > 0 and word.upos not in ("PRON", "AUX", "DET"))
        if i in taken or not proper or not word.text[:1].isalpha() or (i == 0 and word.xpos.startswith("W")):
            continue
        if runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def _near(book: Directory, text: str) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process  # only a name that is not found needs it

    if len(text) < _SHORTEST_MISSPELT:
        return ()
    wanted = " ".join(name_words(text))
    known: dict[str, tuple[str, ...]] = {" ".join(words): ids for words, ids in book.names.items()}
    known |= {word: ids for word, ids in book.pieces.items() if len(word) >= _SHORTEST_MISSPELT}
    best = process.extractOne(wanted, list(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return known[best[0]] if best else ()


_LOWER_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def capitalised(state: State, question: str) -> str:
    """A question typed without capitals with those of the names in it, which the model needs to see that they are names."""
    if any(c.isupper() for c in question):
        return question
    pieces = directory(state).pieces

    def spelt(found: re.Match[str]) -> str:
        word = found[0].casefold()
        name = re.sub(r"['’]s$", "", word)
        known = name in pieces and name not in lexicon.TITLES | _COMMON and len(name) > 2
        return found[0].title().replace("'S", "'s").replace("’S", "’s") if known else found[0]

    text = _LOWER_WORD.sub(spelt, question)
    return text[:1].upper() + text[1:]


def figure(state: State, id: str) -> Figure | None:
    """The listed figure of an id."""
    return roster(state).figures.get(id)
