"""Mentions of people who are not known yet: whoever did what "it was Tom who did" tells, a body that is somebody's."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.syntax import Doc

WHOEVER = "who"
"""The noun of a mention that is only somebody's deed."""


def whoever(doc: Doc) -> list[tuple[int, int]]:
    """The clauses of "it was X who ..." that tell a deed told before, as first and last words: nobody knew then who did it.

    In a story told in the present what is told in the past lies back; else the pluperfect or a verb of finding out says so.
    """
    words = doc.words
    present = sum(w.xpos in ("VBZ", "VBP") for w in words if w.label == "root")
    past = sum(w.xpos == "VBD" for w in words if w.label == "root")
    out: list[tuple[int, int]] = []
    for word in words[3:]:
        if word.lower != "who" or word.label != "nsubj" or not _after_it_was(doc, word.index):
            continue
        verb = words[word.head]
        before = any(words[c].lower in ("had", "'d") for c in doc.dependents(verb.index, "aux"))
        found = any(words[up].lemma in lexicon.COPULAR_REVEAL for up in doc.ancestors(verb.index))
        told = found or (verb.xpos == "VBD" and present > past)
        if verb.upos == "VERB" and (before or told) and word.index < verb.index:
            inside = [i for i in doc.subtree(verb.index, ASIDE) if i >= word.index]
            end = next((i - 1 for i in range(verb.index, inside[-1] + 1) if words[i].upos == "PUNCT"), inside[-1])
            out.append((word.index, end))
    return out


ASIDE = frozenset({"conj", "cc", "punct", "parataxis", "advcl"})


def _after_it_was(doc: Doc, who: int) -> bool:
    """Whether "it was" and one noun phrase stand before a "who"."""
    words = doc.words
    for at in range(who - 2, max(who - 8, doc.sentence_start(who)), -1):
        if words[at].lemma == "be" and words[at].upos in ("AUX", "VERB"):
            between = words[at + 1 : who]
            phrase = all(w.upos in ("PROPN", "PRON", "DET", "ADJ", "NOUN", "PART", "PUNCT") for w in between)
            return words[at - 1].lower == "it" and words[at].lower == "was" and phrase and between[-1].upos in PERSONAL
    return False


PERSONAL = frozenset({"PROPN", "PRON", "NOUN"})


BODIES = frozenset(["body", "corpse", "cadaver", "skeleton"])


def bodies(doc: Doc) -> list[tuple[int, int]]:
    """The bodies that are told to be somebody's, as first and last words: "the body turns out to be that of Tom"."""
    words = doc.words
    out: list[tuple[int, int]] = []
    for word in words:
        up = words[word.head]
        told = word.label == "nsubj" and up.lemma in ("turn", "prove", "identify", "reveal") and _whose(doc, up.index)
        told = told or (word.label == "obj" and up.lemma in lexicon.COPULAR_REVEAL and _whose(doc, up.index))
        if word.lower in BODIES and told and doc.dependents(word.index, "det"):
            inside = [i for i in doc.subtree(word.index, frozenset({"appos", "conj", "cc", "parataxis"})) if words[i].text != ","]
            out.append((inside[0], inside[-1]))
    return out


def _whose(doc: Doc, verb: int) -> bool:
    """Whether a verb tells whose something is or who it was."""
    tells = (c for c in doc.dependents(verb, "xcomp", "obl", "ccomp") if doc.preposition(c) in ("", "as"))
    return any(doc.words[c].upos in ("PROPN", "NOUN") or doc.words[c].lower == "that" for c in tells)
