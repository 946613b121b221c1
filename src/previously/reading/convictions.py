"""What people only take for so, or would have others take for so: "is sure that he lied", "convinces her that he did"."""

from __future__ import annotations

from previously.model import Status
from previously.reading.syntax import Doc
from previously.reading.tags import FINITE

HOLDING = frozenset(
    "positive sure certain convinced adamant confident afraid fearful worried concerned scared terrified paranoid suspicious "
    "doubtful skeptical sceptical hopeful unsure unconvinced persuaded".split()
)
"""What somebody is who takes a thing for so, or dreads it."""
CONVINCING = frozenset("convince persuade assure reassure worry".split())
"""Verbs of having another take a thing for so, true or not."""
OPINIONS = frozenset(
    "idea thought notion impression theory assumption suspicion belief conviction delusion illusion insinuation speculation "
    "misconception presumption".split()
)
"""What somebody has, right or wrong, that something is so."""
WISHES = frozenset("hope fear possibility rumor rumour claim allegation accusation".split())
"""More of it, where the tree takes what follows for a relative clause."""
CONFIRMING = frozenset("confirm prove verify validate corroborate".split())
HINTING = frozenset(["hint", "suggest"])
PERHAPS = frozenset("probably possibly perhaps maybe likely".split())
"""Adverbs of what whoever tells it does not know."""


def held(doc: Doc, verb: int, up: int) -> bool:
    """ "Is certain that Tom lied", "convinces Ann that he lied", and not "it is certain" or "makes sure that he is gone"."""
    words = doc.words
    governor = words[up]
    if governor.lemma in CONVINCING and governor.upos in ("VERB", "ADJ"):
        return True
    if governor.lemma in HINTING:
        return _indicative(doc, verb)
    if governor.lower not in HOLDING:
        return False
    nobody = "it" in doc.lowers(up, "nsubj", "expl")
    made = governor.label == "xcomp" and words[governor.head].lemma == "make"
    return not nobody and not made


def opinion(doc: Doc, verb: int) -> Status | None:
    """ "Is under the impression that he lied", and not "confirms her suspicion that he lied" or "the theory that he has"."""
    words = doc.words
    noun = words[words[verb].head]
    that = words[min(doc.children[verb], default=verb)].lower == "that"
    if noun.index > verb or not that or words[verb].label != "acl":
        return None
    whole = bool(doc.dependents(verb, "cop", "nsubj:pass")) or any(
        words[o].lower != "that" for o in doc.dependents(verb, "obj")
    )
    if words[verb].deprel == "acl:relcl" and not (doc.dependents(verb, "nsubj", "nsubj:pass") and whole):
        return None
    if noun.lemma not in OPINIONS and not (noun.lemma in WISHES and words[verb].deprel == "acl:relcl"):
        return None
    known = words[noun.head].lemma in CONFIRMING or "no" in doc.lowers(noun.index, "det")
    return "actual" if known else "claim"


def _indicative(doc: Doc, verb: int) -> bool:
    """ "That he lied", "that he is ill", "that he has gone", and not "that he go" or "that he leaves"."""
    words = doc.words
    helped = [words[c] for c in doc.dependents(verb, "aux", "aux:pass", "cop")]
    if any(w.xpos == "MD" for w in helped):
        return False
    hinted = words[words[verb].head].lemma == "hint"
    return words[verb].xpos == "VBD" or any(w.xpos in FINITE for w in helped) or (hinted and words[verb].xpos in FINITE)


def wanted_so(doc: Doc, verb: int, up: int) -> bool:
    """ "Insists that he leave": not that he does."""
    words = doc.words
    one = any(words[s].xpos in ("NNP", "NN") or words[s].lower in ALONE for s in doc.dependents(verb, "nsubj"))
    several = any(doc.dependents(s, "conj") for s in doc.dependents(verb, "nsubj"))
    bare = words[verb].xpos == "VB" or (words[verb].xpos == "VBP" and one and not several)
    to = "to" in doc.lowers(verb, "mark")
    return words[up].lemma == "insist" and bare and not to and not doc.dependents(verb, "aux")


ALONE = frozenset("he she it".split())
"""Pronouns whose verb ends in an "s" where it tells what they do now."""
