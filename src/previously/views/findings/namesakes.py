"""Newcomers who are given a name that somebody of the story has already (N103)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Final

from previously.fold import State
from previously.lexicon import TITLES
from previously.model import Citation, Mention
from previously.views.common import clean, mentions_by_sentence
from previously.views.findings.evidence import EARLIER, HEDGED, NEAR, UNREAL, place, sentence
from previously.views.findings.finding import Finding, made
from previously.views.shown import roster

_CHILD: Final = r"(?:baby|boy|girl|son|daughter|child|twins?|infant|newborn)"
_NAMED: Final = re.compile(
    rf"\b(?:whom (?:s?he|they) (?:names?|calls?|named|christens?|called)|(?:names?|named|christens?|christened) "
    rf"(?:him|her|it|them|(?:the|his|her|their) (?:newborn |infant |baby |little |first )*{_CHILD})|"
    rf"{_CHILD}, (?:little|baby|infant) ) ?$"
)
"""What stands before the name of a child that is given it, or is told of with it, for the first time."""
_NEWCOMER: Final = re.compile(
    r"\ban? new (?!name)(?:[a-z-]+ ){1,3}?(?:, |(?:called|named|by the name of) )$|"
    r"\b[Aa]n? (?:[a-z-]+ ){1,4}(?:called|named|by the name of) $"
)
_COMMA: Final = re.compile(
    r"\b(?:an?|(?:[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w’'-]*['’]s?)(?: own)?) new (?!name)(?:[a-z-]+ ?){1,3}, $"
)
_THE_NEW: Final = re.compile(r"(?<!\bbe )(?<!\bas )(?<!\bis )(?<!\bwas )(?<!\binto )(?<!\bcome )(?<!\bcame )\b[Tt]he new $")
"""What stands before a name that another has now: "Ann meets the new Viktor"."""
_NEW_ONE: Final = re.compile(r"^[Tt]he new (?=[A-Z])")
_OF_ONE: Final = re.compile(r"\ban? (?:[a-z-]+ ){1,3}, $|\ban? [a-z-]+, $")
_WHO: Final = re.compile(r"^,(?: who|$)|^[.,]")
"""What stands around the name of a newcomer where the one who is known is dead: "a manager, Leo, who"."""
"""What stands before the name of somebody who comes into the story: "a new partner, Viktor", "a boy called Viktor"."""
_TAKEN_UP: Final = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:him|her|them)self|poses?|posing|disguis\w*|imperson\w*|clone\w*|android|robot|"
    r"doll|puppet|dog|cat|horse|parrot|boat|ship|ghost\w*|reincarn\w*|statue|portrait|play(?:s|ed|ing)?|novel|book|"
    r"story|film|song|namesake|"
    r"same name|(?:his|her|their) name too|another|other)\b",
    re.IGNORECASE,
)
"""What tells that a name is taken up on purpose, or that it is no person's."""
_AFTER: Final = re.compile(r",? (?:after|for|in (?:memory|honou?r) of) (?!years|that|all|only|then|now)")
"""What tells, right behind a name that is given, that it is another's on purpose."""
_LONG_GONE: Final = re.compile(r"\b(?:there was|was (?:an?|once)|dead|died|drowned|killed|1\d\d\d)\b", re.IGNORECASE)
"""What tells that the newcomer is one of old, who may be the one known."""
RANKS: Final = frozenset(
    "king queen prince princess infanta infante don doña dona emperor empress tsar tsarina sultan archduke archduchess".split()
)
_CROWNED: Final = re.compile(r"\b(?:crown\w*|proclaim\w*|becom\w*|became|now|once|as|formerly|alias|or)\b", re.IGNORECASE)


def findings(state: State) -> Iterator[Finding]:
    """The first namesake of everybody."""
    listed = roster(state).figures
    bearers: dict[str, Mention] = {}
    told: set[str] = set()
    for mention in sorted(state.mentions, key=lambda m: place(m.citations[0])):
        figure = listed.get(state.canonical.get(mention.entity, ""))
        if mention.form == "pronoun" or mention.type != "PER":
            continue
        given = _given(mention)
        if not given:
            continue
        first = bearers.setdefault(given, mention)
        if first is mention or given in told or figure is None or not _new(state, mention, first):
            continue
        told.add(given)
        whole = sentence(state, mention.citations[0])
        message = f"Two people have one name: both are called “{clean(mention.citations[0].text).split()[-1]}”."
        who = [state.canonical.get(m.entity, m.entity) for m in (mention, first)]
        yield made(state, "N103", message, (whole, sentence(state, first.citations[0])), who)
    yield from _of_two_ranks(state, told)


