"""Pronouns, nouns and titles against a person's gender (G5xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from previously.fold import State
from previously.given import gender_of_lone_name, gender_of_name
from previously.lexicon import FEMALE_NOUNS, FEMALE_PRONOUNS, FEMALE_TITLES, MALE_NOUNS, MALE_PRONOUNS, MALE_TITLES
from previously.model import Citation, Event, Mention
from previously.text import Part
from previously.views.common import clean, mentions_by_sentence, name_words, remembered
from previously.views.findings.evidence import sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.gender import sign_of
from previously.views.shown import Figure, roster

Sex: TypeAlias = Literal["f", "m"]

BEFORE: Final = 3
"""How many sentences back a pronoun may look for whom it means."""
SHORT: Final = 5
"""How many sentences a part has at most that may go on with what the one before it tells of."""
_WHEN: Final = re.compile(r"(?:^|\.)(?:day|night|round|lesson|tape|mission)-?\w*$")
"""The ids of parts that only tell when."""
USUAL: Final = 1.5
"""What a given name weighs that mostly goes with one gender; alone it counts only where nothing else is told."""
TWICE: Final = 1.9
"""What two pronouns that can hardly mean another weigh."""
LOOK: Final = 90
"""Characters before a name in which the word of kin must stand that says what they are."""
_KIN: Final = frozenset(
    "mother father sister brother daughter son wife husband aunt uncle niece nephew girlfriend boyfriend grandmother "
    "grandfather granddaughter grandson widow widower bride groom ex-wife ex-husband".split()
)
_RANKS: Final = frozenset(
    "king queen prince princess lord lady duke duchess count countess baron baroness emperor empress".split()
)
_OBJECTS: Final = frozenset({"Her", "Him"})
_OBJECTS_FIRST: Final = ("Her ", "Him ")
_AFTER: Final = frozenset(
    "away off out from to into towards toward after up down back over through past at in on for with by and the a an his her "
    "him them".split()
)
_HAS_QUOTE: Final = re.compile(r"[\"“”«»]")
_OWNED: Final = re.compile(r"\b(?:his|her|their|my|our|\w+['’]s?)\s+(?:[\w-]+\s+){0,2}([\w-]+),?\s+$", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"^,\s+(?:his|her|their|my|our|\w+['’]s?)\s+(?:[\w-]+\s+){0,2}([\w-]+)(?=[,.;])(?!,\s+(?:and|or)\b)", re.I
)
_PERSON: Final = (
    r"man|woman|lady|gentleman|boy|girl|lad|lass|guy|widow|widower|spinster|bachelor|waitress|actress|heiress|priestess|"
    r"sorceress|barmaid|housemaid|chambermaid|policeman|policewoman|nun|monk|(?:head|spy|school|post)mistress"
)
_CALLED_SO: Final = re.compile(
    r"^(?: \([^()]*\))?(?:,|(?:, who[^,;.]{1,80},)? (?:is|was|turns out to be|has always been|remains)) (?:an?|the) "
    rf"(?:[\w’'-]+ ){{0,3}}?({_PERSON})\b"
    r"(?!['’-]| of (?:the|his|her|honou?r|god|war|straw|steel)\b)"
)
"""What somebody is in so many words: "Moll, an old spymistress", "Denise turns out to be the sweetest man in town"."""
_OR_NOT: Final = re.compile(
    r"\b(?:not|no|never|like|seem\w*|better|only|right|wrong|new|bigger|half|last|first|same|other|than|as|one)\b"
)
_LISTED: Final = re.compile(r"^,?\s*(?:and|or)\b|^,\s+[A-Z]\w+,?\s+and\b")
_PRONOUN: Final = re.compile(r"\b(?:[Ss]he|[Hh](?:ers?|erself|e|im|is|imself))\b")
_JOINS: Final = re.compile(r"[,;]|\b(?:and|but|or|to|who|that|which|while|when|as|because|before|after|until)\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[,;:]|\b(?:and|but|or|that|who|which|while|when|as|because|before|after|until|if|where)\b", re.I)
_OWNS: Final = re.compile(
    r" (?!(?:an?|the|some|any|no|two|three|to|from|in|on|at|for|with|by|of|out|up|down|away|back|off|over|into|about|"
    r"and|or|but|as|"
    r"that|who|what|whether|how|if|when|where|why|home|again|so|then|there|here|this|these|those|his|her|their)\b)[^\W\d_]"
)
"""What stands behind a "her" that says whose something is: "her a fake" does not."""
_GUISE: Final = re.compile(
    r"\b(?:disguis\w*|dress(?:es|ed|ing)? (?:up )?as|wigs?|costumes?|plays? (?:the|an?) |in drag|pos(?:es?|ed|ing) as|"
    r"cross-\w+|"
    r"impersonat\w*|pass(?:es|ed|ing)? (?:for|as|off)|transition\w*|deadname\w*|transgender|shape-?shift\w*|transform\w*|"
    r"(?:is|was|turns? into) an? (?:wo)?man)\b",
    re.IGNORECASE,
)
"""What may tell, in a sentence about somebody, that they are he and she on purpose."""
_WEAPONS: Final = "gun|pistol|revolver|rifle|shotgun|knife|sword|dagger|axe|bow|blade|spear|crossbow"
_OWN_DEED: Final = re.compile(
    r"\b(?:sharpen(?:s|ed)|sheath(?:es|ed)|unsheath(?:es|ed)|holster(?:s|ed)|unholster(?:s|ed)|reload(?:s|ed)|clench(?:es|ed)|"
    r"shrug(?:s|ged)|fold(?:s|ed)|comb(?:s|ed)|roll(?:s|ed) up|button(?:s|ed)(?: up)?|zip(?:s|ped) up|puts? (?:back )?on|"
    r"pull(?:s|ed) (?:back )?on|puts? down|packs|packed|unpack(?:s|ed)|clear(?:s|ed)|scratch(?:es|ed)|cross(?:es|ed)|grits|"
    r"gritted|lights?|lit|hangs? up|sips?|sipped|finish(?:es|ed)|adjust(?:s|ed)|polish(?:es|ed)|shakes?|shook|nods|nodded|"
    r"bow(?:s|ed)) $"
)
_TAKES_OFF: Final = re.compile(r"\b(?:takes?|took) off $|\b(?:removes?|removed|loses?|lost|straightens?|straightened) $")
_WORN: Final = re.compile(r" (?:own |old |new )?(?:spectacles|glasses|hat|cap|gloves|wig|helmet|apron|tie|reading glasses)\b")
"""What they wear, which they may also take off."""
"""What people do to what is their own, before the word that says whose it is."""
_OWN_THING: Final = re.compile(
    rf" (?:own |old |new |first |last |long |other |second |dirty |wet )?(?:{_WEAPONS}|head|hair|teeth|fists?|arms|shoulders|"
    r"eyes|throat|chin|brow|sleeves|coat|jacket|hat|cap|gloves|boots|shoes|shirt|overalls|uniform|robes?|apron|helmet|"
    r"glasses|spectacles|tie|cloak|clipboard|pen|pipe|cigar(?:ette)?|bags?|suitcases?|things|drink|coffee|tea|beer|whisky|"
    r"badge)\b"
)
_ON: Final = re.compile(r"\b(?:films?|filmed|record(?:s|ed)|types?|typed|reads?|dials?|dialled|calls?|called) [^.;,]*\bon $")
_PHONE: Final = re.compile(r" (?:own |mobile |cell )?(?:phone|mobile|laptop)\b")
_RELATIVE: Final = re.compile(r",? who\b")
_CAPITAL: Final = re.compile(r"(?<=[\w,;’'] )[A-Z][\w’'-]+")


def findings(state: State) -> Iterator[Finding]:
    """All that is wrong with gender."""
    yield from _misformed(state)
    yield from _nouns(state)
    yield from _pronouns(state)


# -- how sure a gender is ---------------------------------------------------------------------------------------------


@remembered
def _votes(state: State) -> dict[str, list[tuple[Citation, Sex, float]]]:
    """For everybody, what tells a gender: where, which, and how strongly."""
    out: dict[str, list[tuple[Citation, Sex, float]]] = {}
    for figure in roster(state).of_kind("character"):
        told = out.setdefault(figure.id, [])
        for mention in figure.entity.mentions:
            citation = mention.citations[0]
            if mention.form == "pronoun":
                sex, weight = sign_of(citation.text.casefold(), FEMALE_PRONOUNS, MALE_PRONOUNS), mention.confidence
            elif mention.form == "nominal":
                sex, weight = _sex_of_noun(mention), 2 * mention.confidence
            else:
                title = citation.text.partition(" ")[0].casefold().rstrip(".")
                sex, weight = (
                    (sign_of(title, FEMALE_TITLES, MALE_TITLES) if " " in citation.text else None),
                    3 * mention.confidence,
                )
            if sex:
                told.append((citation, sex, weight))
    return out


@remembered
def _weights(state: State) -> dict[str, dict[tuple[int, int, Sex], float]]:
    """For everybody, what tells each gender, summed up by (part, sentence), and in all under (-1, -1)."""
    out: dict[str, dict[tuple[int, int, Sex], float]] = {}
    for id, votes in _votes(state).items():
        sums = out.setdefault(id, {})
        for citation, sex, weight in votes:
            for key in ((citation.part, citation.sentence, sex), (-1, -1, sex)):
                sums[key] = sums.get(key, 0.0) + weight
    return out


def sure_sex(state: State, figure: Figure, beside: Citation) -> Sex | None:
    """The gender that a figure surely has by all that is told outside the sentence in question.

    Where the given name mostly goes with the other one, the reading may have mixed two people up.
    """
    sums = _weights(state).get(figure.id, {})
    sexes: tuple[Sex, Sex] = ("f", "m")
    own = {sex: sums.get((beside.part, beside.sentence, sex), 0.0) for sex in sexes}
    weights = {sex: round(sums.get((-1, -1, sex), 0.0) - own[sex], 6) for sex in sexes}  # else what is left of nothing counts
    words = [words for name in figure.names if (words := name_words(name))]
    usual = {(gender_of_name if name[1:] else gender_of_lone_name)(name[0]) for name in words} - {""}
    if len(usual) == 1:
        weights["f" if usual == {"f"} else "m"] += USUAL
    least = USUAL if len(usual) == 1 and not sum(weights.values()) - USUAL else TWICE
    if max(weights.values()) < least or max(weights.values()) < 0.85 * sum(weights.values()):
        return None
    most: Sex = "f" if weights["f"] > weights["m"] else "m"
    return None if usual and most not in usual else most


def telling(state: State, figure: Figure, sex: Sex, beside: Citation) -> Citation:
    """The sentence that tells a figure's gender best."""
    other = [
        v
        for v in _votes(state).get(figure.id, ())
        if v[1] == sex and (v[0].part, v[0].sentence) != (beside.part, beside.sentence)
    ]
    if not other:
        return sentence(state, figure.entity.mentions[0].citations[0])
    return sentence(state, max(other, key=lambda vote: vote[2])[0])


