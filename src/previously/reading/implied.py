"""What the words around an infinitive let us know of it: "too proud to kneel" did not, "foolish enough to tell" did."""

from __future__ import annotations

from previously.reading import bringing
from previously.reading.syntax import Doc
from previously.reading.tags import FINITE, NOMINAL

WILLING = frozenset("happy glad eager willing pleased ready delighted keen".split())
"""What one may be only too much of to do something."""
TELLING = frozenset(
    "foolish stupid silly kind brave bold careless rash reckless unwise lucky unlucky mad cruel naive imprudent indiscreet "
    "gracious generous unfortunate fortunate thoughtless tactless cheeky bad".split()
)
"""What one shows oneself to be by what one has done, and not what lets one do it ("old enough to marry")."""
NERVE = frozenset(
    "nerve courage heart strength guts decency audacity gall temerity effrontery cheek grace misfortune luck".split()
)
"""What whoever has it, or finds it, to do something does it with."""
HAVING = frozenset("have find get pluck summon gather muster work".split())

NEGATIONS = frozenset(("not", "n't", "nt", "never", "no", "nor", "neither"))
NO_CHOICE = frozenset("anyone anybody someone somebody who whoever one".split())
"""Of whom it is left open who did what they could have done."""


def _infinitive(doc: Doc, verb: int) -> bool:
    to = "to" in doc.lowers(verb, "mark")
    return to and "have" not in doc.lowers(verb, "aux")


def prevented(doc: Doc, verb: int) -> bool:
    """ "Too proud to kneel", "too late to stop him"."""
    words = doc.words
    up = words[verb].head
    if words[up].upos not in ("ADJ", "ADV") or up > verb or not _infinitive(doc, verb) or words[up].lower in WILLING:
        return False
    beside = {words[c].lower for c in doc.dependents(up, "advmod") if c < up}  # "is likely to go, too"
    return "too" in beside and not beside & {"not", "n't", "never"}


UNWILLING = frozenset("refuse decline fail neglect forget".split())
"""Verbs of what one then does not do: "refuses to talk or eat"."""


def with_it(doc: Doc, verb: int) -> bool:
    """Whether what denies an infinitive denies the one joined to it: "does not stop and think", "too ill to sit up and eat"."""
    words = doc.words
    up = words[verb].head
    linked = doc.lowers(verb, "cc") <= {"and", "or", "nor"}
    denied = doc.has(up, NEGATIONS, "advmod")
    over = words[words[up].head]
    unable = (over.lower == "unable" or over.lemma in UNWILLING) and words[up].label == "xcomp" and over.index < up
    return linked and (denied or unable or prevented(doc, up))


UNDOING = frozenset("without from instead rather".split())
"""What opens what is not done."""


def nor_that(doc: Doc, verb: int) -> bool:
    """ "Without looking up or speaking", "instead of eating or sleeping": the one no more than the other."""
    words = doc.words
    both = words[verb].xpos == words[words[verb].head].xpos == "VBG"
    opened = doc.has(words[verb].head, UNDOING, "mark", "case")
    return both and opened and doc.has(verb, ("or", "nor"), "cc")


def shared(doc: Doc, verb: int) -> int | None:
    """The word that an infinitive came about with: "foolish enough to tell", "has the heart to", "runs, only to fall"."""
    words = doc.words
    up = words[verb].head
    if up == verb or not _infinitive(doc, verb) or up > verb:
        return None
    if words[up].lower in TELLING and any(words[c].lower == "enough" for c in doc.children[up]):
        return up
    first = min(doc.dependents(verb, "mark"))
    if words[first - 1].lower == "only" and words[first - 2].text == "," and words[up].upos == "VERB":
        return up
    if words[verb].label == "acl" and words[up].lemma in NERVE and words[words[up].head].lemma in HAVING:
        return words[up].head
    having = words[up].lemma in HAVING and words[verb].label in ("xcomp", "advcl")
    return up if having and any(words[o].lemma in NERVE for o in doc.dependents(up, "obj")) else None


