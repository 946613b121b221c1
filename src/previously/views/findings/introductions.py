"""People treated as known who were never introduced (I601, I602), and what goes on that never began (I603)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from previously.fold import State
from previously.model import Citation
from previously.views.common import mentions_by_sentence
from previously.views.findings.evidence import EARLIER, HEDGED, UNREAL, named, sentence
from previously.views.findings.finding import SURE, Finding, made
from previously.views.shown import roster

_KNOWN: Final = re.compile(
    r"the (?:boyfriend|girlfriend|husband|wife|brother|sister|mother|father|son|daughter|nurse|stranger|killer|kidnapper|"
    r"murderer|thief|impostor|woman|man|boy|girl)$",
    re.IGNORECASE,
)
_LOVE: Final = (
    r"dat(?:es?|ed|ing)|lovers?|relationship|affair|romance|romantic\w*|couples?|in love|suitors?|kiss\w*|lives? together|"
    r"(?<!ex-)(?<!ex )(?<!former )(?:boyfriends?|girlfriends?|fianc\w+|husbands?|wi(?:fe|ves))|engage\w*|betroth\w*|"
    r"propos\w*|"
    r"marr\w+|wed\w*|spouses?|brides?|grooms?|honeymoon"
)
_PARTED: Final = _LOVE + r"|boyfriends?|girlfriends?|husbands?|wi(?:fe|ves)|divorc\w*|ex-?\w*|former"
ORPHANS: Final = {
    **dict.fromkeys(("boyfriend", "girlfriend", "fiancé", "fiancée", "fiance", "fiancee"), _LOVE),
    **dict.fromkeys(("ex-boyfriend", "ex-girlfriend", "ex-husband", "ex-wife"), _PARTED),
}
"""Words that are somebody's, and what in the story so far may have told whose: who was left is nobody's now."""
_ORPHAN: Final = re.compile(rf"\bthe ({'|'.join(ORPHANS)})\b(?! of| who| that|['’-])", re.IGNORECASE)
_SAID: Final = re.compile(r"\b(?:says?|said|writes?|wrote|reads?|tells?|told|asks?|asked|claim\w*|diar\w+|letters?)\b", re.I)
"""What tells that it is somebody's word for him."""
_STILL: Final = re.compile(
    r" (?:is|are|was|were) still (?:being )?(?P<what>held|kept|imprisoned|captive|trapped|locked|chained|in (?:custody|"
    r"jail|prison|captivity)|"
    r"in (?:the |a )?(?:hospital|coma)|unconscious|missing)\b"
)
_ILL: Final = (
    r"hospital\w*|ill|sick|wound\w*|injur\w*|hurts?|hit\w*|shot|shoot\w*|stab\w*|coma|operat\w*|surgery|accident|"
    r"collaps\w*|unconscious|"
    r"faint\w*|knock\w*|drug\w*|fall\w*|fell|pass\w* out|attack\w*"
)
_HELD: Final = (
    r"kidnap\w*|abduct\w*|captur\w*|captiv\w*|hold\w*|held|keep\w*|kept|imprison\w*|jail\w*|prison\w*|lock\w*|arrest\w*|"
    r"custody|brig|stockade|behind bars|confin\w*|dungeons?|trap\w*|"
    r"chain\w*|cells?|tie[sd]?|hostages?|detain\w*|seiz\w*|caught|catch\w*|drag\w*|drugg\w*|drugs (?:him|her|them|"
    r"[A-Z])|overpower\w*|knock\w*|stuck|sentenc\w*|convict\w*"
)
_BEGAN: Final = {
    "hospital": _ILL,
    "coma": _ILL,
    "unconscious": _ILL,
    "missing": r"miss\w*|disappear\w*|vanish\w*|los[te]\w*|gone|search\w*|abduct\w*|kidnap\w*|fle[ed]\w*|left|leav\w*|"
    r"taken?|takes|took",
    "freed": _HELD
    + r"|tak(?:es?|en|ing)|took|brings?|brought|guard\w*|curs\w*|spell\w*|enchant\w*|slave\w*|accus\w*|court|trial|"
    r"leads?|led|police|"
    r"(?:gets?|got|has|have|had) (?:him|her|them)|grabs?|grabbed|bound|binds?|handcuff\w*|cuff\w*|bur(?:y|ies|ied)|"
    r"dungeons?|cag\w*",
    "": _HELD,
}
"""What goes on by its last word, and what may have told that it began; the rest is captivity."""
OPENING: Final = 2
"""How many sentences at the beginning of a story may tell what goes on from before."""
RECENT: Final = 2
"""How many parts back "still" may look for what it goes on from."""


def findings(state: State) -> Iterator[Finding]:
    """Everybody and everything that the story takes for granted."""
    yield from _described(state)
    yield from _orphans(state)
    yield from _going_on(state)
    yield from _freed(state)


