"""Names of two halves, one in small letters ("Min-seo", "Mei-ling", "al-Hakim"): one word, which the treebank would cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from previously.model import Range
from previously.reading import lexicon

_HYPHENED = re.compile(r"(?<![\w-])([^\W\d_a-z]\w{1,9})-([^\W\d_]\w{0,8})(?![\w-])")
ARTICLE = re.compile(r"(?<![\w-])(?:[Aa](?:[ldnrstz]|sh)|[Ee]l|[Uu][ldr])-[^\W\d_a-z]\w+(?![\w-])")
"""Arabic names with their article: al-Hakim, el-Sayed."""
JOINED = re.compile(r"(?<![\w-])[^\W\d_a-z]\w+-(?:[Aa](?:[ldrz]|sh)|[Ee][dl]|[Uu](?:[dlrs]|dd))-[^\W\d_]\w+(?![\w-])")
"""Names with that article in the middle: Nur-ud-Din, Abd-al-Malik."""
LINKED = re.compile(r"(?<![\w-])[^\W\d_a-z]\w+-(?:d[eu]|des|l[ae]|von|van|d[ia])-[^\W\d_a-z]\w+(?![\w-])")
"""Names with a particle in the middle: Tête-de-Fer."""
CODE = re.compile(
    r"(?<![\w-])(?<![Aa]n )(?<![Aa] )(?<![Tt]he )"
    r"(?:[A-Z]{1,4}\d{0,3}-[A-Z]{0,2}\d{1,4}|[A-Z]\d{0,2}-[A-Z]\d{1,3}|[A-Z]\d{1,2}-[A-Z])(?![\w-])"
)
"""What machines are called: K-9, R7-B4."""
_OPENING = re.compile(r"(?:^|[.!?:;\"“”‘(\[–—\n]|['’]\s)\s*$")

FIRSTS = frozenset(
    "half great well ex step self long short high low old new mid co non anti pre post semi double single twin first second "
    "third fourth fifth last one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty "
    "seventy eighty ninety north south east west check dial run break close hard good bad cross full open part red black "
    "white blue green all much over under up down off on in out by to mother father sister brother son daughter grand god "
    "vice ill fast free know make would still ever never once then now soon top back side head hand eye heart life love time "
    "year day night week month home house work self multi micro mega super sub inter intra pro re un by stand sit get take "
    "pick make drop show turn give let put set stop trick mind blood cold hot dark light quick slow deep wide near far real "
    "true right left tell follow look built".split()
)
"""What a word that a hyphen joins to another begins with at the beginning of a sentence: "Half-brother", "Well-known"."""

SECONDS = frozenset(
    "based born like style themed led era wide age aged run made held owned type sized only proof free fed bred trained "
    "friendly esque level class size scale inspired haired eyed minded bound turned shirt ray up off out down over by to and "
    "or of the de la le du year day month week hour time term american african english french german british european asian "
    "elect designate general president mayor law laws self side wing tier front rich poor heavy hungry mad crazy happy less "
    "hating loving lover hater fan boss owner god ghost worthy sponsor backed centric adjacent coded specific related approved "
    "issue issued speaking killer hunter slayer born hour point line".split()
)
"""What joined to a name makes no name of it: "Manhattan-based", "Margaret-like"."""
_FORMED = re.compile(r"(?:\w{2,}ed|\w{3,}ing|\w{4,}(?:er|ers|ly|ness|ism|ist|al|able|ous|ive|tion|ment))$")


def halved(text: str, start: int = 0) -> frozenset[str]:
    """The names of two halves that a part's text uses, from its body on.

    A capital within a sentence tells a name; of what stands at a beginning only that must be no word.
    """
    names = {found[0] for pattern in (ARTICLE, JOINED, LINKED, CODE) for found in pattern.finditer(text, start)}
    for found in _HYPHENED.finditer(text, start):
        first, second = found[1].lower(), found[2]
        if second[:1].isupper():
            if not second.isupper() and not {first, second.lower()} & (FIRSTS | lexicon.TITLES):
                names.add(found[0])
            continue
        if not second.islower() or second in SECONDS or _FORMED.match(second):
            continue
        if first not in FIRSTS or not _OPENING.search(text, max(start, found.start() - 4), found.start()):
            names.add(found[0])
    return frozenset(names)


def whole(text: str, spans: Sequence[Range], names: frozenset[str]) -> tuple[Range, ...]:
    """A sentence's words with those names put together: offsets in the text, as before."""
    out: list[Range] = []
    for start, end in spans:
        touching = len(out) > 1 and out[-2][1] == out[-1][0] and out[-1][1] == start
        stop = end - 2 if touching and text[end - 2 : end] in ("'s", "’s") else end  # "K-9's", which is cut before the 9
        three = touching and len(out) > 3 and out[-4][1] == out[-3][0] and out[-3][1] == out[-2][0]
        if three and text[out[-4][0] : stop] in names:
            out[-4:-1] = [(out[-4][0], out[-2][1])]
        if touching and text[out[-2][0] : stop] in names:
            begin = out[-2][0]
            out[-2:] = [(begin, stop)] if stop == end else [(begin, stop), (stop, end)]
        else:
            out.append((start, end))
    return tuple(out)
