"""Whether what a verb tells really happened: attempts, plans, threats, claims and negations, by what governs it."""

from __future__ import annotations

from previously.model import Status
from previously.reading import convictions, hindering, implied, lexicon, unsettled
from previously.reading.subjects import outer_infinitive, who_means
from previously.reading.syntax import Doc, matches
from previously.reading.unreal import dreamt
from previously.reading.voices import passive

NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
MODALS = frozenset("will would shall should can could may might must 'll 'd".split())
WILL = frozenset("will would shall 'll 'd".split())
PLEDGED = lexicon.THREAT | frozenset("promise swear vow pledge offer guarantee".split())
"""Verbs of what is to be, and so is the time that it is to be at."""
WHEN = frozenset(["when", "until", "till", "once", "after"])
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
SUPPOSED = frozenset("supposedly allegedly presumably reportedly purportedly ostensibly".split())
"""Adverbs of what somebody takes for so."""
SEEMING = frozenset("apparently seemingly officially legally technically clinically".split())
"""Those that leave a doubt only where somebody dies; else they say no more than that one can see it."""
HEARSAY = frozenset("word rumor rumour report story tale legend gossip letter message".split())
"""What comes or spreads and says that something happened, true or not."""
EVERYBODY = frozenset("everyone everybody people world".split())
"""To whom one tells what is to be believed."""
SWORN = frozenset("swear vow testify state argue attest write".split())
"""Verbs that say that something is so, if not that something shall be."""
ASKED = frozenset("when where why how who whom".split())
REPUTED = frozenset("supposed rumored rumoured reputed presumed alleged said".split())
"""What somebody is "to have done" by what people say."""
KEPT_FROM = lexicon.REFUSE | frozenset(
    "save rescue keep protect spare dissuade deter discourage restrain hinder bar preclude prohibit disqualify".split()
)
"""Verbs of what then does not happen: "saves her from drowning"."""
RESOLVING = frozenset("decide choose resolve".split())
"""Verbs of what one then does, mostly."""
COMING = frozenset("come go".split())
WEIGHING = frozenset("discuss debate contemplate mull consider".split())
"""What one does about doing something before one does it."""
BEGINNING = frozenset("begin start".split())
MUSING = frozenset("talk think dream fantasize fantasise joke".split())
"""What one does about what may never be."""
DOUBTFUL: dict[str, Status] = {
    **dict.fromkeys("lie ask question quiz interrogate grill press".split(), "claim"),
    **dict.fromkeys("warn caution".split(), "plan"),
}
"""What a verb makes of what it is "about doing": "lies about seeing her", "asks him about leaving"."""
TRACES = frozenset("body bodies corpse remains trace wreck wreckage him her them it".split())
RETURNS = frozenset("arrive return wake awake awaken emerge open".split())
HOME = frozenset(["home", "back"])
FINDS = frozenset("find discover learn".split())
"""What one does on getting somewhere: "returns to find the house empty" is no plan."""
TOLD_BETWEEN_THE_LINES = frozenset("imply hint suggest indicate".split())


def _returned(doc: Doc, verb: int) -> bool:
    """Whether somebody gets somewhere, where they may find what they never sought."""
    word = doc.words[verb]
    home = word.lemma in ("come", "get", "go") and any(doc.words[c].lower in HOME for c in doc.children[verb])
    return word.lemma in RETURNS or home


