"""Names that look like something else ("Hope", "Will", "Eleven", "022", "R7-B4", "V"), read as plain names are.

The model has seen hope, will and eleven as words and R7-B4 hardly at all. Where a part shows that somebody goes by one, by a
capital within a sentence with neither an article nor another name beside it, the model is given a plain name in its place;
all else still sees the word as it stands in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from previously.given import gender_of_name
from previously.reading.lexicon import TITLES

GIVEN = frozenset(
    "ace angel art ash autumn bear blaze blessing blue bones buck bud buddy cash chance chase cliff dash dawn destiny "
    "dice dove echo faith flash fox ghost glory grace grant happy harmony haven honor hope hunter ice ink jinx joy "
    "justice lark lucky mark mercy merit mouse noble ocean patience pepper red reign rich river rob rocket rusty scout "
    "shadow skip sky slim smoke snow spark spike star stone storm story sue summer sunny sweet tiny trinity will winter "
    "wolf".split()
)
"""Words, and no rare ones, that are given names, or that people are called by instead of one."""
FAMILIES = frozenset(
    "banks best bird black bond brown bush case cook cross day fields flowers gates gay gold good hand head key lamb law "
    "little long love moody moss price power powers quick rice rush savage shade sharp short silver singer small smart "
    "speed steel strange strong swift wall waters weeks white wise wood young".split()
)
"""Words that are the names of families."""
WORDS = GIVEN | FAMILIES

_NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety".split()
)
_CODE = re.compile(r"[A-Z]{1,4}\d{0,3}-[A-Z]{0,2}\d{1,4}|[A-Z]\d{0,2}-[A-Z]\d{1,3}|[A-Z]\d{1,2}-[A-Z]|0\d{1,2}")
_LETTER = re.compile(r"[B-HJ-Z]")
_POINTS = re.compile(r"(?:[A-Z]\.){2}")
_DOTTED = frozenset(
    "U.S. U.K. U.N. E.U. L.A. D.C. N.Y. N.J. N.C. S.C. P.M. A.M. P.S. A.D. B.C. T.V. H.R. P.R. I.T. E.R. I.D. P.I. V.P.".split()
)
"""What is written like somebody's initials and is nobody's."""
_BEFORE = frozenset(
    "a an the this that these those my your his her its our their no any every each some another 's ’s s' whose all both "
    "number plan vitamin team room type grade class letter unit".split()
)
"""After these nobody's name stands."""
_AFTER = frozenset(
    "i you he she it we they this that these those the my your his her its our their there not a an of years months weeks "
    "days hours minutes people men women".split()
)
"""Before these a word at the beginning of a sentence is a word: "Will she ..."."""
_OPENERS = frozenset(
    "then but and when while so after before later meanwhile now if because as with in at for to by since until although "
    "though once even only instead unlike like without from still yet eventually finally soon however both".split()
)
"""What a sentence opens with before a name."""
_WHERE = frozenset("on in at near from to into through across over under behind outside along".split())
_STOPS = frozenset((",", ".", ";", "(", "and"))
_CLOSED = frozenset("“\"”‘’')]»")
_PLAIN = {
    "f": "Anna Laura Helen Alice Emma Susan Kate Diana Claire Julia Sarah Martha".split(),
    "m": "Peter George Paul David Henry Simon Robert Philip Martin Edward Thomas Daniel".split(),
    "": "Robin Sam Alex Chris Jordan Morgan Taylor Casey Jamie Leslie Riley Kelly".split(),
}
_PLAIN_FAMILY = "Barlow"
_HALVED_FAMILIES = frozenset("Oh Ma Moon Song Sun So No Do He An".split())
"""Words that are families' names where a name of two halves follows ("Oh Mi-sun")."""
_OPENING = frozenset("So No Do He An".split())
"""Those of them that often open a sentence."""
_HALVED = re.compile(r"[A-Z][a-z]+-[a-z]+")
_HALVED_FAMILY = "Kim"
MUTUAL = frozenset(
    "brothers sisters siblings twins triplets cousins lovers sweethearts newlyweds spouses friends enemies rivals foes "
    "partners colleagues parents".split()
)
"""What several are to one another, which opens a sentence before their names."""
_JOINING = ("-", "/", "#", "$", "&", "+")
_NUMBERED = frozenset("Number Agent Player Subject Patient Prisoner Inmate".split())
_DIGITS = 4
_OFTEN = 2


