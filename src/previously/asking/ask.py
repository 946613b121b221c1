"""A question answered from what is known at a position: by the facts, else by the text, else not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from threading import Thread
from typing import Final

from previously.asking import ages, roles
from previously.asking.facts import answers
from previously.asking.found import Found
from previously.asking.happenings import in_part
from previously.asking.kinship import bond_asked, singular
from previously.asking.lives import KILLED
from previously.asking.owned import owned
from previously.asking.question import Asked, content, understand
from previously.asking.signs import told_of
from previously.asking.text import Told, read, somebody
from previously.asking.whether import whether
from previously.errors import ModelError
from previously.fold import State
from previously.reading.lexicon import KIN
from previously.tagger import Tagger
from previously.views.answer import Answer
from previously.views.common import Ref, at, cite_sentence
from previously.views.shown import roster

ENOUGH: Final = 0.5
"""How sure an answer must be to be given: what is less sure is "the text does not say"."""
READ: Final = 0.55
READ_WHO: Final = 0.55
"""How sure what is read from the text must be: every sentence names somebody, so that whom it means must be surer."""
READ_WHY: Final = 0.42
"""The same of reasons, which the reader is less sure of than it is often right."""
_READS: Final = 3
"""Answers of the reader's that are weighed."""
_GRAVE: Final = 0.6
"""The same of whoever killed somebody."""
FIRM: Final = 0.7
"""How sure the facts must be for the text not to be asked as well."""


_NAME: Final = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+(?:, [^,]+)?")
"""Somebody's name of two words or more, though nothing else is known of them; and what they are."""
_TRULY: Final = frozenset("real really true truly actual actually".split())


@lru_cache(maxsize=1)
def model() -> Tagger:
    """The language model, loaded once a process; raises ModelError when its files are missing or damaged."""
    return Tagger.load()


def ask(state: State, question: str, before: tuple[str, ...] = ()) -> Answer:
    """Answer a question; `before` are those whom a pronoun in it can mean (of the question before it), likeliest first.

    Raises AskError when there is no question, or far too long a one.
    """
    tagger = model()
    asked = owned(state, understand(state, question, tagger, before))
    missing = [name for name in asked.unknown if not _told(state, name)]
    if missing:
        return _nothing(state, asked, f"Nobody and nothing called {missing[0]} is known up to {at(state)}.")
    best = _by_facts(state, asked)
    if isinstance(best, Answer):
        return best
    if not in_part(asked) and (best is None or best.sure < FIRM):
        best = _by_text(state, asked, tagger, best)
    return _given(state, asked, best)


def _by_text(state: State, asked: Asked, tagger: Tagger, best: Found | None) -> Found | None:
    """A surer answer than the facts' best, from a sentence's own grammar or from what the reader finds; else that one."""
    loading = Thread(target=_ready, args=(tagger,))  # what the reader needs is loaded while sentences are parsed
    loading.start()
    by_grammar = next(iter((whether if asked.kind == "yes" else roles.read)(state, asked, tagger)), None)
    loading.join()
    if by_grammar is not None and by_grammar.sure >= ENOUGH and (best is None or by_grammar.sure > best.sure):
        best = _dated(asked, by_grammar, best)
    kin = _kin_of(asked)
    if (best is not None and best.sure >= FIRM) or (_bare(asked) and not kin) or _of_the_living(state, asked):
        return best  # what the text says of somebody is not yet who they are
    told = read(state, asked, tagger.answerer(), _READS, beside=by_grammar)
    spans = [t.span for t in told if t.span.sure >= least(asked) and _fits(state, asked, t.span)]
    spans = [s for s in spans if not kin or _says_kin(state, s, kin)]
    if bond_asked(asked):  # the words that say it, however much of their clause is sure
        spans, told = [b for t in told if (b := _bond(t)) is not None], []
    best = max((*([best] if best is not None else []), *spans), key=lambda f: f.sure, default=None)
    if not ages.asks(asked) and (best is None or best.sure < ENOUGH):
        enough = READ_WHY if asked.kind == "why" else READ
        clauses = [t.clause for t in told if t.clause is not None and t.clause.sure >= enough]
        best = max(clauses, key=lambda f: f.sure, default=best)  # the words are not sure, the clause around them may be
    return best


def _bare(asked: Asked) -> bool:
    """Whether a question asks who somebody is and nothing else, or whose kin: "Who is Ann?", "Who is her father?"."""
    if asked.kind != "who" or asked.verb is not None:
        return False
    return _kin(asked) is not None or not [w for w in content(asked) if w.casefold() not in _TRULY]


def _kin(asked: Asked) -> int | None:
    """The noun that says what to somebody whoever is asked for is: "Who is Ann's father?"."""
    if asked.kind != "who" or asked.verb is not None:
        return None
    taken = {i for c in asked.people for i in range(c.first, c.last + 1) if i != c.head or asked.doc.words[i].upos != "NOUN"}
    loose = (w for w in asked.doc.words if w.index not in taken and not asked.doc.preposition(w.index))
    return next((w.index for w in loose if singular(w.lower) in KIN), None)


