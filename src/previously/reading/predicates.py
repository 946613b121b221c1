"""Mentions that a predicate says are one: "X is Y", "turns out to be Y", "is no other than Y", "it was Y who ..."."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from previously.reading import hidden, lexicon
from previously.reading.called import CHANGING
from previously.reading.refs import Ref
from previously.reading.status import asks
from previously.reading.syntax import Doc, matches
from previously.reading.word import Word

Why = Literal["apposition", "naming", "christening", "copula", "reveal", "alias", "claim", "presented"]
At = Callable[[int], Ref | None]
Join = Callable[[Ref | None, Ref | None, Why, int], None]

SEEMING = frozenset("seem appear pretend claim say believe think suspect pose".split())
SHOWING = frozenset("reveal turn prove unmask expose identify id recognize recognise".split())
ONE_OF = frozenset("only another other last first second new next a an".split())
"""What makes one of a family or a kind of a name: "he is the only Vane", "she is another Cleopatra"."""
SEEING = frozenset("see notice".split())
TRULY = frozenset("actually really secretly".split())
TRUTHS = frozenset("truth reality actuality fact".split())
"""With "in", the same: "in truth, Anselm is Sir Geraint"."""
FORMERLY = frozenset("formerly once still previously originally".split())


def find(doc: Doc, word: Word, at: At, join: Join) -> None:
    """The unions that a word makes as a predicate."""
    if doc.dependents(word.index, "cop"):
        _copula(doc, word.index, at, join)
        _no_other(doc, word.index, at, join)
        _being(doc, word.index, at, join)
    if word.lemma in SHOWING and word.upos == "VERB":
        _reveal(doc, word.index, at, join)
    if word.lower == "than":
        _none_but(doc, word.index, at, join)
    if word.lemma == "become" and not unreal(doc, word.index) and (subject := subject_of(doc, word.index)) is not None:
        named = (r for c in doc.dependents(word.index, "xcomp", "obj") if (r := at(c)) is not None and r.name is not None)
        join(at(subject), next(named, None), "alias", word.index)  # "Ann becomes Mrs. Hale"
        for post in (r for c in doc.dependents(word.index, "xcomp") if (r := at(c)) is not None and _post(r)):
            join(at(subject), post, "copula", post.head)  # "Tom becomes the captain"
    if word.lemma in CHANGING and word.upos == "VERB":
        _changes(doc, word.index, at, join)
    if word.lower in PARTS_PLAYED:
        _as_another(doc, word.index, at, join)
    if word.lemma in MAKING | RECRUITING and word.upos == "VERB":
        _made(doc, word.index, at, join)
    if word.lower in AGES and word.label == "obl" and doc.preposition(word.index) == "as":
        _when_young(doc, word.index, at, join)
    if word.lemma in SERVING and word.upos == "VERB":
        _serving(doc, word.index, at, join)
    if word.lemma in ("succeed", "replace") and word.xpos == "VBN" and doc.dependents(word.index, "aux:pass"):
        _succeeded(doc, word.index, at, join)


AGES = frozenset("baby infant newborn child toddler boy girl teenager teen orphan youth".split())
"""What somebody once was, as which they are told of: "found her as a baby"."""


def _when_young(doc: Doc, noun: int, at: At, join: Join) -> None:
    """ "Found Mira as a baby in a boat": she was the baby."""
    verb = doc.words[noun].head
    objects = [o for o in doc.dependents(verb, "obj") if o < noun]
    whom = objects[0] if objects else subject_of(doc, verb)
    told = at(noun)
    if whom is not None and told is not None and told.det == "indef" and told.name is None and not told.plural:
        join(at(whom), told, "copula", noun)


CLOSE = frozenset("parent sibling spouse romantic relative friend adversary".split())
TAKING = frozenset("take get find land".split())
"""Verbs of coming by a job."""
SERVING = frozenset("pose masquerade disguise dress work serve act".split()) | TAKING
"""Verbs whose "as" tells what their subject is, or is taken for."""


def _serving(doc: Doc, verb: int, at: At, join: Join) -> None:
    """ "Ann works as a maid", "disguises herself as a nurse", "takes a job as a cook": "the maid" is Ann from then on."""
    subject = subject_of(doc, verb)
    if subject is None or unreal(doc, verb):
        return
    objects = doc.dependents(verb, "obj")
    jobs = [o for o in objects if doc.words[o].lower in ("job", "position", "post", "work")]
    oneself = all(doc.words[o].lower in lexicon.REFLEXIVES for o in objects)
    if doc.words[verb].lemma in TAKING and not jobs:
        return
    beside = doc.dependents(verb, "obl") if oneself or jobs else []
    beside += [c for job in jobs for c in doc.dependents(job, "nmod", "obl")]
    for child in beside:
        told = at(child) if doc.preposition(child) == "as" else None
        plain = told is not None and told.name is None and told.possessor is None and not told.plural and told.type == "PER"
        if told is not None and plain and told.det == "indef" and lexicon.KIN.get(told.noun or "", ("",))[0] not in CLOSE:
            join(at(subject), told, "copula", child)


PARTS_PLAYED = frozenset("duties identity life role work responsibilities persona career activities powers exploits".split())
"""What somebody has "as" what they also are."""


def _post(ref: Ref) -> bool:
    """Whether a mention is what one person may come to be: no kin, which is somebody's."""
    plain = ref.name is None and ref.possessor is None and not ref.plural and not ref.members and ref.type == "PER"
    return plain and ref.noun in lexicon.PERSON_NOUNS | lexicon.JOBS and ref.noun not in lexicon.KIN


