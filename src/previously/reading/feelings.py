"""What hurts nobody's body: words, a rejection, somebody's betrayal; and who is "deeply hurt"."""

from __future__ import annotations

from previously.reading.syntax import Doc

HURTING = frozenset(
    "word words remark remarks comment comments rejection refusal betrayal lie lies deceit deception dishonesty news truth "
    "revelation confession silence indifference coldness behaviour behavior attitude decision criticism insult insults "
    "accusation accusations mistrust distrust absence infidelity unfaithfulness breakup divorce loss pain memory memories "
    "thought letter love jealousy suspicion reaction response answer treatment ingratitude neglect".split()
)
"""What somebody is hurt by who has no wound of it."""
DEEPLY = frozenset("deeply emotionally terribly profoundly".split())
"""How feelings are hurt and hardly bodies."""
CLAUSES = frozenset("what that how it this".split())
"""What stands for something said or done."""


def in_feelings(doc: Doc, verb: int) -> bool:
    """Whether a verb of hurting tells of feelings: "her words hurt him", "is hurt by what she said", "is deeply hurt"."""
    words = doc.words
    if words[verb].lemma == "hurt" and doc.has(verb, DEEPLY, "advmod"):
        return True
    if words[verb].lemma == "hurt" and any(doc.preposition(c) in ("over", "about") for c in doc.dependents(verb, "obl")):
        return True  # "hurt over the deception"
    causes = doc.dependents(verb, "obl:agent") or [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "by"]
    if not causes and not doc.dependents(verb, "aux:pass"):
        causes = doc.dependents(verb, "nsubj")
    if doc.dependents(verb, "csubj"):
        return True
    clausal = any(words[m].lower in ("by", "that") for c in doc.dependents(verb, "advcl", "ccomp") for m in doc.children[c])
    return clausal or any(words[c].lower in HURTING | CLAUSES for c in causes)
