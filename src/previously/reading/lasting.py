"""Which of the ties that are told last: what one deed tells of kin, what its own sentence or a death has ended, do not."""

from __future__ import annotations

from collections.abc import Iterable

from previously.model import Relation
from previously.reading import lexicon
from previously.reading.memory import Memory
from previously.reading.syntax import Doc
from previously.reading.ties import Tie

CLOSE = frozenset(["parent", "sibling", "spouse", "romantic", "relative", "friend"])
"""What people are to one another whom one deed makes nothing else."""


def lasting(ties: list[Tie], told: list[Tie], memory: Memory, titled: frozenset[str]) -> list[Tie]:
    """The ties, but for what one deed tells of those who are kin or close, or of somebody who has no name as yet.

    Who works for somebody is not told to work with them by what the two do together; and kin and lovers hold one another
    captive, as those related by marriage may be anything to one another. Who is `titled` goes by a title as by a name.
    """
    before: list[Relation | Tie] = [*memory.relations.values(), *told]

    def pairs(among: Iterable[Relation | Tie], types: frozenset[str]) -> set[frozenset[str]]:
        these = (r for r in among if r.type in types and r.qualifier != "in-law")
        return {frozenset((memory.find(r.source), memory.find(r.target))) for r in these}

    close, serving = pairs(before, CLOSE), pairs([*before, *ties], frozenset(["works_for"]))
    abreast = pairs(told, frozenset(["works_with"]))
    befriended = pairs(ties, frozenset(["friend"]))  # "battles and befriends a prisoner"

    def lasts(tie: Tie) -> bool:
        if not tie.passing:
            return True
        both = frozenset((memory.find(tie.source), memory.find(tie.target)))
        if tie.type == "works_for" and both in abreast:
            return False  # whose associate somebody is called is of no rank under them
        if (tie.type == "works_with" and both in serving) or (tie.type == "adversary" and both in befriended):
            return False
        return (both not in close or tie.type == "captor") and all(memory.get(id).named or id in titled for id in both)

    return [t for t in ties if lasts(t)]


QUARRELS = frozenset(
    "quarrel fight argue argument row clash feud spat squabble altercation brawl struggle wrestle spar".split()
)
"""What a couple may have with one another, and make up."""


def but_tiffs(doc: Doc, ties: list[Tie], memory: Memory) -> list[Tie]:
    """The ties without the enmity that a quarrel tells of two whom the same part tells to be a couple."""
    loving = (t for t in ties if t.type in ("romantic", "spouse") and t.qualifier is None)
    couples = {frozenset((memory.find(t.source), memory.find(t.target))) for t in loving}

    def tiff(tie: Tie) -> bool:
        both = frozenset((memory.find(tie.source), memory.find(tie.target)))
        return tie.type == "adversary" and tie.passing and both in couples and doc.words[tie.word].lemma in QUARRELS

    return [t for t in ties if not tiff(t)]


def but_over(doc: Doc, ties: list[Tie], memory: Memory) -> list[Tie]:
    """The ties without a marriage that the same sentence tells to be over: "the two were married for nine years"."""

    def couple(tie: Tie) -> tuple[frozenset[str], int]:
        return frozenset((memory.find(tie.source), memory.find(tie.target))), doc.words[tie.word].sentence

    over = {couple(t) for t in ties if t.type == "spouse" and t.qualifier == "ex"}
    return [t for t in ties if t.type != "spouse" or t.qualifier is not None or not t.begins or couple(t) not in over]


def outlived(ties: list[Tie], memory: Memory) -> list[Tie]:
    """The ties without those that somebody's death has ended before: a widow is not married anew by being called one."""
    over = {
        (r.type, frozenset((memory.find(r.source), memory.find(r.target))))
        for r in memory.relations.values()
        if r.change == "ends" and r.type in lexicon.ENDED_BY_DEATH
    }

    def told(tie: Tie) -> bool:
        both = (memory.get(tie.source), memory.get(tie.target))
        return (tie.type, frozenset(e.id for e in both)) in over and any(e.dead for e in both)

    return [t for t in ties if not told(t)]
