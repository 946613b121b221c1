"""Whose doing a verb is where the tree does not know: after relative clauses and quotations, or where two clauses meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.implied import NERVE
from previously.reading.syntax import Doc, matches
from previously.reading.tags import FINITE, NOMINAL

if TYPE_CHECKING:
    from previously.reading.cast import Cast


CALLING_OUT = frozenset("scream shout call cry yell signal appeal motion gesture whisper beckon wave nod sign plead".split())
"""What one does "to somebody to do it"."""

PLEADING = frozenset("plead reason remonstrate".split())
"""What one does "with somebody to do it"."""

COUNTING = frozenset("wait rely count depend long arrange".split())
"""What one does "for" or "on somebody to do it"."""


CATCHING = frozenset(
    "find see hear watch catch spot notice observe discover glimpse witness overhear spy leave keep imagine remember "
    "show".split()
)
"""Verbs whose object does what a participle right behind it tells: "finds her packing"."""


def own_subject(doc: Doc, verb: int) -> int | None:
    """A verb's own subject; of several the one that stands in the quotation, or outside it, with the verb."""
    subjects = doc.dependents(verb, "nsubj", "nsubj:pass")
    beside = [s for s in subjects if doc.quotation[s] == doc.quotation[verb]]
    subjects = beside or subjects  # "Go, Ann," he says: Ann says nothing
    if len(subjects) > 1:  # "During Tom and Eve's wedding, Ann enters": the tree may take Tom for one who does
        told = [head for head, sure in _does(doc, verb) if head in subjects and sure >= SURE]
        told = [s for s in told if doc.words[s].lower not in lexicon.PRONOUNS_1 and not _set_off(doc, s)]
        subjects = told or subjects
    return next(iter(subjects), None)


def _set_off(doc: Doc, name: int) -> bool:
    """ "Ann, sinking a well with her foreman, Tom, brings": a comma parts from the verb who is told of beside another."""
    end = max([name, *doc.dependents(name, "flat")])
    return doc.words[end + 1].text == "," == doc.words[name - 1].text


def _does(doc: Doc, verb: int) -> list[tuple[int, float]]:
    """The heads of what the role labels before a verb take for who does it, and how sure they are."""
    frame = doc.frames.get(verb)
    does = [a for a in frame.args if a.label == "ARG0" and a.last < verb] if frame is not None else []
    return [(doc.head_of(a.first, a.last), a.prob) for a in does]


SURE = 0.85
"""How sure the role labels must be of which of two subjects is the one."""
OUTER, INNER, ASIDE, BESIDE = 0.5, 0.75, 0.8, 0.55
"""How sure they must be of a joined verb's subject that stands before the tree's, behind it, of a participle's, or of one's
whose participle follows ("mocks her practising")."""
THINGS = lexicon.RELATIVES | frozenset(
    "it this that there what nobody none nothing somebody someone anybody anyone everybody everyone".split()
)


def by_label(doc: Doc, verb: int, subject: int | None) -> int | None:
    """A verb's shared subject, by the role labels where they are sure of another than the tree.

    "Tom thinks that Eve lied and leaves": the tree may have Eve leave. "He dismisses her, who weeps, and, losing all, offers".
    """
    words = doc.words
    does = _does(doc, verb)
    joined = words[verb].label == "conj" and words[verb].xpos in FINITE
    aside = words[verb].label == "advcl" and words[verb].xpos == "VBG"
    if not (joined or aside) or len(does) != 1 or doc.dependents(verb, "aux:pass"):
        return subject
    ((head, sure),) = does
    person = words[head].upos in NOMINAL and words[head].lower not in THINGS
    if not person or head == subject or words[head].sentence != words[verb].sentence:
        return subject
    if subject is not None and words[head].head == subject and words[head].label == "nmod":
        return subject  # "Ned's son climbs and sees": whose son he is does not see
    if aside:
        beside = head == verb - 1 and words[head].label == "obj" and words[head].head == words[verb].head
        return head if sure >= (BESIDE if beside else ASIDE) else subject
    return head if sure >= (OUTER if subject is None or head < subject else INNER) else subject


SEIZED = frozenset(
    "arrest apprehend seize capture catch kidnap abduct attack assault ambush corner overpower detain imprison hold take grab "
    "stop find discover expose blackmail torture interrogate question".split()
)
"""What is done to somebody who is in the doer's hands from then on."""
HANDLED = frozenset(
    "put place lock bring drag throw tie bind chain gag blindfold march escort haul hold keep imprison jail cage torture beat "
    "stab shoot strangle kill murder execute behead hang rob strip search question interrogate charge arrest seize detain "
    "capture deliver hand force blackmail threaten whip flog lead shut confine dump accuse".split()
)
"""What whoever has somebody in their hands does to them next."""


