"""The sets of tags that many rules ask for: universal tags of what can be a participant, Penn tags of what has a tense."""

from __future__ import annotations

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
"""Universal part-of-speech tags (Universal Dependencies 2) of nouns, names and pronouns."""
FINITE = frozenset(("VBZ", "VBD", "VBP"))
"""Penn Treebank tags of verbs with a tense; modals are MD."""
