"""Whoever meets in a game: two who face one another in a match, a race or for a title are no enemies for that."""

from __future__ import annotations

from previously.reading.syntax import Doc
from previously.reading.ties import Tie

GAMES = frozenset(
    "match matches game games tournament championship championships final finals semifinal semifinals quarterfinal "
    "quarterfinals playoffs contest race chess tennis football basketball baseball hockey golf poker cards title bout "
    "debate election pageant bake-off".split()
)
"""Where and for what people play against one another."""
PLAYING = frozenset(
    "face square beat defeat fight compete play battle oppose challenge clash go come run race best wrestle box spar".split()
)
"""What is done there to whom one plays against; who attacks somebody there means it."""
BESIDE = frozenset("in at for during to".split())
"""What stands before a game that two are in."""


def but_of_games(doc: Doc, ties: list[Tie]) -> list[Tie]:
    """The ties but for the enmity of those who only play: "faces off against Tom in the final", "beats him at chess"."""
    return [t for t in ties if not (t.type == "adversary" and _in_a_game(doc, t.word))]


def _in_a_game(doc: Doc, verb: int) -> bool:
    """Whether a verb is done in a game."""
    if doc.words[verb].upos != "VERB" or doc.words[verb].lemma not in PLAYING:
        return False
    beside = [*doc.dependents(verb, "obl"), *(k for c in doc.dependents(verb, "obj", "obl") for k in doc.dependents(c, "nmod"))]
    return any(doc.words[c].lower in GAMES and doc.preposition(c) in BESIDE for c in beside)
