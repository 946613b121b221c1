"""Trees put right where a tool hangs on whom it is used on: "hits the man with a bottle"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from previously.reading.mending import Mending
    from previously.reading.word import Word

BLOWS = frozenset(
    "hit strike stab beat attack kill murder bludgeon club knock slash wound threaten decapitate behead strangle smother "
    "poison injure assault cut whip smash batter bash".split()
)
"""What is done to somebody with a tool."""
TOOLS = frozenset(
    "knife dagger sword axe hatchet machete bottle shovel spade hammer poker bat crowbar wrench rock stone stick brick pipe "
    "poison pillow rope scarf razor scalpel needle syringe spear club whip candlestick vase chair lamp pan belt chain rod "
    "cane branch plank pitchfork scythe screwdriver scissors blade bayonet wire".split()
)
"""What it is done with, and hardly what somebody is told apart by."""


def put_right(mending: Mending, word: Word) -> None:
    """ "Hits the man with a bottle": he is hit with it; "the man with the bottle" may be known by it."""
    words = mending.words
    whom = words[word.head]
    verb = words[whom.head]
    done = verb.upos == "VERB" and verb.lemma in BLOWS and whom.label == "obj"
    if not done or word.label != "nmod" or word.lower not in TOOLS or not verb.index < whom.index < word.index:
        return
    before = words[whom.index + 1 : word.index]
    led = bool(before) and before[0].lower == "with" and any(w.lower in ("a", "an", "his", "her", "their") for w in before)
    known = any(w.head == whom.index and w.lower in ("the", "his", "her", "their") for w in words[verb.index : whom.index])
    if led and (known or whom.upos in ("PROPN", "PRON")):
        mending.put(word, head=verb.index, deprel="obl", label="obl")
