"""What a text says to its reader, and of whoever tells it: "we see her leave", "cue the music", "is anyone surprised?"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.arguments import surface_subject
from previously.reading.syntax import Doc

BIDDEN = frozenset("cue see note remember recall imagine picture insert consider".split())
"""What a reader is bidden to do."""
ANYBODY = frozenset(["anyone", "anybody"])
_BEFORE = ("(", "[")


def of_the_teller(doc: Doc, verb: int) -> bool:
    """Whether a clause tells of the one who tells the story, or of its reader, and so nothing of the story."""
    words = doc.words
    subject = surface_subject(doc, verb)
    teller = lexicon.PRONOUNS_1 | lexicon.PRONOUNS_2
    return subject is not None and words[subject].lower in teller and verb not in doc.spoken


def to_the_reader(doc: Doc, verb: int) -> bool:
    """ "(See what comes of talking to him)", "Is anyone else starting to dislike him?": nobody in the story does so."""
    if verb in doc.spoken:
        return False
    chain = [verb, *(up for up in doc.ancestors(verb) if doc.words[up].sentence == doc.words[verb].sentence)]
    return any(_bidding(doc, at) for at in chain if at <= verb) or _asking_anybody(doc, verb)


def _bidding(doc: Doc, verb: int) -> bool:
    """A bare verb that opens a sentence or a bracket and is bidden to nobody in the story."""
    words = doc.words
    word = words[verb]
    if word.xpos != "VB" or word.lemma not in BIDDEN or doc.dependents(verb, "nsubj", "nsubj:pass", "aux", "mark", "cc"):
        return False
    opens = verb == doc.sentence_start(verb)
    return (opens or words[verb - 1].text in _BEFORE) and not doc.quotation[verb]


def _asking_anybody(doc: Doc, verb: int) -> bool:
    """Whether a question that stands alone asks it of anybody."""
    words = doc.words
    subject = surface_subject(doc, verb)
    if subject is None or words[subject].lower not in ANYBODY or doc.quotation[verb]:
        return False
    over = words[subject].head
    first = min(doc.dependents(over, "aux", "cop", "aux:pass"), default=subject)
    last = words[doc.subtree(over)[-1]]
    return words[over].label == "root" and first == doc.sentence_start(over) and last.text.startswith("?")
