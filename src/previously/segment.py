"""Cuts text into sentences and words with exact offsets, because every citation and every model input rests on them.

Words follow the English Web Treebank (`do|n't`, `Anna|'s`, `US|/|Canadian`, `full|-|fledged`, `e-mail`); sentences follow
prose: `"Stop!" he said.` is one. Both look at no more than the paragraph they are in, so a later paragraph moves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from previously.model import Range

# --- words ---------------------------------------------------------------------------------------------------------------


def _listed(names: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(names.split())


# Abbreviations before a name or number: their point is theirs, and never ends a sentence.
_TITLES = _listed(
    "Mr Mrs Ms Messrs Mmes Mme Mlle Dr Drs Prof Rev Revd Hon St Ste Sts Ft Mt Gen Lt Col Capt Cpt Cmdr Cpl Sgt Maj Adm Brig "
    "Pvt Pfc Spc Gov Sen Reps Supt Insp Dep Atty Asst Det Dets Ofc Sgts Sta Sto Sra Srta Msgr Mgr Fr"
)
# Titles behind whose point a space is sometimes left out: "Mr.Hale".
GLUED = "Mr|Mrs|Ms|Dr|Prof|St|Capt|Sgt|Lt|Col|Gen|Rev"
# Abbreviations that may close a sentence when what follows looks like the start of one.
_CLOSERS = _listed(
    "Inc Ltd Co Corp Bros etc Etc Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Ave "
    "Blvd Rd Dept Univ Assn vs Vs viz cf al Vol vol Chap ed approx est Ph yrs ft lb lbs oz esp Esp Attn Jr Sr Esq"
)
# "Mar." and "est." are more often a name or a word at the end of a sentence.
_KEEP_POINT = "|".join(sorted({*_TITLES, *_CLOSERS} - {"Mar", "ed", "est", "Mon", "ft"}, key=len, reverse=True))

_MARK = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c\u200d"
_LETTER = rf"(?:[^\W\d_][{_MARK}]*)"
_ALNUM = rf"(?:[^\W_][{_MARK}]*)"
_APOSTROPHE = "['’`´]"
# Prefixes that the treebank leaves joined to their word by the hyphen; any other hyphen stands alone.
_PREFIX = "e|non|mid|pre|anti|re|post|over|co|pro|multi|ex|semi|neo|psycho|socio|counter|intra|inter|ultra|un|arch|sub"
_ENDING = r"com|org|net|edu|gov|mil|info|biz|co\.uk|tv|doc|docx|xls|pdf|txt|html?|jpe?g|png|gif|exe|zip|mp3|ppt|url"

_TOKEN = re.compile(
    rf"""
      (?:https?|ftp|file)://[^\s<>"”]*[^\s<>"”.,;:!?)\]}}'’]           # addresses
    | www\.[^\s<>"”]*[^\s<>"”.,;:!?)\]}}'’]
    | [\w.+%-]++@\w[\w-]*+(?:\.\w[\w-]*+)+
    | (?<![\w.])[^\W_][\w-]*+(?:\.[\w-]++)*\.(?:{_ENDING})(?!\w)
    | [:;=]['’]?-?[()DPpO/\\|*]+(?!\w) | <3 | \^_\^                    # faces
    | \.{{2,}} | …+ | [!?]{{2,}}                                       # runs of one mark are one word
    | (?P<run>[-=*_~\#+<>|–—])(?P=run)+
    | ''|``|‘‘|’’
    | (?:{_LETTER}\.){{2,}}{_LETTER}?(?!{_ALNUM})                       # U.S. a.m. e.g.
    | (?<!\w)(?-i:{_KEEP_POINT})\.(?!\w)
    | (?<!\w)(?-i:{GLUED})\.(?=(?-i:[A-Z][a-z]))
    | (?<!\w)(?-i:[A-HJ-Z])\.(?=$|[^\w.])                                   # an initial (but "than I.")
    | \d{{1,4}}[/-]\d{{1,2}}[/-]\d{{2,4}}(?!\d)                         # dates, telephone numbers
    | \d{{3}}-(?:\d{{3}}-)?\d{{4}}(?!\d)
    | (?:9/11|24/7)(?!\d)
    | \d+x\d+(?!\w)                                                     # 2x05
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|{_APOSTROPHE}?s)(?!{_ALNUM})
    | (?<![\w.])\.\d+
    | \d+(?:[.,:]\d+)*
    | (?<!\w)(?:{_PREFIX})-{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*       # e-mail, co-workers
    | (?<!\w){_APOSTROPHE}(?:em|tis|twas|til|bout|cause|n|round|\d\ds?)(?!\w)
    | (?<!\w){_APOSTROPHE}(?:s|re|ve|ll|d|m)(?!{_ALNUM})          # a clitic set apart: "he 's"
    | {_LETTER}{_ALNUM}*(?:&{_LETTER}+)+                                # PG&E
    | {_LETTER}{_ALNUM}*(?:_{_ALNUM}+)+
    | {_LETTER}{_ALNUM}*(?:{_APOSTROPHE}{_ALNUM}+)*                     # words, with their apostrophes
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLITIC = re.compile(rf"(?<=\w)(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_CHUNK = re.compile(r"\S{1,1024}")  # no word is longer: the cost of a page without spaces stays that of any other

# Words that the treebank cuts without an apostrophe to show where.
_FUSED = {
    "cannot": (3,),
    "gonna": (3,),
    "gotta": (3,),
    "wanna": (3,),
    "lemme": (3,),
    "gimme": (3,),
    "dunno": (2, 3),
    "dont": (2,),
    "didnt": (3,),
    "doesnt": (4,),
    "isnt": (2,),
    "wasnt": (3,),
    "arent": (3,),
    "couldnt": (5,),
    "wouldnt": (5,),
    "havent": (4,),
    "hasnt": (3,),
    "aint": (2,),
    "cant": (2,),
    "wont": (2,),
    "youre": (3,),
    "theyre": (4,),
    "ive": (1,),
    "thats": (4,),
    "im": (1,),
    "'tis": (2,),
    "'twas": (2,),
    "’tis": (2,),
    "’twas": (2,),
    "y'all": (2,),
    "y’all": (2,),
}


def _clitics(word: str) -> tuple[int, ...]:
    """Where a word with apostrophes is cut: `couldn't've` is could|n't|'ve."""
    cuts: list[int] = []
    while (found := _CLITIC.search(word)) is not None:
        cuts.append(found.start())
        word = word[: found.start()]
    return tuple(reversed(cuts))


@lru_cache(maxsize=65536)
def _cut(chunk: str) -> tuple[Range, ...]:
    """The words of a stretch without white space, as offsets in it; most stretches recur, so they are remembered."""
    if chunk.isalpha() and chunk.lower() not in _FUSED:
        return ((0, len(chunk)),)
    spans: list[Range] = []
    for found in _TOKEN.finditer(chunk):
        begin, end = found.span()
        word = found[0]
        cuts = _FUSED.get(word.lower())
        if cuts is None:
            cuts = _clitics(word) if len(word) > 2 and not word[0].isdigit() and not word.isalnum() else ()
        for cut in cuts:
            spans.append((begin, found.start() + cut))
            begin = found.start() + cut
        spans.append((begin, end))
    return tuple(spans)


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """The [start, end) offsets in `text` of the words between `start` and `end`: the units the model reads."""
    stop = len(text) if end is None else end
    found: list[Range] = []
    for chunk in _CHUNK.finditer(text, start, stop):
        at = chunk.start()
        found += [(at + a, at + b) for a, b in _cut(chunk[0])]
    return tuple(found)


# --- sentences -----------------------------------------------------------------------------------------------------------

_NEWLINE = r"(?:\r\n|\r(?!\n)|\n)"
_BLANK = re.compile(rf"{_NEWLINE}[^\S\r\n]*{_NEWLINE}\s*|\u2029\s*")
_LINE = re.compile(rf"{_NEWLINE}\s*")
_WRAP = 150  # a line longer than this was not wrapped by hand: it is a paragraph of its own
_CLOSE = "\"'’”»)\\]}*_›"
_OPEN = "\"'‘“«([{*_‹¿¡—–-"
# Every loop is possessive or begins only where its run begins, so that no text, however odd, is slow.
_STOP = re.compile(
    r"(?P<stop>(?<![.!?…。！？‽])(?<!\.\s)(?:\.(?:\s?\.){2,}+|[.!?…。！？‽]++)"
    rf"[{_CLOSE}]*+(?:\s++[”’»]++(?=\s|$))?(?:\s?\[\d+\])*+)\s++(?=\S)"
    r"|(?P<tight>(?<=[a-z]{2})[.!?])(?=[A-Z][a-z’']+[\s,])"
    r"|(?<![^\S\n])[^\S\n]*+\n(?=[^\S\n]*+(?:[-*•–—]\s|\d{1,9}[.)]\s))"
)
_NEXT_WORD = re.compile(r"[\w’']*")
_STARTERS = _listed(
    "The This That These Those He She It They We You I His Her Its Their Our My Your A An In On At As But And Or So Then "
    "When While After Before If There Here What Who Why How Where Now Meanwhile However Not No Yes For From To With Once Both"
)
_SPEECH = re.compile(
    r"(?:(?:the|The|my|My|a|A)\s+)?(?:[\w.’'-]+\s+){0,3}?"
    r"(?:said|says|asked|asks|cried|cries|replied|replies|answered|answers|exclaimed|shouted|shouts|yelled|whispered|murmured|"
    r"muttered|returned|continued|added|began|called|calls|screamed|demanded|inquired|enquired|observed|remarked|repeated|"
    r"responded|retorted|say|ask|howled|wailed|moaned|groaned|gasped|sighed|snapped|declared|insisted|told|tells)\b(?!\s+that\b)"
)
_LETTERED = re.compile(r"(?:[A-Z]\.){2,}[A-Z]")
_LAST_WORD = re.compile(rf"[\w&.{_MARK}]*$")
_INITIALS = re.compile(r"\((?:[A-Z]\.\s?)*[A-Z]\Z")


def _is_break(text: str, begin: int, found: re.Match[str], end: int) -> bool:
    """Whether the stop at `found` really ends the sentence that began at `begin`."""
    after = found.end()
    follow = after
    while follow < end and (text[follow] in _OPEN or (text[follow].isspace() and follow > after)):
        follow += 1
    if follow >= end:
        return False  # nothing but a stray quotation mark follows
    nxt = text[follow]
    stop = found["stop"]
    quoted = stop[-1] in "\"”’'»"
    if nxt.islower():
        return False
    next_word = _NEXT_WORD.match(text, follow, end)
    word = next_word[0] if next_word else ""
    if quoted and follow == after and nxt.isalpha() and _SPEECH.match(text, follow, min(end, follow + 60)):
        return False
    if nxt in ",;:" and follow == after:
        return False
    if stop == ".)" and _INITIALS.search(text, begin, found.start()):
        return False  # "Clifford (C. C.) Baxter"
    if stop != ".":
        return True
    tail = _LAST_WORD.search(text, max(begin, found.start() - 40), found.start())
    last = tail[0] if tail else ""
    if not last:
        return True
    bare = last.rstrip(".").lstrip("_")
    if bare in _TITLES or bare.lower() in {"e.g", "i.e", "vs", "cf", "viz", "c", "ca"}:
        return False
    if bare in {"No", "Nos", "Fig", "fig", "pp", "p", "Vol", "vol", "Ch", "ch", "Chap", "Art", "Sec"}:
        return not (nxt.isdigit() or (bare == "Chap" and word.isupper()))
    if len(bare) == 1 and bare.isalpha() and bare.isupper():
        return bare == "I" and word in _STARTERS and text[begin : found.start()].rstrip()[-2:-1].isspace()
    if text[begin : found.start()].strip() == last and _LETTERED.fullmatch(bare):
        return False  # "S.W.O.R.D. Director Ames enters": letters alone tell nothing
    if bare.lower() == "etc" and nxt.isupper():
        return True  # no name goes on behind it
    if bare in _CLOSERS or ("." in bare and len(bare) <= 7):
        return word in _STARTERS
    # "1. First thing": a number that opens its paragraph is a label.
    return not (bare.isdigit() and found.start() - begin == len(bare))


def _paragraphs(text: str, start: int, end: int) -> Iterator[Range]:
    """The stretches between blank lines, and the lines beside one too long to have been wrapped by hand."""
    at = start
    for gap in _BLANK.finditer(text, start, end):
        yield from _lines(text, at, gap.start())
        at = gap.end()
    yield from _lines(text, at, end)


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    """A paragraph, cut where one of the lines that meet is long."""
    breaks = list(_LINE.finditer(text, start, end)) if end - start > _WRAP else []
    edges = [start, *(mark.end() for mark in breaks), end]
    at = start
    for index, mark in enumerate(breaks, 1):
        if max(edges[index] - edges[index - 1], edges[index + 1] - edges[index]) > _WRAP:
            yield at, mark.start()
            at = mark.end()
    yield at, end


def _trim(text: str, start: int, end: int) -> Range:
    """The stretch without the white space at either end."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """The [start, end) offsets of the sentences between `start` and `end`, holding every character that is not white space.

    A blank line always ends a sentence, the end of a hard-wrapped line never does by itself.
    """
    stop = len(text) if end is None else end
    found: list[Range] = []
    for first, last in _paragraphs(text, start, stop):
        at = first
        for mark in _STOP.finditer(text, first, last):
            if mark["stop"] is None:  # a missing space, or an item of a list on the next line
                cut = mark.end()
            elif _is_break(text, at, mark, last):
                cut = mark.end("stop")
            else:
                continue
            span = _trim(text, at, cut)
            if span[0] < span[1]:
                found.append(span)
            at = cut
        span = _trim(text, at, last)
        if span[0] < span[1]:
            found.append(span)
    return tuple(found)
