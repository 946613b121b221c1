"""What gender the text tells of somebody: by titles, else by nouns and pronouns."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from previously import lexicon
from previously.fold import Entity
from previously.given import gender_of_name
from previously.model import Citation, Mention, NameSort

Gender: TypeAlias = Literal["f", "m", "n", "u"]

LEAST_TOLD = 0.4
"""How sure pronouns and nouns must be together of whom they mean to tell a gender."""
USUAL = 1.0
"""What the given name of somebody whose whole name is told weighs against pronouns that say otherwise."""
_EPITHETS: Final = frozenset("man woman boy girl lady maiden widow witch".split())
"""Nouns at the end of names that are nobody's family name."""
_PRONOUN_SIGN: dict[str, Literal["f", "m"]] = {
    **{spelt: "f" for word in lexicon.FEMALE_PRONOUNS for spelt in (word, word.capitalize(), word.upper())},
    **{spelt: "m" for word in lexicon.MALE_PRONOUNS for spelt in (word, word.capitalize(), word.upper())},
}
"""By every way a pronoun is written: most mentions of a novel are pronouns."""
_NO_MEN: Final = frozenset("human shaman talisman caiman ottoman omen specimen women woman men man".split())


def gender(entity: Entity) -> Gender:
    """What titles say of it; else what nouns and pronouns do, nouns counting double; a mere guess at a "his" tells nothing."""
    titles = {"f": 0.0, "m": 0.0}
    others = {"f": 0.0, "m": 0.0}
    for mention in entity.mentions:
        sign = _sign(mention)
        if sign and mention.form == "name":
            titles[sign] += mention.confidence
        elif mention.form == "name" and (sign := _epithet_sign(mention.citations[0].text)):
            others[sign] += mention.confidence
        elif sign:
            others[sign] += mention.confidence * (2.0 if mention.form == "nominal" else 1.0)
    if len(usual := {gender_of_name(name) for name in given_names(entity, "full")} - {""}) == 1 and any(others.values()):
        others[usual.pop()] += USUAL
    for votes, least in ((titles, 0.0), (others, LEAST_TOLD)):
        if votes["f"] != votes["m"] and max(votes.values()) >= least:
            return "f" if votes["f"] > votes["m"] else "m"
    return "u"


def given_names(entity: Entity, *sorts: NameSort) -> set[str]:
    """The first words of an entity's names of some sorts, titles left out, in lower case."""
    found: set[str] = set()
    families: set[str] = set()  # of Max Tatum, "Tatum" is the family name, whoever else may be called so
    for name in entity.names:
        words = [w for w in name.text.casefold().split() if w.rstrip(".") not in lexicon.TITLES]
        if words and name.sort in sorts:
            found.add(words[0])
            families |= set(words[1:][-1:])
    return found - families


def _sign(mention: Mention) -> Literal["f", "m"] | None:
    citation: Citation = mention.citations[0]
    if mention.form == "pronoun":
        return _PRONOUN_SIGN.get(citation.text)
    if mention.form == "nominal":
        start, end = mention.head[0] - citation.start, mention.head[1] - citation.start
        return _noun_told(citation.text[start:end])
    title, _, name = citation.text.partition(" ")
    title = title.casefold().partition("-")[0].rstrip(".")  # "Prince-Admiral"
    return sign_of(title, lexicon.FEMALE_TITLES, lexicon.MALE_TITLES) if name else None


def _epithet_sign(name: str) -> Literal["f", "m"] | None:
    """What a name made of a noun tells: "Spider-Man", "the Bone Woman", "the Ferryman"; Max Newman's tells nothing."""
    words = name.replace("-", " ").split()
    if len(words) < 2:
        return None
    if words[-1].casefold() in _EPITHETS:
        return sign_of(words[-1].casefold(), lexicon.FEMALE_NOUNS, lexicon.MALE_NOUNS)
    return _noun_told(words[1].casefold()) if words[0].casefold() == "the" else None


def _noun_told(noun: str) -> Literal["f", "m"] | None:
    """What a noun tells, alone or several ("monks"), by its ending where that says it ("boatman"; Coleman is a name)."""
    word = noun.casefold()
    for one in (word, word.removesuffix("s")):
        if found := sign_of(one, lexicon.FEMALE_NOUNS, lexicon.MALE_NOUNS):
            return found
    if not noun.islower() or word in _NO_MEN:
        return None
    return "f" if word.endswith(("woman", "women")) else "m" if word.endswith(("man", "men")) else None


def sign_of(word: str, female: frozenset[str], male: frozenset[str]) -> Literal["f", "m"] | None:
    """What a word in lower case tells by the set it is in."""
    return "f" if word in female else "m" if word in male else None