def _with_article(doc: Doc, ref: Ref) -> bool:
    """Whether a mention is a name that goes with "the"."""
    return ref.name is not None and ref.name[0] > 0 and doc.words[ref.name[0] - 1].lower == "the"


def _changes(doc: Doc, verb: int, at: At, join: Join) -> None:
    """ "Tom changes into the Wasp": a name with an article that somebody turns into is what they are called then."""
    subject = subject_of(doc, verb)
    into = (c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "into" and doc.words[c].index > verb)
    name = next((r for c in into if (r := at(c)) is not None and _with_article(doc, r)), None)
    if subject is not None and name is not None and not unreal(doc, verb):
        join(at(subject), name, "alias", verb)


def _as_another(doc: Doc, noun: int, at: At, join: Join) -> None:
    """ "His duties as the Wasp", "Tom's life as the Wasp": whose they are is so called."""
    owner = doc.first(noun, "nmod:poss")
    beside = (*doc.dependents(noun, "nmod"), *doc.dependents(doc.words[noun].head, "obl"))
    after = (c for c in beside if c > noun and doc.preposition(c) == "as")
    name = next((r for c in after if (r := at(c)) is not None and _with_article(doc, r)), None)
    if owner is not None and name is not None and not unreal(doc, doc.words[noun].head):
        join(at(owner), name, "alias", noun)


MAKING = frozenset("make appoint elect".split())
"""What is done to somebody with the noun of what they become."""

RECRUITING = frozenset("take hire recruit adopt choose".split())
"""What is done to somebody "as" what they become."""


def _made(doc: Doc, verb: int, at: At, join: Join) -> None:
    """ "Makes Tom his apprentice", "takes her as his pupil": whoever is made it is it; an office passes on."""
    whom = doc.first(verb, "obj")
    told = [c for c in doc.dependents(verb, "obj", "xcomp") if doc.words[verb].lemma in MAKING]
    told = told or [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "as"]
    told = [c for c in told if whom is not None and c > whom]
    office = at(told[0]) if told else None
    person = office is not None and office.det == "poss" and office.name is None and office.noun in lexicon.PERSON_NOUNS
    if whom is not None and office is not None and person and office.first - whom <= 3 and not unreal(doc, verb):
        join(at(whom), office, "copula", verb)