def _kin_of(asked: Asked) -> str:
    """That noun, where it is the kin of somebody known: not of "Ann's baby", who may be nobody yet."""
    noun, doc = _kin(asked), asked.doc
    if noun is None or not any(asked.of(owner) for owner in doc.dependents(noun, "nmod", "nmod:poss")):
        return ""
    return singular(doc.words[noun].lower)


def _says_kin(state: State, found: Found, noun: str) -> bool:
    """Whether an answer is somebody by name, in a sentence with the noun asked for: "her wife, Ann Lowe"."""
    figures = roster(state).figures
    named = any(id in figures and figures[id].names for id in found.who)
    words = cite_sentence(state, found.citations[0]).text.casefold().replace("’", "'").replace("'s", " ").split()
    return named and noun in {w.strip('.,;:!?()"') for w in words}


def _bond(told: Told) -> Found | None:
    """What the text answers where its words hold a noun for what somebody is to somebody, if it is sure enough."""
    sure = max(told.span.sure, told.clause.sure if told.clause is not None else 0.0)
    nouns = {w.strip(",.;") for w in told.span.text.casefold().split()}
    return told.span._replace(sure=sure) if sure >= READ and nouns & KIN.keys() else None


def _dated(asked: Asked, found: Found, part: Found | None) -> Found:
    """A time that the words tell, with the part that tells it where the facts know that: "in the spring (S01E03)"."""
    if asked.kind != "when" or part is None or part.citations[0].part != found.citations[0].part:
        return found
    return found._replace(text=f"{found.text} ({part.text})")


def _given(state: State, asked: Asked, best: Found | None) -> Answer:
    """An answer that is sure enough, else that the text does not say."""
    if best is None or best.sure < min(ENOUGH, least(asked)):
        return _nothing(state, asked)
    who = _refs(state, best.who)
    evidence = tuple(cite_sentence(state, c) for c in sorted(best.citations, key=lambda c: (c.part, c.start)))
    return Answer(
        asked.text, at(state), best.text, round(best.sure, 3), tuple(dict.fromkeys(evidence)), _about(state, asked), who
    )


def _ready(tagger: Tagger) -> None:
    """Load what answers are read with; what is wrong with its file is told when it is used."""
    with suppress(ModelError):
        tagger.answerer()


def _of_the_living(state: State, asked: Asked) -> bool:
    """Whether a question takes for dead whom nothing up to the position says to be."""
    dies = asked.verb is not None and asked.doc.words[asked.verb].lemma in KILLED | {"die", "perish"}
    dead = {c.entity for c in state.conditions if c.aspect == "life" and c.value == "dead"}
    return dies and asked.kind == "how" and bool(asked.people) and not asked.ids & dead


def _fits(state: State, asked: Asked, found: Found) -> bool:
    """Whether words of the text can answer: who it was only somebody known, how old only years.

    Who killed somebody the text may say where its sentence tells of a killing and of nobody else's, or who is thought to have.
    """
    if asked.kind not in ("who", "whose"):
        return not ages.asks(asked) or ages.fits(found.text)
    if asked.verb is not None and asked.doc.words[asked.verb].lemma in KILLED and not asked.said:
        return found.sure >= _GRAVE and somebody(state, found) and told_of(state, asked, found)
    return somebody(state, found) or (found.sure >= FIRM and _NAME.fullmatch(found.text) is not None)


def least(asked: Asked) -> float:
    """How sure what is read from the text must be to answer a question."""
    if asked.kind == "why":
        return READ_WHY
    return READ_WHO if asked.kind in ("who", "whose") else READ


def _by_facts(state: State, asked: Asked) -> Found | Answer | None:
    """The facts' best answer; or a question back, when a name is several people's and they have different ones."""
    unsure = next((c for c in asked.people if len(c.ids) > 1), None)
    if unsure is None:
        return next(iter(answers(state, asked)), None)
    found: dict[str, Found] = {}
    for id in unsure.ids:
        people = tuple(c._replace(ids=(id,)) if c == unsure else c for c in asked.people)
        best = next(iter(answers(state, asked._replace(people=people))), None)
        if best is not None:
            found[id] = best
    if len({f.text for f in found.values()}) <= 1:
        return next(iter(found.values()), None)
    options = _refs(state, found)
    called = asked.doc.span_text(unsure.first, unsure.last)
    return _nothing(state, asked, f"{called} may be any of several.", options)


def _nothing(state: State, asked: Asked, note: str = "", options: tuple[Ref, ...] = ()) -> Answer:
    return Answer(asked.text, at(state), None, 0.0, (), _about(state, asked), (), options, note)


def _about(state: State, asked: Asked) -> tuple[Ref, ...]:
    return _refs(state, (id for one in asked.people for id in one.ids))


def _refs(state: State, ids: Iterable[str]) -> tuple[Ref, ...]:
    listed = roster(state).figures
    return tuple(Ref(id, listed[id].name) for id in dict.fromkeys(ids) if id in listed)


def _told(state: State, name: str) -> bool:
    """Whether the text up to the position has a name's words at all."""
    words = [w for w in name.casefold().split() if any(c.isalnum() for c in w)]
    return all(any(w in part.text.casefold() for part in state.parts) for w in words)
