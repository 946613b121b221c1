"""Whether somebody taken for dead goes on to do so much that they cannot be."""

from __future__ import annotations

from collections.abc import Sequence

from previously.reading.events import Happening
from previously.reading.memory import Memory
from previously.reading.syntax import Doc

MANY = 5
"""In how many later sentences of a part somebody must act to be alive.

Of 184 deaths read in our stories and in recaps by other hands whoever had died did so in none; of those misread two did. A
part that opens with a death and then tells of earlier days needs fewer than four.
"""


def lives(doc: Doc, events: Sequence[Happening], memory: Memory, id: str, word: int) -> bool:
    """Whether a person acts on and on behind the word that is taken to tell of their death."""
    sentence = doc.words[word].sentence
    if any(_well(doc, event) and _does(event, memory, id) for event in events if doc.words[event.word].sentence > sentence):
        return True
    acts = {
        later
        for event in events
        if event.status == "actual"
        and (later := doc.words[event.word].sentence) > sentence
        and not any(doc.words[c].lower == "had" for c in doc.dependents(event.word, "aux"))
        and _does(event, memory, id)
    }
    return len(acts) >= MANY


def _does(event: Happening, memory: Memory, id: str) -> bool:
    return any(memory.find(f.entity) == id for f in event.arguments.agents)


def _well(doc: Doc, event: Happening) -> bool:
    """Whether somebody is told to get well: "recovers", but not "recovers the body"."""
    return event.lemma == "recover" and event.status == "actual" and not doc.dependents(event.word, "obj")