def subject_of(doc: Doc, verb: int) -> int | None:
    """The subject of a predicate, shared with the one it is joined to, or the noun that a relative pronoun stands for."""
    subject = doc.first(verb, "nsubj", "nsubj:pass")
    word = doc.words[verb]
    while subject is None and matches(word.deprel, "conj"):
        subject = doc.first(word.head, "nsubj", "nsubj:pass")
        word = doc.words[word.head]
    if subject is None and matches(word.deprel, "appos") and any(word.head < c < verb for c in doc.dependents(verb, "cop")):
        return word.head  # "Ann is the only pilot left", as the tree has it when it fails to see the "is"
    relative = subject is not None and doc.words[subject].lower in lexicon.RELATIVES
    if (subject is None and matches(word.deprel, "acl")) or (relative and word.label in ("acl", "appos")):
        return word.head
    if relative and subject is not None and subject > 1 and doc.words[subject].lower in ("who", "whom"):
        before = doc.words[subject - 1 - (doc.words[subject - 1].text == ",")]
        if before.upos == "PROPN" and before.sentence == word.sentence:
            return before.head if before.label == "flat" else before.index  # wherever the tree hangs "Ann, who ..."
    return subject


ASKING = frozenset("if whether unless lest".split())
WISHING = frozenset("hope wish wonder ask pray deny worry".split())


def unreal(doc: Doc, predicate: int) -> bool:
    """Whether a predicate is denied or asked, or only might or would be so."""
    words = doc.words
    if any(words[c].lower in ("not", "n't", "never", "no") for c in doc.children[predicate]):
        return True
    if any(words[c].lower in ("longer", "more") and "no" in doc.lowers(c, "advmod") for c in doc.children[predicate]):
        return True  # "he is no longer a child"
    if any(words[c].lower in ASKING and words[c - 1].lower != "even" for c in doc.dependents(predicate, "mark")):
        return True
    up = words[words[predicate].head]
    if up.lemma in WISHING and up.upos == "VERB" and words[predicate].label in ("ccomp", "xcomp"):
        return True
    if predicate not in doc.spoken and words[predicate].label == "root" and words[doc.subtree(predicate)[-1]].text == "?":
        return True
    if predicate not in doc.spoken and words[predicate].label == "conj" and asks(doc, predicate):
        return True  # "did Tom take him, or is he his accomplice?"
    modals = ("would", "could", "might", "may", "should", "must", "will")
    return doc.has(predicate, modals, "aux")


def _copula(doc: Doc, predicate: int, at: At, join: Join) -> None:
    words = doc.words
    called = predicate + 1
    before = words[predicate].label in ("amod", "compound") or words[predicate].deprel == "nmod:desc"
    if before and words[predicate].head == called and words[called].upos == "PROPN":
        if (subject := subject_of(doc, predicate)) is not None and not unreal(doc, predicate):
            join(at(subject), at(called), _force(doc, predicate, at(called)), predicate)  # "he is really paramedic Tom Hale"
        return
    if (
        words[predicate].lower == "one"
        and called in doc.dependents(predicate, "appos", "flat")
        and words[called].upos == "PROPN"
    ):
        if (subject := subject_of(doc, predicate)) is not None and not unreal(doc, predicate):
            join(at(subject), at(called), _force(doc, predicate, at(called)), predicate)  # "he is one Tom Hale"
        return
    named = words[predicate].xpos in ("NNP", "NNPS")
    if not (named or words[predicate].upos in ("NOUN", "PROPN")) or doc.dependents(predicate, "case"):
        return
    if (rather := _but(doc, predicate)) is not None and (subject := subject_of(doc, predicate)) is not None:
        join(at(subject), at(rather), "reveal", rather)
        return
    one = (whole := at(predicate)) is None or whole.name is not None  # "the only Vane", but not "the new Raven"
    if unreal(doc, predicate) or (named and one and any(words[c].lower in ONE_OF for c in doc.children[predicate])):
        return
    subject = subject_of(doc, predicate)
    if subject is None:
        return
    predicated = at(predicate)
    bare = words[predicate].lower == "one" and not doc.dependents(predicate, "acl", "nmod", "amod", "compound")
    bare = bare and predicate + 1 < len(words) and words[predicate + 1].upos == "PUNCT"
    if bare or in_their_place(doc, subject, predicate):
        return  # "why he is the one" says nothing of who he is
    join(at(subject), predicated, _force(doc, predicate, predicated), predicate)


