"""What is known of given names in general: the gender they mostly go with, and their short forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nicknames import NickNamer


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in files("previously").joinpath("given_names.txt").read_text(encoding="utf-8").splitlines():
        mark, *names = line.split()
        if mark in ("f", "m"):
            table.update(dict.fromkeys(names, mark))
    plain: dict[str, set[str]] = {}
    for name, mark in table.items():
        if not name.isascii():
            plain.setdefault(unaccented(name), set()).add(mark)
    return {name: next(iter(marks)) for name, marks in plain.items() if len(marks) == 1} | table


EITHER = frozenset(
    "alex jess sandy jules nat mel kit avery blake cameron drew dana sasha rowan remy devon hayden kai cam ari jackie lee "
    "jesse parker marion stef nicky sacha bernie dakota sydney nikita logan "
    "ji-woo yeon-woo seon-woo eun-woo ji-ho ji-hoon si-woo".split()
)
"""Names that men and women of today's stories have alike: only the text tells."""


def gender_of_name(name: str) -> str:
    """The gender a lower-case given name mostly goes with, with and without its accents: "f", "m" or nothing."""
    if name in EITHER:
        return ""
    if "-" in name and (korean := _korean(name)):
        return korean
    return _table().get(name) or _table().get(unaccented(name), "")


_SYLLABLES = frozenset(
    "ah ahn baek bae beom bin bo bok bong bum byung chae chan chang cheol cho cheok choon chul chun dae dal deok do dong "
    "duk eun eung ga geon geum geun gi go goo guk gun gwang gyeong gyu ha hae han hee ho hong hoon hui hun hwa hwan hye "
    "hyeok hyo hyuk hyun il im in ja jae jang je jeong ji jin jo jong joo joon ju jun jung kang ki kwang kyu kyung man "
    "mi min moo mu mun my myung na nam no oh ok pil ra ri rin ro ryong sae sam san sang se seo seok seol seon seong "
    "seul seung shi shin si sik so soo sook soon su suk sun sung tae taek u un wan wol won woo woong ya ye yeo yeol "
    "yeon yeong yi yong yoo yoon you young yu yun".split()
)
"""Syllables of Korean given names as they are mostly written in English."""
_KOREAN = {
    **dict.fromkeys(
        "woo ho jun joon hyuk hyeok seok sik chul cheol gyu kyu jae hoon hun sung seong yong geun beom bum tae hwan "
        "chan taek guk goo yeol woong pil man gun geon duk".split(),
        "m",
    ),
    **dict.fromkeys("hee hui mi sook ja soon ah eun yeon rin na ra hwa ok ju joo seul ri".split(), "f"),
}
"""The gender that a Korean given name of two syllables mostly goes with, by the second; most others go with either."""


def _korean(name: str) -> str:
    first, _, second = name.partition("-")
    return _KOREAN.get(second, "") if {first, second} <= _SYLLABLES else ""


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    lines = files("previously").joinpath("given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if line.startswith("s ") for name in line.split()[1:])


def gender_of_lone_name(name: str) -> str:
    """The gender of whom nothing but a lower-case name is known: of a name that is a family's more often, as Doyle is, none."""
    return "" if name in _families() else gender_of_name(name)


def unaccented(name: str) -> str:
    """A name without accents on its Latin letters: "inês" is "ines"."""
    if name.isascii():
        return name
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", name)))


_ACCENTS = re.compile("(?<=[A-Za-z])[\u0300-\u036f]+")


def gender_of_actor(actor: str | None) -> str:
    """The gender of whom somebody plays, as far as the actor's own given name tells it: "f", "m" or nothing."""
    return gender_of_name(actor.split()[0].lower()) if actor and actor.strip() else ""


def gender_by_ending(name: str) -> str:
    """The gender that a lower-case given name, as it ends, mostly goes with (97 of 100 in the table): "f" or nothing.

    No ending tells a man: in no table, and yet women, are Juno, Ino and Calypso.
    """
    return "f" if len(name) >= 4 and name.endswith(("a", "nne", "elle", "ette")) else ""


@lru_cache(maxsize=1)
def _short_forms() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()


@lru_cache(maxsize=20000)
def same_given_name(one: str, other: str) -> bool:
    """Whether one of two different lower-case given names is a short form of the other, as a table has it."""
    if one == other or not (one.isalpha() and other.isalpha()):
        return False
    table = _short_forms()
    mine, theirs = {one, *table.canonicals_of(one)}, {other, *table.canonicals_of(other)}
    return one in theirs or other in mine
