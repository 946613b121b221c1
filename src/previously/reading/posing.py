"""Who gives themselves out for whom: "poses as Ann", "assumes her identity", "says that she is Ann"."""

from __future__ import annotations

from previously.reading import bonds, lexicon
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast, Filler
from previously.reading.refs import Ref
from previously.reading.status import status
from previously.reading.syntax import Doc
from previously.reading.ties import Tie, sure

LOOSE = ("compound:prt", "advmod", "case")
"""How a parser may hang the "off" of "passes herself off" on its verb."""


def find(doc: Doc, refs: list[Ref], cast: Cast) -> list[Tie]:
    """ "She says that she is Ann", "poses as Ann", "the real Ann": who gives themselves out for whom."""
    out: list[Tie] = []

    def tie(who: tuple[Filler, ...], whom: tuple[Filler, ...], word: int) -> None:
        for one in who if len(whom) == 1 and len(who) <= bonds.SEVERAL else ():
            if one.entity != whom[0].entity and one.type == whom[0].type == "PER":
                out.append(Tie(one.entity, whom[0].entity, "impersonates", None, True, word, sure(one, whom[0])))

    for poser, real in cast.identified.posers:
        for filler in cast.itself(refs[real]):
            if filler.entity != poser:
                out.append(Tie(poser, filler.entity, "impersonates", None, True, refs[real].head, filler.confidence))
    for one, other in cast.identified.claims:
        subject, predicate = sorted((refs[one], refs[other]), key=lambda r: r.head)
        verb = next((up for up in doc.ancestors(predicate.head) if doc.words[up].lemma in ("say", "claim", "pretend")), None)
        if verb is None or predicate.name is None:
            continue
        speaker = cast.at(surface_subject(doc, verb))
        if {f.entity for f in speaker} == {f.entity for f in cast.itself(subject)}:
            tie(speaker, cast.itself(predicate), verb)
    for word in doc.words:
        if word.upos == "VERB" and word.lemma in ("assume", "adopt", "steal", "take") and status(doc, word.index) == "actual":
            for child in doc.dependents(word.index, "obj"):
                if doc.words[child].lower in ("identity", "persona", "likeness"):  # "assumes the identity of Ann"
                    of = [c for c in doc.dependents(child, "nmod") if doc.preposition(c) == "of"]
                    genuine = cast.possessor(child) or cast.at(next(iter(of), None))
                    tie(cast.at(surface_subject(doc, word.index)), genuine, word.index)
        passes = (
            word.lemma == "pass" and doc.has(word.index, lexicon.REFLEXIVES, "obj") and doc.has(word.index, ("off",), *LOOSE)
        )
        if word.upos == "VERB" and (passes or word.lemma in ("pose", "masquerade", "pretend", "disguise")):
            itself = [c for c in doc.dependents(word.index, "obj") if doc.words[c].lower not in lexicon.REFLEXIVES]
            as_whom = [c for c in doc.dependents(word.index, "obl") if doc.preposition(c) == "as"]
            if word.lemma == "pretend":
                as_whom = [c for c in doc.dependents(word.index, "ccomp", "xcomp", "obl") if doc.dependents(c, "cop")]
            for child in as_whom:
                if doc.words[child].upos == "PROPN" and not itself:
                    tie(cast.at(surface_subject(doc, word.index)), cast.at(child), word.index)
    return out