# -- the three sorts --------------------------------------------------------------------------------------------------


def _misformed(state: State) -> Iterator[Finding]:
    """ "Her walks out of the house": an object where a subject must stand."""
    starts: dict[tuple[int, int], set[int]] = {}
    for mention in state.mentions:
        if mention.form != "pronoun":
            starts.setdefault((mention.citations[0].part, mention.citations[0].start), set()).add(mention.citations[0].end)
    for event in state.events:
        whole = event.citations[0]
        part = state.parts[whole.part]
        if not part.text.startswith(_OBJECTS_FIRST, whole.start):
            continue
        pronoun, _, _ = part.text[whole.start : event.trigger[0]].partition(" ")
        verb, after = part.text[slice(*event.trigger)], part.text[event.trigger[1] : whole.end].split()
        first = event.trigger[0] == whole.start + len(pronoun) + 1
        if not first or pronoun not in _OBJECTS or event.confidence < SURE or not verb.endswith("s") or not event.agents:
            continue
        if (whole.part, whole.start) in starts or not after or after[0].casefold() not in _AFTER:
            continue
        if _has_another_verb(state, event):
            continue
        message = f"“{pronoun}” cannot be the subject of “{verb}”."
        yield made(state, "G501", message, (sentence(state, whole),), [])


def _has_another_verb(state: State, event: Event) -> bool:
    """Whether a verb follows that is not joined to this one: then this one is a noun ("her walks calm her")."""
    whole = event.citations[0]
    later = (e.trigger[0] for e in state.events if e.citations[0] == whole and e.trigger[0] > event.trigger[0])
    following = min(later, default=None)
    between = "" if following is None else state.parts[whole.part].text[event.trigger[1] : following]
    return following is not None and not _JOINS.search(between)