def _given(mention: Mention) -> str:
    """The one word of a name, or the one that a rank stands before, in lower case; empty where it may be a family name."""
    text = clean(mention.citations[0].text)
    if mention.form != "name" and not _NEW_ONE.match(text):
        return ""
    words = _NEW_ONE.sub("", text).split()
    titles = [w for w in words if w.casefold().strip(".") in TITLES | RANKS]
    rest = [w for w in words if w not in titles]
    if not rest or not rest[0][:1].isupper() or not rest[0].isalpha():
        return ""
    family = any(w.casefold().strip(".") in _BEFORE_FAMILIES for w in titles)
    return "" if family and len(rest) == 1 else rest[0].casefold()


_BEFORE_FAMILIES: Final = frozenset(
    "mr mrs ms miss mister dr doctor prof professor captain capt detective inspector sergeant officer judge lord lady colonel "
    "major general lieutenant nurse commander constable sheriff deputy agent reverend coach senator governor mayor".split()
)


def _new(state: State, mention: Mention, first: Mention) -> bool:
    """Whether a name is told as that of a newcomer, well behind where somebody was first called so."""
    citation, before = mention.citations[0], first.citations[0]
    whole = sentence(state, citation)
    opening = state.parts[citation.part].text[whole.start : citation.start]
    if citation.part == before.part and citation.sentence <= before.sentence + 1:
        return False
    owned = re.match(r"['’]", state.parts[citation.part].text[citation.end :]) or re.search(r"['’]s?$", citation.text)
    if owned or UNREAL.search(whole.text) or HEDGED.search(opening) or _TAKEN_UP.search(whole.text):
        return False
    if _AFTER.match(whole.text[citation.end - whole.start :]):
        return False
    near = whole.text[: citation.end - whole.start + NEAR]
    if EARLIER.search(opening) or _LONG_GONE.search(near):
        return False
    if _OF_ONE.search(opening) and _dead_before(state, first, citation):
        return _WHO.match(whole.text[citation.end - whole.start :]) is not None
    called = _NEW_ONE.match(citation.text)
    if _THE_NEW.search(opening + (called[0] if called else "")):
        return True
    return bool(_NAMED.search(opening) or _NEWCOMER.search(opening) or _COMMA.search(opening))


def _dead_before(state: State, first: Mention, citation: Citation) -> bool:
    """Whether the one who is known by a name died before it is another's."""
    who = state.canonical.get(first.entity, first.entity)
    lives = (c for c in state.conditions if c.entity == who and c.aspect == "life" and c.value == "dead")
    return any(place(fact.citations[0]) < place(citation) for c in lives for fact in c.facts)


def _of_two_ranks(state: State, told: set[str]) -> Iterator[Finding]:
    """ "The Infanta Leonor is called Nora, lest anybody should confuse her with Queen Leonor"."""
    for mentions in mentions_by_sentence(state).values():
        ranked = [(m, _rank(m)) for m in mentions if m.form == "name" and m.type == "PER"]
        for (one, a), (other, b) in combinations([(m, r) for m, r in ranked if r], 2):
            whole = sentence(state, one.citations[0])
            if a[0] == b[0] or a[1] != b[1] or a[1] in told or _CROWNED.search(_between(state, one, other)):
                continue
            told.add(a[1])
            names = f"“{clean(one.citations[0].text)}” and “{clean(other.citations[0].text)}”"
            first = min((m for m in state.mentions if _given(m) == a[1]), key=lambda m: place(m.citations[0]))
            who = [state.canonical.get(m.entity, m.entity) for m in (one, other)]
            message = f"Two people have one name: {names}."
            yield made(state, "N103", message, (whole, sentence(state, first.citations[0])), who)


def _between(state: State, one: Mention, other: Mention) -> str:
    a, b = sorted((one.citations[0], other.citations[0]), key=place)
    return state.parts[a.part].text[a.end : b.start]


def _rank(mention: Mention) -> tuple[str, str] | None:
    """The rank before a given name, and the name."""
    words = clean(mention.citations[0].text).split()
    for rank, given in pairwise(words):
        if rank.casefold() in RANKS and given[:1].isupper():
            return rank.casefold(), given.casefold()
    return None
