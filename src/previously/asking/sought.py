"""What a question asks for, in the frame of its verb: the word that asks, its role, and what words of a sentence fit it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from previously.asking.deeds import spelt
from previously.asking.found import stem
from previously.asking.parsed import Sentence
from previously.asking.question import Asked
from previously.reading import lexicon
from previously.tagger import Argument, Frame

Measure: TypeAlias = Literal["number", "time", ""]

CORE: Final = ("ARG0", "ARG1", "ARG2", "ARG3", "ARG4")
_PLACES: Final = frozenset(
    "in at on under behind beneath inside near beside into to onto above below outside from aboard".split()
)
_WHERE: Final = _PLACES - {"to", "from", "into"}
_TO: Final = ("to", "from")
"""Prepositions of those who are given something, or from whom it is got."""
_SINCE: Final = frozenset(("because", "since"))
_REASONS: Final = frozenset("because since for so to lest".split())
_GROUNDS: Final = re.compile(
    r"(?:on (?:the )?(?:grounds|suspicion|charges|account|pretext|orders) of|on (?:a )?charges? of|on the grounds that|"
    r"(?:because|for fear|by reason) of|for the sake of|due to|owing to|thanks to|out of|in order (?:to|that)|"
    r"so (?:that|as to)|"
    r"(?:as|in|by way of) (?:a )?(?:punishment|revenge|retaliation|retribution|reward|return|exchange|payment|atonement) for|"
    r"in (?:the|an) (?:hopes?|attempt|effort|belief|bid) (?:of|that|to)|in (?:hopes?|fear) (?:of|that)|"
    r"with the (?:aim|intention) of)"
    r"(?= )",
    re.IGNORECASE,
)
"""What leads a reason that is no clause of its own."""
_MINDED: Final = frozenset(
    "fear hope believe think suspect assume want wish know realise realize suppose desire seek intend mistake expect "
    "convince".split()
)
"""Verbs whose participle tells what moved somebody: "fearing a scandal", "convinced that he lied"."""
WANTED: Final[dict[str, tuple[str, ...]]] = {
    "where": ("ARGM-LOC", "ARGM-DIR", "ARGM-GOL", "ARG2", "ARG4", "ARGM-COM", "ARG3", "ARGM-MNR", "ARGM-ADV"),
    "when": ("ARGM-TMP",),
    "why": ("ARGM-CAU", "ARGM-PRP", "ARGM-PNC", "ARGM-ADV", "ARG2", "ARG3", "ARGM-TMP"),
    "how": ("ARG2", "ARGM-MNR", "ARGM-ADV", "ARGM-LOC", "ARGM-DIR"),
}
_AMOUNTS: Final = frozenset(("many", "much"))
_TIMES: Final = frozenset("second minute hour day night week weekend month year decade century season summer winter".split())
_TOLD: Final = frozenset(
    """
    lie truth message news order promise excuse reason secret advice warning story question answer rumour rumor plan idea
    threat demand request condition crime mistake charge punishment favour favor task job thing habit confession claim offer
    """.split()
)
"""What a clause can be: a lie is told, a crime is having poisoned somebody."""
_SAID: Final = frozenset("lie truth news story secret rumour rumor confession claim".split())
_TOGETHER: Final = 0.9
"""How far whoever does a deed beside somebody is the one they do it with."""
_BESIDES: Final = frozenset(("conj", "cc", "punct", "acl", "appos", "parataxis"))
_JOINTLY: Final = frozenset(
    (
        *(("to", verb) for verb in ("marry", "engage", "betroth")),
        *(("from", verb) for verb in ("separate", "part", "split")),
        *(("", verb) for verb in ("marry", "wed", "divorce", "date", "kiss", "meet", "befriend", "embrace")),
    )
)
"""Deeds that those who do them together do to each other, with the preposition of the other one."""
MUTUAL: Final = frozenset(
    "marry wed divorce date kiss meet befriend embrace hug fight face join accompany encounter love know separate "
    "engage".split()
)
"""Deeds that whoever does them also has done to them."""
_NAMING: Final = frozenset(("call", "name", "christen", "baptise", "baptize", "dub", "nickname"))
_HARBOUR: Final = frozenset("hide stay live lodge shelter leave keep place put take stow".split())
"""Verbs whose place may be somebody's: "hides her with Ann"."""
_NUMBERS: Final = frozenset("half several dozen hundred thousand million couple few both".split())


