"""People who are of one trade here and of another there, and nobody told that they changed it (R406)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import clean, mentions_by_sentence, name_words, remembered
from previously.views.findings.evidence import HEDGED, UNREAL, meant_too, named, place, sentence
from previously.views.findings.finding import Finding, made
from previously.views.findings.plain import agree, names_of
from previously.views.findings.trades import DOING, TITLES, TRADES, together
from previously.views.shown import Figure, roster

_NOUN: Final = "|".join(sorted((re.escape(noun) for noun in TRADES), key=len, reverse=True))
_OF: Final = r"(?:the|an?|his|her|their|our|my|[A-Z][\w’'-]*['’]s?)"
_CALLED: Final = r"(?: called| named)? (?:Dr\.? |Mrs?\.? |Ms\.? )?"
"""What may stand between the noun and the name."""
_BEFORE: Final = re.compile(
    rf"(?<!\bof )(?:\b{_OF} (?P<how>(?:[\w’'-]+ ){{0,4}}?)|(?P<bare>\b))(?P<noun>{_NOUN})"
    rf"(?:(?P<comma>,?)| (?:in|at|of|from|on) (?:the |his |her |their |all )?[\w’'-]+(?: [\w’'-]+)?(?P<where>,)){_CALLED}$",
    re.IGNORECASE,
)
"""What calls somebody so before their name: "the old coachman, Hurst", "Amos's lawyer Gideon Marsh", "paramedic Declan"."""
_AFTER: Final = re.compile(
    rf"^(?: \([^()]*\))?(?:,| is| was|,? who(?: is| was| has been| had been|,? as)| has been| works as| worked as),? {_OF} "
    rf"(?P<how>(?:[\w’'-]+ ){{0,4}}?)(?P<noun>{_NOUN})\b(?!['’-])(?! and (?:the|an?|his|her)\b)(?!,? (?:and|or) [A-Z])",
    re.IGNORECASE,
)
"""What calls them so behind it: "Hurst, the old coachman", "Hurst is a coachman", "Hurst (Sam Fry), who was the coachman"."""
_DOES: Final = re.compile(
    r"^(?: \([^()]*\))?(?:,? who)?(?: has| had)?(?: now| still| always)? (?:"
    + "|".join(f"(?P<_{n}>{does})" for n, (_, does) in enumerate(DOING))
    + r")\b"
)
_FRESH: Final = re.compile(r"(?:an?|his|her|their|[A-Z][\w’'-]*['’]s?) ", re.IGNORECASE)
_CLOSED: Final = re.compile(r"^(?: \([^()]*\))?(?:[,.;:!?)]|$)")
_LISTED: Final = re.compile(r"^,?\s*(?:and|or)\b|^,\s+(?:the |a |an )?[\w’'-]+(?: [\w’'-]+)?,?\s+(?:and|or)\b")
_NOT_YET: Final = re.compile(
    r"\b(?:future|would-be|aspiring|fake|false|self-styled|amateur|failed|apprentice|assistant|student|trainee|junior|"
    r"so-called|"
    r"new|next|acting|part-time|like|supposed|alleged|ex-\w+|onetime|one-time|sometime|not|no|never|undercover|substitute)\b",
    re.IGNORECASE,
)
"""What stands before a trade that somebody does not have yet, or not wholly."""
_PAST: Final = re.compile(r"\b(?:former|formerly|retired|once|late)\b", re.IGNORECASE)
_FEIGNED: Final = r"pose[sd]?|posing|disguis\w*|undercover|pretend\w*|fake[sd]?|impost\w*|imperson\w*|claim\w*"
_TO_BE: Final = (
    r"becom\w*|became|turn(?:s|ed)? (?:into|to)|promot\w*|demot\w*|used to|qualif\w*|graduat\w*|"
    r"train(?:s|ed|ing) (?:as|to|for|in|with|under)|"
    r"stud(?:y|ied|ying)|(?<!the )studies|appoint\w*|elect(?:s|ed)?|apprentic\w*|ordain\w*|sworn|"
    rf"{_FEIGNED}|both|part-time|moonlight\w*|by (?:day|night)|mistak\w*|"
    r"calls? (?:him|her)self|called (?:him|her)self|play(?:s|ed|ing)? (?:the|a|an)"
)
_SEEMS: Final = re.compile(rf"\b(?:{_TO_BE})\b", re.IGNORECASE)
"""What may tell, where a trade is told first, that it is not for long, or not the only one."""
_MOVED: Final = (
    r"hire[sd]?|hiring|jobs?|retire\w*|resign\w*|quits?|dismiss\w*|fired|sacked|sacks|suspend\w*|former\w*|ex-\w+|degree|"
    r"works? as|worked as|working as|career\w*|profession\w*|trade[sd]?|licen[cs]e|struck off|disbarred|defrocked|"
    r"years? (?:later|pass\w*|go by|after)"
)
_CHANGED: Final = re.compile(rf"\b(?:{_TO_BE}|{_MOVED})\b", re.IGNORECASE)
"""What may tell behind it, of whoever it is, that they changed their trade."""
_OTHERWISE: Final = re.compile(
    rf"\b(?:{_TO_BE}|{_MOVED}|now|new|once|also|in truth|really|actually|secretly|business|years? ago|instead of)\b",
    re.IGNORECASE,
)
"""The same, and what may tell that they are of two, in the words that tell the other trade."""


_LONG: Final = re.compile(
    r"[^.;:]{0,50}?\b(?:for (?:[\w’'-]+ ){0,4}(?:years|decades)|(?:ever )?since\b|"
    r"(?:(?:his|her|their) (?:whole|entire|adult)|all (?:his|her|their)) (?:\w+ )?(?:life|lives|career|days))\b"
)
_HAS_BEEN: Final = re.compile(r"\bha[sd] (?:always )?(?:been|worked as)\b")
"""What tells, around a trade, that somebody had it when another was told of."""
_COVER: Final = re.compile(
    rf"\b(?:{_FEIGNED}|secret\w*|really|in truth|actually|turns out|reveal\w*|l(?:ie[sd]?|ying)|mole|also|all along|as well)\b",
    re.IGNORECASE,
)
"""What tells that somebody is of two trades, or hides one."""
_SO: Final = re.compile(
    rf"^(?: is|['’]s| was| has been) (?:an?|the) (?P<how>(?:[\w’'-]+ ){{0,3}}?)(?P<noun>{_NOUN})\b(?!['’-])", re.I
)
_AS: Final = re.compile(
    rf"(?:^|[,;] |\band )(?:as|being) (?:an?|the) (?P<how>(?:[\w’'-]+ ){{0,3}}?)(?P<noun>{_NOUN})"
    r"(?: in (?:the|his|her) \w+)?,? $",
    re.IGNORECASE,
)
"""What tells it around a pronoun: "she's a surgeon", "as the surgeon she"."""
PRONOUN: Final = 0.9
"""How sure it must be whom a pronoun means."""
BACK: Final = 3
"""How many sentences before it somebody must be named."""
_OWNER: Final = re.compile(r"['’]|\)")
"""What stands behind the name of an owner, or of an actor."""
LOOK: Final = 160
"""How many characters before a name may tell somebody's trade."""


