"""How a sentence tells what it tells: whom it names, and whether it says so of what really happens, now, in the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA

from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import clean, mentions_by_sentence, name_words
from previously.views.shown import Figure, roster

UNREAL: Final = re.compile(
    r"\b(?:flash(?:es|ed)?[ -]?backs?|flashing back|dream\w*|nightmares?|hallucinat\w*|visions?|ghost\w*|spirits?|haunt\w*|"
    r"imagin\w*|pretend\w*|remember\w*|recall\w*|memor(?:y|ies)|legend\w*|myths?|simulat\w*|illusions?|disguis\w*|"
    r"impersonat\w*|impostor|imposter|poses?|posing|posed|apparition|séance|afterlife|heaven|hell|underworld)\b",
    re.IGNORECASE,
)
"""What tells that a sentence is not about what happens in the story's own world and time."""
EARLIER: Final = re.compile(
    r"\b(?:had|earlier|once|ago|formerly|former|late|previous(?:ly)?|used to|in the past|before|back then|"
    r"at the time|as a (?:child|boy|girl|young)|years? (?:before|earlier)|t(?:ells?|old) (?:\w+ ){0,3}(?:story|how)|"
    r"recount\w*|reminisc\w*|prequel)\b",
    re.IGNORECASE,
)
"""What tells that a sentence looks back."""
RETOLD: Final = re.compile(
    r"\b(?:flash(?:es)?[ -]?backs?|in the past|looks? back)\b|"
    r"(?:^|[.!?][\"”]?\s+|\n\s*)[^.!?,;\n]{0,40}?\b(?:years?|months?|weeks?|days?) (?:ago|earlier|before)\b",
    re.IGNORECASE,
)
"""What tells that the rest of a part may look back; "who was lost years ago" in passing does not."""
TALE: Final = re.compile(r"\b(?:t(?:ells?|old) (?:\w+ ){0,3}(?:story|tale|how)|re(?:lates?|counts?) how)\b", re.IGNORECASE)
"""What tells that the next sentences may look back."""
UNDEAD: Final = re.compile(
    r"\b(?:alive|fak(?:es?|ed|ing)|resurrect\w*|reviv\w*|reanimat\w*|resuscitat\w*|reborn|undead|zombies?|vampires?|clone[ds]?|"
    r"cloning|twins?|android|robot|back to life|from the dead|immortal|reincarnat\w*|time (?:travel\w*|loop|machine)|ghost\w*|"
    r"spirit|parallel|alternate|another (?:world|universe|timeline)|"
    r"(?:thought|believed|presumed|supposed|assumed|reported|declared|mistaken for) (?:[\w’']+ ){0,4}"
    r"(?:dead|drowned|killed|lost|died|murdered))\b",
    re.IGNORECASE,
)
"""What tells, in a sentence about somebody dead, that they may act again."""
GHOSTS: Final = re.compile(
    r"\b(?:ghost(?:s|ly)?|haunt\w*|séances?|seances?|apparitions?|spectr\w+|spirits? of|"
    r"(?:walks?|walked) at (?:night|midnight)|mediums?|clairvoyants?|fortune[ -]?tellers?|ouija|tarot|"
    r"reads? (?:the )?cards|not at rest|beyond the grave)\b",
    re.IGNORECASE,
)
"""What tells that the dead may be met with."""
RISEN: Final = re.compile(r"\b(?:zombies?|vampires?|undead|afterlife|resurrect\w*|necroman\w+)\b", re.IGNORECASE)
"""What tells that in this story they may act, whoever it is told of."""
STAGE: Final = re.compile(
    r"\b(?:plays? (?:the|a|an) (?!\w+ (?:card|hand|trick|joke))|stages?|theat(?:re|er)s?|rehears\w*|curtain|operas?|encores?|"
    r"sings? (?:[A-Z]\w+|the part)|(?:first|second|third|last|final) act|perform(?:s|ed|ance\w*)|audiences?|role of|"
    r"every night|on screen|film(?:s|ed|ing)?|movies?|video games?)\b"
)
"""What tells that somebody dies in a play."""
IMAGE: Final = re.compile(r"\b(?:portrait|statue|bust|effigy|canvas|waxwork)s?\b", re.IGNORECASE)
"""What tells, in a sentence about somebody, that what acts may be what was made in their image."""
RECORDED: Final = re.compile(r"\b(?:photographs?|recordings?|hologram\w*|footage|reruns?|videos?)\b", re.IGNORECASE)
"""The same of what is seen or heard in one part only."""
RETURNS: Final = re.compile(
    r"\b(?:not (?:really |actually |in fact )?(?:dead|die|died)\b(?! (?:of|in|from|by)\b)|surviv\w*|"
    r"never (?:really |actually )?died|returns?|returned|comes? back|came back|wakes? up|woke up|awakens?|regenerat\w*|"
    r"(?:that|which|who) (?:had )?killed (?:him|her)\b|(?:his|her) own (?:death|murder|body|grave|funeral|corpse)|"
    r"(?:sits|sat) up(?! (?:with|all|late|until|half))|opens (?:his|her|their) eyes|stirs|draws breath)\b",
    re.IGNORECASE,
)
"""The same where it is said of them and not of somebody beside them."""
EXPLAINED: Final = re.compile(
    r"\b(?:(?:it|that|this|he|she) (?:is|was|had been) (?:only|just|merely|really|in fact|all an?|an? dream)|turns out|"
    r"alarm clock|"
    r"dumm(?:y|ies)|(?:a|his|her) double|look-?alikes?|imitat\w*|mimic\w*|puppets?|parrots?|"
    r"in (?:his|her|their) (?:sleep|head|minds?)|hallucinat\w*|imagin\w*|dream\w*|(?:wakes?|woke) up|"
    r"reads? (?:that|this|it|the (?:lines?|words?|passage|page))|turns? the page|(?:shuts|closes) the (?:book|diary|"
    r"journal|notebook)|"
    r"trap ?doors?|fak(?:es?|ed)|(?:his|her|whose) voice|"
    r"(?:there is|there[’']s|there was) nobody(?: there)?|(?:is|was)(?:n[’']t| not) (?:real|there)|"
    r"(?:it|that)(?:[’']s| is| was) (?:only |just )?(?:the|a|her|his) (?:fever|drink|drugs|morphine|grief|shock))\b",
    re.IGNORECASE,
)
"""What tells, a little behind what somebody dead does, that it was not them, or that they were not dead."""
NEAR: Final = 40
"""How many characters after a name what is said of its bearer may stand."""
HEDGED: Final = re.compile(
    r"\b(?:impl(?:y|ies|ied)|claim\w*|alleg\w*|rumou?r\w*|believ\w*|suspect\w*|suppos\w*|presum\w*|pretend\w*|"
    r"pos(?:e|es|ed|ing)|disguis\w*|mistak\w*|l(?:ies|ied|ying)|den(?:y|ies|ied)|reject\w*|thinks?|thought|whether|"
    r"seem\w*|appear\w*|as if|as though|like an?|accus\w*|insist\w*|dream\w*|adopt\w*|foster\w*|step\w*|"
    r"god(?:mother|father)|surrogate|biological|real|true|in-law|imagin\w*|jok\w*|reveal\w*|discover\w*|"
    r"f(?:inds?|ound) out|turns? out|not|never|no longer)\b",
    re.IGNORECASE,
)
"""What tells that a statement is somebody's word, a doubt, a disguise or news that overrules what was known."""


