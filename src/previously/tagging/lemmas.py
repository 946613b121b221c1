"""Lemmas by look-up: known forms from a table, regular ones by undoing the ending, and only then the model's guess."""

from __future__ import annotations

from collections.abc import Iterator


class Lemmas:
    """The table of inflected forms that ships with the weights."""

    def __init__(self, text: str) -> None:
        """Read the table: a line a part of speech, a lemma, and its inflected forms."""
        self._known: dict[tuple[str, str], str] = {}
        self._verbs: set[str] = set()
        for line in text.splitlines():
            upos, lemma, *forms = line.split(" ")
            self._known.update({(form, upos): lemma for form in forms})
            if upos == "VERB":
                self._verbs.add(lemma)

    def of(self, form: str, upos: str, xpos: str, guess: str) -> str:
        """The lemma of a word of any case with its tags, given what the model makes of it."""
        lower = form.lower()
        known = self._known.get((lower, upos))
        if known is not None:
            return known
        if upos != "VERB":
            return guess
        if xpos in ("VB", "VBP"):
            return lower
        bases = [base for base in _bases(lower, xpos) if len(base) > 2]
        known_base = next((base for base in bases if base in self._verbs), None)
        if known_base is not None:
            return known_base
        return guess if guess in bases else bases[0] if bases else lower


def _bases(form: str, xpos: str) -> Iterator[str]:
    """What a regular verb form may be a form of, the likeliest first."""
    for ending, tags in (("ies", ("VBZ",)), ("ied", ("VBD", "VBN"))):
        if form.endswith(ending) and xpos in tags:
            yield form[: -len(ending)] + "y"
    endings = {"VBZ": ("s", "es"), "VBD": ("d", "ed"), "VBN": ("d", "ed"), "VBG": ("ing",)}.get(xpos, ())
    for ending in endings:
        if form.endswith(ending):
            stem = form[: -len(ending)]
            yield stem
            if ending == "ing":
                yield stem + "e"
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
