"""Lemmas by look-up: known forms from a table, regular ones by undoing the ending, and only then the model's guess."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

IRREGULAR = (
    "arise arose arisen|awake awoke awoken|befall befell befallen|"
    "beget begot begotten|betake betook|bid bade bidden|bind bound|"
    "bite bit bitten|bleed bled|breed bred|cling clung|creep crept|deal dealt|dig dug|dwell dwelt|flee fled|fling flung|"
    "forbid forbade forbidden|foresee foresaw foreseen|foretell foretold|forgive forgave forgiven|forsake forsook forsaken|"
    "forswear forswore forsworn|freeze froze frozen|grind ground|hang hung|kneel knelt|lean leant|leap leapt|lend lent|"
    "mislead misled|mistake mistook mistaken|mow mown|outdo outdid outdone|overcome overcame|overhear overheard|"
    "overthrow overthrew overthrown|partake partook partaken|plead pled|rend rent|rise rose risen|seek sought|sew sewn|"
    "shake shook shaken|shear shorn|shed shed|shine shone|shrink shrank shrunk|slay slew slain|slide slid|sling slung|"
    "slink slunk|smite smote smitten|sow sown|speed sped|spill spilt|spin spun|spit spat|spring sprang sprung|"
    "steal stole stolen|stick stuck|sting stung|stink stank stunk|strew strewn|stride strode stridden|strike struck stricken|"
    "string strung|strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|tear tore torn|"
    "thrive throve|thrust thrust|tread trod trodden|undo undid undone|uphold upheld|wake woke woken|wear wore worn|"
    "weave wove woven|wed wed|weep wept|withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|"
    "beat beaten|behold beheld|bear borne|bereave bereft|betroth betrothed|betray betrayed|burn burnt|dream dreamt|drink drunk|"
    "lie lain|misunderstand misunderstood|outrun outran|oversee oversaw overseen|overtake overtook overtaken|remake remade|"
    "repay repaid|resell resold|retake retook retaken|rewrite rewrote rewritten|ring rung|sing sang sung|smell smelt|"
    "sneak snuck|spell spelt|unbind unbound|undergo underwent undergone|unwind unwound"
)
"""Strong verbs of stories that a treebank of e-mails and reviews may lack: base form, then its other forms."""
WHOLE = frozenset(
    "bathe breathe clothe cope elope gape grope loathe mope scathe seethe soothe swathe tithe writhe "
    "anchor armor censor clamor doctor enamor endeavor error favor harbor honor humor labor mentor mirror monitor rumor savor "
    "sponsor tailor tutor".split()
)
"""Verbs whose endings tell nothing of their base form."""
PREFIXES = ("over", "under", "out", "fore", "dis", "mis", "re", "un")
"""What may stand before a verb that is known: of "disinherited", "inherit" tells that the base form has no e."""
SILENT_E = re.compile(r"(?:v|z|c|u|[^n]g|[^s]s|[aiu]t|[aiou]r|al|ib|[aio]k|[bcdfgkptz]l|[^aeiou]i[nd]|eng)$")
"""Stems whose base form mostly ends in a silent e: inhal-ed, fabricat-ed, enrag-ed."""

NO_E = re.compile(
    r"(?:c[kht]|gn|[prfxln]t|[nrlw]d|[nr]th|sh|ff|[bdfrs]it|[mrl]p|r[nm]|wl|ll|ss|[aeiou].*er|[aeow][wy]|x|[^aeiou]k|[aeo][aeou]k|ea[dmnrl]|ai[dlnmt]|oa[dnmrt]|"
    r"ee[dnmlrkpt]|oo[dmlnpkrt])$"
)
"""Stems whose base form has no silent e: behead-ed, indict-ed, dismember-ed."""
DOUBLED = re.compile(r"[aeiou][^aeiou]+ell$")
"""Stems of several syllables whose base form has one l: expell-ed, quarrell-ed."""


class Lemmas:
    """The table of inflected forms that ships with the weights."""

    def __init__(self, text: str, words: Container[str] = ()) -> None:
        """Read the table: a line a part of speech, a lemma, and its inflected forms; `words` are some more that exist."""
        self._words = words
        self._known: dict[tuple[str, str], str] = {}
        self._verbs: set[str] = set()
        for line in text.splitlines():
            upos, lemma, *forms = line.split(" ")
            self._known.update({(form, upos): lemma for form in forms})
            if upos == "VERB":
                self._verbs.add(lemma)
        for row in IRREGULAR.split("|"):
            base, *others = row.split()
            self._known.update({(form, "VERB"): base for form in others})
            self._verbs.add(base)
        self._verbs |= WHOLE

    def of(self, form: str, upos: str, xpos: str, guess: str) -> str:
        """The lemma of a word of any case with its tags, given what the model makes of it."""
        lower = form.lower()
        known = self._known.get((lower, upos))
        if known is not None:
            return known
        if upos != "VERB":
            return guess
        if xpos in ("VB", "VBP") or (xpos == "VBZ" and lower.endswith("ss")):
            if lower in self._verbs or not lower.endswith("s") or lower.endswith("ss"):
                return lower
            xpos = "VBZ"  # "graduates" is no base form, whatever its tag
        if xpos in ("VBD", "VBN") and lower in self._verbs and not lower.endswith("ed"):
            return lower  # "was read"
        bases = [base for base in _bases(lower, xpos) if len(base) > 2]
        known_base = next((base for base in bases if base in self._verbs), None)
        if known_base is not None:
            return known_base
        prefixed = next((base for base in bases if self._prefixed(base)), None)
        if prefixed is not None:
            return prefixed
        if xpos != "VBZ" or lower.endswith("ies"):
            bases = [base for base in bases if base in self._words] or bases
        bases = [base for base in bases if not (base.endswith("e") and NO_E.search(base[:-1]))] or bases
        bases = [base for base in bases if not DOUBLED.search(base.removesuffix("e"))] or bases
        likely = [base for base in bases if base.endswith(("ee", "fy"))]
        likely += [base for base in bases if form.endswith("es") and base.endswith(("ss", "sh", "ch", "x", "zz"))]
        likely += [base for base in bases if base + base[-1] in bases and base[-1] not in "lsfz"]
        likely += [base for base in bases if base.endswith("e") and SILENT_E.search(base[:-1])]
        return (likely or [guess] * (guess in bases) or bases or [lower])[0]

    def _prefixed(self, base: str) -> bool:
        """Whether a base form is a known one behind a prefix."""
        rests = (base.removeprefix(prefix) for prefix in PREFIXES if base.startswith(prefix))
        return any(len(rest) > 3 and rest in self._verbs for rest in rests)


_HISSING = ("s", "x", "z", "ch", "sh", "o", "i")
"""Ends of verbs that take "es"."""


def _bases(form: str, xpos: str) -> Iterator[str]:
    """What a regular verb form may be a form of, the likeliest first."""
    for ending, tags in (("ies", ("VBZ",)), ("ied", ("VBD", "VBN"))):
        if form.endswith(ending) and xpos in tags:
            yield form[: -len(ending)] + "y"
    endings = {"VBZ": ("s", "es"), "VBD": ("d", "ed"), "VBN": ("d", "ed"), "VBG": ("ing",)}.get(xpos, ())
    for ending in endings:
        if form.endswith(ending):
            stem = form[: -len(ending)]
            if ending == "es" and not stem.endswith(_HISSING):
                continue  # "strokes" is "stroke", for k takes no more than an s
            yield stem
            if ending in ("ing", "ed"):
                yield stem + "e"
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
