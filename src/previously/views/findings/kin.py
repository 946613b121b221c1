"""What sentences say in plain words that two people are to each other by blood or marriage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, permutations
from typing import Final, NamedTuple

from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import mentions_by_sentence, remembered
from previously.views.findings.evidence import HEDGED, NEAR, UNREAL, sentence
from previously.views.findings.evidence import place as placed
from previously.views.findings.finding import SURE
from previously.views.findings.plain import names_of
from previously.views.shown import roster

PLAUSIBLE: Final = 0.75
"""How sure the reading must be of kinship that a surer statement contradicts."""
BEYOND_DOUBT: Final = 0.95
"""How sure it must be where a sentence says "her mother" of somebody whom only the reading knows by name."""
_READ: Final = frozenset(("parent", "sibling", "spouse", "relative"))
OLDER, YOUNGER, EQUAL = 1, -1, 0
KIN: Final[dict[str, tuple[str, int]]] = {
    **dict.fromkeys(("mother", "father"), ("parent", OLDER)),
    **dict.fromkeys(("son", "daughter", "child"), ("parent", YOUNGER)),
    **dict.fromkeys(("brother", "sister"), ("sibling", EQUAL)),
    **dict.fromkeys(("husband", "wife"), ("spouse", EQUAL)),
    **dict.fromkeys(("uncle", "aunt"), ("uncle", OLDER)),
    **dict.fromkeys(("nephew", "niece"), ("uncle", YOUNGER)),
    "cousin": ("cousin", EQUAL),
    **dict.fromkeys(("grandmother", "grandfather"), ("grandparent", OLDER)),
    **dict.fromkeys(("grandson", "granddaughter", "grandchild"), ("grandparent", YOUNGER)),
}
"""Which tie a word for kin tells, and whether whoever is called so is the older of the two."""
WORDS: Final = {
    "parent": "parent of",
    "sibling": "sibling of",
    "spouse": "married to",
    "uncle": "uncle or aunt of",
    "cousin": "cousin of",
    "grandparent": "grandparent of",
}
_WORD: Final = rf"({'|'.join(KIN)})"
_HOW: Final = r"(?:(?!grand|great|step|foster|half|in-law)[a-z-]+ ){0,2}"
_OF: Final = re.compile(rf"^(?:,| is| was) (?:the|an?) {_HOW}{_WORD} of (?:[A-Z]\w+ )?$")
_OWNED: Final = re.compile(rf"^(?:['’]s?)? {_HOW}{_WORD},? (?:[A-Z]\w+ )?$")
_BEHIND: Final = re.compile(rf"^(?:['’]s?)? {_HOW}{_WORD}(?=[,.;:!?)]|$| who\b)(?!,? (?:and|or)\b)")
_IS: Final = re.compile(r"^(?:,| is| was|, who (?:is|was)) (?:[A-Z][\w.]+ )?$")
_HIS: Final = re.compile(rf"^(?: [a-z]+){{1,6}} (his|her) {_HOW}{_WORD},? (?:[A-Z]\w+ )?$")
_HAS: Final = re.compile(rf"^(?: \([^()]*\))? (?:has|had) [^.;:]{{0,90}}?\b(?:an?|one) {_HOW}{_WORD}, $")
_WITH: Final = re.compile(rf"^,? (?:and|with) (his|her) {_HOW}{_WORD},? (?:[A-Z]\w+ )?$")
"""Whose kin somebody is by a pronoun that can mean nobody else: the subject's, or that of who stands right beside it."""
_BESIDE: Final = re.compile(rf"\b(?:(?P<whose>[Hh]is|[Hh]er) |[Tt]heir |[\w’'-]+['’]s? ){_HOW}{_WORD},? (?:[A-Z]\w+ )?$")
_AFTER: Final = re.compile(rf"^, (?:(?P<whose>his|her)|their) {_HOW}{_WORD}(?=[,.;:!?)]| who\b)(?!,? (?:and|or)\b)")
_PAIR: Final = re.compile(
    r"\b(?:[Tt]he |[Tt]wo |[Tt]wins? |^)(?:twin )?(?P<kin>[Bb]rothers|[Ss]isters|[Ss]iblings|[Tt]wins|[Cc]ousins) $|^[Tt]wins $"
)
_ARE: Final = re.compile(
    r"^(?: [A-Z][\w’'-]+)? are (?:twins|twin (?:brothers|sisters)|(?:brothers|sisters|siblings|brother and sister|"
    r"cousins))(?=[,.;]| and| who)(?!-)"
)
"""Two who are called kin of one sort: "the brothers Tom and Ben", "Ann and Eve are twins"."""
_CLOSED: Final = re.compile(r"^(?: \([^()]*\))?(?:[,.;:!?)]|$)")
_OR_SO: Final = re.compile(
    r"\b(?:or so|claim\w*|alleg\w*|rumou?r\w*|believ\w*|suspect\w*|suppos\w*|presum\w*|pretend\w*|lied|lying|insist\w*|"
    r"thinks?|thought|accus\w*|in-law)\b",
    re.IGNORECASE,
)
"""What doubts behind it what has been said."""


