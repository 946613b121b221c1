"""Whether what a verb tells really happened: attempts, plans, threats, claims and negations, by what governs it."""

from __future__ import annotations

from previously.model import Status
from previously.reading import adverbials, complements, convictions, denied, forms, hindering, implied, lexicon, unsettled
from previously.reading.subjects import outer_infinitive
from previously.reading.syntax import Doc, matches
from previously.reading.tags import FINITE
from previously.reading.unreal import dreamt

PLEDGED = lexicon.THREAT | frozenset("promise swear vow pledge offer guarantee".split())
"""Verbs of what is to be, and so is the time that it is to be at."""
SUPPOSED = frozenset("supposedly allegedly presumably reportedly purportedly ostensibly".split())
"""Adverbs of what somebody takes for so."""
SEEMING = frozenset("apparently seemingly officially legally technically clinically".split())
"""Those that leave a doubt only where somebody dies; else they say no more than that one can see it."""


def status(doc: Doc, verb: int, depth: int = 0) -> Status:
    """The status of the event a verb (or noun) triggers."""
    words = doc.words
    word = words[verb]
    if denied.negated(doc, verb):
        return "actual" if denied.pretended(doc, verb) else "negated"
    beside = doc.lowers(verb, "advmod")
    fatal = lexicon.FATAL
    if beside & {"almost", "nearly", "half"}:
        return "attempt" if word.lemma in lexicon.KILLING | lexicon.HOSTILE else "negated"
    if forms.close_to(doc, verb):
        return "attempt" if word.lemma in lexicon.KILLING | lexicon.HOSTILE else "negated"
    said_dead = word.lemma in ("declare", "pronounce") and "dead" in doc.lowers(verb, "xcomp")
    lost = (word.lemma in lexicon.DIE or said_dead) and denied.never_found(doc, verb)
    if dreamt(doc, verb):
        return "claim"
    guessed = beside & convictions.PERHAPS and not any(words[c].xpos == "MD" for c in doc.dependents(verb, "aux"))
    if (
        lost
        or guessed
        or _reputed(doc, verb)
        or beside & SUPPOSED
        or (beside & SEEMING and (word.lemma in fatal or word.lower == "dead"))
    ):
        return "claim"
    modal = next((words[c].lower for c in doc.dependents(verb, "aux") if words[c].lower in forms.MODALS), None)
    been = "been" in doc.lowers(verb, "aux", "aux:pass", "cop")
    if modal == "'d" and (been or word.xpos in ("VBN", "VBD")):
        modal = None  # "he'd found out", "who'd been waiting": had
    if modal == "would" and "have" in doc.lowers(verb, "aux"):
        return "negated"  # "would have been hanged": he was not
    undone = implied.untrue(doc, verb) or implied.instead(doc, verb) or hindering.given_up(doc, verb)
    if undone or (depth <= 5 and implied.prevented(doc, verb)):
        return "negated"
    if unsettled.left_open(doc, verb):
        return "plan"
    modal = modal or _to_be(doc, verb)
    if _how_to(doc, verb):
        return "plan"
    if unsettled.cut_short(doc, verb) or hindering.rescued(doc, verb):
        return "attempt"
    if depth > 5 or word.head == verb:
        return "plan" if modal else "claim" if asks(doc, verb) else "actual"
    label, up = word.deprel, word.head
    governor = words[up]
    above: Status = "actual"
    came = implied.shared(doc, verb) or implied.brought_about(doc, verb)
    if (with_it := came or hindering.halted(doc, verb)) is not None:
        return status(doc, with_it, depth + 1)
    if implied.then_done(doc, verb):
        return "actual"
    that = label in ("parataxis", "advcl") and doc.lowers(verb, "mark") == {"that"}
    also = label == "conj" and "that" in doc.lowers(verb, "mark") and bool(doc.dependents(up, "ccomp"))
    if that:
        up = _before_that(doc, verb, up)
    if label == "conj" and doc.lowers(verb, "mark") & {"if", "unless"}:
        return "plan"  # "if they help him, and if she kills Tom"
    if that or also or matches(label, "xcomp") or matches(label, "ccomp") or matches(label, "csubj"):
        above = complements.governed(doc, verb, up, status(doc, up, depth + 1))
    elif (held := convictions.opinion(doc, verb)) is not None:
        above = held
    elif label == "acl:relcl" and _on_that_day(doc, up, depth):
        above = "plan"
    elif label == "acl:relcl" and matches(governor.deprel, "ccomp") and doc.dependents(up, "cop"):
        above = status(doc, up, depth + 1)  # "believes that he is the one who killed him"
        above = above if above == "claim" else "actual"
    elif label == "acl" and forms.infinitive(doc, verb):
        above = lexicon.STATUS_OF_NOUN.get(governor.lemma, "plan")
    elif label == "acl" and governor.lemma in lexicon.STATUS_OF_NOUN:
        above = lexicon.STATUS_OF_NOUN[governor.lemma]
    elif matches(label, "advcl") and not matches(label, "advcl:relcl"):
        above = adverbials.beside(doc, verb, up, lambda verb: status(doc, verb, depth + 1))
    elif matches(label, "conj") and governor.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        if not doc.dependents(verb, "nsubj", "nsubj:pass"):
            shared = status(doc, up, depth + 1)
            undergone = "be" in doc.lowers(verb, "aux:pass") and governor.xpos == "VB"
            own_form = word.xpos == governor.xpos or undergone  # "wants him to go and be caught"
            bare = (word.xpos == "VB" and implied.with_it(doc, verb)) or implied.nor_that(doc, verb)
            above = shared if shared != "actual" and own_form and (shared != "negated" or bare) else "actual"
            if word.xpos == "VB" and _resolved_to_kill(doc, verb):
                above = "plan"  # "decides to befriend and kill him"
            if above == "actual" and outer_infinitive(doc, verb) is not None:
                above = "plan"  # "hopes that she lives and to see her"
        elif matches(governor.deprel, "ccomp"):
            above = status(doc, up, depth + 1)
            above = above if above == "claim" else "actual"
    if modal and above in ("actual", "claim"):
        return "plan" if above == "actual" or (modal in forms.WILL and not forms.whether(doc, verb)) else above
    return above