def asking(asked: Asked) -> int:
    """The governing word of the phrase that asks: "which detective", "what illness", "how many years", "where"."""
    assert asked.slot is not None
    words = asked.doc.words
    word = words[asked.slot]
    if asked.kind in ("what", "which", "whose") and word.label in ("det", "nmod"):
        return word.head
    if asked.kind == "how" and word.head == asked.slot + 1:
        amount = words[word.head]
        noun = words[amount.head]
        return noun.index if amount.lower in _AMOUNTS and noun.upos in ("NOUN", "PROPN") else amount.index
    return asked.slot


def somebody_asked(asked: Asked) -> bool:
    """Whether "which" or "what" stands before a noun for people: "which nurse", not "which ship"."""
    at = asking(asked)
    noun = asked.doc.words[at].lemma
    return (
        at == asked.slot
        or noun in lexicon.PERSON_NOUNS | lexicon.JOBS | lexicon.KIN.keys()
        or noun.endswith(("er", "or", "ist"))
    )


def measure(asked: Asked) -> Measure:
    """Whether a question asks for a number ("how many rings") or for how long something lasts."""
    if asked.slot is None:
        return ""
    after = asked.doc.words[asked.slot + 1].lower if asked.slot + 1 < len(asked.doc.words) else ""
    if asked.kind != "how":
        return ""
    if after == "long":
        return "time"
    return "number" if after in _AMOUNTS else ""


def label(asked: Asked) -> str:
    """The role of what is asked for, in the question's own frame."""
    assert asked.verb is not None
    frame = asked.doc.frames.get(asked.verb)
    at = asking(asked)
    held = [a.label for a in frame.args if a.first <= at <= a.last] if frame else []
    return held[0] if held else "ARG1"


def preposition(asked: Asked) -> str:
    """The preposition of what is asked for, before it or left behind: "from whom", "what was he hit with"."""
    assert asked.verb is not None
    doc = asked.doc
    at = asking(asked)
    own = spelt(doc, asked.verb)[1].split()[-1]
    before = doc.preposition(at)
    if before:
        return before if before != own else ""
    last = [w for w in doc.words if w.upos != "PUNCT"][-1]
    if last.lower == own:
        return ""  # "Who brought him up?"
    return last.lower if last.upos == "ADP" and last.index > asked.verb and last.head in (at, asked.verb) else ""


def wanted(asked: Asked, sentence: Sentence, frame: Frame, used: set[int]) -> Iterator[tuple[Argument, float]]:
    """The arguments that can be what is asked for, the likeliest first, each with how fitting it is."""
    free = [a for k, a in enumerate(frame.args) if k not in used and not a.label.startswith(("R-", "C-"))]
    if asked.kind in WANTED:  # "on the day she died" does not say when
        above = set(sentence.doc.ancestors(frame.predicate))
        related = {a.label[2:] for a in frame.args if a.label.startswith("R-")}  # "a mill, where he hides her"
        free = [a for a in free if a.label in related or sentence.doc.head_of(a.first, a.last) not in above]
    if measure(asked):
        yield from ((a, worth) for a in free if (worth := _measured(asked, sentence, a)))
        return
    if asked.kind in WANTED:
        for rank, role in enumerate(WANTED[asked.kind]):
            for argument in free:
                if argument.label == role and (_fits(asked.kind, sentence, argument) or _with(asked, sentence, argument)):
                    if asked.kind == "how" and argument.label == "ARG2" and not _source(asked, sentence, argument):
                        continue
                    led = asked.kind == "why" and sentence.doc.words[argument.first].lower != "to"
                    yield argument, 1.0 - 0.05 * min(rank, 1 if led else 2 if asked.kind == "where" else 4)
        clauses = (a for a in free if asked.kind == "where" and sentence.doc.words[a.first].lower == "where")
        yield from ((a, 1.0) for a in clauses if a.first > frame.predicate)
        yield from _unlabelled(asked.kind, sentence, frame)
        return
    if christening(asked):
        yield from _names(sentence, frame)
        return
    if (
        asked.verb is not None
        and asked.kind == "what"
        and asked.doc.words[asked.verb].lemma in _TELLING
        and not preposition(asked)
    ):
        yield from ((a, 1.0) for a in free if a.first > frame.predicate and _clause(sentence, a))
    role, before = label(asked), preposition(asked)
    if before in _TO and role not in CORE:
        role = "ARG2"
    for argument in free:
        first = sentence.doc.words[argument.first].lower
        if argument.label == role or (before and first == before):
            bare = sentence.doc.words[argument.first].upos != "ADP"
            worth = 1.0 if not before or first == before else 0.6 if bare and before not in ("by", *_TO) else 0.85
            yield argument, worth if _of_sort(asked, sentence, argument) else 0.7 * worth
    yield from _joined(asked, sentence, frame, used)
    for argument in free:
        if argument.label in CORE and argument.label != role:
            yield argument, 0.7


