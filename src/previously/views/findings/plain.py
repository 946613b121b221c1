"""What a sentence says in plain words that somebody does: called by name, in the story's own time, and of nobody else."""

from __future__ import annotations

import re
from typing import Final

from previously.fold import State
from previously.lexicon import TITLES
from previously.model import Citation, Event
from previously.views.common import clean, mentions_by_sentence, name_words, remembered
from previously.views.findings.evidence import EARLIER, RETOLD, TALE, UNREAL, meant_too, place, sentence
from previously.views.shown import Figure, roster

REACH: Final = 50
"""How many characters after a verb may tell that it is a dream, or of earlier."""
NEARBY: Final = 3
"""How many sentences back a dream may begin."""
_ASLEEP: Final = re.compile(
    r"\b(?:dream\w*|nightmares?|hallucinat\w*|visions?|imagin\w*|feverish|delirious|trance)\b", re.IGNORECASE
)
_DATED: Final = re.compile(r"(?:^|[.!?]\s+|\n)(?:(?:In|Back in) )?(?:[A-Z]\w+(?: [A-Z]\w+)?, )?(?:1\d|20)\d\d\b")
"""What tells that a part goes back to a year: "Naples, 1938."."""
_SEEN: Final = re.compile(
    r"\b(?:flash(?:es|ed)?[ -]?backs?|dream\w*|nightmares?|hallucinat\w*|visions?|ghost\w*|spirits?|haunt\w*|imagin\w*|"
    r"simulat\w*|illusions?|disguis\w*|impersonat\w*|impostor|imposter|apparition|séance|afterlife)\b",
    re.IGNORECASE,
)
"""What tells that somebody may be seen in a part who is not there."""
_LETTER: Final = re.compile(
    r"\b(?:letters?|diar(?:y|ies)|journals?|memoirs?|recordings?|tapes?|videos?|messages?|manuscripts?|voicemails?|"
    r"postcards?|telegrams?|log ?books?|testament)\b",
    re.IGNORECASE,
)
"""What may speak for the dead in the sentences that follow."""
_ATTRIBUTED: Final = re.compile(
    r", (?:(?:says?|said|claims?|swears?|swore|insists?|thinks?|thought|whispers?|so) (?:the |an? |his |her |[A-Z])|"
    r"(?:the|an?|his|her|[A-Z]\w+)(?: \w+)? (?:says|said|claims|swears|swore|insists|thinks|thought)\b)"
)
"""What tells behind it that it is somebody's word: "Tom nods, says the priest"."""
SAYING: Final = frozenset(
    "write say tell explain ask beg warn describe confess admit report reveal thank promise speak urge apologise apologize "
    "declare instruct accuse".split()
)
"""What is done in a letter."""
_OPENS: Final = re.compile(
    r"(?:^|[,;:—–]|\b(?:and|but|while|then|when|as|so|yet|later|meanwhile|where|until)|"
    r"^(?:(?:late|early|later) )?(?:in|on|at|by|that|this|one|all|the (?:next|same|following))(?: the| a| same|"
    r" very)?(?: next| following)? "
    r"(?:morning|noon|afternoon|evening|night|midnight|day|dawn|dusk|sunrise|sunset|moment|\w+day))\s*(?:the\s+|"
    r"an?\s+)?[\"“]?$",
    re.IGNORECASE,
)
_SOMEWHERE: Final = re.compile(
    r"^(?:At|In|On|By|Under|Behind|Outside|Inside|During|After|Over|From|Near|Beside|Above|Below|Across) "
    r"(?:the|an?|his|her|their|that|this|[A-Z]\w+)"
    r"(?: (?!of |for |with |by |from |to |about |like |than )[\w’'-]+){0,4},? (?:the )?$"
)
"""What tells where or when before the subject: "At the wedding Ann"."""
"""What stands before the subject of a clause."""
_ADVERBS: Final = r"(?:(?:also|then|now|just|even|still|again|soon|is|are|later|once more|[a-z]+ly),?\s*){0,3}"
_BETWEEN: Final = re.compile(rf"(?:\s+and\s+[A-Z]\w+|,\s[^,;]{{1,60}},)?\s*{_ADVERBS}")
"""What may stand between a subject and its verb."""
_BEGINS: Final = re.compile(rf"\s*(?:ha[sd]\s+)?{_ADVERBS}")
"""What may stand before the first of several verbs."""
_JOINED: Final = re.compile(rf"(?:,|\b(?:and|then))\s+(?:(?:and|then|but)\s+)?(?:(?P<who>s?he)\s+)?{_ADVERBS}$")
"""What joins the next of them to it."""
_WHO: Final = re.compile(rf",?\s+who\s+{_ADVERBS}")
"""What stands between somebody whom a clause is added about and its verb."""
_MESSAGE: Final = re.compile(
    r"\b(?:in|on|by|through|via|from|of)\s+(?:[\w'’]+\s+){0,3}(?:letters?|diar(?:y|ies)|recordings?|tapes?|videos?|will|"
    r"testament|notes?|messages?|photos?|photographs?|portraits?|"
    r"grave|tomb|bod(?:y|ies)|corpse|remains|funeral|ashes|skull|painting|films?|book)\b",
    re.IGNORECASE,
)
"""What speaks for the dead."""


