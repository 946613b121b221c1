"""What somebody does for a living, by the words the text calls them with."""

from __future__ import annotations

import re
from typing import Final

from previously import lexicon as words_of
from previously.asking.found import LIKELY, Found
from previously.asking.question import Asked
from previously.fold import State
from previously.model import Citation, Mention
from previously.reading import lexicon
from previously.views.common import clean
from previously.views.shown import roster

LONGEST: Final = 16
_ASKED: Final = frozenset("job profession office craft occupation trade living position post work role".split())
_MAKERS: Final = re.compile(r"(?:ist|ian|smith|keeper|mason|maker|monger|wright|worker|man|woman|[^e]er|or)$")
"""How nouns for a calling mostly end."""
_NONE: Final = frozenset(
    """
    stranger passenger outsider newcomer customer foreigner teenager youngster drifter member owner intruder caller visitor
    survivor murderer gambler liar drinker monster elder former villager gangster loser winner other character sister brother
    mother father daughter lover killer prisoner figure master mister neighbor ancestor admirer twin-sister debtor traitor minor
    senior junior superior suitor victor creditor impostor oppressor man woman gentleman madman nobleman noblewoman kinsman
    kinswoman henchman countryman human guardian narrator attacker sender father-in-law founder widower bachelor commoner sinner
    """.split()
)
"""Nouns with such an ending that say nothing of a calling."""
_TITLES: Final = {"dr": "doctor", "prof": "professor", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant"}


def calling(noun: str) -> bool:
    """Whether a noun says what somebody does for a living."""
    if noun in lexicon.JOBS:
        return True
    known = noun in _NONE or noun in lexicon.PERSON_NOUNS or noun in lexicon.ORG_NOUNS
    return not known and len(noun) > 4 and _MAKERS.search(noun) is not None


def job(state: State, asked: Asked) -> list[Found]:
    """ "What is Ann's job?", "What does Ben do for a living?": the fullest phrase for them that names a calling."""
    if asked.kind not in ("what", "which") or len(asked.people) != 1 or not _asks(asked):
        return []
    found: list[tuple[int, int, str, Citation]] = []
    for id in asked.people[0].ids:
        figure = roster(state).figures.get(id)
        said = asked.doc.span_text(asked.people[0].first, asked.people[0].last).casefold().split()
        for n, mention in enumerate(figure.entity.mentions if figure is not None else ()):
            phrase = called(state, mention)
            if phrase and said[-1] not in phrase.casefold().split() and phrase.casefold() not in said:
                found.append((min(len(phrase.split()), 6), -n, phrase, mention.citations[0]))
    if not found:
        return []
    _, _, text, citation = max(found, key=lambda f: f[:2])
    return [Found(text, asked.people[0].ids[:1], (citation,), LIKELY)]


def titled_as(state: State, asked: Asked) -> list[Found]:
    """ "Who is Hank Doyle?" where the text only ever calls him "Detective Hank Doyle"."""
    words = {w.lower for w in asked.doc.words if w.upos not in ("PUNCT", "AUX")}
    if asked.kind != "who" or asked.verb is not None or len(asked.people) != 1 or asked.slot is None:
        return []
    one = asked.people[0]
    inside = {w.lower for w in asked.doc.words[one.first : one.last + 1]}
    if words - inside - {asked.doc.words[asked.slot].lower}:
        return []
    figure = roster(state).figures.get(one.ids[0])
    for mention in figure.entity.mentions if figure is not None else ():
        phrase = called(state, mention) if mention.form == "name" else ""
        if phrase and phrase.casefold() not in inside:
            return [Found(phrase, one.ids[:1], mention.citations[:1], _TITLED)]
    return []


_TITLED: Final = 0.6
"""How far a title says who somebody is: the text may say more elsewhere."""


def called(state: State, mention: Mention) -> str:
    """The words of a mention that name a calling: all of a description, those before a name, or its title."""
    citation = mention.citations[0]
    head = state.parts[citation.part].text[slice(*mention.head)].casefold()
    words = clean(citation.text).split()
    if mention.form == "nominal":
        if words and words[0].casefold() in words_of.OWNERS - words_of.DETERMINERS:
            words = words[1:]
        return " ".join(words) if calling(head) and words and len(words) <= LONGEST else ""
    if mention.form != "name":
        return ""
    before = []
    for word in words:
        if not word.islower():
            break
        before.append(word)
    if before and calling(before[-1].strip(",")):
        return " ".join(before).strip(",")
    title = words[0].casefold().rstrip(".") if len(words) > 1 else ""
    title = _TITLES.get(title, title)
    return title if title in lexicon.JOBS else ""


def _asks(asked: Asked) -> bool:
    """Whether a question asks what somebody does, not what they did with a job, or once."""
    doc = asked.doc
    words = {w.lower for w in doc.words}
    if asked.verb is None:
        noun = next((w.index for w in doc.words if w.lower in _ASKED), None)
        if noun is None:
            return False
        owners = [o for o in doc.dependents(noun, "nmod", "nmod:poss") if o <= asked.people[0].last]
        return doc.preposition(noun) == "by" or any(asked.of(o) for o in owners)
    lemma = doc.words[asked.verb].lemma
    if lemma == "work":
        return "as" in words
    if lemma == "do" and not words & _ASKED:
        plain = {"nsubj", "obj", "aux", "punct"}
        return "does" in words and all(doc.words[c].label in plain for c in doc.children[asked.verb])
    return lemma in ("have", "do") and bool(words & _ASKED)