def _clause(sentence: Sentence, argument: Argument) -> bool:
    """Whether an argument is a clause: "that he lied", "how it burns"."""
    words = sentence.doc.words
    head = words[sentence.doc.head_of(argument.first, argument.last)]
    return head.label == "ccomp" and argument.last > argument.first


_TELLING: Final = frozenset(
    "tell say reveal confess admit announce claim explain learn discover find realise realize believe think suspect know hear "
    "inform warn remember understand deduce conclude declare swear see notice promise suggest propose".split()
)
"""Verbs of which a clause says what."""


def christening(asked: Asked) -> bool:
    """Whether a question asks for the name that somebody gives: "What does Ann call her baby?"."""
    return asked.kind == "what" and asked.verb is not None and asked.doc.words[asked.verb].lemma in _NAMING


def _names(sentence: Sentence, frame: Frame) -> Iterator[tuple[Argument, float]]:
    """The name that a frame of naming gives, last in it: "calls him Gabriel"."""
    words = sentence.doc.words
    for argument in frame.args:
        first = argument.last
        while first > argument.first and words[first - 1].upos == "PROPN":
            first -= 1
        if frame.predicate > argument.first or words[argument.last].upos != "PROPN":
            continue
        named = any(a.label in CORE and frame.predicate < a.first and a.last < argument.first for a in frame.args)
        if named or argument.label == "ARG2" or (first > argument.first and words[first - 1].upos in ("PRON", "NOUN")):
            yield Argument(first, argument.last, "ARG2", argument.prob), 1.0


def _joined(asked: Asked, sentence: Sentence, frame: Frame, used: set[int]) -> Iterator[tuple[Argument, float]]:
    """Those who do a deed together: whoever asks with whom Ann quarrels may read that Ann and Ben do."""
    assert asked.verb is not None
    before = preposition(asked)
    verb = asked.doc.words[asked.verb].lemma
    if asked.kind != "who" or (before != "with" and (before, verb) not in _JOINTLY):
        return
    doc = sentence.doc
    if not before and any(a.label in CORE and k not in used for k, a in enumerate(frame.args)):
        return  # "Ann and Ben kiss the bride"
    for argument in (frame.args[k] for k in used if k >= 0):
        head = doc.head_of(argument.first, argument.last)
        if argument.label not in ("ARG0", "ARG1"):
            continue
        joint = doc.dependents(head, "conj")
        for one in (*joint, head) if joint else ():
            inside = doc.subtree(one, _BESIDES)
            yield Argument(inside[0], inside[-1], argument.label, argument.prob), _TOGETHER


def _with(asked: Asked, sentence: Sentence, argument: Argument) -> bool:
    """Whether an argument says at whose place: "hides her with Ann"."""
    verb = asked.doc.words[asked.verb].lemma if asked.verb is not None else ""
    return asked.kind == "where" and verb in _HARBOUR and sentence.doc.words[argument.first].lower == "with"


def _unlabelled(kind: str, sentence: Sentence, frame: Frame) -> Iterator[tuple[Argument, float]]:
    """Reasons and places that only the tree shows: "comes, she says, because …", "found him asleep in a mill"."""
    doc = sentence.doc
    if kind == "why":
        above = set(doc.ancestors(frame.predicate))
        for mark in doc.words[sentence.first : sentence.last + 1]:
            inside = doc.subtree(mark.head)
            while doc.words[inside[0]].upos == "PUNCT":
                inside = inside[1:]
            beside = {frame.predicate, *above} & set(doc.ancestors(mark.head))
            if mark.lower in _SINCE and mark.label == "mark" and beside and frame.predicate not in inside:
                near = doc.words[mark.head].head == frame.predicate
                yield Argument(inside[0], inside[-1], "ARGM-CAU", frame.prob), 0.9 if near else 0.75
        for child in doc.dependents(frame.predicate, "obl", "advcl"):
            inside = doc.subtree(child)
            whole = Argument(inside[0], inside[-1], "ARGM-CAU", frame.prob)
            if inside == list(range(inside[0], inside[-1] + 1)) and _reason(sentence, whole):
                yield whole, 0.9
    if kind == "how" and doc.words[frame.predicate].lemma in _LEARNING:
        for word in doc.words[frame.predicate + 1 : sentence.last + 1]:
            inside = doc.subtree(word.index)
            if doc.preposition(word.index) in _SOURCES and frame.predicate in doc.ancestors(word.index):
                yield Argument(inside[0], inside[-1], "ARGM-MNR", frame.prob), 0.9
                break
    if kind == "where":
        held = [a for a in frame.args if a.label in ("ARG1", "ARG2") and a.first > frame.predicate]
        for argument in held:
            for word in doc.words[argument.first : argument.last + 1]:
                inside = doc.subtree(word.index)
                placed = word.label in ("obl", "nmod") and doc.preposition(word.index) in _WHERE
                if placed and inside[0] > argument.first:
                    yield Argument(inside[0], inside[-1], "ARGM-LOC", argument.prob), 0.8


