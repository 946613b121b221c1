"""Who somebody is: by another name, by what the story says they are, or whose they are; and who plays them."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from previously import lexicon
from previously.asking.found import LIKELY, SURE, Found, names
from previously.asking.kinship import as_noun
from previously.asking.people import directory, plain
from previously.asking.question import Asked
from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import clean, mentions_by_sentence, whom
from previously.views.relations import shown_ties
from previously.views.shown import roster

_LONGEST_PHRASE: Final = 16
_ANYBODY: Final = lexicon.ANYBODY | frozenset("one figure lady gentleman guy kid stranger".split())
_TELLING: Final = 8
"""Words from which a description by such a noun says who somebody is."""
_SURELY: Final = 0.6
"""How sure it must be whom a pronoun means."""
_WHOSE: Final = frozenset(("his", "her", "their", "its"))
_DEFINING: Final = frozenset(("parent", "sibling", "spouse", "romantic"))
"""Relations that say who somebody is: to be somebody's enemy says what they do."""


def identity(state: State, asked: Asked) -> list[Found]:
    """ "Who is the masked man?", "What is her name?": another name, else what the story first says somebody is."""
    doc = asked.doc
    naming = asked.kind == "what" and asked.verb is not None and doc.words[asked.verb].lemma in ("call", "name")
    naming = naming and doc.first(asked.verb or 0, "nsubj", "nsubj:pass") is not None and not doc.first(asked.verb or 0, "obj")
    if (asked.verb is not None and not naming) or asked.kind not in ("who", "what") or len(asked.people) != 1:
        return []
    one = asked.people[0]
    words = {w.lower for w in doc.words}
    extra = [w for w in doc.words if w.upos in ("NOUN", "ADJ", "VERB", "PROPN") and not one.first <= w.index <= one.last]
    called = asked.kind == "what" and words & {"name", "named", "called"}
    if "whom" in asked.text.casefold().split():
        return []
    if not called and (extra or (asked.kind != "who" and (asked.kind != "what" or len(doc.words) > one.last + 2))):
        return []
    owner = next((w for w in doc.words[one.first : one.last + 1] if w.deprel == "nmod:poss"), None)
    if owner is not None and doc.words[owner.head].lemma != "name" and not one.first <= owner.head <= one.last:
        return []  # "the name of Ann's mother" is not Ann's
    figure = roster(state).figures.get(one.ids[0])
    if figure is None:
        return []
    said = doc.span_text(one.first, one.last).casefold()
    proper = [n for n in (figure.name, *figure.names) if n in figure.names]
    fuller = [n for n in proper if n.casefold() not in said and not set(n.casefold().split()) & set(said.split())]
    fuller.sort(key=lambda n: any(len(w) == 2 and w.endswith(".") for w in n.split()))  # "T. Reyes" behind "Teodora Reyes"
    reveals = [c for r in state.reveals if r.entity == figure.id for c in r.citations]
    if fuller and words & {"real", "true", "actual"} and not reveals:
        return []
    if fuller and not (words & {"first", "last"} and "name" in words):
        near = [m.citations[0] for m in figure.entity.mentions if m.form == "name" and fuller[0] in clean(m.citations[0].text)]
        evidence = tuple(dict.fromkeys(reveals + near[:1]))
        return [Found(fuller[0], (figure.id,), evidence, SURE)] if evidence else []
    return [] if called or words & {"really", "actually", "real"} else _described(state, figure.id, said)


