"""Words that bring in a name: "called", "known as", "calls himself", "dubs him"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.names import gender_of_noun, is_title
from previously.reading.syntax import Doc

RENAMING = frozenset("call name nickname dub rename christen rechristen".split())
"""What is done to somebody with the name that follows: "dubs him Magpie"."""
CHANGING = frozenset("change transform morph".split())
"""What somebody does into what they also are."""
SIGNING = frozenset("sign write post perform publish blog tweet broadcast".split())
"""What one does under a name: "a source signing as 'The Heron'"."""
CALLED = frozenset("called named dubbed nicknamed known codenamed styled".split())


def name_after(doc: Doc, index: int) -> int | None:
    """Where the name begins that "called", "known as" or "calls himself" at `index` brings, if one does."""
    words = doc.words

    def lower(i: int) -> str:
        return words[i].lower if i < len(words) else ""

    if lower(index) in CALLED:
        after = index + 1 + (lower(index + 1) in ("only", "simply", "better", "also", "otherwise"))
        start = after + (lower(after) == "as")
        start += start > after and lower(start) == "the"  # "known only as the Heron"
    elif (words[index].lemma in SIGNING or lower(index) == "signing") and lower(index + 1) == "as":
        start = index + 2
        start += lower(start) == "the"
    elif words[index].lemma == "call" and lower(index + 1) in lexicon.REFLEXIVES:
        start = index + 2
    elif words[index].lemma in CHANGING and (lower(index + 1), lower(index + 2)) == ("into", "the"):
        start = index + 3  # "changes into the Wasp"
    elif words[index].lemma in RENAMING and lower(index + 1) in ("him", "her"):
        start = index + 2  # "calls him Monday"
        if is_title(lower(start)) or lower(start) in lexicon.KIN or gender_of_noun(lower(start)):
            return None
    else:
        return None
    if lower(start) in ("“", '"', "‘", "'"):
        start += 1
    return start if start < len(words) and words[start].text[:1].isupper() else None
