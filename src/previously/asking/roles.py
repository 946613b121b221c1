"""What a sentence answers by its own grammar: its verb is the question's, its people are, and one of its roles is asked for.

"Where does she hide the oar?" asks for the place of a hiding; the sentence that tells of one has it in the words the model
labels so. Whoever a pronoun stands for is taken from the log.
"""

from __future__ import annotations

from typing import Final

from previously.asking.deeds import SAME, TOLD_BY, matched, turned
from previously.asking.found import WORDS, Found, fitting, names, stem, telling
from previously.asking.given import given, met, of_others
from previously.asking.lives import KILLED
from previously.asking.parsed import Sentence, kin_of, known, parsed, people, trigger_status
from previously.asking.passages import sentences
from previously.asking.question import Asked
from previously.asking.signs import THOUGHT
from previously.asking.sought import WANTED, asking, christening, preposition, wanted
from previously.fold import State
from previously.reading.lexicon import CHARGE, KILL_SURE
from previously.reading.syntax import Doc
from previously.reading.voices import passive
from previously.tagger import Argument, Frame, Tagger
from previously.views.common import whom
from previously.views.shown import roster

TURNED: Final = 0.88
"""How far a deed told from its other end answers."""
MOST: Final = 10
"""Sentences looked at for one question."""
_SURE: Final = 0.85
_PLANNED: Final = 0.75
"""How far what is only set about answers: the question itself takes it for done."""
_NOT: Final = frozenset(("not", "n't", "never", "cannot"))
_ANY_DEED: Final = frozenset(("do", "happen"))
"""Verbs that ask for a deed, which no role of theirs tells."""
_RELATIVE: Final = frozenset(("acl",))
_EMPTY: Final = frozenset("there here then so it this that".split())


def _turned(frame: Frame) -> Frame:
    """A frame from its other end: whom it is given to as the one who gets it."""
    roles = {"ARG0": "ARG2", "ARG2": "ARG0"}
    args = tuple(Argument(a.first, a.last, roles.get(a.label, a.label), a.prob) for a in frame.args)
    return Frame(frame.predicate, frame.prob, args)


def read(state: State, asked: Asked, tagger: Tagger, only: frozenset[int] | None = None) -> list[Found]:
    """The answers that single sentences (of `only` some parts) give, best first."""
    if asked.verb is None or asked.kind in ("yes", "other") or asked.slot is None:
        return []
    if asked.doc.words[asked.verb].lemma in _ANY_DEED or _naming(asked, asked.verb):
        return []
    found: list[Found] = []
    for sentence in parsed(state, tagger, sentences(state, asked, MOST, only)):
        for verb, frame in sentence.doc.frames.items():
            real = _told_so(state, asked, sentence, verb) if sentence.first <= verb <= sentence.last else 0.0
            if not real:
                continue
            seen = turned(asked.doc.words[asked.verb].lemma, sentence.doc.words[verb].lemma)
            worth = TURNED if seen else matched(asked.doc, asked.verb, sentence.doc, verb)
            if worth == TOLD_BY and asked.doc.words[asked.verb].lemma in KILL_SURE:
                worth = SAME  # who was stabbed may live, but the dead have been looked for
            told = _turned(frame) if seen else frame
            answer = _answer(state, asked, sentence, told, worth == 1.0) if worth else None
            if answer is not None:
                found.append(answer._replace(sure=answer.sure * worth * real))
    return sorted(found, key=lambda f: -f.sure)


def _naming(asked: Asked, verb: int) -> bool:
    """Whether a question asks for somebody's name, which no call or ring tells."""
    return asked.kind == "what" and asked.doc.words[verb].lemma in ("call", "name") and passive(asked.doc, verb)


def _negated(doc: Doc, verb: int) -> bool:
    """Whether "not" or "never" belongs to a verb."""
    return any(doc.words[c].lower in _NOT for c in doc.children[verb])


def _told_so(state: State, asked: Asked, sentence: Sentence, verb: int) -> float:
    """How far a deed is told as done, where the question asks for what was done: no denials, plans only where they lead on."""
    at = sentence.begin + sentence.doc.words[verb].start
    status = trigger_status(state).get((sentence.part, at), "actual")
    lemma = asked.doc.words[asked.verb].lemma if asked.verb is not None else ""
    if lemma in KILL_SURE and sentence.doc.words[verb].lemma not in KILL_SURE and not _dead(state, asked):
        return 0.0  # who was shot may live
    if lemma in KILL_SURE and any(sentence.doc.words[up].lemma in CHARGE for up in sentence.doc.ancestors(verb)):
        return 0.0  # who is arrested for it need not have done it
    grave = sentence.doc.words[verb].lemma in KILLED  # nobody is a murderer because somebody says so
    if asked.verb is not None and _negated(asked.doc, asked.verb):
        return 1.0 if _negated(sentence.doc, verb) or status == "negated" else 0.0
    thought = status == "claim" and any(sentence.doc.words[up].lemma in THOUGHT for up in sentence.doc.ancestors(verb))
    if thought and not asked.said and asked.kind in ("who", "whose"):
        return 0.0  # who is thought to have done it need not have
    if asked.said or status == "actual" or (status == "claim" and not grave):
        return 1.0
    return _PLANNED if status == "plan" and not grave else 0.0


def _dead(state: State, asked: Asked) -> bool:
    """Whether somebody the question names is dead."""
    return any(c.aspect == "life" and c.value == "dead" and c.entity in asked.ids for c in state.conditions)


