"""Numbers as headings and readers write them: digits, roman numerals, English words, and words not quite spelt right."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

_ALIKE = 0.8
"""How much of two words must agree before one is the other misspelt; "heaven" and "seven" share less."""
_SHORTEST = 5
_OTHERS = frozenset(
    "tents tenths trees thirst thirsts thirsty forts firsts seconds secondly thirds fifths sevens eights tens hundreds".split()
)
"""Words of their own."""
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_UNIT_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TEN_ORDINALS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"


def _number_words() -> dict[str, int]:
    """The English cardinals and ordinals from 0 to 99, and a hundred."""
    units, ordinals = _UNITS.split(), _UNIT_ORDINALS.split()
    named = {**{word: n for n, word in enumerate(units)}, **{word: n for n, word in enumerate(ordinals)}}
    for at, (ten, tenth) in enumerate(zip(_TENS.split(), _TEN_ORDINALS.split(), strict=True), 2):
        named[ten] = named[tenth] = at * 10
        for unit in range(1, 10):
            for word in (units[unit], ordinals[unit]):
                named[f"{ten}-{word}"] = at * 10 + unit
    named["hundred"] = named["one hundred"] = named["hundredth"] = 100
    named["last"] = named["final"] = -1
    return named


NUMBER_WORDS = _number_words()
_ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(CM|CD|D?C{0,4})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})\Z", re.IGNORECASE)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(text: str) -> int | None:
    """The value of a roman numeral, or None when it is not one."""
    if not _ROMAN.match(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text.upper()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def number(text: str) -> int | None:
    """The value of a number written in digits, roman numerals or English words."""
    bare = re.sub(r"[\s–—-]+", "-", text.strip().casefold()).rstrip(".")
    if bare.isascii() and bare.isdigit():
        return int(bare) if len(bare) <= 6 else None
    if bare in NUMBER_WORDS or bare in _OTHERS:
        value = NUMBER_WORDS[bare]
        return value if value >= 0 else None
    return roman(bare)


@lru_cache(maxsize=256)
def misspelt(word: str) -> int | None:
    """The number that an English word all but spells ("tweleve"), or None: beginnings agree, and all but a letter or two."""
    bare = word.casefold()
    if len(bare) < _SHORTEST or bare in NUMBER_WORDS or bare in _OTHERS:
        return None
    near = [known for known in NUMBER_WORDS if known[0] == bare[0] and NUMBER_WORDS[known] > 0]
    found = get_close_matches(bare, near, 1, _ALIKE)
    return NUMBER_WORDS[found[0]] if found else None