def status(doc: Doc, verb: int, depth: int = 0) -> Status:
    """The status of the event a verb (or noun) triggers."""
    words = doc.words
    word = words[verb]
    if _negated(doc, verb):
        return "actual" if _pretended(doc, verb) else "negated"
    beside = {words[c].lower for c in doc.dependents(verb, "advmod")}
    fatal = lexicon.KILL_SURE | lexicon.DIE
    if beside & {"almost", "nearly", "half"}:
        return "attempt" if word.lemma in lexicon.KILL | lexicon.KILL_SURE | lexicon.HOSTILE else "negated"
    said_dead = word.lemma in ("declare", "pronounce") and any(words[c].lower == "dead" for c in doc.dependents(verb, "xcomp"))
    lost = (word.lemma in lexicon.DIE or said_dead) and _never_found(doc, verb)
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
    modal = next((words[c].lower for c in doc.dependents(verb, "aux") if words[c].lower in MODALS), None)
    been = any(words[c].lower == "been" for c in doc.dependents(verb, "aux", "aux:pass", "cop"))
    if modal == "'d" and (been or word.xpos in ("VBN", "VBD")):
        modal = None  # "he'd found out", "who'd been waiting": had
    if modal == "would" and any(words[c].lower == "have" for c in doc.dependents(verb, "aux")):
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
        return "plan" if modal else "claim" if _asks(doc, verb) else "actual"
    label, up = word.deprel, word.head
    governor = words[up]
    above: Status = "actual"
    came = implied.shared(doc, verb) or implied.brought_about(doc, verb)
    if (with_it := came or hindering.halted(doc, verb)) is not None:
        return status(doc, with_it, depth + 1)
    if implied.then_done(doc, verb):
        return "actual"
    that = label in ("parataxis", "advcl") and {words[c].lower for c in doc.dependents(verb, "mark")} == {"that"}
    if that:
        up = _before_that(doc, verb, up)
    if that or matches(label, "xcomp") or matches(label, "ccomp") or matches(label, "csubj"):
        above = _governed(doc, verb, up, depth)
    elif (held := convictions.opinion(doc, verb)) is not None:
        above = held
    elif label == "acl:relcl" and _on_that_day(doc, up, depth):
        above = "plan"
    elif label == "acl:relcl" and matches(governor.deprel, "ccomp") and doc.dependents(up, "cop"):
        above = status(doc, up, depth + 1)  # "believes that he is the one who killed him"
        above = above if above == "claim" else "actual"
    elif label == "acl" and _infinitive(doc, verb):
        above = lexicon.STATUS_OF_NOUN.get(governor.lemma, "plan")
    elif label == "acl" and governor.lemma in lexicon.STATUS_OF_NOUN:
        above = lexicon.STATUS_OF_NOUN[governor.lemma]
    elif matches(label, "advcl") and not matches(label, "advcl:relcl"):
        above = _adverbial(doc, verb, up, depth)
    elif matches(label, "conj") and governor.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        if not doc.dependents(verb, "nsubj", "nsubj:pass"):
            shared = status(doc, up, depth + 1)
            undergone = any(words[c].lower == "be" for c in doc.dependents(verb, "aux:pass")) and governor.xpos == "VB"
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
        return "plan" if above == "actual" or (modal in WILL and not _whether(doc, verb)) else above
    return above


def _resolved_to_kill(doc: Doc, verb: int) -> bool:
    """Whether a killing is joined to something else that somebody only decides to do."""
    first = doc.words[doc.words[verb].head]
    deadly = doc.words[verb].lemma in lexicon.KILL_SURE | lexicon.KILL and not _itself(doc, verb)
    return deadly and first.label == "xcomp" and doc.words[first.head].lemma in RESOLVING


def _asks(doc: Doc, verb: int) -> bool:
    """ "Did she kill him?", and not "where does she go?"."""
    words = doc.words
    subject = doc.first(verb, "nsubj", "nsubj:pass")
    helped = [c for c in doc.dependents(verb, "aux", "aux:pass", "cop") if words[c].upos == "AUX"]
    if not helped or subject is None or helped[0] > subject or _asked(doc, verb):
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
    finite = min(helped) < to and doc.words[min(helped)].xpos in ("VBZ", "VBD", "VBP")
    joined = doc.words[verb].label not in ("xcomp", "advcl", "acl")  # "he was to break it and then to be unmasked"
    return "to" if finite or joined else None