def _source(asked: Asked, sentence: Sentence, argument: Argument) -> bool:
    """Whether words say from whom or what somebody learns something: that is how."""
    verb = asked.doc.words[asked.verb].lemma if asked.verb is not None else ""
    return verb in _LEARNING and sentence.doc.words[argument.first].lower in _SOURCES


_SOURCES: Final = frozenset(("from", "through", "via", "by"))
_LEARNING: Final = frozenset("learn hear find discover know realise realize".split())


def _of_sort(asked: Asked, sentence: Sentence, argument: Argument) -> bool:
    """Whether words are of the sort asked for: "what punishment" is no blanket; a clause may be any lie or order."""
    noun = asked.doc.words[asking(asked)]
    if noun.index == asked.slot or asked.kind not in ("what", "which"):
        return True
    words = sentence.doc.words
    head = words[sentence.doc.head_of(argument.first, argument.last)]
    if noun.lemma in _SAID and words[argument.first].lower == "to":
        return False  # who is told to go is told no lie
    return head.lemma == noun.lemma or (head.upos not in ("NOUN", "PRON") and noun.lemma in _TOLD)


def _measured(asked: Asked, sentence: Sentence, argument: Argument) -> float:
    """How far words tell the number or the time that is asked for."""
    doc = sentence.doc
    words = doc.words[argument.first : argument.last + 1]
    head = doc.head_of(argument.first, argument.last)
    beside = (doc.words[i] for i in (head, *doc.dependents(head, "nummod", "amod", "det", "obl", "compound")))
    counted = any(w.upos == "NUM" or w.lower in _NUMBERS for w in beside)
    if measure(asked) == "time":
        lasts = any(w.lemma in _TIMES for w in words) and (counted or words[0].lower in ("for", "all", "since", "a", "an"))
        return 1.0 if lasts and words[0].lower not in ("after", "before", "on", "at", "by", "in", "when") else 0.0
    noun = asked.doc.words[asking(asked)]
    named = noun.upos in ("NOUN", "PROPN") and any(stem(w.text) == stem(noun.text) for w in words)
    if argument.label == label(asked) or argument.label.startswith("ARGM-TMP"):
        return (1.0 if named else 0.8) if counted else 0.0
    return 0.8 if counted and named else 0.0


def _reason(sentence: Sentence, argument: Argument) -> bool:
    """Whether an adjunct says why: by the words that lead it, or by what somebody fears or hopes."""
    words = sentence.doc.words
    head = words[sentence.doc.head_of(argument.first, argument.last)]
    if words[argument.first].lower in _REASONS and argument.last > argument.first + 1:
        return True
    if _GROUNDS.match(sentence.doc.span_text(argument.first, argument.last)):
        return True
    return head.lemma in _MINDED and head.xpos in ("VBG", "VBN") and argument.last > argument.first


def _fits(kind: str, sentence: Sentence, argument: Argument) -> bool:
    """Whether an adjunct says what is asked: a place with a word of place, a reason with one of reasons."""
    first = sentence.doc.words[argument.first].lower
    if kind == "where" and argument.label not in ("ARGM-LOC", "ARGM-DIR", "ARGM-GOL"):
        return first in _PLACES
    if kind == "why" and argument.label not in ("ARGM-CAU", "ARGM-PRP", "ARGM-PNC"):
        if argument.label == "ARGM-TMP":  # "after she found it", not "after a year"
            head = sentence.doc.words[sentence.doc.head_of(argument.first, argument.last)]
            return first in ("after", "when") and head.upos == "VERB"
        return _reason(sentence, argument)
    return (
        kind != "how" or argument.label in ("ARGM-MNR", "ARG2") or first in ("by", "with", "through", "across", "using", "on")
    )
