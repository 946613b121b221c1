"""How a word is to be read that is not written as names mostly are: "MARGARET" as Margaret, "al-Hakim" as a name.

Some recaps and every screenplay tell names in capitals, which the model has seen in headlines and abbreviations only.
"""

from __future__ import annotations

import re

from previously.given import gender_of_name
from previously.reading.hyphens import ARTICLE

_SHOUTED = re.compile(r"(?<![\w.&'’-])[^\W\d_a-z]{3,}(?:['’-][^\W\d_a-z]{3,})?(?![\w&-])")
_CALM = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][a-z]+")
_SMALL = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
_RUN = 3
"""More words in capitals than these on end are shouted, or a title, and no name."""
_FEW = 2
"""So many that are somebody's given name, and half as many as there are other names: then it is the way of the text."""


def capitals(text: str, start: int = 0) -> frozenset[str]:
    """The words in capitals that are names in a part's text, from its body on."""
    alone: dict[str, int] = {}
    run: list[re.Match[str]] = []

    def close() -> None:
        if len(run) <= _RUN:
            for one in run:
                alone[one[0]] = alone.get(one[0], 0) + 1
        run.clear()

    for found in _SHOUTED.finditer(text, start):
        if run and text[run[-1].end() : found.start()].strip(" .") != "":
            close()
        run.append(found)
    close()
    if not alone:
        return frozenset()
    small = set(_SMALL.findall(text, start))
    likely = {word for word in alone if word.lower() not in small and _VOWEL.search(word[1:])}
    likely -= {word for word in likely if len(word) == _RUN and not gender_of_name(word.lower())}
    calm = _CALM.findall(text, start)
    known = [word for word in likely if gender_of_name(word.lower())]
    often = sum(alone[word] for word in likely)
    if (len(likely) >= _FEW and often > len(calm)) or (len(known) >= _FEW and 2 * often > len(calm)):
        return frozenset(likely)
    spelt = {word.lower() for word in calm}
    return frozenset(word for word in likely if word.lower() in spelt)


def read_as(word: str, names: frozenset[str]) -> str:
    """A word as it is to be read, given the words in capitals that are names."""
    if word in names:
        return re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), word)
    return word[0].upper() + word[1:] if "-" in word and word[0].islower() and ARTICLE.fullmatch(word) else word