def _how_to(doc: Doc, verb: int) -> bool:
    """ "Teaches her how to poison a man": a thing to know, and nothing done."""
    asked = any(doc.words[c].lower in ("how", "whether") for c in doc.dependents(verb, "advmod", "mark"))
    return asked and _infinitive(doc, verb) and any(doc.words[c].lower == "to" for c in doc.dependents(verb, "mark"))


def _reputed(doc: Doc, verb: int) -> bool:
    """ "Was reported killed", "is presumed dead": so it was said of him."""
    word, before = doc.words[verb], doc.words[max(verb - 1, 0)]
    said = (
        before.lemma in lexicon.REPUTING and before.xpos in ("VBN", "VBD") and before.index in (word.head, *doc.children[verb])
    )
    return said and before.index < verb and (word.xpos == "VBN" or word.lower in lexicon.DEAD_WORDS)


def _never_found(doc: Doc, verb: int) -> bool:
    """Whether nobody ever found who is said to have died, by the same sentence or the next: then who knows."""
    words = doc.words
    here = words[verb].sentence
    at = doc.sentence_start(verb)
    while at < len(words) and words[at].sentence <= here + 1:
        if words[at].lemma in ("find", "recover", "retrieve", "locate") and at > verb and _negated(doc, at):
            found = {words[c].lower for c in doc.dependents(at, "obj", "nsubj:pass")}
            if doc.dependents(at, "aux:pass"):
                found |= {words[c].lower for c in doc.dependents(at, "nsubj")}
            if found & TRACES:
                return True
        at += 1
    return False


def _pretended(doc: Doc, verb: int) -> bool:
    """ "Pretends not to listen": does."""
    word = doc.words[verb]
    return matches(word.deprel, "xcomp") and doc.words[word.head].lemma == "pretend"


def _negated(doc: Doc, verb: int) -> bool:
    words = doc.words
    for child in doc.children[verb]:
        lower = words[child].lower
        if lower in implied.NEGATIONS and words[child].deprel in ("advmod", "cc:preconj", "det", "neg"):
            if hindering.denies_nothing(doc, child):
                continue
            return True
        if lower == "nor" and words[child].deprel == "cc":
            return True  # "nor has she told anyone"
        if lower == "without" and words[child].deprel in ("mark", "case"):
            return True
        if words[child].deprel in ("nsubj", "nsubj:pass", "obj", "iobj") and (lower in NOBODY or _no_one(doc, child)):
            return not implied.but(doc, child)  # "nobody finds him"
        if lower in NOBODY and words[child].label == "obl" and doc.preposition(child) in ("to", "with", "by"):
            return not implied.but(doc, child)  # "shows it to nobody"
        if lower in ("longer", "more") and any(words[k].lower == "no" for k in doc.children[child]):
            return True
    return _not_they(doc, verb)


def _not_they(doc: Doc, verb: int) -> bool:
    """ "It was not Ann who killed him"."""
    words = doc.words
    focus = words[words[verb].head]
    if not words[verb].deprel.endswith("relcl") or focus.index > verb or not doc.dependents(focus.index, "cop"):
        return False
    beside = {words[c].lower for c in doc.children[focus.index] if c < focus.index}
    who = any(words[c].lower == "who" for c in doc.dependents(verb, "nsubj"))
    return who and "it" in beside and bool(beside & {"not", "n't"})


def _no_one(doc: Doc, noun: int) -> bool:
    """ "No guard", "no one", "neither Ann nor Tom": nobody did it, or it was done to nobody."""
    return any(doc.words[c].lower in ("no", "neither") for c in doc.dependents(noun, "det", "cc"))


