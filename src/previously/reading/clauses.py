"""The stretches of a sentence that can be read on their own as a statement: deletion only, never a word added."""

from __future__ import annotations

from previously.model import Range
from previously.reading import lexicon
from previously.reading.syntax import Doc

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
    indices = sorted(kept)
    while (
        indices
        and (words[indices[-1]].upos == "PUNCT" or words[indices[-1]].upos == "CCONJ")
        and words[indices[-1]].text not in "”\"')"
    ):
        indices.pop()
    while indices and (
        (words[indices[0]].upos in ("PUNCT", "CCONJ") and words[indices[0]].text not in '“"')
        or (words[indices[0]].lower in LEADS and words[indices[0]].deprel in ("advmod", "cc", "discourse"))
    ):
        indices.pop(0)
    if not indices or not _finite(doc, top):
        return ()
    subject = doc.first(top, "nsubj", "nsubj:pass", "csubj")
    if subject is None or subject > top or subject not in indices or words[subject].lower in lexicon.RELATIVES:
        return ()
    return _ranges(doc, indices)


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
    if words[index].xpos in ("VBD", "VBP", "VBZ"):
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
