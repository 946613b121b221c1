"""People who are of one trade here and of another there, and nobody told that they changed it (R406)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import clean, mentions_by_sentence, name_words, remembered
from previously.views.findings.evidence import HEDGED, UNREAL, named, sentence
from previously.views.findings.finding import Finding, made
from previously.views.findings.plain import agree, names_of
from previously.views.findings.trades import DOING, TITLES, TRADES, together
from previously.views.shown import Figure, roster

_NOUN: Final = "|".join(sorted((re.escape(noun) for noun in TRADES), key=len, reverse=True))
_OF: Final = r"(?:the|an?|his|her|their|our|my|[A-Z][\w’'-]*['’]s?)"
_CALLED: Final = r"(?: called| named)? (?:Dr\.? |Mrs?\.? |Ms\.? )?"
"""What may stand between the noun and the name."""
_BEFORE: Final = re.compile(
    rf"(?<!\bof )(?:\b{_OF} (?P<how>(?:[\w’'-]+ ){{0,4}})|(?P<bare>\b))(?P<noun>{_NOUN})(?P<comma>,?)"
    rf"{_CALLED}$",
    re.IGNORECASE,
)
"""What calls somebody so before their name: "the old coachman, Hurst", "Amos's lawyer Gideon Marsh", "paramedic Declan"."""
_AFTER: Final = re.compile(
    rf"^(?: \([^()]*\))?(?:,| is| was|,? who(?: is| was| has been| had been)| has been| works as| worked as),? {_OF} "
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
_TO_BE: Final = (
    r"becom\w*|became|turn(?:s|ed)? (?:into|to)|promot\w*|demot\w*|used to|qualif\w*|graduat\w*|"
    r"train(?:s|ed|ing) (?:as|to|for|in|with|under)|"
    r"stud(?:y|ied|ying)|(?<!the )studies|appoint\w*|elect(?:s|ed)?|apprentic\w*|ordain\w*|sworn|pose[sd]?|posing|"
    r"disguis\w*|undercover|"
    r"pretend\w*|fake[sd]?|impost\w*|imperson\w*|both|part-time|moonlight\w*|by (?:day|night)|claim\w*|mistak\w*|"
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
    if not any(agree(figure, a, b) for a in names[0] for b in names[1]):
        return False
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
    return {figure.id: list(_told(state, figure)) for figure in roster(state).of_kind("character")}


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
            yield Called(TRADES[noun.casefold()], noun, whole, past, whole.text.replace(found[0], " "), fresh)
        does = _DOES.match(state.parts[whole.part].text[mention.citations[0].end : whole.end])
        if does is not None and does.lastgroup is not None:
            trade = DOING[int(does.lastgroup[1:])][0]
            noun = next(noun for noun, field in TRADES.items() if field == trade)
            yield Called(trade, noun, whole, past=False, rest=whole.text.replace(does[0], " "))


def _beside(state: State, mention: Mention, whole: Citation) -> re.Match[str] | None:
    """The words for a trade that stand beside a name and mean the same person."""
    citation, text = mention.citations[0], state.parts[whole.part].text
    before, after = text[whole.start : citation.start], text[citation.end : whole.end]
    found = _AFTER.match(after)
    if found and not _LISTED.match(after[found.end() :]):
        return None if HEDGED.search(after[: found.start("how")]) else found
    found = _BEFORE.search(before[-LOOK:])
    if found and found["comma"]:
        return found if found["bare"] is None and _CLOSED.match(after) and not _LISTED.match(after) else None
    return found
