"""The gender that given names mostly go with: a hint for where the text itself is silent."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in files("previously").joinpath("given_names.txt").read_text(encoding="utf-8").splitlines():
        mark, *names = line.split()
        if mark in ("f", "m"):
            table.update(dict.fromkeys(names, mark))
    return table


def gender_of_name(name: str) -> str:
    """The gender a lower-case given name mostly goes with: "f", "m" or nothing."""
    return _table().get(name, "")