def names_of(state: State, figure: Figure, whole: Citation) -> list[frozenset[str]]:
    """The names by which a sentence speaks of a figure and, as far as is known by then, of nobody else."""
    others = [f for f in roster(state).of_kind("character") if f.id != figure.id]
    found: list[frozenset[str]] = []
    for mention in mentions_by_sentence(state).get((whole.part, whole.sentence), ()):
        if mention.form == "name" and state.canonical.get(mention.entity) == figure.id:
            words = _words(mention.citations[0].text)
            if not any(_begins(name, words) for name in figure.names):
                words |= _titles(mention.citations[0].text)
            if words and not any(_bears(f, words, place(whole)) for f in others):
                found.append(words)
    return found


def _words(name: str) -> frozenset[str]:
    return frozenset(word.strip("\"“”'‘’") for word in name_words(name))


def _begins(name: str, words: frozenset[str]) -> bool:
    """Whether a full name begins with one of these words, which is a given name then."""
    full = name_words(name)
    return len(full) > 1 and full[0] in words


def _titles(name: str) -> frozenset[str]:
    """The titles before a family name: Major Reed is not Otto Reed, his son, whomever the reading took him for."""
    words = [word.strip(".,") for word in clean(name).casefold().split()]
    return frozenset(words[: len(words) - len(name_words(name))]) & TITLES - {"the"}


def _bears(figure: Figure, words: frozenset[str], until: tuple[int, int]) -> bool:
    """Whether a figure has a name with these words, up to a place; "the nurse of Maren" is no name."""
    names = (name for name in figure.entity.names if name.sort != "description")
    return any(words <= _words(name.text) | _titles(name.text) and place(name.citations[0]) <= until for name in names)


