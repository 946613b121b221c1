"""Headings that do not begin their line or do not end it: the title or the show comes first, or the text follows at once."""

from __future__ import annotations

import re

from previously.numbering import number
from previously.sources.headings import DASH, KINDS, LONGEST, NUMBER, Heading, bare_title, read_line, stripped, title_case

_CODE = (
    rf"(?:s(?P<s1>\d{{1,2}})\s?e(?P<e1>\d{{1,3}})|(?P<s2>\d{{1,2}})x(?P<e2>\d{{2,3}})|(?:season|series)\s(?P<s3>{NUMBER}),?\s"
    rf"(?:episode|ep\.?|chapter)\s(?P<e3>{NUMBER}))(?!\w)"
)
_WITHIN = re.compile(rf"^(?P<before>\S.{{0,80}}?)[\s:|,(\[{DASH}]+{_CODE}[)\]]?(?P<after>.{{0,90}})$", re.IGNORECASE)
"""A line that names a show or a title before the season and episode: "Lanternside 1x01 “Low Water” Recap"."""
_BRACKETED = re.compile(
    rf"^(?P<before>\S.{{0,90}}?)\s*[(\[](?P<kind>episode|ep|chapter)s?\.?\s(?P<number>{NUMBER})"
    rf"(?:\s*(?:[,&{DASH}]|and|to)\s*{NUMBER})*[)\]]$",
    re.IGNORECASE,
)
"""A title before the number of one episode or, told as one, of several: "Low Water (Episodes 3–4)"."""
_POINTING = re.compile(
    r"^(?:[←→«»‹›<>]|\W*(?:next|previous|prev|read|see|related|more|also|watch|tags?|share)\b"
    r"(?:\s+(?:more|also|episode|chapter|recap|week|on|this))*\s*[:|→–—-])",
    re.IGNORECASE,
)
"""How a line begins that names another part than the one below."""
_TOLD_OF = re.compile(
    rf"\b(?:recap|summary|synopsis|review|plot)\b[\s:|{DASH}]*|^[\s:|,{DASH}]+|[\s:|,{DASH}]+$", re.IGNORECASE
)


def within(line: str, depth: int = 0) -> Heading | None:
    """The heading that names a show or a title first, and then which episode it is: "Low Water (S1E1)"."""
    text, label, depth = stripped(line, depth)
    if not text or _POINTING.match(text) or text[-1] in ".,;":
        return None
    if (found := _BRACKETED.match(text)) and (counted := number(found["number"])):
        kind = KINDS[found["kind"].lower()]
        before = found["before"].strip()
        if title_case(before) or before[0] in '"“':
            return Heading(kind, counted, None, bare_title(before), label, "sure", depth, "within")
        return None
    if (found := _WITHIN.match(text)) is None:
        return None
    pairs = ((found[f"s{n}"], found[f"e{n}"]) for n in (1, 2, 3))
    season, counted = next((number(s), number(e)) for s, e in pairs if s)
    before, after = (_TOLD_OF.sub("", found[side]).strip() for side in ("before", "after"))
    for words in (before, after):
        if words and not title_case(words) and words[0] not in '"“':
            return None
    if not season or counted is None or before.lower() in KINDS:
        return None
    bracketed = text[-1] in ")]" and not after.strip(")] ")
    return Heading("episode", counted, season, bare_title(before if bracketed else after), label, "sure", depth, "within")


_OPENED = re.compile(
    rf"^(?P<mark>\*\*|__|\*|_)?(?P<label>(?i:(?:episode|ep\.?|chapter|part)\s{NUMBER}|s\d{{1,2}}\s?e\d{{1,3}}\b|\d{{1,2}}x\d{{2}}\b))"
    rf"(?(mark)(?:(?P=mark))?|)\s?[:.{DASH}](?(mark)(?:(?P=mark))?|)\s+(?=[\"“‘]?[^\W\d_a-z])"
)


def run_in(line: str) -> tuple[Heading, int] | None:
    """The heading with which a paragraph begins ("Episode 3: Mara wakes and ..."), and where its text begins in the line."""
    found = _OPENED.match(line)
    if found is None or not re.search(r"[.!?][\"”’')]*$", line):
        return None
    if len(line) < LONGEST and not re.search(r"[a-z][.!?][\"”’')]*\s+\W?[^\W\d_a-z]", line[found.end() :]):
        return None
    heading = read_line(found["label"])
    return (heading, found.end()) if heading is not None and heading.number and heading.strength == "sure" else None