class Called(NamedTuple):
    """Where a sentence says of which trade somebody is, by what noun, and whether they were so before; `rest` is all else."""

    trade: str
    noun: str
    whole: Citation
    past: bool
    rest: str
    fresh: bool = False
    """Whether they are brought in by it: "his squire Wynn", "a guard named Walsh"."""
    long: bool = False
    """Whether they are said to have been so all the while: "who has been the pilot ever since"."""
    named: bool = True
    """Whether they are called so by name, and not by a pronoun that can mean nobody else."""


def findings(state: State) -> Iterator[Finding]:
    """The first two trades of everybody that do not go together."""
    for figure, one, other in _two_trades(state):
        if not _introduced_twice(figure, one, other):
            message = f"{figure.name} is “{other.noun}” here, but “{one.noun}” in {state.parts[one.whole.part].id}."
            yield made(state, "R406", message, (other.whole, one.whole), [figure.id])


def collisions(state: State) -> Iterator[Finding]:
    """Those of one name who are brought in twice, as of two trades: "his squire Wynn", and later "her admiral, Wynn"."""
    for figure, one, other in _two_trades(state):
        if _introduced_twice(figure, one, other):
            message = f"Two people have one name: {figure.name} is “{other.noun}” here, and “{one.noun}” before."
            yield made(state, "N103", message, (other.whole, one.whole), [figure.id])


def _two_trades(state: State) -> Iterator[tuple[Figure, Called, Called]]:
    for figure in roster(state).of_kind("character"):
        told = _all_told(state).get(figure.id, ())
        for one, other in combinations(told, 2):
            if one.trade != other.trade and _against(state, figure, one, other):
                yield figure, one, other
                break


def _introduced_twice(figure: Figure, one: Called, other: Called) -> bool:
    """Whether both statements bring somebody in by a name that need not be the same one's: no family name is told."""
    alone = all(len(name_words(name)) == 1 for name in figure.names)
    return alone and one.fresh and other.fresh and one.whole.part != other.whole.part


def _against(state: State, figure: Figure, one: Called, other: Called) -> bool:
    """Whether two statements exclude each other: two trades at one time, of one person, and no word of a change."""
    if together(one.trade, other.trade) or one.past != other.past or one.whole == other.whole:
        return False
    names = names_of(state, figure, one.whole), names_of(state, figure, other.whole)
    if one.named and other.named and not any(agree(figure, a, b) for a in names[0] for b in names[1]):
        return False
    if other.long:
        return not (_COVER.search(one.rest) or _COVER.search(other.rest))
    return not (_OTHERWISE.search(other.rest) or _changed(state, figure, one, other))