def agree(figure: Figure, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are forms of one: the reading may have taken two people for one."""
    one, other = _respelt(figure, one), _respelt(figure, other)
    return one <= other or other <= one or any(one | other <= _words(name) | _titles(name) for name in figure.names)


def _respelt(figure: Figure, words: frozenset[str]) -> frozenset[str]:
    """A name with the usual spelling of what it spells in another way."""
    for variant in figure.variants:
        odd, right = _words(variant.text), _words(variant.of)
        if odd - right <= words:
            words = (words - (odd - right)) | (right - odd)
    return words


def done_plainly(state: State, figure: Figure, event: Event, known: list[frozenset[str]]) -> bool:
    """Whether a sentence says in plain words that the figure does it: its name, the verb, and nothing that looks back."""
    whole = sentence(state, event.citations[0])
    part = state.parts[whole.part]
    said = part.text[whole.start : min(event.trigger[1] + REACH, whole.end)]
    if UNREAL.search(said) or EARLIER.search(said) or _MESSAGE.search(part.text[whole.start : whole.end]):
        return False
    if _ATTRIBUTED.search(part.text, event.trigger[1], whole.end):
        return False
    if RETOLD.search(part.text[part.body : whole.start]) or _seen_in_visions(state, figure, whole):
        return False
    near = part.text[part.sentences[max(whole.sentence - NEARBY, 0)][0] : whole.start]
    if _ASLEEP.search(near) or TALE.search(near) or _DATED.search(part.text[part.body : whole.end]):
        return False
    if event.lemma.partition(" ")[0] in SAYING and _LETTER.search(near):
        return False
    names = names_of(state, figure, whole)
    if not any(agree(figure, one, other) for one in names for other in known):
        return False
    for mention in figure.entity.mentions:
        citation = mention.citations[0]
        if mention.form != "name" or (citation.part, citation.sentence) != (whole.part, whole.sentence):
            continue
        before, between = part.text[whole.start : citation.start], part.text[citation.end : event.trigger[0]]
        if citation.end > event.trigger[0]:
            continue
        if (opens := _OPENS.search(before) or _SOMEWHERE.match(before)) and _BETWEEN.fullmatch(between):
            return True
        if _WHO.fullmatch(between) or (opens and _goes_on(state, figure, event, citation)):
            return True
    return False


def _goes_on(state: State, figure: Figure, event: Event, name: Citation) -> bool:
    """Whether a verb goes on with what the bearer of a name does first: "Ann comes in and takes", "..., and she takes"."""
    text = state.parts[name.part].text
    joined = _JOINED.search(text[name.end : event.trigger[0]])
    begins = any(
        figure.id in first.agents
        and name.end <= first.trigger[0] < event.trigger[0]
        and _BEGINS.fullmatch(text, name.end, first.trigger[0])
        for first in _events_by_sentence(state).get((name.part, name.sentence), ())
    )
    if joined is None or not begins:
        return False
    if not joined["who"]:
        return True
    alone = not any(meant_too(state, figure, name, event.trigger[0]))
    return alone and figure.gender == ("f" if joined["who"] == "she" else "m")


@remembered
def _events_by_sentence(state: State) -> dict[tuple[int, int], list[Event]]:
    """The events of each (part ordinal, sentence)."""
    out: dict[tuple[int, int], list[Event]] = {}
    for event in state.events:
        out.setdefault((event.citations[0].part, event.citations[0].sentence), []).append(event)
    return out


_IS: Final = re.compile(r"\b(?:is|are|has been|dies|lies|turns up|ends up)\b", re.IGNORECASE)
_WAS: Final = re.compile(r"\b(?:was|were|had|died|lay)\b", re.IGNORECASE)


def looks_back(state: State, event: Event, told: Citation) -> bool:
    """Whether what is done is told in the past by a part that is told in the present, as the death is at least."""
    part = event.citations[0].part
    if _tense(state, event) != "past":
        return False
    death = sentence(state, told).text
    now = told.part == part and _IS.search(death) is not None and not _WAS.search(death)
    return now or _present(state).get(part, False)


def _tense(state: State, event: Event) -> str:
    """The tense of a verb as far as its form tells."""
    word = state.parts[event.citations[0].part].text[slice(*event.trigger)].partition(" ")[0].casefold()
    lemma = event.lemma.partition(" ")[0]
    if word.endswith("ing") or word == lemma:
        return ""
    return "present" if word.endswith("s") and word[:2] == lemma[:2] and not lemma.endswith("s") else "past"


@remembered
def _present(state: State) -> dict[int, bool]:
    """For each part, whether most of what people do in it is told in the present."""
    counts: dict[int, list[int]] = {}
    for event in (e for e in state.events if e.agents):
        tense = _tense(state, event)
        if tense:
            counts.setdefault(event.citations[0].part, [0, 0])[tense == "past"] += 1
    return {part: now > past for part, (now, past) in counts.items()}


def _seen_in_visions(state: State, figure: Figure, whole: Citation) -> bool:
    """Whether a part tells, before a sentence, of dreams and visions in which a figure is seen."""
    told = (m.citations[0] for m in figure.entity.mentions if m.citations[0].part == whole.part)
    return any(_SEEN.search(sentence(state, c).text) for c in told if c.start < whole.start)