def _nouns(state: State) -> Iterator[Finding]:
    """ "His sister Tom", "Queen Tom"."""
    bearers: dict[tuple[str, ...], list[Figure]] = {}
    for figure in roster(state).of_kind("character"):
        for name in figure.names:
            bearers.setdefault(name_words(name), []).append(figure)
    seen: set[tuple[str, str]] = set()
    for mention in state.mentions:
        citation = mention.citations[0]
        if mention.form != "name" or mention.type != "PER":
            continue
        word = _noun_beside(state.parts[citation.part], sentence(state, citation), citation)
        sex = "f" if word.endswith("mistress") else sign_of(word, FEMALE_NOUNS | FEMALE_TITLES, MALE_NOUNS | MALE_TITLES)
        known = bearers.get(name_words(citation.text), [])
        if sex is None or len(name_words(citation.text)) == 0:
            continue
        sexes = {sure_sex(state, figure, citation) for figure in known}
        if len(sexes) == 1 and (other := next(iter(sexes))) is not None and other != sex:
            figure = known[0]
            if (figure.id, word) not in seen and not (word not in _KIN and in_guise(state, figure)):
                seen.add((figure.id, word))
                message = f"{figure.name} is “{word}” here, and {SAID[other]} elsewhere."
                cited = (sentence(state, citation), telling(state, figure, other, citation))
                yield made(state, "G502", message, cited, [figure.id])