def _like(word: str) -> str:
    """What sort of name a word may be: a "word", a "number", a "letter", a "code", or nothing."""
    if word[:1].isupper() and word[1:].islower():
        return "word" if word.lower() in WORDS else "number" if word.lower() in _NUMBERS else ""
    if _POINTS.fullmatch(word):
        return "points" if word not in _DOTTED else ""
    return "letter" if _LETTER.fullmatch(word) else "code" if _CODE.fullmatch(word) else ""


def _named(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _counted(words: Sequence[str], at: int) -> bool:
    """Whether two words are somebody's number ("Number Five", "Agent 12")."""
    after = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in _NUMBERED and (_like(after) == "number" or (after.isdigit() and len(after) <= _DIGITS))


def _places(sentence: Sequence[str]) -> Iterator[tuple[int, int, str, int]]:
    """Where in a sentence a name may stand: its first word, the one after its last, the name, how much tells that it is one.

    A name that another follows ("Hope Barlow") tells of the word elsewhere, and is well read as it is: it ends where it begins.
    """
    words = list(sentence)
    if words and words[-1][-1:] == "." and _LETTER.fullmatch(words[-1][:-1]):
        words[-1] = words[-1][:-1]
    for at, word in enumerate(words):
        counted = _counted(words, at)
        sort = "code" if counted else _like(word)
        if not sort or (at and _counted(words, at - 1)):
            continue
        end = at + 1 + counted
        before = words[at - 1] if at else ""
        after, later = [*words[end : end + 2], "", ""][:2]
        if before.lower() in _BEFORE or before in _JOINING or after in (*_JOINING, "%"):
            continue
        name = " ".join(words[at:end])
        opened = at == 1 and before.lower() in _OPENERS
        titled = before.lower().rstrip(".") in TITLES and sort != "word"
        inside = before[:1].islower() or before in (",", ";", "(")
        if _named(after):
            if inside and word.lower() in GIVEN and before not in _WHERE and after[1:].islower() and later in _STOPS:
                yield at, at, name, 1
        elif inside or opened or titled:
            yield at, end, name, _OFTEN if titled else int(inside)
        elif after.lower() not in _AFTER and not (_named(before) and before not in _CLOSED):
            opening = sort == "points" and after[:1].islower()
            yield at, end, name, int(sort == "code" or opening or after in ("'s", "’s") or (after, later) == (",", "who"))


def stand_ins(sentences: Sequence[Sequence[str]]) -> dict[str, str]:
    """The plain name that each such name of a part is read as."""
    shown: Counter[str] = Counter()
    for words in sentences:
        for _, _, name, tells in _places(words):
            shown[name] += tells
    taken = {word for words in sentences for word in words}
    titled = {word for words in sentences for led, word in pairwise(words) if led.lower() in ("a", "an", "the")}
    names = {gender: [name for name in plain if name not in taken] for gender, plain in _PLAIN.items()}
    out: dict[str, str] = {}
    for name in shown:
        left = names[gender_of_name(name.lower())] or names[""]
        office = _like(name) == "points" and name in titled  # "the D.A."
        if shown[name] >= _least(name) and left and not office:
            out[name] = left.pop(0)
    return out


def _least(name: str) -> int:
    """How much must tell that somebody is called so; letters with points and a J among them are hardly anything else's."""
    doubtful = _like(name) == "letter" or (_like(name) == "points" and "J" not in name)
    return _OFTEN if doubtful else 1


def plainly(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """A part's sentences as the model is to read them."""
    names = stand_ins(sentences)
    out = [list(words) for words in sentences]
    for words, read in zip(sentences, out, strict=True):
        for at, word in enumerate(words[:-1]):
            inside = at > 0 and words[at - 1][:1].islower()
            if word in _HALVED_FAMILIES and (inside or word not in _OPENING) and _HALVED.fullmatch(words[at + 1]):
                read[at] = _HALVED_FAMILY
        if len(words) > 1 and words[0].lower() in MUTUAL and words[0][1:].islower() and _named(words[1]):
            read[0] = words[0].lower()  # "Brothers Tom and Carl": no name of theirs
        if names:
            for at, end, name, _ in _places(words):
                if at < end and name in names:
                    read[at:end] = [names[name], *[_PLAIN_FAMILY] * (end - at - 1)]
    return out
