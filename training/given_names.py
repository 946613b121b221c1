"""Writes the table of given names that reading leans on when the text itself does not tell a person's gender.

The names are those of the package Faker (MIT licence, see NOTICE), counted over its lists for several countries; names that
are given to both women and men are left out. `pip install --no-deps faker==40.54.0 && python -m training.given_names`.
"""

from __future__ import annotations

import importlib
import textwrap
from collections import Counter
from pathlib import Path

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
TARGET = Path("src/previously/given_names.txt")


def table() -> tuple[list[str], list[str]]:
    """(women's names, men's names), lower case, sorted."""
    women: Counter[str] = Counter()
    men: Counter[str] = Counter()
    for locale, weight in LOCALES.items():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for counter, names in ((women, provider.first_names_female), (men, provider.first_names_male)):
            for name in set(names):
                if name.isalpha():
                    counter[name.lower()] += weight
    everyone = sorted({*women, *men})
    return [n for n in everyone if women[n] > 3 * men[n]], [n for n in everyone if men[n] > 3 * women[n]]


def main() -> None:
    """Write the table."""
    lines = [
        "# Given names by the gender they mostly go with; made by training/given_names.py from Faker (MIT licence, see NOTICE)."
    ]
    for mark, names in zip("fm", table(), strict=True):
        lines += [f"{mark} {line}" for line in textwrap.wrap(" ".join(names), 120)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
