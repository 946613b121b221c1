"""What meaning says of whom a pronoun means: what each candidate did or underwent last, and what the pronoun does now.

Whom one blames because "he" did something is the one blamed, who is killed acts no more, and who is told "that she must" go
is who goes: verbs are known by class (`verb_classes`), and what each class favours is fitted with the other signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from previously.reading import lexicon
from previously.reading.refs import Ref
from previously.reading.syntax import Doc, matches
from previously.reading.tags import NOMINAL
from previously.reading.verb_classes import BODY, FATE, FELT, ILL, LIGHT, MIND, OF_VERB

Signs = dict[str, float]

LINKS = {
    "because": "why", "since": "why", "as": "why", "for": "why", "so": "so", "therefore": "so", "when": "when", "while": "when",
    "after": "after", "once": "after", "until": "until", "till": "until", "before": "until", "if": "if", "unless": "if",
    "whether": "if", "but": "but", "although": "but", "though": "but", "that": "that", "and": "and", "then": "and",
}  # fmt: skip
MODALS = {
    "must": "must", "should": "must", "ought": "must", "shall": "must", "can": "can", "could": "can", "may": "can",
    "might": "can", "will": "will", "would": "will", "'ll": "will", "'d": "will", "wo": "will", "have": "has", "has": "has",
    "had": "has", "'ve": "has",
}  # fmt: skip


class Deed(NamedTuple):
    """What somebody does or undergoes: the verb's place, its class, and as what one stands beside it."""

    at: int
    sort: str
    role: str


def sort_of(doc: Doc, verb: int) -> str:
    """The class of a predicate; what a verb only lends its subject to is told of the verb below."""
    words = doc.words
    for _ in range(3):
        below = [c for c in doc.dependents(verb, "xcomp") if words[c].upos in ("VERB", "ADJ")]
        if words[verb].upos not in ("VERB", "AUX") or words[verb].lemma not in LIGHT or not below:
            break
        if doc.dependents(verb, "obj", "iobj"):
            break
        verb = below[0]
    word = words[verb]
    if word.upos == "ADJ" or (word.upos == "VERB" and word.lower in FELT | ILL and doc.dependents(verb, "cop")):
        return "feel" if word.lower in FELT else "ill" if word.lower in ILL else "be"
    if word.upos not in ("VERB", "AUX"):
        return "be"
    return OF_VERB.get(word.lemma, "other")


def deed_of(doc: Doc, head: int) -> Deed | None:
    """What whom a word stands for does or undergoes by the verb that governs it."""
    words = doc.words
    at = head
    for _ in range(4):
        word = words[at]
        if word.label not in ("conj", "appos", "flat") or words[word.head].upos not in NOMINAL:
            break
        at = word.head
    word = words[at]
    if word.head == at:
        return None
    if matches(word.deprel, "nsubj"):
        role = "object" if word.deprel == "nsubj:pass" else "subject"
    elif word.label in ("obj", "iobj"):
        role = "object"
    elif word.deprel == "obl:agent":
        role = "subject"
    elif word.label == "obl":
        role = "oblique"
    else:
        return None
    return Deed(word.head, sort_of(doc, word.head), role)


def deeds_of(doc: Doc, head: int, before: int) -> list[Deed]:
    """The same with the verbs joined to that verb that have no subject of their own, as far as a place."""
    first = deed_of(doc, head)
    if first is None:
        return []
    found = [first]
    if first.role == "subject" or doc.words[head].deprel == "nsubj:pass":
        for verb in doc.dependents(first.at, "conj"):
            if verb < before and not doc.dependents(verb, "nsubj", "nsubj:pass", "csubj"):
                passive = bool(doc.dependents(verb, "aux:pass"))
                found.append(Deed(verb, sort_of(doc, verb), "object" if passive else "subject"))
    return found


def link_of(doc: Doc, clause: int) -> str:
    """How a clause hangs on what is before it."""
    words = doc.words
    for c in doc.children[clause]:
        if words[c].label in ("mark", "cc", "advmod") and c < clause and (link := LINKS.get(words[c].lower)):
            return link
    label = words[clause].label
    return "that" if label == "ccomp" else "who" if label == "acl" else "next" if label == "root" else "side"


def modal_of(doc: Doc, clause: int) -> str:
    """In what mood a clause is."""
    words = doc.words
    found = next((m for c in doc.dependents(clause, "aux") if (m := MODALS.get(words[c].lower))), "plain")
    return found + (" not" if doc.has(clause, ("not", "n't", "never"), "advmod") else "")


def thing_of(noun: str) -> str:
    """What sort of thing a possessive's noun is."""
    if noun in lexicon.KIN:
        return "kin"
    if noun in BODY:
        return "body"
    if noun in FATE:
        return "fate"
    return "mind" if noun in MIND else "person" if noun in lexicon.PERSON_NOUNS else "thing"


class Now(NamedTuple):
    """A pronoun's own deed: the head of its clause, what is done there and as what, how the clause hangs on another."""

    clause: int
    sort: str
    role: str
    link: str
    modal: str


def now_of(doc: Doc, ref: Ref) -> Now | None:
    """What the pronoun does or undergoes; a possessive's noun in its stead."""
    words = doc.words
    word = words[ref.head]
    own = word.deprel == "nmod:poss"
    deed = deed_of(doc, word.head if own else ref.head)
    if deed is None:
        return None
    role = f"{thing_of(doc.noun(word.head))} as {deed.role}" if own else deed.role
    clause = deed.at
    at = clause
    while words[at].label == "xcomp" and words[at].head != at:
        at = words[at].head
    return Now(at, deed.sort, role, link_of(doc, at), modal_of(doc, at))


def meaning(doc: Doc, ref: Ref, seen: Mapping[str, Sequence[Ref]], ids: Sequence[str]) -> list[Signs]:
    """The signs of meaning of each candidate; `seen` holds their mentions within reach, the nearest first."""
    now = now_of(doc, ref)
    return [{} if now is None else dict.fromkeys(_names(doc, ref, now, seen.get(id, ())), 1.0) for id in ids]


def _names(doc: Doc, ref: Ref, now: Now, refs: Sequence[Ref]) -> Iterator[str]:
    """The signs of one candidate: by what it did last, and by the verb that the pronoun's clause hangs on."""
    done = [d for r in refs for d in sorted(deeds_of(doc, r.head, ref.head), key=lambda d: -d.at)]
    if not done:
        return
    last = done[0]
    apart = ref.sentence - doc.words[last.at].sentence
    if apart <= 1:
        yield f"did {last.sort} {last.role} > {now.sort} {now.role}"
    if apart == 1 and now.link in ("next", "but", "and"):
        start = "first" if ref.head == doc.sentence_start(ref.head) else "later"
        yield f"{now.link} {start}: {last.role} > {now.sort} {now.role}"
    up = doc.words[now.clause].head
    above = next((d for d in done if d.at == up != now.clause), None)
    if above is None:
        return
    link, role = now.link, above.role
    yield f"{link}: {role} {now.role}"
    yield f"{link}: {role} > {now.sort} {now.role}"
    yield f"{link}: {above.sort} {role}"
    yield f"{link}: {above.sort} {role} > {now.sort} {now.role}"
    if link in ("that", "if"):
        lemma = doc.words[above.at].lemma
        yield f"{link}: {role} {now.modal}"
        yield f"{link}: {above.sort} {role} {now.modal}"
        yield f"{link}: to {lemma} {role}"
        yield f"{link}: to {lemma} {role} {now.modal}"
