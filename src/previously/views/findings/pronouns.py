"""Pronouns of both genders for one person (G504), and one in a clause whose subject is somebody else's gender (G503)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from previously.fold import State
from previously.lexicon import FEMALE_PRONOUNS, MALE_PRONOUNS
from previously.model import Citation, Mention
from previously.views.common import mentions_by_sentence
from previously.views.findings.evidence import UNREAL, sentence
from previously.views.findings.finding import Finding, made
from previously.views.findings.gender import SAID, Sex, strangers, sure_sex, telling
from previously.views.shown import Figure, roster

LINKED: Final = 0.6
"""How sure the reading must be whom a pronoun means."""
PLAIN: Final = 0.85
"""How sure it must be of one pronoun at least of two."""
UNSURE: Final = 0.75
"""How sure it is at most where a pronoun of another gender stands in the place of a name's own."""
_CHANGES: Final = re.compile(
    r"\b(?:trans\w*|transition\w*|deadname\w*|non-?binary|new name|used to be (?:called|named)|born (?:a|as)|dress\w*|"
    r"cross-\w+|gender\w*|woman|man|girl|boy|son|daughter|brother|sister|her real name|his real name|twin\w*|shape\w*|"
    r"body|bodies|costume\w*|masks?|masked|passes|passing|pretend\w*)\b",
    re.IGNORECASE,
)
"""What may tell that somebody is told of as a man and as a woman on purpose."""
_SELF: Final = re.compile(
    r"(?: (?:[A-Z][\w’'-]*|the [a-z]+)(?:(?:,| and) (?:[A-Z][\w’'-]*|the [a-z]+))*,? and)? (?P<self>himself|herself)\b"
)
"""What stands behind the verb that somebody does to oneself, or to others and oneself."""
_VERB: Final = re.compile(r" (?:(?:would|will|can|could|must|has|had|then|also|to) )?(?:\w+ly )?")
"""What stands between a subject and its verb."""
_SUBJECT: Final = re.compile(
    r"(?:,? and|,? but|;)(?: then| so| yet)?(?:,? (?:at|in|after|before|by|on)(?: [\w’'-]+){1,5}?)?,? s?he$"
)
"""What stands between a clause and the pronoun that is the subject of the next one."""


def findings(state: State) -> Iterator[Finding]:
    """The first pronoun of the other gender of everybody who is called he and she."""
    for figure in roster(state).of_kind("character"):
        yield from _both(state, figure)
    yield from _parallel(state)


def _reflexives(state: State, figure: Figure) -> Iterator[Mention]:
    """The first "himself" and the first "herself" that the verb before them binds to somebody who is named as its subject."""
    seen: set[Sex] = set()
    for event in state.events:
        if event.agents != (figure.id,) or event.status == "negated":
            continue
        whole = sentence(state, event.citations[0])
        part = state.parts[whole.part]
        found = _SELF.match(part.text, event.trigger[1], whole.end)
        own = [
            m for m in figure.entity.mentions if m.form == "name" and _in(m, whole) and m.citations[0].end <= event.trigger[0]
        ]
        if found is None or not own or not _VERB.fullmatch(part.text[own[-1].citations[0].end : event.trigger[0]]):
            continue
        sex: Sex = "f" if found["self"] == "herself" else "m"
        if sex not in seen:
            seen.add(sex)
            citation = part.cite(found.start("self"), found.end("self"))
            yield msgspec.structs.replace(own[-1], citations=(citation,), form="pronoun")


def _in(mention: Mention, whole: Citation) -> bool:
    return (mention.citations[0].part, mention.citations[0].sentence) == (whole.part, whole.sentence)


def _sex(mention: Mention) -> Sex | None:
    word = mention.citations[0].text.casefold()
    return "f" if word in FEMALE_PRONOUNS else "m" if word in MALE_PRONOUNS else None


def _other(sex: Sex) -> Sex:
    return "m" if sex == "f" else "f"


def _both(state: State, figure: Figure) -> Iterator[Finding]:
    """ "Gale calls after he is dismissed", and "Gale, who says that she knew"."""
    first: dict[Sex, Mention] = {}
    for mention in figure.entity.mentions:
        sex = _sex(mention) if mention.form == "pronoun" and mention.confidence >= LINKED else None
        if sex is not None and sex not in first and _beside_the_name(state, figure, mention, sex):
            first[sex] = mention
    for mention in _reflexives(state, figure):
        if (sex := _sex(mention)) is not None:
            first.setdefault(sex, mention)
    if len(first) < 2 or max(m.confidence for m in first.values()) < PLAIN or any(r.entity == figure.id for r in state.reveals):
        return
    one, other = sorted(first.values(), key=lambda m: (m.citations[0].part, m.citations[0].start))
    cited = [sentence(state, m.citations[0]) for m in (other, one)]
    whose = {(m.citations[0].part, m.citations[0].sentence) for m in figure.entity.mentions}
    if any(_told_of_sex(state, part, n) for part, n in whose):
        return
    message = f"{figure.name} is “{other.citations[0].text}” here, and “{one.citations[0].text}” before."
    yield made(state, "G504", message, cited, [figure.id])


