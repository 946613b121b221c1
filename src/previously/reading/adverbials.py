"""What becomes of a clause beside another, by what opens it: "before she can", "if he does", "in order to", "accused of"."""

from __future__ import annotations

from collections.abc import Callable

from previously.model import Status
from previously.reading import complements, forms, hindering, lexicon
from previously.reading.subjects import who_means
from previously.reading.syntax import Doc

WHEN = frozenset(["when", "until", "till", "once", "after"])
MUSING = frozenset("talk think dream fantasize fantasise joke".split())
"""What one does about what may never be."""
DOUBTFUL: dict[str, Status] = {
    **dict.fromkeys("lie ask question quiz interrogate grill press".split(), "claim"),
    **dict.fromkeys("warn caution".split(), "plan"),
}
"""What a verb makes of what it is "about doing": "lies about seeing her", "asks him about leaving"."""
RETURNS = frozenset("arrive return wake awake awaken emerge open".split())
HOME = frozenset(["home", "back"])
FINDS = frozenset("find discover learn".split())
"""What one does on getting somewhere: "returns to find the house empty" is no plan."""


def beside(doc: Doc, verb: int, up: int, of: Callable[[int], Status]) -> Status:
    """The status of a clause beside another verb, where `of` tells that of any verb."""
    words = doc.words
    marks = doc.lowers(verb, "mark", "case")
    if marks & {"from", "of"} and words[up].lemma in hindering.KEPT_FROM:
        return hindering.went_on(doc, verb, up)
    if marks & {"without", "instead", "rather"}:
        return "negated"
    timely = "not" in doc.lowers(verb, "advmod")  # "but not before she can name him"
    if "before" in marks and not timely and doc.has(verb, ("can", "could"), "aux"):
        return "negated"  # "dies before she can name him"
    helped = [c for c in doc.dependents(verb, "aux") if words[c].lower in ("had", "were", "should")]
    subject = doc.first(verb, "nsubj", "nsubj:pass")
    inverted = bool(helped) and subject is not None and helped[0] < subject  # "had she killed him, he would"
    if inverted or marks & {"if", "unless", "whether", "lest"}:
        return "plan"
    if "to" in marks and forms.infinitive(doc, verb):
        governor = words[up]
        if who_means(doc, up) is not None:
            return "plan"  # "a fire started by Tom to kill Ann" may have killed another
        only = words[verb].lemma in FINDS and "only" in doc.lowers(verb, "advmod")
        if governor.lower in complements.FELT or only or forms.brings_itself(doc, up):
            return of(up)  # "goes home, only to find it empty"
        if (governor.lemma in lexicon.DONE and up < verb) or (_returned(doc, up) and words[verb].lemma in FINDS):
            return of(up)
        return "plan"
    if "before" in marks and words[up].lower in ("matter", "time", "days", "hours") and doc.dependents(up, "cop"):
        return "plan"  # "it is only a matter of time before he kills her"
    if marks & {"like", "if", "though"} and words[up].lemma in ("look", "seem", "appear"):
        return "claim"  # "makes it look like she has hanged herself"
    avenging = words[up].lemma == "avenge" or bool(doc.lowers(up, "obj") & {"revenge", "vengeance"})
    if "after" in marks and avenging and words[verb].xpos in ("VBZ", "VBD", "VBP"):
        return "actual"  # "vows to have revenge on him after he kills her brother"
    when = marks | doc.lowers(verb, "advmod")
    soon = words[up].lower == "soon"  # "as soon as": the tree may hang the clause on it
    up = _inside(doc, verb, words[up].head if soon else up)
    when |= {"when"} if soon or "soon" in doc.lowers(verb, "advmod", "mark") else set()
    if when & WHEN and forms.by_now(doc, verb) and forms.to_come(doc, up) and of(up) == "plan":
        return "plan"  # "will inherit when he dies", "as soon as he has died"
    if "before" in marks and words[verb].lemma in lexicon.DIE and forms.wished(doc, up) and of(up) == "plan":
        return "plan"  # "wants to see the sea before she dies"
    so_that = any(words[m].lower == "so" and doc.dependents(m, "fixed") for m in doc.dependents(verb, "mark"))
    if so_that and words[verb].xpos in ("VBZ", "VBP", "VBN"):
        return "plan"  # "lies so that he is covered"
    if "into" in marks:
        return of(up)  # "so that he would be frightened into selling"
    if "due" in marks:
        return "plan"  # "is due to testify"
    if "by" in marks:
        outer = of(up)
        return outer if outer != "negated" else "actual"
    if words[verb].xpos == "VBG" and (forms.put_off(doc, up) or ("about" in marks and words[up].lemma in MUSING)):
        return "plan"  # "puts off visiting her", "talks about moving"
    doing = words[verb].xpos == "VBG" or doc.has(verb, ("being", "having"), "aux", "aux:pass")
    if "about" in marks and doing and words[up].lemma in DOUBTFUL:
        return DOUBTFUL[words[up].lemma]
    if "of" in marks and words[up].lemma in lexicon.CLAIM:
        return "claim"  # "accuses him of killing her"
    if "for" in marks and words[verb].xpos == "VBG" and words[up].lemma in ("offer", "promise"):
        return "plan"  # "offers him money for killing her"
    if marks & {"of", "for", "with"} and words[up].lemma in lexicon.CHARGE:
        return "claim"  # "is arrested for killing her"
    bare = words[verb].xpos in ("VBG", "VBN")
    claimed = (bare or marks & {"because", "since"}) and of(up) == "claim"
    return "claim" if claimed else "actual"  # "says that he was fired for drinking"


def _returned(doc: Doc, verb: int) -> bool:
    """Whether somebody gets somewhere, where they may find what they never sought."""
    word = doc.words[verb]
    home = word.lemma in ("come", "get", "go") and any(doc.words[c].lower in HOME for c in doc.children[verb])
    return word.lemma in RETURNS or home


def _inside(doc: Doc, verb: int, up: int) -> int:
    """The clause that a clause of time stands in, where both hang on one verb: "because when she dies, he will ..."."""
    clauses = (c for c in doc.dependents(up, "advcl") if c > verb)
    return next((c for c in clauses if any(m < verb for m in doc.dependents(c, "mark"))), up)
