"""Whose doing a verb is where the tree does not know: after relative clauses and quotations, or where two clauses meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.syntax import Doc, matches

if TYPE_CHECKING:
    from previously.reading.cast import Cast

FINITE = frozenset(["VBZ", "VBD", "VBP"])

CALLING_OUT = frozenset("scream shout call cry yell signal appeal motion gesture whisper beckon wave nod sign plead".split())
"""What one does "to somebody to do it"."""

COUNTING = frozenset("wait rely count depend long arrange".split())
"""What one does "for" or "on somebody to do it"."""


def across_relative(doc: Doc, verb: int) -> int | None:
    """The relative clause's verb, or the one around it, whose subject a joined verb shares by the comma before its "and".

    "He is hit by Tom, who takes the key and leaves": Tom leaves. "He meets Tom, who limps, and leaves": he does.
    """
    words = doc.words
    joining = [c for c in doc.dependents(verb, "cc") if c < verb]
    if words[verb].label != "conj" or not joining or words[verb].xpos not in FINITE:
        return None
    comma = words[joining[0] - 1].text == ","
    up = words[verb].head
    if not comma:
        within = [r for r in _relatives(doc, up) if r < verb]
        last = within[-1] if within else None
        return last if last is not None and words[last].xpos == words[verb].xpos and not _clauses(doc, last, verb) else None
    if up in _relatives(doc, up) and not _listed(doc, up, verb):
        above = next((a for a in doc.ancestors(words[up].head) if words[a].upos == "VERB"), None)
        return above if above is not None and words[above].xpos == words[verb].xpos else None
    return None


def _relatives(doc: Doc, verb: int) -> list[int]:
    """The verbs of relative clauses behind a comma, with "who" as their subject, in the clause of a verb or its own."""
    words = doc.words
    inside = [verb, *(i for c in doc.children[verb] if words[c].label in ("obj", "obl", "iobj") for i in doc.subtree(c))]
    return [
        i
        for i in inside
        if matches(words[i].deprel, "acl:relcl")
        and any(words[s].lower == "who" and words[s - 1].text == "," for s in doc.dependents(i, "nsubj") if s)
        and words[i].xpos in FINITE
    ]


def _clauses(doc: Doc, first: int, last: int) -> bool:
    """Whether another finite verb stands between two."""
    return any(w.upos in ("VERB", "AUX") and w.xpos in FINITE for w in doc.words[first + 1 : last])


def _listed(doc: Doc, verb: int, last: int) -> bool:
    """Whether verbs are listed with commas before a last one with "and": "who nods, drinks, and leaves"."""
    words = doc.words
    joined = [c for c in doc.dependents(verb, "conj", "parataxis") if c < last and words[c].upos == "VERB"]
    beside = [c for c in doc.dependents(words[verb].head, "acl") if c not in (verb, last) and words[c].xpos in FINITE]
    return any(not doc.dependents(c, "cc") for c in (*joined, *beside))


def called_out(doc: Doc, verb: int) -> int | None:
    """Whom one calls on to do something: "screams to Ann to run", "relies on Ann to feed the horses"."""
    words = doc.words
    up = words[verb].head
    infinitive = words[verb].xpos == "VB" and any(words[m].lower == "to" for m in doc.dependents(verb, "mark"))
    if words[verb].label not in ("advcl", "xcomp") or not infinitive or doc.dependents(up, "obj"):
        return None
    for child in doc.dependents(up, "obl"):
        case = doc.preposition(child)
        fits = (case == "to" and words[up].lemma in CALLING_OUT) or (case in ("for", "on") and words[up].lemma in COUNTING)
        first = min((*doc.dependents(verb, "mark"), verb))
        if fits and child < first and (words[first - 1].text != ",") and _person(doc, child):
            return child
    return None


def _person(doc: Doc, word: int) -> bool:
    lower = doc.words[word].lower
    return doc.words[word].upos in ("PROPN", "PRON") or doc.noun(word) in lexicon.PERSON_NOUNS or lower in lexicon.KIN


def opening(doc: Doc, cast: Cast, verb: int) -> int | None:
    """A name that opens the clause right before a finite verb is its subject, whatever the tree makes of it."""
    words = doc.words
    if words[verb].xpos not in ("VBZ", "VBD", "VBP"):
        return None
    at = verb - 1
    while at >= 0 and words[at].upos == "ADV":
        at -= 1
    named = [r for r in cast.by_head.get(at, []) if r.name is not None and r.last == at]
    starts = [r.first for r in named if r.first == doc.sentence_start(verb) or words[r.first - 1].text == ";"]
    if words[verb].label == "conj" and words[at].label == "conj" and words[words[at].head].label in ("obj", "obl"):
        # "Ann has a broken arm and Tom drives away": the tree may have her have Tom
        starts += [r.first for r in named if words[r.first - 1].lower in ("and", "but") and words[at].head < words[verb].index]
    return at if at >= 0 and starts else None


def spoken_to(doc: Doc, verb: int) -> bool:
    """Whether a verb stands right behind a quotation, so that nobody in it can be its subject: "Ann," said Tom."""
    words = doc.words
    return verb > 0 and words[verb - 1].text in ("”", '"', "''", "’", "'") and words[verb].xpos in ("VBD", "VBZ")


def inverted_speaker(doc: Doc, verb: int) -> int | None:
    """The subject behind its verb of saying: "…?" asked the merchant."""
    words = doc.words
    if not spoken_to(doc, verb):
        return None
    after = [c for c in doc.dependents(verb, "obj", "iobj") if c > verb]
    beside = verb + 1
    while not after and beside < len(words) and words[beside].deprel in ("nmod:poss", "det", "amod", "compound", "nmod:desc"):
        beside += 1
    if (
        not after
        and beside < len(words)
        and words[beside].upos in ("NOUN", "PROPN")
        and words[beside].label in ("iobj", "nsubj")
    ):
        return beside  # "Ann," said her mother, "go": the tree may hang her on what she says
    return after[0] if len(after) == 1 else None