def _answer(state: State, asked: Asked, sentence: Sentence, frame: Frame, same: bool) -> Found | None:
    parts = given(asked)
    here = met(state, sentence, frame, parts) if parts else None
    if here is None or (not same and of_others(state, sentence, parts)):
        return None  # who takes a letter has not stolen Ann's
    share, used = here
    for argument, worth in wanted(asked, sentence, frame, used):
        found = _said(state, asked, sentence, argument)
        if found is not None:
            return found._replace(sure=_SURE * (0.5 + 0.5 * share) * worth * (0.75 + 0.25 * argument.prob))
    return None


def _said(state: State, asked: Asked, sentence: Sentence, argument: Argument) -> Found | None:
    """The words of an argument, or the name of whom they mean."""
    words = sentence.doc.words
    first, last = argument.first, argument.last
    if (first == last and words[first].lower in _EMPTY) or (first > sentence.first and words[first - 1].lower in _NOT):
        return None  # "not to the hospital but to her sister"
    if first == last and words[first].label in ("mark", "case"):  # a label may hold the first word alone
        whole_of = sentence.doc.subtree(words[first].head)
        if whole_of[0] != first or sentence.doc.words[words[first].head].index == first:
            return None
        last = whole_of[-1]
    if asked.kind in WANTED:  # the labels may stop in the middle of a clause
        skip = _RELATIVE if asked.kind == "where" else frozenset[str]()
        inside = sentence.doc.subtree(sentence.doc.head_of(first, last), skip)
        if inside[0] == first and inside == list(range(first, inside[-1] + 1)):
            last = max(last, inside[-1])
    while last > first and words[last].upos == "PUNCT":
        last -= 1
    if words[first].upos == "ADP" and last > first and _bare_what(asked):
        return None  # "tells her on his deathbed" does not say what
    if words[first].upos == "ADP" and last > first and asked.kind not in ("where", "when", "why", "how"):
        first += 1
    part = state.parts[sentence.part]
    citation = part.cite_sentence(sentence.number)
    head = words[sentence.doc.head_of(first, last)]
    at = (sentence.begin + head.start, sentence.begin + head.end)
    here = known(state, sentence)
    begin, end = sentence.begin + words[first].start, sentence.begin + words[last].end
    here = here if head.upos != "VERB" else []  # a clause is nobody
    whole = [m for m in here if m.citations[0].start <= at[0] and at[1] <= m.citations[0].end]
    whole = [m for m in whole if begin <= m.head[0] and m.head[1] <= end]  # "the man accused of fraud" is not the fraud
    whole.sort(key=lambda m: (m.head != at, m.citations[0].start - m.citations[0].end))
    ids = tuple(dict.fromkeys(whom(state, m) for m in whole))
    listed = roster(state).figures
    if asked.kind == "whose":
        return _owner(state, asked, sentence, first, last)
    if asked.kind == "who" or (head.upos == "PRON" and last == first):
        if not any(id in listed and listed[id].names for id in ids[:1]):
            ids = kin_of(state, sentence, sentence.doc.head_of(first, last)) or ids
        away = argument.label == "ARG0" and words[argument.first].lower in _FROM_WHERE
        if away and not any(m.type in ("PER", "ORG") for m in whole[:1]):
            return None  # "rescued from the pier": no pier rescues anybody; "bought from Ann": Ann sold it
        said = names(state, ids[:1], citation) if asked.kind != "what" else ""
        if not said or set(ids[:1]) & asked.ids or not fitting(state, asked, ids[:1]) or _same_deed(asked, said):
            return None
        return Found(said, ids[:1], (citation,), 0.0)
    text = part.text[begin:end]
    if asked.kind == "what" and any(m.type == "PER" for m in whole[:1]) and not christening(asked):
        return None
    if not telling(text, frozenset(w.lower for w in asked.doc.words)):
        return None
    return Found(" ".join(text.split()), tuple(id for id in ids if id in listed), (citation,), 0.0)


_FROM_WHERE: Final = frozenset("from off near at in on under into onto outside inside".split())
"""What stands before no doer, whatever the labels take for one."""


def _bare_what(asked: Asked) -> bool:
    """Whether a question asks what was done, without a preposition or a noun: "What did Ann tell Ben?"."""
    return asked.kind == "what" and asking(asked) == asked.slot and not preposition(asked)


def _same_deed(asked: Asked, said: str) -> bool:
    """Whether words only repeat the deed: "the man who killed Ben" does not say who killed Ann."""
    assert asked.verb is not None
    return stem(asked.doc.words[asked.verb].text) in {stem(w) for w in WORDS.findall(said)}


def _owner(state: State, asked: Asked, sentence: Sentence, first: int, last: int) -> Found | None:
    """Whose the thing is that a question asks the owner of: "wrapped in Ann's coat"."""
    doc = sentence.doc
    thing = asked.doc.words[asking(asked)].lemma
    for word in doc.words[first : last + 1]:
        for owner in doc.dependents(word.index, "nmod") if word.lemma == thing else ():
            if doc.words[owner].deprel != "nmod:poss" and doc.preposition(owner) != "of":
                continue
            ids = tuple(sorted(people(state, sentence, owner, owner) - asked.ids))
            said = names(state, ids)
            if len(ids) == 1 and said:
                return Found(said, ids, (state.parts[sentence.part].cite_sentence(sentence.number),), 0.0)
    return None
