"""What a finding is, and the codes it can have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

import msgspec

from previously.anchors import finding_id, fingerprint
from previously.fold import State
from previously.model import Citation
from previously.views.common import Cite, Ref, cite
from previously.views.shown import roster

FindingKind: TypeAlias = Literal[
    "name-variant",
    "name-collision",
    "heading-format",
    "acts-after-death",
    "role-conflict",
    "gender-conflict",
    "unintroduced",
    "other",
]
SURE: Final = 0.8
"""How sure the facts under a finding must be for it to be made."""


class Edit(msgspec.Struct, frozen=True):
    """A change of the source that mends a finding: characters `start` to `end` of a part, which are `text`, become `to`."""

    part: str
    start: int
    end: int
    text: str
    to: str


class Finding(msgspec.Struct, frozen=True):
    """One problem: `evidence` begins with the sentence it lies in, and goes on with what that contradicts.

    `id` is made of the code and the words of the evidence, so that it outlives a new reading. `edits` mend it where that is
    safe; `who` are those it is about.
    """

    id: str
    code: str
    kind: FindingKind
    message: str
    evidence: tuple[Cite, ...]
    who: tuple[Ref, ...]
    edits: tuple[Edit, ...]

    @property
    def fingerprint(self) -> str:
        """What stays the same while lines move and other sentences change, of which the id has a part."""
        return fingerprint(self.code, (cite.text for cite in self.evidence))


class Findings(msgspec.Struct, frozen=True):
    """What contradicts what in a story up to a position, in story order."""

    at: str
    findings: tuple[Finding, ...]


class Code(msgspec.Struct, frozen=True):
    """A sort of finding: the kind it is of, what it says in a few words, and whether it is looked for unless asked not to."""

    kind: FindingKind
    title: str
    default: bool = True


CODES: Final[dict[str, Code]] = {
    "N101": Code("name-variant", "a name is spelt in two ways"),
    "N102": Code("name-variant", "a name is one letter away from a far more frequent one"),
    "N103": Code("name-collision", "two people have one name"),
    "N104": Code("other", "the possessive of a name is formed in two ways"),
    "N105": Code("name-variant", "the possessive of a name has lost its apostrophe"),
    "H201": Code("heading-format", "the number of a heading is written in another way"),
    "H202": Code("heading-format", "the number of a heading is repeated"),
    "H203": Code("heading-format", "a number is missing between two headings"),
    "H204": Code("heading-format", "the number of a heading does not fit between those around it"),
    "H205": Code("heading-format", "a heading is worded or punctuated in another way"),
    "H206": Code("heading-format", "a title is in another style"),
    "H207": Code("heading-format", "a heading lacks a title, or only it has one"),
    "H208": Code("heading-format", "the number of a heading is misspelt"),
    "S301": Code("acts-after-death", "somebody who is dead does something"),
    "S302": Code("other", "somebody goes about freely who is held"),
    "S303": Code("other", "somebody is in two places at one time"),
    "S304": Code("other", "somebody does what they can no longer do"),
    "R401": Code("role-conflict", "somebody has two mothers, or two fathers"),
    "R402": Code("role-conflict", "two are kin in two ways that exclude each other"),
    "R403": Code("role-conflict", "somebody who was treated is the one who treats"),
    "R404": Code("other", "somebody holds an office that they have lost"),
    "R405": Code("role-conflict", "two work for each other"),
    "R406": Code("role-conflict", "somebody is of one trade here and of another there"),
    "R407": Code("role-conflict", "somebody is married to two at once"),
    "R408": Code("role-conflict", "an only child has a brother, or a childless one a child"),
    "R409": Code("role-conflict", "a lord is of one place here and of another there"),
    "G501": Code("gender-conflict", "a pronoun stands where its form cannot"),
    "G502": Code("gender-conflict", "a noun or a title tells another gender than the rest of the story"),
    "G503": Code("gender-conflict", "a pronoun tells another gender than the only one it can mean"),
    "G504": Code("gender-conflict", "somebody is he here and she there"),
    "I601": Code("unintroduced", "somebody is treated as known who was never introduced", default=False),
    "I602": Code("unintroduced", "somebody is called by a word of love that is nobody's"),
    "I603": Code("other", "something goes on that was never told to begin"),
    "T701": Code("other", "an accident is a murder in another place"),
}
"""Every code there is, in order; docs/check.md tells of each, with an example."""


def made(
    state: State,
    code: str,
    message: str,
    citations: Iterable[Citation],
    who: Iterable[str] = (),
    edits: Iterable[Edit] = (),
) -> Finding:
    """A finding with its citations as they are shown, each once."""
    figures = roster(state).figures
    shown = tuple(cite(state, c) for c in dict.fromkeys(citations))
    refs = tuple(Ref(id, figures[id].name) for id in dict.fromkeys(who) if id in figures)
    id = finding_id(code, (one.text for one in shown))
    return Finding(id, code, CODES[code].kind, message, shown, refs, tuple(edits))
