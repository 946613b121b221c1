"""What it is to be held and to be freed: locked in a tower and in no embrace, freed from prison and from no job."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.syntax import Doc

EMBRACES = frozenset(
    "embrace hug kiss arms battle struggle combat stare gaze duel fight feud rivalry war conflict dispute argument quarrel "
    "debate contest competition lawsuit dance conversation standoff stalemate".split()
)
"""What one is locked in and goes free."""
NO_PLACE = frozenset("public time end middle moment second minute front midsentence anger turn".split())
"""In what somebody is shut up who is only silenced."""
HELD_IN = lexicon.PRISONS | frozenset(
    "tower cellar basement attic captivity custody slavery bondage asylum ward camp cage pit "
    "hold captor captors kidnapper kidnappers abductor abductors guard guards gang soldiers pirates police men cult".split()
)
"""Where and by whom somebody is held who is rescued from there."""
TIES = frozenset(
    "job post office duty duties service role work task contract oath vow vows promise debt debts obligation obligations "
    "responsibility responsibilities burden engagement marriage spell curse enchantment guilt pain suffering fear fears grief "
    "past addiction influence".split()
)
"""What somebody is freed from who was no captive."""
CAPTIVES = frozenset("captive prisoner hostage captives prisoners hostages".split())
NO_LONGER = frozenset("former ex old own escaped freed released fellow next".split())
"""What is said of a prisoner who is none, or none yet."""
HEALERS = frozenset("doctor doctors nurse nurses hospital surgeon".split())
"""Who releases somebody that was ill, and no prisoner."""
ASYLUMS = frozenset("asylum madhouse nuthouse".split())
WARDS = frozenset("hospital ward institution facility clinic home unit".split())
OF_THE_MIND = frozenset("mental psychiatric lunatic insane secure".split())
"""What is said of a hospital that nobody leaves at will."""
SENT = frozenset("send commit confine throw put place consign".split())
"""What is done to somebody with an asylum."""


def captive(doc: Doc, verb: int, lemma: str) -> bool:
    """Whether a verb keeps its object captive: "takes him hostage", "locks her in a shed", "shuts her up in the tower"."""
    if lemma in ("hold", "keep", "take", "make"):
        return held_captive(doc, verb)
    if lemma not in ("lock", "shut"):
        return False
    cases = {c: doc.lowers(c, "case") for c in doc.dependents(verb, "obl")}
    within = {doc.words[c].lower for c, found in cases.items() if found & {"in", "into", "inside"}}  # "up in the tower"
    if within & EMBRACES:
        return False
    away = {"away"} if lemma == "shut" else {"away", "up"}  # whom somebody only shuts up is silenced
    apart = doc.lowers(verb, "compound:prt", "advmod")
    return bool(within - NO_PLACE) or bool(apart & away)


def held_captive(doc: Doc, verb: int) -> bool:
    """Whether "hold" means to keep somebody captive."""
    words = ("captive", "prisoner", "hostage", "prisoners", "hostages", "locked", "imprisoned", "ransom")
    held = [c for c in doc.children[verb] if doc.words[c].lower in words]
    # "takes the hostage hunting" is another thing, and "takes her as a hostage" the same
    return any(not doc.dependents(c, "det", "nmod:poss") or doc.preposition(c) == "as" for c in held)


def no_captivity(doc: Doc, verb: int) -> bool:
    """Whether who is freed was not held: "rescued from the flood", "freed from his job", "released from hospital"."""
    words = doc.words
    out = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "from" and words[c].upos == "NOUN"]
    if words[verb].lemma == "rescue":
        return bool(out) and not any(words[c].lower in HELD_IN for c in out)
    doing = [c for c in doc.dependents(verb, "advcl", "xcomp", "obl") if _from_doing(doc, c)]
    well = [c for c in out if words[c].lower == "hospital" and not _of_the_mind(doc, c)]
    healed = doc.has(verb, HEALERS, "nsubj", "obl:agent")
    return bool(doing or well or healed) or any(words[c].lower in TIES for c in out)


def _from_doing(doc: Doc, word: int) -> bool:
    """ "Freed from being a warden", "from having to work"."""
    off = "from" in doc.lowers(word, "mark", "case")
    being = "being" in doc.lowers(word, "cop")
    return off and (being or doc.words[word].xpos == "VBG")


def _of_the_mind(doc: Doc, noun: int) -> bool:
    """ "A mental hospital", "the psychiatric ward"."""
    return doc.has(noun, OF_THE_MIND, "amod", "compound")


def put_away(doc: Doc, verb: int) -> bool:
    """ "Is sent to an asylum", "commits her to a mental hospital", and not "is sent to the asylum to fetch him"."""
    words = doc.words
    if words[verb].lemma not in SENT:
        return False
    errand = any(words[m].lower == "to" for c in doc.dependents(verb, "advcl", "xcomp") for m in doc.dependents(c, "mark"))
    beside = doc.dependents(verb, "obl")
    errand = errand or any(doc.preposition(c) in ("as", "for", "with") for c in beside)
    to = [c for c in beside if doc.preposition(c) in ("to", "in", "into")]
    there = [c for c in to if words[c].lower in ASYLUMS or (words[c].lower in WARDS and _of_the_mind(doc, c))]
    return bool(there) and not errand


BARS = frozenset("prison jail gaol".split())
"""Where nobody goes of his own will, told without an article."""
GOING = {**dict.fromkeys("go return".split(), "to"), **dict.fromkeys("end land wind".split(), "in")}
"""What somebody does who is locked up then, with what stands before the prison: "goes to jail", "ends up in prison"."""


def _behind_bars(doc: Doc, verb: int, case: str) -> bool:
    """Whether a prison without any article stands beside a verb with a preposition."""
    beside = [*doc.dependents(verb, "obl"), *(k for o in doc.dependents(verb, "obj") for k in doc.dependents(o, "nmod"))]
    bare = [c for c in beside if doc.words[c].lower in BARS and not doc.dependents(c, "det", "nmod:poss", "compound")]
    return any(doc.preposition(c) == case for c in bare)


def to_prison(doc: Doc, verb: int) -> bool:
    """ "Goes to jail", "ends up in prison", "is serving a sentence", not "goes to prison to see him"."""
    words = doc.words
    if words[verb].lemma == "serve":
        now = doc.has(verb, ("is", "are", "'s"), "aux") and words[verb].xpos == "VBG"
        return now and doc.has(verb, ("sentence", "time"), "obj")
    marks = {words[m].lower for c in doc.dependents(verb, "advcl", "xcomp") for m in doc.dependents(c, "mark")}
    visit = bool(marks & {"to", "if", "unless"}) or any(
        doc.preposition(c) in ("as", "with") for c in doc.dependents(verb, "obl")
    )
    case = GOING.get(words[verb].lemma)
    return case is not None and not visit and _behind_bars(doc, verb, case)


def visited_there(doc: Doc, verb: int) -> bool:
    """ "Visits her father in prison": he is held there."""
    past = "ago" in doc.lowers(verb, "advmod")
    return doc.words[verb].lemma == "visit" and bool(doc.dependents(verb, "obj")) and not past and _behind_bars(doc, verb, "in")


KEEPING = frozenset("prison labor labour concentration internment work detention death war detainee pow prisoner".split())
"""What a camp is called that people are held in."""


def somebodys_camp(doc: Doc, noun: int) -> bool:
    """ "In Tom's camp", "in the enemy's camp": one is on a side or stays there, and is not held but in a camp for it."""
    called = {doc.words[k].lower for c in doc.dependents(noun, "compound", "amod", "nmod") for k in doc.subtree(c)}
    return doc.words[noun].lower == "camp" and not called & KEEPING


def remains(doc: Doc, word: int) -> int | None:
    """The subject of whom a word tells that he is or remains a captive: "she remained a captive", "is a prisoner there"."""
    words = doc.words
    if words[word].lower not in CAPTIVES:
        return None
    kinds = doc.lowers(word, "amod", "compound", "advmod")
    beside = doc.dependents(word, "nmod", "obl")
    own = any(words[k].lower == "own" for c in beside for k in doc.children[c])  # "a prisoner in her own home"
    of = [c for c in beside if doc.preposition(c) in ("of", "to") and words[c].upos == "NOUN" and words[c].lower != "war"]
    if kinds & NO_LONGER or own or of or any(words[c].lower in ("not", "n't", "no") for c in doc.children[word]):
        return None
    up = words[word].head
    if words[word].label == "xcomp" and words[up].lemma in ("remain", "stay"):
        return doc.first(up, "nsubj")
    now = doc.has(word, ("is", "are", "'s", "'re"), "cop")
    return doc.first(word, "nsubj") if now else None


def only_called(doc: Doc, verb: int) -> bool:
    """Whether a verb stands in quotation marks with hardly a word more: whom he "releases" with a hammer is not free."""
    return bool(doc.quotation[verb]) and verb not in doc.spoken
