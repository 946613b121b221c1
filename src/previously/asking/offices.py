"""Who holds an office: the king's steward, the mayor, somebody's heir."""

from __future__ import annotations

import re
from typing import Final

from previously.asking.found import LIKELY, WORDS, Found
from previously.asking.question import Asked
from previously.fold import State
from previously.reading import lexicon
from previously.views.common import mentions_by_sentence, name_words, whom
from previously.views.shown import roster

_WISHED: Final = re.compile(
    r"\b(?:wish|hope|want|dream|pretend|claim|dismiss|remove|depose|strip|oust|relieve|replace|fire)(?:e?s|e?d|ped|ping|ing)?\b",
    re.IGNORECASE,
)
_TIMES: Final = frozenset("start beginning end first last day time now moment present episode chapter season part".split())


def holder(state: State, asked: Asked) -> list[Found]:
    """ "Who is the king's steward?", "Who is mayor?": who was last spoken of as that."""
    doc = asked.doc
    if asked.kind != "who" or asked.verb is not None or asked.slot is None or doc.words[asked.slot].lower != "who":
        return []
    nouns = [w for w in doc.words if w.upos in ("NOUN", "PROPN") and w.label in ("nsubj", "root")]
    spoken = [w for w in doc.words if w.upos != "PUNCT"]
    if len(nouns) != 1 or spoken[-1].upos == "ADP":
        return []  # "Who is the king in love with?" does not ask who is king
    inside = {asked.slot, *doc.subtree(nouns[0].index)}
    if any(w.index not in inside and w.upos in ("NOUN", "ADJ", "VERB", "PROPN") and w.lemma not in _TIMES for w in doc.words):
        return []
    noun = nouns[0]
    phrases = [
        o
        for o in doc.dependents(noun.index, "nmod", "nmod:poss")
        if doc.preposition(o) in ("", "of") or doc.words[o].deprel == "nmod:poss"
    ]
    owners = {id for o in phrases for id in asked.of(o)}
    spelt = {doc.words[o].lower for o in phrases}
    if bool(phrases) != bool(owners or spelt) or (not phrases and any(c.first <= noun.index <= c.last for c in asked.people)):
        return []
    listed = roster(state).figures
    ranks = {name.casefold().split()[0] for id in owners if id in listed for name in listed[id].names} & lexicon.TITLES
    found: list[Found] = []
    for mention in state.mentions:
        citation = mention.citations[0]
        id = whom(state, mention)
        if id in owners or id not in listed or not listed[id].names or listed[id].kind != "character":
            continue
        sentence = state.parts[citation.part].cite_sentence(citation.sentence)
        before = sentence.text[: max(0, mention.head[0] - sentence.start)]
        led = _led_by(noun.lower, before) if mention.form == "name" else None
        start = citation.start if led is None else min(citation.start, sentence.start + led)
        words = {w.casefold() for w in WORDS.findall(state.parts[citation.part].text[start : citation.end])}
        head = state.parts[citation.part].text[slice(*mention.head)].casefold()
        titled = mention.form == "name" and noun.lower not in name_words(listed[id].name) and citation.text[:1].isupper()
        made = mention.form == "name" and _made_so(noun.lower, sentence.text[citation.end - sentence.start :])
        told = made or led is not None or (titled and noun.lower in words)
        if head not in (noun.lower, noun.lemma) and not told:
            continue
        here = mentions_by_sentence(state).get((citation.part, citation.sentence), [])
        whose = {whom(state, m) for m in here if made or (start <= m.head[0] and m.head[1] <= citation.end)}
        ranked = led is not None and bool(ranks & words)
        if phrases and not (owners & whose or spelt & words or ranked):
            continue
        if _WISHED.search(before):
            continue  # who she wishes were king is not
        found.append(Found(listed[id].name, (id,), (citation,), min(LIKELY, 0.4 + mention.confidence / 2)))
    early = any(w.lower in ("first", "start", "beginning", "originally") for w in doc.words)
    return found if early else found[::-1]


def _led_by(noun: str, before: str) -> int | None:
    """Where a name's title begins in what stands before it ("Hand of the King Lord Ames"), if it has that noun."""
    titles = "|".join(sorted(map(re.escape, lexicon.TITLES)))
    found = re.search(rf"\b{re.escape(noun)}(?: of (?:the |his |her )?\w+)?,?(?: (?:{titles}))* $", before, re.IGNORECASE)
    return found.start() if found else None


def _made_so(noun: str, after: str) -> bool:
    """Whether what stands behind a name says what they become ("appoints Ann heir to the throne")."""
    return re.match(rf",? (?:as |to be )?(?:the |his |her |a )?{re.escape(noun)}\b", after, re.IGNORECASE) is not None