def _governed(doc: Doc, verb: int, up: int, depth: int) -> Status:
    """The status of a complement, from the verb that takes it."""
    words = doc.words
    governor = words[up]
    lemma = governor.lemma
    outer = status(doc, up, depth + 1)
    infinitive = _infinitive(doc, verb) and not doc.dependents(verb, "nsubj", "nsubj:pass")
    if _whether(doc, verb):
        return "plan" if infinitive else "claim"  # "finds out whether he did it" does not say that he did
    if infinitive and lemma == "go" and governor.xpos == "VBG":
        return "plan" if outer == "actual" else outer  # "is going to leave"
    if infinitive and lemma in ("see", "hear", "watch", "feel"):
        return outer  # "was never seen to paint", "watches him die"
    if lemma in lexicon.THREAT:
        made_to = infinitive and lemma == "blackmail" and bool(doc.dependents(up, "obj"))
        return "plan" if made_to else "threat"  # "blackmails him to open the safe"
    if infinitive and _brings_itself(doc, up):
        return outer
    if infinitive and lemma == "pretend":
        return "claim" if outer == "actual" else outer
    if outer == "negated" and infinitive and lemma in lexicon.PLAN:
        return "negated"  # "does not want to kill"
    if lemma in hindering.STOPPING and words[verb].xpos == "VBG" and not doc.dependents(up, "obj"):
        return "actual" if hindering.told_to_stop(doc, verb, up) else hindering.went_on(doc, verb, up)
    halted = infinitive and lemma in hindering.HALTING  # "stops him to ask"
    barred = lemma in ("stop", "prevent") or any(words[m].lower in ("from", "of") for m in doc.dependents(verb, "mark"))
    if words[verb].xpos == "VBG" and barred and lemma in KEPT_FROM and doc.dependents(up, "obj"):
        return hindering.went_on(doc, verb, up)  # "stops him from leaving"
    if lemma == "forget" and not infinitive and any(words[s].index < verb for s in doc.dependents(verb, "nsubj", "nsubj:pass")):
        return outer if outer in ("claim", "plan") else "actual"  # "forgets that she is married"
    if (lemma in lexicon.REFUSE and not halted) or (governor.lower == "unable" and outer == "actual"):
        return "negated"
    if _put_off(doc, up):
        return "plan"
    if lemma in BEGINNING and words[verb].lemma in lexicon.KILL_SURE | lexicon.DIE | lexicon.CHOKE:
        return "attempt"  # "begins strangling him", "starts to drown", until something happens
    if matches(words[verb].deprel, "csubj") and words[verb].xpos == "VBG" and doc.dependents(up, "cop"):
        return "plan"  # "killing him is a risk"
    if lemma in lexicon.TRY or lemma == "about":
        return "attempt"
    if lemma in ("appear", "seem"):
        return "claim"
    if _has_it_done(doc, up) and words[verb].lemma in lexicon.KILL_SURE | lexicon.KILL:
        return "plan"
    if lemma in RESOLVING and words[verb].lemma in lexicon.KILL_SURE | lexicon.KILL and not _itself(doc, verb):
        return "plan"  # "decide to assassinate him": that is more easily said than done
    if infinitive and lemma in COMING and words[verb].lemma in lexicon.KILL_SURE | lexicon.KILL:
        return "plan"  # "has come to kill him"
    unsure = words[verb].lemma in lexicon.KILL_SURE | lexicon.DIE and not _had_to(doc, up) and not _bidden(doc, verb, up)
    if lemma == "have" and infinitive and not unsure:
        return outer  # "has to tell her": and does
    if not infinitive and lemma in lexicon.CLAIM | lexicon.PLAN and _asked(doc, verb):
        return "actual"  # "refuses to say where he spent the night"
    if not infinitive and convictions.held(doc, verb, up):
        return "actual" if _asked(doc, verb) else "claim"
    if lemma in FACTIVE and _called_a_lie(doc, up):
        return "claim"
    if lemma == "tell" and not infinitive and _given_out(doc, up):
        return "claim"
    deadly = words[verb].lemma in lexicon.KILL_SURE | lexicon.DIE | {"dead"}
    told = lemma in ("tell", "inform") and not infinitive and deadly and outer == "actual"
    if told and passive(doc, up) and not doc.dependents(up, "obl:agent"):
        return "claim"  # "is told that she is dead", by nobody knows whom
    if words[verb].lemma in lexicon.KILL_SURE | lexicon.DIE and _sees_itself(doc, up):
        return "claim"  # nobody sees himself being killed but in a vision
    if (lemma == "report" and matches(words[verb].deprel, "xcomp")) or (not infinitive and governor.lower in REPUTED):
        return "claim"  # "is reported to have died"
    if any(words[s].lower in HEARSAY for s in doc.dependents(up, "nsubj")) and lemma in lexicon.INTRANSITIVE:
        return "claim"  # "word comes that he has drowned"
    if lemma in lexicon.DONE or lemma in lexicon.ASPECT or governor.lower in FELT:
        return outer
    if lemma in FACTIVE and not infinitive:
        return outer if outer in ("claim",) else "actual"
    if lemma in TOLD_BETWEEN_THE_LINES and _nobody_says(doc, up):
        return outer
    if convictions.wanted_so(doc, verb, up):
        return "plan"
    if lemma in lexicon.CLAIM | SWORN and not infinitive:
        return "claim"
    if lemma in lexicon.PLAN or infinitive or (lemma in WEIGHING and words[verb].xpos == "VBG"):
        return "plan"
    return outer


