"""Mentions of people who are not known yet: whoever did what "it was Tom who did" tells, a body that is somebody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.syntax import Doc
from previously.reading.tags import NOMINAL

if TYPE_CHECKING:
    from previously.reading.refs import Ref


def whoever(doc: Doc) -> list[tuple[int, int]]:
    """The clauses of "it was X who ..." that tell a deed told before, as first and last words: nobody knew then who did it.

    In a story told in the present what is told in the past lies back; else the pluperfect or a verb of finding out says so.
    """
    words = doc.words
    present, past = (sum(_told_in(doc, w.index, tags) for w in words if w.label == "root") for tags in (PRESENT, PAST))
    out: list[tuple[int, int]] = []
    for word in words[3:]:
        if word.lower != "who" or word.label != "nsubj" or not _after_it_was(doc, word.index):
            continue
        verb = words[word.head]
        before = doc.has(verb.index, ("had", "'d"), "aux")
        found = any(words[up].lemma in lexicon.COPULAR_REVEAL for up in doc.ancestors(verb.index))
        told = found or (verb.xpos == "VBD" and present > past)
        if verb.upos == "VERB" and (before or told) and word.index < verb.index:
            inside = [i for i in doc.subtree(verb.index, ASIDE) if i >= word.index]
            end = next((i - 1 for i in range(verb.index, inside[-1] + 1) if words[i].upos == "PUNCT"), inside[-1])
            out.append((word.index, end))
    return out


TELLING = lexicon.COPULAR_REVEAL | frozenset(["show", "come"])
"""Verbs under which a passive tells by whom something was done that nobody knew; "it comes out that"."""
PRESENT, PAST = frozenset(("VBZ", "VBP")), frozenset(["VBD"])


def _told_in(doc: Doc, root: int, tags: frozenset[str]) -> bool:
    """Whether a sentence is told in a tense: "Ann comes", "Ann is seen"."""
    helped = [doc.words[c].xpos for c in doc.dependents(root, "aux", "aux:pass", "cop")]
    return bool(tags & {*helped}) if helped else doc.words[root].xpos in tags


CULPABLE = lexicon.KILL | frozenset(
    "strike hit push beat stab attack hurt wound trip drug abduct kidnap frame betray denounce inform report tell warn tip rob "
    "steal take forge write send leave sign plant hide swap switch change cut saw loosen tamper sabotage break smash set light "
    "start blow open unlock lock shut release let free order hire pay bribe arrange pull fire throw spread leak sell give mix "
    "put call telephone ring phone follow watch".split()
)
"""What a "she" who did it did unseen; of other things "it was she who" only stresses whose merit they are."""


def unseen_deed(doc: Doc, who: int) -> bool:
    """Whether "it was she who" tells of a deed that is done in secret, and not on somebody's mere word."""
    verb = doc.words[who].head
    clause = next((up for up in (verb, *doc.ancestors(verb)) if doc.words[up].label in ("ccomp", "root", "parataxis")), verb)
    above = doc.words[doc.words[clause].head]
    said = doc.words[clause].label == "ccomp" and above.lemma not in TELLING | {"know", "tell"}
    return doc.words[verb].lemma in CULPABLE and not said


ASIDE = frozenset({"conj", "cc", "punct", "parataxis", "advcl"})


def _after_it_was(doc: Doc, who: int) -> bool:
    """Whether "it was" and one noun phrase stand before a "who"."""
    words = doc.words
    for at in range(who - 2, max(who - 8, doc.sentence_start(who)), -1):
        if words[at].lemma == "be" and words[at].upos in ("AUX", "VERB"):
            between = words[at + 1 : who]
            phrase = all(w.upos in ("PROPN", "PRON", "DET", "ADJ", "NOUN", "PART", "PUNCT") for w in between)
            denied = any(w.lower in ("not", "n't", "never") for w in between)
            it_was = words[at - 1].lower == "it" and words[at].lower == "was"
            return it_was and phrase and between[-1].upos in NOMINAL | {"PUNCT"} and not denied
    return False


def deeds(doc: Doc) -> list[tuple[int, int, int]]:
    """What comes out about who did something, as the word for the doer and the first and last words of the deed.

    "He admits that he forged the will", "confesses to killing Tom", "it turns out that the will was forged by Tom".
    """
    words = doc.words
    out: list[tuple[int, int, int]] = []
    for verb in words:
        up = words[_teller(doc, verb.index)]
        if verb.upos != "VERB" or verb.index in doc.spoken or up.index == verb.index or _denied(doc, up.index, verb.index):
            continue
        if "who" in doc.lowers(verb.index, "nsubj"):
            continue  # "that it was he who did it"
        doer = _confessed(doc, verb.index) if up.lemma in lexicon.CONFESS else None
        joined = verb.label == "conj" and verb.lemma not in CULPABLE and words[verb.index - 1].lower != "that"
        doer = None if joined else doer
        if doer is None and up.lemma == "own" and "to" in doc.lowers(verb.index, "mark"):
            doer = _confessed(doc, verb.index)
        if doer is None and (verb.label in ("ccomp", "csubj") or up.index != verb.head) and up.lemma in TELLING:
            doer = _by_whom(doc, verb.index) or _found_out(doc, verb.index)
        if doer is not None:
            object = doc.first(verb.index, "obj")
            last = doc.subtree(object, ASIDE | {"acl"})[-1] if object is not None else verb.index
            out.append((doer, verb.index, last))
    return out


def _teller(doc: Doc, verb: int) -> int:
    """The verb that a clause hangs on; whatever the tree says, the one right before its "that"."""
    that = next((c for c in doc.dependents(verb, "mark") if doc.words[c].lower == "that"), None)
    before = that - 1 if that else 0
    if that and doc.words[before].upos == "VERB":
        return before
    first = doc.words[verb]
    while that and first.label == "conj" and doc.words[before].lower == "and" and first.head != first.index:
        first = doc.words[first.head]  # "that she is ill and that she did it"
    return first.head


