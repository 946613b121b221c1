"""Who took part in what a verb tells by the role labels of the language model, where the tree is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.subjects import own_subject
from previously.reading.syntax import Doc, matches
from previously.reading.voices import passive

if TYPE_CHECKING:
    from previously.reading.cast import Cast, Filler
    from previously.tagger import Argument

MADE_BY = frozenset("book novel letter poem song painting picture portrait play film story report note message work".split())
"""What somebody may have made that is given: "is given a book by Ann"."""

SAYING = lexicon.CLAIM | frozenset(
    "explain admit confess concede add answer reply reveal tell announce declare state write swear vow testify argue".split()
)
"""What is said to somebody, and not to whom it is about."""


def frame_of(doc: Doc, verb: int) -> tuple[Argument, ...]:
    """A verb's arguments as the role labels have them."""
    frame = doc.frames.get(verb)
    return frame.args if frame is not None else ()


def labelled(doc: Doc, cast: Cast, verb: int, by: bool = False) -> tuple[Filler, ...]:
    """Who the role labels say does it where the tree is silent: the one told before the verb, or behind it with "by".

    Of several before it the nearest is "who"; without that word it may be any of them, and so is nobody.
    """
    does = [a for a in frame_of(doc, verb) if a.label == "ARG0"]
    if by:
        does = [a for a in does if a.first > verb and doc.words[a.first].lower == "by"]
    else:
        does = [a for a in does if a.last < verb]
        who = own_subject(doc, verb)
        if who is not None:  # "is seized by the guards, who believe that": none of the others before them
            noun = doc.words[verb].head
            does = [a for a in does if a.last in (who - 1, who - 2) or a.first <= noun <= a.last]
    heads = [doc.head_of(a.first, a.last) for a in does]
    made = [h for h in heads if doc.words[doc.words[h].head].lemma in MADE_BY]  # "is given a book by Ann"
    found = [tuple(f for f in cast.at(h) if f.type in ("PER", "ORG")) for h in heads if h not in made]
    several = len({tuple(f.entity for f in fillers) for fillers in found}) > 1
    return found[-1] if found and (not several or own_subject(doc, verb) is not None) else ()


LIKELY = 0.5
"""How sure the role labels must be of whom it is done to that stands before the verb."""


def _it_is(doc: Doc, name: int) -> bool:
    """ "Sees that it is Ann": whom one sees."""
    subjects = doc.lowers(name, "nsubj", "expl")
    return doc.words[name].upos == "PROPN" and subjects == {"it"}


def from_roles(
    doc: Doc, cast: Cast, verb: int, agents: tuple[Filler, ...], patients: tuple[Filler, ...]
) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Fill what the tree left open from the role labels."""
    moves = doc.words[verb].lemma in lexicon.INTRANSITIVE and not passive(doc, verb)
    own_one = own_subject(doc, verb)
    asked = own_one is not None and doc.words[own_one].lower == "who"
    for argument in frame_of(doc, verb):
        done = doc.words[doc.words[verb].head].lemma in ("have", "get")  # "has her guest put in chains"
        doubted = argument.prob < LIKELY and not done
        if argument.label != "ARG0" and argument.last < verb and doubted and agents:
            continue  # "Ann comes and helps him heal": not her
        head = doc.head_of(argument.first, argument.last)
        said = doc.dependents(head, "cop") and not _it_is(doc, head)
        between = doc.words[argument.first].lower == "between" and doc.words[verb].lemma in ("choose", "decide")
        if doc.words[argument.first].lower == "as" or said or between:
            continue  # "as a thief"; "that he is no thief"; "chooses between the two"
        if head in doc.dependents(verb, "obj") and not agents and passive(doc, verb):
            continue  # "are spared the cruelty of his men"
        if doc.words[verb].lemma in SAYING and matches(doc.words[head].label, "ccomp"):
            continue  # "says that it is for his mother" is not said to her
        if doc.quotation[head] and doc.quotation[head] != doc.quotation[verb]:
            continue  # "She leaned," he says: not to her
        fillers = tuple(f for f in cast.at(head) if f.type in ("PER", "ORG"))
        if argument.label == "ARG0" and not agents and not patients and not asked:
            agents = fillers
        elif argument.label == "ARG1" and not agents and moves and not asked:
            agents = fillers  # "in walks a nun"
        elif argument.label in ("ARG1", "ARG2") and not patients:
            patients = tuple(f for f in fillers if f.entity not in {a.entity for a in agents})
    return agents, patients