def handled_by(doc: Doc, verb: int) -> int | None:
    """The passive whose doer does this as well: "is arrested by the sergeant and put in a cell"."""
    words = doc.words
    up = words[verb].head
    fits = words[verb].label == "conj" and words[up].lemma in SEIZED and words[verb].lemma in HANDLED
    shared = not doc.dependents(verb, "nsubj", "nsubj:pass") and up < verb
    return up if fits and shared else None


def finite_above(doc: Doc, verb: int) -> int | None:
    """The finite verb that a finite one is joined to where the tree joins it to what hangs on that one.

    "He begs her to run away with him and promises", "he finds her sitting there and feels for her pulse".
    """
    words = doc.words
    up = words[verb].head
    bare = words[up].xpos in ("VB", "VBG", "VBN") and not doc.dependents(up, "aux", "cop", "nsubj:pass")
    bare = bare and all(words[c].xpos == "VBG" for c in doc.dependents(up, "aux:pass"))  # "saves her from being caught"
    tense = _tense(doc, verb)
    if words[verb].label != "conj" or words[verb].upos != "VERB" or not tense or not bare or words[up].label not in HANGING:
        return None
    for above in doc.ancestors(up):
        if words[above].upos == "VERB" and (other := _tense(doc, above)):
            return above if other == tense else None
        if tense == "VBD" and words[above].xpos == "VBN" and "had" in doc.lowers(above, "aux"):
            return above  # "had tried to keep him from being caught but failed"
        if words[above].upos == "VERB" and words[above].label not in HANGING:
            return None
    return None


def _tense(doc: Doc, verb: int) -> str:
    """How a verb or its passive's helper is inflected, where it tells of somebody and of now or then: "nods", "is seen"."""
    words = doc.words
    helped = doc.dependents(verb, "aux", "aux:pass")
    if not helped:
        return words[verb].xpos if words[verb].xpos in FINITE else ""
    be = [words[c] for c in helped if words[c].deprel == "aux:pass" and words[c].lemma == "be"]
    return be[0].xpos if len(helped) == len(be) == 1 and be[0].xpos in FINITE else ""


def outer_infinitive(doc: Doc, verb: int) -> int | None:
    """ "Claims that Ann died and to know Tom": what an infinitive hangs on that the tree joins to the clause before it."""
    words = doc.words
    up = words[verb].head
    to = words[verb].xpos == "VB" and "to" in doc.lowers(verb, "mark")
    finite = words[up].xpos in FINITE and bool(doc.dependents(up, "nsubj"))
    return words[up].head if to and finite and words[verb].label == "conj" and words[up].label == "ccomp" else None


def main_clause(doc: Doc, verb: int) -> int | None:
    """ "Warns him not to move, before leaving", "berates him for lying before dying": whose clause is told on behind others."""
    words = doc.words
    mark = next((m for m in doc.dependents(verb, "mark") if words[m].lower in ("before", "after")), None)
    up = words[verb].head
    if mark is None or words[verb].xpos != "VBG" or up > mark or words[up].xpos not in ("VB", "VBG"):
        return None
    if words[mark - 1].text != "," and words[verb].lemma not in lexicon.DIE:
        return None
    if words[up].label not in HANGING or doc.dependents(up, "nsubj", "nsubj:pass"):
        return None
    return next((a for a in doc.ancestors(up) if words[a].upos == "VERB" and _tense(doc, a)), None)


HANGING = frozenset("xcomp ccomp advcl acl".split())
"""How an infinitive or a participle hangs on the verb or noun before it."""


def caught_at(doc: Doc, verb: int, obj: int) -> bool:
    """Whether a participle tells what the object right before it is doing: "finds her sister packing a suitcase"."""
    words = doc.words
    word = words[verb]
    if word.xpos != "VBG" or words[word.head].lemma not in CATCHING or doc.dependents(verb, "mark", "case"):
        return False
    return obj < verb and all(w.text not in (",", ";", "--", "—", "–") for w in words[obj + 1 : verb])


def heads_all(doc: Doc, verb: int) -> bool:
    """Whether the tree hangs a finite verb on a name that opens the sentence: "Ann Lee, when he reads it to her, weeps"."""
    words = doc.words
    up = words[verb].head
    root = (
        words[up].head == up < verb and words[up].upos in ("PROPN", "PRON") and not doc.dependents(up, "cop", "nsubj", "case")
    )
    return root and up == doc.sentence_start(verb) and words[verb].xpos in FINITE and not doc.dependents(verb, "cc")


