"""Who plays whom: actors in brackets after a character, and "X plays Y"; an actor is nobody in the story."""

from __future__ import annotations

from previously.reading.brackets import SO_MANY, actors, by_surname, companies, initials
from previously.reading.credits import credits_in
from previously.reading.marks import blanked
from previously.reading.memory import Memory
from previously.reading.refs import Ref
from previously.reading.syntax import Doc

PLAYING = frozenset(["play", "portray", "embody"])


def find(doc: Doc, refs: list[Ref], memory: Memory) -> dict[int, tuple[int, int, int]]:
    """Castings as {character's ref: (first word, last word, ref of the actor or -1)}.

    In brackets straight after a person's name two capitalised words or more are an actor's; in prose the verb decides. Behind
    a description they are where actors are told so of others too, and nobody else is called so: "the victim (Tom Hale)".
    """
    out: dict[int, tuple[int, int, int]] = {}
    words = doc.words
    people = [r for r in refs if r.type == "PER" and not r.members]
    by_head: dict[int, Ref] = {}
    for r in people:
        if r.head not in by_head or (r.name is not None and by_head[r.head].name is None):
            by_head[r.head] = r
    behind = [(a, h) for a in actors(doc) for h in [_holder(people, a.before)] if h is not None]
    known = any(e.actor and " " not in e.actor for e in memory.named())
    known |= any(h.name is not None for _, h in behind)  # where one is told in full, "(Prasanna)" is an actor as well
    surnames = [(a, h) for a in by_surname(doc, usual=known) for h in [_holder(people, a.before)] if h is not None]
    behind += surnames if known or len(surnames) >= SO_MANY else []
    usual = any(h.name is not None for _, h in behind) or any(e.actor for e in memory.named())
    for (_, first, last, _), holder in behind:
        if holder.name is not None or (usual and _only_there(doc, memory, first, last)):
            actor = next((r.index for r in people if r.first == first and r.last == last), -1)
            out[holder.index] = (first, last, actor)
    for word in words:
        if word.lemma not in PLAYING or word.upos != "VERB":
            continue
        subject = _subject(doc, word.index)
        target = doc.first(word.index, "obj")
        played_by = doc.first(word.index, "obl:agent")
        if played_by is not None:
            actor_head, role_head = played_by, doc.first(word.index, "nsubj:pass")
            if role_head is None and word.deprel == "acl":
                role_head = word.head
        else:
            actor_head, role_head = subject if subject is not None else -1, target
        actor_ref, role = by_head.get(actor_head), by_head.get(role_head if role_head is not None else -1)
        if actor_ref and role and actor_ref.name and role.name and actor_ref.name[1] > actor_ref.name[0]:
            out[role.index] = (*actor_ref.name, actor_ref.index)
    for actor_words, role_words in listed(doc):
        named = [r for r in people if r.name is not None and role_words[0] <= r.name[0] and r.name[1] <= role_words[1]]
        if named:
            actor = next((r.index for r in people if r.first == actor_words[0] and r.last == actor_words[1]), -1)
            out[max(named, key=lambda r: r.last - r.first).index] = (*actor_words, actor)
    return out


def listed(doc: Doc) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The words of each actor and each character that cast lists name."""
    part = doc.part
    out = []
    for _, told in credits_in(blanked(part.text, part.body), part.body):
        for one in told:
            actor, role = (
                [w.index for w in doc.words if start <= w.start and w.end <= end] for start, end in (one.actor, one.role)
            )
            if actor and role:
                out.append(((actor[0], actor[-1]), (role[0], role[-1])))
    return out


def _holder(people: list[Ref], before: int) -> Ref | None:
    """Who stands before a bracket, the longest name if there is one."""
    ending = [r for r in people if r.last == before or (r.name is not None and r.name[1] == before)]
    named = [r for r in ending if r.name is not None]
    told = [r for r in ending if r.form != "pronoun" and r.noun is not None and not r.plural]
    return max(named or told, key=lambda r: r.last - r.first, default=None)


def _only_there(doc: Doc, memory: Memory, first: int, last: int) -> bool:
    """Whether none of the words of a name in brackets is heard anywhere else."""
    tokens = {w.lower for w in doc.words[first : last + 1]}
    elsewhere = any(w.lower in tokens and w.upos == "PROPN" for w in doc.words if not first <= w.index <= last)
    return not elsewhere and not memory.bearing(tuple(tokens))


def _subject(doc: Doc, verb: int) -> int | None:
    """The subject of a verb, through the clauses it complements."""
    for at in (verb, *doc.ancestors(verb)):
        subject = doc.first(at, "nsubj")
        if subject is not None:
            return subject
    return None


def inside(doc: Doc, castings: dict[int, tuple[int, int, int]], refs: list[Ref]) -> set[int]:
    """The refs that lie inside an actor's name or credit ("special guest Mia Hale"): nobody of the story."""
    spans = [*((first, last) for first, last, _ in castings.values()), *(actor for actor, _ in listed(doc))]
    spans += initials(doc) + (companies(doc) if castings else [])
    whole = {r.index for r in refs if r.name in spans and r.head >= r.name[0] > r.first}
    credited = [(a.before + 1, a.last) for a in actors(doc) if (a.first, a.last) in spans]
    return whole | {r.index for r in refs if any(a <= r.first and r.last <= b for a, b in (*spans, *credited))}
