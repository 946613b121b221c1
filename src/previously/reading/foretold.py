"""Whether somebody named is a man or a woman by all that a part goes on to say: one need not guess at the first "she".

A part is read as a whole, so that what its later pronouns tell of a name may help with the earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from previously.given import gender_by_ending, gender_of_lone_name, gender_of_name
from previously.reading import lexicon
from previously.reading.names import gender_of_noun, name_key
from previously.reading.refs import Ref
from previously.reading.syntax import Doc

ENOUGH, CLEARLY = 1.0, 6.0
"""How many pronouns the network must link to a name, and how many times as many of one sex as of the other."""

FEW = 2.0
"""How many it takes to make a man of Ruzena Moss, whose name ends as a woman's."""
AGAINST = 5.0
"""How many it takes against a given name: an Andrea who has "his mother", "his sisters" and "his father" is a man.

In 120 stories and plots wrong links came to no more than 3.2 for anybody, right ones to more than 6.
"""
PLAIN = 0.9
"""How sure the network must be that a pronoun means a subject of its sentence for others near by not to matter."""

_Shares = Mapping[tuple[str, ...], float]


def sexes(doc: Doc, refs: Iterable[Ref], by_source: Mapping[int, int]) -> dict[int, str]:
    """The mentions by name that the network links to pronouns of one sex, by their indices, with that sex.

    A few links that speak against a given name are believed less than it is.
    """
    refs = list(refs)
    names = {r.index: name_key(doc.span_text(*r.name)).tokens for r in refs if r.name and r.type == "PER" and not r.members}
    whole = {tokens: _whole(tokens, names.values()) for tokens in set(names.values())}
    by_head = {r.head: r for r in refs if not r.members}
    apart: dict[int, set[tuple[str, ...]]] = {}
    meant: dict[int, dict[tuple[str, ...], float]] = {}
    votes: dict[tuple[str, ...], dict[str, float]] = {}
    for ref in refs:
        lower = doc.words[ref.head].lower
        if ref.index in names:
            meant[ref.index] = {whole[names[ref.index]]: 1.0}
        elif not ref.plural and not ref.members:
            apart[ref.index] = {whole[names[r.index]] for r in _with(doc, ref, by_head) if r.index in names}
            shares = _shares(doc, ref, by_source, meant)
            meant[ref.index] = shares = {tokens: p for tokens, p in shares.items() if tokens not in apart[ref.index]}
            sex = "m" if lower in lexicon.PRONOUNS_M else "f" if lower in lexicon.PRONOUNS_F else ""
            for tokens, p in shares.items() if sex and ref.form == "pronoun" else ():
                near = _near(refs, ref)
                own = [r for r in near if whole.get(names.get(r.index, ())) == tokens]
                if any(tokens in apart.get(r.index, ()) and _pronoun_of(doc, r, sex) for r in near):
                    continue  # "Ann meets her, and she ...": there is another she
                plain = p >= PLAIN and any(r.sentence == ref.sentence and doc.words[r.head].label == "nsubj" for r in own)
                if plain or not any(_may_be(doc, r, sex) for r in near if r not in own):
                    told = votes.setdefault(tokens, {"f": 0.0, "m": 0.0})
                    told[sex] += p
    sure = {tokens: sex for tokens, told in votes.items() if (sex := _clear(told)) and _fits(tokens, sex, told[sex])}
    return {index: sure[whole[tokens]] for index, tokens in names.items() if whole[tokens] in sure}


def _near(refs: list[Ref], ref: Ref) -> list[Ref]:
    """The mentions that begin before one in its sentence and the one before."""
    start = ref.index
    while start and refs[start - 1].sentence >= ref.sentence - 1:
        start -= 1
    return [r for r in refs[start : ref.index] if r.first < ref.first]


def _with(doc: Doc, ref: Ref, by_head: Mapping[int, Ref]) -> list[Ref]:
    """Whoever does what is done to a pronoun, or with it: it cannot mean them ("Ann meets her", "Ann wants to meet her")."""
    words = doc.words
    word = words[ref.head]
    if ref.form != "pronoun" or word.label not in ("obj", "iobj", "obl") or word.lower in lexicon.REFLEXIVES:
        return []
    verb = word.head
    subjects = doc.dependents(verb, "nsubj")
    while not subjects and words[verb].label in ("xcomp", "conj") and words[verb].head != verb:
        if words[verb].label == "xcomp" and doc.dependents(words[verb].head, "obj", "iobj"):
            return []  # "Ann asks him to help her"
        verb = words[verb].head
        subjects = doc.dependents(verb, "nsubj")
    return [by_head[s] for s in subjects if s in by_head]


def _pronoun_of(doc: Doc, ref: Ref, sex: str) -> bool:
    """Whether a mention is a pronoun of a sex."""
    return ref.form == "pronoun" and doc.words[ref.head].lower in (lexicon.PRONOUNS_M if sex == "m" else lexicon.PRONOUNS_F)


def _fits(tokens: tuple[str, ...], sex: str, told: float) -> bool:
    """Whether a name may be of somebody of that sex: links that speak against a given name are believed less than it is.

    How a name ends is believed less than a few of them.
    """
    usual = gender_of_name(tokens[0]) if len(tokens) > 1 else gender_of_lone_name(tokens[0])
    ending = gender_by_ending(tokens[0]) if len(tokens) > 1 and told < FEW else ""
    return told >= AGAINST or (usual or ending) in ("", sex)


def _may_be(doc: Doc, ref: Ref, sex: str) -> bool:
    """Whether a mention that is no pronoun is by its own words of somebody of that sex."""
    if ref.form == "pronoun" or ref.plural or ref.members:
        return False
    noun = gender_of_noun(ref.noun or "")
    key = name_key(doc.span_text(*ref.name)) if ref.name is not None else None
    titles = {gender_of_noun(t) for t in key.titles} - {""} if key is not None else set()
    given = gender_of_name(key.tokens[0]) if key is not None and key.tokens else ""
    return sex in (noun or next(iter(titles), "") or given,)


def _whole(tokens: tuple[str, ...], names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The longer name of the part that a name is a piece of, where there is only one."""
    longer = {name for name in names if set(tokens) < set(name)}
    return longer.pop() if len(longer) == 1 else tokens


def _shares(doc: Doc, ref: Ref, by_source: Mapping[int, int], meant: Mapping[int, _Shares]) -> dict[tuple[str, ...], float]:
    """What share of a mention's links falls to each name, straight or by way of other mentions."""
    out: dict[tuple[str, ...], float] = {}
    for antecedent, p in doc.analysis.links[ref.source] if ref.source >= 0 else ():
        for tokens, share in meant.get(by_source.get(antecedent, -1), {}).items():
            out[tokens] = out.get(tokens, 0.0) + p * share
    return out


def _clear(told: Mapping[str, float]) -> str:
    """The sex that enough pronouns speak for, and hardly any against."""
    best, other = ("f", "m") if told["f"] > told["m"] else ("m", "f")
    return best if told[best] >= ENOUGH and told[best] >= CLEARLY * told[other] else ""
