"""What stands beside a name with how long or when somebody was so: "Ann Hale, for thirty years cook to the family, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.syntax import Doc

if TYPE_CHECKING:
    from previously.reading.refs import Ref

WHILES = frozenset("years months decades generations winters summers".split())
WHEN = frozenset("formerly once now still long sometime lately previously later originally".split())
REACH = 14
"""Words between a name and the second thing that is said of it beside."""


def for_long(doc: Doc, noun: int) -> int:
    """The last word of "for thirty years" before what somebody was so long ("for thirty years solicitor to ..."), or 0."""
    words = doc.words
    at = noun - 1
    while at > noun - 5 and at > 1 and words[at].upos in ("DET", "ADJ") and words[at].lower not in WHILES:
        at -= 1
    if words[at].lower not in WHILES:
        return 0
    return at if any(w.lower in ("for", "these") for w in words[max(at - 4, 0) : at]) else 0


def beside(doc: Doc, refs: list[Ref]) -> list[tuple[Ref, Ref]]:
    """Names with what is said beside them, whatever the tree makes of "for years", "once" or "and for years the wife of"."""
    names = [
        r for r in refs if r.name is not None and r.noun is None and r.type == "PER" and not r.members and r.name[1] == r.last
    ]
    out: list[tuple[Ref, Ref]] = []
    for role in refs:
        if role.name is not None or role.form == "pronoun" or role.plural or role.members or role.type != "PER":
            continue
        since = for_long(doc, role.head)
        start = role.first
        if since:
            start = next(i for i in range(since, -1, -1) if doc.words[i].lower in ("for", "these"))
        elif start and doc.words[start - 1].lower in WHEN:
            start -= 1
        else:
            continue
        if role.noun not in lexicon.PEOPLE:
            continue
        out += [(name, role) for name in names if _beside(doc, name, start, role, since > 0)][-1:]
    return out


def _beside(doc: Doc, name: Ref, start: int, role: Ref, long: bool) -> bool:
    """Whether nothing but a comma, or a first aside and an "and", stands between a name and an aside that is closed."""
    words = doc.words
    comma = name.last + 1
    if not comma < start <= comma + REACH or words[comma].text != "," or name.sentence != role.sentence:
        return False
    between = words[comma + 1 : start]
    if between and not (long and between[-1].lower == "and" and role.possessor is not None):
        return False
    if any(w.upos in ("VERB", "AUX", "PRON") or w.text == "," for w in between):
        return False
    end = max(role.last, role.head)
    if words[end + 1].lower in ("of", "to", "in", "at") and between == []:
        end = next((i - 1 for i in range(end + 1, min(end + 8, len(words))) if words[i].upos == "PUNCT"), end)
    clause = any(w.upos in ("VERB", "AUX") for w in words[role.first : end + 1])
    return words[min(end + 1, len(words) - 1)].text in (",", ".", ";") and not (clause and not between)