def _changed(state: State, figure: Figure, one: Called, other: Called) -> bool:
    """Whether a sentence about somebody may tell, between two others, that they changed, or before, that they are of two."""
    spoken = mentions_by_sentence(state)
    either = re.compile(rf"\b(?:{one.noun}|{other.noun})\b", re.IGNORECASE)
    for part in state.parts[: other.whole.part + 1]:
        for n, (start, end) in enumerate(part.sentences):
            if (part.ordinal, start) >= (other.whole.part, other.whole.start):
                break
            before = (part.ordinal, start) <= (one.whole.part, one.whole.start)
            if before and not either.search(part.text, start, end):
                continue
            theirs = any(state.canonical.get(m.entity) == figure.id for m in spoken.get((part.ordinal, n), ()))
            looked = one.rest if (part.ordinal, start) == (one.whole.part, one.whole.start) else part.text[start:end]
            if theirs and (_SEEMS if before else _CHANGED).search(looked):
                return True
    return False


def trades_told(state: State, figure: Figure) -> Iterator[tuple[str, Citation]]:
    """The trades that sentences say somebody has now, each with its sentence."""
    yield from ((called.trade, called.whole) for called in _all_told(state).get(figure.id, ()) if not called.past)


@remembered
def _all_told(state: State) -> dict[str, list[Called]]:
    """The trades of everybody, which several checks ask for."""
    people = roster(state).of_kind("character")
    told = {figure.id: [*_told(state, figure), *_of_pronouns(state, figure)] for figure in people}
    return {id: sorted(called, key=lambda c: place(c.whole)) for id, called in told.items()}


def _told(state: State, figure: Figure) -> Iterator[Called]:
    """What sentences say in plain words, right beside somebody's name, that they are."""
    for mention in named(figure):
        whole = sentence(state, mention.citations[0])
        if UNREAL.search(whole.text):
            continue
        title = clean(mention.citations[0].text).partition(" ")[0].casefold().rstrip(".")
        if title in TITLES:
            yield Called(TITLES[title], title, whole, past=False, rest=whole.text)
        found = _beside(state, mention, whole)
        if found is not None and not _NOT_YET.search(found["how"] or ""):
            noun, past = found["noun"], _PAST.search(found["how"] or "") is not None
            fresh = found.re is _BEFORE and _FRESH.match(found[0]) is not None
            long = found.re is _AFTER and _HAS_BEEN.search(found[0]) is not None and _LONG.match(found.string, found.end())
            rest = whole.text.replace(found[0], " ")
            yield Called(TRADES[noun.casefold()], noun, whole, past, rest, fresh, bool(long))
        does = _DOES.match(state.parts[whole.part].text[mention.citations[0].end : whole.end])
        if does is not None and does.lastgroup is not None:
            trade = DOING[int(does.lastgroup[1:])][0]
            noun = next(noun for noun, field in TRADES.items() if field == trade)
            yield Called(trade, noun, whole, past=False, rest=whole.text.replace(does[0], " "))


def _of_pronouns(state: State, figure: Figure) -> Iterator[Called]:
    """What they are said to be by a pronoun that can mean nobody else: "Ann drives up. She's a surgeon"."""
    for mention in figure.entity.mentions:
        citation = mention.citations[0]
        if mention.form != "pronoun" or citation.text.casefold() not in ("he", "she") or mention.confidence < PRONOUN:
            continue
        whole, text = sentence(state, citation), state.parts[citation.part].text
        before, after = text[whole.start : citation.start], text[citation.end : whole.end]
        found = _SO.match(after) or _AS.search(before)
        if found is None or _NOT_YET.search(found["how"]) or UNREAL.search(whole.text) or HEDGED.search(before):
            continue
        begins = citation.start if found.re is _SO else whole.start + found.start()
        if _alone(state, figure, citation, begins):
            noun, rest = found["noun"], whole.text.replace(found[0], " ")
            yield Called(TRADES[noun.casefold()], noun, whole, found[0].startswith(" was"), rest, named=False)


def _alone(state: State, figure: Figure, pronoun: Citation, until: int) -> bool:
    """Whether a figure is named a little before a pronoun, and since then nobody else whom it may mean."""
    part = state.parts[pronoun.part]
    places = {
        m.citations[0].sentence for m in named(figure) if m.citations[0].part == part.ordinal and m.citations[0].end <= until
    }
    for n in range(pronoun.sentence, max(pronoun.sentence - BACK, 0) - 1, -1):
        others = meant_too(state, figure, part.cite_sentence(n), until)
        if not all(_OWNER.match(part.text, mention.citations[0].end) for mention in others):
            return False
        if n in places:
            return True
    return False


def _beside(state: State, mention: Mention, whole: Citation) -> re.Match[str] | None:
    """The words for a trade that stand beside a name and mean the same person."""
    citation, text = mention.citations[0], state.parts[whole.part].text
    before, after = text[whole.start : citation.start], text[citation.end : whole.end]
    found = _AFTER.match(after)
    if found and not _LISTED.match(after[found.end() :]):
        return None if HEDGED.search(after[: found.start("how")]) else found
    found = _BEFORE.search(before[-LOOK:])
    if found and (found["comma"] or found["where"]):
        return found if found["bare"] is None and _CLOSED.match(after) and not _LISTED.match(after) else None
    return found
