"""Trees put right around asides: what stands in brackets, between commas or in a relative clause governs nothing outside it."""

from __future__ import annotations

from collections.abc import Sequence

from previously.reading.tags import FINITE, NOMINAL
from previously.reading.trees import hung, over
from previously.reading.word import Word

LONGEST = 8
"""Words in brackets that are still an aside to the word before them."""

_WITHIN = ("flat", "nmod:desc", "compound")


def outside(words: Sequence[Word]) -> list[Word]:
    """The words with what asides must not govern hung where it belongs."""
    now = list(words)
    _brackets(now)
    _main_verbs(now)
    _named_subjects(now)
    _relative_subjects(now)
    _named_of_several(now)
    return now


def _brackets(now: list[Word]) -> None:
    """ "Ann Lowe (Eve Hart), Tom's wife": whoever is Tom's wife is no actress."""
    for word in list(now):
        if word.text != "(" or word.index == 0 or now[word.index - 1].upos not in ("PROPN", "NOUN"):
            continue
        near = range(word.index + 1, min(word.index + LONGEST + 2, len(now)))
        close = next((i for i in near if now[i].text == ")" and now[i].sentence == word.sentence), -1)
        inside = range(word.index + 1, close)
        if not inside:
            continue
        before = word.index - 1
        while now[before].deprel in _WITHIN and now[before].head < before:
            before = now[before].head
        top = next((i for i in inside if now[i].head not in inside), inside[0])
        if now[before].head in inside:  # the name hangs on its aside: the two change places
            up = now[top].head
            now[before] = hung(now[before], before if up in (top, before) else up, now[top].deprel)
        first, last = _sentence(now, word.index)
        for i in range(first, last):
            if i not in inside and i != before and now[i].head in inside and i not in over(now, before):
                now[i] = hung(now[i], before, now[i].deprel)
        if all(now[i].upos == "PROPN" for i in inside):
            now[top] = hung(now[top], before, "appos")


def _sentence(now: list[Word], at: int) -> tuple[int, int]:
    """The first word of a sentence and the one after its last."""
    first = last = at
    while first > 0 and now[first - 1].sentence == now[at].sentence:
        first -= 1
    while last < len(now) and now[last].sentence == now[at].sentence:
        last += 1
    return first, last


def _main_verbs(now: list[Word]) -> None:
    """ "Ann, who left when Tom died, runs the shop": a sentence that is a bare noun has its verb behind the relative clause.

    It is the last finite verb right behind a comma that has neither a subject nor an "and" of its own.
    """
    subjected = {w.head for w in now if w.label in ("nsubj", "csubj", "expl")}
    linked = {w.head for w in now if w.label in ("cc", "mark")}
    verbal = {w.head for w in now if w.label in ("cop", "aux")}
    for root in list(now):
        bare = root.head == root.index and root.upos in ("NOUN", "PROPN") and root.index not in subjected | verbal
        if not bare:
            continue
        behind = now[root.index + 1 : _sentence(now, root.index)[1]]
        named = {root.index, *(w.index for w in behind if w.head == root.index and w.label == "appos")}
        clauses = {w.index for w in behind if w.head in named and w.deprel == "acl:relcl"}
        verbs = [
            w.index
            for w in behind
            if w.upos == "VERB" and w.xpos in FINITE and w.index not in subjected | linked | clauses
            and now[w.index - 1].text == "," and clauses & set(over(now, w.index))
        ]  # fmt: skip
        ended = max(
            (w.index for w in behind if verbs and w.index < verbs[-1] and w.lower == "and" and w.label == "cc"), default=0
        )
        if verbs:
            main = next(v for v in verbs if v > ended)  # "who limps and drinks, gives her tea, feeds him and leaves"
            now[main] = hung(now[main], main, "root")
            now[root.index] = hung(now[root.index], main, "nsubj")


def _named_subjects(now: list[Word]) -> None:
    """ "The pilot, Ann Lowe, swears": of two subjects that only a comma parts, the name is the noun's."""
    first: dict[int, int] = {}
    for word in list(now):
        if word.deprel != "nsubj":
            continue
        noun = now[first.setdefault(word.head, word.index)]
        start = word.index
        while start > 1 and now[start - 1].deprel in _WITHIN and now[start - 1].head == word.index:
            start -= 1
        parted = start >= 2 and now[start - 1].text == "," and start - 2 == noun.index
        if parted and noun.upos == "NOUN" and word.upos == "PROPN" and noun.sentence == word.sentence:
            now[word.index] = hung(now[word.index], noun.index, "appos")


def _relative_subjects(now: list[Word]) -> None:
    """ "The ship, which Ann has been steering": who stands between a relative and its verb is the verb's subject."""
    subjected = {w.head for w in now if w.label in ("nsubj", "csubj", "expl")}
    relatives = {w.head: w for w in now if w.lower in ("which", "whom", "that") and w.label in ("obj", "obl", "iobj")}
    for word in list(now):
        start = word.index
        while start > 1 and now[start - 1].deprel in ("nmod:desc", "det") and now[start - 1].head == word.index:
            start -= 1
        if word.label != "appos" or start < 1 or word.upos not in NOMINAL:
            continue
        verb = next((v for v, r in relatives.items() if r.index in (start - 1, start - 2) and v not in subjected), None)
        if verb is not None and verb > word.index and now[verb].deprel == "acl:relcl" and now[verb].head == word.head:
            now[word.index] = hung(now[word.index], verb, "nsubj")


def _named_of_several(now: list[Word]) -> None:
    """ "The men whom she shot, including Tom": he is one of them, and has no part in the relative clause."""
    cased = {w.head for w in now if w.lower == "including" and w.label == "case"}
    for index in cased:
        word, verb = now[index], now[now[index].head]
        if verb.deprel == "acl:relcl" and verb.head < verb.index < index and word.label in ("nsubj", "obj", "obl", "appos"):
            now[index] = hung(word, verb.head, "nmod")