def _bidden(doc: Doc, verb: int, have: int) -> bool:
    """ "Has Tom kill him": he does so."""
    marked = any(doc.words[c].lower == "to" for c in doc.dependents(verb, "mark"))
    return bool(doc.dependents(have, "obj")) and not marked


def _itself(doc: Doc, verb: int) -> bool:
    """Whether what is done is done to oneself."""
    return any(doc.words[o].lower in lexicon.REFLEXIVES for o in doc.dependents(verb, "obj"))


def _sees_itself(doc: Doc, verb: int) -> bool:
    """ "Sees herself", "watches himself"."""
    return _itself(doc, verb) and doc.words[verb].lemma in ("see", "watch")


def _given_out(doc: Doc, verb: int) -> bool:
    """ "Has always told her that he died", "falsely tells her", "had told everyone so": so one does not tell what is so."""
    if any(doc.words[c].lower in ("always", "falsely", "untruthfully") for c in doc.dependents(verb, "advmod")):
        return True
    perfect = any(doc.words[c].lemma == "have" for c in doc.dependents(verb, "aux"))
    return perfect and any(doc.words[c].lower in EVERYBODY for c in doc.dependents(verb, "obj", "iobj", "obl"))


def _brings_itself(doc: Doc, verb: int) -> bool:
    """ "Cannot bring himself to tell her": whether one does or not."""
    return _itself(doc, verb) and doc.words[verb].lemma == "bring"


def _before_that(doc: Doc, verb: int, up: int) -> int:
    """The participle that a "that" follows ("apologises, believing that"), where the tree hangs the clause beside it."""
    mark = next(c for c in doc.dependents(verb, "mark") if doc.words[c].lower == "that")
    before = doc.words[mark - 1] if mark else doc.words[up]
    return before.index if before.upos == "VERB" and before.head == up and before.index != verb else up


def _has_it_done(doc: Doc, have: int) -> bool:
    """ "Decides to have him hanged": others have still to do it."""
    word = doc.words[have]
    return word.lemma in ("have", "get") and word.label == "xcomp" and doc.words[word.head].lemma in RESOLVING


def _had_to(doc: Doc, verb: int) -> bool:
    """ "He had to kill him": and did; what somebody knows or says that he had to do may still be ahead."""
    word = doc.words[verb]
    helped = doc.dependents(verb, "aux")
    return word.xpos == "VBD" and not helped and (word.label == "root" or word.label == "conj")