def _told_of_sex(state: State, part: int, n: int) -> bool:
    text = state.parts[part].cite_sentence(n).text
    return bool(UNREAL.search(text) or _CHANGES.search(text))


def _beside_the_name(state: State, figure: Figure, pronoun: Mention, sex: Sex) -> bool:
    """Whether a pronoun follows on its bearer's name in a sentence, and on nobody else of its gender or of an unsure one."""
    citation = pronoun.citations[0]
    whole = sentence(state, citation)
    if strangers(state, state.parts[whole.part], whole.sentence) or '"' in whole.text or "“" in whole.text:
        return False
    found = False
    for mention in mentions_by_sentence(state).get((whole.part, whole.sentence), ()):
        if mention.citations[0].start >= citation.start or mention.type not in ("PER", "ORG"):
            continue
        own = state.canonical.get(mention.entity) == figure.id
        if own:
            found = found or mention.form == "name"
        elif mention.form == "pronoun":
            if _sex(mention) != _other(sex):
                return False
        elif mention.type == "PER" and _gender(state, mention, whole) != _other(sex):
            return False
    return found


def _gender(state: State, mention: Mention, whole: Citation) -> str:
    """The gender that somebody has by all that is told, else by what is likely."""
    figure = roster(state).figures.get(state.canonical.get(mention.entity, ""))
    if figure is None:
        return "u"
    return sure_sex(state, figure, whole) or figure.gender


def _parallel(state: State) -> Iterator[Finding]:
    """ "Inspector Ann Moor questions Jess, and then he leaves": "he" can mean nobody near, and the reading is unsure."""
    for (number, n), mentions in mentions_by_sentence(state).items():
        whole = state.parts[number].cite_sentence(n)
        for mention in mentions:
            sex = _sex(mention) if mention.form == "pronoun" else None
            before = whole.text[: mention.citations[0].end - whole.start]
            if sex is None or not _SUBJECT.search(before) or UNREAL.search(whole.text):
                continue
            figure = _subject(state, mentions, whole, mention)
            other = _other(sex)
            own = figure is not None and state.canonical.get(mention.entity) == figure.id
            if mention.confidence >= UNSURE and not own:
                continue
            if figure is None or sure_sex(state, figure, whole) != other or not _nobody(state, number, n, sex):
                continue
            if _another_acts(state, mention, whole, figure):
                continue
            message = f"“{mention.citations[0].text}” can mean only {figure.name} here, who is {SAID[other]} elsewhere."
            yield made(state, "G503", message, (whole, telling(state, figure, other, whole)), [figure.id])
            break


def _subject(state: State, mentions: list[Mention], whole: Citation, pronoun: Mention) -> Figure | None:
    """Who is named at the very beginning of a sentence."""
    first = next((m for m in mentions if m.form == "name" and m.type == "PER" and m.citations[0].start == whole.start), None)
    if first is None or first.citations[0].end >= pronoun.citations[0].start:
        return None
    return roster(state).figures.get(state.canonical.get(first.entity, ""))


def _another_acts(state: State, pronoun: Mention, whole: Citation, figure: Figure) -> bool:
    """Whether somebody else does a thing in a sentence before a pronoun: "Tom leaves and Ben lights the lamp, and she"."""
    return any(
        set(event.agents) - {figure.id}
        for event in state.events
        if (event.citations[0].part, event.citations[0].sentence) == (whole.part, whole.sentence)
        and whole.start <= event.trigger[0] < pronoun.citations[0].start
    )


def _nobody(state: State, part: int, n: int, sex: Sex) -> bool:
    """Whether a sentence and the one before it speak of nobody who is of a gender, or may be."""
    for near in range(max(n - 1, 0), n + 1):
        whole = state.parts[part].cite_sentence(near)
        if strangers(state, state.parts[part], near) or "“" in whole.text or '"' in whole.text:
            return False
        for mention in mentions_by_sentence(state).get((part, near), ()):
            if mention.form == "pronoun" or mention.type != "PER":
                continue
            if _gender(state, mention, whole) != _other(sex):
                return False
    return True