def _described(state: State) -> Iterator[Finding]:
    """Those who are first mentioned as "the boyfriend" is: by a word that somebody else should have explained."""
    for figure in roster(state).of_kind("character"):
        first = figure.entity.mentions[0]
        citation = first.citations[0]
        if first.form == "nominal" and first.confidence >= SURE and _KNOWN.match(citation.text) and not figure.names:
            told = sentence(state, citation)
            yield made(
                state, "I601", f"“{citation.text}” is treated as known, but nobody was introduced so.", (told,), [figure.id]
            )


def _orphans(state: State) -> Iterator[Finding]:
    """ "The boyfriend" where nobody was told to have one, nor to love anybody."""
    for part in state.parts:
        for found in _ORPHAN.finditer(part.text, part.body):
            whole = sentence(state, part.cite(found.start(), found.end()))
            told = re.compile(rf"\b(?:{ORPHANS[found[1].casefold()]})\b", re.IGNORECASE)
            earlier = (p.text[p.body :] for p in state.parts[: part.ordinal])
            before = part.text[part.body : whole.start]
            said = _SAID.search(part.text, whole.start, found.start())
            if said or told.search(before) or any(told.search(text) for text in earlier):
                return
            yield made(state, "I602", f"“{found[0]}” is nobody's so far: no sentence before tells whose.", (whole,))
            return


def _going_on(state: State) -> Iterator[Finding]:
    """ "Ann is still locked up" where nothing was told of that."""
    listed = roster(state).figures
    spoken = mentions_by_sentence(state)
    for part in state.parts:
        for found in _STILL.finditer(part.text, part.body):
            near = spoken.get((part.ordinal, part.sentence_at(found.start())), ())
            mention = next((m for m in near if m.form == "name" and m.citations[0].end == found.start()), None)
            figure = None if mention is None else listed.get(state.canonical.get(mention.entity, ""))
            if mention is None or figure is None or figure.kind != "character":
                continue
            whole = sentence(state, mention.citations[0])
            if any(pattern.search(whole.text) for pattern in (UNREAL, HEDGED, EARLIER)):
                continue
            opens = part.ordinal == 0 and whole.sentence < OPENING  # a story may begin in the middle
            if not opens and not _told(state, figure.id, whole, found["what"].split()[-1]):
                message = f"{figure.name} is “still {found['what']}”, but no sentence before tells of it."
                yield made(state, "I603", message, (whole,), [figure.id])


def _freed(state: State) -> Iterator[Finding]:
    """ "Ann frees Tom" where nothing was told of his being held."""
    listed = roster(state).figures
    for event in state.events:
        whole = sentence(state, event.citations[0])
        if event.lemma not in ("free", "release") or event.status != "actual" or event.confidence < SURE:
            continue
        if any(pattern.search(whole.text) for pattern in (UNREAL, HEDGED, EARLIER)) or not event.agents:
            continue
        after = state.parts[whole.part].text[event.trigger[1] : whole.end]
        for figure in (listed[id] for id in event.patients if id in listed):
            name = next((m.citations[0] for m in named(figure) if m.citations[0].start == event.trigger[1] + 1), None)
            alone = name is not None and re.match(r"[.,;]| and | but ", after[1 + name.end - name.start :])
            held = re.search(rf"\b(?:{_HELD})\b", whole.text[: event.trigger[0] - whole.start])
            if figure.kind == "character" and alone and not held and not _told(state, figure.id, whole, "freed"):
                yield made(
                    state,
                    "I603",
                    f"{figure.name} is freed, but no sentence before tells that they were held.",
                    (whole,),
                    [figure.id],
                )


def _told(state: State, who: str, whole: Citation, what: str) -> bool:
    """Whether a sentence about somebody in the last parts may have told what goes on."""
    began = re.compile(rf"\b(?:{_BEGAN.get(what, _BEGAN[''])})\b", re.IGNORECASE)
    several = re.compile(rf"\b(?:{_BEGAN.get(what, _BEGAN[''])}|taken|hijack\w*)\b", re.IGNORECASE)
    spoken = mentions_by_sentence(state)
    for part in state.parts[max(whole.part - RECENT, 0) : whole.part + 1]:
        for n, (start, end) in enumerate(part.sentences):
            if (part.ordinal, start) >= (whole.part, whole.start):
                break
            here = spoken.get((part.ordinal, n), ())
            theirs = any(state.canonical.get(m.entity) == who for m in here)
            of_several = not any(m.form == "name" and m.type == "PER" for m in here)  # "five tourists are taken off a bus"
            if (theirs and began.search(part.text, start, end)) or (of_several and several.search(part.text, start, end)):
                return True
    return False