def _on_that_day(doc: Doc, day: int, depth: int) -> bool:
    """Whether a time told by what happens then is only promised or planned: "freedom on the day that he is dead"."""
    if doc.words[day].lemma not in unsettled.TIMES:
        return False
    up = next((i for i in doc.ancestors(day) if doc.words[i].upos == "VERB"), None)
    if up is None:
        return False
    return doc.words[up].lemma in PLEDGED or status(doc, up, depth + 1) in ("plan", "threat")


def _inside(doc: Doc, verb: int, up: int) -> int:
    """The clause that a clause of time stands in, where both hang on one verb: "because when she dies, he will ..."."""
    clauses = (c for c in doc.dependents(up, "advcl") if c > verb)
    return next((c for c in clauses if any(m < verb for m in doc.dependents(c, "mark"))), up)


def _yet_to_be(doc: Doc, verb: int) -> bool:
    """Whether a verb is told of a time to come."""
    words = doc.words
    base = words[verb].xpos == "VB" or any(words[c].xpos == "VB" for c in doc.dependents(verb, "cop"))
    return base and bool(
        {words[c].lower for c in doc.dependents(verb, "aux")} & WILL
        or {words[c].lower for c in doc.dependents(verb, "mark")} & {"to"}
    )


def _by_now(doc: Doc, verb: int) -> bool:
    """ "Dies", "has died", "is dead"."""
    finite = [verb, *doc.dependents(verb, "aux", "aux:pass", "cop")]
    return any(doc.words[i].xpos in ("VBZ", "VBP") for i in finite)


def _wished(doc: Doc, verb: int) -> bool:
    """Whether a verb tells what is only wished for, by its form: "to see", "might see"."""
    words = doc.words
    helped = {words[c].lower for c in doc.dependents(verb, "aux")} & MODALS
    return words[verb].xpos == "VB" and bool(helped or any(words[c].lower == "to" for c in doc.dependents(verb, "mark")))


def _asked(doc: Doc, verb: int) -> bool:
    """Whether a clause asks when, where, how or by whom something happened, and so takes for granted that it did."""
    return any(doc.words[c].lower in ASKED for c in doc.dependents(verb, "advmod", "nsubj", "nsubj:pass", "obl"))


def _called_a_lie(doc: Doc, verb: int) -> bool:
    """Whether the next sentence says of what was told that it is a lie."""
    words = doc.words
    here = words[verb].sentence
    for word in words[verb:]:
        if word.sentence > here + 1:
            return False
        if word.sentence == here + 1 and word.label == "root":
            about = {words[c].lower for c in doc.dependents(word.index, "nsubj")}
            return bool(about & {"this", "that", "it"}) and word.lower in ("lie", "untrue", "false")
    return False


def _whether(doc: Doc, verb: int) -> bool:
    """Whether a clause is a question told."""
    return any(doc.words[m].lower in ("whether", "if") for m in doc.dependents(verb, "mark"))


def _infinitive(doc: Doc, verb: int) -> bool:
    """ "To kill", "to be killed", and not "to have killed"."""
    words = doc.words
    helped = {words[c].lower for c in doc.dependents(verb, "aux", "aux:pass")}
    to = any(words[m].lower == "to" for m in doc.dependents(verb, "mark"))
    return words[verb].xpos == "VB" or (words[verb].xpos == "VBN" and to and "be" in helped and "have" not in helped)


def _nobody_says(doc: Doc, verb: int) -> bool:
    """ "It is implied that": the story itself lets us know."""
    subject = doc.first(verb, "expl", "nsubj:pass")
    return subject is not None and doc.words[subject].lower == "it" and not doc.dependents(verb, "obl:agent")


def _put_off(doc: Doc, verb: int) -> bool:
    """ "Puts off" doing something."""
    return doc.words[verb].lemma == "put" and any(doc.words[c].lower == "off" for c in doc.dependents(verb, "compound:prt"))


