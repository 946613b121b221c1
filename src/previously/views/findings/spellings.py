"""Full names that are nearly another one: of one family in two spellings, or of one given name in two (N102)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from previously.fold import State
from previously.lexicon import NAME_PARTICLES
from previously.model import Mention
from previously.views.common import clean, name_words
from previously.views.findings.evidence import figures_in, named, place, sentence
from previously.views.findings.finding import Finding, made
from previously.views.shown import Figure, roster

FEWEST: Final = 5
"""Letters that a name must have."""
ONCE: Final = 2
"""How often the odd spelling may stand."""
_KIN: Final = frozenset(("parent", "sibling", "spouse", "relative"))
_GROWN: Final = re.compile(r"(?:h|e|t|(\w)\1)$")
"""How a longer spelling may end that is no other form: "Verhaagh", "Winthrope"; but not "Petrova", "Reeds"."""
_SOUNDS: Final = (
    (r"(?<=[a-z]{2})(?:ie|ey)$", "y"),
    (r"ph", "f"),
    (r"ck?|q", "k"),
    (r"[sz]+", "s"),
    (r"[yj]", "i"),
    (r"(?<=[a-z])h", ""),
    (r"(\w)\1", r"\1"),
)


def findings(state: State) -> Iterator[Finding]:
    """All names that are nearly others."""
    figures = roster(state).figures
    told: set[frozenset[str]] = set()
    for tie in state.ties:
        one, other = figures.get(tie.source), figures.get(tie.target)
        pair = frozenset((tie.source, tie.target))
        if tie.type in _KIN and one is not None and other is not None and pair not in told:
            found = _family(state, one, other)
            told |= {pair} if found is not None else set()
            yield from [found] if found is not None else []
    yield from _lone(state)
    named_fully = [(f, full) for f in figures.values() if (full := _full(f))]  # a slip may look like a place
    for (one, a), (other, b) in combinations(named_fully, 2):
        people = one.kind == "character" == other.kind
        alike = people and a[-1] == b[-1] and a[0] != b[0] and sounds(a[0]) == sounds(b[0])
        if (people and one.gender == other.gender and alike) or ("character" in (one.kind, other.kind) and _one_given(a, b)):
            yield from _given(state, *sorted((one, other), key=lambda f: -len(list(named(f)))))


def _one_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names have one given name and family names that are a letter apart."""
    if a[0] != b[0] or len(a) != 2 or len(b) != 2 or min(len(a[1]), len(b[1])) < FEWEST:
        return False
    grown = a[1].startswith(b[1]) or b[1].startswith(a[1])
    return a[1] != b[1] and not grown and OSA.distance(a[1], b[1], score_cutoff=1) == 1


def _full(figure: Figure) -> tuple[str, ...]:
    """The words of the first name of two or more that a figure has."""
    names = (name_words(name) for name in figure.names)
    return next((words for words in names if len(words) > 1 and not NAME_PARTICLES & {*words}), ())


def sounds(word: str) -> str:
    """How a name sounds, nearly."""
    for written, heard in _SOUNDS:
        word = re.sub(written, heard, word)
    return re.sub(r"(?<=[bcdfgklmnprstv])[aeiou](?=[a-z])", "e", word)


def _family(state: State, one: Figure, other: Figure) -> Finding | None:
    """ "Annelies Verhaagh", the widow of Piet Verhaag."""
    families = [{w[-1] for n in f.names if len(w := name_words(n)) > 1 and len(w[-1]) >= FEWEST} for f in (one, other)]
    for a in families[0] - families[1]:
        for b in families[1] - families[0]:
            first, later = sorted((_uses(one, a), _uses(other, b)), key=lambda ms: -len(ms))
            if not first or not 1 <= len(later) <= ONCE or len(first) <= len(later) or not _slip(a, b):
                continue
            return _made(state, later[0], first[0], (one, other))
    return None


def _slip(one: str, other: str) -> bool:
    """Whether two family names are one in two spellings: a letter changed, or one more that makes no other form."""
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):
        return len(longer) == len(shorter) + 1 and _GROWN.search(longer) is not None
    return one[0] == other[0] and one[-1] == other[-1] and OSA.distance(one, other, score_cutoff=1) <= 1


def _uses(figure: Figure, word: str) -> list[Mention]:
    return [m for m in named(figure) if word in name_words(m.citations[0].text)]


def _lone(state: State) -> Iterator[Finding]:
    """Somebody called by one word, of whom nothing is known, that sounds as another's given name: "Isolde", and "Ysolde"."""
    people = [(f, list(named(f))) for f in roster(state).of_kind("character")]
    heard: dict[str, list[tuple[Figure, list[Mention], set[str]]]] = {}
    for figure, uses in people:
        givens = {w[0] for name in figure.names if (w := name_words(name))}
        for sound in {sounds(given) for given in givens}:
            heard.setdefault(sound, []).append((figure, uses, givens))
    for odd, later in people:
        words = {name_words(m.citations[0].text) for m in later}
        name = next(iter(words)) if len(words) == 1 else ()
        if len(name) != 1 or len(name[0]) < FEWEST or odd.descriptions or not 1 <= len(later) <= ONCE:
            continue
        for usual, first, givens in heard.get(sounds(name[0]), ()):
            if usual is odd or name[0] in givens or len(first) <= len(later) or usual.gender != odd.gender:
                continue
            if not any(usual.id in figures_in(state, m.citations[0]) for m in later):
                yield _made(state, later[0], min(first, key=lambda m: place(m.citations[0])), (odd, usual))
                break


def _given(state: State, usual: Figure, odd: Figure) -> Iterator[Finding]:
    """ "Katherine Bell" and, once, "Catharine Bell"."""
    first, later = list(named(usual)), list(named(odd))
    together = any(usual.id in figures_in(state, m.citations[0]) for m in later)
    if together or not 1 <= len(later) <= ONCE or len(first) <= len(later):
        return
    full = [m for m in first if len(name_words(m.citations[0].text)) > 1] or first
    last = [m for m in later if len(name_words(m.citations[0].text)) > 1] or later
    if len(full) <= len(last) and place(full[0].citations[0]) > place(last[0].citations[0]):
        full, last = last, full  # by the short name it is one of the two as well as the other
    yield _made(state, last[0], min(full, key=lambda m: place(m.citations[0])), (odd, usual))


def _made(state: State, odd: Mention, usual: Mention, who: tuple[Figure, Figure]) -> Finding:
    message = f"“{clean(odd.citations[0].text)}” is nearly “{clean(usual.citations[0].text)}”: is it one name?"
    cited = (sentence(state, odd.citations[0]), sentence(state, usual.citations[0]))
    return made(state, "N102", message, cited, [f.id for f in who])