SIBLINGS = frozenset("brother sister twin".split())


def in_their_place(doc: Doc, subject: int, predicate: int) -> bool:
    """ "Tom is actually his twin brother, Karl": another who goes by a name, whose brother he is himself."""
    words = doc.words
    his = doc.first(predicate, "nmod:poss")
    named = any(words[c].upos == "PROPN" for c in doc.dependents(predicate, "appos", "flat"))
    own = his is not None and words[his].lower in ("his", "her") and words[subject].upos == "PROPN" and subject < predicate
    if not own or not named or doc.noun(predicate) not in SIBLINGS or not adverbs(doc, predicate) & TRULY:
        return False
    before = words[doc.sentence_start(subject) : subject]
    return not any(w.upos in ("PROPN", "PRON") and w.lower not in ("it", "that") for w in before)


def _being(doc: Doc, predicate: int, at: At, join: Join) -> None:
    """ "Takes a break from being the Arrow", "tires of being Batman": whoever does is so called."""
    words = doc.words
    being = "being" in doc.lowers(predicate, "cop")
    case = doc.lowers(predicate, "case", "mark") & {"from", "of", "by", "about"}
    if not being or not case or words[predicate].upos != "PROPN" or unreal(doc, predicate):
        return
    for up in doc.ancestors(predicate):
        if words[up].lemma in DOUBTING or words[up].lower in DOUBTING:
            return
        if (subject := doc.first(up, "nsubj", "nsubj:pass")) is not None:
            join(at(subject), at(predicate), "alias", predicate)
            return


DOUBTING = frozenset(
    "accuse suspect charge convict blame dream pretend claim fear talk speak tell boast think "
    "suspicion accusation thought".split()
)
"""Verbs and nouns behind which "of being the Raven" need not be so."""


def _but(doc: Doc, predicate: int) -> int | None:
    """What somebody is instead: "she is not his wife but his sister", "he is no priest but Tom Hale"."""
    if not any(doc.words[c].lower in ("not", "no") for c in doc.children[predicate]):
        return None
    others = (c for c in doc.dependents(predicate, "conj") if doc.words[c].upos in ("NOUN", "PROPN"))
    return next((c for c in others if "but" in doc.lowers(c, "cc", "case")), None)


def adverbs(doc: Doc, predicate: int) -> set[str]:
    """The adverbs of a predicate, and those the tree hangs on the first word of it: "is really paramedic Tom Hale"."""
    first = (predicate, *(c for c in doc.dependents(predicate, "amod", "compound") if c == predicate - 1))
    in_truth = any(
        doc.words[c].lower in TRUTHS and doc.preposition(c) == "in" for c in doc.dependents(predicate, "obl", "nmod")
    )
    return {doc.words[c].lower for at in first for c in doc.dependents(at, "advmod")} | ({"actually"} if in_truth else set())


REASONS = frozenset("as because since".split())


def _force(doc: Doc, predicate: int, predicated: Ref | None) -> Why:
    """How a "be" is meant: plainly, as somebody's claim, or as what is only now known."""
    words = doc.words
    beside = adverbs(doc, predicate)
    apart = doc.has(predicate, REASONS, "mark") and doc.first(predicate, "nsubj") is not None
    if beside & FORMERLY and predicated is not None and predicated.name is not None:
        return "alias"  # "who was formerly Miss Vane"
    if "also" in beside and predicated is not None and predicated.name is not None and predicated.det == "none":
        return "alias"  # "she was also Sister Alice"
    why: Why = "reveal" if beside & TRULY else "copula"
    if apart:
        return why  # "is not what she seems, as she is really Ann": a reason is nobody's claim
    about = matches(words[predicate].deprel, "acl:relcl")
    for up in doc.ancestors(predicate):
        said = (up in doc.spoken) != (predicate in doc.spoken)
        if words[up].lemma in lexicon.CLAIM | SEEMING:
            # whatever somebody claims to be, "the painter" is the one who says that he is a painter
            kind = predicated is not None and predicated.name is None and predicated.det == "indef" and not said
            return "copula" if kind else "claim"
        if words[up].lemma in lexicon.COPULAR_REVEAL and not said and not about:
            why = "reveal"  # but not of "finds photos of boys who are his friends"
        if words[up].upos == "VERB":
            break
    return why


