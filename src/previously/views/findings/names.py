"""Names: one spelt in two ways (N101), one a letter away from another (N102), one that two people have (N103)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from previously.fold import State
from previously.given import gender_of_name
from previously.lexicon import NAME_PARTICLES, TITLES
from previously.model import Citation, Mention
from previously.views.common import clean, name_words
from previously.views.findings.evidence import figures_in, named, place, sentence, times
from previously.views.findings.finding import Edit, Finding, made
from previously.views.findings.spellings import sounds
from previously.views.shown import Figure, Variant, roster

SHORTEST: Final = 5
"""Letters that a name must have for another one, a letter away, to be a slip of it."""
OFTEN: Final = 3
"""How often the right spelling must stand before a rare one is taken for a slip."""
RANKS: Final = frozenset("king queen prince princess don doña dona emperor empress tsar tsarina sultan".split())
_NUMBERED: Final = re.compile(r" ?\d")
"""What tells that a word counts things: "Sector 17"."""
ORDINALS: Final = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
"""What stands behind "the" in a name that tells its bearers apart by number."""
_NEWBORN: Final = re.compile(
    r"\b(?:newborn|infant|unborn|baby|namesake|named after|names? (?:him|her|it|the \w+) after)\b", re.I
)
_TOLD: Final = re.compile(r"\b(?:(?:mis)?sp(?:el|elt|ell\w*)|mispronounc\w*|pronounc\w*|sic|typo|misprint\w*)\b", re.I)
"""What tells that a spelling is meant to be another."""
_REGNAL: Final = re.compile(r"(?=[ivx])(?:x{0,3})(?:ix|iv|v?i{0,3})\Z")


def findings(state: State) -> Iterator[Finding]:
    """All that is wrong with names."""
    for figure in roster(state).figures.values():
        for variant in (*figure.variants, *_slips(figure)):
            yield from _variant(state, figure, variant)
    yield from _near(state)
    people = roster(state).of_kind("character")
    bearers: dict[str, list[Figure]] = {}
    for figure in people:
        for given in _givens(figure):
            bearers.setdefault(given, []).append(figure)
    for given, several in bearers.items():
        several.sort(key=lambda f: place(f.entity.mentions[0].citations[0]))
        for one, other in combinations(several, 2):
            yield from _collision(state, given, one, other)


def _slips(figure: Figure) -> Iterator[Variant]:
    """Full names of one figure that differ in a letter of one word ("Marcus Web"), the rarer and later one being the slip."""
    known = {frozenset((v.text, v.of)) for v in figure.variants}
    lone = [name for name in figure.names if len(name_words(name)) == 1 and len(name.split()) == 1]
    for right, odd in combinations(sorted(lone, key=lambda name: -times(figure, name)), 2):
        alike = right.casefold() != odd.casefold() and sounds(right.casefold()) == sounds(odd.casefold())
        if alike and min(len(right), len(odd)) >= SHORTEST and frozenset((right, odd)) not in known:
            yield Variant(odd, right)
    full = [name for name in figure.names if len(name_words(name)) > 1]
    for right, odd in combinations(sorted(full, key=lambda name: -times(figure, name)), 2):
        words = list(zip(name_words(right), name_words(odd), strict=False))
        differ = [(a, b) for a, b in words if a != b]
        slip = len(name_words(right)) == len(name_words(odd)) and len(differ) == 1 and len(right.split()) == len(odd.split())
        if slip and frozenset((right, odd)) not in known and not _misread(*differ[0]):
            yield Variant(odd, right)


def _misread(a: str, b: str) -> bool:
    """Whether two words are no spellings of one: a number, an initial, or more than a letter apart."""
    return min(len(a), len(b)) < 3 or not (a.isalpha() and b.isalpha()) or OSA.distance(a, b, score_cutoff=1) > 1


def _variant(state: State, figure: Figure, variant: Variant) -> Iterator[Finding]:
    odd, right = _called(figure, variant.text), _called(figure, variant.of)
    if {*name_words(variant.text)} >= {*name_words(variant.of)} or {*name_words(variant.of)} >= {*name_words(variant.text)}:
        return  # "Marlowe of Marlow" is a longer name
    if odd is None or right is None or _TOLD.search(sentence(state, odd.citations[0]).text):
        return
    few, many = _often(figure, variant.text), _often(figure, variant.of)
    counts = f" ({few}× against {many}×)" if few < many else ""
    message = f"“{variant.text}” is spelt “{variant.of}” elsewhere{counts}."
    cited = (sentence(state, odd.citations[0]), sentence(state, right.citations[0]))
    yield made(state, "N101", message, cited, [figure.id], _respelt(state, figure, variant))


def _often(figure: Figure, text: str) -> int:
    """How often a figure is called so, or, of one word of its names, by a name that has it."""
    if exactly := times(figure, text):
        return exactly
    return sum(text in clean(m.citations[0].text).split() for m in named(figure))


def _called(figure: Figure, text: str) -> Mention | None:
    """Where a figure is first called so."""
    exact = (m for m in named(figure) if clean(m.citations[0].text) == text)
    whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    holds = (m for m in figure.entity.mentions if m.form != "pronoun" and whole.search(m.citations[0].text))
    return next(exact, None) or next(holds, None)


def _respelt(state: State, figure: Figure, variant: Variant) -> list[Edit]:
    """The word that differs, put right wherever it stands; nothing where somebody else is called so."""
    odd, right = variant.text.split(), variant.of.split()
    pairs = [(a, b) for a, b in zip(odd, right, strict=False) if a != b]
    if len(odd) != len(right) or len(pairs) != 1:
        return []
    word, to = pairs[0]
    others = (f for f in roster(state).figures.values() if f.id != figure.id)
    if any(word.casefold() in name_words(name) for f in others for name in f.names):
        return []
    spot = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return [
        Edit(p.id, found.start(), found.end(), word, to)
        for p in state.parts
        if word in p.text
        for found in spot.finditer(p.text)
    ]


def _near(state: State) -> Iterator[Finding]:
    """Rare names one letter away from frequent ones that the reading did not take for one."""
    counted = []
    for figure in roster(state).figures.values():
        uses = list(named(figure))
        words = {word for m in uses for word in name_words(m.citations[0].text) if word.isalpha()}
        counted.append((figure, uses, words))
    frequent = [entry for entry in counted if len(entry[1]) >= OFTEN]
    for figure, uses, words in counted:
        if not 1 <= len(uses) < OFTEN or len(words) != 1:
            continue
        if any(_NUMBERED.match(state.parts[m.citations[0].part].text, m.citations[0].end) for m in uses):
            continue
        (word,) = words
        for other, spelt, known in frequent:
            if other is figure or not (right := _slip(word, known)) or not _may_be_one(figure, other):
                continue
            if any(other.id in figures_in(state, m.citations[0]) for m in uses):
                continue
            told = next(m for m in spelt if right in name_words(m.citations[0].text))
            message = f"“{clean(uses[0].citations[0].text)}” is nearly “{clean(told.citations[0].text)}”: is it one name?"
            yield made(
                state,
                "N102",
                message,
                (sentence(state, uses[0].citations[0]), sentence(state, told.citations[0])),
                [figure.id, other.id],
            )


def _slip(word: str, known: set[str]) -> str | None:
    """The name that a word is a slip of; a plural, a people's name and a name that people do have are none."""
    if gender_of_name(word):
        return None
    for right in known:
        if abs(len(word) - len(right)) > 1:
            continue
        longer_form = word.startswith(right) or right.startswith(word)
        shorter, longer = sorted((len(word), len(right)))
        alike = (word[0] == right[0] and longer >= SHORTEST) or shorter > SHORTEST
        if alike and not longer_form and word != right and OSA.distance(word, right, score_cutoff=1) <= 1:
            return right
    return None


