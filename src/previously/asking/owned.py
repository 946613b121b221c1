"""Whom a question means by whose they are: "Ann's brother", "the wife of Ben", where the facts know just one."""

from __future__ import annotations

from previously import lexicon as lexicon_words
from previously.asking.kinship import related, singular
from previously.asking.people import Called
from previously.asking.question import Asked
from previously.fold import State
from previously.reading import lexicon
from previously.views.shown import roster


def owned(state: State, asked: Asked) -> Asked:
    """The question with those it calls by whose they are among its people, in place of those they belong to."""
    if asked.verb is None and asked.kind in ("who", "whose", "what", "which"):
        return asked  # "Who is Ann's brother?" asks for him
    people = list(asked.people)
    if asked.kind == "yes":
        people = [c for c in people if not _unknown_kin(state, asked, people, c)]
    for word in asked.doc.words:
        one = _kin(state, asked, people, word.index)
        if one is not None:
            people = [c for c in people if not (one.first <= c.first and c.last <= one.last)]
            people.append(one)
    return asked._replace(people=tuple(sorted(people)))


def _unknown_kin(state: State, asked: Asked, people: list[Called], owner: Called) -> bool:
    """Whether a question is whether somebody's kin is or does so, of whom nothing is known: what is true of Ann is not."""
    doc = asked.doc
    nouns = [w.index for w in doc.words if w.upos == "NOUN" and singular(doc.noun(w.index)) in lexicon.KIN]
    owned = [n for n in nouns if any(owner.first <= o <= owner.last for o in doc.dependents(n, "nmod:poss"))]
    subject = [n for n in owned if doc.words[n].label == "nsubj"]
    return bool(subject) and all(_kin(state, asked, people, n) is None for n in subject)


def _kin(state: State, asked: Asked, people: list[Called], word: int) -> Called | None:
    """Whoever is the kin that a noun says to whoever it says, where that is one; inner nouns come first in the text."""
    doc = asked.doc
    noun = singular(doc.noun(word))
    held = next((c for c in people if c.first < word <= c.last), None)
    if doc.words[word].upos != "NOUN" or noun not in lexicon.KIN:
        return None
    if held is not None and doc.words[held.first].lower not in lexicon_words.OWNERS:
        return None
    modifiers = frozenset(doc.words[c].lower for c in doc.dependents(word, "amod", "compound"))
    for owner in doc.dependents(word, "nmod", "nmod:poss"):
        mine = next((c for c in people if c != held and (c.first <= owner <= c.last or c.head == owner)), None)
        if mine is None or asked.slot in doc.subtree(owner):
            continue
        found = {f.who for id in mine.ids for f in related(state, noun, modifiers, id, True, nameless=True) if len(f.who) == 1}
        figures = roster(state).figures
        if len(found) == 1 and all(id in figures for ids in found for id in ids):
            inside = doc.subtree(owner)
            first, last = min(word, inside[0], mine.first), max(word, inside[-1], mine.last)
            while last + 2 < len(doc.words) and doc.words[last + 1].text == "-":
                last += 2  # "brother-in-law" is five words to the treebank
            return Called(first, last, word, next(iter(found)), False)
    return None
