"""How a word is to be read that is not written as names mostly are: "MARGARET" as Margaret, "margaret" too, "al-Hakim".

Some recaps and every screenplay tell names in capitals, which the model has seen in headlines and abbreviations only; who
writes in haste leaves the capitals out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container

from previously.given import gender_of_name
from previously.reading import lexicon
from previously.reading.hyphens import ARTICLE

_SHOUTED = re.compile(r"(?<![\w.&'’-])[^\W\d_a-z]{3,}(?:['’-][^\W\d_a-z]{3,})?(?![\w&-])")
_CALM = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][a-z]+")
_SMALL = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
_RUN = 3
"""More words in capitals than these on end are shouted, or a title, and no name."""
_FEW = 2
"""So many that are somebody's given name, and half as many as there are other names: then it is the way of the text."""
_ANY = re.compile(r"(?<![\w-])([^\W\d_]+)['’]?[ \t]+(?=([a-z]{3,})(?![\w-]))")
_BEFORE_NOUNS = frozenset(
    "a an the this that these those some any no every each another such his her its my your our their one two three".split()
)
"""What stands before nouns and not before names."""
_ALONE = re.compile(r"(?<=[a-z,] )[^\W\d_a-z][a-z]+(?![\w-])(?! [^\W\d_a-z])")
_SURE, _SURE_OF_WORD = 2, 3
"""How often a name must stand alone with its capital inside sentences to be one without it; those that are words oftener."""
_RARELY = 8
"""Of so many times that a name lacks its capital one may stand behind what stands before nouns: "over this mohsin agreed"."""
_PEOPLE = lexicon.TITLES | lexicon.JOBS | lexicon.RANKS | lexicon.PERSON_NOUNS
_WORDS_TOO = frozenset(
    (
        "grace faith hope joy frank rose dawn april may june summer autumn raven archer walker hunter angel max rusty "
        "dusty dale glen cliff penny ruby amber crystal iris lily daisy violet ivy olive basil sage melody harmony "
        "charity constance prudence patience mercy verity clement ernest victor rich sonny buddy bud buck duke earl baron "
        "dean major king pearl opal jade coral ginger rosemary heather hazel holly laurel myrtle robin jay martin merlin "
        "phoenix star sky stone reed lane brook brooks rivers wade pierce chance chase hank jimmy dick randy gene jean "
        "art eve pat patty mark bill will ray rod rob sue pip nick jack jenny kitty bonnie sandy misty stormy christian "
        "gay kelvin warren forest forrest marina carol noel destiny felicity serenity trinity"
    ).split()
)
"""Names that are words as well, so that nothing tells them apart but the capital."""


def small_names(text: str, start: int, words: Container[str], known: Collection[str] = ()) -> frozenset[str]:
    """The names in a part's text, from its body on, that it also writes without their capital: "mohsin" beside "Mohsin".

    `words` are those that the language has: only what is no word, or a name only, is a name however it is written. `known` are
    the people's names of the parts before, in lower case.
    """
    small = Counter(_SMALL.findall(text, start))
    often = Counter(word.lower() for word in _ALONE.findall(text, start))
    often.update(dict.fromkeys((name for name in known if name in small), _SURE_OF_WORD))
    likely = {w for w, n in often.items() if n >= _SURE and len(w) > _FEW and w in small and w not in _WORDS_TOO}
    likely = {w for w in likely if w not in words or (gender_of_name(w) and often[w] >= _SURE_OF_WORD and w not in _PEOPLE)}
    nouns = Counter(found[2] for found in _ANY.finditer(text, start) if found[1].lower() in _BEFORE_NOUNS)
    return frozenset(w for w in likely if nouns[w] * _RARELY <= small[w])


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
    """A word as it is to be read, given the words in capitals, or in none, that are names."""
    if word in names:
        return re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), word)
    return word[0].upper() + word[1:] if "-" in word and word[0].islower() and ARTICLE.fullmatch(word) else word
