"""People who are married to two at once, and only children who have a brother (R407, R408)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import clean, mentions_by_sentence, name_words
from previously.views.findings.evidence import EARLIER, HEDGED, UNREAL, between, named, sentence, spelt_alike
from previously.views.findings.evidence import place as placed
from previously.views.findings.finding import SURE, Finding, made
from previously.views.findings.kin import Claim, claims
from previously.views.findings.roles import explained
from previously.views.shown import Figure, roster

_FIRST: Final = re.compile(r"\b(?:his|her|their|[A-Z][\w’'-]*['’]s?) first (?:husband|wife),? $")
_PARTED: Final = re.compile(
    r"\b(?:divorc\w*|widow\w*|ex-\w+|ex|late|former\w*|second|third|new|first|next|previous\w*|re-?marr\w*|marr(?:y|"
    r"ies|ied|iage)|"
    r"wed|weds|wedding|engag\w*|bride\w*|groom|separat\w*|annul\w*|bigam\w*|affair|polygam\w*|wives|husbands|harem|"
    r"concubine\w*|"
    r"elop\w*|leaves? (?:him|her|[A-Z])|left (?:him|her|[A-Z])|dies?|died|dead|death|kill\w*|murder\w*|drown\w*|buri\w*|"
    r"funeral|hanged|shot|shoots|execut\w*|fell|falls|slain|perish\w*|lost|grave)\b"
)
"""What may tell that a marriage is over, or that another one is to come."""
_APART: Final = re.compile(r"\b(?:divorc\w*|annul\w*|bigam\w*|remarr\w*|polygam\w*)\b", re.IGNORECASE)
"""What tells it, whomever the sentence names."""
_ONLY: Final = re.compile(
    r"^(?:,| is| was|,? who (?:is|was)) (?:(?:the|an) )?only (?:child|son and child)\b|^ (?:has|had) (?:no|neither) "
    r"(?:siblings|brothers (?:or|nor|and) sisters|brother (?:or|nor) sister)\b"
)


_NO_CHILD: Final = re.compile(
    r"^(?:,? who)? (?:(?:has|had) (?:no (?:children|child|sons? or daughters?)|neither child\w*)|(?:is|was) childless)\b"
    r"(?! with| by| left| at home| who)"
)
_BORN: Final = re.compile(
    r"\b(?:born|birth|pregnan\w*|expect\w*|adopt\w*|foster\w*|step\w*|baby|babies|christen\w*|years? (?:later|after|"
    r"pass\w*|go by)|"
    r"had (?:a|an) (?:son|daughter|child)|secret|illegitimate|heir|children)\b",
    re.IGNORECASE,
)
"""What may tell that there are children after all."""


def findings(state: State) -> Iterator[Finding]:
    """All that is wrong with who is married, and with whose child is an only one."""
    told = claims(state)
    yield from _two_at_once(state, told)
    yield from _two_first(state)
    yield from _only_children(state, told)
    yield from _childless(state, told)
    yield from _never_married(state)


def _two_at_once(state: State, told: list[Claim]) -> Iterator[Finding]:
    """ "Ann has been married to Tom for years", and "Ann's husband, Bob" without a word of Tom."""
    figures = roster(state).figures
    mates: dict[str, list[tuple[str, Claim]]] = {}
    for claim in told:
        if claim.type == "spouse":
            for one, other in ((claim.source, claim.target), (claim.target, claim.source)):
                mates.setdefault(one, []).append((other, claim))
    seen: set[frozenset[str]] = set()
    for who, several in mates.items():
        for (first, earlier), (second, later) in pairwise(several):
            pair = frozenset((who, first, second))
            if first == second or pair in seen or not later.word or not distinct(figures[first], figures[second]):
                continue
            if figures[first].gender != figures[second].gender or _over(state, (who, first, second), earlier, later):
                continue
            seen.add(pair)
            names = f"{figures[first].name} and {figures[second].name}"
            message = f"{figures[who].name} is married to two at once: {names}."
            yield made(state, "R407", message, (later.citation, earlier.citation), [who, first, second])


def _over(state: State, who: tuple[str, str, str], earlier: Claim, later: Claim) -> bool:
    """Whether a sentence about one of the three, behind what is told first, may tell how there come to be two."""
    gone = {c.entity for c in state.conditions if c.aspect == "life"}
    if gone & {*who} or _PARTED.search(later.citation.text):
        return True
    spoken, first, last = mentions_by_sentence(state), earlier.citation, later.citation
    for part in state.parts[: last.part + 1]:
        for n, (start, end) in enumerate(part.sentences):
            if (part.ordinal, n) == (first.part, first.sentence) or (part.ordinal, n) > (last.part, last.sentence + 2):
                continue
            if (first.part, first.sentence) < (part.ordinal, n) and _APART.search(part.text, start, end):
                return True
            theirs = {state.canonical.get(m.entity) for m in spoken.get((part.ordinal, n), ())}
            if theirs & {*who} and _PARTED.search(part.text, start, end):
                return True
    return False


def _two_first(state: State) -> Iterator[Finding]:
    """ "Her first husband, Tom", and "her first husband, Bob"."""
    told: dict[str, list[tuple[Figure, Citation]]] = {}
    figures = roster(state).figures
    for tie in (t for t in state.ties if t.type == "spouse"):
        for who, whom in ((tie.source, tie.target), (tie.target, tie.source)):
            first = next((m for m in named(figures[whom]) if _called_first(state, m)), None) if whom in figures else None
            if first is not None and who in figures:
                told.setdefault(who, []).append((figures[whom], sentence(state, first.citations[0])))
    for who, several in told.items():
        several.sort(key=lambda one: placed(one[1]))
        for (mate, before), (other, here) in pairwise(several):
            if distinct(mate, other) and mate.gender == other.gender:
                message = f"{figures[who].name} was first married to {other.name} here, and to {mate.name} before."
                yield made(state, "R407", message, (here, before), [who, mate.id, other.id])


def _called_first(state: State, mention: Mention) -> bool:
    whole = sentence(state, mention.citations[0])
    before = state.parts[whole.part].text[whole.start : mention.citations[0].start]
    return _FIRST.search(before) is not None and not (HEDGED.search(whole.text) or UNREAL.search(whole.text))


def _only_children(state: State, told: list[Claim]) -> Iterator[Finding]:
    """ "Ann was an only child", and "Ann's brother Tom"."""
    for figure in roster(state).of_kind("character"):
        only = next((m for m in named(figure) if _says(state, m, _ONLY)), None)
        if only is None:
            continue
        whole = sentence(state, only.citations[0])
        for claim in told:
            ids = (claim.source, claim.target)
            if (
                claim.type == "sibling"
                and figure.id in ids
                and claim.citation != whole
                and not EARLIER.search(claim.citation.text)
            ):
                cited = sorted((whole, claim.citation), key=placed, reverse=True)
                if explained(state, {*ids}, {*ids}, cited[1], cited[0]):
                    continue
                other = roster(state).figures[ids[0] if ids[1] == figure.id else ids[1]]
                message = f"{figure.name} is an only child, but {other.name} is a sibling."
                yield made(state, "R408", message, cited, [figure.id, other.id])
                break


def _childless(state: State, told: list[Claim]) -> Iterator[Finding]:
    """ "Tom has no children", and "Tom's daughter Ann"."""
    for figure in roster(state).of_kind("character"):
        none = next((m for m in named(figure) if _says(state, m, _NO_CHILD)), None)
        for claim in told if none is not None else ():
            if none is None or claim.type != "parent" or claim.source != figure.id or not claim.word:
                continue
            whole = sentence(state, none.citations[0])
            ids = {claim.source, claim.target}
            later = placed(claim.citation) > placed(whole)
            if (
                not later
                or _BORN.search(between(state, whole, claim.citation))
                or explained(state, ids, ids, whole, claim.citation)
            ):
                continue
            names = f"{figure.name} has no children, but {roster(state).figures[claim.target].name} is one"
            yield made(state, "R408", f"{names}.", (claim.citation, whole), [figure.id, claim.target])
            break


def _never_married(state: State) -> Iterator[Finding]:
    """ "Tom's widow Ann", and later "Ann, who never married"."""
    for figure in roster(state).of_kind("character"):
        never = next((m for m in named(figure) if _says(state, m, _NEVER)), None)
        for tie in state.ties if never is not None else ():
            if never is None or tie.type != "spouse" or figure.id not in (tie.source, tie.target):
                continue
            whole = sentence(state, never.citations[0])
            sure = (f for f in tie.facts if f.confidence >= SURE and f.qualifier is None)
            before = next((c for f in sure if placed(c := sentence(state, f.citations[0])) < placed(whole)), None)
            if before is None or HEDGED.search(before.text) or UNREAL.search(before.text):
                continue
            other = roster(state).figures.get(tie.source if tie.target == figure.id else tie.target)
            if other is not None:
                message = f"{figure.name} never married here, but before is married to {other.name}."
                yield made(state, "R407", message, (whole, before), [figure.id, other.id])
                break


_NEVER: Final = re.compile(
    r"^(?: \([^()]*\))?(?:(?:,? who)?(?: has| had)? never (?:been )?married(?! to| him| her| [A-Z])|"
    r"(?:,| is| was) an? (?:[a-z]+ ){0,2}(?:spinster|bachelor)\b)"
)


def _says(state: State, mention: Mention, what: re.Pattern[str]) -> bool:
    """Whether a sentence says a thing in plain words right behind a name."""
    whole = sentence(state, mention.citations[0])
    after = state.parts[whole.part].text[mention.citations[0].end : whole.end]
    found = what.match(after)
    rest = whole.text if found is None else whole.text.replace(found[0], " ")
    return found is not None and not (HEDGED.search(rest) or UNREAL.search(rest))


def distinct(one: Figure, other: Figure) -> bool:
    """Whether two have names of which no word is the same, and not only a title and a family name that may be the other's."""
    ones, others = ({word for name in f.names if _given(name) for word in name_words(name)} for f in (one, other))
    return bool(ones and others) and not ones & others and not spelt_alike(one, other)


def _given(name: str) -> bool:
    """Whether a name is more than a title and a family name."""
    words = name_words(name)
    return len(words) > 1 or (bool(words) and clean(name).casefold() == words[0])