def then_done(doc: Doc, verb: int) -> bool:
    """ "Orders him to kill Ann, which he does", "tells her to leave, and she does so": what was only bidden is done."""
    words = doc.words
    if not _infinitive(doc, verb):
        return False
    for word in words[verb + 1 :]:
        if word.sentence != words[verb].sentence:
            return False
        if word.lemma != "do" or word.xpos not in FINITE:
            continue
        if _which_one_does(doc, word.index):
            return True
        if word.label == "aux":
            continue
        beside = doc.children[word.index]
        if any(words[c].lower in NEGATIONS or words[c].label == "aux" for c in beside):
            continue
        objects = doc.dependents(word.index, "obj")
        so = any(words[c].lower in ("so", "it", "this", "that") for c in (*objects, *doc.dependents(word.index, "advmod")))
        near = words[word.index].head in (verb, words[verb].head)
        if near and so and "and" in doc.lowers(word.index, "cc"):
            return True
    return False


def _which_one_does(doc: Doc, does: int) -> bool:
    """ ", which he promptly does", and not "which he does not" or "which he does know"."""
    words = doc.words
    at, after = does - 1, does + 1
    while at > 0 and words[at].upos == "ADV":
        at -= 1
    while at > 0 and words[at].label == "flat":
        at -= 1
    subject = at > 1 and words[at].upos in ("PRON", "PROPN") and words[at - 1].lower == "which" and words[at - 2].text == ","
    return subject and after < len(words) and words[after].lower not in NEGATIONS and words[after].xpos != "VB"


MEANS = frozenset(["use"])
"""What one does with something to an end that is then told as reached: "uses a key to open it"."""


def brought_about(doc: Doc, verb: int) -> int | None:
    """The word that an infinitive came about with: "uses a spell to free her", "goes on to win", "is able to escape"."""
    words = doc.words
    up = words[verb].head
    if up == verb or up > verb or not _infinitive(doc, verb):
        return None
    if (led := bringing.led_to(doc, verb)) is not None:
        return led
    finite = words[up].xpos in FINITE and not any(words[c].xpos == "MD" for c in doc.dependents(up, "aux"))
    if words[up].lemma in MEANS and finite and doc.dependents(up, "obj"):
        return up
    if words[up].lemma == "go" and finite:
        return up if words[min(doc.dependents(verb, "mark")) - 1].lower == "on" else None
    now = any(words[c].xpos in FINITE for c in doc.dependents(up, "cop"))
    return up if words[up].lower in ("able", "first", "last") and now and not doc.dependents(up, "aux") else None


def instead(doc: Doc, verb: int) -> bool:
    """ "Rather than hugging him, she leaves"."""
    words = doc.words
    return any(words[c].lower == "rather" and doc.dependents(c, "fixed") for c in doc.dependents(verb, "cc", "mark", "case"))


def untrue(doc: Doc, verb: int) -> bool:
    """ "She could have hanged him", "he should have told her": but did not."""
    words = doc.words
    helped = doc.lowers(verb, "aux")
    if not helped & {"could", "should"} or "have" not in helped or words[verb].xpos not in ("VBN", "VBD"):
        return False
    if words[verb].label not in ("root", "conj", "parataxis") or verb in doc.spoken:
        return False
    above = [verb, *doc.ancestors(verb)]
    if any(words[up].label not in ("root", "conj", "parataxis") for up in above):
        return False
    subjects = doc.lowers(verb, "nsubj", "nsubj:pass")
    last = words[doc.subtree(above[-1])[-1]]
    return bool(subjects) and not subjects & NO_CHOICE and not last.text.startswith("?")


def but(doc: Doc, nothing: int) -> list[int]:
    """What is left out of nobody and nothing: "finds nothing in it but a photograph", "tells nobody except Ann"."""
    words = doc.words
    inside = [i for i in doc.subtree(nothing) if i > nothing]
    inside += [i for c in doc.dependents(words[nothing].head, "obl", "conj") if c > nothing for i in doc.subtree(c)]
    out = []
    for at in sorted(set(inside)):
        if words[at].lower in ("but", "except", "save") and words[at].label in ("case", "cc"):
            left = words[words[at].head]
            if left.index > at and left.upos in NOMINAL:
                out.append(left.index)
    return out