def set_aside(doc: Doc, verb: int) -> int | None:
    """The subject that a participle between commas follows: "Pell, hearing her voice, says" is of Pell."""
    words = doc.words
    if words[verb].xpos != "VBG" or verb < 2 or words[verb - 1].text != "," or doc.dependents(verb, "aux"):
        return None
    end = doc.subtree(verb)[-1]
    for at in (verb - 2, *doc.ancestors(verb - 2)):
        later = words[words[at].head]
        if words[at].deprel == "nsubj":
            return at if later.index > end and later.upos in ("VERB", "AUX") else None
        if words[at].label not in ("flat", "appos", "compound", "nmod"):
            return None
    return None


def across_relative(doc: Doc, verb: int) -> int | None:
    """The relative clause's verb, or the one around it, whose subject a joined verb shares by the comma before its "and".

    "He is hit by Tom, who takes the key and leaves": Tom leaves. "He meets Tom, who limps, and leaves": he does.
    """
    words = doc.words
    joining = [c for c in doc.dependents(verb, "cc") if c < verb]
    if words[verb].label != "conj" or not joining or words[verb].xpos not in FINITE:
        return None
    comma = words[joining[0] - 1].text == ","
    up = words[verb].head
    if not comma:
        within = [r for r in _relatives(doc, up) if r < verb]
        last = within[-1] if within else None
        return last if last is not None and words[last].xpos == words[verb].xpos and not _clauses(doc, last, verb) else None
    if up in _relatives(doc, up) and not _listed(doc, up, verb):
        above = next((a for a in doc.ancestors(words[up].head) if words[a].upos == "VERB"), None)
        return above if above is not None and words[above].xpos == words[verb].xpos else None
    return None


def _relatives(doc: Doc, verb: int) -> list[int]:
    """The verbs of relative clauses behind a comma, with "who" as their subject, in the clause of a verb or its own."""
    words = doc.words
    inside = [verb, *(i for c in doc.children[verb] if words[c].label in ("obj", "obl", "iobj") for i in doc.subtree(c))]
    return [
        i
        for i in inside
        if matches(words[i].deprel, "acl:relcl")
        and any(words[s].lower == "who" and words[s - 1].text == "," for s in doc.dependents(i, "nsubj") if s)
        and words[i].xpos in FINITE
    ]


def _clauses(doc: Doc, first: int, last: int) -> bool:
    """Whether another finite verb stands between two."""
    return any(w.upos in ("VERB", "AUX") and w.xpos in FINITE for w in doc.words[first + 1 : last])


def _listed(doc: Doc, verb: int, last: int) -> bool:
    """Whether verbs are listed with commas before a last one with "and": "who nods, drinks, and leaves"."""
    words = doc.words
    joined = [c for c in doc.dependents(verb, "conj", "parataxis") if c < last and words[c].upos == "VERB"]
    beside = [c for c in doc.dependents(words[verb].head, "acl") if c not in (verb, last) and words[c].xpos in FINITE]
    return any(not doc.dependents(c, "cc") for c in (*joined, *beside))


def called_out(doc: Doc, verb: int) -> int | None:
    """Whom one calls on to do something: "screams to Ann to run", "relies on Ann to feed the horses"."""
    words = doc.words
    up = words[verb].head
    infinitive = words[verb].xpos == "VB" and "to" in doc.lowers(verb, "mark")
    if words[verb].label not in ("advcl", "xcomp") or not infinitive or doc.dependents(up, "obj"):
        return None
    for child in doc.dependents(up, "obl"):
        case = doc.preposition(child)
        fits = (case == "to" and words[up].lemma in CALLING_OUT) or (case in ("for", "on") and words[up].lemma in COUNTING)
        fits = fits or (case == "with" and words[up].lemma in PLEADING) or (case == "to" and _falls(doc, up))
        first = min((*doc.dependents(verb, "mark"), verb))
        if fits and child < first and (words[first - 1].text != ",") and _person(doc, child):
            return child
    return None


def _falls(doc: Doc, verb: int) -> bool:
    """ "It falls to Ann to tell him"."""
    subjects = doc.lowers(verb, "nsubj", "expl")
    return doc.words[verb].lemma == "fall" and bool(subjects & (ERRANDS | {"it", "responsibility", "burden"}))


