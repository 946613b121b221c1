"""Writes the table of given names that reading leans on when the text itself does not tell a person's gender.

The names are those of the package Faker (MIT licence, see NOTICE), counted over its lists for several countries; names that
are given to both women and men are left out; those that more people have from their family are marked.
`pip install --no-deps faker==40.54.0 && python -m training.given_names`.
"""

from __future__ import annotations

import importlib
import textwrap
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from nicknames import NickNamer

LOCALES = {
    "en_US": 4,
    "en_GB": 4,
    "en_IE": 2,
    "en_NZ": 2,
    "en": 1,
    "de_DE": 1,
    "fr_FR": 2,
    "es_ES": 1,
    "it_IT": 2,
    "nl_NL": 1,
    "sv_SE": 1,
}
"""Lists and what they count: the short lists of common names more than the long ones of all that ever occurred."""
FURTHER = dict.fromkeys(
    (
        *("no_NO", "da_DK", "fi_FI", "is_IS", "pl_PL", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "hr_HR", "sl_SI", "pt_BR"),
        *("pt_PT", "es_MX", "es_CO", "es_CL", "fr_BE", "de_AT", "tr_TR", "az_AZ", "en_IN", "ja_JP", "id_ID", "fr_DZ"),
        *("yo_NG", "ig_NG", "ha_NG", "zu_ZA", "ru_RU", "uk_UA", "bg_BG"),
    ),
    1,
)
"""Those that tell only of names which the former have not: Marian is a woman in English, and a man in Romanian."""
TARGET = Path("src/previously/given_names.txt")


CYRILLIC = dict(
    zip("абвгдезийклмнопрстуфыіїґє", "a b v g d e z i y k l m n o p r s t u f y i i g ie".split(), strict=True),
    ж="zh", х="kh", ц="ts", ч="ch", ш="sh", щ="shch", ю="yu", я="ya", э="e", ё="yo", ъ="", ь="",
)  # fmt: skip


def spellings(name: str) -> set[str]:
    """How a lower-case name is written in Latin letters: as it is, or one or two ways from the Cyrillic; else not at all."""
    if any("а" <= c <= "ӿ" for c in name):
        if not set(name) <= CYRILLIC.keys():
            return set()
        plain = "".join(CYRILLIC[c] for c in name)
        return {plain, name_ending(plain, "y"), name_ending(plain, "i"), plain.replace("kh", "h")}
    return {name} if name.isalpha() and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in name) else set()


def name_ending(name: str, ending: str) -> str:
    """Dmitriy is mostly written Dmitri or Dmitry."""
    return name[:-2] + ending if name.endswith(("iy", "yy")) else name


def table() -> tuple[list[str], list[str]]:
    """(women's names, men's names), lower case, sorted."""
    near, far = counted(LOCALES), counted(FURTHER)
    women, men = ({**other, **one} for one, other in zip(near, far, strict=True))
    for name in {*near[0], *near[1]}:
        women[name], men[name] = near[0][name], near[1][name]
    everyone = sorted({*women, *men})
    return (
        [n for n in everyone if women.get(n, 0) > 3 * men.get(n, 0)],
        [n for n in everyone if men.get(n, 0) > 3 * women.get(n, 0)],
    )


def counted(locales: Mapping[str, int]) -> tuple[Counter[str], Counter[str]]:
    """How much women's names and men's names count in some countries' lists."""
    women: Counter[str] = Counter()
    men: Counter[str] = Counter()
    for locale, weight in locales.items():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        romanised = getattr(provider, "first_romanized_names_female", ()), getattr(provider, "first_romanized_names_male", ())
        for counter, own, latin in (
            (women, provider.first_names_female, romanised[0]),
            (men, provider.first_names_male, romanised[1]),
        ):
            for spelt in {way for name in latin or own for way in spellings(name.lower())}:
                counter[spelt] += weight
    return women, men


def families(given: list[str]) -> list[str]:
    """Those of the names that are rather a family's, as Doyle is: among the Americans' commonest, and given to few.

    Left out is what has a short form, and what any other country's list has.
    """
    provider = importlib.import_module("faker.providers.person.en_US").Provider
    named: dict[str, float] = {}
    for names in (provider.first_names_female, provider.first_names_male):
        for name, share in names.items():
            named[name.lower()] = max(share, named.get(name.lower(), 0.0))
    elsewhere: set[str] = set()
    for locale in {**LOCALES, **FURTHER}.keys() - {"en_US", "en"}:
        other = importlib.import_module(f"faker.providers.person.{locale}").Provider
        elsewhere |= {name.lower() for name in (*other.first_names_female, *other.first_names_male)}
    born = {name.lower(): share for name, share in provider.last_names.items()}
    short = NickNamer()
    return [
        n
        for n in given
        if born.get(n, 0.0) > 3 * named.get(n, 0.0)
        and n not in elsewhere
        and not short.nicknames_of(n)
        and not short.canonicals_of(n)
    ]


def main() -> None:
    """Write the table."""
    lines = [
        "# Given names by the gender they mostly go with; made by training/given_names.py from Faker (MIT licence, see NOTICE)."
    ]
    women, men = table()
    for mark, names in (("f", women), ("m", men), ("s", families(sorted([*women, *men])))):
        lines += [f"{mark} {line}" for line in textwrap.wrap(" ".join(names), 120)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
