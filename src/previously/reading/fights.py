"""Fights: whether two who fight do so with one another, or side by side against somebody or something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.cast import Cast, Filler

FIGHTING = frozenset("fight struggle compete clash battle duel skirmish".split())
"""Verbs of fights, which two may have with one another or on one side."""
WARS = frozenset("war wars battle army navy rebellion revolution resistance trenches crusade uprising".split())
"""In what one fights and not with whom."""
APART = frozenset("off back out on through".split())
"""What tells behind the verb that something is fought off, or that the fight goes on."""
CAUSES = frozenset(["against", "off", "through"])
"""What stands before whom or what two fight who fight on one side."""
SHARED = frozenset("freedom survival life lives justice peace independence rights equality country".split())
"""For what two fight side by side, as they may fight one another for a prize."""
ALONG = frozenset(["alongside", "beside"])


def with_others(doc: Doc, verb: int) -> bool:
    """Whether two who "fight" have something else to fight: "fight off the wolves", "fight for their lives", "in the war"."""
    words = doc.words
    if words[verb].lemma not in FIGHTING:
        return False
    if any(words[c].lower not in ("other", "another") for c in doc.dependents(verb, "obj")):
        return True
    beside = doc.dependents(verb, "obl")
    told = {doc.preposition(c) for c in beside} & CAUSES
    wars = any(words[c].lower in WARS and doc.preposition(c) == "in" for c in beside)
    wars |= words[verb].lemma == "struggle" and "with" in doc.cases(verb)  # "struggle with grief"
    wars |= any(words[c].lower in SHARED and doc.preposition(c) == "for" for c in beside)
    apart = doc.lowers(verb, "compound:prt", "advmod", "case") & APART
    aims = any(words[m].lower == "to" for c in doc.dependents(verb, "xcomp", "advcl") for m in doc.dependents(c, "mark"))
    return bool(told or apart) or wars or aims or side_by_side(doc, verb)


def side_by_side(doc: Doc, verb: int) -> bool:
    """Whether those who fight are on one side: "fights alongside her", "fight together", "fights with her against Tom"."""
    cases = doc.cases(verb)
    together = "together" in doc.lowers(verb, "advmod")
    side = "side" in doc.lowers(verb, "obl", "advmod")
    return together or side or bool(cases & ALONG) or {"with", "against"} <= cases


def friends(doc: Doc, cast: Cast, verb: int) -> tuple[tuple[str, Filler], ...]:
    """On whose side somebody fights or over whom, and how: "alongside Ann", "with Ann against Tom", "for Ann"."""
    if doc.words[verb].lemma not in FIGHTING:
        return ()
    cases = ALONG | ({"with"} if "against" in doc.cases(verb) else set())
    roles = {**dict.fromkeys(cases, "alongside"), **{case: case for case in ("for", "over", "about")}}
    beside = ((roles.get(doc.preposition(c)), c) for c in doc.dependents(verb, "obl"))
    return tuple((role, f) for role, c in beside if role for f in cast.at(c) if f.type == "PER")
