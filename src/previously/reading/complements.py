"""What becomes of a complement by the verb that takes it: "tries to kill", "says that he lied", "is told that she is dead"."""

from __future__ import annotations

from previously.model import Status
from previously.reading import convictions, forms, hindering, lexicon
from previously.reading.syntax import Doc, matches
from previously.reading.voices import passive

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
MOVED = FELT | frozenset("happy glad angry furious sorry proud ashamed impressed bothered".split())
"""How somebody is about what is so, whether they are so about it or not."""
RESOLVING = frozenset("decide choose resolve".split())
"""Verbs of what one then does, mostly."""
HEARSAY = frozenset(
    "word rumor rumour rumors rumours report reports story stories tale tales legend gossip letter message whispers".split()
)
"""What comes or spreads and says that something happened, true or not."""
RUMOURS = frozenset("rumor rumour rumors rumours gossip whispers".split())
SPREADING = frozenset("spread circulate abound swirl fly".split())
"""What those do that need not be true, where "word spreads" of what is."""
CAPTIONS = frozenset(
    "caption captions card cards intertitle intertitles epilogue postscript afterword titles subtitle subtitles "
    "narration voice-over voiceover".split()
)
"""What tells the end of a film and is not to be doubted."""
EVERYBODY = frozenset("everyone everybody people world".split())
"""To whom one tells what is to be believed."""
SWORN = frozenset("swear vow testify state argue attest write declare".split())
"""Verbs that say that something is so, if not that something shall be."""
REPUTED = frozenset("supposed rumored rumoured reputed presumed alleged said".split())
"""What somebody is "to have done" by what people say."""
COMING = frozenset("come go".split())
WEIGHING = frozenset("discuss debate contemplate mull consider".split())
"""What one does about doing something before one does it."""
BEGINNING = frozenset("begin start".split())
EXPECTED = frozenset("surprise surprising wonder coincidence accident secret mystery news".split())
"""What it is not that is told of all the same."""
TOLD_BETWEEN_THE_LINES = frozenset("imply hint suggest indicate".split())


def governed(doc: Doc, verb: int, up: int, outer: Status) -> Status:
    """The status of a complement of a verb that itself has the status `outer`."""
    words = doc.words
    governor = words[up]
    lemma = governor.lemma
    infinitive = forms.infinitive(doc, verb) and not doc.dependents(verb, "nsubj", "nsubj:pass")
    if forms.whether(doc, verb):
        return "plan" if infinitive else "claim"  # "finds out whether he did it" does not say that he did
    if governor.lower in EXPECTED and not infinitive and doc.has(up, ("no", "hardly", "not", "n't"), "det", "advmod"):
        return "actual"  # "it is no surprise that he fled"
    if infinitive and lemma == "go" and governor.xpos == "VBG":
        return "plan" if outer == "actual" else outer  # "is going to leave"
    if infinitive and lemma in ("see", "hear", "watch", "feel"):
        return outer  # "was never seen to paint", "watches him die"
    if lemma == "see" and words[verb].xpos == "VBN" and outer in ("plan", "negated"):
        return "plan"  # "leaves to avoid seeing him killed"
    if lemma in lexicon.THREAT:
        made_to = infinitive and lemma == "blackmail" and bool(doc.dependents(up, "obj"))
        return "plan" if made_to else "threat"  # "blackmails him to open the safe"
    if infinitive and forms.brings_itself(doc, up):
        return outer
    if infinitive and lemma == "pretend":
        return "claim" if outer == "actual" else outer
    if outer == "negated" and infinitive and lemma in lexicon.PLAN:
        return "negated"  # "does not want to kill"
    if lemma in hindering.STOPPING and words[verb].xpos == "VBG" and not doc.dependents(up, "obj"):
        return "actual" if hindering.told_to_stop(doc, verb, up) else hindering.went_on(doc, verb, up)
    halted = infinitive and lemma in hindering.HALTING  # "stops him to ask"
    barred = lemma in ("stop", "prevent") or doc.has(verb, ("from", "of"), "mark")
    if words[verb].xpos == "VBG" and barred and lemma in hindering.KEPT_FROM and doc.dependents(up, "obj"):
        return hindering.went_on(doc, verb, up)  # "stops him from leaving"
    if lemma == "forget" and not infinitive and any(words[s].index < verb for s in doc.dependents(verb, "nsubj", "nsubj:pass")):
        return outer if outer in ("claim", "plan") else "actual"  # "forgets that she is married"
    if (lemma in lexicon.REFUSE and not halted) or (governor.lower == "unable" and outer == "actual"):
        return "negated"
    if forms.put_off(doc, up):
        return "plan"
    if lemma in BEGINNING and words[verb].lemma in lexicon.FATAL | lexicon.CHOKE:
        return "attempt"  # "begins strangling him", "starts to drown", until something happens
    if matches(words[verb].deprel, "csubj") and words[verb].xpos == "VBG" and doc.dependents(up, "cop"):
        return "plan"  # "killing him is a risk"
    if lemma in lexicon.TRY or lemma == "about":
        return outer if outer == "claim" else "attempt"  # "believes that she tried to kill him"
    if lemma in ("appear", "seem"):
        return "claim"
    if _has_it_done(doc, up) and words[verb].lemma in lexicon.KILLING:
        return "plan"
    if lemma in RESOLVING and words[verb].lemma in lexicon.KILLING and not forms.done_to_itself(doc, verb):
        return "plan"  # "decide to assassinate him": that is more easily said than done
    if lemma in RESOLVING and words[verb].lemma in lexicon.DIE:
        return "plan"
    if infinitive and lemma in COMING and words[verb].lemma in lexicon.KILLING:
        return "plan"  # "has come to kill him"
    unsure = words[verb].lemma in lexicon.FATAL and not _had_to(doc, up) and not _bidden(doc, verb, up)
    if lemma == "have" and infinitive and not unsure:
        return outer  # "has to tell her": and does
    if not infinitive and lemma in lexicon.CLAIM | lexicon.PLAN and forms.asks_which(doc, verb):
        return "actual"  # "refuses to say where he spent the night"
    if not infinitive and convictions.held(doc, verb, up):
        return "actual" if forms.asks_which(doc, verb) else "claim"
    if lemma in FACTIVE and _called_a_lie(doc, up):
        return "claim"
    if lemma == "tell" and not infinitive and _given_out(doc, up):
        return "claim"
    deadly = words[verb].lemma in lexicon.FATAL | {"dead"}
    told = lemma in ("tell", "inform") and not infinitive and deadly and outer == "actual"
    if told and passive(doc, up) and not doc.dependents(up, "obl:agent"):
        return "claim"  # "is told that she is dead", by nobody knows whom
    if words[verb].lemma in lexicon.FATAL and _sees_itself(doc, up):
        return "claim"  # nobody sees himself being killed but in a vision
    if (lemma == "report" and matches(words[verb].deprel, "xcomp")) or (not infinitive and governor.lower in REPUTED):
        return "claim"  # "is reported to have died"
    if doc.has(up, HEARSAY, "nsubj") and lemma in lexicon.INTRANSITIVE:
        return "claim"  # "word comes that he has drowned"
    if doc.has(up, RUMOURS, "nsubj") and lemma in SPREADING:
        return "claim"
    if not infinitive and lemma in lexicon.CLAIM | SWORN and _captioned(doc, up):
        return outer  # "a closing caption states that he died"
    if governor.lower in MOVED and outer == "negated" and not infinitive:
        return "actual"  # "is not pleased that he has hired her"
    if lemma in lexicon.DONE or lemma in lexicon.ASPECT or governor.lower in FELT:
        return outer
    if lemma in FACTIVE and not infinitive:
        return outer if outer in ("claim",) else "actual"
    if lemma in TOLD_BETWEEN_THE_LINES and _nobody_says(doc, up):
        return outer
    if convictions.wanted_so(doc, verb, up):
        return "plan"
    if (lemma in lexicon.CLAIM | SWORN or (lemma == "feel" and not passive(doc, up))) and not infinitive:
        return "claim"
    if lemma in lexicon.PLAN or infinitive or (lemma in WEIGHING and words[verb].xpos == "VBG"):
        return "plan"
    return outer