def _may_be_one(one: Figure, other: Figure) -> bool:
    """Whether what is known of two rare and frequent names is not against it; of what is named once the kind says nothing."""
    return one.kind != other.kind or "u" in (one.gender, other.gender) or one.gender == other.gender


_FAMILY_FIRST = re.compile(r"[^\W\d_] [^\W\d_a-z]\w*-[a-z]")
"""Names whose family stands first: the Parks of "Park Min-su" share it as a matter of course."""


def _givens(figure: Figure) -> set[str]:
    """The given names of a figure, in lower case."""
    found = set()
    for name in figure.names:
        if _FAMILY_FIRST.search(name):
            continue
        words = name_words(name)
        first = next((w for w in name.split() if w.casefold().strip(".,") not in TITLES), "")
        if words and first[:1].isupper() and (len(words) > 1 or clean(name) == first or _titled_given(name, figure)):
            found.add(words[0])
    families = {words[-1] for name in figure.names if len(words := _plain(name_words(name))) > 1}
    return found - families


def _titled_given(name: str, figure: Figure) -> bool:
    """Whether the one word after a title is a given name: it begins a fuller name, or stands alone elsewhere."""
    (word,) = name_words(name)
    return any(name_words(n) == (word,) and len(n.split()) == 1 for n in figure.names) or any(
        len(words := name_words(n)) > 1 and words[0] == word for n in figure.names
    )


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without a regnal number and an epithet."""
    if len(words) > 2 and words[1] in NAME_PARTICLES | {"the"}:
        return words[:1]
    return tuple(w for n, w in enumerate(words) if not n or not _REGNAL.match(w))


def _collision(state: State, given: str, one: Figure, other: Figure) -> Iterator[Finding]:
    """Two who are surely not one, of whom one at least is called by the given name alone."""
    alone = any(name.casefold() == given for f in (one, other) for name in f.names)
    if not alone or not _apart(state, given, one, other):
        return
    first, later = (_given_mention(f, given) for f in (one, other))
    if first is None or later is None:
        return
    both = next((m for m in named(other) if _beside(state, m, one)), None)
    cited = [sentence(state, later.citations[0]), sentence(state, first.citations[0])]
    if both is not None:
        cited.append(sentence(state, both.citations[0]))
    names = [clean(f.citations[0].text) for f in (first, later)]
    alike = f"both are called “{names[0]}”" if names[0] == names[1] else f"“{names[1]}” and “{names[0]}” share a name"
    yield made(state, "N103", f"Two people have one name: {alike}.", cited, [other.id, one.id])


def _beside(state: State, mention: Mention, one: Figure) -> bool:
    """Whether the sentence of a mention names another figure too, whomever the reading took that name for."""
    citation = mention.citations[0]
    if one.id in figures_in(state, citation):
        return True
    whole = sentence(state, citation)
    rest = whole.text[: citation.start - whole.start] + "\n" + whole.text[citation.end - whole.start :]
    return any(len(name.split()) > 1 and name in rest for name in one.names)


def _given_mention(figure: Figure, given: str) -> Mention | None:
    return next((m for m in named(figure) if given in name_words(m.citations[0].text)), None)


def _apart(state: State, given: str, one: Figure, other: Figure) -> bool:
    """Whether two of one given name are surely two: the reading may have missed that they are one."""
    families = [
        {words[-1] for n in f.names if len(words := _plain(name_words(n))) > 1 and words[0] == given} for f in (one, other)
    ]
    if families[0] and families[1]:
        alike = any(OSA.distance(a, b) <= 2 for a in families[0] for b in families[1])
        return not alike and not _nicknamed(one, other)
    places = [{words[2:] for n in f.names if len(words := name_words(n)) > 2 and words[0] == given} for f in (one, other)]
    if _ranked_apart(one, other, given) and (places[0] or places[1]):
        return True
    if any(_numbered(m.citations[0].text, given) for f in (one, other) for m in f.entity.mentions if m.form == "name"):
        return False
    epithets = [any(_epithet(n, given) for n in f.names) for f in (one, other)]
    if epithets[0] != epithets[1]:
        plain = other if epithets[0] else one
        return len(list(named(plain))) >= OFTEN
    return _newborn(state, other, given)


def _ranked_apart(one: Figure, other: Figure, given: str) -> bool:
    """Whether two of one given name have other ranks before it: King Sancho and Don Sancho de Lirio."""
    ranks = [
        {name.split()[0].casefold() for name in f.names if name_words(name)[:1] == (given,) and len(name.split()) > 1} & RANKS
        for f in (one, other)
    ]
    return bool(ranks[0] and ranks[1]) and not ranks[0] & ranks[1]


def _numbered(name: str, given: str) -> bool:
    """Whether somebody is told apart by number: "Otto the Second"."""
    words = name_words(name)
    return len(words) > 2 and words[0] == given and words[1] == "the" and words[2] in ORDINALS


def _epithet(name: str, given: str) -> bool:
    words = name_words(name)
    return len(words) > 2 and words[0] == given and words[1] == "the"


def _newborn(state: State, figure: Figure, given: str) -> bool:
    """Whether a figure is introduced as a child just born, or as somebody's namesake."""
    first = _given_mention(figure, given)
    if first is None:
        return False
    whole: Citation = sentence(state, first.citations[0])
    before = whole.text[: first.citations[0].start - whole.start + len(given)]
    return bool(_NEWBORN.search(before[-60:]))


def _nicknamed(one: Figure, other: Figure) -> bool:
    """Whether one of two may have taken another family's name: nobody but a spouse does so without a word."""
    return bool({*one.descriptions} & {*other.descriptions}) and bool(one.descriptions)