LONG: Final = 6
"""Letters of two names of which two may differ where they are one in two spellings."""


def sentence(state: State, citation: Citation) -> Citation:
    """The whole sentence that a citation begins in; the citation itself where that is a heading."""
    part = state.parts[citation.part]
    if citation.sentence < len(part.sentences):
        start, end = part.sentences[citation.sentence]
        if start <= citation.start < end:
            return Citation(citation.part, citation.sentence, start, end, part.text[start:end])
    return citation


def place(citation: Citation) -> tuple[int, int]:
    """Where a citation stands, to be compared."""
    return citation.part, citation.start


def named(figure: Figure) -> Iterator[Mention]:
    """Where a figure is mentioned by a name, in story order."""
    return (mention for mention in figure.entity.mentions if mention.form == "name")


def figures_in(state: State, citation: Citation) -> dict[str, Figure]:
    """The listed figures that the sentence of a citation names."""
    listed = roster(state).figures
    found = mentions_by_sentence(state).get((citation.part, citation.sentence), ())
    ids = dict.fromkeys(state.canonical.get(m.entity, m.entity) for m in found if m.form == "name")
    return {id: listed[id] for id in ids if id in listed}


def meant_too(state: State, figure: Figure, citation: Citation, until: int) -> Iterator[Mention]:
    """Whom else a pronoun that means a figure could mean: those told of by name or noun in a sentence, before an offset."""
    listed = roster(state).figures
    for mention in mentions_by_sentence(state).get((citation.part, citation.sentence), ()):
        other = listed.get(state.canonical.get(mention.entity, ""))
        person = mention.form != "pronoun" and mention.type == "PER" and other is not figure
        if person and mention.citations[0].start < until and (other is None or other.gender in ("u", figure.gender)):
            yield mention


def times(figure: Figure, text: str) -> int:
    """How often a figure is called exactly so."""
    return sum(clean(m.citations[0].text) == text for m in named(figure))


def spelt_alike(one: Figure, other: Figure) -> bool:
    """Whether two may be one whose name is spelt in two ways, though the reading did not take them for one."""
    ones, others = ([word for name in f.names for word in name_words(name)] for f in (one, other))
    return any(
        a != b and a[0] == b[0] and OSA.distance(a, b) <= (2 if min(len(a), len(b)) >= LONG else 1)
        for a in ones
        for b in others
    )


def between(state: State, first: Citation, last: Citation) -> str:
    """What is told from behind one sentence up to another."""
    texts = []
    for part in state.parts[first.part : last.part + 1]:
        start = first.end if part.ordinal == first.part else part.body
        texts.append(part.text[start : last.start if part.ordinal == last.part else None])
    return "\n".join(texts)