def _succeeded(doc: Doc, verb: int, at: At, join: Join) -> None:
    """ "Is succeeded as abbot by Tom": Tom is the abbot, wherever the tree hangs him."""
    office = next((c for c in doc.dependents(verb, "obl") if c > verb and doc.words[c - 1].lower in ("as", "the", "a")), -1)
    beside = [c for c in (*doc.children[verb], *doc.children[office]) if c > office > 0]
    heir = next((c for c in beside if "by" in doc.lowers(c, "case")), -1)
    join(at(office), at(heir), "copula", verb)


def _no_other(doc: Doc, predicate: int, at: At, join: Join) -> None:
    """ "The painter is no (none) other than Ann": whatever the tree takes for the subject stands before the verb."""
    words = doc.words
    other = predicate + (words[predicate].lower in ("none", "nobody") and predicate + 1 < len(words))
    if words[other].lower != "other" or words[other - 1].lower not in ("no", "none", "nobody"):
        return
    than = (*doc.dependents(predicate, "obl", "nmod"), *doc.dependents(other, "obl", "nmod"))
    name = next((c for c in than if doc.preposition(c) == "than"), None)
    before = [c for c in doc.dependents(predicate, "nsubj", "obl") if c < predicate]
    if name is not None and before:
        over = next((up for up in doc.ancestors(predicate) if up != predicate and words[up].upos == "VERB"), predicate)
        guess = words[over].lemma in lexicon.CLAIM | SEEMING and (over in doc.spoken) == (predicate in doc.spoken)
        join(at(before[-1]), at(name), "claim" if guess else "reveal", predicate)


def _none_but(doc: Doc, than: int, at: At, join: Join) -> None:
    """ "Loves a married man, (who is) none other than Meg's father": it is whoever stands before it."""
    words = doc.words
    if than < 3 or words[than - 1].lower != "other" or words[than - 2].lower not in ("no", "none"):
        return
    before = than - 3
    while before > 0 and words[before].lower in (",", "who", "is", "was"):
        before -= 1
    whom = next((w.index for w in words[than + 1 : than + 8] if than in doc.dependents(w.index, "case")), None)
    over = next((up for up in doc.ancestors(before) if words[up].upos == "VERB"), before)
    if words[before].upos in ("NOUN", "PROPN") and words[over].lemma not in lexicon.CLAIM | SEEMING:
        join(at(before), at(than + 1 if whom is None else whom), "reveal", than)


def _reveal(doc: Doc, verb: int, at: At, join: Join) -> None:
    """ "X is revealed to be Y", "X turns out to be Y", "X reveals herself to be Y", "Z recognises X as Y"."""
    words = doc.words
    whose = doc.first(verb, "obj")
    if whose is None or words[whose].lower in lexicon.REFLEXIVES:
        whose = subject_of(doc, verb)
        if whose is None and words[verb].label == "advcl" and words[verb].xpos == "VBG":
            whose = subject_of(doc, words[verb].head)  # "takes off his mask, revealing himself to be Tom"
        if whose is None and words[verb].label == "acl" and words[verb].xpos == "VBN":
            whose = words[verb].head  # "the killer, unmasked as Tom, flees"
    if whose is None or unreal(doc, verb):
        return
    for child in doc.children[verb]:
        word = words[child]
        if child == whose or word.deprel.split(":")[0] not in ("xcomp", "ccomp", "advcl", "obl", "obj"):
            continue
        if doc.first(child, "nsubj") not in (None, whose) or doc.first(child, "expl") is not None:
            continue  # "reveals that it was Ann who did it": he who says so is not Ann
        to_be = word.upos in ("NOUN", "PROPN") and (bool(doc.dependents(child, "cop", "aux")) or _to_be(doc, verb, child))
        as_one = word.label == "obl" and doc.preposition(child) == "as"
        if word.lower == "that" and (to_be or as_one or doc.dependents(child, "cop")):
            near = range(child + 2, min(child + 12, len(words)))
            whom = next((i for i in near if child + 1 in doc.dependents(i, "case") and words[child + 1].lower == "of"), -1)
            join(at(whose), at(whom), "reveal", verb)  # "the body is that of Ann"
        elif to_be or as_one:
            join(at(whose), at(child), "reveal", verb)


