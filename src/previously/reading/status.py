"""Whether what a verb tells really happened: attempts, plans, threats, claims and negations, by what governs it."""

from __future__ import annotations

from previously.model import Status
from previously.reading import lexicon
from previously.reading.syntax import Doc, matches

NEGATIONS = frozenset(("not", "n't", "never", "no", "nor", "neither"))
NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
MODALS = frozenset("will would shall should can could may might must 'll 'd".split())
FACTIVE = frozenset(
    (
        "remind learn find discover realize realise know see reveal tell notice admit confess remember explain show hear report"
    ).split()
)
FELT = frozenset(
    "shocked surprised horrified amazed astonished stunned relieved delighted thrilled pleased saddened sad appalled "
    "devastated upset alarmed dismayed".split()
)
"""What somebody is on seeing or hearing what did happen."""
RETURNS = frozenset("arrive return wake awake awaken emerge".split())
FINDS = frozenset("find discover learn".split())
"""What one does on getting somewhere: "returns to find the house empty" is no plan."""
TOLD_BETWEEN_THE_LINES = frozenset("imply hint suggest indicate".split())


def status(doc: Doc, verb: int, depth: int = 0) -> Status:
    """The status of the event a verb (or noun) triggers."""
    words = doc.words
    word = words[verb]
    if _negated(doc, verb):
        return "negated"
    if any(words[c].lower in ("almost", "nearly") for c in doc.dependents(verb, "advmod")):
        return "attempt"
    modal = next((words[c].lower for c in doc.dependents(verb, "aux") if words[c].lower in MODALS), None)
    if modal == "'d" and word.xpos in ("VBN", "VBD"):
        modal = None  # "he'd found out": had
    if depth > 5 or word.head == verb:
        return "plan" if modal else "actual"
    label, up = word.deprel, word.head
    governor = words[up]
    above: Status = "actual"
    if matches(label, "xcomp") or matches(label, "ccomp") or matches(label, "csubj"):
        above = _governed(doc, verb, up, depth)
    elif label == "acl" and word.xpos == "VB":
        above = lexicon.STATUS_OF_NOUN.get(governor.lemma, "plan")
    elif label == "acl" and governor.lemma in lexicon.STATUS_OF_NOUN:
        above = lexicon.STATUS_OF_NOUN[governor.lemma]
    elif matches(label, "advcl") and not matches(label, "advcl:relcl"):
        above = _adverbial(doc, verb, up, depth)
    elif matches(label, "conj") and governor.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        if not doc.dependents(verb, "nsubj", "nsubj:pass"):
            shared = status(doc, up, depth + 1)
            own_form = word.xpos == governor.xpos
            above = shared if shared not in ("actual", "negated") and own_form else "actual"
        elif matches(governor.deprel, "ccomp"):
            above = status(doc, up, depth + 1)
            above = above if above == "claim" else "actual"
    if modal and above in ("actual", "claim"):
        return "plan" if above == "actual" else above
    return above


def _negated(doc: Doc, verb: int) -> bool:
    words = doc.words
    for child in doc.children[verb]:
        lower = words[child].lower
        if lower in NEGATIONS and words[child].deprel in ("advmod", "cc:preconj", "det", "neg"):
            return True
        if lower == "without" and words[child].deprel in ("mark", "case"):
            return True
        if words[child].deprel in ("nsubj", "nsubj:pass", "obj") and (lower in NOBODY or _no_one(doc, child)):
            return True  # "nobody finds him"
        if lower == "longer" and any(words[k].lower == "no" for k in doc.children[child]):
            return True
    return False


def _no_one(doc: Doc, noun: int) -> bool:
    """ "No guard", "no one", "none of them": nobody did it, or it was done to nobody."""
    return any(doc.words[c].lower in ("no", "neither") for c in doc.dependents(noun, "det"))


def _governed(doc: Doc, verb: int, up: int, depth: int) -> Status:
    """The status of a complement, from the verb that takes it."""
    words = doc.words
    governor = words[up]
    lemma = governor.lemma
    outer = status(doc, up, depth + 1)
    infinitive = words[verb].xpos == "VB" and not doc.dependents(verb, "nsubj", "nsubj:pass")
    if any(words[m].lower in ("whether", "if") for m in doc.dependents(verb, "mark")):
        return "plan" if infinitive else "claim"  # "finds out whether he did it" does not say that he did
    if infinitive and lemma == "go" and governor.xpos == "VBG":
        return "plan" if outer == "actual" else outer  # "is going to leave"
    if infinitive and lemma in ("see", "hear"):
        return outer  # "was never seen to paint"
    if lemma in lexicon.THREAT:
        return "threat"
    if lemma in lexicon.REFUSE:
        return "negated"
    if lemma in lexicon.TRY or lemma == "about":
        return "attempt"
    if lemma in ("appear", "seem"):
        return "claim"
    if lemma in lexicon.DONE or lemma in lexicon.ASPECT or governor.lower in FELT:
        return outer
    if lemma in FACTIVE and not infinitive:
        return outer if outer in ("claim",) else "actual"
    if lemma in TOLD_BETWEEN_THE_LINES and _nobody_says(doc, up):
        return outer
    if lemma in lexicon.CLAIM and not infinitive:
        return "claim"
    if lemma in lexicon.PLAN or infinitive:
        return "plan"
    return outer


def _nobody_says(doc: Doc, verb: int) -> bool:
    """ "It is implied that": the story itself lets us know."""
    subject = doc.first(verb, "expl", "nsubj:pass")
    return subject is not None and doc.words[subject].lower == "it" and not doc.dependents(verb, "obl:agent")


def _adverbial(doc: Doc, verb: int, up: int, depth: int) -> Status:
    words = doc.words
    marks = {words[m].lower for m in doc.dependents(verb, "mark", "case")}
    if "without" in marks:
        return "negated"
    if marks & {"if", "unless", "whether", "lest"}:
        return "plan"
    if "to" in marks and words[verb].xpos == "VB":
        governor = words[up]
        if governor.lower in FELT:
            return status(doc, up, depth + 1)
        if governor.lemma in lexicon.DONE or (governor.lemma in RETURNS and words[verb].lemma in FINDS):
            return status(doc, up, depth + 1)
        return "plan"
    if "by" in marks:
        outer = status(doc, up, depth + 1)
        return outer if outer != "negated" else "actual"
    if "of" in marks and words[up].lemma in lexicon.CLAIM:
        return "claim"  # "accuses him of killing her"
    return "actual"