class Claim(NamedTuple):
    """What one sentence says two are to each other, how sure that is, and whether it calls both by name.

    `word` is what stands right beside a name, empty where nothing does.
    """

    type: str
    source: str
    target: str
    citation: Citation
    confidence: float
    plain: bool = True
    word: str = ""


@remembered
def claims(state: State) -> list[Claim]:
    """All that is told of kinship without doubt, in story order, the surer first."""
    told = (*_read(state), *_written(state), *_pronouns(state))
    return sorted((*told, *_two_steps(told)), key=lambda c: (placed(c.citation), -c.confidence))


def _two_steps(told: Iterable[Claim]) -> Iterator[Claim]:
    """Grandparents, who are told of as parents of a parent, and aunts and uncles, who are siblings of one."""
    parents = [claim for claim in told if claim.type == "parent"]
    for one, other in permutations(parents, 2):
        if one.target == other.source and one.source != other.target:
            later = max(one, other, key=lambda c: placed(c.citation))
            sure = min(one.confidence, other.confidence)
            yield Claim("grandparent", one.source, other.target, later.citation, sure, one.plain and other.plain)
    for brother in (claim for claim in told if claim.type == "sibling"):
        for parent in parents:
            aunt = {brother.source: brother.target, brother.target: brother.source}.get(parent.source, parent.target)
            if aunt != parent.target:
                later = max(brother, parent, key=lambda c: placed(c.citation))
                sure = min(brother.confidence, parent.confidence)
                yield Claim("uncle", aunt, parent.target, later.citation, sure, brother.plain and parent.plain)


def _read(state: State) -> Iterator[Claim]:
    """The kinship that the reading found in sentences which leave no doubt, and name both unless it is very sure."""
    figures = roster(state).figures
    for tie in state.ties:
        one, other = figures.get(tie.source), figures.get(tie.target)
        if tie.type not in _READ or tie.qualifier is not None or one is None or other is None:
            continue
        if tie.facts and tie.facts[0].confidence < PLAUSIBLE:
            continue  # whoever is "her father" later is so because of the first, doubtful word of it
        for fact in tie.facts:
            whole = sentence(state, fact.citations[0])
            begins = fact.change == "begins" and fact.qualifier is None and fact.confidence >= PLAUSIBLE
            called = [m for m in _mentioned(state, whole, one.id, other.id) if _of_one(state, m, whole)] if begins else []
            plain = len(called) == 2
            word = next((w for m in called if (w := beside(state, m))), "")
            if not called or not (plain or fact.confidence >= BEYOND_DOUBT or (word and fact.confidence >= PLAUSIBLE)):
                continue
            ends: tuple[str, str, str] = (tie.type, one.id, other.id)
            if tie.type == "relative":
                if not word or KIN[word][0] not in ("uncle", "cousin", "grandparent"):
                    continue
                ends = _turned(state, word, called, one.id, other.id)
            if not doubted(whole, max(m.citations[0].end for m in called) if plain else whole.end):
                yield Claim(*ends, whole, fact.confidence, plain, word)


def _of_one(state: State, mention: Mention, whole: Citation) -> bool:
    """Whether a name is nobody else's: "Dr. Weston" may be the father of the one whom the reading took him for."""
    return mention.form != "name" or bool(names_of(state, roster(state).figures[state.canonical[mention.entity]], whole))


def _turned(state: State, word: str, called: list[Mention], *ids: str) -> tuple[str, str, str]:
    """The tie that a word for kin beside a name tells, the older of the two first."""
    who = next(state.canonical[m.entity] for m in called if beside(state, m))
    other = ids[0] if ids[1] == who else ids[1]
    kind, age = KIN[word]
    return (kind, other, who) if age == YOUNGER else (kind, who, other)


def beside(state: State, mention: Mention) -> str:
    """The word for kin that stands beside a name and means the same person: "her cousin Ben", "Ben, her cousin,"."""
    found = _word_beside(state, mention)
    return found[0][2] if found else ""


def _word_beside(state: State, mention: Mention) -> tuple[re.Match[str], int] | None:
    """That word with what says whose kin it is, and where in the part the text begins that it was found in."""
    citation = mention.citations[0]
    whole, text = sentence(state, citation), state.parts[citation.part].text
    after = text[citation.end : whole.end]
    before = _BESIDE.search(text[whole.start : citation.start])
    if before and ("," not in before[0] or _CLOSED.match(after)):  # not "she is Betsy to her father, Lizzie to the village"
        return before, whole.start
    found = _AFTER.match(after)
    return (found, citation.end) if found else None


def _mentioned(state: State, whole: Citation, *ids: str) -> list[Mention]:
    """Where a sentence first calls each of some figures by name."""
    found: dict[str, Mention] = {}
    figures = roster(state).figures
    for mention in mentions_by_sentence(state).get((whole.part, whole.sentence), ()):
        id = state.canonical.get(mention.entity, mention.entity)
        text = mention.citations[0].text
        if id in ids and (mention.form == "name" or any(name in text for name in figures[id].names)):  # "the publican, Donal"
            found.setdefault(id, mention)
    return list(found.values())


