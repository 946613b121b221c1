"""The stretches of a sentence that can be read on their own as a statement: deletion only, never a word added."""

from __future__ import annotations

from previously.model import Range
from previously.reading import lexicon
from previously.reading.syntax import Doc
from previously.reading.tags import FINITE

LEADS = frozenset(
    ("meanwhile however moreover furthermore also then so but and yet or afterwards afterward later instead").split()
)


def clause(doc: Doc, word: int) -> tuple[Range, ...]:
    """The clause a word is told in, as character ranges of the part; empty when only the whole sentence stands alone.

    A sentence of joined main clauses is cut at the joints; brackets, leading conjunctions and the like are left out.
    """
    top = _main_verb(doc, word)
    if top is None:
        return ()
    words = doc.words
    kept = set(doc.subtree(top))
    for child in doc.subtree(top):
        label = words[child].deprel
        if child != top and _separable(doc, child) and _in_chain(doc, child, top):
            kept -= set(doc.subtree(child))
        elif label == "cc" and words[child].head == top:
            kept.discard(child)
    kept -= _bracketed(doc, min(kept), max(kept))
    stops = [i for i in kept if words[i].text == ";"]
    kept -= {i for i in kept for stop in stops if (stop > top and i >= stop) or (stop < top and i <= stop)}
    indices = sorted(kept)
    while indices and words[indices[-1]].upos in ("PUNCT", "CCONJ") and words[indices[-1]].text not in "”\"')":
        indices.pop()
    while indices and _leads(doc, indices[0]):
        indices.pop(0)
    if not indices or not _finite(doc, top):
        return ()
    subject = doc.first(top, "nsubj", "nsubj:pass", "csubj")
    if subject is None or subject > top or subject not in indices or words[subject].lower in lexicon.RELATIVES:
        return ()
    return _around(doc, _ranges(doc, indices), subject, top)


def _leads(doc: Doc, index: int) -> bool:
    """Whether a word only ties its clause to the one before: "but", "meanwhile", "that"."""
    word = doc.words[index]
    if word.upos in ("PUNCT", "CCONJ"):
        return word.text not in '“"'
    if word.lower in ("that", "so") and word.upos in ("SCONJ", "ADV"):
        return True
    return word.lower in LEADS and word.deprel in ("advmod", "cc", "discourse")


def _around(doc: Doc, ranges: tuple[Range, ...], subject: int, top: int) -> tuple[Range, ...]:
    """The ranges about the verb, joined over brackets only; what a removed clause left beyond it is a torn piece."""
    text, words = doc.part.text, doc.words
    here = next((n for n, (a, b) in enumerate(ranges) if a <= words[top].start < b), None)
    if here is None:
        return ()

    def bracket(n: int) -> bool:
        gap = text[ranges[n][1] : ranges[n + 1][0]].strip()
        return gap[:1] in "([" and gap[-1:] in ")]"

    first = last = here
    while last + 1 < len(ranges) and bracket(last):
        last += 1
    while first > 0 and bracket(first - 1):
        first -= 1
    kept = ranges[first : last + 1]
    return kept if kept[0][0] <= words[subject].start else ()


def _main_verb(doc: Doc, word: int) -> int | None:
    """The head of the main clause a word lies in: itself, or the governor whose own subject makes a sentence."""
    words = doc.words
    at = word
    chain = [at, *doc.ancestors(at)]
    for n, at in enumerate(chain):
        label = words[at].deprel
        if words[at].head == at or label == "root":
            return at if doc.dependents(at, "nsubj", "nsubj:pass", "csubj") else None
        if _separable(doc, at) and all(
            words[up].head == up or words[up].deprel in ("root", "conj", "parataxis") for up in chain[n + 1 :]
        ):
            return at
    return None


def _separable(doc: Doc, index: int) -> bool:
    """Whether a joined clause has a subject of its own and so can stand alone."""
    word = doc.words[index]
    if word.deprel not in ("conj", "parataxis") or word.upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    if "that" in doc.lowers(index, "mark"):
        return False  # "comes and admits that he lied": what is admitted belongs to it, wherever the tree hangs it
    subject = doc.first(index, "nsubj", "nsubj:pass")
    return subject is not None and doc.words[subject].lower not in lexicon.RELATIVES and _finite(doc, index)


def _in_chain(doc: Doc, index: int, top: int) -> bool:
    """Whether a joined clause hangs on the main clause directly or through other joined clauses."""
    for up in doc.ancestors(index):
        if up == top:
            return True
        if doc.words[up].deprel not in ("conj", "parataxis"):
            return False
    return False


def _finite(doc: Doc, index: int) -> bool:
    words = doc.words
    if words[index].xpos in FINITE:
        return True
    return any(words[c].xpos in ("VBD", "VBP", "VBZ", "MD") for c in doc.dependents(index, "aux", "cop", "aux:pass"))


def _bracketed(doc: Doc, first: int, last: int) -> set[int]:
    out: set[int] = set()
    run: list[int] | None = None
    for i in range(first, last + 1):
        if doc.words[i].text in ("(", "["):
            run = [i]
        elif run is not None:
            run.append(i)
            if doc.words[i].text in (")", "]"):
                out.update(run)
                run = None
    return out


def _ranges(doc: Doc, indices: list[int]) -> tuple[Range, ...]:
    words = doc.words
    out: list[Range] = []
    for i in indices:
        gap = doc.part.text[out[-1][1] : words[i].start] if out else ""
        if out and not gap.strip():
            out[-1] = (out[-1][0], words[i].end)
        else:
            out.append((words[i].start, words[i].end))
    return tuple(out)
