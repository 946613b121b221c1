"""Weddings told after a child of one of the two, and divorces right before: the other one need not be its parent."""

from __future__ import annotations

from collections.abc import Sequence

from previously.reading import lexicon
from previously.reading.memory import Memory
from previously.reading.syntax import Doc
from previously.reading.ties import Tie


def not_of_both(doc: Doc, ties: Sequence[Tie], memory: Memory) -> set[tuple[frozenset[str], str]]:
    """ "Has two sons, Tom and Will, and later marries Ann", "divorced Ann and has a son": couples, each with a child of one."""
    find = memory.find
    known = [(find(r.source), find(r.target), -1) for r in memory.relations.values() if r.type == "parent"]
    known += [(find(t.source), find(t.target), t.word) for t in ties if t.type == "parent"]
    out: set[tuple[frozenset[str], str]] = set()
    for tie in ties:
        if tie.type != "spouse":
            continue
        couple = frozenset((find(tie.source), find(tie.target)))
        word = doc.words[tie.word]
        for parent, child, told in known:
            before = word.lemma in lexicon.WED and told < tie.word
            after = not tie.begins and told > tie.word and doc.words[told].sentence == word.sentence
            if parent in couple and (before or after):
                out.add((couple, child))
    return out
