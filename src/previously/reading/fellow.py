"""Who works with whom by being called a fellow worker: "dates fellow nurse Ann Lowe", "fellow agents Tom and Will"."""

from __future__ import annotations

from collections.abc import Iterator

from previously.reading import lexicon
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

WORKERS = lexicon.JOBS | frozenset("worker employee staffer colleague member operative waitress dancer musician model".split())
"""What those may be called who work in one place."""
NOT_SO = frozenset("student pupil patient prisoner inmate passenger".split())
"""Those who have no work in common."""


def find(doc: Doc, cast: Cast) -> Iterator[Tie]:
    """The ties that "fellow" tells between whoever is called so and the one person whom the clause is about."""
    for word in doc.words:
        noun = doc.words[word.head]
        if word.lower != "fellow" or word.head == word.index or word.label not in ("amod", "compound"):
            continue
        called = {w.lemma for w in doc.words[word.index + 1 : noun.index + 1] if w.upos in ("NOUN", "PROPN")}
        if not called & WORKERS or called & NOT_SO or doc.dependents(noun.index, "nmod:poss"):
            continue
        holders = {f.entity: f for c in (noun.index, *doc.dependents(noun.index, "appos", "flat", "conj")) for f in cast.at(c)}
        verb = next((a for a in doc.ancestors(noun.index) if doc.words[a].upos == "VERB"), None)
        subject = surface_subject(doc, verb) if verb is not None else None
        ones = cast.at(subject) if subject is not None else ()
        if len(ones) != 1 or ones[0].type != "PER":
            continue
        for holder in holders.values():
            if holder.type == "PER" and holder.entity != ones[0].entity:
                yield Tie(ones[0].entity, holder.entity, "works_with", None, True, noun.index, sure(ones[0], holder))