def _written(state: State) -> Iterator[Claim]:
    """ "Ann, the daughter of Tom", "Ann, Tom's niece", "Tom has a niece, Ann": words so plain that no reading is needed."""
    figures = roster(state).figures
    for (number, _), mentions in mentions_by_sentence(state).items():
        part = state.parts[number]
        names = [m for m in mentions if m.form == "name" and figures.get(state.canonical.get(m.entity, ""))]
        names = [m for m in names if figures[state.canonical[m.entity]].kind == "character"]
        for first, second in pairwise(sorted(names, key=lambda m: m.citations[0].start)):
            a, b = state.canonical[first.entity], state.canonical[second.entity]
            between = part.text[first.citations[0].end : second.citations[0].start]
            whole = sentence(state, first.citations[0])
            first_of_all = first is names[0] and first.citations[0].start == whole.start
            his = _HIS.match(between) if first_of_all else _WITH.match(between)
            if his and figures[a].gender != ("m" if his[1] == "his" else "f"):
                his = None
            behind = _BEHIND.match(part.text[second.citations[0].end : whole.end]) if _IS.match(between) else None
            of, owned = _OF.match(between), _OWNED.match(between)
            has = _HAS.match(between) if first is names[0] else None
            word = next((f[f.re.groups] for f in (of, behind, owned, his, has) if f), "")
            pair = _paired(part.text, whole, first.citations[0], second.citations[0])
            if a != b and pair and not doubted(whole, second.citations[0].end):
                yield Claim(pair, a, b, whole, 1.0)
            if a == b or not word or doubted(whole, second.citations[0].end):
                continue
            if not (_of_one(state, first, whole) and _of_one(state, second, whole)):
                continue
            if "," in between and not (of or behind or _CLOSED.match(part.text[second.citations[0].end : whole.end])):
                continue
            kind, age = KIN[word]
            who, whose = (a, b) if of or behind else (b, a)
            above = (whose, who) if age == YOUNGER else (who, whose)
            yield Claim(kind, *above, whole, 1.0 if of or owned or behind else SURE, True, word)


def _paired(text: str, whole: Citation, first: Citation, second: Citation) -> str:
    """What two are to each other who are told of as "the brothers Tom and Ben", or of whom "are cousins" is said."""
    if text[first.end : second.start] not in (" and ", " & "):
        return ""
    before, after = _PAIR.search(text[whole.start : first.start]), _ARE.match(text[second.end : whole.end])
    if before is None and after is None:
        return ""
    return "cousin" if "ousins" in (before or after)[0] else "sibling"  # type: ignore[index]


def _pronouns(state: State) -> Iterator[Claim]:
    """ "King Bertram, his uncle, meets him", "his cousin Ben", where the reading is sure whom "his" means."""
    figures = roster(state).figures
    for mentions in mentions_by_sentence(state).values():
        for mention in mentions:
            who, citation = state.canonical.get(mention.entity, ""), mention.citations[0]
            if mention.form != "name" or who not in figures or figures[who].kind != "character":
                continue
            whole = sentence(state, citation)
            word = _word_beside(state, mention)
            if word is None or not word[0]["whose"] or doubted(whole, citation.end) or not _of_one(state, mention, whole):
                continue
            found, start = word
            at = start + found.start("whose")
            owner = next((m for m in mentions if m.form == "pronoun" and m.citations[0].start == at), None)
            whose = "" if owner is None else state.canonical.get(owner.entity, "")
            alike = (m.confidence for m in mentions if m.form == "pronoun" and state.canonical.get(m.entity) == whose)
            confidence = max(alike, default=0.0)  # "his uncle, meets him"
            if owner is None or confidence < SURE or whose == who or whose not in figures:
                continue
            kind, age = KIN[found[2]]
            above = (whose, who) if age == YOUNGER else (who, whose)
            plain = _alone_before(state, mentions, owner, whose)
            yield Claim(kind, *above, whole, SURE if plain else SURE * confidence, plain, found[2])


def _alone_before(state: State, mentions: Iterable[Mention], owner: Mention, whose: str) -> bool:
    """Whether a sentence names, before a pronoun, whom it is taken for and nobody else of that gender, or of an unsure one."""
    figures = roster(state).figures
    before = [
        m for m in mentions if m.form != "pronoun" and m.citations[0].start < owner.citations[0].start and m.type == "PER"
    ]
    ids = {state.canonical.get(m.entity, "") for m in before}
    named_before = any(m.form == "name" and state.canonical.get(m.entity) == whose for m in before)
    sexes = ("u", "n", figures[whose].gender)
    return named_before and all(id in figures and (id == whose or figures[id].gender not in sexes) for id in ids)


def doubted(whole: Citation, end: int) -> bool:
    """Whether a sentence doubts, before an offset in its part or right behind it, what it says of two people."""
    told, after = whole.text[: end - whole.start], whole.text[end - whole.start :][:NEAR]
    return bool(HEDGED.search(told) or UNREAL.search(told) or UNREAL.search(after) or _OR_SO.search(after))
