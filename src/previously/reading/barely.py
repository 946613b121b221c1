"""Whose ties are kept to oneself: of somebody who is only "her brother" or "the old man" it is too doubtful who that is."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.reading import kin, lexicon
from previously.reading.cast import Cast
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.syntax import Doc
from previously.reading.ties import Tie

HARDLY = 0.3
"""How sure the ties are of whom next to nothing is told: they are kept for whom they turn out to be, and not shown."""


SHORT = frozenset("chief director minister secretary judge justice officer agent".split())
"""Titles that alone are mostly short for longer ones, told with a name: "Chief of Surgery Ann Hale" is "the Chief"."""


def styled(doc: Doc, refs: list[Ref], cast: Cast, memory: Memory) -> frozenset[str]:
    """Those without a name whom a part calls by a title in capitals, as others by their names: "the Baron"."""
    small = {w.text for w in doc.words}
    out: set[str] = set()
    for ref in refs:
        id = cast.identified.entities[ref.index]
        head = doc.words[ref.head]
        alone = ref.first == ref.head - 1 and ref.last == ref.head and doc.words[ref.first].lower == "the"
        capital = head.text[:1].isupper() and not head.text.isupper() and head.lower not in small
        if id is None or ref.type != "PER" or ref.plural or ref.quoted or not (alone and capital):
            continue
        if ref.form != "name" and (ref.form != "nominal" or _another_s(memory, id, head.lower)):
            continue
        if head.lower in lexicon.TITLES and not memory.get(id).named:
            out.add(memory.find(id))
    return frozenset(out)


def _another_s(memory: Memory, id: str, title: str) -> bool:
    """Whether somebody else bears a title by name, or more is said of who has it: "the Captain" may be Captain Hale."""
    more = title in SHORT or any(noun != title or modifiers for noun, modifiers in memory.get(id).descriptions)
    return more or any(e.named and e.id != memory.find(id) for e in memory.described(title))


def hidden(doc: Doc, refs: list[Ref], cast: Cast, ties: list[Tie], memory: Memory, excepted: set[str]) -> Iterator[Tie]:
    """The ties, those not to be shown that bind somebody without a name who is told of as if known already.

    Mostly "her brother" or "the old man" is one known by name whom reading did not recognise. "A clerk" is told of for the
    first time, and is somebody if told of again; "Ann's brother" says whose, and "my brother" those need not know to whom it
    is said. So is neither who is among those `excepted`: told of by a title, or to die.
    """
    told: dict[str, list[Ref]] = {}
    for ref in refs:
        if (id := cast.identified.entities[ref.index]) is not None:
            told.setdefault(memory.find(id), []).append(ref)

    def barely(id: str, tie: Tie) -> bool:  # whom somebody hires, treats or bears may be told of once
        one = memory.get(id)
        if one.type != "PER" or one.named or one.id in excepted or "late" in {m for _, mods in one.descriptions for m in mods}:
            return False
        mentions = told.get(one.id, [])
        told_by = tie.type in ("represents", "treats") or (tie.type == "parent" and doc.words[tie.word].upos == "VERB")
        return not any(_introduces(doc, ref, only=len(mentions) == 1 and not told_by) for ref in mentions)

    for tie in ties:
        doubtful = barely(tie.source, tie) or barely(tie.target, tie)
        yield msgspec.structs.replace(tie, confidence=min(tie.confidence, HARDLY)) if doubtful else tie


def _introduces(doc: Doc, ref: Ref, *, only: bool) -> bool:
    """Whether a mention tells of somebody for the first time, or by whose they are: "a clerk", "Ann's brother"."""
    if (ref.det == "indef" and not only) or kin.thought_of(doc, ref.head) is not None:
        return True
    owner = doc.words[ref.possessor] if ref.possessor is not None else None
    return owner is not None and (owner.upos == "PROPN" or owner.lower == "my")