def _described(state: State, id: str, said: str) -> list[Found]:
    """The fullest of the phrases that say what somebody is ("a nurse who fled"), else whose they are."""
    figure = roster(state).figures[id]
    found: list[tuple[float, str, Citation]] = []
    for mention in figure.entity.mentions:
        words = clean(mention.citations[0].text).split()
        if mention.form == "name":  # "his new wife Celeste"
            words = list(takewhile(_plain, words))
        elif mention.form != "nominal":
            continue
        if not 2 <= len(words) <= _LONGEST_PHRASE or (mention.form == "nominal" and _deed(mention, words)):
            continue
        head = (
            words[-1]
            if mention.form == "name"
            else state.parts[mention.citations[0].part].text[slice(*mention.head)].casefold()
        )
        if head in plain(said.split()):
            continue  # "the man" does not say who the man in the coat is
        if head in _ANYBODY and len(words) < _TELLING:
            continue
        if words[0].casefold() in _WHOSE:
            owner = _owner(state, mention)
            if owner is None or owner == id:
                continue
            words = f"{short(state, owner)}'s {' '.join(words[1:])}".split()
        if mention.form == "name":
            words[-1] = words[-1].rstrip(",")
        mine = set(plain(said.split()))
        if mine <= {w.casefold().strip(",.;:'\"‘’“”") for w in words} or words[-1].casefold() in mine:
            continue
        first = words[0].casefold()
        worth = min(len(words), 6) + (4 if first in ("a", "an") else 1 if first == "the" else 0)
        found.append((worth * (0.5 + mention.confidence), " ".join(words), mention.citations[0]))
    if found:
        _, text, best = max(found, key=lambda f: f[0])
        return [Found(text, (id,), (best,), LIKELY)]
    for tie in shown_ties(state):
        if id in (tie.source, tie.target) and tie.until is None and tie.type in _DEFINING:
            other = tie.target if tie.source == id else tie.source
            if not roster(state).figures[other].names:
                continue
            noun = as_noun(state, tie.type, tie.qualifier, id, tie.source)
            if noun.split()[-1] in said.split():
                continue  # who "the father of Ann" is "Ben's father" does not say
            return [Found(f"{short(state, other)}'s {noun}", (id, other), tie.citations, LIKELY)]
    return []


def _deed(mention: Mention, words: list[str]) -> bool:
    """Whether words tell what somebody did, and not what they are: "killed Ben" of "who killed Ben"."""
    begins = mention.head[0] == mention.citations[0].start
    return begins and words[1].casefold() not in _BEHIND_NOUN and not words[0].istitle() and not words[1].startswith("(")


_BEHIND_NOUN: Final = frozenset("of in at for to from with on who whom whose that named called behind by and or about".split())


def _plain(word: str) -> bool:
    """Whether a word is written without a capital, but for one that begins a sentence with whose somebody is."""
    return word.islower() or word.casefold() in _WHOSE


def _owner(state: State, mention: Mention) -> str | None:
    """Whose a description that begins with "her" is, where that is sure enough and somebody with a name."""
    citation = mention.citations[0]
    listed = roster(state).figures
    for other in mentions_by_sentence(state).get((citation.part, citation.sentence), []):
        if other.form == "pronoun" and other.citations[0].start == citation.start and other.confidence >= _SURELY:
            id = whom(state, other)
            return id if id in listed and listed[id].names else None
    return None


def short(state: State, id: str) -> str:
    """Somebody's shortest name that is nobody else's: "Ann's mother" rather than "Ann Lowe's"."""
    figure = roster(state).figures[id]
    alone = [n for n in figure.names if " " not in n and directory(state).pieces.get(n.casefold()) == (id,)]
    return alone[0] if alone and figure.name.startswith(alone[0]) else names(state, [id])


def cast(state: State, asked: Asked) -> list[Found]:
    """ "Who plays Ann?", "Whom does Mary Smith play?"."""
    doc = asked.doc
    if asked.verb is None or doc.words[asked.verb].lemma not in ("play", "portray"):
        return []
    found = []
    for id in asked.ids:
        figure = roster(state).figures.get(id)
        if figure and figure.actor:
            evidence = tuple(c for casting in figure.entity.castings for c in casting.citations)
            found.append(Found(figure.actor, (id,), evidence, SURE))
    for figure in roster(state).figures.values():
        if figure.actor and figure.actor.casefold() in asked.text.casefold():
            evidence = tuple(c for casting in figure.entity.castings for c in casting.citations)
            found.append(Found(figure.name, (figure.id,), evidence, SURE))
    return found