def is_deed(doc: Doc, ref: Ref) -> bool:
    """Whether a mention is of whoever did a deed, and of nobody if that does not come out."""
    return is_whoever(doc, ref) or (ref.source < 0 and ref.form == "nominal" and doc.words[ref.head].upos == "VERB")


def is_whoever(doc: Doc, ref: Ref) -> bool:
    """Whether a mention is the "who" of "it was Tom who did it"."""
    return ref.source < 0 and ref.form == "nominal" and doc.words[ref.head].lower == "who"


def unseen(doc: Doc, refs: list[Ref]) -> set[int]:
    """The mentions of deeds by their verb: nothing is done by or to them."""
    return {r.index for r in refs if is_deed(doc, r) and not is_whoever(doc, r)}


def _denied(doc: Doc, *verbs: int) -> bool:
    """Whether something is denied, or only would be so."""
    beside = (doc.words[c].lower for verb in verbs for c in doc.dependents(verb, "advmod", "aux"))
    return any(w in ("not", "n't", "never", "would", "could", "might", "may", "should", "must", "will") for w in beside)


def _confessed(doc: Doc, verb: int) -> int | None:
    """Whoever confesses to have done something to somebody or to a thing that was told of."""
    words = doc.words
    word, up = words[verb], words[_teller(doc, verb)]
    object = doc.first(verb, "obj")
    if object is None or object < verb or doc.dependents(verb, "aux:pass") or word.lemma in lexicon.STATIVE | lexicon.PLAN:
        return None
    thing = words[object].upos == "NOUN" and doc.noun(object) not in lexicon.PEOPLE
    told = thing and (doc.dependents(object, "nmod:poss") or "the" in doc.lowers(object, "det"))
    if not (told or word.lemma in lexicon.KILL_SURE):
        return None
    subject = doc.first(verb, "nsubj")
    if word.xpos == "VBG" or (words[verb - 1].lower == "having" and subject is None):
        to = "to" in doc.lowers(verb, "mark", "case")
        return doc.first(up.index, "nsubj") if to and subject is None else None
    past = word.xpos == "VBD" or doc.has(verb, ("had", "has"), "aux")
    own = subject is not None and words[subject].lower in ("he", "she")
    return subject if (word.label == "ccomp" or up.index != word.head) and past and own else None


def _by_whom(doc: Doc, verb: int) -> int | None:
    """By whom something was done to somebody or something that is named, not meant by a pronoun."""
    words = doc.words
    subject = doc.first(verb, "nsubj:pass")
    agent = next((c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "by"), None)
    past = doc.has(verb, ("was", "were", "been"), "aux:pass")
    if subject is None or agent is None or not past or words[subject].upos == "PRON" or words[agent].upos != "PROPN":
        return None
    return agent if words[verb].lemma in DONE_BY else None


DONE_BY = (
    lexicon.KILL_SURE | CULPABLE | frozenset("commit murder write build make invent design blackmail sabotage paint".split())
)
"""What somebody asks who did it; by whom one was promoted is no secret that comes out."""

SECRET = frozenset(
    "steal forge write send plant sabotage betray frame blackmail kidnap abduct drug burn fake falsify embezzle leak rob "
    "switch swap hire bribe".split()
)
"""What somebody did in secret, if it is found out that he did it; who killed whom is told elsewhere."""


def _found_out(doc: Doc, verb: int) -> int | None:
    """ "It turns out that Tom stole the money": who did something in secret to somebody, or to a thing that was told of."""
    words = doc.words
    word, subject, object = words[verb], doc.first(verb, "nsubj"), doc.first(verb, "obj")
    if word.lemma not in SECRET or subject is None or object is None or object < verb or doc.dependents(verb, "aux:pass"):
        return None
    past = word.xpos == "VBD" or doc.has(verb, ("had", "has", "'d"), "aux")
    pointed = doc.has(object, ("the", "that", "those"), "det")
    told = words[object].upos == "PROPN" or pointed or bool(doc.dependents(object, "nmod:poss"))
    own = words[object].lower in lexicon.REFLEXIVES
    if words[object].upos == "PROPN" and (word.lemma == "hire" or "has" in doc.lowers(verb, "aux")):
        return None  # "learns that Tom has kidnapped Ann": nobody asked before who had
    return subject if past and told and not own and words[subject].upos == "PROPN" else None


BODIES = frozenset(["body", "corpse", "cadaver", "skeleton"])


def bodies(doc: Doc) -> list[tuple[int, int]]:
    """The bodies that are told to be somebody's, as first and last words: "the body turns out to be that of Tom"."""
    words = doc.words
    out: list[tuple[int, int]] = []
    for word in words:
        up = words[word.head]
        told = word.label == "nsubj" and up.lemma in ("turn", "prove", "identify", "reveal") and _whose(doc, up.index)
        told = told or (word.label == "obj" and up.lemma in lexicon.COPULAR_REVEAL and _whose(doc, up.index))
        if word.lower in BODIES and told and doc.dependents(word.index, "det"):
            inside = [
                i for i in doc.subtree(word.index, frozenset({"appos", "conj", "cc", "parataxis"})) if words[i].text != ","
            ]
            out.append((inside[0], inside[-1]))
    return out


def _whose(doc: Doc, verb: int) -> bool:
    """Whether a verb tells whose something is or who it was."""
    tells = (c for c in doc.dependents(verb, "xcomp", "obl", "ccomp") if doc.preposition(c) in ("", "as"))
    return any(doc.words[c].upos in ("PROPN", "NOUN") or doc.words[c].lower == "that" for c in tells)