def _captioned(doc: Doc, verb: int) -> bool:
    """Whether it is a caption or the like that says something."""
    above = doc.words[doc.words[verb].head]
    return doc.has(verb, CAPTIONS, "nsubj") or (doc.words[verb].label == "acl" and above.lower in CAPTIONS)


def _bidden(doc: Doc, verb: int, have: int) -> bool:
    """ "Has Tom kill him": he does so."""
    marked = "to" in doc.lowers(verb, "mark")
    return bool(doc.dependents(have, "obj")) and not marked


def _sees_itself(doc: Doc, verb: int) -> bool:
    """ "Sees herself", "watches himself"."""
    return forms.done_to_itself(doc, verb) and doc.words[verb].lemma in ("see", "watch")


def _given_out(doc: Doc, verb: int) -> bool:
    """ "Has always told her that he died", "falsely tells her", "had told everyone so": so one does not tell what is so."""
    if doc.has(verb, ("always", "falsely", "untruthfully"), "advmod"):
        return True
    perfect = any(doc.words[c].lemma == "have" for c in doc.dependents(verb, "aux"))
    return perfect and doc.has(verb, EVERYBODY, "obj", "iobj", "obl")


def _has_it_done(doc: Doc, have: int) -> bool:
    """ "Decides to have him hanged": others have still to do it."""
    word = doc.words[have]
    return word.lemma in ("have", "get") and word.label == "xcomp" and doc.words[word.head].lemma in RESOLVING


def _had_to(doc: Doc, verb: int) -> bool:
    """ "He had to kill him": and did; what somebody knows or says that he had to do may still be ahead."""
    word = doc.words[verb]
    helped = doc.dependents(verb, "aux")
    return word.xpos == "VBD" and not helped and (word.label == "root" or word.label == "conj")


def _called_a_lie(doc: Doc, verb: int) -> bool:
    """Whether the next sentence says of what was told that it is a lie."""
    words = doc.words
    here = words[verb].sentence
    for word in words[verb:]:
        if word.sentence > here + 1:
            return False
        if word.sentence == here + 1 and word.label == "root":
            about = doc.lowers(word.index, "nsubj")
            return bool(about & {"this", "that", "it"}) and word.lower in ("lie", "untrue", "false")
    return False


def _nobody_says(doc: Doc, verb: int) -> bool:
    """ "It is implied that": the story itself lets us know."""
    subject = doc.first(verb, "expl", "nsubj:pass")
    return subject is not None and doc.words[subject].lower == "it" and not doc.dependents(verb, "obl:agent")