def who_means(doc: Doc, verb: int) -> int | None:
    """By whom a thing is done for a purpose that is then his: "a fire started by Tom to kill Ann" is to kill her for Tom."""
    words = doc.words
    doer = doc.first(verb, "obl:agent")
    thing = words[verb].head if words[verb].label == "acl" else doc.first(verb, "nsubj:pass")
    if doer is None or thing is None or words[thing].upos != "NOUN" or words[doer].upos not in NOMINAL:
        return None
    person = {words[thing].lower, words[thing].lemma} & (lexicon.PEOPLE | lexicon.ORG_NOUNS)
    return doer if not person and doc.preposition(doer) == "by" else None


def in_order(doc: Doc, verb: int) -> bool:
    """Whether what for is said of the doer alone: "bribes a guard in order to see him"."""
    words = doc.words
    opens = min((m for m in doc.dependents(verb, "mark") if words[m].lower == "to"), default=0)
    return opens >= 2 and (words[opens - 2].lower, words[opens - 1].lower) in (("in", "order"), ("so", "as"))


ONE_S_OWN = frozenset("promise vow oath pledge offer threat intention plan proposal".split())
"""What somebody gives another that is about their own doing."""


ERRANDS = frozenset("task job mission assignment duty errand order chance opportunity".split())
"""What somebody is given who is to do something: "gives Ann the task of finding it"."""


def enabled(doc: Doc, verb: int) -> int | None:
    """Who gets what lets them do something: "gives Ann a chance to confess"; or of whom it is said: "is in favour of going"."""
    words = doc.words
    noun = words[words[verb].head]
    infinitive = words[verb].xpos == "VB" or (words[verb].xpos == "VBG" and noun.lemma in ERRANDS)
    if infinitive and noun.label == "obj" and noun.lemma not in ONE_S_OWN:
        return doc.first(noun.head, "iobj")
    if words[verb].xpos == "VBG" and "with" in doc.lowers(verb, "mark", "case"):
        return noun.index if noun.index < verb else None  # "with the old woman making tea"
    return doc.first(noun.index, "nsubj") if noun.head == noun.index else None


def nobody_s(doc: Doc, obj: int) -> bool:
    """Whether an object is what lets its owner do something, and nobody who does it: "finds the nerve, or the time, to go"."""
    return doc.words[obj].upos == "NOUN" and doc.words[obj].lemma in MEANS


MEANS = NERVE | frozenset("time way means money reason chance opportunity excuse need will power energy patience words".split())


def _person(doc: Doc, word: int) -> bool:
    lower = doc.words[word].lower
    return doc.words[word].upos in ("PROPN", "PRON") or doc.noun(word) in lexicon.PERSON_NOUNS or lower in lexicon.KIN


def opening(doc: Doc, cast: Cast, verb: int) -> int | None:
    """A name that opens the clause right before a finite verb is its subject, whatever the tree makes of it."""
    words = doc.words
    if words[verb].xpos not in FINITE:
        return None
    at = verb - 1
    while at >= 0 and words[at].upos == "ADV":
        at -= 1
    named = [r for r in cast.by_head.get(at, []) if r.name is not None and r.last == at]
    starts = [r.first for r in named if r.first == doc.sentence_start(verb) or words[r.first - 1].text == ";"]
    if words[verb].label == "conj" and words[at].label == "conj" and words[words[at].head].label in ("obj", "obl"):
        # "Ann has a broken arm and Tom drives away": the tree may have her have Tom
        starts += [r.first for r in named if words[r.first - 1].lower in ("and", "but") and words[at].head < words[verb].index]
    return at if at >= 0 and starts else None


def spoken_to(doc: Doc, verb: int) -> bool:
    """Whether a verb stands right behind a quotation, so that nobody in it can be its subject: "Ann," said Tom."""
    words = doc.words
    return verb > 0 and words[verb - 1].text in ("”", '"', "''", "’", "'") and words[verb].xpos in ("VBD", "VBZ")


def inverted_speaker(doc: Doc, verb: int) -> int | None:
    """The subject behind its verb of saying: "…?" asked the merchant."""
    words = doc.words
    if not spoken_to(doc, verb):
        return None
    after = [c for c in doc.dependents(verb, "obj", "iobj") if c > verb]
    beside = verb + 1
    while not after and beside < len(words) and words[beside].deprel in ("nmod:poss", "det", "amod", "compound", "nmod:desc"):
        beside += 1
    if (
        not after
        and beside < len(words)
        and words[beside].upos in ("NOUN", "PROPN")
        and words[beside].label in ("iobj", "nsubj")
    ):
        return beside  # "Ann," said her mother, "go": the tree may hang her on what she says
    return after[0] if len(after) == 1 else None
