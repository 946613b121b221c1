"""Whether what a noun tells really happened: a murder, a planned murder, the order for one."""

from __future__ import annotations

from previously.model import Status
from previously.reading import lexicon
from previously.reading.status import status
from previously.reading.syntax import Doc, matches
from previously.reading.unreal import DREAMS

UNDONE: dict[str, Status] = {
    **dict.fromkeys("attempted failed botched foiled thwarted unsuccessful".split(), "attempt"),
    **dict.fromkeys(
        "planned intended impending imminent inevitable upcoming future scheduled possible eventual would-be".split(), "plan"
    ),
    **dict.fromkeys(
        "apparent seeming fake faked feigned staged supposed presumed alleged rumored rumoured near".split(), "claim"
    ),
}
"""What is said of a deed that was not done, or not yet."""
KNOWN_DEEDS: dict[str, Status] = {
    **dict.fromkeys("prevent stop foil thwart avert avoid escape survive undo reverse".split(), "negated"),
    **dict.fromkeys("fake stage feign fear foretell prophesy predict foresee imagine dream".split(), "claim"),
    **dict.fromkeys(
        "want wish plot plan order arrange demand seek contemplate schedule postpone delay await allow permit sanction".split(),
        "plan",
    ),
    **dict.fromkeys(("attempt",), "attempt"),
    "threaten": "threat",
}
"""What a verb makes of a deed that is its object."""
SENT = frozenset(
    "cause bring lead send push throw hurl lure drive fall plunge jump leap go shove knock kick toss fling chase drop tumble "
    "topple plummet slip stumble trick".split()
)
"""Verbs that lead to the deed, so that it happened if they did ("lures him to his death")."""


WEDDINGS = frozenset("wedding marriage betrothal".split())
PREPARED = frozenset("organise organize arrange plan prepare announce set schedule postpone cancel".split())
"""What is done with a wedding that is still to come."""
THINKING = frozenset("think fantasize fantasise contemplate dream".split())
ORDERS = frozenset("order warrant call demand request petition".split())
"""What asks for a deed that is still to be done ("the order for his arrest")."""


DOUBTING = frozenset("doubtful dubious skeptical sceptical unconvinced unsure afraid scared fearful terrified".split())
"""What somebody is about a deed that may not be, or not yet ("is afraid of his arrest")."""
TERMS = frozenset("condition term demand requirement ultimatum".split())
"""What somebody sets who wants a deed done ("conditions including the death of his rival")."""
ASKED_FOR = frozenset(
    (verb, "for")
    for verb in (
        "call push press vote ask hope pray wish wait long beg plead prepare argue vow plot scheme plan thirst hunger "
        "lust yearn clamour"
    ).split()
) | frozenset((verb, "to") for verb in "agree consent accede object".split())
"""Verbs of wanting or allowing a deed, with the preposition before it ("agrees to the arrest of the mayor")."""


def _prepared(doc: Doc, noun: int) -> bool:
    """ "Their wedding is organised", whether the tree takes that for a verb or for how it is."""
    governor = doc.words[doc.words[noun].head]
    stems = {governor.lemma, governor.lower.removesuffix("d"), governor.lower.removesuffix("ed")}
    undergone = matches(doc.words[noun].deprel, "nsubj") and bool(doc.dependents(governor.index, "cop", "aux:pass"))
    return undergone and bool(stems & PREPARED)


def noun_status(doc: Doc, noun: int) -> Status:
    """The status of an event that a noun tells: it is taken for granted unless what governs it says otherwise."""
    words = doc.words
    for child in doc.dependents(noun, "amod", "compound"):
        if words[child].lower in UNDONE:
            return UNDONE[words[child].lower]
    up = words[noun].head
    governor = words[up]
    if words[noun].lower == "love" and doc.dependents(noun, "cop"):
        return status(doc, noun)  # "is sure that he is in love with her"
    beside = words[min(noun + 1, len(words) - 1)]
    if beside.upos == "ADJ" and beside.lower in UNDONE:
        return UNDONE[beside.lower]  # "the wound festers and his death imminent"
    if governor.upos == "ADJ" and governor.lower in UNDONE and words[noun].label == "nsubj":
        return UNDONE[governor.lower]
    case = doc.preposition(noun)
    if governor.upos == "NOUN" and (kind := lexicon.STATUS_OF_NOUN.get(governor.lemma)) and case in ("of", "on", "at", "for"):
        return kind
    if governor.upos == "NOUN" and governor.lemma in ORDERS and case == "for":
        return "plan"
    if governor.upos == "NOUN" and governor.lemma in TERMS and case in ("including", "of", "like"):
        return "plan"
    if (governor.lemma, case) in ASKED_FOR:
        return "plan"
    if governor.lemma in lexicon.CHARGE and case in ("of", "for", "with"):
        return "claim"
    if governor.lower in DOUBTING and case in ("of", "about"):
        return "claim"
    if words[noun].lower in WEDDINGS and _prepared(doc, noun):
        return "plan"
    over = words[noun].label in ("obj", "nsubj:pass") or words[noun].deprel == "nsubj:pass"
    if case in ("of", "about") and KNOWN_DEEDS.get(governor.lemma) == "claim":
        return "claim"  # "dreams of her death"
    if case in ("of", "about") and governor.lemma in THINKING:
        return "claim"  # "thinks about her murder"
    if case in ("of", "about") and governor.lower in DREAMS:
        return "claim"  # "a vision of her death"
    if over and governor.lemma in KNOWN_DEEDS:
        return KNOWN_DEEDS[governor.lemma]
    if over and governor.lemma in lexicon.CLAIM:
        return "claim"
    if governor.upos == "VERB" and governor.lemma in SENT and (over or case == "to"):
        return status(doc, up)
    for above in doc.ancestors(noun):
        if words[above].upos == "VERB" or doc.dependents(above, "cop"):
            return "claim" if matches(words[above].deprel, "ccomp") and status(doc, above) == "claim" else "actual"
    return "actual"