def _adverbial(doc: Doc, verb: int, up: int, depth: int) -> Status:
    words = doc.words
    marks = {words[m].lower for m in doc.dependents(verb, "mark", "case")}
    if marks & {"from", "of"} and words[up].lemma in KEPT_FROM:
        return hindering.went_on(doc, verb, up)
    if marks & {"without", "instead", "rather"}:
        return "negated"
    timely = any(words[c].lower == "not" for c in doc.dependents(verb, "advmod"))  # "but not before she can name him"
    if "before" in marks and not timely and any(words[c].lower in ("can", "could") for c in doc.dependents(verb, "aux")):
        return "negated"  # "dies before she can name him"
    helped = [c for c in doc.dependents(verb, "aux") if words[c].lower in ("had", "were", "should")]
    subject = doc.first(verb, "nsubj", "nsubj:pass")
    inverted = bool(helped) and subject is not None and helped[0] < subject  # "had she killed him, he would"
    if inverted or marks & {"if", "unless", "whether", "lest"}:
        return "plan"
    if "to" in marks and _infinitive(doc, verb):
        governor = words[up]
        if who_means(doc, up) is not None:
            return "plan"  # "a fire started by Tom to kill Ann" may have killed another
        only = words[verb].lemma in FINDS and any(words[c].lower == "only" for c in doc.dependents(verb, "advmod"))
        if governor.lower in FELT or only or _brings_itself(doc, up):
            return status(doc, up, depth + 1)  # "goes home, only to find it empty"
        if governor.lemma in lexicon.DONE or (_returned(doc, up) and words[verb].lemma in FINDS):
            return status(doc, up, depth + 1)
        return "plan"
    when = marks | {words[m].lower for m in doc.dependents(verb, "advmod")}
    soon = words[up].lower == "soon"  # "as soon as": the tree may hang the clause on it
    up = _inside(doc, verb, words[up].head if soon else up)
    when |= {"when"} if soon or any(words[c].lower == "soon" for c in doc.dependents(verb, "advmod", "mark")) else set()
    if when & WHEN and _by_now(doc, verb) and _yet_to_be(doc, up) and status(doc, up, depth + 1) == "plan":
        return "plan"  # "will inherit when he dies", "as soon as he has died"
    if "before" in marks and words[verb].lemma in lexicon.DIE and _wished(doc, up) and status(doc, up, depth + 1) == "plan":
        return "plan"  # "wants to see the sea before she dies"
    so_that = any(words[m].lower == "so" and doc.dependents(m, "fixed") for m in doc.dependents(verb, "mark"))
    if so_that and words[verb].xpos in ("VBZ", "VBP", "VBN"):
        return "plan"  # "lies so that he is covered"
    if "into" in marks:
        return status(doc, up, depth + 1)  # "so that he would be frightened into selling"
    if "due" in marks:
        return "plan"  # "is due to testify"
    if "by" in marks:
        outer = status(doc, up, depth + 1)
        return outer if outer != "negated" else "actual"
    if _put_off(doc, up) or ("about" in marks and words[up].lemma in MUSING and words[verb].xpos == "VBG"):
        return "plan"  # "puts off visiting her", "talks about moving"
    if "about" in marks and words[verb].xpos == "VBG" and words[up].lemma in DOUBTFUL:
        return DOUBTFUL[words[up].lemma]
    if "of" in marks and words[up].lemma in lexicon.CLAIM:
        return "claim"  # "accuses him of killing her"
    if "for" in marks and words[verb].xpos == "VBG" and words[up].lemma in ("offer", "promise"):
        return "plan"  # "offers him money for killing her"
    if marks & {"of", "for", "with"} and words[up].lemma in lexicon.CHARGE:
        return "claim"  # "is arrested for killing her"
    bare = words[verb].xpos in ("VBG", "VBN")
    claimed = (bare or marks & {"because", "since"}) and status(doc, up, depth + 1) == "claim"
    return "claim" if claimed else "actual"  # "says that he was fired for drinking"
