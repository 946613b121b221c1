"""Who holds an office: the king's steward, the mayor, somebody's heir."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from previously.asking.found import LIKELY, WORDS, Found
from previously.asking.question import Asked
from previously.fold import State
from previously.model import Citation, Mention
from previously.reading import lexicon
from previously.views.common import mentions_by_sentence, name_words, whom
from previously.views.shown import roster

_NOT_SO: Final = re.compile(
    r"\b(?:wish|hope|want|dream|pretend|claim|dismiss|remove|depose|strip|oust|relieve|replace|fire)(?:e?s|e?d|ped|ping|ing)?\b",
    re.IGNORECASE,
)
"""Before somebody's name: what follows is wished, or over."""
_TITLES: Final = "|".join(sorted(map(re.escape, lexicon.TITLES)))
_TIMES: Final = frozenset("start beginning end first last day time now moment present episode chapter season part".split())


class _Office(NamedTuple):
    """What is asked for: the noun, whose it is, the words and ranks that may stand for whom ("Hand of the King")."""

    noun: str
    lemma: str
    owners: frozenset[str]
    spelt: frozenset[str]
    ranks: frozenset[str]
    led: re.Pattern[str]
    made: re.Pattern[str]


_NOT_THEN: Final = ("after", "before", "besides", "instead")
"""Before somebody who is not asked for: "Who is king after Ann?"."""


def holder(state: State, asked: Asked) -> list[Found]:
    """ "Who is the king's steward?", "Who is mayor?": who was last spoken of as that."""
    office = _asked_for(state, asked)
    if office is None:
        return []
    listed = roster(state).figures
    beside = {id for c in asked.people if asked.doc.preposition(c.head) in _NOT_THEN for id in c.ids}
    found: list[Found] = []
    for (part, number), mentions in mentions_by_sentence(state).items():
        sentence = state.parts[part].cite_sentence(number)
        lower = sentence.text.casefold()
        if office.noun not in lower and office.lemma not in lower:
            continue
        for mention in mentions:
            id = whom(state, mention)
            figure = listed.get(id)
            someone = figure is not None and figure.names and figure.kind == "character"
            someone = someone and id not in office.owners | beside
            if someone and _holds(state, office, mention, sentence):
                sure = min(LIKELY, 0.4 + mention.confidence / 2)
                found.append(Found(listed[id].name, (id,), mention.citations[:1], sure))
    found.sort(key=lambda f: (f.citations[0].part, f.citations[0].start))
    early = any(w.lower in ("first", "start", "beginning", "originally") for w in asked.doc.words)
    return found if early else found[::-1]


def _asked_for(state: State, asked: Asked) -> _Office | None:
    """The office a question asks for, if it asks for nothing else."""
    doc = asked.doc
    if asked.kind != "who" or asked.verb is not None or asked.slot is None or "whom" in asked.text.casefold().split():
        return None
    nouns = [w for w in doc.words if w.upos in ("NOUN", "PROPN") and w.label in ("nsubj", "root")]
    spoken = [w for w in doc.words if w.upos != "PUNCT"]
    if len(nouns) != 1 or spoken[-1].upos == "ADP":
        return None  # "Who is the king in love with?" does not ask who is king
    inside = {asked.slot, *doc.subtree(nouns[0].index)}
    if any(w.index not in inside and w.upos in ("NOUN", "ADJ", "VERB", "PROPN") and w.lemma not in _TIMES for w in doc.words):
        return None
    noun = nouns[0]
    if noun.lemma in lexicon.PERSON_NOUNS and doc.dependents(noun.index, "acl"):
        return None  # "the man who came" holds no office
    beside = doc.dependents(noun.index, "nmod", "nmod:poss")
    phrases = [o for o in beside if doc.preposition(o) in ("", "of") or doc.words[o].deprel == "nmod:poss"]
    if not phrases and any(c.first <= noun.index <= c.last for c in asked.people):
        return None
    owners = frozenset(id for o in phrases for id in asked.of(o))
    listed = roster(state).figures
    first_words = {name.casefold().split()[0] for id in owners if id in listed for name in listed[id].names}
    word = re.escape(noun.lower)
    return _Office(
        noun.lower,
        noun.lemma,
        owners,
        frozenset(doc.words[o].lower for o in phrases),
        frozenset(first_words & lexicon.TITLES),
        re.compile(rf"\b{word}(?: of (?:the |his |her )?\w+)?,?(?: (?:{_TITLES}))* $", re.IGNORECASE),
        re.compile(rf",? (?:as |to be )?(?:the |his |her |a )?{word}\b", re.IGNORECASE),
    )


def _holds(state: State, office: _Office, mention: Mention, sentence: Citation) -> bool:
    """Whether a mention says that whom it means holds an office, in front of a name, behind it, or by itself."""
    citation = mention.citations[0]
    before = sentence.text[: max(0, mention.head[0] - sentence.start)]
    if _NOT_SO.search(before):
        return False
    behind = sentence.text[citation.end - sentence.start :]
    name = mention.form == "name" and not behind.startswith(("'s ", "’s "))  # "Ann's sister" is not Ann
    led = office.led.search(before) if name else None
    made = name and office.made.match(sentence.text, citation.end - sentence.start) is not None
    start = citation.start if led is None else min(citation.start, sentence.start + led.start())
    text = state.parts[citation.part].text
    words = {w.casefold() for w in WORDS.findall(text[start : citation.end])}
    own = name_words(roster(state).figures[whom(state, mention)].name)
    titled = name and office.noun not in own and citation.text[:1].isupper() and office.noun in words
    if text[slice(*mention.head)].casefold() not in (office.noun, office.lemma) and not (made or led or titled):
        return False
    if not (office.owners or office.spelt):
        return True
    here = mentions_by_sentence(state).get((citation.part, citation.sentence), [])
    whose = {whom(state, m) for m in here if made or (start <= m.head[0] and m.head[1] <= citation.end)}
    return bool(office.owners & whose or office.spelt & words or (led and office.ranks & words))