SAID: Final = {"f": "a woman", "m": "a man"}


def _noun_beside(part: Part, whole: Citation, citation: Citation) -> str:
    """The word of kin or rank that stands beside a name and means the same person; empty when none surely does."""
    title, _, rest = clean(citation.text).partition(" ")
    if rest and title.casefold() in _RANKS and title[0].isupper():
        return title.casefold()
    before, after = part.text[whole.start : citation.start], part.text[citation.end : whole.end]
    found = _OWNED.search(before[-LOOK:])
    if found and found[1].casefold() in _KIN:
        comma = "," in found[0][found.start(1) - found.start() :]
        closed = bool(re.match(r"[,.;:]", after)) and not _LISTED.match(after)
        verb = re.match(r"\s+\w+s\b", after)
        told = re.search(
            r"\b(?:tell|ask|promise|inform|warn|remind|show|give|assure|convince|know|say|think|believe|learn|see)\w*\b", before
        )
        if (comma and closed) or (not comma and (closed or (verb and not told))):
            return found[1].casefold()
    found = _BESIDE.match(after)
    if found and found[1].casefold() in _KIN:
        return found[1].casefold()
    told = _CALLED_SO.match(after)
    return told[1].casefold() if told and not _OR_NOT.search(told[0]) else ""


def _pronouns(state: State) -> Iterator[Finding]:
    """ "Ann hurts himself", "Ann is late, and he knows it", where nobody else can be meant."""
    for (number, n), pronouns in _pronouns_told(state).items():
        part = state.parts[number]
        whole = part.cite_sentence(n)
        if _HAS_QUOTE.search(whole.text):
            continue
        for found in pronouns:
            finding = _against(state, whole, found)
            if finding is not None:
                yield finding
                break


@remembered
def _pronouns_told(state: State) -> dict[tuple[int, int], list[re.Match[str]]]:
    """The pronouns of each (part, sentence) that has any, in story order."""
    out: dict[tuple[int, int], list[re.Match[str]]] = {}
    for part in state.parts:
        for found in _PRONOUN.finditer(part.text, part.body) if part.sentences else ():
            n = part.sentence_at(found.start())
            if found.start() < part.sentences[n][1]:
                out.setdefault((part.ordinal, n), []).append(found)
    return out


def _sex_of(pronoun: re.Match[str]) -> Sex:
    return "f" if pronoun[0].casefold() in FEMALE_PRONOUNS else "m"


def _against(state: State, whole: Citation, pronoun: re.Match[str]) -> Finding | None:
    """The finding that a pronoun of a sentence makes, if it does."""
    sex = _sex_of(pronoun)
    part = state.parts[whole.part]
    before = part.text[whole.start : pronoun.start()]
    own = _OWN_DEED.search(before) and _OWN_THING.match(part.text, pronoun.end())
    own = own or (_TAKES_OFF.search(before) and _WORN.match(part.text, pronoun.end()))
    own = own or (_ON.search(before) and _PHONE.match(part.text, pronoun.end()))
    back = 0 if pronoun[0].endswith("self") or own else BEFORE
    figure = _itself(state, whole, pronoun) or _only(state, whole, pronoun.start(), sex, back, behind=back > 0)
    if figure is None or (other := sure_sex(state, figure, whole)) is None or other == sex:
        return None
    if _bound(state, whole, figure, pronoun) or in_guise(state, figure):
        return None
    message = f"“{pronoun[0]}” can mean only {figure.name} here, who is {SAID[other]} elsewhere."
    return made(state, "G503", message, (whole, telling(state, figure, other, whole)), [figure.id])


def _itself(state: State, whole: Citation, pronoun: re.Match[str]) -> Figure | None:
    """Whom a reflexive means that stands right behind the verb of a name: "Ann gets himself bitten"."""
    if not pronoun[0].endswith("self"):
        return None
    for mention in mentions_by_sentence(state).get((whole.part, whole.sentence), ()):
        if mention.form == "name" and _VERB.fullmatch(pronoun.string, mention.citations[0].end, pronoun.start()):
            return roster(state).figures.get(state.canonical.get(mention.entity, ""))
    return None