def _to_be(doc: Doc, verb: int, noun: int) -> bool:
    """Whether "to be" stands between a verb and a noun, wherever the tree hangs it: "is revealed to be Prince Tom"."""
    between = doc.words[verb + 1 : noun]
    told = any((one.lower, other.lower) == ("to", "be") for one, other in pairwise(between))
    return told and not any(w.upos in ("VERB", "PUNCT") for w in between)


def presented(doc: Doc, refs: list[Ref]) -> list[Ref]:
    """The names that "it is" presents: "It's Tom!" tells who somebody is that was not known before."""
    out: list[Ref] = []
    for ref in refs:
        subject = doc.first(ref.head, "nsubj", "expl") if ref.name is not None and doc.dependents(ref.head, "cop") else None
        if subject is None or ref.type != "PER" or ref.members or unreal(doc, ref.head) or ref.quoted:
            continue
        up = doc.words[doc.words[ref.head].head]
        said = doc.words[ref.head].label == "ccomp" and up.lemma not in lexicon.COPULAR_REVEAL | SEEING
        said |= any(doc.words[i].lemma in lexicon.CLAIM | SEEMING for i in doc.ancestors(ref.head))
        beside = ref.last + 1 < len(doc.words) and doc.words[ref.last + 1].text == ","  # "it is Tom, of all people, who"
        near = doc.words[ref.head + 1 : ref.last + (8 if beside else 2)]
        after = {w.lower for w in near if w.sentence == ref.sentence}
        if said or after & lexicon.RELATIVES:
            continue
        if doc.words[subject].lower == "it" and not doc.dependents(ref.head, "acl", "advcl", "ccomp", "csubj", "case"):
            out.append(ref)
    return out


def doers(doc: Doc, refs: list[Ref], at: At) -> list[tuple[Ref, Ref]]:
    """Who did what comes out: "it was Tom who had forged it", "he admits that he forged it", with the mention of the deed."""
    out = _clefts(doc, refs)
    for doer, verb, last in hidden.deeds(doc):
        deed = next((r for r in refs if r.head == verb and r.last == last and hidden.is_deed(doc, r)), None)
        if deed is not None and (who := at(doer)) is not None and who.type == "PER" and not who.members:
            out.append((who, deed))
    return out


def _clefts(doc: Doc, refs: list[Ref]) -> list[tuple[Ref, Ref]]:
    """ "It was Tom who had forged the letter", "it was he who ...": who did it, with the "who" for whoever it was."""
    by_first = {r.first: r for r in refs if r.type == "PER" and not r.members}
    out: list[tuple[Ref, Ref]] = []
    for ref in refs:
        if hidden.is_whoever(doc, ref):
            end = ref.first - 1
            end -= doc.words[end].lower in lexicon.REFLEXIVES  # "it was Tom himself who"
            end -= doc.words[end].text == ","
            named = [r for r in by_first.values() if end in (r.last, r.head) and r.first < ref.first]
            whole = max(named, key=lambda r: r.last - r.first, default=None)
            if whole is not None and (whole.form != "pronoun" or hidden.unseen_deed(doc, ref.head)):
                out.append((whole, ref))
    return out