def _resolved_to_kill(doc: Doc, verb: int) -> bool:
    """Whether a killing is joined to something else that somebody only decides to do."""
    first = doc.words[doc.words[verb].head]
    deadly = doc.words[verb].lemma in lexicon.KILLING and not forms.done_to_itself(doc, verb)
    return deadly and first.label == "xcomp" and doc.words[first.head].lemma in complements.RESOLVING


def asks(doc: Doc, verb: int) -> bool:
    """ "Did she kill him?", and not "where does she go?"."""
    words = doc.words
    subject = doc.first(verb, "nsubj", "nsubj:pass")
    helped = [c for c in doc.dependents(verb, "aux", "aux:pass", "cop") if words[c].upos == "AUX"]
    if not helped or subject is None or helped[0] > subject or forms.asks_which(doc, verb):
        return False
    last = doc.subtree(verb)[-1]
    return any(words[i].text.startswith("?") for i in (last, last + 1) if i < len(words))


def _to_be(doc: Doc, verb: int) -> str | None:
    """ "Was to be hanged", "is to leave": not yet."""
    to = next((c for c in doc.dependents(verb, "mark") if doc.words[c].lower == "to"), None)
    beside = [doc.words[c] for c in doc.dependents(verb, "aux", "aux:pass", "cop")]
    if to is None and [w.lower for w in beside] == ["be"] and doc.dependents(verb, "nsubj", "nsubj:pass"):
        return "be"  # "orders that he be hanged"
    helped = [c for c in doc.dependents(verb, "aux", "aux:pass", "cop") if doc.words[c].lemma == "be"]
    if to is None or not helped:
        return None
    finite = min(helped) < to and doc.words[min(helped)].xpos in FINITE
    joined = doc.words[verb].label not in ("xcomp", "advcl", "acl")  # "he was to break it and then to be unmasked"
    return "to" if finite or joined else None


def _how_to(doc: Doc, verb: int) -> bool:
    """ "Teaches her how to poison a man": a thing to know, and nothing done."""
    asked = doc.has(verb, ("how", "whether"), "advmod", "mark")
    return asked and forms.infinitive(doc, verb) and "to" in doc.lowers(verb, "mark")


def _reputed(doc: Doc, verb: int) -> bool:
    """ "Was reported killed", "is presumed dead": so it was said of him."""
    word, before = doc.words[verb], doc.words[max(verb - 1, 0)]
    said = (
        before.lemma in lexicon.REPUTING and before.xpos in ("VBN", "VBD") and before.index in (word.head, *doc.children[verb])
    )
    return said and before.index < verb and (word.xpos == "VBN" or word.lower in lexicon.DEAD_WORDS)


def _before_that(doc: Doc, verb: int, up: int) -> int:
    """The participle that a "that" follows ("apologises, believing that"), where the tree hangs the clause beside it."""
    mark = next(c for c in doc.dependents(verb, "mark") if doc.words[c].lower == "that")
    before = doc.words[mark - 1] if mark else doc.words[up]
    return before.index if before.upos == "VERB" and before.head == up and before.index != verb else up


def _on_that_day(doc: Doc, day: int, depth: int) -> bool:
    """Whether a time told by what happens then is only promised or planned: "freedom on the day that he is dead"."""
    if doc.words[day].lemma not in unsettled.TIMES:
        return False
    up = next((i for i in doc.ancestors(day) if doc.words[i].upos == "VERB"), None)
    if up is None:
        return False
    return doc.words[up].lemma in PLEDGED or status(doc, up, depth + 1) in ("plan", "threat")