_VERB: Final = re.compile(r" [a-z]+(?:s|ed) ")


def in_guise(state: State, figure: Figure) -> bool:
    """Whether a sentence that names somebody tells of a disguise, a part in a play or a change."""
    places = {(m.citations[0].part, m.citations[0].sentence) for m in figure.entity.mentions if m.form != "pronoun"}
    return any(_GUISE.search(state.parts[part].cite_sentence(n).text) for part, n in places)


def _bound(state: State, whole: Citation, figure: Figure, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun is the object in the clause that somebody's name begins: "Ann finds him" cannot mean Ann."""
    part = state.parts[whole.part]
    places = (m.citations[0] for m in figure.entity.mentions)
    last = max(c.end for c in places if c.part == whole.part and c.end <= pronoun.start())
    owns = pronoun[0].casefold() == "her" and _OWNS.match(part.text, pronoun.end()) is not None
    own = _RELATIVE.match(part.text, last)  # "Ann, who left him" is one clause
    begins = last if own is None else own.end()
    return pronoun[0].casefold() in ("him", "her") and not owns and not _CLAUSE.search(part.text, begins, pronoun.start())


def _only(state: State, whole: Citation, at: int, sex: Sex, back: int, *, behind: bool = True) -> Figure | None:
    """The one person whom a pronoun at an offset can mean, if nobody of its gender, and nobody of an unsure one, is near.

    A pronoun of its gender before it tells that somebody of that gender is spoken of, however far back. Whom its sentence
    names behind it, a reflexive cannot mean, nor the owner of what somebody takes off: they are left out without `behind`.
    """
    listed = roster(state).figures
    part = state.parts[whole.part]
    before: Figure | None = None
    near = [(part, n) for n in range(max(whole.sentence - back, 0), whole.sentence + 1)]
    near += _before(state, part, back - whole.sentence)
    told_before = (p for one, n in near for p in _pronouns_told(state).get((one.ordinal, n), ()))
    if any(_sex_of(p) == sex for p in told_before if p.string is not part.text or p.start() < at):
        return None
    for one, n in near:
        own = one is part and n == whole.sentence
        if behind and strangers(state, one, n):
            return None
        for other in mentions_by_sentence(state).get((one.ordinal, n), ()):
            told = other.citations[0]
            if not behind and told.start > at:
                continue
            if other.form == "name" and other.type in ("GPE", "LOC", "FAC") and _like_a_person(told.text):
                return None
            if other.form == "pronoun" or other.type not in ("PER", "VEH"):
                continue
            figure = listed.get(state.canonical.get(other.entity, ""))
            known = _sex_of_noun(other) if figure is None else sure_sex(state, figure, whole)
            if known is None or known == sex:
                return None
            if other.form == "name" and own and told.end < at:
                before = figure
    return before


def _sex_of_noun(mention: Mention) -> Sex | None:
    """The gender that the noun tells of somebody who is not listed: "the bride"."""
    citation = mention.citations[0]
    word = citation.text[mention.head[0] - citation.start : mention.head[1] - citation.start].casefold()
    return sign_of(word, FEMALE_NOUNS, MALE_NOUNS) if mention.form == "nominal" else None


def _before(state: State, part: Part, count: int) -> list[tuple[Part, int]]:
    """The last sentences of the part before a short one that only tells when: a tale goes on from day to day."""
    if count <= 0 or not part.ordinal or len(part.sentences) > SHORT or not _WHEN.search(part.id):
        return []
    last = state.parts[part.ordinal - 1]
    return [(last, n) for n in range(max(len(last.sentences) - count, 0), len(last.sentences))]


def _like_a_person(text: str) -> bool:
    """Whether what was taken for a place is called as people are: "Dixie Lane"."""
    words = name_words(text)
    return len(words) > 1 and gender_of_name(words[0]) != ""


@remembered
def _known_strangers(_: State) -> dict[tuple[int, int], bool]:
    return {}


def strangers(state: State, part: Part, n: int) -> bool:
    """Whether a sentence holds a name that the reading made nothing of; asked of a sentence for every pronoun near it."""
    known = _known_strangers(state)
    if (part.ordinal, n) not in known:
        known[part.ordinal, n] = _has_stranger(state, part, n)
    return known[part.ordinal, n]


def _has_stranger(state: State, part: Part, n: int) -> bool:
    known = [m.citations[0] for m in mentions_by_sentence(state).get((part.ordinal, n), ())]
    start, end = part.sentences[n]
    return any(not any(c.start <= found.start() < c.end for c in known) for found in _CAPITAL.finditer(part.text, start, end))
