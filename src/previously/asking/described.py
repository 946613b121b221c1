"""Whether somebody is a thing of a kind: "Is Ann a ghost?" where the text calls her one, or says that she is none."""

from __future__ import annotations

import re
from typing import Final

from previously.asking.callings import called
from previously.asking.found import LIKELY, Found
from previously.asking.question import Asked
from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import whom
from previously.views.shown import roster

_SURELY: Final = 0.5
"""How sure it must be that words mean somebody."""
_ONLY: Final = re.compile(
    r"\b(?:if|whether|not|n't|never|no|pretend\w*|claim\w*|believ\w*|think\w*|thought|suspect\w*|suppos\w*|assum\w*|accus\w*|"
    r"fear\w*|rumou?r\w*|mistak\w*|disguis\w*|pos(?:e|es|ed|ing) as|as if|like|dream\w*|imagin\w*|insist\w*|former|fake|"
    r"would)\b",
    re.IGNORECASE,
)
"""Before words for somebody: what they need not be."""


def kind_of(state: State, asked: Asked) -> list[Found]:
    """ "Is Ann a ghost?", "Was Ben the spy?": by what the text calls them, the last told first."""
    doc = asked.doc
    root = next((w.index for w in doc.words if w.head == w.index), None)
    if asked.kind != "yes" or asked.verb is not None or root is None or doc.words[root].upos != "NOUN":
        return []
    subject, noun = doc.first(root, "nsubj"), doc.words[root]
    if not doc.dependents(root, "cop") or subject is None or doc.dependents(root, "nmod", "nmod:poss", "acl"):
        return []  # of a house, or of somebody: the noun alone does not say
    listed = roster(state).figures
    ids = [id for id in asked.of(subject) if id in listed and listed[id].names]
    given = doc.lowers(root, "amod", "compound")
    if len(ids) != 1 or any(doc.words[c].lower in ("not", "n't", "never", "still") for c in doc.children[root]):
        return []
    found = [f for m in listed[ids[0]].entity.mentions if (f := _told(state, ids[0], m, noun.lemma, given)) is not None]
    return sorted(found, key=lambda f: (f.citations[0].part, f.citations[0].start), reverse=True)


def _told(state: State, id: str, mention: Mention, noun: str, given: set[str]) -> Found | None:
    """What one mention says: yes by the noun itself, no where its sentence denies it of them."""
    here = mention.citations[0]
    text = state.parts[here.part].text
    sentence = state.parts[here.part].cite_sentence(here.sentence)
    if mention.confidence < _SURELY or whom(state, mention) != id:
        return None
    denied = _denied(noun).match(text, here.end)
    if denied is not None and denied.end() <= sentence.end and mention.form != "nominal":
        return Found("no", (id,), (sentence,), LIKELY) if given <= _words(denied[0]) else None
    if mention.form == "name" and not given and called(state, mention).casefold() == noun:
        return Found("yes", (id,), (sentence,), LIKELY)  # "Doctor Lowe"
    if mention.form != "nominal" or text[slice(*mention.head)].casefold() != noun or not given <= _words(here.text):
        return None
    return None if _ONLY.search(_clause(text, sentence, mention)) else Found("yes", (id,), (sentence,), LIKELY)


def _clause(text: str, sentence: Citation, mention: Mention) -> str:
    """The words of a sentence before a mention, and its own before its noun."""
    return text[sentence.start : mention.head[0]]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w'’-]+", text.casefold()))


def _denied(noun: str) -> re.Pattern[str]:
    """What follows on somebody whom a sentence says not to be something."""
    return re.compile(
        rf" (?:is|was|are|were)(?:(?: not|n['’]t| never)(?: an?| the)?| no)(?: [\w-]+){{0,2}} {re.escape(noun)}\b", re.I
    )
